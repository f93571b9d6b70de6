"""Unpacking what a cell holds, with a bound: a few letters can unpack to gigabytes."""

from __future__ import annotations

from zlib import decompressobj

MOST_BYTES = 64 * 2**20
"""A whole master of 20,000 indicators has less."""


def inflate(packed: bytes, most: int = MOST_BYTES) -> bytes:
    """What was packed by zlib; ``zlib.error`` when it was not, ``ValueError`` beyond ``most`` bytes."""
    stream = decompressobj()
    content = stream.decompress(packed, most)
    if not stream.eof:
        raise ValueError(most)
    return content
