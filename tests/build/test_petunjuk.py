"""The staff guide: it names every sheet, button, step and setting there is, and computes its examples."""

from __future__ import annotations

import pytest

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.gaya import sifat
from sakip_xl.build.kanvas import Kanvas, LembarKanvas
from sakip_xl.build.petunjuk import PANDUAN, baca_panduan, gambar_petunjuk, teks_terbaca
from sakip_xl.domain.angka import baca_angka
from sakip_xl.domain.istilah import PemisahDesimal
from sakip_xl.domain.sop import SOP, SYARAT
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.lembar import LEMBAR_MASTER
from sakip_xl.layout.muat import muat_master
from sakip_xl.layout.pengaturan import PENGATURAN
from sakip_xl.layout.tombol import TOMBOL
from tests.contoh import SEKARANG, isi_contoh


@pytest.fixture(scope="module")
def lembar() -> LembarKanvas:
    isi = isi_contoh()
    hasil = Kanvas().tambah(MASTER.lembar_bernama("Petunjuk"))
    gambar_petunjuk(hasil, Bahan(isi, muat_master(isi).master, SEKARANG))
    return hasil


@pytest.fixture(scope="module")
def teks(lembar: LembarKanvas) -> list[str]:
    return [str(s.nilai) for _, s in sorted(lembar.sel.items(), key=lambda x: x[0]) if s.nilai is not None]


def test_every_visible_sheet_is_told_and_linked(lembar: LembarKanvas, teks: list[str]) -> None:
    tautan = {s.nilai: s.tautan for s in lembar.sel.values() if s.tautan}
    for satu in LEMBAR_MASTER:
        if not satu.tersembunyi:
            assert satu.guna in teks
            assert tautan[satu.nama] == f"'{satu.nama}'!A1"
    assert "_meta" not in tautan


def test_every_button_and_setting_is_told(teks: list[str]) -> None:
    assert all(any(t.uraian in satu for satu in teks) for t in TOMBOL)
    assert all(p.label in teks and p.penjelasan in teks for p in PENGATURAN)


@pytest.mark.parametrize("sop", SOP.values(), ids=str)
def test_every_step_tells_what_must_be_there_where_and_by_which_button(sop: object, teks: list[str]) -> None:
    assert sop in SOP.values()
    for langkah in next(s for s in SOP.values() if s is sop).langkah:
        uraian = next(satu for satu in teks if satu.startswith(langkah.uraian + "."))
        di_mana = teks[teks.index(uraian) + 1]
        for nama in (*langkah.syarat_masuk, *langkah.syarat_keluar):
            assert SYARAT[nama].judul in uraian
        for nama in langkah.syarat_keluar:
            assert SYARAT[nama].isi_di in di_mana
        assert ("Setujui" if langkah.keputusan else "Majukan Langkah") in di_mana


def test_there_are_six_steps_to_begin_with_and_no_placeholder_is_left(teks: list[str]) -> None:
    assert len(PANDUAN.mulai) == 6
    assert not [satu for satu in teks if "{" in satu or "}" in satu]


def test_the_worked_examples_are_computed(teks: list[str]) -> None:
    semua = "\n".join(teks)
    for capaian in ("103,13%", "85,24%", "87,14%", "Capaian: tidak dihitung"):
        assert capaian in semua


@pytest.mark.parametrize(
    ("ketikan", "dibaca"),
    [
        ("82,5", "82,5"),
        ("95%", "95%"),
        ("80 - 90%", "rentang 80% sampai 90%"),
        ("100 dari 110", "100 dari 110"),
        ("0", "0"),
        ("n/a", "kosong, sama dengan belum diisi"),
    ],
)
def test_a_typed_number_is_told_as_it_is_read(ketikan: str, dibaca: str) -> None:
    assert teks_terbaca(baca_angka(ketikan, pemisah=PemisahDesimal.TANYAKAN)) == dibaca


def test_an_ambiguous_number_is_told_not_to_be_guessed() -> None:
    hasil = teks_terbaca(baca_angka("1.234", pemisah=PemisahDesimal.TANYAKAN))
    assert hasil.startswith("tidak ditebak.")


def test_the_colours_shown_are_styles_of_the_workbook() -> None:
    assert len({sifat(satu.gaya)["bg_color"] for satu in PANDUAN.warna}) == len(PANDUAN.warna)


@pytest.mark.parametrize("isi", ['tombol = {karang = ["bagikan"]}', 'tombol = {arsip = ["karang"]}'])
def test_a_guide_that_names_what_does_not_exist_is_refused(isi: str) -> None:
    sisa = "mulai = []\nwarna = []\nrumus = []\nangka = {contoh = []}\ntemuan = {kode = [], isian = {}}\n"
    with pytest.raises(ValueError, match="karang"):
        baca_panduan(sisa + isi)


def test_the_guide_is_printed_upright(lembar: LembarKanvas) -> None:
    assert not lembar.lembar.mendatar
    assert lembar.skala is None
