"""The files of an evidence pack: found, fingerprinted, and named so that every Windows can unzip them."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath

from sakip_xl.documents.daftar_bukti import OWN_FOLDER
from sakip_xl.documents.lke import LKE
from sakip_xl.domain.wording import normalized
from sakip_xl.errors import SakipError

LONGEST_PATH = 150
"""So long may a path in the zip be; Windows takes 260 with the folder into which it is unzipped."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*#%\x00-\x1f]+')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_LITTER = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_LONGEST_SUFFIX = 12
_CHUNK = 1 << 20


@dataclass(slots=True)
class PackFiles:
    """What goes into the zip: each content once, at the place of the first criterion that it shows."""

    members: dict[str, tuple[Path, str]] = field(default_factory=dict)
    _places: dict[str, str] = field(default_factory=dict)

    def add(self, path: Path, sidik: str, folder: str, name: str) -> str:
        """Where the file lies in the zip; one whose content is there already gets no second place."""
        if sidik not in self._places:
            taken = {member.casefold() for member in self.members}
            place = next(each for each in _candidates(folder, name) if each.casefold() not in taken)
            self.members[place], self._places[sidik] = (path, sidik), place
        return self._places[sidik]


def _candidates(folder: str, name: str) -> Iterator[str]:
    """A name that fits below a folder of the zip, then numbered ones."""
    number = 1
    while True:
        mark = f"_{number}" if number > 1 else ""
        yield f"{folder}/{safe_name(name, LONGEST_PATH - len(folder) - 1, mark)}"
        number += 1


def safe_name(name: str, length: int, mark: str = "") -> str:
    """A file name that Windows takes, cut before its suffix; ``mark`` goes before the suffix.

    >>> safe_name("Notulen: rapat?.docx", 40), safe_name("CON.pdf", 40), safe_name("laporan.pdf", 9, "_2")
    ('Notulen- rapat-.docx', '_CON.pdf', 'lap_2.pdf')
    """
    clean = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", name)).strip(" .") or "berkas"
    if clean.split(".")[0].strip().casefold() in _DEVICES:
        clean = f"_{clean}"
    suffix = PurePosixPath(clean).suffix
    suffix = suffix if len(suffix) <= _LONGEST_SUFFIX else ""
    stem = clean.removesuffix(suffix)[: length - len(suffix) - len(mark)]
    return f"{stem.rstrip(' .')}{mark}{suffix}"


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """The office's own evidence by the number of its criterion, what belongs to none, and closed folders."""

    by_nomor: dict[str, list[tuple[str, Path]]] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)


def own_files(beside: Path | None) -> OwnFiles:
    """The files in ``bukti/<nomor>`` beside the master, each with its path below that folder.

    A folder may say more behind its number (``1.a.1 Pedoman``). What the system puts there by itself is
    passed over. No folder, no files; one that cannot be opened is named.
    """
    folder = beside / OWN_FOLDER if beside is not None else None
    found = OwnFiles()
    known = {kriteria.nomor for _, _, kriteria in LKE.criteria()}
    try:
        entries = sorted(folder.iterdir(), key=_order) if folder is not None and folder.is_dir() else []
    except OSError:
        found.closed.append(OWN_FOLDER)
        return found
    for entry in entries:
        nomor = normalized(entry.name).split(" ")[0].rstrip(".")
        if _is_litter(entry):
            continue
        if not entry.is_dir() or nomor not in known:
            found.strange.append(entry.name)
            continue
        try:
            found.by_nomor.setdefault(nomor, []).extend(_files_of(entry))
        except OSError:
            found.closed.append(f"{OWN_FOLDER}/{entry.name}")
    return found


def _files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of one criterion; ``OSError`` when its folder, or one in it, cannot be opened."""
    for entry in sorted(folder.iterdir(), key=_order):
        if entry.is_dir():
            yield from ((f"{entry.name}/{name}", path) for name, path in _files_of(entry))
        elif not _is_litter(entry):
            yield entry.name, entry


def make_own_folder(beside: Path) -> bool:
    """Make the folder ``bukti`` with one for each criterion that asks for files of the office's own.

    One that is there is left as the office has it; ``False`` then, and when it cannot be made.
    """
    folder = beside / OWN_FOLDER
    try:
        folder.mkdir()
        for _, _, kriteria in LKE.criteria():
            if kriteria.kantor:
                (folder / kriteria.nomor).mkdir()
    except OSError:
        return False
    return True


def _order(path: Path) -> tuple[str, str]:
    return path.as_posix().casefold(), path.as_posix()


def _is_litter(path: Path) -> bool:
    return path.name.startswith(("~$", ".")) or path.name.casefold() in _LITTER


def write_pack(
    target: Path, first: Mapping[str, bytes], members: Mapping[str, tuple[Path, str]], day: date
) -> None:
    """Write the zip: the contents of ``first``, the files, and a list of all fingerprints.

    Every member carries the same day, so that the same evidence gives the same bytes. A file that is not any
    more what was fingerprinted is refused (SKP-674).
    """
    sidik = {name: sha256(content).hexdigest() for name, content in first.items()}
    sidik |= {name: known for name, (_, known) in members.items()}
    listed = "".join(f"{known}  {name}\r\n" for name, known in sidik.items())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in first.items():
            archive.writestr(_member(name, day), content)
        for name, (path, known) in members.items():
            _copy(archive, _member(name, day), path, known)
        archive.writestr(_member("SIDIK-SHA256.txt", day), listed)


def _member(name: str, day: date) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    info.create_system = 3
    return info


def _copy(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, known: str) -> None:
    digest = sha256()
    try:
        source = path.open("rb")
    except OSError as galat:
        raise SakipError("SKP-674", nilai=path.name) from galat
    with source, archive.open(info, "w", force_zip64=True) as member:
        while block := source.read(_CHUNK):
            digest.update(block)
            member.write(block)
    if digest.hexdigest() != known:
        raise SakipError("SKP-674", nilai=path.name)
