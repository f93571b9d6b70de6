"""An archive changed in every way: each part that differs is named, also when its list was changed along."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl.actions import archive_zip
from sakip_xl.actions.archive_parts import guide_text
from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.naskah_bertanda import naskah_bertanda
from sakip_xl.actions.perbaiki_jejak import perbaiki_jejak
from sakip_xl.actions.periksa_arsip import periksa_arsip
from sakip_xl.actions.result import Result
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf
from tests.actions.forged_logs import computed_anew, cut
from tests.actions.office import NOW, SEKRETARIS, TIM, change_cells, refused, saat
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.documents.pdf_pages import pdf_of

Parts = dict[str, bytes]
LIST, BOOK, WITNESS = "SIDIK-SHA256.txt", "buku-induk.xlsx", "SAKSI.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[BookContent, Path]:
    """The office's master and its archive, with papers, a signed one and forms in it."""
    context = ClickContext(tmp_path_factory.mktemp("arsip"))
    context.until(KUMPUL, 12)
    papers = naskah(context.book, context.akar / "naskah", moment=saat(TIM, jam=9), triwulan=2).data["naskah"]
    final = next(entry for entry in papers if entry["status"] == "final")
    signed = context.akar / f"{Path(final['jalur']).stem} ttd.pdf"
    signed.write_bytes(pdf_of(f"Nomor {final['nomor']}, versi 1, sidik {final['sidik'][:12]}"))
    naskah_bertanda(context.book, signed, context.akar / "naskah", moment=saat(TIM, jam=9))
    [path] = arsipkan(
        context.book, KUMPUL, context.akar / "arsip", moment=saat(TIM, jam=10), triwulan=2
    ).files
    return context.book.read(), path


@pytest.fixture
def content(made: tuple[BookContent, Path]) -> BookContent:
    return made[0]


@pytest.fixture
def archive(made: tuple[BookContent, Path]) -> Path:
    return made[1]


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target


def listed_anew(parts: Parts) -> Parts:
    """The parts with a list that fits them, as the program would write it."""
    others = {name: data for name, data in parts.items() if name != LIST}
    lines = "".join(f"{sha256(data).hexdigest()}  {name}\r\n" for name, data in others.items())
    return {**others, LIST: lines.encode()}


def checked(path: Path, content: BookContent | None = None) -> Result:
    induk = MemoryBook(content, shelf=FileShelf()) if content else None
    return periksa_arsip(FileShelf(), path, moment=saat(), induk=induk)


def said(result: Result) -> list[str]:
    return [f"{found.kode} {found.nilai}" for found in result.temuan]


def paper_in(parts: Parts) -> str:
    return next(name for name in parts if name.startswith("naskah/") and name.endswith(".docx"))


def form_in(parts: Parts) -> str:
    return next(name for name in parts if name.startswith("formulir/"))


def test_an_archive_as_it_was_kept_passes_with_and_without_its_master(
    archive: Path, content: BookContent
) -> None:
    alone, both = checked(archive), checked(archive, content)
    assert (said(alone), said(both), both.keluar) == ([], [], 0)
    assert "belum dicocokkan dengan buku induk" in alone.pesan
    assert "sidiknya sama dengan catatan buku induk" in both.pesan
    assert both.data["sidik"] == sha256(archive.read_bytes()).hexdigest()
    assert (both.data["berubah"], both.data["hilang"], both.data["tambahan"]) == ([], [], [])


def test_it_tells_how_to_check_it(archive: Path) -> None:
    text = parts_of(archive)["CARA-PERIKSA.txt"].decode("utf-8-sig")
    assert text.replace("\r\n", "\n") == guide_text()
    assert "sakip periksa-arsip" in text
    assert sum(line[:2].strip().isdecimal() for line in text.splitlines()) <= 10
    assert max(map(len, text.splitlines())) <= 115


# --- Parts ------------------------------------------------------------------------------------------------


def test_a_changed_part_is_named(archive: Path, tmp_path: Path) -> None:
    parts = parts_of(archive)
    name = paper_in(parts)
    result = checked(packed({**parts, name: parts[name] + b" "}, tmp_path / "a.zip"))
    assert (result.data["berubah"], result.keluar) == ([name], 1)
    assert f"{name} berubah isinya." in result.temuan[0].pesan


@pytest.mark.parametrize("which", [paper_in, form_in])
def test_a_part_that_is_gone_is_named(archive: Path, tmp_path: Path, which: Callable[[Parts], str]) -> None:
    parts = parts_of(archive)
    name = which(parts)
    del parts[name]
    result = checked(packed(parts, tmp_path / "a.zip"))
    assert (result.data["hilang"], said(result)) == ([name], [f"SKP-845 {name}"])


def test_an_added_part_is_named(archive: Path, tmp_path: Path) -> None:
    result = checked(packed({**parts_of(archive), "naskah/palsu.docx": b"x"}, tmp_path / "a.zip"))
    assert result.data["tambahan"] == ["naskah/palsu.docx"]
    assert {found.kode for found in result.temuan} == {"SKP-845"}


def test_a_part_that_stands_twice_is_named(archive: Path, tmp_path: Path) -> None:
    path = packed(parts_of(archive), tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(WITNESS, parts_of(archive)[WITNESS])
    result = checked(path)
    assert result.data["berubah"] == [WITNESS]
    assert "ada dua kali" in result.temuan[0].pesan


def test_a_damaged_part_is_named_and_the_others_are_checked(archive: Path, tmp_path: Path) -> None:
    parts = parts_of(archive)
    name = form_in(parts)
    path = packed(parts, tmp_path / "a.zip")
    with zipfile.ZipFile(path) as package:
        info = package.getinfo(name)
    data = bytearray(path.read_bytes())
    start = info.header_offset + 30 + len(name)
    data[start + 40 : start + 60] = b"\0" * 20
    path.write_bytes(data)
    result = checked(path)
    assert said(result) == [f"SKP-845 {name}"]
    assert "rusak" in result.temuan[0].pesan


@pytest.mark.parametrize("text", [None, b"bukan daftar", b"x" * 5_000_000])
def test_without_a_list_nothing_passes(archive: Path, tmp_path: Path, text: bytes | None) -> None:
    parts = {name: data for name, data in parts_of(archive).items() if name != LIST}
    result = checked(packed({**parts, **({LIST: text} if text else {})}, tmp_path / "a.zip"))
    assert said(result) == [f"SKP-845 {LIST}"]


# --- The list changed along -------------------------------------------------------------------------------


@pytest.mark.parametrize("which", [paper_in, form_in])
def test_a_part_changed_with_its_list_is_found_by_the_register_in_the_archive(
    archive: Path, tmp_path: Path, which: Callable[[Parts], str]
) -> None:
    parts = parts_of(archive)
    name = which(parts)
    result = checked(packed(listed_anew({**parts, name: parts[name] + b" "}), tmp_path / "a.zip"))
    assert (result.data["berubah"], said(result)) == ([], [f"SKP-845 {name}"])
    assert "bukan berkas yang dicatat di buku-induk.xlsx" in result.temuan[0].pesan


def test_a_part_removed_with_its_list_is_found_by_the_master(
    archive: Path, content: BookContent, tmp_path: Path
) -> None:
    parts = parts_of(archive)
    del parts[paper_in(parts)]
    path = packed(listed_anew(parts), tmp_path / archive.name)
    assert said(checked(path)) == []
    result = checked(path, content)
    assert said(result) == [f"SKP-845 {archive.name}"] * 2
    assert "berbeda dari zip yang dicatat di lembar Arsip" in result.temuan[0].pesan
    assert "tidak disebut dengan sidik ini di jejak" in result.temuan[1].pesan


def test_an_archive_that_was_never_noted_is_told(archive: Path, content: BookContent, tmp_path: Path) -> None:
    other = packed(parts_of(archive), tmp_path / "lain.zip")
    assert "tidak tercatat di lembar Arsip" in checked(other, content).temuan[0].pesan


def test_one_that_was_renamed_is_still_known(archive: Path, content: BookContent, tmp_path: Path) -> None:
    path = tmp_path / "dari kecamatan.zip"
    path.write_bytes(archive.read_bytes())
    assert said(checked(path, content)) == []


def test_a_register_changed_to_fit_the_zip_is_contradicted_by_the_log(
    archive: Path, content: BookContent, tmp_path: Path
) -> None:
    parts = parts_of(archive)
    del parts[paper_in(parts)]
    path = packed(listed_anew(parts), tmp_path / archive.name)
    forged = change_cells(content, "tblArsip", 0, sidik=sha256(path.read_bytes()).hexdigest())
    result = checked(path, forged)
    assert said(result) == [f"SKP-845 {archive.name}"]
    assert "di jejak" in result.temuan[0].pesan


# --- The book in it ---------------------------------------------------------------------------------------


def with_book(archive: Path, target: Path, forge: Callable[[BookContent], BookContent]) -> Path:
    """The archive with another book in it, and a list that fits."""
    parts, folder = parts_of(archive), target.parent
    (folder / "dalam.xlsx").write_bytes(parts[BOOK])
    content = forge(FileBook(folder / "dalam.xlsx", now=lambda: NOW).read())
    FileShelf().write(content, folder / "baru.xlsx", NOW)
    return packed(listed_anew({**parts, BOOK: (folder / "baru.xlsx").read_bytes()}), target)


def test_a_log_cut_off_in_the_book_is_found_by_the_named_head(archive: Path, tmp_path: Path) -> None:
    result = checked(with_book(archive, tmp_path / "a.zip", lambda content: cut(content, 2)))
    assert said(result) == ["SKP-845 Jejak di buku-induk.xlsx"]
    assert "tidak berakhir pada nomor" in result.temuan[0].pesan


def test_a_log_that_was_edited_in_the_book_is_named_by_its_row(archive: Path, tmp_path: Path) -> None:
    edited = with_book(
        archive, tmp_path / "a.zip", lambda content: change_cells(content, "tblJejak", 2, oleh="Penyusup")
    )
    assert said(checked(edited))[0] == "SKP-845 Jejak nomor 3 di buku-induk.xlsx"


def test_a_log_that_was_repaired_passes_and_its_broken_rows_are_told(archive: Path, tmp_path: Path) -> None:
    def forge(content: BookContent) -> BookContent:
        book = MemoryBook(change_cells(content, "tblJejak", 2, oleh="Penyusup"))
        perbaiki_jejak(book, moment=saat(SEKRETARIS, jam=31), alasan="Salah ketik saat membetulkan nama.")
        return book.read()

    parts = parts_of(with_book(archive, tmp_path / "a.zip", forge))
    del parts[WITNESS]
    result = checked(packed(listed_anew(parts), tmp_path / "b.zip"))
    assert ([found.kode for found in result.temuan], result.keluar) == (["SKP-831"], 0)
    assert "yang rusak di jejaknya sudah diakui" in result.pesan


def test_a_log_computed_anew_with_head_and_list_is_found_by_the_master(
    archive: Path, content: BookContent, tmp_path: Path
) -> None:
    def forge(book: BookContent) -> BookContent:
        return computed_anew(book, 2, oleh="Penyusup")

    parts = parts_of(with_book(archive, tmp_path / "a.zip", forge))
    (tmp_path / "b.xlsx").write_bytes(parts[BOOK])
    last = FileBook(tmp_path / "b.xlsx", now=lambda: NOW).read().row("tblJejak")[-1]
    told = json.loads(parts[WITNESS]) | {"jejak_sidik": last["sidik"]}
    path = packed(listed_anew({**parts, WITNESS: json.dumps(told).encode()}), tmp_path / archive.name)
    assert said(checked(path)) == []
    assert [found.kode for found in checked(path, content).temuan] == ["SKP-845", "SKP-845", "SKP-841"]


def test_a_master_forged_since_is_told_by_the_archive(archive: Path, content: BookContent) -> None:
    result = checked(archive, computed_anew(content, 2, oleh="Penyusup"))
    assert [found.kode for found in result.temuan] == ["SKP-841"]
    broken = change_cells(content, "tblJejak", 2, oleh="Penyusup")
    assert "SKP-419" in {found.kode for found in checked(archive, broken).temuan}


@pytest.mark.parametrize("told", [b"{}", b"rusak"])
def test_a_spoilt_witness_part_is_named(archive: Path, tmp_path: Path, told: bytes) -> None:
    path = packed(listed_anew({**parts_of(archive), WITNESS: told}), tmp_path / "a.zip")
    assert said(checked(path)) == [f"SKP-845 {WITNESS}"]


def test_an_archive_of_before_has_no_witness_part(archive: Path, tmp_path: Path) -> None:
    parts = {
        name: data for name, data in parts_of(archive).items() if name not in {WITNESS, "CARA-PERIKSA.txt"}
    }
    assert said(checked(packed(listed_anew(parts), tmp_path / "a.zip"))) == []


@pytest.mark.parametrize("book", [b"rusak", "formulir"])
def test_a_book_that_is_none_is_named(archive: Path, tmp_path: Path, book: bytes | str) -> None:
    parts = parts_of(archive)
    data = parts[form_in(parts)] if isinstance(book, str) else book
    result = checked(packed(listed_anew({**parts, BOOK: data}), tmp_path / "a.zip"))
    assert said(result) == [f"SKP-845 {BOOK}"]


def test_an_archive_without_its_book_names_it(archive: Path, tmp_path: Path, content: BookContent) -> None:
    parts = {name: data for name, data in parts_of(archive).items() if name != BOOK}
    path = packed(parts, tmp_path / "a.zip")
    assert said(checked(path)) == [f"SKP-845 {BOOK}"]
    assert "SKP-844 a.zip" in said(checked(path, content))


def test_a_signed_pdf_that_says_another_fingerprint_than_its_paper_is_told(
    archive: Path, tmp_path: Path
) -> None:
    def forge(content: BookContent) -> BookContent:
        rows = content.row("tblNaskah")
        place = next(index for index, row in enumerate(rows) if row.get("sidik_bertanda"))
        return change_cells(content, "tblNaskah", place, sidik_data="0" * 64)

    result = checked(with_book(archive, tmp_path / "a.zip", forge))
    assert [found.kode for found in result.temuan] == ["SKP-847"]
    assert "sedangkan naskah" in result.temuan[0].pesan


# --- What is no archive -----------------------------------------------------------------------------------


def other_zip(path: Path) -> None:
    packed({"foto.jpg": b"x"}, path)


def damaged(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 rusak")


def not_a_zip(path: Path) -> None:
    path.write_bytes(b"halo")


def missing(path: Path) -> None:
    assert not path.exists()


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [other_zip, damaged, not_a_zip, missing, folder])
def test_what_is_no_archive_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.zip")
    with refused("SKP-846", exit_code=4):
        checked(tmp_path / "a.zip")


def test_a_zip_that_unpacks_without_end_is_refused(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_zip, "_MOST_UNPACKED", 8 * 2**20)
    bomb = packed({**parts_of(archive), "nol.bin": bytes(9 * 2**20)}, tmp_path / "a.zip")
    with refused("SKP-846", exit_code=4) as galat:
        checked(bomb)
    assert "MB bila dibuka" in galat.value.temuan.pesan


def test_a_zip_of_too_many_parts_is_refused(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_zip, "_MOST_PARTS", 3)
    with refused("SKP-846", exit_code=4):
        checked(archive)


def test_a_form_as_the_master_is_refused(archive: Path, tmp_path: Path) -> None:
    parts = parts_of(archive)
    (tmp_path / "f.xlsx").write_bytes(parts[form_in(parts)])
    with refused("SKP-511", exit_code=4):
        periksa_arsip(
            FileShelf(), archive, moment=saat(), induk=FileBook(tmp_path / "f.xlsx", now=lambda: NOW)
        )


def test_checking_writes_nothing(archive: Path, content: BookContent) -> None:
    book = MemoryBook(content, shelf=FileShelf())
    before = (archive.read_bytes(), replace(book.read()))
    periksa_arsip(FileShelf(), archive, moment=saat(), induk=book)
    assert (archive.read_bytes(), book.read()) == before
