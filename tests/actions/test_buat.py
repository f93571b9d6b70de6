"""New masters, the built files, the folders of a master, and the explanation of a printed capaian."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.actions.buat import buat, initial_content
from sakip_xl.actions.cek_capaian import cek_capaian
from sakip_xl.actions.folders import default_folder
from sakip_xl.actions.release import built_books, publish
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import TEMPLATE_ID
from sakip_xl.domain.terms import SopName
from sakip_xl.errors import SakipError, temuan
from sakip_xl.schema.load import load_master
from sakip_xl.schema.settings import PENGATURAN
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileShelf, open_book
from tests.actions.office import NOW, office_content, type_in


def test_a_new_master_opens_with_its_settings_bounds_and_checklist(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    result = buat(FileShelf(), path, now=NOW, kecamatan="Senduro", tahun=2027)
    assert result.data == {"master": str(path)}
    payload = load_master(open_book(path, now=lambda: NOW).read())
    assert payload.temuan == []
    master = payload.master
    assert (master.pengaturan.nama_kecamatan, master.pengaturan.tahun) == ("Senduro", 2027)
    assert len(master.predikat) == 5
    assert {d.sop for d in master.dokumen} == set(SopName)
    assert master.indikator == []
    assert len(master.id_master) == 32


def test_without_a_name_the_kecamatan_is_left_to_be_filled_in_and_the_year_is_this_one() -> None:
    content = initial_content("", NOW.year)
    value = {b["pengaturan"]: b["nilai"] for b in content.row("tblPengaturan")}
    assert len(value) == len(PENGATURAN)
    assert value["Nama Kecamatan"] is None
    assert 2026 in value.values()


def test_the_sample_is_marked_and_a_given_name_and_year_stand_in_it(tmp_path: Path) -> None:
    buat(FileShelf(), tmp_path / "contoh.xlsx", now=NOW, contoh=True)
    buat(FileShelf(), tmp_path / "lain.xlsx", now=NOW, contoh=True, kecamatan="Senduro", tahun=2027)
    content = [
        load_master(open_book(tmp_path / name, now=lambda: NOW).read()).master.pengaturan
        for name in ("contoh.xlsx", "lain.xlsx")
    ]
    assert [(p.nama_kecamatan, p.tahun, p.data_contoh) for p in content] == [
        ("Sumbersuko", 2026, "Ya"),
        ("Senduro", 2027, "Ya"),
    ]


@pytest.mark.parametrize(
    ("name", "galat"), [("ada.xlsx", "SKP-560"), ("buku.xls", "SKP-562"), ("buku", "SKP-562")]
)
def test_an_existing_file_and_a_wrong_ending_are_refused(tmp_path: Path, name: str, galat: str) -> None:
    (tmp_path / "ada.xlsx").write_text("lama")
    with pytest.raises(SakipError) as rejected:
        buat(FileShelf(), tmp_path / name, now=NOW)
    assert (rejected.value.kode, rejected.value.keluar) == (galat, 4)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("ada.xlsx", "lama")]


def test_the_built_books_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    first = publish(FileShelf(), tmp_path / "a")
    second = publish(FileShelf(), tmp_path / "b")
    assert {path.suffix for path in first} == {".xlsx", ".xlam"}
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert set(built_books()) == {path.name for path in first if path.suffix == ".xlsx"}
    assert (
        open_book(tmp_path / "a" / "SAKIP-Induk.xlsx", now=lambda: NOW).read().meta["id_master"]
        == TEMPLATE_ID
    )


def test_folders_stand_beside_the_master_unless_identitas_says_otherwise(tmp_path: Path) -> None:
    book = MemoryBook(office_content())
    folder = default_folder(book, tmp_path)
    assert (folder.formulir, folder.arsip) == (tmp_path / "formulir", tmp_path / "arsip")
    for field_name, value in (("folder_formulir", "kirim"), ("folder_arsip", "/arsip kantor")):
        index = next(n for n, setting in enumerate(PENGATURAN) if setting.bidang == field_name)
        type_in(book, "tblPengaturan", index, nilai=value)
    folder = default_folder(book, tmp_path)
    assert (folder.formulir, folder.arsip) == (tmp_path / "kirim", Path("/arsip kantor"))


def test_a_printed_capaian_is_explained_by_its_formula() -> None:
    result = cek_capaian("49", "56,23", "85,24")
    assert result.data["cocok"]
    first = result.data["penjelasan"][0]
    assert (first["rumus"], first["lazim"], first["desimal"]) == ("selisih", True, 2)
    assert {row["lazim"] for row in result.data["penjelasan"][2:]} == {False}
    assert "85,24" in result.pesan
    assert result.keluar == 0


def test_a_printed_capaian_that_nothing_explains_is_told() -> None:
    result = cek_capaian("49", "56,23", "99,99")
    assert (result.data["cocok"], result.data["penjelasan"], result.keluar) == (False, [], 0)
    assert result.pesan.startswith("Tidak ada rumus yang dikenal menghasilkan 99,99")


def test_the_exit_status_follows_the_findings_unless_the_action_says_otherwise() -> None:
    wrong, info = temuan("SKP-465", nilai="x", triwulan="I"), temuan("SKP-470", nilai="x")
    assert [Result("", temuan=[info]).keluar, Result("", temuan=[info, wrong]).keluar] == [0, 1]
    assert Result("", temuan=[wrong], status=0).keluar == 0


def test_the_moment_of_a_build_is_fixed() -> None:
    assert datetime(2026, 1, 2) < NOW
