"""What kind of answer a unit of measure and a target ask for."""

from __future__ import annotations

import pytest

from sakip_xl.domain.measure.answer_kind import (
    AskedKind,
    KindFlaw,
    asked_by,
    asked_kind,
    kind_flaw,
    unreadable_cause,
    word_choices,
)
from sakip_xl.domain.measure.asked import what_to_fill_in
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import Indikator
from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.terms import Konsolidasi


@pytest.mark.parametrize(
    ("satuan", "kata", "angka"),
    [
        ("predikat", True, False),
        ("Predikat SAKIP", True, False),
        ("Kategori", True, False),
        ("Ya / Tidak", True, False),
        ("Opini BPK", True, False),
        ("%", False, True),
        ("bulan", False, True),
        ("nilai", False, True),
        ("predikat/nilai", False, False),
        ("Nilai (Predikat)", False, False),
        ("komunitas", False, True),
        ("WTP", False, False),
        ("desa mandiri", False, False),
        ("", False, False),
    ],
)
def test_the_satuan_tells_which_kind_is_asked(satuan: str, kata: bool, angka: bool) -> None:
    asked = asked_by(satuan)
    assert (asked.kata, asked.angka) == (kata, angka)


def _indikator(satuan: str, konsolidasi: Konsolidasi) -> Indikator:
    return compose().indikator[0].model_copy(update={"satuan": satuan, "konsolidasi": konsolidasi})


def test_the_form_says_which_words_are_asked() -> None:
    indikator = _indikator("opini", Konsolidasi.POSISI_AKHIR)
    asks = what_to_fill_in(indikator, read_number("WTP"))
    assert asks.startswith("Kata penilaian: WTP, WDP, TW, TMP. Isi posisi")
    counted = _indikator("desa", Konsolidasi.JUMLAH)
    assert what_to_fill_in(counted, read_number(5)).startswith("Isi jumlah")


def test_a_target_asks_too() -> None:
    assert asked_kind("poin/predikat", read_number("BB")) == AskedKind(
        kata=True, skala=frozenset({"predikat SAKIP"})
    )
    assert asked_kind("predikat", read_number("BB (76,5)")) == AskedKind(angka=True)
    assert asked_kind("predikat", read_number("76,5")) == AskedKind(kata=True, angka=True)
    assert asked_kind("", read_number("80 - 90")) == AskedKind(angka=True)


@pytest.mark.parametrize(
    ("typed", "satuan", "target", "flaw"),
    [
        ("Baik", "bulan", "12", KindFlaw.ANGKA_DIMINTA),
        ("Baik", "bulan", "", KindFlaw.ANGKA_DIMINTA),
        ("BB", "nilai", "70", KindFlaw.ANGKA_DIMINTA),
        ("BB", "predikat", "70", KindFlaw.ANGKA_DIMINTA),
        ("76", "predikat", "BB", KindFlaw.KATA_DIMINTA),
        ("76", "predikat", "", KindFlaw.KATA_DIMINTA),
        ("76", "predikat", "70", KindFlaw.KATA_DIMINTA),
        ("70 - 80", "predikat", "BB", KindFlaw.KATA_DIMINTA),
        ("B (65,40)", "predikat", "BB", KindFlaw.KATA_DIMINTA),
        ("B (65,40)", "predikat", "BB (70)", None),
        ("76", "predikat", "BB (70)", None),
        ("B (65,40)", "predikat", "", None),
        ("B (65,40)", "nilai", "70", None),
        ("Baik", "predikat", "BB", KindFlaw.SKALA_LAIN),
        ("BB", "opini", "", KindFlaw.SKALA_LAIN),
        ("WTP", "opini", "WTP", None),
        ("A", "predikat", "", None),
        ("76", "predikat/nilai", "", None),
        ("BB", "predikat/nilai", "", None),
        ("76", "", "", None),
        ("-", "predikat", "BB", None),
        ("tinggi", "predikat", "BB", None),
    ],
)
def test_a_word_for_a_number_and_a_number_for_a_word_are_told(
    typed: str, satuan: str, target: str, flaw: KindFlaw | None
) -> None:
    assert kind_flaw(read_number(typed), satuan, read_number(target)) is flaw


def test_what_cannot_be_read_under_a_scale_is_told_with_its_words() -> None:
    assert word_choices(AskedKind(kata=True, skala=frozenset({"opini BPK"}))) == "WTP, WDP, TW, TMP"
    target = read_number("WTP")
    assert unreadable_cause(read_number("bagus"), "opini", target) == "Tulis salah satu: WTP, WDP, TW, TMP"
    assert unreadable_cause(read_number("nihil"), "opini", target).startswith("Tulis 0 bila memang nol")
    assert unreadable_cause(read_number("bagus"), "bulan").startswith("Isian tidak terbaca")
