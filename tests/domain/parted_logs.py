"""Small logs that part and are merged again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.sop.log_merge import merge_logs
from sakip_xl.domain.terms import Event, SopName

ID = "sumbersuko-2026"
MORNING = datetime(2026, 7, 6, 8)
KUMPUL, UKUR = SopName.PENGUMPULAN, SopName.PENGUKURAN


def grow(
    chain: Sequence[JejakRow], *events: dict[str, Any], who: str = "Siti", hour: float = 0
) -> list[JejakRow]:
    """The log with these rows more, an hour apart."""
    rows = list(chain)
    for place, content in enumerate(events):
        moment = MORNING + timedelta(hours=hour + place)
        rows.append(connect(rows, ID, **{"waktu": moment, "oleh": who, **content}))
    return rows


def done(sop: SopName, number: int, **other: Any) -> dict[str, Any]:
    """The row of a step that was completed in Triwulan II."""
    step = SOP[sop].ke(number)
    return {
        "peristiwa": Event.SELESAI,
        "sop": sop,
        "triwulan": 2,
        "langkah": number,
        "langkah_id": step.id,
        "peran": step.pelaku[0],
        **other,
    }


def steps(sop: SopName, start: int, end: int) -> list[dict[str, Any]]:
    """Those of several steps, one after the other."""
    return [done(sop, number) for number in range(start, end + 1)]


def merged(first: Sequence[JejakRow], second: Sequence[JejakRow], hour: float = 200) -> list[JejakRow]:
    """Both logs in one."""
    moment = MORNING + timedelta(hours=hour)
    return merge_logs(first, second, ID, peristiwa=Event.GABUNG, waktu=moment, oleh="Siti")
