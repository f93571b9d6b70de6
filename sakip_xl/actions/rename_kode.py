"""Give a unit, a node or an indicator another kode and carry along all that hangs on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sakip_xl.actions.periksa import blocking_temuan
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.model import Bentrok, Master
from sakip_xl.domain.model.references import TARGETS, LostKode, has_kode, lost_kode, spelling
from sakip_xl.domain.origin.notes import rename_note
from sakip_xl.domain.terms import Event, FormulirStatus
from sakip_xl.domain.wording import kode_list, listing, normalized
from sakip_xl.errors import SakipError
from sakip_xl.schema.kode_cells import OWN, KodeCell, kode_cells
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
    gone = lost_kode(session.master)
    if lama is None and baru is None:
        renamings = [Renaming(lost.target, lost.kode, lost.now) for lost in gone if lost.now]
    else:
        renamings = [_asked(session, *_two_kode(lama, baru))]
    rest = [
        item for item in blocking_temuan(session, ()) if item.nilai not in {each.old for each in renamings}
    ]
    if not renamings:
        return Result(_nothing_done(gone), {"diganti": []}, rest)
    done = [_carry(session, renaming) for renaming in renamings]
    sentence = "; ".join(done)
    session.note_event(Event.KODE, catatan=sentence)
    backup = session.save("ganti_kode")
    data = {
        "diganti": [{"lama": each.old, "baru": each.new, "pada": TARGETS[each.target]} for each in renamings],
        "cadangan": str(backup or ""),
    }
    return Result(f"Kode diganti: {sentence}.{_forms_out(session.master)}", data, rest)


def _nothing_done(gone: list[LostKode]) -> str:
    """Why nothing was carried along: no kode is lost, or none whose new one is clear; names them."""
    if not gone:
        return "Tidak ada kode yang hilang."
    names = listing([lost.kode for lost in gone])
    return f"Tidak ada kode hilang yang jelas kode barunya. Yang hilang: {names}."


def _two_kode(old: str | None, new: str | None) -> tuple[str, str]:
    names = [kode for text in (old, new) for kode in kode_list(text or "")]
    if len({normalized(name) for name in names}) != 2 or len(names) != 2 or not old or not new:
        msg = "sebutkan satu kode lama dan satu kode baru yang berbeda, tanpa titik koma"
        raise ValueError(msg)
    return names[0], names[1]


def _asked(session: Session, old: str, new: str) -> Renaming:
    """The renaming that somebody asks for, in the one list where it makes sense."""
    master = session.master
    targets = [
        target for target in TARGETS if any(_names(cell, old) for cell in kode_cells(session.content, target))
    ]
    if not targets:
        raise SakipError("SKP-168", nilai=old)
    lost_there = [name for name in targets if not has_kode(master, name, old) and has_kode(master, name, new)]
    if len(targets) > 1 and len(lost_there) != 1:
        raise SakipError("SKP-170", nilai=old, daftar=" dan ".join(TARGETS[name] for name in targets))
    target = (lost_there or targets)[0]
    if has_kode(master, target, old) and has_kode(master, target, new):
        raise SakipError("SKP-169", nilai=new, daftar=TARGETS[target], lama=old)
    return Renaming(target, spelling(master, target, old), new)


def _names(cell: KodeCell, kode: str) -> bool:
    return normalized(kode) in map(normalized, cell.reference.split(cell.text))


def _carry(session: Session, renaming: Renaming) -> str:
    """Change every cell, those of rows with faults too; tells it as a sentence."""
    counts: Counter[str] = Counter()
    changed = session.perubahan.apply_to(session.content)
    for cell in kode_cells(changed, renaming.target):
        if _names(cell, renaming.old):
            kode = (
                renaming.new if normalized(each) == normalized(renaming.old) else each
                for each in cell.reference.split(cell.text)
            )
            session.change(
                cell.table, cell.index, **{cell.reference.field_name: "; ".join(dict.fromkeys(kode))}
            )
            if cell.reference not in OWN.values():
                counts[cell.reference.rows.replace("_", " ")] += 1
    _carry_conflicts(session, renaming)
    return rename_note(renaming.old, renaming.new, counts)


def _carry_conflicts(session: Session, renaming: Renaming) -> None:
    """Let the conflicts of a row go with its kode, decided ones too."""
    name = "unit" if renaming.target == "unit" else "kode"
    for index, row in enumerate(session.content.row(Bentrok.table)):
        if normalized(str(row.get(name) or "")) != normalized(renaming.old):
            continue
        parts = str(row.get("kunci") or "").split(" | ")
        kunci = [renaming.new if normalized(part) == normalized(renaming.old) else part for part in parts]
        session.change(Bentrok.table, index, **{name: renaming.new, "kunci": " | ".join(kunci)})


def _forms_out(master: Master) -> str:
    """What to do about forms that units have with the old kode."""
    out = any(formulir.status is FormulirStatus.DIKIRIM for formulir in master.formulir)
    return (
        " Formulir yang sedang di unit memuat kode lama: klik Bagikan Formulir untuk menggantinya."
        if out
        else ""
    )
