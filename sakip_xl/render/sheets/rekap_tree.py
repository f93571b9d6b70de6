"""The tree on the sheet Rekap: every node with its indicators, capaian, money and efficiency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sakip_xl.domain.measure.anggaran_tree import Money
from sakip_xl.domain.measure.nilai import Nilai
from sakip_xl.domain.measure.summary import NodeSummary, Summary
from sakip_xl.domain.model import Cell, Kinerja, RealisasiAnggaran
from sakip_xl.domain.terms import Level, Triwulan
from sakip_xl.formulas.capaian import predikat_formula
from sakip_xl.formulas.measurement import number_cell
from sakip_xl.formulas.rekap import (
    belanja_formula,
    combined_formula,
    complete_sum_formula,
    count_formula,
    counted_formula,
    efisiensi_formula,
    nilai_formula,
    pagu_formula,
    rak_formula,
    rounded_formula,
    serapan_formula,
    sum_formula,
    tingkat_formula,
)
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind
from sakip_xl.render.colors import color_predikat
from sakip_xl.render.material import Material
from sakip_xl.render.row_height import text_height

_KODE, _LEVEL, _URAIAN, _COUNT, _COUNTED, _EXCLUDED, _OWN, _FULL, _CAPAIAN, _PREDIKAT = range(10)
_PAGU, _BELANJA, _SERAPAN, _RAK, _SERAPAN_RAK, _EFISIENSI, _TINGKAT, _ORIGIN = range(10, 18)
_URAIAN_WIDTH = 46.0
_HEADINGS = (
    "Kode", "Level", "Tujuan / Sasaran / Program / Kegiatan", "Indikator", "Dihitung", "Dikecualikan",
    "Nilai Sendiri", "Belum Dibulatkan", "Capaian (%)", "Predikat", "Pagu (Rp)", "Realisasi (Rp)",
    "Serapan (%)", "RAK s.d. TW (Rp)", "Serapan RAK (%)", "Efisiensi (poin)", "Kesimpulan", "Asal Nilai",
)  # fmt: skip
CATATAN_SERAPAN = (
    "Serapan terhadap pagu setahun. Efisiensi: capaian s.d. triwulan dikurangi serapan RAK s.d. triwulan; "
    "tanpa RAK baru disimpulkan pada Triwulan IV."
)
_LEVEL_STYLES = {Level.TUJUAN: "+tebal+biru", Level.SASARAN: "+tebal"}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row to draw, the rows of the nodes below it, and of those that serve it from elsewhere."""

    row: int
    bawah: tuple[int, ...]
    lain: tuple[int, ...] = ()

    def address(self, column: int) -> str:
        return cell_name(self.row, column, col_abs=True)

    def children(self, column: int) -> list[str]:
        return [cell_name(n, column, col_abs=True) for n in self.bawah]

    def serving(self, column: int) -> list[str]:
        return [cell_name(n, column, col_abs=True) for n in (*self.bawah, *self.lain)]


def draw_pohon(sheet: CanvasSheet, material: Material, data: Summary, row: int) -> tuple[dict[str, int], int]:
    """Draw the tree and, below it, the kecamatan; returns the row of each node and that of the kecamatan."""
    sheet.write(row, 0, "Capaian dan anggaran menurut pohon kinerja", "judul_bagian")
    sheet.write(row, _PAGU, CATATAN_SERAPAN, "kecil+satu_baris+di_tengah")
    sheet.heights[row], sheet.heights[row + 1] = 26, 30
    for column, heading in enumerate(_HEADINGS):
        sheet.write(row + 1, column, heading, "kepala")
    start = row + 2
    rows = {node.kinerja.kode: start + n for n, node in enumerate(data.pohon)}
    for node in data.pohon:
        below, others = (tuple(rows[kode] for kode in kinds) for kinds in (node.anak, node.anak_lain))
        place = _Row(rows[node.kinerja.kode], below, others)
        _draw_node(sheet, material, node, place)
    end = start + len(data.pohon)
    _draw_kecamatan(sheet, data, rows, end)
    color_predikat(sheet, Area(start, _PREDIKAT, end, _PREDIKAT), material.master.predikat)
    return rows, end


def _draw_node(sheet: CanvasSheet, material: Material, node: NodeSummary, place: _Row) -> None:
    kinerja, row = node.kinerja, place.row
    extra = _LEVEL_STYLES.get(kinerja.level, "")
    indent = min(node.dalam, 5)
    indent_style = f"+masuk{indent}" if indent else ""
    for column, text, style in (
        (_KODE, kinerja.kode, ""),
        (_LEVEL, str(kinerja.level), ""),
        (_URAIAN, kinerja.uraian, indent_style),
    ):
        sheet.write(row, column, text, f"sel+di_tengah{style}{extra}", kind=CellKind.COMPUTED)
    sheet.heights[row] = text_height([(kinerja.uraian, _URAIAN_WIDTH - 2 * indent)], paling_rendah=18)
    kode = place.address(_KODE)
    count, counted = len(node.indikator), node.sendiri.dihitung
    origin, origin_formula = _origin(node, place)
    cells: list[tuple[int, Cell, str, str]] = [
        (_COUNT, count, "tengah", count_formula("Induk", kode)),
        (_COUNTED, counted, "tengah", counted_formula("Induk", kode)),
        (_EXCLUDED, count - counted, "tengah", f"={place.address(_COUNT)}-{place.address(_COUNTED)}"),
        (
            _OWN,
            number_cell(node.sendiri.nilai),
            "capaian",
            nilai_formula("Induk", kode, place.address(_COUNTED)),
        ),
        (_FULL, number_cell(node.nilai.eksak), "capaian", _full_formula(place)),
        (_ORIGIN, origin, "teks", origin_formula),
        *_result(node.nilai, place),
    ]
    for column, content, style, rumus in cells:
        sheet.write(row, column, content, f"hitungan+di_tengah+{style}{extra}", rumus=rumus)
    _draw_money(sheet, material, node, place, extra)


def _full_formula(node: _Row) -> str:
    own = node.address(_OWN)
    return f'=IF({own}<>"",{own},{combined_formula(node.serving(_FULL))})'


def _origin(node: NodeSummary, place: _Row) -> tuple[str, str]:
    """Where the value comes from: own indicators, the nodes below, or nowhere."""
    nowhere = "tidak dapat dihitung"
    children = place.serving(_FULL)
    below = f'"dari "&COUNT({",".join(children)})&" kinerja di bawahnya"' if children else f'"{nowhere}"'
    own, full = place.address(_OWN), place.address(_FULL)
    rumus = f'=IF({own}<>"","dari indikatornya",IF({full}<>"",{below},"{nowhere}"))'
    if node.sendiri.nilai is not None:
        return "dari indikatornya", rumus
    if node.nilai.eksak is None:
        return nowhere, rumus
    return f"dari {node.nilai.dihitung} kinerja di bawahnya", rumus


def _result(nilai: Nilai, place: _Row) -> list[tuple[int, Cell, str, str]]:
    """The rounded capaian and its predikat."""
    return [
        (_CAPAIAN, number_cell(nilai.bulat), "capaian+tebal", rounded_formula(place.address(_FULL))),
        (_PREDIKAT, nilai.predikat or "", "tengah", predikat_formula(place.address(_CAPAIAN))),
    ]


def _draw_money(sheet: CanvasSheet, material: Material, node: NodeSummary, place: _Row, extra: str) -> None:
    kode = place.address(_KODE)
    pagu: str | None = pagu_formula(kode, place.children(_PAGU))
    belanja: str | None = belanja_formula(kode, place.children(_BELANJA))
    # An amount typed as text (Rp 97.000.000) is read by the program only: its value stands without formula.
    if _has_wording(material, Kinerja.table, "pagu", node.kinerja.kode):
        pagu = None
    if _has_wording(material, RealisasiAnggaran.table, "realisasi", node.kinerja.kode):
        belanja = None
    rak: str | None = rak_formula(kode, place.children(_RAK), place.children(_PAGU))
    if any(_has_wording(material, Kinerja.table, f"rak_tw{tw}", node.kinerja.kode) for tw in Triwulan):
        rak = None
    _draw_amounts(sheet, node.uang, place, (pagu, belanja, rak), extra)


def _draw_amounts(
    sheet: CanvasSheet, money: Money, place: _Row, rumus: tuple[str | None, ...], extra: str
) -> None:
    """Ceiling, spending, absorption, planned spending, efficiency and the word for it."""
    efisiensi, belanja = place.address(_EFISIENSI), place.address(_BELANJA)
    absorbed = (place.address(_SERAPAN), place.address(_SERAPAN_RAK))
    cells: Sequence[tuple[int, Cell, str, str | None]] = (
        (_PAGU, number_cell(money.pagu), "uang", rumus[0]),
        (_BELANJA, number_cell(money.belanja), "uang", rumus[1]),
        (
            _SERAPAN,
            number_cell(money.serapan),
            "capaian",
            serapan_formula(place.address(_PAGU), belanja),
        ),
        (_RAK, number_cell(money.rak), "uang", rumus[2]),
        (
            _SERAPAN_RAK,
            number_cell(money.serapan_rak),
            "capaian",
            serapan_formula(place.address(_RAK), belanja),
        ),
        (
            _EFISIENSI,
            number_cell(money.efisiensi),
            "capaian",
            efisiensi_formula(place.address(_CAPAIAN), *absorbed),
        ),
        (_TINGKAT, str(money.tingkat or ""), "tengah", tingkat_formula(efisiensi)),
    )
    for column, content, style, formula in cells:
        look = f"hitungan+di_tengah+{style}{extra}"
        sheet.write(place.row, column, content, look, kind=CellKind.COMPUTED, rumus=formula)


def _has_wording(material: Material, table: str, field_name: str, kode: str) -> bool:
    return any(
        isinstance(row.get(field_name), str) and row.get(field_name)
        for row in material.content.row(table)
        if str(row.get("kode") or "").strip() == kode
    )


def _draw_kecamatan(sheet: CanvasSheet, data: Summary, rows: Mapping[str, int], row: int) -> None:
    """The kecamatan: its value over the sasaran, its money over the nodes at the top."""
    extra = "+tebal+biru"
    place = _Row(row, tuple(rows[node.kinerja.kode] for node in data.pohon if node.dalam == 0))
    sheet.heights[row] = 24
    heading = Area(row, _KODE, row, _URAIAN)
    sheet.merge(heading, "KECAMATAN (dari seluruh sasaran)", f"sel+di_tengah{extra}")
    references = [
        cell_name(rows[node.kinerja.kode], _FULL, col_abs=True) for node in data.on_level(Level.SASARAN)
    ]
    cells: list[tuple[int, Cell, str, str | None]] = [
        *_kecamatan_counts(data, place),
        (_OWN, None, "capaian", None),
        (_FULL, number_cell(data.kecamatan.eksak), "capaian", f"={combined_formula(references)}"),
        (_ORIGIN, f"dari {data.kecamatan.dihitung} sasaran", "teks", None),
        *_result(data.kecamatan, place),
    ]
    for column, content, style, rumus in cells:
        look = f"hitungan+di_tengah+{style}{extra}"
        sheet.write(row, column, content, look, kind=CellKind.COMPUTED, rumus=rumus)
    ceilings = place.children(_PAGU)
    money = (
        sum_formula(ceilings),
        sum_formula(place.children(_BELANJA)),
        complete_sum_formula(place.children(_RAK), ceilings),
    )
    _draw_amounts(sheet, data.uang, place, money, extra)


def _kecamatan_counts(data: Summary, place: _Row) -> list[tuple[int, Cell, str, str | None]]:
    """How many indicators the quarter has, how many count, how many do not."""
    total, excluded = len(data.indikator), len(data.dikecualikan)
    triwulan = "(tblKertasKerja[Triwulan]=triwulan_aktif)"
    included = f"{triwulan}*ISNUMBER(tblKertasKerja[Untuk Rekap])"
    weighted = f"SUMPRODUCT({included}*ISNUMBER(tblKertasKerja[Bobot]))"
    rumus = f'=IF(metode_rekap="berbobot",{weighted},SUMPRODUCT({included}))'
    return [
        (_COUNT, total, "tengah", f'=SUMPRODUCT({triwulan}*(tblKertasKerja[Kode]<>""))'),
        (_COUNTED, total - excluded, "tengah", rumus),
        (_EXCLUDED, excluded, "tengah", f"={place.address(_COUNT)}-{place.address(_COUNTED)}"),
    ]
