"""Archive one SOP of one quarter (Pengumpulan step 12, Pengukuran step 10)."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

from sakip_xl.actions.approved_data import BEFORE, refuse_changed
from sakip_xl.actions.archive_parts import ListedZip, own_parts
from sakip_xl.actions.folders import (
    default_folder,
    file_sidik,
    in_place,
    last_folders,
    sidik_or_none,
    working_folder,
)
from sakip_xl.actions.jilid_for_archive import JilidForArchive, jilid_for_archive
from sakip_xl.actions.periksa import refuse_open_faults
from sakip_xl.actions.result import Result
from sakip_xl.actions.returned_files import FoundFile, find_all
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.witness_files import BOOK_PART
from sakip_xl.documents.jilid import JILID
from sakip_xl.domain.model import Arsip
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.log_repair import acknowledged_sentence
from sakip_xl.domain.terms import ROMAWI, Event, SopName, Triwulan
from sakip_xl.domain.wording import listing
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.base import FolderUse
from sakip_xl.workbook.port import Book

_PARTS = 3
"""Strokes in the name of a first archive: later ones have a number behind another."""


def arsipkan(
    book: Book,
    sop: SopName,
    destination: Path,
    *,
    moment: Moment,
    triwulan: int | None = None,
    folder_formulir: Path | None = None,
    jilid: bool = False,
) -> Result:
    """Put the master as it stands, the returned forms, the documents and a list of fingerprints into one zip.

    The zip goes into ``destination``; an archive of that name is never replaced: the next gets a number.
    Forms are looked for in every folder from which Rekap took them, in ``folder_formulir`` and in that of
    Identitas; each that is in none as it came back is named (SKP-466), and each document (the last version
    and its signed PDF) that is gone or was changed (SKP-619). The Jilid of the SOP goes along when it is of
    today's data; ``jilid`` makes one that is missing or out of date, which starts a program for PDF. An
    archive without one says why (SKP-640); one in the folder that the register does not have is named
    (SKP-853). Refused before the Sekretaris agreed (SKP-465), on a broken log (SKP-830), and while what the
    SOP filled in has faults (SKP-181) or is not as it was approved (SKP-838).
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    _refuse_unfit(session, sop, period)
    formulir, missing = _formulir(session, period, _form_folders(session, period, folder_formulir))
    session.remember(FolderUse.ARSIP, destination)
    made = jilid_for_archive(session, sop, period, make=jilid)
    with working_folder(destination, session.known_files()) as staging, made as bound:
        arsip = _arsip_name(destination, sop, period, session.master.pengaturan.tahun)
        strange = _unregistered(session, arsip)
        naskah, gone = _naskah(session, period, bound)
        _pack(session, staging / arsip.name, formulir, naskah)
        _note(session, sop, period, staging / arsip.name, _told(session, period, len(formulir)))
        with in_place(staging, destination), bound.placed():
            backup = session.save("arsipkan", file=[arsip])
    message = f"{SOP[sop].judul} Triwulan {ROMAWI[period]} diarsipkan sebagai {arsip.name}."
    data = {"arsip": str(arsip), "jilid": str(next(iter(bound.files), "")), "cadangan": str(backup or "")}
    return Result(message, data, [*missing, *gone, *strange, *bound.found], [arsip])


def _refuse_unfit(session: Session, sop: SopName, triwulan: int) -> None:
    """Only what the Sekretaris agreed to, as he agreed to it and without faults, goes into an archive."""
    session.refuse_paper(sop, triwulan)
    if not session.status(sop, triwulan).disetujui:
        raise SakipError("SKP-465", nilai=SOP[sop].judul, triwulan=ROMAWI[triwulan])
    refuse_open_faults(session, "SKP-181", sop, triwulan, SOP[sop].akhir)
    refuse_changed(session, triwulan, *BEFORE[sop])


def _unregistered(session: Session, arsip: Path) -> list[Temuan]:
    """A finding for each archive of that name in the folder that the register does not have (SKP-853)."""
    start = re.sub(r"_\d+$", "", arsip.stem) if arsip.stem.count("_") > _PARTS else arsip.stem
    registered = {row.sidik for row in session.master.arsip}
    others = sorted(arsip.parent.glob(f"{start}*.zip"))
    return [temuan("SKP-853", nilai=path.name) for path in others if sidik_or_none(path) not in registered]


def _form_folders(session: Session, triwulan: int, other: Path | None) -> list[Path]:
    """Where the returned forms may lie, the likeliest first."""
    beside = session.folder or Path()
    taken_from = last_folders(session.content, FolderUse.REKAP, beside, triwulan)
    folders = [*taken_from, *filter(None, [other]), default_folder(session.book, beside).formulir]
    return [folder for folder in dict.fromkeys(map(Path.absolute, folders)) if folder.is_dir()]


def _formulir(session: Session, triwulan: int, folders: list[Path]) -> tuple[list[FoundFile], list[Temuan]]:
    """The returned forms by their registered fingerprint, and a finding for each that is gone.

    What came back on paper is no file: it stands in the master, on the sheet Isian Kertas.
    """
    registered = [
        f for f in session.master.formulir if f.triwulan == triwulan and f.sidik_kembali and not f.on_paper
    ]
    found = find_all(folders, {f.sidik_kembali: f.berkas_kembali for f in registered})
    looked = listing([folder.name or str(folder) for folder in folders]) or "-"
    missing = [
        temuan("SKP-466", nilai=f.berkas_kembali, unit=f.unit, folder=looked)
        for f in registered
        if f.sidik_kembali not in found
    ]
    return [found[f.sidik_kembali] for f in registered if f.sidik_kembali in found], missing


def _naskah(session: Session, triwulan: int, bound: JilidForArchive) -> tuple[list[Path], list[Temuan]]:
    """The files of the last version of each document, and a finding for each that is gone or was changed.

    Of all Jilid only the one of this SOP is among them.
    """
    rows = [row for row in (*session.master.naskah, *bound.rows) if row.jenis != JILID.jenis]
    last = {(row.jenis, row.kunci): row for row in rows if row.triwulan == triwulan}
    registered = [
        pair
        for row in last.values()
        for pair in ((row.berkas, row.sidik_berkas), (row.berkas_bertanda, row.sidik_bertanda))
        if pair[0]
    ]
    found, gone = [], []
    for name, sidik in registered:
        path = bound.where((session.folder or Path()) / name)
        if sidik_or_none(path) == sidik:
            found.append(path)
        else:
            gone.append(temuan("SKP-619", nilai=path.name))
    return [*found, *map(bound.where, bound.files)], gone


def _pack(session: Session, zip_path: Path, formulir: list[FoundFile], naskah: list[Path]) -> None:
    """Write the zip; the master in it has what was registered for the archive."""
    master_copy = zip_path.with_suffix(".xlsx")
    content = session.perubahan.apply_to(session.content)
    session.book.shelf.write(content, master_copy, session.sekarang)
    members = dict(zip(_inner_names(formulir), formulir, strict=True))
    members |= {f"naskah/{path.name}": FoundFile(path.name, path) for path in naskah}
    with zipfile.ZipFile(zip_path, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = ListedZip(archive)
        listed.add(BOOK_PART, master_copy.read_bytes())
        for name, data in own_parts(session).items():
            listed.add(name, data)
        for name, file in members.items():
            listed.add(name, file.data())
        listed.close()
    master_copy.unlink()


def _inner_names(formulir: list[FoundFile]) -> list[str]:
    """The forms' names inside the archive; two that differ in case only would overwrite each other."""
    names = [Path(file.file_name) for file in formulir]
    counts = Counter(name.name.casefold() for name in names)
    return [
        f"formulir/{name.stem}{f'_{number}' if counts[name.name.casefold()] > 1 else ''}{name.suffix}"
        for number, name in enumerate(names, 1)
    ]


def _arsip_name(destination: Path, sop: SopName, triwulan: int, tahun: int) -> Path:
    start = f"Arsip_{str(sop).capitalize()}_TW{triwulan}_{tahun}"
    arsip, number = destination / f"{start}.zip", 1
    while arsip.exists():
        number += 1
        arsip = destination / f"{start}_{number}.zip"
    return arsip


def _told(session: Session, triwulan: int, count: int) -> str:
    """What the archive holds, for its register; answers on paper are in the master."""
    paper = sum(f.on_paper for f in session.master.formulir_tw(triwulan).values())
    typed = f", {paper} isian kertas di dalamnya," if paper else ""
    log = acknowledged_sentence(session.check_log().breaks)
    return f"Buku induk{typed} dan {count} formulir yang kembali. {log}".rstrip()


def _note(session: Session, sop: SopName, triwulan: int, arsip: Path, told: str) -> None:
    sidik = file_sidik(arsip)
    session.perubahan.append_to(
        Arsip.table,
        Arsip(
            nomor=max((a.nomor for a in session.master.arsip), default=0) + 1,
            sop=sop,
            triwulan=Triwulan(triwulan),
            berkas=arsip.name,
            sidik=sidik,
            waktu=session.sekarang,
            oleh=session.oleh or "Tim SAKIP",
            keterangan=told,
        ),
    )
    session.note_event(Event.ARSIP, sop=sop, triwulan=triwulan, catatan=f"{arsip.name} {sidik[:16]}")
