"""The rule of the sheet Jejak: nobody edits the log."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.aturan.inti import Konteks, Langgar, aturan
from sakip_xl.domain.jejak import periksa_batal, periksa_rantai


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


@aturan(
    "SKP-418",
    "tblJejak",
    kenapa="Pembatalan menghapus akibat baris lain dari status SOP; hanya baris di atasnya, dan hanya "
    "sekali, yang dapat dibatalkan.",
    baik={
        "tblJejak": [
            {"nomor": 1},
            {"nomor": 2, "peristiwa": "dibatalkan", "catatan": "Membatalkan jejak nomor 1: Periksa Isian"},
        ]
    },
    buruk={
        "tblJejak": [
            {"nomor": 1},
            {"nomor": 2, "peristiwa": "dibatalkan", "catatan": "Membatalkan jejak nomor 2: Periksa Isian"},
        ]
    },
)
def batal_tidak_sah(k: Konteks) -> Iterator[Langgar]:
    """A row says that it takes back what is not there above it, or was taken back before."""
    tempat = {baris.nomor: baris.baris_ke for baris in reversed(k.master.jejak)}
    for nomor, alasan in periksa_batal(k.master.jejak):
        yield Langgar(tempat[nomor], "catatan", str(nomor), {"alasan": alasan.value})
