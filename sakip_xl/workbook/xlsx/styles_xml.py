"""The styles part: which number format and which lock each style index has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from sakip_xl.workbook.xlsx.xml_walk import XmlWalk, is_true, whole_number

_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DECORATION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LITERAL, _SCALED = re.compile(r'"[^"]*"|\\.'), re.compile(r"[0#?],+(?![0#?,])")
_MOMENT = re.compile(r"[dmyhs]", re.IGNORECASE)
_NO_MOMENT = re.compile(r"General|Standard|E[+-]", re.IGNORECASE)
_BUILT_IN_FORMATS = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    20: "h:mm",
    46: "[h]:mm:ss",
    49: "@",
}
"""The number formats that a file names by number only, as far as our books use them."""
_BUILT_IN_MOMENTS = {*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)}
"""Excel's own formats of dates and times, those of its Asian editions too."""


class Shown(Enum):
    """As what a number appears in a cell."""

    NUMBER = "angka"
    MOMENT = "waktu"
    DURATION = "lama"


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Which style indexes show percent, which are unlocked, and how each shows a number.

    ``number_formats`` is the format of each style index, as the file words it.
    """

    percent: frozenset[int] = frozenset()
    unlocked: frozenset[int] = frozenset()
    shown: tuple[Shown, ...] = ()
    number_formats: tuple[str, ...] = ()


class _Walk(XmlWalk):
    """Collects the cell formats of the part."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = dict(_BUILT_IN_FORMATS)
        self.custom: set[int] = set()
        self.used: list[int] = []
        self.unlocked: set[int] = set()
        self._inside = False
        sections = dict.fromkeys(("cellStyleXfs", "cellStyles", "dxfs"), self._leave)
        super().__init__(
            {
                "numFmt": self._format,
                "cellXfs": self._enter,
                **sections,
                "xf": self._style,
                "protection": self._protection,
            },
            {},
        )

    def _format(self, attributes: dict[str, str]) -> None:
        number = whole_number(attributes["numFmtId"])
        self.formats[number] = attributes.get("formatCode", "")
        self.custom.add(number)

    def _enter(self, _attributes: dict[str, str]) -> None:
        self._inside = True

    def _leave(self, _attributes: dict[str, str]) -> None:
        self._inside = False

    def _style(self, attributes: dict[str, str]) -> None:
        if self._inside:
            self.used.append(whole_number(attributes.get("numFmtId", "0")))

    def _protection(self, attributes: dict[str, str]) -> None:
        if self._inside and not is_true(attributes.get("locked", "1")):
            self.unlocked.add(len(self.used) - 1)


def read_styles(content: bytes) -> CellStyles:
    """Read the styles part."""
    walk = _Walk()
    walk.walk(content)
    used = tuple(walk.formats.get(number, "") for number in walk.used)
    shown = tuple(
        Shown.MOMENT
        if number in _BUILT_IN_MOMENTS and number not in walk.custom
        else shown_as(walk.formats.get(number, ""))
        for number in walk.used
    )
    percent = {index for index, text in enumerate(used) if "%" in _DECORATION.sub("", text)}
    return CellStyles(frozenset(percent), frozenset(walk.unlocked), shown, used)


def is_mask(number_format: str) -> bool:
    """Whether a number shows in this format as something else than it is, or not at all.

    Digits written into the format, thousands left out, percent on one condition only, no place for a digit.

    >>> [is_mask(text) for text in ("0.00", '"97,6"', "#,##0,", ";;;", "[<1]0%;0", '0" hari"', "dd/mm/yyyy")]
    [False, True, True, True, True, False, False]
    """
    sections = number_format.split(";")
    bare = [_DECORATION.sub("", section) for section in sections]
    first = bare[0]
    if shown_as(number_format) is not Shown.NUMBER or re.search(r"General|Standard|@", first, re.IGNORECASE):
        return False
    literal = any(re.search(r"\d", text) for text in _LITERAL.findall(sections[0]))
    no_digit = not re.search(r"[0#?]", first)
    return literal or no_digit or bool(_SCALED.search(first)) or len({"%" in part for part in bare[:2]}) > 1


def shown_as(number_format: str) -> Shown:
    """How a number appears by its format; the part for positive numbers counts.

    >>> [shown_as(text).value for text in ("0.00", '0" hari"', "dd/mm/yyyy", "[h]:mm", "[Red]0", "@")]
    ['angka', 'angka', 'waktu', 'lama', 'angka', 'angka']
    """
    first = number_format.partition(";")[0]
    if _DURATION.search(first):
        return Shown.DURATION
    plain = _NO_MOMENT.sub("", _DECORATION.sub("", first))
    return Shown.MOMENT if _MOMENT.search(plain) else Shown.NUMBER
