"""KKE 2 and KKE 3: how the levels of the plan hang together, and the DPA beside Renstra and Renja.

The papers of the evaluation of AKIP (PermenPANRB 88/2021). What nobody told is a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip_xl.documents.base import Document, Source, Tags, with_office
from sakip_xl.documents.gaps import GAP
from sakip_xl.documents.kke_indikator import target_cell
from sakip_xl.documents.levels import below_program, within_tree
from sakip_xl.documents.office import plan_tags
from sakip_xl.domain import wording
from sakip_xl.domain.measure.planned_money import PlannedMoney, planned_money, total_money
from sakip_xl.domain.measure.summary import NodeSummary
from sakip_xl.domain.model import Indikator
from sakip_xl.domain.report.cascading import Link, cascading, without_node
from sakip_xl.domain.terms import Level


def kke_2(source: Source) -> Iterator[Document]:
    """The tree of the plan with its indicators, and what it lacks at which level."""
    links = cascading(source.master)
    if not links:
        return
    tags = with_office(
        plan_tags(source),
        tingkat=[_level(level, links.values()) for level in Level],
        kinerja=[row for node in source.summary.pohon for row in _node(node, links[node.kinerja.kode])],
        belum_selaras=_lacking(source, links),
    )
    yield Document("", tags)


def _level(level: Level, everything: Iterable[Link]) -> Tags:
    """How many nodes a level has and how many of them lack something."""
    links = [link for link in everything if link.kinerja.level is level]
    return {
        "tingkat": str(level).capitalize(),
        "banyak": str(len(links)),
        "tanpa_indikator": str(sum(not link.indikator for link in links)),
        "tanpa_induk": str(sum(bool(link.induk) for link in links)),
        "tanpa_turunan": str(sum(bool(link.turunan) for link in links)),
    }


def _named(link: Link) -> str:
    return str(link.kinerja.level).capitalize()


def _sentence(text: str) -> str:
    """A text with a capital at its beginning; a kode in it stays as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def _node(node: NodeSummary, link: Link) -> Iterator[Tags]:
    """The lines of one node: one an indicator, the node said on the first."""
    named = {
        "tingkat": _named(link),
        "kode": node.kinerja.kode,
        "uraian": within_tree(node),
        "keterangan": _sentence("; ".join(link.kurang)) or "Selaras",
    }
    for indikator in link.indikator or (None,):
        yield {**named, **_measure(indikator)}
        named = dict.fromkeys(named, "")


def _measure(indikator: Indikator | None) -> Tags:
    if indikator is None:
        return {"indikator": GAP, "target": "", "satuan": ""}
    return {
        "indikator": f"{indikator.kode} {indikator.indikator}",
        "target": target_cell(indikator),
        "satuan": indikator.satuan,
    }


def _lacking(source: Source, links: dict[str, Link]) -> list[Tags]:
    """What does not hang together, a sentence a node, and the indicators that measure nothing."""
    told = [
        f"{_named(link)} {kode} {link.kinerja.uraian}: {wording.listing(link.kurang)}."
        for kode, link in links.items()
        if link.kurang
    ]
    told += [
        f"Indikator {row.kode} {row.indikator}: kinerja {row.induk} tidak ada."
        for row in without_node(source.master)
    ]
    return [{"nomor": number, "teks": text} for number, text in enumerate(told, 1)]


def kke_3(source: Source) -> Iterator[Document]:
    """The ceilings of programs, kegiatan and sub kegiatan in the Renstra, the Renja and the DPA."""
    nodes = [node for node in source.summary.pohon if node.kinerja.level not in {Level.TUJUAN, Level.SASARAN}]
    if not nodes:
        return
    money = planned_money(source.master, source.summary)
    programs = [money[node.kinerja.kode] for node in nodes if node.kinerja.level is Level.PROGRAM]
    setting = source.master.pengaturan
    years = (setting.tahun_awal_renstra, setting.tahun_akhir_renstra)
    tags = with_office(
        plan_tags(source),
        renstra=" sampai ".join(str(year) for year in years) if all(years) else GAP,
        tahun_lalu=str(setting.tahun - 1),
        anggaran=[
            {
                "kode": node.kinerja.kode,
                "uraian": below_program(node),
                **_amounts(money[node.kinerja.kode]),
                "keterangan": _verdict(money[node.kinerja.kode]),
            }
            for node in nodes
        ],
        jumlah={"kode": "", "uraian": "Jumlah program", **_amounts(total_money(programs)), "keterangan": ""},
    )
    yield Document("", tags)


def _amounts(money: PlannedMoney) -> Tags:
    amounts = {
        "pagu_renstra": money.renstra,
        "belanja_renstra": money.sebelumnya,
        "pagu_renja": money.renja,
        "pagu_dpa": money.dpa,
        "selisih": money.selisih,
        "sisa": money.sisa,
    }
    return {name: wording.angka(value, 0, blank=GAP) for name, value in amounts.items()}


def _verdict(money: PlannedMoney) -> str:
    """What the differences say: the DPA beside the Renja, and whether the Renstra still covers it."""
    told = [_beside_renja(money.selisih)]
    if money.sisa is not None and money.sisa < 0:
        told.append("melampaui pagu Renstra")
    return "; ".join(told)


def _beside_renja(difference: Decimal | None) -> str:
    if difference is None:
        return "Belum dapat dibandingkan dengan Renja"
    if difference == 0:
        return "Sama dengan Renja"
    return "Lebih besar daripada Renja" if difference > 0 else "Lebih kecil daripada Renja"
