"""The lists of choices."""

from __future__ import annotations

from sakip_xl.build.master import gambar_master
from sakip_xl.build.referensi import BARIS_KEPALA, DAFTAR
from sakip_xl.domain.skala import skala_baku
from tests.contoh import SEKARANG, isi_contoh


def test_every_list_stands_under_its_heading() -> None:
    satu = gambar_master(isi_contoh(), SEKARANG).lembar["Referensi"]
    for kolom, (judul, nilai) in enumerate(DAFTAR):
        isi = [satu.sel[BARIS_KEPALA + n, kolom].nilai for n in range(len(nilai) + 1)]
        assert isi == [judul, *nilai]


def test_every_word_that_counts_as_a_score_is_shown() -> None:
    isi = {sel.nilai for sel in gambar_master(isi_contoh(), SEKARANG).lembar["Referensi"].sel.values()}
    assert {j.kode for t in skala_baku().tangga for j in t.jenjang} <= isi
