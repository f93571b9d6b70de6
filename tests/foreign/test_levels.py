"""The level of a row where a column holds several."""

from __future__ import annotations

from typing import Any

import pytest

from sakip_xl.domain.foreign.levels import column_levels, joined
from sakip_xl.domain.foreign.source import SourceRow
from sakip_xl.domain.terms import Level
from tests.foreign.small_table import table

T, S, P, K, SUB = Level
CODES = """
Kode | Uraian
7 | UNSUR KEWILAYAHAN
'7.01' | KECAMATAN
'7.01.02' | PELAYANAN PUBLIK
7.01.02.2.01 | Koordinasi
7.01.02.2.01.0001 | Sinergi
"""
WORDS = """
No | Uraian
1 | Program Pelayanan
| Rapat koordinasi
2 | PROGRAM DESA
"""
NUMBERS = """
No | Uraian
I | Terwujudnya A
A | Meningkatnya A
'1' | Pelayanan
a | Rapat
"""
DOTTED = """
Kode | Uraian
'1' | Prima
'1.1' | Mutu
'1.1.1' | Layanan
"""
PLAIN = """
No | Uraian
| Layanan
| Desa
"""


def levels(
    text: str, named: tuple[Level, ...] = (), columns: list[int] | None = None, **look: Any
) -> list[Level]:
    source = table(text, **look)
    found = column_levels(
        source, columns or [1], named, [0] if "Kode" in text else [], [0] if "No" in text else []
    )
    assert found.evident == bool(found.by_row)
    return [found.by_row[row.number] for row in source.rows if row.number in found.by_row]


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        (CODES, (), [P, K, SUB]),
        (CODES, (P, K), [P, K, SUB]),
        (WORDS, (P, K), [P, K, P]),
        (NUMBERS, (T, S, P, K), [T, S, P, K]),
        (NUMBERS, (T, S), []),
        (DOTTED, (T, S, P), [T, S, P]),
        (DOTTED, (T, S), []),
        (DOTTED, (), []),
        (PLAIN, (S,), [S, S]),
        (PLAIN, (S, P), []),
        ("No | Uraian\n1 |", (S,), []),
    ],
)
def test_the_rows_themselves_show_their_level(
    text: str, named: tuple[Level, ...], expected: list[Level]
) -> None:
    assert levels(text, named) == expected


def test_steps_of_columns_of_indents_and_of_spaces_are_levels() -> None:
    steps = "No | A | B\n| Layanan\n|| Rapat\n|| Sidang"
    assert levels(steps, (P, K), [1, 2]) == [P, K, K]
    flat = "No | A\n| Layanan\n| Rapat"
    assert levels(flat, (P, K), indent={3: {1: 2}}) == [P, K]
    source = table(flat)
    spaced = {**source.rows[1].cells, 1: "    Rapat"}
    rows = (source.rows[0], SourceRow(3, spaced))
    found = column_levels(type(source)("L", 1, "", source.columns, rows), [1], (P, K))
    assert list(found.by_row.values()) == [P, K]


def test_bold_is_a_level_where_nothing_else_is() -> None:
    flat = "No | A\n| Layanan\n| Rapat\n| Sidang"
    assert levels(flat, (P, K), bold={2: frozenset({1})}) == [P, K, K]


def test_a_step_is_fitted_to_the_row_that_says_its_level() -> None:
    steps = "No | A | B | C\n| Program Layanan\n|| Rapat\n||| Sidang"
    assert levels(steps, (), [1, 2, 3]) == [P, K, SUB]
    too_deep = "No | A | B | C | D\n| Program Layanan\n|| Rapat\n||| Sidang\n|||| Kursi"
    assert levels(too_deep, (), [1, 2, 3, 4]) == [P]
    wrong = "No | A | B\n| Sub Kegiatan Layanan\n|| Program Rapat\n|| Tanpa kata"
    assert levels(wrong, (T, S, P, K, SUB), [1, 2]) == [SUB, P]


def test_a_kode_in_several_cells_is_joined() -> None:
    row = SourceRow(1, {0: 7.0, 1: "01", 2: "-", 3: "2.01"})
    assert joined(row, [0, 1, 2, 3]) == "7.01.2.01"
