"""From raw rows to the typed master: what does not fit is a finding, never guessed."""

from __future__ import annotations

from sakip_xl.domain.istilah import MetodeRekap
from sakip_xl.layout.buku import BUKU_MASTER, MASTER
from sakip_xl.layout.isi import BarisMentah, IsiBuku
from sakip_xl.layout.muat import kosong, muat_master, muat_pengaturan, muat_tabel
from tests.contoh import isi_contoh


def test_the_sample_is_typed_without_a_finding() -> None:
    muatan = muat_master(isi_contoh())
    assert muatan.temuan == []
    assert len(muatan.master.indikator) == 6


def test_an_empty_book_is_typed_with_its_defaults_and_says_what_must_be_filled() -> None:
    muatan = muat_master(IsiBuku(BUKU_MASTER, {}))
    assert muatan.master.pengaturan.metode_rekap is MetodeRekap.RATA_RATA
    assert {(t.bidang, t.temuan.kode) for t in muatan.temuan} == {("nilai", "SKP-114")}


def test_a_wrong_setting_stands_at_its_default_and_is_told_at_its_cell() -> None:
    baris: list[BarisMentah] = [
        {"pengaturan": "Nama Kecamatan", "nilai": "Senduro"},
        {"pengaturan": "Catatan sendiri", "nilai": "bebas"},
        {"pengaturan": " tahun anggaran ", "nilai": 2026},
        {"pengaturan": "Metode Rekap", "nilai": "kira-kira"},
        {"pengaturan": "Alamat Kantor", "nilai": " "},
    ]
    pengaturan, salah = muat_pengaturan(IsiBuku(BUKU_MASTER, {"tblPengaturan": baris}))
    assert (pengaturan.nama_kecamatan, pengaturan.tahun) == ("Senduro", 2026)
    assert pengaturan.metode_rekap is MetodeRekap.RATA_RATA
    [satu] = salah
    assert (satu.tabel, satu.baris_ke, satu.temuan.kode) == ("tblPengaturan", 3, "SKP-102")


def test_a_row_with_a_wrong_cell_is_left_out_and_the_others_keep_their_place() -> None:
    baris: list[BarisMentah] = [
        {},
        {"kode": "A", "nama": "A", "jenis": "bidang"},
        {"kode": "B", "nama": "B", "jenis": "seksi"},
    ]
    hasil, salah = muat_tabel(MASTER.tabel_bernama("tblUnit"), baris)
    assert [(u.kode, u.baris_ke) for u in hasil] == [("B", 2)]
    assert [(t.baris_ke, t.bidang, t.temuan.kode) for t in salah] == [(1, "jenis", "SKP-102")]


def test_spaces_alone_are_nothing_and_zero_is_something() -> None:
    assert kosong({"a": " ", "b": None})
    assert not kosong({"a": 0})


def test_an_empty_setting_is_never_told_to_empty_its_row() -> None:
    baris: list[BarisMentah] = [
        {"pengaturan": "Nama Kecamatan"},
        {"pengaturan": "Tahun Anggaran", "nilai": 2026},
    ]
    [satu] = muat_pengaturan(IsiBuku(BUKU_MASTER, {"tblPengaturan": baris}))[1]
    assert (satu.baris_ke, satu.temuan.kode) == (0, "SKP-114")
    assert satu.temuan.pesan == "Pengaturan Nama Kecamatan belum diisi."


def test_a_wrong_choice_on_beranda_leaves_the_others_as_they_are() -> None:
    baris: list[BarisMentah] = [{"pelaksana": "Siti", "triwulan": 3, "sop": "lain", "ke_langkah": "tujuh"}]
    muatan = muat_master(IsiBuku(BUKU_MASTER, {"tblKerja": baris}))
    kerja = muatan.master.kerja
    assert (kerja.pelaksana, int(kerja.triwulan), str(kerja.sop), kerja.ke_langkah) == (
        "Siti",
        3,
        "pengumpulan",
        None,
    )
    salah = {(t.bidang, t.temuan.kode) for t in muatan.temuan if t.tabel == "tblKerja"}
    assert salah == {("sop", "SKP-102"), ("ke_langkah", "SKP-106")}
