"""The formulas of the Kertas Kerja: each as Excel 2013 text, as its Python twin, with worked examples.

``RUMUS`` maps the field of a computed column to its formula; ``[@bidang]`` stands for the cell of that
field in the same row, and the table puts its heading there. The value always comes from ``domain``; the
Excel text says the same, and a test recalculates both. The value for the recap is the capaian of the
quarter itself: an indicator that is not targeted in the quarter has none and is counted as left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from math import log

from sakip_xl.domain.capaian import untuk_rekap
from sakip_xl.domain.istilah import Konsolidasi
from sakip_xl.domain.model import Sel
from sakip_xl.domain.predikat import Ambang, predikat
from sakip_xl.domain.ukuran import sampai_dengan, target_sampai
from sakip_xl.layout.contoh_capaian import contoh
from sakip_xl.layout.inti import Konteks, RumusKolom
from sakip_xl.layout.rumus_teks import (
    CARA_HITUNG,
    KALIMAT,
    SEBAB,
    hitung_cara,
    hitung_kalimat,
    hitung_sebab,
    hitung_teks,
    teks_bilangan,
)
from sakip_xl.layout.rumus_ukur import (
    ACUAN,
    BULAT,
    JALUR,
    PENUH,
    SD,
    TAHUN,
    TW,
    Baris,
    Hitung,
    Pengukuran,
    bilangan,
    hitung_acuan,
    hitung_bulat,
    hitung_jalur,
    hitung_penuh,
    sel_angka,
)

TEKS = {
    "teks_bawah": "target_bawah",
    "teks_atas": "target_atas",
    "teks_acuan": "acuan",
    "teks_realisasi": "realisasi",
    "teks_terburuk": "terburuk",
}
_TRIWULAN = (1, 2, 3, 4)
_R = "[@r1],[@r2],[@r3],[@r4]"

UNTUK_REKAP = '=IF([@capaian]="","",MAX(0,IF(ISNUMBER(batas_rekap),MIN([@capaian],batas_rekap),[@capaian])))'

LN_REKAP = '=IF(N([@untuk_rekap])>0,LN([@untuk_rekap]),"")'

TW_AKHIR = '=IF([@r4]<>"",4,IF([@r3]<>"",3,IF([@r2]<>"",2,IF([@r1]<>"",1,0))))'

TERISI = f'=IF([@kode]="","",COUNT({_R})&" dari "&[@triwulan])'

REALISASI_SD = (
    f'=IF(OR([@dapat_digabung]="Tidak",[@tw_akhir]=0),"",IF([@konsolidasi]="{Konsolidasi.POSISI_AKHIR}",'
    f"CHOOSE([@tw_akhir],{_R}),"
    f'ROUND(SUM({_R}),10)/IF([@konsolidasi]="{Konsolidasi.RATA_RATA}",COUNT({_R}),1)))'
)


def rumus_predikat(nilai: str) -> str:
    """The predikat of the value in a cell: the first row of tblPredikat whose bound it reaches."""
    batas = "tblPredikat[Batas Bawah (%)]"
    urutan = "ROW(tblPredikat[Predikat])-ROW(tblPredikat[[#Headers],[Predikat]])"
    return (
        f'=IF({nilai}="","",IFERROR(INDEX(tblPredikat[Predikat],1000-SUMPRODUCT(MAX('
        f'(tblPredikat[Predikat]<>"")*(({batas}="")+({batas}<{nilai})'
        f'+({batas}={nilai})*(tblPredikat[Nilai Tepat di Batas Termasuk]="Ya")>0)'
        f'*(1000-({urutan}))))),""))'
    )


def ambang(konteks: Konteks) -> tuple[Ambang, ...]:
    """The bounds of the workbook as the domain takes them."""
    return tuple(Ambang(b.predikat, b.batas_bawah, b.termasuk == "Ya") for b in konteks.predikat)


def teks_predikat(nilai: Decimal | None, konteks: Konteks) -> str:
    """The twin of ``rumus_predikat``: empty for what has no value."""
    return predikat(nilai, ambang(konteks)) or ""


def _target_sd(ujung: str) -> str:
    target = [f"[@t{n}_{ujung}]" for n in _TRIWULAN]
    kurang = "+".join(f'([@r{n}]<>"")*([@t{n}_{ujung}]="")' for n in _TRIWULAN)
    jumlah = ",".join(f'IF([@r{n}]="",0,[@t{n}_{ujung}])' for n in _TRIWULAN)
    pilih = f"CHOOSE([@tw_akhir],{','.join(target)})"
    return (
        f'=IF([@realisasi_sd]="","",IF([@konsolidasi]="{Konsolidasi.POSISI_AKHIR}",'
        f'IF({pilih}="","",{pilih}),IF({kurang}>0,"",'
        f'ROUND(SUM({jumlah}),10)/IF([@konsolidasi]="{Konsolidasi.RATA_RATA}",COUNT({_R}),1))))'
    )


def _angka(baris: Baris, pola: str) -> list[Decimal | None]:
    return [bilangan(baris.get(pola.format(n))) for n in _TRIWULAN]


def _konsolidasi(baris: Baris) -> Konsolidasi:
    """The way of the row; anything else adds up, as the formula does."""
    teks = str(baris.get("konsolidasi") or "").casefold()
    return Konsolidasi(teks) if teks in set(Konsolidasi) else Konsolidasi.JUMLAH


def _hitung_untuk_rekap(baris: Baris, konteks: Konteks) -> Sel:
    nilai = bilangan(baris.get("capaian"))
    return "" if nilai is None else float(untuk_rekap(nilai, konteks.pengaturan.batas_rekap))


def _hitung_ln(baris: Baris, _konteks: Konteks) -> Sel:
    nilai = bilangan(baris.get("untuk_rekap"))
    return log(nilai) if nilai else ""


def _hitung_predikat(baris: Baris, konteks: Konteks) -> Sel:
    return teks_predikat(bilangan(baris.get("capaian")), konteks)


def _hitung_tw_akhir(baris: Baris, _konteks: Konteks) -> Sel:
    return max((n for n in _TRIWULAN if baris.get(f"r{n}") not in {None, ""}), default=0)


def _hitung_terisi(baris: Baris, _konteks: Konteks) -> Sel:
    if baris.get("kode") in {None, ""}:
        return ""
    terisi = sum(angka is not None for angka in _angka(baris, "r{}"))
    return f"{terisi} dari {baris.get('triwulan')}"


def _hitung_realisasi_sd(baris: Baris, _konteks: Konteks) -> Sel:
    if baris.get("dapat_digabung") == "Tidak":
        return ""
    return sel_angka(sampai_dengan(_angka(baris, "r{}"), _konsolidasi(baris)))


def _hitung_target_sd(ujung: str) -> Hitung:
    def hitung(baris: Baris, _konteks: Konteks) -> Sel:
        if baris.get("realisasi_sd") in {None, ""}:
            return ""
        target = _angka(baris, f"t{{}}_{ujung}")
        return sel_angka(target_sampai(target, _angka(baris, "r{}"), _konsolidasi(baris)))

    return hitung


UNSUR: dict[str, tuple[str, Callable[[Pengukuran], Hitung]]] = {
    "acuan": (ACUAN, hitung_acuan),
    "jalur": (JALUR, hitung_jalur),
    "penuh": (PENUH, hitung_penuh),
    "capaian": (BULAT, hitung_bulat),
}


def _rumus() -> Iterator[tuple[str, str, Hitung]]:
    """Field, Excel text and twin of every computed column."""
    for ukuran in (TW, SD, TAHUN):
        for nama, (teks, buat) in UNSUR.items():
            yield f"{nama}{ukuran.akhiran}", ukuran.isi(teks), buat(ukuran)
    for nama, bidang in TEKS.items():
        yield nama, teks_bilangan(f"[@{bidang}]"), hitung_teks(bidang)
    yield "sebab", SEBAB, hitung_sebab
    yield "kalimat", KALIMAT, hitung_kalimat
    yield "cara_hitung", CARA_HITUNG, hitung_cara
    yield "tw_akhir", TW_AKHIR, _hitung_tw_akhir
    yield "terisi", TERISI, _hitung_terisi
    yield "realisasi_sd", REALISASI_SD, _hitung_realisasi_sd
    for ujung in ("bawah", "atas"):
        yield f"target_sd_{ujung}", _target_sd(ujung), _hitung_target_sd(ujung)
    yield "untuk_rekap", UNTUK_REKAP, _hitung_untuk_rekap
    yield "ln_rekap", LN_REKAP, _hitung_ln
    yield "predikat", rumus_predikat("[@capaian]"), _hitung_predikat


RUMUS: dict[str, RumusKolom] = {
    bidang: RumusKolom(teks, hitung, contoh(bidang)) for bidang, teks, hitung in _rumus()
}
"""The formula of every computed column of tblKertasKerja, by field."""
