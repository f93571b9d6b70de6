"""The journal of the last actions, kept in the workbook itself so that it fits its state."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from sakip_xl.domain.model.base import Bulat, RequiredText, Row, Text, Waktu


class UndoRow(Row):
    """One piece of a journal entry: what an action changed, packed, in as many rows as it needs.

    ``nomor`` is the entry, ``bagian`` the place of the piece in it, from 1.
    """

    table: ClassVar[str] = "tblBatal"

    nomor: Annotated[Bulat, Field(ge=1)]
    tindakan: Text = ""
    waktu: Waktu
    oleh: Text = ""
    bagian: Annotated[Bulat, Field(ge=1)]
    isi: RequiredText
