"""A message fits its box, says how much was left out, and never hides its end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.actions.klik.kabar import BATAS, potong, susun

SISA = "... dan {jumlah} lagi."
TEKS = st.text(st.sampled_from("ab é\n"), max_size=1500)


@given(TEKS, st.lists(st.text(max_size=400), max_size=30), st.text(max_size=200))
def test_a_message_fits_and_counts_what_it_leaves_out(kepala: str, butir: list[str], kaki: str) -> None:
    teks, kurang = susun(kepala, butir, kaki, SISA)
    assert len(teks) <= BATAS
    assert 0 <= kurang <= len(butir)
    assert teks.endswith(kaki)
    assert all(satu in teks for satu in butir[: len(butir) - kurang])
    assert (SISA.format(jumlah=kurang) in teks) == (kurang > 0)


def test_as_many_items_as_fit_are_shown_whole() -> None:
    butir = [f"{ke:03d} " + "x" * 96 for ke in range(20)]
    teks, kurang = susun("Awal.", butir, "Akhir.", SISA)
    assert kurang == 11
    assert teks.split("\n")[-4:] == [butir[8], "... dan 11 lagi.", "", "Akhir."]


def test_what_fits_is_left_as_it_is() -> None:
    assert susun("Awal.", [], "", SISA) == ("Awal.", 0)
    assert susun("Awal.", ["a", "b"], "Akhir.", SISA) == ("Awal.\n\na\nb\n\nAkhir.", 0)


@given(TEKS, st.integers(20, 600))
def test_a_cut_text_is_its_own_beginning_and_marked(teks: str, batas: int) -> None:
    hasil = potong(teks, batas)
    assert len(hasil) <= batas
    assert hasil == teks or (hasil.endswith(" ...") and teks.startswith(hasil.removesuffix(" ...")))
