"""What a unit wrote beside the values of its form is told, since no rekap takes it over."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.workbook.xlsx.address import address, cell_address
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import NOW, Office, kode, save_at
from tests.workbook.change_xlsx import change_parts, change_sheet, part_content

THREAD = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    Angka sementara"
)


def annotate(path: Path, change: Callable[[Worksheet, str], None], field_name: str = "kendala") -> str:
    """Change the first answer in another program, keeping the time of the file; gives the cell."""
    place = open_book(path, now=lambda: NOW).position("tblIsian", 0, field_name)
    book = openpyxl.load_workbook(path)
    sheet = book[place.sheet]
    assert isinstance(sheet, Worksheet)
    change(sheet, place.cell)
    book.save(path)
    save_at(path, NOW)
    return place.cell


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        (Comment("Siti:\nmenunggu data BPS", "Siti"), "Siti: menunggu data BPS"),
        (Comment(THREAD, "tc={0C2D}"), "Angka sementara"),
    ],
)
def test_a_comment_is_told_at_its_cell_and_the_form_is_taken(
    kantor: Office, comment: Comment, told: str
) -> None:
    def write(sheet: Worksheet, cell: str) -> None:
        sheet[cell].comment = comment

    cell = annotate(kantor.reply("PMD"), write)
    result = kantor.rekap()
    assert result.data["diterima"] == ["PMD"]
    assert [(t.kode, t.tingkat, t.sel, t.nilai) for t in result.temuan] == [("SKP-568", "info", cell, told)]


def test_a_link_behind_a_text_is_told_and_one_that_shows_its_address_is_not(kantor: Office) -> None:
    path = kantor.reply("PMD")
    address = "https://contoh.example/foto"
    for field_name, shown in (("solusi", "Foto"), ("kendala", f"lihat {address}")):

        def write(sheet: Worksheet, cell: str, shown: str = shown) -> None:
            sheet[cell].hyperlink = address
            sheet[cell].value = shown

        annotate(path, write, field_name)
    result = kantor.rekap()
    assert [(t.kode, t.nilai) for t in result.temuan] == [("SKP-569", address)]
    assert result.data["diterima"] == ["PMD"]


@pytest.mark.parametrize(("shown", "kept"), [("Foto", "Foto ({})"), (None, "{}"), ("lihat {}", "lihat {}")])
def test_the_address_behind_an_evidence_is_kept_with_it(kantor: Office, shown: str | None, kept: str) -> None:
    address = "https://contoh.example/foto"

    def write(sheet: Worksheet, cell: str) -> None:
        sheet[cell].hyperlink = address
        sheet[cell].value = shown and shown.format(address)

    annotate(kantor.reply("PMD"), write, "bukti_dukung")
    result = kantor.rekap()
    assert (result.data["diterima"], kode(result)) == (["PMD"], [])
    assert kantor.row("tblRealisasi")[0]["bukti_dukung"] == kept.format(address)


def formula(sheet: Worksheet, cell: str) -> None:
    sheet[cell].value = "=40+40"


def error(sheet: Worksheet, cell: str) -> None:
    sheet[cell].value = "#DIV/0!"
    sheet[cell].data_type = "e"


def note_below(sheet: Worksheet, _cell: str) -> None:
    sheet["C30"].value = "REALISASI YANG BENAR 85"


def other_sheet(sheet: Worksheet, _cell: str) -> None:
    assert sheet.parent is not None
    sheet.parent.create_sheet("Catatan")["B2"] = "Lampiran"
    sheet.parent.create_sheet("Kosong")


def other_column(sheet: Worksheet, _cell: str) -> None:
    table = sheet.tables["tblIsian"]
    start, _, end = table.ref.partition(":")
    row, column = address(start)
    last = address(end)
    right = last[1] + 1
    sheet.cell(row + 1, right + 1, "REALISASI YANG BENAR")
    sheet.cell(row + 2, right + 1, 85)
    table.ref = f"{cell_address(row, column)}:{cell_address(last[0], right)}"
    number = len(table.tableColumns) + 1
    table.tableColumns.append(TableColumn(id=number, name="REALISASI YANG BENAR"))


def picture(sheet: Worksheet, cell: str) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1))
    sheet.add_chart(chart, cell)


@pytest.mark.parametrize(
    ("change", "field_name", "told"),
    [
        (error, "kendala", [("SKP-803", "salah")]),
        (note_below, "kendala", [("SKP-804", "peringatan")]),
        (other_column, "kendala", [("SKP-805", "peringatan")]),
        (other_sheet, "kendala", [("SKP-806", "peringatan")]),
        (picture, "kendala", [("SKP-807", "peringatan")]),
    ],
)
def test_what_stands_beside_the_answers_is_told_with_its_place(
    kantor: Office,
    change: Callable[[Worksheet, str], None],
    field_name: str,
    told: list[tuple[str, str]],
) -> None:
    path = kantor.reply("PMD")
    annotate(path, change, field_name)
    result = kantor.rekap()
    assert [(t.kode, t.tingkat) for t in result.temuan] == told
    assert all(t.berkas == path.name and t.lembar for t in result.temuan)
    assert result.data["diterima"] == ([] if told[0][1] == "salah" else ["PMD"])


def test_a_formula_gives_its_result_with_a_warning_that_shows_both(kantor: Office) -> None:
    path = kantor.reply("PMD")
    cell = annotate(path, formula, "realisasi")
    stored = "<f>40+40</f><v>80</v>"
    change_sheet(path, "Isian", lambda xml: re.sub(r"<f>40\+40</f>(<v ?/>|<v></v>)", stored, xml))
    save_at(path, NOW)
    result = kantor.rekap()
    assert result.data["diterima"] == ["PMD"]
    assert [(t.kode, t.sel, t.nilai) for t in result.temuan] == [("SKP-802", cell, "80")]
    assert "'=40+40'" in result.temuan[0].pesan
    assert kantor.realisasi("IKK.1") == 80


def test_a_damaged_comment_rejects_this_file_alone(kantor: Office) -> None:
    def write(sheet: Worksheet, cell: str) -> None:
        sheet[cell].comment = Comment("cek", "Siti")

    path = kantor.reply("PMD")
    annotate(path, write)
    part = next(name for name in part_content(path) if "comments/" in name)
    change_parts(path, {part: lambda _: "<comments><x"})
    save_at(path, NOW)
    assert kode(kantor.rekap()) == ["SKP-505"]
