"""States that cost time or memory where a reader has no bounds."""

from __future__ import annotations

from collections.abc import Iterator

from tests.copies.returned_copy import RELATION, Make, Outcome, ReturnedCopy, State, foreign, rejected, taken

ISIAN, META = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet4.xml"
STRINGS, STYLES, TABLE = "xl/sharedStrings.xml", "xl/styles.xml", "xl/tables/table1.xml"
_LAST = "XFD1048576"


def appended(xml: str, sheet: str = ISIAN) -> Make:
    """Rows behind all others."""
    return lambda copy: copy.change(sheet, ("</sheetData>", f"{xml}</sheetData>"))


def inside(part: str, before: str, xml: str) -> Make:
    return lambda copy: copy.substitute(part, before, f"{xml}{before}", count=1)


def far_cell(xml: str) -> Make:
    return appended(f'<row r="1048576">{xml}</row>')


def counted(copy: ReturnedCopy) -> None:
    copy.substitute(STRINGS, r'count="\d+" uniqueCount="\d+"', 'count="4294967295" uniqueCount="4294967295"')


def wide_table_elsewhere(copy: ReturnedCopy) -> None:
    number = copy.relate("Sampul", "table", "/isi/tabel9.xml")
    copy.parts["isi/tabel9.xml"] = (
        copy.parts[TABLE].replace(b"A7:AA11", b"A1:XFD1048576").replace(b"tblIsian", b"tblLain")
    )
    copy.after_data("Sampul", f'<tableParts count="1"><tablePart r:id="{number}"/></tableParts>')


def far_comment(copy: ReturnedCopy) -> None:
    copy.relate("Isian", "comments", "../comments9.xml")
    comment = f'<comment ref="{_LAST}" authorId="0"><text><t>jauh</t></text></comment>'
    copy.parts["xl/comments9.xml"] = (
        f'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<authors><author>a</author></authors><commentList>{comment}</commentList></comments>"
    ).encode()


def bomb_in_map(copy: ReturnedCopy) -> None:
    """The map of what was drawn, unpacked, is 200 MB."""
    from base64 import b64encode
    from zlib import compress

    text = b64encode(compress(b" " * 200_000_000, 9)).decode()
    pieces = "".join(
        f'<c r="{chr(66 + index)}60" t="inlineStr"><is><t>{text[start : start + 8_000]}</t></is></c>'
        for index, start in enumerate(range(0, 15 * 8_000, 8_000))
    )
    row = f'<row r="60"><c r="A60" t="inlineStr"><is><t>peta:Sampul</t></is></c>{pieces}</row>'
    appended(row, META)(copy)


def millions_of_relations(copy: ReturnedCopy) -> None:
    rows = "".join(
        f'<Relationship Id="x{n}" Type="{RELATION}/image" Target="a{n}.png"/>' for n in range(60_000)
    )
    copy.change("xl/worksheets/_rels/sheet2.xml.rels", ("</Relationships>", f"{rows}</Relationships>"))


def deep(copy: ReturnedCopy) -> None:
    copy.after_data("Isian", "<a>" * 50_000 + "</a>" * 50_000)


def long_text(copy: ReturnedCopy) -> None:
    copy.type_text("x" * 32_767, cell="R8")


def states() -> Iterator[State]:
    """Everything that once stopped the program."""
    for name, make, outcome in (*_far(), *_many(), *_long()):
        yield State(name, make, outcome)


def _far() -> Iterator[tuple[str, Make, Outcome]]:
    number = "<v>1</v>"
    yield "sel terakhir lembar", far_cell(f'<c r="{_LAST}">{number}</c>'), rejected("SKP-518")
    yield "sel terakhir dengan kutip tunggal", far_cell(f"<c r='{_LAST}'>{number}</c>"), rejected("SKP-518")
    yield "sel terakhir dengan spasi", far_cell(f'<c r = "{_LAST}" >{number}</c>'), rejected("SKP-518")
    yield "sel terakhir huruf kecil", far_cell(f'<c r="xfd1048576">{number}</c>'), rejected("SKP-505")
    yield "sel tanpa alamat di baris terakhir", far_cell(f"<c>{number}</c>"), rejected("SKP-518")
    yield "sel terakhir tanpa isi", far_cell(f'<c r="{_LAST}" s="1"/>'), taken()
    yield "sel di luar lembar", far_cell(f'<c r="XFE1048577">{number}</c>'), rejected("SKP-505")
    yield "alamat sepuluh ribu huruf", far_cell(f'<c r="{"A" * 10_000}1">{number}</c>'), rejected("SKP-505")
    yield (
        "kolom terakhir di baris isian",
        inside(ISIAN, '<c r="B8"', f'<c r="XFD8">{number}</c>'),
        rejected("SKP-518"),
    )
    yield (
        "baris 200.000 berisi catatan",
        appended(f'<row r="200000"><c r="A200000">{number}</c></row>'),
        taken("SKP-804", place="Isian!A200000"),
    )
    yield "tabel seluas lembar di folder lain", wide_table_elsewhere, rejected("SKP-518")
    yield "komentar di sel terakhir", far_comment, taken("SKP-568", place=f"Isian!{_LAST}")
    yield (
        "catatan ukuran lembar keliru",
        lambda c: c.substitute(ISIAN, r'dimension ref="[^"]*"', f'dimension ref="A1:{_LAST}"'),
        taken(),
    )
    yield (
        "catatan ukuran lembar A1:A1",
        lambda c: c.substitute(ISIAN, r'dimension ref="[^"]*"', 'dimension ref="A1:A1"'),
        taken(),
    )


def _many() -> Iterator[tuple[str, Make, Outcome]]:
    yield "teks bersama mengaku 4 miliar", counted, taken()
    yield (
        "300.000 awal sel dalam komentar XML",
        inside(ISIAN, "<sheetData>", f"<!-- {'<c ' * 300_000} -->"),
        taken(),
    )
    yield "690.000 sel berisi", appended(f"<row>{'<c><v>1</v></c>' * 100}</row>" * 6_900), rejected("SKP-825")
    yield "2,7 juta sel kosong", appended(f"<row>{'<c/>' * 1_000}</row>" * 2_700), rejected("SKP-825")
    yield "2 juta gaya", inside(STYLES, "</cellXfs>", "<xf/>" * 2_000_000), rejected("SKP-825")
    yield "600.000 teks bersama", inside(STRINGS, "</sst>", "<si><t>a</t></si>" * 600_000), foreign("SKP-825")
    yield "60.000 baris kosong", appended("".join(f'<row r="{n}"/>' for n in range(100, 60_000))), taken()
    yield "60.000 sel berbentuk tanpa isi", appended(_formatted(60_000)), taken()
    yield "20.000 sel catatan", appended(_notes(20_000)), taken("SKP-804", "SKP-820", place="Isian!A100")
    yield "40.000 gabungan sel", lambda c: c.after_data("Isian", _merges(40_000)), taken()
    yield "40.000 pemeriksaan isian", lambda c: c.after_data("Isian", _validations(40_000)), taken()
    yield "40.000 gaya", inside(STYLES, "</cellXfs>", '<xf numFmtId="0"/>' * 40_000), taken()
    yield "40.000 tautan", lambda c: c.after_data("Isian", _links(40_000)), taken()
    yield "60.000 hubungan", millions_of_relations, taken()
    yield "50.000 unsur bersarang", deep, taken()
    yield "peta lembar memuai 200 MB", bomb_in_map, taken()


def _long() -> Iterator[tuple[str, Make, Outcome]]:
    yield "kendala 32.767 huruf", long_text, taken()
    yield (
        "kendala 40.000 huruf",
        lambda c: c.type_text("x" * 40_000, "R8"),
        rejected("SKP-115", place="Isian!R8"),
    )
    yield (
        "angka diikuti 40.000 spasi",
        lambda c: c.type_text("85" + " " * 40_000),
        rejected("SKP-115", place="Isian!L8"),
    )
    yield "realisasi 32.767 huruf", lambda c: c.type_text("x" * 32_767), rejected("SKP-121", place="Isian!L8")
    yield (
        "rupiah 32.767 digit",
        lambda c: c.type_text("9" * 32_767, "D8", "Anggaran"),
        rejected("SKP-106", place="Anggaran!D8"),
    )
    yield "nama atribut sepanjang 1 MB", inside(ISIAN, "<sheetData>", f'<x {"a" * 1_000_000}="1"/>'), taken()
    yield "komentar XML 9 MB", inside(ISIAN, "<sheetData>", f"<!--{' ' * 9_000_000}-->"), taken()
    yield (
        "bentuk angka 100.000 huruf",
        inside(STYLES, "</numFmts>", f'<numFmt numFmtId="200" formatCode="{"[" * 100_000}"/>'),
        taken(),
    )


def _formatted(count: int) -> str:
    return "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(100, 100 + count))


def _notes(count: int) -> str:
    return "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(100, 100 + count))


def _merges(count: int) -> str:
    rows = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(100, 100 + count))
    return f"<mergeCells>{rows}</mergeCells>"


def _validations(count: int) -> str:
    rows = "".join(f'<dataValidation sqref="A{n}:B{n}"/>' for n in range(100, 100 + count))
    return f"<dataValidations>{rows}</dataValidations>"


def _links(count: int) -> str:
    rows = "".join(f'<hyperlink ref="A{n}" r:id="rId1"/>' for n in range(100, 100 + count))
    return f"<hyperlinks>{rows}</hyperlinks>"
