"""One returned form in some state: how it is changed, and what the recap must make of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

import openpyxl

from sakip_xl.domain.model import Cell
from sakip_xl.workbook.xlsx.workbook_xml import open_workbook

UNIT, FIRST = "YAN", "IKS.1"
"""Whose form it is, and the indicator whose value the table names."""

TARGET = 82.5
"""What the form answers for it unless its state says otherwise."""

MONEY = 40_000_000
REALISASI, KENDALA, BATAS_WAKTU, BUKTI = "L8", "R8", "V8", "W8"
"""The answers of the first row on the sheet Isian."""

RUPIAH = "D8"
"""The first answer on the sheet Anggaran."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH = (2026, 7, 6, 10, 30, 0)


class Fate(Enum):
    """What becomes of the copy."""

    TAKEN = "diterima"
    REJECTED = "ditolak"
    FOREIGN = "asing"
    PASSED_OVER = "dilewati"
    """Nothing is said of it, and nothing taken."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the recap must say of one state.

    ``codes`` are all findings about what lies in the folder beside the neighbours, each once, in order of
    their codes; ``place`` is that of the first one that has any. ``value`` is what is taken for ``FIRST``.
    """

    fate: Fate
    codes: tuple[str, ...] = ()
    place: str = ""
    value: Cell = TARGET


def taken(*codes: str, value: Cell = TARGET, place: str = "") -> Outcome:
    """The copy is taken over, perhaps with warnings."""
    return Outcome(Fate.TAKEN, codes, place, value)


def rejected(*codes: str, place: str = "") -> Outcome:
    """The copy is the unit's, and it must hand in again."""
    return Outcome(Fate.REJECTED, codes, place)


def foreign(*codes: str, place: str = "") -> Outcome:
    """The copy is nobody's form."""
    return Outcome(Fate.FOREIGN, codes, place)


PASSED_OVER = Outcome(Fate.PASSED_OVER)


@dataclass(slots=True)
class ReturnedCopy:
    """The filled form of ``UNIT`` before it lies in the folder of returns.

    ``parts`` may be changed in place. ``blank`` is the form as it was sent, ``office`` the folder that has
    it, ``folder`` that of the returns.
    """

    folder: Path
    name: str
    parts: dict[str, bytes]
    office: Path
    files: Mapping[str, bytes] = field(default_factory=dict)

    def change(self, part: str, *changes: tuple[str, str]) -> None:
        """Replace texts in a part, each of which must be there."""
        text = self.parts[part].decode()
        for old, new in changes:
            assert old in text, f"{part} has no {old}"
            text = text.replace(old, new)
        self.parts[part] = text.encode()

    def substitute(self, part: str, pattern: str, new: str, *, count: int = 0) -> None:
        """Replace a pattern in a part, which must match."""
        text, found = re.subn(pattern, new, self.parts[part].decode(), count=count, flags=re.DOTALL)
        assert found, f"{part} has no {pattern}"
        self.parts[part] = text.encode()

    def part_of(self, sheet: str) -> str:
        """The part of a sheet."""
        return open_workbook(self.name, self.parts).sheet_parts[sheet]

    def style(self, cell: str, sheet: str = "Isian") -> str:
        """The attribute with a cell's style."""
        text = self.parts[self.part_of(sheet)].decode()
        match = re.search(rf'<c r="{cell}"( s="\d+")', text)
        return match[1] if match else ""

    def cell(self, cell: str, xml: str, sheet: str = "Isian") -> None:
        """Put an element in the place of a cell; ``{s}`` in it is the attribute with its style."""
        new = xml.replace("{s}", self.style(cell, sheet)).replace("\\", r"\\")
        self.substitute(self.part_of(sheet), rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)', new, count=1)

    def answer(self, xml: str, cell: str = REALISASI, sheet: str = "Isian", kind: str = "") -> None:
        """Put this XML into a cell, which keeps its format."""
        self.cell(cell, f'<c r="{cell}"{{s}}{kind}>{xml}</c>', sheet)

    def type_number(self, number: str, cell: str = REALISASI, sheet: str = "Isian") -> None:
        """A number as the file words it."""
        self.answer(f"<v>{number}</v>", cell, sheet)

    def type_text(self, text: str, cell: str = REALISASI, sheet: str = "Isian") -> None:
        """A text, already escaped for XML."""
        self.answer(f'<is><t xml:space="preserve">{text}</t></is>', cell, sheet, ' t="inlineStr"')

    def relate(self, sheet: str, kind: str, target: str, *, outside: bool = False) -> str:
        """Let a sheet refer to another part or address; gives the id."""
        part = self.part_of(sheet)
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels"
        text = self.parts.get(path, b"<Relationships/>").decode()
        if text.rstrip().endswith("<Relationships/>"):
            text = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            text += "</Relationships>"
        number = f"rId{text.count('<Relationship ') + 7}"
        mode = ' TargetMode="External"' if outside else ""
        row = f'<Relationship Id="{number}" Type="{RELATION}/{kind}" Target="{target}"{mode}/>'
        self.parts[path] = text.replace("</Relationships>", f"{row}</Relationships>").encode()
        return number

    def after_data(self, sheet: str, xml: str) -> None:
        """Put an element behind the cells of a sheet."""
        self.change(self.part_of(sheet), ("</sheetData>", f"</sheetData>{xml}"))

    def edit(self, change: Callable[[Any], None], **how: Any) -> bytes:
        """The file as openpyxl leaves it after a change, with the results that formulas had."""
        book = openpyxl.load_workbook(io.BytesIO(self.packed()), **how)
        change(book)
        return saved(book)

    def packed(self) -> bytes:
        """The parts as an ordinary file."""
        return pack(self.parts)


Make = Callable[[ReturnedCopy], Mapping[str, bytes] | bytes | None]
"""Brings about a state.

What it gives is the file's bytes, or every file by its way below the folder, or nothing: the parts are
packed as they are.
"""


@dataclass(frozen=True, slots=True)
class State:
    """One state of a returned copy."""

    name: str
    make: Make
    outcome: Outcome


def pack(
    parts: Mapping[str, bytes] | Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Parts as a zip, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            item = zipfile.ZipInfo(name, _EPOCH)
            item.compress_type = method
            archive.NameToInfo.pop(name, None)  # a name may stand there twice
            archive.writestr(item, content)
    return stream.getvalue()


def saved(book: Any) -> bytes:
    """A book of openpyxl as bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
