"""One row of the Kertas Kerja: three capaian, exact to the tie, and the vectorised route beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip_xl.domain.measure.capaian import Capaian, compute_typed
from sakip_xl.domain.measure.kertas_kerja import cara_hitung
from sakip_xl.domain.measure.massal import hitung_capaian_massal
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.row import measure_row
from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.model import KertasKerja, Pengaturan
from sakip_xl.domain.terms import DecimalSeparator, Konsolidasi, Pembulatan, Polaritas

D = Decimal


def rules(**setting: object) -> Pengaturan:
    fixed = {"nama_kecamatan": "Sumbersuko", "tahun": 2026, "pemisah_desimal": DecimalSeparator.KOMA}
    return Pengaturan.model_validate(fixed | setting)


def sheet_row(*quarters: tuple[object, object], **columns: object) -> KertasKerja:
    """A row from the (target, realisasi) of its quarters, the last one being its own."""
    cells: dict[str, object] = {
        "kode": "IKS.1", "level": "sasaran", "induk": "S.1", "unit": "PEM", "polaritas": "positif",
        "rumus": "rasio", "konsolidasi": "jumlah", "triwulan": len(quarters),
        "target_ketik": quarters[-1][0], "realisasi_ketik": quarters[-1][1],
    }  # fmt: skip
    for number, (target, realisasi) in enumerate(quarters, 1):
        cells |= {f"t{number}_bawah": target, f"t{number}_atas": target, f"r{number}": realisasi}
    return KertasKerja.model_validate(cells | columns)


def test_a_percent_just_below_a_tie_is_not_lifted_over_it() -> None:
    # 82,1249999990: brought to eight decimals first it would be 82,125 and so 82,13
    row = sheet_row((D(1_000_000_000), D("821249999.99")), tahun_bawah=D(10**9), tahun_atas=D(10**9))
    result = measure_row(row, rules())
    assert [c.nilai for c in (result.tw, result.sd, result.tahun)] == [D("82.12")] * 3


def test_a_mean_that_never_ends_is_compared_exactly() -> None:
    row = sheet_row((7, 3), (7, 4), (6, 3), konsolidasi="rata-rata")
    result = measure_row(row, rules(pembulatan="potong"))
    assert (result.realisasi_sd, result.target_sd) == (Fraction(10, 3), (Fraction(20, 3), Fraction(20, 3)))
    assert (result.sd.nilai, result.terisi) == (D("50.00"), 3)


def test_only_filled_quarters_count_and_each_against_its_own_target() -> None:
    result = measure_row(sheet_row((10, 8), (10, None), (10, 12)), rules())
    assert (result.tw.nilai, result.sd.nilai, result.terisi) == (D(120), D(100), 2)
    assert result.realisasi_sd == 20
    last = measure_row(sheet_row((50, 20), (None, 40), (100, 60), konsolidasi="posisi akhir"), rules())
    assert last.sd.nilai == D(60)


@pytest.mark.parametrize(
    ("dasar", "nilai"), [("triwulan", D(120)), ("s.d. triwulan", D(100)), ("tahun", D(50))]
)
def test_the_setting_says_which_of_the_three_capaian_the_roll_up_counts(dasar: str, nilai: Decimal) -> None:
    row = sheet_row((10, 8), (10, None), (10, 12), tahun_bawah=D(40), tahun_atas=D(40))
    assert measure_row(row, rules(dasar_rekap=dasar)).direkap.nilai == nilai


def test_a_percent_that_the_cells_cannot_hold_is_taken_as_the_program_wrote_it() -> None:
    third, whole = D("0.3333333333333333"), D("0.6666666666666667")
    row = sheet_row((whole, third), persen_sd=D(50), persen_tahun=D("49.99999999999"))
    result = measure_row(row, rules(pembulatan="potong", batas_rekap=40))
    assert (result.sd.nilai, result.sd.untuk_rekap, result.tahun.nilai) == (D("50.00"), D(40), D("49.99"))


@pytest.mark.parametrize(
    "row",
    [
        sheet_row((10, None)),
        sheet_row((10, 8), dapat_digabung="Tidak"),
    ],
)
def test_without_something_to_bring_together_there_is_nothing_to_date(row: KertasKerja) -> None:
    result = measure_row(row, rules())
    assert (result.realisasi_sd, result.target_sd, result.sd.nilai, result.tahun.nilai) == (None,) * 4
    assert result.sd.catatan


def test_a_quarter_without_a_target_adds_none() -> None:
    result = measure_row(sheet_row((None, 2), (4, 2), tahun_bawah=D(8), tahun_atas=D(8)), rules())
    assert (result.sd.nilai, result.tahun.nilai) == (D(100), D(50))
    assert result.target_sd == (Fraction(4), Fraction(4))


def test_the_quarter_is_read_as_typed_with_its_worst_value() -> None:
    typed = {"target_ketik": "0", "realisasi_ketik": "4 kasus", "terburuk_ketik": "10", "terburuk": D(10)}
    result = measure_row(sheet_row((0, 4), rumus="selisih", polaritas="negatif", **typed), rules())
    assert (result.tw.nilai, result.sd.nilai) == (D(60), D(60))


@dataclass(frozen=True)
class Tie:
    """A row whose percent lies exactly between two printed ones, under some settings."""

    row: KertasKerja
    pengaturan: Pengaturan


# The value on the tie is (2k+1) / (2 × 10^desimal) percent; each formula is solved for whole T and R.
_PAIRS: dict[Rumus, Callable[[int, int], tuple[int, int]]] = {
    Rumus.RASIO: lambda odd, unit: (200 * unit, odd),
    Rumus.SELISIH: lambda odd, unit: (200 * unit, 400 * unit - odd),
    Rumus.KEBALIKAN: lambda odd, unit: (odd, 200 * unit),
    Rumus.STABIL: lambda odd, unit: (
        (2000 * unit, 9 * odd) if odd <= 200 * unit else (400 * unit, min(odd, 240 * unit) + 160 * unit)
    ),
}


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    rumus = draw(st.sampled_from(list(Rumus)))
    desimal = draw(st.integers(0, 4))
    odd = 2 * draw(st.integers(0, 300 * 10**desimal)) + 1
    target, realisasi = _PAIRS[rumus](odd, 10**desimal)
    factor = D(draw(st.integers(1, 9))).scaleb(-draw(st.integers(0, 6)))
    shift = D(draw(st.integers(0, 3)))
    offsets = ([shift, -shift] if draw(st.booleans()) else []) + [D(0)] * draw(st.integers(1, 2))
    pairs = [((target + offset) * factor, (realisasi + offset) * factor) for offset in offsets]
    row = sheet_row(
        *pairs,
        rumus=rumus,
        polaritas=draw(st.sampled_from(list(Polaritas))),
        konsolidasi=draw(st.sampled_from(list(Konsolidasi))),
        target_ketik=typed(pairs[-1][0]),
        realisasi_ketik=typed(pairs[-1][1]),
        tahun_bawah=target * factor,
        tahun_atas=target * factor,
    )
    setting = {
        "desimal": desimal,
        "pembulatan": draw(st.sampled_from(list(Pembulatan))),
        "batas_rekap": draw(st.sampled_from([None, 100, 110, 120, D("99.5")])),
    }
    return Tie(row, rules(**setting))


def typed(number: Decimal) -> str:
    """A number as staff type it."""
    return f"{number:f}".replace(".", ",")


def table_row(capaian: Capaian) -> tuple[float | None, float | None, str, str]:
    """A capaian as the vectorised route gives it."""
    numbers = (None if n is None else float(n) for n in (capaian.nilai, capaian.untuk_rekap))
    return (*numbers, capaian.kode_rumus.value, " ".join(capaian.catatan))  # type: ignore[return-value]


@settings(deadline=None, max_examples=400)
@given(st.lists(ties(), min_size=1, max_size=3))
def test_on_a_tie_the_row_the_scalar_and_the_vectorised_route_are_equal(examples: list[Tie]) -> None:
    """No tolerance. Domain: numbers of at most 15 digits with an end, any formula, polarity, rounding, cap
    and consolidation; a mean without an end is no cell, so that the vectorised route never meets one.
    """
    for tie in examples:
        result = measure_row(tie.row, tie.pengaturan)
        method = cara_hitung(tie.pengaturan, tie.row)
        target, realisasi = tie.row.target_ketik, tie.row.realisasi_ketik
        assert result.tw == compute_typed(target, realisasi, method, separator=DecimalSeparator.KOMA)
        cells: list[tuple[object, object, Capaian]] = [(target, realisasi, result.tw)]
        if result.target_sd is not None and result.realisasi_sd is not None:
            sd = [D(x.numerator) / D(x.denominator) for x in (result.target_sd[0], result.realisasi_sd)]
            if [Fraction(x) for x in sd] == [result.target_sd[0], result.realisasi_sd]:
                cells.append((sd[0], sd[1], result.sd))
        table = pd.DataFrame([cell[:2] for cell in cells], columns=["target", "realisasi"], dtype=object)
        bulk = hitung_capaian_massal(table, method, separator=DecimalSeparator.KOMA)
        rows = [
            tuple(None if pd.isna(c) else c for c in row) for row in bulk.itertuples(index=False, name=None)
        ]
        assert rows == [table_row(capaian) for _, _, capaian in cells]


@settings(deadline=None)
@given(ties())
def test_each_printed_percent_is_the_exact_one_rounded_once(tie: Tie) -> None:
    result = measure_row(tie.row, tie.pengaturan)
    for capaian in (result.tw, result.sd, result.tahun):
        if capaian.eksak is not None:
            once = round_number(capaian.eksak, tie.pengaturan.desimal, tie.pengaturan.pembulatan)
            assert capaian.nilai == once


def test_the_examples_of_the_property_are_ties() -> None:
    for rumus, pair in _PAIRS.items():
        for odd, unit in ((7, 1), (17_431, 100), (20_001, 100), (23_999, 100)):
            target, realisasi = (D(n) for n in pair(odd, unit))
            row = sheet_row((target, realisasi), rumus=rumus)
            eksak = measure_row(row, rules()).sd.eksak
            assert eksak is not None
            assert (eksak * 2 * unit).denominator == 1
            assert (eksak * unit).denominator == 2
