"""From content to a whole drawn book, stamped: the one way a book becomes a canvas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from sakip_xl.books.mentah import beridentitas
from sakip_xl.books.peta import bubuhkan
from sakip_xl.build.kanvas import Kanvas
from sakip_xl.layout.buku import BUKU_MASTER
from sakip_xl.layout.isi import IsiBuku


class Penggambar(Protocol):
    """Draws the whole book of a content."""

    def __call__(self, isi: IsiBuku, sekarang: datetime) -> Kanvas:
        """The drawn book; ``isi`` carries its identity already."""


def gambar_menurut_jenis(isi: IsiBuku, sekarang: datetime) -> Kanvas:
    """Draw a master or a form."""
    from sakip_xl.build.formulir import gambar_formulir
    from sakip_xl.build.master import gambar_master

    return (gambar_master if isi.jenis == BUKU_MASTER else gambar_formulir)(isi, sekarang)


def gambar_buku(
    isi: IsiBuku,
    sekarang: datetime,
    penggambar: Penggambar = gambar_menurut_jenis,
    *,
    baris: Mapping[str, int] = MappingProxyType({}),
) -> Kanvas:
    """Draw the book of the content's kind, with its identity and its map.

    ``baris``: how many data rows a table must at least have, where an open book has more than the
    drawing would give it.
    """
    kanvas = penggambar(_berbaris(beridentitas(isi), baris), sekarang)
    bubuhkan(kanvas)
    return kanvas


def _berbaris(isi: IsiBuku, baris: Mapping[str, int]) -> IsiBuku:
    """The content with blank rows below its tables, as many as are asked for."""
    tabel = dict(isi.tabel)
    for nama, jumlah in baris.items():
        tabel[nama] = [*tabel[nama], *({} for _ in range(jumlah - len(tabel[nama])))]
    return replace(isi, tabel=tabel)
