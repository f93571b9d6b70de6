"""References in formulas."""

from __future__ import annotations

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.render.references import alamat, formula_text, full_formula
from sakip_xl.schema.tables.formulir import TBL_ISIAN


def test_a_cell_of_the_same_row_is_written_out_in_full() -> None:
    assert full_formula(TBL_ISIAN, "=[@kode]&[@[Target Triwulan]]") == (
        "=tblIsian[[#This Row],[Kode]]&tblIsian[[#This Row],[Target Triwulan]]"
    )


def test_a_heading_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        full_formula(TBL_ISIAN, "=[@Tidak Ada]")


def test_a_place_quotes_its_sheet() -> None:
    assert alamat("Jum'at", 2, 27) == "'Jum''at'!$AB$3"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "TRUE"), (False, "FALSE"), (2026, "2026"), (82.5, "82.5"), ("a", "a")],
)
def test_a_joined_cell_reads_as_in_excel(value: Cell, text: str) -> None:
    assert formula_text(value) == text
