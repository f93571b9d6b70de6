"""States of what stands beside the answers: notes, comments, pictures, links, macros, hidden rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from tests.copies.returned_copy import MAIN, Make, Outcome, ReturnedCopy, State, rejected, taken
from tests.copies.states_programs import Change, edited

ISIAN = "xl/worksheets/sheet2.xml"
ADDRESS = "https://contoh.example/bukti"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_THREAD = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment.\n\nComment:\n"
    "    Angka sementara"
)


def comment(text: str, cell: str, author: str = "Siti", sheet: str = "Isian") -> Change:
    def change(book: Any) -> None:
        book[sheet][cell].comment = Comment(text, author)

    return change


def link(cell: str, shown: object, target: str = ADDRESS, sheet: str = "Isian") -> Change:
    def change(book: Any) -> None:
        book[sheet][cell].hyperlink = target
        book[sheet][cell].value = shown

    return change


def note(sheet: str, cell: str, value: object) -> Change:
    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


def sheet_added(name: str, value: object) -> Change:
    def change(book: Any) -> None:
        book.create_sheet(name)["B2"] = value

    return change


def chart(book: Any) -> None:
    drawn = BarChart()
    drawn.add_data(Reference(book["Isian"], min_col=12, min_row=8, max_row=11))
    book["Isian"].add_chart(drawn, "AD2")


def drawing(shape: str) -> Make:
    """A picture or a text box on the sheet Isian."""

    def make(copy: ReturnedCopy) -> None:
        number = copy.relate("Isian", "drawing", "../drawings/drawing9.xml")
        copy.change(ISIAN, ("<tableParts", f'<drawing r:id="{number}"/><tableParts'))
        copy.parts["xl/drawings/drawing9.xml"] = (
            f'<xdr:wsDr xmlns:xdr="{DRAWING}"><xdr:twoCellAnchor>{shape}</xdr:twoCellAnchor></xdr:wsDr>'
        ).encode()

    return make


def old_drawing(copy: ReturnedCopy) -> None:
    """A text box of an old Excel."""
    number = copy.relate("Isian", "vmlDrawing", "../drawings/vml9.vml")
    copy.change(ISIAN, ("<tableParts", f'<legacyDrawing r:id="{number}"/><tableParts'))
    copy.parts["xl/drawings/vml9.vml"] = (
        b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        b'<v:shape><x:ClientData ObjectType="Text"/></v:shape></xml>'
    )


def loose_drawing(copy: ReturnedCopy) -> None:
    """Excel's old drawings need not be good XML."""
    old_drawing(copy)
    part = "xl/drawings/vml9.vml"
    copy.parts[part] = copy.parts[part].replace(b"<v:shape>", b"<v:shape><br>")


def macro(copy: ReturnedCopy) -> None:
    copy.parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0makro"
    copy.change(
        "[Content_Types].xml",
        ("openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"),
    )


def extra_part(name: str) -> Make:
    def make(copy: ReturnedCopy) -> None:
        copy.parts[name] = b"<x/>"

    return make


def custom_ribbon(copy: ReturnedCopy) -> None:
    copy.parts["customUI/customUI14.xml"] = b"<customUI/>"


def broken_comment(copy: ReturnedCopy) -> None:
    copy.relate("Isian", "comments", "../comments9.xml")
    copy.parts["xl/comments9.xml"] = b"<comments><x"


def lost_comment(copy: ReturnedCopy) -> None:
    copy.relate("Isian", "comments", "../tidak-ada.xml")


def comment_of_other_namespace(copy: ReturnedCopy) -> None:
    copy.relate("Isian", "comments", "../comments9.xml")
    copy.parts["xl/comments9.xml"] = (
        f'<comments xmlns="{MAIN}"><commentList><comment ref="L8"><text><r><t>cek </t></r><r><t>lagi</t></r>'
        "</text></comment></commentList></comments>"
    ).encode()


def link_without_address(copy: ReturnedCopy) -> None:
    copy.change(ISIAN, ("<hyperlinks>", '<hyperlinks><hyperlink ref="W8" r:id="rId99"/>'))


def link_over_rows(copy: ReturnedCopy) -> None:
    number = copy.relate("Isian", "hyperlink", ADDRESS, outside=True)
    copy.change(ISIAN, ("<hyperlinks>", f'<hyperlinks><hyperlink ref="W8:W11" r:id="{number}"/>'))


def link_formula(copy: ReturnedCopy) -> None:
    copy.answer(f'<f>HYPERLINK("{ADDRESS}","foto")</f><v>foto</v>', "W8", kind=' t="str"')


def hidden(copy: ReturnedCopy) -> None:
    copy.substitute(ISIAN, r'<row r="10"', '<row r="10" hidden="1"')


def filtered(copy: ReturnedCopy) -> None:
    hidden(copy)
    copy.substitute(
        "xl/tables/table1.xml",
        r"<autoFilter ref=\"([^\"]*)\"/>|(<tableColumns)",
        r'<autoFilter ref="A7:AA11"><filterColumn colId="0"><filters><filter val="x"/></filters>'
        r"</filterColumn></autoFilter>\2",
        count=1,
    )


def locks_gone(copy: ReturnedCopy) -> None:
    copy.substitute("xl/styles.xml", r"<protection [^>]*/>", '<protection locked="0"/>')


def states() -> Iterator[State]:
    """Everything that no recap takes over, and must not lose silently."""
    for name, make, outcome in (*_notes(), *_drawn(), *_links(), *_shape()):
        yield State(name, make, outcome)


def _notes() -> Iterator[tuple[str, Make, Outcome]]:
    yield (
        "catatan di bawah tabel",
        edited(note("Isian", "C20", "REALISASI YANG BENAR 85")),
        taken("SKP-804", place="Isian!C20"),
    )
    yield "catatan di kanan tabel", edited(note("Isian", "AD9", "cek")), taken("SKP-804", place="Isian!AD9")
    yield (
        "catatan di lembar Anggaran",
        edited(note("Anggaran", "B20", "pergeseran")),
        taken("SKP-804", place="Anggaran!B20"),
    )
    yield (
        "tulisan kita ditimpa",
        edited(note("Isian", "A1", "FORMULIR SEKSI YAN")),
        taken("SKP-804", place="Isian!A1"),
    )
    yield "catatan berupa angka nol", edited(note("Isian", "C20", 0)), taken("SKP-804", place="Isian!C20")
    yield "catatan berupa rumus tanpa hasil", edited(note("Isian", "C20", "=1+1")), taken()
    yield "catatan berupa spasi", edited(note("Isian", "C20", "   ")), taken()
    yield (
        "30 catatan",
        edited(*(note("Isian", f"C{row}", f"catatan {row}") for row in range(20, 50))),
        taken("SKP-804", "SKP-820"),
    )
    yield "lembar tambahan", edited(sheet_added("Lampiran", "rincian")), taken("SKP-806", place="Lampiran!B2")
    yield "lembar tambahan kosong", edited(sheet_added("Kosong", None)), taken()
    yield "lembar bernama tblIsian", edited(sheet_added("tblIsian", 1)), taken("SKP-806")
    yield "komentar", edited(comment("Siti:\nmenunggu BPS", "L8")), taken("SKP-568", place="Isian!L8")
    yield "komentar berutas", edited(comment(_THREAD, "L8", "tc={0C2D}")), taken("SKP-568", place="Isian!L8")
    yield (
        "komentar di lembar Sampul",
        edited(comment("sudah", "B2", sheet="Sampul")),
        taken("SKP-568", place="Sampul!B2"),
    )
    yield "komentar berpotongan", comment_of_other_namespace, taken("SKP-568", place="Isian!L8")
    yield "komentar rusak", broken_comment, rejected("SKP-505")
    yield "komentar hilang", lost_comment, rejected("SKP-505")


def _drawn() -> Iterator[tuple[str, Make, Outcome]]:
    yield "grafik", edited(chart), taken("SKP-807")
    yield "foto", drawing("<xdr:pic/>"), taken("SKP-807")
    yield "kotak teks", drawing("<xdr:sp><xdr:txBody/></xdr:sp>"), taken("SKP-807")
    yield "kotak teks Excel lama", old_drawing, taken("SKP-807")
    yield "kotak teks Excel lama dengan XML longgar", loose_drawing, taken("SKP-807")
    yield "pemotong data (slicer)", extra_part("xl/slicers/slicer1.xml"), taken("SKP-824")
    yield "makro", macro, taken("SKP-824")
    yield "pita tambahan", custom_ribbon, taken()
    yield "tabel pivot", extra_part("xl/pivotTables/pivotTable1.xml"), taken("SKP-824")
    yield "kaitan ke buku lain", extra_part("xl/externalLinks/externalLink1.xml"), taken("SKP-824")
    yield "objek sisipan", extra_part("xl/embeddings/oleObject1.bin"), taken("SKP-824")
    yield "kontrol ActiveX", extra_part("xl/activeX/activeX1.xml"), taken("SKP-824")


def _links() -> Iterator[tuple[str, Make, Outcome]]:
    yield "tautan di balik bukti dukung", edited(link("W8", "Foto")), taken()
    yield "tautan tampak di bukti dukung", edited(link("W8", ADDRESS)), taken()
    yield "tautan pada bukti dukung kosong", edited(link("W8", None)), taken()
    yield "tautan ke surat elektronik", edited(link("W8", "a@b.id", "mailto:a@b.id")), taken()
    yield "tautan ke berkas di komputer unit", edited(link("W8", "foto", "file:///C:/foto.jpg")), taken()
    yield "tautan di balik kendala", edited(link("R8", "lihat")), taken("SKP-569", place="Isian!R8")
    yield "tautan di balik realisasi", edited(link("L8", 82.5)), taken("SKP-569", place="Isian!L8")
    yield "tautan di luar tabel", edited(link("C20", "lihat")), taken("SKP-804", place="Isian!C20")
    yield "tautan untuk empat baris", link_over_rows, taken()
    yield "tautan tanpa alamat", link_without_address, taken()
    yield "tautan berupa rumus", link_formula, taken("SKP-802", place="Isian!W8")


def _shape() -> Iterator[tuple[str, Make, Outcome]]:
    yield "baris tersembunyi", hidden, taken()
    yield "tabel tersaring", filtered, taken()
    yield "kunci sel dilepas", locks_gone, taken()
