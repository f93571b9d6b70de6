"""The form of one unit: a cover that says what to do, the two entry sheets, and the hidden identity."""

from __future__ import annotations

from datetime import datetime

from sakip_xl.domain.model import AnggaranInput, FormulirInput, Master, Pengaturan
from sakip_xl.formulas.form_status import KOSONG, PERIKSA, TERISI
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet, CanvasTable
from sakip_xl.render.header import TANDA_CONTOH
from sakip_xl.render.material import Material
from sakip_xl.render.row_height import row_height
from sakip_xl.render.sheets.entry import draw_meta
from sakip_xl.render.sheets.form_cover import FillingProgress, describe_period, draw_cover
from sakip_xl.render.table import adjust_widths, column_area, draw_table
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import FORMULIR
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN

_PETUNJUK = {
    FormulirInput.table: "Isi sel kuning saja; indikator dan target terkunci. Realisasi nol ditulis 0, "
    "jangan dikosongkan. Status Isian: Kosong belum diisi; Terisi siap dikirim; Periksa boleh dikirim, "
    "tetapi dinilai saat rekap: lebih pasti bila ditulis satu angka saja, tanpa satuan. Nilai yang tidak "
    "mencapai target atau tampak janggal dijelaskan di kolom Kendala.",
    AnggaranInput.table: "Isi realisasi dari awal tahun sampai akhir triwulan ini, dalam rupiah. Belum ada "
    "realisasi ditulis 0. Realisasi yang melebihi pagu dijelaskan di kolom Keterangan.",
}
_ROW_NAMES = {FormulirInput.table: "indikator", AnggaranInput.table: "baris anggaran"}
_FROZEN_COLUMNS = {FormulirInput.table: 3, AnggaranInput.table: 2}
_PETUNJUK_WIDTH = 120.0


def draw_formulir(content: BookContent, now: datetime) -> Canvas:
    """Draw the form whose identity is in ``content.meta``; a key that is missing shows as empty."""
    material = Material(content, Master(content.meta.get("id_master", ""), _pengaturan(content)), now)
    canvas = Canvas(active="Sampul", properties=_properties(content))
    for sheet in FORMULIR.sheets:
        canvas.add(sheet)
    progress = [
        draw_input_sheet(canvas.sheets["Isian"], material, TBL_ISIAN),
        draw_input_sheet(canvas.sheets["Anggaran"], material, TBL_ISIAN_ANGGARAN),
    ]
    draw_cover(canvas.sheets["Sampul"], material, progress)
    draw_meta(canvas.sheets["_meta"], material)
    return canvas


def draw_input_sheet(sheet: CanvasSheet, material: Material, table: Table) -> FillingProgress:
    """Draw one entry sheet; returns its line of progress, which the cover repeats."""
    adjust_widths(sheet, [table])
    sheet.write(0, 0, sheet.layout.judul, "judul")
    sheet.heights[0] = 28
    meta = material.content.meta
    sheet.write(1, 0, f"{meta.get('nama_unit') or meta.get('unit', '')}, {describe_period(meta)}", "subjudul")
    if meta.get("data_contoh") == "Ya":
        sheet.write(2, 0, TANDA_CONTOH, "contoh")
    sheet.write(3, 0, "← Sampul", "tautan", link="'Sampul'!A1", petunjuk="Kembali ke Sampul")
    _write_wide(sheet, 4, _PETUNJUK[table.name])
    place = draw_table(sheet, table, 6, material)
    progress = _progress(sheet, place)
    sheet.write(5, 0, progress.value, "label+satu_baris", rumus=progress.formula)
    sheet.frozen = (place.row + 1, _FROZEN_COLUMNS[table.name])
    sheet.repeated_rows = (place.row, place.row)
    _color_status(sheet, place)
    return progress


def _write_wide(sheet: CanvasSheet, row: int, text: str) -> None:
    """Write a long text over as many columns as it needs on the screen."""
    column, width = -1, 0.0
    while width < _PETUNJUK_WIDTH and column + 1 in sheet.widths:
        column += 1
        width += sheet.widths[column]
    sheet.merge(Area(row, 0, row, column), text, "penjelasan+bungkus")
    sheet.heights[row] = row_height([(text, width)])


def _progress(sheet: CanvasSheet, place: CanvasTable) -> FillingProgress:
    table, row_name = place.table, _ROW_NAMES[place.table.name]
    status, kode = column_area(place, "status"), column_area(place, "kode")
    rows = range(status.row, status.last_row + 1)
    words = [sheet.cells[row, status.column].value for row in rows]
    with_code = sum(sheet.cells[row, kode.column].value not in {None, ""} for row in rows)
    column = f"{table.name}[{table.field_column('status').judul}]"
    return FillingProgress(
        sheet.layout.name,
        f'COUNTIF({column},"{TERISI}")&" dari "&COUNTA({table.name}[Kode])&" {row_name} terisi, "'
        f'&COUNTIF({column},"{PERIKSA}")&" perlu diperiksa"',
        f"{words.count(TERISI)} dari {with_code} {row_name} terisi, {words.count(PERIKSA)} perlu diperiksa",
    )


def _color_status(sheet: CanvasSheet, place: CanvasTable) -> None:
    area = column_area(place, "status")
    for value, style in ((f'"{TERISI}"', "selesai"), (f'"{KOSONG}"', "menunggu")):
        sheet.conditional.append(
            (
                area,
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": value,
                    "format": style,
                    "stop_if_true": True,
                },
            )
        )
    sheet.conditional.append((area, {"type": "no_blanks", "format": "peringatan"}))


def _pengaturan(content: BookContent) -> Pengaturan:
    """The settings that a form carries; the rest keeps its default."""
    return Pengaturan.model_construct(
        nama_kecamatan=content.meta.get("kecamatan", ""),
        tahun=int(content.meta["tahun"]) if content.meta.get("tahun", "").isdigit() else 0,
    )


def _properties(content: BookContent) -> dict[str, str]:
    meta = content.meta
    properties = {
        "judul": f"Formulir Data Capaian Kinerja {meta.get('unit', '')} {describe_period(meta)}",
        "perihal": "Pengumpulan data kinerja",
        "penulis": f"Kecamatan {meta.get('kecamatan', '')}",
        "kaki": f"{meta.get('id_formulir', '')}  Kecamatan {meta.get('kecamatan', '')}",
    }
    return {**properties, "kepala": TANDA_CONTOH} if meta.get("data_contoh") == "Ya" else properties
