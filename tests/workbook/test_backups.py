"""A book knows its backups, the newest first, and gives itself as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.settings import PENGATURAN
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.office import NOW, change_cells, office_content

_KEPT = next(place for place, each in enumerate(PENGATURAN) if each.bidang == "cadangan_disimpan")
"""The row of the setting that says how many backups are kept."""


def test_the_backups_of_a_file_are_its_own_and_come_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    book = FileBook(path, now=lambda: NOW)
    book.save(office_content())
    assert book.backups() == []
    made: list[Path | None] = []
    for jam in (1, 1, 2):
        saved = open_book(path, now=lambda jam=jam: NOW + timedelta(hours=jam))  # type: ignore[misc]
        made.append(saved.save(change_cells(saved.read(), "tblKerja", 0, arahan=str(len(made)))))
    for name in ("lain.20260706-080000.xlsx", "induk.xlsx", "induk.20260706.xlsx"):
        (tmp_path / "cadangan" / name).write_bytes(b"x")
    assert book.backups() == made[::-1]
    link = tmp_path / "tautan.xlsx"
    link.symlink_to(path)
    assert open_book(link, now=lambda: NOW).backups() == made[::-1]


def test_a_book_as_a_file_is_what_was_read_or_saved_last(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(office_content())
    book = open_book(path, now=lambda: NOW)
    assert book.data() == path.read_bytes()
    book.save(change_cells(book.read(), "tblKerja", 0, arahan="Lengkapi"))
    assert book.data() == path.read_bytes()
    memory = MemoryBook(book.read(), shelf=FileShelf())
    (tmp_path / "memori.xlsx").write_bytes(memory.data())
    again = open_book(tmp_path / "memori.xlsx", now=lambda: NOW).read()
    assert list(differences(book.read(), again)) == []
    assert memory.backups() == []


def test_a_report_alone_pushes_no_backup_out(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(change_cells(office_content(), "tblPengaturan", _KEPT, nilai=1))

    def save(content: BookContent) -> Path | None:
        return open_book(path, now=lambda: NOW).save(content)

    def content() -> BookContent:
        return open_book(path, now=lambda: NOW).read()

    kept = save(change_cells(content(), "tblKerja", 0, arahan="Lengkapi"))
    report: list[RawRow] = [{"kode": "IKS.1", "kolom": "Realisasi", "nilai": 80}]
    assert save(replace(content(), tables={**content().tables, "tblAsal": report})) is None
    assert content().row("tblAsal") == report
    assert open_book(path, now=lambda: NOW).backups() == [kept]
    assert save(content()) is not None
