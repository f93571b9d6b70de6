"""Which backup is to be brought back: the list, the dialog, and a question that says what would change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sakip_xl.click.fitting import compose
from sakip_xl.schema.base import Argument

if TYPE_CHECKING:
    from sakip_xl.click.context import ClickContext

_SHOWN = 10
"""So many backups are read for the list; older ones are in the dialog all the same."""
_MORE = "... dan {jumlah} lagi."


def choose_backup(context: ClickContext, argument: Argument) -> Path:
    """The file of the backup that the person chose and confirmed; ``ClosedError`` when they did not."""
    from sakip_xl.actions.pulihkan import pulihkan, read_backups
    from sakip_xl.actions.session import Session

    moment = context.clock()
    session = Session.read_book(context.book, moment)
    paths = context.book.backups()
    listed = [
        f"- {backup.time_text}: {backup.describe(session.rantai)}" for backup in read_backups(session, _SHOWN)
    ]
    older = len(paths) - _SHOWN
    header = "Cadangan buku ini, yang terbaru dahulu:" if listed else "Belum ada cadangan buku ini."
    more = [f"- dan {older} yang lebih lama"] if older > 0 else []
    context.confirm(compose(header, [*listed, *more], "Pilih berkasnya? Namanya memuat waktunya.", _MORE)[0])
    path = context.file(argument, paths[0].parent if paths else None)
    result = pulihkan(context.book, path, moment=moment, pratinjau=True)
    if result.data["perubahan"]:
        title, *changes = result.pesan.splitlines()
        footer = "Kembalikan isi buku ke keadaan itu? Keadaan sekarang disimpan dahulu di folder cadangan."
        context.confirm(compose(f"{title} Yang berubah:", changes, footer, _MORE)[0])
    return path
