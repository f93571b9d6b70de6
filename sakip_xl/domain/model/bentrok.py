"""Conflicts: two values for one cell, between which a person decides."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sakip_xl.domain.model.base import Bulat, Prose, RequiredText, Row, Text, Tw, Typed, Waktu, options
from sakip_xl.domain.terms import BentrokSource, Pakai


class Bentrok(Row):
    """Two values for one cell: which cell, both values with file, time and author, and the decision.

    ``kunci`` is the key of the row in ``tabel``, ``nama_kolom`` its field and ``kolom`` the heading of that.
    ``lama`` stood there or was handed in first, of two masters it is that of A; a day is kept as its text.
    ``diputuskan`` is filled in when the decision is carried out.
    """

    table: ClassVar[str] = "tblBentrok"

    nomor: Bulat
    asal: Annotated[BentrokSource, options(BentrokSource)]
    tabel: RequiredText
    kunci: RequiredText
    nama_kolom: RequiredText
    unit: Text = ""
    kode: Text = ""
    triwulan: Tw | None = None
    kolom: RequiredText
    lama: Typed = None
    berkas_lama: Text = ""
    waktu_lama: Waktu | None = None
    oleh_lama: Text = ""
    baru: Typed = None
    berkas_baru: Text = ""
    waktu_baru: Waktu | None = None
    oleh_baru: Text = ""
    pakai: Annotated[Pakai | None, options(Pakai)] = None
    keterangan: Prose = ""
    diputuskan_oleh: Text = ""
    diputuskan: Waktu | None = None

    @property
    def terbuka(self) -> bool:
        """Whether nobody has carried out a decision yet."""
        return self.diputuskan is None
