"""What the log tells of cells: what a form brought, cell by cell, with what stood there before.

The column *Perubahan* of the log holds it as JSON. A long one goes on in the rows below, which are
``Event.LANJUTAN``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.cell_json import cell_as_json, cell_from_json
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.jejak import JejakRow, in_force
from sakip_xl.domain.terms import Event

_PIECE = 8_000
"""In a block Excel takes no text beyond 8,203 characters."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell before and after."""

    tempat: Place
    lama: Cell
    baru: Cell


@dataclass(frozen=True, slots=True)
class Record:
    """What one row of the log did to cells.

    ``formulir`` is the form that it is about, ``source`` and ``sidik`` the copy that was taken over, saved at
    ``disimpan`` by ``oleh`` and found in ``folder``, which is fingerprinted.
    ``rows`` are the rows (table, key) that came with it. ``waktu`` is that of the row.
    """

    peristiwa: Event
    waktu: datetime = datetime.min
    formulir: str = ""
    source: str = ""
    sidik: str = ""
    disimpan: datetime | None = None
    oleh: str = ""
    folder: str = ""
    cells: tuple[CellChange, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


def pieces(record: Record) -> list[str]:
    """The text of a record, in as many pieces as rows of the log are needed."""
    content = {
        "formulir": record.formulir,
        "berkas": record.source,
        "sidik": record.sidik,
        "disimpan": record.disimpan,
        "oleh": record.oleh,
        "folder": record.folder,
        "sel": [[c.tempat.tabel, c.tempat.kunci, c.tempat.field_name, c.lama, c.baru] for c in record.cells],
        "baris": record.rows,
    }
    filled = {name: value for name, value in content.items() if value}
    text = json.dumps(filled, default=cell_as_json, ensure_ascii=False, separators=(",", ":"))
    return [text[begin : begin + _PIECE] for begin in range(0, len(text), _PIECE)]


def records(chain: Iterable[JejakRow]) -> Iterator[Record]:
    """Every record of the rows that count, the oldest first; one that cannot be read is passed over."""
    return (record for _, record in told_by(in_force(chain)))


def told_by(rows: Iterable[JejakRow]) -> Iterator[tuple[JejakRow, Record]]:
    """Every record of these rows, each with the row in which it begins."""
    head: JejakRow | None = None
    text = ""
    for row in rows:
        if row.peristiwa is Event.LANJUTAN:
            text += row.perubahan
            continue
        yield from _read(head, text)
        head, text = row, row.perubahan
    yield from _read(head, text)


def _read(row: JejakRow | None, text: str) -> Iterator[tuple[JejakRow, Record]]:
    if row is None or not text:
        return
    try:
        content: dict[str, Any] = json.loads(text, object_hook=cell_from_json)
        cells = tuple(CellChange(Place(*place), lama, baru) for *place, lama, baru in content.pop("sel", ()))
        source = content.pop("berkas", "")
        rows = tuple((table, key) for table, key in content.pop("baris", ()))
        record = Record(row.peristiwa, row.waktu, cells=cells, rows=rows, source=source, **content)
    except (ValueError, TypeError, AttributeError):
        return
    yield row, record


def written(chain: Sequence[Record]) -> dict[Place, str]:
    """What the program wrote last into every cell of which the log tells, as what it says."""
    return {change.tempat: meaning(change.baru) for record in chain for change in record.cells}


def acceptances(chain: Sequence[Record]) -> list[Record]:
    """Of the records of one form those of copies that count: taken over since the last taking out."""
    result: list[Record] = []
    for record in chain:
        if record.peristiwa is Event.FORMULIR_DIKELUARKAN:
            result.clear()
        elif record.peristiwa is Event.FORMULIR_DITERIMA:
            result.append(record)
    return result
