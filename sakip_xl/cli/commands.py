"""What each command does with its arguments: open the book, call the action, give its result."""

from __future__ import annotations

import getpass
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from sakip_xl.actions.folders import default_folder
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment
from sakip_xl.cli.language import UsageError
from sakip_xl.domain.terms import SopName, YesNo
from sakip_xl.errors import SakipError, temuan
from sakip_xl.schema.books import VERSI_LAYOUT
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book

CommandFunction = Callable[[Namespace], Result]
T = TypeVar("T")


def demo(options: Namespace) -> Result:
    """``sakip demo --ke DIR``."""
    return _perform("demo.demo", options.ke)


def buat(options: Namespace) -> Result:
    """``sakip buat --ke FILE``."""
    return _perform(
        "buat.buat",
        options.ke,
        now=_now(),
        kecamatan=options.kecamatan,
        tahun=options.tahun,
        contoh=options.contoh,
    )


def bagikan(options: Namespace) -> Result:
    """``sakip bagikan MASTER``."""
    return _perform(
        "bagikan.bagikan",
        _open(options.master),
        options.ke,
        triwulan=options.triwulan,
        moment=_moment(options),
        progress=_progress("Membuat formulir"),
    )


def periksa(options: Namespace) -> Result:
    """``sakip periksa FILE…``: the findings of all files together; a file that cannot be read is one."""
    results = [_check_one(path, tulis=options.tulis) for path in _progress("Memeriksa")(options.berkas)]
    if len(results) == 1:
        return results[0]
    return Result(
        "\n".join(result.pesan for result in results),
        {"berkas": [result.data for result in results]},
        [item for result in results for item in result.temuan],
        status=max(result.keluar for result in results),
    )


def rekap(options: Namespace) -> Result:
    """``sakip rekap MASTER DIR``; ``--ke`` works on a fresh copy."""
    save_copy = options.ke is not None and not options.pratinjau
    path = _copy(options.master, options.ke) if save_copy else options.master
    try:
        return _perform(
            "rekap.rekap",
            _open(path),
            options.folder,
            triwulan=options.triwulan,
            moment=_moment(options),
            pratinjau=options.pratinjau,
            progress=_progress("Membaca formulir"),
        )
    except BaseException:
        if save_copy:
            path.unlink(missing_ok=True)
        raise


def hitung(options: Namespace) -> Result:
    """``sakip hitung MASTER``."""
    return _perform(
        "hitung.hitung",
        _open(options.master),
        moment=_moment(options),
        triwulan=options.triwulan,
        metode_saja=options.metode_saja,
    )


def rekap_pengukuran(options: Namespace) -> Result:
    """``sakip rekap-pengukuran MASTER``."""
    return _perform(
        "hitung.rekap_pengukuran", _open(options.master), moment=_moment(options), triwulan=options.triwulan
    )


def status(options: Namespace) -> Result:
    """``sakip status MASTER``."""
    return _perform("status.status", _open(options.master), moment=Moment(_now()), triwulan=options.triwulan)


def majukan(options: Namespace) -> Result:
    """``sakip majukan MASTER --sop NAMA --oleh NAMA``."""
    keputusan = None if options.keputusan is None else YesNo(options.keputusan.capitalize())
    return _perform(
        "majukan.majukan",
        _open(options.master),
        SopName(options.sop),
        moment=_moment(options),
        triwulan=options.triwulan,
        keputusan=keputusan,
        catatan=options.catatan,
        ke_langkah=options.ke_langkah,
    )


def laporan(options: Namespace) -> Result:
    """``sakip laporan MASTER --sop NAMA``."""
    return _perform(
        "laporan.laporan",
        _open(options.master),
        SopName(options.sop),
        moment=_moment(options),
        triwulan=options.triwulan,
    )


def arsipkan(options: Namespace) -> Result:
    """``sakip arsipkan MASTER --sop NAMA``; the folders default to the settings, then beside the master."""
    book = _open(options.master)
    folder = default_folder(book, options.master.parent)
    return _perform(
        "arsipkan.arsipkan",
        book,
        SopName(options.sop),
        options.ke or folder.arsip,
        moment=_moment(options),
        triwulan=options.triwulan,
        folder_formulir=options.formulir or folder.formulir,
    )


def batalkan(options: Namespace) -> Result:
    """``sakip batalkan MASTER``."""
    return _perform("batalkan.batalkan", _open(options.master), moment=_moment(options))


def cek_capaian(options: Namespace) -> Result:
    """``sakip cek-capaian TARGET REALISASI TERCETAK``."""
    try:
        return _perform(
            "cek_capaian.cek_capaian",
            options.target,
            options.realisasi,
            options.tercetak,
            terburuk=options.terburuk,
        )
    except ValueError as galat:
        raise UsageError(str(galat)) from galat


def pasang(options: Namespace) -> Result:
    """``sakip pasang``."""
    from sakip_xl.installer.pasang import pasang as action

    return action(now=_now(), pratinjau=options.pratinjau)


def lepas(options: Namespace) -> Result:
    """``sakip lepas``."""
    from sakip_xl.installer.lepas import lepas as action

    return action(pratinjau=options.pratinjau)


def diagnosa(_options: Namespace) -> Result:
    """``sakip diagnosa``."""
    from sakip_xl.installer.diagnosa import diagnosa as action

    return action()


def _perform(name: str, *arguments: object, **options: object) -> Result:
    """Call one action, ``module.function``; a command loads only what it needs.

    A book of an earlier version that the action wrote in today's is told in a finding.
    """
    module, function = name.split(".")
    result: Result = getattr(import_module(f"sakip_xl.actions.{module}"), function)(*arguments, **options)
    upgraded = [
        temuan("SKP-529", nilai=book.dari_versi, versi=VERSI_LAYOUT).di(berkas=book.nama)
        for book in arguments
        if isinstance(book, FileBook) and book.dari_versi
    ]
    return replace(result, temuan=[*result.temuan, *upgraded])


def _open(path: Path) -> Book:
    return open_book(path, now=_now)


def _now() -> datetime:
    return datetime.now()


def _moment(options: Namespace) -> Moment:
    return Moment(_now(), options.oleh, _account())


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _check_one(path: Path, *, tulis: bool) -> Result:
    try:
        return _perform("periksa.periksa", _open(path), moment=Moment(_now(), akun=_account()), tulis=tulis)
    except SakipError as galat:
        found = [item.di(berkas=item.berkas or path.name) for item in galat.semua]
        return Result(f"{path.name}: {galat.temuan.pesan}", {"berkas": path.name}, found, status=4)


def _copy(origin: Path, destination: Path) -> Path:
    if destination.suffix.casefold() != ".xlsx":
        raise SakipError("SKP-562", nilai=destination.name)
    if destination.exists():
        raise SakipError("SKP-560", nilai=destination.name)
    _open(origin)
    try:
        shutil.copyfile(origin, destination)
    except OSError as galat:
        destination.unlink(missing_ok=True)
        raise SakipError("SKP-564", nilai=destination.absolute().parent.name) from galat
    return destination


def _progress(word: str) -> Callable[[Iterable[T]], Iterable[T]]:
    """A progress bar on stderr for what takes over a second, off when not a terminal."""

    def wrap(items: Iterable[T]) -> Iterable[T]:
        if not sys.stderr.isatty():
            return items
        from tqdm import tqdm

        return tqdm(items, desc=word, delay=1, file=sys.stderr, leave=False, unit=" berkas")

    return wrap
