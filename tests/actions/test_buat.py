"""New masters, the built files, the folders of a master, and the explanation of a printed capaian."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.actions.buat import buat, isi_awal
from sakip_xl.actions.cek_capaian import cek_capaian
from sakip_xl.actions.folder import folder_bawaan
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.sesi import ID_CETAKAN
from sakip_xl.actions.terbitan import terbitan, terbitkan
from sakip_xl.books.berkas import buka
from sakip_xl.books.memori import BukuMemori
from sakip_xl.domain.istilah import NamaSop
from sakip_xl.errors import SakipError, temuan
from sakip_xl.layout.muat import muat_master
from sakip_xl.layout.pengaturan import PENGATURAN
from tests.actions.kantor import KINI, isi_kantor, ketik


def test_a_new_master_opens_with_its_settings_bounds_and_checklist(tmp_path: Path) -> None:
    jalur = tmp_path / "induk.xlsx"
    hasil = buat(jalur, sekarang=KINI, kecamatan="Senduro", tahun=2027)
    assert hasil.data == {"master": str(jalur)}
    muatan = muat_master(buka(jalur, sekarang=lambda: KINI).baca())
    assert muatan.temuan == []
    master = muatan.master
    assert (master.pengaturan.nama_kecamatan, master.pengaturan.tahun) == ("Senduro", 2027)
    assert len(master.predikat) == 5
    assert {d.sop for d in master.dokumen} == set(NamaSop)
    assert master.indikator == []
    assert len(master.id_master) == 32


def test_without_a_name_the_kecamatan_is_left_to_be_filled_in_and_the_year_is_this_one() -> None:
    isi = isi_awal("", KINI.year)
    nilai = {b["pengaturan"]: b["nilai"] for b in isi.baris("tblPengaturan")}
    assert len(nilai) == len(PENGATURAN)
    assert nilai["Nama Kecamatan"] is None
    assert 2026 in nilai.values()


def test_the_sample_is_marked_and_a_given_name_and_year_stand_in_it(tmp_path: Path) -> None:
    buat(tmp_path / "contoh.xlsx", sekarang=KINI, contoh=True)
    buat(tmp_path / "lain.xlsx", sekarang=KINI, contoh=True, kecamatan="Senduro", tahun=2027)
    isi = [
        muat_master(buka(tmp_path / nama, sekarang=lambda: KINI).baca()).master.pengaturan
        for nama in ("contoh.xlsx", "lain.xlsx")
    ]
    assert [(p.nama_kecamatan, p.tahun, p.data_contoh) for p in isi] == [
        ("Sumbersuko", 2026, "Ya"),
        ("Senduro", 2027, "Ya"),
    ]


@pytest.mark.parametrize(
    ("nama", "galat"), [("ada.xlsx", "SKP-560"), ("buku.xls", "SKP-562"), ("buku", "SKP-562")]
)
def test_an_existing_file_and_a_wrong_ending_are_refused(tmp_path: Path, nama: str, galat: str) -> None:
    (tmp_path / "ada.xlsx").write_text("lama")
    with pytest.raises(SakipError) as ditolak:
        buat(tmp_path / nama, sekarang=KINI)
    assert (ditolak.value.kode, ditolak.value.keluar) == (galat, 4)
    assert [(satu.name, satu.read_text()) for satu in tmp_path.iterdir()] == [("ada.xlsx", "lama")]


def test_the_built_files_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    pertama = terbitkan(tmp_path / "a")
    kedua = terbitkan(tmp_path / "b")
    assert {satu.suffix for satu in pertama} == {".xlsx", ".xlam"}
    assert [satu.read_bytes() for satu in pertama] == [satu.read_bytes() for satu in kedua]
    assert set(terbitan()) == {satu.name for satu in pertama if satu.suffix == ".xlsx"}
    assert (
        buka(tmp_path / "a" / "SAKIP-Induk.xlsx", sekarang=lambda: KINI).baca().meta["id_master"]
        == ID_CETAKAN
    )


def test_folders_stand_beside_the_master_unless_identitas_says_otherwise(tmp_path: Path) -> None:
    buku = BukuMemori(isi_kantor())
    folder = folder_bawaan(buku, tmp_path)
    assert (folder.formulir, folder.arsip) == (tmp_path / "formulir", tmp_path / "arsip")
    for bidang, nilai in (("folder_formulir", "kirim"), ("folder_arsip", "/arsip kantor")):
        ke = next(n for n, satu in enumerate(PENGATURAN) if satu.bidang == bidang)
        ketik(buku, "tblPengaturan", ke, nilai=nilai)
    folder = folder_bawaan(buku, tmp_path)
    assert (folder.formulir, folder.arsip) == (tmp_path / "kirim", Path("/arsip kantor"))


def test_a_printed_capaian_is_explained_by_its_formula() -> None:
    hasil = cek_capaian("49", "56,23", "85,24")
    assert hasil.data["cocok"]
    pertama = hasil.data["penjelasan"][0]
    assert (pertama["rumus"], pertama["lazim"], pertama["desimal"]) == ("selisih", True, 2)
    assert {satu["lazim"] for satu in hasil.data["penjelasan"][2:]} == {False}
    assert "85,24" in hasil.pesan
    assert hasil.keluar == 0


def test_a_printed_capaian_that_nothing_explains_is_told() -> None:
    hasil = cek_capaian("49", "56,23", "99,99")
    assert (hasil.data["cocok"], hasil.data["penjelasan"], hasil.keluar) == (False, [], 0)
    assert hasil.pesan.startswith("Tidak ada rumus yang dikenal menghasilkan 99,99")


def test_the_exit_status_follows_the_findings_unless_the_action_says_otherwise() -> None:
    salah, info = temuan("SKP-465", nilai="x", triwulan="I"), temuan("SKP-470", nilai="x")
    assert [Hasil("", temuan=[info]).keluar, Hasil("", temuan=[info, salah]).keluar] == [0, 1]
    assert Hasil("", temuan=[salah], status=0).keluar == 0


def test_the_moment_of_a_build_is_fixed() -> None:
    assert datetime(2026, 1, 2) < KINI
