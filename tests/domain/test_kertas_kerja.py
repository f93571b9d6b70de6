"""Filling the Kertas Kerja: what was typed as numbers, and the same capaian as from the typed text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip_xl.domain.measure.capaian import compute_typed, hitung_capaian
from sakip_xl.domain.measure.kertas_kerja import (
    cara_hitung,
    fill_kertas_kerja,
    row_terburuk,
    row_to_date,
)
from sakip_xl.domain.measure.measurement import measure
from sakip_xl.domain.measure.periods import consolidate, period_capaian
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.row import measure_row
from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.model import Indikator, KertasKerja, Master, Pengaturan, Realisasi
from sakip_xl.domain.terms import (
    DecimalSeparator,
    Konsolidasi,
    PkVersion,
    Polaritas,
    YesNo,
)

RULES = Pengaturan(nama_kecamatan="Contoh", tahun=2026)


def indikator(**content: Any) -> Indikator:
    base: dict[str, Any] = {
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
    return Indikator(**{**base, **content})


def isi(
    target: list[object],
    realisasi: list[object],
    triwulan: int = 1,
    *,
    rule: Pengaturan = RULES,
    **other: Any,
) -> KertasKerja:
    """The row of one indicator with these targets and realisasi of the first quarters."""
    tw = {f"target_tw{n}": value for n, value in enumerate(target, 1)}
    reported = [
        Realisasi(kode="I.1", triwulan=n, unit="U1", realisasi=value)  # type: ignore[arg-type]
        for n, value in enumerate(realisasi, 1)
    ]
    master = Master("m", rule, indikator=[indikator(**tw, **other)], realisasi=reported)
    [row] = fill_kertas_kerja(master, triwulan)
    return row


def row_values(row: KertasKerja, rule: Pengaturan = RULES) -> Decimal | None:
    """The capaian of the quarter as the sheet has it: by the percent written there, else by its numbers."""
    method = cara_hitung(rule, row)
    if row.persen is not None:
        return round_number(row.persen, method.desimal, method.pembulatan)
    target = (row.target_bawah, row.target_atas)
    return measure(target, row.realisasi, method, terburuk=row_terburuk(row)).capaian.nilai


desimal = st.decimals(min_value=-500, max_value=5000, places=2, allow_nan=False)


def write(number: Decimal) -> str:
    return str(number).replace(".", ",")


plain = st.one_of(desimal, st.integers(-3, 120), desimal.map(write))
ketikan = st.one_of(
    plain,
    desimal.map(lambda a: f"{write(abs(a))}%"),
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
@example("49 dari 46 Organisasi", "17,15%", Polaritas.POSITIF, Rumus.SELISIH, None, "potong")
@example("95%", "100 dari 110", Polaritas.POSITIF, None, None, "setengah_naik")
@example(0, 3, Polaritas.NEGATIF, None, "banyak", "setengah_naik")
@example(Decimal(80), "82,5", Polaritas.POSITIF, None, None, "setengah_naik")
def test_a_row_gives_the_capaian_of_what_was_typed(
    target: object,
    realisasi: object,
    polaritas: Polaritas,
    rumus: Rumus | None,
    terburuk: object,
    pembulatan: str,
) -> None:
    rule = RULES.model_copy(update={"pembulatan": type(RULES.pembulatan)(pembulatan)})
    row = isi([target], [realisasi], rule=rule, polaritas=polaritas, rumus=rumus, terburuk=terburuk)
    direct = hitung_capaian(
        target, realisasi, polaritas=polaritas, rumus=rumus, terburuk=terburuk, pembulatan=pembulatan
    )
    assert row_values(row, rule) == direct.nilai


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
    row = isi(target, realisasi, triwulan, target_tahun=tahun, konsolidasi=konsolidasi)
    combined = consolidate(target, realisasi, konsolidasi, triwulan, tahun)
    method = cara_hitung(RULES, row)
    correct = period_capaian(combined, method)
    if row.dapat_digabung is YesNo.TIDAK:
        assert "tidak dihitung" in row.catatan
        return
    joined = row_to_date(row)
    until = measure(joined.target, joined.realisasi, method)
    assert until.capaian.nilai == correct.sampai.nilai
    nilai_tahun = measure((row.tahun_bawah, row.tahun_atas), joined.realisasi, method).capaian.nilai
    assert nilai_tahun in {correct.tahun.nilai, None}
    if nilai_tahun != correct.tahun.nilai:
        assert "Target tahun tidak sebanding" in row.catatan


def test_quarters_beyond_the_row_s_own_stay_empty() -> None:
    row = isi([10, 20, 30, 40], [9, 19, 29, 39], 2)
    assert [row.r1, row.r2, row.r3, row.r4] == [9, 19, None, None]
    assert [row.t2_bawah, row.t2_atas, row.t3_bawah, row.t4_atas] == [20, 20, None, None]


def test_without_any_realisasi_the_rows_stand_ready() -> None:
    row = isi([80], [], polaritas="negatif")
    assert (row.rumus, row.target_bawah, row.realisasi) == (Rumus.SELISIH, Decimal(80), None)
    assert row.catatan == "TW I belum diisi (0 dari 1 triwulan terisi)."


def test_the_setting_gives_the_formula_of_a_negative_indicator_that_names_none() -> None:
    rule = RULES.model_copy(update={"rumus_negatif": Rumus.KEBALIKAN})
    assert isi([49], [56], rule=rule, polaritas="negatif").rumus is Rumus.KEBALIKAN
    assert isi([49], [56], rule=rule, polaritas="negatif", rumus="selisih").rumus is Rumus.SELISIH
    assert isi([49], [56], rule=rule).rumus is Rumus.RASIO


def test_an_indicator_without_a_target_of_the_quarter_says_so() -> None:
    row = isi([None, 40], [], 1)
    assert row.catatan == "Belum ditargetkan s.d. TW I."
    assert row_values(isi([None], [5])) is None
    later = isi([4, None], [3], 2, konsolidasi="jumlah")
    assert later.catatan == "Tidak ditargetkan pada Triwulan II."
    assert isi([4, 4, 4], [3, None, 5], 3).catatan == ""
    missing = isi([4, 4, 4], [3, None, 5], 3, konsolidasi="jumlah")
    assert missing.catatan == "TW II belum diisi (2 dari 3 triwulan terisi)."


def test_an_indicator_measured_yearly_is_due_in_the_last_quarter() -> None:
    yearly: dict[str, Any] = {"target_tahun": 4, "konsolidasi": "jumlah"}
    assert isi([], [2], 1, **yearly).catatan == "Belum ditargetkan s.d. TW I."
    row = isi([], [2, "0,8", "1,2", 0], 4, **yearly)
    assert (row.target_ketik, measure_row(row, RULES).sd.nilai) == (4, Decimal(100))
    assert isi([], [2, "0,8", "1,2"], 4, **yearly).catatan == "TW IV belum diisi (3 dari 4 triwulan terisi)."


def test_what_is_not_known_yet_is_named_with_its_reason() -> None:
    reported = [Realisasi(kode="I.1", triwulan=1, unit="U1", alasan_belum="menunggu evaluasi.")]  # type: ignore[arg-type]
    [row] = fill_kertas_kerja(Master("m", RULES, indikator=[indikator(target_tw1=5)], realisasi=reported), 1)
    assert row.catatan == "TW I belum tersedia: menunggu evaluasi."
    assert measure_row(row, RULES).direkap.nilai is None


def test_a_percent_and_a_share_are_brought_to_one_measure() -> None:
    row = isi(["95%"], ["100 dari 110"])
    assert (row.target_bawah, round(row.realisasi or Decimal(0), 4)) == (Decimal(95), Decimal("90.9091"))


def test_of_two_versions_the_perubahan_counts_and_of_two_realisasi_the_last() -> None:
    original, changed = indikator(target_tw1=10), indikator(target_tw1=20, versi_pk=PkVersion.PERUBAHAN)
    reported = [Realisasi(kode="I.1", triwulan=1, unit="U1", realisasi=n) for n in (7, 15)]  # type: ignore[arg-type]
    [row] = fill_kertas_kerja(Master("m", RULES, indikator=[original, changed], realisasi=reported), 1)
    assert (row.target_bawah, row.realisasi) == (Decimal(20), Decimal(15))


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"indikator": "Jumlah pelanggaran Perda"}, "Bunyi indikator berlawanan dengan polaritasnya"),
        ({"polaritas": "positif", "rumus": "kebalikan"}, "Rumus yang dipilih tidak lazim"),
    ],
)
def test_what_looks_wrong_is_noted_in_the_row(other: dict[str, Any], sentence: str) -> None:
    assert sentence in isi([10], [8], **other).catatan


def test_an_unreadable_earlier_quarter_is_not_passed_over() -> None:
    row = isi([10, 10], ["sepuluh", 10], 2, konsolidasi="jumlah")
    assert row.dapat_digabung is YesNo.TIDAK
    assert row.catatan == (
        "Isian tidak terbaca sebagai angka; tulis satu angka saja. "
        "Capaian sampai dengan triwulan ini tidak dihitung."
    )


def test_the_setting_decides_what_a_point_means() -> None:
    comma = RULES.model_copy(update={"pemisah_desimal": DecimalSeparator.KOMA})
    assert isi(["1.000"], ["1.234"]).realisasi is None
    assert "dua cara" in isi(["1.000"], ["1.234"]).catatan
    row = isi(["1.000"], ["1.234"], rule=comma)
    assert row_values(row) == Decimal("123.40")
    method = cara_hitung(RULES, row)
    assert compute_typed("1.000", "1.234", method).nilai is None
