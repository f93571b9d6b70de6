"""The performance tree: who is under whom, where it loops, and what has no parent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sakip_xl.domain.model import Kinerja
from sakip_xl.domain.terms import Level
from sakip_xl.domain.wording import kode_list

URUTAN: tuple[Level, ...] = tuple(Level)
"""The levels from top to bottom: tujuan, sasaran, program, kegiatan, sub kegiatan."""


@dataclass(frozen=True, slots=True)
class Pohon:
    """The nodes by kode and the kode of their children, in the order of the rows.

    Of two nodes with one kode the first counts. Every walk ends, in a tree with a loop too.
    """

    simpul: dict[str, Kinerja]
    anak: dict[str, list[str]] = field(default_factory=dict)

    def ancestors(self, kode: str) -> list[str]:
        """What a node is under, nearest first; in a loop each node once, the node itself last."""
        result: list[str] = []
        while kode in self.simpul and self.simpul[kode].induk in self.simpul:
            kode = self.simpul[kode].induk
            if kode in result:
                break
            result.append(kode)
        return result

    def induk_lain(self, kode: str) -> tuple[str, ...]:
        """The further parents of a node whose capaian it counts for.

        Only those that are there, other than its parent and of the level directly above: so no node comes to
        be above itself, but where a parent has the wrong level or the tree a loop none counts.
        """
        node = self.simpul[kode]
        if not node.induk_lain or not self.in_order():
            return ()
        return tuple(
            parent
            for parent in kode_list(node.induk_lain)
            if parent != node.induk
            and parent in self.simpul
            and is_below(node.level, self.simpul[parent].level)
        )

    def in_order(self) -> bool:
        """Whether every node stands directly below the level above it."""
        return all(
            is_below(node.level, self.simpul[node.induk].level)
            for node in self.simpul.values()
            if node.induk in self.simpul
        )

    def root(self) -> list[str]:
        """The nodes that name no parent."""
        return [kode for kode, node in self.simpul.items() if not node.induk]

    def orphans(self) -> list[Kinerja]:
        """The nodes whose parent does not exist."""
        return [node for node in self.simpul.values() if node.induk and node.induk not in self.simpul]

    def loops(self) -> list[tuple[str, ...]]:
        """Every loop once, as the kode of its nodes from the first row on, each under the next."""
        result: list[tuple[str, ...]] = []
        already: set[str] = set()
        for kode in self.simpul:
            path = self.ancestors(kode)
            if kode in path and kode not in already:
                loop = (kode, *path[: path.index(kode)])
                already.update(loop)
                result.append(loop)
        return result


def plant(kinerja: Iterable[Kinerja]) -> Pohon:
    """The tree of the rows of tblKinerja."""
    nodes: dict[str, Kinerja] = {}
    children: dict[str, list[str]] = {}
    for node in kinerja:
        if node.kode not in nodes:
            nodes[node.kode] = node
            children.setdefault(node.induk, []).append(node.kode)
    return Pohon(nodes, children)


def is_below(child: Level, parent: Level) -> bool:
    """Whether one level is directly below another."""
    return URUTAN.index(child) == URUTAN.index(parent) + 1
