"""One quarter, one summary: exact up the tree, each figure rounded once, everybody accounted for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from sakip_xl.domain.measure.anggaran import TingkatEfisiensi
from sakip_xl.domain.measure.rekap import ALASAN_BOBOT
from sakip_xl.domain.measure.summary import NodeSummary, Summary, summarize
from sakip_xl.domain.model import Kinerja, Master, RealisasiAnggaran
from sakip_xl.domain.terms import Level, RekapMethod
from sakip_xl.schema.load import load_master
from tests.domain.test_row import rules, sheet_row
from tests.sample import SEKARANG
from tests.sample_measured import change, measured_content

D = Decimal


def tree(*nodes: tuple[str, str, str]) -> list[Kinerja]:
    """Nodes from kode, level and parent."""
    return [
        Kinerja.model_validate({"kode": kode, "level": level, "induk": induk, "uraian": kode})
        for kode, level, induk in nodes
    ]


def office(kinerja: list[Kinerja], values: dict[str, list[object]], **setting: object) -> Master:
    """A master whose nodes have indicators with these capaian (target 100, realisasi the value)."""
    rows = [
        sheet_row(
            (100, value), kode=f"{induk}.{n}", induk=induk, catatan="" if value is not None else "Belum ada."
        )
        for induk, members in values.items()
        for n, value in enumerate(members, 1)
    ]
    return Master("uji", rules(**setting), kinerja=kinerja, kertas_kerja=rows)


def node(summary: Summary, kode: str) -> NodeSummary:
    return next(part for part in summary.pohon if part.kinerja.kode == kode)


SASARAN = tree(("T", "tujuan", ""), *((f"S{n}", "sasaran", "T") for n in range(1, 5)))


def test_means_of_means_stay_exact_until_they_are_printed() -> None:
    thirds: dict[str, list[object]] = {f"S{n}": [100, 0, 0] for n in (1, 2, 3)}
    summary = summarize(office(SASARAN, thirds | {"S4": [0]}, pembulatan="potong"), 1, SEKARANG)
    assert (node(summary, "S1").nilai.eksak, node(summary, "S1").nilai.bulat) == (
        Fraction(100, 3),
        D("33.33"),
    )
    # three times a third of 100, and nothing: not 24,99
    assert (summary.kecamatan.eksak, summary.kecamatan.bulat) == (Fraction(25), D("25.00"))


@pytest.mark.parametrize(("rounding", "predikat"), [("setengah_naik", "Tinggi"), ("potong", "Sedang")])
def test_the_predikat_is_that_of_the_printed_figure(rounding: str, predikat: str) -> None:
    bounds = load_master(measured_content()).master.predikat
    values: dict[str, list[object]] = {"S1": ["75.01", "75.00"]}
    master = replace(office(SASARAN, values, pembulatan=rounding), predikat=bounds)
    assert summarize(master, 1, SEKARANG).kecamatan.predikat == predikat


def test_who_is_not_counted_is_named_with_the_reason() -> None:
    master = office(SASARAN, {"S1": [80, None], "S2": [None], "X": [50]}, metode_rekap="rata-rata")
    summary = summarize(master, 1, SEKARANG)
    assert [(row.row.kode, row.alasan) for row in summary.dikecualikan] == [
        ("S1.2", "Belum ada."),
        ("S2.1", "Belum ada."),
    ]
    first = node(summary, "S1")
    assert (len(first.indikator), first.sendiri.dihitung, first.nilai.dikecualikan) == (
        2, 1, (("S1.2", "Belum ada."),),
    )  # fmt: skip
    assert (node(summary, "S2").nilai.bulat, summary.kecamatan.dihitung) == (None, 1)
    weighted = replace(master, pengaturan=rules(metode_rekap=RekapMethod.BERBOBOT))
    assert {row.alasan for row in summarize(weighted, 1, SEKARANG).dikecualikan} == {
        "Belum ada.",
        ALASAN_BOBOT,
    }


def test_the_tree_stands_depth_first_and_loops_and_orphans_at_the_top() -> None:
    kinerja = tree(
        ("P", "program", "S"), ("T", "tujuan", ""), ("S", "sasaran", "T"), ("A", "program", "B"),
        ("B", "kegiatan", "A"), ("K", "kegiatan", "hilang"), ("S", "sasaran", "P"),
    )  # fmt: skip
    summary = summarize(office(kinerja, {"B": [70]}), 1, SEKARANG)
    assert [(part.kinerja.kode, part.dalam, part.anak) for part in summary.pohon] == [
        ("T", 0, ("S",)), ("S", 1, ("P",)), ("P", 2, ()), ("A", 0, ()), ("B", 0, ()), ("K", 0, ()),
    ]  # fmt: skip
    assert [part.kinerja.kode for part in summary.on_level(Level.SASARAN)] == ["S"]


def test_money_goes_up_and_is_compared_as_printed() -> None:
    kinerja = tree(("T", "tujuan", ""), ("S1", "sasaran", "T"), ("P", "program", "S1"))
    kinerja[2] = kinerja[2].model_copy(update={"pagu": D(1_000_000_000)})
    spent = [
        RealisasiAnggaran.model_validate({"kode": "P", "triwulan": tw, "realisasi": amount})
        for tw, amount in ((1, D("821249999.98")), (1, D("0.01")), (2, D(5)))
    ]
    kinerja[2] = kinerja[2].model_copy(update={"rak_tw1": D(1_000_000_000), "rak_tw2": D(1)})
    summary = summarize(replace(office(kinerja, {"S1": ["87.12"]}), anggaran=spent), 1, SEKARANG)
    assert summary.uang == node(summary, "S1").uang
    assert (summary.uang.pagu, summary.uang.belanja) == (D(1_000_000_000), D("821249999.99"))
    # 82,124999999 is printed 82,12, so that the difference is exactly 5 points: not more than the threshold
    assert (summary.uang.serapan, summary.uang.efisiensi) == (D("82.12"), D("5.00"))
    assert summary.uang.tingkat is TingkatEfisiensi.CUKUP


@pytest.mark.parametrize(
    ("dasar", "triwulan", "rak", "efisiensi"),
    [
        ("s.d. triwulan", 2, (30, 30, 20, 20), D("25.00")),
        ("s.d. triwulan", 2, (None,) * 4, None),
        ("s.d. triwulan", 4, (None,) * 4, D("55.00")),
        ("tahun", 2, (30, 30, 20, 20), None),
        ("tahun", 4, (30, 30, 20, 20), D("55.00")),
        ("triwulan", 4, (30, 30, 20, 20), None),
    ],
)
def test_efficiency_compares_like_with_like_or_is_not_said(
    dasar: str, triwulan: int, rak: tuple[int | None, ...], efisiensi: Decimal | None
) -> None:
    kinerja = tree(("T", "tujuan", ""), ("S1", "sasaran", "T"), ("P", "program", "S1"))
    planned = {f"rak_tw{number}": amount and D(amount) for number, amount in enumerate(rak, 1)}
    kinerja[2] = kinerja[2].model_copy(update={"pagu": D(100), **planned})
    spent = [RealisasiAnggaran.model_validate({"kode": "P", "triwulan": triwulan, "realisasi": 45})]
    row = sheet_row((100, 100), triwulan=triwulan, induk="S1", tahun_bawah=D(100), tahun_atas=D(100))
    master = Master("uji", rules(dasar_rekap=dasar), kinerja=kinerja, kertas_kerja=[row], anggaran=spent)
    summary = summarize(master, triwulan, SEKARANG)
    assert summary.kecamatan.bulat == 100
    assert summary.uang.efisiensi == efisiensi


def test_a_plan_that_lacks_a_part_with_a_ceiling_is_no_plan() -> None:
    kinerja = tree(
        *(("T", "tujuan", ""), ("S1", "sasaran", "T"), ("P", "program", "S1")),
        *(("K1", "kegiatan", "P"), ("K2", "kegiatan", "P"), ("K3", "kegiatan", "P")),
    )
    for number, rak in ((3, D(20)), (4, None)):
        kinerja[number] = kinerja[number].model_copy(update={"pagu": D(50), "rak_tw1": rak})
    summary = summarize(office(kinerja, {"S1": ["100"]}), 1, SEKARANG)
    assert (node(summary, "K1").uang.rak, node(summary, "P").uang.rak, summary.uang.rak) == (
        D(20),
        None,
        None,
    )


def test_units_tell_their_form_and_what_is_filled() -> None:
    content = change(measured_content(), "tblFormulir", 0, status="dikecualikan", alasan="Unit digabung")
    content = change(content, "tblFormulir", 1, kembali=datetime(2026, 7, 9, 8, 0))
    summary = summarize(load_master(content).master, 2, datetime(2026, 7, 10))
    state = [(u.status, u.kembali, u.terlambat, u.terisi, u.jumlah) for u in summary.unit]
    assert state == [
        ("dikecualikan", True, False, 0, 1),
        ("diterima", True, True, 4, 4),
        ("dikirim", False, True, 0, 1),
    ]
    assert (summary.kembali, len(summary.wajib), summary.terisi) == (2, 3, 4)


def test_a_unit_without_a_target_is_obliged_only_when_it_was_sent_a_form() -> None:
    master = load_master(measured_content()).master
    assert [u.wajib for u in summarize(master, 2, SEKARANG).unit] == [True, True, True]
    summary = summarize(replace(master, formulir=[]), 2, SEKARANG)
    assert [u.wajib for u in summary.unit] == [False, True, True]
    assert {u.status for u in summary.unit} == {"belum dikirim"}


def test_every_predikat_of_the_table_is_counted_and_those_without_last() -> None:
    summary = summarize(load_master(measured_content()).master, 2, SEKARANG)
    assert summary.sebaran[0] == ("Sangat Tinggi", 3)
    assert summary.sebaran[-1] == ("", 2)
    assert sum(count for _, count in summary.sebaran) == len(summary.indikator) == 6


def test_a_quarter_without_a_kertas_kerja_has_no_value() -> None:
    summary = summarize(office(SASARAN, {}), 1, SEKARANG)
    assert (summary.indikator, summary.kecamatan.bulat, summary.kecamatan.predikat) == ((), None, None)
    assert {part.uang.serapan for part in summary.pohon} == {None}


def test_a_program_counts_for_every_sasaran_it_serves_and_its_money_once() -> None:
    kinerja = tree(
        ("T", "tujuan", ""), ("S1", "sasaran", "T"), ("S2", "sasaran", "T"), ("P1", "program", "S1")
    )
    kinerja += [
        Kinerja(kode="P2", level=Level.PROGRAM, induk="S1", induk_lain="S2", uraian="x", pagu=D(100)),
        Kinerja(kode="P3", level=Level.PROGRAM, induk="S2", uraian="x", pagu=D(10)),
    ]
    summary = summarize(office(kinerja, {"P1": [100], "P2": [50], "P3": [90]}), 1, SEKARANG)
    assert node(summary, "S1").nilai.eksak == 75
    assert node(summary, "S2").nilai.eksak == 70
    assert (node(summary, "S2").anak, node(summary, "S2").anak_lain) == (("P3",), ("P2",))
    assert [part.uang.pagu for part in (node(summary, "S1"), node(summary, "S2"), summary)] == [100, 10, 110]
    assert [part.kinerja.kode for part in summary.pohon].count("P2") == 1
