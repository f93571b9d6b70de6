"""What a command printed and how it ended; small files to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sakip_xl.books.berkas import BukuBerkas, buka
from sakip_xl.layout.isi import IsiBuku
from tests.actions.kantor import KINI, isi_kantor

NAMA_ANEH = "buku induk & 'sah' 100% \"é\".xlsx"


@dataclass
class Keluaran:
    kode: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        assert self.out.count("\n") == 1
        hasil = json.loads(self.out)
        assert isinstance(hasil, dict)
        return hasil


Sakip = Callable[..., Keluaran]


def tulis(jalur: Path, isi: IsiBuku | None = None) -> Path:
    BukuBerkas(jalur, sekarang=lambda: KINI).simpan(isi or isi_kantor())
    return jalur


def baca(jalur: Path) -> IsiBuku:
    return buka(jalur, sekarang=lambda: KINI).baca()
