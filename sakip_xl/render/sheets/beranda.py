"""The sheet Beranda: what is to be done now, what needs attention, the figures of the quarter, both SOPs.

A screen of 1366 points shows it without scrolling sideways; on paper it is one F4 page, the first thing a
Camat sees.
"""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.domain import wording
from sakip_xl.domain.measure.summary import Summary
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.definition import LANGKAH_TERBANYAK
from sakip_xl.domain.terms import SopName
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind
from sakip_xl.render.header import CATATAN_TOMBOL, button, draw_header
from sakip_xl.render.material import Material, summary
from sakip_xl.render.page import print_from
from sakip_xl.render.sheets.beranda_attention import MISSING_ROWS, draw_missing, draw_weakest
from sakip_xl.render.sheets.beranda_sop import LAST_COLUMN, RIGHT, WIDTHS, draw_now, draw_sop
from sakip_xl.render.sheets.rekap import CAPAIAN, PREDIKAT, RekapPositions, compose_rekap, rekap_charts
from sakip_xl.render.table import draw_table, replace_cell
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.tables.identitas import TBL_KERJA

_BUTTONS = (
    ("periksa", 0, 1),
    ("bagikan", 2, 3),
    ("rekap", 4, 4),
    ("hitung", 5, 6),
    ("laporan", 7, 8),
    ("siapkan", 9, 10),
    ("majukan", 11, 11),
    ("status", 12, 12),
)
"""The buttons in the order of the work, each with its first and last column."""

_KERJA, _NOW = 5, 8
_CARDS = _NOW + 4
_ATTENTION = _CARDS + 4
_SOP = _ATTENTION + MISSING_ROWS + 2
_CHARTS = _SOP + 2 + LANGKAH_TERBANYAK + 1
"""Where the parts begin, from top to bottom: what is chosen, what is to be done, figures, steps, charts."""
_ARAHAN = "untuk Setujui atau Kembalikan"
_NO_UNIT = "0 unit"
_CHART_ROWS = 13


def draw_beranda(sheet: CanvasSheet, material: Material) -> None:
    """Draw the whole page."""
    data = summary(material)
    positions = compose_rekap(CanvasSheet(MASTER.sheet_named("Rekap")), material, data)
    draw_header(sheet, material, tombol=False)
    for button_id, column, end in _BUTTONS:
        button(sheet, 3, column, button_id, sampai=end)
    sheet.write(4, 0, CATATAN_TOMBOL, "kecil")
    _draw_kerja(sheet, material)
    triwulan = int(material.master.kerja.triwulan)
    statuses = [sop_status(material.master, name, triwulan, material.now) for name in SopName]
    draw_now(sheet, material.master, statuses, _NOW + 1)
    _draw_cards(sheet, material, data, positions)
    draw_missing(sheet, material, statuses, _ATTENTION)
    draw_weakest(sheet, data, _ATTENTION)
    for status, column in zip(statuses, (0, RIGHT), strict=True):
        draw_sop(sheet, status, _SOP, column)
    left, right = rekap_charts(positions, _CHARTS, (0, RIGHT))
    sheet.charts += [replace(chart, width=590, height=20 * (_CHART_ROWS - 1)) for chart in (left, right)]
    sheet.widths.update(enumerate(WIDTHS))
    sheet.heights.update(dict.fromkeys((_ATTENTION - 1, _SOP - 1, _CHARTS - 1), 8))
    sheet.landscape = False
    print_from(sheet, _NOW, LAST_COLUMN, below=1 + _CHART_ROWS)


# --- who works ----------------------------------------------------------------------------------------------


def _draw_kerja(sheet: CanvasSheet, material: Material) -> None:
    """What staff choose before a click; a long arahan runs on over a bar that leads back to its cell."""
    place = draw_table(sheet, TBL_KERJA, _KERJA, material, column=1)
    arahan = place.column + TBL_KERJA.column_position("arahan")
    row = place.row + 1
    sheet.merge(Area(place.row, arahan + 1, place.row, LAST_COLUMN), _ARAHAN, "kepala+kiri+miring")
    for column in range(place.column, arahan):
        replace_cell(sheet, row, column, style=f"{sheet.cells[row, column].style}+di_tengah")
    replace_cell(
        sheet,
        row,
        arahan,
        style=f"{sheet.cells[row, arahan].style}+satu_baris+di_tengah+terbuka_kanan",
    )
    link_target = f"'{sheet.layout.name}'!{cell_name(row, arahan)}"
    for column in range(arahan + 1, LAST_COLUMN + 1):
        border = "terbuka_kiri" if column == LAST_COLUMN else "terbuka"
        sheet.write(row, column, None, f"bidang+{border}", link=link_target, petunjuk="Ketik di sel Arahan")
    sheet.heights.update({_KERJA: 20, place.row: 18, row: 22, row + 1: 20})


# --- figures ------------------------------------------------------------------------------------------------


def _draw_cards(sheet: CanvasSheet, material: Material, data: Summary, positions: RekapPositions) -> None:
    """The figures of the quarter, large."""
    late = len(data.terlambat)
    triwulan = wording.triwulan(material.master.kerja.triwulan)
    as_of = f"Keadaan {triwulan} per {wording.waktu(material.now)}"
    sheet.merge(Area(_NOW, 0, _NOW, LAST_COLUMN), as_of, "subjudul", kind=CellKind.COMPUTED)
    capaian = "-" if data.kecamatan.bulat is None else float(data.kecamatan.bulat)
    predikat = data.kecamatan.predikat or "-"
    filled = f"{data.terisi} dari {sum(unit.jumlah for unit in data.unit)}"
    count = sum(unit.belum_tersedia for unit in data.unit)
    declared = f" ({count} belum tersedia)" if count else ""
    cards: tuple[tuple[str, int, int, Cell, str | None], ...] = (
        ("Formulir kembali", 0, 1, f"{data.kembali} dari {len(data.wajib)} unit", None),
        ("Unit terlambat", 2, 3, f"{late} unit" if late else _NO_UNIT, None),
        ("Realisasi terisi" + declared, 4, 5, f"{filled} indikator", None),
        ("Capaian kecamatan (%)", 7, 8, capaian, _from_rekap(positions, CAPAIAN)),
        ("Predikat", 9, 12, predikat, _from_rekap(positions, PREDIKAT)),
    )
    for heading, start, end, value, rumus in cards:
        sheet.merge(Area(_CARDS, start, _CARDS, end), heading, "kotak+kartu_judul")
        area = Area(_CARDS + 1, start, _CARDS + 2, end)
        sheet.merge(area, value, "kotak+kartu+tengah", kind=CellKind.COMPUTED, rumus=rumus)
        if heading == "Unit terlambat":
            condition = {"type": "cell", "criteria": "!=", "value": f'"{_NO_UNIT}"'}
            sheet.conditional.append((area, {**condition, "format": "terlambat"}))
    sheet.heights.update({1: 18, 2: 16, 4: 14, _CARDS: 18, _CARDS + 1: 16, _CARDS + 2: 16})


def _from_rekap(positions: RekapPositions, column: int) -> str:
    """A result of the kecamatan on Rekap, a dash when there is none."""
    reference = f"Rekap!{cell_name(positions.kecamatan, column, row_abs=True, col_abs=True)}"
    return f'=IF({reference}="","-",{reference})'
