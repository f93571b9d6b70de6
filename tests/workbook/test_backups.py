"""A book knows its backups, the newest first, and gives itself as a file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.backups import DAYS, MONTHS, backups_of, keep_backup, kept_generations, prune
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from sakip_xl.workstation.running import computer_mark
from tests.actions.office import NOW, change_cells, office_content
from tests.workbook.test_own_leftovers import ended


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


TODAY = date(2026, 7, 6)


@given(st.lists(st.integers(0, 500), max_size=120), st.integers(1, 25))
def test_a_busy_day_never_drops_the_days_and_months_before(ages: list[int], keep: int) -> None:
    days = [f"{TODAY - timedelta(days=age):%Y%m%d}" for age in sorted(ages)]
    kept = kept_generations(days, keep, f"{TODAY:%Y%m%d}")
    assert kept >= {*range(min(keep, len(days)))}
    assert kept >= {number for number, day in enumerate(days) if day == f"{TODAY:%Y%m%d}"}
    before = list(dict.fromkeys(day for day in days if day != f"{TODAY:%Y%m%d}"))
    assert {days[number] for number in kept} >= {*before[:DAYS]}
    months = list(dict.fromkeys(day[:6] for day in days if day[:6] != f"{TODAY:%Y%m}"))
    assert {days[number][:6] for number in kept} >= {*months[:MONTHS]}
    today = sum(day == f"{TODAY:%Y%m%d}" for day in days)
    assert len(kept) <= max(keep, today) + DAYS + MONTHS


def test_pruning_again_and_again_keeps_the_last_backup_of_every_month(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    path.write_bytes(b"isi")
    begin = datetime(2026, 1, 1, 8)
    for hours in range(0, 24 * 300, 9):
        now = begin + timedelta(hours=hours)
        keep_backup(b"isi", path, now)
        prune(path, 3, now.date())
    months = {backup.name.split(".")[1][:6] for backup in backups_of(path)}
    assert months == {f"2026{month:02}" for month in range(1, 11)}
    assert len(backups_of(path)) < 25


def test_a_backup_may_be_read_by_whom_the_book_may_be_read(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    path.write_bytes(b"isi")
    for mode in (0o600, 0o640, 0o644):
        path.chmod(mode)
        assert keep_backup(b"lama", path, NOW).stat().st_mode & 0o777 == mode
    path.unlink()
    assert keep_backup(b"lama", path, NOW).stat().st_mode & 0o777 == 0o600


def test_half_a_backup_of_a_process_that_died_goes_with_the_next_pruning(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    keep_backup(b"lama", path, NOW)
    half = tmp_path / "cadangan" / f".sakip-{computer_mark()}-{ended()}-ab.tmp"
    half.write_bytes(b"se")
    assert [half.name not in found.name for found in backups_of(path)] == [True]
    prune(path, 5, TODAY)
    assert not half.exists()
