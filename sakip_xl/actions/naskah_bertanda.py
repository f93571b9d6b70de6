"""Take a document back that was signed outside the program: its PDF is kept beside it, by fingerprint."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sakip_xl.actions.folders import free_path, in_place, recorded_path, sidik_or_none, working_folder
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.signed_pdf import contradiction, is_readable
from sakip_xl.documents.papers import document_of
from sakip_xl.documents.pdf import has_pdf_marks
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.terms import Event, LaporanKind
from sakip_xl.domain.wording import listing, normalized
from sakip_xl.errors import SakipError, temuan
from sakip_xl.workbook.port import Book

_NAMED, _NOTED = 8, 16
"""So many numbers fit into a message, and so much of a fingerprint into the log."""


def naskah_bertanda(
    book: Book, source: Path, destination: Path, *, moment: Moment, nomor: str | None = None
) -> Result:
    """Copy a signed PDF beside its document, byte for byte, and register its fingerprint.

    The document is the final one of that number, else the one whose file name the PDF begins with. The same
    PDF twice changes nothing. Refused: a file that cannot be read (SKP-618) or is no PDF (SKP-614), an
    unknown document (SKP-615), a draft (SKP-616), another PDF than the one that is there (SKP-617), one on
    which another fingerprint or row of the log is written than the register has (SKP-847). On a scan nothing
    can be read, which is said (SKP-848).
    """
    content = _read_pdf(source)
    session = Session.open_book(book, moment)
    row = _document_of(session, source, nomor)
    name = row.nomor or Path(row.berkas).name
    sidik = sha256(content).hexdigest()
    _refuse_another(source, content, row, name)
    if row.sidik_bertanda:
        return Result(f"PDF bertanda untuk naskah {name} sudah tercatat.", _data(row.berkas_bertanda, sidik))
    with working_folder(destination, session.known_files()) as staging:
        target = free_path(
            destination / f"{Path(row.berkas).stem}_bertanda.pdf",
            serves=lambda signed: sidik_or_none(signed) == sidik,
        )
        if not target.exists():
            (staging / target.name).write_bytes(content)
        session.change(
            NaskahRow.table,
            row.baris_ke,
            berkas_bertanda=recorded_path(target, session.folder),
            sidik_bertanda=sidik,
        )
        note = f"{name}, berkas {target.name}, sidik {sidik[:_NOTED]}"
        session.note_event(Event.BERTANDA, triwulan=row.triwulan, catatan=note)
        with in_place(staging, destination):
            backup = session.save("naskah_bertanda")
    message = f"PDF bertanda untuk naskah {name} disimpan sebagai {target.name}."
    data = {**_data(str(target), sidik), "cadangan": str(backup or "")}
    unread = [] if is_readable(content) else [temuan("SKP-848", nilai=source.name)]
    return Result(message, data, unread, [target])


def _refuse_another(source: Path, content: bytes, row: NaskahRow, name: str) -> None:
    """Refuse a PDF of another document, and another one than that which was taken back already."""
    if (said := contradiction(content, row)) is not None:
        raise SakipError("SKP-847", nilai=source.name, tertulis=said.written, nomor=name, tercatat=said.noted)
    if row.sidik_bertanda not in {"", sha256(content).hexdigest()}:
        raise SakipError("SKP-617", nilai=name, berkas_lama=Path(row.berkas_bertanda).name)


def _data(path: str, sidik: str) -> dict[str, str]:
    return {"jalur": path, "sidik": sidik}


def _read_pdf(source: Path) -> bytes:
    try:
        content = source.read_bytes()
    except OSError as galat:
        raise SakipError("SKP-618", nilai=source.name) from galat
    if not has_pdf_marks(content):
        raise SakipError("SKP-614", nilai=source.name)
    return content


def _document_of(session: Session, source: Path, nomor: str | None) -> NaskahRow:
    """The last version that is meant; by its number there may be one document only."""
    rows = session.master.naskah
    if nomor is not None:
        found = [row for row in rows if normalized(row.nomor) == normalized(nomor)]
        if len({document_of(row.jenis, row.kunci, row.triwulan) for row in found}) > 1:
            found = [row for row in found if source.stem.startswith(Path(row.berkas).stem)]
    else:
        named = [row for row in rows if source.stem.startswith(Path(row.berkas).stem)]
        longest = max((len(row.berkas) for row in named), default=0)
        found = [row for row in named if len(row.berkas) == longest]
    if not found:
        final = [row.nomor for row in rows if row.status is LaporanKind.FINAL and row.nomor][-_NAMED:]
        raise SakipError("SKP-615", nilai=source.name, pilihan=listing(final) or "belum ada")
    if found[-1].status is LaporanKind.DRAFT:
        raise SakipError("SKP-616", nilai=found[-1].nomor or Path(found[-1].berkas).name)
    return found[-1]
