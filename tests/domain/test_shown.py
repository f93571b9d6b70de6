"""Numbers of the comparison as staff read them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sakip_xl.domain.measure.shown import rounded_text, shown, shown_target
from sakip_xl.domain.measure.typed_number import read_number


@pytest.mark.parametrize(
    ("typed", "expected"),
    [(12.345, "12,35"), ("BB", "BB"), ("6 dari 8", "6 dari 8"), (None, "?"), ("85 - 95", "?"), (0, "0")],
)
def test_a_reading_is_written_once_rounded_or_as_its_word(typed: object, expected: str) -> None:
    assert shown(read_number(typed), 2, blank="?") == expected


@pytest.mark.parametrize(
    ("typed", "expected"), [("85 - 95", "85 - 95"), (None, "tidak diketahui"), ("belum", "belum"), (90, "90")]
)
def test_a_target_that_is_no_single_number_stands_as_typed(typed: object, expected: str) -> None:
    assert shown_target(read_number(typed), 2) == expected


def test_zeros_at_the_end_are_left_out() -> None:
    assert rounded_text(Fraction(5, 2), 4) == "2,5"
