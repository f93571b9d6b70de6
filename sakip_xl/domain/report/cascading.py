"""How the levels of the performance tree hang together (KKE 2; PermenPANRB 89/2021)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sakip_xl.domain.measure.pohon import URUTAN, Pohon, is_below, plant
from sakip_xl.domain.model import Indikator, Kinerja, Master
from sakip_xl.domain.terms import Level
from sakip_xl.domain.wording import normalized


@dataclass(frozen=True, slots=True)
class Link:
    """One node with its indicators in force, and what is missing above it and below it, in words.

    ``induk`` says what is wrong with its parent and ``turunan`` which level it lacks below; empty when
    nothing is.
    """

    kinerja: Kinerja
    indikator: tuple[Indikator, ...]
    induk: str
    turunan: str

    @property
    def kurang(self) -> list[str]:
        """Everything that is missing, in words."""
        without = "" if self.indikator else "belum punya indikator"
        return [text for text in (self.induk, self.turunan, without) if text]


def cascading(master: Master) -> dict[str, Link]:
    """The link of every node by kode, in the order of the rows; of two nodes with one kode the first counts.

    A node that serves a further parent is below it too.
    """
    pohon = plant(master.kinerja)
    circular = {kode for loop in pohon.loops() for kode in loop}
    below = {kode for kode, children in pohon.anak.items() if children}
    below |= {parent for kode in pohon.simpul for parent in pohon.induk_lain(kode)}
    indikator: dict[str, list[Indikator]] = {}
    for row in master.indikator_in_force():
        indikator.setdefault(normalized(row.induk), []).append(row)
    return {
        kode: Link(
            node,
            tuple(indikator.get(normalized(kode), ())),
            "menjadi induk dirinya sendiri" if kode in circular else _above(node, pohon),
            "" if kode in below else _below(node),
        )
        for kode, node in pohon.simpul.items()
    }


def without_node(master: Master) -> Iterator[Indikator]:
    """The indicators in force whose node is not in the tree."""
    known = {normalized(row.kode) for row in master.kinerja}
    return (row for row in master.indikator_in_force() if normalized(row.induk) not in known)


def _above(node: Kinerja, pohon: Pohon) -> str:
    """What is wrong with the parent of a node; empty when nothing is."""
    top = node.level is Level.TUJUAN
    if not node.induk:
        return "" if top else "belum punya induk"
    parent = pohon.simpul.get(node.induk)
    if parent is None:
        return f"induk {node.induk} tidak ada"
    if top or not is_below(node.level, parent.level):
        return f"tidak langsung di bawah {parent.level} {parent.kode}"
    return ""


def _below(node: Kinerja) -> str:
    """Which level a node without anything below it lacks; the lowest lacks none."""
    lower = URUTAN[URUTAN.index(node.level) + 1 :]
    return f"belum punya {lower[0]} di bawahnya" if lower else ""
