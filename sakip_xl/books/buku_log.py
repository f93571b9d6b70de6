"""The log of this computer: one short text file that staff can send to whoever maintains SAKIP."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sakip_xl.books.tempat import berkas_log

BATAS_BITA = 512 * 1024
"""A log of this size becomes ``sakip.log.1``, which replaces the one before: never more than two."""


def catat_log(teks: str, sekarang: datetime, berkas: Path | None = None) -> Path:
    """Append one entry, further lines indented; gives the file.

    A log that cannot be written never stops what it is about.
    """
    berkas = berkas or berkas_log()
    with suppress(OSError):
        berkas.parent.mkdir(parents=True, exist_ok=True)
        _gilir(berkas)
        isi = teks.strip().replace("\n", "\n    ")
        with berkas.open("a", encoding="utf-8", errors="replace") as wadah:
            wadah.write(f"{sekarang:%Y-%m-%d %H:%M:%S} {isi}\n")
    return berkas


def _gilir(berkas: Path) -> None:
    with suppress(OSError):  # another click may hold the file: then it grows until the next one
        if berkas.stat().st_size >= BATAS_BITA:
            berkas.replace(berkas.with_name(f"{berkas.name}.1"))
