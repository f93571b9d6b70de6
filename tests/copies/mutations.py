"""Random damage to a workbook file: its bytes, its container, its parts, the XML within them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from tests.copies.returned_copy import pack

Parts = dict[str, bytes]

ODD_NUMBERS = (
    *(
        "0",
        "-1",
        "1e308",
        "1e-308",
        "NaN",
        "inf",
        "1E400",
        "0.1",
        "1,5",
        " 7 ",
        "٣",
        "1_0",
        "0x10",
        "true",
        "",
    ),
    *("2147483648", "9007199254740993", "45000", "0.955", "-0", "1.7976931348623157e308", "9" * 400),
)
ODD_TEXTS = (
    *(
        "",
        " ",
        "-",
        "x",
        "0",
        "A1",
        "XFD1048576",
        "a1",
        "$A$1",
        "A0",
        "../x",
        "&amp;",
        "&#0;",
        "&#65;",
        "rId1",
    ),
    *("true", "inlineStr", "s", "str", "e", "d", "b", "n", "_x000D_", "#REF!", "\U0001f600", "8" * 5_000),
)
_TEXT, _ATTRIBUTE = re.compile(rb">([^<]+)<"), re.compile(rb'="([^"]*)"')
_ELEMENT = re.compile(
    rb"<(c|row|si|xf|tableColumn|sheet|Relationship|Override|f|v|t)\b[^>]*?(?:/>|>.*?</\1>)", re.DOTALL
)


def mutate(data: bytes, random: Random) -> bytes:
    """The file after one to three random changes of one kind."""
    change = random.choices(list(_CHANGES), list(_CHANGES.values()))[0]
    for _ in range(random.choice((1, 1, 2, 3))):
        data = change(data, random)
    return data


def _bytes_flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 20)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _stretch_changed(data: bytes, random: Random) -> bytes:
    """A stretch of bytes is cut out, doubled, emptied or moved."""
    start, end = sorted(random.randint(0, len(data)) for _ in range(2))
    end = min(end, start + random.choice((4, 50, 4_000)))
    stretch = data[start:end]
    how = random.randrange(4)
    if how == 0:
        return data[:start] + data[end:]
    if how == 1:
        return data[:end] + stretch + data[end:]
    if how == 2:
        return data[:start] + b"\0" * len(stretch) + data[end:]
    return stretch + data[:start] + data[end:]


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _directory_changed(data: bytes, random: Random) -> bytes:
    """A field of an entry of the container, in its directory or before its data."""
    marks = [match.start() for match in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", data)]
    if not marks:
        return data
    place = random.choice(marks) + random.randint(4, 45)
    return data[:place] + bytes((random.randrange(256),)) + data[place + 1 :]


def _parts_of(data: bytes) -> Parts:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - what an earlier change left may be anything
        return {}


def _on_parts(change: Callable[[Parts, str, Random], None]) -> Callable[[bytes, Random], bytes]:
    def changed(data: bytes, random: Random) -> bytes:
        parts = _parts_of(data)
        if not parts:
            return data
        change(parts, random.choice(sorted(parts)), random)
        return pack(parts)

    return changed


def _part_flipped(parts: Parts, name: str, random: Random) -> None:
    parts[name] = _bytes_flipped(parts[name], random)


def _part_stretched(parts: Parts, name: str, random: Random) -> None:
    parts[name] = _stretch_changed(parts[name], random)


def _part_lost(parts: Parts, name: str, _random: Random) -> None:
    del parts[name]


def _part_renamed(parts: Parts, name: str, random: Random) -> None:
    parts[random.choice((name.upper(), f"x/{name}", name.replace("1", "2")))] = parts.pop(name)


def _part_exchanged(parts: Parts, name: str, random: Random) -> None:
    other = random.choice(sorted(parts))
    parts[name], parts[other] = parts[other], parts[name]


def _in_xml(change: Callable[[bytes, Random], bytes]) -> Callable[[bytes, Random], bytes]:
    """A change of a part, most often of the sheet with the answers."""

    def change_part(parts: Parts, name: str, random: Random) -> None:
        sheets = [
            part for part in sorted(parts) if re.search(r"sheet[23]\.xml$|sharedStrings|table1\.xml$", part)
        ]
        name = random.choice(sheets) if sheets and random.random() < 0.8 else name
        parts[name] = change(parts[name], random)

    return _on_parts(change_part)


def _replaced(pattern: re.Pattern[bytes], choice: tuple[str, ...]) -> Callable[[bytes, Random], bytes]:
    def changed(part: bytes, random: Random) -> bytes:
        found = list(pattern.finditer(part))
        if not found:
            return part
        start, end = random.choice(found).span(1)
        return part[:start] + random.choice(choice).encode() + part[end:]

    return changed


def _attribute_of_another(part: bytes, random: Random) -> bytes:
    """One attribute takes the value of another."""
    found = list(_ATTRIBUTE.finditer(part))
    if not found:
        return part
    start, end = random.choice(found).span(1)
    return part[:start] + random.choice(found)[1] + part[end:]


def _elements_changed(part: bytes, random: Random) -> bytes:
    """An element is lost, doubled, or changes place with another one of its name."""
    found = list(_ELEMENT.finditer(part))
    if not found:
        return part
    one = random.choice(found)
    how = random.randrange(3)
    if how == 0:
        return part[: one.start()] + part[one.end() :]
    if how == 1:
        return part[: one.end()] + one[0] + part[one.end() :]
    same = [match for match in found if match[1] == one[1]]
    first, second = sorted((one, random.choice(same)), key=lambda match: match.start())
    if second.start() < first.end():
        return part
    between = part[first.end() : second.start()]
    return part[: first.start()] + second[0] + between + first[0] + part[second.end() :]


_CHANGES: dict[Callable[[bytes, Random], bytes], int] = {
    _bytes_flipped: 1,
    _stretch_changed: 1,
    _cut: 1,
    _directory_changed: 2,
    _on_parts(_part_flipped): 2,
    _on_parts(_part_stretched): 2,
    _on_parts(_part_lost): 1,
    _on_parts(_part_renamed): 1,
    _on_parts(_part_exchanged): 1,
    _in_xml(_replaced(_TEXT, ODD_NUMBERS)): 4,
    _in_xml(_replaced(_TEXT, ODD_TEXTS)): 3,
    _in_xml(_replaced(_ATTRIBUTE, ODD_TEXTS)): 4,
    _in_xml(_attribute_of_another): 4,
    _in_xml(_elements_changed): 6,
}
"""Each change with how often it is drawn."""
