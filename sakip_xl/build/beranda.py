"""The sheet Beranda: both SOPs at a glance, what is missing, the figures of the quarter, the buttons.

It is one F4 page across, the first thing a Camat sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Daerah, Jenis, LembarKanvas
from sakip_xl.build.kepala import CATATAN_TOMBOL, gambar_kepala, tombol
from sakip_xl.build.rekap import CAPAIAN, PREDIKAT, LetakRekap, grafik_rekap, susun_rekap
from sakip_xl.build.ringkas import Ringkasan, bulat, predikat_bulat, ringkas
from sakip_xl.build.tabel import gambar_tabel, ganti_sel
from sakip_xl.domain import tulisan
from sakip_xl.domain.istilah import NamaSop
from sakip_xl.domain.keadaan import status_sop
from sakip_xl.domain.lipatan import Keadaan, StatusLangkah, StatusSop
from sakip_xl.domain.model import Sel
from sakip_xl.domain.sop import SOP, Langkah
from sakip_xl.domain.syarat import Kekurangan, kekurangan
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.rumus_ukur import sel_angka
from sakip_xl.layout.tabel_identitas import TBL_KERJA

_LEBAR_SOP = (4.0, 40.0, 15.0, 12.0, 12.0, 12.0, 11.0)
_JARAK = 2.0
_KOLOM_SOP = {NamaSop.PENGUMPULAN: 0, NamaSop.PENGUKURAN: len(_LEBAR_SOP) + 1}
_JUDUL = ("No", "Langkah", "Pelaku", "Mulai", "Tenggat", "Selesai", "Keadaan")
_TOMBOL = (
    ("periksa", 0, 1),
    ("bagikan", 2, 3),
    ("rekap", 4, 5),
    ("hitung", 6, 8),
    ("laporan", 9, 9),
    ("majukan", 10, 11),
    ("status", 12, 14),
)
"""The buttons in the order of the work, each with its first and last column."""

_KERJA, _KARTU, _SOP, _LANGKAH = 5, 9, 13, 15
_PALING_BANYAK = max(len(sop.langkah) for sop in SOP.values())
_BAWAH = _LANGKAH + _PALING_BANYAK + 1
_BARIS_KURANG = 8
_ARAHAN = "untuk Setujui atau Kembalikan"
_MUAT = 52
"""Letters of the step's text in one line of its column."""
_SKALA = 66
_AKHIR = 2 * len(_LEBAR_SOP)
_GAYA = {
    Keadaan.BELUM: "menunggu",
    Keadaan.BERJALAN: "berjalan",
    Keadaan.SELESAI: "selesai",
    Keadaan.DRAF: "peringatan",
}


def gambar_beranda(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the whole page."""
    data = ringkas(bahan)
    letak = susun_rekap(LembarKanvas(MASTER.lembar_bernama("Rekap")), bahan, data)
    gambar_kepala(lembar, bahan, tombol=False)
    for id_tombol, kolom, akhir in _TOMBOL:
        tombol(lembar, 3, kolom, id_tombol, sampai=akhir)
    lembar.tulis(4, 0, CATATAN_TOMBOL, "kecil")
    _gambar_kerja(lembar, bahan)
    _gambar_kartu(lembar, bahan, data, letak)
    triwulan = int(bahan.master.kerja.triwulan)
    status = {nama: status_sop(bahan.master, nama, triwulan, bahan.sekarang) for nama in NamaSop}
    for nama, satu in status.items():
        _gambar_sop(lembar, satu, _KOLOM_SOP[nama])
    _gambar_kurang(lembar, bahan, list(status.values()))
    kiri, kanan = grafik_rekap(letak, _BAWAH, (_AKHIR // 2 + 1, _AKHIR - 3))
    lembar.grafik += [replace(kiri, lebar=420, tinggi=224), replace(kanan, lebar=345, tinggi=224)]
    lembar.lebar.update(enumerate((*_LEBAR_SOP, _JARAK, *_LEBAR_SOP)))
    lembar.daerah_cetak = Daerah(0, 0, _BAWAH + _BARIS_KURANG, _AKHIR)
    lembar.mendatar, lembar.skala = True, _SKALA


# --- who works ----------------------------------------------------------------------------------------------


def _gambar_kerja(lembar: LembarKanvas, bahan: Bahan) -> None:
    """What staff choose before a click; a long arahan runs on over a bar that leads back to its cell."""
    letak = gambar_tabel(lembar, TBL_KERJA, _KERJA, bahan, kolom=1)
    kolom = letak.kolom + TBL_KERJA.letak_kolom("arahan")
    baris = letak.baris + 1
    lembar.gabung(Daerah(letak.baris, kolom + 1, letak.baris, _AKHIR), _ARAHAN, "kepala+kiri+miring")
    for satu in range(letak.kolom, kolom):
        ganti_sel(lembar, baris, satu, gaya=f"{lembar.sel[baris, satu].gaya}+di_tengah")
    ganti_sel(
        lembar, baris, kolom, gaya=f"{lembar.sel[baris, kolom].gaya}+satu_baris+di_tengah+terbuka_kanan"
    )
    tujuan = f"'{lembar.lembar.nama}'!{xl_rowcol_to_cell(baris, kolom)}"
    for satu in range(kolom + 1, _AKHIR + 1):
        tepi = "terbuka_kiri" if satu == _AKHIR else "terbuka"
        lembar.tulis(baris, satu, None, f"bidang+{tepi}", tautan=tujuan, petunjuk="Ketik di sel Arahan")
    lembar.tinggi.update({_KERJA: 20, letak.baris: 18, baris: 22, baris + 1: 8})


# --- figures ------------------------------------------------------------------------------------------------


def _gambar_kartu(lembar: LembarKanvas, bahan: Bahan, data: Ringkasan, letak: LetakRekap) -> None:
    """The figures of the quarter, large."""
    wajib = [u for u in data.unit if u.unit.wajib == "Ya"]
    lambat = sum(u.terlambat for u in wajib)
    surat = f"{sum(u.kembali for u in wajib)} dari {len(wajib)}"
    triwulan = tulisan.triwulan(bahan.master.kerja.triwulan)
    saat = f"Keadaan {triwulan} per {tulisan.waktu(bahan.sekarang)}"
    lembar.gabung(Daerah(1, 8, 1, _AKHIR), saat, "subjudul+kanan", jenis=Jenis.HITUNGAN)
    capaian, rumus_capaian = _dari_rekap(data, bahan, letak, CAPAIAN)
    predikat, rumus_predikat = _dari_rekap(data, bahan, letak, PREDIKAT)
    jumlah = f"{sum(u.terisi for u in data.unit)} dari {sum(u.jumlah for u in data.unit)}"
    kartu: tuple[tuple[str, int, int, Sel, str | None], ...] = (
        ("Formulir kembali", 0, 1, f"{surat} unit", None),
        ("Unit terlambat", 2, 3, f"{lambat} unit", None),
        ("Realisasi terisi", 4, 6, f"{jumlah} indikator", None),
        ("Capaian kecamatan (%)", 8, 9, capaian, rumus_capaian),
        ("Predikat", 10, 14, predikat, rumus_predikat),
    )
    for judul, awal, akhir, nilai, rumus in kartu:
        lembar.gabung(Daerah(_KARTU, awal, _KARTU, akhir), judul, "kotak+kartu_judul")
        gaya = "kotak+kartu+tengah"
        if judul == "Unit terlambat" and lambat:
            gaya += "+terlambat"
        daerah = Daerah(_KARTU + 1, awal, _KARTU + 2, akhir)
        lembar.gabung(daerah, nilai, gaya, jenis=Jenis.HITUNGAN, rumus=rumus)
    lembar.tinggi.update({1: 18, 2: 16, 4: 14, _KARTU: 18, _KARTU + 1: 16, _KARTU + 2: 16, _KARTU + 3: 8})


def _dari_rekap(data: Ringkasan, bahan: Bahan, letak: LetakRekap, kolom: int) -> tuple[Sel, str]:
    """A result of the kecamatan as Rekap has it, a dash when there is none."""
    nilai = data.kecamatan.nilai
    hasil: Sel = sel_angka(bulat(bahan, nilai)) if kolom == CAPAIAN else predikat_bulat(bahan, nilai)
    acuan = f"Rekap!{xl_rowcol_to_cell(letak.kecamatan, kolom, row_abs=True, col_abs=True)}"
    return ("-" if hasil == "" else hasil), f'=IF({acuan}="","-",{acuan})'


# --- both SOPs ----------------------------------------------------------------------------------------------


def _gambar_sop(lembar: LembarKanvas, status: StatusSop, kolom: int) -> None:
    """The steps of one SOP with their times; a late one turns red."""
    sop = SOP[status.sop]
    akhir = kolom + len(_LEBAR_SOP) - 1
    kini = status.langkah_kini
    keadaan = "selesai" if kini is None else f"langkah {kini} dari {sop.akhir.nomor}"
    judul = f"{sop.judul}: {keadaan}"
    lembar.gabung(Daerah(_SOP, kolom, _SOP, akhir), judul, "pita+di_tengah", jenis=Jenis.HITUNGAN)
    lembar.tinggi[_SOP] = 22
    for n, teks in enumerate(_JUDUL):
        lembar.tulis(_SOP + 1, kolom + n, teks, "kepala")
    for n, langkah in enumerate(sop.langkah):
        _gambar_langkah(lembar, langkah, status, _LANGKAH + n, kolom)
    bawah = _LANGKAH + len(sop.langkah) - 1
    tenggat, selesai = (xl_rowcol_to_cell(_LANGKAH, kolom + n, col_abs=True) for n in (4, 5))
    syarat = f"=AND(ISNUMBER({tenggat}),IF(ISNUMBER({selesai}),{selesai},NOW())>{tenggat})"
    daerah = Daerah(_LANGKAH, kolom + 3, bawah, akhir)
    lembar.bersyarat.append((daerah, {"type": "formula", "criteria": syarat, "format": "terlambat"}))


def _gambar_langkah(
    lembar: LembarKanvas, langkah: Langkah, status: StatusSop, baris: int, kolom: int
) -> None:
    satu = status.ke(langkah.nomor)
    kini = langkah.nomor == status.langkah_kini
    tebal = "+tebal" if kini else ""
    waktu: tuple[datetime | None, ...] = (satu.mulai, satu.tenggat, satu.selesai)
    isi: Sequence[tuple[Sel, str]] = (
        (langkah.nomor, f"sel+tengah+di_tengah{tebal}"),
        (_ringkas(langkah), f"sel+kecil_langkah+di_tengah{tebal}"),
        (" / ".join(langkah.pelaku), f"sel+kecil_langkah+tengah+di_tengah{tebal}"),
        *((saat, "sel+kecil_langkah+waktu_pendek+di_tengah") for saat in waktu),
        (_sebut(satu), f"sel+kecil_langkah+tengah+di_tengah+{_GAYA[satu.keadaan]}"),
    )
    for n, (nilai, gaya) in enumerate(isi):
        lembar.tulis(baris, kolom + n, nilai, gaya, jenis=Jenis.HITUNGAN)
    baris_teks = -(-len(_ringkas(langkah)) // _MUAT)
    lembar.tinggi[baris] = max(lembar.tinggi.get(baris, 0), 25.0 if baris_teks < 3 else 36.0)


def _ringkas(langkah: Langkah) -> str:
    """The first sentence of a step; the whole text stands on the sheet SOP."""
    return langkah.uraian.partition(". ")[0].rstrip(".")


def _sebut(satu: StatusLangkah) -> str:
    """The state in one word: a running step past its due time is late."""
    return "terlambat" if satu.terlambat and satu.keadaan is Keadaan.BERJALAN else str(satu.keadaan)


# --- what is missing ----------------------------------------------------------------------------------------


def _gambar_kurang(lembar: LembarKanvas, bahan: Bahan, status: Sequence[StatusSop]) -> None:
    """What the current steps miss, each line a link to the sheet where it is filled in."""
    akhir = len(_LEBAR_SOP) - 1
    judul = "Yang belum lengkap pada langkah kini"
    lembar.gabung(Daerah(_BAWAH, 0, _BAWAH, akhir), judul, "pita+di_tengah")
    lembar.tinggi.update({_BAWAH - 1: 8, _BAWAH: 22})
    daftar = [(satu, kurang) for satu in status for kurang in _kekurangan(bahan, satu)]
    muat = daftar if len(daftar) <= _BARIS_KURANG else daftar[: _BARIS_KURANG - 1]
    for n in range(_BARIS_KURANG):
        baris = _BAWAH + 1 + n
        lembar.tinggi[baris] = 19
        teks, tujuan = _kalimat(daftar, muat, n)
        if n == 0 and all(satu.selesai for satu in status):
            teks = "Semua langkah kedua SOP pada triwulan ini sudah selesai."
        daerah = Daerah(baris, 0, baris, akhir)
        lembar.gabung(daerah, teks, "sel+kecil_langkah+di_tengah", jenis=Jenis.HITUNGAN)
        if tujuan:
            ganti_sel(lembar, baris, 0, tautan=f"'{tujuan}'!A1", petunjuk=f"Buka lembar {tujuan}")


def _kekurangan(bahan: Bahan, status: StatusSop) -> list[Kekurangan]:
    if status.langkah_kini is None:
        return []
    return kekurangan(bahan.master, status.sop, status.triwulan, status.langkah_kini)


def _kalimat(
    daftar: Sequence[tuple[StatusSop, Kekurangan]], muat: Sequence[tuple[StatusSop, Kekurangan]], n: int
) -> tuple[str | None, str]:
    """The text of line ``n`` and the sheet it leads to."""
    if n < len(muat):
        status, kurang = muat[n]
        return f"{str(status.sop).capitalize()} {status.langkah_kini}: {kurang.teks}", kurang.lembar
    if n == len(muat) and len(daftar) > len(muat):
        return f"dan {len(daftar) - len(muat)} lagi; klik Status untuk melihat semuanya.", ""
    return ("Tidak ada. Langkah kini dapat dimajukan." if n == 0 else None), ""
