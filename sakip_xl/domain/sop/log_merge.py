"""Two logs become one that holds both (``lineage``), and can be checked row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sakip_xl.domain.sop.jejak import JejakRow, initial_sidik, join
from sakip_xl.domain.sop.lineage import common


def merge_logs(
    first: Sequence[JejakRow], second: Sequence[JejakRow], id_master: str, **content: Any
) -> list[JejakRow]:
    """The rows of the first log as they are, those that only the second has, and a row that joins both ends.

    ``content`` fills the last row. No row is changed, so that each keeps its number and its fingerprint.
    """
    shared = common(first, second)
    rows = [*first, *(row for row in second if row.sidik not in shared)]
    start = initial_sidik(id_master)
    ends = tuple(log[-1].sidik if log else start for log in (first, second))
    return [*rows, join(rows, (ends[0], ends[1]), **content)]
