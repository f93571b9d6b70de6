"""States of the whole form: whose it is, what was answered, what was changed of its rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.copies.returned_copy import (
    PASSED_OVER,
    Make,
    Outcome,
    ReturnedCopy,
    State,
    foreign,
    rejected,
    taken,
)
from tests.copies.states_programs import Change, edited

ISIAN, META, STRINGS = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet4.xml", "xl/sharedStrings.xml"
ANSWERS = range(12, 13), range(17, 24)
"""The columns of the answers on Isian, from L and from Q."""


def identity(**values: str) -> Make:
    """The identity says something else."""

    def change(book: Any) -> None:
        for row in book["_meta"].iter_rows(min_row=2, max_col=2):
            if row[0].value in values:
                row[1].value = values[row[0].value] or None

    return edited(change)


def without_identity(key: str) -> Make:
    def change(book: Any) -> None:
        sheet = book["_meta"]
        row = next(cell.row for cell in sheet["A"] if cell.value == key)
        sheet.cell(row, 1).value = sheet.cell(row, 2).value = None

    return edited(change)


def identity_twice(copy: ReturnedCopy) -> bytes:
    def change(book: Any) -> None:
        sheet = book["_meta"]
        row = next(cell.row for cell in sheet["A"] if cell.value == "pemisah_desimal")
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = "unit", "PMD"

    return copy.edit(change)


def cleared(*rows: int) -> Change:
    """The answers of these rows are emptied."""

    def change(book: Any) -> None:
        for row in rows:
            for columns in ANSWERS:
                for column in columns:
                    book["Isian"].cell(row, column).value = None

    return change


def money_cleared(book: Any) -> None:
    book["Anggaran"]["D8"] = None


def typed(sheet: str, cell: str, value: object) -> Change:
    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


def rows_sorted(book: Any) -> None:
    sheet = book["Isian"]
    rows = [[(cell.value, cell.number_format) for cell in row] for row in sheet["A8:AA11"]]
    for row, cells in zip(sheet["A8:AA11"], rows[::-1], strict=True):
        for cell, (value, number_format) in zip(row, cells, strict=True):
            cell.value, cell.number_format = value, number_format


def row_deleted(book: Any) -> None:
    book["Isian"].delete_rows(10)
    book["Isian"].tables["tblIsian"].ref = "A7:AA10"


def row_duplicated(book: Any) -> None:
    sheet = book["Isian"]
    for column in range(1, 28):
        sheet.cell(12, column).value = sheet.cell(8, column).value
    sheet.tables["tblIsian"].ref = "A7:AA12"


def row_inserted(book: Any) -> None:
    sheet = book["Isian"]
    sheet["A12"], sheet["B12"], sheet["L12"] = "IKS.9", "Indikator usulan unit", 90
    sheet.tables["tblIsian"].ref = "A7:AA12"


def blank_row(book: Any) -> None:
    book["Isian"].tables["tblIsian"].ref = "A7:AA13"


def column_inserted(copy: ReturnedCopy) -> None:
    """A column of the unit's own at the right of the table."""
    count = int(re.search(r'<tableColumns count="(\d+)"', copy.parts["xl/tables/table1.xml"].decode())[1])  # type: ignore[index]
    copy.change(
        "xl/tables/table1.xml",
        ("A7:AA11", "A7:AB11"),
        (f'<tableColumns count="{count}"', f'<tableColumns count="{count + 1}"'),
        ("</tableColumns>", f'<tableColumn id="{count + 1}" name="REALISASI YANG BENAR"/></tableColumns>'),
    )
    copy.substitute(ISIAN, r'(<row r="8".*?)</row>', r'\1<c r="AB8"><v>99</v></c></row>', count=1)
    copy.substitute(
        ISIAN,
        r'(<row r="7".*?)</row>',
        r'\1<c r="AB7" t="inlineStr"><is><t>REALISASI YANG BENAR</t></is></c></row>',
        count=1,
    )


def heading_renamed(copy: ReturnedCopy) -> None:
    for part in (STRINGS, "xl/tables/table1.xml"):
        copy.substitute(part, r"([>\"])Realisasi([<\"])", r"\1Realisasi (angka)\2")


def heading_cell_only(copy: ReturnedCopy) -> None:
    copy.type_text("realisasi ", "L7")


def table_renamed(copy: ReturnedCopy) -> None:
    copy.substitute("xl/tables/table1.xml", "tblIsian", "Table1")


def tables_swapped(copy: ReturnedCopy) -> None:
    copy.substitute("xl/tables/table1.xml", 'isplayName="tblIsian"', 'isplayName="tblLain"')
    copy.substitute("xl/tables/table2.xml", 'isplayName="tblIsianAnggaran"', 'isplayName="tblIsian"')


def sheet_copied(book: Any) -> None:
    """The unit filled in a copy of the sheet."""
    copy = book.copy_worksheet(book["Isian"])
    copy["L8"] = 99


def sheet_renamed(name: str) -> Change:
    def change(book: Any) -> None:
        book["Isian"].title = name

    return change


def other_unit_values(copy: ReturnedCopy) -> Mapping[str, bytes]:
    """The form of a neighbour under this one's name: a copy too many of the neighbour's."""
    neighbour = next(path for path in copy.folder.iterdir() if "PMD" in path.name)
    return {copy.name: neighbour.read_bytes()}


def states_of_owners() -> Iterator[State]:
    """Whose form it is."""
    for name, make, outcome in (
        ("kecamatan lain", identity(id_master="lain-0002", kecamatan="Tempeh"), foreign("SKP-471")),
        ("kecamatan tanpa nama", identity(id_master="lain-0002", kecamatan=""), foreign("SKP-471")),
        ("nomor formulir tidak terdaftar", identity(id_formulir="F-2026-TW2-XXX"), foreign("SKP-471")),
        (
            "nomor formulir milik tetangga",
            identity(id_formulir="F-2026-TW2-EKO"),
            foreign("SKP-473", "SKP-476"),
        ),
        ("unit di identitas diganti", identity(unit="EKO"), rejected("SKP-473")),
        ("triwulan di identitas diganti", identity(triwulan="3"), rejected("SKP-473")),
        ("triwulan lima", identity(triwulan="5"), rejected("SKP-567")),
        ("tahun lain", identity(tahun="2025"), rejected("SKP-473")),
        ("tahun berupa huruf", identity(tahun="dua ribu"), rejected("SKP-567")),
        ("tahun kosong", identity(tahun=""), rejected("SKP-567")),
        ("pemisah desimal tidak dikenal", identity(pemisah_desimal="bebas"), rejected("SKP-567")),
        ("jenis buku diganti", identity(jenis="master"), foreign("SKP-514", "SKP-515", "SKP-516")),
        ("jenis buku tidak dikenal", identity(jenis="laporan"), foreign("SKP-510")),
        ("versi susunan lama sekali", identity(versi_layout="0"), foreign("SKP-512")),
        ("versi susunan lebih baru", identity(versi_layout="99"), foreign("SKP-513")),
        ("versi susunan kosong", identity(versi_layout=""), foreign("SKP-512")),
        ("versi susunan bertulis 6.0", identity(versi_layout="6.0"), foreign("SKP-512")),
        ("sidik di identitas diganti", identity(sidik_terkunci="0" * 64), taken()),
        ("nama unit diganti", identity(nama_unit="Seksi Apa Saja"), taken()),
        ("tanpa nomor formulir", without_identity("id_formulir"), foreign("SKP-471")),
        ("tanpa jenis buku", without_identity("jenis"), foreign("SKP-510")),
        ("unit tertulis dua kali", identity_twice, rejected("SKP-473")),
        ("formulir tetangga dengan nama ini", other_unit_values, PASSED_OVER),
    ):
        yield State(name, make, outcome)


def states_of_answers() -> Iterator[State]:
    """What was answered at all."""
    for name, make, outcome in (
        ("semua jawaban dikosongkan", edited(cleared(8, 9, 10, 11), money_cleared), foreign("SKP-479")),
        (
            "satu jawaban saja",
            edited(cleared(9, 10, 11), money_cleared),
            rejected("SKP-135", place="Isian!L9"),
        ),
        ("hanya anggaran", edited(cleared(8, 9, 10, 11)), rejected("SKP-135", place="Isian!L8")),
        ("satu indikator kosong", edited(cleared(10)), rejected("SKP-135", place="Isian!L10")),
        (
            "kendala kosong di bawah target",
            edited(typed("Isian", "L8", 80), typed("Isian", "R8", None)),
            taken("SKP-230", value=80),
        ),
        ("bukti kosong", edited(typed("Isian", "W8", None)), taken()),
        ("jawaban di baris judul", edited(typed("Isian", "L6", 85)), taken("SKP-804", place="Isian!L6")),
        (
            "isian di sampul",
            edited(typed("Sampul", "F3", "sudah diisi")),
            taken("SKP-804", place="Sampul!F3"),
        ),
    ):
        yield State(name, make, outcome)


def states_of_structure() -> Iterator[State]:
    """What was done to rows, columns and sheets."""
    for name, make, outcome in (*_rows(), *_columns()):
        yield State(name, make, outcome)


def _rows() -> Iterator[tuple[str, Make, Outcome]]:
    yield "baris diurutkan terbalik", edited(rows_sorted), taken()
    yield "baris dihapus", edited(row_deleted), rejected("SKP-473")
    yield "baris digandakan", edited(row_duplicated), rejected("SKP-473")
    yield "baris ditambahkan di bawah", edited(row_inserted), rejected("SKP-473")
    yield "baris kosong di akhir tabel", edited(blank_row), taken()
    yield "target diubah", edited(typed("Isian", "E8", 80)), rejected("SKP-473")
    yield "nama indikator diubah", edited(typed("Isian", "B8", "Indeks")), rejected("SKP-473")
    yield "kode diubah", edited(typed("Isian", "A8", "IKS.9")), rejected("SKP-473")
    yield "kode dikosongkan", edited(typed("Isian", "A8", None)), rejected("SKP-101", "SKP-473")
    yield "satuan ditambah spasi", edited(typed("Isian", "D8", " indeks  ")), taken()
    yield "target sebagai teks", edited(typed("Isian", "E8", "82,5")), rejected("SKP-473")
    yield "pagu diubah", edited(typed("Anggaran", "C8", 1)), rejected("SKP-333", "SKP-473")
    yield "petunjuk sel diubah", edited(typed("Isian", "F8", 90)), taken()
    yield "status ditimpa", edited(typed("Isian", "P8", "Terisi")), taken()


def _columns() -> Iterator[tuple[str, Make, Outcome]]:
    yield "kolom ditambahkan di kanan tabel", column_inserted, taken("SKP-805", place="Isian!AB7")
    yield "judul Realisasi diganti di tabel", heading_renamed, rejected("SKP-514", "SKP-517")
    yield "judul di sel beda huruf dan spasi", heading_cell_only, taken()
    yield "tabel berganti nama", table_renamed, taken()
    yield "nama tabel tertukar", tables_swapped, rejected("SKP-514", "SKP-517")
    yield (
        "lembar Isian disalin dan salinannya diisi",
        edited(sheet_copied),
        taken("SKP-806", place="Isian Copy!A1"),
    )
    yield "lembar Isian berganti nama", edited(sheet_renamed("Isian Capaian TW II")), taken()
    yield "lembar Isian bernama Sampul2", edited(sheet_renamed("Sampul2")), taken()
