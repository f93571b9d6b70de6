"""How high a row must be."""

from __future__ import annotations

from sakip_xl.render.row_height import line_count, row_height


def test_a_text_wraps_at_words_and_at_line_breaks() -> None:
    assert line_count("satu", 10) == 1
    assert line_count("satu\ndua\n\nempat", 10) == 4
    assert line_count("kata " * 10, 10) == 5


def test_the_highest_text_counts_up_to_what_excel_allows() -> None:
    assert row_height([("a", 10), ("kata " * 10, 10)]) == row_height([("kata " * 10, 10)])
    assert row_height([]) == row_height([("a", 10)])
    assert row_height([("kata " * 9000, 10)]) == 409
