"""Filling the Kertas Kerja: what was typed as numbers, and the same capaian as from the typed text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip_xl.domain.capaian import hitung_capaian, hitung_ketikan
from sakip_xl.domain.istilah import Konsolidasi, PemisahDesimal, Polaritas, Rumus, VersiPk, YaTidak
from sakip_xl.domain.kertas_kerja import (
    cara_hitung,
    isi_kertas_kerja,
    realisasi_sd,
    target_sd,
    terburuk_baris,
)
from sakip_xl.domain.model import Indikator, KertasKerja, Master, Pengaturan, Realisasi
from sakip_xl.domain.periode import capaian_periode, konsolidasikan
from sakip_xl.domain.ukuran import ukur

ATURAN = Pengaturan(nama_kecamatan="Contoh", tahun=2026)


def indikator(**isi: Any) -> Indikator:
    dasar: dict[str, Any] = {
        "kode": "I.1",
        "level": "sasaran",
        "induk": "S.1",
        "indikator": "Nilai sesuatu",
        "definisi": "d",
        "formula": "f",
        "satuan": "nilai",
        "polaritas": "positif",
        "konsolidasi": "posisi akhir",
        "sumber_data": "s",
        "frekuensi": "triwulanan",
        "unit": "U1",
    }
    return Indikator(**{**dasar, **isi})


def isi(
    target: list[object],
    realisasi: list[object],
    triwulan: int = 1,
    *,
    aturan: Pengaturan = ATURAN,
    **lain: Any,
) -> KertasKerja:
    """The row of one indicator with these targets and realisasi of the first quarters."""
    tw = {f"target_tw{n}": nilai for n, nilai in enumerate(target, 1)}
    lapor = [
        Realisasi(kode="I.1", triwulan=n, unit="U1", realisasi=nilai)  # type: ignore[arg-type]
        for n, nilai in enumerate(realisasi, 1)
    ]
    master = Master("m", aturan, indikator=[indikator(**tw, **lain)], realisasi=lapor)
    [baris] = isi_kertas_kerja(master, triwulan)
    return baris


def nilai_baris(baris: KertasKerja, aturan: Pengaturan = ATURAN) -> Decimal | None:
    cara = cara_hitung(aturan, baris.polaritas, baris.rumus, baris.nol_tercapai)
    target = (baris.target_bawah, baris.target_atas)
    return ukur(target, baris.realisasi, cara, terburuk=terburuk_baris(baris)).nilai


desimal = st.decimals(min_value=-500, max_value=5000, places=2, allow_nan=False)


def tulis(angka: Decimal) -> str:
    return str(angka).replace(".", ",")


polos = st.one_of(desimal, st.integers(-3, 120), desimal.map(tulis))
ketikan = st.one_of(
    polos,
    desimal.map(lambda a: f"{tulis(abs(a))}%"),
    st.tuples(st.integers(0, 130), st.integers(1, 130)).map(lambda p: f"{p[0]} dari {p[1]} Organisasi"),
    st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda p: f"{p[0]} - {p[1]}%"),
    st.sampled_from(
        ["WTP", "WDP", "Ya", "Tidak", "BB", "", "-", "n/a", "1.234", "sudah", None, 0, "0", 0.95]
    ),
)


@given(
    ketikan,
    ketikan,
    st.sampled_from(list(Polaritas)),
    st.sampled_from([None, *Rumus]),
    st.one_of(st.none(), ketikan),
    st.sampled_from(["setengah_naik", "potong"]),
)
@example("1 dari 3", "1 dari 6", Polaritas.POSITIF, None, None, "potong")
@example("95%", "100 dari 110", Polaritas.POSITIF, None, None, "setengah_naik")
@example(0, 3, Polaritas.NEGATIF, None, "banyak", "setengah_naik")
@example(Decimal(80), "82,5", Polaritas.POSITIF, None, None, "setengah_naik")
def test_a_row_gives_the_capaian_of_what_was_typed(
    target: object, realisasi: object, polaritas: Polaritas, rumus: Rumus | None, terburuk: object, bulat: str
) -> None:
    aturan = ATURAN.model_copy(update={"pembulatan": type(ATURAN.pembulatan)(bulat)})
    baris = isi([target], [realisasi], aturan=aturan, polaritas=polaritas, rumus=rumus, terburuk=terburuk)
    langsung = hitung_capaian(
        target, realisasi, polaritas=polaritas, rumus=rumus, terburuk=terburuk, pembulatan=bulat
    )
    assert nilai_baris(baris, aturan) == langsung.nilai


@given(
    st.lists(ketikan, min_size=4, max_size=4),
    st.lists(ketikan, min_size=4, max_size=4),
    ketikan,
    st.sampled_from(list(Konsolidasi)),
    st.integers(1, 4),
)
@example([10, 10, 10, 10], [8, None, "rusak", 9], 40, Konsolidasi.JUMLAH, 3)
@example(["5 dari 10"] * 4, ["5 dari 10", "6 dari 20", None, None], "95%", Konsolidasi.JUMLAH, 2)
def test_to_date_a_row_gives_what_the_domain_gives_or_says_that_it_gives_nothing(
    target: list[object], realisasi: list[object], tahun: object, konsolidasi: Konsolidasi, triwulan: int
) -> None:
    baris = isi(target, realisasi, triwulan, target_tahun=tahun, konsolidasi=konsolidasi)
    gabungan = konsolidasikan(target, realisasi, konsolidasi, triwulan, tahun)
    cara = cara_hitung(ATURAN, baris.polaritas, baris.rumus, baris.nol_tercapai)
    benar = capaian_periode(gabungan, cara)
    if baris.dapat_digabung is YaTidak.TIDAK:
        assert "tidak dihitung" in baris.catatan
        return
    sampai = ukur(target_sd(baris), realisasi_sd(baris), cara)
    assert sampai.nilai == benar.sampai.nilai
    nilai_tahun = ukur((baris.tahun_bawah, baris.tahun_atas), realisasi_sd(baris), cara).nilai
    assert nilai_tahun in {benar.tahun.nilai, None}
    if nilai_tahun != benar.tahun.nilai:
        assert "Target tahun tidak sebanding" in baris.catatan


def test_quarters_beyond_the_row_s_own_stay_empty() -> None:
    baris = isi([10, 20, 30, 40], [9, 19, 29, 39], 2)
    assert [baris.r1, baris.r2, baris.r3, baris.r4] == [9, 19, None, None]
    assert [baris.t2_bawah, baris.t2_atas, baris.t3_bawah, baris.t4_atas] == [20, 20, None, None]


def test_without_any_realisasi_the_rows_stand_ready() -> None:
    baris = isi([80], [], polaritas="negatif")
    assert (baris.rumus, baris.target_bawah, baris.realisasi) == (Rumus.SELISIH, Decimal(80), None)
    assert baris.catatan == "Realisasi belum diisi."


def test_the_setting_gives_the_formula_of_a_negative_indicator_that_names_none() -> None:
    aturan = ATURAN.model_copy(update={"rumus_negatif": Rumus.KEBALIKAN})
    assert isi([49], [56], aturan=aturan, polaritas="negatif").rumus is Rumus.KEBALIKAN
    assert isi([49], [56], aturan=aturan, polaritas="negatif", rumus="selisih").rumus is Rumus.SELISIH
    assert isi([49], [56], aturan=aturan).rumus is Rumus.RASIO


def test_an_indicator_without_a_target_of_the_quarter_says_so() -> None:
    baris = isi([None, 40], [], 1)
    assert baris.catatan == "Tidak ditargetkan pada Triwulan I."
    assert nilai_baris(isi([None], [5])) is None


def test_a_percent_and_a_share_are_brought_to_one_measure() -> None:
    baris = isi(["95%"], ["100 dari 110"])
    assert (baris.target_bawah, round(baris.realisasi or Decimal(0), 4)) == (Decimal(95), Decimal("90.9091"))


def test_of_two_versions_the_perubahan_counts_and_of_two_realisasi_the_last() -> None:
    murni, ubah = indikator(target_tw1=10), indikator(target_tw1=20, versi_pk=VersiPk.PERUBAHAN)
    lapor = [Realisasi(kode="I.1", triwulan=1, unit="U1", realisasi=n) for n in (7, 15)]  # type: ignore[arg-type]
    [baris] = isi_kertas_kerja(Master("m", ATURAN, indikator=[murni, ubah], realisasi=lapor), 1)
    assert (baris.target_bawah, baris.realisasi) == (Decimal(20), Decimal(15))


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"indikator": "Jumlah pelanggaran Perda"}, "Bunyi indikator berlawanan dengan polaritasnya"),
        ({"polaritas": "positif", "rumus": "kebalikan"}, "Rumus yang dipilih tidak lazim"),
    ],
)
def test_what_looks_wrong_is_noted_in_the_row(lain: dict[str, Any], kalimat: str) -> None:
    assert kalimat in isi([10], [8], **lain).catatan


def test_an_unreadable_earlier_quarter_is_not_passed_over() -> None:
    baris = isi([10, 10], ["sepuluh", 10], 2, konsolidasi="jumlah")
    assert baris.dapat_digabung is YaTidak.TIDAK
    assert baris.catatan == (
        "Isian tidak terbaca sebagai angka; tulis satu angka saja. "
        "Capaian sampai dengan triwulan ini tidak dihitung."
    )


def test_the_setting_decides_what_a_point_means() -> None:
    koma = ATURAN.model_copy(update={"pemisah_desimal": PemisahDesimal.KOMA})
    assert isi(["1.000"], ["1.234"]).realisasi is None
    assert "dua cara" in isi(["1.000"], ["1.234"]).catatan
    baris = isi(["1.000"], ["1.234"], aturan=koma)
    assert nilai_baris(baris) == Decimal("123.40")
    cara = cara_hitung(ATURAN, Polaritas.POSITIF, None, YaTidak.TIDAK)
    assert hitung_ketikan("1.000", "1.234", cara).nilai is None
