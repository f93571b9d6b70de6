"""The list of all that an installation made, with fingerprints, so that exactly that can be taken away."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sakip_xl.books.wadah import sidik_bita
from sakip_xl.errors import SakipError
from sakip_xl.pemasangan.mesin import Tempat


class BerkasTerpasang(BaseModel):
    """One file; ``sidik`` is ``None`` for one that our program keeps writing, such as the log."""

    model_config = ConfigDict(frozen=True)

    jalur: Path
    sidik: str | None

    def utuh(self) -> bool:
        """Whether the file still is what was written; ``OSError`` when it cannot be read."""
        return self.sidik is None or sidik_bita(self.jalur.read_bytes()) == self.sidik


class Manifes(BaseModel):
    """One installation. Folders stand in the order in which they were made."""

    versi: str
    saat: datetime
    berkas: list[BerkasTerpasang]
    folder: list[Path]

    def milik_kami(self, jalur: Path, bita: bytes) -> bool:
        """Whether this file with these bytes is one that we installed."""
        return any(satu.jalur == jalur and satu.sidik == sidik_bita(bita) for satu in self.berkas)

    def ke_bita(self) -> bytes:
        """The file as written: JSON, UTF-8."""
        return self.model_dump_json(indent=1).encode() + b"\n"


def baca_manifes(tempat: Tempat[Path]) -> Manifes | None:
    """The manifest; ``None`` when nothing is installed; refuses one that cannot be read (SKP-580)."""
    try:
        return Manifes.model_validate_json(tempat.manifes.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as galat:
        raise SakipError("SKP-580", nilai=tempat.manifes) from galat
