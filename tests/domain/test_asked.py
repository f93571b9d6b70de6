"""What a form asks in a quarter, in words and numbers, and what was reported before."""

from __future__ import annotations

from typing import Any

import pytest

from sakip_xl.domain.measure.asked import last_quarter, last_year, target_to_date, which_number
from sakip_xl.domain.measure.reported import (
    NOTHING,
    NotAvailable,
    Reported,
    asked_of,
    name_not_available,
    not_available,
    reported_values,
)
from sakip_xl.domain.measure.units import asked, reporting_units, with_target
from sakip_xl.domain.model import Master
from sakip_xl.domain.rules.sample import compose


def office(*realisasi: dict[str, Any], riwayat: Any = (), **indikator: Any) -> Master:
    """The sample office with one indicator changed and these rows of realisasi."""
    rows = [{"realisasi": None, **row} for row in realisasi]
    return compose({"tblIndikator": [indikator], "tblRealisasi": rows, "tblRiwayat": riwayat})


TARGETS = ("target_tw1", "target_tw2", "target_tw3", "target_tw4")


def targets(*values: object) -> dict[str, object]:
    return dict(zip(TARGETS, (*values, None, None, None, None), strict=False))


# --- Which number is asked --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("konsolidasi", "target", "words"),
    [
        ("jumlah", (1,), "Isi jumlah triwulan ini saja."),
        ("rata-rata", (1,), "Isi rata-rata triwulan ini."),
        ("posisi akhir", (1,), "Isi posisi sampai akhir triwulan."),
        ("jumlah", (), "Isi jumlah setahun, karena targetnya hanya setahun."),
        ("rata-rata", (), "Isi rata-rata setahun, karena targetnya hanya setahun."),
        ("posisi akhir", (), "Isi posisi sampai akhir triwulan."),
    ],
)
def test_the_words_follow_from_the_konsolidasi(konsolidasi: str, target: Any, words: str) -> None:
    [indikator] = office(konsolidasi=konsolidasi, **targets(*target)).indikator
    assert which_number(indikator, targeted=True) == words
    optional = which_number(indikator, targeted=False)
    assert optional == f"{words} Boleh dikosongkan: tidak ditargetkan triwulan ini."


def test_what_is_counted_is_said_where_both_numbers_are_asked() -> None:
    [indikator] = office(minta_pecahan="Ya", penyebut="Seluruh desa (8).").indikator
    words = "Isi posisi sampai akhir triwulan. Pembilang: Desa tertib. Penyebut: Seluruh desa (8)."
    assert which_number(indikator, targeted=True) == words
    [bare] = office(minta_pecahan="Ya", pembilang="", penyebut="").indikator
    assert which_number(bare, targeted=True) == "Isi posisi sampai akhir triwulan."


# --- Which indicators are asked ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("konsolidasi", "target", "quarters"),
    [
        ("jumlah", (None, None, None, 4), [1, 2, 3, 4]),
        ("jumlah", (10, 10, 10, 10), [1, 2, 3, 4]),
        ("posisi akhir", (None, 50, None, 100), [2, 4]),
        ("rata-rata", (80, None, "n/a", None), [1]),
        ("jumlah", (), [4]),
        ("posisi akhir", (), [4]),
    ],
)
def test_quarters_that_are_added_up_are_asked_every_time(
    konsolidasi: str, target: Any, quarters: list[int]
) -> None:
    master = office(konsolidasi=konsolidasi, **targets(*target))
    assert [tw for tw in range(1, 5) if asked(master, tw)] == quarters
    assert [tw for tw in range(1, 5) if reporting_units(master, tw)] == sorted({*quarters, 2})
    assert all({row.kode for row in with_target(master, tw)} <= {"IKS.1"} for tw in quarters)


# --- The target to date -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("konsolidasi", "target", "triwulan", "to_date"),
    [
        ("jumlah", (10, 10, 10, 10), 3, 30),
        ("jumlah", (None, None, None, 4), 4, 4),
        ("jumlah", (None, None, None, 4), 3, None),
        ("jumlah", ("80 - 90", "10 - 20", None, None), 2, "90 - 110"),
        ("jumlah", ("10%", "15,5%", None, None), 2, "25,5%"),
        ("jumlah", ("5 dari 8", "3 dari 4", None, None), 2, "8 dari 12"),
        ("jumlah", ("5 desa", "3 desa", None, None), 2, "8 desa"),
        ("jumlah", ("5 desa", "3 orang", None, None), 2, None),
        ("jumlah", ("BB", "BB", None, None), 2, None),
        ("jumlah", (10, "1.234", None, None), 2, None),
        ("rata-rata", (80, None, 90, None), 3, 85),
        ("rata-rata", ("80 - 90",) * 4, 4, "80 - 90"),
        ("rata-rata", ("5 dari 8", "3 dari 8", None, None), 2, "4 dari 8"),
        ("rata-rata", ("5 dari 8", "3 dari 4", None, None), 2, None),
        ("posisi akhir", (None, 50, None, 100), 3, 50),
        ("posisi akhir", (None, "BB", "A", None), 3, "A"),
        ("jumlah", (), 4, 90),
    ],
)
def test_the_target_to_date_is_told_as_staff_read_it(
    konsolidasi: str, target: Any, triwulan: int, to_date: object
) -> None:
    master = office(konsolidasi=konsolidasi, **targets(*target))
    assert target_to_date(master, master.indikator[0], triwulan) == to_date


# --- What was reported before -----------------------------------------------------------------------------


def test_the_quarter_before_is_shown_as_it_was_reported() -> None:
    master = office({"triwulan": 1, "realisasi": "82,5"}, {"triwulan": 2, "alasan_belum": "Menunggu BPS"})
    [indikator] = master.indikator
    reported = reported_values(master)
    assert [last_quarter(master, reported, indikator, tw) for tw in range(1, 5)] == [
        None,
        "82,5",
        "Belum tersedia",
        None,
    ]


def test_last_year_comes_from_the_history() -> None:
    rows = [{"realisasi_tw2": 61, "realisasi_tw4": "70%"}, {"tahun": 2024, "realisasi_tw2": 50}]
    master = office(riwayat=rows)
    [indikator] = master.indikator
    assert (last_year(master, indikator, 2), last_year(master, indikator, 3)) == (61, None)
    assert last_quarter(master, {}, indikator, 1) == "70%"
    assert last_year(office(riwayat=rows[1:]), indikator, 2) is None


# --- What counts as reported ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "reported", "answered"),
    [
        ({"realisasi": 0}, Reported(0), True),
        ({"realisasi": "-"}, Reported("-"), False),
        ({"alasan_belum": "Menunggu BPS"}, Reported(None, "Menunggu BPS"), True),
        ({"alasan_belum": " - "}, Reported(), False),
        ({"alasan_belum": "Nihil"}, Reported(), False),
        ({"realisasi": 5, "alasan_belum": "Menunggu BPS"}, Reported(5), True),
        ({"pembilang": 6, "penyebut": 8}, Reported("6 dari 8"), True),
        ({"pembilang": 6, "penyebut": 8, "realisasi": 70}, Reported("6 dari 8"), True),
        ({"pembilang": 6, "realisasi": 70}, Reported(70), True),
        ({"pembilang": 6, "alasan_belum": "Menunggu BPS"}, Reported(None, "Menunggu BPS"), True),
    ],
)
def test_a_row_says_a_number_or_why_there_is_none(
    row: dict[str, Any], reported: Reported, *, answered: bool
) -> None:
    master = office(row, minta_pecahan="Ya")
    assert reported_values(master) == {("IKS.1", 2): reported}
    assert reported.answered is answered


def test_numbers_that_are_not_asked_change_nothing() -> None:
    assert reported_values(office({"pembilang": 6, "penyebut": 8})) == {("IKS.1", 2): NOTHING}
    assert reported_values(office({"kode": "X", "realisasi": 5})) == {("X", 2): Reported(5)}
    assert asked_of(None) is None


def test_what_is_not_available_is_named_with_its_unit() -> None:
    master = office(
        {"alasan_belum": "Menunggu evaluasi."},
        {"triwulan": 1, "alasan_belum": "Menunggu BPS"},
        {"kode": "IKT.1", "alasan_belum": "-"},
    )
    declared = not_available(master, 2)
    assert declared == [NotAvailable("IKS.1", "PEM", "Menunggu evaluasi.")]
    assert name_not_available(declared) == "IKS.1 (Menunggu evaluasi)"
