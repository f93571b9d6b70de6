"""The modules of a QR code read off its picture, as any program decodes a PNG: inflated, line by line."""

from __future__ import annotations

import struct
import zlib

_AS_IT_IS, _AS_ABOVE = 0, 2
"""The filters of a line that such a picture uses: none, or what differs from the line above."""


def modules(png: bytes, scale: int, border: int) -> list[list[bool]]:
    """Whether each module is dark, without the border."""
    rows = _pixels(png)
    middle = range(border * scale + scale // 2, len(rows) - border * scale, scale)
    return [[not rows[y][x] for x in middle] for y in middle]


def _pixels(png: bytes) -> list[list[int]]:
    """Each pixel of a picture of one bit a pixel, light or dark."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, place = dict[bytes, bytes](), 8
    while place < len(png):
        (length,), kind = struct.unpack(">I", png[place : place + 4]), png[place + 4 : place + 8]
        body = png[place + 8 : place + 8 + length]
        assert struct.unpack(">I", png[place + 8 + length : place + 12 + length])[0] == zlib.crc32(
            kind + body
        )
        chunks[kind] = chunks.get(kind, b"") + body
        place += 12 + length
    width, height, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colour) == (1, 0)
    data, size = zlib.decompress(chunks[b"IDAT"]), -(-width // 8)
    lines = [data[row * (size + 1) : (row + 1) * (size + 1)] for row in range(height)]
    above, pixels = bytes(size), []
    for line in lines:
        assert line[0] in {_AS_IT_IS, _AS_ABOVE}
        add = above if line[0] == _AS_ABOVE else bytes(size)
        above = bytes(one + other & 255 for one, other in zip(line[1:], add, strict=True))
        pixels.append([above[x // 8] >> 7 - x % 8 & 1 for x in range(width)])
    return pixels
