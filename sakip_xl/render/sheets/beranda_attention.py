"""What needs somebody's attention on Beranda: what the current steps miss, weak indicators, late units."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.domain.measure.summary import IndikatorSummary, Summary
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.log_repair import open_breaks
from sakip_xl.domain.sop.requirements import MissingItem, missing_items
from sakip_xl.domain.sop.state import StatusSop
from sakip_xl.domain.wording import listing
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind
from sakip_xl.render.material import Material
from sakip_xl.render.references import text_literal
from sakip_xl.render.sheets.beranda_sop import LAST_COLUMN, RIGHT

MISSING_ROWS = 8
WEAKEST = 5
_LOG_SHEET = "Jejak"
_ROW_HEIGHT = 19
_MOST_UNITS = 5
_LONGEST_NAME = 70
_NOTHING_COUNTED = "Belum ada indikator yang dihitung."
_HEADINGS: tuple[tuple[str, int, int], ...] = (
    ("No", RIGHT, RIGHT),
    ("Indikator", RIGHT + 1, RIGHT + 2),
    ("Capaian (%)", RIGHT + 3, RIGHT + 3),
    ("Predikat", RIGHT + 4, RIGHT + 4),
    ("Unit", RIGHT + 5, RIGHT + 5),
)


# --- what is missing ----------------------------------------------------------------------------------------


def draw_missing(sheet: CanvasSheet, material: Material, statuses: Sequence[StatusSop], row: int) -> None:
    """What the current steps miss, each line a jump to the sheet where it is filled in; a broken log first.

    It jumps by ``HYPERLINK``: a formula is written with its neighbours, a link object each by itself.
    """
    end = RIGHT - 2
    sheet.merge(Area(row, 0, row, end), "Yang belum lengkap pada langkah kini", "pita+di_tengah")
    sheet.heights[row] = 22
    missing = [_line_of(status, item) for status in statuses for item in _missing(material, status)]
    lines = [*_broken_log(material), *missing]
    shown = lines if len(lines) <= MISSING_ROWS else lines[: MISSING_ROWS - 1]
    for n in range(MISSING_ROWS):
        sheet.heights[row + 1 + n] = _ROW_HEIGHT
        text, sheet_name = _sentence(lines, shown, n)
        if n == 0 and not lines and all(status.selesai for status in statuses):
            text = "Semua langkah kedua SOP pada triwulan ini sudah selesai."
        area = Area(row + 1 + n, 0, row + 1 + n, end)
        jump = f"HYPERLINK(\"#'{sheet_name}'!A1\",{text_literal(text or '')})" if sheet_name else None
        style = "sel+kecil_langkah+di_tengah"
        sheet.merge(area, text, style, kind=CellKind.COMPUTED, rumus=jump)


def _missing(material: Material, status: StatusSop) -> list[MissingItem]:
    if status.current is None:
        return []
    return missing_items(material.master, status.sop, status.triwulan, status.current)


def _line_of(status: StatusSop, missing: MissingItem) -> tuple[str, str]:
    """One line of what is missing: its text and the sheet it leads to."""
    nomor = status.current.nomor if status.current else ""
    return f"{str(status.sop).capitalize()} {nomor}: {missing.text}", missing.sheet


def _broken_log(material: Material) -> list[tuple[str, str]]:
    """That the log is broken, so that nothing can be written; no line when it is whole."""
    master = material.master
    if not open_breaks(master.jejak, master.id_master):
        return []
    return [("Jejak buku ini tidak utuh, tombol yang menulis menolak. Klik Status.", _LOG_SHEET)]


def _sentence(
    lines: Sequence[tuple[str, str]], shown: Sequence[tuple[str, str]], n: int
) -> tuple[str | None, str]:
    """The text of line ``n`` and the sheet it leads to."""
    if n < len(shown):
        return shown[n]
    if n == len(shown) and len(lines) > len(shown):
        return f"dan {len(lines) - len(shown)} lagi; klik Status untuk melihat semuanya.", ""
    return ("Tidak ada. Langkah kini dapat dimajukan." if n == 0 else None), ""


# --- weak indicators, late units ----------------------------------------------------------------------------


def draw_weakest(sheet: CanvasSheet, data: Summary, row: int) -> None:
    """The five counted indicators with the lowest capaian, and the units whose forms are late."""
    heading = "Lima indikator dengan capaian terendah"
    sheet.merge(Area(row, RIGHT, row, LAST_COLUMN), heading, "pita+di_tengah")
    _line(sheet, row + 1, [text for text, _, _ in _HEADINGS], "kepala")
    weak = weakest(data)
    for n in range(WEAKEST):
        empty = _NOTHING_COUNTED if n == 0 and not weak else None
        values = _indikator_values(n, weak[n]) if n < len(weak) else [None, empty, None, None, None]
        _line(sheet, row + 2 + n, values, "sel+kecil_langkah+di_tengah")
    end = row + 2 + WEAKEST
    sheet.merge(
        Area(end, RIGHT, row + MISSING_ROWS, LAST_COLUMN),
        _late_units(data),
        "sel+kecil_langkah+di_tengah",
        kind=CellKind.COMPUTED,
    )


def weakest(data: Summary) -> list[IndikatorSummary]:
    """The counted indicators from the lowest capaian up, five at most; of equals the first in the book."""
    counted = [each for each in data.indikator if not each.alasan and each.item.nilai is not None]
    return sorted(counted, key=lambda each: each.item.nilai or 0)[:WEAKEST]


def _indikator_values(n: int, measured: IndikatorSummary) -> list[Cell]:
    name = f"{measured.row.kode} {measured.row.indikator}"
    if len(name) > _LONGEST_NAME:
        name = f"{name[: _LONGEST_NAME - 1].rstrip()}…"
    capaian = None if measured.item.nilai is None else float(measured.item.nilai)
    return [n + 1, name, capaian, measured.predikat or "-", measured.row.unit]


def _line(sheet: CanvasSheet, row: int, values: Sequence[Cell], style: str) -> None:
    kind = CellKind.LABEL if style == "kepala" else CellKind.COMPUTED
    looks = ("+tengah", "", "+capaian", "+tengah", "+tengah")
    for (_, first, last), value, look in zip(_HEADINGS, values, looks, strict=True):
        full = style if kind is CellKind.LABEL else style + look
        if first == last:
            sheet.write(row, first, value, full, kind=kind)
        else:
            sheet.merge(Area(row, first, row, last), value, full, kind=kind)


def _late_units(data: Summary) -> str:
    names = [each.unit.kode for each in data.terlambat]
    if not names:
        return "Unit yang terlambat mengembalikan formulir: tidak ada."
    more = [f"{len(names) - _MOST_UNITS} lainnya"] if len(names) > _MOST_UNITS else []
    return f"Unit yang terlambat mengembalikan formulir: {listing([*names[:_MOST_UNITS], *more])}."
