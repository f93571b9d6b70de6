"""The fingerprint of data: knows what they say, not how they came in or went through a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.sop.requirements.sidik import is_current, sidik_data, standard
from sakip_xl.domain.terms import SopName

PENGUMPULAN, PENGUKURAN = SopName.PENGUMPULAN, SopName.PENGUKURAN
Row = Sequence[dict[str, Any]]

REALISASI = st.one_of(st.none(), st.integers(0, 99), st.sampled_from(["82,5", "WTP"]))


@given(st.lists(REALISASI, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_fingerprint_knows_the_data_and_not_the_order_of_the_rows(
    nilai: list[object], randomizer: Any
) -> None:
    row = [{"kode": f"I.{n}", "realisasi": value} for n, value in enumerate(nilai)]
    original = sidik_data(compose({"tblRealisasi": row}), PENGUMPULAN, 2)
    randomizer.shuffle(row)
    assert sidik_data(compose({"tblRealisasi": row}), PENGUMPULAN, 2) == original
    row[0] = {**row[0], "realisasi": 100}
    assert sidik_data(compose({"tblRealisasi": row}), PENGUMPULAN, 2) != original


def test_the_fingerprint_outlives_a_save_and_tells_money_papers_and_quarters_apart() -> None:
    def sidik(sop: SopName = PENGUMPULAN, **table: Row) -> str:
        return sidik_data(compose(table), sop, 2)

    assert sidik(tblRealisasi=[{"realisasi": 5}]) == sidik(
        tblRealisasi=[{"realisasi": 5.0, "id_formulir": "F"}]
    )
    assert sidik(tblAnggaran=[{"realisasi": 1}]) != sidik(tblAnggaran=[{"realisasi": 2}])
    assert sidik(tblRealisasi=[{"triwulan": 1}]) == sidik(tblRealisasi=[])
    assert sidik(PENGUKURAN, tblRealisasi=[]) == sidik(PENGUKURAN)
    exact, from_float = Decimal(1) / 3, Decimal(repr(1 / 3))
    assert sidik(PENGUKURAN, tblKertasKerja=[{"realisasi": exact}]) == sidik(
        PENGUKURAN, tblKertasKerja=[{"realisasi": from_float}]
    )


def test_other_years_are_part_of_a_report_that_compares_with_them() -> None:
    year = {"kode": "IKS.1", "tahun": 2025, "realisasi": 80}
    none, one = compose({"tblRiwayat": []}), compose({"tblRiwayat": [year]})
    other = compose({"tblRiwayat": [{**year, "realisasi": 81}]})
    renstra = compose({"tblRiwayat": [], "tblIndikator": [{"target_renstra": 90}]})
    assert len({sidik_data(master, PENGUKURAN, 2) for master in (none, one, other, renstra)}) == 4
    assert len({sidik_data(master, PENGUMPULAN, 2) for master in (none, one, other)}) == 1
    blank = dict.fromkeys(("target", "realisasi", *(f"realisasi_tw{n}" for n in range(1, 5))))
    nothing = compose({"tblRiwayat": [{**year, **blank}]})
    assert sidik_data(nothing, PENGUKURAN, 2) == sidik_data(none, PENGUKURAN, 2)


def test_a_report_of_before_is_not_called_changed_and_one_of_today_is() -> None:
    year = {"kode": "IKS.1", "tahun": 2025, "realisasi": 80}
    empty, filled = compose({"tblRiwayat": []}), compose({"tblRiwayat": [year]})
    before, today = sidik_data(empty, PENGUKURAN, 2), sidik_data(filled, PENGUKURAN, 2)
    assert is_current(before, filled, PENGUKURAN, 2)
    assert is_current(today, filled, PENGUKURAN, 2)
    assert not is_current(today, compose({"tblRiwayat": [{**year, "realisasi": 81}]}), PENGUKURAN, 2)
    assert not is_current(today, empty, PENGUKURAN, 2)


@pytest.mark.parametrize(
    ("nilai", "text"),
    [
        (True, "True"),
        (date(2026, 7, 1), "2026-07-01"),
        (1e20, "100000000000000000000"),
        ("a \r\n b", "a\nb"),
        (0, "0"),
    ],
)
def test_a_cell_is_compared_in_one_way(nilai: object, text: str) -> None:
    assert standard(nilai) == text
