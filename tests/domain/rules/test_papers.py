"""Papers and figures: each rule keeps to its own SOP and quarter, and to the exact day."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from sakip_xl.domain.rules import check_rules
from sakip_xl.domain.rules.sample import TODAY, compose


def kode(example: dict[str, Any], table: str) -> list[str]:
    return [found.temuan.kode for found in check_rules(compose(example), TODAY, table={table})]


START = date(2026, 7, 1)


@pytest.mark.parametrize(
    "disposisi",
    [
        {"sop": "pengukuran", "tanggal": date(2026, 7, 8)},
        {"triwulan": 1, "tanggal": date(2026, 7, 8)},
        {"langkah": 11, "tanggal": date(2026, 7, 8)},
    ],
)
def test_a_meeting_follows_only_the_order_of_its_own_sop_and_quarter(disposisi: dict[str, Any]) -> None:
    assert kode({"tblDisposisi": [disposisi]}, "tblNotulen") == []


@pytest.mark.parametrize("rapat", [{"sop": "pengukuran"}, {"triwulan": 1}])
def test_an_activity_follows_only_the_meeting_of_its_own_sop_and_quarter(rapat: dict[str, Any]) -> None:
    kegiatan = [{"langkah": n, "mulai": START} for n in (4, 5, 6, 8, 9, 12)]
    assert kode({"tblProgramKerja": kegiatan, "tblNotulen": [rapat]}, "tblProgramKerja") == []


def test_an_activity_that_begins_today_may_be_done_today() -> None:
    today = {"progres": 100, "mulai": TODAY, "selesai": TODAY}
    assert "SKP-205" not in kode({"tblProgramKerja": [today]}, "tblProgramKerja")
    pending = {**today, "progres": 99, "mulai": date(2026, 7, 13), "selesai": date(2026, 7, 13)}
    assert "SKP-205" not in kode({"tblProgramKerja": [pending]}, "tblProgramKerja")


def test_the_answer_is_compared_with_the_last_final_report() -> None:
    laporan = [{"jenis": "final", "tanggal": date(2026, 7, day)} for day in (6, 9)]
    answer = {"langkah": 11, "tanggal": date(2026, 7, 8)}
    assert kode({"tblDisposisi": [answer], "tblLaporan": laporan}, "tblDisposisi") == ["SKP-304"]
    one_day = {**answer, "tanggal": date(2026, 7, 9)}
    assert kode({"tblDisposisi": [one_day], "tblLaporan": laporan}, "tblDisposisi") == []
    draft = [{"jenis": "draft", "tanggal": date(2026, 7, 9)}]
    assert kode({"tblDisposisi": [answer], "tblLaporan": draft}, "tblDisposisi") == []


@pytest.mark.parametrize(
    ("day", "temuan"),
    [
        (date(2025, 12, 31), ["SKP-123"]),
        (date(2026, 1, 1), []),
    ],
)
def test_the_budget_year_begins_on_its_first_day(day: date, temuan: list[str]) -> None:
    assert kode({"tblDisposisi": [{"tanggal": day}]}, "tblDisposisi") == temuan


@pytest.mark.parametrize(
    ("day", "temuan"), [(date(2027, 3, 31), ["SKP-124"]), (date(2027, 4, 1), ["SKP-123", "SKP-124"])]
)
def test_the_report_on_the_last_quarter_may_be_made_until_march(day: date, temuan: list[str]) -> None:
    assert kode({"tblDisposisi": [{"tanggal": day}]}, "tblDisposisi") == temuan


def test_a_meeting_that_ends_when_it_begins_is_told() -> None:
    assert kode({"tblNotulen": [{"jam_mulai": time(9), "jam_selesai": time(9)}]}, "tblNotulen") == ["SKP-203"]


def test_a_form_may_be_received_the_moment_it_is_sent() -> None:
    moment = datetime(2026, 7, 8, 9)
    assert kode({"tblFormulir": [{"dikirim": moment, "diterima_unit": moment}]}, "tblFormulir") == []


def test_a_second_row_of_the_same_quarter_is_a_twin_and_no_fall() -> None:
    duplicates = [{"realisasi": 70}, {"realisasi": 62}]
    assert kode({"tblRealisasi": duplicates}, "tblRealisasi") == ["SKP-331"]
    money = [{"realisasi": 3}, {"realisasi": 2}]
    assert kode({"tblAnggaran": money}, "tblAnggaran") == ["SKP-331"]


def test_money_of_another_unit_or_node_is_no_fall() -> None:
    money = [
        {"triwulan": 1, "realisasi": 3, "unit": "UMUM"},
        {"triwulan": 1, "kode": "T.1"},
        {"realisasi": 2},
    ]
    units = [{}, {"kode": "UMUM"}]
    assert kode({"tblAnggaran": money, "tblUnit": units}, "tblAnggaran") == []


def test_an_unreadable_cell_is_told_with_its_most_telling_reason() -> None:
    master = compose({"tblIndikator": [{"baseline": "#REF!"}]})
    (found,) = check_rules(master, TODAY, table={"tblIndikator"})
    assert found.temuan.saran == "Isian berupa pesan galat Excel; perbaiki rumus pada sel asalnya."


def test_two_plans_are_each_told_what_they_lack() -> None:
    plan: list[dict[str, Any]] = [{"langkah": 4}, {"sop": "pengukuran", "langkah": 10}]
    master = compose({"tblProgramKerja": plan})
    everything = check_rules(master, TODAY, table={"tblProgramKerja"})
    assert [(found.row_index, found.temuan.pesan.rpartition("langkah ")[2]) for found in everything] == [
        (0, "5, 6, 8, 9, dan 12."),
        (1, "4, 5, 6, dan 7."),
    ]


@pytest.mark.parametrize(("birth_year", "temuan"), [(1955, 1), (1956, 0), (2009, 0), (2010, 1)])
def test_an_official_is_between_17_and_70(birth_year: int, temuan: int) -> None:
    pejabat = [{"nip": f"{birth_year}01011995031001"}]
    assert kode({"tblPejabat": pejabat}, "tblPejabat").count("SKP-126") == temuan


@pytest.mark.parametrize("tabel", ["tblDokumen", "tblProgramKerja", "tblDisposisi"])
def test_the_last_step_of_a_sop_exists(tabel: str) -> None:
    for sop, end in (("pengumpulan", 12), ("pengukuran", 10)):
        assert "SKP-206" not in kode({tabel: [{"sop": sop, "langkah": end}]}, tabel)


def test_a_year_target_is_told_as_staff_write_it() -> None:
    master = compose({"tblIndikator": [{"target_tahun": 90.5, "target_tw4": 90.0}]})
    (found,) = check_rules(master, TODAY, table={"tblIndikator"})
    assert found.temuan.pesan.startswith("Target Triwulan IV 90, sedangkan target tahun 90,5,")
