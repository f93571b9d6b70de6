"""Books that an earlier version wrote, as it left them: read, brought up, written, and nothing lost."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from sakip_xl.domain.sop.jejak import JejakRow, check_chain
from sakip_xl.domain.terms import Event
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import BOOKS, VERSI_LAYOUT, BookLayout
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.schema.migrations import bring_up, layout_of
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.raw import differences, tidy
from sakip_xl.workbook.xlsx.file_book import FileBook
from sakip_xl.workbook.xlsx.integrity import check_integrity
from sakip_xl.workbook.xlsx.package import open_package
from sakip_xl.workbook.xlsx.reader import parse_book

GOLDEN = Path(__file__).parents[1] / "golden"
MASTER = GOLDEN / "v2" / "SAKIP-Sumbersuko-2026.xlsx"
GOLDEN_BOOKS = sorted(GOLDEN.rglob("*.xlsx"))
KINI = datetime(2026, 10, 1, 9, 0)

Cells = dict[tuple[str, int | str, str], object]


def book(path: Path) -> FileBook:
    return FileBook(path, now=lambda: KINI)


@pytest.fixture
def induk(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(MASTER, tmp_path / "induk.xlsx"))


def version_of(path: Path) -> str:
    """The version that wrote a golden book."""
    return path.relative_to(GOLDEN).parts[0].removeprefix("v")


def typed_cells(path: Path, layout: BookLayout) -> Cells:
    """Every typed cell as another library reads it, by table, row and field; a setting by its name."""
    result: Cells = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        for name, reference in sheet.tables.items():  # type: ignore[no-untyped-call]
            columns = {
                column.judul: column.bidang
                for column in layout.table_named(name).columns
                if column.rumus is None
            }
            heading, *rows = sheet[reference]
            for number, row in enumerate(rows):
                index = str(row[0].value) if name == "tblPengaturan" else number
                for title, cell in zip(heading, row, strict=True):
                    if title.value in columns and cell.value is not None:
                        result[name, index, columns[str(title.value)]] = cell.value
    return result


@pytest.mark.parametrize("path", GOLDEN_BOOKS, ids=lambda path: path.relative_to(GOLDEN).as_posix())
def test_a_book_of_an_earlier_version_opens_and_has_no_wrong_cell(path: Path) -> None:
    content = book(path).read()
    assert content.versi == version_of(path)
    assert content.tables.keys() == {table.name for table in BOOKS[content.kind].tables}
    if content.kind == "master":
        assert [(f.table, f.row_index, f.field_name, f.temuan.kode) for f in load_master(content).temuan] == [
            ("tblPengaturan", 0, "nilai", "SKP-114")
        ] * (path.name == "SAKIP-Induk.xlsx")


@pytest.mark.parametrize("path", GOLDEN_BOOKS, ids=lambda path: path.relative_to(GOLDEN).as_posix())
def test_every_typed_cell_of_an_earlier_version_is_found_again_in_todays(path: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copyfile(path, tmp_path / path.name))
    file_book = book(copied)
    content = file_book.read()
    backup = file_book.save(content)
    then, now = layout_of(content.kind, version_of(path)), layout_of(content.kind, VERSI_LAYOUT)
    assert then is not None
    assert now is not None
    old, new = typed_cells(path, then), typed_cells(copied, now)
    gone = {key for key, value in old.items() if new.get(key) != value}
    assert {table for table, *_ in gone} <= {"tblMeta", "tblBatal"}
    assert [old[key] for key in gone if key[0] == "tblMeta"] == [version_of(path)]
    assert file_book.dari_versi == version_of(path)
    assert backup is not None
    assert backup.read_bytes() == path.read_bytes()


def test_what_was_brought_up_is_brought_up_no_further(induk: Path) -> None:
    first = book(induk).read()
    assert tidy(bring_up(first)) == first
    file_book = book(induk)
    file_book.save(file_book.read())
    again = book(induk)
    content = again.read()
    assert content.versi == VERSI_LAYOUT
    assert [d for d in differences(first, content) if not d.startswith("tblMeta")] == []
    again.save(content)
    assert again.dari_versi is None
    assert book(induk).read() == content


def test_a_book_in_memory_of_version_2_is_brought_up_too() -> None:
    raw_content = parse_book(open_package(MASTER)).content
    assert raw_content.row("tblBatal") != []
    memory = MemoryBook(raw_content)
    assert memory.read() == book(MASTER).read()
    memory.save(memory.read())
    assert memory.read().versi == VERSI_LAYOUT


def test_the_old_log_stays_whole_to_the_letter() -> None:
    content = book(MASTER).read()
    chain = load_master(content).master.jejak
    assert len(chain) == 58
    assert check_chain(chain, content.meta["id_master"]) == []
    assert {row.format for row in chain} == {None}
    assert [row.langkah for row in chain if row.peristiwa is Event.KEMBALI] == [10]
    assert isinstance(chain[0], JejakRow)


@pytest.mark.no_cover  # lines that shorter tests cover
def test_an_earlier_book_as_it_was_written_has_no_flaw_of_shape() -> None:
    for path in GOLDEN_BOOKS:
        assert check_integrity(path) == []


def test_the_shape_of_an_earlier_book_is_checked_by_its_own_columns(induk: Path) -> None:
    workbook = openpyxl.load_workbook(induk)
    sheet = workbook["Kertas Kerja"]
    area = sheet.tables["tblKertasKerja"].ref
    heading, first, *_ = sheet[area]
    column = next(n for n, cell in enumerate(heading) if cell.value == "Capaian TW (%)")
    first[column].value = 99
    workbook.save(induk)
    assert ("SKP-550", "Capaian TW (%)") in {(t.kode, t.kolom) for t in check_integrity(induk)}


def test_foreign_content_of_an_earlier_book_is_refused_by_name_before_anything_is_written(
    induk: Path,
) -> None:
    workbook = openpyxl.load_workbook(induk)
    workbook.create_sheet("Catatan Saya")["A1"] = "hitungan"
    workbook["Rekap"]["Z3"] = "cek lagi"
    workbook.save(induk)
    before = induk.read_bytes()
    file_book = book(induk)
    with pytest.raises(SakipError) as refusal:
        file_book.save(file_book.read())
    assert refusal.value.kode == "SKP-530"
    places = {(t.kode, t.tempat) for t in refusal.value.rincian if t.lembar != "Beranda"}
    assert places == {("SKP-531", "Catatan Saya"), ("SKP-534", "Rekap!Z3")}  # openpyxl labels links itself
    assert induk.read_bytes() == before
    assert not (induk.parent / "cadangan").exists()


def test_a_missing_column_of_an_earlier_book_is_named_as_that_version_had_it(induk: Path) -> None:
    workbook = openpyxl.load_workbook(induk)
    sheet = workbook["Jejak"]
    heading = sheet[sheet.tables["tblJejak"].ref][0]
    heading[0].value = "Nomor Urut"
    sheet.tables["tblJejak"].tableColumns[0].name = "Nomor Urut"
    workbook.save(induk)
    with pytest.raises(SakipError) as refusal:
        book(induk).read()
    assert [(t.kode, t.kolom) for t in refusal.value.rincian] == [("SKP-517", "No")]


def test_a_version_that_never_was_is_not_brought_up() -> None:
    content = BookContent("master", {}).with_meta(versi_layout="1")
    assert bring_up(content) == content
    assert layout_of("master", "1") is None
