"""The flowchart: every symbol under its actor, every step joined to the next, the current one marked."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sakip_xl.domain.sop.definition import SOP, Sop, Symbol
from sakip_xl.domain.sop.flowchart import (
    CONNECTOR_SPACE,
    LINE,
    SEGILIMA,
    FlowchartLayout,
    Grid,
    page_breaks,
    safe_break,
)
from sakip_xl.domain.sop.state import State
from sakip_xl.domain.terms import Peran, SopName
from sakip_xl.render.canvas import CanvasSheet, Shape
from sakip_xl.render.flowchart import COLORS, draw_flowchart, draw_legend, sheet_grid
from sakip_xl.schema.base import Sheet

COLUMNS = {peran: 2 + number for number, peran in enumerate(Peran)}
PRESETS = {
    Symbol.MULAI: "flowChartTerminator",
    Symbol.PROSES: "flowChartProcess",
    Symbol.KEPUTUSAN: "flowChartDecision",
    Symbol.SELESAI: "flowChartTerminator",
}
BOTH_SOPS = pytest.mark.parametrize("sop", SOP.values(), ids=str)
# Page breaks at every place that takes one: none, and after each such step.
BREAKS = [(name, frozenset[int]()) for name in SopName] + [
    (name, frozenset({langkah.nomor}))
    for name in SopName
    for langkah in SOP[name].langkah[:-1]
    if safe_break(SOP[name], langkah.nomor)
]
WITH_BREAKS = pytest.mark.parametrize(("name", "breaks"), BREAKS, ids=str)


def grid(row_count: int = 14, height: float = 75) -> Grid:
    sheet = CanvasSheet(Sheet("SOP", "", ""))
    sheet.widths.update(enumerate([5, 32, 11, 11, 11, 11, 11, 23]))
    sheet.heights.update(dict.fromkeys(range(row_count), height))
    return sheet_grid(sheet, 8, row_count)


def flowchart(
    sop: Sop, state: dict[int, State] | None = None, gap: frozenset[int] = frozenset()
) -> list[Shape]:
    layout = FlowchartLayout({langkah.nomor: langkah.nomor for langkah in sop.langkah}, COLUMNS, gap)
    return draw_flowchart(grid(), sop, layout, state or {})


def box(shape: Shape) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in pixels of the sheet."""
    place = grid()
    x, y = place.left[shape.column] + shape.offset_x, place.top[shape.row] + shape.offset_y
    return x, y, x + shape.width, y + shape.height


def arrow(shapes: list[Shape], start: int, end: int) -> list[Shape]:
    return [shape for shape in shapes if shape.alt_text == f"Panah dari langkah {start} ke langkah {end}"]


def symbol(shapes: list[Shape], number: int) -> list[Shape]:
    return [shape for shape in shapes if shape.alt_text.startswith(f"Langkah {number}, ")]


def touching(line: Shape, other_box: tuple[int, int, int, int]) -> bool:
    left, upper, right, lower = box(line)
    return left <= other_box[2] and right >= other_box[0] and upper <= other_box[3] and lower >= other_box[1]


@BOTH_SOPS
def test_every_symbol_of_every_step_stands_in_the_row_of_its_step_under_its_actor(sop: Sop) -> None:
    shapes = flowchart(sop)
    for langkah in sop.langkah:
        found = {(shape.row, shape.column, shape.preset) for shape in symbol(shapes, langkah.nomor)}
        assert found == {(langkah.nomor, COLUMNS[peran], PRESETS[s]) for peran, s in langkah.kolom.items()}


@BOTH_SOPS
def test_a_symbol_lies_wholly_inside_its_cell(sop: Sop) -> None:
    place = grid()
    for langkah in sop.langkah:
        for shape in symbol(flowchart(sop), langkah.nomor):
            left, upper, right, lower = box(shape)
            assert place.left[shape.column] < left < right < place.left[shape.column + 1]
            assert place.top[shape.row] < upper < lower < place.top[shape.row + 1]


@WITH_BREAKS
def test_an_arrow_leads_from_each_step_into_a_symbol_of_the_next(
    name: SopName, breaks: frozenset[int]
) -> None:
    sop = SOP[name]
    shapes = flowchart(sop, gap=breaks)
    for langkah in sop.langkah[:-1]:
        lines = arrow(shapes, langkah.nomor, langkah.nomor + 1)
        assert all(line.preset == LINE and not (line.width and line.height) for line in lines)
        sources = [shape for shape in shapes if shape.alt_text.startswith(f"Langkah {langkah.nomor} ")]
        sources += symbol(shapes, langkah.nomor)
        assert any(touching(g, box(shape)) for g in lines for shape in sources)
        targets = [box(shape) for shape in symbol(shapes, langkah.nomor + 1)]
        heads = [box(g) for g in lines if g.arrow == "akhir" and not g.width]
        assert any((x, y) == ((k[0] + k[2]) // 2, k[1]) for x, _, _, y in heads for k in targets)


@WITH_BREAKS
def test_no_arrow_runs_through_a_symbol(name: SopName, breaks: frozenset[int]) -> None:
    shapes = flowchart(SOP[name], gap=breaks)
    symbols = [
        (shape, (k[0] + 1, k[1] + 1, k[2] - 1, k[3] - 1))
        for shape in shapes
        if shape.alt_text.startswith("Langkah") and shape.preset != LINE
        for k in [box(shape)]
    ]
    for line in (shape for shape in shapes if shape.preset == LINE):
        assert not [shape.alt_text for shape, inner_box in symbols if touching(line, inner_box)]


@BOTH_SOPS
def test_the_lines_of_a_chain_meet_end_to_end(sop: Sop) -> None:
    decision = sop.langkah_keputusan
    chain = arrow(flowchart(sop), decision.nomor, sop.default_destination(decision).nomor)
    assert len(chain) == 3
    for segment, following in pairwise(chain):
        assert touching(segment, box(following))
    assert [link.arrow for link in chain] == ["", "", "awal"]


@BOTH_SOPS
def test_the_return_of_the_decision_enters_its_default_step(sop: Sop) -> None:
    decision = sop.langkah_keputusan
    shapes = flowchart(sop)
    way_back = box(arrow(shapes, decision.nomor, sop.default_destination(decision).nomor)[-1])
    [target] = [box(shape) for shape in symbol(shapes, sop.default_destination(decision).nomor)]
    assert way_back[0] == target[2]
    assert target[1] < way_back[1] < target[3]
    assert [shape.text for shape in shapes if shape.alt_text.startswith("Jawaban")] == ["Ya", "Tidak"]


@pytest.mark.parametrize("now", list(State))
def test_a_symbol_is_filled_by_the_state_of_its_step(now: State) -> None:
    shapes = flowchart(SOP[SopName.PENGUMPULAN], {6: now})
    assert {shape.fill for shape in symbol(shapes, 6)} == {COLORS[now]}
    assert {shape.fill for shape in symbol(shapes, 7)} == {COLORS[State.BELUM]}
    assert all(shape.alt_text.endswith(f", {now}") for shape in symbol(shapes, 6))


def test_every_state_has_a_colour_of_its_own() -> None:
    assert len(set(COLORS.values())) == len(COLORS) == len(State)


def test_a_page_break_is_bridged_by_two_segilima_with_one_letter() -> None:
    shapes = flowchart(SOP[SopName.PENGUMPULAN], gap=frozenset({3, 7}))
    pentagons = [each for each in shapes if each.preset == SEGILIMA]
    assert [(each.row, each.text) for each in pentagons] == [(3, "A"), (4, "A"), (7, "B"), (8, "B")]
    tops = grid().top
    for shape in pentagons:
        _, upper, _, lower = box(shape)
        assert min(lower - tops[shape.row], tops[shape.row + 1] - upper) < CONNECTOR_SPACE


def test_a_flow_without_a_page_break_has_no_segilima() -> None:
    assert not [shape for shape in flowchart(SOP[SopName.PENGUKURAN]) if shape.preset == SEGILIMA]


def test_a_page_may_not_break_inside_a_return_or_where_two_arrows_leave() -> None:
    sop = SOP[SopName.PENGUMPULAN]
    assert [n for n in range(1, 12) if not safe_break(sop, n)] == [6, 8, 9]


def test_the_legend_shows_the_five_symbols() -> None:
    shapes = draw_legend(grid(), 3, 2)
    assert [shape.preset for shape in shapes] == [
        "flowChartTerminator",
        "flowChartProcess",
        "flowChartDecision",
        SEGILIMA,
        LINE,
    ]
    assert [shape.column for shape in shapes] == [2, 3, 4, 5, 6]


def broken(sop: Sop, heights: dict[int, float]) -> frozenset[int]:
    return page_breaks(sop, heights, page=640, header=84, connector=27)


def test_a_long_sop_breaks_only_where_the_flowchart_allows_it() -> None:
    sop = SOP[SopName.PENGUMPULAN]
    heights = {langkah.nomor: 140.0 for langkah in sop.langkah}
    breaks = broken(sop, heights)
    assert all(safe_break(sop, number) for number in breaks)
    assert len(breaks) >= 3
    assert broken(sop, dict.fromkeys(heights, 10.0)) == frozenset()


def test_a_step_taller_than_a_page_is_left_to_the_printer() -> None:
    heights = dict.fromkeys(range(1, 13), 10.0) | {1: 900.0}
    assert min(broken(SOP[SopName.PENGUMPULAN], heights)) == 1
