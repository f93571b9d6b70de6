from __future__ import annotations

from pathlib import Path

from sakip_xl.books.memori import BukuMemori
from sakip_xl.books.port import Buku
from sakip_xl.layout.isi import IsiBuku
from tests.books.kontrak import KontrakBuku
from tests.books.lukisan import CONTOH


class TestKontrak(KontrakBuku):
    def siapkan(self, isi: IsiBuku, tmp_path: Path) -> Buku:
        del tmp_path
        return BukuMemori(isi)


def test_every_earlier_content_is_kept() -> None:
    buku = BukuMemori(CONTOH)
    lama = buku.baca()
    assert buku.simpan(lama.dengan_meta(id_master="M-2")) is None
    assert buku.riwayat == [lama]
