"""A quarter beside last year and the Renstra's end: a block of the sheet Rekap."""

from __future__ import annotations

from decimal import Decimal

from sakip_xl.domain import wording
from sakip_xl.domain.measure.shown import TIDAK_DIKETAHUI, places, shown, shown_change, shown_target
from sakip_xl.domain.measure.summary import IndikatorSummary, Summary
from sakip_xl.domain.model import Cell
from sakip_xl.domain.report.antartahun import BLANK, RENSTRA, told_and_untold, untold_sentence
from sakip_xl.formulas.measurement import number_cell
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind
from sakip_xl.render.row_height import text_height

_RIGHT = "kanan+masuk1"
_COLUMNS: tuple[tuple[int, int, str], ...] = (
    (0, 0, "Kode"),
    (1, 2, "Indikator (Satuan)"),
    (3, 4, "Realisasi Tahun Lalu"),
    (5, 7, "Dasar Tahun Lalu"),
    (8, 8, "Realisasi s.d. TW Ini"),
    (9, 9, "Perubahan"),
    (10, 10, "Capaian Tahun Lalu (%)"),
    (11, 11, "Target Akhir Renstra"),
    (12, 12, "Realisasi Renstra"),
    (13, 13, "Capaian Renstra (%)"),
    (14, 17, "Yang Belum Ada"),
)
"""First and last column on Rekap and the heading."""


def draw_comparison(sheet: CanvasSheet, data: Summary, desimal: int, row: int) -> int:
    """Draw one row an indicator of which anything earlier was typed; returns the row below.

    These are values as of the last action, so the title names their quarter.
    """
    heading = f"Perbandingan antartahun sampai {wording.triwulan(data.triwulan)}"
    sheet.write(row, 0, heading, "judul_bagian")
    sheet.write(row, 10, RENSTRA, "kecil+satu_baris+di_tengah")
    sheet.heights[row], sheet.heights[row + 1] = 26, 44
    for first, last, text in _COLUMNS:
        sheet.merge(Area(row + 1, first, row + 1, last), text, "kepala")
    row += 2
    told, untold = told_and_untold(data)
    for measured in told:
        _draw_row(sheet, measured, desimal, row)
        row += 1
    if not told or untold:
        text = untold_sentence(untold) if told else BLANK
        sheet.merge(Area(row, 0, row, _COLUMNS[-1][1]), text, "sel+di_tengah", kind=CellKind.COMPUTED)
        sheet.heights[row] = text_height([(text, 220.0)], paling_rendah=18)
        row += 1
    return row


def _draw_row(sheet: CanvasSheet, measured: IndikatorSummary, desimal: int, row: int) -> None:
    item, found, digits = measured.row, measured.antartahun, places(measured.row, desimal)
    name, missing = f"{item.indikator} ({item.satuan})", " ".join(found.kurang)
    values: tuple[tuple[Cell, str], ...] = (
        (item.kode, "tebal"),
        (name, ""),
        (shown(found.tahun_lalu, digits), _RIGHT),
        (found.dasar or "-", ""),
        (shown(found.tahun_ini, digits), _RIGHT),
        (shown_change(found, digits), _RIGHT),
        (_percent(found.capaian_lalu.nilai), "capaian"),
        (shown_target(found.target_renstra, digits), _RIGHT),
        (shown(found.terkumpul, digits), _RIGHT),
        (_percent(found.renstra.nilai), "capaian"),
        (missing or "-", "kecil+bungkus" if missing else ""),
    )
    for (first, last, _), (value, style) in zip(_COLUMNS, values, strict=True):
        look = "+".join(part for part in ("sel+di_tengah", style) if part)
        sheet.merge(Area(row, first, row, last), value, look, kind=CellKind.COMPUTED)
    sheet.heights[row] = text_height(
        [
            (value, sum(sheet.widths[column] for column in range(first, last + 1)))
            for (first, last, _), (value, _) in zip(_COLUMNS, values, strict=True)
            if isinstance(value, str)
        ],
        paling_rendah=18,
    )


def _percent(value: Decimal | None) -> Cell:
    return TIDAK_DIKETAHUI if value is None else number_cell(value)
