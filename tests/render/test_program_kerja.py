"""Program Kerja: the bars begin on the right Monday and recalculate."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.formulas.serial import serial
from sakip_xl.render.master import draw_master
from sakip_xl.render.material import Material
from sakip_xl.render.sheets.program_kerja import PEKAN, monday_number
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.load import load_master
from tests.office.recalc import Office
from tests.sample import SEKARANG, sample_content

MONDAY = date(2026, 6, 29)

CASES: dict[str, tuple[list[tuple[Cell, Cell]], date | None]] = {
    "the first activity of the quarter": (
        [(2, date(2026, 7, 8)), (2, date(2026, 7, 3)), (1, date(2026, 4, 1))],
        MONDAY,
    ),
    "a Monday is its own Monday": ([(2, MONDAY)], MONDAY),
    "a Sunday belongs to the week before": ([(2, date(2026, 7, 5))], MONDAY),
    "no activity in the quarter: all count": ([(3, date(2026, 7, 3)), (4, date(2026, 10, 1))], MONDAY),
    "a moment counts as its day": ([(2, datetime(2026, 7, 1, 23, 0))], MONDAY),
    "a date typed as text makes all numbers count": (
        [(2, "3 Juli"), (2, date(2026, 9, 1)), (1, date(2026, 7, 1))],
        MONDAY,
    ),
    "a row without a date does not count": ([(2, None), (2, date(2026, 7, 1))], MONDAY),
    "no date at all": ([(2, None)], None),
}


def isi(case: list[tuple[Cell, Cell]]) -> BookContent:
    rows: list[RawRow] = [{"triwulan": triwulan, "mulai": begin} for triwulan, begin in case]
    return sample_content(tblProgramKerja=rows)


@pytest.mark.parametrize("name", CASES)
def test_the_bars_begin_on_the_monday_of(name: str) -> None:
    case, expected = CASES[name]
    content = isi(case)
    material = Material(content, load_master(content).master, SEKARANG)
    assert monday_number(material) == (None if expected is None else serial(expected))


def test_without_a_chosen_quarter_every_activity_counts() -> None:
    content = sample_content(tblKerja=[], tblProgramKerja=[{"triwulan": 1, "mulai": MONDAY}])
    assert monday_number(Material(content, load_master(content).master, SEKARANG)) == serial(MONDAY)


def test_days_run_on_without_a_gap() -> None:
    sheet = draw_master(sample_content(), SEKARANG).sheets["Program Kerja"]
    [place] = sheet.tables
    start = len(place.table.columns) + 1
    days = [sheet.cells[place.row, start + n].value for n in range(7 * PEKAN)]
    assert days == [serial(MONDAY) + n for n in range(7 * PEKAN)]


@pytest.mark.libreoffice
def test_the_first_day_recalculates_to_what_python_says(kantor: Office, tmp_path: Path) -> None:
    files = []
    for index, (case, _) in enumerate(CASES.values()):
        files.append(tmp_path / f"{index}.xlsx")
        write_xlsx(draw_master(isi(case), SEKARANG), files[-1])
    for name, result in zip(CASES, kantor.recalculate(files).values(), strict=True):
        assert result.cocok, (name, result.beda[:3], result.galat[:3])
