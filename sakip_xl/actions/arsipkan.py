"""Archive one SOP of one quarter (Pengumpulan step 12, Pengukuran step 10)."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

from sakip_xl.actions.folders import file_sidik, in_place, working_folder
from sakip_xl.actions.jilid_for_archive import JilidForArchive, jilid_for_archive
from sakip_xl.actions.periksa import refuse_open_faults
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.documents.jilid import JILID
from sakip_xl.domain.model import Arsip
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import ROMAWI, Event, SopName, Triwulan
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.workbook.port import Book


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
    Registered forms that are not in ``folder_formulir`` any more are named, and documents (the last version
    and its signed PDF) that are gone or were changed (SKP-619). The Jilid of the SOP goes along when it is of
    today's data; ``jilid`` makes one that is missing or out of date, which starts a program for PDF. An
    archive without one says why (SKP-640). Refused before the Sekretaris agreed (SKP-465) and while what the
    SOP filled in has faults (SKP-181).
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    session.refuse_paper(sop, period)
    if not session.status(sop, period).disetujui:
        raise SakipError("SKP-465", nilai=SOP[sop].judul, triwulan=ROMAWI[period])
    refuse_open_faults(session, "SKP-181", sop, period, SOP[sop].akhir)
    formulir, missing = _formulir(session, period, folder_formulir)
    arsip = _arsip_name(destination, sop, period, session.master.pengaturan.tahun)
    with (
        working_folder(destination) as staging,
        jilid_for_archive(session, sop, period, make=jilid) as bound,
    ):
        naskah, gone = _naskah(session, period, bound)
        _pack(session, staging / arsip.name, formulir, naskah)
        _note(session, sop, period, staging / arsip.name, len(formulir))
        with in_place(staging, destination), bound.placed():
            backup = session.save("arsipkan", file=[arsip])
    message = f"{SOP[sop].judul} Triwulan {ROMAWI[period]} diarsipkan sebagai {arsip.name}."
    data = {"arsip": str(arsip), "jilid": str(next(iter(bound.files), "")), "cadangan": str(backup or "")}
    return Result(message, data, [*missing, *gone, *bound.found], [arsip])


def _formulir(session: Session, triwulan: int, folder: Path | None) -> tuple[list[Path], list[Temuan]]:
    """The returned forms by their registered fingerprint, and a finding for each that is gone."""
    registered = [f for f in session.master.formulir if f.triwulan == triwulan and f.sidik_kembali]
    listed = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
    workbooks = (path for path in listed if path.is_file() and path.suffix.casefold() == ".xlsx")
    by_sidik = {file_sidik(path): path for path in workbooks}
    found = [by_sidik[f.sidik_kembali] for f in registered if f.sidik_kembali in by_sidik]
    missing = [
        temuan("SKP-466", nilai=f.berkas_kembali, unit=f.unit)
        for f in registered
        if f.sidik_kembali not in by_sidik
    ]
    return found, missing


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
        if path.is_file() and file_sidik(path) == sidik:
            found.append(path)
        else:
            gone.append(temuan("SKP-619", nilai=path.name))
    return [*found, *map(bound.where, bound.files)], gone


def _pack(session: Session, zip_path: Path, formulir: list[Path], naskah: list[Path]) -> None:
    """Write the zip; the master in it has what was registered for the archive."""
    master_copy = zip_path.with_suffix(".xlsx")
    content = session.perubahan.apply_to(session.content)
    session.book.shelf.write(content, master_copy, session.sekarang)
    members = {"buku-induk.xlsx": master_copy, **dict(zip(_inner_names(formulir), formulir, strict=True))}
    members |= {f"naskah/{path.name}": path for path in naskah}
    checksums = "".join(f"{file_sidik(path)}  {name}\r\n" for name, path in members.items())
    with zipfile.ZipFile(zip_path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in members.items():
            archive.write(path, name)
        archive.writestr("SIDIK-SHA256.txt", checksums)
    master_copy.unlink()


def _inner_names(formulir: list[Path]) -> list[str]:
    """The forms' names inside the archive; two that differ in case only would overwrite each other."""
    counts = Counter(path.name.casefold() for path in formulir)
    return [
        f"formulir/{path.stem}{f'_{number}' if counts[path.name.casefold()] > 1 else ''}{path.suffix}"
        for number, path in enumerate(formulir, 1)
    ]


def _arsip_name(destination: Path, sop: SopName, triwulan: int, tahun: int) -> Path:
    start = f"Arsip_{str(sop).capitalize()}_TW{triwulan}_{tahun}"
    arsip, number = destination / f"{start}.zip", 1
    while arsip.exists():
        number += 1
        arsip = destination / f"{start}_{number}.zip"
    return arsip


def _note(session: Session, sop: SopName, triwulan: int, arsip: Path, count: int) -> None:
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
            keterangan=f"Buku induk dan {count} formulir yang kembali.",
        ),
    )
    session.note_event(Event.ARSIP, sop=sop, triwulan=triwulan, catatan=f"{arsip.name} {sidik[:16]}")
