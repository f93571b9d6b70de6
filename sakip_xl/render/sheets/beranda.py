"""The sheet Beranda: both SOPs at a glance, what is missing, the figures of the quarter, the buttons.

It is one F4 page across, the first thing a Camat sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.domain import wording
from sakip_xl.domain.measure.summary import Summary
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.definition import LANGKAH_TERBANYAK, SOP, Langkah
from sakip_xl.domain.sop.requirements import MissingItem, missing_items
from sakip_xl.domain.sop.state import State, StatusLangkah, StatusSop
from sakip_xl.domain.terms import SopName
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind
from sakip_xl.render.header import CATATAN_TOMBOL, button, draw_header
from sakip_xl.render.material import Material, summary
from sakip_xl.render.page import print_from
from sakip_xl.render.sheets.rekap import CAPAIAN, PREDIKAT, RekapPositions, compose_rekap, rekap_charts
from sakip_xl.render.table import draw_table, replace_cell
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.tables.identitas import TBL_KERJA

_SOP_WIDTHS = (4.0, 40.0, 15.0, 12.0, 12.0, 12.0, 11.0)
_GAP = 2.0
_SOP_COLUMNS = {SopName.PENGUMPULAN: 0, SopName.PENGUKURAN: len(_SOP_WIDTHS) + 1}
_HEADINGS = ("No", "Langkah", "Pelaku", "Mulai", "Tenggat", "Selesai", "Keadaan")
_BUTTONS = (
    ("periksa", 0, 1),
    ("bagikan", 2, 3),
    ("rekap", 4, 5),
    ("hitung", 6, 8),
    ("laporan", 9, 9),
    ("siapkan", 10, 11),
    ("majukan", 12, 13),
    ("status", 14, 14),
)
"""The buttons in the order of the work, each with its first and last column."""

_KERJA, _CARDS, _SOP, _LANGKAH = 5, 9, 13, 15
_LOWER = _LANGKAH + LANGKAH_TERBANYAK + 1
_MISSING_ROWS = 8
_ARAHAN = "untuk Setujui atau Kembalikan"
_LINE_LETTERS = 52
"""Letters of the step's text in one line of its column."""
_SCALE = 66
_LAST_COLUMN = 2 * len(_SOP_WIDTHS)
_STYLES = {
    State.BELUM: "menunggu",
    State.BERJALAN: "berjalan",
    State.SELESAI: "selesai",
    State.DRAF: "peringatan",
    State.KERTAS: "selesai",
}


def draw_beranda(sheet: CanvasSheet, material: Material) -> None:
    """Draw the whole page."""
    data = summary(material)
    positions = compose_rekap(CanvasSheet(MASTER.sheet_named("Rekap")), material, data)
    draw_header(sheet, material, tombol=False)
    for button_id, column, end in _BUTTONS:
        button(sheet, 3, column, button_id, sampai=end)
    sheet.write(4, 0, CATATAN_TOMBOL, "kecil")
    _draw_kerja(sheet, material)
    _draw_cards(sheet, material, data, positions)
    triwulan = int(material.master.kerja.triwulan)
    statuses = {name: sop_status(material.master, name, triwulan, material.now) for name in SopName}
    for name, status in statuses.items():
        _draw_sop(sheet, status, _SOP_COLUMNS[name])
    _draw_missing(sheet, material, list(statuses.values()))
    left, right = rekap_charts(positions, _LOWER, (_LAST_COLUMN // 2 + 1, _LAST_COLUMN - 3))
    sheet.charts += [replace(left, width=420, height=224), replace(right, width=345, height=224)]
    sheet.widths.update(enumerate((*_SOP_WIDTHS, _GAP, *_SOP_WIDTHS)))
    sheet.landscape, sheet.scale = True, _SCALE
    print_from(sheet, _CARDS - 1, _LAST_COLUMN)


# --- who works ----------------------------------------------------------------------------------------------


def _draw_kerja(sheet: CanvasSheet, material: Material) -> None:
    """What staff choose before a click; a long arahan runs on over a bar that leads back to its cell."""
    place = draw_table(sheet, TBL_KERJA, _KERJA, material, column=1)
    arahan = place.column + TBL_KERJA.column_position("arahan")
    row = place.row + 1
    sheet.merge(Area(place.row, arahan + 1, place.row, _LAST_COLUMN), _ARAHAN, "kepala+kiri+miring")
    for column in range(place.column, arahan):
        replace_cell(sheet, row, column, style=f"{sheet.cells[row, column].style}+di_tengah")
    replace_cell(
        sheet,
        row,
        arahan,
        style=f"{sheet.cells[row, arahan].style}+satu_baris+di_tengah+terbuka_kanan",
    )
    link_target = f"'{sheet.layout.name}'!{xl_rowcol_to_cell(row, arahan)}"
    for column in range(arahan + 1, _LAST_COLUMN + 1):
        border = "terbuka_kiri" if column == _LAST_COLUMN else "terbuka"
        sheet.write(row, column, None, f"bidang+{border}", link=link_target, petunjuk="Ketik di sel Arahan")
    sheet.heights.update({_KERJA: 20, place.row: 18, row: 22, row + 1: 20})


# --- figures ------------------------------------------------------------------------------------------------


def _draw_cards(sheet: CanvasSheet, material: Material, data: Summary, positions: RekapPositions) -> None:
    """The figures of the quarter, large."""
    late = len(data.terlambat)
    triwulan = wording.triwulan(material.master.kerja.triwulan)
    as_of = f"Keadaan {triwulan} per {wording.waktu(material.now)}"
    sheet.merge(Area(_CARDS - 1, 0, _CARDS - 1, _LAST_COLUMN), as_of, "subjudul", kind=CellKind.COMPUTED)
    capaian = "-" if data.kecamatan.bulat is None else float(data.kecamatan.bulat)
    predikat = data.kecamatan.predikat or "-"
    filled = f"{data.terisi} dari {sum(unit.jumlah for unit in data.unit)}"
    count = sum(unit.belum_tersedia for unit in data.unit)
    declared = f" ({count} belum tersedia)" if count else ""
    cards: tuple[tuple[str, int, int, Cell, str | None], ...] = (
        ("Formulir kembali", 0, 1, f"{data.kembali} dari {len(data.wajib)} unit", None),
        ("Unit terlambat", 2, 3, f"{late} unit", None),
        ("Realisasi terisi" + declared, 4, 6, f"{filled} indikator", None),
        ("Capaian kecamatan (%)", 8, 9, capaian, _from_rekap(positions, CAPAIAN)),
        ("Predikat", 10, 14, predikat, _from_rekap(positions, PREDIKAT)),
    )
    for heading, start, end, value, rumus in cards:
        sheet.merge(Area(_CARDS, start, _CARDS, end), heading, "kotak+kartu_judul")
        style = "kotak+kartu+tengah"
        if heading == "Unit terlambat" and late:
            style += "+terlambat"
        area = Area(_CARDS + 1, start, _CARDS + 2, end)
        sheet.merge(area, value, style, kind=CellKind.COMPUTED, rumus=rumus)
    sheet.heights.update({1: 18, 2: 16, 4: 14, _CARDS: 18, _CARDS + 1: 16, _CARDS + 2: 16, _CARDS + 3: 8})


def _from_rekap(positions: RekapPositions, column: int) -> str:
    """A result of the kecamatan on Rekap, a dash when there is none."""
    reference = f"Rekap!{xl_rowcol_to_cell(positions.kecamatan, column, row_abs=True, col_abs=True)}"
    return f'=IF({reference}="","-",{reference})'


# --- both SOPs ----------------------------------------------------------------------------------------------


def _draw_sop(sheet: CanvasSheet, status: StatusSop, column: int) -> None:
    """The steps of one SOP with their times; a late one turns red."""
    sop = SOP[status.sop]
    end = column + len(_SOP_WIDTHS) - 1
    current = status.current
    over = str(State.KERTAS) if status.di_atas_kertas else "selesai"
    progress = over if current is None else f"langkah {current.nomor} dari {sop.akhir.nomor}"
    heading = f"{sop.judul}: {progress}"
    sheet.merge(Area(_SOP, column, _SOP, end), heading, "pita+di_tengah", kind=CellKind.COMPUTED)
    sheet.heights[_SOP] = 22
    for n, text in enumerate(_HEADINGS):
        sheet.write(_SOP + 1, column + n, text, "kepala")
    for n, langkah in enumerate(sop.langkah):
        _draw_langkah(sheet, langkah, status, _LANGKAH + n, column)
    last_row = _LANGKAH + len(sop.langkah) - 1
    tenggat, finished = (xl_rowcol_to_cell(_LANGKAH, column + n, col_abs=True) for n in (4, 5))
    condition = f"=AND(ISNUMBER({tenggat}),IF(ISNUMBER({finished}),{finished},NOW())>{tenggat})"
    area = Area(_LANGKAH, column + 3, last_row, end)
    sheet.conditional.append((area, {"type": "formula", "criteria": condition, "format": "terlambat"}))


def _draw_langkah(sheet: CanvasSheet, langkah: Langkah, status: StatusSop, row: int, column: int) -> None:
    step = status.ke(langkah.nomor)
    is_current = langkah == status.current
    bold = "+tebal" if is_current else ""
    times: tuple[datetime | None, ...] = (step.mulai, step.tenggat, step.selesai)
    cells: Sequence[tuple[Cell, str]] = (
        (langkah.nomor, f"sel+tengah+di_tengah{bold}"),
        (_brief(langkah), f"sel+kecil_langkah+di_tengah{bold}"),
        (" / ".join(langkah.pelaku), f"sel+kecil_langkah+tengah+di_tengah{bold}"),
        *((moment, "sel+kecil_langkah+waktu_pendek+di_tengah") for moment in times),
        (_describe(step), f"sel+kecil_langkah+tengah+di_tengah+{_STYLES[step.keadaan]}"),
    )
    for n, (value, style) in enumerate(cells):
        sheet.write(row, column + n, value, style, kind=CellKind.COMPUTED)
    lines = -(-len(_brief(langkah)) // _LINE_LETTERS)
    sheet.heights[row] = max(sheet.heights.get(row, 0), 25.0 if lines < 3 else 36.0)


def _brief(langkah: Langkah) -> str:
    """The first sentence of a step; the whole text is on the sheet SOP."""
    return langkah.uraian.partition(". ")[0].rstrip(".")


def _describe(step: StatusLangkah) -> str:
    """The state in one word: a running step past its due time is late."""
    return "terlambat" if step.terlambat and step.keadaan is State.BERJALAN else str(step.keadaan)


# --- what is missing ----------------------------------------------------------------------------------------


def _draw_missing(sheet: CanvasSheet, material: Material, statuses: Sequence[StatusSop]) -> None:
    """What the current steps miss, each line a link to the sheet where it is filled in."""
    end = len(_SOP_WIDTHS) - 1
    heading = "Yang belum lengkap pada langkah kini"
    sheet.merge(Area(_LOWER, 0, _LOWER, end), heading, "pita+di_tengah")
    sheet.heights.update({_LOWER - 1: 8, _LOWER: 22})
    lines = [(status, missing) for status in statuses for missing in _missing(material, status)]
    shown = lines if len(lines) <= _MISSING_ROWS else lines[: _MISSING_ROWS - 1]
    for n in range(_MISSING_ROWS):
        row = _LOWER + 1 + n
        sheet.heights[row] = 19
        text, sheet_name = _sentence(lines, shown, n)
        if n == 0 and all(status.selesai for status in statuses):
            text = "Semua langkah kedua SOP pada triwulan ini sudah selesai."
        area = Area(row, 0, row, end)
        sheet.merge(area, text, "sel+kecil_langkah+di_tengah", kind=CellKind.COMPUTED)
        if sheet_name:
            replace_cell(sheet, row, 0, link=f"'{sheet_name}'!A1", prompt=f"Buka lembar {sheet_name}")


def _missing(material: Material, status: StatusSop) -> list[MissingItem]:
    if status.current is None:
        return []
    return missing_items(material.master, status.sop, status.triwulan, status.current)


def _sentence(
    lines: Sequence[tuple[StatusSop, MissingItem]], shown: Sequence[tuple[StatusSop, MissingItem]], n: int
) -> tuple[str | None, str]:
    """The text of line ``n`` and the sheet it leads to."""
    if n < len(shown):
        status, missing = shown[n]
        nomor = status.current.nomor if status.current else ""
        return f"{str(status.sop).capitalize()} {nomor}: {missing.text}", missing.sheet
    if n == len(shown) and len(lines) > len(shown):
        return f"dan {len(lines) - len(shown)} lagi; klik Status untuk melihat semuanya.", ""
    return ("Tidak ada. Langkah kini dapat dimajukan." if n == 0 else None), ""
