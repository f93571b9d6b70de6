"""The ordinal scales of the data file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sakip_xl.domain.skala import TANPA_SKALA, Jenjang, Skala, Tangga, skala_baku


def test_every_scale_of_the_data_file_names_its_source_and_orders_its_steps() -> None:
    for tangga in skala_baku().tangga:
        skor = [jenjang.skor for jenjang in tangga.jenjang]
        assert tangga.sumber
        assert skor == sorted(set(skor), reverse=True)


def test_a_word_with_two_scores_is_refused_when_loaded() -> None:
    satu = Tangga("satu", "contoh", (Jenjang("Baik", Decimal(2)),))
    dua = Tangga("dua", "contoh", (Jenjang("Bagus", Decimal(3), (" BAIK ",)),))
    with pytest.raises(ValueError, match="tertulis dua kali"):
        Skala((satu, dua))


def test_an_own_scale_knows_only_its_words() -> None:
    skala = Skala((Tangga("bintang", "contoh", (Jenjang("Dua Bintang", Decimal(2), ("**",)),)),))
    assert skala.cari("dua  bintang") == ("bintang", Decimal(2))
    assert skala.cari("**") == ("bintang", Decimal(2))
    assert skala.cari("WTP") is None
    assert TANPA_SKALA.cari("Ya") is None
