"""The sheets that are a head and tables: entry sheets, registers and the hidden identity."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Any

from sakip_xl.domain.model import BatasPredikat, Pengaturan, PengaturanRow
from sakip_xl.errors import Tingkat
from sakip_xl.render.canvas import CanvasSheet, CanvasTable
from sakip_xl.render.colors import contrast
from sakip_xl.render.header import draw_header, draw_row_button
from sakip_xl.render.material import Material
from sakip_xl.render.page import print_from, print_tables, table_on_paper
from sakip_xl.render.styles import cell_style
from sakip_xl.render.table import column_area, data_cell, draw_table, replace_cell
from sakip_xl.render.validation import choices_from, content_rule, model_limits, petunjuk
from sakip_xl.schema.base import Look, field_choices
from sakip_xl.schema.books import BOOKS, MASTER
from sakip_xl.schema.settings import PengaturanDef, setting_of

_GAP = 1
_LAPORAN_MARGIN = 5.0
_INDIKATOR_PAGES = 3
_SHEET_NAMES = frozenset(sheet.name for sheet in MASTER.sheets)
_A1_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")

_INDIKATOR_RIBBON = (
    ("Indikator", "kode", "satuan"),
    ("Cara Menghitung Capaian", "desimal", "konsolidasi"),
    ("Target", "baseline", "nol_tercapai"),
    ("Pengumpulan Data", "sumber_data", "bobot"),
    ("Pemeriksaan SMART dan KKE", "spesifik", "tepat"),
)


def draw_input(sheet: CanvasSheet, material: Material) -> None:
    """Draw the head and every table of the sheet below each other.

    A sheet of one table keeps its head and its first column in view, and repeats the heading on every
    printed page. Of several each begins a page.
    """
    places = _stacked_tables(sheet, material)
    if len(places) == 1:
        _freeze(sheet, places[0])
    print_tables(sheet)


def draw_laporan(sheet: CanvasSheet, material: Material) -> None:
    """Draw both registers of Laporan behind a narrow margin, where books that are in use have them."""
    sheet.widths[0] = _LAPORAN_MARGIN
    row = draw_header(sheet, material, column=1)
    for table in MASTER.sheet_tables(sheet.layout.name):
        draw_table(sheet, table, row, material, column=1)
        row = sheet.next_row() + 2 * _GAP
    print_tables(sheet)


def draw_identitas(sheet: CanvasSheet, material: Material) -> None:
    """Draw Identitas: settings with a cell of their own kind each, officials, units, predikat, days."""
    places = {place.table.name: place for place in _stacked_tables(sheet, material)}
    print_tables(sheet)
    _draw_pengaturan(sheet, material, places[PengaturanRow.table])
    _color_predikat(sheet, places[BatasPredikat.table])


def draw_indikator(sheet: CanvasSheet, material: Material) -> None:
    """Draw Indikator with bands over its groups of columns; the kode stays in view."""
    [table] = MASTER.sheet_tables("Indikator")
    row = draw_header(sheet, material)
    place = draw_table(sheet, table, row, material, ribbon=_INDIKATOR_RIBBON)
    _freeze(sheet, place)
    sheet.pages_wide, sheet.repeated_columns = _INDIKATOR_PAGES, (0, 0)
    sheet.repeated_rows = (place.row, place.row)  # a band would be cut where a page ends
    print_from(sheet, place.row, table_on_paper(sheet, place).last_column)


def draw_temuan(sheet: CanvasSheet, material: Material) -> None:
    """Draw Hasil Pemeriksaan: each tingkat in its colour, each Sel (else Lembar) a link to its place."""
    [table] = MASTER.sheet_tables("Hasil Pemeriksaan")
    place = draw_table(sheet, table, draw_header(sheet, material), material)
    _freeze(sheet, place)
    print_tables(sheet)
    columns = {
        field_name: place.column + table.column_position(field_name)
        for field_name in ("tingkat", "lembar", "sel", "berkas")
    }
    for tingkat in Tingkat:
        rule = {"type": "cell", "criteria": "==", "value": f'"{tingkat}"', "format": f"tebal+{tingkat}"}
        sheet.conditional.append((column_area(place, "tingkat"), rule))
    for row in range(place.row + 1, place.row + 1 + place.count):
        values = {
            field_name: str(sheet.cells[row, column].value or "") for field_name, column in columns.items()
        }
        if values["berkas"] or values["lembar"] not in _SHEET_NAMES:
            continue
        has_cell = _A1_CELL.fullmatch(values["sel"])
        link = f"'{values['lembar']}'!{values['sel'] if has_cell else 'A1'}"
        column = columns["sel" if has_cell else "lembar"]
        replace_cell(sheet, row, column, style="sel+tautan", link=link, prompt="Menuju sel")


def draw_meta(sheet: CanvasSheet, material: Material) -> None:
    """Draw the hidden identity, and in the master the journal below it, without a head."""
    row = 0
    for table in BOOKS[material.content.kind].sheet_tables(sheet.layout.name):
        draw_table(sheet, table, row, material)
        row = sheet.next_row() + _GAP


def _stacked_tables(sheet: CanvasSheet, material: Material) -> list[CanvasTable]:
    row = draw_header(sheet, material)
    places: list[CanvasTable] = []
    for table in MASTER.sheet_tables(sheet.layout.name):
        if table.grows and places:
            draw_row_button(sheet, row, table)
            row += 1
        places.append(draw_table(sheet, table, row, material))
        row = sheet.next_row() + _GAP
    return places


def _freeze(sheet: CanvasSheet, place: CanvasTable) -> None:
    sheet.frozen = (place.row + 1, place.column + 1)
    sheet.repeated_rows = (place.top, place.row)


def _draw_pengaturan(sheet: CanvasSheet, material: Material, place: CanvasTable) -> None:
    """Give every setting the format and the validation of what it holds, in place of the column's."""
    area = column_area(place, "nilai")
    sheet.validations = [item for item in sheet.validations if item[0] != area]
    for index, row in enumerate(material.content.row(PengaturanRow.table)):
        definition = setting_of(row)
        if definition is None:
            continue
        cell = replace(area, row=area.row + index, last_row=area.row + index)
        sheet.validations.append((cell, _pengaturan_rule(definition)))
        column = replace(place.table.field_column("nilai"), rupa=definition.rupa)
        style = cell_style(definition.rupa, "isian") + "+kiri"
        sheet.cells[cell.row, cell.column] = data_cell(row.get("nilai"), column, style)


def _pengaturan_rule(definition: PengaturanDef) -> dict[str, Any]:
    choices = field_choices(Pengaturan, definition.bidang)
    limit = model_limits(Pengaturan, definition.bidang)
    rule = choices_from(choices) if choices else content_rule(definition.rupa, limit)
    return {**rule, **petunjuk(definition.label, definition.penjelasan)}


def _color_predikat(sheet: CanvasSheet, place: CanvasTable) -> None:
    """Show each colour on its own cell."""
    area = column_area(place, "warna")
    for row in range(area.row, area.last_row + 1):
        match = _COLOR.fullmatch(str(sheet.cells[row, area.column].value or ""))
        if match:
            color = match[1].upper()
            ink = max(("FFFFFF", "000000"), key=partial(contrast, color))
            style = f"{cell_style(Look.TEXT, 'isian')}+tebal+huruf#{ink}+#{color}"
            replace_cell(sheet, row, area.column, style=style)
