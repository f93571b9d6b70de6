"""The ordinal scales of the data file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sakip_xl.domain.measure.scale import TANPA_SKALA, Scale, ScaleLadder, ScaleStep, standard_scales


def test_every_scale_of_the_data_file_names_its_source_and_orders_its_steps() -> None:
    for ladder in standard_scales().tangga:
        score = [steps.skor for steps in ladder.jenjang]
        assert ladder.sumber
        assert score == sorted(set(score), reverse=True)


def test_a_word_with_two_scores_is_refused_when_loaded() -> None:
    one = ScaleLadder("satu", "contoh", (ScaleStep("Baik", Decimal(2)),))
    other = ScaleLadder("dua", "contoh", (ScaleStep("Bagus", Decimal(3), (" BAIK ",)),))
    with pytest.raises(ValueError, match="tertulis dua kali"):
        Scale((one, other))


def test_an_own_scale_knows_only_its_words() -> None:
    skala = Scale((ScaleLadder("bintang", "contoh", (ScaleStep("Dua Bintang", Decimal(2), ("**",)),)),))
    assert skala.find("dua  bintang") == ("bintang", Decimal(2))
    assert skala.find("**") == ("bintang", Decimal(2))
    assert skala.find("WTP") is None
    assert TANPA_SKALA.find("Ya") is None
