"""How the book before the parting is found when nobody names it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.tambah_baris import tambah_baris
from sakip_xl.domain.model import Cell
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW, TIM, saat
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.actions.two_books import TwoBooks, read, retype, type_cell, with_rows, work

UNTOUCHED = "buku yang belum diketik sejak tindakan bersama yang terakhir"
BACKUP = "cadangan dari sebelum berpisah"
JOURNAL = "catatan tindakan dan cadangan kedua buku"
NONE = "tidak diketahui; kedua buku dibandingkan langsung"


@pytest.fixture
def two(tmp_path: Path) -> TwoBooks:
    (tmp_path / "kantor").mkdir()
    desk = ClickContext(tmp_path / "kantor").until(KUMPUL, 9)
    return TwoBooks(tmp_path, desk.book.read())


def typed_apart(two: TwoBooks) -> None:
    """Each types over another cell, and then clicks: the first backup of either has what was typed."""
    for index, path in enumerate((two.a, two.b)):
        type_cell(path, "tblIndikator", index, definisi=f"dari {path.name}")
        work(path, hitung, triwulan=2, jam=50 + index)


def outcome(two: TwoBooks) -> tuple[str, list[Cell], int]:
    """How it was found, the two cells, and how many conflicts there are."""
    content, result = two.merge(asal=None)
    cells = [row.get("definisi") for row in content.row("tblIndikator")[:2]]
    return result.data["asal"]["cara"], cells, len(result.data["bentrok"])


BOTH: list[Cell] = ["dari a.xlsx", "dari b.xlsx"]


def test_the_original_beside_a_copy_tells(two: TwoBooks) -> None:
    typed_apart(two)
    shutil.copyfile(two.asal, two.a.with_name("kiriman WA.xlsx"))
    assert outcome(two) == (UNTOUCHED, BOTH, 0)


def test_an_original_that_somebody_saved_does_not(two: TwoBooks) -> None:
    typed_apart(two)
    shutil.copyfile(two.asal, two.a.with_name("kiriman WA.xlsx"))
    type_cell(two.a.with_name("kiriman WA.xlsx"), "tblIndikator", 0, definisi="lain")
    assert outcome(two)[0] == JOURNAL


def test_one_who_clicked_before_typing_leaves_a_backup_that_tells(two: TwoBooks) -> None:
    work(two.a, hitung, triwulan=2, jam=50)
    for index, path in enumerate((two.a, two.b)):
        type_cell(path, "tblIndikator", index, definisi=f"dari {path.name}")
    assert outcome(two) == (UNTOUCHED, BOTH, 0)


def test_the_backup_before_the_last_common_action_tells_what_it_left(two: TwoBooks) -> None:
    work(two.a, hitung, triwulan=2, jam=40)
    shutil.copyfile(two.a, two.b)
    for index, path in enumerate((two.a, two.b)):
        type_cell(path, "tblIndikator", index, definisi=f"dari {path.name}")
        work(path, periksa, tulis=True, jam=50 + index)
    assert outcome(two) == (BACKUP, BOTH, 0)


def test_what_was_typed_before_the_parting_is_no_change_of_either(two: TwoBooks) -> None:
    work(two.a, hitung, triwulan=2, jam=40)
    type_cell(two.a, "tblIndikator", 2, definisi="sebelum berpisah")
    shutil.copyfile(two.a, two.b)
    type_cell(two.a, "tblIndikator", 0, definisi="dari a.xlsx")
    type_cell(two.b, "tblIndikator", 1, definisi="dari b.xlsx")
    content, result = two.merge(asal=None)
    assert (result.data["asal"]["cara"], result.data["bentrok"]) == (BACKUP, [])
    assert [row["definisi"] for row in content.row("tblIndikator")[:3]] == [*BOTH, "sebelum berpisah"]


def test_where_only_the_journals_tell_what_was_typed_over_is_asked_and_never_lost(two: TwoBooks) -> None:
    typed_apart(two)
    way, _, conflicts = outcome(two)
    assert (way, conflicts) == (JOURNAL, 2)


def test_without_any_witness_both_are_compared(two: TwoBooks) -> None:
    for index, path in enumerate((two.a, two.b)):
        type_cell(path, "tblIndikator", index, definisi=f"dari {path.name}")
    assert (outcome(two)[0], outcome(two)[2]) == (NONE, 2)


def test_without_a_witness_a_row_of_one_book_stays_with_a_warning(two: TwoBooks) -> None:
    retype(two.a, lambda c: with_rows(c, "tblProgramKerja", c.row("tblProgramKerja")[1:]))
    type_cell(two.b, "tblIndikator", 0, sumber_data="Budi")
    content, result = two.merge(asal=None)
    assert len(content.row("tblProgramKerja")) == len(read(two.asal).row("tblProgramKerja"))
    assert [item.kode for item in result.temuan if item.kode == "SKP-739"] == ["SKP-739"]
    assert [each["hanya_di"] for each in result.data["ragu"]] == ["b.xlsx"]


def test_an_empty_row_added_by_a_button_changes_nothing(two: TwoBooks) -> None:
    work(two.a, tambah_baris, tabel="Indikator", jam=50)
    type_cell(two.b, "tblIndikator", 0, definisi="dari b")
    content, result = two.merge(asal=None)
    assert (content.row("tblIndikator")[0]["definisi"], result.data["bentrok"]) == ("dari b", [])


def test_a_merged_book_and_a_copy_that_went_on_have_that_copy_as_their_ancestor(two: TwoBooks) -> None:
    typed_apart(two)
    two.merge()
    merged = two.last
    work(two.a, periksa, tulis=True, jam=60)
    type_cell(two.a, "tblIndikator", 3, definisi="kemudian")
    content, result = two.merge(merged, two.a, asal=None)
    assert (result.data["asal"]["cara"], result.data["bentrok"]) == ("penggabungan sebelumnya", [])
    assert [row["definisi"] for row in content.row("tblIndikator")[:4]][::3] == ["dari a.xlsx", "kemudian"]
    assert content.row("tblIndikator")[1]["definisi"] == "dari b.xlsx"


def test_a_merged_book_that_looks_like_one_copy_is_not_taken_for_what_the_other_was(two: TwoBooks) -> None:
    """What one did it took back, so that the merged book holds what the other holds."""
    work(two.a, hitung, triwulan=2, jam=50)
    work(two.a, batalkan, jam=51)
    type_cell(two.b, "tblIndikator", 0, definisi="dari b")
    merged, _ = two.merge()
    book = two.last
    for copy in (two.a, two.b):
        again, result = two.merge(copy, book, asal=None)
        assert (again.tables, result.data["bentrok"]) == (merged.tables, [])


def test_two_offices_that_began_from_one_empty_book_are_one_office(tmp_path: Path) -> None:
    """A master is made and copied before anything is logged: its identity is what both have in common."""
    content = ClickContext(tmp_path).book.read()
    two = TwoBooks(tmp_path, replace(content, tables={**content.tables, "tblJejak": []}))
    work(two.a, periksa, tulis=True, jam=2)
    type_cell(two.b, "tblUnit", 0, kepala="Budi")
    merged, result = two.merge(asal=None)
    assert (merged.row("tblUnit")[0]["kepala"], result.data["jejak"]["bersama"]) == ("Budi", 0)


def test_a_copy_of_an_earlier_version_is_brought_up_and_the_log_tells_it(two: TwoBooks) -> None:
    golden = next(Path("tests/golden").glob("v5/*Contoh*.xlsx"))
    for path in (two.a, two.b):
        shutil.copyfile(golden, path)
    old = golden.read_bytes()
    work(two.a, periksa, tulis=True, oleh=None, jam=24 * 300)
    _, result = two.merge(asal=None, moment=saat(jam=24 * 301))
    assert "sudah memuat semua isi" in result.pesan
    assert two.b.read_bytes() == old


def test_the_whole_copy_keeps_what_it_tells_of_its_last_saving(two: TwoBooks) -> None:
    """A book that we wrote without an event would pass for the one before the parting."""
    retype(two.b, lambda c: with_rows(c, "tblProgramKerja", c.row("tblProgramKerja")[1:]))
    content, _ = two.merge(asal=None)
    assert two.last.read_bytes() == two.b.read_bytes()
    for order in ((two.last, two.a), (two.b, two.last)):
        again, result = two.merge(*order, asal=None)
        assert (again.tables, result.data["bentrok"]) == (content.tables, [])


def test_two_untouched_books_that_differ_tell_nothing(two: TwoBooks) -> None:
    for index, path in enumerate((two.a, two.b)):
        changed = [dict(row) for row in read(path).row("tblIndikator")]
        changed[index]["definisi"] = f"dari {path.name}"
        path.unlink()
        FileBook(path, now=lambda: NOW).save(with_rows(read(two.asal), "tblIndikator", changed))
    assert outcome(two)[0] == NONE


def test_many_backups_are_looked_through_by_halves(two: TwoBooks, monkeypatch: pytest.MonkeyPatch) -> None:
    for hour in range(50, 66):
        work(two.a, periksa, tulis=True, jam=hour)
    type_cell(two.b, "tblIndikator", 0, definisi="dari b")
    opened = []
    real = FileBook.read

    def counted(book: FileBook) -> object:
        opened.append(book.name)
        return real(book)

    monkeypatch.setattr(FileBook, "read", counted)
    content, result = two.merge(asal=None, moment=saat(TIM, jam=24 * 9))
    assert content.row("tblIndikator")[0]["definisi"] == "dari b"
    assert result.data["asal"]["berkas"] == [
        str(two.a.parent / "cadangan" / f"a.{NOW + timedelta(hours=50):%Y%m%d-%H%M%S}.xlsx")
    ]
    assert len({name for name in opened if name.startswith("a.2")}) <= 5


def test_a_copy_that_added_nothing_is_known_again_without_being_told(two: TwoBooks) -> None:
    """Nobody clicked: only the row of the merge tells later what was merged."""
    for index in (0, 1):
        type_cell(two.a, "tblIndikator", index, definisi="sama")
    type_cell(two.b, "tblIndikator", 0, definisi="sama")
    merged, _ = two.merge()
    book = two.last
    assert merged.row("tblIndikator") == read(two.a).row("tblIndikator")
    for copy in (two.a, two.b):
        again, result = two.merge(copy, book, asal=None)
        assert (again.tables, result.data["bentrok"]) == (merged.tables, [])
