"""The index of an evidence pack as a workbook: a summary of counts in front, then every criterion."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.documents.daftar_bukti import (
    OWN_FOLDER,
    BuktiRow,
    DaftarBukti,
    KeadaanBukti,
    Kelengkapan,
    KriteriaTerbukti,
    counts,
)
from sakip_xl.documents.figures import line_height
from sakip_xl.documents.lke import LKE
from sakip_xl.documents.sheet_parts import draw_title
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.domain.wording import angka, tanggal
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet, CellKind
from sakip_xl.render.xlsx_writer import xlsx_bytes
from sakip_xl.schema.base import Sheet
from sakip_xl.schema.commands import LABELS

_SUMMARY = Sheet("Ringkasan", "Ringkasan Bukti LKE", "Jumlah bukti menurut komponen.")
_LIST = Sheet("Daftar Bukti", "Daftar Bukti LKE", "Bukti setiap kriteria: yang ada dan yang belum.")

_SUMMARY_COLUMNS: tuple[tuple[str, float], ...] = (
    ("No", 10),
    ("Komponen dan sub komponen", 68),
    ("Bobot", 16),
    ("Kriteria", 18),
    *((str(state), 20.0) for state in Kelengkapan),
)
_COLUMNS: tuple[tuple[str, float], ...] = (
    ("No", 9),
    ("Kriteria dan buktinya", 50),
    ("Keadaan", 19),
    ("Berkas di dalam zip", 46),
    ("Nomor", 25),
    ("Tanggal", 19),
    ("Sidik", 17),
    ("Yang perlu dilakukan", 50),
)
_WIDTHS = tuple(width for _, width in _COLUMNS)
_FILE = 3
_STYLE = "naskah+lebar_naskah"
_CELL = f"{_STYLE}+garis_naskah+di_tengah"
_HEADING = f"{_CELL}+tebal+tengah+biru"
_LOOKS = {
    **dict.fromkeys((KeadaanBukti.ADA, Kelengkapan.LENGKAP), "selesai"),
    **dict.fromkeys((KeadaanBukti.DRAFT, KeadaanBukti.LAMA, Kelengkapan.SEBAGIAN), "peringatan"),
}
"""The colours of a state; what is not named is missing."""

_NOTES = (
    "Lengkap: semua bukti yang diminta ada dan final. "
    "Sebagian: ada yang belum, masih DRAFT, atau datanya berubah.\n"
    "Daftar ini menghitung bukti dan tidak menilai: nilai LKE ditetapkan evaluator.\n"
    "Bobot menurut PermenPANRB 88/2021. Pembagian kriteria dan bukti yang dipasangkan adalah bacaan kami; "
    "cocokkan dengan LKE Inspektorat.\n"
    f"Berkas kantor disimpan di folder {OWN_FOLDER}/<nomor kriteria> di samping buku induk, misalnya "
    f"{OWN_FOLDER}/1.a.1, lalu klik {LABELS['bukti_lke']} lagi.\n"
    "Bukti yang dipakai beberapa kriteria disimpan sekali, di kriteria pertama. "
    "Ekstrak zip-nya agar tautannya jalan.\n"
    "Sidik: dua belas huruf pertama SHA-256 berkasnya; selengkapnya di SIDIK-SHA256.txt."
).split("\n")


def draw_daftar_bukti(index: DaftarBukti) -> bytes:
    """The workbook of one index; the same index gives the same bytes."""
    canvas = Canvas(properties={"judul": _LIST.judul, "penulis": "sakip_xl"})
    _draw_summary(canvas.add(_SUMMARY), index)
    _draw_list(canvas.add(_LIST), index)
    state = f"{index.kantor} Tahun {index.tahun}, keadaan {tanggal(index.tanggal)}"
    canvas.on_every_page(above=index.contoh, below=f"Daftar Bukti LKE, {state}")
    return xlsx_bytes(canvas)


def _draw_title(sheet: CanvasSheet, index: DaftarBukti, columns: Sequence[tuple[str, float]]) -> None:
    sheet.landscape, sheet.widths = True, {place: width for place, (_, width) in enumerate(columns)}
    period = f"Tahun {index.tahun}, sampai dengan Triwulan {ROMAWI[index.triwulan]}"
    texts = (
        (sheet.layout.judul.upper(), "kop+besar"),
        (index.kantor.upper(), "kop"),
        (f"{period}, keadaan {tanggal(index.tanggal)}", "kop"),
    )
    draw_title(sheet, texts)
    heading = sheet.next_row() + 1
    sheet.heights[heading] = 30
    for place, (text, _) in enumerate(columns):
        sheet.write(heading, place, text, _HEADING)
    sheet.repeated_rows = (heading, heading)


def _draw_summary(sheet: CanvasSheet, index: DaftarBukti) -> None:
    _draw_title(sheet, index, _SUMMARY_COLUMNS)
    for komponen in LKE.komponen:
        _draw_counts(sheet, komponen.nomor, komponen.judul, komponen.bobot, index.of(komponen), "+tebal+biru")
        for sub in komponen.sub:
            _draw_counts(sheet, sub.nomor, sub.judul, sub.bobot, index.of(sub))
    total = sum(komponen.bobot for komponen in LKE.komponen)
    _draw_counts(sheet, "", "Jumlah", total, index.kriteria, "+tebal+biru")
    last, width = len(_SUMMARY_COLUMNS) - 1, sum(width for _, width in _SUMMARY_COLUMNS)
    start = sheet.next_row() + 1
    for row, text in enumerate(_NOTES, start):
        sheet.heights[row] = line_height([(text, width)], lowest=20)
        sheet.merge(Area(row, 0, row, last), text, f"{_STYLE}+miring")


def _draw_counts(
    sheet: CanvasSheet,
    nomor: str,
    judul: str,
    bobot: object,
    criteria: Sequence[KriteriaTerbukti],
    weight: str = "",
) -> None:
    row = sheet.next_row()
    sheet.heights[row] = 19
    centered = f"{_CELL}{weight}+tengah"
    sheet.write(row, 0, nomor, centered)
    sheet.write(row, 1, judul, f"{_CELL}{weight}")
    sheet.write(row, 2, float(str(bobot)), f"{centered}+desimal{0 if float(str(bobot)).is_integer() else 1}")
    for place, number in enumerate((len(criteria), *counts(criteria).values()), 3):
        sheet.write(row, place, number, centered, kind=CellKind.COMPUTED)


def _draw_list(sheet: CanvasSheet, index: DaftarBukti) -> None:
    _draw_title(sheet, index, _COLUMNS)
    sheet.zoom, sheet.frozen = 80, (sheet.next_row(), 2)
    last = len(_COLUMNS) - 1
    for komponen in LKE.komponen:
        band = f"{komponen.nomor}. {komponen.judul} (bobot {angka(komponen.bobot, None)})"
        _draw_band(sheet, band, "pita+lebar_naskah+kiri", last)
        for sub in komponen.sub:
            band = f"{sub.nomor} {sub.judul} (bobot {angka(sub.bobot, None)})"
            _draw_band(sheet, band, f"{_CELL}+tebal+biru", last)
            for item in index.of(sub):
                _draw_criterion(sheet, item)


def _draw_band(sheet: CanvasSheet, text: str, style: str, last: int) -> None:
    row = sheet.next_row()
    sheet.heights[row] = 24
    sheet.merge(Area(row, 0, row, last), text, style)


def _draw_criterion(sheet: CanvasSheet, item: KriteriaTerbukti) -> None:
    """What one criterion asks and how complete its evidence is, then a line for each piece of evidence."""
    row, last = sheet.next_row(), len(_COLUMNS) - 1
    asked = item.kriteria.uraian
    sheet.heights[row] = line_height([(asked, sum(_WIDTHS[1:last]))], lowest=24)
    sheet.write(row, 0, item.kriteria.nomor, f"{_CELL}+tebal+tengah+abu")
    sheet.merge(Area(row, 1, row, last - 1), asked, f"{_CELL}+tebal+abu")
    sheet.write(row, last, str(item.kelengkapan), f"{_CELL}+tebal+tengah+{_look(item.kelengkapan)}")
    for number, line in enumerate(item.rows, row + 1):
        _draw_line(sheet, number, line, item.kriteria.nomor)


def _draw_line(sheet: CanvasSheet, row: int, line: BuktiRow, nomor: str) -> None:
    folder, _, name = line.path.rpartition("/")
    elsewhere = folder.rpartition("/")[2]
    place = name if elsewhere in {"", nomor} else f"{elsewhere}: {name}"
    centered = f"{_CELL}+tengah"
    texts = (
        (None, _CELL),
        (line.judul, _CELL),
        (str(line.keadaan), f"{centered}+{_look(line.keadaan)}"),
        (place, f"{_CELL}+tautan" if folder else f"{_CELL}+miring"),
        (line.nomor, centered),
        (tanggal(line.tanggal, blank=""), centered),
        (line.sidik, centered),
        (line.saran, _CELL),
    )
    for column, (text, style) in enumerate(texts):
        is_link = folder and column == _FILE
        formula = f'HYPERLINK("{line.path}","{place}")' if is_link else None
        sheet.write(row, column, text, style, kind=CellKind.COMPUTED, rumus=formula)
    shown = [(text or "", width) for (text, _), width in zip(texts, _WIDTHS, strict=True)]
    sheet.heights[row] = line_height(shown, lowest=24)


def _look(state: KeadaanBukti | Kelengkapan) -> str:
    return _LOOKS.get(state, "salah")
