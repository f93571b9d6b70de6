"""Whether a target is challenging: by polarity, against the newest number that is known, else not decided."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.comparison import EarlierYears
from sakip_xl.domain.measure.menantang import Challenge, challenge
from sakip_xl.domain.model import Master, Pengaturan, Riwayat
from sakip_xl.domain.terms import YesNo
from tests.domain.test_kertas_kerja import indikator

YA, TIDAK = YesNo.YA, YesNo.TIDAK


def judged(target: object, *riwayat: tuple[int, object], **other: Any) -> Challenge:
    """One indicator of 2026 with this target of the year and the realisasi of other years."""
    row = indikator(target_tahun=target, **other)
    master = Master(
        "m",
        Pengaturan(nama_kecamatan="Contoh", tahun=2026),
        indikator=[row],
        riwayat=[Riwayat(kode="i.1", tahun=tahun, realisasi=value) for tahun, value in riwayat],
    )
    return challenge(row, EarlierYears.of(master))


@pytest.mark.parametrize(
    ("target", "base", "other", "expected"),
    [
        (83, "82,5", {}, YA),
        (82, 82, {}, TIDAK),
        ("95%", "93,25%", {"satuan": "%"}, YA),
        ("70 - 75", 72, {}, TIDAK),
        ("73 - 75", 72, {}, YA),
        (15, 20, {"polaritas": "negatif"}, YA),
        (20, 15, {"polaritas": "negatif"}, TIDAK),
        ("10 - 21", 20, {"polaritas": "negatif"}, TIDAK),
        ("A", "BB", {"satuan": "predikat"}, YA),
        ("BB", "BB", {"satuan": "predikat"}, TIDAK),
        ("7 dari 8", "5 dari 8", {}, YA),
        ("6 dari 8", "5 dari 6", {}, TIDAK),
        (100, 110, {"satuan": "%"}, TIDAK),
        (100, 90, {"satuan": "%"}, YA),
    ],
)
def test_the_easier_end_of_the_target_is_held_against_the_base(
    target: object, base: object, other: dict[str, Any], expected: YesNo
) -> None:
    found = judged(target, (2025, base), **other)
    assert (found.menantang, found.pembanding, found.sebab) == (expected, "realisasi 2025", "")


def test_the_newest_earlier_year_comes_before_the_baseline() -> None:
    found = judged(90, (2024, 95), (2025, "-"), (2026, 99), (2023, 80), baseline=70)
    assert (found.menantang, found.pembanding, str(found.nilai.nilai)) == (TIDAK, "realisasi 2024", "95")
    found = judged(90, (2025, None), baseline=70)
    assert (found.menantang, found.pembanding) == (YA, "baseline")


@pytest.mark.parametrize(
    ("target", "base", "other", "sebab"),
    [
        (None, 80, {}, "Target Tahun belum diisi."),
        (80, None, {}, "Riwayat dan Baseline belum diisi, jadi tidak ada pembandingnya."),
        (80, 80, {"polaritas": "stabil"}, "Polaritas stabil: target menjaga keadaan, bukan menaikkannya."),
        (80, "BB", {}, "Target tidak dapat dibandingkan dengan realisasi 2025."),
        ("1.234", 5, {}, "Target tidak dapat dibandingkan dengan realisasi 2025."),
        (80, "70 - 75", {}, "Target tidak dapat dibandingkan dengan realisasi 2025."),
        (100, 100, {"satuan": "%"}, "Target dan realisasi 2025 sudah pada nilai terbaik."),
        ("Ya", "Ya", {"satuan": "Ya/Tidak"}, "Target dan realisasi 2025 sudah pada nilai terbaik."),
        ("Tidak", "Tidak", {"polaritas": "negatif"}, "Target dan realisasi 2025 sudah pada nilai terbaik."),
        (0, 0, {"polaritas": "negatif"}, "Target dan realisasi 2025 sudah pada nilai terbaik."),
        ("95%", "0,9", {}, Catatan.SKALA_MERAGUKAN.kalimat),
    ],
)
def test_what_numbers_cannot_tell_is_not_decided_and_says_why(
    target: object, base: object, other: dict[str, Any], sebab: str
) -> None:
    found = judged(target, (2025, base), **other)
    assert (found.menantang, found.sebab) == (None, sebab)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_a_target_beyond_the_base_is_challenging_in_one_direction_only(target: int, base: int) -> None:
    rising = judged(target, (2025, base), satuan="dokumen").menantang
    falling = judged(target, (2025, base), satuan="dokumen", polaritas="negatif").menantang
    assert rising is (YA if target > base else TIDAK)
    assert falling is (None if target == base == 0 else YA if target < base else TIDAK)
