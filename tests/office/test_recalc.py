"""The harness itself: it passes a right book and catches a wrong one."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.office.recalc import Office, compare, same, to_png
from tests.office.xlsx_cells import Cell, Galat, read_cells, strip_values

pytestmark = pytest.mark.libreoffice

RIGHT_FORMULAS: list[tuple[str, float | str | bool]] = [
    ("=A1/B1*100", 80 / 90 * 100),
    ("=ROUND(A1/B1*100,2)", 88.89),
    ('=IF(C1="","",C1*2)', ""),
    ('="Triwulan "&"II & III <dua>"', "Triwulan II & III <dua>"),
    ("=A1<B1", True),
    ("=IFERROR(1/0,0)", 0),
    ("=DATE(2026,11,22)", (date(2026, 11, 22) - date(1899, 12, 30)).days),
    ("=SUM(tblNilai[Realisasi])", 170),
]


def write_book(file: Path, rumus: list[tuple[str, float | str | bool]]) -> Path:
    """A book with two inputs, a table, and the given formulas with their stored values from A3 down."""
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Kertas Kerja")
        sheet.write_row("A1", [80, 90])
        sheet.add_table(
            "F1:F3", {"name": "tblNilai", "data": [[80], [90]], "columns": [{"header": "Realisasi"}]}
        )
        for row, (text, value) in enumerate(rumus, start=3):
            sheet.write_formula(f"A{row}", text, None, value)
    return file


def test_one_call_passes_the_right_book_and_catches_each_wrong_one(kantor: Office, tmp_path: Path) -> None:
    right = write_book(tmp_path / "benar.xlsx", RIGHT_FORMULAS)
    wrong = write_book(tmp_path / "salah.xlsx", [("=A1/B1*100", 88.89), ("=A1+B1", 170)])
    galat = write_book(tmp_path / "galat.xlsx", [("=1/0", "#DIV/0!"), ("=TIDAKADA(1)", 3), ("=A1", 80)])

    results = kantor.recalculate([right, wrong, galat])

    assert results[right].cocok
    assert results[right].dibandingkan == len(RIGHT_FORMULAS)
    [difference] = results[wrong].beda
    assert (difference.tempat, difference.tersimpan) == ("Kertas Kerja!A3", 88.89)
    assert isinstance(difference.dihitung, float)
    assert math.isclose(difference.dihitung, 80 / 90 * 100)
    assert [g.split(" of ")[0] for g in results[galat].galat] == [
        "Kertas Kerja!A3: #DIV/0!",
        "Kertas Kerja!A4: #NAME?",
    ]
    assert not results[galat].cocok


def test_a_stripped_book_keeps_what_was_typed_and_no_stored_value(tmp_path: Path) -> None:
    origin = write_book(tmp_path / "asal.xlsx", RIGHT_FORMULAS)
    stripped = tmp_path / "kosong.xlsx"

    assert strip_values(origin, stripped) == len(RIGHT_FORMULAS)

    earlier, later = read_cells(origin), read_cells(stripped)
    assert {t: s.rumus for t, s in later.items()} == {t: s.rumus for t, s in earlier.items()}
    assert {s.nilai for s in later.values() if s.rumus is not None} == {""}
    assert later["Kertas Kerja!F1"] == Cell(None, "Realisasi")
    assert later["Kertas Kerja!B1"] == Cell(None, 90.0)


def test_a_book_without_formulas_is_not_called_right() -> None:
    assert not compare({"A!A1": Cell(None, 1.0)}, {"A!A1": Cell(None, 1.0)}).cocok


def test_a_formula_lost_on_the_way_is_an_error() -> None:
    with pytest.raises(AssertionError, match="lost the formula"):
        compare({"A!A1": Cell("1+1", 2.0)}, {"A!A1": Cell(None, 2.0)})


@pytest.mark.parametrize(
    ("stored", "computed", "alike"),
    [
        (1e12, 1e12 + 1, True),
        (1e12, 1e12 + 10_000, False),
        (0.0, 1e-10, True),
        (0.0, 1e-8, False),
        (True, 1.0, True),
        (True, False, False),
        (0.0, "", False),
        (1.0, "1", False),
        ("Baik", "baik", False),
        (Galat("#N/A"), "#N/A", False),
    ],
)
def test_numbers_agree_closely_and_all_else_exactly(stored: object, computed: object, alike: bool) -> None:
    assert same(stored, computed) is alike  # type: ignore[arg-type]


def test_a_book_can_be_looked_at_as_pictures(kantor: Office, tmp_path: Path) -> None:
    pdf = kantor.convert_to_pdf(write_book(tmp_path / "lihat.xlsx", RIGHT_FORMULAS), tmp_path / "cetak")
    [page] = to_png(pdf)
    assert page.read_bytes().startswith(b"\x89PNG")
