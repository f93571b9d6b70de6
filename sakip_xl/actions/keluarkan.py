"""Take a form that was accepted out of the master again, with all that it brought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sakip_xl.actions.open_bentrok import shown_or_empty
from sakip_xl.actions.record_note import note_record
from sakip_xl.actions.result import Result
from sakip_xl.actions.return_history import ReturnHistory
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.taking import ANSWERS, MONEY
from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.record import CellChange, Record, acceptances
from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.model import Bentrok, Cell, Formulir, Realisasi, RealisasiAnggaran
from sakip_xl.domain.terms import BentrokSource, Event, FormulirStatus
from sakip_xl.domain.wording import normalized
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.keys import KeyedRows
from sakip_xl.schema.load import CellTemuan
from sakip_xl.workbook.port import Book

_ANSWERS = {Realisasi.table: ANSWERS, RealisasiAnggaran.table: MONEY}


def keluarkan(book: Book, formulir: str, *, moment: Moment, triwulan: int | None = None) -> Result:
    """Give every cell that a form brought what stood there before it, and register the form as sent.

    ``formulir`` is its number, or its unit, then in the quarter of Beranda unless ``triwulan`` says another.
    A cell that was changed since keeps what it has and is named (SKP-727). Conflicts of the form that nobody
    decided go with it. Refused for a form that is not accepted (SKP-726), and where the log does not tell
    what it brought (SKP-728).
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    found = _accepted(session, formulir, period)
    taking_out = _TakingOut(session, found)
    if not taking_out.finds_any():
        raise SakipError("SKP-728", nilai=found.id_formulir)
    kept = session.locate(taking_out.kept())
    restored = taking_out.restore()
    name = found.berkas_kembali
    note_record(
        session,
        Record(Event.FORMULIR_DIKELUARKAN, formulir=found.id_formulir, source=name, cells=tuple(restored)),
        f"{found.id_formulir} dari {found.unit}: {name} dikeluarkan, {len(restored)} sel dikembalikan",
        found.triwulan,
    )
    backup = session.save("keluarkan")
    message = (
        f"Formulir {found.id_formulir} dari {found.unit} dikeluarkan: {len(restored)} sel dikembalikan, "
        f"{len(kept)} tetap. {_so_that_it_stays_out(found)}"
    )
    data = {
        "formulir": found.id_formulir,
        "unit": found.unit,
        "dikembalikan": len(restored),
        "tetap": len(kept),
        "perubahan": [_as_data(change) for change in restored],
        "cadangan": str(backup or ""),
    }
    return Result(message, data, [item.di(unit=found.unit) for item in kept])


def _so_that_it_stays_out(formulir: Formulir) -> str:
    """What keeps the next Rekap from taking the same copy again."""
    if formulir.on_paper:
        return "Kosongkan barisnya di lembar Isian Kertas bila tidak boleh direkap lagi."
    return f"Pindahkan {formulir.berkas_kembali} dari foldernya bila tidak boleh direkap lagi."


def _accepted(session: Session, name: str, triwulan: int) -> Formulir:
    """The accepted form of that number, or of that unit in the quarter (else SKP-726)."""
    wanted = normalized(name)
    by_number = [row for row in session.master.formulir if normalized(row.id_formulir) == wanted]
    by_unit = [
        row for unit, row in session.master.formulir_tw(triwulan).items() if normalized(unit) == wanted
    ]
    for row in (*by_number, *by_unit):
        if row.status is FormulirStatus.DITERIMA:
            return row
    raise SakipError("SKP-726", nilai=name)


@dataclass(slots=True)
class _TakingOut:
    """What a form brought into the master, cell by cell, and what is there now."""

    session: Session
    formulir: Formulir
    places: KeyedRows = field(init=False)
    changes: dict[Place, CellChange] = field(default_factory=dict)
    brought: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Collect what the log tells: the first value before, the last one written."""
        self.places = KeyedRows(self.session.content)
        history = ReturnHistory.of(self.session.master)
        taken = acceptances(history.by_formulir.get(self.formulir.id_formulir, ()))
        if not taken:
            return
        self.brought = {row for record in taken for row in record.rows}
        since = [record for record in history.records if record.waktu >= taken[0].waktu]
        decided = [record for record in since if record.peristiwa is Event.BENTROK]
        for record in (*taken, *decided):
            for change in record.cells:
                if record in taken or self._owns(change.tempat):
                    first = self.changes.get(change.tempat, change)
                    self.changes[change.tempat] = CellChange(change.tempat, first.lama, change.baru)

    def finds_any(self) -> bool:
        """Whether the log tells of cells that are there: not of a kode that was renamed since."""
        return any(self._row(place) is not None for place in self.changes)

    def _row(self, place: Place) -> RawRow | None:
        index = self.places.find(place.tabel, place.kunci)
        return None if index is None else self.session.content.row(place.tabel)[index]

    def _owns(self, place: Place) -> bool:
        row = self._row(place)
        return row is not None and row.get("id_formulir") == self.formulir.id_formulir

    def _is_kept(self, change: CellChange) -> bool:
        """Whether somebody put something else there since."""
        row = self._row(change.tempat)
        answers = _ANSWERS.get(change.tempat.tabel, ())
        if row is None or change.tempat.field_name not in answers:
            return False
        return meaning(row.get(change.tempat.field_name)) != meaning(change.baru)

    def kept(self) -> Iterator[CellTemuan]:
        """Each cell that keeps what was put there since."""
        for change in filter(self._is_kept, self.changes.values()):
            place = change.tempat
            index, row = self.places.find(place.tabel, place.kunci), self._row(place)
            if index is not None and row is not None:
                yield CellTemuan(place.tabel, index, place.field_name, _kept_temuan(change, row))

    def restore(self) -> list[CellChange]:
        """Give the cells back what they had, take out rows that hold nothing more; gives the changes."""
        restored: list[CellChange] = []
        tables = {name: [dict(row) for row in self.session.content.row(name)] for name in _ANSWERS}
        for change in self.changes.values():
            index = self.places.find(change.tempat.tabel, change.tempat.kunci)
            if index is None or self._is_kept(change):
                continue
            tables[change.tempat.tabel][index][change.tempat.field_name] = change.lama
            restored.append(CellChange(change.tempat, change.baru, change.lama))
        for table, kunci in self.brought:
            index = self.places.find(table, kunci)
            if index is not None and not _says(tables[table][index], table):
                tables[table][index] = {}
        for name, rows in tables.items():
            before = self.session.content.row(name)
            kept = [row for row, old in zip(rows, before, strict=True) if row or not old]
            if kept != before:
                self.session.perubahan.restored[name] = kept
        self._register()
        self._drop_open_conflicts()
        return restored

    def _register(self) -> None:
        self.session.change(
            Formulir.table,
            self.formulir.baris_ke,
            status=str(FormulirStatus.DIKIRIM),
            **dict.fromkeys(("kembali", "berkas_kembali", "sidik_kembali", "alasan")),
        )

    def _drop_open_conflicts(self) -> None:
        """Conflicts of the form without a decision say nothing any more."""
        dropped = {
            row.baris_ke
            for row in self.session.master.bentrok
            if row.terbuka
            and row.asal is BentrokSource.REKAP
            and (row.unit, row.triwulan) == (self.formulir.unit, self.formulir.triwulan)
        }
        if dropped:
            rows = self.session.content.row(Bentrok.table)
            self.session.perubahan.restored[Bentrok.table] = [
                row for index, row in enumerate(rows) if index not in dropped
            ]


def _says(row: RawRow, table: str) -> bool:
    return any(meaning(row.get(name)) for name in _ANSWERS[table])


def _kept_temuan(change: CellChange, row: RawRow) -> Temuan:
    place = change.tempat
    return temuan(
        "SKP-727",
        subjek=str(row.get("kode") or "-"),
        judul=MASTER.table_named(place.tabel).field_column(place.field_name).judul,
        nilai=shown_or_empty(row.get(place.field_name)),
        ditulis=shown_or_empty(change.baru),
    )


def _as_data(change: CellChange) -> dict[str, Cell]:
    place = change.tempat
    heading = MASTER.table_named(place.tabel).field_column(place.field_name).judul
    return {"baris": place.kunci, "kolom": heading, "lama": change.lama, "baru": change.baru}
