"""LKjIP (PermenPANRB 53/2014): chapters I to IV with the seven analyses of each sasaran.

Every number is one of the summary's. What the workbook does not hold, such as a national standard, is a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip_xl.documents.analysis import analyses, charts
from sakip_xl.documents.base import Document, Source, Tags, with_office
from sakip_xl.documents.gaps import GAP, gap, with_gaps
from sakip_xl.documents.levels import below_program
from sakip_xl.documents.office import office_tags
from sakip_xl.documents.reports import agreed
from sakip_xl.domain import wording
from sakip_xl.domain.measure.shown import places, shown_target
from sakip_xl.domain.measure.summary import IndikatorSummary, NodeSummary
from sakip_xl.domain.report.sections import (
    basis,
    kecamatan_money,
    measured_rows,
    money_cells,
    obstacle_rows,
    typed_value,
)
from sakip_xl.domain.terms import Level, SopName, Triwulan


def lkjip(source: Source) -> Iterator[Document]:
    """The report of the year, up to the quarter; none before its Kertas Kerja is filled."""
    if not source.summary.indikator:
        return
    setting = source.master.pengaturan
    tags = with_office(
        office_tags(source),
        **_introduction(source),
        **_plan(source),
        **_accountability(source),
        penutup=_closing(source),
        perbaikan=_improvements(source),
        pengukuran=[with_gaps(row) for row in measured_rows(source.summary, setting.desimal)],
    )
    draft = not agreed(source, SopName.PENGUKURAN)
    yield Document("", tags, draft=draft, sop=SopName.PENGUKURAN)


def _introduction(source: Source) -> Tags:
    setting = source.master.pengaturan
    whole = source.triwulan == Triwulan.IV
    to_date = f"keadaan sampai dengan {wording.triwulan(source.triwulan)} Tahun {setting.tahun}"
    years = (setting.tahun_awal_renstra, setting.tahun_akhir_renstra)
    return {
        "keadaan": f"Tahun {setting.tahun}" if whole else to_date,
        "tahun_lalu": str(setting.tahun - 1),
        "tahun_akhir": str(years[1] or gap("tahun akhir Renstra")),
        "renstra": " sampai ".join(str(year) for year in years) if all(years) else gap("masa Renstra"),
        "dasar": [
            {"nomor": number, "teks": text}
            for number, text in enumerate(basis(source.master, SopName.PENGUKURAN, source.triwulan), 1)
        ],
        "unit": [
            {"nomor": number, "nama": unit.nama, "jenis": unit.jenis or GAP, "kepala": unit.kepala or GAP}
            for number, unit in enumerate(source.master.unit, 1)
        ],
    }


def _plan(source: Source) -> Tags:
    """The Perjanjian Kinerja: indicators of tujuan and sasaran, programs with their ceilings."""
    perubahan = [row.kode for row in source.master.indikator_perubahan()]
    promised = [
        {"sasaran": node.kinerja.uraian, **_promise(measured)}
        for node in source.summary.pohon
        if node.kinerja.level in {Level.TUJUAN, Level.SASARAN}
        for measured in node.indikator
    ]
    programs = source.summary.on_level(Level.PROGRAM)
    return {
        "pk_kalimat": wording.pk_targets(perubahan),
        "pk": _numbered(promised),
        "pk_program": [
            {
                "nomor": number,
                "program": node.kinerja.uraian,
                "anggaran": wording.angka(node.uang.pagu, blank=GAP),
                "keterangan": node.kinerja.sumber_dana or GAP,
            }
            for number, node in enumerate(programs, 1)
        ],
        "pk_total": {
            "nomor": "",
            "program": "Jumlah",
            "anggaran": wording.angka(source.summary.uang.pagu, blank=GAP),
            "keterangan": "",
        },
    }


def _promise(measured: IndikatorSummary) -> Tags:
    row = measured.row
    return with_gaps(
        {"indikator": row.indikator, "satuan": row.satuan, "target": typed_value(row.tahun_ketik)}
    )


def _numbered(rows: Sequence[Tags]) -> list[Tags]:
    """The rows with a number each; a sasaran is named once, on its first row."""
    names = [None, *(row["sasaran"] for row in rows)]
    return [
        {**row, "nomor": number, "sasaran": "" if before == now else now}
        for number, (row, (before, now)) in enumerate(zip(rows, pairwise(names), strict=True), 1)
    ]


def _accountability(source: Source) -> Tags:
    data, setting = source.summary, source.master.pengaturan
    below_tujuan = [node for node in data.pohon if node.kinerja.level not in {Level.TUJUAN, Level.SASARAN}]
    return {
        "dasar_rekap": str(setting.dasar_rekap),
        "skala": [
            {"predikat": row.predikat, "batas": _bound(row.batas_bawah, inclusive=row.ambang.termasuk)}
            for row in source.master.predikat
        ],
        "kecamatan": {
            "capaian": wording.angka(data.kecamatan.bulat, setting.desimal, blank=GAP),
            "predikat": data.kecamatan.predikat or GAP,
            "dihitung": str(data.kecamatan.dihitung),
        },
        "sebaran": [
            {"predikat": name or "tidak dapat dihitung", "jumlah": str(count)} for name, count in data.sebaran
        ],
        "utama": _numbered([row for node in data.pohon for row in _main_rows(source, node)]),
        "sasaran": analyses(source),
        "grafik": charts(source),
        "anggaran": [
            {
                "nomor": number,
                "program": below_program(node),
                "level": str(node.kinerja.level),
                **with_gaps(money_cells(node.uang, setting.desimal)),
            }
            for number, node in enumerate(below_tujuan, 1)
        ],
        "uang": with_gaps(kecamatan_money(data, setting.desimal)),
    }


def _main_rows(source: Source, node: NodeSummary) -> Iterator[Tags]:
    """The indicators of a tujuan or sasaran beside last year (the main table of chapter III)."""
    desimal = source.master.pengaturan.desimal
    if node.kinerja.level not in {Level.TUJUAN, Level.SASARAN}:
        return
    for measured in node.indikator:
        target, realisasi = measured.capaian.pasangan
        found = measured.antartahun
        last = [year.target for year in found.riwayat if year.tahun == source.master.pengaturan.tahun - 1]
        cells = {
            "sasaran": node.kinerja.uraian,
            "indikator": measured.row.indikator,
            "satuan": measured.row.satuan,
            "target_lalu": shown_target(last[0], places(measured.row, desimal), blank=GAP) if last else GAP,
            "capaian_lalu": wording.angka(found.capaian_lalu.nilai, desimal, blank=GAP),
            "target": typed_value(target),
            "realisasi": typed_value(realisasi),
            "capaian": wording.angka(measured.capaian.direkap.nilai, desimal, blank=GAP),
        }
        yield with_gaps(cells)


def _bound(lower: object, *, inclusive: bool) -> str:
    if lower is None:
        return "selebihnya"
    return f"{'mulai' if inclusive else 'lebih dari'} {typed_value(lower)}"


def _improvements(source: Source) -> list[Tags]:
    """What is to be done, by indicator."""
    rows = [row for row in obstacle_rows(source.master, source.triwulan) if row["tindak_lanjut"] != "-"]
    return [
        {"nomor": number, "teks": f"{row['indikator']}: {row['tindak_lanjut']}"}
        for number, row in enumerate(rows, 1)
    ]


def _closing(source: Source) -> str:
    """The achievement of the kecamatan in one sentence."""
    data, desimal = source.summary, source.master.pengaturan.desimal
    if data.kecamatan.bulat is None:
        return gap("capaian kinerja kecamatan")
    left_out = len(data.dikecualikan)
    text = (
        f"Capaian kinerja kecamatan {wording.angka(data.kecamatan.bulat, desimal)} persen, predikat "
        f"{data.kecamatan.predikat or GAP}, dari {len(data.indikator) - left_out} indikator yang dihitung"
    )
    return f"{text}; {left_out} indikator tidak ikut dihitung." if left_out else f"{text}."
