"""Reminders as files: a calendar that any program reads, and a message for each person."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.pengingat import pengingat
from sakip_xl.domain.terms import SopName
from tests.actions.office import CAMAT, Office, change_cells, office_content, refused, saat

FILES = ["Pengingat_TW2_2026.ics", "Pengingat_TW2_2026.txt"]


def read(path: Path) -> list[Event]:
    """Every event of a calendar file."""
    calendar = Calendar.from_ical(path.read_bytes())
    return [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]


def events(path: Path) -> list[tuple[str, datetime]]:
    """The uid and the end of every event."""
    return [(str(event["uid"]), moment(event.end)) for event in read(path)]


def moment(value: date) -> datetime:
    """What an event has for a moment, which may be a day alone."""
    assert isinstance(value, datetime)
    return value


def test_everybody_gets_a_message_and_every_task_with_a_time_an_event(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    majukan(kantor.book, SopName.PENGUMPULAN, triwulan=2, moment=saat(CAMAT))
    before = kantor.book.read()
    result = pengingat(kantor.book, tmp_path / "pengingat", triwulan=2, moment=saat(jam=1))
    assert kantor.book.read() == before
    assert sorted(path.name for path in (tmp_path / "pengingat").iterdir()) == FILES
    text = result.files[0].read_text(encoding="utf-8-sig")
    assert text.startswith("*Pengingat SAKIP ")
    assert "langkah 2: " in text
    assert "Sesudah itu:" not in text.split("-----")[0] or "Dikerjakan sekarang:" in text
    found = events(result.files[1])
    timed = [task for task in result.data["tugas"] if task["tenggat"]]
    assert len(found) == len(timed) > 10
    assert [end.isoformat() for _, end in found] == [task["tenggat"] for task in timed]
    assert {end.tzinfo for _, end in found} == {None}


def test_the_same_task_keeps_its_identity_and_the_files_are_replaced(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    majukan(kantor.book, SopName.PENGUMPULAN, triwulan=2, moment=saat(CAMAT))
    first = pengingat(kantor.book, tmp_path / "p", triwulan=2, moment=saat(jam=1))
    names = {uid for uid, _ in events(first.files[1])}
    second = pengingat(kantor.book, tmp_path / "p", triwulan=2, moment=saat(jam=200))
    assert {uid for uid, _ in events(second.files[1])} == names
    assert "Sudah lewat tenggat:" in second.files[0].read_text(encoding="utf-8-sig")
    assert "1 lewat tenggat" in second.pesan
    assert sorted(path.name for path in (tmp_path / "p").iterdir()) == FILES


def test_line_breaks_and_signs_in_a_name_stay_what_they_are(tmp_path: Path) -> None:
    content = change_cells(office_content(), "tblPejabat", 0, nama="Dra. Ani, M.Si; \\n*Hj.*")
    kantor = Office(tmp_path, content)
    result = pengingat(kantor.book, tmp_path / "p", triwulan=2, moment=saat())
    assert "Yth. Dra. Ani, M.Si; \\n*Hj.* (" in result.files[0].read_text(encoding="utf-8-sig")


def test_a_file_in_the_place_of_the_folder_refuses(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    (tmp_path / "p").write_text("bukan folder")
    with refused("SKP-563", kantor.book, exit_code=4):
        pengingat(kantor.book, tmp_path / "p", triwulan=2, moment=saat())


def test_a_calendar_shows_a_task_before_its_due_time(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    majukan(kantor.book, SopName.PENGUMPULAN, triwulan=2, moment=saat(CAMAT))
    result = pengingat(kantor.book, tmp_path / "p", triwulan=2, moment=saat(jam=1))
    for event in read(result.files[1]):
        assert event.start == event.end - timedelta(minutes=30)
        assert len(event.walk("VALARM")) == 1
