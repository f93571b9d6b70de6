"""References in formulas."""

from __future__ import annotations

import pytest

from sakip_xl.build.rumus_tabel import alamat, rumus_penuh, teks_rumus
from sakip_xl.domain.model import Sel
from sakip_xl.layout.tabel_formulir import TBL_ISIAN


def test_a_cell_of_the_same_row_is_written_out_in_full() -> None:
    assert rumus_penuh(TBL_ISIAN, "=[@kode]&[@[Target Triwulan]]") == (
        "=tblIsian[[#This Row],[Kode]]&tblIsian[[#This Row],[Target Triwulan]]"
    )


def test_a_heading_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        rumus_penuh(TBL_ISIAN, "=[@Tidak Ada]")


def test_a_place_quotes_its_sheet() -> None:
    assert alamat("Jum'at", 2, 27) == "'Jum''at'!$AB$3"


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(None, ""), (True, "TRUE"), (False, "FALSE"), (2026, "2026"), (82.5, "82.5"), ("a", "a")],
)
def test_a_joined_cell_reads_as_in_excel(nilai: Sel, teks: str) -> None:
    assert teks_rumus(nilai) == teks
