"""The book in which people confirm how a foreign table is read: one row a column, its field to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sakip_xl.domain.foreign.draft import MappingDraft
from sakip_xl.domain.foreign.fields import FieldRole, dictionary
from sakip_xl.domain.foreign.harvest import LeftCell
from sakip_xl.domain.foreign.proposal import Certainty, ProposedColumn
from sakip_xl.domain.foreign.source import SourceTable, shown
from sakip_xl.domain.model import Cell
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet
from sakip_xl.render.plain_sheet import plain_sheet
from sakip_xl.render.validation import choices_from, named_choices
from sakip_xl.schema.base import Sheet

MAPPING_SHEET, TABLE_SHEET, LEFT_SHEET, FIELD_SHEET, IDENTITY_SHEET = (
    "Peta",
    "Tabel",
    "Baris Dilewati",
    "Daftar Bidang",
    "_peta",
)
COLUMN_HEADINGS = (
    "Lembar",
    "Tabel",
    "Kolom",
    "Judul Kolom",
    "Contoh Isi",
    "Bidang",
    "Keyakinan",
    "Yang Perlu Dilakukan",
)
TABLE_HEADINGS = ("Lembar", "Tabel", "Tulisan di Atasnya", "Baris Judul", "Baris Isi", "Pakai")
LEFT_HEADINGS = ("Lembar", "Baris", "Isi", "Sebab")

_COLORS = {Certainty.SURE: "selesai", Certainty.MAYBE: "peringatan", Certainty.UNKNOWN: "menunggu"}
_FIELDS_NAME = "daftar_bidang"
_DESTINATIONS = {
    FieldRole.ORDER: "membaca susunan baris",
    FieldRole.CODE: "Pohon Kinerja",
    FieldRole.NODE: "Pohon Kinerja",
    FieldRole.TEXT: "Pohon Kinerja",
    FieldRole.INDIKATOR: "Indikator",
    FieldRole.OF_INDIKATOR: "Indikator",
    FieldRole.OF_KINERJA: "Pohon Kinerja",
    FieldRole.OF_BOTH: "Pohon Kinerja dan Indikator",
}


def draw_mapping(draft: MappingDraft, identity: dict[str, str]) -> Canvas:
    """Draw the book; ``identity`` goes to its hidden sheet."""
    canvas = Canvas(properties={"judul": "Peta impor"})
    canvas.active = MAPPING_SHEET
    _draw_columns(canvas, draft)
    _draw_tables(canvas, draft)
    _draw_left(canvas, draft)
    _draw_fields(canvas)
    hidden = canvas.add(Sheet(IDENTITY_SHEET, IDENTITY_SHEET, "", tersembunyi=True))
    for row, (key, value) in enumerate(identity.items()):
        hidden.write(row, 0, key)
        hidden.write(row, 1, value)
    canvas.on_every_page(below=f"Peta impor {draft.source}")
    return canvas


def _choose(sheet: CanvasSheet, area: Area, column: int, rule: dict[str, Any]) -> None:
    sheet.validations.append((Area(area.row, column, area.last_row, column), rule))


def _draw_columns(canvas: Canvas, draft: MappingDraft) -> None:
    lines = (
        f"Berkas {draft.source}. Setiap baris di bawah ini satu kolom tabelnya, dengan bidang usulan.",
        "1. Betulkan kolom Bidang (kuning) lewat daftar pilihannya, mulai dari yang mungkin dan tidak tahu.",
        "2. Di lembar Tabel pilih Tidak bagi tabel yang tidak perlu. Baris Dilewati menyebut sisanya.",
        "3. Simpan berkas ini. Di buku induk klik Impor lagi dan pilih berkas ini. Buku induk belum diubah.",
        f"Menurut usulan ini akan masuk {draft.kinerja} kinerja dan {draft.indikator} indikator.",
    )
    widths = (18.0, 7.0, 7.0, 40.0, 44.0, 30.0, 12.0, 48.0)
    rows = [_column_cells(table, each) for table, proposed in draft.tables for each in proposed]
    columns = list(zip(COLUMN_HEADINGS, widths, strict=True))
    sheet, area = plain_sheet(canvas, MAPPING_SHEET, "Peta Impor", lines, columns, rows)
    _choose(sheet, area, COLUMN_HEADINGS.index("Bidang"), named_choices(_FIELDS_NAME, "stop"))


def _column_cells(table: SourceTable, proposed: ProposedColumn) -> list[tuple[Cell, str]]:
    return [
        (table.sheet, "kunci+kode"),
        (table.number, "kunci+tengah"),
        (proposed.column.letter, "kunci+kode+tengah"),
        (proposed.column.judul, "kunci+panjang"),
        ("; ".join(_cut(shown(value), 60) for value in proposed.samples), "kunci+panjang"),
        (proposed.field.label, "isian"),
        (str(proposed.certainty), f"kunci+tengah+{_COLORS[proposed.certainty]}"),
        (proposed.advice, "kunci+panjang"),
    ]


def _draw_tables(canvas: Canvas, draft: MappingDraft) -> None:
    lines = (
        "Tabel yang dikenali pada berkas itu. Pilih Tidak pada kolom Pakai bagi tabel yang tidak perlu.",
    )
    widths = (18.0, 8.0, 70.0, 14.0, 14.0, 10.0)
    columns = list(zip(TABLE_HEADINGS, widths, strict=True))
    rows = [_table_cells(table) for table, _ in draft.tables]
    sheet, area = plain_sheet(canvas, TABLE_SHEET, "Tabel", lines, columns, rows)
    _choose(sheet, area, TABLE_HEADINGS.index("Pakai"), choices_from(("Ya", "Tidak")))


def _table_cells(table: SourceTable) -> list[tuple[Cell, str]]:
    numbers = [each.number for each in table.rows]
    return [
        (table.sheet, "kunci+kode"),
        (table.number, "kunci+tengah"),
        (table.judul, "kunci+panjang"),
        (f"{table.first_heading}-{table.last_heading}", "kunci+kode+tengah"),
        (f"{min(numbers)}-{max(numbers)}" if numbers else "-", "kunci+kode+tengah"),
        ("Ya", "isian+tengah"),
    ]


def _draw_left(canvas: Canvas, draft: MappingDraft) -> None:
    lines = (
        "Isi tabel yang menurut usulan ini tidak diambil, beserta sebabnya; yang jingga perlu dilihat.",
        "Sesudah peta dibetulkan, yang tidak diambil disebut lagi pada hasil impor.",
    )
    widths = (18.0, 8.0, 90.0, 60.0)
    columns = list(zip(LEFT_HEADINGS, widths, strict=True))
    plain_sheet(
        canvas, LEFT_SHEET, "Baris Dilewati", lines, columns, [_left_cells(left) for left in draft.left]
    )


def _left_cells(left: LeftCell) -> list[tuple[Cell, str]]:
    color = "menunggu" if left.understood else "peringatan"
    return [
        (left.sheet, "kunci+kode"),
        (f"{left.column.letter}{left.row}" if left.column else str(left.row), "kunci+kode+tengah"),
        (_cut(left.content, 400), "kunci+panjang"),
        (left.cause, f"kunci+panjang+{color}"),
    ]


def _draw_fields(canvas: Canvas) -> None:
    columns = [("Bidang", 36.0), ("Masuk ke", 34.0), ("Keterangan", 90.0)]
    lines = ("Pilihan untuk kolom Bidang, dan tempat isinya pada buku induk.",)
    rows: list[list[tuple[Cell, str]]] = [
        [
            (each.label, "kunci+kode"),
            (_DESTINATIONS.get(each.guna, "tidak diimpor"), "kunci+kode"),
            (each.sebab or _phrases(each.judul), "kunci+panjang"),
        ]
        for each in dictionary().fields.values()
    ]
    _, area = plain_sheet(canvas, FIELD_SHEET, "Daftar Bidang", lines, columns, rows)
    canvas.names[_FIELDS_NAME] = f"'{FIELD_SHEET}'!$A${area.row + 1}:$A${area.last_row + 1}"


def _phrases(phrases: Sequence[str]) -> str:
    return f"Judul yang dikenal antara lain: {', '.join(phrases[:4]).replace('#', '2026')}."


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."
