"""A master remembers the folders last used: they are offered again, and the archive finds its forms there."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.folders import last_folders, offered_folder
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.returned_files import FoundFile
from sakip_xl.schema.base import FolderUse
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import NOW, TIM, kode, office_content, saat, type_in
from tests.actions.sop_walk import KUMPUL, ClickContext


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with the master alone."""
    path = tmp_path / "kantor" / "induk.xlsx"
    path.parent.mkdir()
    FileBook(path, now=lambda: NOW).save(office_content())
    return path


def master(path: Path) -> FileBook:
    return open_book(path, now=lambda: NOW)


def offered(path: Path, use: FolderUse, setting: str = "folder_formulir") -> Path:
    return offered_folder(master(path), path.parent, setting, use)


def test_a_folder_below_the_master_goes_with_it_to_another_place(office: Path) -> None:
    folder = office.parent / "kirim" / "tw 2"
    bagikan(master(office), folder, triwulan=2, moment=saat(TIM))
    assert master(office).read().meta["folder_bagikan"] == "kirim/tw 2"
    assert offered(office, FolderUse.BAGIKAN) == folder
    moved = office.parent.rename(office.parent.with_name("komputer lain"))
    assert offered(moved / office.name, FolderUse.BAGIKAN) == moved / "kirim" / "tw 2"


def test_a_folder_elsewhere_is_kept_as_it_is_and_each_use_has_its_own(office: Path, tmp_path: Path) -> None:
    bagikan(master(office), office.parent / "kirim", triwulan=2, moment=saat(TIM))
    (tmp_path / "usb").mkdir()
    rekap(master(office), tmp_path / "usb", triwulan=2, moment=saat(TIM, jam=2))
    assert offered(office, FolderUse.REKAP) == tmp_path / "usb"
    assert offered(office, FolderUse.BAGIKAN) == office.parent / "kirim"
    assert offered(office, FolderUse.ARSIP, "folder_arsip") == office.parent / "arsip"


def test_the_folder_of_identitas_is_offered_when_the_last_one_is_gone(office: Path) -> None:
    folder = office.parent / "kirim"
    bagikan(master(office), folder, triwulan=2, moment=saat(TIM))
    folder.rename(folder.with_name("lain"))
    assert offered(office, FolderUse.BAGIKAN) == office.parent / "formulir"
    assert last_folders(master(office).read(), FolderUse.BAGIKAN, office.parent) == []


def test_a_preview_remembers_nothing_and_taking_back_forgets_nothing(office: Path, tmp_path: Path) -> None:
    bagikan(master(office), office.parent / "kirim", triwulan=2, moment=saat(TIM))
    rekap(master(office), tmp_path, triwulan=2, moment=saat(TIM, jam=2), pratinjau=True)
    assert "folder_rekap" not in master(office).read().meta
    batalkan(master(office), moment=saat(TIM, jam=3))
    assert master(office).read().meta["folder_bagikan"] == "kirim"


def walk(tmp_path: Path) -> ClickContext:
    """Both units handed in, each in a folder of its own, taken back one after the other."""
    desk = ClickContext(tmp_path).until(KUMPUL, 7)
    desk.reply("YAN")
    desk.rekap()
    desk.kembali = tmp_path / "susulan"
    desk.kembali.mkdir()
    desk.reply("PMD")
    desk.rekap()
    desk.advance(KUMPUL)
    return desk.until(KUMPUL, 12)


def test_the_archive_finds_the_forms_in_every_folder_where_rekap_took_them(tmp_path: Path) -> None:
    desk = walk(tmp_path)
    meta = desk.book.read().meta
    assert meta["folder_rekap"] == (tmp_path / "susulan").as_posix()
    assert meta["folder_rekap_tw2"].split("|") == [
        (tmp_path / name).as_posix() for name in ("susulan", "kembali")
    ]
    result = arsipkan(desk.book, KUMPUL, tmp_path / "arsip", moment=saat(TIM, jam=9), triwulan=2)
    assert kode(result) == ["SKP-640"]
    with zipfile.ZipFile(result.files[0]) as package:
        assert {"formulir/Formulir_2026-TW2-YAN.xlsx", "formulir/Formulir_2026-TW2-PMD.xlsx"} <= {
            *package.namelist()
        }


def test_the_archive_finds_a_form_that_was_put_into_a_zip_meanwhile(tmp_path: Path) -> None:
    desk = walk(tmp_path)
    form = tmp_path / "susulan" / "Formulir_2026-TW2-PMD.xlsx"
    data = form.read_bytes()
    with zipfile.ZipFile(tmp_path / "susulan" / "dari wa.zip", "w") as package:
        package.writestr("kirim/formulir", data)
    form.unlink()
    result = arsipkan(desk.book, KUMPUL, tmp_path / "arsip", moment=saat(TIM, jam=9), triwulan=2)
    assert kode(result) == ["SKP-640"]
    with zipfile.ZipFile(result.files[0]) as package:
        assert package.read("formulir/formulir") == data


def test_a_form_that_was_changed_or_is_held_by_a_program_is_named_with_where_it_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = walk(tmp_path)
    (tmp_path / "susulan" / "Formulir_2026-TW2-PMD.xlsx").write_bytes(b"berubah")

    original = FoundFile.data

    def held(file: FoundFile) -> bytes:
        if file.name.endswith("YAN.xlsx"):
            raise PermissionError(file.name)
        return original(file)

    monkeypatch.setattr(FoundFile, "data", held)
    result = arsipkan(desk.book, KUMPUL, tmp_path / "arsip", moment=saat(TIM, jam=9), triwulan=2)
    missing = [found for found in result.temuan if found.kode == "SKP-466"]
    assert [found.nilai for found in missing] == [f"Formulir_2026-TW2-{unit}.xlsx" for unit in ("YAN", "PMD")]
    assert all("Dicari di folder susulan dan kembali." in found.pesan for found in missing)


def test_forms_of_another_folder_are_found_when_it_is_named(tmp_path: Path) -> None:
    desk = walk(tmp_path)
    (tmp_path / "susulan").rename(tmp_path / "lemari")
    type_in(desk.book, "tblKerja", 0, triwulan=2)
    result = arsipkan(
        desk.book, KUMPUL, tmp_path / "arsip", moment=saat(TIM, jam=9), folder_formulir=tmp_path / "lemari"
    )
    assert kode(result) == ["SKP-640"]
