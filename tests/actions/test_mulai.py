"""An office begins: a short form, and from it a master that has no fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from sakip_xl.actions.mulai import mulai
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.session import Moment
from sakip_xl.domain.model import Cell
from sakip_xl.errors import SakipError
from sakip_xl.schema.load import load_master
from sakip_xl.schema.start_form import PEJABAT_SHEET, SETTINGS_SHEET, SHEETS, UNIT_SHEET, headings, proposal
from sakip_xl.workbook.xlsx.file_book import FileShelf, open_book
from tests.actions.office import NOW

SETTINGS: Mapping[str, Cell] = {"Nama Kecamatan": "Senduro", "Kabupaten/Kota": "Kabupaten Lumajang"}
NAMES = ("Ani, S.Sos.", "Budi, S.E.", "Citra", "Dewi")


def blank(folder: Path) -> Path:
    return mulai(FileShelf(), folder, now=NOW).files[0]


def fill(path: Path, settings: Mapping[str, Cell] = SETTINGS, names: tuple[str, ...] = NAMES) -> Path:
    """The form as people fill it in: values beside the settings, names from the first official down."""
    book = openpyxl.load_workbook(path)
    for row in book[SETTINGS_SHEET].iter_rows():
        if row[0].value in settings:
            row[1].value = settings[str(row[0].value)]
    sheet = book[PEJABAT_SHEET]
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == headings(PEJABAT_SHEET)[0]) or 0
    for number, name in enumerate(names, first + 1):
        sheet.cell(number, 1).value = name
    book.save(path)
    return path


def test_the_form_asks_for_little_and_proposes_the_usual_units(tmp_path: Path) -> None:
    path = blank(tmp_path / "baru")
    assert path == tmp_path / "baru" / "Mulai Buku Baru.xlsx"
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:3] == list(SHEETS)
    units = [row[0].value for row in book[UNIT_SHEET].iter_rows() if row[0].value]
    assert units[-7:] == [unit["kode"] for unit in proposal().unit]
    assert str(NOW.year) in {str(row[1].value) for row in book[SETTINGS_SHEET].iter_rows()}
    assert blank(tmp_path / "baru").name == "Mulai Buku Baru (2).xlsx"


def test_a_filled_form_becomes_a_master_without_a_fault(tmp_path: Path) -> None:
    result = mulai(FileShelf(), tmp_path, now=NOW, source=fill(blank(tmp_path)))
    path = tmp_path / f"SAKIP-Senduro-{NOW.year}.xlsx"
    assert (result.data["master"], result.files) == (str(path), [path])
    book = open_book(path, now=lambda: NOW)
    assert periksa(book, moment=Moment(NOW)).temuan == []
    master = load_master(book.read()).master
    assert master.pengaturan.nama_kabupaten == "Kabupaten Lumajang"
    assert [row.nama for row in master.pejabat] == list(NAMES)
    assert {row.kode: row.kepala for row in master.unit}["SEK-UMUM"] == "Dewi"
    assert len(master.unit) == len(proposal().unit)


@pytest.mark.parametrize(
    ("settings", "names", "missing"),
    [
        ({}, NAMES, [(SETTINGS_SHEET, "SKP-114")]),
        (SETTINGS, NAMES[:1], [(PEJABAT_SHEET, "SKP-314")] * 2),
        ({**SETTINGS, "Tahun Anggaran": "dua ribu"}, NAMES, [(SETTINGS_SHEET, "SKP-106")]),
    ],
)
def test_what_is_missing_is_told_at_its_cell_and_nothing_is_made(
    tmp_path: Path, settings: Mapping[str, Cell], names: tuple[str, ...], missing: list[tuple[str, str]]
) -> None:
    form = fill(blank(tmp_path), settings, names)
    with pytest.raises(SakipError) as refused:
        mulai(FileShelf(), tmp_path, now=NOW, source=form)
    assert refused.value.kode == "SKP-700"
    assert [(found.lembar, found.kode) for found in refused.value.rincian] == missing
    for found in refused.value.rincian:
        if found.lembar == SETTINGS_SHEET:
            cell = openpyxl.load_workbook(form)[SETTINGS_SHEET][str(found.sel)]
            assert cell.offset(column=-1).value == found.kolom
    assert list(tmp_path.iterdir()) == [form]


def test_without_units_nothing_is_made(tmp_path: Path) -> None:
    form = fill(blank(tmp_path))
    book = openpyxl.load_workbook(form)
    for row in book[UNIT_SHEET].iter_rows(min_row=6):
        for cell in row:
            cell.value = None
    book.save(form)
    with pytest.raises(SakipError) as refused:
        mulai(FileShelf(), tmp_path, now=NOW, source=form)
    assert "SKP-702" in {found.kode for found in refused.value.rincian}


@pytest.mark.parametrize("damage", ["sheet", "heading", "other book"])
def test_a_form_that_was_changed_is_refused(tmp_path: Path, damage: str) -> None:
    form = fill(blank(tmp_path))
    book = openpyxl.load_workbook(form)
    if damage == "sheet":
        del book[UNIT_SHEET]
    elif damage == "heading":
        (cell,) = (cell for row in book[PEJABAT_SHEET] for cell in row if cell.value == "NIP")
        cell.value = "NIP lama"
    else:
        book = openpyxl.Workbook()
    book.save(form)
    with pytest.raises(SakipError) as refused:
        mulai(FileShelf(), tmp_path, now=NOW, source=form)
    assert (refused.value.kode, list(tmp_path.iterdir())) == ("SKP-701", [form])


def test_a_master_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    form = fill(blank(tmp_path), {**SETTINGS, "Nama Kecamatan": 'Se/du:ro "Lama"'})
    (path,) = mulai(FileShelf(), tmp_path, now=NOW, source=form).files
    assert path.name == f"SAKIP-Se du ro Lama-{NOW.year}.xlsx"
    before = path.read_bytes()
    with pytest.raises(SakipError) as refused:
        mulai(FileShelf(), tmp_path, now=NOW, source=form)
    assert (refused.value.kode, path.read_bytes()) == ("SKP-560", before)


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(SakipError) as refused:
        blank(tmp_path / "berkas")
    assert (refused.value.kode, [path.name for path in tmp_path.iterdir()]) == ("SKP-564", ["berkas"])
