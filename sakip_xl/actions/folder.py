"""Where a master keeps its forms and its archive."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sakip_xl.books.port import Buku
from sakip_xl.layout.muat import muat_pengaturan


@dataclass(frozen=True, slots=True)
class Folder:
    """Where this master keeps its forms and its archive."""

    formulir: Path
    arsip: Path


def folder_bawaan(buku: Buku, samping: Path) -> Folder:
    """The folders of Identitas; an empty one stands beside the master, a relative one is meant from there."""
    pengaturan = muat_pengaturan(buku.baca())[0]
    return Folder(
        formulir=samping / (pengaturan.folder_formulir or "formulir"),
        arsip=samping / (pengaturan.folder_arsip or "arsip"),
    )
