"""The same work gives one capaian, whether its quarters are typed one by one or as running totals."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.measure.row import measure_row
from sakip_xl.domain.measure.summary import Summary, summarize
from sakip_xl.domain.model import Indikator, Kinerja, Master, Pengaturan, Realisasi
from sakip_xl.domain.terms import DasarRekap, Konsolidasi
from tests.domain.test_kertas_kerja import indikator

KINI = datetime(2026, 12, 20, 8)
RULES = Pengaturan(nama_kecamatan="Contoh", tahun=2026)
Quarters = list[int | None]


def typed(kode: str, targets: Quarters, reached: Quarters, **other: Any) -> tuple[Indikator, list[Realisasi]]:
    """One indicator with its quarters, and what was reported."""
    columns = {f"target_tw{tw}": target for tw, target in enumerate(targets, 1)}
    row = indikator(kode=kode, target_tahun=other.pop("target_tahun"), **columns, **other)
    reported = [
        Realisasi(kode=kode, triwulan=tw, unit="U1", realisasi=value)  # type: ignore[arg-type]
        for tw, value in enumerate(reached, 1)
        if value is not None
    ]
    return row, reported


def one_by_one(kode: str, targets: Quarters, reached: Quarters) -> tuple[Indikator, list[Realisasi]]:
    total = sum(target or 0 for target in targets)
    return typed(kode, targets, reached, konsolidasi="jumlah", target_tahun=total)


def running_totals(kode: str, targets: Quarters, reached: Quarters) -> tuple[Indikator, list[Realisasi]]:
    total = sum(target or 0 for target in targets)
    sums = list(accumulate(target or 0 for target in targets))
    cumulated = [None if target is None else value for target, value in zip(targets, sums, strict=True)]
    done = list(accumulate(value or 0 for value in reached))
    return typed(kode, cumulated, [*done], konsolidasi="posisi akhir", target_tahun=total)


def real_set(write: Any) -> Master:
    """Fifty indicators as agencies plan them: a target in every quarter, in some, in the last one."""
    choose = random.Random(8)  # noqa: S311 any numbers will do
    patterns: list[Quarters] = [[3, 3, 3, 3], [None, 2, None, 2], [None, None, None, 1], [0, 5, 0, 5]]
    pairs = []
    for number in range(50):
        targets = [value and value * choose.randrange(1, 9) for value in patterns[number % len(patterns)]]
        total = sum(value or 0 for value in targets)
        cuts = sorted(choose.randrange(0, total + 1) for _ in range(3))
        reached: Quarters = [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
        pairs.append(write(f"I.{number}", targets, reached))
    node = Kinerja(kode="S.1", level="sasaran", uraian="Sasaran")  # type: ignore[arg-type]
    reported = [row for _, rows in pairs for row in rows]
    return Master("m", RULES, kinerja=[node], indikator=[row for row, _ in pairs], realisasi=reported)


def measured(master: Master, triwulan: int) -> Summary:
    return summarize(replace(master, kertas_kerja=fill_kertas_kerja(master, triwulan)), triwulan, KINI)


@pytest.mark.parametrize("write", [one_by_one, running_totals])
def test_what_was_planned_for_the_year_and_reached_is_100(write: Any) -> None:
    summary = measured(real_set(write), 4)
    assert (summary.kecamatan.bulat, summary.dikecualikan) == (Decimal("100.00"), [])


def test_a_quarter_alone_can_count_where_the_office_wants_it() -> None:
    master = real_set(one_by_one)
    setting = master.pengaturan.model_copy(update={"dasar_rekap": DasarRekap.TRIWULAN})
    alone = measured(replace(master, pengaturan=setting), 4)
    assert alone.kecamatan.bulat != Decimal(100)
    assert alone.dikecualikan == []


quarters = st.lists(st.one_of(st.none(), st.integers(1, 50)), min_size=4, max_size=4)


@given(quarters, st.lists(st.integers(0, 60), min_size=4, max_size=4), st.integers(1, 4))
def test_one_by_one_and_running_totals_are_one_capaian(
    targets: Quarters, reached: list[int], triwulan: int
) -> None:
    results = []
    for write in (one_by_one, running_totals):
        row, reported = write("I.1", targets, [*reached])
        master = Master("m", RULES, indikator=[row], realisasi=reported)
        [filled] = fill_kertas_kerja(master, triwulan)
        results.append(measure_row(filled, RULES))
    plain, cumulated = results
    assert plain.sd.nilai == cumulated.sd.nilai
    assert plain.tahun.nilai == cumulated.tahun.nilai


@given(quarters, quarters, st.sampled_from(Konsolidasi), st.integers(1, 4))
def test_nothing_is_computed_without_a_target_and_it_says_which_quarter_is_missing(
    targets: Quarters, reached: Quarters, konsolidasi: Konsolidasi, triwulan: int
) -> None:
    row, reported = typed("I.1", targets, reached, konsolidasi=konsolidasi, target_tahun=7)
    [filled] = fill_kertas_kerja(Master("m", RULES, indikator=[row], realisasi=reported), triwulan)
    result = measure_row(filled, RULES)
    if result.sd.nilai is None:
        assert "Belum ditargetkan s.d." in filled.catatan or "belum diisi" in filled.catatan
    elif konsolidasi is Konsolidasi.JUMLAH:
        unfilled = [
            tw
            for tw, (target, value) in enumerate(zip(targets, reached, strict=True), 1)
            if tw <= triwulan and target is not None and value is None
        ]
        assert ("belum diisi" in filled.catatan) == bool(unfilled)
