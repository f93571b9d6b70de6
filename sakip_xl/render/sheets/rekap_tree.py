"""The tree on the sheet Rekap: every node with its indicators, capaian, money and efficiency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.domain.measure.rekap import RekapResult, rekap
from sakip_xl.domain.model import Cell, Kinerja, RealisasiAnggaran
from sakip_xl.domain.terms import Level
from sakip_xl.formulas.capaian import predikat_formula
from sakip_xl.formulas.measurement import number_cell
from sakip_xl.formulas.rekap import (
    belanja_formula,
    combined_formula,
    count_formula,
    counted_formula,
    efisiensi_formula,
    nilai_formula,
    pagu_formula,
    rounded_formula,
    serapan_formula,
    sum_formula,
    tingkat_formula,
)
from sakip_xl.render.canvas import Area, CanvasSheet, Kind
from sakip_xl.render.colors import color_predikat
from sakip_xl.render.material import Material
from sakip_xl.render.printout import text_height
from sakip_xl.render.summary import Money, Summary, rounded_number, rounded_predikat

_KODE, _LEVEL, _URAIAN, _COUNT, _COUNTED, _EXCLUDED, _OWN, _FULL, _CAPAIAN, _PREDIKAT = range(10)
_PAGU, _BELANJA, _SERAPAN, _EFISIENSI, _TINGKAT, _ORIGIN = range(10, 16)
_URAIAN_WIDTH = 46.0
_HEADINGS = (
    "Kode", "Level", "Tujuan / Sasaran / Program / Kegiatan", "Indikator", "Dihitung", "Dikecualikan",
    "Nilai Sendiri", "Belum Dibulatkan", "Capaian (%)", "Predikat", "Pagu (Rp)", "Realisasi (Rp)",
    "Serapan (%)", "Efisiensi (poin)", "Kesimpulan", "Asal Nilai",
)  # fmt: skip
CATATAN_SERAPAN = (
    "Serapan terhadap pagu setahun: sebelum Triwulan IV kesimpulan efisiensi bersifat sementara."
)
_LEVEL_STYLES = {Level.TUJUAN: "+tebal+biru", Level.SASARAN: "+tebal"}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row to draw: the node, its place, and the rows of the nodes below it."""

    kinerja: Kinerja
    dalam: int
    baris: int
    bawah: tuple[int, ...]

    def sel(self, column: int) -> str:
        return xl_rowcol_to_cell(self.baris, column, col_abs=True)

    def children(self, column: int) -> list[str]:
        return [xl_rowcol_to_cell(n, column, col_abs=True) for n in self.bawah]


def draw_pohon(sheet: CanvasSheet, material: Material, data: Summary, row: int) -> tuple[dict[str, int], int]:
    """Draw the tree and, below it, the kecamatan; returns the row of each node and that of the kecamatan."""
    sheet.write(row, 0, "Capaian dan anggaran menurut pohon kinerja", "judul_bagian")
    sheet.write(row, _PAGU, CATATAN_SERAPAN, "kecil+satu_baris+di_tengah")
    sheet.tinggi[row], sheet.tinggi[row + 1] = 26, 30
    for column, heading in enumerate(_HEADINGS):
        sheet.write(row + 1, column, heading, "kepala")
    start = row + 2
    rows = {kinerja.kode: start + n for n, (kinerja, _) in enumerate(data.pohon)}
    for kinerja, depth in data.pohon:
        below = tuple(rows[kode] for kode in data.anak[kinerja.kode])
        _draw_node(sheet, material, data, _Row(kinerja, depth, rows[kinerja.kode], below))
    end = start + len(data.pohon)
    _draw_kecamatan(sheet, material, data, rows, end)
    color_predikat(sheet, Area(start, _PREDIKAT, end, _PREDIKAT), material.master.predikat)
    return rows, end


def _draw_node(sheet: CanvasSheet, material: Material, data: Summary, node: _Row) -> None:
    kinerja, row = node.kinerja, node.baris
    extra = _LEVEL_STYLES.get(kinerja.level, "")
    value = data.simpul[kinerja.kode]
    indent = min(node.dalam, 5)
    indent_style = f"+masuk{indent}" if indent else ""
    for column, text, style in (
        (_KODE, kinerja.kode, ""),
        (_LEVEL, str(kinerja.level), ""),
        (_URAIAN, kinerja.uraian, indent_style),
    ):
        sheet.write(row, column, text, f"sel+di_tengah{style}{extra}", kind=Kind.HITUNGAN)
    sheet.tinggi[row] = text_height([(kinerja.uraian, _URAIAN_WIDTH - 2 * indent)], paling_rendah=18)
    kode = node.sel(_KODE)
    items = data.butir.get(kinerja.kode, [])
    own = rekap(items, material.master.pengaturan.metode_rekap)
    count, counted = len(items), own.dihitung
    origin, origin_formula = _origin(node, own, value, data)
    cells: list[tuple[int, Cell, str, str]] = [
        (_COUNT, count, "tengah", count_formula("Induk", kode)),
        (_COUNTED, counted, "tengah", counted_formula("Induk", kode)),
        (_EXCLUDED, count - counted, "tengah", f"={node.sel(_COUNT)}-{node.sel(_COUNTED)}"),
        (_OWN, number_cell(own.nilai), "capaian", nilai_formula("Induk", kode, node.sel(_COUNTED))),
        (_FULL, number_cell(value.nilai), "capaian", _full_formula(node)),
        (_ORIGIN, origin, "teks", origin_formula),
        *_result(material, value, node),
    ]
    for column, content, style, rumus in cells:
        sheet.write(row, column, content, f"hitungan+di_tengah+{style}{extra}", rumus=rumus)
    _draw_money(sheet, material, data.uang[kinerja.kode], node, extra)


def _full_formula(node: _Row) -> str:
    own = node.sel(_OWN)
    return f'=IF({own}<>"",{own},{combined_formula(node.children(_FULL))})'


def _origin(node: _Row, own: RekapResult, value: RekapResult, data: Summary) -> tuple[str, str]:
    """Where the value comes from: own indicators, the nodes below, or nowhere."""
    nowhere = "tidak dapat dihitung"
    children = node.children(_FULL)
    below = f'"dari "&COUNT({",".join(children)})&" kinerja di bawahnya"' if children else f'"{nowhere}"'
    rumus = f'=IF({node.sel(_OWN)}<>"","dari indikatornya",IF({node.sel(_FULL)}<>"",{below},"{nowhere}"))'
    if own.nilai is not None:
        return "dari indikatornya", rumus
    if value.nilai is None:
        return nowhere, rumus
    valued = sum(data.simpul[kode].nilai is not None for kode in data.anak[node.kinerja.kode])
    return f"dari {valued} kinerja di bawahnya", rumus


def _result(material: Material, value: RekapResult, node: _Row) -> list[tuple[int, Cell, str, str]]:
    """The rounded capaian and its predikat."""
    capaian = number_cell(rounded_number(material, value.nilai))
    predikat = rounded_predikat(material, value.nilai)
    return [
        (_CAPAIAN, capaian, "capaian+tebal", rounded_formula(node.sel(_FULL))),
        (_PREDIKAT, predikat, "tengah", predikat_formula(node.sel(_CAPAIAN))),
    ]


def _draw_money(sheet: CanvasSheet, material: Material, money: Money, node: _Row, extra: str) -> None:
    kode = node.sel(_KODE)
    pagu: str | None = pagu_formula(kode, node.children(_PAGU))
    belanja: str | None = belanja_formula(kode, node.children(_BELANJA))
    # An amount typed as text (Rp 97.000.000) is read by the program only: its value stands without formula.
    if _has_wording(material, Kinerja.table, "pagu", node.kinerja.kode):
        pagu = None
    if _has_wording(material, RealisasiAnggaran.table, "realisasi", node.kinerja.kode):
        belanja = None
    _draw_five(sheet, money, node, (pagu, belanja), extra)


def _draw_five(
    sheet: CanvasSheet, money: Money, node: _Row, rumus: tuple[str | None, str | None], extra: str
) -> None:
    """Ceiling, spending, absorption, efficiency and the word for it."""
    cells: Sequence[tuple[int, Cell, str, str | None]] = (
        (_PAGU, number_cell(money.pagu), "uang", rumus[0]),
        (_BELANJA, number_cell(money.realisasi), "uang", rumus[1]),
        (
            _SERAPAN,
            number_cell(money.serapan),
            "capaian",
            serapan_formula(node.sel(_PAGU), node.sel(_BELANJA)),
        ),
        (
            _EFISIENSI,
            number_cell(money.efisiensi),
            "capaian",
            efisiensi_formula(node.sel(_CAPAIAN), node.sel(_SERAPAN)),
        ),
        (_TINGKAT, str(money.tingkat or ""), "tengah", tingkat_formula(node.sel(_EFISIENSI))),
    )
    for column, content, style, formula in cells:
        sheet.write(
            node.baris,
            column,
            content,
            f"hitungan+di_tengah+{style}{extra}",
            kind=Kind.HITUNGAN,
            rumus=formula,
        )


def _has_wording(material: Material, table: str, field_name: str, kode: str) -> bool:
    return any(
        isinstance(row.get(field_name), str) and row.get(field_name)
        for row in material.isi.row(table)
        if str(row.get("kode") or "").strip() == kode
    )


def _draw_kecamatan(
    sheet: CanvasSheet, material: Material, data: Summary, rows: Mapping[str, int], row: int
) -> None:
    """The kecamatan: its value over the sasaran, its money over the nodes at the top."""
    extra = "+tebal+biru"
    top = tuple(rows[k.kode] for k, depth in data.pohon if depth == 0)
    node = _Row(_KECAMATAN, 0, row, top)
    sheet.tinggi[row] = 24
    heading = Area(row, _KODE, row, _URAIAN)
    sheet.merge(heading, "KECAMATAN (dari seluruh sasaran)", f"sel+di_tengah{extra}")
    sasaran = [k.kode for k, _ in data.pohon if k.level is Level.SASARAN]
    references = [xl_rowcol_to_cell(rows[kode], _FULL, col_abs=True) for kode in sasaran]
    valued = sum(data.simpul[kode].nilai is not None for kode in sasaran)
    cells: list[tuple[int, Cell, str, str | None]] = [
        *_kecamatan_counts(material, data, node),
        (_OWN, None, "capaian", None),
        (_FULL, number_cell(data.kecamatan.nilai), "capaian", f"={combined_formula(references)}"),
        (_ORIGIN, f"dari {valued} sasaran", "teks", None),
        *_result(material, data.kecamatan, node),
    ]
    for column, content, style, rumus in cells:
        sheet.write(
            row, column, content, f"hitungan+di_tengah+{style}{extra}", kind=Kind.HITUNGAN, rumus=rumus
        )
    money = (sum_formula(node.children(_PAGU)), sum_formula(node.children(_BELANJA)))
    _draw_five(sheet, data.uang_kecamatan, node, money, extra)


_KECAMATAN = Kinerja(kode="-", level=Level.TUJUAN, uraian="KECAMATAN")


def _kecamatan_counts(
    material: Material, data: Summary, node: _Row
) -> list[tuple[int, Cell, str, str | None]]:
    """How many indicators the quarter has, how many count, how many do not."""
    method = material.master.pengaturan.metode_rekap
    total = len(data.baris)
    counted = total - sum(len(rekap(item, method).dikecualikan) for item in data.butir.values())
    triwulan = "(tblKertasKerja[Triwulan]=triwulan_aktif)"
    included = f"{triwulan}*ISNUMBER(tblKertasKerja[Untuk Rekap])"
    weighted = f"SUMPRODUCT({included}*ISNUMBER(tblKertasKerja[Bobot]))"
    rumus = f'=IF(metode_rekap="berbobot",{weighted},SUMPRODUCT({included}))'
    return [
        (_COUNT, total, "tengah", f'=SUMPRODUCT({triwulan}*(tblKertasKerja[Kode]<>""))'),
        (_COUNTED, counted, "tengah", rumus),
        (_EXCLUDED, total - counted, "tengah", f"={node.sel(_COUNT)}-{node.sel(_COUNTED)}"),
    ]
