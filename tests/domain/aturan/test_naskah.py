"""Papers and figures: each rule keeps to its own SOP and quarter, and to the exact day."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from sakip_xl.domain.aturan import periksa_aturan
from sakip_xl.domain.aturan.contoh import HARI_INI, susun


def kode(contoh: dict[str, Any], tabel: str) -> list[str]:
    return [apa.temuan.kode for apa in periksa_aturan(susun(contoh), HARI_INI, tabel={tabel})]


AWAL = date(2026, 7, 1)


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
    kegiatan = [{"langkah": n, "mulai": AWAL} for n in (4, 5, 6, 8, 9, 12)]
    assert kode({"tblProgramKerja": kegiatan, "tblNotulen": [rapat]}, "tblProgramKerja") == []


def test_an_activity_that_begins_today_may_be_done_today() -> None:
    hari_ini = {"progres": 100, "mulai": HARI_INI, "selesai": HARI_INI}
    assert "SKP-205" not in kode({"tblProgramKerja": [hari_ini]}, "tblProgramKerja")
    belum = {**hari_ini, "progres": 99, "mulai": date(2026, 7, 13), "selesai": date(2026, 7, 13)}
    assert "SKP-205" not in kode({"tblProgramKerja": [belum]}, "tblProgramKerja")


def test_the_answer_is_compared_with_the_last_final_report() -> None:
    laporan = [{"jenis": "final", "tanggal": date(2026, 7, hari)} for hari in (6, 9)]
    jawaban = {"langkah": 11, "tanggal": date(2026, 7, 8)}
    assert kode({"tblDisposisi": [jawaban], "tblLaporan": laporan}, "tblDisposisi") == ["SKP-304"]
    sehari = {**jawaban, "tanggal": date(2026, 7, 9)}
    assert kode({"tblDisposisi": [sehari], "tblLaporan": laporan}, "tblDisposisi") == []
    draft = [{"jenis": "draft", "tanggal": date(2026, 7, 9)}]
    assert kode({"tblDisposisi": [jawaban], "tblLaporan": draft}, "tblDisposisi") == []


@pytest.mark.parametrize(
    ("hari", "temuan"),
    [
        (date(2025, 12, 31), ["SKP-123"]),
        (date(2026, 1, 1), []),
    ],
)
def test_the_budget_year_begins_on_its_first_day(hari: date, temuan: list[str]) -> None:
    assert kode({"tblDisposisi": [{"tanggal": hari}]}, "tblDisposisi") == temuan


@pytest.mark.parametrize(
    ("hari", "temuan"), [(date(2027, 3, 31), ["SKP-124"]), (date(2027, 4, 1), ["SKP-123", "SKP-124"])]
)
def test_the_report_on_the_last_quarter_may_be_made_until_march(hari: date, temuan: list[str]) -> None:
    assert kode({"tblDisposisi": [{"tanggal": hari}]}, "tblDisposisi") == temuan


def test_a_meeting_that_ends_when_it_begins_is_told() -> None:
    assert kode({"tblNotulen": [{"jam_mulai": time(9), "jam_selesai": time(9)}]}, "tblNotulen") == ["SKP-203"]


def test_a_form_may_be_received_the_moment_it_is_sent() -> None:
    saat = datetime(2026, 7, 8, 9)
    assert kode({"tblFormulir": [{"dikirim": saat, "diterima_unit": saat}]}, "tblFormulir") == []


def test_a_second_row_of_the_same_quarter_is_a_twin_and_no_fall() -> None:
    ganda = [{"realisasi": 70}, {"realisasi": 62}]
    assert kode({"tblRealisasi": ganda}, "tblRealisasi") == ["SKP-331"]
    uang = [{"realisasi": 3}, {"realisasi": 2}]
    assert kode({"tblAnggaran": uang}, "tblAnggaran") == ["SKP-331"]


def test_money_of_another_unit_or_node_is_no_fall() -> None:
    uang = [{"triwulan": 1, "realisasi": 3, "unit": "UMUM"}, {"triwulan": 1, "kode": "T.1"}, {"realisasi": 2}]
    assert kode({"tblAnggaran": uang}, "tblAnggaran") == []


def test_an_unreadable_cell_is_told_with_its_most_telling_reason() -> None:
    master = susun({"tblIndikator": [{"baseline": "#REF!"}]})
    (apa,) = periksa_aturan(master, HARI_INI, tabel={"tblIndikator"})
    assert apa.temuan.saran == "Isian berupa pesan galat Excel; perbaiki rumus pada sel asalnya."


def test_two_plans_are_each_told_what_they_lack() -> None:
    rencana: list[dict[str, Any]] = [{"langkah": 4}, {"sop": "pengukuran", "langkah": 10}]
    master = susun({"tblProgramKerja": rencana})
    semua = periksa_aturan(master, HARI_INI, tabel={"tblProgramKerja"})
    assert [(apa.baris_ke, apa.temuan.pesan.rpartition("langkah ")[2]) for apa in semua] == [
        (0, "5, 6, 8, 9, dan 12."),
        (1, "4, 5, 6, dan 7."),
    ]


@pytest.mark.parametrize(("tahun_lahir", "temuan"), [(1955, 1), (1956, 0), (2009, 0), (2010, 1)])
def test_an_official_is_between_17_and_70(tahun_lahir: int, temuan: int) -> None:
    pejabat = [{"nip": f"{tahun_lahir}01011995031001"}]
    assert kode({"tblPejabat": pejabat}, "tblPejabat").count("SKP-126") == temuan


@pytest.mark.parametrize("tabel", ["tblDokumen", "tblProgramKerja", "tblDisposisi"])
def test_the_last_step_of_a_sop_exists(tabel: str) -> None:
    for sop, akhir in (("pengumpulan", 12), ("pengukuran", 10)):
        assert "SKP-206" not in kode({tabel: [{"sop": sop, "langkah": akhir}]}, tabel)


def test_a_year_target_is_told_as_staff_write_it() -> None:
    master = susun({"tblIndikator": [{"target_tahun": 90.5, "target_tw4": 90.0}]})
    (apa,) = periksa_aturan(master, HARI_INI, tabel={"tblIndikator"})
    assert apa.temuan.pesan.startswith("Target Triwulan IV 90, sedangkan target tahun 90,5,")
