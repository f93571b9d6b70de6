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

from sakip_xl.domain.model import Cell, Kerja, Master, Pengaturan, PengaturanRow
from sakip_xl.domain.rules.registry import MASTER_FIELDS, CellTemuan
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, RawRow
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
    "bukan_bulat": "SKP-108",
    "bukan_triwulan": "SKP-109",
    "teks_terpotong": "SKP-113",
    "teks_panjang": "SKP-115",
    "greater_than_equal": "SKP-110",
    "greater_than": "SKP-110",
    "less_than_equal": "SKP-111",
    "less_than": "SKP-111",
}


@dataclass(frozen=True, slots=True)
class LoadedMaster:
    """A typed master and what could not be typed."""

    master: Master
    temuan: list[CellTemuan] = field(default_factory=list)


def load_master(content: BookContent) -> LoadedMaster:
    """The typed master of a raw one; settings that do not fit take their default."""
    findings: list[CellTemuan] = []
    rows_by_field: dict[str, list[Any]] = {}
    for table in MASTER.tables:
        if table.name in MASTER_FIELDS:
            rows_by_field[MASTER_FIELDS[table.name]], flaws = load_table(table, content.row(table.name))
            findings += flaws
    kerja, flaws = _load_kerja(content.row(Kerja.table))
    pengaturan, pengaturan_flaws = load_pengaturan(content)
    findings += [*flaws, *pengaturan_flaws]
    master = Master(
        id_master=content.meta.get("id_master", ""),
        pengaturan=pengaturan,
        kerja=kerja[0] if kerja else Kerja(),
        unread=_unread(content, findings),
        **rows_by_field,
    )
    return LoadedMaster(master, findings)


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
    """The typed rows of one table and the findings; blank rows are skipped, their place is kept."""
    rows: list[Any] = []
    findings: list[CellTemuan] = []
    field_names = frozenset(table.model.bidang())
    for index, row in enumerate(raw):
        if empty(row):
            continue
        filled: dict[str, Any] = {
            name: row[name] for name in row.keys() & field_names if not _is_blank(row[name])
        }
        try:
            rows.append(table.model(**filled, baris_ke=index))
        except ValidationError as galat:
            findings += _row_findings(table, index, row, galat)
    return rows, findings


def load_pengaturan(content: BookContent) -> tuple[Pengaturan, list[CellTemuan]]:
    """The settings; a wrong one is a finding and takes its default."""
    positions: dict[str, int] = {}
    values: dict[str, Cell] = {}
    for index, row in enumerate(content.row(PengaturanRow.table)):
        definition = setting_of(row)
        if definition is not None:
            positions[definition.bidang] = index
            if not _is_blank(row.get("nilai")):
                values[definition.bidang] = row["nilai"]
    try:
        return Pengaturan(**values), []  # type: ignore[arg-type]
    except ValidationError as galat:
        findings = [
            CellTemuan(
                PengaturanRow.table,
                positions.get(name, 0),
                "nilai",
                _pengaturan_finding(MENURUT_BIDANG[name].label, values.get(name), detail),
            )
            for name, detail in _details(galat)
        ]
        correct = {
            name: value for name, value in values.items() if name not in {n for n, _ in _details(galat)}
        }
        defaults = {"nama_kecamatan": "(belum diisi)", "tahun": 2026}
        return Pengaturan(**{**defaults, **correct}), findings  # type: ignore[arg-type]


def empty(content: Mapping[str, Cell]) -> bool:
    """Whether a raw row holds nothing at all."""
    return all(_is_blank(value) for value in content.values())


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
        nilai=value,
        kolom=heading,
        pilihan=context.get("pilihan", ""),
        batas=limit,
    )
