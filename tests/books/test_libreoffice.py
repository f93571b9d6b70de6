"""A book that passed through LibreOffice is still wholly ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.books.bentuk_berkas import periksa_bentuk
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.books.mentah import perbedaan
from tests.books.kontrak import penuh
from tests.books.lukisan import jam
from tests.office.recalc import Kantor


@pytest.mark.libreoffice
@pytest.mark.parametrize("jenis", ["master", "formulir"])
def test_a_book_saved_by_libreoffice_reads_the_same_and_can_be_saved(
    jenis: str, tmp_path: Path, kantor: Kantor
) -> None:
    asal = BukuBerkas(tmp_path / "buku.xlsx", sekarang=jam)
    asal.simpan(penuh(jenis))
    ulang = kantor.simpan_ulang(tmp_path / "buku.xlsx", tmp_path / "hasil")
    satu = BukuBerkas(ulang, sekarang=jam)
    isi = satu.baca()
    assert list(perbedaan(asal.baca(), isi)) == []
    assert periksa_bentuk(ulang) == []
    assert satu.simpan(isi) is not None
