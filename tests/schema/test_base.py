"""The layout fails at import when it does not fit its models."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sakip_xl.domain.model import Indikator, Kinerja, MetaRow
from sakip_xl.schema.base import Button, Column, Sheet, Table, field_choices
from sakip_xl.schema.books import BOOKS, FORMULIR, MASTER, BookLayout
from sakip_xl.schema.commands import KELOMPOK, TOMBOL, check_commands
from sakip_xl.schema.settings import PENGATURAN, check_pengaturan

KEYS = Column("kunci", "Kunci", 9, "Kunci.")
NILAI = Column("nilai", "Nilai", 9, "Nilai.")


def table(*column: Column, name: str = "tblUji", sheet: str = "Uji") -> Table:
    return Table(type("TrialRow", (MetaRow,), {"table": name}), sheet, "Uji", column)


def test_a_field_without_a_column_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nilai"):
        table(KEYS)


def test_a_heading_that_stands_twice_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="twice"):
        table(KEYS, Column("nilai", "KUNCI", 9, "Nilai."))


def test_a_table_knows_its_columns_choices_and_what_must_be_filled() -> None:
    indikator = MASTER.table_named("tblIndikator")
    assert indikator.field_column("satuan").judul == "Satuan"
    assert indikator.columns[indikator.column_position("satuan")].bidang == "satuan"
    assert indikator.options("iku") == ("Ya", "Tidak")
    assert indikator.options("satuan") == indikator.options("tidak_ada") == ()
    assert indikator.wajib("satuan")
    assert not indikator.wajib("rumus")
    assert not indikator.wajib("tidak_ada")


def test_choices_are_found_inside_optional_fields_and_not_in_numbers() -> None:
    assert field_choices(Indikator, "rumus") == ("rasio", "selisih", "kebalikan", "stabil")
    assert field_choices(Kinerja, "pagu") == ()


def test_a_book_refuses_a_table_twice_or_on_no_sheet() -> None:
    sheet = (Sheet("Uji", "Uji", "Menguji."),)
    with pytest.raises(ValueError, match="duplicate"):
        BookLayout("uji", sheet, (table(KEYS, NILAI), table(KEYS, NILAI)))
    with pytest.raises(ValueError, match="Lain"):
        BookLayout("uji", sheet, (table(KEYS, NILAI, sheet="Lain"),))


@pytest.mark.parametrize("buku", [MASTER, FORMULIR], ids=["master", "formulir"])
def test_a_book_finds_its_tables_and_sheets(buku: BookLayout) -> None:
    assert BOOKS[buku.kind] is buku
    assert [t for s in buku.sheets for t in buku.sheet_tables(s.name)] == sorted(
        buku.tables, key=lambda t: [s.name for s in buku.sheets].index(t.sheet)
    )
    assert all(len(s.name) <= 31 and buku.sheet_named(s.name) is s for s in buku.sheets)


def test_a_button_twice_or_a_group_without_one_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="command"):
        check_commands((*TOMBOL, TOMBOL[0]), KELOMPOK)
    with pytest.raises(ValueError, match="command"):
        check_commands(TOMBOL, (*KELOMPOK, "Kosong"))


def test_a_next_step_that_names_no_button_is_a_mistake() -> None:
    lost = replace(TOMBOL[0], next_step="Lanjutkan dengan {tombol_lain}.")
    with pytest.raises(ValueError, match="tombol_lain"):
        check_commands((lost, *TOMBOL[1:]), KELOMPOK)


def test_every_button_stands_on_a_sheet_of_the_master() -> None:
    def sheet(button: Button) -> set[str]:
        return set(button.sheets)

    assert set().union(*map(sheet, TOMBOL)) <= {s.name for s in MASTER.sheets}


def test_settings_that_differ_from_their_model_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="differ"):
        check_pengaturan(PENGATURAN[1:])
