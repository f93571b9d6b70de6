"""States of single answers: numbers, texts, dates and formulas as people and programs leave them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.copies.returned_copy import Make, Outcome, ReturnedCopy, State, rejected, taken

ISIAN, BOOK, STYLES = "xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/styles.xml"
NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"
PERCENT, DATE, HOURS, ELAPSED, TEXT, MONEY = 10, 14, 20, 46, 49, 44
"""Excel's own numbers of its formats."""


def number(text: str, cell: str = "L8", sheet: str = "Isian") -> Make:
    return lambda copy: copy.type_number(text, cell, sheet)


def text(content: str, cell: str = "L8", sheet: str = "Isian") -> Make:
    return lambda copy: copy.type_text(content, cell, sheet)


def money(content: str) -> Make:
    return text(content, "D8", "Anggaran")


def raw(xml: str, kind: str = "", cell: str = "L8", sheet: str = "Isian") -> Make:
    return lambda copy: copy.answer(xml, cell, sheet, kind)


def formatted(number_format: int | str, content: str, cell: str = "L8") -> Make:
    """A number in a cell of another format."""

    def make(copy: ReturnedCopy) -> None:
        number = number_format
        if isinstance(number_format, str):
            number = 199
            copy.change(
                STYLES, ("</numFmts>", f'<numFmt numFmtId="199" formatCode="{number_format}"/></numFmts>')
            )
        styles = copy.parts[STYLES].decode().partition("<cellXfs")[2].partition("</cellXfs>")[0].count("<xf ")
        copy.change(
            STYLES, ("</cellXfs>", f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0"/></cellXfs>')
        )
        copy.cell(cell, f'<c r="{cell}" s="{styles}"><v>{content}</v></c>')

    return make


def formula(expression: str, result: str, *, kind: str = "", cell: str = "L8", how: str = "") -> Make:
    return raw(f"<f{how}>{expression}</f>{result}", kind, cell)


def outside_book(copy: ReturnedCopy) -> None:
    copy.answer("<f>[1]Sheet1!$A$1</f><v>86</v>")
    copy.parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"


def shared_formula(copy: ReturnedCopy) -> None:
    copy.answer('<f t="shared" ref="L10:L11" si="7">9+9</f><v>18</v>', "L10")
    copy.answer('<f t="shared" si="7"/><v>1200</v>', "L11")


def day_of_1904(copy: ReturnedCopy) -> None:
    copy.change(BOOK, ("<workbookPr ", '<workbookPr date1904="1" '))
    copy.type_number("44833", "V8")


def apostrophe(copy: ReturnedCopy) -> None:
    """A number typed as a text, marked by its format."""
    count = copy.parts[STYLES].decode().partition("<cellXfs")[2].partition("</cellXfs>")[0].count("<xf ")
    copy.change(STYLES, ("</cellXfs>", '<xf numFmtId="49" quotePrefix="1"/></cellXfs>'))
    copy.cell("L8", f'<c r="L8" s="{count}" t="inlineStr"><is><t>86</t></is></c>')


def states() -> Iterator[State]:
    """Everything that stands in an answer."""
    for name, make, outcome in (*_numbers(), *_texts(), *_formats(), *_formulas(), *_money(), *_dates()):
        yield State(name, make, outcome)


def _numbers() -> Iterator[tuple[str, Make, Outcome]]:
    yield "angka bulat", number("86"), taken(value=86)
    yield "pecahan biner", number("82.600000000000009"), taken(value=82.600000000000009)
    yield "tulisan ilmiah", number("8.6E+1"), taken(value=86)
    yield "nol", number("0"), taken("SKP-230", value=0)
    yield "negatif", number("-3"), rejected("SKP-133", "SKP-230", place="Isian!L8")
    yield "sangat besar", number("1e308"), rejected("SKP-121", place="Isian!L8")
    yield "sangat kecil", number("1e-300"), rejected("SKP-121", place="Isian!L8")
    yield "lebih dari 15 digit", number("86.123456789012345678"), taken(value=86.12345678901235)
    yield "seratus kali target", number("8600"), taken("SKP-229", value=8600)


def _texts() -> Iterator[tuple[str, Make, Outcome]]:
    yield "teks dengan koma", text("86,5"), taken(value="86,5")
    yield "teks dengan titik", text("86.5"), taken(value="86.5")
    yield "teks dengan satuan", text("86 indeks"), taken(value="86 indeks")
    yield "spasi tak putus", text(f"{NBSP}86,5{NBSP}"), taken(value=f"{NBSP}86,5{NBSP}")
    yield "spasi sempit sebagai pemisah ribuan", text(f"1{NARROW}200", "L11"), taken()
    yield "spasi tipis di tengah", text(f"86{THIN}%", "L9"), taken("SKP-230")
    yield "angka Arab", text("٨٦"), rejected("SKP-121", place="Isian!L8")
    yield "angka lebar penuh", text("\uff18\uff16"), rejected("SKP-121", place="Isian!L8")
    yield "tanda minus panjang", text("−86"), rejected("SKP-133", "SKP-230", place="Isian!L8")
    yield "dengan apostrof", text("'86"), rejected("SKP-121", place="Isian!L8")
    yield "tanda petik sel (quotePrefix)", apostrophe, taken(value="86")
    yield "dua arti", text("1.234", "L11"), rejected("SKP-122", place="Isian!L11")
    yield "dua angka", text("80 dan 86"), rejected("SKP-121", place="Isian!L8")
    yield "huruf", text("baik"), rejected("SKP-140", place="Isian!L8")
    yield "strip saja", text("-"), rejected("SKP-135", place="Isian!L8")
    yield "hanya spasi", text("   "), rejected("SKP-135", place="Isian!L8")
    yield "tanda tanya", text("?"), rejected("SKP-121", place="Isian!L8")
    yield "mirip rumus", text("=80+6"), rejected("SKP-121", place="Isian!L8")
    yield "tab dan baris baru", text("86\n\t"), taken(value="86\n\t")
    yield "byte kendali (_x0001_)", text("8_x0001_6"), taken(value="86")
    yield "baris baru Windows (_x000D_) di kendala", text("a_x000D_\nb", "R8"), taken()
    yield "byte kendali di kendala", text("a_x0002_b_x0000_", "R8"), taken()
    yield "tulisan _x005F_x000D_ di kendala", text("a_x005F_x000D_b", "R8"), taken()
    yield "separuh emoji di kendala", text("a_xD83D_b", "R8"), taken()
    yield "huruf tak tampak", text("\u200b86\u200b"), taken(value="\u200b86\u200b")
    yield "emoji di kendala", text("\U0001f600 hujan", "R8"), taken()
    yield "kendala berupa rumus teks", text("=HYPERLINK(&quot;x&quot;)", "R8"), taken()
    yield "belum tersedia dengan alasan", _not_available, taken(value=None)


def _not_available(copy: ReturnedCopy) -> None:
    copy.cell("L8", '<c r="L8"{s}/>')
    copy.type_text("Menunggu hasil survei", "Q8")


def _formats() -> Iterator[tuple[str, Make, Outcome]]:
    yield "persen pada indeks", formatted(PERCENT, "0.86"), taken("SKP-143", value="86%", place="Isian!L8")
    yield "persen pada satuan persen", formatted(PERCENT, "0.955", "L9"), taken()
    yield "persen 100 pada satuan persen", formatted(PERCENT, "1", "L9"), taken()
    yield (
        "desimal pada satuan persen",
        formatted(2, "0.955", "L9"),
        taken("SKP-138", "SKP-230", place="Isian!L9"),
    )
    yield "tanggal", formatted(DATE, "45000"), rejected("SKP-121", place="Isian!L8")
    yield "jam", formatted(HOURS, "0.5"), rejected("SKP-121", place="Isian!L8")
    yield "lama [h]:mm", formatted(ELAPSED, "3.5"), rejected("SKP-121", place="Isian!L8")
    yield "lama mustahil", formatted(ELAPSED, "1e300"), rejected("SKP-519")
    yield "lama negatif mustahil", formatted(ELAPSED, "-10000000000"), rejected("SKP-519")
    yield "bentuk teks", formatted(TEXT, "86"), taken(value=86)
    yield "bentuk uang", formatted(MONEY, "86"), taken(value=86)
    yield "bentuk topeng", formatted("0&quot; indeks&quot;", "86"), taken(value=86)
    yield "bentuk ribuan", formatted("0,", "86000"), taken("SKP-229", "SKP-822", value=86000)
    yield (
        "bentuk bersyarat persen",
        formatted("[&lt;1]0%;0", "0.86"),
        taken("SKP-143", "SKP-822", value="86%"),
    )
    yield "bentuk tersembunyi", formatted(";;;", "86"), taken("SKP-822", value=86)
    yield "bentuk berangka sendiri", formatted("&quot;97,6&quot;", "86"), taken("SKP-822", value=86)
    yield "bentuk pecahan", formatted(12, "86.5"), taken(value=86.5)


def _formulas() -> Iterator[tuple[str, Make, Outcome]]:
    yield "rumus dengan hasil", formula("80+6", "<v>86</v>"), taken("SKP-802", value=86, place="Isian!L8")
    yield "rumus bersama", shared_formula, taken("SKP-802", place="Isian!L10")
    yield "rumus larik", formula("SUM(1)", "<v>86</v>", how=' t="array" ref="L8"'), taken("SKP-802", value=86)
    yield "rumus ke buku lain", outside_book, taken("SKP-802", "SKP-824", value=86)
    yield "rumus tanpa hasil", formula("80+6", ""), rejected("SKP-184", place="Isian!L8")
    yield (
        "rumus dengan hasil kosong",
        formula('""', "<v></v>", kind=' t="str"'),
        rejected("SKP-135", "SKP-802", place="Isian!L8"),
    )
    yield (
        "rumus dengan hasil teks",
        formula('"86"', "<v>86</v>", kind=' t="str"'),
        taken("SKP-802", value="86"),
    )
    yield (
        "rumus galat",
        formula("1/0", "<v>#DIV/0!</v>", kind=' t="e"'),
        rejected("SKP-121", place="Isian!L8"),
    )
    yield "galat tanpa rumus", raw("<v>#N/A</v>", ' t="e"'), rejected("SKP-121", place="Isian!L8")
    yield "galat dalam kendala", raw("<v>#REF!</v>", ' t="e"', "R8"), rejected("SKP-803", place="Isian!R8")
    yield "rumus tanpa hasil di kendala", raw("<f>A1</f>", "", "R8"), rejected("SKP-184", place="Isian!R8")
    yield (
        "rumus di kendala",
        formula('"-"', "<v>-</v>", kind=' t="str"', cell="R8"),
        taken("SKP-802", place="Isian!R8"),
    )
    yield "rumus di kolom terkunci", formula("80+2.5", "<v>82.5</v>", cell="E8"), taken()
    yield "rumus acak", formula("RAND()*100", "<v>86</v>"), taken("SKP-802", value=86)


def _money() -> Iterator[tuple[str, Make, Outcome]]:
    yield "rupiah sebagai teks", money("Rp 40.000.000"), taken()
    yield "rupiah dengan desimal", money("40.000.000,50"), taken()
    yield "rupiah dengan spasi tak putus", money(f"Rp{NBSP}40.000.000"), taken()
    yield "rupiah jutaan", money("40 juta"), rejected("SKP-116", place="Anggaran!D8")
    yield (
        "rupiah kosong",
        lambda c: c.cell("D8", '<c r="D8"{s}/>', "Anggaran"),
        rejected("SKP-135", place="Anggaran!D8"),
    )
    yield "rupiah melebihi pagu", number("98000000", "D8", "Anggaran"), taken("SKP-333")
    yield "rupiah negatif", number("-5", "D8", "Anggaran"), rejected("SKP-110", place="Anggaran!D8")
    yield (
        "rupiah 2 pangkat 53",
        number(str(2**53), "D8", "Anggaran"),
        rejected("SKP-111", place="Anggaran!D8"),
    )
    yield "rupiah pecahan sen", number("40000000.123", "D8", "Anggaran"), taken()
    yield "rupiah NaN", number("NaN", "D8", "Anggaran"), rejected("SKP-106", place="Anggaran!D8")
    yield (
        "rupiah boolean",
        raw("<v>1</v>", ' t="b"', "D8", "Anggaran"),
        rejected("SKP-106", place="Anggaran!D8"),
    )


def _dates() -> Iterator[tuple[str, Make, Outcome]]:
    yield "batas waktu tanggal", number("46295", "V8"), taken()
    yield "batas waktu teks", text("30/09/2026", "V8"), taken()
    yield "batas waktu teks panjang", text("30 September 2026", "V8"), taken()
    yield "batas waktu tanpa arti", text("secepatnya", "V8"), rejected("SKP-103", place="Isian!V8")
    yield "batas waktu dua arti", text("03/04/2026", "V8"), taken("SKP-232")
    yield "batas waktu ISO (t=d)", raw("<v>2026-09-30</v>", ' t="d"', "V8"), taken()
    yield "batas waktu ISO dengan jam", raw("<v>2026-09-30T10:00:00Z</v>", ' t="d"', "V8"), taken()
    yield "batas waktu ISO mustahil", raw("<v>2026-13-77</v>", ' t="d"', "V8"), rejected("SKP-505")
    yield "tahun 1904", day_of_1904, taken()
    yield "batas waktu 29 Februari 1900", number("60", "V8"), rejected("SKP-104", place="Isian!V8")
    yield "batas waktu tahun 9999", number("2958465", "V8"), taken()
    yield "batas waktu di luar kalender", number("9999999999", "V8"), rejected("SKP-104", place="Isian!V8")
    yield "batas waktu negatif", number("-1", "V8"), rejected("SKP-104", place="Isian!V8")
    yield (
        "tanggal ISO di realisasi",
        raw("<v>2026-09-30</v>", ' t="d"'),
        rejected("SKP-121", place="Isian!L8"),
    )
