"""Who holds an office on a day: definitif, Plt., Plh., nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.model import Master, Pejabat
from sakip_xl.domain.rules import check_rules
from sakip_xl.domain.rules.sample import TODAY, compose
from sakip_xl.domain.sop.jabatan import out_of_office, peran_on, signed_name
from sakip_xl.domain.terms import Peran

CAMAT = {"jabatan": "Camat", "peran": "Camat"}
SEKRETARIS = {"nama": "Siti", "jabatan": "Sekretaris", "peran": "Sekretaris"}
APRIL = date(2026, 4, 10)


def office(*rows: dict[str, Any]) -> Master:
    return compose({"tblPejabat": [*rows, SEKRETARIS, {"nama": "Tim"}]})


def names(master: Master, on: date, peran: Peran = Peran.CAMAT) -> list[str]:
    return [row.nama for row in master.holders(peran, on)]


def test_a_successor_holds_the_office_from_his_first_day() -> None:
    master = office(
        {**CAMAT, "nama": "Lama", "selesai": date(2026, 4, 9)}, {**CAMAT, "nama": "Baru", "mulai": APRIL}
    )
    assert names(master, date(2026, 4, 9)) == ["Lama"]
    assert names(master, APRIL) == ["Baru"]


def test_a_plt_counts_while_nobody_holds_the_office_for_good() -> None:
    plt = {**CAMAT, "nama": "Siti", "jabat": "Plt.", "mulai": date(2026, 4, 1)}
    master = office({**CAMAT, "nama": "Lama", "selesai": date(2026, 4, 9)}, plt)
    assert names(master, date(2026, 4, 9)) == ["Lama"]
    assert names(master, APRIL) == ["Siti"]
    assert names(master, date(2026, 3, 1)) == ["Lama"]
    assert peran_on(master, " siti ", APRIL) == {Peran.CAMAT, Peran.SEKRETARIS}
    assert peran_on(master, "Siti", date(2026, 4, 9)) == {Peran.SEKRETARIS}
    assert signed_name(master, "Siti", Peran.CAMAT, APRIL) == "Siti (Plt. Camat)"
    assert signed_name(master, "Siti", Peran.SEKRETARIS, APRIL) == "Siti"


def test_a_plh_counts_on_his_days_beside_the_one_he_stands_in_for() -> None:
    days = {"mulai": date(2026, 4, 10), "selesai": date(2026, 4, 12)}
    master = office({**CAMAT, "nama": "Camat"}, {**CAMAT, "nama": "Siti", "jabat": "Plh.", **days})
    assert names(master, APRIL) == ["Siti", "Camat"]
    assert names(master, date(2026, 4, 13)) == ["Camat"]
    endless = office({**CAMAT, "nama": "Camat"}, {**CAMAT, "nama": "Siti", "jabat": "Plh."})
    assert names(endless, APRIL) == ["Camat"]


def test_a_peran_of_several_people_has_all_that_are_in_office() -> None:
    rows: list[dict[str, Any]] = [
        {"nama": "A"},
        {"nama": "B", "jabat": "Plt."},
        {"nama": "C", "selesai": date(2026, 1, 1)},
    ]
    assert names(office(*rows), APRIL, Peran.TIM_SAKIP) == ["A", "B", "Tim"]


@pytest.mark.parametrize(
    ("row", "kode", "words"),
    [
        ({"nama": "Budi", "selesai": date(2026, 4, 9)}, "SKP-400", "sudah selesai 9 April 2026"),
        ({"nama": "Budi", "mulai": date(2026, 4, 11)}, "SKP-400", "baru mulai 11 April 2026"),
        ({"nama": "Budi", "jabat": "Plt."}, "SKP-400", "pejabat definitif sedang menjabat"),
    ],
)
def test_who_is_out_of_office_is_told_why_and_who_is_in_it(
    row: dict[str, Any], kode: str, words: str
) -> None:
    master = office({**CAMAT, **row}, {**CAMAT, "nama": "Hadi", "mulai": APRIL})
    refusal = out_of_office(master, "budi", [Peran.CAMAT], APRIL)
    assert refusal is not None
    message = refusal.galat().temuan.pesan
    assert refusal.kode == kode
    assert words in message
    assert "Yang menjabat: Hadi (Camat)" in message
    assert out_of_office(master, "Siti", [Peran.CAMAT], APRIL) is None


def test_a_vacant_office_is_told_to_everybody_with_what_to_do() -> None:
    master = office({**CAMAT, "nama": "Budi", "selesai": date(2026, 4, 9)})
    for name in ("Budi", "Siti"):
        refusal = out_of_office(master, name, [Peran.CAMAT], APRIL)
        assert refusal is not None
        assert refusal.kode == "SKP-420"
        assert "Plt." in refusal.galat().temuan.saran


@pytest.mark.parametrize(
    ("jabat", "jabatan", "told"),
    [
        ("definitif", "Camat", "Camat"),
        ("Plt.", "Camat", "Plt. Camat"),
        ("plh.", "Plh. Camat", "Plh. Camat"),
    ],
)
def test_an_acting_official_signs_as_such(jabat: str, jabatan: str, told: str) -> None:
    row: dict[str, Any] = {"nama": "A", "jabatan": jabatan, "peran": "Camat", "jabat": jabat}
    assert Pejabat(**row).sebutan == told


def kode(*rows: dict[str, Any]) -> list[tuple[int, str]]:
    found = check_rules(office(*rows), TODAY, table={"tblPejabat"})
    return [(each.row_index, each.temuan.kode) for each in found]


def test_an_office_that_changes_hands_has_no_finding() -> None:
    assert (
        kode(
            {**CAMAT, "nama": "Lama", "nip": "197001011995031001", "selesai": date(2026, 3, 31)},
            {
                **CAMAT,
                "nama": "Siti",
                "jabat": "Plt.",
                "mulai": date(2026, 4, 1),
                "selesai": date(2026, 5, 31),
            },
            {**CAMAT, "nama": "Baru", "mulai": date(2026, 6, 1)},
        )
        == []
    )


def test_two_at_a_time_reversed_dates_and_a_vacancy_are_told() -> None:
    assert kode({**CAMAT, "nama": "A"}, {**CAMAT, "nama": "B", "mulai": date(2026, 6, 1)}) == [(1, "SKP-315")]
    assert kode({**CAMAT, "nama": "A"}, {**CAMAT, "nama": "a"}) == [(1, "SKP-301")]
    reversed_dates = {"mulai": date(2026, 3, 1), "selesai": date(2026, 2, 1)}
    assert kode({**CAMAT, "nama": "A", **reversed_dates}) == [(0, "SKP-357"), (0, "SKP-356")]
    assert kode({**CAMAT, "nama": "A", "selesai": date(2026, 7, 9)}) == [(0, "SKP-357")]


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_one_change_of_camat_leaves_one_camat_every_day(change: date, on: date) -> None:
    last = date.fromordinal(change.toordinal() - 1)
    master = office({**CAMAT, "nama": "Lama", "selesai": last}, {**CAMAT, "nama": "Baru", "mulai": change})
    assert names(master, on) == (["Lama"] if on < change else ["Baru"])
