"""The cover of a unit's form: whose it is, what to do by when, how far it is, and how to hand it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sakip_xl.domain.terms import ROMAWI
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.header import TANDA_CONTOH
from sakip_xl.render.material import Material
from sakip_xl.render.row_height import row_height
from sakip_xl.render.table import replace_cell

_WIDTHS = (3.0, 5.0, 26.0, 52.0, 3.0)
_FIRST_COLUMN, _LAST_COLUMN = 1, 3

_LANGKAH = (
    "Buka lembar Isian. Isi sel kuning setiap indikator menurut kolom Yang Diisi; angka nol ditulis 0.",
    "Bila angkanya belum ada, kosongkan Realisasi dan tulis sebabnya di Alasan Belum Tersedia.",
    "Bila target belum tercapai, isi Kendala, Solusi, dan Rencana Tindak Lanjut; tanpa kendala tulis -.",
    "Tulis nama bukti dukung setiap indikator dan siapkan berkasnya.",
    "Buka lembar Anggaran. Isi realisasi anggaran sampai akhir triwulan ini.",
    "Bila tidak ada lagi baris berstatus Kosong, simpan berkas ini dan serahkan kepada Tim SAKIP.",
)
_HOW_TO_RETURN = (
    "Kembalikan berkas ini sendiri (bukan hasil cetak, foto, atau salinan ke berkas lain) lewat folder "
    "bersama, flashdisk, surel, atau WhatsApp sebagai dokumen. Nama berkas boleh berubah; isi yang terkunci "
    "jangan diubah, lembar jangan ditambah."
)
_QUESTIONS = (
    "Pertanyaan tentang indikator, target, atau cara mengisi disampaikan kepada {siapa} di kantor "
    "kecamatan. Target yang keliru jangan diganti di sini: sampaikan kepada Tim SAKIP agar diperbaiki di "
    "buku induk."
)


@dataclass(frozen=True, slots=True)
class FillingProgress:
    """How far one entry sheet is: the sheet, the counting formula and its value."""

    sheet: str
    formula: str
    value: str


def describe_period(meta: Mapping[str, str]) -> str:
    """The quarter and year of a form, such as ``Triwulan II Tahun 2026``."""
    triwulan = meta.get("triwulan", "")
    roman = ROMAWI.get(int(triwulan), triwulan) if triwulan.isdigit() else triwulan
    return f"Triwulan {roman} Tahun {meta.get('tahun', '')}"


def draw_cover(sheet: CanvasSheet, material: Material, progress: Sequence[FillingProgress]) -> None:
    """Draw the cover on one portrait page."""
    meta = material.content.meta
    sheet.widths.update(enumerate(_WIDTHS))
    row = _letterhead(sheet, meta)
    row = _particulars(sheet, meta, progress, row)
    row = _part(sheet, row, "Yang dikerjakan")
    for number, langkah in enumerate(_LANGKAH, 1):
        sheet.write(row, _FIRST_COLUMN, number, "sel+tengah+tebal")
        sheet.merge(Area(row, _FIRST_COLUMN + 1, row, _LAST_COLUMN), langkah, "sel")
        sheet.heights[row] = row_height([(langkah, _WIDTHS[2] + _WIDTHS[3])]) + 3
        row += 1
    contact = meta.get("pengirim") or "Tim SAKIP"
    for heading, text in (
        ("Cara mengembalikan", _HOW_TO_RETURN),
        ("Tempat bertanya", _QUESTIONS.format(siapa=contact)),
    ):
        row = _part(sheet, row + 1, heading)
        row = _paragraph(sheet, row, text, "teks")
    _sign_off(sheet, meta, row + 1)
    _form_identity(sheet, meta, sheet.next_row() + 1)
    sheet.print_areas = [Area(0, 0, sheet.next_row() - 1, len(_WIDTHS) - 1)]


def _letterhead(sheet: CanvasSheet, meta: Mapping[str, str]) -> int:
    lines = (
        (f"PEMERINTAH {meta.get('kabupaten', '')}".upper().strip(), "baris+tengah+tebal", 18),
        (f"KECAMATAN {meta.get('kecamatan', '')}".upper(), "baris+tengah+tebal+besar+garis_bawah", 24),
        (None, "baris", 8),
        ("FORMULIR DATA CAPAIAN KINERJA", "judul+tengah", 30),
        (describe_period(meta), "subjudul+tengah", 20),
        (TANDA_CONTOH if meta.get("data_contoh") == "Ya" else None, "contoh+tengah", 18),
    )
    for row, (text, style, height) in enumerate(lines):
        sheet.merge(Area(row, _FIRST_COLUMN, row, _LAST_COLUMN), text, style)
        sheet.heights[row] = height
    return len(lines)


def _particulars(
    sheet: CanvasSheet, meta: Mapping[str, str], progress: Sequence[FillingProgress], row: int
) -> int:
    unit = meta.get("nama_unit") or meta.get("unit", "")
    for heading, value, style in (
        ("Unit kerja", unit, "kunci+tebal+di_tengah"),
        ("Kepala unit", meta.get("kepala_unit") or "-", "kunci+di_tengah"),
        ("Dikembalikan paling lambat", meta.get("tenggat") or "-", "kunci+tebal+di_tengah"),
        ("Perjanjian Kinerja", meta.get("pk") or "-", "kunci+di_tengah+bungkus"),
    ):
        sheet.merge(Area(row, _FIRST_COLUMN, row, _FIRST_COLUMN + 1), heading, "kotak+label+di_tengah")
        sheet.write(row, _LAST_COLUMN, value, style)
        sheet.heights[row] = max(row_height([(value, _WIDTHS[_LAST_COLUMN])]) + 3, 18)
        row += 1
    for item in progress:
        sheet.merge(
            Area(row, _FIRST_COLUMN, row, _FIRST_COLUMN + 1),
            f"Lembar {item.sheet} →",
            "kotak+tautan+di_tengah",
        )
        replace_cell(sheet, row, _FIRST_COLUMN, link=f"'{item.sheet}'!A1", prompt=f"Buka lembar {item.sheet}")
        sheet.write(row, _LAST_COLUMN, item.value, "hitungan+tebal+di_tengah", rumus=item.formula)
        sheet.heights[row] = 18
        row += 1
    return row + 1


def _part(sheet: CanvasSheet, row: int, heading: str) -> int:
    sheet.merge(Area(row, _FIRST_COLUMN, row, _LAST_COLUMN), heading, "judul_bagian")
    sheet.heights[row] = 22
    return row + 1


def _paragraph(sheet: CanvasSheet, row: int, text: str, style: str) -> int:
    sheet.merge(Area(row, _FIRST_COLUMN, row, _LAST_COLUMN), text, style)
    sheet.heights[row] = row_height([(text, sum(_WIDTHS[_FIRST_COLUMN : _LAST_COLUMN + 1]))], 11) + 3
    return row + 1


def _sign_off(sheet: CanvasSheet, meta: Mapping[str, str], row: int) -> None:
    name = meta.get("kepala_unit") or "...................................."
    for text in ("Diserahkan tanggal ....................", "Kepala unit,", None, None, None, name):
        sheet.write(row, _LAST_COLUMN, text, "baris+tengah")
        row += 1


def _form_identity(sheet: CanvasSheet, meta: Mapping[str, str], row: int) -> None:
    pairs = (
        ("Nomor formulir", meta.get("id_formulir", "")),
        ("Buku induk", meta.get("id_master", "")),
        ("Versi", meta.get("versi_layout", "")),
        ("Sidik", meta.get("sidik_terkunci", "")[:16]),
    )
    text = "   ".join(f"{name}: {value}" for name, value in pairs if value)
    sheet.merge(Area(row, _FIRST_COLUMN, row, _LAST_COLUMN), text, "kecil+garis_atas+bungkus")
    sheet.heights[row] = row_height([(text, sum(_WIDTHS[_FIRST_COLUMN : _LAST_COLUMN + 1]))])
