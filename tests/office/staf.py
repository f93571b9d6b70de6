"""What staff do by hand in an open master: choose on Beranda, and read what the sheets show."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sakip_xl.books.hidup import BukuHidup
from sakip_xl.domain.model import Sel
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import IsiBuku

if TYPE_CHECKING:
    import xlwings as xw


def pilih(book: xw.Book, **pilihan: Sel) -> None:
    """Choose on Beranda; what is not named stays as it was."""
    for ke, kolom in enumerate(MASTER.tabel_bernama("tblKerja").kolom):
        if kolom.bidang in pilihan:
            badan(book, "tblKerja")[0, ke].value = pilihan[kolom.bidang]


def badan(book: xw.Book, tabel: str) -> xw.Range:
    """The data rows of one of our tables."""
    hasil = book.sheets[MASTER.tabel_bernama(tabel).lembar].tables[tabel].data_body_range
    assert hasil is not None, tabel
    return hasil


def baca(book: xw.Book) -> IsiBuku:
    """All that the sheets show now."""
    return BukuHidup(book, sekarang=datetime.now).baca()
