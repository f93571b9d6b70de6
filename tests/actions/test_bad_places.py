"""Folders, disks, templates and programs that fail: one clear refusal, nothing half-made, the book as it was.

Tried for every kind of document of the registry, and for every action that makes documents.
"""

from __future__ import annotations

import errno
import struct
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.bukti_lke import bukti_lke
from sakip_xl.actions.jilid import jilid
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment
from sakip_xl.actions.templat import periksa_templat, templat
from sakip_xl.documents.papers import PAPERS, TEMPLATED, TEMPLATES
from sakip_xl.domain.terms import SopName
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileShelf, open_book
from tests.actions.bad_disk import bad_disk, everything_in, failing
from tests.actions.office import TIM, office_content, refused, saat
from tests.actions.paper_office import units_on_paper
from tests.cli.terminal import write
from tests.documents.hard_office import full_office
from tests.documents.printing import use_no_printer, use_printer

NOW = saat().sekarang.replace(day=20)
Make = Callable[[MemoryBook, Path], Result]


def at(folder: Path) -> Moment:
    return Moment(NOW, folder=folder)


def one(jenis: str) -> Make:
    """Make the documents of one kind."""
    return lambda book, folder: naskah(book, folder, moment=at(folder.parent), triwulan=2, jenis=jenis)


def bound(sop: SopName) -> Make:
    """Bind the Jilid of one SOP."""
    return lambda book, folder: jilid(book, sop, folder, moment=at(folder.parent), triwulan=2)


def _forms(book: MemoryBook, folder: Path) -> Result:
    return bagikan(book, folder, triwulan=2, moment=saat(TIM))


ACTIONS: dict[str, Make] = {
    **{jenis: one(jenis) for jenis in PAPERS},
    **{f"jilid {sop}": bound(sop) for sop in SopName},
    "semua naskah": lambda book, folder: naskah(book, folder, moment=at(folder.parent), triwulan=2),
    "bukti": lambda book, folder: bukti_lke(book, folder, moment=at(folder.parent), triwulan=2),
    "formulir": _forms,
    "templat": templat,
}
"""Everything that makes documents: each kind alone, and what gathers or hands them out."""


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], MemoryBook]:
    """The office for one action, on a computer that makes PDF."""
    use_printer(monkeypatch)

    def open_office(action: str) -> MemoryBook:
        content = full_office()
        if action == "formulir":
            content = office_content(tblUnit=units_on_paper("PMD"))
        return MemoryBook(content, shelf=FileShelf())

    return open_office


Office = Callable[[str], MemoryBook]


@pytest.mark.parametrize("action", ACTIONS)
def test_what_cannot_be_written_leaves_book_and_folder_as_they_were(
    action: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, folder = office(action), tmp_path / "baru" / "hasil"
    for number, kode in ((errno.ENOSPC, "SKP-524"), (errno.EACCES, "SKP-564"), (errno.EIO, "SKP-564")):
        with refused(kode, book, exit_code=4) as refusal, bad_disk(monkeypatch, folder, number):
            ACTIONS[action](book, folder)
        assert "'hasil'" in refusal.value.temuan.pesan or " hasil" in refusal.value.temuan.pesan
        assert everything_in(tmp_path) == {}
    (tmp_path / "baru").write_text("berkas")
    with refused("SKP-564", book, exit_code=4):
        ACTIONS[action](book, folder)
    with refused("SKP-563", book, exit_code=4):
        ACTIONS[action](book, tmp_path / "baru")
    assert everything_in(tmp_path) == {"baru": b"berkas"}


@pytest.mark.parametrize(
    ("action", "good"),
    [
        *(("semua naskah", 1), ("semua naskah", 3), ("jilid pengukuran", 1), ("jilid pengukuran", 3)),
        *(("formulir", 1), ("templat", 1), ("templat", 3)),
    ],
)
def test_a_disk_that_fills_up_on_the_way_leaves_nothing_of_what_was_made(
    action: str, good: int, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, folder = office(action), tmp_path / "hasil"
    folder.mkdir()
    (folder / "milik kantor.docx").write_bytes(b"kantor")
    (folder / "~$juknis_TW2-2026.docx").write_bytes(b"pemilik")
    before = everything_in(tmp_path)
    with refused("SKP-524", book, exit_code=4), bad_disk(monkeypatch, folder, errno.ENOSPC, good):
        ACTIONS[action](book, folder)
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize(
    ("action", "method", "good"),
    [
        *(
            (action, method, 0)
            for action in ("semua naskah", "jilid pengumpulan", "bukti", "formulir", "templat")
            for method in ("mkdir", "hardlink_to", "exists")
        ),
        *(("semua naskah", "hardlink_to", 1), ("formulir", "hardlink_to", 1), ("templat", "hardlink_to", 1)),
        ("bukti", "rename", 0),
    ],
)
def test_a_folder_that_the_system_closes_is_told_and_nothing_is_left(
    action: str, method: str, good: int, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, folder = office(action), tmp_path / "hasil"
    with refused("SKP-564", book, exit_code=4), monkeypatch.context() as patch:
        patch.setattr(Path, method, failing(method, errno.EACCES, good))
        ACTIONS[action](book, folder)
    assert everything_in(tmp_path) == {}


def test_a_full_disk_under_the_book_takes_the_documents_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "master.xlsx", full_office())
    before = everything_in(tmp_path)
    book = open_book(path, now=lambda: NOW)
    with pytest.raises(SakipError) as refusal, bad_disk(monkeypatch, tmp_path, errno.ENOSPC, 1):
        naskah(book, tmp_path / "naskah", moment=at(tmp_path), triwulan=2, jenis="juknis")
    assert refusal.value.kode == "SKP-524"
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("action", ["juknis", "e81", "jilid pengukuran"])
def test_a_document_that_another_program_holds_is_named_and_nothing_changes(
    action: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, folder = office(action), tmp_path / "hasil"
    held = ACTIONS[action](book, folder).files[0]
    before = everything_in(tmp_path)

    def hold(path: Path, *args: object, **options: object) -> object:
        if path.name == held.name:
            raise PermissionError(errno.EACCES, "dipakai", str(path))
        return whole(path, *args, **options)

    whole: Callable[..., object] = Path.open
    with refused("SKP-618", book, exit_code=4) as refusal, monkeypatch.context() as patch:
        patch.setattr(Path, "open", hold)
        ACTIONS[action](book, folder)
    assert held.name in refusal.value.temuan.pesan
    assert everything_in(tmp_path) == before


def broken_templates(ours: bytes) -> dict[str, bytes]:
    """Templates that are no whole Word file: cut, damaged inside, without a part, empty, of another kind."""
    whole = ZipFile(BytesIO(ours))
    cut, damaged = ours[: len(ours) // 2], bytearray(ours)
    info = whole.getinfo("word/document.xml")
    start = info.header_offset + 60
    damaged[start : start + 40] = b"\xff" * 40
    parts = {name: whole.read(name) for name in whole.namelist()}
    without = {f"tanpa {name}": _zipped({**parts}, name) for name in parts}
    wrong = {f"salah {name}": _zipped({**parts, name: b"<x/>"}) for name in parts if name.endswith(".xml")}
    locked = b"\xd0\xcf\x11\xe0" * 500
    found = {"terpotong": cut, "rusak": bytes(damaged), "kosong": b"", "kata sandi": locked}
    return found | without | wrong


def _zipped(parts: dict[str, bytes], left_out: str = "") -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in parts.items():
            if name != left_out:
                archive.writestr(name, content)
    return target.getvalue()


def code_of(action: Callable[[], object]) -> str:
    """The code with which something is refused; empty when it is done."""
    try:
        action()
    except SakipError as galat:
        return galat.kode
    return ""


def own_template(folder: Path, jenis: str) -> Path:
    """The office's own copy of one template."""
    templat(MemoryBook(full_office()), folder / "templat")
    return folder / "templat" / f"{jenis}.docx"


@pytest.mark.parametrize("jenis", [kind.jenis for kind in TEMPLATED])
def test_a_broken_template_of_the_office_is_refused_by_name_and_a_missing_one_is_ours(
    jenis: str, office: Office, tmp_path: Path
) -> None:
    book, own = office(jenis), own_template(tmp_path, jenis)
    content = own.read_bytes()
    own.write_bytes(content[: len(content) // 2])
    with refused("SKP-601", book, exit_code=4) as refusal:
        ACTIONS[jenis](book, tmp_path / "hasil")
    assert own.name in refusal.value.temuan.pesan
    document = Document()
    document.add_paragraph("Tanpa satu tanda pun.")
    document.save(str(own))
    with refused("SKP-610", book, exit_code=4):
        ACTIONS[jenis](book, tmp_path / "hasil")
    assert not (tmp_path / "hasil").exists()
    own.unlink()
    own.mkdir()
    assert ACTIONS[jenis](book, tmp_path / "hasil").files


def test_every_kind_with_a_template_says_what_it_needs() -> None:
    assert [kind.jenis for kind in TEMPLATES if not kind.needed] == []


def test_however_a_template_is_broken_it_is_refused_or_fills(tmp_path: Path, office: Office) -> None:
    own = own_template(tmp_path, "notulen")
    for number, (name, content) in enumerate(broken_templates(own.read_bytes()).items()):
        own.write_bytes(content)
        book, folder = office("notulen"), tmp_path / f"hasil {number}"
        if code := code_of(partial(ACTIONS["notulen"], book, folder)):
            assert (code in {"SKP-601", "SKP-610"}, folder.exists(), book.history) == (True, False, []), name
        assert code_of(partial(periksa_templat, [own])) in {"", "SKP-601"}, name


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x10\x20\x80" * width) * height)
    chunks = [(b"IHDR", head), (b"IDAT", pixels), (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def with_logo(own: Path) -> bytes:
    """A template of the office with a picture in its kop."""
    document = Document(str(own))
    document.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(png(40, 40)))
    document.save(str(own))
    return own.read_bytes()


@pytest.mark.parametrize(("logo", "kode"), [("whole", ""), ("cut", "SKP-684"), ("gone", "SKP-601")])
def test_a_logo_that_is_broken_or_gone_is_told(logo: str, kode: str, office: Office, tmp_path: Path) -> None:
    own = own_template(tmp_path, "notulen")
    whole = ZipFile(BytesIO(with_logo(own)))
    parts = {name: whole.read(name) for name in whole.namelist()}
    [picture] = [name for name in parts if name.endswith(".png")]
    if logo == "cut":
        parts[picture] = parts[picture][:-20]
    own.write_bytes(_zipped(parts, picture if logo == "gone" else ""))
    assert code_of(partial(ACTIONS["notulen"], office("notulen"), tmp_path / "hasil")) == kode
    assert (tmp_path / "hasil").exists() is (not kode)
    assert code_of(partial(periksa_templat, [own])) == kode


TAGS = (
    *("{{ kantor + 1 }}", "{{ 1/0 }}", "{{ range(10**9) }}", "{{ -kantor }}", "{{ peserta|sum }}"),
    *("{{ 'x'|tak_ada }}", "{{ agenda|replace }}", "{% include 'x' %}", "{% import 'os' as os %}"),
    *("{% extends 'x' %}", "{{ '%s %s'|format(1) }}", "{{ cycler() }}", "{%tr for x in peserta %}"),
)
"""Tags that can be read, or nearly, and cannot be filled in."""


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_that_cannot_be_filled_in_is_refused_and_found_beforehand(
    tag: str, office: Office, tmp_path: Path
) -> None:
    book, own = office("notulen"), own_template(tmp_path, "notulen")
    document = Document(str(own))
    document.add_paragraph(f"Tambahan {tag}")
    document.save(str(own))
    with refused("SKP-603", book, exit_code=4):
        ACTIONS["notulen"](book, tmp_path / "hasil")
    assert not (tmp_path / "hasil").exists()
    [found] = periksa_templat([own]).temuan
    assert found.kode in {"SKP-606", "SKP-607"}


@pytest.mark.parametrize("jenis", PAPERS)
def test_without_a_program_for_pdf_the_document_stands_and_that_is_told(
    jenis: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_no_printer(monkeypatch)
    memory = MemoryBook(full_office())
    result = naskah(memory, tmp_path, moment=at(tmp_path), triwulan=2, jenis=jenis, pdf=True)
    assert all(path.is_file() for path in result.files)
    assert {entry["pdf"] for entry in result.data["naskah"]} == {""}
    assert [item.kode for item in result.temuan].count("SKP-611") == 1
    assert {path.suffix for path in tmp_path.iterdir()} == {PAPERS[jenis].suffix}


def test_keys_that_look_alike_in_a_file_name_each_get_a_file(tmp_path: Path) -> None:
    row = full_office().row("tblDisposisi")[0]
    keys = ["a/1", "a-1", "A:1", "漢" * 150, "漢" * 149 + "字"]
    rows = [{**row, "nomor_agenda": key} for key in keys]
    content = BookContent(full_office().kind, {**full_office().tables, "tblDisposisi": rows})
    made = ACTIONS["disposisi"](MemoryBook(content), tmp_path / "hasil").files
    assert len({path.name.casefold() for path in made}) == len(keys)
    assert all(path.is_file() and len(path.name.encode()) <= 255 for path in made)
