"""One save of a book at a time; a lease is taken over of the dead, of others only when a person said so."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from sakip_xl.errors import SakipError
from sakip_xl.workbook.xlsx import lease, system_lock
from sakip_xl.workbook.xlsx.lease import Holder, held, lease_file
from sakip_xl.workstation.running import computer


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is waited for takes fractions of a second."""
    for name, seconds in (("BEAT", 0.05), ("STILL", 0.3), ("PATIENCE", 0.8), ("HALF", 0.2)):
        monkeypatch.setattr(lease, name, seconds)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "induk.xlsx"


def ended_process() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def left_by(book: Path, **changes: Any) -> Path:
    """A lease that somebody left."""
    file = lease_file(book)
    file.write_bytes(replace(Holder.of_this_process(), **changes).data())
    return file


def refused(book: Path, kode: str, *, take_over: bool = False) -> SakipError:
    with pytest.raises(SakipError) as refusal, held(book, take_over=take_over):
        pass
    assert (refusal.value.kode, refusal.value.keluar) == (kode, 4)
    return refusal.value


def test_a_lease_is_there_while_it_is_held_and_gone_afterwards(book: Path) -> None:
    with held(book) as own:
        found = Holder.read(lease_file(book).read_bytes())
        assert found is not None
        assert (found.komputer, found.proses) == (computer(), os.getpid())
        own.still_ours()
    assert [*book.parent.iterdir()] == []


def test_a_second_save_waits_until_the_first_has_ended(book: Path) -> None:
    stack = ExitStack()
    stack.enter_context(held(book))
    waiter = Thread(target=lambda: held(book).__enter__().release())
    waiter.start()
    time.sleep(0.2)
    assert waiter.is_alive()
    stack.close()
    waiter.join(5)
    assert [*book.parent.iterdir()] == []


def test_a_save_that_goes_on_and_on_is_told_with_its_owner(book: Path) -> None:
    with held(book):
        galat = refused(book, "SKP-850")
        refused(book, "SKP-850", take_over=True)
    assert computer().split(" #")[0] in galat.temuan.pesan


def test_a_lease_is_refreshed_while_it_is_held(book: Path) -> None:
    with held(book):
        file = lease_file(book)
        before = file.stat().st_mtime_ns
        deadline = time.monotonic() + 5
        while file.stat().st_mtime_ns == before:
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_the_lease_of_a_process_that_died_here_is_taken_without_asking(book: Path) -> None:
    left_by(book, proses=ended_process())
    with held(book):
        pass
    assert [*book.parent.iterdir()] == []


def test_a_number_that_another_process_has_now_is_no_living_owner(book: Path) -> None:
    left_by(book, proses=os.getppid(), mulai="1")
    with held(book):
        pass


@pytest.mark.parametrize("changes", [{"komputer": "PC-2"}, {}])
def test_one_that_may_still_run_is_taken_only_when_a_person_says_so(
    book: Path, changes: dict[str, str]
) -> None:
    file = left_by(book, pemilik="Siti", waktu="2026-07-06 09:30:00", **changes)
    galat = refused(book, "SKP-851")
    assert "Siti" in galat.temuan.pesan
    assert "2026-07-06 09:30:00" in galat.temuan.pesan
    assert "--ambil-alih" in galat.temuan.saran
    assert file.exists()
    with held(book, take_over=True):
        pass
    assert not file.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"proses": "x", "tanda": "y"}', b'{"tanda": ""}'])
def test_a_lease_whose_owner_died_while_making_it_is_taken(book: Path, content: bytes) -> None:
    lease_file(book).write_bytes(content)
    with held(book):
        pass
    assert [*book.parent.iterdir()] == []


def test_where_there_are_no_locks_half_a_lease_is_questioned(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_lock, "lock", lambda _descriptor: None)
    lease_file(book).write_bytes(b"")
    refused(book, "SKP-851")
    left_by(book, proses=ended_process())
    with held(book):
        refused(book, "SKP-850")
    assert [*book.parent.iterdir()] == []


def test_one_whose_lease_was_taken_over_goes_no_further_and_leaves_the_new_one(book: Path) -> None:
    with held(book) as own:
        file = left_by(book, komputer="PC-2")
        with pytest.raises(SakipError) as refusal:
            own.still_ours()
        file.unlink()
        file.write_bytes(Holder.of_this_process().data())
    assert refusal.value.kode == "SKP-852"
    assert file.exists()


def test_a_lease_that_is_no_file_of_ours_is_neither_followed_nor_taken(book: Path) -> None:
    foreign = book.with_name("milik orang.txt")
    foreign.write_text("isi")
    lease_file(book).symlink_to(foreign)
    refused(book, "SKP-851")
    refused(book, "SKP-850", take_over=True)
    assert foreign.read_text() == "isi"


def test_a_folder_that_takes_no_lease_says_what_the_system_says(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="penuh"), held(book):
        pass
    assert [*book.parent.iterdir()] == []
    monkeypatch.setattr(os, "write", lambda *_: 1)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)), held(book):
        pass
    assert [*book.parent.iterdir()] == []


def test_a_name_too_long_for_a_lease_of_that_name_gets_a_short_one(tmp_path: Path) -> None:
    book = tmp_path / f"{'n' * 240}.xlsx"
    with held(book):
        assert len(lease_file(book).name) < 100
        assert lease_file(book).exists()


class FakeMsvcrt:
    """Byte locks of Windows: mandatory, by place, and what a share without them answers."""

    LK_NBLCK = 2

    def __init__(self, galat: int = 0) -> None:
        self.galat = galat
        self.places: list[int] = []

    def locking(self, descriptor: int, mode: int, length: int) -> None:
        assert (mode, length) == (self.LK_NBLCK, 1)
        self.places.append(os.lseek(descriptor, 0, os.SEEK_CUR))
        if self.galat:
            raise OSError(self.galat, os.strerror(self.galat))


@pytest.fixture
def descriptor(tmp_path: Path) -> Iterator[int]:
    with (tmp_path / "x").open("w+b") as file:
        yield file.fileno()


@pytest.mark.parametrize(
    ("galat", "answer"), [(0, True), (errno.EACCES, False), (errno.EDEADLK, False), (errno.EINVAL, None)]
)
def test_windows_locks_a_byte_behind_the_content(
    descriptor: int, monkeypatch: pytest.MonkeyPatch, galat: int, *, answer: bool | None
) -> None:
    fake = FakeMsvcrt(galat)
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    assert system_lock.lock(descriptor, "nt") is answer
    assert fake.places == [1 << 30]
    assert os.lseek(descriptor, 0, os.SEEK_CUR) == 0


def test_a_system_without_locks_says_so(descriptor: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert system_lock.lock(descriptor, "posix") is None


def test_on_windows_an_open_lease_is_closed_before_it_is_deleted(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = [True, True, False]
    whole = Path.unlink

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if busy and busy.pop(0):
            raise PermissionError(errno.EACCES, "dipakai")
        whole(path, missing_ok=missing_ok)

    with held(book):
        monkeypatch.setattr(lease, "os", SimpleNamespace(**{**vars(os), "name": "nt"}))
        monkeypatch.setattr(Path, "unlink", unlink)
    assert busy == []
    assert not lease_file(book).exists()
