"""The log's hash chain: it survives Excel and names each row that was touched."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sakip_xl.domain.istilah import NamaSop, Peran, Peristiwa, YaTidak
from sakip_xl.domain.jejak import (
    AlasanBatal,
    AlasanRantai,
    BarisJejak,
    berlaku,
    catatan_batal,
    hitung_sidik,
    periksa_batal,
    periksa_rantai,
    sambung,
    sidik_awal,
)

ID = "sumbersuko-2026"
PAGI = datetime(2026, 4, 1, 8, 0)


def rantai(panjang: int = 5) -> list[BarisJejak]:
    baris: list[BarisJejak] = []
    for ke in range(panjang):
        baris.append(
            sambung(
                baris,
                ID,
                waktu=PAGI + timedelta(hours=ke),
                sop=NamaSop.PENGUMPULAN,
                triwulan=2,
                langkah=ke + 1,
                peristiwa=Peristiwa.SELESAI,
                oleh="Siti Aminah",
                peran=Peran.TIM_SAKIP,
                akun="SITI-PC",
            )
        )
    return baris


def nomor_salah(baris: list[BarisJejak]) -> list[int]:
    return sorted({nomor for nomor, _ in periksa_rantai(baris, ID)})


def test_a_log_as_written_is_whole() -> None:
    assert periksa_rantai(rantai(), ID) == []
    assert periksa_rantai([], ID) == []
    assert [b.nomor for b in rantai()] == [1, 2, 3, 4, 5]


def test_the_first_row_is_chained_to_the_master() -> None:
    assert rantai(1)[0].sidik_lalu == sidik_awal(ID)
    assert periksa_rantai(rantai(), "master lain") == [(1, AlasanRantai.SAMBUNGAN)]


@given(ke=st.integers(0, 4), bidang=st.sampled_from(["oleh", "catatan", "akun"]))
def test_an_edited_row_names_itself_only(ke: int, bidang: str) -> None:
    baris = rantai()
    baris[ke] = baris[ke].model_copy(update={bidang: "diubah"})
    assert periksa_rantai(baris, ID) == [(ke + 1, AlasanRantai.ISI)]


def test_an_edited_row_with_a_fresh_fingerprint_shows_at_the_next_row() -> None:
    baris = rantai()
    palsu = baris[2].model_copy(update={"catatan": "diubah"})
    baris[2] = palsu.model_copy(update={"sidik": hitung_sidik(palsu)})
    assert periksa_rantai(baris, ID) == [(4, AlasanRantai.SAMBUNGAN)]


@given(st.integers(0, 3))
def test_a_deleted_row_shows_at_the_row_after_it(ke: int) -> None:
    baris = rantai()
    del baris[ke]
    assert periksa_rantai(baris, ID) == [(ke + 2, AlasanRantai.NOMOR), (ke + 2, AlasanRantai.SAMBUNGAN)]


def test_a_deletion_covered_up_by_patching_link_and_number_is_found() -> None:
    baris = rantai()
    del baris[2]
    tautan = {"sidik_lalu": baris[1].sidik}
    baris[2] = baris[2].model_copy(update=tautan)
    assert periksa_rantai(baris, ID) == [(4, AlasanRantai.NOMOR), (4, AlasanRantai.ISI)]
    baris[2] = baris[2].model_copy(update={"nomor": 3})
    assert periksa_rantai(baris, ID) == [(3, AlasanRantai.ISI), (5, AlasanRantai.NOMOR)]


def test_an_inserted_row_is_found() -> None:
    baris = rantai()
    baris.insert(2, sambung(baris[:2], ID, waktu=PAGI, peristiwa=Peristiwa.REKAP, oleh="Penyusup"))
    assert nomor_salah(baris) == [3]
    assert (3, AlasanRantai.SAMBUNGAN) in periksa_rantai(baris, ID)


@given(st.permutations(range(5)))
def test_any_reordering_is_found(urutan: list[int]) -> None:
    baris = rantai()
    assert bool(periksa_rantai([baris[ke] for ke in urutan], ID)) == (urutan != sorted(urutan))


def test_rows_cut_off_at_the_end_leave_a_whole_chain() -> None:
    assert periksa_rantai(rantai()[:3], ID) == []


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(lambda w: w.replace(microsecond=0)),
    st.integers(-400_000, 400_000),
)
def test_the_chain_survives_the_rounding_of_time_in_excel(waktu: datetime, meleset: int) -> None:
    asal = sambung([], ID, waktu=waktu, peristiwa=Peristiwa.REKAP)
    kembali = asal.model_dump() | {"waktu": waktu + timedelta(microseconds=meleset)}
    assert periksa_rantai([BarisJejak.model_validate(kembali)], ID) == []


def test_the_chain_survives_what_a_workbook_does_to_its_cells() -> None:
    asal = sambung(
        [],
        ID,
        waktu=PAGI,
        peristiwa=Peristiwa.KEMBALI,
        sop="pengumpulan",
        triwulan=2,
        langkah=10,
        keputusan=YaTidak.TIDAK,
        ke_langkah=8,
        oleh="0812",
        akun=7,
        catatan="lengkapi\r\nseksi",
    )
    sel: dict[str, Any] = asal.model_dump(mode="python")
    sel |= {
        "nomor": 1.0,
        "triwulan": 2.0,
        "langkah": 10.0,
        "keputusan": "Tidak",
        "peran": "",
        "akun": 7.0,
        "sop": "pengumpulan",
    }
    sel["catatan"] = "lengkapi\nseksi"
    assert BarisJejak.model_validate(sel | {"baris_ke": 4}).sidik == asal.sidik
    assert periksa_rantai([BarisJejak.model_validate(sel)], ID) == []


def test_an_empty_cell_equals_an_empty_text_and_a_number_its_text() -> None:
    kosong = sambung([], ID, waktu=PAGI, peristiwa=Peristiwa.REKAP, catatan=None, peran=" ", langkah="")
    assert kosong.sidik == sambung([], ID, waktu=PAGI, peristiwa=Peristiwa.REKAP, catatan="  ").sidik
    assert sambung([], ID, waktu=PAGI, peristiwa=Peristiwa.REKAP, catatan=1.5).catatan == "1.5"


def test_two_neighbouring_cells_do_not_hash_like_one() -> None:
    satu = sambung([], ID, waktu=PAGI, peristiwa=Peristiwa.REKAP, oleh="ab", akun="c")
    dua = sambung([], ID, waktu=PAGI, peristiwa=Peristiwa.REKAP, oleh="a", akun="bc")
    assert satu.sidik != dua.sidik


@pytest.mark.parametrize("isi", [{"triwulan": 5}, {"langkah": 0}, {"warna": "merah"}, {"catatan": ["x"]}])
def test_a_row_that_cannot_be_is_refused(isi: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        sambung([], ID, waktu=PAGI, peristiwa=Peristiwa.REKAP, **isi)


def test_the_place_in_the_table_is_no_column() -> None:
    assert "baris_ke" not in BarisJejak.bidang()
    assert BarisJejak.bidang()[0] == "nomor"
    assert BarisJejak.bidang()[-1] == "sidik"


def dengan_batal(*catatan: str, panjang: int = 5) -> list[BarisJejak]:
    """A log of some steps with a row of a taking back below for each text."""
    baris = rantai(panjang)
    for satu in catatan:
        baris.append(sambung(baris, ID, waktu=PAGI, peristiwa=Peristiwa.BATAL, catatan=satu))
    return baris


def test_rows_taken_back_do_not_count_and_the_chain_stays_whole() -> None:
    baris = dengan_batal(catatan_batal(4, 5, "Rekap"), catatan_batal(3, 3, "Bagikan Formulir"))
    assert [satu.nomor for satu in berlaku(baris)] == [1, 2, 6, 7]
    assert periksa_batal(baris) == []
    assert periksa_rantai(baris, ID) == []


@pytest.mark.parametrize(
    ("catatan", "alasan"),
    [
        ("Rekap dibatalkan", AlasanBatal.BENTUK),
        (catatan_batal(4, 3, "Rekap"), AlasanBatal.BENTUK),
        (catatan_batal(0, 1, "Rekap"), AlasanBatal.TIADA),
        (catatan_batal(5, 6, "Rekap"), AlasanBatal.TIADA),
        (catatan_batal(7, 7, "Rekap"), AlasanBatal.TIADA),
        (catatan_batal(6, 6, "Rekap"), AlasanBatal.TIADA),
    ],
)
def test_a_taking_back_that_names_no_row_above_it_takes_nothing_back(
    catatan: str, alasan: AlasanBatal
) -> None:
    baris = dengan_batal(catatan)
    assert periksa_batal(baris) == [(6, alasan)]
    assert berlaku(baris) == baris


@pytest.mark.parametrize("catatan", [catatan_batal(4, 5, "Rekap"), catatan_batal(6, 6, "Rekap")])
def test_no_row_is_taken_back_twice_and_a_taking_back_never(catatan: str) -> None:
    baris = dengan_batal(catatan_batal(5, 5, "Laporan"), catatan)
    assert periksa_batal(baris) == [(7, AlasanBatal.LAGI)]
    assert [satu.nomor for satu in berlaku(baris)] == [1, 2, 3, 4, 6, 7]


def test_only_a_row_of_that_kind_takes_back() -> None:
    baris = rantai(2)
    baris.append(sambung(baris, ID, waktu=PAGI, peristiwa=Peristiwa.REKAP, catatan=catatan_batal(1, 2, "x")))
    assert berlaku(baris) == baris
