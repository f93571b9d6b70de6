"""Two saved books, laid beside each other: all that a file holds of its sheets, not the data alone.

Both were saved by the same program, so that its own habits are in both. What is compared is told by place;
numbers that a file gives to its parts (styles, shared texts, differential formats) are resolved first.
Habits that depend on the road are left out: LibreOffice names the country of a number format that was set
while the book was open, saves an overflowing text of alignment "fill" as merged with the next cell, finds
heights for rows that we left to it, and orders charts as it likes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from openpyxl.utils.cell import range_boundaries

from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.office.host import LibreOfficeHost

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_COUNTRY = re.compile(r"\[\$-\d+\]")
_FILL = "horizontal=fill"
_HEIGHT = " tinggi"
_COLUMNS = 120
_TRUE = {"1", "true"}
_PAGE = (
    *("sheetProtection", "pageSetup", "pageMargins", "printOptions", "rowBreaks"),
    *("oddHeader", "oddFooter"),
)
_NOW = re.compile(r"\b(NOW|TODAY|RAND)\(")

Facts = dict[str, str]
"""What a book holds, by a name that tells the place: ``SOP!B7 rumus``."""


def differences_of_saved(one: Path, other: Path, drawn: Path | None = None) -> list[str]:
    """Where two saved books differ, each with what stands in the one and in the other.

    With ``drawn``, the file as we drew it, the heights of rows that it leaves to the program do not count.
    """
    left, right = SavedBook(one).facts(), SavedBook(other).facts()
    given = SavedBook(drawn or one).facts().keys() | (right.keys() if drawn is None else set())
    return [
        f"{name}: {left.get(name, '-')} | {right.get(name, '-')}"
        for name in sorted(left.keys() | right.keys())
        if left.get(name) != right.get(name)
        and not (name.endswith(_HEIGHT) and (name not in given or _near(left.get(name), right.get(name))))
    ]


def _near(one: str | None, other: str | None) -> bool:
    """Whether two heights are the same but for a program's rounding."""
    return one is not None and other is not None and abs(float(one) - float(other)) < 1


def differences_from_twin(
    display: Display, book: xw.Book, folder: Path, now: Callable[[], datetime]
) -> list[str]:
    """Where an open book, saved, differs from its content drawn as a file and sent through the program."""
    live, drawn, twin = (folder / f"{name}.xlsx" for name in ("hidup", "digambar", "kembar"))
    host = LibreOfficeHost(display)
    host.save_copy(book, live)
    FileBook(drawn, now=now).save(LiveBook(book, now=now).read())
    opened = display.open_book(drawn)
    host.save_copy(opened, twin)
    opened.close()
    found = differences_of_saved(live, twin, drawn)
    drawn.unlink()
    return found


class SavedBook:
    """The file of one book."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)

    def facts(self) -> Facts:
        """Everything that is compared."""
        result: Facts = {}
        book = self._part("xl/workbook.xml")
        targets = self._relations("xl/workbook.xml")
        for name in book.iter(f"{_MAIN}definedName"):
            result[f"nama {name.get('name')} {name.get('localSheetId', '')}"] = name.text or ""
        for index, sheet in enumerate(book.iter(f"{_MAIN}sheet")):
            title = sheet.attrib["name"]
            result[f"{title} lembar"] = f"{index} {sheet.get('state', 'visible')}"
            part = targets[sheet.attrib[f"{_RELATION}id"]]
            result |= {f"{title}!{place}": content for place, content in self._sheet(part)}
        return result

    def _sheet(self, part: str) -> Iterator[tuple[str, str]]:
        root = self._part(part)
        for cell in root.iter(f"{_MAIN}c"):
            yield from self._cell(cell)
        yield from _sizes(root)
        looks = {cell.attrib["r"]: cell.get("s", "0") for cell in root.iter(f"{_MAIN}c")}
        for merged in root.iter(f"{_MAIN}mergeCell"):
            area = merged.attrib["ref"]
            if _FILL not in self._looks[int(looks.get(area.partition(":")[0], "0"))]:
                yield f"{area} gabung", "ya"
        for link in root.iter(f"{_MAIN}hyperlink"):
            yield f"{link.attrib['ref']} tautan", link.get("location", "")
        for name in _PAGE:
            for element in root.iter(_MAIN + name):
                yield name, element.text or _shape(element)
        yield from _rules(root)
        yield from self._beside(part)

    def _cell(self, cell: ET.Element) -> Iterator[tuple[str, str]]:
        place, kind = cell.attrib["r"], cell.get("t", "n")
        formula, value = cell.find(f"{_MAIN}f"), cell.findtext(f"{_MAIN}v")
        if formula is not None:
            yield f"{place} rumus", f"{formula.get('t', '')}{formula.text}"
            if _NOW.search(formula.text or ""):
                value = None
        if kind == "s" and value:
            value = self._texts[int(value)]
        elif kind == "inlineStr":
            value = _text(cell)
        if value:
            yield f"{place} isi", f"{kind} {value if kind != 'n' else f'{float(value):.12g}'}"
        look = self._looks[int(cell.get("s", "0"))]
        if look != self._looks[0]:
            yield f"{place} rupa", look

    def _beside(self, part: str) -> Iterator[tuple[str, str]]:
        """Tables and charts."""
        for target in self._relations(part).values():
            if "/tables/" in target:
                table = self._part(target)
                columns = [column.get("name") for column in table.iter(f"{_MAIN}tableColumn")]
                arrows = table.find(f"{_MAIN}autoFilter") is not None
                yield f"tabel {table.get('displayName')}", f"{table.get('ref')} {arrows} {columns}"
            elif "/drawings/" in target and target.endswith(".xml"):
                charts = (self._part(name) for name in self._relations(target).values() if "/charts/" in name)
                cells = sorted(str([f.text for f in chart.iter(f"{_CHART}f")]) for chart in charts)
                for number, text in enumerate(cells, 1):
                    yield f"grafik {number}", text

    @cached_property
    def _texts(self) -> list[str]:
        items = self._part("xl/sharedStrings.xml").iter(f"{_MAIN}si")
        return [_text(item) for item in items]

    @cached_property
    def _looks(self) -> list[str]:
        """Each cell format, resolved."""
        root = self._part("xl/styles.xml")
        formats = {each.attrib["numFmtId"]: each.attrib["formatCode"] for each in root.iter(f"{_MAIN}numFmt")}
        lists = {
            name: [_shape(each) for each in root.find(_MAIN + name) or ()]
            for name in ("fonts", "fills", "borders")
        }
        cells = root.find(f"{_MAIN}cellXfs")
        assert cells is not None
        return [
            " ".join(
                [
                    _COUNTRY.sub("", formats.get(xf.attrib["numFmtId"], xf.attrib["numFmtId"])),
                    lists["fonts"][int(xf.attrib["fontId"])],
                    lists["fills"][int(xf.attrib["fillId"])],
                    lists["borders"][int(xf.attrib["borderId"])],
                    *(_shape(part) for part in xf),
                ]
            )
            for xf in cells
        ]

    def _part(self, name: str) -> ET.Element:
        return ET.fromstring(self._archive.read(name))

    def _relations(self, part: str) -> dict[str, str]:
        """The parts to which one part leads, by the name of the relation."""
        name = f"{dirname(part)}/_rels/{basename(part)}.rels"
        if name not in self._archive.namelist():
            return {}
        return {
            each.attrib["Id"]: normpath(join("/", dirname(part), each.attrib["Target"])).lstrip("/")
            for each in self._part(name)
        }


def _text(parent: ET.Element) -> str:
    """A text, whatever runs it is in."""
    return "".join(text.text or "" for text in parent.iter(f"{_MAIN}t"))


def _sizes(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Heights of rows, widths of columns, and which are hidden."""
    for row in root.iter(f"{_MAIN}row"):
        if row.get("customHeight") in _TRUE:
            yield f"{row.attrib['r']}{_HEIGHT}", row.attrib["ht"]
        if row.get("hidden") in _TRUE:
            yield f"{row.attrib['r']} tersembunyi", "ya"
    for column in root.iter(f"{_MAIN}col"):
        hidden = " tersembunyi" * (column.get("hidden") in _TRUE)
        for number in range(int(column.attrib["min"]), min(int(column.attrib["max"]), _COLUMNS) + 1):
            yield f"kolom {number}", f"{float(column.attrib['width']):.0f}{hidden}"


def _rules(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Validations and conditional formats, each with all its cells.

    The look of a conditional format is a number of the file and left out.
    """
    cells: dict[str, list[str]] = {}
    for rule in root.iter(f"{_MAIN}dataValidation"):
        told = sorted((name, text) for name, text in rule.attrib.items() if name != "sqref")
        name = f"validasi {told} {[element.text for element in rule]}"
        cells.setdefault(name, []).append(rule.attrib["sqref"])
    for block in root.iter(f"{_MAIN}conditionalFormatting"):
        for rule in block.iter(f"{_MAIN}cfRule"):
            formulas = [formula.text for formula in rule.iter(f"{_MAIN}formula")]
            name = f"format bersyarat {rule.get('type')} {rule.get('operator')} {formulas}"
            cells.setdefault(name, []).append(block.attrib["sqref"])
    yield from ((name, _whole(" ".join(areas))) for name, areas in cells.items())


def _whole(areas: str) -> str:
    """Areas as the rows that they take of each column, however a program cut them into pieces."""
    columns: dict[int, set[int]] = {}
    for area in areas.split():
        left, top, right, bottom = range_boundaries(area)
        for column in range(left or 1, (right or 1) + 1):
            columns.setdefault(column, set()).update(range(top or 1, (bottom or 1) + 1))
    return str([(column, _runs(sorted(rows))) for column, rows in sorted(columns.items())])


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    taken = set(rows)
    starts = [row for row in rows if row - 1 not in taken]
    ends = [row for row in rows if row + 1 not in taken]
    return list(zip(starts, ends, strict=True))


def _shape(element: ET.Element) -> str:
    """An element with all that is in it, in one text."""
    tag = element.tag.rpartition("}")[2]
    told = " ".join(f"{name.rpartition('}')[2]}={text}" for name, text in sorted(element.attrib.items()))
    return f"{tag}({told}{''.join(_shape(child) for child in element)})"
