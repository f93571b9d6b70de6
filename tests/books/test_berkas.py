from __future__ import annotations

from pathlib import Path

from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.books.port import Buku
from sakip_xl.layout.isi import IsiBuku
from tests.books.kontrak import KontrakBuku
from tests.books.lukisan import buku, jam


class TestKontrak(KontrakBuku):
    def siapkan(self, isi: IsiBuku, tmp_path: Path) -> Buku:
        buku(tmp_path / "induk.xlsx").simpan(isi)
        return buku(tmp_path / "induk.xlsx")


class TestKontrakDenganGambarSebenarnya(KontrakBuku):
    """The same promises on the books as they are really drawn."""

    def siapkan(self, isi: IsiBuku, tmp_path: Path) -> Buku:
        BukuBerkas(tmp_path / "induk.xlsx", sekarang=jam).simpan(isi)
        return BukuBerkas(tmp_path / "induk.xlsx", sekarang=jam)
