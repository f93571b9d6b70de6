"""The sheet Kertas Kerja: one row per indicator and quarter, every result a live formula."""

from __future__ import annotations

from sakip_xl.domain.model import Pengaturan
from sakip_xl.domain.terms import Pembulatan, RekapMethod
from sakip_xl.domain.wording import angka
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import CanvasSheet, CanvasTable
from sakip_xl.render.colors import color_predikat
from sakip_xl.render.header import draw_header
from sakip_xl.render.material import Material
from sakip_xl.render.page import print_from, table_on_paper
from sakip_xl.render.table import column_area, content_area, draw_table, replace_cell
from sakip_xl.schema.tables.kertas_kerja import TBL_KERTAS_KERJA

PITA = (
    ("Indikator", "kode", "satuan"),
    ("Cara Mengukur", "polaritas", "buruk"),
    ("Triwulan Ini", "target_ketik", "capaian"),
    ("Sampai dengan Triwulan Ini", "r1", "capaian_sd"),
    ("Tahun", "tahun_ketik", "capaian_tahun"),
    ("Rekap", "capaian_rekap", "catatan"),
)
PENJELASAN = (
    "Semua angka capaian adalah rumus. Kolom bantunya dilipat: pilih kolom di kiri dan kanannya, klik kanan, "
    "Unhide. Yang direkap berlatar warna (Dasar Rekap)."
)
"""As long as a screen of 1366 points shows beside each other."""
_CAPAIAN_COLUMNS = (
    ("capaian", 'dasar_rekap="triwulan"'),
    ("capaian_sd", 'AND(dasar_rekap<>"triwulan",dasar_rekap<>"tahun")'),
    ("capaian_tahun", 'dasar_rekap="tahun"'),
)
"""The three capaian, each with when the recap counts it."""

_THRESHOLD = "IF(ISNUMBER(ambang_capaian_tinggi),ambang_capaian_tinggi,150)"
RUMUS_ATURAN = (
    '="Aturan yang dipakai: "&IF(ISNUMBER(desimal),desimal,2)&" angka desimal, pembulatan "'
    '&IF(pembulatan="potong","potong","setengah naik")&", batas nilai rekap "'
    '&IF(ISNUMBER(batas_rekap),SUBSTITUTE(batas_rekap&"",".",",")&"%","tidak ada")&", metode rekap "'
    '&IF(metode_rekap="","rata-rata",LOWER(metode_rekap))&", dasar rekap "'
    '&IF(dasar_rekap="","s.d. triwulan",LOWER(dasar_rekap))&"."'
)


def draw_kertas_kerja(sheet: CanvasSheet, material: Material) -> None:
    """Draw the head, the rules in force and the table."""
    row = draw_header(sheet, material)
    sheet.write(row, 0, PENJELASAN, "penjelasan")
    sheet.write(row + 1, 0, rules_text(material.master.pengaturan), "baris+tebal", rumus=RUMUS_ATURAN)
    place = draw_table(sheet, TBL_KERTAS_KERJA, row + 3, material, ribbon=PITA)
    sheet.frozen = (place.row + 1, place.column + TBL_KERTAS_KERJA.column_position("indikator") + 1)
    sheet.repeated_rows = (place.row - 1, place.row)
    _tidy(sheet, place)
    _color(sheet, place, material)
    print_from(sheet, row + 1, table_on_paper(sheet, place).last_column)


def rules_text(pengaturan: Pengaturan) -> str:
    """The rules in force in one sentence, as the formula of the sheet gives it."""
    limit = (
        "tidak ada"
        if pengaturan.batas_rekap is None
        else f"{angka(pengaturan.batas_rekap, None, thousands=False)}%"
    )
    rounding = "potong" if pengaturan.pembulatan is Pembulatan.POTONG else "setengah naik"
    return (
        f"Aturan yang dipakai: {pengaturan.desimal} angka desimal, pembulatan {rounding}, "
        f"batas nilai rekap {limit}, metode rekap {RekapMethod(pengaturan.metode_rekap)}, "
        f"dasar rekap {pengaturan.dasar_rekap}."
    )


def _tidy(sheet: CanvasSheet, place: CanvasTable) -> None:
    """Center the short words that stand beside numbers."""
    for field_name in ("jalur", "predikat", "terisi", "satuan", "polaritas", "rumus"):
        area = column_area(place, field_name)
        for row in range(area.row, area.last_row + 1):
            style = sheet.cells[row, area.column].style
            replace_cell(sheet, row, area.column, style=f"{style}+tengah")


def _color(sheet: CanvasSheet, place: CanvasTable, material: Material) -> None:
    """Grey for other quarters, the colours of the predikat, a mark on what is unlikely."""
    first_row = place.row + 1
    triwulan = _cell(place, "triwulan", first_row)
    other = {"type": "formula", "criteria": f'=AND({triwulan}<>"",{triwulan}<>triwulan_aktif)'}
    sheet.conditional.append((content_area(place), {**other, "format": "menunggu", "stop_if_true": True}))
    color_predikat(sheet, column_area(place, "predikat"), material.master.predikat)
    for field_name, counted in _CAPAIAN_COLUMNS:
        cell = _cell(place, field_name, first_row)
        unlikely = f"=AND(ISNUMBER({cell}),OR({cell}<0,{cell}>{_THRESHOLD}))"
        area = column_area(place, field_name)
        sheet.conditional.append((area, {"type": "formula", "criteria": unlikely, "format": "peringatan"}))
        marked = f'=AND({cell}<>"",{counted})'
        sheet.conditional.append((area, {"type": "formula", "criteria": marked, "format": "berjalan"}))


def _cell(place: CanvasTable, field_name: str, row: int) -> str:
    """A cell for a conditional format: the column fixed, the row moving."""
    return cell_name(row, place.column + place.table.column_position(field_name), col_abs=True)
