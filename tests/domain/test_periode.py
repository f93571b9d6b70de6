"""Quarters and the year."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.angka import Jenis, baca_angka
from sakip_xl.domain.capaian import Cara
from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import Konsolidasi, PemisahDesimal, Polaritas
from sakip_xl.domain.periode import capaian_periode, konsolidasikan

D = Decimal
JUMLAH, RATA, AKHIR = Konsolidasi.JUMLAH, Konsolidasi.RATA_RATA, Konsolidasi.POSISI_AKHIR


@pytest.mark.parametrize(
    ("konsolidasi", "triwulan", "target_sd", "realisasi_sd"),
    [
        (JUMLAH, 1, 10, 8), (JUMLAH, 2, 10, 8), (JUMLAH, 3, 40, 32), (JUMLAH, 4, 80, 62),
        (RATA, 1, 10, 8), (RATA, 3, 20, 16), (AKHIR, 1, 10, 8), (AKHIR, 2, 10, 8), (AKHIR, 3, 30, 24),
        (AKHIR, 4, 40, 30),
    ],
)  # fmt: skip
def test_to_date_is_the_filled_quarters_against_their_own_targets(
    konsolidasi: Konsolidasi, triwulan: int, target_sd: int, realisasi_sd: int
) -> None:
    hasil = konsolidasikan([10, 20, 30, 40], [8, None, "24", 30], konsolidasi, triwulan, 100)
    assert (hasil.target_sd.nilai, hasil.realisasi_sd.nilai) == (D(target_sd), D(realisasi_sd))
    assert hasil.target_tahun.nilai == 100


def test_it_says_how_many_quarters_are_filled_and_zero_is_filled() -> None:
    hasil = konsolidasikan([10, 20, 30, 40], [0, None, "-", 30], JUMLAH, 3)
    assert hasil.keterangan == "1 dari 3 triwulan terisi"
    assert hasil.realisasi_sd.nilai == 0
    assert hasil.realisasi_tw.kosong


def test_the_three_capaian_stand_on_their_three_targets() -> None:
    gabungan = konsolidasikan([10, 20, 30, 40], [8, None, 27, None], JUMLAH, 3, 100)
    hasil = capaian_periode(gabungan, Cara())
    assert (hasil.triwulan.nilai, hasil.sampai.nilai, hasil.tahun.nilai) == (D(90), D("87.5"), D(35))


def test_both_bases_of_a_printed_example_come_out() -> None:
    gabungan = konsolidasikan(["100", 400, 500, 724], ["110"], JUMLAH, 1, 1724)
    hasil = capaian_periode(gabungan, Cara())
    assert (hasil.triwulan.nilai, hasil.tahun.nilai) == (D(110), D("6.38"))


def test_a_worst_value_serves_a_target_of_zero_in_every_period() -> None:
    gabungan = konsolidasikan([0, 0], [2, 3], JUMLAH, 2, 0)
    hasil = capaian_periode(gabungan, Cara(polaritas=Polaritas.NEGATIF), terburuk=baca_angka(10))
    assert (hasil.triwulan.nilai, hasil.sampai.nilai) == (D(70), D(50))


def test_nothing_filled_is_told_beside_the_targets() -> None:
    gabungan = konsolidasikan([10, 20], [None, ""], JUMLAH, 2, 30)
    assert gabungan.target_sd.nilai == 30
    hasil = capaian_periode(gabungan, Cara()).sampai
    assert hasil.nilai is None
    assert hasil.catatan == (Catatan.REALISASI_KOSONG, Catatan.BELUM_TERISI)


@pytest.mark.parametrize("konsolidasi", [JUMLAH, RATA])
@pytest.mark.parametrize(
    ("isi", "catatan"),
    [
        ("banyak", Catatan.REALISASI_TIDAK_TERBACA),
        ("1.234", Catatan.REALISASI_AMBIGU),
        ("WTP", Catatan.SKALA_BERBEDA),
        ("4 - 6", Catatan.REALISASI_RENTANG),
    ],
)
def test_what_was_typed_but_cannot_be_added_is_never_skipped(
    konsolidasi: Konsolidasi, isi: str, catatan: Catatan
) -> None:
    gabungan = konsolidasikan([10, 10], [isi, 5], konsolidasi, 2, 20)
    hasil = capaian_periode(gabungan, Cara()).sampai
    assert hasil.nilai is None
    assert catatan in hasil.catatan
    assert gabungan.terisi == 2


def test_the_last_position_does_not_care_about_earlier_quarters() -> None:
    hasil = konsolidasikan([10, 10], ["banyak", 5], AKHIR, 2)
    assert hasil.realisasi_sd.nilai == 5


def test_a_filled_quarter_without_target_cannot_be_compared() -> None:
    gabungan = konsolidasikan([None, 10], [5, 5], JUMLAH, 2, 20)
    hasil = capaian_periode(gabungan, Cara())
    assert hasil.sampai.catatan == (Catatan.TARGET_KOSONG,)
    assert hasil.tahun.nilai == 50


def test_scale_words_are_not_added() -> None:
    assert Catatan.ORDINAL_DIJUMLAH in konsolidasikan(["Ya"] * 2, ["Ya"] * 2, JUMLAH, 2).realisasi_sd.catatan
    assert konsolidasikan(["Ya"] * 2, ["Ya", "Tidak"], AKHIR, 2).realisasi_sd.nilai == 0
    rata = konsolidasikan(["WTP"] * 2, ["WDP", "WTP"], RATA, 2, "WTP")
    assert capaian_periode(rata, Cara()).tahun.nilai == D("87.5")


def test_ranges_are_added_bound_by_bound() -> None:
    hasil = konsolidasikan(["1 - 2", "3 - 5"], [2, 4], JUMLAH, 2).target_sd
    assert (hasil.jenis, hasil.bawah, hasil.atas) == (Jenis.RENTANG, D(4), D(7))


@pytest.mark.parametrize(
    ("konsolidasi", "realisasi", "penyebut", "catatan"),
    [
        (JUMLAH, ["5 dari 10", "7 dari 12"], 22, ()),
        (RATA, ["5 dari 10", "7 dari 10"], 10, ()),
        (RATA, ["5 dari 10", "7 dari 12"], None, (Catatan.PENYEBUT_BERBEDA,)),
        (JUMLAH, ["5 dari 10", "7"], None, (Catatan.PENYEBUT_BERBEDA,)),
        (JUMLAH, ["5", "7"], None, ()),
    ],
)
def test_wholes_are_added_with_a_sum_and_kept_when_equal(
    konsolidasi: Konsolidasi, realisasi: list[object], penyebut: int | None, catatan: tuple[Catatan, ...]
) -> None:
    hasil = konsolidasikan([1, 1], realisasi, konsolidasi, 2).realisasi_sd
    assert (hasil.penyebut, hasil.catatan) == (None if penyebut is None else D(penyebut), catatan)


def test_percent_and_unit_are_carried_and_a_mixture_is_noted() -> None:
    satu = konsolidasikan([1, 1], ["90% desa", "80% desa"], RATA, 2).realisasi_sd
    assert (satu.nilai, satu.persen, satu.satuan, satu.catatan) == (D(85), True, "desa", ())
    dua = konsolidasikan([1, 1], ["90%", "0,8 desa"], RATA, 2).realisasi_sd
    assert (dua.persen, dua.satuan, dua.catatan) == (True, "", (Catatan.SKALA_MERAGUKAN,))


def test_an_average_that_never_ends_is_still_compared_exactly() -> None:
    gabungan = konsolidasikan([3, 3, 4], [5, 5, 5], RATA, 3, 15)
    hasil = capaian_periode(gabungan, Cara())
    assert hasil.sampai.nilai == 150
    assert hasil.sampai.eksak == 150


def test_the_setting_for_marks_reaches_every_quarter() -> None:
    hasil = konsolidasikan(["1.234"], ["1.234"], AKHIR, 1, "1.234", pemisah=PemisahDesimal.KOMA)
    assert hasil.target_tahun.nilai == hasil.target_sd.nilai == hasil.realisasi_tw.nilai == 1234


SEL = st.none() | st.integers(0, 10_000)


@given(st.lists(SEL, min_size=4, max_size=4), st.integers(1, 4))
def test_the_sum_is_the_mean_times_the_filled_quarters(realisasi: list[int | None], triwulan: int) -> None:
    target = [1, 2, 3, 4]
    jumlah, rata = (konsolidasikan(target, realisasi, k, triwulan).realisasi_sd for k in (JUMLAH, RATA))
    terisi = [satu for satu in realisasi[:triwulan] if satu is not None]
    assert jumlah.kosong is rata.kosong is (not terisi)
    if terisi:
        assert jumlah.batas_eksak()[0] == rata.batas_eksak()[0] * len(terisi) == sum(terisi)


@given(st.lists(SEL, min_size=4, max_size=4), st.integers(1, 3), st.sampled_from(list(Konsolidasi)))
def test_later_quarters_never_change_what_is_to_date(
    realisasi: list[int | None], triwulan: int, konsolidasi: Konsolidasi
) -> None:
    kini = konsolidasikan([1, 2, 3, 4], realisasi, konsolidasi, triwulan)
    lain = konsolidasikan([1, 2, 3, 4], realisasi[:triwulan], konsolidasi, triwulan)
    assert kini == lain
