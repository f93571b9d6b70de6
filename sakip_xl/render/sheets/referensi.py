"""The sheet Referensi: every list of choices side by side, and the words that count as a score."""

from __future__ import annotations

from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.measure.scale import standard_scales
from sakip_xl.domain.sop.definition import fill_names
from sakip_xl.domain.terms import (
    Cara,
    DasarRekap,
    DecimalSeparator,
    DisposisiTrait,
    FollowUp,
    FormulirStatus,
    HolidayKind,
    Jabat,
    Konsolidasi,
    Level,
    Pembulatan,
    Penggabungan,
    Peran,
    PkVersion,
    Polaritas,
    RekapMethod,
    SopName,
    Triwulan,
    YesNo,
)
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.header import draw_header, pengaturan_value
from sakip_xl.render.material import Material
from sakip_xl.render.office_names import SEBUTAN
from sakip_xl.render.page import print_from
from sakip_xl.render.references import alamat, area_reference, formula_text
from sakip_xl.render.sheets.jalur import draw_jalur, jalur_names
from sakip_xl.render.table import draw_table
from sakip_xl.schema.tables.identitas import TBL_JENIS_UNIT

LISTS: tuple[tuple[str, tuple[str | int, ...]], ...] = (
    ("Triwulan", tuple(int(triwulan) for triwulan in Triwulan)),
    ("Ya/Tidak", tuple(YesNo)),
    ("Cara Mengisi", tuple(Cara)),
    ("Peran dalam SOP", tuple(Peran)),
    ("SOP", tuple(SopName)),
    ("Level Kinerja", tuple(Level)),
    ("Polaritas", tuple(Polaritas)),
    ("Rumus Capaian", tuple(Rumus)),
    ("Konsolidasi", tuple(Konsolidasi)),
    ("Versi PK", tuple(PkVersion)),
    ("Status Jabatan", tuple(Jabat)),
    ("Penggabungan Unit", tuple(Penggabungan)),
    ("Jenis Hari", tuple(HolidayKind)),
    ("Sifat Disposisi", tuple(DisposisiTrait)),
    ("Status Formulir", tuple(FormulirStatus)),
    ("Status Tindak Lanjut", tuple(FollowUp)),
    ("Pembulatan", tuple(Pembulatan)),
    ("Metode Rekap", tuple(RekapMethod)),
    ("Dasar Rekap", tuple(DasarRekap)),
    ("Pemisah Desimal", tuple(DecimalSeparator)),
)
HEADING_ROW = 6
_WIDTH = 16
_GAP = 2
NAMES_ROW = HEADING_ROW + max(len(choices) for _, choices in LISTS) + 1 + _GAP
JALUR_ROW = NAMES_ROW + 3 + _GAP
_NAME_CELLS = {
    "{kecamatan}": ("nama_kecamatan", "kecamatan "),
    "{kabupaten}": ("nama_kabupaten", "kabupaten "),
}


def draw_referensi(sheet: CanvasSheet, material: Material) -> None:
    """Draw the lists, how each rumus is computed, then the scales with their scores."""
    sheet.widths.update(dict.fromkeys(range(len(LISTS)), _WIDTH))
    draw_header(sheet, material)
    sheet.write(HEADING_ROW - 1, 0, "Daftar pilihan", "judul_bagian")
    for column, (heading, choices) in enumerate(LISTS):
        sheet.write(HEADING_ROW, column, heading, "kepala")
        for offset, choice in enumerate(choices, 1):
            content = choice if isinstance(choice, int) else str(choice)
            sheet.write(
                HEADING_ROW + offset, column, content, "sel" + ("+bulat" if isinstance(choice, int) else "")
            )
    _draw_names(sheet, material)
    draw_jalur(sheet, JALUR_ROW)
    _draw_scales(sheet, sheet.next_row() + _GAP)
    draw_table(sheet, TBL_JENIS_UNIT, sheet.next_row() + _GAP, material)
    print_from(sheet, HEADING_ROW - 1, len(LISTS) - 1)


def _draw_names(sheet: CanvasSheet, material: Material) -> None:
    """The two names as papers write them: without a ``Kecamatan`` of their own, dots when empty."""
    sheet.write(NAMES_ROW, 0, "Sebutan dalam naskah", "judul_bagian")
    names = [formula_text(pengaturan_value(material, cell)) for cell, _ in _NAME_CELLS.values()]
    for row, (mark, (cell, prefix)) in enumerate(_NAME_CELLS.items(), NAMES_ROW + 1):
        length, trimmed = len(prefix), f"TRIM({cell})"
        formula = (
            f'IF({trimmed}="","…",IF(LOWER(LEFT({trimmed},{length}))="{prefix}",'
            f"MID({trimmed},{length + 1},255),{trimmed}))"
        )
        sheet.write(row, 0, prefix.strip().capitalize(), "kepala")
        sheet.merge(Area(row, 1, row, 3), fill_names(mark, *names), "hitungan", rumus=formula)


def referensi_names() -> dict[str, str]:
    """The defined names of the lists and cells that formulas look up."""
    headings = [heading for heading, _ in LISTS]
    names = {name: alamat("Referensi", row, 1) for row, name in enumerate(SEBUTAN.values(), NAMES_ROW + 1)}
    column = headings.index("Triwulan")
    area = Area(HEADING_ROW + 1, column, HEADING_ROW + len(LISTS[column][1]), column)
    names["daftar_triwulan"] = area_reference("Referensi", area)
    return names | jalur_names("Referensi", JALUR_ROW)


def _draw_scales(sheet: CanvasSheet, row: int) -> None:
    sheet.write(row, 0, "Kata yang dihitung sebagai skor", "judul_bagian")
    for column, scale in enumerate(standard_scales().tangga):
        sheet.write(row + 1, 2 * column, scale.nama, "kepala")
        sheet.write(row + 1, 2 * column + 1, f"Skor {scale.nama}", "kepala")
        for grade_row, grade in enumerate(scale.jenjang, row + 2):
            sheet.write(grade_row, 2 * column, grade.kode, "sel")
            sheet.write(grade_row, 2 * column + 1, float(grade.skor), "sel+angka")
