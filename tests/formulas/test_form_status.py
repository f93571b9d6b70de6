"""The live status of a form: never ``Terisi`` for what the check refuses, whatever is typed."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.model import Cell, FormulirInput, Pengaturan
from sakip_xl.domain.rules.form_check import check_input
from sakip_xl.errors import Tingkat
from sakip_xl.formulas.base import ColumnFormula, Scope
from sakip_xl.formulas.form_status import (
    KOSONG,
    PERIKSA,
    RUMUS_STATUS,
    STATUS,
    TERISI,
)
from sakip_xl.render.form import draw_formulir
from sakip_xl.render.table import computed_row
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.load import load_table
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN
from tests.office.recalc import Office
from tests.sample import SEKARANG, sample_formulir
from tests.sample_rows import ISIAN

SCOPE = Scope(Pengaturan(nama_kecamatan="Contoh", tahun=2026))
CONTOH = [
    (column.rumus, *example)
    for table in (TBL_ISIAN, TBL_ISIAN_ANGGARAN)
    for column in table.columns
    if column.rumus is not None
    for example in column.rumus.contoh
]
EJAAN: tuple[Cell, ...] = (
    *(None, "", " ", "-", "--", "–", "n/a", "Belum ada", "nihil", 0, 83, 82.5, 825, 9000, -3, 1.05, 0.97),
    *("82,5", "  82,5  ", "1.234", "1,234", "1.234,5", "1,234.5", "1.234.567", "12.34.5", "0,123", "0.123"),
    *("1,5.3", "1234,567", "007", "-5", "5-", "(5)", "95%", "95 %", "93,25%", "-2,5%", "%", "½", "1/2"),
    *("baik", "92 persen", "80 - 90%", "80 s.d. 90", ".5", "5,", "1e5", "Rp 1.000", "1,5 juta", "5 hari"),
    *("12.12.2026", "30 Juni 2026", "1-2-2026", "TRUE", True, "123456789012345678", "WTP", "#REF!"),
    *(date(2026, 7, 1), date(2026, 2, 1), datetime(2026, 2, 1, 8), time(6, 30), time(0, 1), 46000, 1e15),
    *(time(0), date(1925, 2, 1), datetime(1912, 1, 1, 7, 30), "25:30:00", 1.0625, 92.125, 92.3456, 1e14),
    *(1e31, 36525, 36526, 54788, 54789, 1, 0.5, "100 dari 110", "> 90", "82,5\n", "8\u00a02", "≥ 80"),
)  # fmt: skip


MIDNIGHT = ("tblIsianAnggaran", EJAAN.index(time(0)))
"""Copied into money it is 0; in the other cells its format tells. Typed it is a text."""


def refused(content: BookContent) -> set[tuple[str, int]]:
    """Table and row of everything that the check refuses."""
    entries, flaws = load_table(TBL_ISIAN, content.row("tblIsian"))
    anggaran, money_flaws = load_table(TBL_ISIAN_ANGGARAN, content.row("tblIsianAnggaran"))
    found = [*flaws, *money_flaws, *check_input(entries, anggaran, tahun=2026, triwulan=2)]
    return {(item.table, item.row_index) for item in found if item.temuan.tingkat is Tingkat.SALAH}


def form(values: tuple[Cell, ...], **other: Cell) -> BookContent:
    """A form with one row of each kind for every value: typed as realisasi, and as money."""
    entries: list[RawRow] = []
    anggaran: list[RawRow] = []
    for index, value in enumerate(values):
        answer = {"realisasi": value, **other}
        entries += [{**raw(isian), "kode": f"{isian.kode}.{index}", **answer} for isian in ISIAN]
        anggaran.append({"kode": f"K.{index}", "uraian": "x", "pagu": 97_000_000, "realisasi": value})
    return sample_formulir(tblIsian=entries, tblIsianAnggaran=anggaran)


def states(content: BookContent) -> dict[tuple[str, int], Cell]:
    return {
        (table.name, index): computed_row(table, row, SCOPE)["status"]
        for table in (TBL_ISIAN, TBL_ISIAN_ANGGARAN)
        for index, row in enumerate(content.row(table.name))
    }


@pytest.mark.parametrize(("rumus", "row", "expected"), CONTOH, ids=range(len(CONTOH)))
def test_every_worked_example_holds(rumus: ColumnFormula, row: dict[str, Cell], expected: Cell) -> None:
    assert rumus.hitung(row, SCOPE) == expected


def test_the_cells_beside_the_realisasi_are_those_that_the_formula_names() -> None:
    names = [column.bidang for column in TBL_ISIAN.columns]
    assert names[names.index("alasan_belum") : names.index("bukti_dukung") + 1] == FormulirInput.beside()
    assert "[Alasan Belum Tersedia]:[Bukti Dukung]" in RUMUS_STATUS


def test_whatever_is_typed_what_is_refused_is_never_called_filled() -> None:
    content = form(EJAAN)
    state = states(content)
    assert {place for place, word in state.items() if word == TERISI} & refused(content) == {MIDNIGHT}
    assert set(state.values()) == set(STATUS)


def test_plain_numbers_and_empty_cells_are_told_for_certain() -> None:
    content = form((0, 83, 82.5, 60_000, 10**9))
    assert set(states(content).values()) == {TERISI, PERIKSA}  # money below 54.789, and above the pagu
    assert list(states(content).values()).count(PERIKSA) == 3
    assert set(states(form((None, "", " ", "-"))).values()) == {KOSONG}


@pytest.mark.parametrize(
    ("field_name", "value"),
    [
        ("batas_waktu", "30 Juni 2026"),
        ("batas_waktu", date(1900, 1, 2)),
        ("batas_waktu", 2026),
        ("batas_waktu", 10**9),
        ("bukti_dukung", 198203032006031000),
        ("yang_diisi", "Kata penilaian: Ya, Tidak. Isi posisi sampai akhir triwulan."),
    ],
)
def test_what_is_wrong_beside_the_number_is_seen_too(field_name: str, value: Cell) -> None:
    content = form((83,), **{field_name: value})
    assert [word for (table, _), word in states(content).items() if table == "tblIsian"] == [PERIKSA] * 4


@pytest.mark.parametrize("value", [date(2026, 6, 30), datetime(2026, 6, 30, 8), time(8), 12, "Laporan"])
def test_a_date_or_a_number_in_a_column_of_texts_is_its_text(value: Cell) -> None:
    content = form((83,), bukti_dukung=value, kendala=value)
    assert [word for (table, _), word in states(content).items() if table == "tblIsian"] == [TERISI] * 4
    assert not {place for place in refused(content) if place[0] == "tblIsian"}


@pytest.mark.parametrize("value", [46000, 46000.0, date(2026, 6, 30), date(2000, 1, 1)])
def test_a_due_date_that_lost_its_format_is_the_day_it_counts(value: Cell) -> None:
    content = form((83,), batas_waktu=value)
    assert [word for (table, _), word in states(content).items() if table == "tblIsian"] == [TERISI] * 4
    assert not {place for place in refused(content) if place[0] == "tblIsian"}


numbers = st.one_of(
    st.floats(1e-9, 1e16), st.floats(-1e3, -1e-9), st.integers(-10, 10**6), st.text(max_size=6)
)


@given(numbers)
def test_any_number_or_text_that_is_called_filled_is_taken(value: Cell) -> None:
    content = form((value,))
    assert {place for place, word in states(content).items() if word == TERISI} & refused(content) == set()


@pytest.mark.libreoffice
def test_the_formula_says_what_its_twin_says(kantor: Office, tmp_path: Path) -> None:
    due: tuple[Cell, ...] = (None, "30 Juni 2026", date(2026, 6, 30))
    # In a cell with the format of money LibreOffice has no TRUE: it is the number 1. It has no name for the
    # formats of our dates.
    values = tuple(value for value in EJAAN if value is not True and not isinstance(value, date))
    files = []
    for number, batas in enumerate(due):
        content = form(values, batas_waktu=batas, bukti_dukung=("Laporan", None, date(2026, 6, 1))[number])
        files.append(tmp_path / f"{number}.xlsx")
        write_xlsx(draw_formulir(content, SEKARANG), files[-1])
    for path, result in kantor.recalculate(files).items():
        assert result.cocok, (path.name, result.beda[:5], result.galat[:5])
