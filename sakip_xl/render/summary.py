"""What Rekap, Laporan and Beranda tell of the active quarter, computed once from the content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sakip_xl.domain.measure.anggaran import TingkatEfisiensi, efisiensi, serapan, tingkat_efisiensi
from sakip_xl.domain.measure.anggaran_tree import roll_up_money
from sakip_xl.domain.measure.pohon import plant
from sakip_xl.domain.measure.rekap import (
    Item,
    Node,
    RekapResult,
    rekap_kecamatan,
    rekap_pohon,
    rekap_unit,
)
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import Cell, Formulir, Kinerja, Unit
from sakip_xl.domain.terms import FormulirStatus
from sakip_xl.formulas.capaian import predikat_text
from sakip_xl.formulas.measurement import as_number
from sakip_xl.render.material import Material
from sakip_xl.render.table import computed_row
from sakip_xl.schema.tables.kertas_kerja import TBL_KERTAS_KERJA

BarisUkur = dict[str, Cell]
ALASAN = "capaian tidak dapat dihitung"


@dataclass(frozen=True, slots=True)
class Money:
    """Ceiling, spending, absorption and efficiency of one node; ``None`` where not known."""

    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None
    efisiensi: Decimal | None
    tingkat: TingkatEfisiensi | None


@dataclass(frozen=True, slots=True)
class UnitSummary:
    """One unit: its form in the quarter, and how many of its indicators have a realisasi."""

    unit: Unit
    formulir: Formulir | None
    terlambat: bool
    terisi: int
    jumlah: int
    nilai: RekapResult

    @property
    def kembali(self) -> bool:
        """Whether the form came back, or the unit was excused."""
        done = {FormulirStatus.DITERIMA, FormulirStatus.DIKECUALIKAN}
        return self.formulir is not None and self.formulir.status in done

    @property
    def status(self) -> str:
        """The state of the form as staff read it."""
        return "belum dikirim" if self.formulir is None else str(self.formulir.status)


@dataclass(frozen=True, slots=True)
class Summary:
    """The active quarter: rows of the Kertas Kerja, nodes of the tree in order, units, money."""

    baris: tuple[BarisUkur, ...]
    pohon: tuple[tuple[Kinerja, int], ...]
    anak: dict[str, list[str]]
    butir: dict[str, list[Item]]
    simpul: dict[str, RekapResult]
    kecamatan: RekapResult
    unit: tuple[UnitSummary, ...]
    uang: dict[str, Money]
    uang_kecamatan: Money


@lru_cache(maxsize=1)  # Beranda, Rekap and Laporan of one drawing show the same
def summary(material: Material) -> Summary:
    """Everything at once; every value is the domain's over the rows as the formulas see them."""
    master = material.master
    rows = active_rows(material)
    method = master.pengaturan.metode_rekap
    pohon = plant(master.kinerja)
    circular = {kode for loop in pohon.loops() for kode in loop}
    nodes = [
        Node(kinerja.kode, kinerja.uraian, kinerja.level, "" if kode in circular else kinerja.induk)
        for kode, kinerja in pohon.simpul.items()
    ]
    items: dict[str, list[Item]] = {}
    for row in rows:
        items.setdefault(str(row["induk"]), []).append(_item(row))
    values = rekap_pohon(nodes, items, method)
    kecamatan = rekap_kecamatan(nodes, values, method)
    money = _pohon_money(material, nodes, values)
    return Summary(
        baris=tuple(rows),
        pohon=tuple(_depth_first(nodes, pohon.simpul)),
        anak={node.kode: [child.kode for child in nodes if child.induk == node.kode] for node in nodes},
        butir=items,
        simpul=values,
        kecamatan=kecamatan,
        unit=tuple(_unit_summaries(material, rows)),
        uang=money,
        uang_kecamatan=_kecamatan_money(material, nodes, money, kecamatan),
    )


def active_rows(material: Material) -> list[BarisUkur]:
    """The rows of the Kertas Kerja of the active quarter with their computed columns."""
    triwulan = int(material.master.kerja.triwulan)
    raw = material.isi.row(TBL_KERTAS_KERJA.nama)
    return [
        computed_row(TBL_KERTAS_KERJA, row, material.scope)
        for row in raw
        if row.get("kode") and row.get("triwulan") == triwulan
    ]


def rounded_number(material: Material, value: Decimal | None) -> Decimal | None:
    """A percent as the workbook rounds it."""
    rule = material.master.pengaturan
    return None if value is None else round_number(value, rule.desimal, rule.pembulatan)


def rounded_predikat(material: Material, value: Decimal | None) -> str:
    """The predikat of a percent after rounding; empty for none."""
    return predikat_text(rounded_number(material, value), material.scope)


def _item(row: BarisUkur) -> Item:
    return Item(
        str(row["kode"]),
        str(row.get("indikator") or ""),
        as_number(row["untuk_rekap"]),
        as_number(row.get("bobot")),
        str(row.get("catatan") or ALASAN),
    )


def _depth_first(nodes: Sequence[Node], origin: dict[str, Kinerja]) -> list[tuple[Kinerja, int]]:
    """The nodes depth first with their depth; nodes whose parent is unknown come in as further roots."""
    known = {node.kode for node in nodes}
    children: dict[str, list[str]] = {}
    for node in nodes:
        children.setdefault(node.induk if node.induk in known else "", []).append(node.kode)
    result: list[tuple[Kinerja, int]] = []
    waiting = [(kode, 0) for kode in reversed(children.get("", []))]
    while waiting:
        kode, depth = waiting.pop()
        result.append((origin[kode], depth))
        waiting += [(lower, depth + 1) for lower in reversed(children.get(kode, []))]
    return result


def _unit_summaries(material: Material, rows: Sequence[BarisUkur]) -> list[UnitSummary]:
    master, triwulan = material.master, int(material.master.kerja.triwulan)
    formulir_by_unit = master.formulir_tw(triwulan)
    filled = {
        realisasi.kode
        for realisasi in master.realisasi
        if realisasi.triwulan == triwulan and not read_number(realisasi.realisasi).kosong
    }
    values = rekap_unit(((str(row["unit"]), _item(row)) for row in rows), master.pengaturan.metode_rekap)
    result = []
    for unit in master.unit:
        owned = [indikator.kode for indikator in master.indikator_in_force() if indikator.unit == unit.kode]
        formulir = formulir_by_unit.get(unit.kode)
        result.append(
            UnitSummary(
                unit,
                formulir,
                formulir is not None and _late(formulir, material),
                sum(kode in filled for kode in owned),
                len(owned),
                values.get(unit.kode, RekapResult(None, 0)),
            )
        )
    return result


def _late(formulir: Formulir, material: Material) -> bool:
    """Returned after its due time, or still out when that has passed; an excused unit is never late."""
    if formulir.tenggat is None or formulir.status is FormulirStatus.DIKECUALIKAN:
        return False
    if formulir.status is FormulirStatus.DITERIMA:
        return formulir.kembali is not None and formulir.kembali > formulir.tenggat
    return material.sekarang > formulir.tenggat


def _pohon_money(
    material: Material, nodes: Sequence[Node], values: dict[str, RekapResult]
) -> dict[str, Money]:
    pagu = roll_up_money(nodes, {kinerja.kode: kinerja.pagu for kinerja in material.master.kinerja})
    spent = roll_up_money(nodes, realisasi_anggaran(material))
    return {
        node.kode: _money(material, pagu[node.kode], spent[node.kode], values[node.kode].nilai)
        for node in nodes
    }


def realisasi_anggaran(material: Material) -> dict[str, Decimal | None]:
    """What was reported as spent on each node in the quarter, over all units that report it."""
    result: dict[str, Decimal | None] = {}
    for row in material.master.anggaran:
        if row.triwulan == material.master.kerja.triwulan and row.realisasi is not None:
            result[row.kode] = (result.get(row.kode) or Decimal(0)) + row.realisasi
    return result


def _kecamatan_money(
    material: Material, nodes: Sequence[Node], money: dict[str, Money], kecamatan: RekapResult
) -> Money:
    """The money of the kecamatan: the sum over the nodes at the top."""
    known = {node.kode for node in nodes}
    top = [money[node.kode] for node in nodes if node.induk not in known]
    return _money(
        material,
        _total([part.pagu for part in top]),
        _total([part.realisasi for part in top]),
        kecamatan.nilai,
    )


def _total(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _money(material: Material, pagu: Decimal | None, spent: Decimal | None, value: Decimal | None) -> Money:
    """Absorption and efficiency from the figures as they are printed, so that they can be checked."""
    rounded_serapan = rounded_number(material, serapan(pagu, spent))
    difference = efisiensi(rounded_number(material, value), rounded_serapan)
    return Money(
        pagu,
        spent,
        rounded_serapan,
        difference,
        tingkat_efisiensi(difference, material.master.pengaturan.ambang_efisiensi),
    )
