"""The plan: the steps of Tim SAKIP on the working calendar."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sakip_xl.domain.model import KegiatanKerja
from sakip_xl.domain.rules.program_kerja import PROPOSED, tim_langkah
from sakip_xl.domain.sop.definition import SOP, Langkah
from sakip_xl.domain.terms import Peran, Triwulan
from sakip_xl.domain.usulan.base import Occasion, Usulan
from sakip_xl.domain.wording import listing

_UNMARK = (
    f"Hapus tulisan '{PROPOSED}' pada Keterangan bila semua baris sudah diperiksa; sebelum itu langkahnya "
    "belum dapat diselesaikan."
)


def program_kerja(occasion: Occasion) -> Usulan:
    """An activity for each step of Tim SAKIP that has none yet, and for what last quarter's plan had.

    The first one carries a mark that must be taken away: the plan is not looked at before.
    """
    usulan = Usulan("Program Kerja")
    rows = occasion.master.program_kerja
    earlier = occasion.earlier(rows)
    dates = _dates(occasion)
    proposed = []
    for number in sorted({*tim_langkah(SOP[occasion.sop]), *(row.langkah for row in earlier)} & dates.keys()):
        if not occasion.exists(KegiatanKerja.table, rows, number):
            old = [row for row in earlier if row.langkah == number]
            proposed += _activities(occasion, SOP[occasion.sop].ke(number), old, dates[number])
    if proposed:
        first = proposed[0].model_copy(update={"keterangan": PROPOSED})
        usulan.rows[KegiatanKerja.table] = [first, *proposed[1:]]
        usulan.to_do = [
            "Betulkan kegiatan, penanggung jawab, dan tanggalnya.",
            _UNMARK,
        ]
    return usulan


def _dates(occasion: Occasion) -> dict[int, tuple[date, date]]:
    """When each later step begins and ends when every step from now on takes its standard time."""
    calendar, begin = occasion.calendar, occasion.now
    result = {}
    for step in SOP[occasion.sop].langkah[occasion.langkah.nomor - 1 :]:
        start = calendar.add_minutes(begin, 1).date()
        begin = calendar.add_langkah(begin, step)
        result[step.nomor] = start, max(begin.date(), start)
    del result[occasion.langkah.nomor]
    return result


def _activities(
    occasion: Occasion, step: Langkah, old: list[KegiatanKerja], dates: tuple[date, date]
) -> list[KegiatanKerja]:
    start, end = dates
    if not old:
        return [
            KegiatanKerja.model_construct(
                sop=occasion.sop,
                triwulan=Triwulan(occasion.triwulan),
                langkah=step.nomor,
                kegiatan=step.uraian,
                penanggung_jawab=occasion.holder(Peran.TIM_SAKIP),
                mulai=start,
                selesai=end,
                keluaran=listing(step.keluaran),
            )
        ]
    return [
        row.model_copy(
            update={
                "triwulan": Triwulan(occasion.triwulan),
                "kegiatan": occasion.moved(row.kegiatan, row.triwulan, row.mulai),
                "penanggung_jawab": occasion.still(row.penanggung_jawab) or occasion.holder(Peran.TIM_SAKIP),
                "mulai": start,
                "selesai": end,
                "keluaran": occasion.moved(row.keluaran, row.triwulan, row.mulai),
                "progres": Decimal(0),
                "keterangan": "",
            }
        )
        for row in old
    ]
