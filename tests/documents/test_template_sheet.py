"""Templates as they are written: signatures in the table they sign, points and levels that hang."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Mm

from sakip_xl.documents.levels import INDENT
from sakip_xl.documents.template import fill
from sakip_xl.documents.template_sheet import TemplateSheet

OFFICE: dict[str, Any] = {
    "contoh": "",
    "nomor": "1",
    "versi": "1",
    "sidik": "x",
    "saksi": "",
    "camat": {"jabatan": "Camat", "nama": "Bagus", "pangkat": "Pembina", "nip": "NIP 1"},
    "jumlah": {"uraian": "Jumlah", "banyak": "9"},
}
COLUMNS = (("Uraian", "uraian", 100), ("Banyak", "banyak", 70))
ROWS = [{"uraian": f"{INDENT * level}Baris {level}", "banyak": level} for level in range(4)]


def made(folder: Path, rows: list[dict[str, Any]], **table: Any) -> WordFile:
    """A document of one signed table."""
    sheet = TemplateSheet(letterhead=False)
    sheet.bullets("butir", "{{ r.nomor }}. {{ r.teks }}")
    sheet.list_table("baris", COLUMNS, signed=True, **table)
    sheet.signatures(("", "camat", ""))
    path = folder / "uji.docx"
    path.write_bytes(sheet.save())
    tags = {**OFFICE, "baris": rows, "butir": [{"nomor": 1, "teks": "Pokok"}]}
    return Document(BytesIO(fill(path, tags)))


def held(row: Any) -> bool:
    return bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next)


def test_the_signatures_are_the_last_row_of_their_table_and_hold_its_last_lines(tmp_path: Path) -> None:
    [table] = made(tmp_path, ROWS, total="jumlah").tables
    assert [row.cells[0].text for row in table.rows] == [
        "Uraian",
        *(f"Baris {level}" for level in range(4)),
        "Jumlah",
        "\n",
    ]
    assert [held(row) for row in table.rows] == [False, False, False, True, True, True, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)  # noqa: SLF001
    [signatures] = table.rows[-1].cells[0].tables
    assert "Bagus" in signatures.rows[1].cells[-1].text


def test_a_table_without_rows_says_so_above_its_signatures(tmp_path: Path) -> None:
    [table] = made(tmp_path, [], total="jumlah", blank="Nihil.").tables
    assert [row.cells[0].text for row in table.rows] == ["Uraian", "Nihil.", "\n"]
    [table] = made(tmp_path, ROWS[:1], total="jumlah", blank="Nihil.").tables
    assert [row.cells[0].text for row in table.rows] == ["Uraian", "Baris 0", "Jumlah", "\n"]


def test_each_level_stands_further_to_the_right_with_all_its_lines(tmp_path: Path) -> None:
    [table] = made(tmp_path, ROWS).tables
    shapes = [row.cells[0].paragraphs[0].paragraph_format for row in table.rows[1:5]]
    assert [round((shape.left_indent or 0) / Mm(1)) for shape in shapes] == [0, 3, 6, 9]


def test_the_lines_of_a_numbered_point_stand_below_each_other(tmp_path: Path) -> None:
    [point] = [each for each in made(tmp_path, ROWS).paragraphs if "Pokok" in each.text]
    shape = point.paragraph_format
    shown = [round((length or 0) / Mm(1)) for length in (shape.left_indent, shape.first_line_indent)]
    assert (point.text, shown) == ("1.\tPokok", [7, -7])


def test_signatures_without_a_table_stand_below_the_text(tmp_path: Path) -> None:
    sheet = TemplateSheet(letterhead=False)
    sheet.text("Isi", held=True)
    sheet.signatures(("", "camat", ""))
    path = tmp_path / "uji.docx"
    path.write_bytes(sheet.save())
    document = Document(BytesIO(fill(path, OFFICE)))
    assert len(document.tables) == 1
    assert document.paragraphs[-1].paragraph_format.keep_with_next
