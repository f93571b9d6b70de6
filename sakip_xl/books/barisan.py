"""Rows of an open sheet matched with the rows it should have: which stay, which come, which go."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Asal:
    """Where a row of the drawing comes from.

    ``ada``: the row of the open sheet that becomes it, ``None`` for a row to be inserted. ``jarak``: its
    place in the map of the last drawing, ``None`` when it was not drawn then.
    """

    ada: int | None
    jarak: int | None


@dataclass(frozen=True, slots=True)
class Potongan:
    """A stretch of rows: one table with its heading, or what stands before, between or after the tables.

    ``mulai`` and ``banyak`` are its rows on the open sheet, ``baru`` its first row in the drawing;
    ``asal`` has one entry a row of the drawing.
    """

    bagian: int
    mulai: int
    banyak: int
    baru: int
    asal: tuple[Asal, ...]

    @property
    def tabel(self) -> bool:
        """Whether it is a table."""
        return self.bagian % 2 == 1


@dataclass(frozen=True, slots=True)
class Geser:
    """Rows to insert before (``jumlah`` > 0) or delete from (< 0) a row of the open sheet, from 0.

    ``dari_bawah``: inserted rows take their format from the row below them, as in a table.
    """

    baris: int
    jumlah: int
    dari_bawah: bool = False


def potongan_tabel(bagian: int, kepala: int, jumlah: int, baru: int, jumlah_baru: int) -> Potongan:
    """A table that grows before its last row, where formats and lists stretch with it, or loses its end."""
    asal = [Asal(kepala + ke, ke) for ke in range(min(jumlah, jumlah_baru) + 1)]
    if jumlah_baru > jumlah:
        asal[-1:] = [*[Asal(None, None)] * (jumlah_baru - jumlah), Asal(kepala + jumlah, jumlah)]
    return Potongan(bagian, kepala, jumlah + 1, baru, tuple(asal))


def pasangkan(lama: Sequence[Hashable], kini: Sequence[Hashable]) -> list[int | None]:
    """For each row of ``kini`` the row of ``lama`` that it continues, in order, or ``None``."""
    hasil: list[int | None] = []
    for _, awal, akhir, mulai, selesai in SequenceMatcher(None, lama, kini, autojunk=False).get_opcodes():
        banyak = min(akhir - awal, selesai - mulai)
        hasil += [awal + ke for ke in range(banyak)]
        hasil += [None] * (selesai - mulai - banyak)
    return hasil


def geser_baris(potongan: Sequence[Potongan]) -> list[Geser]:
    """The insertions and deletions that make the rows match, from the bottom up."""
    return [satu for butir in potongan for satu in _geser(butir)][::-1]


def _geser(potongan: Potongan) -> Iterator[Geser]:
    kini, sisip = potongan.mulai, 0
    for asal in (*potongan.asal, Asal(potongan.mulai + potongan.banyak, None)):
        if asal.ada is None:
            sisip += 1
            continue
        if sisip:
            yield Geser(kini, sisip, dari_bawah=potongan.tabel)
        if asal.ada > kini:
            yield Geser(kini, kini - asal.ada)
        kini, sisip = asal.ada + 1, 0
