"""The archive of one SOP holds the master, the returned forms and a list of fingerprints."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.result import Result
from sakip_xl.errors import SakipError
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import NOW, TIM, kode, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, ClickContext

NO_JILID = ["SKP-640"]


@pytest.fixture
def desk(tmp_path: Path) -> ClickContext:
    return ClickContext(tmp_path).until(KUMPUL, 11)


def arsip(context: ClickContext, book: Book | None = None, **other: object) -> Result:
    options = {"moment": saat(TIM, jam=9), "triwulan": 2, "folder_formulir": context.kembali, **other}
    return arsipkan(book or context.book, KUMPUL, context.akar / "arsip", **options)  # type: ignore[arg-type]


def test_the_zip_holds_the_master_the_forms_and_their_fingerprints(desk: ClickContext) -> None:
    parent = desk.book.read()
    result = arsip(desk)
    (path,) = result.files
    assert (path.name, kode(result)) == ("Arsip_Pengumpulan_TW2_2026.zip", NO_JILID)
    with zipfile.ZipFile(path) as package:
        assert package.namelist() == [
            "buku-induk.xlsx",
            "SAKSI.json",
            "CARA-PERIKSA.txt",
            "formulir/Formulir_2026-TW2-YAN.xlsx",
            "formulir/Formulir_2026-TW2-PMD.xlsx",
            "SIDIK-SHA256.txt",
        ]
        row = package.read("SIDIK-SHA256.txt").decode().splitlines()
        listing = {name: sidik for sidik, _, name in (line.partition("  ") for line in row)}
        assert listing == {
            name: sha256(package.read(name)).hexdigest() for name in package.namelist() if name in listing
        }
        assert len(listing) == 5
        copied = desk.akar / "salinan.xlsx"
        copied.write_bytes(io.BytesIO(package.read("buku-induk.xlsx")).getvalue())
    assert open_book(copied, now=lambda: NOW).read().tables == parent.tables
    assert [file.name for file in (desk.akar / "arsip").iterdir()] == [path.name]


def test_the_register_and_the_log_carry_the_fingerprint_of_the_zip(desk: ClickContext) -> None:
    (path,) = arsip(desk).files
    sidik = sha256(path.read_bytes()).hexdigest()
    (row,) = desk.row("tblArsip")
    assert (row["berkas"], row["sidik"], row["nomor"], row["oleh"]) == (path.name, sidik, 1, TIM)
    assert row["keterangan"] == "Buku induk dan 2 formulir yang kembali."
    assert desk.row("tblJejak")[-1]["catatan"] == f"{path.name} {sidik[:16]}"


def test_an_archive_is_never_overwritten(desk: ClickContext) -> None:
    (first,) = arsip(desk).files
    old = first.read_bytes()
    name = [arsip(desk).files[0].name for _ in range(2)]
    assert name == ["Arsip_Pengumpulan_TW2_2026_2.zip", "Arsip_Pengumpulan_TW2_2026_3.zip"]
    assert first.read_bytes() == old
    assert [b["nomor"] for b in desk.row("tblArsip")] == [1, 2, 3]


def test_forms_that_are_gone_or_changed_are_named(desk: ClickContext) -> None:
    (desk.kembali / "Formulir_2026-TW2-YAN.xlsx").unlink()
    (desk.kembali / "Formulir_2026-TW2-PMD.xlsx").write_bytes(b"berubah")
    result = arsip(desk)
    assert [(t.kode, t.nilai) for t in result.temuan] == [
        ("SKP-466", "Formulir_2026-TW2-YAN.xlsx"),
        ("SKP-466", "Formulir_2026-TW2-PMD.xlsx"),
        ("SKP-640", "Pengumpulan Data Kinerja"),
    ]
    assert result.keluar == 0


def test_the_documents_go_along_and_those_that_are_gone_are_named(desk: ClickContext) -> None:
    folder = desk.akar / "naskah"
    made = naskah(desk.book, folder, moment=saat(TIM, jam=9), triwulan=2).files
    made[0].unlink()
    made[1].write_bytes(b"berubah")
    result = arsip(desk)
    assert [(item.kode, item.nilai) for item in result.temuan[:-1]] == [
        ("SKP-619", path.name) for path in made[:2]
    ]
    with zipfile.ZipFile(result.files[0]) as package:
        inside = [name for name in package.namelist() if name.startswith("naskah/")]
    assert inside == [f"naskah/{path.name}" for path in made[2:]]


@pytest.mark.parametrize("folder", [None, Path("tidak/ada")])
def test_without_a_folder_of_forms_every_form_is_named(desk: ClickContext, folder: Path | None) -> None:
    desk.kembali.rename(desk.akar / "dipindah")
    assert kode(arsip(desk, folder_formulir=folder)) == ["SKP-466", "SKP-466", *NO_JILID]


def test_a_form_is_found_by_its_content_whatever_its_name(desk: ClickContext) -> None:
    (desk.kembali / "Formulir_2026-TW2-YAN.xlsx").rename(desk.kembali / "dari & 'YAN' 100%.XLSX")
    (desk.kembali / "catatan.txt").write_text("x")
    result = arsip(desk)
    assert kode(result) == NO_JILID
    with zipfile.ZipFile(result.files[0]) as package:
        assert "formulir/dari & 'YAN' 100%.XLSX" in package.namelist()


def test_names_that_differ_in_case_only_do_not_overwrite_each_other_when_unpacked(desk: ClickContext) -> None:
    (desk.kembali / "Formulir_2026-TW2-YAN.xlsx").rename(desk.kembali / "FORMULIR_2026-tw2-pmd.xlsx")
    with zipfile.ZipFile(arsip(desk).files[0]) as package:
        depth = [name for name in package.namelist() if name.startswith("formulir/")]
    assert depth == ["formulir/FORMULIR_2026-tw2-pmd_1.xlsx", "formulir/Formulir_2026-TW2-PMD_2.xlsx"]


def test_before_the_sekretaris_agreed_there_is_no_archive(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 10)
    with refused("SKP-465", context.book):
        arsip(context)
    assert not (tmp_path / "arsip").exists()


def test_the_quarter_of_beranda_is_taken_when_none_is_named(desk: ClickContext) -> None:
    assert "TW2" in arsip(desk, triwulan=None).files[0].name


def test_a_file_in_the_place_of_the_folder_is_refused(desk: ClickContext) -> None:
    (desk.akar / "arsip").write_text("x")
    with refused("SKP-563", desk.book, exit_code=4):
        arsip(desk)


def test_a_master_that_cannot_be_saved_leaves_no_archive_behind(desk: ClickContext) -> None:
    path = desk.akar / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(desk.book.read())
    book = open_book(path, now=lambda: NOW)
    old = path.read_bytes()
    (desk.akar / "~$induk.xlsx").write_bytes(b"\x04Siti")
    with pytest.raises(SakipError, match="SKP-520"):
        arsip(desk, book)
    assert path.read_bytes() == old
    assert not (desk.akar / "arsip").exists()
    (desk.akar / "~$induk.xlsx").unlink()
    assert Path(arsip(desk, book).data["cadangan"]).read_bytes() == old


def test_an_archive_by_nobody_is_by_tim_sakip(desk: ClickContext) -> None:
    type_in(desk.book, "tblKerja", 0, pelaksana=None)
    arsip(desk, moment=saat(jam=9))
    assert desk.row("tblArsip")[0]["oleh"] == "Tim SAKIP"


def test_a_folder_that_cannot_be_written_is_refused(desk: ClickContext) -> None:
    (desk.akar / "arsip").symlink_to(desk.akar / "tidak" / "ada")
    with refused("SKP-564", desk.book, exit_code=4):
        arsip(desk)
