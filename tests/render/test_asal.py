"""The sheet Asal Angka: the figure that was asked for, earlier values below it, on one page in width."""

from __future__ import annotations

from sakip_xl.domain.model import EARLIER
from sakip_xl.render.canvas import CanvasSheet
from sakip_xl.schema.content import RawRow
from tests.sample_measured import drawing, measured_content

ROWS: list[RawRow] = [
    {"kode": "IKS.1", "kolom": "Realisasi", "nilai": 82.5, "sumber": "ketikan", "sel": "Formulir Capaian!D8"},
    {"kode": "IKS.1", "kolom": "Realisasi", "nilai": "95%", "keterangan": f"{EARLIER} Direkap Siti."},
]


def drawn(rows: list[RawRow]) -> CanvasSheet:
    return drawing(measured_content(tblAsal=rows)).sheets["Asal Angka"]


def test_numbers_and_words_stand_as_a_plain_cell_has_them_and_a_percent_keeps_its_format() -> None:
    sheet = drawn(ROWS)
    [place] = sheet.tables
    column = place.column + place.table.column_position("nilai")
    cells = [sheet.cells[place.row + n, column] for n in (1, 2)]
    assert [(cell.value, cell.style) for cell in cells] == [
        (82.5, "sel+pilihan"),
        (0.95, "sel+ketik+persen0"),
    ]


def test_what_is_no_more_is_known_by_its_own_row_and_what_nobody_can_prove_is_marked() -> None:
    sheet = drawn(ROWS)
    rules = [str(rule.get("criteria")) for _, rule in sheet.conditional]
    assert rules[0] == f'=LEFT($O7,{len(EARLIER)})="{EARLIER}"'
    words = {rule.get("value") for _, rule in sheet.conditional}
    assert {'"ketikan"', '"tidak tercatat"'} <= words


def test_it_is_printed_on_one_page_in_width_and_stands_ready_when_nothing_was_asked() -> None:
    sheet = drawn([])
    assert (sheet.pages_wide, sheet.tables[0].count) == (1, 1)
    assert sheet.print_areas
