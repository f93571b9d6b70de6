"""Files as witnesses of a log: forms, papers, archives, and copies of the master, told apart by content."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip_xl.documents.paper_text import paper_text
from sakip_xl.domain.sop.jejak import JejakRow, initial_sidik
from sakip_xl.domain.sop.saksi import Anchor, read_anchors, read_meta
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER, MASTER_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_table
from sakip_xl.workbook.port import Shelf

WITNESS_PART, BOOK_PART, LIST_PART = "SAKSI.json", "buku-induk.xlsx", "SIDIK-SHA256.txt"
"""What an archive of ours holds beside its files: the head of the log, the master, the list."""

_MOST_FILES, _MOST_FILE, _MOST_JSON = 2_000, 200 * 2**20, 64 * 2**10
_SUFFIXES = {".xlsx", ".docx", ".pdf", ".zip"}
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError)
_UNREADABLE, _TOO_BIG = "berkasnya tidak dapat dibaca", "berkasnya terlalu besar"


_OF_BEFORE = "formulir ini dibuat sebelum formulir membawa sidik jejak"
_NOTHING_SAID = "tidak memuat nomor dan sidik jejak yang terbaca"


class NoWitnessError(Exception):
    """Why a file cannot witness, as staff read it."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One file and what it tells: rows that it names, or the whole log of a copy with its book."""

    path: Path
    anchors: Sequence[Anchor] = ()
    chain: list[JejakRow] = field(default_factory=list)
    book: str = ""


def witness_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The named files, and those in the named folders that can be witnesses; at most so many."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = (entry for entry in sorted(path.rglob("*")) if _may_witness(entry))
        for _, entry in zip(range(_MOST_FILES), inside, strict=False):
            yield entry


def _may_witness(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return path.suffix.casefold() in _SUFFIXES and not hidden and path.is_file() and not path.is_symlink()


def read_witness(path: Path, shelf: Shelf, now: datetime, *, deep: bool = True) -> Witness:
    """What a file tells of a log; ``NoWitnessError`` when it can tell nothing.

    Of an archive the log in its master is read too when that is wanted (``deep``).
    """
    try:
        if path.stat().st_size > _MOST_FILE:
            raise NoWitnessError(_TOO_BIG)
        data = path.read_bytes()
    except OSError as galat:
        raise NoWitnessError(_UNREADABLE) from galat
    names = _names(data)
    if BOOK_PART in names:
        return _of_archive(path, data, shelf, now, deep=deep)
    if any(name.casefold().startswith("xl/") for name in names):
        return _of_workbook(path, data, shelf, now)
    return _of_paper(path, data)


def _names(data: bytes) -> set[str]:
    if not data.startswith(b"PK"):
        return set()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {*package.namelist()}
    except _DAMAGE as galat:
        raise NoWitnessError(_UNREADABLE) from galat


def _of_paper(path: Path, data: bytes) -> Witness:
    anchors = read_anchors(paper_text(data))
    if not anchors:
        raise NoWitnessError(_NOTHING_SAID)
    return Witness(path, anchors)


def _of_workbook(path: Path, data: bytes, shelf: Shelf, now: datetime) -> Witness:
    try:
        content = shelf.open_book(path, now).read()
    except SakipError as galat:
        if galat.kode == "SKP-510":
            return _of_paper(path, data)
        raise NoWitnessError(galat.temuan.pesan.rstrip(".")) from galat
    if content.kind == MASTER_KIND:
        return _of_copy(path, content)
    anchor = read_meta(content.meta)
    if anchor is None:
        raise NoWitnessError(_OF_BEFORE)
    return Witness(path, [anchor])


def _of_copy(path: Path, content: BookContent) -> Witness:
    return Witness(path, (), chain_of(content), initial_sidik(content.meta.get("id_master", "")))


def chain_of(content: BookContent) -> list[JejakRow]:
    """The log of a master."""
    chain: list[JejakRow] = load_table(MASTER.table_named(JejakRow.table), content.row(JejakRow.table))[0]
    return chain


def _of_archive(path: Path, data: bytes, shelf: Shelf, now: datetime, *, deep: bool) -> Witness:
    """What an archive tells: the row that it names, and with that the log of its master."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            anchor = read_witness_part(archive) if WITNESS_PART in names else None
            anchors = [anchor] if anchor else []
            if anchors and not deep:
                return Witness(path, anchors)
            book = unpacked(archive, BOOK_PART, _MOST_FILE)
    except _DAMAGE as galat:
        raise NoWitnessError(_UNREADABLE) from galat
    try:
        inside = _of_copy(path, open_inside(book, shelf, now))
    except SakipError as galat:
        raise NoWitnessError(galat.temuan.pesan.rstrip(".")) from galat
    return Witness(path, anchors, inside.chain, inside.book)


def open_inside(book: bytes, shelf: Shelf, now: datetime) -> BookContent:
    """The master out of an archive; refuses as any book does."""
    with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as folder:
        place = Path(folder) / BOOK_PART
        place.write_bytes(book)
        content = shelf.open_book(place, now).read()
    if content.kind != MASTER_KIND:
        raise SakipError("SKP-511", berkas=BOOK_PART, nilai="formulir unit", jenis="buku induk SAKIP")
    return content


def read_witness_part(archive: zipfile.ZipFile) -> Anchor | None:
    """The head of the log that an archive names; ``None`` when it cannot be read."""
    try:
        told = json.loads(unpacked(archive, WITNESS_PART, _MOST_JSON))
    except (*_DAMAGE, RecursionError):
        return None
    return read_meta({str(key): str(value) for key, value in told.items()}) if type(told) is dict else None


def unpacked(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One part of a zip; ``ValueError`` for one of more than ``most`` bytes, before it is unpacked whole."""
    with archive.open(name) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise ValueError(most)
    return data
