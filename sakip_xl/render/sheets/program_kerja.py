"""The sheet Program Kerja: the planned activities, and beside them their bars over six weeks of days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sakip_xl.domain.model import Cell, KegiatanKerja, Kerja
from sakip_xl.formulas.serial import serial
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import Area, CanvasSheet, CanvasTable
from sakip_xl.render.header import draw_header
from sakip_xl.render.material import Material
from sakip_xl.render.page import print_from
from sakip_xl.render.table import draw_table
from sakip_xl.schema.tables.papers import TBL_PROGRAM_KERJA

PEKAN = 6
_DAY_WIDTH = 2.3
_FAR = 1000000
_TRIWULAN = "INDEX(tblKerja[Triwulan],1)"
_START = "tblProgramKerja[Tanggal Mulai]"
_EARLIEST = (
    f"MOD(SUMPRODUCT(MIN((tblProgramKerja[Triwulan]<>{_TRIWULAN})*{_FAR}"
    f"+ISBLANK({_START})*{2 * _FAR}+{_START})),{_FAR})"
)
"""The first day of the quarter at work, else of any: other quarters count as later by far."""

RUMUS_SENIN = f'IF(COUNT({_START})=0,"",INT((IFERROR({_EARLIEST},MIN({_START}))-2)/7)*7+2)'
"""The Monday of the week in which the first activity of the quarter at work begins."""


def draw_program_kerja(sheet: CanvasSheet, material: Material) -> None:
    """Draw the table and its bars: blue planned, green done, grey weekend; today's heading is marked.

    The bars begin on the Monday of the first activity of the quarter chosen on Beranda, and of all
    activities when that quarter has none.
    """
    place = draw_table(sheet, TBL_PROGRAM_KERJA, draw_header(sheet, material) + 1, material)
    sheet.frozen = (place.row + 1, 0)
    sheet.repeated_rows = (place.top, place.row)
    start = place.column + len(TBL_PROGRAM_KERJA.columns) + 1
    sheet.widths[start - 1] = 1.5
    _draw_days(sheet, place, start, monday_number(material))
    _draw_bars(sheet, place, start)
    print_from(sheet, place.top, start + 7 * PEKAN - 1)


def monday_number(material: Material) -> int | None:
    """The value of ``RUMUS_SENIN`` as Excel's day number; ``None`` without any date."""
    rows = material.content.row(KegiatanKerja.table)
    days = [value for row in rows if (value := _serial(row.get("mulai"))) is not None]
    if not days:
        return None
    kerja = material.content.row(Kerja.table)
    triwulan = kerja[0].get("triwulan") if kerja else None
    of_triwulan = [
        value for row in rows if row.get("triwulan") == triwulan and (value := _serial(row.get("mulai")))
    ]
    has_text = any(isinstance(row.get("mulai"), str) for row in rows)
    start = int(min(days if has_text or not of_triwulan else of_triwulan))
    return start - (start - 2) % 7


def _serial(value: Cell) -> float | None:
    if isinstance(value, (date, datetime)):
        return serial(value)
    return value if isinstance(value, (int, float)) else None


def _draw_days(sheet: CanvasSheet, place: CanvasTable, start: int, monday: int | None) -> None:
    for n in range(7 * PEKAN):
        column = start + n
        sheet.widths[column] = _DAY_WIDTH
        value = "" if monday is None else monday + n
        if n == 0:
            rumus = RUMUS_SENIN
        else:
            previous = cell_name(place.row, column - 1)
            rumus = f'IF({previous}="","",{previous}+1)'
        sheet.write(place.row, column, value, "hari", rumus=rumus)
        if n % 7 == 0:
            area = Area(place.row - 1, column, place.row - 1, column + 6)
            sheet.merge(area, value, "pita+pekan", rumus=cell_name(place.row, column))
        for row in range(place.row + 1, place.row + 1 + place.count):
            sheet.write(row, column, None, "kisi")


def _draw_bars(sheet: CanvasSheet, place: CanvasTable, start: int) -> None:
    end = start + 7 * PEKAN - 1
    content = Area(place.row + 1, start, place.row + place.count, end)
    header = Area(place.row, start, place.row, end)
    day = cell_name(place.row, start, row_abs=True)
    first, last, progress = (
        cell_name(content.row, place.column + TBL_PROGRAM_KERJA.column_position(field_name), col_abs=True)
        for field_name in ("mulai", "selesai", "progres")
    )
    planned = f"ISNUMBER({first}),ISNUMBER({last}),{day}>={first}"
    # Typed or not, with a dot or a comma: the whole percent is read alike in every language.
    percent = f'IFERROR(LEFT({progress},FIND(",",SUBSTITUTE({progress},".",",")&",")-1)*1,0)'
    finished = f"{day}<{first}+({last}-{first}+1)*{percent}/100"
    for condition, style in (
        (f"AND({planned},{finished})", "batang_selesai"),
        (f"AND({planned},{day}<={last})", "batang"),
        (f'AND({day}<>"",WEEKDAY({day},2)>5)', "libur"),
    ):
        sheet.conditional.append((content, _formula(condition, style)))
    sheet.conditional.append((header, _formula(f"{day}=TODAY()", "peringatan")))


def _formula(condition: str, style: str) -> dict[str, Any]:
    return {"type": "formula", "criteria": f"={condition}", "format": style, "stop_if_true": True}
