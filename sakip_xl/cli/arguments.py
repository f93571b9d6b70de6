"""The words of the command line: each command, its arguments and their help, in Indonesian."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sakip_xl import __version__
from sakip_xl.cli import commands
from sakip_xl.cli.language import Parser, speak_indonesian
from sakip_xl.domain.sop.definition import LANGKAH_TERBANYAK, SOP
from sakip_xl.domain.terms import ROMAWI, SopName, YesNo

_DESCRIPTION = (
    "SAKIP kecamatan dalam satu buku kerja Excel: SOP Pengumpulan Data Kinerja dan SOP Pengukuran Kinerja."
)


def compose_parser() -> Parser:
    """The parser of every command."""
    speak_indonesian()
    parser = Parser(prog="sakip", description=_DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"sakip {__version__}", help="tampilkan versi")
    subparsers = parser.add_subparsers(dest="perintah", metavar="PERINTAH", required=True)
    for name, help_text, add_arguments, run in PERINTAH:
        command = subparsers.add_parser(name, help=help_text, description=help_text)
        command.add_argument("--json", action="store_true", help="cetak satu objek JSON saja")
        add_arguments(command)
        command.set_defaults(run=run)
    return parser


def _triwulan_number(text: str) -> int:
    by_romawi = {romawi: number for number, romawi in ROMAWI.items()}
    if text.upper() in by_romawi:
        return by_romawi[text.upper()]
    if text not in {"1", "2", "3", "4"}:
        msg = f"{text!r} bukan triwulan; pilih 1, 2, 3, atau 4"
        raise ArgumentTypeError(msg)
    return int(text)


def _whole_number(text: str, *, name: str, start: int, end: int) -> int:
    if not text.isdecimal() or not start <= int(text) <= end:
        msg = f"{text!r} bukan {name}; isi bilangan bulat {start} sampai {end}"
        raise ArgumentTypeError(msg)
    return int(text)


def _master(p: ArgumentParser) -> None:
    p.add_argument("master", metavar="MASTER", type=Path, help="buku induk (.xlsx)")


def _triwulan(p: ArgumentParser, *, required: bool = False) -> None:
    default = "" if required else "; bawaan: yang dipilih di Beranda"
    p.add_argument(
        "--triwulan",
        metavar="N",
        type=_triwulan_number,
        required=required,
        help=f"triwulan 1 sampai 4{default}",
    )


def _by(p: ArgumentParser, *, required: bool = False) -> None:
    p.add_argument(
        "--oleh", metavar="NAMA", required=required, help="nama pelaku, seperti tertulis di lembar Identitas"
    )


def _to(p: ArgumentParser, help_text: str, *, required: bool = True, kind: str = "DIR") -> None:
    p.add_argument("--ke", metavar=kind, type=Path, required=required, help=help_text)


def _sop(p: ArgumentParser) -> None:
    p.add_argument("--sop", choices=[str(sop) for sop in SopName], required=True, help="SOP yang dimaksud")


def _demo(p: ArgumentParser) -> None:
    _to(p, "folder baru atau kosong untuk hasilnya")


def _buat(p: ArgumentParser) -> None:
    _to(p, "berkas buku induk yang akan dibuat", kind="FILE.xlsx")
    p.add_argument("--kecamatan", metavar="NAMA", help="nama kecamatan tanpa kata Kecamatan")
    tahun = partial(_whole_number, name="tahun anggaran", start=2015, end=2100)
    p.add_argument("--tahun", metavar="N", type=tahun, help="tahun anggaran; bawaan: tahun ini")
    p.add_argument("--contoh", action="store_true", help="isi dengan data contoh Kecamatan Sumbersuko")


def _bagikan(p: ArgumentParser) -> None:
    _master(p)
    _triwulan(p, required=True)
    _to(p, "folder untuk formulir")
    _by(p)


def _check(p: ArgumentParser) -> None:
    p.add_argument("berkas", metavar="FILE", type=Path, nargs="+", help="buku induk atau formulir")
    p.add_argument("--tulis", action="store_true", help="tulis temuan ke lembar Hasil Pemeriksaan")


def _rekap(p: ArgumentParser) -> None:
    _master(p)
    p.add_argument("folder", metavar="DIR", type=Path, help="folder formulir yang kembali")
    _triwulan(p, required=True)
    p.add_argument("--pratinjau", action="store_true", help="tampilkan yang akan berubah tanpa menulis")
    _to(p, "simpan hasil ke salinan baru, buku induk tidak diubah", required=False, kind="FILE.xlsx")
    _by(p)


def _hitung(p: ArgumentParser) -> None:
    _master(p)
    _triwulan(p)
    p.add_argument("--metode-saja", action="store_true", help="siapkan Kertas Kerja tanpa realisasi")
    _by(p)


def _basics(p: ArgumentParser) -> None:
    _master(p)
    _triwulan(p)
    _by(p)


def _status(p: ArgumentParser) -> None:
    _master(p)
    _triwulan(p)


def _majukan(p: ArgumentParser) -> None:
    _master(p)
    _sop(p)
    _triwulan(p)
    _by(p, required=True)
    p.add_argument(
        "--keputusan", choices=[keputusan.value.lower() for keputusan in YesNo], help="jawaban Sekretaris"
    )
    p.add_argument("--catatan", metavar="TEKS", default="", help="arahan; wajib bila jawabannya tidak")
    p.add_argument(
        "--ke-langkah", metavar="N", type=_langkah, help="nomor atau id langkah tujuan bila dikembalikan"
    )


def _langkah(text: str) -> int | str:
    """A step by its id or its number."""
    if any(text == langkah.id for sop in SOP.values() for langkah in sop.langkah):
        return text
    return _whole_number(text, name="nomor langkah", start=1, end=LANGKAH_TERBANYAK)


def _laporan(p: ArgumentParser) -> None:
    _master(p)
    _sop(p)
    _triwulan(p)
    _by(p)


def _arsipkan(p: ArgumentParser) -> None:
    _master(p)
    _sop(p)
    _triwulan(p)
    _to(p, "folder arsip; bawaan: menurut Identitas", required=False)
    p.add_argument("--formulir", metavar="DIR", type=Path, help="folder formulir yang kembali")
    _by(p)


def _batalkan(p: ArgumentParser) -> None:
    _master(p)
    _by(p)


def _cek_capaian(p: ArgumentParser) -> None:
    p.add_argument("target", metavar="TARGET", help="target, misalnya 49 atau '80 - 90%%'")
    p.add_argument("realisasi", metavar="REALISASI", help="realisasi, misalnya 56,23")
    p.add_argument("tercetak", metavar="TERCETAK", help="capaian yang tercetak, misalnya 85,24")
    p.add_argument("--terburuk", metavar="NILAI", help="nilai terburuk, bila target nol")


def _installation(p: ArgumentParser) -> None:
    p.add_argument(
        "--dry-run", dest="pratinjau", action="store_true", help="tampilkan yang akan dilakukan saja"
    )


def _no_arguments(_p: ArgumentParser) -> None:
    """No arguments of its own."""


AddArguments = Callable[[ArgumentParser], None]
PERINTAH: Sequence[tuple[str, str, AddArguments, commands.CommandFunction]] = (
    ("demo", "Mainkan satu triwulan penuh kedua SOP dengan data contoh.", _demo, commands.demo),
    ("buat", "Buat buku induk baru.", _buat, commands.buat),
    ("bagikan", "Buat formulir untuk setiap unit.", _bagikan, commands.bagikan),
    ("periksa", "Periksa buku induk atau formulir.", _check, commands.periksa),
    ("rekap", "Ambil isi formulir yang kembali.", _rekap, commands.rekap),
    ("hitung", "Hitung capaian ke Kertas Kerja.", _hitung, commands.hitung),
    ("rekap-pengukuran", "Rekap capaian per tingkat dan unit.", _basics, commands.rekap_pengukuran),
    ("status", "Tampilkan keadaan kedua SOP.", _status, commands.status),
    ("majukan", "Selesaikan atau kembalikan langkah kini.", _majukan, commands.majukan),
    ("laporan", "Susun draft laporan.", _laporan, commands.laporan),
    ("arsipkan", "Simpan arsip satu SOP.", _arsipkan, commands.arsipkan),
    ("batalkan", "Batalkan tindakan terakhir.", _batalkan, commands.batalkan),
    ("cek-capaian", "Jelaskan angka capaian yang tercetak.", _cek_capaian, commands.cek_capaian),
    ("pasang", "Pasang tombol SAKIP di Excel untuk akun Anda.", _installation, commands.pasang),
    ("lepas", "Lepas tombol SAKIP dari Excel.", _installation, commands.lepas),
    ("diagnosa", "Periksa pemasangan dan cara memperbaikinya.", _no_arguments, commands.diagnosa),
)
