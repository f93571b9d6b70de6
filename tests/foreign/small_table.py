"""A foreign table written as text: headings, then rows; and what is read out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sakip_xl.domain.foreign.admission import Admission, admit
from sakip_xl.domain.foreign.fields import dictionary
from sakip_xl.domain.foreign.harvest import Harvest, Mapped, harvest
from sakip_xl.domain.foreign.source import SourceColumn, SourceRow, SourceTable
from sakip_xl.domain.model import Cell, Unit
from sakip_xl.domain.terms import YesNo
from tests.foreign.agency_tables import cells

UNITS = [
    Unit(kode="SI-PEM", nama="Seksi Pemerintahan", jenis="seksi", wajib=YesNo.YA),
    Unit(kode="SEK-UMUM", nama="Sub Bagian Umum", jenis="sub bagian", wajib=YesNo.YA),
]


def column(index: int, judul: str, **other: Any) -> SourceColumn:
    """A column; the lines of its heading are parted by ``/``."""
    return SourceColumn(index, chr(65 + index), tuple(judul.split(" / ")), **other)


def table(text: str, **look: Any) -> SourceTable:
    """The first line has the headings, the rows begin at number 2; ``look`` is given by row number."""
    heading, *lines = text.strip().splitlines()
    columns = tuple(column(index, str(judul)) for index, judul in enumerate(cells(heading)))
    rows = [
        SourceRow(
            number,
            {index: value for index, value in enumerate(cells(line)) if value is not None},
            **{name: by_row[number] for name, by_row in look.items() if number in by_row},
        )
        for number, line in enumerate(lines, 2)
    ]
    return SourceTable("Lembar", 1, "", columns, tuple(rows))


def mapped(fields: str) -> Mapped:
    """The fields of the columns, by id."""
    return {index: dictionary().fields[name] for index, name in enumerate(fields.split())}


def read(fields: str, text: str, **look: Any) -> Harvest:
    return harvest([(table(text, **look), mapped(fields))])


def take(
    fields: str,
    text: str,
    *,
    kinerja: Sequence[Mapping[str, Cell]] = (),
    indikator: Sequence[Mapping[str, Cell]] = (),
    riwayat: Sequence[Mapping[str, Cell]] = (),
    **look: Any,
) -> Admission:
    return admit(read(fields, text, **look), kinerja, indikator, UNITS, 2026, riwayat)


def nodes(found: Harvest) -> list[str]:
    """Every node: its level, words and what it stands below."""
    return [
        f"{node.level}: {node.uraian}" + (f" < {node.induk.uraian}" if node.induk else "")
        for node in found.nodes
    ]


def causes(found: Harvest | Admission) -> list[str]:
    return [f"{left.row} {left.cause}" for left in found.left]
