"""How high a row must be."""

from __future__ import annotations

from sakip_xl.build.ukur import banyak_baris, tinggi_baris


def test_a_text_wraps_at_words_and_at_line_breaks() -> None:
    assert banyak_baris("satu", 10) == 1
    assert banyak_baris("satu\ndua\n\nempat", 10) == 4
    assert banyak_baris("kata " * 10, 10) == 5


def test_the_highest_text_counts_up_to_what_excel_allows() -> None:
    assert tinggi_baris([("a", 10), ("kata " * 10, 10)]) == tinggi_baris([("kata " * 10, 10)])
    assert tinggi_baris([]) == tinggi_baris([("a", 10)])
    assert tinggi_baris([("kata " * 9000, 10)]) == 409
