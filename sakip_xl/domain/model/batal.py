"""The journal of the last actions, kept in the workbook itself so that it fits its state."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sakip_xl.domain.model.dasar import Baris, Bulat, Teks, TeksWajib, Waktu


class BarisBatal(Baris):
    """One piece of a journal entry: what an action changed, packed, in as many rows as it needs.

    ``nomor`` is the entry, ``bagian`` the place of the piece in it, from 1.
    """

    nomor: Annotated[Bulat, Field(ge=1)]
    tindakan: Teks = ""
    waktu: Waktu
    oleh: Teks = ""
    bagian: Annotated[Bulat, Field(ge=1)]
    isi: TeksWajib
