"""The state of both SOPs, read from a typed master."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sakip_xl.domain.model import Master
from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.state import StatusSop, fold, on_paper
from sakip_xl.domain.terms import SopName


def master_calendar(master: Master) -> Calendar:
    """The working calendar under the master's settings and its table of special dates."""
    pengaturan = master.pengaturan
    return Calendar(
        libur_tambahan={tanggal: hari.jenis for tanggal, hari in master.libur_tambahan().items()},
        ramadan=pengaturan.ramadan(),
        menit_per_hari=pengaturan.menit_per_hari,
        menit_ramadan=pengaturan.menit_ramadan,
    )


def sop_status(
    master: Master,
    sop: SopName,
    triwulan: int,
    now: datetime,
    *,
    jejak: Sequence[JejakRow] | None = None,
) -> StatusSop:
    """Where one SOP stands in one quarter; ``jejak`` replaces the master's own log when given.

    A quarter before the setting ``triwulan_mulai`` was done on paper, unless the log tells of its steps.
    """
    log = master.jejak if jejak is None else jejak
    if triwulan < master.pengaturan.triwulan_mulai and not any(
        row.sop is sop and row.triwulan == triwulan and row.langkah for row in log
    ):
        return on_paper(SOP[sop], triwulan)
    return fold(
        log,
        SOP[sop],
        triwulan,
        calendar=master_calendar(master),
        now=now,
    )
