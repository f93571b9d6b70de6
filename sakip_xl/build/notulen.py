"""The sheet Notulen: minutes, participants and decisions, and below them each minutes ready to print.

Printed are the minutes of the quarter staff work on, one a page, by formulas on the rows of the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.cetakan import (
    BarisDaftar,
    Rumus,
    baris_daftar,
    baris_terisi,
    cari_pejabat,
    catat_belum_lengkap,
    gambar_kop,
    rumus_jam,
    rumus_pejabat,
    teks_jam,
    tinggi_teks,
)
from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.build.kepala import gambar_kepala
from sakip_xl.build.rumus_tabel import teks_rumus
from sakip_xl.build.tabel import gambar_tabel
from sakip_xl.domain import tulisan
from sakip_xl.layout.tabel_naskah import TBL_KEPUTUSAN, TBL_NOTULEN, TBL_PESERTA

_AKHIR = 4
_SKALA = 80
_TINGGI_TERBESAR = 400.0
"""Excel draws no row taller than 409 points."""
_SEL = "naskah+garis_naskah"
_KEPALA = f"{_SEL}+tebal+tengah+di_tengah+biru"

Bagian = tuple[int, int]
"""First and last column of a cell of a printed table."""


def gambar_notulen(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the sheet: the three tables stacked, then one page for each minutes of the quarter."""
    baris = gambar_kepala(lembar, bahan)
    for tabel in (TBL_NOTULEN, TBL_PESERTA, TBL_KEPUTUSAN):
        letak = gambar_tabel(lembar, tabel, baris, bahan)
        baris = letak.baris + letak.jumlah + 3
    sah = [satu.baris_ke for satu in bahan.master.notulen]
    baris = catat_belum_lengkap(lembar, bahan, baris, TBL_NOTULEN.nama, sah)
    triwulan = bahan.master.kerja.triwulan
    lembar.tulis(baris, 0, f"Notulen {tulisan.triwulan(triwulan)} siap cetak", "judul_bagian")
    awal = baris + 1
    dicetak = [satu.baris_ke for satu in bahan.master.notulen if satu.triwulan == triwulan]
    for ke, satu in enumerate(baris_daftar(bahan, TBL_NOTULEN.nama, dicetak)):
        baris = lembar.baris_berikut()
        if ke:
            lembar.jeda_halaman.append(baris)
        _gambar_naskah(lembar, bahan, satu, baris)
    if not dicetak:
        pesan = f"Belum ada notulen {tulisan.triwulan(triwulan)}. Isi tabel Notulen Rapat di atas."
        lembar.gabung(Daerah(awal, 0, awal, _AKHIR), pesan, "naskah+miring")
    lembar.mendatar, lembar.skala = False, _SKALA
    lembar.daerah_cetak = Daerah(awal, 0, lembar.baris_berikut() - 1, _AKHIR)


def _gambar_naskah(lembar: LembarKanvas, bahan: Bahan, satu: BarisDaftar, awal: int) -> None:
    baris = gambar_kop(lembar, bahan, awal, _AKHIR)
    lembar.tinggi[baris] = 28
    lembar.gabung(Daerah(baris, 0, baris, _AKHIR), "NOTULEN RAPAT", "naskah+tebal+besar+tengah+di_tengah")
    baris = _pokok(lembar, satu, baris + 1)
    baris = _peserta(lembar, bahan, satu, baris)
    baris = _judul(lembar, baris, "Ringkasan Pembahasan")
    baris = _teks_panjang(lembar, satu, "ringkasan", baris)
    baris = _keputusan(lembar, bahan, satu, baris)
    _tanda_tangan(lembar, bahan, satu, baris + 1)


def _pokok(lembar: LembarKanvas, satu: BarisDaftar, baris: int) -> int:
    """What, when and where, who led and who wrote."""
    isi: tuple[tuple[str, Rumus], ...] = (
        ("Nomor", satu.teks("nomor")),
        ("Agenda", satu.teks("agenda")),
        ("Hari/Tanggal", satu.hari_tanggal("tanggal")),
        ("Waktu", _jam(satu)),
        ("Tempat", satu.teks("tempat")),
        ("Pimpinan Rapat", satu.teks("pimpinan")),
        ("Notulis", satu.teks("notulis")),
    )
    lebar = _lebar(lembar, (1, _AKHIR))
    for label, (rumus, nilai) in isi:
        lembar.tinggi[baris] = tinggi_teks([(nilai, lebar)], paling_rendah=18)
        lembar.tulis(baris, 0, label, "naskah")
        lembar.gabung(Daerah(baris, 1, baris, _AKHIR), nilai, "naskah+tebal", rumus=rumus)
        baris += 1
    return baris


def _jam(satu: BarisDaftar) -> Rumus:
    mulai, selesai = (satu.acuan(bidang) for bidang in ("jam_mulai", "jam_selesai"))
    rumus = f'="Pukul "&{rumus_jam(mulai)}&" sampai "&{rumus_jam(selesai)}'
    teks = [teks_jam(satu.isi.get(bidang)) for bidang in ("jam_mulai", "jam_selesai")]
    return rumus, f"Pukul {teks[0]} sampai {teks[1]}"


def _judul(lembar: LembarKanvas, baris: int, judul: str) -> int:
    lembar.tinggi[baris] = 24
    lembar.gabung(Daerah(baris, 0, baris, _AKHIR), judul, "naskah+tebal+di_tengah")
    return baris + 1


def _peserta(lembar: LembarKanvas, bahan: Bahan, satu: BarisDaftar, baris: int) -> int:
    """Who was asked to come, with room to sign; who was absent is named so."""
    bagian: tuple[Bagian, ...] = ((0, 0), (1, 2), (3, 3), (4, 4))
    baris = _judul(lembar, baris, "Daftar Hadir")
    _kepala(lembar, baris, bagian, ("No", "Nama", "Jabatan", "Tanda Tangan"))
    for ke, orang in enumerate(_milik(bahan, TBL_PESERTA.nama, satu), start=1):
        absen = orang.nilai("hadir").casefold() == "tidak"
        hadir = (f'=IF({orang.acuan("hadir")}="Tidak","tidak hadir","")', "tidak hadir" if absen else "")
        isi = (("", ke), orang.teks("nama"), orang.teks("jabatan"), hadir)
        _baris(lembar, baris + ke, bagian, isi, 22)
    return lembar.baris_berikut()


def _keputusan(lembar: LembarKanvas, bahan: Bahan, satu: BarisDaftar, baris: int) -> int:
    """What was decided, who follows it up and until when."""
    bagian: tuple[Bagian, ...] = ((0, 1), (2, 2), (3, 3), (4, 4))
    baris = _judul(lembar, baris, "Keputusan dan Tindak Lanjut")
    _kepala(lembar, baris, bagian, ("Keputusan", "Tindak Lanjut", "Penanggung Jawab", "Batas Waktu"))
    for ke, putusan in enumerate(_milik(bahan, TBL_KEPUTUSAN.nama, satu), start=1):
        isi = (
            putusan.teks("keputusan"),
            putusan.teks("tindak_lanjut"),
            putusan.teks("penanggung_jawab"),
            putusan.tanggal("batas_waktu"),
        )
        _baris(lembar, baris + ke, bagian, isi, 20)
    return lembar.baris_berikut()


def _milik(bahan: Bahan, nama: str, satu: BarisDaftar) -> list[BarisDaftar]:
    """The rows of a table that belong to one minutes, by its number as it is typed."""
    nomor = satu.nilai("nomor").strip().casefold()
    isi = bahan.isi.baris(nama)
    milik = [
        ke for ke in baris_terisi(isi) if teks_rumus(isi[ke].get("nomor_notulen")).strip().casefold() == nomor
    ]
    return baris_daftar(bahan, nama, milik)


def _kepala(lembar: LembarKanvas, baris: int, bagian: Sequence[Bagian], judul: Sequence[str]) -> None:
    lembar.tinggi[baris] = 20
    for (awal, akhir), teks in zip(bagian, judul, strict=True):
        lembar.gabung(Daerah(baris, awal, baris, akhir), teks, _KEPALA)


def _baris(
    lembar: LembarKanvas, baris: int, bagian: Sequence[Bagian], isi: Sequence[Rumus], terendah: float
) -> None:
    """One row of a printed table; a cell without a formula is a plain number."""
    tinggi = [(nilai, _lebar(lembar, satu)) for satu, (_, nilai) in zip(bagian, isi, strict=True)]
    lembar.tinggi[baris] = min(_TINGGI_TERBESAR, tinggi_teks(tinggi, paling_rendah=terendah))
    for (awal, akhir), (rumus, nilai) in zip(bagian, isi, strict=True):
        gaya = _SEL if rumus else f"{_SEL}+tengah"
        lembar.gabung(Daerah(baris, awal, baris, akhir), nilai, gaya, rumus=rumus or None)


def _lebar(lembar: LembarKanvas, bagian: Bagian) -> float:
    return sum(lembar.lebar[kolom] for kolom in range(bagian[0], bagian[1] + 1))


def _teks_panjang(lembar: LembarKanvas, satu: BarisDaftar, bidang: str, baris: int) -> int:
    """A text over as many rows as its height needs; returns the row below."""
    rumus, nilai = satu.teks(bidang)
    tinggi = tinggi_teks([(nilai, _lebar(lembar, (0, _AKHIR)))], paling_rendah=60)
    banyak = ceil(tinggi / _TINGGI_TERBESAR)
    for ke in range(banyak):
        lembar.tinggi[baris + ke] = tinggi / banyak
    lembar.gabung(Daerah(baris, 0, baris + banyak - 1, _AKHIR), nilai, _SEL, rumus=rumus)
    return baris + banyak


def _tanda_tangan(lembar: LembarKanvas, bahan: Bahan, satu: BarisDaftar, baris: int) -> None:
    """Both signatures: who led the meeting on the left, who wrote on the right."""
    for bidang, sebutan, (awal, akhir) in (
        ("pimpinan", "Pimpinan Rapat,", (0, 2)),
        ("notulis", "Notulis,", (3, _AKHIR)),
    ):
        nama, acuan = satu.nilai(bidang), f'{satu.acuan(bidang)}&""'
        nip, cari = cari_pejabat(bahan, nama, "nip"), rumus_pejabat(acuan, "NIP")
        isi: tuple[tuple[str | None, object, str], ...] = (
            (None, sebutan, ""),
            (None, None, ""),
            (satu.teks(bidang)[0], nama, "+tebal"),
            (f'=IF({cari}="","","NIP "&{cari})', f"NIP {nip}" if nip else "", ""),
        )
        for ke, (rumus, nilai, tambahan) in enumerate(isi):
            lembar.tinggi[baris + ke] = 48 if ke == 1 else 16
            daerah = Daerah(baris + ke, awal, baris + ke, akhir)
            teks = None if nilai is None else str(nilai)
            lembar.gabung(daerah, teks, f"naskah+tengah{tambahan}", rumus=rumus)
