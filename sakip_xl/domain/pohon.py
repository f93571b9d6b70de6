"""The performance tree: who stands under whom, where it loops, and what hangs in the air."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sakip_xl.domain.istilah import Level
from sakip_xl.domain.model import Kinerja

URUTAN: tuple[Level, ...] = tuple(Level)
"""The levels from top to bottom: tujuan, sasaran, program, kegiatan, sub kegiatan."""


@dataclass(frozen=True, slots=True)
class Pohon:
    """The nodes by kode and the kode of their children, in the order of the rows.

    Of two nodes with one kode the first counts. Every walk ends, in a tree with a loop too.
    """

    simpul: dict[str, Kinerja]
    anak: dict[str, list[str]] = field(default_factory=dict)

    def leluhur(self, kode: str) -> list[str]:
        """What a node stands under, nearest first; in a loop each node once, the node itself last."""
        hasil: list[str] = []
        while kode in self.simpul and self.simpul[kode].induk in self.simpul:
            kode = self.simpul[kode].induk
            if kode in hasil:
                break
            hasil.append(kode)
        return hasil

    def turunan(self, kode: str) -> Iterator[str]:
        """Everything below a node, depth first."""
        sudah = {kode}
        antre = list(reversed(self.anak.get(kode, [])))
        while antre:
            satu = antre.pop()
            if satu not in sudah:
                sudah.add(satu)
                yield satu
                antre += reversed(self.anak.get(satu, []))

    def akar(self) -> list[str]:
        """The nodes that name no node above them."""
        return [kode for kode, simpul in self.simpul.items() if not simpul.induk]

    def yatim(self) -> list[Kinerja]:
        """The nodes whose node above does not exist."""
        return [s for s in self.simpul.values() if s.induk and s.induk not in self.simpul]

    def lingkaran(self) -> list[tuple[str, ...]]:
        """Every loop once, as the kode of its nodes from the first row on, each under the next."""
        hasil: list[tuple[str, ...]] = []
        sudah: set[str] = set()
        for kode in self.simpul:
            jalan = self.leluhur(kode)
            if kode in jalan and kode not in sudah:
                putaran = (kode, *jalan[: jalan.index(kode)])
                sudah.update(putaran)
                hasil.append(putaran)
        return hasil


def tanam(kinerja: Iterable[Kinerja]) -> Pohon:
    """The tree of the rows of tblKinerja."""
    simpul: dict[str, Kinerja] = {}
    anak: dict[str, list[str]] = {}
    for satu in kinerja:
        if satu.kode not in simpul:
            simpul[satu.kode] = satu
            anak.setdefault(satu.induk, []).append(satu.kode)
    return Pohon(simpul, anak)


def di_bawah(anak: Level, induk: Level) -> bool:
    """Whether one level stands directly below another."""
    return URUTAN.index(anak) == URUTAN.index(induk) + 1
