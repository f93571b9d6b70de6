"""An archive as a zip that anybody may have made or changed: read within bounds, part by part."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sakip_xl.actions.folders import file_sidik
from sakip_xl.actions.witness_files import BOOK_PART, LIST_PART, read_witness_part, unpacked
from sakip_xl.domain.sop.saksi import Anchor
from sakip_xl.errors import SakipError

_MOST_PARTS, _MOST_UNPACKED, _MOST_LIST, _MOST_BOOK = 5_000, 2**30, 4 * 2**20, 200 * 2**20
_BLOCK = 2**20
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError)
_BROKEN = "zip-nya rusak atau bersandi"
_BOMB = f"isinya lebih dari {_MOST_UNPACKED // 2**20} MB bila dibuka"
_OTHER = "bukan arsip SAKIP"


@dataclass(frozen=True, slots=True)
class ArchiveZip:
    """An archive as it is: its own fingerprint, that of each part (empty for one that is damaged), its list.

    ``twice`` are names that stand in the zip more than once: each program shows another of them.
    """

    path: Path
    sidik: str
    parts: Mapping[str, str]
    listed: Mapping[str, str]
    twice: tuple[str, ...]

    def data(self, name: str) -> bytes:
        """One part; refused (SKP-846) when it is damaged."""
        with _opened(self.path) as archive:
            return unpacked(archive, name, _MOST_BOOK)

    def anchor(self) -> Anchor | None:
        """The head of the log that it names; ``None`` when that cannot be read."""
        with _opened(self.path) as archive:
            return read_witness_part(archive)


def read_archive(path: Path) -> ArchiveZip:
    """Read an archive part by part, none of which is kept.

    Refused (SKP-846): a file that cannot be read or is no zip, a zip of another program, one that unpacks to
    more than any archive.
    """
    with _opened(path) as archive:
        names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
        if not {BOOK_PART, LIST_PART} & {*names}:
            raise SakipError("SKP-846", nilai=path.name, alasan=_OTHER)
        if len(names) > _MOST_PARTS:
            raise SakipError("SKP-846", nilai=path.name, alasan=f"berisi lebih dari {_MOST_PARTS} berkas")
        parts = _sidik_of_parts(path, archive, dict.fromkeys(names))
        listed = _listed(archive) if parts.get(LIST_PART) else {}
    twice = tuple(name for name, count in Counter(names).items() if count > 1)
    return ArchiveZip(path, file_sidik(path), parts, listed, twice)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except OSError as galat:
        raise SakipError("SKP-846", nilai=path.name, alasan="berkasnya tidak dapat dibaca") from galat
    except _DAMAGE as galat:
        raise SakipError("SKP-846", nilai=path.name, alasan=_BROKEN) from galat


def _sidik_of_parts(path: Path, archive: zipfile.ZipFile, names: Mapping[str, None]) -> dict[str, str]:
    """The fingerprint of each part, unpacked block by block; what they declare is not believed."""
    left, result = _MOST_UNPACKED, dict[str, str]()
    for name in names:
        digest = sha256()
        try:
            with archive.open(name) as stream:
                while block := stream.read(_BLOCK):
                    left -= len(block)
                    if left < 0:
                        raise SakipError("SKP-846", nilai=path.name, alasan=_BOMB)
                    digest.update(block)
        except (*_DAMAGE, OSError):
            result[name] = ""
        else:
            result[name] = digest.hexdigest()
    return result


def _listed(archive: zipfile.ZipFile) -> dict[str, str]:
    """The list in an archive: the fingerprint of each part by its name; a line that is none is left out."""
    try:
        text = unpacked(archive, LIST_PART, _MOST_LIST).decode(errors="replace")
    except ValueError:
        return {}
    matches = filter(None, map(_LINE.fullmatch, text.splitlines()))
    return {match[2]: match[1] for match in matches}
