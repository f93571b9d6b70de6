"""The book in which people confirm how a foreign table is read: one row a column, its field to be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.domain.foreign.fields import FieldRole, dictionary
from sakip_xl.domain.foreign.draft import MappingDraft
from sakip_xl.domain.foreign.proposal import Certainty
from sakip_xl.domain.model import Cell
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet
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
HEADING_ROW = 7
"""The row of the headings of each sheet, from 0."""

_COLORS = {Certainty.SURE: "selesai", Certainty.MAYBE: "peringatan", Certainty.UNKNOWN: "menunggu"}
_FIELDS_NAME = "daftar_bidang"
_TABLE_FIELDS = {
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
    canvas = Canvas(properties={"judul": "Peta impor", "kaki": f"Peta impor {draft.source}"})
    canvas.active = MAPPING_SHEET
    _draw_columns(canvas, draft)
    _draw_tables(canvas, draft)
    _draw_left(canvas, draft)
    _draw_fields(canvas)
    hidden = canvas.add(Sheet(IDENTITY_SHEET, IDENTITY_SHEET, "", tersembunyi=True))
    for row, (key, value) in enumerate(identity.items()):
        hidden.write(row, 0, key)
        hidden.write(row, 1, value)
    return canvas


def _begin(
    canvas: Canvas, name: str, heading: str, lines: Sequence[str], columns: Sequence[tuple[str, float]]
) -> CanvasSheet:
    """A sheet with its title, a few lines of what to do, and the headings of its table."""
    sheet = canvas.add(Sheet(name, heading, ""))
    sheet.write(0, 0, heading, "judul")
    sheet.heights[0] = 28
    for row, line in enumerate(lines, 1):
        sheet.merge(Area(row, 0, row, len(columns) - 1), line, "teks")
    for index, (label, width) in enumerate(columns):
        sheet.write(HEADING_ROW, index, label, "kepala")
        sheet.widths[index] = width
    sheet.heights[HEADING_ROW] = 30
    sheet.frozen = (HEADING_ROW + 1, 0)
    sheet.repeated_rows = (HEADING_ROW, HEADING_ROW)
    return sheet


def _draw_columns(canvas: Canvas, draft: MappingDraft) -> None:
    lines = (
        f"Berkas {draft.source}. Setiap baris di bawah ini satu kolom tabelnya, dengan bidang yang diusulkan.",
        "1. Betulkan kolom Bidang (kuning) lewat daftar pilihannya, mulai dari yang mungkin dan tidak tahu.",
        "2. Lihat lembar Tabel: pilih Tidak bagi tabel yang tidak perlu. Lembar Baris Dilewati menyebut sisanya.",
        "3. Simpan berkas ini, lalu klik Impor lagi di buku induk dan pilih berkas ini. Buku induk belum diubah.",
        f"Menurut usulan ini akan masuk {draft.kinerja} kinerja dan {draft.indikator} indikator.",
    )
    widths = (18, 7, 7, 40, 44, 30, 12, 48)
    sheet = _begin(
        canvas, MAPPING_SHEET, "Peta Impor", lines, list(zip(COLUMN_HEADINGS, widths, strict=True))
    )
    row = HEADING_ROW
    for table, proposed in draft.tables:
        for each in proposed:
            row += 1
            cells: list[tuple[Cell, str]] = [
                (table.sheet, "kunci+kode"),
                (table.number, "kunci+tengah"),
                (each.column.letter, "kunci+kode+tengah"),
                (each.column.judul, "kunci+panjang"),
                ("; ".join(_shown(value) for value in each.samples), "kunci+panjang"),
                (each.field.label, "isian"),
                (str(each.certainty), f"kunci+tengah+{_COLORS[each.certainty]}"),
                (each.advice, "kunci+panjang"),
            ]
            for index, (value, style) in enumerate(cells):
                sheet.write(row, index, value, style)
    area = Area(HEADING_ROW + 1, 5, max(row, HEADING_ROW + 1), 5)
    sheet.validations.append((area, named_choices(_FIELDS_NAME, "stop")))


def _shown(value: Cell) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _draw_tables(canvas: Canvas, draft: MappingDraft) -> None:
    lines = (
        "Tabel yang dikenali pada berkas itu.",
        "Pilih Tidak pada kolom Pakai bagi tabel yang tidak perlu.",
    )
    widths = (18, 8, 70, 14, 14, 10)
    sheet = _begin(canvas, TABLE_SHEET, "Tabel", lines, list(zip(TABLE_HEADINGS, widths, strict=True)))
    for row, (table, _) in enumerate(draft.tables, HEADING_ROW + 1):
        numbers = [each.number for each in table.rows]
        content = f"{min(numbers)}-{max(numbers)}" if numbers else "-"
        values: list[tuple[Cell, str]] = [
            (table.sheet, "kunci+kode"),
            (table.number, "kunci+tengah"),
            (table.judul, "kunci+panjang"),
            (f"{table.first_heading}-{table.last_heading}", "kunci+kode+tengah"),
            (content, "kunci+kode+tengah"),
            ("Ya", "isian+tengah"),
        ]
        for index, (value, style) in enumerate(values):
            sheet.write(row, index, value, style)
    area = Area(HEADING_ROW + 1, 5, HEADING_ROW + max(1, len(draft.tables)), 5)
    sheet.validations.append((area, choices_from(("Ya", "Tidak"))))


def _draw_left(canvas: Canvas, draft: MappingDraft) -> None:
    lines = (
        "Isi tabel yang menurut usulan ini tidak diambil, beserta sebabnya.",
        "Sesudah peta dibetulkan, yang tidak diambil disebut lagi pada hasil impor.",
    )
    widths = (18, 8, 90, 60)
    sheet = _begin(canvas, LEFT_SHEET, "Baris Dilewati", lines, list(zip(LEFT_HEADINGS, widths, strict=True)))
    for row, left in enumerate(draft.left, HEADING_ROW + 1):
        place = f"{left.column.letter}{left.row}" if left.column else str(left.row)
        color = "menunggu" if left.understood else "peringatan"
        values = [
            (left.sheet, "kunci+kode"),
            (place, "kunci+kode+tengah"),
            (_cut(left.content), "kunci+panjang"),
            (left.cause, f"kunci+panjang+{color}"),
        ]
        for index, (value, style) in enumerate(values):
            sheet.write(row, index, value, style)


def _cut(text: str) -> str:
    return text if len(text) <= 400 else f"{text[:397]}..."


def _draw_fields(canvas: Canvas) -> None:
    lines = ("Pilihan untuk kolom Bidang, dan tempat isinya pada buku induk.",)
    sheet = _begin(
        canvas, FIELD_SHEET, "Daftar Bidang", lines, [("Bidang", 36), ("Masuk ke", 34), ("Keterangan", 70)]
    )
    fields = dictionary().fields.values()
    for row, each in enumerate(fields, HEADING_ROW + 1):
        sheet.write(row, 0, each.label, "kunci+kode")
        sheet.write(row, 1, _TABLE_FIELDS.get(each.guna, "tidak diimpor"), "kunci+kode")
        sheet.write(row, 2, each.sebab or _phrases(each.judul), "kunci+panjang")
    first, last = HEADING_ROW + 2, HEADING_ROW + 1 + len(fields)
    canvas.names[_FIELDS_NAME] = f"'{FIELD_SHEET}'!$A${first}:$A${last}"


def _phrases(phrases: Sequence[str]) -> str:
    return f"Judul yang dikenal antara lain: {', '.join(phrases[:4])}."
