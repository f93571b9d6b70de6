"""The lists of choices."""

from __future__ import annotations

from xlsxwriter.utility import xl_cell_to_rowcol

from sakip_xl.domain.measure.rumus import REGISTRI
from sakip_xl.domain.measure.scale import standard_scales
from sakip_xl.domain.model import Cell
from sakip_xl.formulas.jalur import (
    DAFTAR_KALIMAT,
    DAFTAR_RUMUS,
    JALUR_RUMUS,
    KALIMAT_JALUR,
    SENTENCE_WIDTH,
    jalur_rows,
    rumus_rows,
)
from sakip_xl.render.master import draw_master
from sakip_xl.render.sheets.referensi import HEADING_ROW, LISTS
from tests.sample import SEKARANG, sample_content


def test_every_list_stands_under_its_heading() -> None:
    sheet = draw_master(sample_content(), SEKARANG).sheets["Referensi"]
    for column, (heading, values) in enumerate(LISTS):
        content = [sheet.cells[HEADING_ROW + n, column].value for n in range(len(values) + 1)]
        assert content == [heading, *values]


def test_every_word_that_counts_as_a_score_is_shown() -> None:
    content = {
        cell.value for cell in draw_master(sample_content(), SEKARANG).sheets["Referensi"].cells.values()
    }
    assert {j.kode for t in standard_scales().tangga for j in t.jenjang} <= content


def test_every_rumus_and_every_sentence_stands_where_the_formulas_look_for_it() -> None:
    canvas = draw_master(sample_content(), SEKARANG)
    sheet = canvas.sheets["Referensi"]

    def content(name: str) -> list[list[Cell]]:
        area = canvas.names[name].partition("!")[2]
        row, column, last_row, last_column = range_boundaries(area)
        return [
            [sheet.cells[r, c].value for c in range(column, last_column + 1)]
            for r in range(row, last_row + 1)
        ]

    assert content(DAFTAR_RUMUS) == [[rumus.value] for rumus in REGISTRI]
    assert [
        [*rumus, *ways] for rumus, ways in zip(content(DAFTAR_RUMUS), content(JALUR_RUMUS), strict=True)
    ] == [[*row] for row in rumus_rows()]
    assert [row[0] for row in content(DAFTAR_KALIMAT)] == [row[0] for row in jalur_rows()]
    assert [(row[0], row[SENTENCE_WIDTH]) for row in content(KALIMAT_JALUR)] == [
        row[1:3] for row in jalur_rows()
    ]


def range_boundaries(area: str) -> tuple[int, int, int, int]:
    first, last = (xl_cell_to_rowcol(cell.replace("$", "")) for cell in area.split(":"))
    return (*first, *last)
