"""Everything that staff type, read as text: the table ``tests/spellings.md``."""

from __future__ import annotations

import pytest

from tests.spelling_table import (
    Spelling,
    reading_of_realisasi,
    reading_of_tanggal,
    reading_of_uang,
    spellings,
)

SPELLINGS = spellings()
ALL = pytest.mark.parametrize("spelling", SPELLINGS, ids=[f"{s.ketikan} ({s.satuan})" for s in SPELLINGS])


def test_the_table_is_large_and_no_row_stands_twice() -> None:
    assert len({(spelling.ketikan, spelling.satuan) for spelling in SPELLINGS}) == len(SPELLINGS)
    assert len(SPELLINGS) >= 120


@ALL
def test_a_spelling_is_read_as_the_table_says(spelling: Spelling) -> None:
    text = spelling.ketikan
    assert reading_of_realisasi(spelling, text) == spelling.realisasi
    assert reading_of_uang(text) == spelling.uang
    assert reading_of_tanggal(spelling, text) == spelling.tanggal
