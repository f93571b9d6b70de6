"""Give a unit, a node or an indicator another kode and carry along all that hangs on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sakip_xl.actions.periksa import blocking_temuan
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.model import Master, Row
from sakip_xl.domain.model.references import (
    TARGETS,
    Reference,
    hanging_on,
    has_kode,
    lost_kode,
    replaced_kode,
)
from sakip_xl.domain.terms import Event, FormulirStatus
from sakip_xl.domain.wording import kode_list, normalized
from sakip_xl.errors import SakipError
from sakip_xl.workbook.port import Book


@dataclass(frozen=True, slots=True)
class Renaming:
    """One kode of the rows ``target`` that is to be another."""

    target: str
    old: str
    new: str


def rename_kode(book: Book, *, moment: Moment, lama: str | None = None, baru: str | None = None) -> Result:
    """Write the new kode wherever the old one stands, in one write with one row of the log.

    Without ``lama`` and ``baru``, every lost kode whose new one is clear (SKP-353) is carried along; the
    others stay findings. With them, the row that still has the old kode gets the new one too. Refused: a
    kode that is nowhere (SKP-168), one that is taken (SKP-169), one of several lists (SKP-170). Nothing is
    deleted.
    """
    session = Session.open_book(book, moment)
    if lama is None and baru is None:
        renamings = [
            Renaming(lost.target, lost.kode, lost.now) for lost in lost_kode(session.master) if lost.now
        ]
    else:
        renamings = [_asked(session.master, *_two_kode(lama, baru))]
    rest = [
        item for item in blocking_temuan(session, ()) if item.nilai not in {each.old for each in renamings}
    ]
    if not renamings:
        message = "Tidak ada kode hilang yang jelas kode barunya." if rest else "Tidak ada kode yang hilang."
        return Result(message, {"diganti": []}, rest)
    done = [_carry(session, renaming) for renaming in renamings]
    sentence = "; ".join(done)
    session.note_event(Event.KODE, catatan=sentence)
    backup = session.save("ganti_kode")
    data = {
        "diganti": [{"lama": each.old, "baru": each.new, "pada": TARGETS[each.target]} for each in renamings],
        "cadangan": str(backup or ""),
    }
    return Result(f"Kode diganti: {sentence}.{_forms_out(session.master)}", data, rest)


def _two_kode(old: str | None, new: str | None) -> tuple[str, str]:
    names = [kode for text in (old, new) for kode in kode_list(text or "")]
    if len({normalized(name) for name in names}) != 2 or len(names) != 2 or not old or not new:
        msg = "sebutkan satu kode lama dan satu kode baru yang berbeda, tanpa titik koma"
        raise ValueError(msg)
    return names[0], names[1]


def _asked(master: Master, old: str, new: str) -> Renaming:
    """The renaming that somebody asks for, in the one list where it makes sense."""
    targets = [name for name in TARGETS if has_kode(master, name, old) or hanging_on(master, name, old)]
    if not targets:
        raise SakipError("SKP-168", nilai=old)
    lost_there = [name for name in targets if not has_kode(master, name, old) and has_kode(master, name, new)]
    if len(targets) > 1 and len(lost_there) != 1:
        raise SakipError("SKP-170", nilai=old, daftar=" dan ".join(TARGETS[name] for name in targets))
    target = (lost_there or targets)[0]
    if has_kode(master, target, old) and has_kode(master, target, new):
        raise SakipError("SKP-169", nilai=new, daftar=TARGETS[target], lama=old)
    return Renaming(target, old, new)


def _carry(session: Session, renaming: Renaming) -> str:
    """Collect the change of every cell; tells it as a sentence."""
    own = Reference(renaming.target, "kode", renaming.target)
    rows: list[Row] = getattr(session.master, renaming.target)
    cells = [(own, row) for row in rows if normalized(own.named(row)[0]) == normalized(renaming.old)]
    hanging = hanging_on(session.master, renaming.target, renaming.old)
    for reference, row in (*cells, *hanging):
        text = replaced_kode(reference, row, renaming.old, renaming.new)
        session.change(row.table, row.baris_ke, **{reference.field_name: text})
    return f"{renaming.old} menjadi {renaming.new} ({_counted(reference for reference, _ in hanging)})"


def _counted(references: Iterable[Reference]) -> str:
    counts = Counter(reference.rows.replace("_", " ") for reference in references)
    return ", ".join(f"{count} {rows}" for rows, count in counts.items()) or "tidak ada yang menggantung"


def _forms_out(master: Master) -> str:
    """What to do about forms that units have with the old kode."""
    out = any(formulir.status is FormulirStatus.DIKIRIM for formulir in master.formulir)
    return (
        " Formulir yang sedang di unit memuat kode lama: klik Bagikan Formulir untuk menggantinya."
        if out
        else ""
    )
