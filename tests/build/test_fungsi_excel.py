"""Every formula keeps to functions that Excel 2013 has, none of them volatile (design.md D6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sakip_xl.actions.terbitan import terbitan
from sakip_xl.build.kanvas import Kanvas

_LAMA = """
ABS AND AVERAGE AVERAGEIFS CHAR CHOOSE CLEAN CODE COLUMN CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF
COUNTIFS DATE DAY EXACT EXP FIND FIXED HLOOKUP HOUR IF IFERROR INDEX INT ISBLANK ISERROR ISNA
ISNUMBER ISTEXT LARGE LEFT LEN LN LOOKUP LOWER MATCH MAX MID MIN MINUTE MOD MONTH N NA NOT OR POWER
PRODUCT PROPER REPLACE REPT RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SIGN SMALL SQRT SUBSTITUTE
SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT T TEXT TRIM TRUNC UPPER VALUE VLOOKUP WEEKDAY YEAR
"""
FUNGSI_2007 = frozenset(_LAMA.split())
FUNGSI_2013 = frozenset({"_xlfn.NUMBERVALUE"})
"""Functions new in 2010 or 2013: in a file they carry this prefix, or Excel shows #NAME?."""

_FUNGSI = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\(")


def fungsi(rumus: str) -> set[str]:
    """The functions that a formula calls; texts and names of sheets in it are none."""
    return set(_FUNGSI.findall(re.sub(r'"[^"]*"|\'[^\']*\'|\[[^\]]*\]', "", rumus)))


def asing(kanvas: Kanvas) -> Iterator[tuple[str, str]]:
    """Each formula with a function outside both lists: where, and which."""
    for lembar, baris, kolom, sel in kanvas.rumus():
        for nama in sorted(fungsi(sel.rumus or "") - FUNGSI_2007 - FUNGSI_2013):
            yield f"{lembar} {baris},{kolom}", nama


@pytest.mark.parametrize("nama", ["SAKIP-Induk.xlsx", "SAKIP-Contoh.xlsx", "SAKIP-Formulir.xlsx"])
def test_no_formula_uses_a_function_that_excel_2013_lacks(nama: str) -> None:
    assert list(asing(terbitan()[nama])) == []


@pytest.mark.parametrize("rumus", ["=XLOOKUP(A1,B:B,C:C)", "=NUMBERVALUE(A1)", "=NOW()", "=MAXIFS(A:A,B:B)"])
def test_a_newer_a_bare_or_a_volatile_function_would_be_found(rumus: str) -> None:
    assert fungsi(rumus) - FUNGSI_2007 - FUNGSI_2013


def test_a_text_that_looks_like_a_function_is_none() -> None:
    assert fungsi('=IF(A1="LET(x)",[@[Nilai (Rp)]],"")') == {"IF"}
