"""What calamine does not tell about a sheet, read from its XML in one pass.

Formulas, error texts, percent formats, locks, hidden rows, links, validations and drawings. Rows and
columns count from 0.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.parsers import expat

Address = tuple[int, int]
Rectangle = tuple[int, int, int, int]

_FINAL = True
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_TEXT = "str"
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DECORATION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


@dataclass(slots=True)
class SheetXml:
    """One sheet beside its values; ``styles`` is each cell's index into the styles.

    ``uncomputed`` are the formulas of which the file keeps no result.
    """

    styles: dict[Address, int] = field(default_factory=dict)
    formulas: set[Address] = field(default_factory=set)
    uncomputed: set[Address] = field(default_factory=set)
    errors: dict[Address, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    validations: list[Rectangle] = field(default_factory=list)
    links: dict[Address, str] = field(default_factory=dict)
    protected: bool = False


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Which style indexes show percent, which are unlocked, and which show a length of time."""

    percent: frozenset[int]
    unlocked: frozenset[int]
    durations: frozenset[int] = frozenset()


class _Parser:
    """Collects one sheet while expat walks through it."""

    def __init__(self) -> None:
        self.result = SheetXml()
        self._row = self._column = -1
        self._kind = ""
        self._in_value = False
        self._by_name: dict[str, Callable[[dict[str, str]], None]] = {
            "c": self._cell,
            "f": self._formula,
            "v": self._value,
            "row": self._begin_row,
            "dataValidation": self._validation,
            "hyperlink": self._link,
            "sheetProtection": self._protection,
        }

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        handle = self._by_name.get(name) or self._by_name.get(name.rpartition(":")[2])
        if handle is not None:
            handle(attributes)

    def end(self, _name: str) -> None:
        """An element ends; the text of a value is over."""
        self._in_value = False

    def text(self, content: str) -> None:
        """Text: a result of a formula, kept when it is the value of a cell in error."""
        if not self._in_value:
            return
        address = (self._row, self._column)
        self.result.uncomputed.discard(address)
        if self._kind == "e":
            self.result.errors[address] = self.result.errors.get(address, "") + content

    def _cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self._row, self._column = _address(attributes["r"])
        else:
            self._column += 1
        if "s" in attributes:
            self.result.styles[self._row, self._column] = int(attributes["s"])
        self._kind = attributes.get("t", "")

    def _formula(self, _attributes: dict[str, str]) -> None:
        self.result.formulas.add((self._row, self._column))
        if self._kind != _TEXT:  # an empty text is a result too
            self.result.uncomputed.add((self._row, self._column))

    def _value(self, _attributes: dict[str, str]) -> None:
        self._in_value = True

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if _is_true(attributes.get("hidden", "0")):
            self.result.hidden_rows.append(self._row)

    def _validation(self, attributes: dict[str, str]) -> None:
        self.result.validations += [rectangle(area) for area in attributes.get("sqref", "").split()]

    def _link(self, attributes: dict[str, str]) -> None:
        number = next((content for key, content in attributes.items() if key.rpartition(":")[2] == "id"), "")
        if number:
            self.result.links[rectangle(attributes["ref"])[:2]] = number

    def _protection(self, attributes: dict[str, str]) -> None:
        self.result.protected = _is_true(attributes.get("sheet", "0"))


def read_sheet(content: bytes) -> SheetXml:
    """Read one sheet part; cells without an address follow the one before, as the format allows."""
    parser, xml = _Parser(), expat.ParserCreate()
    xml.StartElementHandler, xml.EndElementHandler = parser.begin, parser.end
    xml.CharacterDataHandler = parser.text
    xml.Parse(content, _FINAL)
    return parser.result


def read_styles(content: bytes) -> CellStyles:
    """Read the styles part."""
    formats: dict[int, str] = {9: "0%", 10: "0.00%", 46: "[h]:mm:ss"}
    used_formats: list[int] = []
    unlocked: set[int] = set()
    inside = False

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        name = name.rpartition(":")[2]
        if name == "numFmt":
            formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name in {"cellXfs", "cellStyles", "dxfs"}:
            inside = name == "cellXfs"
        elif inside and name == "xf":
            used_formats.append(int(attributes.get("numFmtId", 0)))
        elif inside and name == "protection" and not _is_true(attributes.get("locked", "1")):
            unlocked.add(len(used_formats) - 1)

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.Parse(content, _FINAL)
    percent = {
        index
        for index, number in enumerate(used_formats)
        if "%" in _DECORATION.sub("", formats.get(number, ""))
    }
    durations = {
        index for index, number in enumerate(used_formats) if _DURATION.search(formats.get(number, ""))
    }
    return CellStyles(frozenset(percent), frozenset(unlocked), frozenset(durations))


def elements(content: bytes, *names: str) -> list[tuple[str, dict[str, str]]]:
    """Every element of the given local names with its attributes, prefixes taken off."""
    result: list[tuple[str, dict[str, str]]] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        local_name = name.rpartition(":")[2]
        if local_name in names:
            result.append((local_name, {key.rpartition(":")[2]: value for key, value in attributes.items()}))

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.Parse(content, _FINAL)
    return result


def relations(parts: dict[str, bytes], parent: str) -> dict[str, dict[str, str]]:
    """The relationships of one part by id; ``Target`` of an inner one is the full part name."""
    folder, name = posixpath.split(parent)
    result = {}
    for _, attributes in elements(parts.get(f"{folder}/_rels/{name}.rels", b"<r/>"), "Relationship"):
        relation = dict(attributes)
        if relation.get("TargetMode") != "External":
            relation["Target"] = posixpath.normpath(
                posixpath.join("/", folder, unquote(relation["Target"]))
            ).lstrip("/")
        result[relation["Id"]] = relation
    return result


def sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """The part of every worksheet by sheet name."""
    targets = relations(parts, "xl/workbook.xml")
    sheets = elements(parts["xl/workbook.xml"], "sheet")
    pairs = {sheet["name"]: targets.get(sheet.get("id", ""), {}).get("Target", "") for _, sheet in sheets}
    return {name: path for name, path in pairs.items() if path in parts}


def rectangle(text: str) -> Rectangle:
    """``B2:D9`` as first row, first column, last row, last column, from 0."""
    start, _, end = text.partition(":")
    return (*_address(start), *_address(end or start))


def cell_address(row: int, column: int) -> str:
    """The address staff read: row 4, column 3 is ``D5``."""
    letter, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letter = chr(65 + digit) + letter
    return f"{letter}{row + 1}"


def _address(text: str) -> Address:
    match = _CELL.fullmatch(text)
    if match is None:
        raise ValueError(text)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _is_true(text: str) -> bool:
    return text.strip().lower() in {"1", "true", "on"}
