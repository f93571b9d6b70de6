"""The seven analyses of LKjIP chapter III.A for each sasaran (PermenPANRB 53/2014)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip_xl.documents.base import Source, Tags
from sakip_xl.documents.gaps import GAP, gap, with_gaps
from sakip_xl.documents.levels import below_program
from sakip_xl.domain import wording
from sakip_xl.domain.measure.shown import places, shown, shown_change, shown_target
from sakip_xl.domain.measure.summary import IndikatorSummary, NodeSummary
from sakip_xl.domain.report.sections import money_cells, obstacle_rows, typed_value
from sakip_xl.domain.terms import ROMAWI, Level


def analyses(source: Source) -> list[Tags]:
    """One analysis a sasaran, and one for whatever has indicators above or beside all sasaran."""
    groups = _groups(source.summary.pohon)
    return [_analysis(source, number, nodes[0], nodes[1:]) for number, nodes in enumerate(groups, 1)]


def _groups(pohon: Sequence[NodeSummary]) -> list[list[NodeSummary]]:
    """The nodes by what they are told under, which comes first: their sasaran, or the topmost below a tujuan.

    A tujuan stands alone, and only with indicators of its own.
    """
    result: list[list[NodeSummary]] = []
    home: dict[str, list[NodeSummary]] = {}
    for node in pohon:
        kinerja = node.kinerja
        group = home.get(kinerja.kode)
        if group is None or kinerja.level is Level.SASARAN:
            group = []
            result.append(group)
        group.append(node)
        if kinerja.level is not Level.TUJUAN:
            home |= dict.fromkeys(node.anak, group)
    return [group for group in result if group[0].indikator or group[0].kinerja.level is not Level.TUJUAN]


def _analysis(source: Source, number: int, head: NodeSummary, below: Sequence[NodeSummary]) -> Tags:
    desimal = source.master.pengaturan.desimal
    return {
        "nomor": str(number),
        "judul": f"{str(head.kinerja.level).capitalize()}: {head.kinerja.uraian}",
        "ringkas": _summary(head, desimal),
        "indikator": [_measured(item, n, desimal) for n, item in enumerate(head.indikator, 1)],
        "grafik": chart_mark(number) if _known(head) else "",
        "tidak_dihitung": [
            {"indikator": item.row.indikator, "alasan": item.alasan} for item in head.indikator if item.alasan
        ],
        "tahun": [row for item in head.indikator for row in _years(source, item)],
        "renstra": [_renstra(source, item, n) for n, item in enumerate(head.indikator, 1)],
        "kurang": [
            {"indikator": item.row.indikator, "teks": " ".join(item.antartahun.kurang)}
            for item in head.indikator
            if item.antartahun.kurang
        ],
        "kendala": _hindered(source, (head, *below)),
        "capaian": wording.angka(head.nilai.bulat, desimal, blank=GAP),
        "uang": with_gaps(money_cells(head.uang, desimal)),
        "efisiensi": _efficiency(head),
        "program": list(_programs(source, head, below)),
    }


def chart_mark(number: int) -> str:
    """What stands in the document where the chart of a sasaran goes."""
    return f"[grafik {number}]"


def _known(head: NodeSummary) -> bool:
    return any(item.capaian.direkap.nilai is not None for item in head.indikator)


def charts(source: Source) -> list[Tags]:
    """One chart of the capaian of the indicators a sasaran, told in its alternative text as well."""
    desimal = source.master.pengaturan.desimal
    result = []
    for number, (head, *_) in enumerate(_groups(source.summary.pohon), 1):
        values = [item.capaian.direkap.nilai for item in head.indikator]
        told = [
            f"{item.row.indikator} {wording.angka(value, desimal, blank=GAP)}"
            for item, value in zip(head.indikator, values, strict=True)
        ]
        title = f"Capaian indikator (%): {head.kinerja.uraian}"
        result.append(
            {
                "tanda": chart_mark(number),
                "judul": title,
                "label": [item.row.indikator for item in head.indikator],
                "nilai": [None if value is None else str(value) for value in values],
                "teks": f"{title}. {'; '.join(told)}.",
            }
        )
    return result


def _summary(head: NodeSummary, desimal: int) -> str:
    """How many indicators count and what they come to."""
    if not head.indikator:
        return gap(f"indikator {head.kinerja.level} ini")
    counted = f"{head.sendiri.dihitung} dari {len(head.indikator)} indikator dapat dihitung"
    if head.nilai.bulat is None:
        return f"{counted.capitalize()}; capaian {head.kinerja.level} ini {GAP}."
    value = wording.angka(head.nilai.bulat, desimal)
    return (
        f"{counted.capitalize()}. Capaian {head.kinerja.level} ini {value} persen, "
        f"predikat {head.nilai.predikat or GAP}."
    )


def _measured(item: IndikatorSummary, number: int, desimal: int) -> Tags:
    target, realisasi = item.capaian.pasangan
    cells = {
        "nomor": number,
        "indikator": item.row.indikator,
        "satuan": item.row.satuan,
        "target": typed_value(target),
        "realisasi": typed_value(realisasi),
        "capaian": wording.angka(item.capaian.direkap.nilai, desimal),
        "predikat": item.predikat or "-",
        "target_tahun": typed_value(item.row.tahun_ketik),
        "capaian_tahun": wording.angka(item.capaian.tahun.nilai, desimal),
    }
    return with_gaps(cells)


def _years(source: Source, item: IndikatorSummary) -> Iterator[Tags]:
    """The earlier years of an indicator and this one; the change against last year on the last row."""
    setting, found = source.master.pengaturan, item.antartahun
    digits = places(item.row, setting.desimal)
    name = item.row.indikator
    if all(year.tahun != setting.tahun - 1 for year in found.riwayat):
        missing = {"target": GAP, "realisasi": GAP, "capaian": GAP, "perubahan": ""}
        yield {"indikator": name, "tahun": str(setting.tahun - 1), **missing}
        name = ""
    for year in found.riwayat:
        yield {
            "indikator": name,
            "tahun": str(year.tahun),
            "target": shown_target(year.target, digits, blank=GAP),
            "realisasi": shown_target(year.realisasi, digits, blank=GAP),
            "capaian": wording.angka(year.capaian.nilai, setting.desimal, blank=GAP),
            "perubahan": "",
        }
        name = ""
    whole = source.triwulan == max(ROMAWI)
    change = shown_change(found, digits, blank=GAP)
    yield {
        "indikator": "",
        "tahun": f"{setting.tahun}" if whole else f"{setting.tahun} s.d. TW {ROMAWI[source.triwulan]}",
        "target": with_gaps({"target": typed_value(item.row.tahun_ketik)})["target"],
        "realisasi": shown(found.tahun_ini, digits, blank=GAP),
        "capaian": wording.angka(item.capaian.tahun.nilai, setting.desimal, blank=GAP),
        "perubahan": f"{change} terhadap {found.dasar}" if found.perubahan is not None else GAP,
    }


def _renstra(source: Source, item: IndikatorSummary, number: int) -> Tags:
    desimal, found = source.master.pengaturan.desimal, item.antartahun
    digits = places(item.row, desimal)
    return {
        "nomor": number,
        "indikator": item.row.indikator,
        "satuan": item.row.satuan,
        "target": shown_target(found.target_renstra, digits, blank=GAP),
        "realisasi": shown(found.terkumpul, digits, blank=GAP),
        "capaian": wording.angka(found.renstra.nilai, desimal, blank=GAP),
    }


def _hindered(source: Source, nodes: Sequence[NodeSummary]) -> list[Tags]:
    """What hindered the indicators of the sasaran and below it."""
    kode = {item.row.kode for node in nodes for item in node.indikator}
    return obstacle_rows(source.master, source.triwulan, kode)


def _efficiency(head: NodeSummary) -> str:
    """What the money and the achievement say together, or why nothing can be said yet."""
    if head.uang.tingkat is not None:
        return f"Penggunaan sumber daya {head.uang.tingkat}."
    return gap("efisiensi; diperlukan capaian, pagu, realisasi, dan sebelum Triwulan IV juga RAK")


def _programs(source: Source, head: NodeSummary, below: Sequence[NodeSummary]) -> Iterator[Tags]:
    """The programs and what is below them; those of elsewhere that serve the sasaran too come last."""
    desimal = source.master.pengaturan.desimal
    others = [node for node in source.summary.pohon if node.kinerja.kode in head.anak_lain]
    for number, node in enumerate((*below, *others), 1):
        elsewhere = f" (anggarannya di {node.kinerja.induk})" if node in others else ""
        yield {
            "nomor": number,
            "program": f"{below_program(node)}{elsewhere}",
            **with_gaps(money_cells(node.uang, desimal)),
            "capaian": wording.angka(node.nilai.bulat, desimal, blank=GAP),
        }
