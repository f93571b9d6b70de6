"""A master as it was drawn before the papers became documents: below the tables of four sheets, a paper."""

from __future__ import annotations

from datetime import datetime

from sakip_xl.render.canvas import Area, Canvas, CanvasSheet
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.drawing import draw_by_kind

PAINTED = {
    "Disposisi": "LEMBAR DISPOSISI",
    "Notulen": "NOTULEN RAPAT",
    "Tanda Terima": "BUKTI TANDA TERIMA FORMULIR",
    "Laporan": "LAPORAN HASIL PENGUMPULAN DATA KINERJA",
}
LINES = 6


def paint_papers(content: BookContent, now: datetime) -> Canvas:
    """Today's drawing with a paper on each of these sheets, which alone is printed, standing."""
    canvas = draw_by_kind(content, now)
    for name, title in PAINTED.items():
        _paint(canvas.sheets[name], title)
    canvas.names |= {"daftar_bulan": "'Referensi'!$A$7:$A$10"}
    return canvas


def _paint(sheet: CanvasSheet, title: str) -> None:
    sheet.write(sheet.next_row() + 1, 0, "siap cetak", "judul_bagian")
    start = sheet.next_row()
    sheet.merge(Area(start, 0, start, 4), "KECAMATAN SUMBERSUKO", "kop+besar", rumus='=UPPER("x")')
    sheet.merge(Area(start + 1, 0, start + 1, 4), title, "naskah+tebal+besar+tengah")
    for row in range(start + 2, start + 2 + LINES):
        sheet.heights[row] = 22
        sheet.write(row, 0, "Nomor", "naskah+garis_naskah")
        sheet.merge(Area(row, 1, row, 3), row, "naskah+garis_naskah+tebal", rumus=f"={row}")
        sheet.write(row, 4, None, "naskah+garis_naskah")
    sheet.landscape, sheet.scale, sheet.repeated_rows = False, 76, None
    sheet.page_breaks = [start + 4]
    sheet.print_areas = [Area(start, 0, sheet.next_row() - 1, 4)]
