"""The layout of an earlier version, read from ``data/susunan``: enough to read and check its books."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import create_model

from sakip_xl.domain.model import Row
from sakip_xl.formulas.base import ColumnFormula
from sakip_xl.schema.base import Column, Look, Sheet, Table, Trait
from sakip_xl.schema.books import BookLayout

_COMPUTED = ColumnFormula("", lambda _row, _scope: None)
"""Marks a computed column; what was computed then is not computed again."""


@cache
def earlier_layout(kind: str, version: str) -> BookLayout:
    """One kind of book as that version had it."""
    file = files("sakip_xl.data").joinpath("susunan").joinpath(f"versi_{version}.toml")
    return read_layout(kind, file.read_text(encoding="utf-8"))


def read_layout(kind: str, text: str) -> BookLayout:
    """One kind of book as ``freeze`` wrote it down."""
    layout = tomllib.loads(text)[kind]
    protected = set(layout["terlindung"])
    sheets = tuple(Sheet(name, name, "", terlindung=name in protected) for name in layout["lembar"])
    return BookLayout(kind, sheets, tuple(_table(*entry) for entry in layout["tabel"].items()))


def _table(name: str, entry: dict[str, Any]) -> Table:
    columns = tuple(map(_column, entry["kolom"]))
    fields: dict[str, Any] = {column.bidang: (Any, None) for column in columns if column.rumus is None}
    model: type[Row] = create_model(name, __base__=Row, **fields)
    model.table = name
    return Table(model, entry["lembar"], entry["judul"], columns, Trait(entry["sifat"]))


def _column(text: str) -> Column:
    field_name, heading, look, *marks = text.split("; ")
    return Column(
        field_name,
        heading,
        0,
        "",
        Look(look),
        list_name="daftar" if "daftar" in marks else None,
        kunci="kunci" in marks,
        rumus=_COMPUTED if "rumus" in marks else None,
    )
