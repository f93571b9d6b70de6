"""Bring the good copies of one form into the rows of the master, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sakip_xl.actions.report_rows import ReportRow, ReportRows
from sakip_xl.actions.return_history import ReturnHistory
from sakip_xl.actions.returned import Returned
from sakip_xl.actions.returns import FormCopies
from sakip_xl.actions.session import Session
from sakip_xl.domain.bentrok.merge import Conflict, Copy, Decided, Outcome, Place, Side, Standing, merge_cell
from sakip_xl.domain.bentrok.record import CellChange
from sakip_xl.domain.bentrok.rows import asked_about
from sakip_xl.domain.measure.reported import asked_of, reported_in
from sakip_xl.domain.model import (
    AnggaranInput,
    Cell,
    Formulir,
    FormulirInput,
    Realisasi,
    RealisasiAnggaran,
)
from sakip_xl.schema.books import FORMULIR, MASTER
from sakip_xl.schema.content import RawRow, raw
from sakip_xl.schema.load import load_table

ANSWERS = FORMULIR.table_named(FormulirInput.table).answers
"""What a form's row brings into the row of the master: the same fields in both."""

MONEY = ("realisasi", "keterangan")

_NUMBERS = ("realisasi", "pembilang", "penyebut")
_REASON = "alasan_belum"


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """One answer that a form changes, with what stood there."""

    unit: str
    kode: str
    tempat: Place
    lama: Cell
    baru: Cell

    @property
    def judul(self) -> str:
        """The heading of its column."""
        return MASTER.table_named(self.tempat.tabel).field_column(self.tempat.field_name).judul

    @property
    def replaces(self) -> bool:
        """Whether something stood there."""
        return self.lama is not None

    def as_data(self, berkas: str) -> dict[str, Cell]:
        """The change as ``--json`` prints it; ``kolom`` is the field, ``judul`` its heading."""
        money = " anggaran" if self.tempat.tabel == RealisasiAnggaran.table else ""
        return {
            "unit": self.unit,
            "kode": self.kode,
            "kolom": f"{self.tempat.field_name}{money}",
            "judul": self.judul,
            "lama": self.lama,
            "baru": self.baru,
            "berkas": berkas,
        }


@dataclass(frozen=True, slots=True)
class Taken:
    """What one form changes: answers, conflicts, the rows that came with it, and the ``origin`` of others."""

    answers: list[ChangedAnswer] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    rows: list[tuple[str, str]] = field(default_factory=list)
    origin: list[CellChange] = field(default_factory=list)

    def cells(self) -> tuple[CellChange, ...]:
        """The changed cells as the log keeps them."""
        answers = (CellChange(change.tempat, change.lama, change.baru) for change in self.answers)
        return (*answers, *self.origin)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row that copies report: its table and key, the row of the master, what every copy says."""

    table: str
    kunci: str
    kode: str
    existing: ReportRow | None
    said: list[tuple[Returned, bool, RawRow]]
    newest: FormulirInput | AnggaranInput


@dataclass(slots=True)
class FormTaker:
    """Takes the copies of one form; changes go into the session, which is not written here."""

    session: Session
    form: FormCopies
    history: ReturnHistory
    asked: Mapping[Place, Decided]
    rows: ReportRows
    taken: Taken = field(default_factory=Taken)

    def take(self) -> Taken:
        """Merge every row of the form; gives what changes."""
        for row in self._rows(FormulirInput.table, Realisasi.table):
            self._take_realisasi(row)
        for row in self._rows(AnggaranInput.table, RealisasiAnggaran.table):
            self._take_anggaran(row)
        return self.taken

    @property
    def formulir(self) -> Formulir:
        """The form's row in the register."""
        return self.form.formulir

    def _rows(self, table: str, into: str) -> Iterator[_Row]:
        """Every row that a copy of the form has, once, in the order of the newest copy."""
        said: dict[str, list[tuple[Returned, bool, RawRow]]] = {}
        newest: dict[str, FormulirInput | AnggaranInput] = {}
        for returned, later in reversed(self.form.copies):
            rows = returned.content.row(table) if returned.content else []
            for entry in load_table(FORMULIR.table_named(table), rows)[0]:
                said.setdefault(entry.kode, []).insert(0, (returned, later, raw(entry)))
                newest.setdefault(entry.kode, entry)
        triwulan, unit = int(self.formulir.triwulan), self.formulir.unit
        for kode, entries in said.items():
            spelled = self.rows.spelled(into, kode)
            existing = self.rows.find(into, spelled, triwulan, unit)
            kunci = self.rows.key(into, spelled, triwulan, unit)
            yield _Row(into, kunci, spelled, existing, entries, newest[kode])

    def _take_realisasi(self, row: _Row) -> None:
        newest = row.newest
        satuan = asked_of(newest) if isinstance(newest, FormulirInput) else None
        outcomes = {name: self._merge(row, name) for name in ANSWERS if satuan is None or name != "realisasi"}
        numbers = [outcomes[name] for name in _NUMBERS if name in outcomes]
        if any(outcome.pairs for outcome in numbers):
            outcomes[_REASON] = self._reason_waits(row, outcomes[_REASON])
        elif any(outcome.side.says for outcome in numbers) and row.said[-1][2][_REASON] is None:
            outcomes[_REASON] = Outcome(Side(None))
        values = {name: outcome.side.nilai for name, outcome in outcomes.items()}
        if satuan is not None and isinstance(newest, FormulirInput):
            values["realisasi"] = self._computed(row, newest, values, satuan, numbers)
        self._note_conflicts(row, outcomes)
        new = Realisasi(
            kode=row.kode,
            triwulan=self.formulir.triwulan,
            unit=self.formulir.unit,
            id_formulir=self.formulir.id_formulir,
            dicatat=self.session.sekarang,
            **_filled(values),
        )
        self._write(row, ANSWERS, new, extra={"unit", "id_formulir", "dicatat"})

    def _take_anggaran(self, row: _Row) -> None:
        outcomes = {name: self._merge(row, name) for name in MONEY}
        self._note_conflicts(row, outcomes)
        new = RealisasiAnggaran(
            kode=row.kode,
            triwulan=self.formulir.triwulan,
            unit=self.formulir.unit,
            id_formulir=self.formulir.id_formulir,
            **_filled({name: outcome.side.nilai for name, outcome in outcomes.items()}),
        )
        self._write(row, MONEY, new, extra={"unit", "id_formulir"})

    def _merge(self, row: _Row, name: str) -> Outcome:
        place = Place(row.table, row.kunci, name)
        copies = [
            Copy(Side(said[name], returned.path.name, returned.saved_at, _author(returned)), later)
            for returned, later, said in row.said
        ]
        return merge_cell(self._standing(row, place), copies, asked_about(self.asked, place))

    def _standing(self, row: _Row, place: Place) -> Standing:
        """What the master has in one cell, and where that comes from as far as the log tells."""
        if row.existing is None:
            return Standing(Side(None))
        value, written = raw(row.existing)[place.field_name], self.history.written.get(place)
        formulir = self.formulir
        asked_again = self.history.asked_at(formulir) is not None or self._paper_again()
        standing = Standing(Side(value, self.session.book.name), written, asked_again)
        if standing.corrected or row.existing.id_formulir != formulir.id_formulir:
            return standing
        record = self.history.accepted(formulir.id_formulir)
        author = record.oleh if record else ""
        return replace(standing, side=Side(value, formulir.berkas_kembali, formulir.kembali, author))

    def _paper_again(self) -> bool:
        """Whether what was typed from paper was typed anew: its old answers stand nowhere any more."""
        later = [returned for returned, is_later in self.form.copies if is_later]
        return self.formulir.on_paper and len(later) == 1 and later[0].paper

    def _reason_waits(self, row: _Row, outcome: Outcome) -> Outcome:
        """While the number is not decided, neither is a reason why there is none."""
        standing = self._standing(row, Place(row.table, row.kunci, _REASON)).side
        if outcome.pairs or outcome.side.says == standing.says:
            return Outcome(standing, outcome.pairs)
        return Outcome(standing, ((standing, outcome.side),))

    def _computed(
        self,
        row: _Row,
        newest: FormulirInput,
        values: Mapping[str, Cell],
        satuan: str,
        numbers: list[Outcome],
    ) -> Cell:
        """The realisasi that follows from pembilang and penyebut; what stands while they are not decided."""
        if any(outcome.pairs for outcome in numbers):
            return raw(row.existing)["realisasi"] if row.existing else None
        separator = self.session.master.pengaturan.pemisah_desimal
        entry = newest.model_copy(update={name: values[name] for name in _NUMBERS[1:]})
        return reported_in(entry, satuan, separator).realisasi  # type: ignore[return-value]

    def _note_conflicts(self, row: _Row, outcomes: Mapping[str, Outcome]) -> None:
        for name, outcome in outcomes.items():
            for lama, baru in outcome.pairs:
                heading = MASTER.table_named(row.table).field_column(name).judul
                self.taken.conflicts.append(
                    Conflict(
                        Place(row.table, row.kunci, name),
                        lama,
                        baru,
                        heading=heading,
                        unit=self.formulir.unit,
                        kode=row.kode,
                        triwulan=int(self.formulir.triwulan),
                    )
                )

    def _write(self, row: _Row, names: tuple[str, ...], new: ReportRow, extra: set[str]) -> None:
        """Change the cells that differ, or add the row when it says or is asked anything."""
        if self.form.taken is None:
            return
        before = raw(row.existing) if row.existing is not None else {}
        after = raw(new)
        changed = {name: after[name] for name in names if after[name] != before.get(name)}
        waits = any(conflict.tempat.kunci == row.kunci for conflict in self.taken.conflicts)
        money = row.table == RealisasiAnggaran.table
        self.taken.answers.extend(
            ChangedAnswer(
                self.formulir.unit, row.kode, Place(row.table, row.kunci, name), before.get(name), value
            )
            for name, value in changed.items()
        )
        if row.existing is None and (changed or waits or money):
            self.session.perubahan.append_to(row.table, new)
            self.taken.rows.append((row.table, row.kunci))
        elif row.existing is not None:
            origin = {name: after[name] for name in sorted(extra) if after[name] != before[name]}
            self.taken.origin.extend(
                CellChange(Place(row.table, row.kunci, name), before[name], value)
                for name, value in origin.items()
            )
            self.session.change(row.table, row.existing.baris_ke, **changed, **origin)


def _author(returned: Returned) -> str:
    """Who stands for a copy: as the file tells, or who filled in the paper."""
    if returned.paper and returned.formulir is not None:
        return returned.formulir.diisi_oleh
    return returned.oleh


def _filled(values: Mapping[str, Cell]) -> dict[str, Any]:
    """The cells that hold anything."""
    return {name: value for name, value in values.items() if value is not None}
