"""The content of a book between reading and writing: raw rows by table and field.

Raw means: whatever stands in the cell, also what is wrong, so that writing a book back loses nothing.
A percent-formatted cell is its text (``95%``). A blank row is kept as an empty dict, so that a row's
place in the list is its place in the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import IntEnum, StrEnum

from sakip_xl.domain.jejak import BarisJejak
from sakip_xl.domain.model import Baris, Sel

BULAT_TEPAT = 2**53
"""From here on a file keeps a whole number as a float only."""

BarisMentah = dict[str, Sel]


@dataclass(frozen=True, slots=True)
class Letak:
    """Where one value stands: sheet and cell as staff read them."""

    lembar: str
    sel: str


@dataclass(frozen=True, slots=True)
class IsiBuku:
    """The content of one book: raw rows of every table of its layout (``tblMeta`` is its identity)."""

    jenis: str
    tabel: Mapping[str, list[BarisMentah]]

    def baris(self, tabel: str) -> list[BarisMentah]:
        """The rows of one table; a table not filled yet has none."""
        return list(self.tabel.get(tabel, []))

    @property
    def meta(self) -> dict[str, str]:
        """The hidden identity: the rows of ``tblMeta`` by key."""
        return {str(b["kunci"]): str(b.get("nilai") or "") for b in self.baris("tblMeta") if b.get("kunci")}

    def dengan_meta(self, **nilai: str) -> IsiBuku:
        """The same content with these keys of the identity set."""
        baris: list[BarisMentah] = [
            {"kunci": kunci, "nilai": isi} for kunci, isi in {**self.meta, **nilai}.items()
        ]
        return replace(self, tabel={**self.tabel, "tblMeta": baris})


@dataclass(slots=True)
class Perubahan:
    """All that an action is going to change; nothing is changed until the book saves it.

    ``tambah`` appends rows, ``ganti`` replaces a computed table, ``ubah`` sets single cells
    (table, row, field, value) and leaves every other typed cell as it is.
    """

    tambah: dict[str, list[Baris | BarisJejak]] = field(default_factory=dict)
    ganti: dict[str, Sequence[Baris | BarisJejak]] = field(default_factory=dict)
    ubah: list[tuple[str, int, str, Sel]] = field(default_factory=list)

    def tambahkan(self, tabel: str, *baris: Baris | BarisJejak) -> None:
        """Append rows to a table."""
        self.tambah.setdefault(tabel, []).extend(baris)

    def tersentuh(self) -> set[str]:
        """The tables that the change names."""
        return {*self.tambah, *self.ganti, *(tabel for tabel, *_ in self.ubah)}

    def terapkan(self, isi: IsiBuku) -> IsiBuku:
        """The content after the change; ``isi`` itself stays as it was."""
        tabel = {nama: [dict(baris) for baris in baris_lama] for nama, baris_lama in isi.tabel.items()}
        for nama, ke, bidang, nilai in self.ubah:
            tabel[nama][ke][bidang] = nilai
        for nama, baru in self.ganti.items():
            tabel[nama] = [mentah(baris) for baris in baru]
        for nama, baru in self.tambah.items():
            tabel[nama] = [*_tanpa_ekor(tabel.get(nama, [])), *(mentah(baris) for baris in baru)]
        return replace(isi, tabel=tabel)


def mentah(baris: Baris | BarisJejak) -> BarisMentah:
    """A typed row as raw cells: enumerations as their text, decimals as numbers, empty as ``None``."""
    return {nama: _sel(getattr(baris, nama)) for nama in baris.bidang()}


def _sel(nilai: object) -> Sel:
    if nilai == "":
        return None
    if isinstance(nilai, StrEnum):
        return nilai.value
    if isinstance(nilai, IntEnum):
        return int(nilai)
    if isinstance(nilai, Decimal):
        bulat = abs(nilai) < BULAT_TEPAT and nilai == nilai.to_integral_value()
        return int(nilai) if bulat else float(nilai)
    return nilai  # type: ignore[return-value]


def _tanpa_ekor(baris: Sequence[BarisMentah]) -> list[BarisMentah]:
    """The rows without the blank ones at the end."""
    hasil = list(baris)
    while hasil and all(nilai is None or nilai == "" for nilai in hasil[-1].values()):
        hasil.pop()
    return hasil
