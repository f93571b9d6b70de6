"""The shared sample with its Kertas Kerja filled, and the ways tests look at the sheets of results."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.model import Cell
from sakip_xl.render.canvas import Canvas, CanvasCell, CanvasSheet
from sakip_xl.render.master import draw_master
from sakip_xl.render.material import Material
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.load import load_master
from tests.sample import SEKARANG, sample_content


def measured_content(*, adjust: dict[str, Cell] | None = None, **table: list[RawRow]) -> BookContent:
    """The sample after Hitung Capaian of Triwulan I and II; ``adjust`` replaces settings by their label."""
    content = sample_content(**table)
    pengaturan = [
        {**b, "nilai": adjust[str(b["pengaturan"])]} if adjust and b["pengaturan"] in adjust else b
        for b in content.row("tblPengaturan")
    ]
    content = replace(content, tables={**content.tables, "tblPengaturan": pengaturan})
    master = load_master(content).master
    rows = [raw(b) for triwulan in (1, 2) for b in fill_kertas_kerja(master, triwulan)]
    return replace(content, tables={**content.tables, "tblKertasKerja": rows})


def material(content: BookContent, now: datetime = SEKARANG) -> Material:
    return Material(content, load_master(content).master, now)


def drawing(content: BookContent, now: datetime = SEKARANG) -> Canvas:
    return draw_master(content, now)


def text(sheet: CanvasSheet) -> list[str]:
    """Every text of a sheet, from top left to bottom right."""
    return [str(s.value) for _, s in sorted(sheet.cells.items()) if s.value not in {None, ""}]


def find(sheet: CanvasSheet, content: object) -> tuple[int, int]:
    """The first cell that holds the value."""
    return next(position for position, s in sorted(sheet.cells.items()) if s.value == content)


def di(sheet: CanvasSheet, row: int, column: int) -> CanvasCell:
    return sheet.cells[row, column]


def change(content: BookContent, table: str, index: int, **value: Any) -> BookContent:
    """The content with cells of one row replaced."""
    rows = [dict(b) for b in content.row(table)]
    rows[index] |= value
    return replace(content, tables={**content.tables, table: rows})
