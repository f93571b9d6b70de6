"""Forms, papers, archives and copies against the log: each finds a cut tail and a chain computed anew."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from sakip_xl.actions import saksi as saksi_module
from sakip_xl.actions import witness_files as witness_module
from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.result import Result
from sakip_xl.actions.saksi import periksa_saksi
from sakip_xl.actions.witness_files import chain_of
from sakip_xl.documents.base import witness_tags
from sakip_xl.documents.evaluasi_renja_sheet import draw_evaluasi_renja
from sakip_xl.documents.example import example_tags
from sakip_xl.domain.sop.saksi import anchor_of, anchor_qr
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf
from tests.actions.forged_logs import computed_anew, cut
from tests.actions.office import NOW, TIM, change_cells, refused, saat
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.documents.pdf_pages import pdf_of
from tests.documents.test_documents import template

KINDS = ("formulir", "kembali", "naskah", "e81", "pdf", "telepon", "arsip", "cadangan")


@pytest.fixture(scope="module")
def witnessed(tmp_path_factory: pytest.TempPathFactory) -> tuple[BookContent, dict[str, Path]]:
    """A book after an archive, and one witness of each kind; each names rows that the next acts added."""
    root = tmp_path_factory.mktemp("saksi")
    context = ClickContext(root)
    context.until(KUMPUL, 10)
    form = context.kirim / context.formulir("YAN").berkas
    copy = root / "cadangan.xlsx"
    context.until(KUMPUL, 12)
    made = naskah(context.book, root / "naskah", moment=saat(TIM, jam=9), triwulan=2).files
    paper = next(path for path in made if path.name.startswith("laporan-pengumpulan"))
    [archive] = arsipkan(context.book, KUMPUL, root / "arsip", moment=saat(TIM, jam=10), triwulan=2).files
    (root / "naskah.pdf").write_bytes(pdf_of("isi", _text(paper)))
    content = context.book.read()
    last = anchor_of(chain_of(content), content.meta["id_master"])
    (root / "telepon.txt").write_text(anchor_qr(last))
    tags = {**example_tags("e81"), **witness_tags(last, "ab" * 32)}
    (root / "e81.xlsx").write_bytes(draw_evaluasi_renja(tags, False))
    FileBook(copy, now=lambda: NOW).save(content)
    witnesses = {
        "formulir": form,
        "kembali": context.kembali / form.name,
        "naskah": paper,
        "e81": root / "e81.xlsx",
        "pdf": root / "naskah.pdf",
        "telepon": root / "telepon.txt",
        "arsip": archive,
        "cadangan": copy,
    }
    return content, witnesses


def _text(paper: Path) -> str:
    return str(Document(str(paper)).core_properties.identifier)


@pytest.fixture
def content(witnessed: tuple[BookContent, dict[str, Path]]) -> BookContent:
    return witnessed[0]


@pytest.fixture
def files(witnessed: tuple[BookContent, dict[str, Path]]) -> dict[str, Path]:
    return witnessed[1]


def heard(content: BookContent, *paths: Path) -> Result:
    return periksa(MemoryBook(content, shelf=FileShelf()), moment=saat(), saksi=paths)


def codes(result: Result) -> list[str]:
    return [found.kode for found in result.temuan if found.kode.startswith("SKP-84")]


def named(content: BookContent, path: Path) -> int:
    """Which row a witness names last."""
    result = heard(content, path)
    [entry] = result.data["saksi"]
    assert (codes(result), entry["hasil"]) == ([], "cocok")
    return int(entry["nomor"])


# --- Each kind of witness ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_true_witness_agrees_and_a_cut_tail_is_found(
    content: BookContent, files: dict[str, Path], kind: str
) -> None:
    nomor = named(content, files[kind])
    assert nomor > 0
    left = len(content.row("tblJejak")) - nomor + 1
    result = heard(cut(content, left), files[kind])
    [found] = [found for found in result.temuan if found.kode == "SKP-840"]
    assert (codes(result), result.keluar) == (["SKP-840"], 1)
    assert f"{files[kind].name} menyebut jejak nomor {nomor}" in found.pesan
    assert f"berakhir di nomor {nomor - 1}." in found.pesan


@pytest.mark.parametrize("kind", KINDS)
def test_a_chain_computed_anew_is_found(content: BookContent, files: dict[str, Path], kind: str) -> None:
    forged = computed_anew(content, 1, oleh="Penyusup")
    result = heard(forged, files[kind])
    assert codes(result) == ["SKP-841" if kind in {"formulir", "kembali", "arsip", "cadangan"} else "SKP-842"]
    assert result.keluar == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_edited_after_what_it_names_is_unknown_to_a_witness(
    content: BookContent, files: dict[str, Path], kind: str
) -> None:
    last = len(content.row("tblJejak")) - 1
    late = kind in {"e81", "telepon", "cadangan"}
    assert codes(heard(computed_anew(content, last, oleh="Penyusup"), files[kind])) == (
        [["SKP-842"], ["SKP-841"]][kind == "cadangan"] if late else []
    )


@pytest.mark.parametrize("kind", KINDS)
def test_another_master_has_no_witness_here(content: BookContent, files: dict[str, Path], kind: str) -> None:
    result = heard(content.with_meta(id_master="lain"), files[kind])
    assert "SKP-843" in codes(result)
    assert result.keluar == 1


# --- Since when -------------------------------------------------------------------------------------------


def test_a_copy_tells_the_very_row_and_its_moment(content: BookContent, files: dict[str, Path]) -> None:
    result = heard(computed_anew(content, 4, oleh="Penyusup"), files["cadangan"])
    [found] = [found for found in result.temuan if found.kode == "SKP-841"]
    assert "Jejak nomor 5 menurut cadangan.xlsx" in found.pesan
    assert "sejak nomor 5, 6 Juli 2026" in found.pesan


def test_witnesses_together_tell_between_which_rows(content: BookContent, files: dict[str, Path]) -> None:
    early, late = (named(content, files[kind]) for kind in ("formulir", "telepon"))
    forged = computed_anew(content, early + 1, oleh="Penyusup")
    result = heard(forged, files["formulir"], files["telepon"])
    [found] = [found for found in result.temuan if found.kode == "SKP-842"]
    assert f"di antara nomor {early + 1} dan {late}" in found.pesan
    assert "1 dari 2 saksi cocok" in result.pesan
    told = heard(forged, files["formulir"], files["telepon"], files["cadangan"]).temuan
    [found] = [found for found in told if found.kode == "SKP-842"]
    assert f"di antara nomor {early + 1} dan {early + 2}" in found.pesan


def test_one_witness_alone_says_that_it_may_be_earlier(content: BookContent, files: dict[str, Path]) -> None:
    [found] = heard(computed_anew(content, 0, oleh="X"), files["formulir"]).temuan[:1]
    assert "sejak nomor" in found.pesan
    assert "atau sebelumnya" in found.pesan


# --- Files that are no witnesses --------------------------------------------------------------------------


def test_a_bad_file_stops_no_other(content: BookContent, files: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "campur"
    (folder / "dalam").mkdir(parents=True)
    for kind in KINDS:
        shutil.copyfile(files[kind], folder / "dalam" / f"{kind}{files[kind].suffix}")
    (folder / "rusak.zip").write_bytes(b"PK\x03\x04 rusak")
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "kosong.pdf").write_bytes(pdf_of(""))
    (folder / "foto.jpg").write_bytes(b"x")
    (folder / "~$naskah.docx").write_bytes(b"x")
    result = heard(content, folder, tmp_path / "tidak ada.docx")
    reasons = {found.nilai: found.pesan for found in result.temuan if found.kode == "SKP-844"}
    assert reasons.keys() == {"rusak.zip", "rusak.xlsx", "kosong.pdf", "tidak ada.docx"}
    assert "7 dari 7 saksi cocok" in result.pesan
    assert "4 berkas tidak dapat menjadi saksi" in result.pesan
    assert result.keluar == 0


def test_a_check_that_no_file_can_witness_does_not_pass(content: BookContent, tmp_path: Path) -> None:
    (tmp_path / "surat.docx").write_bytes(template(tmp_path / "t.docx", "surat").read_bytes())
    result = heard(content, tmp_path / "surat.docx")
    assert (codes(result), result.keluar) == (["SKP-844"], 1)
    assert "Tidak satu pun dari 1 berkas dapat menjadi saksi." in result.pesan


def test_a_form_of_before_carries_no_row(
    content: BookContent, files: dict[str, Path], tmp_path: Path
) -> None:
    old = FileBook(files["formulir"], now=lambda: NOW).read().with_meta(jejak_nomor="", jejak_sidik="")
    FileShelf().write(old, tmp_path / "lama.xlsx", NOW)
    [found] = [f for f in heard(content, tmp_path / "lama.xlsx").temuan if f.kode == "SKP-844"]
    assert "dibuat sebelum formulir membawa sidik jejak" in found.pesan


def repacked(path: Path, target: Path, **parts: bytes | None) -> Path:
    """An archive with parts given, or left out."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = parts.get(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


def test_an_archive_of_before_tells_by_the_book_in_it(
    content: BookContent, files: dict[str, Path], tmp_path: Path
) -> None:
    old = repacked(files["arsip"], tmp_path / "lama.zip", **{"SAKSI.json": None})
    assert named(content, old) == named(content, files["arsip"])
    assert codes(heard(computed_anew(content, 1, oleh="X"), old)) == ["SKP-841"]


@pytest.mark.parametrize("told", [b"{", b"[]", b"\xff", b'{"jejak_nomor": "x"}', b"[" * 50_000])
def test_a_spoilt_part_leaves_the_book_to_tell(
    content: BookContent, files: dict[str, Path], tmp_path: Path, told: bytes
) -> None:
    assert named(content, repacked(files["arsip"], tmp_path / "x.zip", **{"SAKSI.json": told})) > 0


def test_an_archive_whose_named_row_is_not_that_of_its_book_is_told(
    content: BookContent, files: dict[str, Path], tmp_path: Path
) -> None:
    with zipfile.ZipFile(files["arsip"]) as archive:
        told = json.loads(archive.read("SAKSI.json")) | {"jejak_sidik": "0" * 64}
    changed = repacked(files["arsip"], tmp_path / "x.zip", **{"SAKSI.json": json.dumps(told).encode()})
    assert codes(heard(content, changed)) == ["SKP-841"]


@pytest.mark.parametrize("book", [b"rusak", None])
def test_an_archive_with_a_spoilt_book_is_no_witness_beyond_its_part(
    content: BookContent, files: dict[str, Path], tmp_path: Path, book: bytes | None
) -> None:
    parts = {"buku-induk.xlsx": book or files["formulir"].read_bytes(), "SAKSI.json": None}
    assert codes(heard(content, repacked(files["arsip"], tmp_path / "x.zip", **parts))) == ["SKP-844"]


def test_a_damaged_archive_is_no_witness(
    content: BookContent, files: dict[str, Path], tmp_path: Path
) -> None:
    data = bytearray(files["arsip"].read_bytes())
    data[200:400] = b"\0" * 200
    (tmp_path / "x.zip").write_bytes(data)
    assert codes(heard(content, tmp_path / "x.zip")) == ["SKP-844"]


def test_what_is_too_big_is_not_read(
    content: BookContent, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witness_module, "_MOST_FILE", 100)
    [found] = [f for f in heard(content, files["naskah"]).temuan if f.kode == "SKP-844"]
    assert "terlalu besar" in found.pesan


def test_of_a_huge_folder_only_so_many_are_asked(
    content: BookContent, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witness_module, "_MOST_FILES", 2)
    assert len(heard(content, files["naskah"].parent).data["saksi"]) == 2


def test_a_form_has_no_log_to_compare(files: dict[str, Path]) -> None:
    book = FileBook(files["formulir"], now=lambda: NOW)
    with refused("SKP-511", exit_code=4):
        periksa(book, moment=saat(), saksi=[files["naskah"]])


# --- By itself --------------------------------------------------------------------------------------------


@pytest.fixture
def kept(files: dict[str, Path], content: BookContent, tmp_path: Path) -> Path:
    """A master in a folder with its own forms, papers and archive beside it."""
    for kind, folder in (("formulir", "formulir"), ("naskah", "naskah"), ("arsip", "arsip")):
        (tmp_path / folder).mkdir()
        shutil.copyfile(files[kind], tmp_path / folder / files[kind].name)
    path = tmp_path / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(without_folders(content))
    return path


def without_folders(content: BookContent) -> BookContent:
    return content.with_meta(**{key: "" for key in content.meta if key.startswith("folder_")})


def plain(path: Path) -> Result:
    return periksa(FileBook(path, now=lambda: NOW), moment=saat())


def save_forged(path: Path, forge: Callable[[BookContent], BookContent]) -> None:
    content = FileBook(path, now=lambda: NOW).read()
    path.unlink()
    FileBook(path, now=lambda: NOW).save(forge(content))


def test_a_plain_check_asks_the_masters_own_files(kept: Path) -> None:
    assert codes(plain(kept)) == []
    save_forged(kept, lambda content: computed_anew(content, 1, oleh="X"))
    assert sorted(codes(plain(kept))) == ["SKP-841", "SKP-841", "SKP-842"]


def test_the_newest_backup_tells_what_was_cut_off(kept: Path) -> None:
    book = FileBook(kept, now=lambda: NOW)
    book.save(change_cells(book.read(), "tblIndikator", 0, definisi="lain"))
    for folder in ("formulir", "naskah", "arsip"):
        shutil.rmtree(kept.parent / folder)
    save_forged(kept, lambda content: cut(content, 1))
    assert codes(plain(kept)) == ["SKP-840"]


def test_files_of_other_masters_and_what_tells_nothing_are_passed_over(kept: Path) -> None:
    (kept.parent / "arsip" / "x.zip").write_bytes(b"PK rusak")
    save_forged(kept, lambda content: content.with_meta(id_master="lain"))
    assert codes(plain(kept)) == []


def test_only_the_newest_few_and_none_that_is_large_are_asked(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        target = kept.parent / "naskah" / f"n{number}.docx"
        shutil.copyfile(next((kept.parent / "naskah").glob("*.docx")), target)
        os.utime(target, (number, number))
    save_forged(kept, lambda content: computed_anew(content, 1, oleh="X"))
    assert codes(plain(kept)).count("SKP-842") == 3
    monkeypatch.setattr(saksi_module, "_LARGEST", 10)
    assert codes(plain(kept)) == []


def test_what_a_named_witness_says_too_is_said_once(kept: Path) -> None:
    save_forged(kept, lambda content: computed_anew(content, 1, oleh="X"))
    result = periksa(FileBook(kept, now=lambda: NOW), moment=saat(), saksi=[kept.parent / "arsip"])
    assert sorted(codes(result)) == ["SKP-841", "SKP-841", "SKP-842"]


def test_the_master_itself_is_no_witness_of_itself(kept: Path) -> None:
    result = periksa(FileBook(kept, now=lambda: NOW), moment=saat(), saksi=[kept.parent])
    assert kept.name not in {Path(entry["berkas"]).name for entry in result.data["saksi"]}


def test_the_button_asks_one_file(content: BookContent, files: dict[str, Path]) -> None:
    book = MemoryBook(cut(content, 5), shelf=FileShelf())
    before = replace(book.read())
    result = periksa_saksi(book, files["telepon"], moment=saat())
    assert (codes(result), book.read()) == (["SKP-840"], before)
    assert result.pesan == "0 dari 1 saksi cocok."
