"""The form of *Mulai Buku Baru*: its sheets, what each asks for, and what is proposed on it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from sakip_xl.schema.base import Table
from sakip_xl.schema.tables.identitas import TBL_PEJABAT, TBL_PENGATURAN, TBL_UNIT

START_SHEET = "_mulai"
"""The hidden sheet by which the form is known."""
SETTINGS_SHEET, UNIT_SHEET, PEJABAT_SHEET = "1 Kecamatan", "2 Unit Kerja", "3 Pejabat"
PENGATURAN_FIELDS = ("pengaturan", "nilai", "penjelasan")
UNIT_FIELDS = ("kode", "jenis", "nama")
PEJABAT_FIELDS = ("nama", "nip", "jabatan", "pangkat", "peran", "unit")
SHEETS: dict[str, tuple[Table, tuple[str, ...]]] = {
    SETTINGS_SHEET: (TBL_PENGATURAN, PENGATURAN_FIELDS),
    UNIT_SHEET: (TBL_UNIT, UNIT_FIELDS),
    PEJABAT_SHEET: (TBL_PEJABAT, PEJABAT_FIELDS),
}
"""The sheets to be filled in, each with the table of the master that it feeds and the fields asked for."""


class StartProposal(BaseModel):
    """What the form holds before anybody typed: ``data/mulai.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pengaturan: tuple[str, ...]
    unit: tuple[dict[str, str], ...]
    pejabat: tuple[dict[str, str], ...]


@cache
def proposal() -> StartProposal:
    """The settings that are asked for, and the usual units and officials of a kecamatan."""
    text = files("sakip_xl").joinpath("data/mulai.toml").read_text(encoding="utf-8")
    return StartProposal.model_validate(tomllib.loads(text))


def headings(sheet: str) -> tuple[str, ...]:
    """The headings of one sheet of the form."""
    table, fields = SHEETS[sheet]
    return tuple(table.field_column(name).judul for name in fields)
