"""Make an open book ready for writing, and give everything back as it was, also after a failure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from sakip_xl.errors import SakipError
from sakip_xl.workbook.live.host import Obstacle, PasswordProtectedError

if TYPE_CHECKING:
    import xlwings as xw

    from sakip_xl.workbook.live.host import Host, SheetProtection
    from sakip_xl.workbook.live.reader import SheetState
    from sakip_xl.workbook.sync.row_match import Shift


_REFUSALS = {
    Obstacle.BEING_EDITED: "SKP-541",
    Obstacle.READ_ONLY: "SKP-542",
    Obstacle.SHARED: "SKP-543",
}


NOT_WRITABLE = frozenset(_REFUSALS.values())
"""The refusals of a book that nobody can write now."""


def ensure_writable(book: xw.Book, host: Host) -> None:
    """Refuse when the open book cannot be written now (SKP-541 to 543)."""
    obstacle = host.obstacle(book)
    if obstacle is not None:
        raise SakipError(_REFUSALS[obstacle], berkas=book.name)


@contextmanager
def quiet(book: xw.Book, host: Host, shifted: Collection[str]) -> Iterator[None]:
    """Without redrawing, events, questions, recalculation, and anybody or anything else that writes.

    ``shifted`` are the sheets whose rows move: what is selected on one of them is selected again where it
    went. Cells waiting to be pasted are dropped: inserting rows would paste them.
    """
    app = book.app
    selection = app.selection if shifted and book.sheets.active.name in shifted else None
    app.cut_copy_mode = False
    still = app.properties(
        screen_updating=False, enable_events=False, display_alerts=False, calculation="manual"
    )
    with still, host.undisturbed(app):
        try:
            yield
        finally:
            if selection is not None:
                with suppress(Exception):  # its rows may be gone
                    selection.select()


@contextmanager
def opened(sheet: xw.Sheet, host: Host, shifts: Sequence[Shift], state: SheetState) -> Iterator[None]:
    """One sheet without protection, filter and hidden rows; all three come back exactly as they were.

    ``shifts`` tells how rows move meanwhile, ``state`` what there is to lift. Refused when the protection
    has a password (SKP-544) or a filter is of a kind that could not be laid again (SKP-545).
    """
    with ExitStack() as stack:
        if state.protection is not None:
            _unprotect(sheet, host, state.protection)
            stack.callback(host.protect, sheet, state.protection)
        if state.hidden:
            stack.enter_context(_all_visible(sheet, host, shifts, state))
        yield


def _unprotect(sheet: xw.Sheet, host: Host, protection: SheetProtection) -> None:
    if protection.password:
        raise SakipError("SKP-544", nilai=sheet.name)
    try:
        host.unprotect(sheet)
    except PasswordProtectedError as galat:
        raise SakipError("SKP-544", nilai=sheet.name) from galat


@contextmanager
def _all_visible(sheet: xw.Sheet, host: Host, shifts: Sequence[Shift], state: SheetState) -> Iterator[None]:
    """Every row visible; then filters are laid again, and rows hidden by hand hidden again."""
    if state.filtered and not host.lifts_filters:
        raise SakipError("SKP-545", nilai=sheet.name)
    tables = sheet.tables if state.filtered else ()
    filtered = [(table, active) for table in tables if (active := _active_filters(table))]
    if any(criterion.type not in _APPLY for _, active in filtered for criterion in active):
        raise SakipError("SKP-545", nilai=sheet.name)
    with ExitStack() as returned:
        for table, active in filtered:
            returned.callback(_filter_again, table, active)
            table.autofilter.clear()
        by_hand = host.hidden_rows(sheet) if filtered else state.hidden
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
