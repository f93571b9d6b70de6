"""States of a form that LibreOffice saved in its own format: no tables, every value with its kind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl

from tests.copies.returned_copy import (
    REALISASI,
    Make,
    Outcome,
    ReturnedCopy,
    State,
    foreign,
    pack,
    rejected,
    taken,
)

_KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
_EMPTY_ROWS = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
Content = Callable[[str], str]


def saved_as_ods(
    *changes: Callable[[Any], None], content: Content = str, how: int = zipfile.ZIP_DEFLATED
) -> Make:
    """The values of the form as LibreOffice writes them; ``content`` changes the part that has them."""

    def make(copy: ReturnedCopy) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(copy.packed()), data_only=True)
        for change in changes:
            change(book)
        sheets = "".join(_sheet(sheet) for sheet in book.worksheets)
        body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        text = content(f"<office:document-content {_NAMES}>{body}</office:document-content>")
        return pack({"mimetype": _KIND, "content.xml": text.encode()}, how)

    return make


def _sheet(sheet: Any) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in sheet.iter_rows(min_col=1)
    )
    return f"<table:table table:name={quoteattr(sheet.title)}>{rows}</table:table>"


def _cell(cell: Any) -> str:
    value = cell.value
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, (datetime, date)):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, (int, float)):
        kind = "percentage" if "%" in cell.number_format else "float"
        return f'<table:table-cell office:value-type="{kind}" office:value="{value}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def typed(cell: str, value: object, sheet: str = "Isian") -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


def answer(attributes: str, text: str = "") -> Make:
    """Another element in the place of the answer 4711."""

    def content(xml: str) -> str:
        old = '<table:table-cell office:value-type="float" office:value="4711"/>'
        assert old in xml
        return xml.replace(old, f"<table:table-cell {attributes}>{text}</table:table-cell>")

    return saved_as_ods(typed(REALISASI, 4711), content=content)


def replaced(old: str, new: str) -> Make:
    def content(xml: str) -> str:
        assert old in xml
        return xml.replace(old, new, 1)

    return saved_as_ods(content=content)


def states() -> Iterator[State]:
    """A form as .ods, whole and damaged."""
    for name, make, outcome in (*_answers(), *_damaged(), *_odd_values()):
        yield State(name, make, outcome)


def _answers() -> Iterator[tuple[str, Make, Outcome]]:
    number = 'office:value-type="float" office:value='
    yield "disimpan sebagai .ods", saved_as_ods(), taken()
    yield ".ods tanpa pemampatan", saved_as_ods(how=zipfile.ZIP_STORED), taken()
    yield ".ods, jawaban lain", saved_as_ods(typed(REALISASI, 86)), taken(value=86)
    yield ".ods, persen", saved_as_ods(typed("L9", 0.955)), taken()
    yield ".ods, batas waktu", saved_as_ods(typed("V8", date(2026, 9, 30))), taken()
    yield ".ods, target diubah", saved_as_ods(typed("E8", 80)), rejected("SKP-473")
    yield (
        ".ods, satu jawaban kosong",
        saved_as_ods(typed(REALISASI, None)),
        rejected("SKP-135", place="Isian!L8"),
    )
    yield (
        ".ods, catatan di luar tabel",
        saved_as_ods(typed("C20", "benar 85")),
        taken("SKP-804", place="Isian!C20"),
    )
    yield (
        ".ods, rumus dengan hasil",
        answer(f'table:formula="of:=80+6" {number}"86"'),
        taken("SKP-802", value=86),
    )
    yield (
        ".ods, rumus galat",
        answer('table:formula="of:=1/0" office:value-type="string"', "<text:p>#DIV/0!</text:p>"),
        rejected("SKP-121", place="Isian!L8"),
    )
    yield (
        ".ods, boolean",
        answer('office:value-type="boolean" office:boolean-value="true"'),
        rejected("SKP-121", place="Isian!L8"),
    )
    yield (
        ".ods, komentar",
        answer(f'{number}"86"', "<office:annotation><text:p>cek</text:p></office:annotation>"),
        taken("SKP-568", value=86),
    )


def _damaged() -> Iterator[tuple[str, Make, Outcome]]:
    cell = "<table:table-cell/>"
    repeated = (
        '<table:table-cell table:number-columns-repeated="{}" office:value-type="float" office:value="1"/>'
    )
    yield ".ods, sel diulang sampai ujung", replaced(cell, repeated.format(16_384)), foreign("SKP-518")
    yield ".ods, sel diulang semiliar kali", replaced(cell, repeated.format(10**9)), foreign("SKP-518")
    yield ".ods, sel diulang minus satu kali", replaced(cell, repeated.format(-1)), foreign("SKP-505")
    yield (
        ".ods, baris kosong diulang sejuta kali",
        replaced("</table:table>", f"{_EMPTY_ROWS}</table:table>"),
        taken(),
    )
    yield ".ods, XML terpotong", saved_as_ods(content=lambda xml: xml[:-200]), foreign("SKP-505")
    yield (
        ".ods, dua lembar senama",
        replaced('table:name="Anggaran"', 'table:name="Isian"'),
        foreign("SKP-505"),
    )


def _odd_values() -> Iterator[tuple[str, Make, Outcome]]:
    number, damaged = 'office:value-type="float" office:value=', foreign("SKP-505")
    day, spaces = 'office:value-type="date" office:date-value=', '<text:s text:c="1000000000"/>'
    yield ".ods, angka NaN", answer(f'{number}"NaN"'), rejected("SKP-121", place="Isian!L8")
    yield ".ods, angka dengan garis bawah", answer(f'{number}"8_6"'), damaged
    yield ".ods, angka bukan angka", answer(f'{number}"banyak"'), damaged
    yield ".ods, tanggal mustahil", answer(f'{day}"2026-99-99"'), damaged
    text = answer('office:value-type="string"', f"<text:p>86{spaces}</text:p>")
    yield ".ods, spasi semiliar", text, taken(value="86" + " " * 1_000)
