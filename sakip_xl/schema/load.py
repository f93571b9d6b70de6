"""From raw rows to the typed ``Master``, with a finding for every cell that does not fit its column.

What a cell must be is said once, in the model's field types; the codes are those of
``data/galat/sel.toml``. A row with a wrong cell is left out of the typed master, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.measure.typed_number import says_nothing
from sakip_xl.domain.model import Cell, Kerja, Master, Pengaturan, PengaturanRow
from sakip_xl.domain.model.references import resolve
from sakip_xl.domain.model.tables import MASTER_FIELDS
from sakip_xl.domain.wording import shown_cell
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.base import Look, Table
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import UNCOMPUTED, BookContent, RawRow
from sakip_xl.schema.settings import MENURUT_BIDANG, setting_of

__all__ = [
    "CellTemuan",
    "LoadedMaster",
    "empty",
    "load_master",
    "load_pengaturan",
    "load_table",
]

_KODE = {
    "missing": "SKP-101",
    "string_too_short": "SKP-101",
    "too_short": "SKP-101",
    "bukan_pilihan": "SKP-102",
    "tanggal_teks": "SKP-103",
    "bukan_tanggal": "SKP-104",
    "bukan_jam": "SKP-105",
    "bukan_angka": "SKP-106",
    "int_type": "SKP-106",
    "decimal_type": "SKP-106",
    "angka_ambigu": "SKP-107",
    "angka_pengali": "SKP-116",
    "angka_persen": "SKP-117",
    "angka_bersatuan": "SKP-118",
    "angka_banyak": "SKP-119",
    "kata_nol": "SKP-120",
    "bukan_bulat": "SKP-108",
    "bukan_triwulan": "SKP-109",
    "teks_terpotong": "SKP-113",
    "teks_tanggal": "SKP-144",
    "teks_panjang": "SKP-115",
    "greater_than_equal": "SKP-110",
    "greater_than": "SKP-110",
    "less_than_equal": "SKP-111",
    "less_than": "SKP-111",
}

_MEASURED = frozenset(
    {Look.NUMBER, Look.INTEGER, Look.PERCENT, Look.MONEY, Look.DATE, Look.MOMENT, Look.TIME}
)
"""Columns of numbers and dates, where a dash stands for nothing."""


@dataclass(frozen=True, slots=True)
class LoadedMaster:
    """A typed master and what could not be typed."""

    master: Master
    temuan: list[CellTemuan] = field(default_factory=list)


def load_master(content: BookContent) -> LoadedMaster:
    """The typed master of a raw one; settings that do not fit take their default.

    A kode is spelled everywhere as in the row that has it (``domain.model.references``).
    """
    findings: list[CellTemuan] = []
    unread: list[CellTemuan] = []
    rows_by_field: dict[str, list[Any]] = {}
    for table in MASTER.tables:
        if table.name in MASTER_FIELDS:
            name, rows = MASTER_FIELDS[table.name], content.row(table.name)
            rows_by_field[name], flaws = load_table(table, rows)
            unread += flaws
            findings += [*flaws, *_kode_as_number(table, rows)]
    kerja, flaws = _load_kerja(content.row(Kerja.table))
    pengaturan, pengaturan_flaws = load_pengaturan(content)
    findings += [*flaws, *pengaturan_flaws]
    master = Master(
        id_master=content.meta.get("id_master", ""),
        pengaturan=pengaturan,
        kerja=kerja[0] if kerja else Kerja(),
        unread=_unread(content, unread),
        **rows_by_field,
    )
    return LoadedMaster(resolve(master), findings)


def _kode_as_number(table: Table, rows: list[RawRow]) -> list[CellTemuan]:
    """A kode with a point that Excel keeps as a number: 1.10 has become 1.1."""
    return [
        CellTemuan(
            table.name, index, "kode", temuan("SKP-166", nilai=kode, kolom=table.field_column("kode").judul)
        )
        for index, row in enumerate(rows)
        if isinstance(kode := row.get("kode"), float) and not kode.is_integer()
    ]


def _unread(content: BookContent, findings: Sequence[CellTemuan]) -> dict[str, list[RawRow]]:
    """The rows of every table that have a wrong cell, and those that stand below it."""
    result: dict[str, list[RawRow]] = {name: [*below.rows] for name, below in content.below.items()}
    for name, index in sorted({(found.table, found.row_index) for found in findings}):
        result.setdefault(name, []).extend(content.row(name)[index : index + 1])
    return result


def _load_kerja(raw: list[RawRow]) -> tuple[list[Kerja], list[CellTemuan]]:
    """The one row of Beranda: a choice that cannot be read leaves the others as they are."""
    table = MASTER.table_named(Kerja.table)
    kerja, flaws = load_table(table, raw)
    wrong_cells = {(flaw.row_index, flaw.field_name) for flaw in flaws}
    readable: list[RawRow] = [
        {field_name: value for field_name, value in row.items() if (index, field_name) not in wrong_cells}
        for index, row in enumerate(raw)
    ]
    return (load_table(table, readable)[0] if wrong_cells else kerja), flaws


def load_table(table: Table, raw: list[RawRow]) -> tuple[list[Any], list[CellTemuan]]:
    """The typed rows of one table and the findings; blank rows are skipped, their place is kept.

    A row with a formula that has no result yet (SKP-184) is no typed row, whatever its column asks.
    """
    rows: list[Any] = []
    findings: list[CellTemuan] = []
    looks = {column.bidang: column.rupa for column in table.columns if column.rumus is None}
    for index, row in enumerate(raw):
        if empty(row):
            continue
        filled: dict[str, Any] = {
            name: row[name] for name in row.keys() & looks.keys() if not _is_unfilled(looks[name], row[name])
        }
        uncomputed = [column for column in table.columns if filled.get(column.bidang) == UNCOMPUTED]
        if uncomputed:
            findings += [
                CellTemuan(table.name, index, column.bidang, temuan("SKP-184", kolom=column.judul))
                for column in uncomputed
            ]
            continue
        try:
            rows.append(table.model(**filled, baris_ke=index))
        except ValidationError as galat:
            findings += _row_findings(table, index, row, galat)
    return rows, findings


def load_pengaturan(content: BookContent) -> tuple[Pengaturan, list[CellTemuan]]:
    """The settings; a wrong one is a finding and takes its default."""
    positions: dict[str, int] = {}
    values: dict[str, Cell] = {}
    unread: list[CellTemuan] = []
    for index, row in enumerate(content.row(PengaturanRow.table)):
        definition = setting_of(row)
        if definition is not None:
            positions[definition.bidang] = index
            if row.get("nilai") == UNCOMPUTED:
                finding = temuan("SKP-184", kolom=definition.label)
                unread.append(CellTemuan(PengaturanRow.table, index, "nilai", finding))
            elif not _is_unfilled(definition.rupa, row.get("nilai")):
                values[definition.bidang] = row["nilai"]
    try:
        return Pengaturan(**values), unread  # type: ignore[arg-type]
    except ValidationError as galat:
        findings = [
            CellTemuan(
                PengaturanRow.table,
                positions.get(name, 0),
                "nilai",
                _pengaturan_finding(MENURUT_BIDANG[name].label, values.get(name), detail),
            )
            for name, detail in _details(galat)
            if positions.get(name) not in {found.row_index for found in unread}
        ]
        correct = {
            name: value for name, value in values.items() if name not in {n for n, _ in _details(galat)}
        }
        defaults = {"nama_kecamatan": "(belum diisi)", "tahun": 2026}
        return Pengaturan(**{**defaults, **correct}), [*unread, *findings]  # type: ignore[arg-type]


def empty(content: Mapping[str, Cell]) -> bool:
    """Whether a raw row holds nothing at all."""
    return all(_is_blank(value) for value in content.values())


def _is_unfilled(look: Look, value: Cell) -> bool:
    """Whether a cell is blank, or says with a dash or ``n/a`` that its number or date is."""
    measured = look in _MEASURED and isinstance(value, str) and says_nothing(value)
    return measured or _is_blank(value)


def _is_blank(value: Cell) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _row_findings(table: Table, index: int, row: RawRow, galat: ValidationError) -> list[CellTemuan]:
    return [
        CellTemuan(
            table.name, index, name, _cell_finding(table.field_column(name).judul, row.get(name), detail)
        )
        for name, detail in _details(galat)
    ]


def _details(galat: ValidationError) -> list[tuple[str, ErrorDetails]]:
    return [(str(detail["loc"][0]), detail) for detail in galat.errors(include_url=False)]


def _pengaturan_finding(label: str, value: Cell, detail: ErrorDetails) -> Temuan:
    """What is wrong with one setting: its row is never to be emptied."""
    finding = _cell_finding(label, value, detail)
    return temuan("SKP-114", kolom=label) if finding.kode == "SKP-101" else finding


def _cell_finding(heading: str, value: Cell, detail: ErrorDetails) -> Temuan:
    context = detail.get("ctx", {})
    limit = context.get("ge", context.get("gt", context.get("le", context.get("lt"))))
    return temuan(
        _KODE.get(detail["type"], "SKP-112"),
        nilai=shown_cell(value),
        kolom=heading,
        pilihan=context.get("pilihan", ""),
        batas=limit,
        usul=context.get("usul", ""),
    )
