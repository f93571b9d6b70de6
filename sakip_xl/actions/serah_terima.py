"""Hand a master from one person's computer to another's: checked, whole, logged, with a Berita Acara."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from sakip_xl.actions.anchor import head
from sakip_xl.actions.folders import file_sidik, free_path, in_place, last_folders, working_folder
from sakip_xl.actions.handover_files import HandoverFiles, gather, portable
from sakip_xl.actions.handover_list import LIST_NAME, handover_catatan, list_lines, list_sidik
from sakip_xl.actions.naskah import own_templates
from sakip_xl.actions.periksa import master_temuan
from sakip_xl.actions.result import Result
from sakip_xl.actions.returns import read_folder
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.templat import template_file
from sakip_xl.documents.base import Source
from sakip_xl.documents.serah_terima import SERAH_TERIMA, Handover, berita_acara
from sakip_xl.domain.model import Pejabat
from sakip_xl.domain.terms import Event
from sakip_xl.domain.wording import listing, normalized
from sakip_xl.errors import SakipError, Tingkat
from sakip_xl.schema.base import FolderUse
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.raw import differences, tidy

_MASTER = "Buku induk"


def serah_terima(
    book: Book, kepada: str, destination: Path, *, moment: Moment, tetap: bool = False
) -> Result:
    """Put the master and every file it knows of into one zip in ``destination``, a Berita Acara beside it.

    The zip holds a list of fingerprints, which ``terima`` checks on the other side. The master in it has no
    path of this computer. Files that are gone or were changed are named (SKP-643). Refused: a book without a
    folder on this computer (SKP-644), a receiver who is no official (SKP-635) or the giver (SKP-636), a
    broken log (SKP-633), and unless ``tetap`` while there are faults, forms that are out, or forms that came
    back and were not taken over (SKP-634).
    """
    session = Session.read_book(book, moment)
    if session.folder is None:
        raise SakipError("SKP-644", berkas=book.name)
    giver, receiver = _people(session, kepada)
    _refuse_broken_log(session)
    points = _open_points(session)
    if points and not tetap:
        raise SakipError("SKP-634", nilai=listing(points))
    files, moved = gather(session, session.folder)
    path = free_path(destination / f"Serah_Terima_SAKIP_{session.sekarang:%Y%m%d}.zip")
    session.remember(FolderUse.SERAH, destination)
    note = handover_catatan(giver.nama, receiver.nama, path.name, list_sidik(list_lines(files.members)))
    session.note_event(Event.SERAH, catatan=note)
    with working_folder(destination, session.known_files()) as staging:
        _pack(staging / path.name, files)
        with _handed(session, moved) as (data, stays):
            _complete(session, staging / path.name, files, data)
            act = _berita_acara(session, (giver, receiver), staging / path.name, files, points)
            with in_place(staging, destination):
                stays()
    count = len(files.members) + 1
    message = f"Buku induk dan {count - 1} berkasnya dibungkus untuk {receiver.nama}: {path.name}."
    made = [path, destination / act.name]
    data_ = {"paket": str(path), "berita_acara": str(made[1]), "berkas": count, "belum": points}
    return Result(message, data_, files.missing, made)


def _people(session: Session, kepada: str) -> tuple[Pejabat, Pejabat]:
    """Who gives and who receives, both officials of the master."""
    giver, receiver = (session.master.pejabat_named(name) for name in (session.oleh, kepada))
    if giver is None:
        raise SakipError("SKP-460", nilai=session.oleh)
    if receiver is None:
        raise SakipError("SKP-635", nilai=kepada)
    if normalized(giver.nama) == normalized(receiver.nama):
        raise SakipError("SKP-636", nilai=giver.nama)
    return giver, receiver


def _refuse_broken_log(session: Session) -> None:
    check = session.check_log()
    if not check.whole:
        details = session.locate(check.findings())
        raise SakipError("SKP-633", details=details, jumlah=len(details))


def _open_points(session: Session) -> list[str]:
    """What is not finished in the quarter chosen on Beranda, as the Berita Acara tells it."""
    quarter = int(session.master.kerja.triwulan)
    faults = sum(found.tingkat is Tingkat.SALAH for found in master_temuan(session))
    forms = session.master.formulir_tw(quarter).values()
    out = sum(not form.kembali_atau_dikecualikan for form in forms)
    counts = {
        "isian salah": faults,
        "formulir belum kembali": out,
        "formulir kembali yang belum direkap": _not_taken(session, quarter),
    }
    return [f"{count} {what}" for what, count in counts.items() if count]


def _not_taken(session: Session, quarter: int) -> int:
    """How many files in the folder of the last Rekap of a quarter wait to be taken over or mended."""
    folders = last_folders(session.content, FolderUse.REKAP, session.folder or Path(), quarter)[:1]
    selections = [
        read_folder(session.master, session.book.shelf, folder, quarter, session.sekarang)
        for folder in folders
    ]
    return sum(len(each.diterima) + len(each.ditolak) for each in selections)


def _pack(package: Path, files: HandoverFiles) -> None:
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files.members.items():
            archive.write(path, name)


@contextmanager
def _handed(session: Session, moved: dict[str, str]) -> Iterator[tuple[bytes, Callable[[], None]]]:
    """Write the master as it travels; gives its file, and what lets this computer have its own paths again.

    When what follows fails, the master is as it was before.
    """
    content = session.finished("serah_terima")
    travelling = portable(content, moved)

    def stays() -> None:
        if any(differences(tidy(content), tidy(travelling))):
            session.book.save(content)

    session.book.save(travelling)
    try:
        yield session.book.data(), stays
    except BaseException:
        session.book.save(session.content)
        raise


def _complete(session: Session, package: Path, files: HandoverFiles, master: bytes) -> None:
    """Add the master and the list of all fingerprints, that of the master first."""
    name = Path(session.book.name).with_suffix(".xlsx").name
    lines = [f"{sha256(master).hexdigest()}  {name}", *list_lines(files.members)]
    with zipfile.ZipFile(package, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, master)
        archive.writestr(LIST_NAME, "\r\n".join([*lines, ""]))


def _berita_acara(
    session: Session,
    people: tuple[Pejabat, Pejabat],
    package: Path,
    files: HandoverFiles,
    points: list[str],
) -> Path:
    """Make the Berita Acara beside the zip."""
    from sakip_xl.documents.template import fill

    source = Source(session.master, int(session.master.kerja.triwulan), session.sekarang)
    gone = [found.pesan for found in files.missing]
    handover = Handover(
        package.name,
        file_sidik(package),
        session.book.name,
        {_MASTER: 1, **files.kinds},
        [*(f"{point}." for point in points), *gone],
    )
    paper = berita_acara(source, *people, handover)
    path = package.with_name(f"Berita_Acara_{package.stem}.docx")
    with template_file(SERAH_TERIMA, own_templates(session)) as template:
        tags = paper.issued("", 1, session.sekarang.date(), head(session))
        path.write_bytes(fill(template, tags, needed=SERAH_TERIMA.needed))
    return path
