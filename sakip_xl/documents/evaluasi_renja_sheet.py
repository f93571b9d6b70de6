"""Form E.81 as a workbook of one sheet on A3 landscape.

A workbook and no Word file: twenty-five columns do not fit a Word table in a type that can be read, the
Bappeda takes the form as a workbook, and there its columns 12 to 14 are formulas that it can follow.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip_xl.documents.base import DOTS, Tags
from sakip_xl.documents.evaluasi_renja import PAIRS, QUARTERS
from sakip_xl.documents.figures import APART, MOVED_IN, Figure, figure_style, line_height, text_style
from sakip_xl.documents.gaps import BELUM_ADA
from sakip_xl.documents.sheet_pages import keep_together, mark_draft
from sakip_xl.documents.sheet_parts import draw_signatures, draw_title, paper_identity
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.terms import ROMAWI, Konsolidasi
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet, CellKind, PaperSize
from sakip_xl.render.xlsx_writer import xlsx_bytes
from sakip_xl.schema.base import Sheet

_SHEET = Sheet("E.81", "Formulir E.81 Evaluasi Renja", "Evaluasi terhadap hasil Renja.")
_WIDTHS = (5.0, 27.0, 33.0, 37.0, *(10.0, 16.0) * len(PAIRS), 22.0)
_LAST = len(_WIDTHS) - 1
_TEXTS = ("nomor", "sasaran", "kinerja", "indikator")
_HAND = ("", "", "")
"""The room for the hand between an office and a name."""

_HEADING = "naskah+lebar_naskah+garis_naskah+tebal+tengah+di_tengah+biru"
_CELL = "naskah+lebar_naskah+garis_naskah+di_tengah"


def draw_evaluasi_renja(tags: Tags, draft: bool) -> bytes:  # noqa: FBT001 as every kind is drawn
    """The workbook of one evaluation."""
    canvas = Canvas(properties={"judul": _SHEET.judul, "perihal": tags["saksi"], "penulis": "sakip_xl"})
    sheet = canvas.add(_SHEET)
    marks = [text for text in ("DRAFT" if draft else "", tags["contoh"]) if text]
    canvas.on_every_page(above=", ".join(marks), below=paper_identity(tags))
    sheet.size, sheet.landscape, sheet.zoom = PaperSize.A3, True, 80
    sheet.widths = dict(enumerate(_WIDTHS))
    _draw_title(sheet, tags)
    _draw_heading(sheet, tags)
    mark_draft(sheet, _LAST, draft=draft)
    for row in tags["baris"]:
        _draw_row(sheet, row, tags["desimal"])
    total = sheet.next_row()
    _draw_total(sheet, tags)
    last_point = _draw_foot(sheet, tags)
    _draw_signatures(sheet, tags)
    keep_together(sheet, total, last_point)
    return xlsx_bytes(canvas)


def _column(number: int) -> int:
    """The sheet column of the performance of a column of the form; its money is beside it."""
    return 4 + 2 * (number - PAIRS[0])


def _draw_title(sheet: CanvasSheet, tags: Tags) -> None:
    office = tags["kantor"]
    lines = (
        ("Formulir E.81", "naskah+lebar_naskah+tebal+kanan"),
        ("EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH", "kop+judul_naskah"),
        (f"KECAMATAN {office['kecamatan']}, {office['kabupaten']}".upper(), "kop+judul_naskah"),
        (f"Periode pelaksanaan: {tags['triwulan']} Tahun {tags['tahun']}", "kop+judul_naskah"),
    )
    draw_title(sheet, lines)


def _draw_heading(sheet: CanvasSheet, tags: Tags) -> None:
    """The headings, K and Rp, and the numbers of the columns; they are repeated on every page."""
    row, tahun = sheet.next_row() + 1, tags["tahun"]
    sheet.heights |= {row: 88, row + 1: 20, row + 2: 20}
    texts = (
        "No",
        "Sasaran",
        "Program / Kegiatan / Sub Kegiatan",
        "Indikator Kinerja Program (outcome) / Kegiatan (output)",
    )
    for column, text in enumerate(texts):
        sheet.merge(Area(row, column, row + 1, column), text, _HEADING)
        sheet.write(row + 2, column, column + 1, _HEADING)
    headings = {
        5: "Target Renstra pada akhir periode",
        6: "Realisasi capaian Renstra s.d. Renja tahun lalu",
        7: f"Target kinerja dan anggaran Renja tahun {tahun}",
        **{column: f"Realisasi Triwulan {ROMAWI[tw]}" for tw, column in QUARTERS.items()},
        12: f"Realisasi capaian kinerja dan anggaran Renja tahun {tahun}",
        13: f"Realisasi kinerja dan anggaran Renstra s.d. tahun {tahun} (6 + 12)",
        14: "Tingkat capaian Renstra (13 : 5 x 100 %)",
    }
    for number, text in headings.items():
        column = _column(number)
        sheet.merge(Area(row, column, row, column + 1), text, _HEADING)
        sheet.write(row + 1, column, "K", _HEADING)
        sheet.write(row + 1, column + 1, "Rp" if number != PAIRS[-1] else "Rp (%)", _HEADING)
        sheet.merge(Area(row + 2, column, row + 2, column + 1), number, _HEADING)
    sheet.merge(Area(row, _LAST, row + 1, _LAST), "Unit Penanggung Jawab", _HEADING)
    sheet.write(row + 2, _LAST, PAIRS[-1] + 1, _HEADING)
    sheet.repeated_rows = (row, row + 2)


def _draw_row(sheet: CanvasSheet, tags: Tags, desimal: int) -> None:
    row = sheet.next_row()
    weight = {"sasaran": "+tebal+biru", "program": "+tebal"}.get(tags["level"], "")
    texts = [*(tags[name] for name in _TEXTS), tags["unit"]]
    for column, text in zip((*range(len(_TEXTS)), _LAST), texts, strict=True):
        look = "+tengah" if column == 0 else "+masuk1" + text_style(str(text), _WIDTHS[column] - MOVED_IN)
        style = _CELL + weight + look
        sheet.write(row, column, text, style, kind=CellKind.COMPUTED)
    for offset, side in enumerate(("k", "rp")):
        figures = {number: tags[side].get(str(number)) for number in PAIRS}
        formulas = _formulas(row, offset, figures, tags["konsolidasi"] if side == "k" else "", desimal)
        for number, figure in figures.items():
            digits = desimal if number == PAIRS[-1] else tags["angka"] if side == "k" else 0
            middle = "" if side == "rp" and number != PAIRS[-1] else "+tengah"
            look = f"{_CELL}{weight}+{figure_style(figure, digits, even=number == PAIRS[-1])}{middle}"
            column = _column(number) + offset
            formula = formulas.get(number)
            sheet.write(row, column, figure, look, kind=CellKind.COMPUTED, rumus=formula)
    places = (*range(len(_TEXTS)), _LAST)
    wide = [(str(text), _WIDTHS[place] - MOVED_IN) for place, text in zip(places, texts, strict=True)]
    words = [(str(item), _WIDTHS[_column(5)]) for item in tags["k"].values() if isinstance(item, str)]
    sheet.heights[row] = line_height([*wide, *words], lowest=36)


def _formulas(
    row: int, offset: int, figures: dict[int, Figure], konsolidasi: str, desimal: int
) -> dict[int, str]:
    """The formulas of columns 12 to 14 that give what the summary says; elsewhere its value stands alone."""
    cells = {number: cell_name(row, _column(number) + offset) for number in PAIRS}
    chosen: dict[int, str] = {}
    for number, formula, value in _candidates(cells, figures, konsolidasi, desimal):
        figure = figures[number]
        if isinstance(figure, (int, float)) and math.isclose(figure, value, rel_tol=1e-12, abs_tol=1e-12):
            chosen.setdefault(number, formula)
    return chosen


def _candidates(
    cells: dict[int, str], figures: dict[int, Figure], konsolidasi: str, desimal: int
) -> Iterator[tuple[int, str, float]]:
    """What could be a formula of the row: column, formula, and the value that it gives."""
    numbers = {number: float(f) for number, f in figures.items() if isinstance(f, (int, float))}
    quarters = {number: numbers[number] for number in QUARTERS.values() if number in numbers}
    listed = f"{cells[QUARTERS[1]]},{','.join(cells[QUARTERS[tw]] for tw in (2, 3, 4))}"
    if quarters and konsolidasi in {"", Konsolidasi.JUMLAH}:
        yield 12, f"SUM({listed})", math.fsum(quarters.values())
    elif quarters and konsolidasi == Konsolidasi.RATA_RATA:
        yield 12, f"AVERAGE({listed})", math.fsum(quarters.values()) / len(quarters)
    elif quarters:
        yield 12, cells[max(quarters)], quarters[max(quarters)]
    if konsolidasi in {"", Konsolidasi.JUMLAH} and {6, 12} <= numbers.keys():
        yield 13, f"{cells[6]}+{cells[12]}", numbers[6] + numbers[12]
    elif 12 in numbers:
        yield 13, cells[12], numbers[12]
    if {5, 13} <= numbers.keys() and numbers[5] > 0:
        ratio = round_number(Decimal(repr(numbers[13])) / Decimal(repr(numbers[5])) * 100, desimal)
        yield 14, f"ROUND({cells[13]}/{cells[5]}*100,{desimal})", float(ratio)


def _draw_total(sheet: CanvasSheet, tags: Tags) -> None:
    """The mean achievement and its predikat, as the roll-up gives them."""
    basis = f"(dasar rekap {tags['dasar_rekap']}; Rp: serapan terhadap pagu)"
    figures: Sequence[tuple[str, Figure, Figure]] = (
        (f"Rata-rata capaian kinerja (%) {basis}", *_shown_total(tags)),
        ("Predikat kinerja", tags["predikat"], None),
    )
    column = _column(12)
    for text, performance, money in figures:
        row = sheet.next_row()
        sheet.heights[row] = line_height([(str(performance), sum(_WIDTHS[column : column + 2]))], lowest=24)
        style = f"{_CELL}+tebal+biru"
        sheet.merge(Area(row, 0, row, column - 1), text, f"{style}+kanan")
        if money is None:
            area = Area(row, column, row, column + 1)
            sheet.merge(area, performance, f"{style}+tengah", kind=CellKind.COMPUTED)
        else:
            for offset, figure in enumerate((performance, money)):
                look = f"{style}+{figure_style(figure, tags['desimal'], even=True)}"
                sheet.write(row, column + offset, figure, look, kind=CellKind.COMPUTED)
        sheet.merge(Area(row, column + 2, row, _LAST), None, style)


def _shown_total(tags: Tags) -> tuple[Figure, Figure]:
    known = (BELUM_ADA if tags[name] is None else tags[name] for name in ("rata_rata", "serapan"))
    performance, money = known
    return performance, money


def _draw_foot(sheet: CanvasSheet, tags: Tags) -> int:
    """What helped, what hindered and what is to be done; each point is a row, so that none is cut.

    Gives the row of the last heading.
    """
    width, heading = sum(_WIDTHS), 0
    for line in tags["kaki"]:
        heading = sheet.next_row()
        _draw_line(sheet, f"{line['judul']}:", f"{_CELL}+tebal+masuk1", width)
        for number, text in enumerate(line["butir"], 1):
            point = f"{number}. {text}" if len(line["butir"]) > 1 else text
            _draw_line(sheet, point, f"{_CELL}+masuk1", width)
    notes = ["Tingkat capaian Renstra dihitung menurut polaritas dan rumus setiap indikator."]
    if tags["tujuan"]:
        notes.append(f"Indikator tujuan tidak dimuat dalam formulir ini: {', '.join(tags['tujuan'])}.")
    for number, text in enumerate(notes):
        _draw_line(sheet, text, "naskah+lebar_naskah+miring+di_tengah", width, lowest=20 if number else APART)
    return heading


def _draw_line(sheet: CanvasSheet, text: str, style: str, width: float, *, lowest: float = 20) -> None:
    row = sheet.next_row()
    sheet.heights[row] = line_height([(text, width)], lowest=lowest)
    look = style + text_style(text, width)
    sheet.merge(Area(row, 0, row, _LAST), text, look, kind=CellKind.COMPUTED)


def _draw_signatures(sheet: CanvasSheet, tags: Tags) -> None:
    """The head of the office, who made it, and the head of the Bappeda, who evaluates it."""
    office, camat = tags["kantor"], tags["camat"]
    dots = "………………………………"
    place = ", ".join(part for part in (office["tempat"], tags["tanggal"]) if part)
    blocks = (
        ("Disusun", place, camat["jabatan"] or "Camat", *_HAND, camat["nama"] or dots, camat["nip"] or "NIP"),
        ("Dievaluasi", f"……………………, {DOTS}", f"Kepala Bappeda {office['kabupaten']}", *_HAND, dots, "NIP"),
    )
    draw_signatures(sheet, [*zip(((1, 6), (16, _LAST)), blocks, strict=True)])
