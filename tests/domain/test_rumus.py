"""The registry of rumus: worked examples, defaults, and what derives from it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from sakip_xl.domain.measure.capaian import hitung_capaian
from sakip_xl.domain.measure.rumus import JALUR, REGISTRI, RumusCapaian, default_rumus, usual_rumus
from sakip_xl.domain.measure.rumus.definitions import Contoh, Rumus, RumusDef
from sakip_xl.domain.terms import Polaritas

EXAMPLES = [(item, contoh) for item in REGISTRI.values() for contoh in item.contoh]


@pytest.mark.parametrize(("item", "contoh"), EXAMPLES)
def test_every_worked_example_holds(item: RumusDef, contoh: Contoh) -> None:
    result = hitung_capaian(
        contoh.target, contoh.realisasi, polaritas=contoh.polaritas.value, rumus=item.rumus.value
    )
    assert result.nilai == Decimal(contoh.nilai)


def test_every_name_that_staff_can_choose_is_one_rumus_with_examples() -> None:
    assert set(REGISTRI) == set(Rumus)
    assert all(item.contoh and item.sebutan and item.kapan for item in REGISTRI.values())


def test_every_arithmetic_is_listed_once_and_none_stands_for_nothing() -> None:
    assert set(JALUR) == set(RumusCapaian) - {RumusCapaian.TIDAK_DIHITUNG}


def test_a_polarity_has_its_default_among_its_usual_rumus() -> None:
    assert {p: default_rumus(p) for p in Polaritas} == {
        Polaritas.POSITIF: Rumus.RASIO,
        Polaritas.NEGATIF: Rumus.SELISIH,
        Polaritas.STABIL: Rumus.STABIL,
    }
    assert usual_rumus(Polaritas.NEGATIF) == (Rumus.SELISIH, Rumus.KEBALIKAN)


@pytest.mark.parametrize(
    ("realisasi", "percent"),
    [(80, 120), (72, 100), (88, 100), (64, Fraction(800, 9)), (-8, Fraction(-100, 9))],
)
def test_stabil_is_one_fraction_on_both_sides_of_ninety(realisasi: int, percent: int | Fraction) -> None:
    assert JALUR[RumusCapaian.STABIL].nilai(Fraction(80), Fraction(realisasi)) == percent
