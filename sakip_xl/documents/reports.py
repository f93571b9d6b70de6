"""The reports of both SOPs and the tables below them: every number is one of the summary's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from sakip_xl.documents.base import Document, Source, Tags, with_office
from sakip_xl.documents.levels import within_tree
from sakip_xl.documents.office import office_tags
from sakip_xl.documents.sop_papers import SOP_NAMES
from sakip_xl.domain import wording
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.row import RowCapaian
from sakip_xl.domain.measure.summary import IndikatorSummary, NodeSummary
from sakip_xl.domain.measure.units import UnitSummary
from sakip_xl.domain.model import Laporan
from sakip_xl.domain.report import antartahun, sections
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.requirements import is_current
from sakip_xl.domain.terms import DasarRekap, LaporanKind, SopName, YesNo


def laporan_pengumpulan(source: Source) -> Iterator[Document]:
    """The report on collecting: how the forms came back and what was collected."""
    yield _report(source, SopName.PENGUMPULAN, {**_collecting(source), **_both_ends(source)})


def laporan_pengukuran(source: Source) -> Iterator[Document]:
    """The report on measuring: indicators, sasaran, earlier years, money (PermenPANRB 53/2014, Lampiran)."""
    data, desimal = source.summary, source.master.pengaturan.desimal
    tags = {
        "indikator": sections.measured_rows(data, desimal),
        "perbandingan": antartahun.comparison_rows(data, desimal),
        "catatan_perbandingan": _lines(antartahun.comparison_notes(data)),
        **_rolled_up(source),
        **_both_ends(source),
    }
    yield _report(source, SopName.PENGUKURAN, tags)


def rekap_pengumpulan(source: Source) -> Iterator[Document]:
    """The Rekapitulasi Hasil Pengumpulan Data: the two tables of the report by themselves."""
    if any(row.triwulan == source.triwulan for row in source.master.realisasi):
        yield _paper(source, SopName.PENGUMPULAN, _collecting(source))


def kertas_kerja(source: Source) -> Iterator[Document]:
    """The Kertas Kerja of the quarter: how each capaian comes about."""
    data = source.summary
    if data.indikator:
        tags = {"indikator": [_worked(source, number, item) for number, item in enumerate(data.indikator, 1)]}
        yield _paper(source, SopName.PENGUKURAN, tags)


def rekap_pengukuran(source: Source) -> Iterator[Document]:
    """The Rekapitulasi Hasil Pengukuran: the whole tree, the units, and what was left out."""
    data, desimal = source.summary, source.master.pengaturan.desimal
    if data.indikator:
        tags = {
            "pohon": [_node(node, desimal) for node in data.pohon],
            "unit": [_unit(number, unit, desimal) for number, unit in enumerate(data.unit, 1)],
            "sebaran": [
                {"predikat": predikat or "Tidak dihitung", "jumlah": count}
                for predikat, count in data.sebaran
            ],
            **_rolled_up(source),
        }
        yield _paper(source, SopName.PENGUKURAN, tags)


def _report(source: Source, sop: SopName, tags: Tags) -> Document:
    """One report: numbered by the office once it is final, unless its row has a number of its own."""
    versions = source.master.laporan_tw(sop, source.triwulan)
    last = versions[-1] if versions else None
    own = last.nomor if last and not _automatic(last.nomor, sop) else ""
    draft = not agreed(source, sop)
    signed = sections.signing(source.master, sop, source.triwulan)
    all_tags = with_office(
        office_tags(source, last.tanggal if last else None),
        nomor=_shown_number(last, draft=draft),
        ringkasan=last.ringkasan if last else "",
        dasar=[
            {"nomor": number, "teks": text}
            for number, text in enumerate(sections.basis(source.master, sop, source.triwulan), 1)
        ],
        keputusan=_lines([*sections.decisions(versions), *signed]),
        **tags,
    )
    day = last.tanggal if last else None
    return Document("", all_tags, nomor=own, draft=draft, tanggal=day, sop=sop)


def _paper(source: Source, sop: SopName, tags: Tags) -> Document:
    """A paper of the SOP that stands or falls with its report."""
    versions = source.master.laporan_tw(sop, source.triwulan)
    day = versions[-1].tanggal if versions else None
    shared = with_office(office_tags(source, day), sop=SOP_NAMES[sop], **tags)
    return Document("", shared, draft=not agreed(source, sop), tanggal=day, sop=sop)


def agreed(source: Source, sop: SopName) -> bool:
    """Whether the Sekretaris agreed to the report on the data as they stand now."""
    master, triwulan = source.master, source.triwulan
    versions = master.laporan_tw(sop, triwulan)
    last = versions[-1] if versions else None
    return (
        last is not None
        and last.jenis is LaporanKind.FINAL
        and last.keputusan_sekretaris is not YesNo.TIDAK
        and is_current(last.sidik_data, master, sop, triwulan)
        and sop_status(master, sop, triwulan, source.now).disetujui
    )


def _automatic(nomor: str, sop: SopName) -> bool:
    """Whether a report still has the number that the program gave it (``actions.laporan``)."""
    return re.fullmatch(rf"{sop}-TW\d-\d{{4}}-\d+", nomor, re.IGNORECASE) is not None


def _shown_number(last: Laporan | None, *, draft: bool) -> str:
    """What stands for the number until there is one."""
    if last is None:
        return "(belum disusun)"
    return f"(draft {last.nomor})" if draft else last.nomor


def _both_ends(source: Source) -> Tags:
    """What both reports say of their targets and of the obstacles."""
    return {
        "pk": wording.pk_targets([row.kode for row in source.master.indikator_perubahan()]),
        "belum_tersedia": sections.missing_data(source.master, source.triwulan),
        "kendala": sections.obstacle_rows(source.master, source.triwulan),
    }


def _collecting(source: Source) -> Tags:
    """How the forms came back, and what they brought."""
    return {
        "pengembalian": _lines(sections.returns(source.summary)),
        "unit": sections.unit_rows(source.summary),
        "data": sections.collected_rows(source.master, source.triwulan),
        "belum_tersedia": sections.missing_data(source.master, source.triwulan),
    }


def _rolled_up(source: Source) -> Tags:
    """The roll-up per sasaran and of the money, and what it leaves out."""
    data, desimal = source.summary, source.master.pengaturan.desimal
    return {
        "dasar_rekap": str(source.master.pengaturan.dasar_rekap),
        "metode_rekap": str(source.master.pengaturan.metode_rekap),
        "sasaran": sections.sasaran_rows(data, desimal),
        "kecamatan": sections.kecamatan_row(data, desimal),
        "tidak_direkap": sections.left_out(data),
        "dikecualikan": [
            {"kode": item.row.kode, "indikator": item.row.indikator, "alasan": item.alasan}
            for item in data.dikecualikan
        ],
        "program": sections.money_rows(data, desimal),
        "uang": sections.kecamatan_money(data, desimal),
        "arti_efisiensi": sections.EFISIENSI,
    }


def _worked(source: Source, number: int, measured: IndikatorSummary) -> Tags:
    """One line of the Kertas Kerja: the quarter, to date, the year, and what the roll-up counts."""
    row, capaian, desimal = measured.row, measured.capaian, source.master.pengaturan.desimal
    target_sd, realisasi_sd = _to_date(capaian)
    return {
        "nomor": number,
        "kode": row.kode,
        "indikator": row.indikator,
        "satuan": row.satuan,
        "rumus": f"{row.polaritas}, {row.rumus}",
        "target": sections.typed_value(row.target_ketik),
        "realisasi": sections.typed_value(row.realisasi_ketik),
        "capaian": wording.angka(capaian.tw.nilai, desimal),
        "target_sd": target_sd,
        "realisasi_sd": realisasi_sd,
        "capaian_sd": wording.angka(capaian.sd.nilai, desimal),
        "target_tahun": sections.typed_value(row.tahun_ketik),
        "capaian_tahun": wording.angka(capaian.tahun.nilai, desimal),
        "direkap": wording.angka(capaian.direkap.untuk_rekap, desimal),
        "predikat": measured.predikat or "-",
        "catatan": measured.alasan or "-",
    }


def _to_date(capaian: RowCapaian) -> tuple[str, str]:
    """Target and realisasi to date, as typed where they are those of the roll-up and stand in the quarter."""
    if capaian.dasar is DasarRekap.SAMPAI:
        target, realisasi = capaian.pasangan
        return sections.typed_value(target), sections.typed_value(realisasi)
    return _bounds(capaian.target_sd), _exact(capaian.realisasi_sd)


def _bounds(bounds: tuple[Fraction, Fraction] | None) -> str:
    if bounds is None:
        return "-"
    lower, upper = bounds
    return _exact(lower) if lower == upper else f"{_exact(lower)} - {_exact(upper)}"


def _exact(value: Fraction | None) -> str:
    return "-" if value is None else wording.angka(round_number(value, 10), None)


def _node(node: NodeSummary, desimal: int) -> Tags:
    """One line of the tree, moved in by its level."""
    return {
        "kode": node.kinerja.kode,
        "uraian": within_tree(node),
        "level": str(node.kinerja.level),
        "dihitung": str(node.nilai.dihitung),
        **sections.nilai_cells(node.nilai, desimal),
        "pagu": wording.angka(node.uang.pagu, 0),
        "serapan": wording.angka(node.uang.serapan, desimal),
    }


def _unit(number: int, unit: UnitSummary, desimal: int) -> Tags:
    return {
        "nomor": number,
        "nama": unit.unit.nama,
        "terisi": f"{unit.terisi} dari {unit.jumlah}",
        "dihitung": str(unit.nilai.dihitung),
        "status": unit.status,
        **sections.nilai_cells(unit.nilai, desimal),
    }


def _lines(sentences: list[str]) -> list[Tags]:
    return [{"teks": text} for text in sentences]
