"""Take the filled forms back into the master (SOP Pengumpulan steps 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sakip_xl.actions.result import Result
from sakip_xl.actions.returns import Progress, Returned, Selection, read_folder
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.measure.reported import (
    NotAvailable,
    asked_of,
    name_not_available,
    not_available,
    reported_in,
)
from sakip_xl.domain.measure.units import reporting_units
from sakip_xl.domain.model import (
    AnggaranInput,
    Cell,
    Formulir,
    FormulirInput,
    Master,
    Realisasi,
    RealisasiAnggaran,
)
from sakip_xl.domain.model.references import spelling
from sakip_xl.domain.terms import ROMAWI, Event, FormulirStatus, SopName, Triwulan
from sakip_xl.domain.wording import listing
from sakip_xl.errors import Tingkat
from sakip_xl.schema.books import FORMULIR
from sakip_xl.schema.content import raw
from sakip_xl.schema.load import load_table
from sakip_xl.workbook.port import Book

_ANSWERS = FORMULIR.table_named(FormulirInput.table).answers
"""What a form's row brings into the row of the master: the same fields in both."""


def rekap(
    book: Book,
    folder: Path,
    *,
    triwulan: int,
    moment: Moment,
    pratinjau: bool = False,
    progress: Progress = iter,
) -> Result:
    """Check every returned form of a folder and take over the good ones, all in one write.

    A form with a fault is rejected with every finding and its unit is to hand it in again; nothing of it
    is taken. ``pratinjau`` shows the same result and what would change, and writes nothing.
    """
    session = Session.open_book(book, moment)
    session.refuse_paper(SopName.PENGUMPULAN, triwulan)
    selection = read_folder(session.master, book.shelf, folder, triwulan, session.sekarang, progress)
    changes = [change for returned in selection.diterima for change in _take(session, returned)]
    taken = set(_unit(selection.diterima))
    for returned in selection.ditolak:
        _refuse(session, returned, taken)
    data = _data(session, selection, triwulan, changes)
    message = _message(data, triwulan, pratinjau=pratinjau)
    if not pratinjau:
        session.note_event(Event.REKAP, sop=SopName.PENGUMPULAN, triwulan=triwulan, catatan=message)
        data["cadangan"] = str(session.save("rekap") or "")
    return Result(message, data, selection.temuan())


def _take(session: Session, returned: Returned) -> Iterator[dict[str, Cell]]:
    """Collect the changes of one good form; yields each answer that replaces another one."""
    formulir, content = returned.formulir, returned.content
    if formulir is None or content is None:
        return
    for row in load_table(FORMULIR.table_named(FormulirInput.table), content.row(FormulirInput.table))[0]:
        yield from _take_realisasi(session, formulir.unit, formulir.id_formulir, row, formulir.triwulan)
    for row in load_table(FORMULIR.table_named(AnggaranInput.table), content.row(AnggaranInput.table))[0]:
        yield from _take_anggaran(session, formulir.unit, formulir.id_formulir, row, formulir.triwulan)
    session.change(
        Formulir.table,
        formulir.baris_ke,
        status=str(FormulirStatus.DITERIMA),
        kembali=return_time(returned, formulir, session.sekarang),
        berkas_kembali=returned.path.name,
        sidik_kembali=returned.sidik,
        alasan=None,
    )
    catatan = f"{formulir.id_formulir} dari {formulir.unit}: {returned.path.name}"
    session.note_event(Event.FORMULIR_DITERIMA, triwulan=formulir.triwulan, catatan=catatan)


def _taken_over(session: Session, returned: Returned) -> Formulir | None:
    """The register's row as it is after a good form is taken over."""
    if returned.formulir is None:
        return None
    back = return_time(returned, returned.formulir, session.sekarang)
    return returned.formulir.model_copy(update={"status": FormulirStatus.DITERIMA, "kembali": back})


def return_time(returned: Returned, formulir: Formulir, now: datetime) -> datetime:
    """When a form came back first: when its file was saved last.

    A form taken over before keeps its time: a correction asked for later is not late. A time before the
    form was sent or after now says that a clock is wrong: then it is now.
    """
    if formulir.status is FormulirStatus.DITERIMA and formulir.kembali is not None:
        return formulir.kembali
    try:
        saved = datetime.fromtimestamp(returned.disimpan // 10**9)
    except (OSError, OverflowError, ValueError):  # a year that no calendar of ours has
        return now
    return saved if (formulir.dikirim or datetime.min) <= saved <= now else now


def _take_realisasi(
    session: Session, unit: str, number: str, entry: FormulirInput, triwulan: Triwulan
) -> Iterator[dict[str, Cell]]:
    separator = session.master.pengaturan.pemisah_desimal
    answers = {name: getattr(entry, name) for name in _ANSWERS}
    answers["realisasi"] = reported_in(entry, asked_of(entry), separator).realisasi
    new = Realisasi(
        kode=spelling(session.master, "indikator", entry.kode),
        triwulan=triwulan,
        unit=unit,
        id_formulir=number,
        dicatat=session.sekarang,
        **answers,
    )
    existing = _existing(session.master, new)
    if not existing:
        if any(value is not None and value != "" for value in answers.values()):
            session.perubahan.append_to(Realisasi.table, new)
        return
    old_cells, new_cells = raw(existing[-1]), raw(new)
    changes = {name: new_cells[name] for name in _ANSWERS if new_cells[name] != old_cells[name]}
    for name, value in changes.items():
        yield {"kode": entry.kode, "kolom": name, "lama": old_cells[name], "baru": value}
    session.change(
        Realisasi.table,
        existing[-1].baris_ke,
        **changes,
        unit=unit,
        id_formulir=number,
        dicatat=session.sekarang,
    )


def _existing(master: Master, new: Realisasi) -> list[Realisasi]:
    """The rows that a new one takes the place of: of a shared indicator only those of the same unit."""
    shared = any(row.kode == new.kode and len(row.units) > 1 for row in master.indikator_in_force())
    return [
        row
        for row in master.realisasi
        if row.kode == new.kode and row.triwulan == new.triwulan and (row.unit == new.unit or not shared)
    ]


def _take_anggaran(
    session: Session, unit: str, number: str, entry: AnggaranInput, triwulan: Triwulan
) -> Iterator[dict[str, Cell]]:
    new = RealisasiAnggaran(
        kode=spelling(session.master, "kinerja", entry.kode),
        triwulan=triwulan,
        unit=unit,
        realisasi=entry.realisasi,
        keterangan=entry.keterangan,
        id_formulir=number,
    )
    existing = [row for row in session.master.anggaran if row.kode == new.kode and row.triwulan == triwulan]
    if not existing:
        session.perubahan.append_to(RealisasiAnggaran.table, new)
        return
    old_cells, new_cells = raw(existing[-1]), raw(new)
    changes = {
        name: new_cells[name] for name in ("realisasi", "keterangan") if new_cells[name] != old_cells[name]
    }
    for name, value in changes.items():
        yield {"kode": entry.kode, "kolom": f"{name} anggaran", "lama": old_cells[name], "baru": value}
    session.change(RealisasiAnggaran.table, existing[-1].baris_ke, **changes, unit=unit, id_formulir=number)


def _refuse(session: Session, returned: Returned, taken: set[str]) -> None:
    """Register a rejection; a form that is excused or of which another file was taken over stays so."""
    formulir = returned.formulir
    if formulir is None:
        return
    faults = [temuan for temuan in returned.temuan if temuan.tingkat is Tingkat.SALAH]
    reason = f"{len(faults)} kesalahan, antara lain: {faults[0].pesan}"
    catatan = f"{formulir.id_formulir} dari {formulir.unit}, {returned.path.name}: {reason}"
    session.note_event(Event.FORMULIR_DITOLAK, triwulan=formulir.triwulan, catatan=catatan)
    if not formulir.kembali_atau_dikecualikan and formulir.unit not in taken:
        session.change(
            Formulir.table, formulir.baris_ke, status=str(FormulirStatus.DIKEMBALIKAN), alasan=reason
        )


def _data(
    session: Session, selection: Selection, triwulan: int, changes: list[dict[str, Cell]]
) -> dict[str, Any]:
    accepted = [*_unit(selection.lama), *_unit(selection.diterima)]
    registered = session.master.formulir_tw(triwulan)
    done = {kode for kode, formulir in registered.items() if formulir.kembali_atau_dikecualikan}
    required = [unit.kode for unit in reporting_units(session.master, triwulan)]
    declared = _not_available(session, selection, triwulan)
    late = [
        formulir.unit
        for returned in selection.diterima
        if (formulir := _taken_over(session, returned)) and formulir.late(session.sekarang)
    ]
    return {
        "triwulan": triwulan,
        "unit": required,
        "diterima": sorted({*accepted, *(done & set(required))}),
        "ditolak": sorted({*_unit(selection.ditolak)} - {*_unit(selection.diterima)}),
        "ganda": sorted({*_unit(selection.digantikan)}),
        "belum": [kode for kode in required if kode not in {*accepted, *done}],
        "terlambat": sorted(late),
        "belum_tersedia": [asdict(item) for item in declared],
        "asing": [returned.path.name for returned in selection.asing],
        "perubahan": changes,
    }


def _not_available(session: Session, selection: Selection, triwulan: int) -> list[NotAvailable]:
    """What is declared not known yet in the quarter once the good forms are taken over."""
    separator = session.master.pengaturan.pemisah_desimal
    declared = {(item.kode, item.unit): item for item in not_available(session.master, triwulan)}
    for returned in selection.diterima:
        if returned.formulir is None or returned.content is None:
            continue
        unit, rows = returned.formulir.unit, returned.content.row(FormulirInput.table)
        for row in load_table(FORMULIR.table_named(FormulirInput.table), rows)[0]:
            declared.pop((row.kode, unit), None)
            reason = reported_in(row, asked_of(row), separator).alasan_belum
            if reason:
                declared[row.kode, unit] = NotAvailable(row.kode, unit, reason)
    return list(declared.values())


def _unit(returned: list[Returned]) -> list[str]:
    return [item.formulir.unit for item in returned if item.formulir is not None]


def _message(data: dict[str, Any], triwulan: int, *, pratinjau: bool) -> str:
    start = "Pratinjau rekap" if pratinjau else "Rekap"
    count = len({*data["diterima"]} & {*data["unit"]})
    sentence = f"{start} Triwulan {ROMAWI[triwulan]}: {count} dari {len(data['unit'])} unit diterima"
    for key in ("ditolak", "belum", "terlambat"):
        if data[key]:
            sentence += f"; {key}: {listing(data[key])}"
    declared = [NotAvailable(**item) for item in data["belum_tersedia"]]
    if declared:
        sentence += f"; {len(declared)} indikator belum tersedia: {name_not_available(declared)}"
    return sentence + "."
