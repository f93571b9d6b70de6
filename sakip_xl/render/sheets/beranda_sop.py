"""Both SOPs on Beranda: what is to be done now, by whom, until when; and every step with its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sakip_xl.domain.model import Cell, Master
from sakip_xl.domain.sop.definition import SOP, Langkah
from sakip_xl.domain.sop.state import State, StatusLangkah, StatusSop
from sakip_xl.domain.terms import Peran
from sakip_xl.domain.wording import listing
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind

_LEFT_WIDTHS = (4.0, 33.0, 12.0, 11.5, 11.5, 11.0)
_RIGHT_WIDTHS = (4.0, 30.5, 12.0, 11.5, 17.0, 11.0)
WIDTHS = (*_LEFT_WIDTHS, 1.5, *_RIGHT_WIDTHS)
"""The columns: one SOP on the left, one on the right; a screen of 1366 points shows them all."""
LAST_COLUMN = len(WIDTHS) - 1
RIGHT = len(_LEFT_WIDTHS) + 1
"""The first column of the right half."""

_HEADINGS = ("No", "Langkah", "Pelaku", "Tenggat", "Selesai", "Keadaan")
_DUE, _DONE, _STATE = 3, 4, 5
_LINE_LETTERS = 42
"""Letters of the step's text in one line of its column."""
_LATE = "terlambat"
_STYLES = {
    str(State.BELUM): "menunggu",
    str(State.BERJALAN): "berjalan",
    _LATE: "berjalan",
    str(State.SELESAI): "selesai",
    str(State.DRAF): "peringatan",
    str(State.KERTAS): "selesai",
}
"""How the state of a step looks, by its word: a conditional format, so that a click writes the word only."""

_NOW: tuple[tuple[str, int, int], ...] = (
    ("Yang dikerjakan sekarang", 0, 3),
    ("Dikerjakan oleh", 4, 8),
    ("Paling lambat", 9, 10),
    ("Keadaan", 11, 12),
)
"""The headings of what is to be done now, each with its first and last column."""
_MOST_NAMES = 3


# --- now ----------------------------------------------------------------------------------------------------


def draw_now(sheet: CanvasSheet, master: Master, statuses: Sequence[StatusSop], row: int) -> None:
    """The current step of each SOP in one line: what, by whom, until when."""
    for heading, first, last in _NOW:
        _spread(sheet, row, first, last, heading, "kepala", kind=CellKind.LABEL)
    sheet.heights[row] = 18
    for line, status in enumerate(statuses, row + 1):
        values = _now_values(master, status)
        styles = ("tebal", "tengah", "tengah+waktu_pendek+tebal", "tengah+tebal")
        for (_, first, last), value, style in zip(_NOW, values, styles, strict=True):
            _spread(sheet, line, first, last, value, f"sel+di_tengah+{style}")
        sheet.heights[line] = 30
        due, state = (cell_name(line, _NOW[n][1], col_abs=True) for n in (2, 3))
        late = f'=OR({state}="{_LATE}",AND(ISNUMBER({due}),{state}="{State.BERJALAN}",NOW()>{due}))'
        area = Area(line, _NOW[2][1], line, LAST_COLUMN)
        sheet.conditional.append((area, _formula(late, "terlambat")))


def _spread(
    sheet: CanvasSheet,
    row: int,
    first: int,
    last: int,
    value: Cell,
    style: str,
    *,
    kind: CellKind = CellKind.COMPUTED,
) -> None:
    if first == last:
        sheet.write(row, first, value, style, kind=kind)
    else:
        sheet.merge(Area(row, first, row, last), value, style, kind=kind)


def _now_values(master: Master, status: StatusSop) -> tuple[Cell, ...]:
    sop, current = SOP[status.sop], status.current
    mark = str(status.sop).capitalize()
    if current is None:
        over = str(State.KERTAS) if status.di_atas_kertas else str(State.SELESAI)
        return f"{mark}: semua langkah sudah selesai.", None, None, over
    step = status.ke(current.nomor)
    text = f"{mark} {current.nomor} dari {sop.akhir.nomor}: {_brief(current)}"
    who = "; ".join(_who(master, Peran(peran), step.mulai) for peran in current.pelaku)
    return text, who, step.tenggat, _describe(step)


def _who(master: Master, peran: Peran, moment: datetime | None) -> str:
    """A peran with those who hold it, as far as they fit."""
    on = moment.date() if moment else None
    names = [row.nama for row in (master.holders(peran, on) if on else master.pejabat) if row.peran is peran]
    if not names:
        return str(peran)
    more = [f"{len(names) - _MOST_NAMES} lainnya"] if len(names) > _MOST_NAMES else []
    return f"{peran} ({listing([*names[:_MOST_NAMES], *more])})"


# --- every step ---------------------------------------------------------------------------------------------


def draw_sop(sheet: CanvasSheet, status: StatusSop, row: int, column: int) -> None:
    """The steps of one SOP from a row on, with their times; a late one turns red."""
    sop = SOP[status.sop]
    current = status.current
    over = str(State.KERTAS) if status.di_atas_kertas else "selesai"
    progress = over if current is None else f"langkah {current.nomor} dari {sop.akhir.nomor}"
    heading = f"{sop.judul}: {progress}"
    end = column + len(_HEADINGS) - 1
    sheet.merge(Area(row, column, row, end), heading, "pita+di_tengah", kind=CellKind.COMPUTED)
    sheet.heights[row] = 22
    for n, text in enumerate(_HEADINGS):
        sheet.write(row + 1, column + n, text, "kepala")
    steps = Area(row + 2, column, row + 1 + len(sop.langkah), end)
    for n, langkah in enumerate(sop.langkah):
        _draw_langkah(sheet, langkah, status.ke(langkah.nomor), steps.row + n, column)
    _color_states(sheet, steps)


def _color_states(sheet: CanvasSheet, steps: Area) -> None:
    """What is late red, each state in its colours, and the current step in bold."""
    due, done, state = (cell_name(steps.row, steps.column + n, col_abs=True) for n in (_DUE, _DONE, _STATE))
    late = f"=AND(ISNUMBER({due}),IF(ISNUMBER({done}),{done},NOW())>{due})"
    times = Area(steps.row, steps.column + _DUE, steps.last_row, steps.last_column)
    sheet.conditional.append((times, _formula(late, "terlambat")))
    states = Area(steps.row, steps.column + _STATE, steps.last_row, steps.last_column)
    for word, style in _STYLES.items():
        sheet.conditional.append((states, _formula(f'={state}="{word}"', style)))
    named = Area(steps.row, steps.column, steps.last_row, steps.column + 2)
    current = f'=OR({state}="{State.BERJALAN}",{state}="{_LATE}")'
    sheet.conditional.append((named, _formula(current, "tebal")))


def _formula(condition: str, style: str) -> dict[str, str]:
    return {"type": "formula", "criteria": condition, "format": style}


def _draw_langkah(sheet: CanvasSheet, langkah: Langkah, step: StatusLangkah, row: int, column: int) -> None:
    cells: Sequence[tuple[Cell, str]] = (
        (langkah.nomor, "sel+tengah+di_tengah"),
        (_brief(langkah), "sel+kecil_langkah+di_tengah"),
        (" / ".join(langkah.pelaku), "sel+kecil_langkah+tengah+di_tengah"),
        (step.tenggat, "sel+kecil_langkah+waktu_pendek+di_tengah"),
        (step.selesai, "sel+kecil_langkah+waktu_pendek+di_tengah"),
        (_describe(step), "sel+kecil_langkah+tengah+di_tengah"),
    )
    for n, (value, style) in enumerate(cells):
        sheet.write(row, column + n, value, style, kind=CellKind.COMPUTED)
    lines = max(2, -(-len(_brief(langkah)) // _LINE_LETTERS), len(langkah.pelaku))
    sheet.heights[row] = max(sheet.heights.get(row, 0), 12.5 * lines)


def _brief(langkah: Langkah) -> str:
    """The first sentence of a step; the whole text is on the sheet SOP."""
    return langkah.uraian.partition(". ")[0].rstrip(".")


def _describe(step: StatusLangkah) -> str:
    """The state in one word: a running step past its due time is late."""
    return _LATE if step.terlambat and step.keadaan is State.BERJALAN else str(step.keadaan)
