"""What makes a book one of ours: its identity, its sheets, its tables and their columns, by name.

A file and an open book tell the same things in different ways; what is missing is named here once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sakip_xl.domain.model import MetaRow
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import BUKU, VERSI_LAYOUT, BookLayout
from sakip_xl.schema.content import KUNCI_JENIS, KUNCI_VERSI
from sakip_xl.schema.migrations import layout_of

TABEL_META = MetaRow.table
_DESCRIPTION = {"master": "buku induk SAKIP", "formulir": "formulir unit"}


@dataclass(frozen=True, slots=True)
class ReadTable:
    """Where one of our tables stands in the file; rows and columns count from 0.

    ``baris`` is its first data row, ``jumlah`` how many it has; ``kolom`` the column of each field;
    ``asing`` the columns that are not ours.
    """

    tabel: Table
    lembar: str
    baris: int
    awal: int
    jumlah: int
    kolom: dict[str, int]
    asing: dict[str, int]

    @property
    def akhir(self) -> int:
        """The last data row."""
        return self.baris + self.jumlah - 1

    @property
    def lebar(self) -> int:
        """How many columns it has, foreign ones included."""
        return len(self.kolom) + len(self.asing)


@dataclass(frozen=True, slots=True)
class HeadedTable:
    """A table as a book shows it: ``baris`` its first data row, ``awal`` its first column, from 0."""

    nama: str
    lembar: str
    baris: int
    awal: int
    jumlah: int
    judul: Sequence[str]


def recognize(name: str, meta: Iterable[Sequence[object]], expected: str | None) -> BookLayout:
    """How the book is laid out, by the rows of its tblMeta; the file name says nothing.

    Refuses what is no SAKIP book (SKP-510), another kind (SKP-511) or of a version that is not read
    (SKP-512, 513).
    """
    values = {str(row[0]).strip(): _as_text(row[1]) for row in meta if len(row) > 1}
    kind, version = values.get(KUNCI_JENIS, ""), values.get(KUNCI_VERSI, "")
    if kind not in BUKU:
        raise SakipError("SKP-510", berkas=name)
    if expected is not None and kind != expected:
        raise SakipError("SKP-511", berkas=name, nilai=_DESCRIPTION[kind], jenis=_DESCRIPTION[expected])
    layout = layout_of(kind, version)
    if layout is None:
        new = version.isdigit() and int(version) > int(VERSI_LAYOUT)
        raise SakipError("SKP-513" if new else "SKP-512", berkas=name, nilai=version, versi=VERSI_LAYOUT)
    return layout


def locate(
    name: str, layout: BookLayout, sheets: Sequence[str], tables: Sequence[HeadedTable]
) -> dict[str, ReadTable]:
    """Where every table of the layout stands; refuses with all that is missing (SKP-514)."""
    wrong = _missing_sheets(sheets, layout)
    present = {table.nama.casefold(): table for table in tables}
    ours = {table.nama.casefold() for table in layout.tabel}
    foreign = [table.nama for key, table in present.items() if key not in ours]
    places: dict[str, ReadTable] = {}
    for table in layout.tabel:
        if table.nama.casefold() not in present:
            wrong.append(_missing_table(table, foreign))
            continue
        places[table.nama], lost = _position(table, present[table.nama.casefold()])
        wrong += lost
    if wrong:
        details = [item.di(berkas=name) for item in wrong]
        raise SakipError("SKP-514", details=details, berkas=name, nilai=len(wrong))
    return places


def _missing_sheets(names: Sequence[str], layout: BookLayout) -> list[Temuan]:
    """Sheets of the layout that the book lacks; Excel's names do not differ by case."""
    present = {name.casefold() for name in names}
    ours = {sheet.nama.casefold() for sheet in layout.lembar}
    foreign = [name for name in names if name.casefold() not in ours]
    return [
        temuan("SKP-515", nilai=sheet.nama, mirip=_similar(sheet.nama, foreign)).di(lembar=sheet.nama)
        for sheet in layout.lembar
        if sheet.nama.casefold() not in present
    ]


def _missing_table(table: Table, foreign: Iterable[str]) -> Temuan:
    similar = _similar(table.nama, foreign)
    values = {"nilai": table.nama, "judul": table.judul, "lembar": table.lembar, "mirip": similar}
    return temuan("SKP-516", **values).di(lembar=table.lembar)


def _position(table: Table, source: HeadedTable) -> tuple[ReadTable, list[Temuan]]:
    """Where the table stands, and a finding for each column it lacks."""
    headings = {_normalized(text): source.awal + index for index, text in enumerate(source.judul)}
    ours = {_normalized(column.judul) for column in table.kolom}
    foreign = {
        text: source.awal + index for index, text in enumerate(source.judul) if _normalized(text) not in ours
    }
    columns = {
        column.bidang: headings[_normalized(column.judul)]
        for column in table.kolom
        if _normalized(column.judul) in headings
    }
    lost = [
        temuan("SKP-517", kolom=column.judul, nilai=table.nama, mirip=_similar(column.judul, foreign)).di(
            lembar=source.lembar
        )
        for column in table.kolom
        if column.bidang not in columns
    ]
    place = ReadTable(table, source.lembar, source.baris, source.awal, source.jumlah, columns, foreign)
    return place, lost


def _normalized(heading: str) -> str:
    """A heading as it is compared: case, spaces and line breaks do not count."""
    return "".join(heading.split()).casefold()


def _similar(wanted: str, candidates: Iterable[str]) -> str:
    by_lower = {name.casefold(): name for name in candidates}
    near = get_close_matches(wanted.casefold(), by_lower, n=1, cutoff=0.6)
    return f" (mungkin maksudnya '{by_lower[near[0]]}', kembalikan namanya)" if near else ""


def _as_text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
