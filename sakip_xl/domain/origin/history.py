"""The history of one cell: every value that it had, and by what it came in, as far as the book tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sakip_xl.domain.bentrok.merge import Side
from sakip_xl.domain.bentrok.rows import chosen, sides_of
from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.model import ISIAN_KERTAS, Bentrok, Cell
from sakip_xl.domain.origin.changes import CellLog, LoggedChange
from sakip_xl.domain.origin.notes import read_paper_note
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.terms import Event, ValueSource
from sakip_xl.domain.wording import shown_cell, waktu

_NOBODY = "(nama tidak tercatat)"
NOT_LOGGED = "Siapa dan kapan tidak dicatat."

_SAME_MOMENT = timedelta(seconds=1)
"""Excel gives a moment back microseconds off."""


@dataclass(frozen=True, slots=True)
class Step:
    """One value that a cell got: the value before, by what, and who stands for it.

    ``source`` is the file, or the paper as it was typed, that brought it, saved at ``waktu`` by ``oleh``; of
    a decision those are who decided and when. ``formulir`` is its form and ``folder`` the fingerprint of
    the folder in which it was found. ``jejak`` is the row of the log that tells it. ``dibatalkan``: that row
    was taken back since.
    """

    sumber: ValueSource
    baru: Cell
    lama: Cell = None
    source: str = ""
    formulir: str = ""
    folder: str = ""
    oleh: str = ""
    waktu: datetime | None = None
    jejak: JejakRow | None = None
    keterangan: str = ""
    dibatalkan: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A step that the log tells, with the place of its row."""

    place: int
    step: Step


def history(
    value: Cell, changes: Sequence[LoggedChange], decided: Sequence[Bentrok], log: CellLog
) -> list[Step]:
    """Every step of one cell, the newest first; the first of those that count says where ``value`` is from.

    ``changes`` are those that the log tells of the cell, ``decided`` the conflicts about it that people
    decided. What nobody logged shows as a difference between what was written and what stood there then:
    it was typed in the book. A value older than the first row that tells of the cell is not recorded.
    """
    told = [_Told(change.place, _step(change, decided)) for change in changes]
    told += _kept(changes, decided, log)
    told.sort(key=lambda each: (_moment(each.step) if log.merged else datetime.min, each.place))
    counting = [each for each in told if not each.step.dibatalkan]
    result: list[Step] = []
    for each in told:
        if not each.step.dibatalkan:
            result += _before(each, counting, log, result)
        result.append(each.step)
    result += _since(value, counting, log)
    return result[::-1]


def _moment(step: Step) -> datetime:
    """When something was logged: the rows of two logs that were joined do not stand in this order."""
    return step.jejak.waktu if step.jejak else step.waktu or datetime.max


def _step(change: LoggedChange, decided: Sequence[Bentrok]) -> Step:
    """One change that the log tells."""
    record, row = change.record, change.row
    base = Step(
        ValueSource.TINDAKAN,
        change.baru,
        change.lama,
        source=record.source,
        formulir=record.formulir,
        folder=record.folder,
        oleh=row.oleh,
        waktu=row.waktu,
        jejak=row,
        keterangan=row.catatan,
        dibatalkan=not change.counts,
    )
    if record.peristiwa is Event.FORMULIR_DITERIMA:
        return _taken(base, change)
    if record.peristiwa is Event.FORMULIR_DIKELUARKAN:
        text = f"Formulir {record.formulir} dikeluarkan, isi sebelumnya kembali."
        return replace(base, sumber=ValueSource.DIKELUARKAN, keterangan=text)
    if record.peristiwa is Event.BENTROK:
        return _decided(base, _about(decided, row))
    return base


def _taken(base: Step, change: LoggedChange) -> Step:
    """What a form brought, as a file or typed from paper."""
    record, row = change.record, change.row
    text = f"Direkap oleh {row.oleh or _NOBODY} {waktu(row.waktu)} dari formulir {record.formulir}."
    if record.source == f"{ISIAN_KERTAS} {record.formulir}":
        filled_in_by, typed_by = read_paper_note(row.catatan)
        typed = f"Diketik oleh {typed_by or _NOBODY} dari kertas. "
        return replace(
            base,
            sumber=ValueSource.KERTAS,
            oleh=filled_in_by,
            waktu=record.disimpan,
            keterangan=f"{typed}{text}",
        )
    unknown = "" if record.oleh else " Penyimpannya tidak disebut berkas itu."
    return replace(
        base,
        sumber=ValueSource.FORMULIR,
        oleh=record.oleh,
        waktu=record.disimpan,
        keterangan=f"{text}{unknown}",
    )


def _about(decided: Iterable[Bentrok], row: JejakRow) -> Bentrok | None:
    """The conflict about a cell that was decided in one row of the log."""
    same = (each for each in decided if each.diputuskan and abs(each.diputuskan - row.waktu) <= _SAME_MOMENT)
    return next(same, None)


def _decided(base: Step, bentrok: Bentrok | None) -> Step:
    """What was decided about a conflict; without one the value followed from others that were."""
    if bentrok is None:
        text = "Mengikuti isi lain di baris ini yang bentroknya diputuskan waktu itu."
        return replace(base, sumber=ValueSource.BENTROK, keterangan=text)
    side = chosen(bentrok) or Side(None)
    return replace(
        base,
        sumber=ValueSource.BENTROK,
        source=side.source,
        oleh=bentrok.diputuskan_oleh or base.oleh,
        keterangan=_decision(bentrok),
    )


def _decision(bentrok: Bentrok) -> str:
    """Between which values a person chose, and which it is."""
    lost = next((side for side in sides_of(bentrok) if side != chosen(bentrok)), Side(None))
    reason = f" {bentrok.keterangan.rstrip('. ')}." if bentrok.keterangan else ""
    return f"Bentrok nomor {bentrok.nomor}: dipilih {bentrok.pakai}, bukan {told_side(lost)}.{reason}"


def told_side(side: Side) -> str:
    """One of two values, with where it is from.

    >>> told_side(Side(80, "YAN.xlsx", None, "Sri"))
    "'80' dari YAN.xlsx, disimpan Sri"
    """
    saved = [part for part in (side.oleh, waktu(side.waktu, blank="")) if part]
    text = f"'{shown_cell(side.nilai) or ''}'"
    text += f" dari {side.source}" if side.source else ""
    return f"{text}, disimpan {' '.join(saved)}" if saved else text


def _kept(changes: Sequence[LoggedChange], decided: Sequence[Bentrok], log: CellLog) -> Iterator[_Told]:
    """The decisions by which the cell kept what it had: the log tells no change of it."""
    changed = {id(change.row) for change in changes}
    for bentrok in decided:
        side = chosen(bentrok)
        place = _place_of(bentrok, log)
        row = None if place is None else log.chain[place]
        if side is None or id(row) in changed:
            continue
        step = Step(
            ValueSource.BENTROK,
            side.nilai,
            side.nilai,
            source=side.source,
            oleh=bentrok.diputuskan_oleh,
            waktu=bentrok.diputuskan,
            jejak=row,
            keterangan=f"{_decision(bentrok)} Isi buku tetap.",
        )
        yield _Told(len(log.chain) if place is None else place, step)


def _place_of(bentrok: Bentrok, log: CellLog) -> int | None:
    """The place of the row of the log in which a conflict was decided."""
    for place, row in enumerate(log.chain):
        if row.peristiwa is Event.BENTROK and log.counts(place) and _about([bentrok], row) is not None:
            return place
    return None


def _before(each: _Told, counting: Sequence[_Told], log: CellLog, known: Sequence[Step]) -> Iterator[Step]:
    """What stood there before a step when nothing tells how it came: typed, or older than the log."""
    earlier = _last_before(each.place, counting, log)
    number = each.step.jejak.nomor if each.step.jejak else None
    if earlier is None:
        unknown = any(step.sumber is ValueSource.TIDAK_TERCATAT for step in known)
        if meaning(each.step.lama) and not unknown:
            text = f"Sudah ada sebelum jejak nomor {number}; asalnya tidak tercatat."
            yield Step(ValueSource.TIDAK_TERCATAT, each.step.lama, keterangan=text)
    elif meaning(earlier.step.baru) != meaning(each.step.lama):
        text = f"{_typed(each.step.lama)} di buku antara jejak nomor {_number(earlier)} dan {number}."
        yield Step(ValueSource.KETIKAN, each.step.lama, earlier.step.baru, keterangan=f"{text} {NOT_LOGGED}")


def _typed(value: Cell) -> str:
    return "Diketik langsung" if meaning(value) else "Dikosongkan langsung"


def _number(told: _Told) -> object:
    return told.step.jejak.nomor if told.step.jejak else "yang tidak ditemukan"


def _last_before(place: int, counting: Sequence[_Told], log: CellLog) -> _Told | None:
    """The last step that one at a place follows."""
    above = {*range(place)} if place >= len(log.chain) else log.before(place)
    return max(
        (other for other in counting if other.place in above), key=lambda other: other.place, default=None
    )


def _since(value: Cell, counting: Sequence[_Told], log: CellLog) -> Iterator[Step]:
    """How the value came to be another one than what was written last, or one of two when books merged."""
    followed = {
        other.place for each in counting if (other := _last_before(each.place, counting, log)) is not None
    }
    ends = [each for each in counting if each.place not in followed]
    if not ends:
        return
    same = [each for each in ends if meaning(each.step.baru) == meaning(value)]
    others = [each for each in ends if each not in same]
    merge = next((log.chain[place] for place in log.merged if place > ends[-1].place), None)
    if not same:
        numbers = " dan ".join(str(_number(each)) for each in ends)
        copied = f", atau di salinan yang digabung (jejak nomor {merge.nomor})" if merge else ""
        text = f"{_typed(value)} di buku sesudah jejak nomor {numbers}{copied}. {NOT_LOGGED}"
        yield Step(ValueSource.KETIKAN, value, ends[-1].step.baru, keterangan=text)
    elif others and merge is not None:
        yield Step(
            ValueSource.GABUNG,
            value,
            others[-1].step.baru,
            oleh=merge.oleh,
            waktu=merge.waktu,
            jejak=merge,
            keterangan=f"Dipakai isi jejak nomor {_number(same[-1])}, bukan nomor {_number(others[-1])}. "
            f"{merge.catatan}",
        )
