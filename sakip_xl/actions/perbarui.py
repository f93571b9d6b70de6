"""Bring a copy of a master of an earlier version up to today's, beside the old one."""

from __future__ import annotations

import shutil
from pathlib import Path

from sakip_xl.actions.folders import put_new
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import VERSI_LAYOUT
from sakip_xl.workbook.port import Shelf


def perbarui(shelf: Shelf, copy: Path, old: Path, *, moment: Moment, to_repair: bool = False) -> Result:
    """Bring ``copy``, a working copy of the master ``old``, up to date and put it beside ``old``.

    The new file is ``old`` with its version in the name; one of that name is refused, never replaced
    (SKP-557). Foreign content is refused by name (SKP-530), a broken log too (SKP-830) unless it goes over
    as it stands ``to_repair`` it in the new file. ``old`` stays as it is.
    """
    target = old.with_name(f"{old.stem} (versi {VERSI_LAYOUT}).xlsx")
    if target.exists():
        raise SakipError("SKP-557", berkas=old.name, nilai=target.name)
    book = shelf.open_book(copy, moment.sekarang)
    version = book.read().versi
    session = Session.read_book(book, moment)
    if not to_repair:
        session.refuse_broken_log()
    book.save(session.content)
    put_new(target, lambda path: shutil.copyfile(copy, path))
    message = (
        f"Buku {old.name} disusun dengan versi {version}. Buku barunya, dengan isi yang sama dan "
        f"susunan versi {VERSI_LAYOUT}, sudah dibuat di sampingnya: {target.name}. Pakai buku baru itu "
        f"mulai sekarang, lalu klik tombolnya lagi di sana. Buku lama tidak diubah."
    )
    return Result(message, {"master": str(target)}, files=[target])
