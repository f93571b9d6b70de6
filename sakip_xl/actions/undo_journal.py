"""The journal of the last actions: what each changed, packed into ``tblBatal`` of the master itself.

There it always fits the state of the book, also when that is closed without saving or copied.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sakip_xl.actions.folders import is_of_this_computer
from sakip_xl.domain.cell_json import cell_as_json, cell_from_json
from sakip_xl.domain.merge.rows import filled
from sakip_xl.domain.model import Cell, Kerja, MetaRow, UndoRow
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER, REPORT_TABLES
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.load import load_table
from sakip_xl.workbook.inflate import inflate
from sakip_xl.workbook.raw import equivalent, tidy_table

KEPT_ACTIONS = 5
"""How many actions can be taken back, one after the other."""

HARMLESS_TABLES = REPORT_TABLES | {Kerja.table}
"""Mere reports and what is chosen on Beranda: changed since, they stay as they are and hinder nothing."""

_TABLE = UndoRow.table
_EXCLUDED = {JejakRow.table, MetaRow.table, _TABLE}
_PIECE = 8_000  # a cell holds 32,767 characters, but in a block Excel takes no text beyond 8,203


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that does not hold any more what the action wrote."""

    table: str
    row_index: int
    field_name: str
    written: Cell
    current: Cell


@dataclass(frozen=True, slots=True)
class Difference:
    """What an action did to one table.

    ``sel``: the cells changed (row, field, before, after) in the first ``batas`` rows, which stayed. After
    those came the rows ``pergi`` before it and the rows ``datang`` after it; one of the two is empty.
    """

    batas: int
    sel: tuple[tuple[int, str, Cell, Cell], ...]
    pergi: tuple[RawRow, ...]
    datang: tuple[RawRow, ...]

    def changed(self, table: str, current: Sequence[RawRow]) -> Iterator[ChangedCell]:
        """Every cell that does not hold any more what the action wrote, cells it left empty included."""
        written = [(index, field_name, later) for index, field_name, _, later in self.sel]
        for index, row in enumerate(self.datang, self.batas):
            row_now = current[index] if index < len(current) else {}
            written += [
                (index, field_name, row.get(field_name)) for field_name in dict.fromkeys([*row, *row_now])
            ]
        for index, field_name, later in written:
            content = current[index].get(field_name) if index < len(current) else None
            if not equivalent(content, later):
                yield ChangedCell(table, index, field_name, later, content)

    def repeat(self, before: Sequence[RawRow]) -> list[RawRow] | None:
        """The rows as the action left them, from those before it; ``None`` when they were others."""
        result = [dict(row) for row in before[: self.batas]]
        fits = len(result) == self.batas and all(
            equivalent(result[index].get(name), earlier) for index, name, earlier, _ in self.sel
        )
        gone = [filled(row) for row in before[self.batas :]]
        if not fits or gone != [filled(row) for row in self.pergi]:
            return None
        for index, name, _, later in self.sel:
            result[index][name] = later
        return [*result, *(dict(row) for row in self.datang)]

    def revert(self, current: Sequence[RawRow]) -> list[RawRow]:
        """The rows as they were before; rows that were typed below since stay."""
        result = [dict(row) for row in current]
        result += [{} for _ in range(self.batas - len(result))]
        for index, field_name, earlier, _ in self.sel:
            result[index][field_name] = earlier
        result[self.batas : self.batas + len(self.datang)] = [dict(row) for row in self.pergi]
        return result


@dataclass(frozen=True, slots=True)
class Entry:
    """One action: its rows of the log from ``awal`` to ``akhir``, which has the fingerprint ``sidik``.

    ``berkas`` are the files that it made, as (path, SHA-256); a path below the master's folder is
    relative to it.
    """

    nomor: int
    tindakan: str
    waktu: datetime
    oleh: str
    id_master: str
    awal: int
    akhir: int
    sidik: str
    berkas: tuple[tuple[str, str], ...]
    tabel: Mapping[str, Difference]

    def changed(self, content: BookContent) -> list[ChangedCell]:
        """Every cell changed since, but for the tables that hinder nothing."""
        return [
            cell
            for name, difference in self.tabel.items()
            if name not in HARMLESS_TABLES
            for cell in difference.changed(name, content.row(name))
        ]

    def revert(self, content: BookContent) -> BookContent:
        """The content before the action, and the journal without it."""
        tables = {
            name: difference.revert(content.row(name))
            for name, difference in self.tabel.items()
            if not any(difference.changed(name, content.row(name)))
        }
        journal = [row for row in content.row(_TABLE) if row.get("nomor") != self.nomor]
        return replace(content, tables={**content.tables, **tables, _TABLE: journal})


def compare(old: BookContent, new: BookContent, tables: Collection[str]) -> dict[str, Difference]:
    """What changed in the named tables, but for the log, the identity and the journal."""
    result: dict[str, Difference] = {}
    for name in sorted(set(tables) - _EXCLUDED):
        layout = MASTER.table_named(name)
        before, current = (tidy_table(layout, content.row(name)) for content in (old, new))
        limit = min(len(before), len(current))
        cells = tuple(
            (index, field_name, before[index].get(field_name), current[index].get(field_name))
            for index in range(limit)
            for field_name in dict.fromkeys([*before[index], *current[index]])
            if not equivalent(before[index].get(field_name), current[index].get(field_name))
        )
        difference = Difference(limit, cells, tuple(before[limit:]), tuple(current[limit:]))
        if difference.sel or difference.pergi or difference.datang:
            result[name] = difference
    return result


def next_number(content: BookContent) -> int:
    """The number of the next entry."""
    return max((n for n in _number(content.row(_TABLE))), default=0) + 1


def append_to(content: BookContent, entry: Entry) -> BookContent:
    """The content with one entry more, and without the oldest when there are too many."""
    old = content.row(_TABLE)
    kept = sorted(set(_number(old)))[1 - KEPT_ACTIONS :]
    rows = [*(row for row in old if row.get("nomor") in kept), *map(raw, _pack(entry))]
    return replace(content, tables={**content.tables, _TABLE: rows})


def last(content: BookContent) -> Entry | None:
    """The entry of the last action, ``None`` when there is none; a damaged one is refused (SKP-488)."""
    rows, flaw = load_table(MASTER.table_named(_TABLE), content.row(_TABLE))
    if flaw:
        raise SakipError("SKP-488")
    return _entry(rows, max(row.nomor for row in rows)) if rows else None


def entries(content: BookContent) -> list[Entry]:
    """Every action that the journal still tells, the oldest first; one that is damaged is left out."""
    rows, _ = load_table(MASTER.table_named(_TABLE), content.row(_TABLE))
    result = []
    for number in sorted({int(row.nomor) for row in rows}):
        with suppress(SakipError):
            result.append(_entry(rows, number))
    return result


def without_files_elsewhere(content: BookContent) -> BookContent:
    """The content without the actions that made files outside the master's folder, and those before them.

    A journal that cannot be read is left out as a whole.
    """
    rows, flaw = load_table(MASTER.table_named(_TABLE), content.row(_TABLE))
    first, readable = 0, not flaw
    try:
        for number in {row.nomor for row in rows}:
            if any(is_of_this_computer(path) for path, _ in _entry(rows, number).berkas):
                first = max(first, number + 1)
    except SakipError:
        readable = False
    kept = [row for row in content.row(_TABLE) if isinstance(n := row.get("nomor"), int) and n >= first]
    return replace(content, tables={**content.tables, _TABLE: kept if readable else []})


def _entry(rows: Sequence[UndoRow], number: int) -> Entry:
    try:
        return _open(sorted((row for row in rows if row.nomor == number), key=lambda row: int(row.bagian)))
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError) as galat:
        raise SakipError("SKP-488") from galat


def _number(rows: Sequence[RawRow]) -> list[int]:
    return [n for row in rows if isinstance(n := row.get("nomor"), int)]


# --- packing ------------------------------------------------------------------------------------------------


def _pack(entry: Entry) -> list[UndoRow]:
    header: dict[str, Any] = {name: getattr(entry, name) for name in ("nomor", "tindakan", "waktu", "oleh")}
    content = {key: value for key, value in asdict(entry).items() if key not in header}
    text = json.dumps(content, default=cell_as_json, separators=(",", ":"))
    packed = b64encode(zlib.compress(text.encode(), 9)).decode()
    return [
        UndoRow(**header, bagian=index, isi=packed[begin : begin + _PIECE])
        for index, begin in enumerate(range(0, len(packed), _PIECE), 1)
    ]


def _open(parts: Sequence[UndoRow]) -> Entry:
    if [part.bagian for part in parts] != list(range(1, len(parts) + 1)):
        msg = "a piece is missing"
        raise ValueError(msg)
    packed = b64decode("".join(part.isi for part in parts), validate=True)
    content: dict[str, Any] = json.loads(inflate(packed), object_hook=cell_from_json)
    header = parts[0]
    tables = {name: _difference(difference) for name, difference in content.pop("tabel").items()}
    files = tuple((path, sidik) for path, sidik in content.pop("berkas"))
    return Entry(
        header.nomor, header.tindakan, header.waktu, header.oleh, berkas=files, tabel=tables, **content
    )


def _difference(content: Mapping[str, Any]) -> Difference:
    cells = tuple((index, field_name, earlier, later) for index, field_name, earlier, later in content["sel"])
    return Difference(content["batas"], cells, tuple(content["pergi"]), tuple(content["datang"]))
