"""Dropdowns, bounds and prompts of every input column, within the limits of Excel."""

from __future__ import annotations

import pytest

from sakip_xl.domain.model import Disposisi, Pengaturan
from sakip_xl.render.validation import choices_from, column_validation, content_rule, model_limits
from sakip_xl.schema.base import Column, Look, Table, Trait
from sakip_xl.schema.books import FORMULIR, MASTER

ALL_COLUMNS = [(t, k) for book in (MASTER, FORMULIR) for t in book.tables for k in t.columns]
IDS = [f"{t.name}.{k.bidang}.{n}" for n, (t, k) in enumerate(ALL_COLUMNS)]


@pytest.mark.parametrize(("table", "column"), ALL_COLUMNS, ids=IDS)
def test_a_column_has_a_prompt_within_limits_exactly_when_staff_type_in_it(
    table: Table, column: Column
) -> None:
    rule = column_validation(table, column)
    filled = table.sifat is Trait.INPUT and not column.kunci and column.rumus is None
    assert (rule is not None) == filled
    if rule is not None:
        assert 0 < len(rule["input_title"]) <= 32
        assert 0 < len(rule["input_message"]) <= 255
        assert len(rule.get("error_title", "")) <= 32
        assert len(rule.get("error_message", "")) <= 255


@pytest.mark.parametrize(("table", "column"), ALL_COLUMNS, ids=IDS)
def test_an_enumeration_is_a_short_inline_list(table: Table, column: Column) -> None:
    rule = column_validation(table, column)
    if rule is not None and (value := table.options(column.bidang)):
        assert rule["source"] == list(value)
        assert len(",".join(value)) <= 255
        assert rule["error_type"] == "stop"


def rule_columns(name: str, field_name: str) -> dict[str, object]:
    book = FORMULIR if name.startswith("tblIsian") else MASTER
    table = book.table_named(name)
    rule = column_validation(table, table.field_column(field_name))
    assert rule is not None
    return rule


def test_bounds_come_from_the_model_and_only_warn() -> None:
    rule = rule_columns("tblDisposisi", "langkah")
    assert (rule["minimum"], rule["maximum"]) == (1, 12)
    assert rule["error_message"] == "Ketik bilangan bulat 1 sampai 12."
    assert rule["error_type"] == "warning"


def test_a_typed_number_is_never_judged_by_excel() -> None:
    assert rule_columns("tblIsian", "realisasi")["validate"] == "any"


def test_a_reference_offers_the_named_range_and_lets_another_value_through() -> None:
    rule = rule_columns("tblIndikator", "unit")
    assert (rule["source"], rule["error_type"]) == ("=daftar_unit", "warning")


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        (Look.DATE, "date"),
        (Look.MOMENT, "date"),
        (Look.TIME, "time"),
        (Look.INTEGER, "integer"),
        (Look.MONEY, "decimal"),
        (Look.TEXT, "any"),
    ],
)
def test_each_kind_of_column_has_its_rule(look: Look, kind: str) -> None:
    assert content_rule(look)["validate"] == kind


def test_a_lower_bound_alone_is_told() -> None:
    assert content_rule(Look.MONEY, (0, None))["error_message"] == "Ketik angka, tidak kurang dari 0."
    assert content_rule(Look.NUMBER)["error_message"] == "Ketik angka saja."


def test_bounds_of_a_field_without_any_are_open() -> None:
    assert model_limits(Disposisi, "hal") == (None, None)
    assert model_limits(Pengaturan, "tahun") == (2015, 2100)
    assert model_limits(Pengaturan, "batas_rekap") == (0, None)


def test_a_list_too_long_for_excel_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="too long"):
        choices_from(tuple(f"pilihan nomor {n}" for n in range(30)))
