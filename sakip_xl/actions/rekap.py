"""Take the filled forms back into the master (SOP Pengumpulan steps 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.asked_since import asked_otherwise
from sakip_xl.actions.folders import name_sidik, recorded_path
from sakip_xl.actions.isian_kertas import typed_forms
from sakip_xl.actions.open_bentrok import bentrok_temuan, shown_or_empty
from sakip_xl.actions.record_note import note_record
from sakip_xl.actions.rekap_report import RekapReport
from sakip_xl.actions.report_rows import ReportRows
from sakip_xl.actions.result import Result
from sakip_xl.actions.return_history import ReturnHistory
from sakip_xl.actions.returned import Returned, warm_up
from sakip_xl.actions.returns import FormCopies, Progress, Selection, read_folder
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.taking import ChangedAnswer, FormTaker, Taken
from sakip_xl.domain.bentrok.record import Record
from sakip_xl.domain.bentrok.rows import decisions, new_rows
from sakip_xl.domain.model import Bentrok, Cell, Formulir
from sakip_xl.domain.origin.notes import paper_note
from sakip_xl.domain.terms import BentrokSource, Event, FormulirStatus, SopName
from sakip_xl.errors import Temuan, Tingkat, temuan
from sakip_xl.schema.base import FolderUse
from sakip_xl.workbook.port import Book

_NOTED = 2_000
"""So long may the replaced answers in a note of the log be; its column Perubahan has them all."""


def rekap(
    book: Book,
    folder: Path,
    *,
    triwulan: int,
    moment: Moment,
    pratinjau: bool = False,
    tetap: bool = False,
    progress: Progress = iter,
) -> Result:
    """Check every form that came back, in a folder or on paper; take over the good ones in one write.

    A form with a fault is rejected with every finding and its unit is to hand it in again; nothing of it
    is taken. A good copy fills in what is empty; where it changes or empties what another good copy, an
    earlier Rekap or a person put there, the cell stays and a row of *Bentrok* waits for a decision (SKP-710).
    A copy that was taken from this folder and is gone is told (SKP-713), and a form taken over earlier whose
    targets changed since (SKP-482). ``tetap`` also takes forms of this
    master that its register does not know. ``pratinjau`` does all the same and writes nothing.
    """
    warm_up(book.shelf)
    session = Session.read_book(book, moment) if pratinjau else Session.open_book(book, moment)
    session.refuse_paper(SopName.PENGUMPULAN, triwulan)
    typed, now = typed_forms(session, triwulan), session.sekarang
    selection = read_folder(
        session.master, book.shelf, folder, triwulan, now, progress, typed=typed, tetap=tetap
    )
    recap = _Recap(session, selection, triwulan, _folder_sidik(session, folder))
    recap.take_all()
    report = RekapReport(session, selection, recap.history, triwulan, recap.changes, recap.open_rows)
    data = {**report.data(), "folder": str(folder)}
    message = report.message(data, pratinjau=pratinjau)
    if not pratinjau:
        session.remember(FolderUse.REKAP, folder, triwulan)
        session.note_event(Event.REKAP, sop=SopName.PENGUMPULAN, triwulan=triwulan, catatan=message)
        data["cadangan"] = str(session.save("rekap") or "")
    found = [*selection.temuan(), *recap.gone(), *bentrok_temuan(session, recap.open_rows)]
    found += asked_otherwise(session, triwulan)
    return Result(message, data, found, lines=report.lines(data))


def _folder_sidik(session: Session, folder: Path) -> str:
    """A folder as the log keeps it: told apart from others, and no path of this computer."""
    return name_sidik(recorded_path(folder, session.folder))


@dataclass(slots=True)
class _Recap:
    """One recap at work: what each form changes, and the conflicts that are open afterwards."""

    session: Session
    selection: Selection
    triwulan: int
    folder: str
    changes: dict[str, list[ChangedAnswer]] = field(default_factory=dict)
    history: ReturnHistory = field(init=False)
    new_rows: list[Bentrok] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.history = ReturnHistory.of(self.session.master)

    @property
    def open_rows(self) -> list[Bentrok]:
        """The rows of *Bentrok* of the quarter without a decision, the new ones at their places to be."""
        session = self.session
        first = len(session.content.row(Bentrok.table))
        added = [row.model_copy(update={"baris_ke": first + n}) for n, row in enumerate(self.new_rows)]
        rows = [*session.master.bentrok, *added]
        return [row for row in rows if row.terbuka and row.triwulan in {None, self.triwulan}]

    def take_all(self) -> None:
        """Take every form, note the rejected ones, and write down what people have to decide."""
        master = self.session.master
        asked, rows = decisions(master.bentrok), ReportRows.of(master)
        for form in self.selection.forms:
            taken = FormTaker(self.session, form, self.history, asked, rows).take()
            self.changes[form.formulir.unit] = taken.answers
            known = [*master.bentrok, *self.new_rows]
            self.new_rows += new_rows(known, taken.conflicts, BentrokSource.REKAP)
            self._register(form, taken)
        self.session.perubahan.append_to(Bentrok.table, *self.new_rows)
        units = {form.formulir.unit for form in self.selection.forms if form.taken is not None}
        for returned in self.selection.ditolak:
            _refuse(self.session, returned, units)

    def _register(self, form: FormCopies, taken: Taken) -> None:
        """Note in register and log that a form came back."""
        formulir, returned = form.formulir, form.taken
        if returned is None:
            return
        start = f"{formulir.id_formulir} dari {formulir.unit}"
        self._note(form, returned, taken, start)
        values: dict[str, Cell] = {
            "status": str(FormulirStatus.DITERIMA),
            "kembali": return_time(returned, formulir, self.session.sekarang),
            "berkas_kembali": returned.path.name,
            "sidik_kembali": returned.sidik,
            "alasan": None,
        }
        if returned.registered:
            self.session.change(Formulir.table, formulir.baris_ke, **values)
        else:
            filled = {name: value for name, value in values.items() if value is not None}
            row = formulir.model_copy(update={**filled, "berkas": returned.path.name})
            self.session.perubahan.append_to(Formulir.table, row)

    def _note(self, form: FormCopies, returned: Returned, taken: Taken, start: str) -> None:
        formulir = form.formulir
        catatan = f"{start}: {returned.path.name}"
        if returned.paper:
            catatan += paper_note(formulir.diisi_oleh, formulir.diketik_oleh)
        if form.taken is not None and self.history.asked_at(formulir) is not None:
            catatan += ", diserahkan lagi"
        record = Record(
            Event.FORMULIR_DITERIMA,
            formulir=formulir.id_formulir,
            source=returned.path.name,
            sidik=returned.sidik,
            disimpan=returned.saved_at,
            oleh=returned.oleh,
            folder=self.folder,
            cells=taken.cells(),
            rows=tuple(taken.rows),
        )
        note_record(self.session, record, catatan + _replaced(taken.answers), formulir.triwulan)

    def gone(self) -> Iterator[Temuan]:
        """The copies that were taken from this folder and are not there any more."""
        seen = {item.sidik for item in self.selection.every()}
        newer = {form.formulir.unit for form in self.selection.forms if form.taken is not None}
        for formulir in self.session.master.formulir_tw(self.triwulan).values():
            record = self.history.accepted(formulir.id_formulir)
            here = record is not None and record.folder == self.folder
            gone = here and formulir.status is FormulirStatus.DITERIMA and not formulir.on_paper
            if gone and formulir.unit not in newer and formulir.sidik_kembali not in seen:
                name = formulir.berkas_kembali
                yield temuan("SKP-713", nilai=name, nomor=formulir.id_formulir).di(unit=formulir.unit)


def _replaced(answers: Sequence[ChangedAnswer]) -> str:
    """The answers that took the place of others, old and new, as the end of a note."""
    texts = [
        f"{change.kode} {change.judul}: {shown_or_empty(change.lama)} -> {shown_or_empty(change.baru)}"
        for change in answers
        if change.replaces
    ]
    kept: list[str] = []
    while texts and len("; ".join([*kept, texts[0]])) <= _NOTED:
        kept.append(texts.pop(0))
    if texts:
        kept.append(f"dan {len(texts)} lagi")
    return f"; diganti: {'; '.join(kept)}" if kept else ""


def return_time(returned: Returned, formulir: Formulir, now: datetime) -> datetime:
    """When a form came back first: when its file was saved last.

    A form taken over before keeps its time: a correction asked for later is not late. A time before the
    form was sent or after now says that a clock is wrong: then it is now.
    """
    if formulir.status is FormulirStatus.DITERIMA and formulir.kembali is not None:
        return formulir.kembali
    saved = returned.saved_at
    if saved is None:  # a year that no calendar of ours has
        return now
    return saved if (formulir.dikirim or datetime.min) <= saved <= now else now


def _refuse(session: Session, returned: Returned, taken: set[str]) -> None:
    """Register a rejection; a form that is excused or of which another file was taken over stays so."""
    formulir = returned.formulir
    if formulir is None or not returned.registered:
        return
    faults = [temuan for temuan in returned.temuan if temuan.tingkat is Tingkat.SALAH]
    reason = f"{len(faults)} kesalahan, antara lain: {faults[0].pesan}"
    catatan = f"{formulir.id_formulir} dari {formulir.unit}, {returned.path.name}: {reason}"
    session.note_event(Event.FORMULIR_DITOLAK, triwulan=formulir.triwulan, catatan=catatan)
    if not formulir.kembali_atau_dikecualikan and formulir.unit not in taken:
        session.change(
            Formulir.table, formulir.baris_ke, status=str(FormulirStatus.DIKEMBALIKAN), alasan=reason
        )
