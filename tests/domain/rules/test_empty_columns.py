"""The empty cells of a column: a few are told one by one, many are one finding."""

from __future__ import annotations

import pytest

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.rules.empty_columns import one_per_column
from sakip_xl.errors import temuan


def empty(count: int, field_name: str = "formula") -> list[CellTemuan]:
    return [
        CellTemuan("tblIndikator", index, field_name, temuan("SKP-101", kolom=field_name))
        for index in range(3, 3 + count)
    ]


@pytest.mark.parametrize("count", [0, 1, 4])
def test_few_are_told_one_by_one(count: int) -> None:
    assert one_per_column(empty(count)) == empty(count)


def test_many_are_one_finding_at_the_first_and_the_others_stay() -> None:
    other = [CellTemuan("tblIndikator", 3, "kode", temuan("SKP-102", kolom="Kode", nilai="x", pilihan="y"))]
    found = one_per_column([*empty(40), *other, *empty(2, "satuan")])
    assert found[1:] == [*other, *empty(2, "satuan")]
    assert (found[0].temuan.kode, found[0].row_index, found[0].field_name) == ("SKP-185", 3, "formula")
    assert "40 baris" in found[0].temuan.pesan
