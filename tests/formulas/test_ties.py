"""The sheet, its twin and ``hitung_capaian`` are one at every tie of rounding, without tolerance."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.capaian import hitung_capaian
from sakip_xl.domain.measure.kertas_kerja import cara_hitung, complete_row
from sakip_xl.domain.measure.periods import consolidate, period_capaian
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.measure.whole_numbers import persen_cell
from sakip_xl.domain.model import KertasKerja, Pengaturan
from sakip_xl.domain.terms import DasarRekap, Konsolidasi, Pembulatan
from sakip_xl.schema.content import raw
from tests.domain.test_kertas_kerja import isi
from tests.formulas.test_capaian import DEFAULT, PREDIKAT, book, hitung
from tests.office.recalc import Office

NUMBERS = (
    "3",
    "7",
    "80",
    "49",
    "0.07",
    "1234.5",
    "90",
    "1000000000",
    "999999999.99",
    "106439453000",
    "0.000001",
)
RULES = [
    DEFAULT.model_copy(
        update={"desimal": desimal, "pembulatan": pembulatan, "batas_rekap": batas, "dasar_rekap": dasar}
    )
    for desimal, pembulatan, batas, dasar in (
        (2, Pembulatan.SETENGAH_NAIK, None, DasarRekap.TRIWULAN),
        (2, Pembulatan.POTONG, Decimal(100), DasarRekap.SAMPAI),
        (0, Pembulatan.SETENGAH_NAIK, Decimal(120), DasarRekap.TAHUN),
        (4, Pembulatan.POTONG, Decimal(110), DasarRekap.TRIWULAN),
    )
]


def tie(number: Decimal, rumus: Rumus, percent: Decimal) -> tuple[Decimal, Decimal]:
    """Target and realisasi that come to this percent exactly."""
    share = percent / 100
    if rumus is Rumus.RASIO:
        return number, number * share
    if rumus is Rumus.SELISIH:
        return number, number * (2 - share)
    if rumus is Rumus.KEBALIKAN:
        return number * share, number
    near = (percent + 80) / 200 if percent > 100 else share * 9 / 10
    return number, number * near


def pairs(desimal: int, seed: int) -> Iterator[tuple[Rumus, Decimal, Decimal]]:
    """Ties at that many decimals, and their neighbours a last digit away."""
    choose = random.Random(seed)  # noqa: S311 any numbers will do
    for rumus in Rumus:
        for text in NUMBERS:
            percent = Decimal(choose.randrange(1, 119 * 10**desimal)) / 10**desimal
            half = Decimal(5) / 10 ** (desimal + 1)
            target, realisasi = tie(Decimal(text), rumus, percent + choose.choice((half, half, Decimal(0))))
            step = Decimal(choose.choice((0, 0, 1, -1))).scaleb(int(realisasi.as_tuple().exponent))
            yield rumus, target, realisasi + step


def quarter_rows(rule: Pengaturan, seed: int) -> Iterator[tuple[KertasKerja, list[list[object]]]]:
    """Rows whose last quarter is a tie, or whose filled quarters make one together, and what was typed."""
    choose = random.Random(seed)  # noqa: S311 any numbers will do
    for konsolidasi in Konsolidasi:
        for rumus, target, realisasi in pairs(rule.desimal, seed):
            count = choose.randrange(1, 4)
            extra = [Decimal(choose.randrange(1, 9)) for _ in range(count)]
            last = konsolidasi is Konsolidasi.POSISI_AKHIR
            targets = [*extra, target if last else target - sum(extra)]
            reached = [*extra, realisasi if last else realisasi - sum(extra)]
            cells: list[list[object]] = [[float(n) for n in values] for values in (targets, reached)]
            row = isi(
                cells[0], cells[1], count + 1,
                rule=rule, rumus=rumus, konsolidasi=konsolidasi, target_tahun=float(target * 2),
            )  # fmt: skip
            yield row, cells


def test_the_twin_is_what_hitung_capaian_gives() -> None:
    for seed, rule in enumerate(RULES):
        for row, (targets, reached) in quarter_rows(rule, seed):
            expected = hitung_capaian(
                targets[-1],
                reached[-1],
                rumus=row.rumus.value,
                desimal=rule.desimal,
                pembulatan=rule.pembulatan.value,
                batas=rule.batas_rekap,
            )
            values = hitung(raw(row), rule)
            shown = {
                name: None if values[name] == "" else Decimal(repr(values[name]))
                for name in ("capaian", "untuk_rekap")
            }
            assert shown["capaian"] == expected.nilai, (targets, reached)
            if rule.dasar_rekap is DasarRekap.TRIWULAN:
                assert shown["untuk_rekap"] == expected.untuk_rekap, (targets, reached)


def test_to_date_and_of_the_year_the_twin_is_what_the_domain_gives() -> None:
    for seed, rule in enumerate(RULES):
        for row, (targets, reached) in quarter_rows(rule, seed):
            method = cara_hitung(rule, row)
            combined = consolidate(targets, reached, row.konsolidasi, len(targets), row.tahun_ketik)
            expected = period_capaian(combined, method)
            values = hitung(raw(row), rule)
            pair = (expected.sampai.nilai, expected.tahun.nilai)
            shown = (values["capaian_sd"], values["capaian_tahun"])
            assert shown == tuple(float(value or 0) for value in pair), (targets, reached)


@given(
    st.sampled_from(Rumus),
    st.decimals("0.01", "99999999", places=2),
    st.decimals("0.01", "99999999", places=2),
    st.sampled_from(RULES),
)
def test_any_pair_is_the_same_to_the_twin(
    rumus: Rumus, target: Decimal, realisasi: Decimal, rule: Pengaturan
) -> None:
    row = isi([float(target)], [float(realisasi)], rule=rule, rumus=rumus)
    expected = hitung_capaian(
        target, realisasi, rumus=rumus.value, desimal=rule.desimal, pembulatan=rule.pembulatan.value
    )
    assert hitung(raw(row), rule)["capaian"] == float(expected.nilai or 0)


@given(st.fractions(-3, 30), st.integers(0, 10), st.sampled_from(Pembulatan))
def test_a_percent_that_the_program_writes_rounds_as_the_exact_one(
    percent: Fraction, desimal: int, pembulatan: Pembulatan
) -> None:
    written = persen_cell(percent * 100)
    assert round_number(written, desimal, pembulatan) == round_number(percent * 100, desimal, pembulatan)


def test_a_tie_just_below_is_rounded_once() -> None:
    row = isi([1_000_000_000], ["821.249.999,99"])
    assert hitung(raw(row))["capaian"] == 82.12
    assert row.persen is None


def test_a_number_too_long_for_the_formula_is_computed_by_the_program_and_named() -> None:
    row = isi(["1 dari 3"], ["1 dari 7"])
    assert (row.persen, hitung(raw(row))["capaian"]) == (Decimal("42.85714285714"), 42.86)
    assert "capaian dihitung oleh program" in row.catatan
    assert isi([80], [82.5]).persen is None


def test_a_row_of_an_older_book_keeps_its_capaian() -> None:
    row = isi([80, 90], ["82,5", 91], 2, konsolidasi="rata-rata", target_tahun=170)
    old = row.model_copy(update={"skala": None, "persen": None, "persen_sd": None, "persen_tahun": None})
    assert complete_row(old) == row
    assert hitung(raw(old))["capaian"] == ""


@pytest.mark.libreoffice
def test_libreoffice_rounds_every_tie_as_python_does(kantor: Office, tmp_path: Path) -> None:
    files = [
        book(tmp_path / f"seri{seed}.xlsx", [raw(row) for row, _ in quarter_rows(rule, seed)], rule, PREDIKAT)
        for seed, rule in enumerate(RULES)
    ]
    for result in kantor.recalculate(files).values():
        # A text of a number ends at 15 digits in a workbook; some numbers here are longer on purpose.
        numbers = [item for item in result.beda if isinstance(item.tersimpan, float)]
        assert (result.galat, numbers) == ([], [])
