"""The sheet Program Kerja: the planned activities, and beside them their bars over six weeks of days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Daerah, LembarKanvas, TabelKanvas
from sakip_xl.build.kepala import gambar_kepala
from sakip_xl.build.tabel import gambar_tabel
from sakip_xl.build.tulis import serial
from sakip_xl.domain.model import Sel
from sakip_xl.layout.tabel_naskah import TBL_PROGRAM_KERJA

PEKAN = 6
_LEBAR_HARI = 2.3
_TERJAUH = 1000000
_TW = "INDEX(tblKerja[Triwulan],1)"
_MULAI = "tblProgramKerja[Tanggal Mulai]"
_TERKECIL = (
    f"SUMPRODUCT(MIN((tblProgramKerja[Triwulan]<>{_TW})*{_TERJAUH}+ISBLANK({_MULAI})*{_TERJAUH}+{_MULAI}))"
)
RUMUS_SENIN = (
    f'IF(COUNT({_MULAI})=0,"",'
    f"INT((IFERROR(IF({_TERKECIL}<{_TERJAUH},{_TERKECIL},MIN({_MULAI})),MIN({_MULAI}))-2)/7)*7+2)"
)
"""The Monday of the week in which the first activity of the quarter at work begins."""


def gambar_program_kerja(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the table and its bars: blue planned, green done, grey weekend; today's heading is marked.

    The bars begin on the Monday of the first activity of the quarter chosen on Beranda, and of all
    activities when that quarter has none.
    """
    letak = gambar_tabel(lembar, TBL_PROGRAM_KERJA, gambar_kepala(lembar, bahan) + 1, bahan)
    lembar.beku = (letak.baris + 1, 0)
    lembar.ulang_baris = (letak.baris - 1, letak.baris)
    awal = letak.kolom + len(TBL_PROGRAM_KERJA.kolom) + 1
    lembar.lebar[awal - 1] = 1.5
    _gambar_hari(lembar, letak, awal, hari_senin(bahan))
    _gambar_batang(lembar, letak, awal)


def hari_senin(bahan: Bahan) -> int | None:
    """The value of ``RUMUS_SENIN`` as Excel's day number; ``None`` without any date."""
    baris = bahan.isi.baris("tblProgramKerja")
    angka = [nilai for satu in baris if (nilai := _serial(satu.get("mulai"))) is not None]
    if not angka:
        return None
    kerja = bahan.isi.baris("tblKerja")
    tw = kerja[0].get("triwulan") if kerja else None
    kini = [nilai for satu in baris if satu.get("triwulan") == tw and (nilai := _serial(satu.get("mulai")))]
    berteks = any(isinstance(satu.get("mulai"), str) for satu in baris)
    awal = int(min(angka if berteks or not kini else kini))
    return awal - (awal - 2) % 7


def _serial(nilai: Sel) -> float | None:
    if isinstance(nilai, (date, datetime)):
        return serial(nilai)
    return nilai if isinstance(nilai, (int, float)) else None


def _gambar_hari(lembar: LembarKanvas, letak: TabelKanvas, awal: int, senin: int | None) -> None:
    for n in range(7 * PEKAN):
        kolom = awal + n
        lembar.lebar[kolom] = _LEBAR_HARI
        nilai = "" if senin is None else senin + n
        if n == 0:
            rumus = RUMUS_SENIN
        else:
            lalu = xl_rowcol_to_cell(letak.baris, kolom - 1)
            rumus = f'IF({lalu}="","",{lalu}+1)'
        lembar.tulis(letak.baris, kolom, nilai, "hari", rumus=rumus)
        if n % 7 == 0:
            daerah = Daerah(letak.baris - 1, kolom, letak.baris - 1, kolom + 6)
            lembar.gabung(daerah, nilai, "pita+pekan", rumus=xl_rowcol_to_cell(letak.baris, kolom))
        for baris in range(letak.baris + 1, letak.baris + 1 + letak.jumlah):
            lembar.tulis(baris, kolom, None, "kisi")


def _gambar_batang(lembar: LembarKanvas, letak: TabelKanvas, awal: int) -> None:
    akhir = awal + 7 * PEKAN - 1
    isi = Daerah(letak.baris + 1, awal, letak.baris + letak.jumlah, akhir)
    kepala = Daerah(letak.baris, awal, letak.baris, akhir)
    hari = xl_rowcol_to_cell(letak.baris, awal, row_abs=True)
    mulai, selesai, progres = (
        xl_rowcol_to_cell(isi.baris, letak.kolom + TBL_PROGRAM_KERJA.letak_kolom(bidang), col_abs=True)
        for bidang in ("mulai", "selesai", "progres")
    )
    berisi = f"ISNUMBER({mulai}),ISNUMBER({selesai}),{hari}>={mulai}"
    sudah = f"{hari}<{mulai}+({selesai}-{mulai}+1)*N({progres})/100"
    for syarat, gaya in (
        (f"AND({berisi},{sudah})", "batang_selesai"),
        (f"AND({berisi},{hari}<={selesai})", "batang"),
        (f'AND({hari}<>"",WEEKDAY({hari},2)>5)', "libur"),
    ):
        lembar.bersyarat.append((isi, _rumus(syarat, gaya)))
    lembar.bersyarat.append((kepala, _rumus(f"{hari}=TODAY()", "peringatan")))


def _rumus(syarat: str, gaya: str) -> dict[str, Any]:
    return {"type": "formula", "criteria": f"={syarat}", "format": gaya, "stop_if_true": True}
