"""The state of both SOPs, read from a typed master."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sakip_xl.domain.istilah import NamaSop
from sakip_xl.domain.jejak import BarisJejak
from sakip_xl.domain.kalender import Kalender
from sakip_xl.domain.lipatan import StatusSop, lipat
from sakip_xl.domain.model import Master
from sakip_xl.domain.sop import SOP


def kalender_master(master: Master) -> Kalender:
    """The working calendar under the master's settings and its table of special dates."""
    pengaturan = master.pengaturan
    return Kalender(
        libur_tambahan={tanggal: hari.jenis for tanggal, hari in master.libur_tambahan().items()},
        ramadan=pengaturan.ramadan(),
        menit_per_hari=pengaturan.menit_per_hari,
        menit_ramadan=pengaturan.menit_ramadan,
    )


def status_sop(
    master: Master,
    sop: NamaSop,
    triwulan: int,
    sekarang: datetime,
    *,
    jejak: Sequence[BarisJejak] | None = None,
) -> StatusSop:
    """Where one SOP stands in one quarter; ``jejak`` replaces the master's own log when given."""
    return lipat(
        master.jejak if jejak is None else jejak,
        SOP[sop],
        triwulan,
        kalender=kalender_master(master),
        sekarang=sekarang,
    )
