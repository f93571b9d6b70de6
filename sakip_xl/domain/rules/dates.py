"""What the rules of several sheets share about dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sakip_xl.domain.model import Notulen, Row, Undangan
from sakip_xl.domain.rules.registry import RuleScope, Violation, violation
from sakip_xl.domain.wording import tanggal

_QUARTER_ENDS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


def triwulan_end(tahun: int, triwulan: int) -> date:
    """The last day of a quarter.

    >>> triwulan_end(2026, 2)
    datetime.date(2026, 6, 30)
    """
    return date(tahun, *_QUARTER_ENDS[triwulan])


def outside_period(row: Row, field_name: str, k: RuleScope) -> Iterator[Violation]:
    """A date outside the budget year; the report on its last quarter is made until the March after it."""
    tahun = k.master.pengaturan.tahun
    start, end = date(tahun, 1, 1), date(tahun + 1, 3, 31)
    if not start <= getattr(row, field_name) <= end:
        yield violation(row, field_name, tahun=tahun, awal=tanggal(start), akhir=tanggal(end))


def in_future(row: Row, field_name: str, k: RuleScope) -> Iterator[Violation]:
    """A date or moment after today; an empty one is none."""
    value = getattr(row, field_name)
    day = value.date() if isinstance(value, datetime) else value
    if day is not None and day > k.hari_ini:
        yield violation(row, field_name, hari_ini=tanggal(k.hari_ini))


def ends_too_early(row: Notulen | Undangan) -> Iterator[Violation]:
    """A meeting that ends before it begins; one without an end goes on until it is over."""
    if row.jam_selesai is not None and row.jam_selesai <= row.jam_mulai:
        hours = {"mulai": f"{row.jam_mulai:%H.%M}", "selesai": f"{row.jam_selesai:%H.%M}"}
        yield violation(row, "jam_selesai", **hours)
