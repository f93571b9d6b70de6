"""A fingerprint as words that two people can compare by telephone."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

COUNT = 8
"""Words of one fingerprint: 64 bits, which nobody meets by trying."""


def sidik_words(sidik: str) -> str:
    """The first bytes of a fingerprint in hexadecimal digits, each as one of 256 words.

    Two words of one length differ in two letters at least, so that a slip of the pen is seen.
    ``ValueError`` for what is no fingerprint of ``COUNT`` bytes or more.

    >>> sidik_words("00" * 4 + "ff" * 28)
    'abad abad abad abad tenda tenda tenda tenda'
    """
    data = bytes.fromhex(sidik)
    if len(data) < COUNT:
        msg = f"no fingerprint: {sidik}"
        raise ValueError(msg)
    return " ".join(_words()[byte] for byte in data[:COUNT])


def words_sidik(words: str) -> str:
    """The digits that words stand for; ``ValueError`` for a word that is none of the 256.

    >>> words_sidik("abad tenda")
    '00ff'
    """
    known = _words()
    return bytes(known.index(word) for word in words.split()).hex()


@cache
def _words() -> list[str]:
    """The words of ``data/kata_sidik.txt``; its order is what printed fingerprints mean and never changes."""
    return files("sakip_xl.data").joinpath("kata_sidik.txt").read_text(encoding="utf-8").split()
