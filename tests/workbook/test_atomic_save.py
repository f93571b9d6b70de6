"""A save replaces a file as a whole and backs it up, or changes nothing at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.errors import SakipError
from sakip_xl.render.canvas import Canvas
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.sidik import bytes_sidik
from sakip_xl.workbook.xlsx import atomic_save
from sakip_xl.workbook.xlsx.atomic_save import SaveJob
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.workbook.small_drawing import CONTOH, NOW, book, clock, paint, write_master

BACKUP = "induk.20261122-093015.xlsx"


def folder_content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def refused(run: Callable[[], object], folder: Path) -> SakipError:
    """The refusal, after making sure that it changed nothing."""
    old = folder_content(folder)
    with pytest.raises(SakipError) as refusal:
        run()
    assert folder_content(folder) == old
    assert refusal.value.keluar == 4
    return refusal.value


@pytest.fixture
def induk(tmp_path: Path) -> FileBook:
    """A master on disk that was read."""
    file_book = book(write_master(tmp_path / "induk.xlsx"))
    file_book.read()
    return file_book


def jalur(file_book: FileBook) -> Path:
    assert file_book.path is not None
    return file_book.path


def save_again(file_book: FileBook) -> SakipError:
    return refused(lambda: file_book.save(CONTOH.with_meta(id_master="M-2")), jalur(file_book).parent)


def test_a_save_keeps_the_old_file_as_a_backup_beside_it(induk: FileBook) -> None:
    old = jalur(induk).read_bytes()
    backup = induk.save(CONTOH.with_meta(id_master="M-2"))
    assert backup == jalur(induk).parent / "cadangan" / BACKUP
    assert backup.read_bytes() == old
    assert book(jalur(induk)).read().meta["id_master"] == "M-2"
    assert sorted(folder_content(jalur(induk).parent)) == [f"cadangan/{BACKUP}", "induk.xlsx"]


def test_a_new_book_has_nothing_to_back_up(tmp_path: Path) -> None:
    assert book(tmp_path / "baru.xlsx").save(CONTOH) is None
    assert list(folder_content(tmp_path)) == ["baru.xlsx"]


def test_the_same_content_at_the_same_moment_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write_master(tmp_path / name) for name in ("satu.xlsx", "dua.xlsx"))
    assert first.read_bytes() == second.read_bytes()


def test_a_file_that_was_never_read_is_not_overwritten(induk: FileBook) -> None:
    galat = refused(lambda: book(jalur(induk)).save(CONTOH), jalur(induk).parent)
    assert galat.kode == "SKP-526"


def test_saves_in_the_same_second_keep_every_backup(induk: FileBook) -> None:
    names = [backup.name for _ in range(3) if (backup := induk.save(CONTOH))]
    assert names == [BACKUP, "induk.20261122-093015-2.xlsx", "induk.20261122-093015-3.xlsx"]


def test_backups_of_this_book_that_no_generation_needs_go(induk: FileBook) -> None:
    content = induk.read()
    content.tables["tblPengaturan"].append({"pengaturan": "Cadangan Disimpan", "nilai": 2})
    folder = jalur(induk).parent / "cadangan"
    folder.mkdir()
    others = {"induk.20200101-000000.docx", "induk.salinan.xlsx", "induk lama.20200101-000000.xlsx"}
    for name in (*others, "induk.20200101-000000.xlsx", "induk.20200101-000000-10.xlsx"):
        (folder / name).write_bytes(b"x")
    induk.save(content)
    last = "induk.20200101-000000-10.xlsx"
    assert {p.name for p in folder.iterdir()} == {*others, last, BACKUP}
    induk.save(content)
    assert {p.name for p in folder.iterdir()} == {*others, last, BACKUP, "induk.20261122-093015-2.xlsx"}


@pytest.mark.parametrize(
    "name", ["induk 2026 (1).xlsx", "Camat's [data] é.xlsx", "a.b.xlsx", "サキプ&%=;.xlsx"]
)
def test_any_name_is_saved_and_backed_up(name: str, tmp_path: Path) -> None:
    file_book = book(write_master(tmp_path / name))
    file_book.read()
    for _ in range(2):
        backup = file_book.save(CONTOH)
        assert backup is not None
        assert backup.name.startswith(name.removesuffix(".xlsx") + ".2026")
    assert file_book.read().meta["id_master"] == "M-1"


@pytest.mark.parametrize(
    ("lock_name", "content", "who"),
    [
        ("~$induk.xlsx", b"\x04Siti\0\0", "Excel (Siti)"),
        ("~$induk.xlsx", b"", "Excel (pemakai tidak diketahui)"),
        (".~lock.induk.xlsx#", b"Siti Aminah,siti,PC-1,22.11.2026,file;", "LibreOffice (Siti Aminah)"),
        (".~lock.induk.xlsx#", b",siti,PC-1;", "LibreOffice (siti)"),
        (".~lock.induk.xlsx#", b"", "LibreOffice (pemakai tidak diketahui)"),
    ],
)
def test_a_book_that_somebody_has_open_is_refused_and_says_who(
    lock_name: str, content: bytes, who: str, induk: FileBook
) -> None:
    jalur(induk).with_name(lock_name).write_bytes(content)
    galat = save_again(induk)
    assert galat.kode == "SKP-520"
    assert who in galat.temuan.pesan
    assert f"hapus berkas '{lock_name}'" in galat.temuan.saran


def test_an_owner_file_that_cannot_be_read_still_means_open(induk: FileBook) -> None:
    jalur(induk).with_name("~$induk.xlsx").mkdir()
    assert save_again(induk).kode == "SKP-520"


def test_a_read_only_file_is_refused(induk: FileBook) -> None:
    jalur(induk).chmod(0o444)
    assert save_again(induk).kode == "SKP-522"


def test_a_read_only_folder_is_refused(induk: FileBook) -> None:
    folder = jalur(induk).parent
    folder.chmod(0o555)
    try:
        assert save_again(induk).kode == "SKP-523"
    finally:
        folder.chmod(0o755)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert refused(lambda: book(tmp_path / "x" / "y.xlsx").save(CONTOH), tmp_path).kode == "SKP-523"


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "induk.xlsx").mkdir()
    assert refused(lambda: book(tmp_path / "induk.xlsx").save(CONTOH), tmp_path).kode == "SKP-502"


def test_a_file_changed_since_it_was_read_is_refused(induk: FileBook) -> None:
    write_master(jalur(induk).with_name("lain.xlsx"), CONTOH.with_meta(id_master="M-9"))
    shutil.move(jalur(induk).with_name("lain.xlsx"), jalur(induk))
    assert save_again(induk).kode == "SKP-525"


def test_a_file_deleted_since_it_was_read_is_not_made_anew(induk: FileBook) -> None:
    jalur(induk).unlink()
    assert save_again(induk).kode == "SKP-525"


def test_a_file_changed_while_the_new_one_was_being_drawn_is_refused(tmp_path: Path) -> None:
    origin = write_master(tmp_path / "induk.xlsx")

    def paint_slowly(content: BookContent, now: datetime) -> Canvas:
        origin.write_bytes(origin.read_bytes() + b" ")
        return paint(content, now)

    file_book = FileBook(origin, now=clock, painter=paint_slowly)
    file_book.read()
    with pytest.raises(SakipError) as refusal:
        file_book.save(CONTOH)
    assert refusal.value.kode == "SKP-525"
    assert list(folder_content(tmp_path)) == ["induk.xlsx"]


def windows_error(number: int) -> OSError:
    """An error of Windows that has no number of its own in errno."""
    galat = OSError(errno.EINVAL, "invalid")
    galat.winerror = number  # type: ignore[attr-defined, unused-ignore]
    return galat


FAILURES = [
    (OSError(errno.ENOSPC, "no space"), "SKP-524"),
    (PermissionError(errno.EACCES, "denied"), "SKP-523"),
    (OSError(errno.EROFS, "read-only"), "SKP-523"),
    (OSError(errno.EIO, "I/O"), "SKP-527"),
    (windows_error(39), "SKP-524"),
]


@pytest.mark.parametrize("langkah", ["tulis", "_flush", "keep_backup", "_replace"])
@pytest.mark.parametrize(("galat", "kode"), FAILURES)
def test_whatever_fails_at_whichever_step_nothing_has_changed(
    langkah: str, galat: Exception, kode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = tmp_path / "induk.xlsx"
    origin.write_bytes(b"lama")

    def failing(*_: object) -> None:
        raise galat

    def write(temporary: Path) -> None:
        temporary.write_bytes(b"baru")
        if langkah == "tulis":
            failing()

    if langkah != "tulis":
        monkeypatch.setattr(atomic_save, langkah, failing)
    job = SaveJob(origin, write, bytes_sidik(b"lama"), 5, NOW)
    refusal = refused(job.run, tmp_path)
    assert refusal.kode == kode
    assert not (tmp_path / "cadangan").exists()


def test_a_disk_that_fills_up_in_the_backup_leaves_no_half_backup(
    induk: FileBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, fails = os.fsync, iter([False, True])

    def full(descriptor: int) -> None:
        if next(fails):
            raise OSError(errno.ENOSPC, "no space")
        original(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    assert save_again(induk).kode == "SKP-524"


def test_a_file_that_windows_says_is_in_use_is_refused(
    induk: FileBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    galat = PermissionError(errno.EACCES, "in use")
    galat.winerror = 32  # type: ignore[attr-defined, unused-ignore]

    def failing(*_: object) -> None:
        raise galat

    monkeypatch.setattr(atomic_save, "_replace", failing)
    assert save_again(induk).kode == "SKP-520"


def test_a_drawing_that_fails_changes_nothing(tmp_path: Path) -> None:
    origin = write_master(tmp_path / "induk.xlsx")

    def broken(content: BookContent, now: datetime) -> Canvas:
        del content, now
        raise ZeroDivisionError

    file_book = FileBook(origin, now=clock, painter=broken)
    file_book.read()
    old = folder_content(tmp_path)
    with pytest.raises(ZeroDivisionError):
        file_book.save(CONTOH)
    assert folder_content(tmp_path) == old


def test_a_drawing_that_loses_a_value_is_noticed_before_the_old_file_goes(tmp_path: Path) -> None:
    origin = write_master(tmp_path / "induk.xlsx")

    def forgetful_drawing(content: BookContent, now: datetime) -> Canvas:
        return paint(BookContent(content.kind, {**content.tables, "tblUnit": []}), now)

    file_book = FileBook(origin, now=clock, painter=forgetful_drawing)
    file_book.read()
    galat = refused(lambda: file_book.save(CONTOH), tmp_path)
    assert galat.kode == "SKP-528"
    assert galat.temuan.nilai == "tblUnit 1 jenis"


def test_the_rights_of_the_file_stay(induk: FileBook) -> None:
    jalur(induk).chmod(0o640)
    induk.save(CONTOH)
    assert jalur(induk).stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "asli").mkdir()
    original = write_master(tmp_path / "asli" / "induk.xlsx")
    link = tmp_path / "pintas.xlsx"
    link.symlink_to(original)
    file_book = book(link)
    file_book.save(file_book.read().with_meta(id_master="M-2"))
    assert link.is_symlink()
    assert book(original).read().meta["id_master"] == "M-2"
    assert (tmp_path / "asli" / "cadangan" / BACKUP).exists()


def test_a_book_can_be_saved_again_and_again_without_reading_between(induk: FileBook) -> None:
    for identity in ("M-2", "M-3"):
        induk.save(CONTOH.with_meta(id_master=identity))
    assert induk.read().meta["id_master"] == "M-3"


def test_pruning_that_fails_does_not_undo_a_save(induk: FileBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(atomic_save, "prune", failing)
    induk.save(CONTOH.with_meta(id_master="M-2"))
    assert induk.read().meta["id_master"] == "M-2"
