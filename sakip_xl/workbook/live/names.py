"""Where the names of a book point once its rows have moved, and which of them have to be given anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sakip_xl.render.canvas import Canvas
    from sakip_xl.workbook.sync.row_match import Shift

_ROW = re.compile(r"(?<=\$)\d+")


def moved_names(names: Mapping[str, str], shifts: Mapping[str, Sequence[Shift]]) -> dict[str, str]:
    """The names as a spreadsheet program has moved them; one whose row went refers to nothing.

    ``shifts`` are the rows put in and taken out, by sheet, in the numbering before any of them.
    """
    return {name: moved(reference, shifts) for name, reference in names.items()}


def names_to_give(canvas: Canvas, existing: Mapping[str, str]) -> Iterator[str]:
    """The names of cells that are missing or point elsewhere; a name that is a formula stays as it is."""
    present = {name.casefold(): reference for name, reference in existing.items()}
    for name, reference in canvas.names.items():
        if _is_address(reference) and _plain(present.get(name.casefold(), "")) != _plain(reference):
            yield name


def moved(reference: str, shifts: Mapping[str, Sequence[Shift]]) -> str:
    """Where the cells of a reference are found once rows have moved; empty when one of its ends went."""
    try:
        return ",".join(_moved_part(part, shifts) for part in reference.split(","))
    except LookupError:
        return ""


def same_cells(reference: str, sheet: str, areas: str) -> bool:
    """Whether a reference names exactly these areas (``$A$1:$C$9,$A$12``) of one sheet."""
    wanted = [_plain(f"{sheet}!{area}") for area in areas.split(",")]
    return [_plain(part) for part in reference.split(",")] == wanted


def _moved_part(reference: str, shifts: Mapping[str, Sequence[Shift]]) -> str:
    sheet, mark, cells = reference.rpartition("!")
    moves = shifts.get(sheet.strip("='").replace("''", "'"), ())
    if not mark or not moves:
        return reference
    return f"{sheet}!{_ROW.sub(lambda match: str(_row(int(match[0]) - 1, moves) + 1), cells)}"


def _row(row: int, moves: Sequence[Shift]) -> int:
    """Where a row, from 0, is found; ``LookupError`` when it was taken out."""
    if any(shift.count < 0 and shift.row <= row < shift.row - shift.count for shift in moves):
        raise LookupError(row)
    return row + sum(shift.count for shift in moves if shift.row <= row)


def _is_address(reference: str) -> bool:
    return "!" in reference and "(" not in reference and "[" not in reference


def _plain(reference: str) -> str:
    return reference.removeprefix("=").replace("'", "").replace("$", "").casefold()
