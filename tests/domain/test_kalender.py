"""The working calendar: hours of Perpres 21/2023, days off, Ramadan, and arithmetic that never drifts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.istilah import JenisLibur
from sakip_xl.domain.kalender import Kalender, libur_nasional, ramadan_nasional

BIASA = Kalender()


@dataclass(frozen=True)
class Lama:
    hari: int
    menit: int


def jam(tanggal: date, kalender: Kalender = BIASA) -> list[str]:
    return [f"{buka:%H.%M}-{tutup:%H.%M}" for buka, tutup in kalender.jam_kerja(tanggal)]


def pada(tanggal: date, pukul: int, menit: int = 0) -> datetime:
    return datetime(tanggal.year, tanggal.month, tanggal.day, pukul, menit)


SENIN, JUMAT, SABTU = date(2026, 4, 6), date(2026, 4, 10), date(2026, 4, 11)
SENIN_LAGI = date(2026, 4, 13)
PUASA_KAMIS, PUASA_JUMAT = date(2026, 2, 26), date(2026, 2, 27)


def test_a_day_has_the_hours_and_breaks_of_the_regulation() -> None:
    assert jam(SENIN) == ["07.30-12.00", "13.00-16.00"]
    assert jam(JUMAT) == ["07.30-11.30", "13.00-16.30"]
    assert jam(SABTU) == []
    assert jam(PUASA_KAMIS) == ["08.00-12.00", "12.30-15.00"]
    assert jam(PUASA_JUMAT) == ["08.00-11.30", "12.30-15.30"]


@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)))
def test_every_working_day_has_its_net_minutes(tanggal: date) -> None:
    lama = sum((tutup - buka for buka, tutup in BIASA.jam_kerja(tanggal)), timedelta())
    harusnya = BIASA.menit_hari(tanggal) if BIASA.hari_kerja(tanggal) else 0
    assert lama == timedelta(minutes=harusnya)
    assert BIASA.menit_hari(tanggal) == (390 if BIASA.bulan_ramadan(tanggal) else 450)


def test_another_length_of_day_moves_the_closing_time() -> None:
    pendek = Kalender(menit_per_hari=420, menit_ramadan=360)
    assert jam(SENIN, pendek) == ["07.30-12.00", "13.00-15.30"]
    assert jam(PUASA_KAMIS, pendek) == ["08.00-12.00", "12.30-14.30"]
    assert jam(SENIN, Kalender(menit_per_hari=120)) == ["07.30-09.30"]
    assert jam(SENIN, Kalender(menit_per_hari=270)) == ["07.30-12.00"]


@pytest.mark.parametrize("menit", [0, 601])
def test_an_impossible_length_of_day_is_refused(menit: int) -> None:
    with pytest.raises(ValueError, match="menit per hari"):
        Kalender(menit_per_hari=menit)
    with pytest.raises(ValueError, match="menit per hari"):
        Kalender(menit_ramadan=menit)


def test_a_day_off_says_why() -> None:
    assert BIASA.sebab_libur(SENIN) is None
    assert BIASA.sebab_libur(SABTU) == "akhir pekan"
    assert BIASA.sebab_libur(date(2026, 8, 17)) == "Hari Kemerdekaan Republik Indonesia"
    assert BIASA.sebab_libur(date(2026, 3, 24)) == "Cuti Bersama Hari Raya Idul Fitri"


def test_the_override_table_goes_before_everything() -> None:
    kalender = Kalender(
        libur_tambahan={
            SENIN: JenisLibur.LIBUR,
            JUMAT: JenisLibur.CUTI_BERSAMA,
            SABTU: JenisLibur.MASUK,
            date(2026, 8, 17): JenisLibur.MASUK,
        }
    )
    assert kalender.sebab_libur(SENIN) == "libur"
    assert kalender.sebab_libur(JUMAT) == "cuti bersama"
    assert jam(SABTU, kalender) == ["07.30-12.00", "13.00-16.00"]
    assert kalender.hari_kerja(date(2026, 8, 17))


@pytest.mark.parametrize(
    ("tahun", "awal", "akhir"),
    [
        (2022, date(2022, 4, 3), date(2022, 5, 1)),
        (2023, date(2023, 3, 23), date(2023, 4, 21)),
        (2024, date(2024, 3, 12), date(2024, 4, 9)),
        (2026, date(2026, 2, 19), date(2026, 3, 20)),
    ],
)
def test_ramadan_is_derived_as_the_government_set_it(tahun: int, awal: date, akhir: date) -> None:
    assert ramadan_nasional(tahun) == ((awal, akhir),)


@given(st.integers(1946, 2099))
def test_a_derived_ramadan_has_29_or_30_days_and_ends_before_idul_fitri(tahun: int) -> None:
    for awal, akhir in ramadan_nasional(tahun):
        assert (akhir - awal).days + 1 in {29, 30}
        besok = akhir + timedelta(days=1)
        assert "Idul Fitri" in libur_nasional(besok.year)[besok]
        assert tahun in {awal.year, akhir.year}


def test_a_ramadan_over_new_year_belongs_to_both_years() -> None:
    assert ramadan_nasional(2030)[1] == ramadan_nasional(2031)[0]
    assert BIASA.bulan_ramadan(date(2030, 12, 31))
    assert BIASA.bulan_ramadan(date(2031, 1, 2))


def test_a_given_ramadan_replaces_the_derived_one_of_its_year_only() -> None:
    kalender = Kalender(ramadan=(date(2026, 2, 18), date(2026, 3, 19)))
    assert kalender.bulan_ramadan(date(2026, 2, 18))
    assert not kalender.bulan_ramadan(date(2026, 3, 20))
    assert not kalender.bulan_ramadan(date(2026, 4, 1))
    assert kalender.bulan_ramadan(date(2027, 2, 10))


def test_years_without_data_have_weekends_and_no_ramadan() -> None:
    assert ramadan_nasional(1900) == ()
    assert ramadan_nasional(2101) == ()
    assert BIASA.hari_kerja(date(2101, 8, 17))
    assert not BIASA.hari_kerja(date(2101, 8, 20))
    assert BIASA.tambah_menit(datetime(2101, 8, 17, 8), 60) == datetime(2101, 8, 17, 9)


@pytest.mark.parametrize(
    ("mulai", "menit", "hasil"),
    [
        (pada(SENIN, 8), 60, pada(SENIN, 9)),
        (pada(SENIN, 11, 30), 60, pada(SENIN, 13, 30)),
        (pada(SENIN, 12, 15), 10, pada(SENIN, 13, 10)),
        (pada(SENIN, 7, 30), 450, pada(SENIN, 16)),
        (pada(SENIN, 5), 0, pada(SENIN, 7, 30)),
        (pada(SENIN, 16), 0, pada(SENIN, 16)),
        (pada(JUMAT, 16, 15), 30, pada(SENIN_LAGI, 7, 45)),
        (pada(SABTU, 10), 5, pada(SENIN_LAGI, 7, 35)),
        (datetime(2026, 3, 17, 14), 150, datetime(2026, 3, 25, 9)),
    ],
)
def test_minutes_are_added_over_breaks_nights_and_holidays(
    mulai: datetime, menit: int, hasil: datetime
) -> None:
    assert BIASA.tambah_menit(mulai, menit) == hasil


def test_minutes_cannot_be_taken_away() -> None:
    with pytest.raises(ValueError, match="kurang dari 0"):
        BIASA.tambah_menit(pada(SENIN, 8), -1)


def test_one_day_of_a_step_is_a_full_working_day() -> None:
    assert BIASA.tambah_langkah(pada(SENIN, 10), Lama(1, 0)) == pada(SENIN + timedelta(1), 10)
    assert BIASA.tambah_langkah(pada(SENIN, 7, 30), Lama(1, 0)) == pada(SENIN, 16)
    assert BIASA.tambah_langkah(pada(SENIN, 10), Lama(2, 30)) == pada(SENIN + timedelta(2), 10, 30)
    assert BIASA.tambah_langkah(pada(SENIN, 10), Lama(0, 0)) == pada(SENIN, 10)
    assert BIASA.tambah_langkah(pada(PUASA_KAMIS, 8), Lama(1, 0)) == pada(PUASA_KAMIS, 15)
    sebelum_puasa = datetime(2026, 2, 18, 16, 30)
    assert BIASA.tambah_langkah(sebelum_puasa, Lama(1, 0)) == datetime(2026, 2, 19, 15)


def test_whole_minutes_are_counted_and_backwards_is_negative() -> None:
    assert BIASA.menit_kerja(pada(SENIN, 8), datetime(2026, 4, 6, 9, 0, 59)) == 60
    assert BIASA.menit_kerja(pada(SENIN, 9), pada(SENIN, 8)) == -60
    assert BIASA.menit_kerja(pada(SABTU, 9), pada(SABTU, 15)) == 0


WAKTU = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31)).map(lambda w: w.replace(microsecond=0))
LAMA = st.integers(0, 5000)
KALENDER = st.builds(
    Kalender,
    libur_tambahan=st.dictionaries(st.dates(date(2024, 1, 1), date(2029, 6, 1)), st.sampled_from(JenisLibur)),
    menit_per_hari=st.integers(60, 600),
    menit_ramadan=st.integers(60, 600),
)


@given(KALENDER, WAKTU, LAMA)
def test_what_was_added_is_what_is_counted(kalender: Kalender, mulai: datetime, menit: int) -> None:
    assert kalender.menit_kerja(mulai, kalender.tambah_menit(mulai, menit)) == menit


@given(KALENDER, WAKTU, LAMA)
def test_the_result_lies_in_working_time_and_not_before_the_start(
    kalender: Kalender, mulai: datetime, menit: int
) -> None:
    hasil = kalender.tambah_menit(mulai, menit)
    assert hasil >= mulai
    assert any(buka <= hasil <= tutup for buka, tutup in kalender.jam_kerja(hasil.date()))


@given(KALENDER, WAKTU, WAKTU, LAMA, LAMA)
def test_a_later_start_or_more_minutes_never_end_earlier(
    kalender: Kalender, satu: datetime, dua: datetime, menit: int, lagi: int
) -> None:
    awal, akhir = sorted((satu, dua))
    assert kalender.tambah_menit(awal, menit) <= kalender.tambah_menit(akhir, menit)
    assert kalender.tambah_menit(awal, menit) <= kalender.tambah_menit(awal, menit + lagi)


@given(WAKTU, LAMA, LAMA)
def test_adding_in_two_goes_equals_adding_at_once(mulai: datetime, menit: int, lagi: int) -> None:
    antara = BIASA.tambah_menit(mulai, menit)
    assert BIASA.menit_kerja(mulai, BIASA.tambah_menit(antara, lagi)) == menit + lagi
