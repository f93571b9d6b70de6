"""Reads and strips the cells of an .xlsx straight from its XML, by no library that also writes our books."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_CELL = re.compile(r"<c\b[^>]*?(?:/>|>.*?</c>)", re.DOTALL)
_KIND = re.compile(r'(<c\b[^>]*?) t="[^"]*"')
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>.*?</v>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Galat:
    """The value of a cell in error: ``#DIV/0!``."""

    teks: str


Nilai = float | str | bool | Galat


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its formula (``None`` when typed in) and its stored value (``""`` when it has none)."""

    rumus: str | None
    nilai: Nilai


_BY_KIND: dict[str, Callable[[str], Nilai]] = {"b": lambda text: text == "1", "e": Galat, "n": float}


def strip_values(origin: Path, destination: Path) -> int:
    """Copy a book without the stored value of any formula cell; returns how many cells it emptied."""
    count = 0

    def without_value(match: re.Match[str]) -> str:
        nonlocal count
        cell = match.group()
        if not re.search(r"<f[\s/>]", cell):
            return cell
        count += 1
        return _KIND.sub(r"\1", _VALUE.sub("", cell), count=1)

    with zipfile.ZipFile(origin) as source, zipfile.ZipFile(destination, "w", zipfile.ZIP_DEFLATED) as copied:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                content = _CELL.sub(without_value, content.decode("utf-8")).encode("utf-8")
            copied.writestr(part, content)
    return count


def read_cells(file: Path) -> dict[str, Cell]:
    """Every cell of a book that holds something, by place: ``Rekap!C7``."""
    with zipfile.ZipFile(file) as arsip:
        shared_strings = _shared_strings(arsip)
        return {
            f"{sheet}!{cell.get('r')}": Cell(_formula(cell), _nilai(cell, shared_strings))
            for sheet, part in _sheet(arsip)
            for cell in ET.fromstring(arsip.read(part)).iter(f"{_MAIN}c")
        }


def _sheet(arsip: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each worksheet and the part that holds it."""
    relations = {
        r.attrib["Id"]: r.attrib["Target"]
        for r in ET.fromstring(arsip.read("xl/_rels/workbook.xml.rels")).iter(f"{_PACKAGE}Relationship")
    }
    for sheet in ET.fromstring(arsip.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = relations[sheet.attrib[f"{_RELATIONS}id"]]
        if "worksheets/" in target:
            yield sheet.attrib["name"], target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _shared_strings(arsip: zipfile.ZipFile) -> list[str]:
    """The shared strings, without phonetic hints."""
    if "xl/sharedStrings.xml" not in arsip.namelist():
        return []
    items = ET.fromstring(arsip.read("xl/sharedStrings.xml")).iter(f"{_MAIN}si")
    return [_as_text(item) for item in items]


def _as_text(parent: ET.Element) -> str:
    """The text of a string item: plain, or in runs."""
    plain = parent.findall(f"{_MAIN}t")
    runs = parent.findall(f"{_MAIN}r/{_MAIN}t")
    return "".join(t.text or "" for t in [*plain, *runs])


def _formula(cell: ET.Element) -> str | None:
    rumus = cell.find(f"{_MAIN}f")
    return None if rumus is None else rumus.text or ""


def _nilai(cell: ET.Element, shared_strings: list[str]) -> Nilai:
    """The stored value in the type the cell claims for it."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        content = cell.find(f"{_MAIN}is")
        return "" if content is None else _as_text(content)
    text = cell.findtext(f"{_MAIN}v")
    if not text:
        return ""
    if kind == "s":
        return shared_strings[int(text)]
    return _BY_KIND.get(kind, str)(text)
