"""The files that a master needs on another computer, and the master with no path of this one in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from sakip_xl.actions import undo_journal
from sakip_xl.actions.folders import (
    SEPARATOR,
    default_folder,
    file_sidik,
    folder_key,
    is_of_this_computer,
    last_folders,
)
from sakip_xl.actions.returned_files import find_all
from sakip_xl.actions.session import Session
from sakip_xl.documents.daftar_bukti import OWN_FOLDER
from sakip_xl.domain.model import NaskahRow, PengaturanRow
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.base import FolderUse
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.settings import setting_of

BACKUP = "Cadangan terbaru"
SENT, BACK, PAPERS = "Formulir yang dibagikan", "Formulir yang kembali", "Naskah"
ARCHIVES, TEMPLATES, EVIDENCE = "Arsip", "Templat kantor", "Berkas bukti kantor"
_PLACE = {SENT: "formulir", BACK: "kembali", PAPERS: "naskah", ARCHIVES: "arsip", TEMPLATES: "templat"}
"""Where files go whose folder does not lie below that of the master."""
_USES = {
    FolderUse.BAGIKAN: SENT,
    FolderUse.REKAP: BACK,
    FolderUse.NASKAH: PAPERS,
    FolderUse.ARSIP: ARCHIVES,
}


@dataclass
class HandoverFiles:
    """Files by their name in the package (with ``/``), what each is, and findings for those that are gone."""

    members: dict[str, Path] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    missing: list[Temuan] = field(default_factory=list)

    def add(self, kind: str, path: Path, beside: Path) -> str:
        """Take one file along; gives its name in the package: its place below the master, or one by kind."""
        full = path.absolute()
        if full in self.members.values():
            return next(name for name, member in self.members.items() if member == full)
        inside = full.is_relative_to(beside) and kind != BACKUP
        name = (
            full.relative_to(beside).as_posix() if inside else f"{_PLACE.get(kind, 'cadangan')}/{full.name}"
        )
        number, wanted = 1, PurePosixPath(name)
        while name.casefold() in {member.casefold() for member in self.members}:
            number += 1
            name = str(wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}"))
        self.members[name] = full
        self.kinds[kind] += 1
        return name


def gather(session: Session, beside: Path) -> tuple[HandoverFiles, dict[str, str]]:
    """All that the master knows of, and the new place of each registered document by the path it has now."""
    files = HandoverFiles()
    for path in session.book.backups()[:1]:
        files.add(BACKUP, path, beside)
    _add_forms(session, files, beside)
    moved = dict(_add_documents(session, files, beside))
    folders = default_folder(session.book, beside)
    archives = [*last_folders(session.content, FolderUse.ARSIP, beside), folders.arsip]
    for row in session.master.arsip:
        _add_first(files, ARCHIVES, [folder / row.berkas for folder in archives], row.sidik, beside)
    for path in sorted(folders.templat.glob("*.docx")):
        files.add(TEMPLATES, path, beside)
    for path in sorted((beside / OWN_FOLDER).rglob("*")):
        if path.is_file():
            files.add(EVIDENCE, path, beside)
    return files, moved


def _add_forms(session: Session, files: HandoverFiles, beside: Path) -> None:
    """The forms that were handed out, by name, and those that came back, by fingerprint."""
    default = default_folder(session.book, beside).formulir
    sent = [*last_folders(session.content, FolderUse.BAGIKAN, beside), default]
    for row in session.master.formulir:
        path = next((folder / row.berkas for folder in sent if (folder / row.berkas).is_file()), None)
        if row.berkas and path is not None:
            files.add(SENT, path, beside)
    back = [row for row in session.master.formulir if row.sidik_kembali and not row.on_paper]
    taken_from = (
        folder
        for quarter in {int(row.triwulan) for row in back}
        for folder in last_folders(session.content, FolderUse.REKAP, beside, quarter)
    )
    folders = [folder for folder in dict.fromkeys((*taken_from, default)) if folder.is_dir()]
    wanted = {row.sidik_kembali: row.berkas_kembali for row in back}
    found = find_all(folders, wanted)
    for row in back:
        if row.sidik_kembali in found:
            files.add(BACK, found[row.sidik_kembali].path, beside)
        else:
            files.missing.append(temuan("SKP-643", nilai=row.berkas_kembali, jenis=BACK.lower()))


def _add_first(files: HandoverFiles, kind: str, places: list[Path], sidik: str, beside: Path) -> None:
    """The first of several places where the very file lies, else a finding (SKP-643)."""
    for path in places:
        with suppress(OSError):
            if path.is_file() and file_sidik(path) == sidik:
                files.add(kind, path, beside)
                return
    files.missing.append(temuan("SKP-643", nilai=places[0].name, jenis=kind.lower()))


def _add_documents(session: Session, files: HandoverFiles, beside: Path) -> Iterator[tuple[str, str]]:
    """Every version of each document with its signed PDF and the PDF beside it."""
    for row in session.master.naskah:
        for name, sidik in ((row.berkas, row.sidik_berkas), (row.berkas_bertanda, row.sidik_bertanda)):
            path = beside / name
            if not name:
                continue
            if not path.is_file() or file_sidik(path) != sidik:
                files.missing.append(temuan("SKP-643", nilai=path.name, jenis=PAPERS.lower()))
            else:
                yield name, files.add(PAPERS, path, beside)
            if path.with_suffix(".pdf").is_file():
                files.add(PAPERS, path.with_suffix(".pdf"), beside)


def portable(content: BookContent, moved: Mapping[str, str]) -> BookContent:
    """The master as it goes to another computer: each path in it is meant from its own folder.

    Documents stand where the package has them; a folder of this computer only becomes that of the package, a
    setting that names one its default. Actions whose files lie elsewhere cannot be taken back there.
    """
    tables = {name: [dict(row) for row in rows] for name, rows in content.tables.items()}
    for row in tables.get(NaskahRow.table, []):
        for name in ("berkas", "berkas_bertanda"):
            if is_of_this_computer(row.get(name)):
                row[name] = moved.get(str(row[name]), Path(str(row[name])).name)
    for row in tables.get(PengaturanRow.table, []):
        setting = setting_of(row)
        if setting and setting.bidang.startswith("folder_") and is_of_this_computer(row.get("nilai")):
            row["nilai"] = None
    content = undo_journal.without_files_elsewhere(replace(content, tables=tables))
    return content.with_meta(**dict(_portable_folders(content.meta)))


def _portable_folders(meta: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for use in FolderUse:
        place = _PLACE.get(_USES.get(use, ""), "")
        for key in (folder_key(use), *(folder_key(use, quarter) for quarter in range(1, 5))):
            names = meta.get(key, "").split(SEPARATOR)
            kept = [place if is_of_this_computer(name) else name for name in names]
            if kept != names:
                yield key, SEPARATOR.join(dict.fromkeys(filter(None, kept)))
