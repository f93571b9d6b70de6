"""Our formulas in another engine: ``python -m tests.office.second_engine BOOK…``, once in a while, not in CI.

Gnumeric (``ssconvert``) recalculates copies without stored values; LibreOffice does the same, and both are
compared with what we stored. What Gnumeric reads otherwise than Excel is written in other words in its
copies: it knows no tables, so a structured reference becomes the cells that it means; a formula that
reckons with whole ranges inside of SUMPRODUCT is marked as an array; ``INDEX(range,row,0)`` goes from the
first cell of the row to its last; ``INDEX`` of a single cell is the cell; ``N`` of an empty cell is an
error there, ``SUM`` is none.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from sakip_xl.render.addresses import range_name
from sakip_xl.workbook.xlsx.address import rectangle
from tests.office.recalc import Office, RecalcResult, compare
from tests.office.xlsx_cells import read_cells, strip_values

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN = r"\[((?:'.|[^\]'])*)\]"
_ONE = re.compile(rf"\b(tbl\w+){_COLUMN}")
_SEVERAL = re.compile(rf"\b(tbl\w+)\[(?:\[#(This Row|Headers)\],)?{_COLUMN}(?::{_COLUMN})?\]")
_FORMULA = re.compile(r'(<c r="([A-Z]+)(\d+)"[^>]*>)<f>(.*?)</f>', re.DOTALL)
_NAME = re.compile(r"(<definedName\b[^>]*>)(.*?)(</definedName>)", re.DOTALL)
_WHOLE_ROW = re.compile(r"INDEX\((\w+),(MATCH\([^()]*\)),0\)")
_NUMBER = re.compile(r"(?<![A-Z.])N\(")
_FIRST_OF_ONE = re.compile(r"INDEX\(('[^']+'!\$[A-Z]+\$\d+),1\)")
_ARRAY = re.compile(r"SUMPRODUCT\(")
_SECONDS = 300


class PlainReferences:
    """The tables of one book, by which a structured reference becomes the cells that it means."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._tables = {
            table.attrib["name"]: (sheet, table)
            for part, sheet in _owners(parts)
            for table in [_xml(parts, part)]
        }

    def written_out(self, formula: str, row: int = 0) -> str:
        """A formula with the cells themselves; ``row``: the row of the sheet, from 1, in which it stands."""

        def several(found: re.Match[str]) -> str:
            name, which, first, last = found.groups()
            top, _, bottom, _ = rectangle(self._tables[name][1].attrib["ref"])
            rows = {"This Row": (row - 1, row - 1), "Headers": (top, top), None: (top + 1, bottom)}[which]
            return self._cells(name, first, last or first, *rows)

        def one(found: re.Match[str]) -> str:
            top, _, bottom, _ = rectangle(self._tables[found[1]][1].attrib["ref"])
            return self._cells(found[1], found[2], found[2], top + 1, bottom)

        plain = _FIRST_OF_ONE.sub(r"\1", _ONE.sub(one, _SEVERAL.sub(several, formula)))
        plain = _NUMBER.sub("SUM(", plain)
        return _WHOLE_ROW.sub(r"INDEX(\1,\2,1):INDEX(\1,\2,COLUMNS(\1))", plain)

    def _cells(self, name: str, first: str, last: str, top: int, bottom: int) -> str:
        sheet, table = self._tables[name]
        left = rectangle(table.attrib["ref"])[1]
        headings = [column.attrib["name"] for column in table.iter(f"{_MAIN}tableColumn")]
        places = [left + headings.index(re.sub("'(.)", r"\1", heading)) for heading in (first, last)]
        return f"'{sheet}'!{range_name(top, places[0], bottom, places[1], fixed=True)}"


def _xml(parts: Mapping[str, bytes], part: str) -> ET.Element:
    return ET.fromstring(parts[part])


def _owners(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The part of every table, with the name of its sheet."""
    sheets = [sheet.attrib["name"] for sheet in _xml(parts, "xl/workbook.xml").iter(f"{_MAIN}sheet")]
    result = []
    for number, sheet in enumerate(sheets, 1):  # XlsxWriter numbers the parts as the sheets stand
        relations = f"xl/worksheets/_rels/sheet{number}.xml.rels"
        if relations in parts:
            targets = [relation.attrib["Target"] for relation in _xml(parts, relations)]
            result += [(f"xl/tables/{PurePosixPath(t).name}", sheet) for t in targets if "/tables/" in t]
    return result


def without_tables(origin: Path, destination: Path) -> None:
    """Copy a book in the words that Gnumeric knows."""
    with zipfile.ZipFile(origin) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    plain = PlainReferences(parts)

    def formula(found: re.Match[str]) -> str:
        start, column, row, text = found.groups()
        text = escape(plain.written_out(unescape(text), int(row)), quote=False)
        marked = f' t="array" ref="{column}{row}"' if _ARRAY.search(text) else ""
        return f"{start}<f{marked}>{text}</f>"

    def name(found: re.Match[str]) -> str:
        return f"{found[1]}{escape(plain.written_out(unescape(found[2])), quote=False)}{found[3]}"

    with zipfile.ZipFile(destination, "w", zipfile.ZIP_DEFLATED) as copy:
        for part, content in parts.items():
            text = content
            if part.startswith("xl/worksheets/sheet"):
                text = _FORMULA.sub(formula, content.decode()).encode()
            elif part == "xl/workbook.xml":
                text = _NAME.sub(name, content.decode()).encode()
            copy.writestr(part, text)


def recalculated(file: Path, folder: Path) -> RecalcResult:
    """What Gnumeric makes of the formulas of a book, beside what we stored."""
    stripped, plain, result = (folder / f"{mark}.xlsx" for mark in ("kosong", "polos", "hasil"))
    strip_values(file, stripped)
    without_tables(stripped, plain)
    command = ["ssconvert", "--recalc", "-T", "Gnumeric_Excel:xlsx2", str(plain), str(result)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return compare(read_cells(file), read_cells(result))


def main(files: list[Path]) -> int:
    """Print how many formulas agree in each engine, and every one that does not; 1 when there is one."""
    with TemporaryDirectory(prefix="sakip-") as name:
        folder = Path(name)
        calc = Office(folder).recalculate(files)
        differs = False
        for file in files:
            for engine, result in (("LibreOffice", calc[file]), ("Gnumeric", recalculated(file, folder))):
                agree = result.dibandingkan - len(result.beda)
                print(f"{file.name} {engine}: {agree} of {result.dibandingkan} as stored")
                for beda in result.beda:
                    print(f"   {beda.tempat}: {beda.tersimpan!r} is {beda.dihitung!r} of ={beda.rumus}")
                differs |= not result.cocok
    return int(differs)


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
