"""What a process that died left is known by its name; whose process runs, and what others have, stays."""

from __future__ import annotations

import errno
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from sakip_xl.workstation import running
from sakip_xl.workstation.exclusive_move import move_new
from sakip_xl.workstation.leftovers import abandoned, remove, temporary_file, temporary_prefix
from sakip_xl.workstation.running import computer, computer_mark, started, surely_ended


def ended() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_process_that_runs_is_told_from_one_that_ended() -> None:
    assert not surely_ended(os.getpid())
    assert not surely_ended(os.getpid(), started(os.getpid()))
    assert surely_ended(os.getpid(), "1")
    assert surely_ended(ended())
    assert not surely_ended(1)
    assert not surely_ended(0)
    assert not surely_ended(1 << 40)
    assert started(1 << 30) == ""


@pytest.mark.parametrize(
    ("handle", "error", "wait", "answer"),
    [(7, 0, 0x102, False), (7, 0, 0, True), (0, 87, 0, True), (0, 5, 0, False)],
)
def test_windows_is_asked_and_never_signalled(handle: int, error: int, wait: int, *, answer: bool) -> None:
    closed: list[int] = []
    kernel = SimpleNamespace(
        OpenProcess=lambda *_: handle,
        GetLastError=lambda: error,
        WaitForSingleObject=lambda *_: wait,
        CloseHandle=closed.append,
    )
    assert running._ended_on_windows(41, kernel) is answer  # noqa: SLF001
    assert closed == [handle] * bool(handle)


def test_a_computer_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert computer()
    assert len(computer_mark()) == 8
    monkeypatch.setattr(Path, "stat", lambda _path: SimpleNamespace(st_ino=0xEFFFFFFC))
    monkeypatch.setattr(platform, "node", lambda: "")
    assert running.computer.__wrapped__() == "komputer tanpa nama"


def test_only_what_nobody_works_on_any_more_is_abandoned(tmp_path: Path) -> None:
    mark, dead, old = computer_mark(), ended(), time.time() - 2 * 86400
    ours = [f".sakip-{mark}-{dead}-ab12.tmp", f".sakip-{mark}-{dead}-abcdef_1"]
    stays = [
        *(temporary_file(tmp_path).name, f"{temporary_prefix()}abc", f".sakip-00000000-{dead}-ab.tmp"),
        *(".sakip-kunci-induk.xlsx", ".sakip-0011223344556677.tmp", "induk.xlsx", ".sakip-abcdefgh"),
    ]
    for name in (*ours, *stays):
        (tmp_path / name).write_bytes(b"x")
    assert sorted(path.name for path in abandoned(tmp_path)) == sorted(ours)
    for name in stays:
        os.utime(tmp_path / name, (old, old))
    later = {path.name for path in abandoned(tmp_path)}
    assert later == {*ours, *stays} - {".sakip-kunci-induk.xlsx", "induk.xlsx"}
    assert [*abandoned(tmp_path / "tidak ada")] == []


def test_a_leftover_goes_and_what_a_link_leads_to_stays(tmp_path: Path) -> None:
    kept = tmp_path / "milik kantor"
    kept.mkdir()
    (kept / "isi.txt").write_text("x")
    link, folder = tmp_path / "tautan", tmp_path / "folder"
    link.symlink_to(kept)
    folder.mkdir()
    (folder / "isi").write_text("x")
    for entry in (link, folder, tmp_path / "tidak ada"):
        remove(entry)
    assert [path.name for path in tmp_path.rglob("*")] == ["milik kantor", "isi.txt"]


def without_links(_target: Path, _source: Path) -> None:
    raise PermissionError(errno.EPERM, "tanpa tautan")


@pytest.mark.parametrize("link", [Path.hardlink_to, without_links])
def test_a_move_never_replaces_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: Callable[..., None]
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", link)
    source, target = tmp_path / "baru", tmp_path / "tujuan"
    source.write_text("baru")
    move_new(source, target)
    assert [path.name for path in tmp_path.iterdir()] == ["tujuan"]
    source.write_text("lain")
    with pytest.raises(FileExistsError):
        move_new(source, target)
    assert (source.read_text(), target.read_text()) == ("lain", "baru")


def test_a_move_that_fails_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: Path, _target: Path) -> Path:
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(Path, "hardlink_to", without_links)
    monkeypatch.setattr(Path, "replace", full)
    (tmp_path / "baru").write_text("baru")
    with pytest.raises(OSError, match="penuh"):
        move_new(tmp_path / "baru", tmp_path / "tujuan")
    assert [path.name for path in tmp_path.iterdir()] == ["baru"]


def test_windows_moves_by_itself_without_replacing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sakip_xl.workstation import exclusive_move

    moved = []
    monkeypatch.setattr(exclusive_move, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr(Path, "rename", lambda source, target: moved.append((source, target)))
    move_new(tmp_path / "a", tmp_path / "b")
    assert moved == [(tmp_path / "a", tmp_path / "b")]
