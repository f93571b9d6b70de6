"""A small drawing of either book: every table with its title, a view that changes with the day, a shape.

What the adapters do with a drawn book is shown on it quickly; the real drawing has tests of its own.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Bentuk, Jenis, Kanvas
from sakip_xl.build.tabel import gambar_tabel
from sakip_xl.layout.buku import BUKU
from sakip_xl.layout.isi import IsiBuku
from sakip_xl.layout.muat import muat_master
from tests.tabel_md import isi_buku

KINI = datetime(2026, 11, 22, 9, 30, 15)


def lukis(isi: IsiBuku, sekarang: datetime) -> Kanvas:
    """Draw every sheet of the book's kind."""
    tata = BUKU[isi.jenis]
    bahan = Bahan(isi, muat_master(isi).master, sekarang)
    kanvas = Kanvas()
    for lembar in tata.lembar:
        satu = kanvas.tambah(lembar)
        satu.tulis(0, 0, lembar.judul)
        satu.tulis(1, 0, f"Keadaan {sekarang:%d/%m/%Y %H:%M}", jenis=Jenis.HITUNGAN)
        for tabel in tata.tabel_lembar(lembar.nama):
            gambar_tabel(satu, tabel, satu.baris_berikut() + 1, bahan)
        bawah = satu.baris_berikut() + 1
        satu.tulis(bawah, 0, "Jumlah")
        satu.tulis(bawah, 1, 2, rumus="1+1")
        if lembar.nama in {"SOP", "Sampul"}:
            satu.bentuk.append(Bentuk(3, 3, "rect", 60, 30, teks="Mulai"))
    return kanvas


def jam() -> datetime:
    return KINI


def buku(jalur: Path) -> BukuBerkas:
    return BukuBerkas(jalur, sekarang=jam, penggambar=lukis)


CONTOH = isi_buku(
    "master",
    tblMeta="""
        | kunci     | nilai |
        | id_master | M-1   |
    """,
    tblPengaturan="""
        | pengaturan     | nilai      |
        | Nama Kecamatan | Sumbersuko |
        | Tahun Anggaran | 2026       |
    """,
    tblUnit="""
        | kode | nama            | jenis |
        | PEM  | Seksi Pemerintah | seksi |
    """,
    tblRealisasi="""
        | kode | triwulan | unit | realisasi |
        | I-1  | 2        | PEM  | 82,5      |
        | I-2  | 2        | PEM  | 0         |
    """,
)


def tulis_master(jalur: Path, isi: IsiBuku = CONTOH) -> Path:
    """A master on disk."""
    buku(jalur).simpan(isi)
    return jalur


def tulis_formulir(jalur: Path) -> Path:
    """A form on disk."""
    isi = isi_buku(
        "formulir",
        tblIsian="""
            | kode | indikator | realisasi |
            | I-1  | Jalan     | 82,5      |
        """,
    )
    buku(jalur).simpan(isi)
    return jalur
