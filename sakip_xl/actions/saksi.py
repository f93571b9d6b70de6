"""What forms, papers, archives and copies tell of a master's log, against the log itself.

A cut tail and a chain computed anew leave a log that is whole in itself; what left the office names rows
that are no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.folders import default_folder, last_folders
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.witness_files import NoWitnessError, Witness, read_witness, witness_files
from sakip_xl.domain.sop.jejak import JejakRow, initial_sidik
from sakip_xl.domain.sop.saksi import Anchor, Verdict, judge, judge_copy
from sakip_xl.domain.wording import tanggal
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.base import FolderUse
from sakip_xl.workbook.port import Book

_NEWEST, _LARGEST = 3, 4 * 2**20
"""So many files of each own folder are asked by a plain check, and none that takes long to read."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one witness says of one row: how it stands to the log, and since when as far as it can tell."""

    path: Path
    verdict: Verdict
    nomor: int
    since: JejakRow | None = None


@dataclass(slots=True)
class Hearing:
    """What all witnesses say, and why others cannot."""

    statements: list[Statement] = field(default_factory=list)
    unheard: list[tuple[Path, str]] = field(default_factory=list)

    def said(self, *verdicts: Verdict) -> list[Statement]:
        """The statements that come to one of these."""
        return [each for each in self.statements if each.verdict in verdicts]

    def data(self) -> list[dict[str, object]]:
        """Every witness as ``--json`` tells it."""
        heard: list[dict[str, object]] = [
            {"berkas": str(each.path), "hasil": str(each.verdict), "nomor": each.nomor}
            for each in self.statements
        ]
        unheard: list[dict[str, object]] = [
            {"berkas": str(path), "hasil": "bukan saksi", "alasan": reason} for path, reason in self.unheard
        ]
        return [*heard, *unheard]

    def message(self) -> str:
        """How many witnesses agree, and up to which row."""
        if not self.statements:
            return f"Tidak satu pun dari {len(self.unheard)} berkas dapat menjadi saksi."
        agreed = self.said(Verdict.COCOK)
        told = f"{len(agreed)} dari {len(self.statements)} saksi cocok"
        last = f" sampai jejak nomor {max(each.nomor for each in agreed)}" if agreed else ""
        without = f"; {len(self.unheard)} berkas tidak dapat menjadi saksi" if self.unheard else ""
        return f"{told}{last}{without}."


def periksa_saksi(book: Book, source: Path, *, moment: Moment) -> Result:
    """Compare the log of the master with what one file tells of it; nothing is written."""
    session = Session.read_book(book, moment)
    return heard_result(session, [source])


def heard_result(session: Session, paths: Sequence[Path]) -> Result:
    """The result of a check by witnesses alone; without one that can tell anything it does not pass."""
    hearing = hear(session, paths)
    found = [*hearing_temuan(session, hearing), *unheard_temuan(hearing)]
    status = None if hearing.statements else 1
    return Result(hearing.message(), {"saksi": hearing.data()}, found, status=status)


def hear(session: Session, paths: Iterable[Path], *, deep: bool = True) -> Hearing:
    """Ask every file, and every one in the named folders; one that cannot tell anything stops no other."""
    hearing = Hearing()
    own = session.book.path
    for path in witness_files(paths):
        if own is not None and path.absolute() == own.absolute():
            continue
        try:
            witness = read_witness(path, session.book.shelf, session.sekarang, deep=deep)
        except NoWitnessError as galat:
            hearing.unheard.append((path, str(galat)))
        else:
            hearing.statements.append(_statement(session, witness))
    return hearing


def own_witnesses(session: Session) -> list[Path]:
    """The newest forms, papers, archives and the newest backup of a master; large ones are left out."""
    if session.folder is None:
        return []
    folders = default_folder(session.book, session.folder)
    places = (
        ((FolderUse.BAGIKAN, FolderUse.REKAP), folders.formulir, ".xlsx"),
        ((FolderUse.NASKAH,), folders.naskah, ".docx"),
        ((FolderUse.ARSIP,), folders.arsip, ".zip"),
    )
    found = [path for path in session.book.backups()[:1] if path.stat().st_size <= _LARGEST]
    for uses, default, suffix in places:
        used = [last for use in uses for last in last_folders(session.content, use, session.folder)]
        found += _newest([*used, default], suffix)
    return found


def _newest(folders: Iterable[Path], suffix: str) -> list[Path]:
    """The files of a kind in some folders that were saved last; a folder that cannot be read has none."""
    found: dict[Path, float] = {}
    for folder in folders:
        try:
            for path in folder.glob(f"[!~.]*{suffix}"):
                status = path.stat()
                if status.st_size <= _LARGEST:
                    found[path.absolute()] = status.st_mtime
        except OSError:
            continue
    return sorted(found, key=lambda path: (-found[path], path))[:_NEWEST]


def _statement(session: Session, witness: Witness) -> Statement:
    """What a witness says: of its whole log, else of the first row that it names and the log has not."""
    chain, id_master = session.rantai, session.content.meta.get("id_master", "")
    if witness.book and witness.book != initial_sidik(id_master):
        return Statement(witness.path, Verdict.LAIN, 0)
    if witness.chain:
        verdict, since = judge_copy(witness.chain, chain)
        if since is not None:
            return Statement(witness.path, verdict, since.nomor, since)
    judged = [(anchor, judge(anchor, chain, id_master)) for anchor in witness.anchors]
    differing = [(anchor, verdict) for anchor, verdict in judged if verdict is not Verdict.COCOK]
    if differing:
        anchor, verdict = min(differing, key=_first)
        return Statement(witness.path, verdict, anchor.nomor)
    numbers = [*(anchor.nomor for anchor in witness.anchors), *(row.nomor for row in witness.chain)]
    return Statement(witness.path, Verdict.COCOK, max(numbers, default=0))


def _first(judged: tuple[Anchor, Verdict]) -> int:
    return judged[0].nomor


def hearing_temuan(session: Session, hearing: Hearing) -> Iterator[Temuan]:
    """What the witnesses say against the log, each with what it means and since when."""
    agreed = [each.nomor for each in hearing.said(Verdict.COCOK)]
    differing = [each.nomor for each in hearing.said(Verdict.ULANG, Verdict.CABANG)]
    last = max((row.nomor for row in session.rantai), default=0)
    for each in hearing.statements:
        name, nomor = each.path.name, each.nomor
        below = max((number for number in agreed if number < nomor), default=0)
        since = _since(each, below, min((number for number in differing if number > below), default=nomor))
        if each.verdict is Verdict.EKOR:
            yield temuan("SKP-840", nilai=name, nomor=nomor, akhir=last).di(lembar="Jejak")
        elif each.verdict is Verdict.ULANG:
            yield temuan("SKP-841", nilai=name, nomor=nomor, sejak=since).di(lembar="Jejak")
        elif each.verdict is Verdict.CABANG:
            yield temuan("SKP-842", nilai=name, nomor=nomor, sejak=since).di(lembar="Jejak")
        elif each.verdict is Verdict.LAIN:
            yield temuan("SKP-843", nilai=name)


def _since(each: Statement, agreed: int, differing: int) -> str:
    """Since when the log differs: the very row where a copy tells it, else between what witnesses name.

    ``agreed`` is the last row before on which one agrees, 0 for none, ``differing`` the first of the others.
    """
    if each.since is not None:
        return f"sejak nomor {each.since.nomor}, {_moment(each.since.waktu)}"
    if agreed:
        return f"di antara nomor {agreed + 1} dan {differing}"
    return f"sejak nomor {differing} atau sebelumnya"


def _moment(waktu: datetime) -> str:
    return f"{tanggal(waktu)} {waktu:%H.%M}"


def unheard_temuan(hearing: Hearing) -> Iterator[Temuan]:
    """Why files cannot witness."""
    for path, reason in hearing.unheard:
        yield temuan("SKP-844", nilai=path.name, alasan=reason)


def own_temuan(session: Session, named: Iterable[Path] = ()) -> list[Temuan]:
    """What the master's own forms, papers, archives and backup say against its log.

    Those that were ``named`` and heard are not asked again. Those of other masters and files that cannot tell
    anything are passed over.
    """
    asked = {path.absolute() for path in witness_files(named)}
    own = [path for path in own_witnesses(session) if path.absolute() not in asked]
    hearing = hear(session, own, deep=False)
    hearing.statements = [each for each in hearing.statements if each.verdict is not Verdict.LAIN]
    return [*hearing_temuan(session, hearing)]
