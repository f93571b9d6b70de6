"""Hand a form to every unit (SOP Pengumpulan steps 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.anchor import head
from sakip_xl.actions.asked_since import still_asked, taken_before
from sakip_xl.actions.folders import in_place, working_folder
from sakip_xl.actions.formulir import (
    LOCKED_META,
    file_name,
    formulir_content,
    new_formulir_id,
    sidik_terkunci,
    unit_indikator,
)
from sakip_xl.actions.isian_kertas import paper_file, prepared_rows
from sakip_xl.actions.naskah import own_templates
from sakip_xl.actions.periksa import blocking_temuan
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.model import Formulir, Indikator, Kinerja, PengaturanRow, Unit
from sakip_xl.domain.rules.isian_kertas import typed_rows
from sakip_xl.domain.sop.saksi import anchor_meta
from sakip_xl.domain.terms import ROMAWI, Cara, Event, FormulirStatus, SopName, Triwulan
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.base import FolderUse
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.port import Book

_SUFFIX = {Cara.EXCEL: ".xlsx", Cara.KERTAS: ".docx"}
"""What a unit is given."""

REQUIRED_TABLES = (PengaturanRow.table, Unit.table, Kinerja.table, Indikator.table)


@dataclass(frozen=True, slots=True)
class FormulirToSend:
    """One form to be sent: its unit, number and file name, and the form that the unit has, if any.

    That one is replaced, unless it has the same number: then the unit gets it in another way.
    """

    unit: Unit
    nomor: str
    file_name: str
    lama: Formulir | None

    @property
    def again(self) -> bool:
        """Whether the unit has this very form already, as a file or on paper."""
        return self.lama is not None and self.lama.id_formulir == self.nomor


Progress = Callable[[Iterable[FormulirToSend]], Iterable[FormulirToSend]]


def bagikan(
    book: Book,
    destination: Path,
    *,
    triwulan: int,
    moment: Moment,
    tetap: bool = False,
    progress: Progress = iter,
) -> Result:
    """Write a form for every unit that has to report into ``destination``; register it with its due time.

    A unit that works on paper gets a Word document, and its rows on the sheet Isian Kertas. Rows that stand
    there stay. One whose ``cara`` changed since gets the form it has in the other way too (SKP-664).
    Units whose form is out or back already are left alone and named; when what is asked changed since, a
    form not taken over yet is replaced (SKP-477) and one taken over is named (SKP-482). A unit of which
    no indicator is asked in this quarter gets none and is named. A form that lies there already, of a click
    that was cut off, is taken as it is. Refused before anything is written when the indicators have faults
    (SKP-461), no unit has anything to report (SKP-483) or another file of that name exists (SKP-561). A
    quarter of which nothing is there is questioned (SKP-182) unless ``tetap``.
    """
    session = Session.open_book(book, moment)
    session.refuse_paper(SopName.PENGUMPULAN, triwulan)
    session.quarter(triwulan, tetap=tetap)
    blocking = blocking_temuan(session, REQUIRED_TABLES)
    if blocking:
        raise SakipError("SKP-461", details=blocking, jumlah=len(blocking))
    catatan: list[Temuan] = []
    to_send = _formulir_to_send(session, triwulan, catatan)
    if not to_send and not session.master.formulir_tw(triwulan):
        raise SakipError("SKP-483", details=catatan, triwulan=ROMAWI[triwulan])
    backup = _send(session, destination, triwulan, to_send, progress) if to_send else None
    files = [destination / item.file_name for item in to_send]
    message = _message(to_send, triwulan, destination)
    names = [str(path) for path in files]
    return Result(
        message, {"formulir": names, "triwulan": triwulan, "cadangan": str(backup or "")}, catatan, files
    )


def _message(to_send: list[FormulirToSend], triwulan: int, destination: Path) -> str:
    quarter = f"formulir Triwulan {ROMAWI[triwulan]}"
    if not to_send:
        return f"Tidak ada {quarter} yang perlu dibuat lagi."
    paper = sum(item.unit.cara is Cara.KERTAS for item in to_send)
    message = f"{len(to_send)} {quarter} disimpan di folder {destination.absolute().name}"
    return f"{message}, {paper} di antaranya kertas: cetak lebih dahulu." if paper else f"{message}."


def _formulir_to_send(session: Session, triwulan: int, catatan: list[Temuan]) -> list[FormulirToSend]:
    """Every form to be sent now, each under a file name of its own."""
    result: list[FormulirToSend] = []
    used_names: set[str] = set()
    for unit in session.master.required_units():
        old = session.master.formulir_tw(triwulan).get(unit.kode)
        number = _number_to_send(session, unit, triwulan, old, catatan)
        if number:
            name = file_name(number, used_names, _SUFFIX[unit.cara])
            result.append(FormulirToSend(unit, number, name, old))
            used_names.add(result[-1].file_name.casefold())
    return result


def _number_to_send(
    session: Session, unit: Unit, triwulan: int, old: Formulir | None, catatan: list[Temuan]
) -> str:
    """The number of the form that a unit is to get now, empty for none; what is noteworthy is noted."""
    new = new_formulir_id(session.master, unit.kode, triwulan)
    if not unit_indikator(session.master, unit.kode, triwulan):
        catatan.append(temuan("SKP-463", nilai=unit.nama, triwulan=ROMAWI[triwulan]))
        return ""
    if old is None:
        return new
    if still_asked(session, unit, old) or old.status is FormulirStatus.DIKECUALIKAN:
        if old.sent_on_paper is not (unit.cara is Cara.KERTAS) and not old.kembali_atau_dikecualikan:
            cara = str(unit.cara).lower() if unit.cara is Cara.KERTAS else str(unit.cara)
            catatan.append(temuan("SKP-664", nilai=unit.nama, nomor=old.id_formulir, cara=cara))
            return old.id_formulir
        status = str(old.status)
        catatan.append(temuan("SKP-462", nilai=unit.nama, nomor=old.id_formulir, status=status))
        return ""
    if old.status is FormulirStatus.DITERIMA:
        catatan.append(taken_before(unit, old))
        return ""
    catatan.append(temuan("SKP-477", nilai=unit.nama, nomor=old.id_formulir))
    return new


def _is_there(session: Session, path: Path, content: BookContent) -> bool:
    """Whether this very form lies there already: one that an action made which did not come to its end.

    It stays as it is, answers that stand in it included. Any other file of that name is none.
    """
    try:
        found = session.book.shelf.open_book(path, session.sekarang).read()
    except (SakipError, OSError):
        return False
    same = all(found.meta.get(name) == content.meta.get(name) for name in LOCKED_META)
    return same and sidik_terkunci(found) == content.meta["sidik_terkunci"]


def _refuse_existing(destination: Path, names: list[str]) -> None:
    if names:
        raise SakipError("SKP-561", nilai=", ".join(names), folder=destination.absolute().name)


def _send(
    session: Session, destination: Path, triwulan: int, to_send: list[FormulirToSend], progress: Progress
) -> Path | None:
    """Write every form and the register, or nothing at all; gives the backup."""
    tenggat = session.filling_deadline()
    session.remember(FolderUse.BAGIKAN, destination)
    with working_folder(destination, session.known_files()) as staging:
        existing = []
        for item in progress(to_send):
            content = formulir_content(
                session.master, item.unit, triwulan, id_formulir=item.nomor, tenggat=tenggat
            )
            formulir = _register(session, item, triwulan, content.meta["sidik_terkunci"], tenggat)
            if (destination / item.file_name).exists():
                if not _is_there(session, destination / item.file_name, content):
                    existing.append(item.file_name)
            elif item.unit.cara is Cara.KERTAS:
                _write_paper(session, content, formulir, staging / item.file_name)
            else:
                content = content.with_meta(**anchor_meta(head(session)))
                session.book.shelf.write(content, staging / item.file_name, session.sekarang)
        _refuse_existing(destination, existing)
        with in_place(staging, destination):
            return session.save("bagikan", file=[destination / item.file_name for item in to_send])


def _write_paper(session: Session, content: BookContent, formulir: Formulir, path: Path) -> None:
    """Make a form on paper, and prepare the rows to type it in unless they are there."""
    rows = typed_rows(session.master, formulir)
    if not rows:
        rows = prepared_rows(content, formulir)
        for row in rows:
            session.perubahan.append_to(row.table, row)
    path.write_bytes(paper_file(session, own_templates(session), formulir, rows))


def _register(
    session: Session, item: FormulirToSend, triwulan: int, sidik: str, tenggat: datetime
) -> Formulir:
    """Register one form as sent, in the place of another one; gives its row."""
    catatan = f"{item.nomor} untuk {item.unit.nama}"
    if item.unit.cara is Cara.KERTAS:
        catatan += ", di kertas"
    session.note_event(Event.FORMULIR_DIKIRIM, triwulan=triwulan, catatan=catatan)
    if item.lama is not None and item.again:
        session.change(Formulir.table, item.lama.baris_ke, berkas=item.file_name)
        return item.lama.model_copy(update={"berkas": item.file_name})
    row = Formulir(
        id_formulir=item.nomor,
        triwulan=Triwulan(triwulan),
        unit=item.unit.kode,
        berkas=item.file_name,
        sidik=sidik,
        dikirim=session.sekarang,
        dikirim_oleh=session.oleh,
        tenggat=tenggat,
        status=FormulirStatus.DIKIRIM,
    )
    if item.lama is not None:
        session.change(
            Formulir.table,
            item.lama.baris_ke,
            status=str(FormulirStatus.DIKEMBALIKAN),
            alasan=f"Diganti formulir {item.nomor}.",
        )
    session.perubahan.append_to(Formulir.table, row)
    return row
