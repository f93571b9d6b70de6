"""The sheet Tanda Terima: the register of forms, and below it the list that the units sign."""

from __future__ import annotations

from sakip_xl.domain import wording
from sakip_xl.domain.model import Unit
from sakip_xl.domain.terms import ROMAWI, Peran
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.header import draw_header, draw_signature
from sakip_xl.render.material import Material
from sakip_xl.render.printout import (
    RegisterRow,
    Rumus,
    draw_letterhead,
    named_cells_formula,
    note_incomplete,
    register_rows,
    text_height,
)
from sakip_xl.render.references import formula_text
from sakip_xl.render.table import draw_table
from sakip_xl.schema.tables.kinerja import TBL_FORMULIR

_LAST_COLUMN = 7
_PARTS = ((0, 0), (1, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7))
_HEADINGS = ("No", "Unit", "Formulir", "Dikirim", "Nama Penerima", "Tanggal dan Jam Diterima", "Paraf")
_CELL = "naskah+garis_naskah+di_tengah"


def draw_tanda_terima(sheet: CanvasSheet, material: Material) -> None:
    """Draw the sheet: the register, then the Bukti Tanda Terima of the quarter staff work on."""
    row = draw_header(sheet, material)
    place = draw_table(sheet, TBL_FORMULIR, row, material)
    row = place.row + place.count + 2
    valid = [formulir.baris_ke for formulir in material.master.formulir]
    row = note_incomplete(sheet, material, row, TBL_FORMULIR.name, valid)
    triwulan = material.master.kerja.triwulan
    sheet.write(row, 0, f"Bukti Tanda Terima {wording.triwulan(triwulan)} siap cetak", "judul_bagian")
    start = row + 1
    row = _headings(sheet, material, start)
    printed = [f.baris_ke for f in material.master.formulir if f.triwulan == triwulan]
    entries = register_rows(material, TBL_FORMULIR.name, printed)
    for number, entry in enumerate(entries, start=1):
        _draw_row(sheet, material, entry, row, number)
        row += 1
    if not entries:
        message = f"Belum ada formulir {wording.triwulan(triwulan)} yang dibagikan. Klik Bagikan Formulir."
        sheet.merge(Area(row, 0, row, _LAST_COLUMN), message, f"{_CELL}+miring")
        row += 1
    draw_signature(
        sheet, row + 1, 5, material, Peran.TIM_SAKIP, sampai=_LAST_COLUMN, pengantar="Yang menyerahkan,"
    )
    sheet.print_area = Area(start, 0, sheet.next_row() - 1, _LAST_COLUMN)


def _headings(sheet: CanvasSheet, material: Material, start: int) -> int:
    """Letterhead, title and headings, which are repeated on every page; returns the row below."""
    row = draw_letterhead(sheet, material, start, _LAST_COLUMN)
    sheet.heights[row], sheet.heights[row + 1], sheet.heights[row + 2] = 26, 20, 30
    title = "BUKTI TANDA TERIMA FORMULIR"
    sheet.merge(Area(row, 0, row, _LAST_COLUMN), title, "naskah+tebal+besar+tengah+di_tengah")
    roman = ROMAWI[material.master.kerja.triwulan]
    text = f"Pengumpulan data capaian kinerja Triwulan {roman}, Kecamatan {{kecamatan}}"
    rumus, value = named_cells_formula(material, text)
    sheet.merge(Area(row + 1, 0, row + 1, _LAST_COLUMN), value, "naskah+tengah", rumus=rumus)
    for (left, right), heading in zip(_PARTS, _HEADINGS, strict=True):
        style = "naskah+garis_naskah+tebal+tengah+di_tengah+biru"
        sheet.merge(Area(row + 2, left, row + 2, right), heading, style)
    sheet.repeated_rows = (row + 2, row + 2)
    return row + 3


def _draw_row(sheet: CanvasSheet, material: Material, entry: RegisterRow, row: int, number: int) -> None:
    cells: tuple[Rumus, ...] = (
        ("", number),
        _unit(material, entry),
        entry.text("id_formulir"),
        entry.waktu("dikirim"),
        entry.text("penerima"),
        entry.waktu("diterima_unit"),
        ("", None),
    )
    widths = [sum(sheet.widths[n] for n in range(left, right + 1)) for left, right in _PARTS]
    texts = [(value, width) for (_, value), width in zip(cells, widths, strict=True)]
    sheet.heights[row] = text_height(texts, paling_rendah=32)
    for (left, right), (rumus, value) in zip(_PARTS, cells, strict=True):
        style = _CELL if rumus else f"{_CELL}+tengah"
        sheet.merge(Area(row, left, row, right), value, style, rumus=rumus or None)


def _unit(material: Material, entry: RegisterRow) -> Rumus:
    """The full name of the unit; its kode when Identitas does not know it."""
    kode, reference = entry.nilai("unit"), entry.reference("unit")
    name = next(
        (
            formula_text(row.get("nama"))
            for row in material.content.row(Unit.table)
            if kode and formula_text(row.get("kode")).casefold() == kode.casefold()
        ),
        kode,
    )
    lookup = f"INDEX(tblUnit[Nama Unit],MATCH({reference},tblUnit[Kode Unit],0))"
    return f'=IFERROR({lookup}&"",{reference}&"")', name
