"""The form of one unit: a cover that says what to do, the two entry sheets, and the hidden identity."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sakip_xl.domain.model import AnggaranInput, FormulirInput, Master, Pengaturan
from sakip_xl.domain.terms import YesNo
from sakip_xl.formulas.form_status import BELUM, BOLEH_KOSONG, KOSONG, PERIKSA, TERISI
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet, CanvasTable
from sakip_xl.render.header import TANDA_CONTOH
from sakip_xl.render.material import Material
from sakip_xl.render.row_height import row_height
from sakip_xl.render.sheets.entry import draw_meta
from sakip_xl.render.sheets.form_cover import FillingProgress, describe_period, draw_cover
from sakip_xl.render.table import adjust_widths, column_area, column_style, data_cell, draw_table
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import FORMULIR
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.form_cells import HEADING_ROW
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN

_PETUNJUK = {
    FormulirInput.table: "Isi sel kuning saja; kolom Yang Diisi menyebut angka mana yang diminta. Realisasi "
    "nol ditulis 0, jangan dikosongkan. Bila diminta pembilang dan penyebut, isi keduanya: realisasinya "
    "dihitung sendiri. Bila angkanya belum ada, kosongkan Realisasi dan tulis sebabnya di Alasan Belum "
    "Tersedia. Status Isian: Kosong belum diisi; Boleh kosong tidak ditargetkan; Terisi dan Belum tersedia "
    "siap dikirim; Periksa boleh dikirim, tetapi dinilai saat rekap: lebih pasti bila ditulis satu angka "
    "saja, tanpa satuan dan tanpa titik ribuan. Nilai yang tidak mencapai target atau tampak janggal "
    "dijelaskan di kolom Kendala.",
    AnggaranInput.table: "Isi realisasi dari awal tahun sampai akhir triwulan ini, dalam rupiah: angka "
    "saja, tanpa titik. Belum ada realisasi ditulis 0. Realisasi yang melebihi pagu dijelaskan di kolom "
    "Keterangan.",
}
_ROW_NAMES = {FormulirInput.table: "indikator", AnggaranInput.table: "baris anggaran"}
_FROZEN_COLUMNS = {FormulirInput.table: 2, AnggaranInput.table: 2}
_PETUNJUK_WIDTH = 160.0
_ZOOM = 85
"""The answers then stand beside each other on a screen of 1366 pixels."""
_PECAHAN = ("pembilang", "penyebut")
_HINTS = ("realisasi_lalu", "realisasi_tahun_lalu")
_LAST_PRINTED = "bukti_dukung"
"""What stands to the right of it says again what the office has in its own book."""


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
    meta = content.meta
    canvas.on_every_page(
        above=TANDA_CONTOH if meta.get("data_contoh") == "Ya" else "",
        below=f"{meta.get('id_formulir', '')}  Kecamatan {meta.get('kecamatan', '')}",
    )
    return canvas


def draw_input_sheet(sheet: CanvasSheet, material: Material, table: Table) -> FillingProgress:
    """Draw one entry sheet; returns its line of progress, which the cover repeats."""
    sheet.hidden_columns |= _folded(table, material.content)
    adjust_widths(sheet, [table])
    sheet.write(0, 0, sheet.layout.judul, "judul")
    sheet.heights[0] = 28
    meta = material.content.meta
    sheet.write(1, 0, f"{meta.get('nama_unit') or meta.get('unit', '')}, {describe_period(meta)}", "subjudul")
    if meta.get("data_contoh") == "Ya":
        sheet.write(2, 0, TANDA_CONTOH, "contoh")
    sheet.write(3, 0, "← Sampul", "tautan", link="'Sampul'!A1", petunjuk="Kembali ke Sampul")
    _write_wide(sheet, 4, _PETUNJUK[table.name])
    place = draw_table(sheet, table, HEADING_ROW, material)
    progress = _progress(sheet, place)
    sheet.write(5, 0, progress.value, "label+satu_baris", rumus=progress.formula)
    sheet.frozen = (place.row + 1, _FROZEN_COLUMNS[table.name])
    sheet.repeated_rows = (place.row, place.row)
    _color_status(sheet, place)
    if table.name == FormulirInput.table:
        _close_other_cells(sheet, place, material.content)
        last = place.column + table.column_position(_LAST_PRINTED)
        sheet.zoom = _ZOOM
        sheet.print_areas = [Area(0, 0, place.row + place.count, last)]
    return progress


def _asks_pecahan(row: RawRow) -> bool:
    return row.get("minta_pecahan") == str(YesNo.YA)


def _folded(table: Table, content: BookContent) -> set[int]:
    """The columns that no row of the form needs: the two numbers that are not asked, what is not known."""
    if table.name != FormulirInput.table:
        return set()
    rows = content.row(table.name)
    names = {name for name in _HINTS if all(row.get(name) in {None, ""} for row in rows)}
    if not any(_asks_pecahan(row) for row in rows):
        names |= {*_PECAHAN, "hasil"}
    return {table.column_position(name) for name in names}


def _close_other_cells(sheet: CanvasSheet, place: CanvasTable, content: BookContent) -> None:
    """Lock, in every row, the way of answering that it does not ask: the two numbers, or the one."""
    rows = content.row(place.table.name)
    for index in range(place.count):
        raw_row = rows[index] if index < len(rows) else {}
        for name in ("realisasi",) if _asks_pecahan(raw_row) else _PECAHAN:
            column = place.table.field_column(name)
            style = column_style(place.table, replace(column, kunci=True))
            position = (place.row + 1 + index, place.column + place.table.column_position(name))
            sheet.cells[position] = data_cell(raw_row.get(name), column, style)


def _write_wide(sheet: CanvasSheet, row: int, text: str) -> None:
    """Write a long text over as many columns as it needs on the screen."""
    column, width = -1, 0.0
    while width < _PETUNJUK_WIDTH and column + 1 in sheet.widths:
        column += 1
        width += 0 if column in sheet.hidden_columns else sheet.widths[column]
    sheet.merge(Area(row, 0, row, column), text, "penjelasan+bungkus")
    sheet.heights[row] = row_height([(text, width)])


def _progress(sheet: CanvasSheet, place: CanvasTable) -> FillingProgress:
    table, row_name = place.table, _ROW_NAMES[place.table.name]
    status, kode = column_area(place, "status"), column_area(place, "kode")
    rows = range(status.row, status.last_row + 1)
    words = [sheet.cells[row, status.column].value for row in rows]
    with_code = sum(sheet.cells[row, kode.column].value not in {None, ""} for row in rows)
    column = f"{table.name}[{table.field_column('status').judul}]"
    counted = [(PERIKSA, "perlu diperiksa")]
    if table.name == FormulirInput.table:
        counted.append((BELUM, "belum tersedia"))
    return FillingProgress(
        sheet.layout.name,
        f'COUNTIF({column},"{TERISI}")&" dari "&COUNTA({table.name}[Kode])&" {row_name} terisi"'
        + "".join(f'&", "&COUNTIF({column},"{word}")&" {name}"' for word, name in counted),
        f"{words.count(TERISI)} dari {with_code} {row_name} terisi"
        + "".join(f", {words.count(word)} {name}" for word, name in counted),
    )


def _color_status(sheet: CanvasSheet, place: CanvasTable) -> None:
    area = column_area(place, "status")
    for word, style in (
        (TERISI, "selesai"),
        (BELUM, "info"),
        (KOSONG, "menunggu"),
        (BOLEH_KOSONG, "menunggu"),
    ):
        sheet.conditional.append(
            (
                area,
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{word}"',
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
    return {
        "judul": f"Formulir Data Capaian Kinerja {meta.get('unit', '')} {describe_period(meta)}",
        "perihal": "Pengumpulan data kinerja",
        "penulis": f"Kecamatan {meta.get('kecamatan', '')}",
    }
