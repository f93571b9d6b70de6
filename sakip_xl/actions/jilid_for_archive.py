"""The Jilid that goes into an archive: the one that was made, or one made for it; else a finding says why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from sakip_xl.actions.folders import in_place, lies_outside, offered_folder, sidik_or_none, working_folder
from sakip_xl.actions.jilid import bind_papers, jilid_sidik, last_jilid
from sakip_xl.actions.naskah import Workshop, own_templates
from sakip_xl.actions.session import Session
from sakip_xl.documents.base import Source
from sakip_xl.documents.bound_pdf import page_count
from sakip_xl.documents.papers import papers_of
from sakip_xl.documents.sop_papers import SOP_NAMES
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.terms import ROMAWI, LaporanKind, SopName
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.base import FolderUse

_NEVER_MADE = "belum dibuat"
_OLD = "naskahnya berubah sesudah dijilid"
_GONE = "berkasnya tidak ditemukan atau sudah berubah"
_NO_FOLDER = "buku induk belum disimpan dalam satu folder di komputer ini"


@dataclass(frozen=True, slots=True)
class JilidForArchive:
    """What an archive takes of a Jilid: its files, what is to be registered with it, or why there is none.

    ``staging`` holds what was made for the archive and moves to ``destination`` when the archive stands.
    """

    files: list[Path] = field(default_factory=list)
    found: list[Temuan] = field(default_factory=list)
    rows: list[NaskahRow] = field(default_factory=list)
    staging: Path | None = None
    destination: Path = Path()

    def where(self, path: Path) -> Path:
        """Where a document lies now that will lie at ``path``."""
        staged = self.staging / path.name if self.staging else path
        return staged if staged.is_file() else path

    def placed(self) -> AbstractContextManager[None]:
        """What was made for the archive in its folder; taken back when what follows is refused."""
        return in_place(self.staging, self.destination) if self.staging else nullcontext()


@contextmanager
def jilid_for_archive(
    session: Session, sop: SopName, triwulan: int, *, make: bool
) -> Iterator[JilidForArchive]:
    """The Jilid of one SOP and quarter; with ``make`` one that is missing or out of date is made first.

    Where documents go elsewhere than below the master's folder none is made. What keeps it from being made
    or taken is a finding (SKP-640), never a refusal.
    """
    source = Source(session.master, triwulan, session.sekarang)
    with ExitStack() as stack:
        try:
            if make and not _elsewhere(session):
                result = stack.enter_context(_made(session, source, sop))
            else:
                result = _taken(session, source, sop)
        except SakipError as galat:
            result = _none(source, sop, galat.temuan.pesan.rstrip("."))
        yield result


def _elsewhere(session: Session) -> bool:
    """Whether the documents go elsewhere than below the master's folder, to which nobody said yes now."""
    if session.folder is None:
        return False
    folder = offered_folder(session.book, session.folder, "folder_naskah", FolderUse.NASKAH)
    return lies_outside(folder, session.folder)


@contextmanager
def _made(session: Session, source: Source, sop: SopName) -> Iterator[JilidForArchive]:
    if session.folder is None:
        yield _none(source, sop, _NO_FOLDER)
        return
    destination = offered_folder(session.book, session.folder, "folder_naskah", FolderUse.NASKAH)
    with working_folder(destination, session.known_files()) as staging:
        work = Workshop(session, source, own_templates(session), staging, destination)
        bound = bind_papers(work, sop)
        work.note()
        files = [*_signed(session, bound.row)]
        result = JilidForArchive([bound.path, *files], [*bound.found], work.new, staging, destination)
        yield result


def _taken(session: Session, source: Source, sop: SopName) -> JilidForArchive:
    """The last Jilid, when it is of the papers as they would be made today."""
    row = last_jilid(session, sop, source.triwulan)
    if row is None:
        return _none(source, sop, _NEVER_MADE)
    if not _is_current(session, source, sop, row):
        return _none(source, sop, _OLD)
    path = (session.folder or Path()) / row.berkas
    if sidik_or_none(path) != row.sidik_berkas:
        return _none(source, sop, _GONE)
    return JilidForArchive([path, *_signed(session, row)])


def _is_current(session: Session, source: Source, sop: SopName, jilid: NaskahRow) -> bool:
    """Whether a Jilid is of the last versions of all papers, and those are of today's data."""
    last = {(row.jenis, row.kunci): row for row in session.master.naskah if row.triwulan == source.triwulan}
    rows = []
    for kind, paper in papers_of(source, sop):
        row = last.get((kind.jenis, paper.key))
        if row is None or (row.sidik_data, row.status is LaporanKind.DRAFT) != (paper.sidik, paper.draft):
            return False
        rows.append(row)
    if jilid.sidik_data == jilid_sidik(rows):
        return True
    folder = session.folder or Path()
    printed = {Path(row.berkas).name: (folder / row.berkas).with_suffix(".pdf") for row in rows}
    return jilid.sidik_data == jilid_sidik(
        rows, [name for name, pdf in printed.items() if not page_count(pdf)]
    )


def _signed(session: Session, row: NaskahRow) -> Iterator[Path]:
    """The signed PDF of a Jilid, when it was taken back and is what was taken back."""
    path = (session.folder or Path()) / row.berkas_bertanda
    if row.berkas_bertanda and sidik_or_none(path) == row.sidik_bertanda:
        yield path


def _none(source: Source, sop: SopName, sebab: str) -> JilidForArchive:
    found = temuan("SKP-640", nilai=SOP_NAMES[sop], triwulan=ROMAWI[source.triwulan], sebab=sebab)
    return JilidForArchive(found=[found])
