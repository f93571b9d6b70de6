"""The cells of a master that hold or name a kode, as they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sakip_xl.domain.model.references import REFERENCES, TARGETS, Reference
from sakip_xl.domain.model.tables import MASTER_FIELDS
from sakip_xl.schema.content import BookContent

_TABLES = {name: table for table, name in MASTER_FIELDS.items()}
OWN = {target: Reference(target, "kode", target) for target in TARGETS}
"""Where the rows of each target have their own kode."""


@dataclass(frozen=True, slots=True)
class KodeCell:
    """One filled cell: where it is, what it names, and its text."""

    reference: Reference
    table: str
    index: int
    text: str


def kode_cells(content: BookContent, target: str = "") -> Iterator[KodeCell]:
    """Every filled cell that holds or names a kode, of one target or of all, in rows with faults too.

    A whole number is its digits; any other number is no kode that could be read for sure.
    """
    for reference in (*OWN.values(), *REFERENCES):
        if target in {"", reference.target}:
            table = _TABLES[reference.rows]
            for index, row in enumerate(content.row(table)):
                value = row.get(reference.field_name)
                if isinstance(value, (str, int)) and not isinstance(value, bool):
                    yield KodeCell(reference, table, index, str(value))


def tidied(content: BookContent) -> BookContent:
    """The content with kode as formulas compare them: text, without stray spaces."""
    tables = dict(content.tables)
    for cell in kode_cells(content):
        kode = " ".join(cell.text.split())
        if cell.reference.several:
            kode = "; ".join(cell.reference.split(cell.text))
        if tables[cell.table][cell.index][cell.reference.field_name] != kode:
            rows = list(tables[cell.table])
            rows[cell.index] = {**rows[cell.index], cell.reference.field_name: kode}
            tables[cell.table] = rows
    return replace(content, tables=tables)
