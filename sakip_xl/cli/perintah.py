"""What each command does with its arguments: open the book, call the action, give its result."""

from __future__ import annotations

import getpass
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from sakip_xl.actions.folder import folder_bawaan
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.sesi import Saat
from sakip_xl.books.berkas import buka
from sakip_xl.books.port import Buku
from sakip_xl.cli.bahasa import SalahPakaiError
from sakip_xl.domain.istilah import NamaSop, YaTidak
from sakip_xl.errors import SakipError

Jalan = Callable[[Namespace], Hasil]
T = TypeVar("T")


def demo(pilihan: Namespace) -> Hasil:
    """``sakip demo --ke DIR``."""
    return _lakukan("demo.demo", pilihan.ke)


def buat(pilihan: Namespace) -> Hasil:
    """``sakip buat --ke FILE``."""
    return _lakukan(
        "buat.buat",
        pilihan.ke,
        sekarang=_sekarang(),
        kecamatan=pilihan.kecamatan,
        tahun=pilihan.tahun,
        contoh=pilihan.contoh,
    )


def bagikan(pilihan: Namespace) -> Hasil:
    """``sakip bagikan MASTER``."""
    return _lakukan(
        "bagikan.bagikan",
        _buka(pilihan.master),
        pilihan.ke,
        triwulan=pilihan.triwulan,
        saat=_saat(pilihan),
        kemajuan=_kemajuan("Membuat formulir"),
    )


def periksa(pilihan: Namespace) -> Hasil:
    """``sakip periksa FILE…``: the findings of all files together; a file that cannot be read is one."""
    hasil = [_periksa_satu(jalur, tulis=pilihan.tulis) for jalur in _kemajuan("Memeriksa")(pilihan.berkas)]
    if len(hasil) == 1:
        return hasil[0]
    return Hasil(
        "\n".join(satu.pesan for satu in hasil),
        {"berkas": [satu.data for satu in hasil]},
        [temuan for satu in hasil for temuan in satu.temuan],
        status=max(satu.keluar for satu in hasil),
    )


def rekap(pilihan: Namespace) -> Hasil:
    """``sakip rekap MASTER DIR``; ``--ke`` works on a fresh copy."""
    salin = pilihan.ke is not None and not pilihan.pratinjau
    jalur = _salin(pilihan.master, pilihan.ke) if salin else pilihan.master
    try:
        return _lakukan(
            "rekap.rekap",
            _buka(jalur),
            pilihan.folder,
            triwulan=pilihan.triwulan,
            saat=_saat(pilihan),
            pratinjau=pilihan.pratinjau,
            kemajuan=_kemajuan("Membaca formulir"),
        )
    except BaseException:
        if salin:
            jalur.unlink(missing_ok=True)
        raise


def hitung(pilihan: Namespace) -> Hasil:
    """``sakip hitung MASTER``."""
    return _lakukan(
        "hitung.hitung",
        _buka(pilihan.master),
        saat=_saat(pilihan),
        triwulan=pilihan.triwulan,
        metode_saja=pilihan.metode_saja,
    )


def rekap_pengukuran(pilihan: Namespace) -> Hasil:
    """``sakip rekap-pengukuran MASTER``."""
    return _lakukan(
        "hitung.rekap_pengukuran", _buka(pilihan.master), saat=_saat(pilihan), triwulan=pilihan.triwulan
    )


def status(pilihan: Namespace) -> Hasil:
    """``sakip status MASTER``."""
    return _lakukan("status.status", _buka(pilihan.master), saat=Saat(_sekarang()), triwulan=pilihan.triwulan)


def majukan(pilihan: Namespace) -> Hasil:
    """``sakip majukan MASTER --sop NAMA --oleh NAMA``."""
    keputusan = None if pilihan.keputusan is None else YaTidak(pilihan.keputusan.capitalize())
    return _lakukan(
        "majukan.majukan",
        _buka(pilihan.master),
        NamaSop(pilihan.sop),
        saat=_saat(pilihan),
        triwulan=pilihan.triwulan,
        keputusan=keputusan,
        catatan=pilihan.catatan,
        ke_langkah=pilihan.ke_langkah,
    )


def laporan(pilihan: Namespace) -> Hasil:
    """``sakip laporan MASTER --sop NAMA``."""
    return _lakukan(
        "laporan.laporan",
        _buka(pilihan.master),
        NamaSop(pilihan.sop),
        saat=_saat(pilihan),
        triwulan=pilihan.triwulan,
    )


def arsipkan(pilihan: Namespace) -> Hasil:
    """``sakip arsipkan MASTER --sop NAMA``; the folders default to the settings, then beside the master."""
    buku = _buka(pilihan.master)
    folder = folder_bawaan(buku, pilihan.master.parent)
    return _lakukan(
        "arsipkan.arsipkan",
        buku,
        NamaSop(pilihan.sop),
        pilihan.ke or folder.arsip,
        saat=_saat(pilihan),
        triwulan=pilihan.triwulan,
        folder_formulir=pilihan.formulir or folder.formulir,
    )


def batalkan(pilihan: Namespace) -> Hasil:
    """``sakip batalkan MASTER``."""
    return _lakukan("batalkan.batalkan", _buka(pilihan.master), saat=_saat(pilihan))


def cek_capaian(pilihan: Namespace) -> Hasil:
    """``sakip cek-capaian TARGET REALISASI TERCETAK``."""
    try:
        return _lakukan(
            "cek_capaian.cek_capaian",
            pilihan.target,
            pilihan.realisasi,
            pilihan.tercetak,
            terburuk=pilihan.terburuk,
        )
    except ValueError as galat:
        raise SalahPakaiError(str(galat)) from galat


def pasang(pilihan: Namespace) -> Hasil:
    """``sakip pasang``."""
    from sakip_xl.pemasangan.pasang import pasang as lakukan

    return lakukan(sekarang=_sekarang(), pratinjau=pilihan.pratinjau)


def lepas(pilihan: Namespace) -> Hasil:
    """``sakip lepas``."""
    from sakip_xl.pemasangan.lepas import lepas as lakukan

    return lakukan(pratinjau=pilihan.pratinjau)


def diagnosa(_pilihan: Namespace) -> Hasil:
    """``sakip diagnosa``."""
    from sakip_xl.pemasangan.diagnosa import diagnosa as lakukan

    return lakukan()


def _lakukan(nama: str, *isi: object, **pilihan: object) -> Hasil:
    """Call one action, ``module.function``; a command loads only what it needs."""
    modul, fungsi = nama.split(".")
    hasil: Hasil = getattr(import_module(f"sakip_xl.actions.{modul}"), fungsi)(*isi, **pilihan)
    return hasil


def _buka(jalur: Path) -> Buku:
    return buka(jalur, sekarang=_sekarang)


def _sekarang() -> datetime:
    return datetime.now()


def _saat(pilihan: Namespace) -> Saat:
    return Saat(_sekarang(), pilihan.oleh, _akun())


def _akun() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _periksa_satu(jalur: Path, *, tulis: bool) -> Hasil:
    try:
        return _lakukan("periksa.periksa", _buka(jalur), saat=Saat(_sekarang(), akun=_akun()), tulis=tulis)
    except SakipError as galat:
        temuan = [satu.di(berkas=satu.berkas or jalur.name) for satu in galat.semua]
        return Hasil(f"{jalur.name}: {galat.temuan.pesan}", {"berkas": jalur.name}, temuan, status=4)


def _salin(asal: Path, ke: Path) -> Path:
    if ke.suffix.casefold() != ".xlsx":
        raise SakipError("SKP-562", nilai=ke.name)
    if ke.exists():
        raise SakipError("SKP-560", nilai=ke.name)
    _buka(asal)
    try:
        shutil.copyfile(asal, ke)
    except OSError as galat:
        ke.unlink(missing_ok=True)
        raise SakipError("SKP-564", nilai=ke.absolute().parent.name) from galat
    return ke


def _kemajuan(kata: str) -> Callable[[Iterable[T]], Iterable[T]]:
    """A progress bar on stderr for what takes over a second, off when not a terminal."""

    def bungkus(isi: Iterable[T]) -> Iterable[T]:
        if not sys.stderr.isatty():
            return isi
        from tqdm import tqdm

        return tqdm(isi, desc=kata, delay=1, file=sys.stderr, leave=False, unit=" berkas")

    return bungkus
