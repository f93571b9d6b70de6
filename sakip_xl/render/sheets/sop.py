"""The sheet SOP: the identity page, both step tables with their flowchart, and what was put right in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.definition import SOP, Langkah, Sop
from sakip_xl.domain.sop.flowchart import CONNECTOR_SPACE, FlowchartLayout, page_breaks
from sakip_xl.domain.sop.state import State, StatusLangkah
from sakip_xl.domain.terms import ROMAWI, Peran
from sakip_xl.domain.wording import waktu
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind
from sakip_xl.render.flowchart import draw_flowchart, draw_legend, sheet_grid
from sakip_xl.render.header import draw_header, pengaturan_value
from sakip_xl.render.material import Material
from sakip_xl.render.office_names import named_cells_formula
from sakip_xl.render.page import print_from
from sakip_xl.render.row_height import text_height
from sakip_xl.render.sheets.sop_identity import (
    AKHIR,
    BOX,
    HEADING_BOX,
    TENGAH,
    WIDTHS,
    draw_alignment,
    draw_identitas_sop,
)

_NOMOR, _URAIAN, _PELAKSANA = 0, 1, 2
_KELENGKAPAN, _WAKTU, _KELUARAN, _KETERANGAN, _ASLI = range(TENGAH, AKHIR + 1)
_PERAN_COLUMNS = {peran: _PELAKSANA + offset for offset, peran in enumerate(Peran)}
_SCALE = 77
_PAGE_POINTS = 640.0
"""Points of rows that fit on one printed page at that scale."""
_MIN_ROW_HEIGHT = 58.0
_PAGE_HEADER = 84.0

_DONE, _RUNNING, _DRAFT, _ON_PAPER = "Selesai ", "► Sedang berjalan", "Draf: ", "Dikerjakan di atas kertas"
_LATE, _WAS_LATE = "terlambat, tenggatnya", "melewati tenggat"
_STATUS = {_RUNNING: "berjalan", _DONE: "selesai", _DRAFT: "peringatan", _ON_PAPER: "selesai"}
"""How a state looks, by the words it begins with: a conditional format, so that a click writes text only."""


def draw_sop(sheet: CanvasSheet, material: Material) -> None:
    """Draw the whole sheet: one page of identity, then each SOP on its own pages."""
    sheet.widths.update(enumerate(WIDTHS))
    sheet.landscape, sheet.scale = True, _SCALE
    start = draw_header(sheet, material)
    draw_identitas_sop(sheet, material, start)
    for sop in SOP.values():
        _draw_table(sheet, material, sop)
    draw_alignment(sheet, material)
    print_from(sheet, start, _ASLI, titled=False)


def status_text(status: StatusLangkah) -> str:
    """One step's state as staff read it, with who did it or when it is due."""
    if status.keadaan is State.SELESAI:
        by = f", oleh {status.oleh}" if status.oleh else ""
        late = f", {_WAS_LATE}" if status.terlambat else ""
        return f"{_DONE}{waktu(status.selesai)}{by}{late}"
    if status.keadaan is State.BERJALAN:
        again = " (diulang)" if status.putaran else ""
        if status.tenggat is None:
            return f"{_RUNNING}{again}"
        late = _LATE if status.terlambat else "tenggat"
        return f"{_RUNNING}{again}, {late} {waktu(status.tenggat)}"
    if status.keadaan is State.DRAF:
        return f"{_DRAFT}dikembalikan, keluarannya harus dibuat ulang"
    return _ON_PAPER if status.keadaan is State.KERTAS else "Belum"


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a step table as it is going to be drawn."""

    langkah: Langkah
    status: StatusLangkah
    keterangan: str

    @property
    def height(self) -> float:
        langkah = self.langkah
        texts = (
            (langkah.uraian, WIDTHS[_URAIAN]),
            (_bulleted(langkah.kelengkapan), WIDTHS[_KELENGKAPAN]),
            (_bulleted(langkah.keluaran), WIDTHS[_KELUARAN]),
            (self.keterangan, WIDTHS[_KETERANGAN]),
            (langkah.teks_asli, WIDTHS[_ASLI]),
        )
        return text_height(texts, paling_rendah=_MIN_ROW_HEIGHT)


def _bulleted(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else "\n".join(f"• {item}" for item in items)


def _table_rows(material: Material, sop: Sop) -> Iterator[_Row]:
    master = material.master
    status = sop_status(master, sop.nama, master.kerja.triwulan, material.now)
    for langkah in sop.langkah:
        step_status = status.ke(langkah.nomor)
        keterangan = "\n".join(part for part in (status_text(step_status), langkah.keterangan) if part)
        yield _Row(langkah, step_status, keterangan)


def _draw_table(sheet: CanvasSheet, material: Material, sop: Sop) -> None:
    steps = list(_table_rows(material, sop))
    heights = {step.langkah.nomor: step.height for step in steps}
    breaks = page_breaks(
        sop, heights, page=_PAGE_POINTS, header=_PAGE_HEADER, connector=CONNECTOR_SPACE * 0.75
    )
    rows: dict[int, int] = {}
    row = sheet.next_row()
    for step in steps:
        number = step.langkah.nomor
        if number == 1 or number - 1 in breaks:
            sheet.page_breaks.append(row)
            row = _table_header(sheet, material, sop, row, continued=number > 1)
        connections = (number in breaks) + (number - 1 in breaks)
        sheet.heights[row] = step.height + connections * CONNECTOR_SPACE * 0.75
        _draw_langkah(sheet, row, step)
        rows[number] = row
        row += 1
    row = _total(sheet, material, sop, row)
    _legend(sheet, row)
    grid = sheet_grid(sheet, _ASLI + 1, row + 2)
    layout = FlowchartLayout(rows, _PERAN_COLUMNS, breaks)
    states = {step.langkah.nomor: step.status.keadaan for step in steps}
    sheet.shapes += draw_flowchart(grid, sop, layout, states)
    sheet.shapes += draw_legend(grid, row, _PELAKSANA)


def _table_header(sheet: CanvasSheet, material: Material, sop: Sop, row: int, *, continued: bool) -> int:
    """The title and headings of one page of a step table; returns the row below."""
    suffix = " (lanjutan)" if continued else ""
    triwulan = ROMAWI[material.master.kerja.triwulan]
    text = f"{sop.judul}{suffix} – Kecamatan {{kecamatan}} – keadaan Triwulan {triwulan}"
    rumus, value = named_cells_formula(material, text)
    sheet.heights[row] = 26
    sheet.merge(Area(row, 0, row, _ASLI), value, "judul_bagian+di_tengah", rumus=rumus)
    sheet.heights[row + 1], sheet.heights[row + 2], sheet.heights[row + 3] = 17, 28, 13
    for column, heading in (
        (_NOMOR, "No"),
        (_URAIAN, "Uraian Prosedur"),
        (_KETERANGAN, "Keterangan"),
        (_ASLI, "Teks Asli"),
    ):
        sheet.merge(Area(row + 1, column, row + 2, column), heading, HEADING_BOX)
    sheet.merge(Area(row + 1, _PELAKSANA, row + 1, TENGAH - 1), "Pelaksana", HEADING_BOX)
    sheet.merge(Area(row + 1, _KELENGKAPAN, row + 1, _KELUARAN), "Mutu Baku", HEADING_BOX)
    for peran, column in _PERAN_COLUMNS.items():
        sheet.write(row + 2, column, peran.value, HEADING_BOX)
    for column, heading in ((_KELENGKAPAN, "Kelengkapan"), (_WAKTU, "Waktu"), (_KELUARAN, "Keluaran")):
        sheet.write(row + 2, column, heading, HEADING_BOX)
    for column in range(len(WIDTHS)):
        sheet.write(row + 3, column, column + 1, "kecil+garis_naskah+tengah+di_tengah")
    return row + 4


def _draw_langkah(sheet: CanvasSheet, row: int, step: _Row) -> None:
    langkah = step.langkah
    cells: tuple[tuple[int, Cell, str], ...] = (
        (_NOMOR, langkah.nomor, f"{BOX}+tengah"),
        (_URAIAN, langkah.uraian, BOX),
        (_KELENGKAPAN, _bulleted(langkah.kelengkapan), BOX),
        (_WAKTU, langkah.time_text, f"{BOX}+tengah"),
        (_KELUARAN, _bulleted(langkah.keluaran), BOX),
        (_ASLI, langkah.teks_asli or "(tidak ada pada naskah asli)", f"{BOX}+miring"),
    )
    for column, value, style in cells:
        sheet.write(row, column, value, style)
    for column in _PERAN_COLUMNS.values():
        sheet.write(row, column, None, BOX)
    sheet.write(row, _KETERANGAN, step.keterangan, BOX, kind=CellKind.COMPUTED)
    _color_state(sheet, row)


def _color_state(sheet: CanvasSheet, row: int) -> None:
    """The state of a step in its colours, late ones before all others."""
    cell, area = cell_name(row, _KETERANGAN), Area(row, _KETERANGAN, row, _KETERANGAN)
    late = f'=OR(ISNUMBER(SEARCH("{_LATE}",{cell})),ISNUMBER(SEARCH("{_WAS_LATE}",{cell})))'
    states = {f'=LEFT({cell},{len(words)})="{words}"': style for words, style in _STATUS.items()}
    for condition, style in {late: "terlambat", **states}.items():
        rule = {"type": "formula", "criteria": condition, "format": style, "stop_if_true": True}
        sheet.conditional.append((area, rule))


def _total(sheet: CanvasSheet, material: Material, sop: Sop, row: int) -> int:
    """The sum of the standard times, as printed and in minutes of this office; returns the row below."""
    minutes, days = (sum(getattr(langkah, name) for langkah in sop.langkah) for name in ("menit", "hari"))
    sheet.heights[row] = 32
    style = f"{BOX}+tebal+di_tengah"
    sheet.merge(Area(row, 0, row, _KELENGKAPAN), "Jumlah waktu baku", f"{style}+tengah")
    sheet.merge(Area(row, _WAKTU, row, _KELUARAN), f"{minutes} menit + {days} hari", style)
    per_day = pengaturan_value(material, "menit_per_hari")
    value: Cell = minutes + days * per_day if isinstance(per_day, (int, float)) else ""
    rumus = f'=IF(ISNUMBER(menit_per_hari),{minutes}+{days}*menit_per_hari,"")'
    sheet.write(row, _KETERANGAN, value, f"{style}+menit+kiri", rumus=rumus)
    sheet.write(row, _ASLI, "1 hari = Menit Kerja per Hari pada lembar Identitas.", BOX)
    return row + 1


def _legend(sheet: CanvasSheet, row: int) -> None:
    """What the symbols and their colours mean, below the table."""
    sheet.heights[row], sheet.heights[row + 1] = 34, 28
    sheet.merge(Area(row, 0, row + 1, 1), "Arti simbol dan warnanya:", "naskah+tebal+di_tengah+kanan")
    symbols = ("mulai atau berakhir", "proses", "keputusan", "pindah halaman", "arah alir")
    for offset, text in enumerate(symbols):
        sheet.write(row, _PELAKSANA + offset, None, "naskah")
        sheet.write(row + 1, _PELAKSANA + offset, text, "kecil+tengah+bungkus")
    meanings = {
        State.BERJALAN: "langkah kini",
        State.SELESAI: "sudah selesai",
        State.DRAF: "draf, harus diulang",
        State.BELUM: "belum dimulai",
    }
    text = (
        "Warna: "
        + "; ".join(f"{_COLOR_NAMES[state]} – {meaning}" for state, meaning in meanings.items())
        + "."
    )
    sheet.merge(Area(row, _KELENGKAPAN, row + 1, _ASLI), text, "naskah+di_tengah")


_COLOR_NAMES = {
    State.BERJALAN: "jingga",
    State.SELESAI: "hijau",
    State.DRAF: "kuning",
    State.BELUM: "putih",
}
