"""Two logs become one that holds both (``lineage``), and can be checked row by row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sakip_xl.domain.sop.jejak import JejakRow, initial_sidik, join
from sakip_xl.domain.sop.lineage import common


def merge_logs(
    first: Sequence[JejakRow], second: Sequence[JejakRow], id_master: str, **content: Any
) -> list[JejakRow]:
    """The rows of the first log as they are, those that only the second has, and a row that joins both ends.

    ``content`` fills the last row, which tells too which rows of the first log the second had. No row is
    changed, so that each keeps its number and its fingerprint.
    """
    shared = common(first, second)
    rows = [*first, *(row for row in second if row.sidik not in shared)]
    start = initial_sidik(id_master)
    ends = tuple(log[-1].sidik if log else start for log in (first, second))
    places = [place for place, row in enumerate(first) if row.sidik in shared]
    return [*rows, join(rows, (ends[0], ends[1]), perubahan=_write_shared(places), **content)]


def read_shared(row: JejakRow, first_end: int) -> list[int]:
    """The places of the rows that both logs had, as the row that joins them tells.

    One that does not tell it says nothing of the first log: then all its rows up to ``first_end`` are taken.
    """
    try:
        runs = json.loads(row.perubahan)["bersama"]
        return [place for begin, end in runs for place in range(begin, min(end, first_end) + 1)]
    except (ValueError, TypeError, KeyError):
        return [*range(first_end + 1)]


def _write_shared(places: Sequence[int]) -> str:
    """The places as runs from one to another."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return json.dumps({"bersama": runs}, separators=(",", ":"))
