"""Carry out what people decided between two values for one cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sakip_xl.actions.open_bentrok import bentrok_data, open_rows, shown_or_empty
from sakip_xl.actions.record_note import note_record
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.record import CellChange, Record
from sakip_xl.domain.bentrok.rows import place_of, resolve, sides_of
from sakip_xl.domain.bentrok.values import meaning, typed_again
from sakip_xl.domain.measure.reported import asked_of, reported_in
from sakip_xl.domain.model import Bentrok, Cell, Realisasi
from sakip_xl.domain.terms import Event, Pakai
from sakip_xl.domain.wording import normalized
from sakip_xl.errors import SakipError, temuan
from sakip_xl.schema.base import Look
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.keys import KeyedRows
from sakip_xl.schema.load import CellTemuan, load_table
from sakip_xl.workbook.port import Book

_KINDS: dict[Look, type[date]] = {Look.DATE: date, Look.MOMENT: datetime}
_FRACTION = {"pembilang", "penyebut"}
_NOTED = 2_000


def putuskan(book: Book, *, moment: Moment, pakai: Pakai | None = None, unit: str | None = None) -> Result:
    """Write the chosen value of every conflict in which a person chose one, and log old and new.

    ``unit`` takes only its conflicts (or those of a form's file); ``pakai`` is the choice for each of them
    that has none. All or nothing: refused when none is chosen (SKP-716) or a choice cannot be carried out
    (SKP-717): contradictory choices for one cell (SKP-715), a cell that holds neither value any more
    (SKP-714), a row that is gone (SKP-718).
    """
    session = Session.open_book(book, moment)
    waiting = open_rows(session)
    rows = [row for row in waiting if unit is None or _concerns(row, unit)]
    if unit is not None and not rows:
        raise SakipError("SKP-719", nilai=unit)
    if pakai is not None:
        rows = [row if row.pakai else row.model_copy(update={"pakai": pakai}) for row in rows]
    decision = _Decision(session, rows)
    if not decision.cells:
        raise SakipError("SKP-716", jumlah=len(waiting))
    problems = session.locate(decision.problems())
    if problems:
        raise SakipError("SKP-717", details=problems, jumlah=len(problems))
    changes = decision.carry_out()
    backup = session.save("putuskan")
    done = {row.nomor for own in decision.cells.values() for row in own}
    left = [row for row in waiting if row.nomor not in done]
    message = f"{len(done)} bentrok diputuskan, {len(changes)} sel diganti; {len(left)} masih menunggu."
    data = {
        "diputuskan": len(done),
        "sisa": len(left),
        "perubahan": [_as_data(change) for change in changes],
        "bentrok": bentrok_data(left),
        "cadangan": str(backup or ""),
    }
    return Result(message, data, lines=[f"   {_text(change)}" for change in changes])


def _concerns(row: Bentrok, unit: str) -> bool:
    wanted = normalized(unit)
    return wanted in {normalized(row.unit), normalized(row.berkas_lama), normalized(row.berkas_baru)}


@dataclass(slots=True)
class _Decision:
    """The conflicts of every cell in which a person chose, and what follows."""

    session: Session
    rows: Sequence[Bentrok]
    cells: dict[Place, list[Bentrok]] = field(init=False)
    places: KeyedRows = field(init=False)

    def __post_init__(self) -> None:
        self.places = KeyedRows(self.session.content)
        by_place: dict[Place, list[Bentrok]] = {}
        for row in self.rows:
            by_place.setdefault(place_of(row), []).append(row)
        self.cells = {place: own for place, own in by_place.items() if any(row.pakai for row in own)}

    def problems(self) -> Iterator[CellTemuan]:
        """Why a choice cannot be carried out."""
        for place, own in self.cells.items():
            first = own[0]
            numbers = ", ".join(str(row.nomor) for row in own)
            index = self.places.find(place.tabel, place.kunci)
            if resolve(own) is None:
                found = temuan(
                    "SKP-715", unit=first.unit, subjek=first.kode, judul=first.kolom, nilai=numbers
                )
                yield CellTemuan(Bentrok.table, first.baris_ke, "pakai", found)
            elif index is None:
                found = temuan("SKP-718", unit=first.unit, subjek=first.kode, nilai=numbers)
                yield CellTemuan(Bentrok.table, first.baris_ke, "pakai", found)
            else:
                present = self._present(place, index)
                if meaning(present) not in {"", *(side.says for row in own for side in sides_of(row))}:
                    found = temuan("SKP-714", nilai=shown_or_empty(present), nomor=numbers)
                    yield CellTemuan(place.tabel, index, place.field_name, found)

    def _present(self, place: Place, index: int) -> Cell:
        return self.session.content.row(place.tabel)[index].get(place.field_name)

    def carry_out(self) -> list[CellChange]:
        """Change the cells, mark the rows, and note what was decided of every quarter."""
        wanted: dict[tuple[str, str, int], dict[str, Cell]] = {}
        kept: dict[int | None, list[str]] = {}
        for place, own in self.cells.items():
            side, index = resolve(own), self.places.find(place.tabel, place.kunci)
            if side is None or index is None:
                continue
            self._mark(own)
            if meaning(self._present(place, index)) == side.says:
                text = f"{place.kunci}, {own[0].kolom}: tetap {shown_or_empty(side.nilai)}"
                kept.setdefault(own[0].triwulan, []).append(text)
            else:
                cells = wanted.setdefault((place.tabel, place.kunci, index), {})
                cells[place.field_name] = _typed(place, side.nilai)
        changes = [change for key, cells in wanted.items() for change in self._change(*key, cells)]
        quarters = {place.kunci: own[0].triwulan for place, own in self.cells.items()}
        for triwulan in dict.fromkeys(quarters.values()):
            own_changes = [change for change in changes if quarters[change.tempat.kunci] == triwulan]
            texts = [*map(_text, own_changes), *kept.get(triwulan, [])]
            record = Record(Event.BENTROK, cells=tuple(own_changes))
            note_record(self.session, record, "; ".join(texts)[:_NOTED], triwulan)
        return changes

    def _mark(self, rows: Sequence[Bentrok]) -> None:
        for row in rows:
            self.session.change(
                Bentrok.table,
                row.baris_ke,
                pakai=str(row.pakai),
                diputuskan_oleh=self.session.oleh,
                diputuskan=self.session.sekarang,
            )

    def _change(self, table: str, kunci: str, index: int, cells: Mapping[str, Cell]) -> list[CellChange]:
        """Write the cells of one row, and the realisasi that follows from pembilang and penyebut."""
        before = self.session.content.row(table)[index]
        cells = {**cells, **self._computed(table, {**before, **cells}, cells)}
        self.session.change(table, index, **cells)
        return [
            CellChange(Place(table, kunci, name), before.get(name), value) for name, value in cells.items()
        ]

    def _computed(self, table: str, row: RawRow, changed: Mapping[str, Cell]) -> dict[str, Cell]:
        if table != Realisasi.table or not _FRACTION & changed.keys():
            return {}
        master = self.session.master
        indikator = {item.kode: item for item in master.indikator_in_force()}
        satuan = asked_of(indikator.get(str(row.get("kode"))))
        typed = load_table(MASTER.table_named(table), [row])[0]
        if satuan is None or not typed:
            return {}
        value = reported_in(typed[0], satuan, master.pengaturan.pemisah_desimal).realisasi
        return {"realisasi": value}  # type: ignore[dict-item]


def _typed(place: Place, value: Cell) -> Cell:
    """A chosen value as the cell holds it: a day again where the column has days."""
    look = MASTER.table_named(place.tabel).field_column(place.field_name).rupa
    return typed_again(value, _KINDS[look]) if look in _KINDS else value


def _as_data(change: CellChange) -> dict[str, Cell]:
    place = change.tempat
    heading = MASTER.table_named(place.tabel).field_column(place.field_name).judul
    return {"baris": place.kunci, "kolom": heading, "lama": change.lama, "baru": change.baru}


def _text(change: CellChange) -> str:
    data = _as_data(change)
    return f"{data['baris']}, {data['kolom']}: {shown_or_empty(change.lama)} -> {shown_or_empty(change.baru)}"
