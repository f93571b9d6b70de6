"""What a file must be to be read, and what is said when it is not."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import UNCOMPUTED, Position
from sakip_xl.workbook.xlsx import package
from sakip_xl.workbook.xlsx.address import address, cell_address
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.workbook.change_xlsx import change_parts, change_sheet, part_content, replacement
from tests.workbook.small_drawing import CONTOH, book, clock, write_formulir, write_master


def kode(path: Path, kind: str | None = None) -> str:
    """The code a file is refused with."""
    with pytest.raises(SakipError) as refusal:
        open_book(path, now=clock, kind=kind)
    assert refusal.value.keluar == 4
    return refusal.value.kode


def details(path: Path) -> list[tuple[str, str | None, str]]:
    """The code, sheet and advice of every structural fault."""
    with pytest.raises(SakipError) as refusal:
        book(path).read()
    assert refusal.value.kode == "SKP-514"
    return [(t.kode, t.lembar, t.saran) for t in refusal.value.rincian]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "SKP-504"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "SKP-506"),
        (OLE + "Workbook".encode("utf-16-le"), "SKP-507"),
        (b"kode;nilai\nI-1;82,5\n", "SKP-507"),
        (b"%PDF-1.7\n", "SKP-507"),
        (b"\x89PNG\0\0", "SKP-507"),
        (b"PK\x03\x04 terpotong", "SKP-505"),
    ],
)
def test_a_file_that_is_no_xlsx_is_refused_by_what_it_is(
    content: bytes, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / "induk.xlsx"
    path.write_bytes(content)
    assert kode(path) == expected
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("word/document.xml", "Word"),
        ("xl/workbook.bin", "xlsb"),
        ("content.xml", "OpenDocument"),
        ("catatan.txt", "arsip zip"),
    ],
)
def test_another_zip_under_our_name_is_refused_by_what_it_is(part: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    with zipfile.ZipFile(path, "w") as arsip:
        arsip.writestr(part, "x")
    with pytest.raises(SakipError, match=name):
        open_book(path, now=clock)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert kode(tmp_path / "tidak ada.xlsx") == "SKP-501"
    assert kode(tmp_path) == "SKP-502"


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_master(tmp_path / "induk.xlsx")

    def without_permission(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", without_permission)
    assert kode(path) == "SKP-503"


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_truncated_book_is_refused(share: float, tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert kode(path) == "SKP-505"


def test_a_flipped_byte_in_a_part_is_noticed(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as arsip:
        part = arsip.getinfo("xl/sharedStrings.xml")
    data[part.header_offset + 100] ^= 0xFF
    path.write_bytes(data)
    assert kode(path) == "SKP-505"


def test_a_book_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    change_parts(path, {}, {"xl/nol.xml": "\0" * 3 * 2**20})
    monkeypatch.setattr(package, "MAX_MB", 2)
    assert kode(path) == "SKP-508"


def test_a_document_type_is_refused_before_any_reader_sees_it(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    bomb = '<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst'
    change_parts(path, {"xl/sharedStrings.xml": replacement("<sst", bomb)})
    assert kode(path) == "SKP-509"


def test_xml_that_does_not_close_is_a_damaged_file(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    change_parts(path, {"xl/workbook.xml": replacement("</workbook>", "")})
    assert kode(path) == "SKP-505"


def test_an_ordinary_workbook_is_no_sakip_book(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    with Workbook(path) as workbook:
        workbook.add_worksheet("_meta").write(0, 0, "master")
    assert kode(path) == "SKP-510"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("master", "lain", "SKP-510"),
        ("versi_layout", "versi lain", "SKP-512"),
    ],
)
def test_the_identity_must_name_a_kind_and_a_version(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    change_parts(path, {"xl/sharedStrings.xml": replacement(f">{old}<", f">{new}<")})
    assert kode(path) == expected


@pytest.mark.parametrize(
    ("version", "expected"), [("0", "SKP-512"), ("1", "SKP-512"), ("99", "SKP-513"), ("x", "SKP-512")]
)
def test_a_book_of_another_version_is_refused_not_guessed(
    version: str, expected: str, tmp_path: Path
) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    workbook = openpyxl.load_workbook(path)
    for row in workbook["_meta"].iter_rows():
        if row[0].value == "versi_layout":
            row[1].value = version
    workbook.save(path)
    assert kode(path) == expected


def test_a_book_is_known_by_its_identity_not_by_its_name(tmp_path: Path) -> None:
    formulir = write_formulir(tmp_path / "induk.xlsx")
    assert open_book(formulir, now=clock).read().kind == "formulir"
    assert (
        open_book(write_master(tmp_path / "apa saja.xlsx"), now=clock, kind="master").read().kind == "master"
    )
    assert kode(formulir, kind="master") == "SKP-511"


def rename_headings(path: Path, table: str, **headings: str) -> None:
    """Type other headings, as Excel saves them: in the cells and in the table's own part."""
    layout = next(t for t in MASTER.tables if t.name == table)
    places = {name: book(path).position(table, 0, name) for name in headings}
    part = next(n for n, text in part_content(path).items() if f'displayName="{table}"'.encode() in text)
    for name, new in headings.items():
        row, number = address(places[name].cell)
        cell = cell_address(row - 1, number)
        inline = f'<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{new}</t></is></c>'
        change_sheet(path, places[name].sheet, partial(re.sub, rf'<c r="{cell}"[^>]*>.*?</c>', inline))
        old = layout.columns[layout.column_position(name)].judul
        change_parts(path, {part: replacement(f'name="{old}"', f'name="{new}"')})


def test_every_structural_fault_is_listed_at_once_with_the_name_it_probably_has_now(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    rename_headings(path, "tblRealisasi", kendala="Kendalanya", solusi="Lain")
    peserta = next(n for n, content in part_content(path).items() if b'displayName="tblPeserta"' in content)
    change_parts(
        path,
        {
            "xl/workbook.xml": replacement('name="Indikator"', 'name="Indikator PK"'),
            peserta: lambda content: content.replace("tblPeserta", "tblPesertaa"),
        },
    )
    faults = details(path)
    assert [(k, sheet) for k, sheet, _ in faults] == [
        ("SKP-515", "Indikator"),
        ("SKP-516", "Notulen"),
        ("SKP-517", "Formulir Capaian"),
        ("SKP-517", "Formulir Capaian"),
    ]
    assert "'Indikator PK'" in faults[0][2]
    assert "'tblPesertaa'" in faults[1][2]
    assert "'Kendalanya'" in faults[2][2]
    assert "mungkin" not in faults[3][2]


def test_headings_are_matched_whatever_their_case_spaces_and_lines(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    rename_headings(path, "tblRealisasi", kode=" KODE&#10;indikator ")
    assert book(path).read() == book(write_master(tmp_path / "lain.xlsx")).read()


def test_tables_are_found_by_name_wherever_they_stand(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    file_book = book(path)
    file_book.read()
    place = file_book.position("tblRealisasi", 1, "realisasi")
    copied = openpyxl.load_workbook(path)
    sheet = copied[place.sheet]
    sheet.title = "Formulir Capaian lama"
    copied.create_sheet("Formulir Capaian")
    copied.save(path)
    file_book = book(path)
    assert file_book.read().row("tblRealisasi") == CONTOH.row("tblRealisasi")
    assert file_book.position("tblRealisasi", 1, "realisasi").sheet == "Formulir Capaian lama"
    assert file_book.position("tblRealisasi", 1, "realisasi").cell == place.cell


def test_the_place_of_a_value_is_the_cell_that_holds_it(tmp_path: Path) -> None:
    file_book = book(write_master(tmp_path / "induk.xlsx"))
    place = file_book.position("tblRealisasi", 0, "realisasi")
    assert openpyxl.load_workbook(file_book.path or "")[place.sheet][place.cell].value == "82,5"


@pytest.fixture(scope="module")
def type_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., object]:
    """Puts a value with a number format into the first realisasi, as Excel would, and reads it back."""
    origin = write_master(tmp_path_factory.mktemp("ketik") / "induk.xlsx")
    place = book(origin).position("tblRealisasi", 0, "realisasi")

    def put_in(value: object, number_format: str = "General") -> object:
        copied = openpyxl.load_workbook(origin)
        cell = copied[place.sheet][place.cell]
        cell.value, cell.number_format = value, number_format
        path = origin.with_name("ketik.xlsx")
        copied.save(path)
        return book(path).read().row("tblRealisasi")[0].get("realisasi")

    return put_in


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (0.95, "0%", "95%"),
        (0.955, "0%", "95,5%"),
        (0.95, "0.00%", "95%"),
        (0.01234, "0.00%", "1,2340%"),
        (-0.05, '0%;[Red]"-"0%', "-5%"),
        (0, "0%", "0%"),
        (12, "0.0%", "1200%"),
        (1 / 3, "0%", "33,33333333333333%"),
        (95, '0"%"', 95),
        (95, r"0\%", 95),
        ("95%", "0%", "95%"),
        (True, "0%", True),
        (82.5, "0.00", 82.5),
        (82, "#,##0", 82),
        (date(2026, 11, 22), "dd/mm/yyyy", date(2026, 11, 22)),
        (datetime(2026, 11, 22, 10, 5), "dd/mm/yyyy hh:mm", datetime(2026, 11, 22, 10, 5)),
        (time(9, 30), "hh:mm", time(9, 30)),
        (0.4, "[h]:mm", time(9, 36)),
        (1.5, "[h]:mm", "36:00:00"),
        ("=40+2", "General", UNCOMPUTED),
        ("=40+2", "0%", UNCOMPUTED),
        ("#DIV/0!", "General", "#DIV/0!"),
        ("#N/A", "General", "#N/A"),
    ],
)
def test_a_cell_is_read_as_staff_see_it(
    type_in: Callable[..., object], value: object, number_format: str, expected: object
) -> None:
    result = type_in(value, number_format)
    assert (result, type(result)) == (expected, type(expected))


def _put_xml(path: Path, place: Position, cell: str) -> None:
    """Replace a cell in the XML of its sheet from its type on."""
    pattern = rf'(<c r="{place.cell}"(?: s="\d+")?)[^>]*>.*?</c>'
    change_sheet(path, place.sheet, lambda xml: re.sub(pattern, lambda found: found[1] + cell, xml))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<f>40+2</f><v></v>", UNCOMPUTED),
        ("<f>40+2</f>", UNCOMPUTED),
        ('<f t="shared" si="0"/><v/>', UNCOMPUTED),
        ("<f>40+2</f><v>42</v>", 42),
        ('<f t="shared" si="0"/><v>42</v>', 42),
    ],
)
def test_a_formula_is_its_result_or_not_computed(tmp_path: Path, cell: str, expected: object) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    place = book(path).position("tblRealisasi", 1, "realisasi")
    _put_xml(path, place, f">{cell}</c>")
    assert book(path).read().row("tblRealisasi")[1].get("realisasi") == expected


def test_a_formula_that_gives_an_empty_text_is_computed(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    place = book(path).position("tblRealisasi", 1, "realisasi")
    _put_xml(path, place, ' t="str"><f>""</f><v></v></c>')
    assert "realisasi" not in book(path).read().row("tblRealisasi")[1]


def test_a_book_whose_file_changed_since_is_not_read_as_two_versions(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    file_book = book(path)
    old = file_book.read()
    assert file_book.read() == old
    write_master(tmp_path / "lain.xlsx", old.with_meta(id_master="M-9"))
    os.replace(tmp_path / "lain.xlsx", path)  # noqa: PTH105 - the move another program would make
    with pytest.raises(SakipError) as refusal:
        file_book.read()
    assert refusal.value.kode == "SKP-525"
    assert book(path).read().meta["id_master"] == "M-9"


def test_a_fresh_adapter_finds_places_without_being_read_first(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    assert FileBook(path, now=clock).position("tblUnit", 0, "kode").sheet == "Identitas"


@pytest.mark.parametrize("cell", ["A1048576", "XFD1", "B250001", "AAA7"])
def test_a_stray_cell_far_outside_is_refused_before_it_costs_the_memory(cell: str, tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    copied = openpyxl.load_workbook(path)
    copied["Identitas"][cell] = "x"
    copied.save(path)
    with pytest.raises(SakipError, match=f"SKP-518.*Identitas!{cell},"):
        book(path).read()


def test_a_format_on_cells_far_outside_does_no_harm(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    copied = openpyxl.load_workbook(path)
    copied["Rekap"]["XFD1048576"].number_format = "0%"
    copied.save(path)
    assert book(path).read().row("tblUnit") == CONTOH.row("tblUnit")


@pytest.mark.parametrize(
    ("ref", "expected"), [("A4:XFD1048576", "SKP-518"), ("L9:A4", "SKP-505"), ("A4:?", "SKP-505")]
)
def test_a_table_of_an_impossible_size_is_refused(ref: str, expected: str, tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    name = next(n for n, content in part_content(path).items() if b'displayName="tblRealisasi"' in content)
    change_parts(path, {name: lambda content: re.sub(r'ref="[^"]*"', f'ref="{ref}"', content, count=1)})
    assert kode(path) == expected


def test_a_count_that_the_part_cannot_hold_counts_for_nothing(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx")
    change = {"xl/sharedStrings.xml": lambda content: re.sub(r'ount="\d+"', 'ount="99999999999"', content)}
    change_parts(path, change)
    assert book(path).read() == book(write_master(tmp_path / "lain.xlsx")).read()
