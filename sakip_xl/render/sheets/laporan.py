"""The sheet Laporan: both registers on top, below it the report of each SOP in the active quarter."""

from __future__ import annotations

from sakip_xl.domain import wording
from sakip_xl.domain.measure.summary import Summary
from sakip_xl.domain.model import Laporan
from sakip_xl.domain.terms import LaporanKind, Peran, SopName
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.header import draw_header, draw_signature
from sakip_xl.render.material import Material, summary
from sakip_xl.render.paper import Paper
from sakip_xl.render.printout import draw_letterhead
from sakip_xl.render.sheets.comparison import comparison_part
from sakip_xl.render.sheets.laporan_sections import (
    anggaran_part,
    data_part,
    kendala_part,
    keputusan_part,
    legal_basis_part,
    not_available_part,
    pengukuran_part,
    pengumpulan_part,
    sasaran_part,
)
from sakip_xl.render.sheets.rekap import pk_sentence
from sakip_xl.render.table import draw_table
from sakip_xl.schema.tables.results import TBL_LAPORAN, TBL_NASKAH

_LAST_COLUMN = 7
_NUMBER_WIDTH = 5.0
_SCALE = 71
_STANDARD_HEIGHT = 15.0
_PAGE_POINTS = range(1110, 1201, 10)
"""Points of rows on a page of F4 at that scale: 1195, and less in programs that draw rows a little higher."""
_TITLES = {
    SopName.PENGUMPULAN: "LAPORAN HASIL PENGUMPULAN DATA KINERJA",
    SopName.PENGUKURAN: "LAPORAN HASIL PENGUKURAN KINERJA",
}


def draw_laporan(sheet: CanvasSheet, material: Material) -> None:
    """Draw the registers and both reports; only the reports are printed, each on pages of its own."""
    row = draw_header(sheet, material)
    place = draw_table(sheet, TBL_LAPORAN, row, material, column=1)
    sheet.widths[0] = _NUMBER_WIDTH
    for n, column in enumerate(TBL_LAPORAN.columns, 1):
        sheet.widths[n] = column.width
    register = draw_table(sheet, TBL_NASKAH, place.row + place.count + 2, material, column=1)
    start = register.row + register.count + 3
    sheet.write(
        start - 1,
        0,
        f"Laporan {wording.triwulan(material.master.kerja.triwulan)}, siap cetak",
        "judul_bagian",
    )
    data = summary(material)
    row = start
    for sop in SopName:
        if row > start:
            sheet.page_breaks.append(row)
        row = _draw_one(sheet, material, data, sop, row)
    sheet.landscape, sheet.scale = False, _SCALE
    sheet.print_area = Area(start, 0, row - 1, _LAST_COLUMN)


def _draw_one(sheet: CanvasSheet, material: Material, data: Summary, sop: SopName, row: int) -> int:
    """One report from letterhead to signatures; returns the row below."""
    versions = material.master.laporan_tw(sop, material.master.kerja.triwulan)
    desimal = material.master.pengaturan.desimal
    start = row
    paper = Paper(sheet, draw_letterhead(sheet, material, row, _LAST_COLUMN), _LAST_COLUMN)
    _heading(paper, material, sop, versions[-1] if versions else None)
    paper.section("A. DASAR")
    legal_basis_part(paper, material, sop)
    if sop is SopName.PENGUMPULAN:
        paper.section("B. PENGUMPULAN FORMULIR")
        pengumpulan_part(paper, data)
        paper.section("C. DATA YANG TERKUMPUL")
        paper.text(pk_sentence(material.master))
        data_part(paper, material)
        paper.section("D. KENDALA, SOLUSI, DAN RENCANA TINDAK LANJUT")
        kendala_part(paper, material)
    else:
        paper.section("B. PENGUKURAN KINERJA")
        paper.text(pk_sentence(material.master))
        pengukuran_part(paper, data, desimal)
        paper.section("C. REKAPITULASI PER SASARAN")
        sasaran_part(paper, data, desimal)
        not_available_part(paper, material)
        paper.section("D. PERBANDINGAN ANTARTAHUN")
        comparison_part(paper, data, desimal)
        paper.section("E. ANGGARAN DAN EFISIENSI")
        anggaran_part(paper, data, desimal)
        paper.section("F. KENDALA, SOLUSI, DAN RENCANA TINDAK LANJUT")
        kendala_part(paper, material)
    closing = paper.row
    paper.section(f"{'E' if sop is SopName.PENGUMPULAN else 'G'}. KEPUTUSAN DAN DISPOSISI")
    keputusan_part(paper, versions)
    end = _draw_signature(paper, material, versions[-1] if versions else None)
    if any(
        page_of(sheet, start, closing, points) != page_of(sheet, start, end, points)
        for points in _PAGE_POINTS
    ):
        sheet.page_breaks.append(closing)
    return end


def page_of(sheet: CanvasSheet, start: int, row: int, points: float) -> int:
    """The page, from 0, that a row falls on when row ``start`` begins one and a page holds ``points``."""
    number, used = 0, 0.0
    for line in range(start, row + 1):
        height = sheet.heights.get(line, _STANDARD_HEIGHT)
        used += height
        if used > points:
            number, used = number + 1, height
    return number


def _heading(paper: Paper, material: Material, sop: SopName, laporan: Laporan | None) -> None:
    """Title, quarter and number; a report that the Sekretaris has not agreed to says DRAFT."""
    master = material.master
    paper.distance()
    paper.text(_TITLES[sop], "naskah+tebal+besar+tengah+di_tengah", height=24)
    period = f"{wording.triwulan(master.kerja.triwulan)} Tahun {master.pengaturan.tahun}".upper()
    paper.text(period, "naskah+tebal+tengah+di_tengah", height=18)
    number = "Nomor: (belum disusun)" if laporan is None else f"Nomor: {laporan.nomor}"
    paper.text(number, "naskah+tengah+di_tengah", height=16)
    if laporan is None or laporan.jenis is LaporanKind.DRAFT:
        reason = "klik Laporan untuk menyusunnya" if laporan is None else "menunggu persetujuan Sekretaris"
        paper.text(f"DRAFT – {reason}", "naskah+tengah+di_tengah+tebal+besar+salah", height=24)
    if laporan is not None and laporan.ringkasan:
        paper.distance()
        paper.text(f"Ringkasan: {laporan.ringkasan}")


def _draw_signature(paper: Paper, material: Material, laporan: Laporan | None) -> int:
    """The Sekretaris on the left, the head of Tim SAKIP on the right."""
    paper.distance(16)
    tanggal = None if laporan is None else laporan.tanggal
    row = paper.row
    left = draw_signature(
        paper.sheet, row, 0, material, Peran.SEKRETARIS, sampai=2, tanggal=tanggal, pengantar="Mengetahui,"
    )
    right = draw_signature(
        paper.sheet,
        row,
        4,
        material,
        Peran.TIM_SAKIP,
        sampai=_LAST_COLUMN,
        tanggal=tanggal,
        pengantar="Tim SAKIP,",
    )
    return max(left, right) + 1
