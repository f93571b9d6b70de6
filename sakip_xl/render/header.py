"""What every sheet has in common: its header, its buttons and its link back."""

from __future__ import annotations

from sakip_xl.domain.model import Cell, PengaturanRow
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet
from sakip_xl.render.material import Material
from sakip_xl.render.references import alamat, formula_text
from sakip_xl.render.table import adjust_widths, replace_cell
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.commands import LABELS, TOMBOL
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.settings import setting_of

TANDA_CONTOH = "DATA CONTOH, BUKAN DATA RESMI"
CATATAN_TOMBOL = "Tombol biru bekerja bila add-in SAKIP terpasang; tanpa itu pakai perintah sakip."
_NARROWEST_BUTTON = 10.0
_DEFAULT_WIDTH = 8.43
_WIDEST_BUTTONS = 115
"""So wide the buttons may be for the note to be seen beside them on a screen of 1366 points."""
_BACK_WIDTH = 11.0
_TITLE_WIDTH = 44.0
"""How much the title of a table needs at most."""

_NAMELESS = "(nama belum diisi)"
_RUMUS_KECAMATAN = (
    f'"Kecamatan "&IF(nama_kecamatan="","{_NAMELESS}",nama_kecamatan)'
    '&IF(nama_kabupaten="","",", "&nama_kabupaten)&", Tahun "&tahun'
)


def draw_header(sheet: CanvasSheet, material: Material, *, tombol: bool = True, column: int = 0) -> int:
    """Draw the header of a master sheet; returns the first free row.

    Title, the line of kecamatan, kabupaten and year, the mark of sample data, one row with the link back to
    Beranda and the sheet's buttons, and what the sheet has to say. The columns are first made as wide as the
    tables need that begin in ``column``. Nothing of it is printed: the title stands above every page.
    """
    adjust_widths(sheet, MASTER.sheet_tables(sheet.layout.name), column)
    sheet.write(0, 0, sheet.layout.judul, "judul")
    sheet.heights[0] = 28
    sheet.write(1, 0, kecamatan_text(material), "subjudul", rumus=_RUMUS_KECAMATAN)
    sample_formula = f'IF(data_contoh="Ya","{TANDA_CONTOH}","")'
    sheet.write(2, 0, sample_mark(material), "contoh", rumus=sample_formula)
    column = 0
    if sheet.layout.name != "Beranda":
        column = last_column_for_width(sheet, 0, _BACK_WIDTH)
        sheet.merge(Area(3, 0, 3, column), "← Beranda", "tautan+di_tengah")
        replace_cell(sheet, 3, 0, link="'Beranda'!A1", prompt="Kembali ke Beranda")
        column += 1
    if sheet.layout.petunjuk:
        sheet.write(4, 0, sheet.layout.petunjuk, "penjelasan")
    return draw_buttons(sheet, 3, column) if tombol else 5


def draw_buttons(sheet: CanvasSheet, row: int, column: int = 0) -> int:
    """Draw all buttons of the sheet in one row with the note beside them; returns the first free row.

    Where the buttons fill the screen the note stands below them.
    """
    button_ids = [item.id for item in TOMBOL if sheet.layout.name in item.sheets]
    for button_id in button_ids:
        end = last_column_for_width(sheet, column, button_width(button_id))
        button(sheet, row, column, button_id, sampai=end)
        column = end + 1
    if button_ids:
        left = sum(sheet.widths.get(n, _DEFAULT_WIDTH) for n in {*range(column)} - {*sheet.hidden_columns})
        below = left > _WIDEST_BUTTONS and (row + 1, 0) not in sheet.cells
        sheet.write(*((row + 1, 0) if below else (row, column)), CATATAN_TOMBOL, "kecil+di_tengah")
    return row + 2


def button_width(button_id: str) -> float:
    """How wide a button must be for its label in one line: LibreOffice breaks no label that is a link."""
    return max(_NARROWEST_BUTTON, 1.05 * len(LABELS[button_id]) + 1)


def draw_row_button(sheet: CanvasSheet, row: int, table: Table) -> None:
    """Draw a button that adds rows to the next table below it: it knows the table by its own place."""
    column = last_column_for_width(sheet, 0, _TITLE_WIDTH) + 1
    end = last_column_for_width(sheet, column, button_width("tambah_baris"))
    button(sheet, row, column, "tambah_baris", sampai=end, part=table.name)


def button(
    sheet: CanvasSheet, row: int, column: int, button_id: str, *, sampai: int | None = None, part: str = ""
) -> None:
    """Draw one button over the columns up to ``sampai``: a cell that links to its own defined name.

    Without the add-in the link only jumps to its own cell (design.md D2). ``part`` tells apart two of one
    button on a sheet.
    """
    definition = next(item for item in TOMBOL if item.id == button_id)
    end = column if sampai is None else sampai
    sheet.heights[row] = 30
    link = button_name(button_id, f"{sheet.layout.name} {part}".strip())
    sheet.write(row, column, definition.label, "tombol", link=link, petunjuk=definition.screentip)
    for other in range(column + 1, end + 1):
        sheet.write(row, other, None, "tombol")
    if end > column:
        sheet.merged.append(Area(row, column, row, end))


def button_name(button_id: str, sheet: str) -> str:
    """The defined name of a button's cell: ``tombol_rekap_Tanda_Terima``."""
    return f"tombol_{button_id}_{sheet.replace(' ', '_')}"


def give_button_names(canvas: Canvas) -> None:
    """Give every drawn button its defined name."""
    for name, sheet in canvas.sheets.items():
        for (row, column), cell in sheet.cells.items():
            if cell.link is not None and cell.link.startswith("tombol_"):
                canvas.names[cell.link] = alamat(name, row, column)


def last_column_for_width(sheet: CanvasSheet, column: int, width: float) -> int:
    """The last column to take so that the columns from ``column`` on are together wide enough."""
    total = 0.0
    while True:
        total += 0 if column in sheet.hidden_columns else sheet.widths.get(column, _DEFAULT_WIDTH)
        if total >= width:
            return column
        column += 1


def kecamatan_text(material: Material) -> str:
    """The line of kecamatan, kabupaten and year as the formula of the header gives it."""
    name, kabupaten, tahun = (
        formula_text(pengaturan_value(material, field_name))
        for field_name in ("nama_kecamatan", "nama_kabupaten", "tahun")
    )
    return f"Kecamatan {name or _NAMELESS}{', ' + kabupaten if kabupaten else ''}, Tahun {tahun}"


def sample_mark(material: Material) -> str:
    """The mark of sample data, empty for a book of real data."""
    return TANDA_CONTOH if formula_text(pengaturan_value(material, "data_contoh")).casefold() == "ya" else ""


def pengaturan_value(material: Material, field_name: str) -> Cell:
    """The raw cell of a setting, which is what a formula sees, also when it is wrong."""
    index = pengaturan_positions(material.content).get(field_name)
    return None if index is None else material.content.row(PengaturanRow.table)[index].get("nilai")


def pengaturan_positions(content: BookContent) -> dict[str, int]:
    """The row of tblPengaturan that counts for each setting: the last one that has a value."""
    positions: dict[str, int] = {}
    filled: set[str] = set()
    for index, row in enumerate(content.row(PengaturanRow.table)):
        definition = setting_of(row)
        if definition is None:
            continue
        has_value = bool(str(row.get("nilai") if row.get("nilai") is not None else "").strip())
        if has_value or definition.bidang not in filled:
            positions[definition.bidang] = index
        if has_value:
            filled.add(definition.bidang)
    return positions
