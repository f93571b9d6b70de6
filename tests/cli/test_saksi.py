"""``sakip periksa --saksi`` and ``sakip periksa-arsip``: what forgery a person at a command line is told."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.forged_logs import computed_anew, cut
from tests.actions.office import NOW, TIM, saat
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.cli.terminal import Sakip, read, write


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a master, the forms that went out, and an archive."""
    root = tmp_path_factory.mktemp("kantor")
    context = ClickContext(root)
    context.until(KUMPUL, 12)
    arsipkan(context.book, KUMPUL, root / "arsip", moment=saat(TIM, jam=9), triwulan=2)
    FileBook(root / "induk.xlsx", now=lambda: NOW).save(context.book.read())
    return root


ARCHIVE = "arsip/Arsip_Pengumpulan_TW2_2026.zip"


def test_witnesses_that_agree_are_counted(sakip: Sakip, office: Path) -> None:
    result = sakip(
        "periksa", office / "induk.xlsx", "--saksi", office / "formulir", office / ARCHIVE, "--json"
    )
    assert (result.kode, [entry["hasil"] for entry in result.json["saksi"]]) == (0, ["cocok"] * 3)
    assert "3 dari 3 saksi cocok sampai jejak nomor" in result.json["pesan"]


def test_a_log_that_was_cut_off_ends_with_1(sakip: Sakip, office: Path, tmp_path: Path) -> None:
    forged = write(tmp_path / "induk.xlsx", cut(read(office / "induk.xlsx"), 3))
    told = sakip("periksa", forged, "--saksi", office / ARCHIVE)
    assert told.kode == 1
    assert "SKP-840" in told.out
    assert "Cari buku yang jejaknya lengkap." in told.out


def test_a_log_computed_anew_ends_with_1(sakip: Sakip, office: Path, tmp_path: Path) -> None:
    forged = write(tmp_path / "induk.xlsx", computed_anew(read(office / "induk.xlsx"), 3, oleh="Penyusup"))
    result = sakip("periksa", forged, "--saksi", office / "formulir", office / "induk.xlsx", "--json")
    assert result.kode == 1
    assert {item["kode"] for item in result.json["temuan"]} >= {"SKP-841"}
    assert {entry["hasil"] for entry in result.json["saksi"]} == {"rantai dihitung ulang"}


def test_an_archive_is_checked_alone_and_by_its_master(sakip: Sakip, office: Path) -> None:
    alone = sakip("periksa-arsip", office / ARCHIVE, "--json")
    assert (alone.kode, alone.json["induk"], alone.json["temuan"]) == (0, "", [])
    both = sakip("periksa-arsip", office / ARCHIVE, "--induk", office / "induk.xlsx", "--json")
    assert (both.kode, both.json["induk"], both.json["bagian"]) == (0, "induk.xlsx", alone.json["bagian"])


def test_a_changed_archive_ends_with_1_and_another_file_with_4(
    sakip: Sakip, office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    shutil.copyfile(office / ARCHIVE, path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("formulir/palsu.xlsx", b"x")
    result = sakip("periksa-arsip", path, "--json")
    assert (result.kode, result.json["tambahan"]) == (1, ["formulir/palsu.xlsx"])
    assert sakip("periksa-arsip", office / "induk.xlsx").kode == 4
