"""A message fits its box, says how much was left out, and never hides its end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.click.fitting import BATAS, compose, cut

REST = "... dan {jumlah} lagi."
TEXTS = st.text(st.sampled_from("ab é\n"), max_size=1500)


@given(TEXTS, st.lists(st.text(max_size=400), max_size=30), st.text(max_size=200))
def test_a_message_fits_and_counts_what_it_leaves_out(header: str, items: list[str], footer: str) -> None:
    text, left_out = compose(header, items, footer, REST)
    assert len(text) <= BATAS
    assert 0 <= left_out <= len(items)
    assert text.endswith(footer)
    assert all(line in text for line in items[: len(items) - left_out])
    assert (REST.format(jumlah=left_out) in text) == (left_out > 0)


def test_as_many_items_as_fit_are_shown_whole() -> None:
    item = [f"{index:03d} " + "x" * 96 for index in range(20)]
    text, left_out = compose("Awal.", item, "Akhir.", REST)
    assert left_out == 11
    assert text.split("\n")[-4:] == [item[8], "... dan 11 lagi.", "", "Akhir."]


def test_what_fits_is_left_as_it_is() -> None:
    assert compose("Awal.", [], "", REST) == ("Awal.", 0)
    assert compose("Awal.", ["a", "b"], "Akhir.", REST) == ("Awal.\n\na\nb\n\nAkhir.", 0)


@given(TEXTS, st.integers(20, 600))
def test_a_cut_text_is_its_own_beginning_and_marked(teks: str, batas: int) -> None:
    result = cut(teks, batas)
    assert len(result) <= batas
    assert result == teks or (result.endswith(" ...") and teks.startswith(result.removesuffix(" ...")))
