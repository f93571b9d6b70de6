"""Make an open book ready for writing, and give everything back as it was, also after a failure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from sakip_xl.errors import SakipError
from sakip_xl.workbook.live.host import Obstacle, PasswordProtectedError

if TYPE_CHECKING:
    import xlwings as xw

    from sakip_xl.workbook.live.host import Host
    from sakip_xl.workbook.sync.row_match import Shift


_REFUSALS = {
    Obstacle.BEING_EDITED: "SKP-541",
    Obstacle.READ_ONLY: "SKP-542",
    Obstacle.SHARED: "SKP-543",
}


def ensure_writable(book: xw.Book, host: Host) -> None:
    """Refuse when the open book cannot be written now (SKP-541 to 543)."""
    obstacle = host.obstacle(book)
    if obstacle is not None:
        raise SakipError(_REFUSALS[obstacle], berkas=book.name)


@contextmanager
def quiet(book: xw.Book) -> Iterator[None]:
    """Without redrawing, events, questions and recalculation; sheet and selection are given back.

    Cells waiting to be pasted are dropped: inserting rows would paste them.
    """
    sheet = book.sheets.active
    selection = book.app.selection
    book.app.cut_copy_mode = False
    with book.app.properties(
        screen_updating=False, enable_events=False, display_alerts=False, calculation="manual"
    ):
        try:
            yield
        finally:
            sheet.activate()
            if selection is not None and selection.sheet.name == sheet.name:
                selection.select()


@contextmanager
def opened(sheet: xw.Sheet, host: Host, shifts: Sequence[Shift]) -> Iterator[None]:
    """One sheet without protection, filter and hidden rows; all three come back exactly as they were.

    ``shifts`` tells how rows move meanwhile. Refused when the protection has a password (SKP-544) or a
    filter is of a kind that could not be laid again (SKP-545).
    """
    with ExitStack() as stack:
        protection = host.protection(sheet)
        if protection is not None:
            try:
                host.unprotect(sheet)
            except PasswordProtectedError as galat:
                raise SakipError("SKP-544", nilai=sheet.name) from galat
            stack.callback(host.protect, sheet, protection)
        if host.hidden_rows(sheet):
            stack.enter_context(_all_visible(sheet, host, shifts))
        yield


@contextmanager
def _all_visible(sheet: xw.Sheet, host: Host, shifts: Sequence[Shift]) -> Iterator[None]:
    """Every row visible; then filters are laid again, and rows hidden by hand hidden again."""
    filtered = [(table, active) for table in sheet.tables if (active := _active_filters(table))]
    if any(criterion.type not in _APPLY for _, active in filtered for criterion in active):
        raise SakipError("SKP-545", nilai=sheet.name)
    with ExitStack() as returned:
        for table, active in filtered:
            returned.callback(_filter_again, table, active)
            table.autofilter.clear()
        by_hand = host.hidden_rows(sheet)
        if by_hand:
            returned.callback(host.show_rows, sheet, _shifted(by_hand, shifts), tampak=False)
            host.show_rows(sheet, by_hand, tampak=True)
        yield


def _filter_again(table: xw.main.Table, active: Sequence[Any]) -> None:
    for criterion in active:
        _APPLY[criterion.type](table.autofilter, criterion)


def _active_filters(table: xw.main.Table) -> list[Any]:
    return [criterion for criterion in table.autofilter.criteria if criterion.type != "none"]


def _apply_comparison(row_filter: Any, criterion: Any) -> None:
    row_filter.apply_comparison(criterion.field, criterion.operator, criterion.value1, criterion.value2)


_APPLY: Mapping[str, Any] = {
    "values": lambda row_filter, criterion: row_filter.apply_values(criterion.field, criterion.values),
    "comparison": _apply_comparison,
}
"""How each kind of filter is laid again; kinds that tell too little of themselves are missing."""


def _shifted(rows: Sequence[int], shifts: Sequence[Shift]) -> list[int]:
    """Where rows (from 1) stand after insertions and deletions (from 0, in the old numbering)."""
    result = []
    for row in rows:
        if any(shift.count < 0 and shift.row < row <= shift.row - shift.count for shift in shifts):
            continue
        result.append(row + sum(shift.count for shift in shifts if shift.row < row))
    return result
