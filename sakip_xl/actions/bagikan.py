"""Hand a form to every unit (SOP Pengumpulan steps 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.folders import in_place, working_folder
from sakip_xl.actions.formulir import (
    asks_the_same,
    file_name,
    formulir_content,
    new_formulir_id,
    unit_indikator,
)
from sakip_xl.actions.periksa import blocking_temuan
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.model import Formulir, Indikator, Kinerja, PengaturanRow, Unit
from sakip_xl.domain.terms import ROMAWI, Event, FormulirStatus, SopName, Triwulan
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.workbook.port import Book

REQUIRED_TABLES = (PengaturanRow.table, Unit.table, Kinerja.table, Indikator.table)


@dataclass(frozen=True, slots=True)
class FormulirToSend:
    """One form to be sent: its unit, number and file name, and the form it replaces, if any."""

    unit: Unit
    nomor: str
    file_name: str
    lama: Formulir | None


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

    Units whose form is out or back already are left alone and named; when what is asked changed since, a
    form not taken over yet is replaced (SKP-477) and one taken over is named (SKP-482). A unit of which
    no indicator is asked in this quarter gets none and is named. Refused before anything is written
    when the indicators have faults (SKP-461), no unit has anything to report (SKP-483) or a file of that
    name exists (SKP-561). A quarter of which nothing is there is questioned (SKP-182) unless ``tetap``.
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
    _refuse_existing(destination, [item.file_name for item in to_send])
    backup = _send(session, destination, triwulan, to_send, progress) if to_send else None
    files = [destination / item.file_name for item in to_send]
    quarter = f"formulir Triwulan {ROMAWI[triwulan]}"
    message = f"{len(files)} {quarter} disimpan di folder {destination.absolute().name}."
    if not files:
        message = f"Tidak ada {quarter} yang perlu dibuat lagi."
    names = [str(path) for path in files]
    return Result(
        message, {"formulir": names, "triwulan": triwulan, "cadangan": str(backup or "")}, catatan, files
    )


def _formulir_to_send(session: Session, triwulan: int, catatan: list[Temuan]) -> list[FormulirToSend]:
    """Every form to be sent now, each under a file name of its own."""
    result: list[FormulirToSend] = []
    used_names: set[str] = set()
    for unit in session.master.required_units():
        old = session.master.formulir_tw(triwulan).get(unit.kode)
        if _is_needed(session, unit, triwulan, old, catatan):
            number = new_formulir_id(session.master, unit.kode, triwulan)
            result.append(FormulirToSend(unit, number, file_name(number, used_names), old))
            used_names.add(result[-1].file_name.casefold())
    return result


def _is_needed(
    session: Session, unit: Unit, triwulan: int, old: Formulir | None, catatan: list[Temuan]
) -> bool:
    """Whether a unit is to get a form now; what is noteworthy goes to ``catatan``."""
    if not unit_indikator(session.master, unit.kode, triwulan):
        catatan.append(temuan("SKP-463", nilai=unit.nama, triwulan=ROMAWI[triwulan]))
        return False
    if old is None:
        return True
    content = formulir_content(
        session.master, unit, triwulan, id_formulir=old.id_formulir, tenggat=session.sekarang
    )
    if asks_the_same(content, old.sidik) or old.status is FormulirStatus.DIKECUALIKAN:
        status = str(old.status)
        catatan.append(temuan("SKP-462", nilai=unit.nama, nomor=old.id_formulir, status=status))
        return False
    diterima = old.status is FormulirStatus.DITERIMA
    kode = "SKP-482" if diterima else "SKP-477"
    catatan.append(temuan(kode, nilai=unit.nama, nomor=old.id_formulir))
    return not diterima


def _refuse_existing(destination: Path, names: list[str]) -> None:
    existing = [name for name in names if (destination / name).exists()]
    if existing:
        raise SakipError("SKP-561", nilai=", ".join(existing), folder=destination.absolute().name)


def _send(
    session: Session, destination: Path, triwulan: int, to_send: list[FormulirToSend], progress: Progress
) -> Path | None:
    """Write every form and the register, or nothing at all; gives the backup."""
    tenggat = session.filling_deadline()
    with working_folder(destination) as staging:
        for item in progress(to_send):
            content = formulir_content(
                session.master, item.unit, triwulan, id_formulir=item.nomor, tenggat=tenggat
            )
            session.book.shelf.write(content, staging / item.file_name, session.sekarang)
            _register(session, item, triwulan, content.meta["sidik_terkunci"], tenggat)
        with in_place(staging, destination):
            return session.save("bagikan", file=[destination / item.file_name for item in to_send])


def _register(session: Session, item: FormulirToSend, triwulan: int, sidik: str, tenggat: datetime) -> None:
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
    catatan = f"{item.nomor} untuk {item.unit.nama}"
    session.note_event(Event.FORMULIR_DIKIRIM, triwulan=triwulan, catatan=catatan)
