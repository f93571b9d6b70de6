"""A book with papers painted below its tables loses them at the next write, and nothing of anybody else."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.sample import sample_content
from sakip_xl.errors import SakipError
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.raw import differences, with_identity
from sakip_xl.workbook.sync.plan import Plan, make_plan
from sakip_xl.workbook.sync.snapshot import take_sheet_snapshot
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.workbook.painted_papers import LINES, PAINTED, paint_papers
from tests.workbook.small_drawing import NOW, clock
from tests.workbook.test_plan import Paper, inserted, same

SAMPLE = with_identity(sample_content(initial_content("Sumbersuko", 2026, id_master="contoh")))
BEFORE, CURRENT = draw_book(SAMPLE, NOW, paint_papers), draw_book(SAMPLE, NOW)


def old_file(folder: Path) -> Path:
    path = folder / "induk.xlsx"
    FileBook(path, now=clock, painter=paint_papers).save(SAMPLE)
    return path


def texts(path: Path) -> set[str]:
    return {
        str(cell.value)
        for sheet in openpyxl.load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def plan(paper: Paper, sheet: str) -> Plan:
    snapshot = take_sheet_snapshot(BEFORE.sheets[sheet])
    return make_plan(paper.visible_sheet(sheet), snapshot, CURRENT.sheets[sheet], SAMPLE, SAMPLE)


def refused(paper: Paper, sheet: str) -> list[str | None]:
    with pytest.raises(SakipError) as refusal:
        plan(paper, sheet)
    assert refusal.value.kode == "SKP-546"
    return [found.sel for found in refusal.value.rincian]


def test_a_file_loses_its_papers_and_keeps_its_content(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    assert set(PAINTED.values()) <= texts(path)
    book = FileBook(path, now=clock)
    content = book.read()
    book.save(content)
    assert not set(PAINTED.values()) & texts(path)
    assert list(differences(content, FileBook(path, now=clock).read())) == []
    assert "daftar_bulan" not in openpyxl.load_workbook(path).defined_names


def test_a_note_beside_a_paper_of_a_file_is_named_and_stays(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook["Notulen"].cell(workbook["Notulen"].max_row, 7).value = "catatan saya"
    workbook.save(path)
    kept = path.read_bytes()
    book = FileBook(path, now=clock)
    with pytest.raises(SakipError) as refusal:
        book.save(book.read())
    assert refusal.value.kode == "SKP-530"
    assert [found.lembar for found in refusal.value.rincian] == ["Notulen"]
    assert path.read_bytes() == kept


@pytest.mark.parametrize("sheet", PAINTED)
def test_an_open_sheet_loses_its_paper_and_prints_its_tables(sheet: str) -> None:
    paper = Paper(BEFORE.sheets[sheet])
    made = plan(paper, sheet)
    assert sum(shift.count for shift in made.shifts) == -(LINES + 4)
    assert made.features["halaman"]["mendatar"] is True
    assert made.features["jeda"] == []
    assert made.features["cetak"] == [
        [area.row, area.column, area.last_row, area.last_column] for area in CURRENT.sheets[sheet].print_areas
    ]
    paper.carry_out(made)
    same(paper, CURRENT.sheets[sheet])


@pytest.mark.parametrize("sheet", PAINTED)
def test_a_note_beside_an_open_paper_is_named_wherever_it_stands(sheet: str) -> None:
    last_row = max(row for row, _ in Paper(BEFORE.sheets[sheet]).values)
    for column, name in ((4, "E"), (6, "G")):
        paper = Paper(BEFORE.sheets[sheet])
        paper.nilai[last_row, column] = "catatan saya"
        assert refused(paper, sheet) == [f"{name}{last_row + 1}"]


def test_a_note_below_an_open_paper_stays() -> None:
    paper = Paper(BEFORE.sheets["Disposisi"])
    last_row = max(row for row, _ in paper.values)
    paper.nilai[last_row + 3, 0] = paper.values[last_row + 3, 0] = "catatan saya"
    paper.carry_out(plan(paper, "Disposisi"))
    assert "catatan saya" in paper.values.values()


def test_lines_put_into_an_open_paper_do_not_make_ours_look_like_theirs() -> None:
    last_row = max(row for row, _ in Paper(BEFORE.sheets["Notulen"]).values)
    paper = Paper(BEFORE.sheets["Notulen"])
    inserted(paper, last_row - 3, 2)
    paper.carry_out(plan(paper, "Notulen"))
    same(paper, CURRENT.sheets["Notulen"])
    paper = Paper(BEFORE.sheets["Notulen"])
    inserted(paper, last_row - 3, 2)
    paper.nilai[last_row - 2, 1] = "catatan saya"
    assert refused(paper, "Notulen") == [f"B{last_row - 1}"]
