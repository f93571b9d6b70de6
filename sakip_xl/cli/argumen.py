"""The words of the command line: each command, its arguments and their help, in Indonesian."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sakip_xl import __version__
from sakip_xl.cli import perintah
from sakip_xl.cli.bahasa import Pengurai, berbahasa_indonesia
from sakip_xl.domain.istilah import ROMAWI, NamaSop, YaTidak

_GUNA = (
    "SAKIP kecamatan dalam satu buku kerja Excel: SOP Pengumpulan Data Kinerja dan SOP Pengukuran Kinerja."
)


def susun_pengurai() -> Pengurai:
    """The parser of every command."""
    berbahasa_indonesia()
    utama = Pengurai(prog="sakip", description=_GUNA)
    utama.add_argument("--version", action="version", version=f"sakip {__version__}", help="tampilkan versi")
    anak = utama.add_subparsers(dest="perintah", metavar="PERINTAH", required=True)
    for nama, guna, isi, jalan in PERINTAH:
        satu = anak.add_parser(nama, help=guna, description=guna)
        satu.add_argument("--json", action="store_true", help="cetak satu objek JSON saja")
        isi(satu)
        satu.set_defaults(jalankan=jalan)
    return utama


def _angka_triwulan(teks: str) -> int:
    menurut_romawi = {romawi: angka for angka, romawi in ROMAWI.items()}
    if teks.upper() in menurut_romawi:
        return menurut_romawi[teks.upper()]
    if teks not in {"1", "2", "3", "4"}:
        msg = f"{teks!r} bukan triwulan; pilih 1, 2, 3, atau 4"
        raise ArgumentTypeError(msg)
    return int(teks)


def _bulat(teks: str, *, nama: str, awal: int, akhir: int) -> int:
    if not teks.isdecimal() or not awal <= int(teks) <= akhir:
        msg = f"{teks!r} bukan {nama}; isi bilangan bulat {awal} sampai {akhir}"
        raise ArgumentTypeError(msg)
    return int(teks)


def _master(p: ArgumentParser) -> None:
    p.add_argument("master", metavar="MASTER", type=Path, help="buku induk (.xlsx)")


def _triwulan(p: ArgumentParser, *, wajib: bool = False) -> None:
    bawaan = "" if wajib else "; bawaan: yang dipilih di Beranda"
    p.add_argument(
        "--triwulan", metavar="N", type=_angka_triwulan, required=wajib, help=f"triwulan 1 sampai 4{bawaan}"
    )


def _oleh(p: ArgumentParser, *, wajib: bool = False) -> None:
    p.add_argument(
        "--oleh", metavar="NAMA", required=wajib, help="nama pelaku, seperti tertulis di lembar Identitas"
    )


def _ke(p: ArgumentParser, guna: str, *, wajib: bool = True, jenis: str = "DIR") -> None:
    p.add_argument("--ke", metavar=jenis, type=Path, required=wajib, help=guna)


def _sop(p: ArgumentParser) -> None:
    p.add_argument("--sop", choices=[str(s) for s in NamaSop], required=True, help="SOP yang dimaksud")


def _demo(p: ArgumentParser) -> None:
    _ke(p, "folder baru atau kosong untuk hasilnya")


def _buat(p: ArgumentParser) -> None:
    _ke(p, "berkas buku induk yang akan dibuat", jenis="FILE.xlsx")
    p.add_argument("--kecamatan", metavar="NAMA", help="nama kecamatan tanpa kata Kecamatan")
    tahun = partial(_bulat, nama="tahun anggaran", awal=2015, akhir=2100)
    p.add_argument("--tahun", metavar="N", type=tahun, help="tahun anggaran; bawaan: tahun ini")
    p.add_argument("--contoh", action="store_true", help="isi dengan data contoh Kecamatan Sumbersuko")


def _bagikan(p: ArgumentParser) -> None:
    _master(p)
    _triwulan(p, wajib=True)
    _ke(p, "folder untuk formulir")
    _oleh(p)


def _periksa(p: ArgumentParser) -> None:
    p.add_argument("berkas", metavar="FILE", type=Path, nargs="+", help="buku induk atau formulir")
    p.add_argument("--tulis", action="store_true", help="tulis temuan ke lembar Hasil Pemeriksaan")


def _rekap(p: ArgumentParser) -> None:
    _master(p)
    p.add_argument("folder", metavar="DIR", type=Path, help="folder formulir yang kembali")
    _triwulan(p, wajib=True)
    p.add_argument("--pratinjau", action="store_true", help="tampilkan yang akan berubah tanpa menulis")
    _ke(p, "simpan hasil ke salinan baru, buku induk tidak diubah", wajib=False, jenis="FILE.xlsx")
    _oleh(p)


def _hitung(p: ArgumentParser) -> None:
    _master(p)
    _triwulan(p)
    p.add_argument("--metode-saja", action="store_true", help="siapkan Kertas Kerja tanpa realisasi")
    _oleh(p)


def _dasar(p: ArgumentParser) -> None:
    _master(p)
    _triwulan(p)
    _oleh(p)


def _status(p: ArgumentParser) -> None:
    _master(p)
    _triwulan(p)


def _majukan(p: ArgumentParser) -> None:
    _master(p)
    _sop(p)
    _triwulan(p)
    _oleh(p, wajib=True)
    p.add_argument("--keputusan", choices=[k.value.lower() for k in YaTidak], help="jawaban Sekretaris")
    p.add_argument("--catatan", metavar="TEKS", default="", help="arahan; wajib bila jawabannya tidak")
    langkah = partial(_bulat, nama="nomor langkah", awal=1, akhir=12)
    p.add_argument("--ke-langkah", metavar="N", type=langkah, help="langkah tujuan bila dikembalikan")


def _laporan(p: ArgumentParser) -> None:
    _master(p)
    _sop(p)
    _triwulan(p)
    _oleh(p)


def _arsipkan(p: ArgumentParser) -> None:
    _master(p)
    _sop(p)
    _triwulan(p)
    _ke(p, "folder arsip; bawaan: menurut Identitas", wajib=False)
    p.add_argument("--formulir", metavar="DIR", type=Path, help="folder formulir yang kembali")
    _oleh(p)


def _batalkan(p: ArgumentParser) -> None:
    _master(p)
    _oleh(p)


def _cek(p: ArgumentParser) -> None:
    p.add_argument("target", metavar="TARGET", help="target, misalnya 49 atau '80 - 90%%'")
    p.add_argument("realisasi", metavar="REALISASI", help="realisasi, misalnya 56,23")
    p.add_argument("tercetak", metavar="TERCETAK", help="capaian yang tercetak, misalnya 85,24")
    p.add_argument("--terburuk", metavar="NILAI", help="nilai terburuk, bila target nol")


def _pemasangan(p: ArgumentParser) -> None:
    p.add_argument(
        "--dry-run", dest="pratinjau", action="store_true", help="tampilkan yang akan dilakukan saja"
    )


def _tanpa(_p: ArgumentParser) -> None:
    """No arguments of its own."""


Isi = Callable[[ArgumentParser], None]
PERINTAH: Sequence[tuple[str, str, Isi, perintah.Jalan]] = (
    ("demo", "Mainkan satu triwulan penuh kedua SOP dengan data contoh.", _demo, perintah.demo),
    ("buat", "Buat buku induk baru.", _buat, perintah.buat),
    ("bagikan", "Buat formulir untuk setiap unit.", _bagikan, perintah.bagikan),
    ("periksa", "Periksa buku induk atau formulir.", _periksa, perintah.periksa),
    ("rekap", "Ambil isi formulir yang kembali.", _rekap, perintah.rekap),
    ("hitung", "Hitung capaian ke Kertas Kerja.", _hitung, perintah.hitung),
    ("rekap-pengukuran", "Rekap capaian per tingkat dan unit.", _dasar, perintah.rekap_pengukuran),
    ("status", "Tampilkan keadaan kedua SOP.", _status, perintah.status),
    ("majukan", "Selesaikan atau kembalikan langkah kini.", _majukan, perintah.majukan),
    ("laporan", "Susun draft laporan.", _laporan, perintah.laporan),
    ("arsipkan", "Simpan arsip satu SOP.", _arsipkan, perintah.arsipkan),
    ("batalkan", "Batalkan tindakan terakhir.", _batalkan, perintah.batalkan),
    ("cek-capaian", "Jelaskan angka capaian yang tercetak.", _cek, perintah.cek_capaian),
    ("pasang", "Pasang tombol SAKIP di Excel untuk akun Anda.", _pemasangan, perintah.pasang),
    ("lepas", "Lepas tombol SAKIP dari Excel.", _pemasangan, perintah.lepas),
    ("diagnosa", "Periksa pemasangan dan cara memperbaikinya.", _tanpa, perintah.diagnosa),
)
