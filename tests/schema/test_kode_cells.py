"""Cells that hold or name a kode, as typed and tidied."""

from __future__ import annotations

from sakip_xl.schema.kode_cells import kode_cells, tidied
from tests.markdown_table import book_content

CONTENT = book_content(
    "master",
    tblUnit="""
        | kode     | nama |
        | ' SI-A ' | A    |
        |          |      |
        | 7        | B    |
    """,
    tblIndikator="""
        | kode  | induk   | unit  | unit_pendukung |
        | IKS.1 | 'S.  1' | SI-A  | ' 7;si-a ,7 '  |
        | 1.5   |         | True  |                |
    """,
)


def test_kode_become_text_without_stray_spaces_and_nothing_else_changes() -> None:
    tables = tidied(CONTENT).tables
    assert [row.get("kode") for row in tables["tblUnit"]] == ["SI-A", None, "7"]
    first, second = tables["tblIndikator"]
    assert (first["induk"], first["unit_pendukung"]) == ("S. 1", "7; si-a")
    assert second == CONTENT.row("tblIndikator")[1]
    assert tidied(tidied(CONTENT)) == tidied(CONTENT)


def test_the_cells_of_one_target_are_its_own_and_those_that_name_it() -> None:
    cells = [(cell.table, cell.index, cell.reference.field_name) for cell in kode_cells(CONTENT, "unit")]
    assert cells == [
        ("tblUnit", 0, "kode"),
        ("tblUnit", 2, "kode"),
        ("tblIndikator", 0, "unit"),
        ("tblIndikator", 0, "unit_pendukung"),
    ]
