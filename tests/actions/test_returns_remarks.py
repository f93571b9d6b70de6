"""What a unit wrote beside the values of its form is told, since no rekap takes it over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import NOW, Office, kode, save_at
from tests.workbook.change_xlsx import change_parts, part_content

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
    for field_name, shown in (("bukti_dukung", "Foto"), ("kendala", f"lihat {address}")):

        def write(sheet: Worksheet, cell: str, shown: str = shown) -> None:
            sheet[cell].hyperlink = address
            sheet[cell].value = shown

        annotate(path, write, field_name)
    result = kantor.rekap()
    assert [(t.kode, t.nilai) for t in result.temuan] == [("SKP-569", address)]
    assert result.data["diterima"] == ["PMD"]


def test_a_damaged_comment_rejects_this_file_alone(kantor: Office) -> None:
    def write(sheet: Worksheet, cell: str) -> None:
        sheet[cell].comment = Comment("cek", "Siti")

    path = kantor.reply("PMD")
    annotate(path, write)
    part = next(name for name in part_content(path) if "comments/" in name)
    change_parts(path, {part: lambda _: "<comments><x"})
    save_at(path, NOW)
    assert kode(kantor.rekap()) == ["SKP-505"]
