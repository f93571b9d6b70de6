"""A person can read every formula: at most 400 characters as Excel shows it, IF at most three deep."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sakip_xl.actions.release import BUILT_AT, built_books
from sakip_xl.render.canvas import Canvas
from sakip_xl.workbook.drawing import draw_book

LONGEST, DEEPEST = 400, 3
_THIS_ROW = re.compile(r"\w+\[\[#This Row\],(\[(?:'.|[^\]])+\](?::\[(?:'.|[^\]])+\])?)\]")
_WORD = re.compile(r"\[\w+\]")
_TOKEN = re.compile(r"([A-Za-z_][\w.]*)?\(|\)")


def shown(formula: str) -> str:
    """The formula as the formula bar of Excel shows it: ``[@Kode]`` for a cell of the same row."""

    def short(match: re.Match[str]) -> str:
        name = match[1]
        return f"[@{name[1:-1] if _WORD.fullmatch(name) else name}]"

    return "=" + _THIS_ROW.sub(short, formula.removeprefix("="))


def depth(formula: str) -> int:
    """How deep IF stands within IF, whatever other functions are between them."""
    deepest, stack = 0, list[bool]()
    for token in _TOKEN.finditer(re.sub(r'"[^"]*"', "", formula)):
        if token.group() == ")":
            stack.pop()
        else:
            stack.append(token[1] == "IF")
            deepest = max(deepest, sum(stack))
    return deepest


def hard_to_read(canvas: Canvas) -> Iterator[tuple[str, int, int]]:
    for sheet, row, column, cell in canvas.formulas():
        text = shown(cell.formula or "")
        if len(text) > LONGEST or depth(text) > DEEPEST:
            yield f"{sheet} {row},{column}: {text}", len(text), depth(text)


@pytest.mark.parametrize("name", ["SAKIP-Induk.xlsx", "SAKIP-Contoh.xlsx", "SAKIP-Formulir.xlsx"])
def test_every_formula_can_be_read(name: str) -> None:
    assert list(hard_to_read(draw_book(built_books()[name], BUILT_AT))) == []


def test_a_formula_is_measured_as_excel_shows_it() -> None:
    assert shown("tblIsian[[#This Row],[Kode]]&tblIsian[[#This Row],[A b]]") == "=[@Kode]&[@[A b]]"
    assert shown("SUM(tblKertasKerja[[#This Row],[A]:[B c]])") == "=SUM([@[A]:[B c]])"


@pytest.mark.parametrize(
    ("formula", "deep"),
    [
        ('=A1&"IF(IF("', 0),
        ("=IF(A1,IF(B1,1,2),IF(C1,1,2))", 2),
        ("=IF(A1,OR(IF(B1,IF(C1,IF(D1,1,2),3),4)),5)", 4),
        ("=IFERROR(IF(A1,1,2),0)", 1),
    ],
)
def test_the_depth_of_if_is_counted_through_other_functions(formula: str, deep: int) -> None:
    assert depth(formula) == deep
