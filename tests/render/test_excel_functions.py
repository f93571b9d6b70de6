"""Every formula keeps to functions that Excel 2013 has, none volatile but one in the form (design.md D6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sakip_xl.actions.release import BUILT_AT, built_books
from sakip_xl.render.canvas import Canvas
from sakip_xl.workbook.drawing import draw_book

_OLD = """
ABS AND AVERAGE AVERAGEIFS CHAR CHOOSE CLEAN CODE COLUMN CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF
COUNTIFS DATE DAY EXACT EXP FIND FIXED HLOOKUP HOUR HYPERLINK IF IFERROR INDEX INT ISBLANK ISERROR ISNA
ISLOGICAL ISNUMBER ISTEXT LARGE LEFT LEN LN LOOKUP LOWER MATCH MAX MID MIN MINUTE MOD MONTH N NA NOT OR POWER
PRODUCT PROPER REPLACE REPT RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SIGN SMALL SQRT SUBSTITUTE
SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT T TEXT TRIM TRUNC UPPER VALUE VLOOKUP WEEKDAY YEAR
"""
FUNCTIONS_2007 = frozenset(_OLD.split())
FUNCTIONS_2013 = frozenset({"_xlfn.NUMBERVALUE"})
"""Functions new in 2010 or 2013: in a file they carry this prefix, or Excel shows #NAME?."""

FORM_ONLY = frozenset({"CELL"})
"""Volatile, and the only function that tells a date from a number: in the few rows of a form it costs
nothing."""

_FUNCTION = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\(")


def function(rumus: str) -> set[str]:
    """The functions that a formula calls; texts and names of sheets in it are none."""
    return set(_FUNCTION.findall(re.sub(r'"[^"]*"|\'[^\']*\'|\[[^\]]*\]', "", rumus)))


def foreign(canvas: Canvas, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each formula with a function outside the lists: where, and which."""
    for sheet, row, column, cell in canvas.formulas():
        for name in sorted(function(cell.formula or "") - allowed):
            yield f"{sheet} {row},{column}", name


@pytest.mark.parametrize("name", ["SAKIP-Induk.xlsx", "SAKIP-Contoh.xlsx", "SAKIP-Formulir.xlsx"])
def test_no_formula_uses_a_function_that_excel_2013_lacks(name: str) -> None:
    allowed = FUNCTIONS_2007 | FUNCTIONS_2013 | (FORM_ONLY if name == "SAKIP-Formulir.xlsx" else frozenset())
    assert list(foreign(draw_book(built_books()[name], BUILT_AT), allowed)) == []


@pytest.mark.parametrize("rumus", ["=XLOOKUP(A1,B:B,C:C)", "=NUMBERVALUE(A1)", "=NOW()", "=MAXIFS(A:A,B:B)"])
def test_a_newer_a_bare_or_a_volatile_function_would_be_found(rumus: str) -> None:
    assert function(rumus) - FUNCTIONS_2007 - FUNCTIONS_2013


def test_a_text_that_looks_like_a_function_is_none() -> None:
    assert function('=IF(A1="LET(x)",[@[Nilai (Rp)]],"")') == {"IF"}
