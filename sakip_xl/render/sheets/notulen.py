"""The sheet Notulen: minutes, participants and decisions, and below them each minutes ready to print.

Printed are the minutes of the quarter staff work on, one a page, by formulas on the rows of the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from sakip_xl.domain import wording
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.header import draw_header, draw_row_button
from sakip_xl.render.material import Material
from sakip_xl.render.printout import (
    RegisterRow,
    Rumus,
    clock_formula,
    clock_text,
    draw_letterhead,
    filled_rows,
    find_pejabat,
    note_incomplete,
    pejabat_formula,
    register_rows,
    text_height,
)
from sakip_xl.render.references import formula_text
from sakip_xl.render.table import draw_table
from sakip_xl.schema.tables.papers import TBL_KEPUTUSAN, TBL_NOTULEN, TBL_PESERTA

_LAST_COLUMN = 4
_SCALE = 80
_MAX_HEIGHT = 400.0
"""Excel draws no row taller than 409 points."""
_CELL = "naskah+garis_naskah"
_HEADING = f"{_CELL}+tebal+tengah+di_tengah+biru"

Part = tuple[int, int]
"""First and last column of a cell of a printed table."""


def draw_notulen(sheet: CanvasSheet, material: Material) -> None:
    """Draw the sheet: the three tables stacked, then one page for each minutes of the quarter."""
    row = draw_header(sheet, material)
    for table in (TBL_NOTULEN, TBL_PESERTA, TBL_KEPUTUSAN):
        place = draw_table(sheet, table, row, material)
        if table is not TBL_NOTULEN:
            draw_row_button(sheet, place)
        row = place.row + place.count + 3
    valid = [notulen.baris_ke for notulen in material.master.notulen]
    row = note_incomplete(sheet, material, row, TBL_NOTULEN.name, valid)
    triwulan = material.master.kerja.triwulan
    sheet.write(row, 0, f"Notulen {wording.triwulan(triwulan)} siap cetak", "judul_bagian")
    start = row + 1
    printed = [n.baris_ke for n in material.master.notulen if n.triwulan == triwulan]
    for index, entry in enumerate(register_rows(material, TBL_NOTULEN.name, printed)):
        row = sheet.next_row()
        if index:
            sheet.page_breaks.append(row)
        _draw_minutes(sheet, material, entry, row)
    if not printed:
        message = f"Belum ada notulen {wording.triwulan(triwulan)}. Isi tabel Notulen Rapat di atas."
        sheet.merge(Area(start, 0, start, _LAST_COLUMN), message, "naskah+miring")
    sheet.landscape, sheet.scale = False, _SCALE
    sheet.print_area = Area(start, 0, sheet.next_row() - 1, _LAST_COLUMN)


def _draw_minutes(sheet: CanvasSheet, material: Material, entry: RegisterRow, start: int) -> None:
    row = draw_letterhead(sheet, material, start, _LAST_COLUMN)
    sheet.heights[row] = 28
    sheet.merge(Area(row, 0, row, _LAST_COLUMN), "NOTULEN RAPAT", "naskah+tebal+besar+tengah+di_tengah")
    row = _main_part(sheet, entry, row + 1)
    row = _peserta(sheet, material, entry, row)
    row = _heading(sheet, row, "Ringkasan Pembahasan")
    row = _long_text(sheet, entry, "ringkasan", row)
    row = _keputusan(sheet, material, entry, row)
    _draw_signature(sheet, material, entry, row + 1)


def _main_part(sheet: CanvasSheet, entry: RegisterRow, row: int) -> int:
    """What, when and where, who led and who wrote."""
    lines: tuple[tuple[str, Rumus], ...] = (
        ("Nomor", entry.text("nomor")),
        ("Agenda", entry.text("agenda")),
        ("Hari/Tanggal", entry.day_and_date("tanggal")),
        ("Waktu", _clock(entry)),
        ("Tempat", entry.text("tempat")),
        ("Pimpinan Rapat", entry.text("pimpinan")),
        ("Notulis", entry.text("notulis")),
    )
    width = _width(sheet, (1, _LAST_COLUMN))
    for label, (rumus, value) in lines:
        sheet.heights[row] = text_height([(value, width)], paling_rendah=18)
        sheet.write(row, 0, label, "naskah")
        sheet.merge(Area(row, 1, row, _LAST_COLUMN), value, "naskah+tebal", rumus=rumus)
        row += 1
    return row


def _clock(entry: RegisterRow) -> Rumus:
    start, end = (entry.reference(field_name) for field_name in ("jam_mulai", "jam_selesai"))
    rumus = f'="Pukul "&{clock_formula(start)}&" sampai "&{clock_formula(end)}'
    texts = [clock_text(entry.cells.get(field_name)) for field_name in ("jam_mulai", "jam_selesai")]
    return rumus, f"Pukul {texts[0]} sampai {texts[1]}"


def _heading(sheet: CanvasSheet, row: int, heading: str) -> int:
    sheet.heights[row] = 24
    sheet.merge(Area(row, 0, row, _LAST_COLUMN), heading, "naskah+tebal+di_tengah")
    return row + 1


def _peserta(sheet: CanvasSheet, material: Material, entry: RegisterRow, row: int) -> int:
    """Who was asked to come, with room to sign; whoever was absent is marked so."""
    parts: tuple[Part, ...] = ((0, 0), (1, 2), (3, 3), (4, 4))
    row = _heading(sheet, row, "Daftar Hadir")
    _headings(sheet, row, parts, ("No", "Nama", "Jabatan", "Tanda Tangan"))
    for number, peserta in enumerate(_owned(material, TBL_PESERTA.name, entry), start=1):
        absent = peserta.nilai("hadir").casefold() == "tidak"
        attendance = (
            f'=IF({peserta.reference("hadir")}="Tidak","tidak hadir","")',
            "tidak hadir" if absent else "",
        )
        cells = (("", number), peserta.text("nama"), peserta.text("jabatan"), attendance)
        _row(sheet, row + number, parts, cells, 22)
    return sheet.next_row()


def _keputusan(sheet: CanvasSheet, material: Material, entry: RegisterRow, row: int) -> int:
    """What was decided, who follows it up and until when."""
    parts: tuple[Part, ...] = ((0, 1), (2, 2), (3, 3), (4, 4))
    row = _heading(sheet, row, "Keputusan dan Tindak Lanjut")
    _headings(sheet, row, parts, ("Keputusan", "Tindak Lanjut", "Penanggung Jawab", "Batas Waktu"))
    for number, keputusan in enumerate(_owned(material, TBL_KEPUTUSAN.name, entry), start=1):
        cells = (
            keputusan.text("keputusan"),
            keputusan.text("tindak_lanjut"),
            keputusan.text("penanggung_jawab"),
            keputusan.tanggal("batas_waktu"),
        )
        _row(sheet, row + number, parts, cells, 20)
    return sheet.next_row()


def _owned(material: Material, name: str, entry: RegisterRow) -> list[RegisterRow]:
    """The rows of a table that belong to one minutes, by its number as it is typed."""
    number = entry.nilai("nomor").strip().casefold()
    rows = material.content.row(name)
    owned = [
        index
        for index in filled_rows(rows)
        if formula_text(rows[index].get("nomor_notulen")).strip().casefold() == number
    ]
    return register_rows(material, name, owned)


def _headings(sheet: CanvasSheet, row: int, parts: Sequence[Part], headings: Sequence[str]) -> None:
    sheet.heights[row] = 20
    for (start, end), text in zip(parts, headings, strict=True):
        sheet.merge(Area(row, start, row, end), text, _HEADING)


def _row(sheet: CanvasSheet, row: int, parts: Sequence[Part], cells: Sequence[Rumus], lowest: float) -> None:
    """One row of a printed table; a cell without a formula is a plain number."""
    texts = [(value, _width(sheet, part)) for part, (_, value) in zip(parts, cells, strict=True)]
    sheet.heights[row] = min(_MAX_HEIGHT, text_height(texts, paling_rendah=lowest))
    for (start, end), (rumus, value) in zip(parts, cells, strict=True):
        style = _CELL if rumus else f"{_CELL}+tengah"
        sheet.merge(Area(row, start, row, end), value, style, rumus=rumus or None)


def _width(sheet: CanvasSheet, part: Part) -> float:
    return sum(sheet.widths[column] for column in range(part[0], part[1] + 1))


def _long_text(sheet: CanvasSheet, entry: RegisterRow, field_name: str, row: int) -> int:
    """A text over as many rows as its height needs; returns the row below."""
    rumus, value = entry.text(field_name)
    height = text_height([(value, _width(sheet, (0, _LAST_COLUMN)))], paling_rendah=60)
    count = ceil(height / _MAX_HEIGHT)
    for index in range(count):
        sheet.heights[row + index] = height / count
    sheet.merge(Area(row, 0, row + count - 1, _LAST_COLUMN), value, _CELL, rumus=rumus)
    return row + count


def _draw_signature(sheet: CanvasSheet, material: Material, entry: RegisterRow, row: int) -> None:
    """Both signatures: who led the meeting on the left, who wrote on the right."""
    for field_name, caption, (start, end) in (
        ("pimpinan", "Pimpinan Rapat,", (0, 2)),
        ("notulis", "Notulis,", (3, _LAST_COLUMN)),
    ):
        name, reference = entry.nilai(field_name), f'{entry.reference(field_name)}&""'
        nip, lookup = find_pejabat(material, name, "nip"), pejabat_formula(reference, "NIP")
        lines: tuple[tuple[str | None, object, str], ...] = (
            (None, caption, ""),
            (None, None, ""),
            (entry.text(field_name)[0], name, "+tebal"),
            (f'=IF({lookup}="","","NIP "&{lookup})', f"NIP {nip}" if nip else "", ""),
        )
        for index, (rumus, value, extra) in enumerate(lines):
            sheet.heights[row + index] = 48 if index == 1 else 16
            area = Area(row + index, start, row + index, end)
            text = None if value is None else str(value)
            sheet.merge(area, text, f"naskah+tengah{extra}", rumus=rumus)
