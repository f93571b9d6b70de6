"""Spending of each quarter by itself: only where the same units reported both times to date."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.spending import renstra_money, spending_by_quarter
from sakip_xl.domain.measure.summary import summarize
from sakip_xl.domain.model import Kinerja, Master, Pengaturan, RealisasiAnggaran
from sakip_xl.domain.terms import Level, Triwulan
from tests.sample import SEKARANG

TREE = [
    Kinerja(kode="P", level=Level.PROGRAM, uraian="Program"),
    Kinerja(kode="K1", level=Level.KEGIATAN, induk="P", uraian="Kegiatan"),
    Kinerja(kode="K2", level=Level.KEGIATAN, induk="P", uraian="Kegiatan"),
]


def spent(
    *told: tuple[str, int, int | None], quarters: int = 3, unit: str = "U"
) -> dict[str, list[Decimal | None]]:
    """The spending by quarter of what was told: kode, quarter, to date."""
    rows = [
        RealisasiAnggaran(
            kode=kode, triwulan=Triwulan(tw), unit=unit, realisasi=None if amount is None else Decimal(amount)
        )
        for kode, tw, amount in told
    ]
    master = Master("m", Pengaturan(nama_kecamatan="Contoh", tahun=2026), kinerja=TREE, anggaran=rows)
    so_far = [summarize(master, tw, SEKARANG) for tw in range(1, quarters + 1)]
    return spending_by_quarter(master, so_far)


def test_a_quarter_is_the_difference_of_two_figures_to_date() -> None:
    found = spent(("K1", 1, 10), ("K1", 2, 25), ("K1", 3, 25))
    assert found == {"P": [10, 15, 0], "K1": [10, 15, 0], "K2": [None, None, None]}


def test_a_correction_downwards_is_told_as_it_is() -> None:
    assert spent(("K1", 1, 10), ("K1", 2, 4), quarters=2)["P"] == [10, -6]


def test_a_quarter_that_was_not_reported_and_the_one_after_it_are_unknown() -> None:
    assert spent(("K1", 1, 10), ("K1", 2, None), ("K1", 3, 30))["K1"] == [10, None, None]


def test_one_that_reports_late_leaves_the_sum_above_it_unknown_and_the_other_known() -> None:
    found = spent(("K1", 1, 10), ("K1", 2, 20), ("K2", 2, 7), quarters=2)
    assert found == {"P": [10, None], "K1": [10, 10], "K2": [None, None]}


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=4))
def test_known_quarters_add_up_to_what_was_spent_to_date(amounts: list[int]) -> None:
    found = spent(*(("K1", tw, amount) for tw, amount in enumerate(amounts, 1)), quarters=len(amounts))
    assert sum(part for part in found["P"] if part is not None) == amounts[-1]


def test_in_the_first_year_of_the_renstra_nothing_was_spent_before() -> None:
    before = {"pagu_renstra": Decimal(100), "belanja_renstra": Decimal(7)}
    tree = [Kinerja(kode="K", level=Level.KEGIATAN, uraian="Kegiatan", **before)]  # type: ignore[arg-type]
    rows = [RealisasiAnggaran(kode="K", triwulan=Triwulan(1), unit="U", realisasi=Decimal(5))]
    for first, spent_before in ((2025, 7), (2026, 0)):
        setting = Pengaturan(nama_kecamatan="Contoh", tahun=2026, tahun_awal_renstra=first)
        master = Master("m", setting, kinerja=tree, anggaran=rows)
        money = renstra_money(master, summarize(master, 1, SEKARANG))["K"]
        assert money.sebelumnya == spent_before
        assert money.belanja == spent_before + 5
