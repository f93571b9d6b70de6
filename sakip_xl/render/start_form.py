"""The short form from which an office's own master is made: name and year, units, officials."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import JENIS_UNIT, Peran
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet
from sakip_xl.render.plain_sheet import plain_sheet
from sakip_xl.render.validation import choices_from, named_choices, petunjuk
from sakip_xl.schema.base import Column, Sheet
from sakip_xl.schema.settings import MENURUT_BIDANG
from sakip_xl.schema.start_form import (
    PEJABAT_FIELDS,
    PEJABAT_SHEET,
    SETTINGS_SHEET,
    START_SHEET,
    UNIT_FIELDS,
    UNIT_SHEET,
    headings,
    proposal,
)
from sakip_xl.schema.tables.identitas import TBL_PEJABAT, TBL_UNIT

_SPARE = 8
_UNIT_NAME = "daftar_unit"


def draw_start_form(tahun: int, identity: dict[str, str]) -> Canvas:
    """Draw the form, the year filled in; ``identity`` goes to its hidden sheet."""
    canvas = Canvas(properties={"judul": "Mulai Buku Baru"})
    canvas.active = SETTINGS_SHEET
    _draw_settings(canvas, tahun)
    _draw_units(canvas)
    _draw_pejabat(canvas)
    hidden = canvas.add(Sheet(START_SHEET, START_SHEET, "", tersembunyi=True))
    for row, (key, value) in enumerate(identity.items()):
        hidden.write(row, 0, key)
        hidden.write(row, 1, value)
    canvas.on_every_page(below="Mulai Buku Baru")
    return canvas


def _draw_settings(canvas: Canvas, tahun: int) -> None:
    lines = (
        "Isi sel kuning pada tiga lembar: 1 Kecamatan, 2 Unit Kerja, dan 3 Pejabat.",
        "Lalu simpan, dan klik Mulai Buku Baru lagi di pita SAKIP: buku induknya dibuat di folder yang sama.",
        "Pengaturan lain memakai nilai bawaan dan dapat diubah kelak di lembar Identitas.",
    )
    rows: list[list[tuple[Cell, str]]] = []
    for name in proposal().pengaturan:
        setting = MENURUT_BIDANG[name]
        value = tahun if name == "tahun" else None
        needed = " Wajib." if setting.sumber.startswith("Wajib") else ""
        rows.append(
            [
                (setting.label, "kunci"),
                (value, "isian+panjang"),
                (f"{setting.penjelasan}{needed}", "kunci+panjang"),
            ]
        )
    _sheet(canvas, SETTINGS_SHEET, "Mulai Buku Baru: kecamatan", lines, (30.0, 44.0, 60.0), rows)


def _draw_units(canvas: Canvas) -> None:
    lines = (
        "Unit kerja yang mengisi formulir capaian. Betulkan, kosongkan baris yang tidak ada,",
        "atau tambah di bawahnya. Kode pendek tanpa spasi.",
    )
    rows = _rows(UNIT_FIELDS, proposal().unit)
    sheet, area = _sheet(canvas, UNIT_SHEET, "Mulai Buku Baru: unit kerja", lines, (22.0, 22.0, 60.0), rows)
    _choose(sheet, area, TBL_UNIT.field_column("jenis"), UNIT_FIELDS.index("jenis"), choices_from(JENIS_UNIT))
    canvas.names[_UNIT_NAME] = f"'{UNIT_SHEET}'!$A${area.row + 1}:$A${area.last_row + 1}"


def _draw_pejabat(canvas: Canvas) -> None:
    lines = (
        "Camat, Sekretaris, Ketua dan anggota Tim SAKIP, lalu kepala tiap unit (Kasi/Kasubag).",
        "NIP diketik 18 angka. Baris tanpa nama tidak dibawa ke buku induk.",
    )
    heads = [
        {"jabatan": f"Kepala {unit['nama']}", "peran": Peran.KASI_KASUBAG.value, "unit": unit["kode"]}
        for unit in proposal().unit
    ]
    rows = _rows(PEJABAT_FIELDS, [*proposal().pejabat, *heads])
    widths = (36.0, 22.0, 48.0, 26.0, 16.0, 16.0)
    sheet, area = _sheet(canvas, PEJABAT_SHEET, "Mulai Buku Baru: pejabat", lines, widths, rows)
    roles = choices_from(tuple(peran.value for peran in Peran))
    _choose(sheet, area, TBL_PEJABAT.field_column("peran"), PEJABAT_FIELDS.index("peran"), roles)
    _choose(
        sheet, area, TBL_PEJABAT.field_column("unit"), PEJABAT_FIELDS.index("unit"), named_choices(_UNIT_NAME)
    )


def _rows(fields: Sequence[str], proposed: Sequence[dict[str, str]]) -> list[list[tuple[Cell, str]]]:
    """The proposed rows, and empty ones below them."""
    return [
        [(row.get(name), "isian+panjang") for name in fields]
        for row in (*proposed, *({} for _ in range(_SPARE)))
    ]


def _sheet(
    canvas: Canvas,
    name: str,
    heading: str,
    lines: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[tuple[Cell, str]]],
) -> tuple[CanvasSheet, Area]:
    return plain_sheet(canvas, name, heading, lines, list(zip(headings(name), widths, strict=True)), rows)


def _choose(sheet: CanvasSheet, area: Area, column: Column, index: int, rule: dict[str, object]) -> None:
    cells = Area(area.row, index, area.last_row, index)
    sheet.validations.append((cells, {**rule, **petunjuk(column.judul, column.petunjuk)}))
