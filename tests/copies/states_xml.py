"""States of the XML inside a copy: what programs that are not Excel, or hostile hands, write."""

from __future__ import annotations

from collections.abc import Iterator

from tests.copies.returned_copy import (
    MAIN,
    REALISASI,
    RELATION,
    Make,
    ReturnedCopy,
    State,
    foreign,
    rejected,
    taken,
)

ISIAN, BOOK = "xl/worksheets/sheet2.xml", "xl/workbook.xml"
STRINGS, STYLES, TABLE = "xl/sharedStrings.xml", "xl/styles.xml", "xl/tables/table1.xml"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    RELATION: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def prefixed(copy: ReturnedCopy) -> None:
    for part in (ISIAN, BOOK, STRINGS, STYLES, TABLE):
        copy.substitute(part, r"<(/?)(?=[A-Za-z])(?!r:)", r"<\1x:")
        copy.change(part, ("xmlns=", "xmlns:x="))


def strict(copy: ReturnedCopy) -> None:
    for part, content in copy.parts.items():
        text = content.decode()
        for old, new in STRICT.items():
            text = text.replace(old, new)
        copy.parts[part] = text.encode()


def encoded(encoding: str, *, mark: bytes = b"") -> Make:
    def make(copy: ReturnedCopy) -> None:
        for part in (ISIAN, BOOK):
            text = copy.parts[part].decode().replace('"UTF-8"', f'"{encoding}"')
            copy.parts[part] = mark + text.encode("utf-16-le" if mark.startswith(b"\xff") else encoding)

    return make


def claims(encoding: str, part: str = ISIAN) -> Make:
    return lambda copy: copy.change(part, ('encoding="UTF-8"', f'encoding="{encoding}"'))


def declares(doctype: str, part: str = ISIAN) -> Make:
    return lambda copy: copy.change(part, (DECLARED, f"{DECLARED}{doctype}"))


def entity_bomb() -> str:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE worksheet [<!ENTITY e0 "ha">{rows}]>'


def without_addresses(copy: ReturnedCopy) -> None:
    copy.substitute(ISIAN, r'<(c|row) r="[A-Z]*\d+"', r"<\1")
    for row in range(1, 7):  # rows without cells that XlsxWriter leaves out
        assert f'r="{row}"' not in copy.parts[ISIAN].decode().partition("<sheetData>")[0]


def rewritten(pattern: str, new: str, part: str = ISIAN) -> Make:
    return lambda copy: copy.substitute(part, pattern, new)


def answered(xml: str) -> Make:
    return lambda copy: copy.cell(REALISASI, xml)


def alternate(inner: str) -> Make:
    """An alternative of the format's later versions around or inside the cell."""

    def make(copy: ReturnedCopy) -> None:
        copy.cell(REALISASI, inner)
        copy.change(ISIAN, (f'xmlns="{MAIN}"', f'xmlns="{MAIN}" xmlns:mc="{FALLBACK}" xmlns:z="urn:z"'))

    return make


_NUMBER = f'<c r="{REALISASI}"{{s}}><v>85</v></c>'
_CHOICE = f'<mc:AlternateContent><mc:Choice Requires="z">{_NUMBER}</mc:Choice>'
_CHOICE += f"<mc:Fallback>{_NUMBER}</mc:Fallback></mc:AlternateContent>"


def rows_in_alternate(copy: ReturnedCopy) -> None:
    copy.substitute(
        ISIAN,
        r'(<row r="8".*?</row>)',
        r"<mc:AlternateContent><mc:Fallback>\1</mc:Fallback></mc:AlternateContent>",
    )
    copy.change(ISIAN, (f'xmlns="{MAIN}"', f'xmlns="{MAIN}" xmlns:mc="{FALLBACK}"'))


def alternate_around_view(copy: ReturnedCopy) -> None:
    copy.change(
        ISIAN,
        ("<sheetViews>", "<mc:AlternateContent><mc:Fallback><sheetViews>"),
        ("</sheetViews>", "</sheetViews></mc:Fallback></mc:AlternateContent>"),
        (f'xmlns="{MAIN}"', f'xmlns="{MAIN}" xmlns:mc="{FALLBACK}"'),
    )


def other_namespace(copy: ReturnedCopy) -> None:
    copy.cell(
        REALISASI, f'{{}}<z:c xmlns:z="urn:z" r="{REALISASI}"><z:v>1</z:v></z:c>'.replace("{}", _NUMBER)
    )


def extension_cells(copy: ReturnedCopy) -> None:
    lure = f'<extLst><ext uri="x"><c r="{REALISASI}"><v>1</v></c></ext></extLst>'
    copy.substitute(ISIAN, "</worksheet>", f"{lure}</worksheet>")


def second_sheet_data(copy: ReturnedCopy) -> None:
    copy.after_data("Isian", f'<sheetData><row r="8"><c r="{REALISASI}"><v>1</v></c></row></sheetData>')


def comments_and_instructions(copy: ReturnedCopy) -> None:
    copy.substitute(ISIAN, "<sheetData>", '<?x y?><!-- <c r="L8"><v>1</v></c> --><sheetData>')


def cdata(copy: ReturnedCopy) -> None:
    copy.answer("<is><t><![CDATA[85]]></t></is>", kind=' t="inlineStr"')


def rows_out_of_order(copy: ReturnedCopy) -> None:
    copy.substitute(ISIAN, r'(<row r="8".*?</row>)(<row r="9".*?</row>)', r"\2\1")


def table_of(reference: str) -> Make:
    return lambda copy: copy.substitute(TABLE, r'ref="A7:AA11"', f'ref="{reference}"')


def part_is(part: str, content: bytes) -> Make:
    def make(copy: ReturnedCopy) -> None:
        copy.parts[part] = content

    return make


def without(*parts: str) -> Make:
    def make(copy: ReturnedCopy) -> None:
        for part in parts:
            del copy.parts[part]

    return make


def two_workbooks(copy: ReturnedCopy) -> None:
    copy.parts["xl/lain.xml"] = copy.parts[BOOK]
    row = f'<Relationship Id="rX" Type="{RELATION}/officeDocument" Target="xl/lain.xml"/>'
    copy.change("_rels/.rels", ("</Relationships>", f"{row}</Relationships>"))


def workbook_elsewhere(copy: ReturnedCopy) -> None:
    """What Excel opens lies in another folder; the usual place holds other values."""
    for part in [name for name in copy.parts if name.startswith("xl/")]:
        copy.parts[part.replace("xl/", "isi/")] = copy.parts[part]
    copy.change("_rels/.rels", ("xl/workbook.xml", "isi/workbook.xml"))
    copy.change("[Content_Types].xml", ("/xl/", "/isi/"))
    copy.type_number("1", sheet="Isian")
    copy.parts["xl/worksheets/sheet2.xml"], copy.parts["isi/worksheets/sheet2.xml"] = (
        copy.parts["isi/worksheets/sheet2.xml"],
        copy.parts["xl/worksheets/sheet2.xml"],
    )


def absolute_targets(copy: ReturnedCopy) -> None:
    copy.substitute("xl/_rels/workbook.xml.rels", r'Target="worksheets', 'Target="/xl/worksheets')
    copy.substitute("xl/worksheets/_rels/sheet2.xml.rels", r'Target="\.\./', 'Target="/xl/worksheets/../')


def parts_in_capitals(copy: ReturnedCopy) -> None:
    copy.parts = {
        name.replace("worksheets/sheet", "Worksheets/SHEET"): data for name, data in copy.parts.items()
    }


def content_types(old: str, new: str) -> Make:
    return lambda copy: copy.change("[Content_Types].xml", (old, new))


def states() -> Iterator[State]:
    """Everything a parser meets."""
    yield from _encodings()
    yield from _spellings()
    yield from _cells()
    yield from _parts()


def _encodings() -> Iterator[State]:
    for name, make, outcome in (
        ("awalan nama pada setiap unsur", prefixed, taken()),
        ("strict Open XML", strict, taken()),
        ("UTF-16 dengan tanda awal", encoded("UTF-16", mark=b"\xff\xfe"), taken()),
        ("UTF-8 dengan tanda awal", encoded("UTF-8", mark=b"\xef\xbb\xbf"), taken()),
        ("sandi UTF-0", claims("UTF-0"), rejected("SKP-505")),
        ("sandi UTF-7", claims("UTF-7"), rejected("SKP-505")),
        ("sandi EBCDIC", claims("cp037"), rejected("SKP-505")),
        ("sandi us-ascii", claims("US-ASCII"), taken()),
        ("sandi tidak dikenal pada buku", claims("x-sandi", BOOK), foreign("SKP-505")),
        ("entitas berlipat", declares(entity_bomb()), rejected("SKP-509")),
        (
            "entitas dari berkas luar",
            declares('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            rejected("SKP-509"),
        ),
        ("DOCTYPE pada teks bersama", declares("<!DOCTYPE sst>", STRINGS), foreign("SKP-509")),
        ("DOCTYPE pada gaya", declares("<!DOCTYPE s>", STYLES), rejected("SKP-509")),
        ("byte nol dalam XML", part_is(ISIAN, b"\0" * 2_000), rejected("SKP-505")),
        ("lembar kosong tanpa XML", part_is(ISIAN, b""), rejected("SKP-505")),
        (
            "XML terpotong di tengah",
            lambda c: c.parts.update({ISIAN: c.parts[ISIAN][:9_000]}),
            rejected("SKP-505"),
        ),
        ("lembar berupa HTML", part_is(ISIAN, b"<html><body>Masuk</body></html>"), rejected("SKP-505")),
    ):
        yield State(name, make, outcome)


def _spellings() -> Iterator[State]:
    for name, make, outcome in (
        ("sel tanpa alamat", without_addresses, taken()),
        ("alamat dengan kutip tunggal", rewritten(r'<c r="(\w+)"', r"<c r='\1'"), taken()),
        ("alamat dengan spasi", rewritten(r'<c r="(\w+)"', r'<c  r = "\1" '), taken()),
        ("alamat huruf kecil", rewritten(r'<c r="L8"', '<c r="l8"'), rejected("SKP-505")),
        ("alamat bukan sel", rewritten(r'<c r="L8"', '<c r="8L"'), rejected("SKP-505")),
        ("alamat dengan dolar", rewritten(r'<c r="L8"', '<c r="$L$8"'), taken()),
        ("atribut dengan entitas", rewritten(r'<c r="L8"', '<c r="&#76;8"'), taken()),
        ("baris tidak berurutan", rows_out_of_order, rejected("SKP-505")),
        ("baris bernomor nol", rewritten(r'<row r="8"', '<row r="0"'), rejected("SKP-505")),
        ("baris bernomor huruf", rewritten(r'<row r="8"', '<row r="delapan"'), rejected("SKP-505")),
        ("komentar dan perintah XML", comments_and_instructions, taken()),
        ("CDATA dalam sel", cdata, taken(value="85")),
        ("sel dari ruang nama lain", other_namespace, rejected("SKP-505")),
        ("sel di dalam tambahan (extLst)", extension_cells, rejected("SKP-505")),
        ("dua sheetData", second_sheet_data, rejected("SKP-505")),
        ("pilihan (AlternateContent) di sekitar sel", alternate(_CHOICE), rejected("SKP-505")),
        ("pilihan di sekitar baris", rows_in_alternate, rejected("SKP-505")),
        ("pilihan di luar isi", alternate_around_view, taken()),
    ):
        yield State(name, make, outcome)


def _cells() -> Iterator[State]:
    for name, make, outcome in (
        ("sel ganda berbeda nilai", answered(f'{_NUMBER}<c r="L8"><v>1</v></c>'), rejected("SKP-505")),
        ("dua nilai dalam satu sel", answered('<c r="L8"{s}><v>85</v><v>1</v></c>'), rejected("SKP-505")),
        ("sel dalam sel", answered('<c r="L8"{s}><v>85</v><c r="M8"><v>1</v></c></c>'), rejected("SKP-505")),
        ("jenis sel tidak dikenal", answered('<c r="L8"{s} t="zz"><v>85</v></c>'), rejected("SKP-505")),
        (
            "nomor teks bersama terlalu besar",
            answered('<c r="L8"{s} t="s"><v>99999</v></c>'),
            rejected("SKP-505"),
        ),
        ("nomor teks bersama negatif", answered('<c r="L8"{s} t="s"><v>-1</v></c>'), rejected("SKP-505")),
        ("nomor gaya terlalu besar", answered('<c r="L8" s="99999"><v>85</v></c>'), taken(value=85)),
        ("nomor gaya bukan angka", answered('<c r="L8" s="x"><v>85</v></c>'), rejected("SKP-505")),
        ("angka dengan garis bawah", answered('<c r="L8"{s}><v>8_5</v></c>'), rejected("SKP-505")),
        ("angka dengan spasi", answered('<c r="L8"{s}><v> 85 </v></c>'), taken(value=85)),
        ("angka heksadesimal", answered('<c r="L8"{s}><v>0x50</v></c>'), rejected("SKP-505")),
        ("angka Arab dalam XML", answered('<c r="L8"{s}><v>٨٠</v></c>'), rejected("SKP-505")),
        ("angka dengan koma", answered('<c r="L8"{s}><v>82,5</v></c>'), rejected("SKP-505")),
        ("NaN", answered('<c r="L8"{s}><v>NaN</v></c>'), rejected("SKP-121", place="Isian!L8")),
        ("tak hingga", answered('<c r="L8"{s}><v>1e400</v></c>'), rejected("SKP-121", place="Isian!L8")),
        (
            "angka 30.000 digit",
            answered(f'<c r="L8"{{s}}><v>{"9" * 30_000}</v></c>'),
            rejected("SKP-121", place="Isian!L8"),
        ),
        ("nilai bukan angka", answered('<c r="L8"{s}><v>banyak</v></c>'), rejected("SKP-505")),
        ("boolean", answered('<c r="L8"{s} t="b"><v>1</v></c>'), rejected("SKP-121", place="Isian!L8")),
        ("nilai kosong", answered('<c r="L8"{s}><v></v></c>'), rejected("SKP-135", place="Isian!L8")),
        (
            "inlineStr tanpa teks",
            answered('<c r="L8"{s} t="inlineStr"/>'),
            rejected("SKP-135", place="Isian!L8"),
        ),
        ("inlineStr dengan v", answered('<c r="L8"{s} t="inlineStr"><v>85</v></c>'), taken(value="85")),
    ):
        yield State(name, make, outcome)


def _parts() -> Iterator[State]:
    for name, make, outcome in (
        ("dua bagian buku", two_workbooks, foreign("SKP-505")),
        ("bagian buku di tempat lain, kembarannya di xl/", workbook_elsewhere, taken()),
        ("tujuan hubungan mutlak", absolute_targets, taken()),
        ("nama bagian huruf besar", parts_in_capitals, taken()),
        ("tanpa docProps", without("docProps/core.xml", "docProps/app.xml"), taken()),
        ("tanpa gaya", without(STYLES), rejected("SKP-473")),
        ("tanpa teks bersama", without(STRINGS), foreign("SKP-505")),
        ("tanpa hubungan akar", without("_rels/.rels"), foreign("SKP-505")),
        ("tanpa hubungan buku", without("xl/_rels/workbook.xml.rels"), foreign("SKP-510")),
        ("tanpa bagian tabel", without(TABLE), rejected("SKP-505")),
        ("tanpa lembar Sampul", without("xl/worksheets/sheet1.xml"), taken()),
        ("jenis isi keliru", content_types("sheet.main+xml", "sheet.lain+xml"), taken()),
        (
            "jenis isi makro",
            content_types(
                "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
            ),
            taken(),
        ),
        (
            "jenis isi templat",
            content_types("spreadsheetml.sheet.main", "spreadsheetml.template.main"),
            taken(),
        ),
        ("tabel terbalik", table_of("AA11:A7"), rejected("SKP-505")),
        ("tabel seluas lembar", table_of("A7:XFD1048576"), rejected("SKP-518")),
        ("tabel tanpa alamat", table_of(""), rejected("SKP-505")),
        ("tabel lebih pendek satu baris", table_of("A7:AA10"), rejected("SKP-473", "SKP-804")),
        ("tabel lebih panjang", table_of("A7:AA40"), taken()),
        ("tabel bukan XML", part_is(TABLE, b"tabel"), rejected("SKP-505")),
    ):
        yield State(name, make, outcome)
