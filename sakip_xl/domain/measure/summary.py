"""The one measurement of a quarter: sheets, reports, JSON and messages read it, nothing else decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sakip_xl.domain.measure.anggaran_tree import Money, money_of_kecamatan, money_of_nodes
from sakip_xl.domain.measure.comparison import Comparison, EarlierYears
from sakip_xl.domain.measure.nilai import Nilai, print_nilai
from sakip_xl.domain.measure.pohon import Pohon, plant
from sakip_xl.domain.measure.predikat import predikat
from sakip_xl.domain.measure.rekap import (
    Node,
    RekapItem,
    RekapResult,
    exclusion_reason,
    rekap,
    rekap_kecamatan,
    rekap_pohon,
    rekap_unit,
    serving,
)
from sakip_xl.domain.measure.row import RowCapaian, measure_row
from sakip_xl.domain.measure.units import UnitSummary, summarize_units
from sakip_xl.domain.model import KertasKerja, Kinerja, Master
from sakip_xl.domain.terms import Level


@dataclass(frozen=True, slots=True)
class IndikatorSummary:
    """One row of the Kertas Kerja with its capaian, its predikat, and as an item of the roll-up.

    ``alasan`` says why no roll-up counts it; empty when it counts. ``antartahun`` compares it with last year
    and the Renstra.
    """

    row: KertasKerja
    capaian: RowCapaian
    predikat: str | None
    item: RekapItem
    alasan: str
    antartahun: Comparison


@dataclass(frozen=True, slots=True)
class NodeSummary:
    """One node of the tree: ``dalam`` levels below the top, with its indicators and the kode below it.

    ``sendiri`` is the roll-up of its own indicators, ``nilai`` what it has from them or from below.
    ``anak_lain`` are nodes below another parent that serve it too: their capaian counts, not their money.
    """

    kinerja: Kinerja
    dalam: int
    anak: tuple[str, ...]
    anak_lain: tuple[str, ...]
    indikator: tuple[IndikatorSummary, ...]
    sendiri: RekapResult
    nilai: Nilai
    uang: Money


@dataclass(frozen=True, slots=True)
class Summary:
    """One quarter: indicators, the tree depth first, the kecamatan, units, how many have each predikat."""

    triwulan: int
    indikator: tuple[IndikatorSummary, ...]
    pohon: tuple[NodeSummary, ...]
    kecamatan: Nilai
    uang: Money
    unit: tuple[UnitSummary, ...]
    sebaran: tuple[tuple[str, int], ...]

    @property
    def dikecualikan(self) -> list[IndikatorSummary]:
        """The indicators that no roll-up counts."""
        return [indikator for indikator in self.indikator if indikator.alasan]

    @property
    def berealisasi(self) -> int:
        """How many rows of the Kertas Kerja have a realisasi that is a number."""
        return sum(measured.row.realisasi is not None for measured in self.indikator)

    @property
    def wajib(self) -> list[UnitSummary]:
        """The units that have to report."""
        return [unit for unit in self.unit if unit.wajib]

    @property
    def kembali(self) -> int:
        """How many of them handed their form in or were excused."""
        return sum(unit.kembali for unit in self.wajib)

    @property
    def belum(self) -> list[UnitSummary]:
        """Those that did neither."""
        return [unit for unit in self.wajib if not unit.kembali]

    @property
    def terlambat(self) -> list[UnitSummary]:
        """Those that are late, or were when their form came back."""
        return [unit for unit in self.wajib if unit.terlambat]

    @property
    def terisi(self) -> int:
        """How many indicators have a realisasi as reported."""
        return sum(unit.terisi for unit in self.unit)

    def on_level(self, level: Level) -> list[NodeSummary]:
        """The nodes of one level in the order of the tree."""
        return [node for node in self.pohon if node.kinerja.level is level]


def summarize(master: Master, triwulan: int, now: datetime) -> Summary:
    """Measure one quarter from the rows of its Kertas Kerja; ``now`` decides who is late.

    A node in a loop, or under a parent that does not exist, stands at the top of the tree. Of two nodes
    with one kode the first counts.
    """
    method = master.pengaturan.metode_rekap
    indikator = _indikator(master, triwulan)
    pohon = plant(master.kinerja)
    nodes = _nodes(pohon)
    by_node: dict[str, list[IndikatorSummary]] = {}
    for measured in indikator:
        by_node.setdefault(measured.row.induk, []).append(measured)
    items = {kode: [measured.item for measured in members] for kode, members in by_node.items()}
    results = rekap_pohon(nodes, items, method)
    nilai = {kode: print_nilai(result, master) for kode, result in results.items()}
    kecamatan = print_nilai(rekap_kecamatan(nodes, results, method), master)
    units = rekap_unit(((measured.row.unit, measured.item) for measured in indikator), method)
    nilai_unit = {kode: print_nilai(result, master) for kode, result in units.items()}
    money = money_of_nodes(master, triwulan, nodes, nilai)
    return Summary(
        triwulan=triwulan,
        indikator=indikator,
        pohon=tuple(
            NodeSummary(
                pohon.simpul[kode],
                depth,
                *children,
                tuple(by_node.get(kode, ())),
                rekap(items.get(kode, ()), method),
                nilai[kode],
                money[kode],
            )
            for kode, depth, children in _depth_first(nodes)
        ),
        kecamatan=kecamatan,
        uang=money_of_kecamatan(master, triwulan, nodes, money, kecamatan),
        unit=summarize_units(master, triwulan, now, nilai_unit, print_nilai(RekapResult(None, 0), master)),
        sebaran=_spread(master, indikator),
    )


def _indikator(master: Master, triwulan: int) -> tuple[IndikatorSummary, ...]:
    ambang = [bound.ambang for bound in master.predikat]
    years = EarlierYears.of(master)
    result = []
    for row in master.kertas_kerja:
        if row.triwulan == triwulan:
            capaian = measure_row(row, master.pengaturan)
            reason = row.catatan or " ".join(note.kalimat for note in capaian.direkap.catatan)
            item = RekapItem(row.kode, row.indikator, capaian.direkap.untuk_rekap, row.bobot, reason)
            result.append(
                IndikatorSummary(
                    row,
                    capaian,
                    predikat(capaian.direkap.nilai, ambang),
                    item,
                    exclusion_reason(item, master.pengaturan.metode_rekap),
                    years.compare(row, capaian),
                )
            )
    return tuple(result)


def _nodes(pohon: Pohon) -> list[Node]:
    """The nodes of the roll-up; one in a loop has no parent."""
    circular = {kode for loop in pohon.loops() for kode in loop}
    return [
        Node(
            kode,
            kinerja.uraian,
            kinerja.level,
            "" if kode in circular else kinerja.induk,
            pohon.induk_lain(kode),
        )
        for kode, kinerja in pohon.simpul.items()
    ]


_Children = tuple[tuple[str, ...], tuple[str, ...]]
"""The kode below a node, and those that serve it from elsewhere."""


def _depth_first(nodes: Sequence[Node]) -> list[tuple[str, int, _Children]]:
    """Each kode with its depth and its children; an unknown parent is the top."""
    known = {node.kode for node in nodes}
    children: dict[str, list[str]] = {}
    for node in nodes:
        children.setdefault(node.induk if node.induk in known else "", []).append(node.kode)
    served = serving(nodes)
    result: list[tuple[str, int, _Children]] = []
    waiting = [(kode, 0) for kode in reversed(children.get("", []))]
    while waiting:
        kode, depth = waiting.pop()
        below = tuple(children.get(kode, ()))
        others = tuple(node.kode for node in served.get(kode, ()) if kode in node.induk_lain)
        result.append((kode, depth, (below, others)))
        waiting += [(child, depth + 1) for child in reversed(below)]
    return result


def _spread(master: Master, indikator: Sequence[IndikatorSummary]) -> tuple[tuple[str, int], ...]:
    """How many indicators have each predikat of the table, those without one last under an empty name."""
    count = Counter((measured.predikat or "").casefold() for measured in indikator)
    return tuple((name, count[name.casefold()]) for name in (*(row.predikat for row in master.predikat), ""))
