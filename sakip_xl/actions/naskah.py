"""Make the papers of a quarter as Word documents, from the office's own templates (design D14, D20).

A document is numbered by the office's pattern once the Sekretaris agreed, carries the fingerprint of what it
says, and is never replaced: what changed is its next version. tblNaskah on the sheet Laporan lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from sakip_xl.actions.anchor import head, head_of
from sakip_xl.actions.folders import default_folder, has_sidik, in_place, recorded_path, working_folder
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.templat import template_file
from sakip_xl.documents.base import Document, DocumentKind, Source
from sakip_xl.documents.office import SIGNERS
from sakip_xl.documents.paper_text import paper_text
from sakip_xl.documents.papers import KINDS, PAPERS, versions_of
from sakip_xl.documents.pdf import to_pdf
from sakip_xl.documents.sop_papers import BLANGKO
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.naskah_number import next_number, pattern_flaw
from sakip_xl.domain.sop.saksi import Anchor, full_anchors, read_anchors
from sakip_xl.domain.terms import ROMAWI, Event, LaporanKind, Triwulan
from sakip_xl.domain.wording import listing, normalized
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.base import FolderUse
from sakip_xl.schema.books import MASTER
from sakip_xl.workbook.port import Book


def naskah(
    book: Book,
    destination: Path,
    *,
    moment: Moment,
    triwulan: int | None = None,
    jenis: str | Sequence[str] | None = None,
    kunci: str | None = None,
    pdf: bool = False,
) -> Result:
    """Make every paper of the quarter, or those of some kinds, in ``destination``, and register them.

    ``kunci`` asks for one of them: a number of an agenda or notulen, an SOP, or the blangko. What is there
    already with the same content is left alone, the master too when nothing is new. With ``pdf`` each has a
    PDF beside it; where no program can make one the Word files stand (SKP-611). Refused before anything is
    made: an unknown kind (SKP-605) or key (SKP-680), nothing to make (SKP-604), a pattern of numbers that
    cannot be used (SKP-609), a template that cannot be filled (SKP-601 to SKP-603, SKP-610, SKP-613).
    """
    session = Session.open_book(book, moment)
    source = Source(session.master, int(triwulan or session.master.kerja.triwulan), session.sekarang)
    kinds = _chosen(jenis)
    refuse_bad_pattern(session)
    papers = _papers(source, kinds, kunci)
    if not papers:
        wanted = ", ".join(kind.judul for kind in kinds) if jenis else "apa pun"
        raise SakipError("SKP-604", nilai=wanted, triwulan=ROMAWI[source.triwulan])
    with working_folder(destination, session.known_files()) as staging:
        work = Workshop(session, source, own_templates(session), staging, destination)
        made = [work.make(kind, paper) for kind, paper in papers]
        unprinted = _without_pdf(work.print_all(made)) if pdf else ()
        new = {row.jenis for row in work.new}
        lacking = [item for kind in kinds if kind.jenis in new for item in kind.missing(source)]
        found = [*unprinted, *_unread(session, kinds), *unsigned(source), *lacking]
        with in_place(staging, destination):
            backup = work.register("naskah")
    data = {"naskah": [item.entry(pdf=pdf) for item in made], "cadangan": str(backup or "")}
    return Result(_message(source, made, work.new, destination), data, found, [item.path for item in made])


def refuse_bad_pattern(session: Session) -> None:
    """Refuse to number anything by a pattern that cannot be used (SKP-609)."""
    pattern = session.master.pengaturan.pola_nomor
    if flaw := pattern_flaw(pattern):
        raise SakipError("SKP-609", nilai=pattern, alasan=flaw)


def own_templates(session: Session) -> Path:
    """The folder of the office's own templates."""
    return default_folder(session.book, session.folder or Path()).templat


def _chosen(jenis: str | Sequence[str] | None) -> list[DocumentKind]:
    if jenis is None:
        return list(PAPERS.values())
    wanted = [jenis] if isinstance(jenis, str) else list(jenis)
    for word in wanted:
        if word not in PAPERS:
            raise SakipError("SKP-605", nilai=word, pilihan=", ".join(PAPERS))
    return [PAPERS[word] for word in wanted]


def _papers(
    source: Source, kinds: Sequence[DocumentKind], kunci: str | None
) -> list[tuple[DocumentKind, Document]]:
    """Every paper of these kinds, or the one that is asked for."""
    papers = [(kind, paper) for kind in kinds for paper in kind.compose(source)]
    if kunci is None:
        return papers
    asked = normalized(kunci)
    if asked == BLANGKO:
        papers = [(kind, kind.blank(source)) for kind in kinds if kind.blank is not None]
    found = [(kind, paper) for kind, paper in papers if normalized(paper.key) == asked]
    if not found and papers:
        known = dict.fromkeys(paper.key for _, paper in papers if paper.key)
        raise SakipError("SKP-680", nilai=kunci, pilihan=listing([*known]) or "tidak ada")
    return found


_LONGEST_KEY = 90
"""Bytes of a key in the name of a file: 255 are the most anywhere, and the folders stand before it."""


@dataclass(frozen=True, slots=True)
class Made:
    """One document in its folder, and its row of the register."""

    path: Path
    row: NaskahRow

    def entry(self, *, pdf: bool) -> dict[str, str]:
        """The document as ``--json`` tells it (design.md 6)."""
        row, printed = self.row, self.path.with_suffix(".pdf")
        result = {"jenis": row.jenis, "jalur": str(self.path), "nomor": row.nomor}
        result |= {"status": str(row.status), "sidik": row.sidik_data, "versi": str(row.versi)}
        return {**result, "pdf": str(printed) if printed.is_file() else ""} if pdf else result


@dataclass(slots=True)
class Workshop:
    """Where the documents of one click are made: ``new`` are the rows that the register gets."""

    session: Session
    source: Source
    own: Path
    staging: Path
    destination: Path
    new: list[NaskahRow] = field(default_factory=list)

    def make(self, kind: DocumentKind, paper: Document) -> Made:
        """Fill one document into the working folder, unless the same one was made before."""
        versions = self._versions(kind, paper)
        last = versions[-1] if versions else None
        if last is not None and (found := self._again(kind, paper, last)):
            return found
        nomor = paper.nomor or self._number(kind, paper, versions)
        versi, content, anchor = last.versi + 1 if last is not None else 1, b"", head(self.session)
        while True:
            path = self.destination / file_name(kind, paper, self.source, versi)
            if not self._taken(path):
                content = self._fill(kind, paper, (nomor, versi, anchor))
                (self.staging / path.name).write_bytes(content)
                break
            if path.exists() and (left := self._left_behind(kind, paper, (nomor, versi), path)):
                content, anchor = left
                break
            versi += 1
        row = NaskahRow(
            nomor=nomor,
            berkas=recorded_path(path, self.session.folder),
            jenis=kind.jenis,
            triwulan=Triwulan(self.source.triwulan),
            status=LaporanKind.DRAFT if paper.draft else LaporanKind.FINAL,
            versi=versi,
            tanggal=self.source.now.date(),
            dibuat_oleh=self.session.oleh or "Tim SAKIP",
            kunci=paper.key,
            sidik_data=paper.sidik,
            sidik_berkas=sha256(content).hexdigest(),
            jejak=anchor.nomor,
            sidik_jejak=anchor.sidik,
        )
        self.new.append(row)
        return Made(path, row)

    def _left_behind(
        self, kind: DocumentKind, paper: Document, number: tuple[str, int], path: Path
    ) -> tuple[bytes, Anchor] | None:
        """A file that is this very document, and the row of the log that it names; ``None`` for any other.

        It was made before by what was taken back since, or by what did not come to its end.
        """
        try:
            named = read_anchors(paper_text(path.read_bytes()))
        except OSError as galat:
            raise SakipError("SKP-618", nilai=path.name) from galat
        id_master = self.session.content.meta.get("id_master", "")
        for anchor in (head(self.session), *full_anchors(named, self.session.master.jejak, id_master)):
            content = self._fill(kind, paper, (*number, anchor))
            if has_sidik(path, sha256(content).hexdigest()):
                return content, anchor
        return None

    def _taken(self, path: Path) -> bool:
        """Whether a file has that name, or another document of this click, in letters of either case."""
        staged = {entry.name.casefold() for entry in self.staging.iterdir()}
        return path.name.casefold() in staged or path.exists()

    def _again(self, kind: DocumentKind, paper: Document, last: NaskahRow) -> Made | None:
        """The last version, when the document would be made the same and nobody changed its file since.

        A file that is gone is made once more.
        """
        if last.sidik_data != paper.sidik:
            return None
        issue = (last.nomor, last.versi, head_of(self.session, last))
        content = self._fill(kind, paper, issue, last.tanggal)
        path = self.destination / Path(last.berkas).name
        if sha256(content).hexdigest() != last.sidik_berkas:
            return None
        if path.exists() and not has_sidik(path, last.sidik_berkas):
            return None
        if not path.exists():
            (self.staging / path.name).write_bytes(content)
        return Made(path, last)

    def _fill(
        self,
        kind: DocumentKind,
        paper: Document,
        issue: tuple[str, int, Anchor | None],
        day: date | None = None,
    ) -> bytes:
        """One version under its number and version, naming a row of the log; made today unless ``day``."""
        from sakip_xl.documents.template import fill

        nomor, versi, anchor = issue
        tags = paper.issued(nomor, versi, day or self.source.now.date(), anchor)
        if kind.draw is not None:
            return kind.draw(tags, paper.draft)
        with template_file(kind, self.own) as template:
            return fill(template, tags, draft=paper.draft, needed=kind.needed)

    def _versions(self, kind: DocumentKind, paper: Document) -> list[NaskahRow]:
        """The rows of one document, oldest first."""
        return versions_of(self.session.master.naskah, kind.jenis, paper.key, self.source.triwulan)

    def _number(self, kind: DocumentKind, paper: Document, versions: Sequence[NaskahRow]) -> str:
        """The number by the pattern; later versions keep it; a draft, and what nobody numbers, has none."""
        if paper.draft or not paper.numbered:
            return ""
        given = [row.nomor for row in versions if row.nomor]
        if given:
            return given[-1]
        used = {row.nomor for row in (*self.session.master.naskah, *self.new) if row.nomor}
        day, triwulan = paper.tanggal or self.source.now.date(), self.source.triwulan
        pattern = self.session.master.pengaturan.pola_nomor
        return next_number(pattern, used, kode=kind.kode, triwulan=triwulan, day=day)

    def print_all(self, made: Sequence[Made]) -> list[str]:
        """Make the PDF of each document that has none yet; gives the names of those that stay without."""
        wanted = [item for item in made if not item.path.with_suffix(".pdf").exists()]
        files = [
            staged if (staged := self.staging / item.path.name).exists() else item.path for item in wanted
        ]
        printed = {pdf.stem for pdf in to_pdf(files, self.staging)}
        return [path.name for path in files if path.stem not in printed]

    def printed(self, item: Made) -> Path:
        """Where the PDF of a document is, or would be."""
        staged = self.staging / f"{item.path.stem}.pdf"
        return staged if staged.exists() else item.path.with_suffix(".pdf")

    def note(self) -> None:
        """Note the new rows and one of the log, to be written; nothing new notes nothing."""
        if not self.new:
            return
        self.session.perubahan.append_to(NaskahRow.table, *self.new)
        titles = dict.fromkeys(KINDS[row.jenis].judul for row in self.new)
        note = f"{len(self.new)} naskah: {', '.join(titles)}"
        self.session.note_event(Event.NASKAH, triwulan=self.source.triwulan, catatan=note)

    def register(self, button: str) -> Path | None:
        """Write the new rows and one of the log; gives the backup. Nothing new writes nothing."""
        self.note()
        self.session.remember(FolderUse.NASKAH, self.destination)
        return self.session.save(button) if self.new else None


def file_name(kind: DocumentKind, paper: Document, source: Source, versi: int) -> str:
    """The name of one version of a document."""
    year = source.master.pengaturan.tahun
    key = paper.key.encode()[:_LONGEST_KEY].decode(errors="ignore")
    parts = [kind.jenis, key, str(year) if kind.yearly else f"TW{source.triwulan}-{year}"]
    stem = re.sub(r"[^\w.-]+", "-", "_".join(part for part in parts if part))
    return f"{stem}{kind.suffix}" if versi == 1 else f"{stem}_versi{versi}{kind.suffix}"


def _without_pdf(missing: Sequence[str]) -> Iterator[Temuan]:
    if missing:
        yield temuan("SKP-611", jumlah=len(missing), nilai=missing[0])


def _unread(session: Session, kinds: Sequence[DocumentKind]) -> Iterator[Temuan]:
    """The rows that cannot be read, and so are on no paper of these kinds, one finding a table."""
    for table in MASTER.tables:
        if any(table.name in kind.rows or table.sheet == kind.sheet for kind in kinds):
            rows = dict.fromkeys(cell.row_index for cell in session.cacat if cell.table == table.name)
            if rows:
                yield temuan("SKP-683", nilai=listing([str(row + 1) for row in rows]), tabel=table.judul)


def unsigned(source: Source) -> Iterator[Temuan]:
    """Who of the signers is not among the officials of today."""
    for peran in SIGNERS.values():
        if not source.master.holders(peran, source.now.date()):
            yield temuan("SKP-612", nilai=str(peran))


def _message(source: Source, made: Sequence[Made], new: Sequence[NaskahRow], destination: Path) -> str:
    old = len(made) - len(new)
    kept = f", {old} yang tidak berubah tetap" if old else ""
    return (
        f"{len(new)} naskah Triwulan {ROMAWI[source.triwulan]} dibuat{kept}, di folder "
        f"{destination.absolute().name}."
    )
