"""Ceilings of Renstra, Renja and DPA: rolled up, their differences, and what is not known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sakip_xl.domain.measure.planned_money import PlannedMoney, planned_money, total_money
from sakip_xl.domain.measure.summary import summarize
from sakip_xl.domain.model import Kinerja, Master, Pengaturan
from sakip_xl.domain.terms import Level
from tests.sample import SEKARANG


def planned(*leaves: dict[str, int], program: dict[str, int] | None = None) -> dict[str, PlannedMoney]:
    """A program and a kegiatan for each of the leaves."""
    rows = [_node("P", Level.PROGRAM, "", program or {})]
    rows += [_node(f"K{n}", Level.KEGIATAN, "P", leaf) for n, leaf in enumerate(leaves, 1)]
    setting = Pengaturan(nama_kecamatan="Contoh", tahun=2026, tahun_awal_renstra=2025)
    master = Master("m", setting, kinerja=rows)
    return planned_money(master, summarize(master, 1, SEKARANG))


def _node(kode: str, level: Level, induk: str, amounts: dict[str, int]) -> Kinerja:
    money: dict[str, Any] = {name: Decimal(amount) for name, amount in amounts.items()}
    return Kinerja(kode=kode, level=level, induk=induk, uraian=kode, **money)


FIRST = {"pagu": 10, "pagu_renja": 12, "pagu_renstra": 50, "belanja_renstra": 9}
SECOND = {"pagu": 5, "pagu_renja": 5, "pagu_renstra": 6, "belanja_renstra": 4}


def test_the_differences_follow_from_the_amounts_of_every_level() -> None:
    found = planned(FIRST, SECOND)
    assert found["P"] == PlannedMoney(*map(Decimal, (56, 13, 17, 15)))
    assert [money.selisih for money in found.values()] == [-2, -2, 0]
    assert [money.sisa for money in found.values()] == [28, 31, -3]


def test_an_amount_of_its_own_counts_before_the_sum_and_a_part_that_lacks_leaves_it_unknown() -> None:
    assert planned(FIRST, SECOND, program={"pagu_renja": 99})["P"].selisih == 15 - 99
    found = planned(FIRST, {"pagu": 5})
    assert (found["P"].renja, found["P"].selisih, found["P"].sisa) == (None, None, None)
    assert found["K2"].dpa == 5


def test_a_difference_lacking_any_part_is_not_known() -> None:
    known = dict.fromkeys(("renstra", "sebelumnya", "renja", "dpa"), Decimal(1))
    unknown = {name: PlannedMoney(**{**known, name: None}) for name in known}
    assert [name for name, money in unknown.items() if money.selisih is None] == ["renja", "dpa"]
    assert [name for name, money in unknown.items() if money.sisa is None] == ["renstra", "sebelumnya", "dpa"]


def test_a_total_is_known_where_all_its_parts_are() -> None:
    found = planned(FIRST, {"pagu": 5})
    total = total_money([found["K1"], found["K2"]])
    assert total.dpa == 15
    assert total.renja is None
    assert total_money([]) == PlannedMoney(None, None, None, None)
