"""One cause, one finding: the real set has no fault, and a broken cell brings two findings at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.sample import sample_content
from sakip_xl.domain.model import Cell, Indikator, Kinerja, Pejabat, PengaturanRow, Unit
from sakip_xl.domain.rules import check_rules
from sakip_xl.errors import Temuan, Tingkat
from sakip_xl.schema.base import Trait
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from tests.actions.office import saat
from tests.real_set import real_set

TODAY = date(2026, 7, 6)
SAMPLE = sample_content(initial_content("Sumbersuko", 2026, id_master="contoh"))
BROKEN: tuple[Cell, ...] = (None, "???", -7, date(2026, 2, 3), 0.5, "nihil sekali")


def findings(content: BookContent) -> list[Temuan]:
    loaded = load_master(content)
    return [found.temuan for found in (*loaded.temuan, *check_rules(loaded.master, TODAY))]


def faults(content: BookContent) -> list[Temuan]:
    return [found for found in findings(content) if found.tingkat is Tingkat.SALAH]


def with_cell(content: BookContent, table: str, index: int, field_name: str, value: Cell) -> BookContent:
    rows = [dict(row) for row in content.row(table)]
    rows[index][field_name] = value
    return replace(content, tables={**content.tables, table: rows})


def places() -> list[tuple[str, int, str]]:
    """Every cell that staff fill in; of a setting only its value."""
    return [
        (table.name, index, column.bidang)
        for table in MASTER.tables
        if table.sifat is Trait.INPUT
        for index in range(len(SAMPLE.row(table.name)))
        for column in table.columns
        if column.rumus is None and (table.name != PengaturanRow.table or column.bidang == "nilai")
    ]


@settings(max_examples=120, deadline=None)
@given(place=st.sampled_from(places()), value=st.sampled_from(BROKEN))
def test_a_broken_cell_brings_two_faults_at_most(place: tuple[str, int, str], value: Cell) -> None:
    broken = with_cell(SAMPLE, *place, value)
    assert len(faults(broken)) - len(faults(SAMPLE)) <= 2


@pytest.mark.parametrize(
    ("table", "field_name", "value"),
    [
        (Unit.table, "wajib", "mungkin"),
        (Unit.table, "kode", "XX"),
        (Unit.table, "nama", None),
        (Pejabat.table, "peran", "Camatt"),
        (Kinerja.table, "pagu", "banyak"),
        (Kinerja.table, "level", None),
        (Indikator.table, "polaritas", "naik"),
    ],
)
def test_what_refers_to_a_row_with_a_fault_is_no_fault_of_its_own(
    table: str, field_name: str, value: Cell
) -> None:
    assert len(faults(with_cell(SAMPLE, table, 0, field_name, value))) - len(faults(SAMPLE)) <= 1


def test_references_to_one_missing_thing_are_one_finding_that_counts_them() -> None:
    [found] = faults(with_cell(real_set(), Unit.table, 0, "kode", "LAIN"))
    assert (found.kode, found.nilai) == ("SKP-353", "SEK")
    assert "dipakai 19 kali" in found.pesan


def test_the_real_set_has_no_fault() -> None:
    result = periksa(MemoryBook(real_set()), moment=saat(None))
    assert [found for found in result.temuan if found.tingkat is Tingkat.SALAH] == []
    assert [found.kode for found in result.temuan].count("SKP-219") == 1
    assert (len(real_set().row(Kinerja.table)), len(real_set().row(Indikator.table))) == (49, 50)


def test_an_indicator_without_any_target_has_one_fault() -> None:
    content = with_cell(real_set(), Indikator.table, 7, "target_tahun", None)
    assert [found.kode for found in faults(content)] == ["SKP-211"]


def test_a_quarter_without_the_year_is_told_as_such() -> None:
    content = with_cell(real_set(), Indikator.table, 7, "target_tw4", 5)
    without = with_cell(content, Indikator.table, 7, "target_tahun", None)
    assert [found.kode for found in faults(without)] == ["SKP-212"]


def test_the_sample_has_no_fault() -> None:
    assert faults(SAMPLE) == []
