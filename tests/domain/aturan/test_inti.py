"""The registry as a whole: every rule's own examples, the sample office, and what is covered."""

from __future__ import annotations

from datetime import date

import pytest

from sakip_xl.domain.aturan import DAFTAR, Aturan, Konteks, periksa_aturan
from sakip_xl.domain.aturan.contoh import HARI_INI, susun
from sakip_xl.domain.aturan.inti import sebagai_temuan, tulis
from sakip_xl.errors import Tingkat, katalog
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.inti import Sifat
from sakip_xl.layout.pengaturan import MENURUT_BIDANG

SEMUA = pytest.mark.parametrize("aturan", DAFTAR, ids=[f"{a.tabel}-{a.kode}-{a.nama}" for a in DAFTAR])


@SEMUA
def test_a_rule_catches_its_bad_example_with_words_fit_for_staff(aturan: Aturan) -> None:
    langgar = list(aturan.cari(Konteks(susun(aturan.buruk), HARI_INI)))
    assert langgar
    for satu in langgar:
        apa = sebagai_temuan(aturan.kode, aturan.tabel, satu, lambda _tabel, bidang: bidang.title()).temuan
        assert apa.kode == aturan.kode
        assert "None" not in apa.pesan + apa.saran


@SEMUA
def test_a_rule_leaves_its_good_example(aturan: Aturan) -> None:
    assert list(aturan.cari(Konteks(susun(aturan.baik), HARI_INI))) == []


@SEMUA
def test_a_rule_tells_why_in_one_sentence(aturan: Aturan) -> None:
    assert len(aturan.kenapa) > 20
    assert aturan.kenapa.endswith(".")
    assert aturan.kenapa[0].isupper()


@SEMUA
def test_a_rule_names_fields_of_its_table(aturan: Aturan) -> None:
    tabel = MASTER.tabel_bernama(aturan.tabel)
    bidang = set(MENURUT_BIDANG) if aturan.tabel == "tblPengaturan" else set(tabel.model.bidang())
    for satu in aturan.cari(Konteks(susun(aturan.buruk), HARI_INI)):
        assert satu.bidang in bidang
        assert satu.baris_ke >= (-1 if aturan.tabel == "tblKerja" else 0)


def test_the_sample_office_keeps_every_rule() -> None:
    assert [(apa.tabel, apa.temuan.pesan) for apa in periksa_aturan(susun(), HARI_INI)] == []


def test_no_rule_stands_twice() -> None:
    nama = [(aturan.kode, aturan.tabel, aturan.nama) for aturan in DAFTAR]
    assert len(set(nama)) == len(nama)


def test_every_table_that_staff_fill_in_has_rules() -> None:
    isian = {tabel.nama for tabel in MASTER.tabel if tabel.sifat is Sifat.ISIAN}
    assert isian - {aturan.tabel for aturan in DAFTAR} == set()


def test_every_code_of_rows_and_tables_is_a_rule() -> None:
    kode = {kode for kode in katalog() if kode[4] in "23"}
    assert kode - {aturan.kode for aturan in DAFTAR} == set()


def test_all_findings_come_at_once_by_sheet_and_row() -> None:
    master = susun(
        {
            "tblDisposisi": [{"tanggal": date(2026, 8, 1)}, {"oleh": "Tono"}],
            "tblPejabat": [{"nama": "Budi Santoso", "peran": "Camat", "nip": "12"}],
        }
    )
    semua = periksa_aturan(master, HARI_INI)
    kode = [(apa.tabel, apa.baris_ke, apa.temuan.kode) for apa in semua]
    assert ("tblPejabat", 0, "SKP-125") in kode
    assert kode.count(("tblPejabat", 0, "SKP-314")) == 2
    assert [satu for satu in kode if satu[0] == "tblDisposisi"] == [
        ("tblDisposisi", 0, "SKP-124"),
        ("tblDisposisi", 1, "SKP-301"),
        ("tblDisposisi", 1, "SKP-303"),
    ]
    assert [apa.tabel for apa in semua] == sorted((apa.tabel for apa in semua), key=list(_urutan()).index)


def _urutan() -> list[str]:
    return ["tblPejabat", "tblUnit", "tblDisposisi", "tblNotulen"]


def test_a_check_can_be_limited_to_some_tables() -> None:
    master = susun({"tblDisposisi": [{"oleh": "Tono"}], "tblUnit": [{"kepala": "Tono"}]})
    assert {apa.tabel for apa in periksa_aturan(master, HARI_INI, tabel={"tblUnit"})} == {"tblUnit"}


def test_a_finding_names_the_heading_that_layout_gives_and_the_field_otherwise() -> None:
    master = susun({"tblKeputusan": [{"batas_waktu": date(2026, 7, 1)}]})
    polos, berjudul = (
        periksa_aturan(master, HARI_INI)[0].temuan,
        periksa_aturan(master, HARI_INI, judul=lambda t, b: MASTER.tabel_bernama(t).kolom_bidang(b).judul)[
            0
        ].temuan,
    )
    assert polos.saran == "Betulkan kolom batas waktu."
    assert berjudul.saran == "Betulkan kolom Batas Waktu."
    assert berjudul.nilai == "1 Juli 2026"
    assert berjudul.tingkat is Tingkat.SALAH


def test_a_setting_stands_in_the_column_of_values_and_is_named_by_its_field() -> None:
    (apa,) = periksa_aturan(susun({"tblPengaturan": [{"data_contoh": "Ya"}]}), HARI_INI)
    assert (apa.bidang, apa.temuan.kolom, apa.temuan.tingkat) == ("nilai", "data contoh", Tingkat.INFO)
    assert list(MENURUT_BIDANG)[apa.baris_ke] == "data_contoh"


@pytest.mark.parametrize(("nilai", "teks"), [(2, "2"), (2.5, "2,5"), (None, None), (True, "True")])
def test_a_cell_is_told_as_staff_read_it(nilai: object, teks: str | None) -> None:
    assert tulis(nilai) == teks
