"""What was reported for each indicator and quarter: the one place that the measurement reads it from."""

from __future__ import annotations

from dataclasses import dataclass

from sakip_xl.domain.model import Master


@dataclass(frozen=True, slots=True)
class Reported:
    """The realisasi of one indicator and quarter as typed; ``alasan_belum``: why it is not known yet."""

    realisasi: object = None
    alasan_belum: str = ""


NOTHING = Reported()
"""Nothing was reported."""


def reported_values(master: Master) -> dict[tuple[str, int], Reported]:
    """What was reported, by kode and quarter; of two rows for one indicator and quarter the last counts."""
    return {
        (row.kode, int(row.triwulan)): Reported(row.realisasi, row.alasan_belum) for row in master.realisasi
    }
