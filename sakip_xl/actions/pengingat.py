"""Tell who has what to do by when, as a calendar file and as messages to send; nothing is changed."""

from __future__ import annotations

from pathlib import Path

from sakip_xl.actions.folders import working_folder
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.documents.pengingat import calendar_file, messages
from sakip_xl.domain.sop.pengingat import Tugas, Urgency, tasks
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.domain.wording import waktu
from sakip_xl.workbook.port import Book

_BETWEEN = "\n\n-----\n\n"
_NOTHING = "tidak ada yang harus dikerjakan siapa pun saat ini."


def pengingat(book: Book, destination: Path, *, moment: Moment, triwulan: int | None = None) -> Result:
    """Write the reminders of one quarter into ``destination``, in the place of earlier ones.

    One file for the calendar of a telephone or of Outlook, one text with a message for each person who has
    something to do now. The master is only read. Findings are none: what is late is said. Refused with
    SKP-524, SKP-563 and SKP-564 when the folder cannot be written.
    """
    session = Session.read_book(book, moment)
    period = session.quarter(triwulan, tetap=True)
    setting = session.master.pengaturan
    found = tasks(session.master, period, session.sekarang)
    heading = f"Pengingat SAKIP {setting.nama_kecamatan}, Triwulan {ROMAWI[period]} {setting.tahun}"
    texts = messages(found, heading)
    calendar = calendar_file(found, session.content.meta.get("id_master", ""), session.sekarang)
    name = f"Pengingat_TW{period}_{setting.tahun}"
    content = {
        f"{name}.ics": calendar,
        f"{name}.txt": _text_file(_BETWEEN.join(texts.values()) or f"{heading}: {_NOTHING}"),
    }
    files = [destination / file for file in content]
    with working_folder(destination) as staging:
        for path in files:
            staged = staging / path.name
            staged.write_bytes(content[path.name])
            staged.replace(path)
    data = {
        "triwulan": period,
        "tugas": [_data(task) for task in found],
        "berkas": [str(path) for path in files],
    }
    return Result(_message(found, texts, heading), data, files=files[::-1])


def _text_file(text: str) -> bytes:
    """A text as the Notepad of any Windows shows it."""
    return f"{text}\n".replace("\n", "\r\n").encode("utf-8-sig")


def _message(found: list[Tugas], texts: dict[str, str], heading: str) -> str:
    if not texts:
        return f"{heading}: {_NOTHING}"
    late = sum(task.urgency is Urgency.TERLAMBAT for task in found)
    running = sum(task.urgency is Urgency.SEKARANG for task in found)
    lines = [
        f"{heading}: {late} lewat tenggat, {running} dikerjakan sekarang, pesan bagi {len(texts)} orang.",
        *(_line(task) for task in found if task.urgency is not Urgency.NANTI),
    ]
    return "\n".join(lines)


def _line(task: Tugas) -> str:
    due = f", tenggat {waktu(task.tenggat)}" if task.tenggat else ""
    late = ", terlambat" if task.urgency is Urgency.TERLAMBAT else ""
    return f"- {', '.join(task.kepada)}: {task.uraian}{due}{late}"


def _data(task: Tugas) -> dict[str, object]:
    return {
        "id": task.id,
        "kepada": list(task.kepada),
        "tugas": task.uraian,
        "sop": str(task.sop),
        "keadaan": str(task.urgency),
        "mulai": task.mulai.isoformat() if task.mulai else None,
        "tenggat": task.tenggat.isoformat() if task.tenggat else None,
    }
