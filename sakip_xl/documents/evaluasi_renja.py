"""Evaluasi Renja, form E.81 (Permendagri 86/2017): what stands in its fifteen columns.

``k`` is performance and ``rp`` money, by the number of the column. Every number is one of the summary's; what
is not known is a gap.
"""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.documents.base import Document, Source, Tags, with_office
from sakip_xl.documents.figures import Figure, as_number, or_gap, typed_figure
from sakip_xl.documents.gaps import BELUM_ADA, GAP
from sakip_xl.documents.office import office_tags
from sakip_xl.documents.reports import agreed
from sakip_xl.domain.measure.comparison import EarlierYears
from sakip_xl.domain.measure.reported import NOTHING, reported_values
from sakip_xl.domain.measure.shown import places
from sakip_xl.domain.measure.spending import renstra_money, spending_by_quarter
from sakip_xl.domain.measure.summary import IndikatorSummary, NodeSummary
from sakip_xl.domain.measure.typed_number import ReadCell, read_number
from sakip_xl.domain.report.sections import obstacle_rows
from sakip_xl.domain.terms import ROMAWI, Level, SopName

PAIRS = tuple(range(5, 15))
"""The columns that have performance and money."""

QUARTERS = {tw: 7 + tw for tw in ROMAWI}
"""The column of each quarter."""


def evaluasi_renja(source: Source) -> Iterator[Document]:
    """The evaluation of the Renja up to the quarter; none before its Kertas Kerja is filled."""
    data, setting = source.summary, source.master.pengaturan
    if not data.indikator:
        return
    tags = with_office(
        office_tags(source),
        baris=list(_Rows(source)),
        desimal=setting.desimal,
        rata_rata=as_number(data.kecamatan.bulat),
        predikat=data.kecamatan.predikat or BELUM_ADA,
        serapan=as_number(data.uang.serapan),
        dasar_rekap=str(setting.dasar_rekap),
        kaki=_foot(source),
        tujuan=_outside(source),
    )
    draft = not agreed(source, SopName.PENGUKURAN)
    yield Document("", tags, draft=draft, sop=SopName.PENGUKURAN)


def _foot(source: Source) -> list[Tags]:
    """The lines below the table, each with what was reported for it."""
    rows = obstacle_rows(source.master, source.triwulan)

    def said(field_name: str) -> list[str]:
        return [f"{row['indikator']}: {row[field_name]}" for row in rows if row[field_name] != "-"]

    lines: tuple[tuple[str, list[str]], ...] = (
        ("Faktor pendorong pencapaian kinerja", []),
        ("Faktor penghambat", said("kendala")),
        ("Tindak lanjut yang diperlukan dalam triwulan berikutnya", said("tindak_lanjut")),
        ("Tindak lanjut yang diperlukan dalam Renja berikutnya", []),
    )
    return [{"judul": title, "butir": items or [GAP]} for title, items in lines]


def _outside(source: Source) -> list[str]:
    """The indicators that the form has no place for: those of a tujuan."""
    return [
        measured.row.kode for node in source.summary.on_level(Level.TUJUAN) for measured in node.indikator
    ]


class _Rows:
    """The rows of the form: every node below a tujuan with its indicators, its money beside the first."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._years = EarlierYears.of(source.master)
        setting = source.master.pengaturan
        self._first_year = setting.tahun_awal_renstra == setting.tahun
        self._reported = reported_values(source.master)
        self._targets = {row.kode: row for row in source.master.indikator_in_force()}
        self._spent = spending_by_quarter(source.master, source.so_far)
        self._renstra = renstra_money(source.master, source.summary)
        self._units = {unit.kode: unit.nama for unit in source.master.unit}

    def __iter__(self) -> Iterator[Tags]:
        number = 0
        for node in self._source.summary.pohon:
            if node.kinerja.level is Level.TUJUAN:
                continue
            number += 1
            is_sasaran = node.kinerja.level is Level.SASARAN
            names = {
                "nomor": number,
                "sasaran": node.kinerja.uraian if is_sasaran else "",
                "kinerja": "" if is_sasaran else node.kinerja.uraian,
                "level": str(node.kinerja.level),
                "rp": self._money(node),
            }
            for measured in node.indikator or (None,):
                yield {**names, **self._performance(node, measured)}
                names = {**dict.fromkeys(names, ""), "level": str(node.kinerja.level), "rp": {}}

    def _money(self, node: NodeSummary) -> dict[str, Figure]:
        spent = dict(enumerate(self._spent[node.kinerja.kode], 1))
        renstra = self._renstra[node.kinerja.kode]
        amounts = {
            5: renstra.pagu,
            6: renstra.sebelumnya,
            7: node.uang.pagu,
            **{QUARTERS[tw]: amount for tw, amount in spent.items()},
            12: node.uang.belanja,
            13: renstra.belanja,
            14: renstra.serapan,
        }
        return {str(column): or_gap(as_number(amount)) for column, amount in amounts.items()}

    def _performance(self, node: NodeSummary, measured: IndikatorSummary | None) -> Tags:
        if measured is None:
            unit = self._units.get(node.kinerja.unit, node.kinerja.unit)
            return {"indikator": BELUM_ADA, "konsolidasi": "", "angka": 0, "k": {}, "unit": unit}
        row, found = measured.row, measured.antartahun
        digits = places(row, self._source.master.pengaturan.desimal)
        year = self._years.read(row.tahun_ketik, row)
        renstra = found.renstra.nilai
        figures: dict[int, Figure] = {
            5: typed_figure(found.target_renstra, digits, target=True),
            6: self._before(found.sebelumnya, digits),
            7: typed_figure(year, digits, target=True),
            **{QUARTERS[tw]: self._quarter(measured, tw, digits) for tw in range(1, row.triwulan + 1)},
            12: typed_figure(found.tahun_ini, digits),
            13: typed_figure(found.terkumpul, digits),
            14: or_gap(as_number(renstra)),
        }
        return {
            "indikator": f"{row.indikator} ({row.satuan})" if row.satuan else row.indikator,
            "konsolidasi": str(row.konsolidasi),
            "angka": digits,
            "k": {str(column): figure for column, figure in figures.items()},
            "unit": self._units.get(row.unit, row.unit),
        }

    def _before(self, reading: ReadCell, digits: int) -> Figure:
        """What the years before this one reached; a dash in the first year, which has none."""
        return "-" if self._first_year and reading.kosong else typed_figure(reading, digits)

    def _quarter(self, measured: IndikatorSummary, triwulan: int, digits: int) -> Figure:
        """What one quarter reached; a dash where nothing was promised or reported for it."""
        row = measured.row
        told = self._reported.get((row.kode, triwulan), NOTHING)
        reading = self._years.read(told.realisasi, row)
        if not reading.kosong:
            return typed_figure(reading, digits, target=True)
        if told.alasan_belum:
            return "belum tersedia"
        indikator = self._targets.get(row.kode)
        promised = indikator is not None and not read_number(indikator.target_tw(triwulan)).kosong
        return BELUM_ADA if promised else "-"
