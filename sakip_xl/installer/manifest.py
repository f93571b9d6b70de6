"""The list of all that an installation made, with fingerprints, so that exactly that can be removed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sakip_xl.errors import SakipError
from sakip_xl.installer.machine import Places
from sakip_xl.workbook.sidik import bytes_sidik


class InstalledFile(BaseModel):
    """One file; ``sidik`` is ``None`` for one that our program keeps writing, such as the log."""

    model_config = ConfigDict(frozen=True)

    jalur: Path
    sidik: str | None

    def intact(self) -> bool:
        """Whether the file is still what was written; ``OSError`` when it cannot be read."""
        return self.sidik is None or bytes_sidik(self.jalur.read_bytes()) == self.sidik


class Manifest(BaseModel):
    """One installation. Folders are in the order in which they were made."""

    versi: str
    saat: datetime
    berkas: list[InstalledFile]
    folder: list[Path]

    def is_ours(self, path: Path, data_bytes: bytes) -> bool:
        """Whether this file with these bytes is one that we installed."""
        return any(file.jalur == path and file.sidik == bytes_sidik(data_bytes) for file in self.berkas)

    def to_bytes(self) -> bytes:
        """The file as written: JSON, UTF-8."""
        return self.model_dump_json(indent=1).encode() + b"\n"


def read_manifest(places: Places[Path]) -> Manifest | None:
    """The manifest; ``None`` when nothing is installed; refuses one that cannot be read (SKP-580)."""
    try:
        return Manifest.model_validate_json(places.manifest.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as galat:
        raise SakipError("SKP-580", nilai=places.manifest) from galat
