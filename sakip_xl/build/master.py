"""The master workbook: every sheet by its builder, and the defined names that formulas and lists use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.beranda import gambar_beranda
from sakip_xl.build.disposisi import gambar_disposisi
from sakip_xl.build.isian import gambar_identitas, gambar_indikator, gambar_isian, gambar_meta, gambar_temuan
from sakip_xl.build.kanvas import Kanvas, LembarKanvas
from sakip_xl.build.kepala import (
    TANDA_CONTOH,
    letak_pengaturan,
    namai_tombol,
    nilai_pengaturan,
    tanda_contoh,
    teks_kecamatan,
)
from sakip_xl.build.kertas_kerja import gambar_kertas_kerja
from sakip_xl.build.laporan import gambar_laporan
from sakip_xl.build.notulen import gambar_notulen
from sakip_xl.build.petunjuk import gambar_petunjuk
from sakip_xl.build.referensi import BARIS_KEPALA, DAFTAR, gambar_referensi
from sakip_xl.build.rekap import gambar_rekap
from sakip_xl.build.rencana import gambar_program_kerja
from sakip_xl.build.rumus_tabel import alamat, teks_rumus
from sakip_xl.build.sop import gambar_sop
from sakip_xl.build.tabel import letak_tabel
from sakip_xl.build.tanda_terima import gambar_tanda_terima
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import IsiBuku
from sakip_xl.layout.muat import muat_master
from sakip_xl.layout.pengaturan import PENGATURAN

Penggambar = Callable[[LembarKanvas, Bahan], None]

PENGGAMBAR: dict[str, Penggambar] = {
    "Beranda": gambar_beranda,
    "Petunjuk": gambar_petunjuk,
    "Identitas": gambar_identitas,
    "SOP": gambar_sop,
    "Disposisi": gambar_disposisi,
    "Notulen": gambar_notulen,
    "Program Kerja": gambar_program_kerja,
    "Dokumen": gambar_isian,
    "Pohon Kinerja": gambar_isian,
    "Indikator": gambar_indikator,
    "Tanda Terima": gambar_tanda_terima,
    "Formulir Capaian": gambar_isian,
    "Kertas Kerja": gambar_kertas_kerja,
    "Rekap": gambar_rekap,
    "Laporan": gambar_laporan,
    "Hasil Pemeriksaan": gambar_temuan,
    "Arsip": gambar_isian,
    "Jejak": gambar_isian,
    "Referensi": gambar_referensi,
    "_meta": gambar_meta,
}
"""Who draws each sheet; a sheet of the layout without a line here cannot be built."""

_DAFTAR_TABEL = {
    "daftar_pejabat": "tblPejabat[Nama]",
    "daftar_unit": "tblUnit[Kode Unit]",
    "daftar_kinerja": "tblKinerja[Kode]",
    "daftar_indikator": "tblIndikator[Kode]",
    "daftar_notulen": "tblNotulen[Nomor Notulen]",
}


def gambar_master(isi: IsiBuku, sekarang: datetime) -> Kanvas:
    """Draw the whole master from its content as it is at that moment."""
    bahan = Bahan(isi, muat_master(isi).master, sekarang)
    kanvas = Kanvas(aktif="Beranda", properti=_properti(bahan))
    for lembar in MASTER.lembar:
        PENGGAMBAR[lembar.nama](kanvas.tambah(lembar), bahan)
    _namai_pengaturan(kanvas, bahan)
    _namai_daftar(kanvas)
    _namai_kerja(kanvas)
    namai_tombol(kanvas)
    return kanvas


def _properti(bahan: Bahan) -> dict[str, str]:
    properti = {
        "judul": f"SAKIP {teks_kecamatan(bahan)}",
        "perihal": "Pengumpulan data dan pengukuran kinerja",
        "penulis": f"Kecamatan {teks_rumus(nilai_pengaturan(bahan, 'nama_kecamatan'))}",
        "kaki": teks_kecamatan(bahan),
    }
    return {**properti, "kepala": TANDA_CONTOH} if tanda_contoh(bahan) else properti


def _namai_pengaturan(kanvas: Kanvas, bahan: Bahan) -> None:
    """Name the cell of every setting; one whose row was deleted is an empty text, so no formula breaks."""
    letak = letak_tabel(kanvas.lembar["Identitas"], "tblPengaturan")
    kolom = letak.kolom + letak.tabel.letak_kolom("nilai")
    kanvas.nama.update({definisi.bidang: '""' for definisi in PENGATURAN})
    for bidang, ke in letak_pengaturan(bahan.isi).items():
        kanvas.nama[bidang] = alamat("Identitas", letak.baris + 1 + ke, kolom)


def _namai_daftar(kanvas: Kanvas) -> None:
    """Name the lists of the dropdowns; those of a table end at its last filled row."""
    for nama, kolom in _DAFTAR_TABEL.items():
        kanvas.nama[nama] = f"INDEX({kolom},1):INDEX({kolom},MAX(1,COUNTA({kolom})))"
    ke = [judul for judul, _ in DAFTAR].index("Triwulan")
    awal, akhir = (alamat("Referensi", BARIS_KEPALA + n, ke) for n in (1, len(DAFTAR[ke][1])))
    kanvas.nama["daftar_triwulan"] = f"{awal}:{akhir.partition('!')[2]}"


def _namai_kerja(kanvas: Kanvas) -> None:
    """Name the cell of the quarter that staff work on: Kertas Kerja and Rekap follow it."""
    letak = letak_tabel(kanvas.lembar["Beranda"], "tblKerja")
    kolom = letak.kolom + letak.tabel.letak_kolom("triwulan")
    kanvas.nama["triwulan_aktif"] = alamat("Beranda", letak.baris + 1, kolom)
