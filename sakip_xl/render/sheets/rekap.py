"""The sheet Rekap: units by status, achievement up the tree by live formulas, what was left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sakip_xl.domain import wording
from sakip_xl.domain.measure.summary import Summary
from sakip_xl.domain.measure.units import UnitSummary
from sakip_xl.domain.model import Master
from sakip_xl.domain.terms import Level
from sakip_xl.formulas.capaian import predikat_formula
from sakip_xl.formulas.measurement import number_cell
from sakip_xl.formulas.rekap import counted_formula, nilai_formula, rounded_formula
from sakip_xl.render.addresses import cell_name, range_name
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind, Chart
from sakip_xl.render.colors import color_predikat
from sakip_xl.render.header import draw_header
from sakip_xl.render.material import Material, summary
from sakip_xl.render.page import print_from
from sakip_xl.render.row_height import text_height
from sakip_xl.render.sheets.comparison import draw_comparison
from sakip_xl.render.sheets.kertas_kerja import RUMUS_ATURAN, rules_text
from sakip_xl.render.sheets.rekap_tree import draw_pohon
from sakip_xl.render.styles import CHART_COLORS

WIDTHS = (
    *(18.0, 12.0, 48.0, 10.0, 10.0, 13.0, 11.0, 11.0, 11.0, 14.0),
    *(18.0, 18.0, 10.0, 18.0, 10.0, 10.0, 14.0, 24.0),
)
LAST_COLUMN = len(WIDTHS) - 1
SENDIRI, PENUH, CAPAIAN, PREDIKAT = 6, 7, 8, 9
_CHART_ROWS = 17
HEADINGS = "kepala"


@dataclass(frozen=True, slots=True)
class RekapPositions:
    """Where other sheets find what Rekap computes: rows and columns from 0, ends included."""

    kecamatan: int
    sasaran: tuple[int, int]
    predikat: tuple[int, int]


def draw_rekap(sheet: CanvasSheet, material: Material) -> None:
    """Draw the whole sheet."""
    compose_rekap(sheet, material, summary(material))


def compose_rekap(sheet: CanvasSheet, material: Material, data: Summary) -> RekapPositions:
    """Draw charts, tree, units, what was left out; returns where the results are."""
    sheet.widths.update(enumerate(WIDTHS))
    sheet.hidden_columns |= {SENDIRI, PENUH}
    row = draw_header(sheet, material)
    heading = f"Keadaan {wording.triwulan(material.master.kerja.triwulan)}"
    sheet.write(row, 0, heading, "judul_bagian", rumus=_heading_formula())
    sheet.write(row + 1, 0, rules_text(material.master.pengaturan), "baris", rumus=RUMUS_ATURAN)
    sheet.write(row + 2, 0, pk_sentence(material.master), "baris", kind=CellKind.COMPUTED)
    chart_row = row + 3
    node_rows, kecamatan = draw_pohon(sheet, material, data, chart_row + _CHART_ROWS + 1)
    row = _unit(sheet, material, data, kecamatan + 2)
    row = _excluded(sheet, data, row + 1)
    row = draw_comparison(sheet, data, material.master.pengaturan.desimal, row + 1)
    sasaran = _sasaran(sheet, data, node_rows, row + 1)
    predikat = _spread(sheet, data, sasaran[1] + 2)
    positions = RekapPositions(kecamatan, sasaran, predikat)
    sheet.charts += rekap_charts(positions, chart_row)
    sheet.frozen = (chart_row, 0)
    print_from(sheet, chart_row - 3, LAST_COLUMN)
    return positions


def pk_sentence(master: Master) -> str:
    """Which Perjanjian Kinerja the targets stand in."""
    return wording.pk_targets([indikator.kode for indikator in master.indikator_perubahan()])


def _heading_formula() -> str:
    return '="Keadaan Triwulan "&IFERROR(CHOOSE(MAX(1,triwulan_aktif),"I","II","III","IV"),"")'


def table_header(sheet: CanvasSheet, row: int, heading: str, headings: Sequence[str]) -> int:
    """A section: its title and a row of headings; empty headings join the one before."""
    sheet.write(row, 0, heading, "judul_bagian")
    sheet.heights[row], sheet.heights[row + 1] = 26, 30
    start = 0
    for n, text in enumerate(headings):
        last = n + 1 == len(headings) or headings[n + 1] != ""
        if text:
            start = n
        if last:
            sheet.merge(Area(row + 1, start, row + 1, n), headings[start], HEADINGS)
    return row + 2


# --- units --------------------------------------------------------------------------------------------------


def _unit(sheet: CanvasSheet, material: Material, data: Summary, row: int) -> int:
    headings = (
        *("Kode Unit", "Jenis", "Nama Unit", "Indikator", "Terisi", "Dihitung", "", "Belum Dibulatkan"),
        *("Capaian (%)", "Predikat", "Status Formulir", "Kembali", "Terlambat", "", "Keterangan", "", "", ""),
    )
    heading = f"Unit kerja: {data.kembali} dari {len(data.wajib)} unit wajib sudah mengembalikan formulir"
    start = table_header(sheet, row, heading, headings)
    for n, unit in enumerate(data.unit):
        _unit_row(sheet, unit, start + n)
    end = start + len(data.unit)
    color_predikat(sheet, Area(start, PREDIKAT, max(end - 1, 0), PREDIKAT), material.master.predikat)
    return end


def _unit_row(sheet: CanvasSheet, unit: UnitSummary, row: int) -> None:
    kode, counted, full, capaian = (cell_name(row, k, col_abs=True) for k in (0, 5, PENUH, CAPAIAN))
    formulir = unit.formulir
    declared = f"{unit.belum_tersedia} indikator belum tersedia." if unit.belum_tersedia else ""
    reason = " ".join(filter(None, (formulir.alasan if formulir else "", declared)))
    late = "ya" if unit.terlambat else ""
    cells: tuple[tuple[int, object, str], ...] = (
        (0, unit.unit.kode, "sel+di_tengah+tebal"),
        (1, str(unit.unit.jenis), "sel+di_tengah"),
        (2, unit.unit.nama, "sel+di_tengah"),
        (3, unit.jumlah, "sel+di_tengah+tengah"),
        (
            4,
            unit.terisi,
            f"sel+di_tengah+tengah{'' if unit.answered else '+peringatan'}",
        ),
        (10, unit.status, f"sel+di_tengah+tengah+{'selesai' if unit.kembali else 'menunggu'}"),
        (11, wording.waktu(formulir.kembali, blank="") if formulir else "", "sel+di_tengah"),
    )
    for column, value, style in cells:
        sheet.write(row, column, value, style, kind=CellKind.COMPUTED)  # type: ignore[arg-type]
    late_style = "sel+di_tengah+tengah+terlambat" if late else "sel+di_tengah+tengah"
    sheet.merge(Area(row, 12, row, 13), late, late_style, kind=CellKind.COMPUTED)
    sheet.merge(Area(row, 14, row, LAST_COLUMN), reason, "sel+di_tengah", kind=CellKind.COMPUTED)
    sheet.write(row, 5, unit.nilai.dihitung, "hitungan+di_tengah+tengah", rumus=counted_formula("Unit", kode))
    sheet.write(row, SENDIRI, None, "sel+di_tengah")
    value = number_cell(unit.nilai.eksak)
    sheet.write(row, PENUH, value, "hitungan+di_tengah+capaian", rumus=nilai_formula("Unit", kode, counted))
    rounded = number_cell(unit.nilai.bulat)
    sheet.write(row, CAPAIAN, rounded, "hitungan+di_tengah+capaian+tebal", rumus=rounded_formula(full))
    predikat = unit.nilai.predikat or ""
    sheet.write(row, PREDIKAT, predikat, "hitungan+di_tengah+tengah", rumus=predikat_formula(capaian))
    sheet.heights[row] = text_height(
        [(unit.unit.nama, WIDTHS[2]), (reason, sum(WIDTHS[14:]))], paling_rendah=20
    )


# --- what was left out --------------------------------------------------------------------------------------


def _excluded(sheet: CanvasSheet, data: Summary, row: int) -> int:
    """Every indicator that no roll-up counts, by name and with its reason."""
    heading = f"Tidak ikut direkap: {len(data.dikecualikan)} dari {len(data.indikator)} indikator"
    headings = ("Kode", "Level", "Indikator", "", "", "", "", "", "Unit", "", "Sebab", *7 * ("",))
    row = table_header(sheet, row, heading, headings)
    for measured in data.dikecualikan:
        item = measured.row
        sheet.write(row, 0, item.kode, "sel+di_tengah+tebal", kind=CellKind.COMPUTED)
        sheet.write(row, 1, str(item.level), "sel+di_tengah", kind=CellKind.COMPUTED)
        sheet.merge(Area(row, 2, row, 7), item.indikator, "sel+di_tengah", kind=CellKind.COMPUTED)
        sheet.merge(Area(row, 8, row, 9), item.unit, "sel+di_tengah", kind=CellKind.COMPUTED)
        sheet.merge(Area(row, 10, row, LAST_COLUMN), measured.alasan, "sel+di_tengah", kind=CellKind.COMPUTED)
        sheet.heights[row] = text_height(
            [(item.indikator, 76.0), (measured.alasan, sum(WIDTHS[10:]))], paling_rendah=18
        )
        row += 1
    if not data.dikecualikan:
        text = "Semua indikator ikut direkap." if data.indikator else "Kertas Kerja triwulan ini belum diisi."
        sheet.merge(Area(row, 0, row, LAST_COLUMN), text, "sel+di_tengah", kind=CellKind.COMPUTED)
        row += 1
    return row


# --- charts -------------------------------------------------------------------------------------------------


def _sasaran(sheet: CanvasSheet, data: Summary, node_rows: dict[str, int], row: int) -> tuple[int, int]:
    """The sasaran with their capaian and absorption side by side, which the first chart shows."""
    headings = ("Kode", "", "Sasaran", "", "", "", "", "", "Capaian (%)", "Predikat", "Serapan (%)")
    row = table_header(sheet, row, "Capaian dan serapan per sasaran", headings)
    start = row
    for node in data.on_level(Level.SASARAN):
        node_row = node_rows[node.kinerja.kode]
        sheet.merge(Area(row, 0, row, 1), node.kinerja.kode, "sel+di_tengah+tebal", kind=CellKind.COMPUTED)
        sheet.merge(Area(row, 2, row, 7), node.kinerja.uraian, "sel+di_tengah", kind=CellKind.COMPUTED)
        for column, node_column in ((CAPAIAN, CAPAIAN), (PREDIKAT, PREDIKAT), (10, 12)):
            cell = sheet.cells[node_row, node_column]
            rumus = f"={cell_name(node_row, node_column)}"
            sheet.write(row, column, cell.value, "hitungan+di_tengah+capaian", rumus=rumus)
        row += 1
    if row == start:
        sheet.merge(Area(row, 0, row, 10), "Belum ada sasaran.", "sel+di_tengah", kind=CellKind.COMPUTED)
        row += 1
    return start, row - 1


def _spread(sheet: CanvasSheet, data: Summary, row: int) -> tuple[int, int]:
    """How many indicators of the quarter have each predikat, which the second chart shows."""
    row = table_header(sheet, row, "Sebaran predikat indikator", ("Predikat", "", "Indikator"))
    start = row
    for predikat, count in data.sebaran:
        sheet.merge(
            Area(row, 0, row, 1), predikat or "Tidak dihitung", "sel+di_tengah", kind=CellKind.COMPUTED
        )
        quoted = f'"{predikat}"'
        rumus = (
            f'=SUMPRODUCT((tblKertasKerja[Predikat]={quoted})*(tblKertasKerja[Kode]<>"")'
            "*(tblKertasKerja[Triwulan]=triwulan_aktif))"
        )
        sheet.write(row, 2, count, "hitungan+di_tengah+bulat", rumus=rumus)
        row += 1
    return start, row - 1


def rekap_charts(positions: RekapPositions, row: int, columns: tuple[int, int] = (0, CAPAIAN)) -> list[Chart]:
    """The two charts: capaian and absorption per sasaran, and the spread of the predikat."""
    measures = (("Capaian (%)", CAPAIAN, CHART_COLORS[0]), ("Serapan (%)", 10, CHART_COLORS[2]))
    per_sasaran = tuple(
        _series(name, positions.sasaran, source, color, "0.0") for name, source, color in measures
    )
    spread = _series("Indikator", positions.predikat, 2, CHART_COLORS[1], "0")
    value_axis = {
        "major_gridlines": {"visible": True, "line": {"color": "#E3E7EC"}},
        "min": 0,
        "num_format": "0",
    }
    return [
        Chart(
            row,
            columns[0],
            {"type": "column"},
            per_sasaran,
            "Capaian dan serapan per sasaran",
            width=620,
            height=330,
            axes={"y": value_axis, "x": {}, "legenda": {"position": "bottom"}},
        ),
        Chart(
            row,
            columns[1],
            {"type": "bar"},
            (spread,),
            "Sebaran predikat indikator",
            width=520,
            height=330,
            axes={"y": {"reverse": True}, "x": value_axis, "legenda": {"none": True}},
        ),
    ]


def _series(name: str, rows: tuple[int, int], source: int, color: str, number_format: str) -> dict[str, Any]:
    """One series over rows of Rekap: the first column names, the source column measures."""

    def reference(column: int) -> str:
        return f"=Rekap!{range_name(rows[0], column, rows[1], column, fixed=True)}"

    return {
        "name": name,
        "categories": reference(0),
        "values": reference(source),
        "fill": {"color": color},
        "gap": 60,
        "data_labels": {"value": True, "font": {"size": 8}, "num_format": number_format},
    }
