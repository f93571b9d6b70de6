"""The log of one computer: appended to, kept short, never in the way."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.errors import SakipError
from sakip_xl.workstation import log as log_module
from sakip_xl.workstation.log import append_log, fault_text
from sakip_xl.workstation.user_folder import log_file

NOW = datetime(2026, 7, 6, 9, 30)


def test_entries_follow_each_other_with_their_time_and_indented_lines(tmp_path: Path) -> None:
    log = tmp_path / "baru" / "sakip.log"
    assert append_log("satu\ndua \ud800\n", NOW, log) == log
    append_log("tiga", NOW, log)
    assert log.read_text(encoding="utf-8") == (
        "2026-07-06 09:30:00 satu\n    dua ?\n2026-07-06 09:30:00 tiga\n"
    )


def test_a_full_log_makes_room_and_only_one_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_module, "MAX_BYTES", 100)
    log = tmp_path / "sakip.log"
    for index in range(20):
        append_log(f"baris {index}", NOW, log)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sakip.log", "sakip.log.1"]
    assert log.read_text(encoding="utf-8").endswith("baris 19\n")
    assert max(path.stat().st_size for path in tmp_path.iterdir()) < 200


def test_a_log_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "berkas").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "berkas"))
    assert append_log("satu", NOW) == log_file()
    append_log("satu", NOW, tmp_path)


def test_the_log_is_of_one_person_and_follows_no_link(tmp_path: Path) -> None:
    log = tmp_path / "baru" / "sakip.log"
    append_log("satu", NOW, log)
    assert (log.stat().st_mode & 0o777, log.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    log.chmod(0o644)
    append_log("dua", NOW, log)
    assert log.stat().st_mode & 0o777 == 0o600
    foreign = tmp_path / "milik orang"
    foreign.write_text("isi")
    log.unlink()
    log.symlink_to(foreign)
    append_log("tiga", NOW, log)
    assert foreign.read_text() == "isi"


def test_one_entry_cannot_fill_the_log(tmp_path: Path) -> None:
    log = append_log("x" * 10_000_000, NOW, tmp_path / "sakip.log")
    assert log.stat().st_size < log_module.MOST_OF_ONE + 100


def fault() -> None:
    try:
        float("82,5")
    except ValueError as galat:
        raise SakipError("SKP-101", kolom="Realisasi", nilai="82,5") from galat


def test_of_a_fault_the_log_has_places_and_kinds_and_never_the_words() -> None:
    with pytest.raises(SakipError) as refusal:
        fault()
    text = fault_text(refusal.value)
    assert "could not convert" not in text
    assert all(part in text for part in ("test_log.py", "in fault", "ValueError", "SakipError SKP-101"))
    assert fault_text(OSError(13, "isi 82,5", "82,5.xlsx")) == "PermissionError EACCES"
