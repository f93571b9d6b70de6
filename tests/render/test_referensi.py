"""The lists of choices."""

from __future__ import annotations

from sakip_xl.domain.measure.scale import standard_scales
from sakip_xl.render.master import draw_master
from sakip_xl.render.sheets.referensi import BARIS_KEPALA, DAFTAR
from tests.sample import SEKARANG, sample_content


def test_every_list_stands_under_its_heading() -> None:
    sheet = draw_master(sample_content(), SEKARANG).lembar["Referensi"]
    for column, (heading, values) in enumerate(DAFTAR):
        content = [sheet.sel[BARIS_KEPALA + n, column].nilai for n in range(len(values) + 1)]
        assert content == [heading, *values]


def test_every_word_that_counts_as_a_score_is_shown() -> None:
    content = {
        cell.nilai for cell in draw_master(sample_content(), SEKARANG).lembar["Referensi"].sel.values()
    }
    assert {j.kode for t in standard_scales().tangga for j in t.jenjang} <= content
