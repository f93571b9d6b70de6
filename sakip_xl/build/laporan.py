"""The sheet Laporan: the register on top, below it the report of each SOP in the active quarter."""

from __future__ import annotations

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.cetakan import gambar_kop
from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.build.kepala import gambar_kepala, tanda_tangan
from sakip_xl.build.kertas import Kertas
from sakip_xl.build.laporan_isi import (
    bagian_anggaran,
    bagian_dasar,
    bagian_data,
    bagian_kendala,
    bagian_keputusan,
    bagian_pengukuran,
    bagian_pengumpulan,
    bagian_sasaran,
)
from sakip_xl.build.ringkas import Ringkasan, ringkas
from sakip_xl.build.tabel import gambar_tabel
from sakip_xl.domain import tulisan
from sakip_xl.domain.istilah import JenisLaporan, NamaSop, Peran
from sakip_xl.domain.model import Laporan
from sakip_xl.layout.tabel_hasil import TBL_LAPORAN

_AKHIR = 7
_NOMOR = 5.0
_SKALA = 71
_TINGGI_BAKU = 15.0
_MUAT = range(1110, 1201, 10)
"""Points of rows on a page of F4 at that scale: 1195, and less in programs that draw rows a little higher."""
_JUDUL = {
    NamaSop.PENGUMPULAN: "LAPORAN HASIL PENGUMPULAN DATA KINERJA",
    NamaSop.PENGUKURAN: "LAPORAN HASIL PENGUKURAN KINERJA",
}


def gambar_laporan(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the register and both reports; only the reports are printed, each on pages of its own."""
    baris = gambar_kepala(lembar, bahan)
    letak = gambar_tabel(lembar, TBL_LAPORAN, baris, bahan, kolom=1)
    lembar.lebar[0] = _NOMOR
    for n, kolom in enumerate(TBL_LAPORAN.kolom, 1):
        lembar.lebar[n] = kolom.lebar
    awal = letak.baris + letak.jumlah + 3
    lembar.tulis(
        awal - 1, 0, f"Laporan {tulisan.triwulan(bahan.master.kerja.triwulan)}, siap cetak", "judul_bagian"
    )
    data = ringkas(bahan)
    baris = awal
    for sop in NamaSop:
        if baris > awal:
            lembar.jeda_halaman.append(baris)
        baris = _gambar_satu(lembar, bahan, data, sop, baris)
    lembar.mendatar, lembar.skala = False, _SKALA
    lembar.daerah_cetak = Daerah(awal, 0, baris - 1, _AKHIR)


def _gambar_satu(lembar: LembarKanvas, bahan: Bahan, data: Ringkasan, sop: NamaSop, baris: int) -> int:
    """One report from letterhead to signatures; returns the row below."""
    laporan = bahan.master.laporan_tw(sop, bahan.master.kerja.triwulan)
    mulai = baris
    kertas = Kertas(lembar, gambar_kop(lembar, bahan, baris, _AKHIR), _AKHIR)
    _judul(kertas, bahan, sop, laporan[-1] if laporan else None)
    kertas.bagian("A. DASAR")
    bagian_dasar(kertas, bahan, sop)
    if sop is NamaSop.PENGUMPULAN:
        kertas.bagian("B. PENGUMPULAN FORMULIR")
        bagian_pengumpulan(kertas, data)
        kertas.bagian("C. DATA YANG TERKUMPUL")
        bagian_data(kertas, bahan)
        kertas.bagian("D. KENDALA, SOLUSI, DAN RENCANA TINDAK LANJUT")
        bagian_kendala(kertas, bahan)
    else:
        kertas.bagian("B. PENGUKURAN KINERJA")
        bagian_pengukuran(kertas, data)
        kertas.bagian("C. REKAPITULASI PER SASARAN")
        bagian_sasaran(kertas, bahan, data)
        kertas.bagian("D. ANGGARAN DAN EFISIENSI")
        bagian_anggaran(kertas, data)
        kertas.bagian("E. KENDALA, SOLUSI, DAN RENCANA TINDAK LANJUT")
        bagian_kendala(kertas, bahan)
    penutup = kertas.baris
    kertas.bagian(f"{'E' if sop is NamaSop.PENGUMPULAN else 'F'}. KEPUTUSAN DAN DISPOSISI")
    bagian_keputusan(kertas, laporan)
    akhir = _tanda_tangan(kertas, bahan, laporan[-1] if laporan else None)
    if any(halaman(lembar, mulai, penutup, muat) != halaman(lembar, mulai, akhir, muat) for muat in _MUAT):
        lembar.jeda_halaman.append(penutup)
    return akhir


def halaman(lembar: LembarKanvas, mulai: int, baris: int, muat: float) -> int:
    """The page, from 0, that a row falls on when ``mulai`` begins one and a page holds ``muat`` points."""
    nomor, terpakai = 0, 0.0
    for satu in range(mulai, baris + 1):
        tinggi = lembar.tinggi.get(satu, _TINGGI_BAKU)
        terpakai += tinggi
        if terpakai > muat:
            nomor, terpakai = nomor + 1, tinggi
    return nomor


def _judul(kertas: Kertas, bahan: Bahan, sop: NamaSop, laporan: Laporan | None) -> None:
    """Title, quarter and number; a report that the Sekretaris has not agreed to says DRAFT."""
    master = bahan.master
    kertas.jarak()
    kertas.teks(_JUDUL[sop], "naskah+tebal+besar+tengah+di_tengah", tinggi=24)
    periode = f"{tulisan.triwulan(master.kerja.triwulan)} Tahun {master.pengaturan.tahun}".upper()
    kertas.teks(periode, "naskah+tebal+tengah+di_tengah", tinggi=18)
    nomor = "Nomor: (belum disusun)" if laporan is None else f"Nomor: {laporan.nomor}"
    kertas.teks(nomor, "naskah+tengah+di_tengah", tinggi=16)
    if laporan is None or laporan.jenis is JenisLaporan.DRAFT:
        sebab = "klik Laporan untuk menyusunnya" if laporan is None else "menunggu persetujuan Sekretaris"
        kertas.teks(f"DRAFT – {sebab}", "naskah+tengah+di_tengah+tebal+besar+salah", tinggi=24)
    if laporan is not None and laporan.ringkasan:
        kertas.jarak()
        kertas.teks(f"Ringkasan: {laporan.ringkasan}")


def _tanda_tangan(kertas: Kertas, bahan: Bahan, laporan: Laporan | None) -> int:
    """The Sekretaris on the left, the head of Tim SAKIP on the right."""
    kertas.jarak(16)
    tanggal = None if laporan is None else laporan.tanggal
    atas = kertas.baris
    kiri = tanda_tangan(
        kertas.lembar, atas, 0, bahan, Peran.SEKRETARIS, sampai=2, tanggal=tanggal, pengantar="Mengetahui,"
    )
    kanan = tanda_tangan(
        kertas.lembar, atas, 4, bahan, Peran.TIM_SAKIP, sampai=_AKHIR, tanggal=tanggal, pengantar="Tim SAKIP,"
    )
    return max(kiri, kanan) + 1
