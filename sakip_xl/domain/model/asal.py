"""Where a figure comes from, as the last question about one was answered."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sakip_xl.domain.model.base import Bulat, RequiredText, Row, Text, Tw, Typed, Waktu, options
from sakip_xl.domain.terms import ValueSource

EARLIER = "Dahulu."
"""Begins the remark of a value that a figure has no more."""


class AsalRow(Row):
    """One value that a figure has or had: what stood there before, and where the value is from.

    ``waktu`` and ``oleh`` are when it was saved and by whom, of a decision when it was made; ``jejak`` is the
    number of the row of the log. Without a ``sumber`` there is no value yet.
    """

    table: ClassVar[str] = "tblAsal"

    kode: RequiredText
    indikator: Text = ""
    unit: Text = ""
    triwulan: Tw | None = None
    kolom: RequiredText
    nilai: Typed = None
    sebelumnya: Typed = None
    sumber: Annotated[ValueSource | None, options(ValueSource)] = None
    berkas: Text = ""
    sel: Text = ""
    oleh: Text = ""
    waktu: Waktu | None = None
    jejak: Bulat | None = None
    keterangan: Text = ""
