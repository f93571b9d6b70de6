"""This year beside last year and the Renstra: like with like, exact, and what is missing is named."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.capaian import hitung_capaian
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.comparison import Comparison, EarlierYears
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.measure.row import measure_row
from sakip_xl.domain.measure.summary import summarize
from sakip_xl.domain.model import Master, Pengaturan, Realisasi, Riwayat
from sakip_xl.domain.terms import Konsolidasi, Triwulan
from tests.domain.test_kertas_kerja import indikator
from tests.sample import SEKARANG

RENSTRA = {"tahun_awal_renstra": 2025, "tahun_akhir_renstra": 2029}


def master(
    realisasi: list[object],
    *riwayat: dict[str, Any],
    renstra: dict[str, Any] | None = None,
    **other: Any,
) -> Master:
    """One indicator with these realisasi of the first quarters, a target of 10 in each, and earlier years."""
    targets = {f"target_tw{tw}": other.pop(f"target_tw{tw}", 10) for tw in range(1, 5)}
    years = RENSTRA if renstra is None else renstra
    return Master(
        "m",
        Pengaturan(nama_kecamatan="Contoh", tahun=2026, **years),
        indikator=[indikator(**{"konsolidasi": "jumlah", "target_tahun": 40, **targets, **other})],
        realisasi=[
            Realisasi(kode="I.1", triwulan=Triwulan(tw), unit="U1", realisasi=value)
            for tw, value in enumerate(realisasi, 1)
        ],
        riwayat=[Riwayat(**{"kode": "I.1", **row}) for row in riwayat],
    )


def compared(
    realisasi: list[object], *riwayat: dict[str, Any], triwulan: int = 0, **other: Any
) -> Comparison:
    data = master(realisasi, *riwayat, **other)
    [row] = fill_kertas_kerja(data, triwulan or len(realisasi))
    return EarlierYears.of(data).compare(row, measure_row(row, data.pengaturan))


def told(*values: object) -> tuple[object, ...]:
    """Some numbers and words side by side."""
    return values


def test_to_date_is_compared_with_the_same_quarters_of_last_year() -> None:
    last = {"tahun": 2025, "target": 40, "realisasi": 38, "realisasi_tw1": 9, "realisasi_tw2": 8}
    found = compared([10, 11], last)
    assert told(found.tahun_ini.nilai, found.tahun_lalu.nilai, found.dasar) == (21, 17, "s.d. TW II 2025")
    assert told(found.perubahan, found.capaian_lalu.nilai) == (4, Decimal("95.00"))


def test_a_quarter_that_is_empty_this_year_is_left_out_of_last_year_too() -> None:
    quarters: dict[str, Any] = {f"realisasi_tw{tw}": tw for tw in range(1, 5)}
    found = compared([5, None, 7], {"tahun": 2025, **quarters})
    assert told(found.tahun_lalu.nilai, found.dasar) == (4, "TW I dan III 2025")
    found = compared([], {"tahun": 2025, **quarters}, triwulan=2)
    assert told(found.tahun_lalu.nilai, found.dasar, found.perubahan) == (3, "s.d. TW II 2025", None)
    assert found.kurang[0] == "Realisasi s.d. Triwulan II 2026 belum ada atau tidak dapat disatukan."


def test_without_its_quarters_the_whole_year_stands_beside_and_a_part_is_not_subtracted_from_it() -> None:
    found = compared([10, 11], {"tahun": 2025, "realisasi": 38, "realisasi_tw2": 8})
    assert told(found.tahun_lalu.nilai, found.dasar, found.perubahan) == (38, "setahun 2025", None)
    assert found.kurang[0].startswith("Jumlah s.d. Triwulan II belum sebanding dengan setahun 2025;")
    position = compared([70, 75], {"tahun": 2025, "realisasi": 78}, konsolidasi="posisi akhir")
    assert told(position.dasar, position.perubahan) == ("setahun 2025", -3)


def test_a_year_that_is_over_is_compared_with_the_year() -> None:
    quarters: dict[str, Any] = {f"realisasi_tw{tw}": 9 for tw in range(1, 5)}
    found = compared([10, 10, 10, 12], {"tahun": 2025, "realisasi": 37, **quarters})
    assert told(found.tahun_lalu.nilai, found.dasar, found.perubahan) == (37, "setahun 2025", 5)
    found = compared([10, 10, 10, 12], {"tahun": 2025, **quarters})
    assert told(found.dasar, found.perubahan) == ("s.d. TW IV 2025", 6)


@pytest.mark.parametrize(
    ("konsolidasi", "dasar", "before"),
    [("posisi akhir", "TW II 2025", Decimal(64)), ("rata-rata", "s.d. TW II 2025", Decimal(62))],
)
def test_means_and_positions_compare_by_their_konsolidasi(
    konsolidasi: str, dasar: str, before: Decimal
) -> None:
    found = compared(
        [66, 70], {"tahun": 2025, "realisasi_tw1": 60, "realisasi_tw2": 64}, konsolidasi=konsolidasi
    )
    assert (found.dasar, found.tahun_lalu.nilai) == (dasar, before)


def test_nothing_told_stays_unknown_and_is_named() -> None:
    found = compared([10], renstra={})
    assert (found.ada, found.perubahan, found.capaian_lalu.nilai, found.renstra.nilai) == (
        False,
        None,
        None,
        None,
    )
    assert found.kurang == (
        "Realisasi 2025 belum ada atau tidak terbaca di lembar Riwayat.",
        "Target Akhir Renstra belum diisi di lembar Indikator.",
    )


@pytest.mark.parametrize("typed", ["baik sekali", "80 - 90", "1.234"])
def test_what_cannot_be_read_is_no_realisasi(typed: str) -> None:
    found = compared([10], {"tahun": 2025, "realisasi": typed}, target_renstra=100)
    assert (found.dasar, found.perubahan, found.terkumpul.nilai) == ("", None, None)
    assert found.kurang[-1] == "Realisasi 2025 belum ada atau tidak terbaca di lembar Riwayat."


def test_a_sum_gathers_every_year_of_the_renstra() -> None:
    found = compared(
        [10, 11],
        {"tahun": 2024, "realisasi": 1000},
        {"tahun": 2025, "realisasi": 38},
        target_renstra=200,
    )
    assert told(found.terkumpul.nilai, found.renstra.nilai) == (59, Decimal("29.50"))


def test_a_year_of_the_renstra_that_is_not_told_leaves_the_sum_unknown() -> None:
    years: dict[str, Any] = {"tahun_awal_renstra": 2023, "tahun_akhir_renstra": 2027}
    found = compared([10], {"tahun": 2023, "realisasi": 3}, renstra=years, target_renstra=200)
    assert found.renstra.nilai is None
    assert found.kurang[-1] == ("Realisasi 2024 dan 2025 belum ada atau tidak terbaca di lembar Riwayat.")


def test_the_first_year_of_the_renstra_needs_no_earlier_one() -> None:
    found = compared([10], renstra={"tahun_awal_renstra": 2026}, target_renstra=50)
    assert told(found.terkumpul.nilai, found.renstra.nilai) == (10, Decimal("20.00"))


@pytest.mark.parametrize("konsolidasi", ["rata-rata", "posisi akhir"])
def test_means_and_positions_stand_at_their_latest_value(konsolidasi: str) -> None:
    found = compared(
        [70, 80], {"tahun": 2025, "realisasi": 60}, konsolidasi=konsolidasi, target_renstra=100, renstra={}
    )
    reached = {"rata-rata": 75, "posisi akhir": 80}[konsolidasi]
    assert told(found.terkumpul.nilai, found.renstra.nilai) == (reached, reached)


def test_lower_is_better_towards_the_renstra_too() -> None:
    found = compared(
        [2.4],
        konsolidasi="posisi akhir",
        polaritas="negatif",
        rumus="kebalikan",
        target_renstra=1.5,
    )
    assert found.renstra.nilai == Decimal("62.50")


@pytest.mark.parametrize(
    ("renstra", "reason"),
    [
        ({}, "Tahun Awal Renstra belum diisi di lembar Identitas."),
        ({"tahun_awal_renstra": 2027}, "Tahun 2026 di luar masa Renstra di lembar Identitas."),
        (
            {"tahun_awal_renstra": 2020, "tahun_akhir_renstra": 2025},
            "Tahun 2026 di luar masa Renstra di lembar Identitas.",
        ),
    ],
)
def test_the_years_of_the_renstra_must_be_known_and_hold_this_one(
    renstra: dict[str, Any], reason: str
) -> None:
    last = {"tahun": 2025, "realisasi": 1, "realisasi_tw1": 1}
    found = compared([10], last, renstra=renstra, target_renstra=50)
    assert (found.terkumpul.nilai, found.renstra.nilai, found.kurang) == (None, None, (reason,))


def test_without_realisasi_this_year_nothing_is_gathered() -> None:
    found = compared([None], {"tahun": 2025, "realisasi": 1}, target_renstra=50)
    assert found.terkumpul.kosong
    assert found.kurang == ("Realisasi s.d. Triwulan I 2026 belum ada atau tidak dapat disatukan.",)


def test_under_percent_a_of_b_is_compared_as_its_percentage() -> None:
    last = {"tahun": 2025, "target": 80, "realisasi": "23 dari 36", "realisasi_tw1": "1 dari 3"}
    found = compared([50], last, konsolidasi="posisi akhir", satuan="%", target_renstra="4 dari 5")
    assert found.capaian_lalu.nilai == Decimal("79.86")
    assert found.perubahan == 50 - Fraction(100, 3)
    assert found.renstra.nilai == Decimal("62.50")


PARTS: dict[str, Any] = {"konsolidasi": "posisi akhir", "satuan": "lembaga", "target_tw1": "36 dari 40"}


def test_parts_of_one_whole_are_compared_by_their_count() -> None:
    found = compared(
        ["33 dari 40"], {"tahun": 2025, "realisasi": "31 dari 40"}, target_renstra="40 dari 40", **PARTS
    )
    assert told(found.perubahan, found.renstra.nilai) == (2, Decimal("82.50"))


def test_parts_of_several_wholes_are_not_subtracted() -> None:
    for reached, before in (("33 dari 40", "31 dari 38"), ("33 dari 38", "31 dari 40")):
        found = compared([reached], {"tahun": 2025, "realisasi": before}, target_renstra="4 dari 4", **PARTS)
        assert (found.perubahan, found.renstra.nilai is None) == (None, False)
        assert "jumlah seluruhnya yang berbeda" in found.kurang[0]


def test_parts_of_several_wholes_are_not_brought_together() -> None:
    content = {**PARTS, "konsolidasi": "rata-rata", "target_tw2": "36 dari 40", "target_tahun": "36 dari 40"}
    found = compared(["33 dari 38", "33 dari 38"], {"tahun": 2025, "realisasi": 31}, **content)
    assert (found.tahun_ini.kosong, found.perubahan) == (True, None)
    assert found.kurang[0] == "Realisasi s.d. Triwulan II 2026 belum ada atau tidak dapat disatukan."


def test_a_quarter_without_target_counts_in_no_mean_of_either_year() -> None:
    quarters = {"realisasi_tw1": 60, "realisasi_tw2": 80}
    found = compared([70, 90], {"tahun": 2025, **quarters}, konsolidasi="rata-rata", target_tw1=None)
    assert told(found.tahun_ini.nilai, found.tahun_lalu.nilai, found.dasar) == (90, 80, "TW II 2025")


def test_words_of_a_scale_are_compared_by_their_score_and_kept_as_words() -> None:
    scale: dict[str, Any] = {
        "konsolidasi": "posisi akhir",
        "satuan": "predikat",
        "target_tw1": "BB",
        "target_tahun": "BB",
    }
    found = compared(["BB"], {"tahun": 2025, "target": "BB", "realisasi": "B"}, target_renstra="A", **scale)
    assert (found.tahun_ini.text, found.tahun_lalu.text) == ("BB", "B")
    assert told(found.perubahan, found.capaian_lalu.nilai is None) == (1, False)
    assert found.renstra.nilai is not None
    other = compared(["BB"], {"tahun": 2025, "realisasi": 70}, target_renstra=80, **scale)
    assert other.perubahan is None
    assert other.kurang[0] == "Realisasi tahun ini dan tahun lalu memakai skala yang berbeda."
    assert len(other.kurang) == 2


def test_words_cannot_be_gathered_into_a_sum() -> None:
    found = compared(
        ["BB"], {"tahun": 2025, "realisasi": "B"}, target_tw1="BB", target_tahun="BB", target_renstra="A"
    )
    assert found.renstra.nilai is None
    assert Catatan.ORDINAL_DIJUMLAH.kalimat in found.kurang


def test_a_mean_of_words_has_a_score_and_no_word() -> None:
    scale: dict[str, Any] = {f"target_tw{tw}": "BB" for tw in range(1, 5)}
    found = compared(["BB", "A"], konsolidasi="rata-rata", target_tahun="BB", **scale)
    assert (found.tahun_ini.ordinal, found.tahun_ini.text) == (True, "")


def test_codes_are_one_whatever_their_case_and_the_summary_holds_the_comparison() -> None:
    data = master([10], {"kode": "i.1", "tahun": 2025, "realisasi": 9})
    rows = fill_kertas_kerja(data, 1)
    filled = Master(**{name: getattr(data, name) for name in data.__slots__} | {"kertas_kerja": rows})
    [measured] = summarize(filled, 1, SEKARANG).indikator
    assert measured.antartahun.dasar == "setahun 2025"


@given(
    st.lists(st.integers(0, 10**6), min_size=4, max_size=4),
    st.lists(st.integers(0, 10**6), min_size=4, max_size=4),
    st.integers(1, 4),
    st.sampled_from(Konsolidasi),
)
def test_the_same_numbers_as_last_year_are_no_change(
    reached: list[int], target: list[int], triwulan: int, konsolidasi: Konsolidasi
) -> None:
    quarters: dict[str, Any] = {f"realisasi_tw{tw}": value for tw, value in enumerate(reached, 1)}
    found = compared(
        list(reached[:triwulan]),
        {"tahun": 2025, **quarters},
        konsolidasi=konsolidasi,
        **{f"target_tw{tw}": value for tw, value in enumerate(target, 1)},
    )
    assert found.perubahan == 0


@given(
    st.lists(st.integers(0, 10**6), min_size=0, max_size=4),
    st.integers(0, 10**6),
    st.integers(1, 10**7),
    st.sampled_from(["positif", "negatif"]),
)
def test_a_sum_over_the_renstra_is_measured_like_any_other_pair(
    earlier: list[int], reached: int, target: int, polaritas: str
) -> None:
    first = 2026 - len(earlier)
    found = compared(
        [reached],
        *({"tahun": tahun, "realisasi": value} for tahun, value in enumerate(earlier, first)),
        renstra={"tahun_awal_renstra": first},
        target_renstra=target,
        polaritas=polaritas,
    )
    expected = hitung_capaian(target, sum(earlier) + reached, polaritas=polaritas)
    assert (found.renstra.nilai, found.renstra.eksak) == (expected.nilai, expected.eksak)


def test_all_earlier_years_are_told_the_oldest_first_and_no_later_one() -> None:
    rows: list[dict[str, Any]] = [
        {"tahun": 2025, "target": 40, "realisasi": 38},
        {"tahun": 2023, "target": 40, "realisasi": 20},
        {"tahun": 2026, "target": 40, "realisasi": 1},
        {"tahun": 2025, "kode": "I.2", "realisasi": 7},
    ]
    found = compared([10], *rows)
    assert [(year.tahun, year.realisasi.nilai, year.capaian.nilai) for year in found.riwayat] == [
        (2023, Decimal(20), Decimal("50.00")),
        (2025, Decimal(38), Decimal("95.00")),
    ]


@pytest.mark.parametrize(
    ("konsolidasi", "start", "expected"),
    [
        ("jumlah", 2024, 30),
        ("jumlah", 2023, None),
        ("jumlah", 2026, None),
        ("jumlah", None, None),
        ("posisi akhir", 2023, 18),
        ("rata-rata", 2024, 18),
        ("posisi akhir", 2026, None),
    ],
)
def test_what_the_renstra_had_before_this_year_is_by_konsolidasi(
    konsolidasi: str, start: int | None, expected: int | None
) -> None:
    years: list[dict[str, Any]] = [{"tahun": 2024, "realisasi": 12}, {"tahun": 2025, "realisasi": 18}]
    renstra = {"tahun_awal_renstra": start, "tahun_akhir_renstra": 2029}
    found = compared([10], *years, konsolidasi=konsolidasi, renstra=renstra, target_renstra=100)
    assert found.sebelumnya.nilai == expected
