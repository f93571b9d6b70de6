"""The sheet Disposisi: the register, and below it one Lembar Disposisi on half a page for each of its rows.

Printed are the disposisi of the quarter staff work on, and one blank sheet, which fills itself as soon as
the next row of the register is typed (it is the blangko that step 1 of both SOPs asks for).
"""

from __future__ import annotations

from sakip_xl.domain import wording
from sakip_xl.domain.model import Disposisi
from sakip_xl.domain.terms import Peran
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.header import draw_header
from sakip_xl.render.material import Material
from sakip_xl.render.printout import (
    RegisterRow,
    Rumus,
    draw_letterhead,
    filled_rows,
    find_pejabat,
    literal,
    note_incomplete,
    pejabat_formula,
    register_rows,
    text_height,
)
from sakip_xl.render.table import draw_table
from sakip_xl.schema.tables.papers import TBL_DISPOSISI

PILIHAN_HARAP = (
    "Tanggapan dan Saran",
    "Proses lebih lanjut",
    "Koordinasi/konfirmasikan",
    "Laporkan hasilnya",
    "Simpan/arsipkan",
)
"""What a Lembar Disposisi offers to tick (domain.md 1.10); any other wish is written out below them."""

_LAST_COLUMN = 7
_LEFT, _RIGHT, _MIDDLE = 0, 5, 4
_SCALE = 76
_HALF_PAGE = 552.0
"""Points of rows on half an F4 page at that scale."""
_LABEL = "naskah+garis_naskah+di_tengah"
_FILLED = "naskah+garis_naskah+tebal+di_tengah"


def draw_disposisi(sheet: CanvasSheet, material: Material) -> None:
    """Draw the sheet: two Lembar Disposisi a page, newest last, then the blank one."""
    row = draw_header(sheet, material)
    place = draw_table(sheet, TBL_DISPOSISI, row, material)
    row = place.row + place.count + 2
    valid = [disposisi.baris_ke for disposisi in material.master.disposisi]
    row = note_incomplete(sheet, material, row, TBL_DISPOSISI.name, valid)
    triwulan = material.master.kerja.triwulan
    heading = f"Lembar Disposisi {wording.triwulan(triwulan)} dan satu lembar kosong, siap cetak"
    sheet.write(row, 0, heading, "judul_bagian")
    start = row + 1
    printed = [d.baris_ke for d in material.master.disposisi if d.triwulan == triwulan]
    for index, entry in enumerate([*register_rows(material, TBL_DISPOSISI.name, printed), _empty(material)]):
        row = sheet.next_row()
        if index and index % 2 == 0:
            sheet.page_breaks.append(row)
        _draw_sheet(sheet, material, entry, row)
    sheet.landscape, sheet.scale = False, _SCALE
    sheet.print_area = Area(start, 0, sheet.next_row() - 1, _LAST_COLUMN)


def _empty(material: Material) -> RegisterRow:
    """The first blank row below the register's last filled one."""
    filled = filled_rows(material.content.row(TBL_DISPOSISI.name))
    return RegisterRow(TBL_DISPOSISI, filled[-1] + 1 if filled else 0, {})


def _draw_sheet(sheet: CanvasSheet, material: Material, entry: RegisterRow, start: int) -> None:
    row = draw_letterhead(sheet, material, start, _LAST_COLUMN)
    sheet.heights[row] = 28
    sheet.merge(Area(row, 0, row, _LAST_COLUMN), "LEMBAR DISPOSISI", "naskah+tebal+besar+tengah+di_tengah")
    row = _surat(sheet, entry, row + 1)
    row = _penerima(sheet, entry, row)
    row = _catatan(sheet, entry, row)
    row = _draw_signature(sheet, material, entry, row)
    rest = _HALF_PAGE - sum(sheet.heights.get(n, 15.0) for n in range(start, row))
    sheet.heights[row] = max(20.0, rest)
    sheet.merge(Area(row, 0, row, _LAST_COLUMN), None, "naskah")


def _surat(sheet: CanvasSheet, entry: RegisterRow, row: int) -> int:
    """What came in, and where it stands in the agenda."""
    pairs: tuple[tuple[str, Rumus, str, Rumus], ...] = (
        ("Surat dari", _with_default(entry, "surat_dari"), "Diterima Tgl.", _received(entry)),
        ("No. Surat", entry.text("nomor_surat"), "No. Agenda", entry.text("nomor_agenda")),
        ("Tgl. Surat", entry.tanggal("tanggal_surat"), "Sifat", _with_default(entry, "sifat")),
    )
    for left, left_content, right, right_content in pairs:
        sheet.heights[row] = 22
        _input_line(sheet, row, _LEFT, _MIDDLE, left, left_content)
        _input_line(sheet, row, _RIGHT, _LAST_COLUMN, right, right_content)
        row += 1
    width = sum(sheet.widths[column] for column in range(1, _LAST_COLUMN + 1))
    sheet.heights[row] = text_height([(entry.nilai("hal"), width)], paling_rendah=34)
    _input_line(sheet, row, _LEFT, _LAST_COLUMN, "Hal", entry.text("hal"))
    return row + 1


def _input_line(sheet: CanvasSheet, row: int, column: int, end: int, label: str, content: Rumus) -> None:
    rumus, value = content
    sheet.write(row, column, label, _LABEL)
    sheet.merge(Area(row, column + 1, row, end), value, _FILLED, rumus=rumus)


def _with_default(entry: RegisterRow, field_name: str) -> Rumus:
    """A cell that staff may leave empty because it has a default; a blank sheet stays blank."""
    default = str(Disposisi.model_fields[field_name].default)
    reference, agenda = entry.reference(field_name), entry.reference("nomor_agenda")
    value = entry.nilai(field_name) or (default if entry.nilai("nomor_agenda") else "")
    return f'=IF(AND({reference}="",{agenda}<>""),{literal(default)},{reference}&"")', value


def _received(entry: RegisterRow) -> Rumus:
    """An order without a letter is received the day it is given; when a letter came in, only staff know."""
    letter = entry.reference("tanggal_surat")
    rumus, value = entry.tanggal("tanggal")
    return f'=IF({letter}="",{rumus[1:]},"")', "" if entry.nilai("tanggal_surat") else value


def _penerima(sheet: CanvasSheet, entry: RegisterRow, row: int) -> int:
    """To whom it goes, and the wishes to tick, one a row."""
    sheet.heights[row] = 20
    for column, end, heading in (
        (_LEFT, _MIDDLE, "Diteruskan kepada Sdr.:"),
        (_RIGHT, _LAST_COLUMN, "Dengan hormat harap:"),
    ):
        sheet.merge(Area(row, column, row, end), heading, f"{_LABEL}+tebal")
    wishes = [*(_tick(entry, wish) for wish in PILIHAN_HARAP), _others(entry)]
    rumus, value = entry.text("diteruskan_kepada")
    area = Area(row + 1, _LEFT, row + len(wishes), _MIDDLE)
    sheet.merge(area, value, "naskah+garis_naskah+tebal", rumus=rumus)
    for line, (rumus, value) in enumerate(wishes, start=row + 1):
        is_last = line == row + len(wishes)
        sheet.heights[line] = text_height([(value, 60)], paling_rendah=19)
        style = f"naskah+di_tengah+garis_kiri+garis_kanan{'+garis_dasar' if is_last else ''}"
        sheet.merge(Area(line, _RIGHT, line, _LAST_COLUMN), value, style, rumus=rumus)
    return row + 1 + len(wishes)


def _tick(entry: RegisterRow, text: str) -> Rumus:
    ticked = text.casefold() in entry.nilai("harap").casefold()
    rumus = f'=IF(ISNUMBER(SEARCH({literal(text)},{entry.reference("harap")})),"☑","☐")&{literal(" " + text)}'
    return rumus, f"{'☑' if ticked else '☐'} {text}"


def _others(entry: RegisterRow) -> Rumus:
    """A wish that is none of the offered ones."""
    reference, wish = entry.reference("harap"), entry.nilai("harap")
    listed = ",".join(literal(text) for text in PILIHAN_HARAP)
    matches = f"SUMPRODUCT(--ISNUMBER(SEARCH({{{listed}}},{reference})))>0"
    offered = not wish or any(text.casefold() in wish.casefold() for text in PILIHAN_HARAP)
    value = "☐ …………………………" if offered else f"☑ {wish}"
    return f'=IF(OR({reference}="",{matches}),"☐ …………………………","☑ "&{reference})', value


def _catatan(sheet: CanvasSheet, entry: RegisterRow, row: int) -> int:
    sheet.heights[row] = 20
    sheet.merge(Area(row, 0, row, _LAST_COLUMN), "Catatan:", f"{_LABEL}+tebal")
    rumus, value = entry.text("catatan")
    width = sum(sheet.widths[column] for column in range(_LAST_COLUMN + 1))
    sheet.heights[row + 1] = min(150, text_height([(value, width)], paling_rendah=60))
    sheet.merge(Area(row + 1, 0, row + 1, _LAST_COLUMN), value, "naskah+garis_naskah", rumus=rumus)
    return row + 2


def _draw_signature(sheet: CanvasSheet, material: Material, entry: RegisterRow, row: int) -> int:
    """Who gave the disposisi, with room for paraf; what Identitas does not hold stays blank."""
    giver, name = f'{entry.reference("oleh")}&""', entry.nilai("oleh")
    lines: list[Rumus] = [
        entry.tanggal("tanggal"),
        _jabatan(material, entry, giver, name),
        ("", None),
        entry.text("oleh"),
        ("=" + pejabat_formula(giver, "Pangkat/Golongan"), find_pejabat(material, name, "pangkat")),
        _nip(material, giver, name),
    ]
    for index, (rumus, value) in enumerate(lines):
        sheet.heights[row + index] = 46 if value is None else 16
        style = f"naskah+tengah+garis_kanan{'+tebal' if index == 3 else ''}"
        style += "+garis_dasar" if index == len(lines) - 1 else ""
        area = Area(row + index, _RIGHT, row + index, _LAST_COLUMN)
        sheet.merge(area, value, style, rumus=rumus or None)
    area = Area(row, _LEFT, row + len(lines) - 1, _MIDDLE)
    sheet.merge(area, "Paraf dan tanggal penerima:", "naskah+garis_naskah")
    return row + len(lines)


def _jabatan(material: Material, entry: RegisterRow, giver: str, name: str) -> Rumus:
    """The office of who gives it: ``Plt. Camat`` when somebody acts as Camat on its date."""
    office = next(
        (
            material.master.office_of(disposisi.oleh, [Peran.CAMAT], disposisi.tanggal)
            for disposisi in material.master.disposisi
            if disposisi.baris_ke == entry.index
        ),
        None,
    )
    if office is not None and office.acting:
        return "", office.sebutan
    return "=" + pejabat_formula(giver, "Jabatan"), find_pejabat(material, name, "jabatan")


def _nip(material: Material, giver: str, name: str) -> Rumus:
    nip, lookup = find_pejabat(material, name, "nip"), pejabat_formula(giver, "NIP")
    return f'=IF({lookup}="","","NIP "&{lookup})', f"NIP {nip}" if nip else ""
