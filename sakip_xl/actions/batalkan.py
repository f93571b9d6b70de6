"""Take the last action back: cells, rows and files; the log tells both (design.md D8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.folders import file_sidik, last_folders
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session, locate
from sakip_xl.actions.signing import note_signed_if_due
from sakip_xl.actions.undo_journal import KEPT_ACTIONS, ChangedCell, Entry, last
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jabatan import may_take_back
from sakip_xl.domain.sop.jejak import JejakRow, cancel_catatan, in_force
from sakip_xl.domain.terms import ROMAWI, Event
from sakip_xl.domain.wording import waktu
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.base import FolderUse
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.load import CellTemuan
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.raw import shown_value

_WITHOUT_EFFECT = {Event.BATAL, *(event for event in Event if not event.changes_data)}


def batalkan(book: Book, *, moment: Moment) -> Result:
    """Bring every cell that the last action changed back, and take away the rows it appended.

    The log keeps the action and gets a row that takes it back. Files that the action made and nobody
    changed are moved into a folder ``dibatalkan-...`` beside them; any other is left and named (SKP-489),
    also one that a row of the journal names and that the action never made.
    Then the action before it can be taken back, up to ``undo_journal.DISIMPAN`` of them. Refused when
    there is none (SKP-486), when a cell was changed since (SKP-484, each named), when the log went on without
    the journal (SKP-487), on a broken log (SKP-830), and to somebody who has neither the role in which it was
    done nor one above it (SKP-895). What was signed is taken back with a signature
    (``signing.note_signed_if_due``).
    """
    session = Session.open_book(book, moment)
    entry = last(session.content)
    if entry is None:
        raise SakipError("SKP-486", jumlah=KEPT_ACTIONS)
    tail = _log_tail(session, entry)
    _refuse_role(session, entry)
    changed = entry.changed(session.content)
    if changed:
        details = [_temuan(session, cell) for cell in changed]
        raise SakipError("SKP-484", details=details, tindakan=_describe(entry), jumlah=len(changed))
    own = _own_files(session, entry)
    session.content = entry.revert(session.content)
    catatan = cancel_catatan(entry.awal, entry.akhir, _describe(entry))
    row = session.draft_event(Event.BATAL, sop=tail.sop, triwulan=tail.triwulan, catatan=catatan)
    note_signed_if_due(session, row, f"Batalkan {_describe(entry)}.")
    backup = session.write(session.perubahan.apply_to(session.content))
    moved, left = _move_away(entry, session.folder, own, session.sekarang)
    data = {
        "tindakan": entry.tindakan,
        "waktu": entry.waktu.isoformat(),
        "oleh": entry.oleh,
        "jejak": list(range(entry.awal, entry.akhir + 1)),
        "berkas": [str(path) for path in moved],
        "cadangan": str(backup or ""),
    }
    return Result(_message(entry, tail, moved), data, left, moved)


def _log_tail(session: Session, entry: Entry) -> JejakRow:
    """The last row of the log that the action wrote; refused when the log does not end with it."""
    jejak = {row.nomor: row for row in in_force(session.rantai)}
    tail = jejak.get(entry.akhir)
    further = any(n > entry.akhir and row.peristiwa not in _WITHOUT_EFFECT for n, row in jejak.items())
    intact = jejak.keys() >= {*range(entry.awal, entry.akhir + 1)}
    owned = entry.id_master == session.master.id_master
    if tail is None or tail.sidik != entry.sidik or further or not intact or not owned:
        raise SakipError("SKP-487", tindakan=_describe(entry))
    return tail


def _refuse_role(session: Session, entry: Entry) -> None:
    """A step or a decision is taken back in its own role or one above it; what needed no role, by anybody."""
    rows = [row for row in session.rantai if entry.awal <= row.nomor <= entry.akhir]
    for peran in dict.fromkeys(row.peran for row in rows if row.peran is not None):
        allowed = may_take_back(peran)
        if not session.peran() & {*allowed}:
            who = " atau ".join(allowed)
            raise SakipError(
                "SKP-895", tindakan=_describe(entry), peran=peran, pelaku=who, nilai=session.oleh or "-"
            )


def _describe(entry: Entry) -> str:
    """The action as staff remember it: what, when, who."""
    oleh = f" oleh {entry.oleh}" if entry.oleh else ""
    return f"{entry.tindakan} {waktu(entry.waktu)}{oleh}"


def _message(entry: Entry, tail: JejakRow, moved: Sequence[Path]) -> str:
    langkah = f"langkah {tail.langkah} " if tail.langkah else ""
    sop = f"{langkah}{SOP[tail.sop].judul}" if tail.sop else ""
    triwulan = f"Triwulan {ROMAWI[tail.triwulan]}" if tail.triwulan else ""
    subject = ", ".join(part for part in (sop, triwulan) if part)
    message = f"{_describe(entry)} dibatalkan{': ' if subject else ''}{subject}."
    if moved:
        folder = " dan ".join(sorted({path.parent.name for path in moved}))
        message += f" {len(moved)} berkas yang dibuatnya dipindahkan ke folder {folder}."
    return message


def _temuan(session: Session, cell: ChangedCell) -> Temuan:
    column = MASTER.table_named(cell.table).field_column(cell.field_name).judul
    cell_temuan = temuan(
        "SKP-485", nilai=_as_text(cell.current), kolom=column, ditulis=_as_text(cell.written)
    )
    return locate(
        session.book,
        CellTemuan(cell.table, cell.row_index, cell.field_name, cell_temuan),
        session.content.kind,
    )


def _as_text(value: Cell) -> str:
    return "(kosong)" if value is None else shown_value(value)


# --- files --------------------------------------------------------------------------------------------------


def _own_files(session: Session, entry: Entry) -> Callable[[Path], bool]:
    """Whether a file of the journal is one that the action made: by name and folder, whatever a row tells.

    Its name stands in a register that the action filled in, or in its rows of the log; its folder lies below
    that of the master, or is one that the master last used.
    """
    names = {str(row.get("berkas")) for table in entry.tabel.values() for row in table.datang}
    names |= {
        str(later) for table in entry.tabel.values() for *_, field, _, later in table.sel if field == "berkas"
    }
    notes = [row.catatan for row in session.rantai if entry.awal <= row.nomor <= entry.akhir]
    beside = session.folder or Path()
    used = {folder.resolve() for use in FolderUse for folder in last_folders(session.content, use, beside)}

    def own(path: Path) -> bool:
        named = path.name in names or any(note.startswith(f"{path.name} ") for note in notes)
        folder = path.parent.resolve()
        below = session.folder is not None and folder.is_relative_to(session.folder.resolve())
        return named and (below or folder in used) and not path.is_symlink()

    return own


def _move_away(
    entry: Entry, parent: Path | None, own: Callable[[Path], bool], now: datetime
) -> tuple[list[Path], list[Temuan]]:
    """Move the files that are as the action made them; gives where they are now, and the others.

    The book is saved by now: what cannot be moved is named, and the rest is done all the same.
    """
    moved: list[Path] = []
    left: list[Temuan] = []
    folders: dict[Path, Path] = {}
    for name, sidik in entry.berkas:
        path = (parent / name) if parent is not None else Path(name)
        reason = _reason(path, sidik) if own(path) else "bukan berkas yang dibuat tindakan itu di foldernya"
        if not reason:
            if path.parent not in folders:
                folders[path.parent] = _new_folder(path.parent, now)
            target = folders[path.parent]
            try:
                target.mkdir(exist_ok=True)
                moved.append(path.rename(target / path.name))
            except OSError:
                reason = "sedang dibuka program lain, atau foldernya tidak dapat ditulis"
        if reason:
            left.append(temuan("SKP-489", nilai=path.name, alasan=reason).di(berkas=path.name))
    for folder in folders.values():
        with suppress(OSError):
            folder.rmdir()  # only one that stayed empty goes
    return moved, left


def _reason(path: Path, sidik: str) -> str:
    """Why a file is to stay, empty when it is as it was made."""
    if not path.is_absolute() or not path.is_file():
        return "tidak ada lagi di tempatnya"
    try:
        return "" if file_sidik(path) == sidik else "isinya sudah berubah"
    except OSError:
        return "tidak dapat dibaca"


def _new_folder(beside: Path, now: datetime) -> Path:
    """A folder name that is free beside the files."""
    return next(path for path in _candidates(beside / f"dibatalkan-{now:%Y%m%d-%H%M%S}") if not path.exists())


def _candidates(start: Path) -> Iterator[Path]:
    yield start
    number = 1
    while True:
        number += 1
        yield start.with_name(f"{start.name}-{number}")
