"""Fingerprints as words: one word a byte, none like another."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from itertools import combinations

import pytest

from sakip_xl.domain.sidik_words import COUNT, sidik_words

WORDS = files("sakip_xl.data").joinpath("kata_sidik.txt").read_text(encoding="utf-8").split()


def test_every_byte_has_a_word_and_no_two_are_alike_but_for_one_letter() -> None:
    assert len(WORDS) == len({*WORDS}) == 256
    assert all(
        len(one) != len(other) or sum(map(str.__ne__, one, other)) > 1
        for one, other in combinations(WORDS, 2)
    )


def test_the_order_of_the_words_is_the_one_that_was_printed() -> None:
    assert sha256(" ".join(WORDS).encode()).hexdigest().startswith("dace0e266b0693dd")


@pytest.mark.parametrize("wrong", ["", "ab" * (COUNT - 1), "bukan sidik"])
def test_a_fingerprint_that_is_none_is_a_mistake(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"fingerprint|hexadecimal"):
        sidik_words(wrong)
