"""Every text of both books can be read: contrast of at least 4.5, whatever colours the office gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.render.canvas import Canvas, CanvasSheet
from sakip_xl.render.colors import CONTRAST, contrast, pale_tint, readable_on
from sakip_xl.render.form import draw_formulir
from sakip_xl.render.master import draw_master
from sakip_xl.render.styles import conditional_traits, sifat
from tests.sample import SEKARANG, sample_content, sample_formulir

HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")
SHAPE_INK = "1F3864"
INVISIBLE = {"batang", "batang_selesai"}
"""Bars over cells without text."""


@pytest.mark.parametrize(
    ("pair", "ratio"),
    [(("FFFFFF", "000000"), 21), (("777777", "FFFFFF"), 4.48), (("0000FF", "FFFFFF"), 8.59)],
)
def test_contrast_is_that_of_wcag(pair: tuple[str, str], ratio: float) -> None:
    assert contrast(*pair) == contrast(*reversed(pair)) == pytest.approx(ratio, abs=0.005)


@given(HEX)
def test_any_colour_of_an_office_can_be_read_on_its_tint(color: str) -> None:
    ground = pale_tint(color)
    assert contrast(readable_on(ground, color), ground) >= CONTRAST


@given(HEX)
def test_a_colour_that_can_be_read_stays_as_it_is(color: str) -> None:
    assert (readable_on("FFFFFF", color) == color) == (contrast(color, "FFFFFF") >= CONTRAST)


@pytest.mark.parametrize(
    "canvas", [draw_master(sample_content(), SEKARANG), draw_formulir(sample_formulir(), SEKARANG)]
)
def test_every_text_on_every_sheet_can_be_read(canvas: Canvas) -> None:
    pale = {(name, style) for name, sheet in canvas.sheets.items() for style in _pale(sheet)}
    assert pale == set()


def _pale(sheet: CanvasSheet) -> Iterator[str]:
    """The styles of a sheet in which a text could not be read."""
    for cell in sheet.cells.values():
        if (cell.formula is not None or cell.value not in {None, ""}) and _ratio(
            sifat(cell.style)
        ) < CONTRAST:
            yield cell.style
    for area, options in sheet.conditional:
        style = options.get("format", "")
        if not style or style in INVISIBLE:
            continue
        for row in range(area.row, area.last_row + 1):
            below = sheet.cells.get((row, area.column))
            traits = {**(sifat(below.style) if below else {}), **conditional_traits(style)}
            if _ratio(traits) < CONTRAST:
                yield style
    yield from (f"{shape.preset} {shape.fill}" for shape in sheet.shapes if shape.text and _faint(shape.fill))


def _faint(fill: str | None) -> bool:
    return contrast((fill or "#FFFFFF").lstrip("#"), SHAPE_INK) < CONTRAST


def _ratio(traits: Mapping[str, Any]) -> float:
    ink, ground = traits.get("font_color", "#000000"), traits.get("bg_color", "#FFFFFF")
    return contrast(ink.lstrip("#"), ground.lstrip("#"))


@pytest.mark.parametrize(
    "canvas", [draw_master(sample_content(), SEKARANG), draw_formulir(sample_formulir(), SEKARANG)]
)
def test_every_bar_of_a_chart_and_every_white_name_on_a_tab_can_be_seen(canvas: Canvas) -> None:
    bars = {
        series["fill"]["color"]
        for sheet in canvas.sheets.values()
        for chart in sheet.charts
        for series in chart.series
    }
    tabs = {sheet.layout.color for sheet in canvas.sheets.values()}
    assert {color for color in bars | tabs if contrast(color.lstrip("#"), "FFFFFF") < CONTRAST} == set()
