"""Rows found again by their keys, as conflicts and the log spell them."""

from __future__ import annotations

from sakip_xl.schema.content import BookContent
from sakip_xl.schema.keys import KeyedRows

BOOK = BookContent(
    "master",
    {
        "tblRealisasi": [
            {"kode": "IKS.1", "triwulan": 2, "unit": "PMD"},
            {},
            {"kode": "IKS.2", "triwulan": 2, "unit": "PMD"},
            {"kode": "IKS.2", "triwulan": 2, "unit": "YAN"},
        ],
        "tblUnit": [{"kode": "PMD"}, {"kode": "pmd"}],
    },
)


def test_a_row_is_found_by_its_key_or_when_only_its_unit_is_another() -> None:
    rows = KeyedRows(BOOK)
    assert rows.find("tblRealisasi", "IKS.1 | 2 | PMD") == 0
    assert rows.find("tblRealisasi", "iks.1  | 2 | YAN") == 0
    assert rows.find("tblRealisasi", "IKS.2 | 2 | YAN") == 3
    assert rows.find("tblRealisasi", "IKS.2 | 2 | KESOS") is None


def test_of_two_rows_with_one_key_the_last_is_found() -> None:
    assert KeyedRows(BOOK).find("tblUnit", "PMD") == 1


def test_a_table_whose_rows_have_no_key_has_none_to_find() -> None:
    assert KeyedRows(BOOK).find("tblKerja", "apa pun") is None
