"""Forms are read by processes of their own: the same outcome, and one file never costs the others."""

from __future__ import annotations

import os
import signal
from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.actions import returned
from sakip_xl.actions.returned_files import FoundFile
from sakip_xl.workbook.xlsx.file_book import FileShelf
from sakip_xl.workstation.watched_process import Crew, NotStartedError, WatchedProcess
from tests.actions.office import NOW, Office

MODULE = "tests.actions.odd_process"


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned, "APART", 2)


def found(*paths: Path) -> list[FoundFile]:
    return [FoundFile(path.name, path) for path in paths]


@pytest.mark.usefixtures("apart")
def test_a_recap_read_apart_is_the_recap_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    good = kantor.reply("PMD")
    (kantor.kembali / "rusak.xlsx").write_bytes(b"PK\x03\x04" + b"x" * 50)
    (kantor.kembali / "bukti.jpg").write_bytes(b"foto")
    files = found(good, kantor.kembali / "rusak.xlsx", kantor.kembali / "tidak ada.xlsx")
    elsewhere = list(returned.read_all(FileShelf(), files, NOW))
    monkeypatch.setattr(returned, "APART", 0)
    assert elsewhere == list(returned.read_all(FileShelf(), files, NOW))
    assert [item.content is None for item in elsewhere] == [False, True, True]


@pytest.mark.usefixtures("apart")
def test_the_whole_recap_goes_apart(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    kantor.reply("PMD")
    assert kantor.rekap().data["diterima"] == ["PMD"]


def test_where_no_process_may_be_started_files_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returned, "APART", 3)

    def forbidden(_crew: Crew) -> bool:
        return False

    monkeypatch.setattr(Crew, "start", forbidden)
    kantor = Office(tmp_path)
    kantor.bagikan()
    kantor.reply("PMD")
    assert kantor.rekap().data["diterima"] == ["PMD"]


def answers(crew: Crew, *tasks: str) -> list[str]:
    return list(
        crew.answers(
            tasks, at_once=2, died=lambda task: f"mati: {task}", here=lambda task: f"di sini: {task}"
        )
    )


def test_a_task_that_ends_its_process_or_takes_too_long_costs_itself_alone() -> None:
    crew = Crew(MODULE, 2, 1.5)
    assert crew.start()
    try:
        tasks = ("a", "mati", "b", "macet", "memori", "c")
        assert answers(crew, *tasks) == ["A", "mati: mati", "B", "mati: macet", "habis", "C"]
    finally:
        crew.stop()


def test_what_a_process_prints_is_no_answer() -> None:
    process = WatchedProcess(MODULE, 5)
    try:
        assert process.ask("cetak") == "CETAK"
    finally:
        process.stop()


def test_a_module_that_cannot_start_has_died() -> None:
    process = WatchedProcess("tests.actions.no_such_module", 5)
    for _ in range(2):
        with pytest.raises(NotStartedError):
            process.ask("a")
    assert answers(Crew("tests.actions.no_such_module", 2, 5), "a", "b") == ["di sini: a", "di sini: b"]


def test_a_crew_is_anew_when_its_processes_were_killed_between_two_recaps() -> None:
    crew = Crew(MODULE, 1, 5)
    try:
        [pid] = answers(crew, "pid")
        os.kill(int(pid), signal.SIGKILL)
        os.waitid(os.P_PID, int(pid), os.WEXITED | os.WNOWAIT)
        assert answers(crew, "a", "b") == ["A", "B"]
    finally:
        crew.stop()


def test_a_system_that_forbids_processes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    crew = Crew(MODULE, 1, 5)

    def forbidden(_process: WatchedProcess) -> None:
        raise OSError

    monkeypatch.setattr(WatchedProcess, "start", forbidden)
    assert not crew.start()


def test_memory_that_is_not_there_rejects_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def empty_handed(*_any: object) -> None:
        raise MemoryError

    monkeypatch.setattr(FoundFile, "data", empty_handed)
    file = FoundFile("a.xlsx", tmp_path / "a.xlsx")
    file.path.write_bytes(b"x")
    read = returned.read_alone(FileShelf(), file, datetime(2026, 7, 1))
    assert [finding.kode for finding in read.temuan] == ["SKP-801"]
