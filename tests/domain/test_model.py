"""What a cell must be, said once by the field types of the models."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sakip_xl.domain.istilah import Triwulan, VersiPk
from sakip_xl.domain.model import Indikator, Master, Pengaturan
from sakip_xl.domain.model.dasar import Angka, Bulat, Jam, Tanggal, Teks, TeksWajib, Tw, Waktu


@pytest.mark.parametrize(
    ("jenis", "mentah", "nilai"),
    [
        (Teks, None, ""),
        (Teks, "198203032006031003", "198203032006031003"),
        (Teks, 12, "12"),
        (Teks, 1.5, "1.5"),
        (TeksWajib, 45.0, "45"),
        (Tanggal, datetime(2026, 7, 1, 8), date(2026, 7, 1)),
        (Tanggal, date(2026, 7, 1), date(2026, 7, 1)),
        (Waktu, date(2026, 7, 1), datetime(2026, 7, 1)),
        (Jam, datetime(2026, 7, 1, 9, 30), time(9, 30)),
        (Jam, time(9, 30), time(9, 30)),
        (Tw, "II", Triwulan.II),
        (Tw, " 3 ", Triwulan.III),
        (Tw, 4.0, Triwulan.IV),
        (Tw, Triwulan.I, Triwulan.I),
        (Bulat, "Rp 1.234.567", 1234567),
        (Bulat, 2.0, 2),
        (Angka, "82,5", Decimal("82.5")),
        (Angka, 0, Decimal(0)),
        (Angka, Decimal("1.50"), Decimal("1.50")),
    ],
)
def test_a_cell_is_taken_as_staff_meant_it(jenis: Any, mentah: object, nilai: object) -> None:
    assert TypeAdapter(jenis).validate_python(mentah) == nilai


@pytest.mark.parametrize(
    ("jenis", "mentah", "kode"),
    [
        (Teks, 198203032006031000, "teks_terpotong"),
        (Teks, 1.98203032006031e17, "teks_terpotong"),
        (Tanggal, "1 Juli 2026", "tanggal_teks"),
        (Tanggal, 45000, "bukan_tanggal"),
        (Waktu, "kemarin", "tanggal_teks"),
        (Waktu, 1.5, "bukan_tanggal"),
        (Jam, "09.30", "bukan_jam"),
        (Tw, 5, "bukan_triwulan"),
        (Tw, 2.5, "bukan_triwulan"),
        (Tw, "V", "bukan_triwulan"),
        (Tw, True, "bukan_triwulan"),
        (Tw, date(2026, 1, 1), "bukan_triwulan"),
        (Bulat, 2.5, "bukan_bulat"),
        (Bulat, "-", "int_type"),
        (Angka, "-", "decimal_type"),
        (Angka, "1.234", "angka_ambigu"),
        (Angka, "B", "bukan_angka"),
        (Angka, True, "bukan_angka"),
        (TeksWajib, "", "too_short"),
    ],
)
def test_a_cell_that_does_not_fit_says_how(jenis: Any, mentah: object, kode: str) -> None:
    with pytest.raises(ValidationError) as salah:
        TypeAdapter(jenis).validate_python(mentah)
    assert [satu["type"] for satu in salah.value.errors()] == [kode]


@pytest.mark.parametrize(
    "jenis",
    [Tanggal | None, Waktu | None, Jam | None, Tw | None, Angka | None, Bulat | None],
    ids=["tanggal", "waktu", "jam", "triwulan", "angka", "bulat"],
)
def test_an_empty_cell_stays_empty(jenis: Any) -> None:
    assert TypeAdapter(jenis).validate_python(None) is None


def _indikator(versi: VersiPk, target: int) -> Indikator:
    isi: dict[str, Any] = {"kode": "I.1", "versi_pk": versi, "target_tw1": target}
    return Indikator.model_construct(**isi)


@pytest.mark.parametrize("urutan", [(VersiPk.MURNI, VersiPk.PERUBAHAN), (VersiPk.PERUBAHAN, VersiPk.MURNI)])
def test_of_two_versions_the_perubahan_counts_wherever_it_stands(urutan: tuple[VersiPk, VersiPk]) -> None:
    pengaturan = Pengaturan(nama_kecamatan="Contoh", tahun=2026)
    baris = [_indikator(versi, 10 * (versi is VersiPk.PERUBAHAN)) for versi in urutan]
    (berlaku,) = Master(id_master="x", pengaturan=pengaturan, indikator=baris).indikator_berlaku()
    assert berlaku.target_tw(1) == 10


def test_ramadan_hours_need_both_ends() -> None:
    awal, akhir = date(2026, 2, 18), date(2026, 3, 19)
    satu = Pengaturan(nama_kecamatan="Contoh", tahun=2026, ramadan_mulai=awal)
    dua = satu.model_copy(update={"ramadan_selesai": akhir})
    assert (satu.ramadan(), dua.ramadan()) == (None, (awal, akhir))
