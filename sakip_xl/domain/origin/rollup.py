"""Figures of the roll-up: of a node, of a unit, of the kecamatan, each with what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.anggaran_tree import Money
from sakip_xl.domain.measure.nilai import Nilai
from sakip_xl.domain.measure.rekap import ALASAN_KOSONG, ALASAN_NEGATIF
from sakip_xl.domain.measure.summary import IndikatorSummary, NodeSummary, Summary
from sakip_xl.domain.model import Master
from sakip_xl.domain.origin.computed import ComputedFigure, Part, counted_rule, rounded_rule
from sakip_xl.domain.terms import Level, RekapMethod
from sakip_xl.domain.wording import angka, listing

CAPAIAN, PAGU, BELANJA, SERAPAN = "Capaian (%)", "Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)"
RAK, SERAPAN_RAK, EFISIENSI = "RAK s.d. TW (Rp)", "Serapan RAK (%)", "Efisiensi (poin)"
"""The headings of these figures on the sheet Rekap."""

KECAMATAN = "KECAMATAN"
"""What stands in the place of a kode for the whole kecamatan."""


def node_figures(master: Master, kode: str, summary: Summary) -> Iterator[ComputedFigure]:
    """What the roll-up of one quarter says of one node: its capaian and its money."""
    nodes = {node.kinerja.kode: node for node in summary.pohon}
    if kode not in nodes:
        return
    node = nodes[kode]
    below = [nodes[child] for child in (*node.anak, *node.anak_lain)]
    if node.sendiri.nilai is not None or not below:
        rule, parts = _of_indikator(master, node.indikator)
    else:
        rule, parts = _of_nodes(master, below, "kinerja di bawahnya")
    yield _nilai(master, kode, summary, node.nilai, (rule, parts))
    yield from _money(master, summary, kode, node.uang, [nodes[child] for child in node.anak])
    yield from _ratios(summary, kode, node.uang, node.nilai)


def kecamatan_figures(master: Master, summary: Summary) -> Iterator[ComputedFigure]:
    """What the roll-up of one quarter says of the kecamatan: over its sasaran, money over the top."""
    of = _of_nodes(master, summary.on_level(Level.SASARAN), "sasaran")
    yield _nilai(master, KECAMATAN, summary, summary.kecamatan, of)
    top = [node for node in summary.pohon if node.dalam == 0]
    yield from _money(master, summary, KECAMATAN, summary.uang, top)
    yield from _ratios(summary, KECAMATAN, summary.uang, summary.kecamatan)


def unit_figures(master: Master, kode: str, summary: Summary) -> Iterator[ComputedFigure]:
    """What the roll-up of one quarter says of one unit: over the indicators it is responsible for."""
    for unit in summary.unit:
        if unit.unit.kode == kode:
            own = [measured for measured in summary.indikator if measured.row.unit == kode]
            yield _nilai(master, kode, summary, unit.nilai, _of_indikator(master, own), kode)


def _nilai(
    master: Master,
    kode: str,
    summary: Summary,
    nilai: Nilai,
    of: tuple[str, tuple[Part, ...]],
    unit: str = "",
) -> ComputedFigure:
    rule, parts = of
    text = f"{rule}{rounded_rule(master, nilai.eksak)}"
    if nilai.predikat:
        text += f" Predikat: {nilai.predikat}."
    return ComputedFigure(kode, summary.triwulan, CAPAIAN, nilai.bulat, text, unit, parts)


def _of_indikator(master: Master, indikator: Sequence[IndikatorSummary]) -> tuple[str, tuple[Part, ...]]:
    parts = tuple(
        Part(item.row.kode, item.row.indikator, item.item.nilai, item.row.unit, alasan=item.alasan)
        for item in indikator
    )
    weights = [item.row.bobot for item in indikator]
    return counted_rule(parts, "indikator", master.pengaturan.metode_rekap, weights), parts


def _of_nodes(master: Master, nodes: Sequence[NodeSummary], of: str) -> tuple[str, tuple[Part, ...]]:
    """Nodes have no weight: under ``BERBOBOT`` their plain mean counts."""
    method = master.pengaturan.metode_rekap
    method = RekapMethod.RATA_RATA if method is RekapMethod.BERBOBOT else method
    parts = tuple(
        Part(
            node.kinerja.kode,
            node.kinerja.uraian,
            node.nilai.eksak,
            node.kinerja.unit,
            alasan=_not_counted(node.nilai.eksak, method),
        )
        for node in nodes
    )
    return counted_rule(parts, of, method), parts


def _not_counted(value: Fraction | None, method: RekapMethod) -> str:
    if value is None:
        return ALASAN_KOSONG
    return ALASAN_NEGATIF if method is RekapMethod.GEOMETRIK and value < 0 else ""


# --- money --------------------------------------------------------------------------------------------------


def _money(
    master: Master, summary: Summary, kode: str, money: Money, below: Sequence[NodeSummary]
) -> Iterator[ComputedFigure]:
    """The amounts of a node; one that a single row of a unit reported is a figure of its own already."""
    own = next((row for row in master.kinerja if row.kode == kode), None)
    reported = sum(
        row.kode == kode and row.triwulan == summary.triwulan and row.realisasi is not None
        for row in master.anggaran
    )
    planned = None if own is None else own.rak_sd(summary.triwulan)
    amounts = (
        (PAGU, money.pagu, own is not None and own.pagu is not None, "pagu"),
        (BELANJA, money.belanja, reported > 0, "belanja"),
        (RAK, money.rak, planned is not None, "rak"),
    )
    for judul, value, is_own, name in amounts:
        if judul != BELANJA or reported != 1:
            parts = () if is_own else _amounts(below, name)
            rule = _OWN[judul] if is_own else _sum(value, parts)
            yield ComputedFigure(kode, summary.triwulan, judul, value, rule, dari=parts, uang=True)


_OWN = {
    PAGU: "Diketik di lembar Pohon Kinerja; isi sebelumnya tidak dicatat.",
    BELANJA: "Jumlah semua baris yang dilaporkan sampai akhir triwulan ini.",
    RAK: "Jumlah RAK triwulan I sampai ini, diketik di lembar Pohon Kinerja.",
}


def _amounts(below: Sequence[NodeSummary], name: str) -> tuple[Part, ...]:
    return tuple(
        Part(
            node.kinerja.kode,
            node.kinerja.uraian,
            getattr(node.uang, name),
            node.kinerja.unit,
            uang=True,
            alasan="Belum diketahui." if getattr(node.uang, name) is None else "",
        )
        for node in below
    )


def _sum(value: Decimal | None, parts: Sequence[Part]) -> str:
    if value is None:
        missing = [part.kode for part in parts if part.alasan]
        return f"Belum diketahui untuk {listing(missing)}." if missing else "Belum diketahui."
    return f"Jumlah kinerja di bawahnya: {listing([part.kode for part in parts if not part.alasan])}."


def _ratios(summary: Summary, kode: str, money: Money, nilai: Nilai) -> Iterator[ComputedFigure]:
    spent = angka(money.belanja, None)
    rules = (
        (SERAPAN, money.serapan, f"Realisasi ÷ pagu × 100 = {spent} ÷ {angka(money.pagu, None)} × 100."),
        (
            SERAPAN_RAK,
            money.serapan_rak,
            f"Realisasi ÷ RAK s.d. triwulan × 100 = {spent} ÷ {angka(money.rak, None)} × 100.",
        ),
        (EFISIENSI, money.efisiensi, _difference(money, nilai)),
    )
    for judul, value, rule in rules:
        if value is not None:
            yield ComputedFigure(kode, summary.triwulan, judul, value, rule)


def _difference(money: Money, nilai: Nilai) -> str:
    if money.efisiensi is None or nilai.bulat is None:
        return ""
    absorbed = angka(nilai.bulat - money.efisiensi, None)
    return f"Capaian dikurangi serapan: {angka(nilai.bulat, None)} − {absorbed}; {money.tingkat}."
