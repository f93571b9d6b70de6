"""The rule of the sheet Jejak: nobody edits the log."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.aturan.inti import Konteks, Langgar, aturan
from sakip_xl.domain.jejak import periksa_rantai


@aturan(
    "SKP-419",
    "tblJejak",
    kenapa="Status SOP dihitung dari jejak; baris yang diubah, dihapus, atau disisipkan "
    "membuatnya tidak sah.",
    baik={},
    buruk={"tblJejak": [{"nomor": 1, "sidik": "00"}]},
)
def rantai_putus(k: Konteks) -> Iterator[Langgar]:
    """A row of the log does not fit the chain."""
    tempat = {baris.nomor: baris.baris_ke for baris in reversed(k.master.jejak)}
    for nomor, alasan in periksa_rantai(k.master.jejak, k.master.id_master):
        yield Langgar(tempat[nomor], "nomor", str(nomor), {"alasan": alasan.value})
