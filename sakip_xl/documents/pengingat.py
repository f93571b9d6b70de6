"""Reminders as a calendar file and as messages that are ready to be sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sakip_xl.domain.sop.pengingat import Tugas, Urgency
from sakip_xl.domain.wording import waktu

if TYPE_CHECKING:
    from icalendar import Event

_PROGRAM = "-//sakip_xl//Pengingat SAKIP//ID"
_LENGTH = timedelta(minutes=30)
"""How long before its due time a task stands in the calendar."""
_NOTICE = timedelta(days=-1)
_HEADS = {
    Urgency.TERLAMBAT: "Sudah lewat tenggat:",
    Urgency.SEKARANG: "Dikerjakan sekarang:",
    Urgency.NANTI: "Sesudah itu:",
}


def calendar_file(tasks: Iterable[Tugas], id_master: str, now: datetime) -> bytes:
    """An ``.ics`` of the tasks that have a due time, each at that time by the clock of the office.

    Its times name no zone: a calendar shows them as they stand, in WIB as in WIT. A task keeps its identity,
    so that a later file replaces what a calendar took from an earlier one.
    """
    from icalendar import Calendar

    result = Calendar()
    result.add("prodid", _PROGRAM)
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    for task in tasks:
        if task.tenggat is not None:
            result.add_component(_event(task, task.tenggat, id_master, now))
    return bytes(result.to_ical())


def _event(task: Tugas, due: datetime, id_master: str, now: datetime) -> Event:
    from icalendar import Alarm, Event

    event, alarm = Event(), Alarm()
    event.add("uid", f"{task.id}-{id_master}@sakip")
    event.add("dtstamp", now)
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("summary", f"{', '.join(task.kepada)}: {task.uraian}")
    event.add("dtstart", due - _LENGTH)
    event.add("dtend", due)
    event.add("description", f"Tenggat {waktu(due)}.")
    alarm.add("action", "DISPLAY")
    alarm.add("description", task.uraian)
    alarm.add("trigger", _NOTICE)
    event.add_component(alarm)
    return event


def messages(tasks: Sequence[Tugas], heading: str) -> dict[str, str]:
    """One message for each person who has something to do now, by the name he is addressed by.

    What only follows is told to those alone whom something runs for, and only the next of it. Stars make
    WhatsApp print bold.
    """
    people = dict.fromkeys(person for task in tasks for person in task.kepada)
    own = {person: [task for task in tasks if person in task.kepada] for person in people}
    running = {person: _shown(found) for person, found in own.items()}
    return {
        person: "\n".join((f"*{heading}*", f"Yth. {person}", *_lines(found)))
        for person, found in running.items()
        if found
    }


def _shown(tasks: Sequence[Tugas]) -> list[Tugas]:
    running = [task for task in tasks if task.urgency is not Urgency.NANTI]
    following = [task for task in tasks if task.urgency is Urgency.NANTI]
    return [*running, *following[:1]] if running else []


def _lines(tasks: Sequence[Tugas]) -> Iterable[str]:
    for urgency, head in _HEADS.items():
        found = [task for task in tasks if task.urgency is urgency]
        if found:
            yield ""
            yield head
            yield from (f"• {task.uraian}{_due_text(task)}" for task in found)


def _due_text(task: Tugas) -> str:
    return f" (tenggat {waktu(task.tenggat)})" if task.tenggat else ""
