"""The sheet Tanda Terima: the register of forms, and below it the list that the units sign."""

from __future__ import annotations

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.cetakan import (
    BarisDaftar,
    Rumus,
    baris_daftar,
    catat_belum_lengkap,
    gambar_kop,
    rumus_bernama,
    tinggi_teks,
)
from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.build.kepala import gambar_kepala, tanda_tangan
from sakip_xl.build.rumus_tabel import teks_rumus
from sakip_xl.build.tabel import gambar_tabel
from sakip_xl.domain import tulisan
from sakip_xl.domain.istilah import ROMAWI, Peran
from sakip_xl.layout.tabel_kinerja import TBL_FORMULIR

_AKHIR = 7
_BAGIAN = ((0, 0), (1, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7))
_JUDUL = ("No", "Unit", "Formulir", "Dikirim", "Nama Penerima", "Tanggal dan Jam Diterima", "Paraf")
_SEL = "naskah+garis_naskah+di_tengah"


def gambar_tanda_terima(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the sheet: the register, then the Bukti Tanda Terima of the quarter staff work on."""
    baris = gambar_kepala(lembar, bahan)
    letak = gambar_tabel(lembar, TBL_FORMULIR, baris, bahan)
    baris = letak.baris + letak.jumlah + 2
    sah = [satu.baris_ke for satu in bahan.master.formulir]
    baris = catat_belum_lengkap(lembar, bahan, baris, TBL_FORMULIR.nama, sah)
    triwulan = bahan.master.kerja.triwulan
    lembar.tulis(baris, 0, f"Bukti Tanda Terima {tulisan.triwulan(triwulan)} siap cetak", "judul_bagian")
    awal = baris + 1
    baris = _kepala(lembar, bahan, awal)
    dicetak = [satu.baris_ke for satu in bahan.master.formulir if satu.triwulan == triwulan]
    daftar = baris_daftar(bahan, TBL_FORMULIR.nama, dicetak)
    for ke, satu in enumerate(daftar, start=1):
        _gambar_baris(lembar, bahan, satu, baris, ke)
        baris += 1
    if not daftar:
        pesan = f"Belum ada formulir {tulisan.triwulan(triwulan)} yang dibagikan. Klik Bagikan Formulir."
        lembar.gabung(Daerah(baris, 0, baris, _AKHIR), pesan, f"{_SEL}+miring")
        baris += 1
    tanda_tangan(lembar, baris + 1, 5, bahan, Peran.TIM_SAKIP, sampai=_AKHIR, pengantar="Yang menyerahkan,")
    lembar.daerah_cetak = Daerah(awal, 0, lembar.baris_berikut() - 1, _AKHIR)


def _kepala(lembar: LembarKanvas, bahan: Bahan, awal: int) -> int:
    """Letterhead, title and headings, which are repeated on every page; returns the row below."""
    baris = gambar_kop(lembar, bahan, awal, _AKHIR)
    lembar.tinggi[baris], lembar.tinggi[baris + 1], lembar.tinggi[baris + 2] = 26, 20, 30
    judul = "BUKTI TANDA TERIMA FORMULIR"
    lembar.gabung(Daerah(baris, 0, baris, _AKHIR), judul, "naskah+tebal+besar+tengah+di_tengah")
    romawi = ROMAWI[bahan.master.kerja.triwulan]
    teks = f"Pengumpulan data capaian kinerja Triwulan {romawi}, Kecamatan {{kecamatan}}"
    rumus, nilai = rumus_bernama(bahan, teks)
    lembar.gabung(Daerah(baris + 1, 0, baris + 1, _AKHIR), nilai, "naskah+tengah", rumus=rumus)
    for (kiri, kanan), kata in zip(_BAGIAN, _JUDUL, strict=True):
        gaya = "naskah+garis_naskah+tebal+tengah+di_tengah+biru"
        lembar.gabung(Daerah(baris + 2, kiri, baris + 2, kanan), kata, gaya)
    lembar.ulang_baris = (baris + 2, baris + 2)
    return baris + 3


def _gambar_baris(lembar: LembarKanvas, bahan: Bahan, satu: BarisDaftar, baris: int, ke: int) -> None:
    isi: tuple[Rumus, ...] = (
        ("", ke),
        _unit(bahan, satu),
        satu.teks("id_formulir"),
        satu.waktu("dikirim"),
        satu.teks("penerima"),
        satu.waktu("diterima_unit"),
        ("", None),
    )
    lebar = [sum(lembar.lebar[n] for n in range(kiri, kanan + 1)) for kiri, kanan in _BAGIAN]
    teks = [(nilai, satu_lebar) for (_, nilai), satu_lebar in zip(isi, lebar, strict=True)]
    lembar.tinggi[baris] = tinggi_teks(teks, paling_rendah=32)
    for (kiri, kanan), (rumus, nilai) in zip(_BAGIAN, isi, strict=True):
        gaya = _SEL if rumus else f"{_SEL}+tengah"
        lembar.gabung(Daerah(baris, kiri, baris, kanan), nilai, gaya, rumus=rumus or None)


def _unit(bahan: Bahan, satu: BarisDaftar) -> Rumus:
    """The full name of the unit; its kode when Identitas does not know it."""
    kode, acuan = satu.nilai("unit"), satu.acuan("unit")
    nama = next(
        (
            teks_rumus(baris.get("nama"))
            for baris in bahan.isi.baris("tblUnit")
            if kode and teks_rumus(baris.get("kode")).casefold() == kode.casefold()
        ),
        kode,
    )
    cari = f"INDEX(tblUnit[Nama Unit],MATCH({acuan},tblUnit[Kode Unit],0))"
    return f'=IFERROR({cari}&"",{acuan}&"")', nama
