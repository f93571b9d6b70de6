"""A broken log goes on after an act that acknowledges what is broken in it, and changes none of its rows.

A row of ``Event.PERBAIKAN`` fingerprints all rows above it as they stand (``sidik_data``): what is broken in
them is acknowledged as long as nobody touches any of them again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sakip_xl.domain.sop.jejak import (
    CancelReason,
    ChainReason,
    JejakRow,
    as_it_stands,
    broken_rows,
    joins,
    useless_cancellations,
)
from sakip_xl.domain.sop.log_merge import read_shared
from sakip_xl.domain.terms import Event
from sakip_xl.domain.wording import listing

_NAMED = 1_500
"""So many characters of a repair's note name rows: its fingerprint holds them all."""

_ACKNOWLEDGED = ". Yang diakui apa adanya: "


@dataclass(frozen=True, slots=True)
class LogBreak:
    """A row that does not fit the log, and why; ``repair`` is the row that acknowledges it."""

    row: JejakRow
    reason: ChainReason | CancelReason
    repair: JejakRow | None = None

    @property
    def kode(self) -> str:
        """The finding that tells it while nobody acknowledged it."""
        return "SKP-418" if isinstance(self.reason, CancelReason) else "SKP-419"


def log_breaks(chain: Sequence[JejakRow], id_master: str) -> list[LogBreak]:
    """Every row that does not fit: the chain, rows taken back without effect, and what a repair stood for.

    A repair acknowledges what is broken above it unless it is broken itself. One whose rows above are not
    what they were is broken (``ChainReason.PERBAIKAN``), also when they are whole again.
    """
    if len({id(row) for row in chain}) < len(chain):
        chain = [row.model_copy() for row in chain]  # a row that stands twice is two rows
    found: list[tuple[JejakRow, ChainReason | CancelReason]] = [*broken_rows(chain, id_master)]
    found += useless_cancellations(chain)
    logs = _logs_of_repairs(chain)
    stale = [place for place, above in logs.items() if not _stands(chain, place, above)]
    found += [(chain[place], ChainReason.PERBAIKAN) for place in stale]
    broken = {id(row) for row, _ in found}
    acknowledged: dict[int, JejakRow] = {}
    for place, above in reversed(logs.items()):
        if id(chain[place]) not in broken:
            acknowledged |= {id(chain[covered]): chain[place] for covered in above}
    order = {id(row): place for place, row in enumerate(chain)}
    found.sort(key=lambda item: order[id(item[0])])
    return [LogBreak(row, reason, acknowledged.get(id(row))) for row, reason in found]


def healed(chain: Sequence[JejakRow], earlier: Sequence[JejakRow], id_master: str) -> list[JejakRow] | None:
    """A broken log with its rows as an earlier copy has them, and those that were written since.

    ``None`` where the copy has no rows, or where what came since is broken too.
    """
    known = {row.sidik for row in earlier}
    last = max((place for place, row in enumerate(chain) if row.sidik in known), default=-1)
    rows = [*earlier, *chain[last + 1 :]]
    return None if last < 0 or open_breaks(rows, id_master) else rows


def acknowledged_sentence(breaks: Iterable[LogBreak]) -> str:
    """What a report or an archive says of a log with acknowledged breaks; empty without any."""
    numbers: dict[int, list[int]] = {}
    for found in breaks:
        if found.repair is not None:
            numbers.setdefault(found.repair.nomor, []).append(found.row.nomor)
    parts = [
        f"{len(set(rows))} baris jejak rusak yang diakui pada jejak nomor {nomor}"
        for nomor, rows in numbers.items()
    ]
    return f"Buku ini memuat {listing(parts)}." if parts else ""


def open_breaks(chain: Sequence[JejakRow], id_master: str) -> list[LogBreak]:
    """Every row that does not fit and that nobody acknowledged; empty when the log is whole."""
    return [found for found in log_breaks(chain, id_master) if found.repair is None]


def log_sidik(chain: Sequence[JejakRow]) -> str:
    """SHA-256, in 64 hexadecimal digits, of all rows with every column, in their order."""
    return _sidik(chain, range(len(chain)))


def repair_catatan(breaks: Iterable[LogBreak], alasan: str) -> str:
    """The text of a repair: the reason, and every broken row by its number and what is wrong with it."""
    by_reason: dict[str, list[int]] = {}
    for found in breaks:
        by_reason.setdefault(found.reason.value, []).append(found.row.nomor)
    named = "; ".join(f"{reason}: nomor {name_numbers(numbers)}" for reason, numbers in by_reason.items())
    if len(named) > _NAMED:
        named = f"{named[:_NAMED].rsplit(' ', 1)[0]} dan seterusnya"
    return f"Alasan: {alasan.rstrip('.')}{_ACKNOWLEDGED}{named}."


def repair_alasan(repair: JejakRow) -> str:
    """The reason that a repair gives."""
    return repair.catatan.removeprefix("Alasan: ").split(_ACKNOWLEDGED)[0].rstrip(".")


def name_numbers(numbers: Sequence[int]) -> str:
    """Numbers as staff read them, neighbours together.

    >>> name_numbers([3, 4, 5, 9, 10, 12])
    '3 sampai 5, 9, 10, 12'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = [f"{run[0]} sampai {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(names)


def _stands(chain: Sequence[JejakRow], place: int, above: Iterable[int]) -> bool:
    """Whether a repair says of the rows above it what they are; a row of the first format says nothing."""
    row = chain[place]
    return row.format not in {None, 1} and row.sidik_data == _sidik(chain, above)


def _sidik(chain: Sequence[JejakRow], places: Iterable[int]) -> str:
    lines = [as_it_stands(chain[place]) for place in places]
    return sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()


def _logs_of_repairs(chain: Sequence[JejakRow]) -> dict[int, list[int]]:
    """For each repair the places of the rows that stood above it where it was made.

    Those are all rows above; in the part of a merged log that came from the second book, only those that
    the second book had.
    """
    repairs = [place for place, row in enumerate(chain) if row.peristiwa is Event.PERBAIKAN]
    return {place: _log_above(chain, place) for place in repairs}


def _log_above(chain: Sequence[JejakRow], place: int) -> list[int]:
    for join in range(len(chain) - 1, place, -1):
        if joins(chain[join]):
            first_end = _last_of_first(chain, join)
            if first_end < place:
                return [*read_shared(chain[join], first_end), *range(first_end + 1, place)]
    return [*range(place)]


def _last_of_first(chain: Sequence[JejakRow], join: int) -> int:
    """The place of the last row of the first of two logs that are joined; -1 where that had none."""
    end = chain[join].sidik_lalu
    return next((place for place in range(join - 1, -1, -1) if chain[place].sidik == end), -1)
