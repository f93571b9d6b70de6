"""Rencana Aksi by quarter, the layout of twenty columns beside the number: plan, money and what was reached.

Every number is one of the summary's; a quarter that is not measured yet stays empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from sakip_xl.documents.base import Document, Source, Tags, with_office
from sakip_xl.documents.figures import Figure, as_number, or_gap, typed_figure
from sakip_xl.documents.gaps import BELUM_ADA
from sakip_xl.documents.office import office_tags
from sakip_xl.documents.reports import agreed
from sakip_xl.domain.measure.comparison import EarlierYears
from sakip_xl.domain.measure.shown import places
from sakip_xl.domain.measure.spending import spending_by_quarter
from sakip_xl.domain.measure.summary import IndikatorSummary, NodeSummary
from sakip_xl.domain.model import Indikator, RencanaAksi
from sakip_xl.domain.terms import ROMAWI, Level, SopName


def rencana_aksi_triwulan(source: Source) -> Iterator[Document]:
    """The actions of the year with quarterly targets, money and capaian up to the quarter.

    There are all indicators of a sasaran and every other that has an action; none without any action.
    """
    blocks = list(_Blocks(source))
    if not any(block["aksi"] for block in blocks):
        return
    setting = source.master.pengaturan
    tags = with_office(
        office_tags(source),
        blok=blocks,
        jumlah=_total([money for block in blocks for money in block["program"]]),
        desimal=setting.desimal,
        dasar_rekap=str(setting.dasar_rekap),
    )
    draft = bool(source.summary.indikator) and not agreed(source, SopName.PENGUKURAN)
    yield Document("", tags, draft=draft, sop=SopName.PENGUKURAN)


def _total(programs: Sequence[Tags]) -> dict[str, Figure]:
    """The sum of each column of money, each program once; not known where one is not known."""
    columns = ("pagu", *(f"tw{tw}" for tw in ROMAWI))
    named_once = [program for program in programs if not program["di_nomor"]]
    result: dict[str, Figure] = {}
    for column in columns:
        amounts = [program[column] for program in named_once]
        numbers = [amount for amount in amounts if isinstance(amount, float)]
        unknown = BELUM_ADA if any(amounts) else None
        result[column] = math.fsum(numbers) if numbers and len(numbers) == len(amounts) else unknown
    return result


class _Blocks:
    """One block an indicator: its targets and capaian, its actions, and the programs that pay for them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._years = EarlierYears.of(source.master)
        self._nodes = {node.kinerja.kode: node for node in source.summary.pohon}
        self._spent = spending_by_quarter(source.master, source.so_far)
        self._measured = [{item.row.kode: item for item in data.indikator} for data in source.so_far]
        self._actions: dict[str, list[RencanaAksi]] = {}
        for row in source.master.rencana_aksi:
            self._actions.setdefault(row.kode, []).append(row)
        told = {int(row.triwulan) for row in source.master.anggaran if row.realisasi is not None}
        self._reported = told & set(range(1, source.triwulan + 1))
        self._told: dict[str, int] = {}

    def __iter__(self) -> Iterator[Tags]:
        before = ""
        for number, row in enumerate(self._indikator(), 1):
            sasaran = self._sasaran(row)
            yield {
                "nomor": number,
                "sasaran": "" if sasaran == before else sasaran,
                "indikator": row.indikator,
                "satuan": row.satuan,
                "program": list(self._money(row, number)),
                "aksi": [
                    {"aksi": one.aksi, "sub_aksi": one.sub_aksi} for one in self._actions.get(row.kode, ())
                ],
                **self._reached(row),
            }
            before = sasaran

    def _indikator(self) -> list[Indikator]:
        """The indicators in force that belong here, in the order of the tree; those of no node last."""
        order = {kode: place for place, kode in enumerate(self._nodes)}
        rows = [
            row
            for row in self._source.master.indikator_in_force()
            if row.level is Level.SASARAN or row.kode in self._actions
        ]
        return sorted(rows, key=lambda row: order.get(row.induk, len(order)))

    def _above(self, kode: str) -> Iterator[NodeSummary]:
        """A node and everything above it, nearest first."""
        seen = set()
        while kode in self._nodes and kode not in seen:
            seen.add(kode)
            yield self._nodes[kode]
            kode = self._nodes[kode].kinerja.induk

    def _sasaran(self, row: Indikator) -> str:
        """The sasaran that an indicator is of or below; of a tujuan, that itself."""
        above = [node.kinerja for node in self._above(row.induk)]
        chosen = [kinerja for kinerja in above if kinerja.level is Level.SASARAN] or above
        return chosen[0].uraian if chosen else BELUM_ADA

    def _programs(self, row: Indikator) -> list[NodeSummary]:
        """The program that an indicator is of or below, else those below its node or serving it."""
        above = [node for node in self._above(row.induk) if node.kinerja.level is Level.PROGRAM]
        below = {node.kinerja.kode: node for node in self._below(row.induk, frozenset())}
        return above[:1] or list(below.values())

    def _below(self, kode: str, path: frozenset[str]) -> Iterator[NodeSummary]:
        if kode not in self._nodes or kode in path:
            return
        node = self._nodes[kode]
        if node.kinerja.level is Level.PROGRAM:
            yield node
            return
        for child in (*node.anak, *node.anak_lain):
            yield from self._below(child, path | {kode})

    def _money(self, row: Indikator, number: int) -> Iterator[Tags]:
        """The programs of an indicator: each with its money, or by the number where that stands."""
        told: dict[int, list[str]] = {}
        for node in self._programs(row):
            first = self._told.setdefault(node.kinerja.kode, number)
            if first == number:
                yield self._program(node)
            else:
                told.setdefault(first, []).append(node.kinerja.uraian)
        for first, names in told.items():
            blank = dict.fromkeys(("pagu", *(f"tw{tw}" for tw in ROMAWI)))
            yield {"uraian": "; ".join(names), "di_nomor": first, **blank}

    def _program(self, node: NodeSummary) -> Tags:
        spent = self._spent[node.kinerja.kode]
        return {
            "uraian": node.kinerja.uraian,
            "di_nomor": 0,
            "pagu": or_gap(as_number(node.uang.pagu)),
            **{
                f"tw{tw}": or_gap(as_number(spent[tw - 1])) if tw in self._reported else None for tw in ROMAWI
            },
        }

    def _reached(self, row: Indikator) -> Tags:
        """Targets and capaian of each quarter, and the capaian that the roll-up counts."""
        digits = places(row, self._source.master.pengaturan.desimal)
        targets = {tw: self._years.read(row.target_tw(tw), row) for tw in ROMAWI}
        found = [self._measured[tw - 1].get(row.kode) if tw <= len(self._measured) else None for tw in ROMAWI]
        now = found[self._source.triwulan - 1]
        return {
            "angka": digits,
            "target": {
                f"tw{tw}": "-" if target.kosong else typed_figure(target, digits, target=True)
                for tw, target in targets.items()
            },
            "capaian": {
                f"tw{tw}": _quarter(item, promised=not targets[tw].kosong)
                for tw, item in zip(ROMAWI, found, strict=True)
            },
            "total": None if now is None else or_gap(as_number(now.capaian.direkap.nilai)),
        }


def _quarter(item: IndikatorSummary | None, *, promised: bool) -> Figure:
    """The capaian of one quarter; a dash where nothing was promised, empty where nothing was measured."""
    if item is None:
        return None
    value = as_number(item.capaian.tw.nilai)
    return "-" if value is None and not promised else or_gap(value)


def lines(block: Tags) -> list[tuple[Tags, Tags]]:
    """The lines of a block: programs and actions beside each other, an empty one where there are fewer."""
    return list(zip_longest(block["program"], block["aksi"], fillvalue={})) or [({}, {})]
