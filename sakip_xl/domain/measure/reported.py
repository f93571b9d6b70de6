"""What was reported for each indicator and quarter: the one place that the measurement reads it from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sakip_xl.domain.measure.joined import join_values
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import Indikator, Master, Realisasi
from sakip_xl.domain.terms import DecimalSeparator, Penggabungan
from sakip_xl.domain.wording import listing


@dataclass(frozen=True, slots=True)
class Reported:
    """The realisasi of one indicator and quarter as typed; ``alasan_belum``: why it is not known yet.

    Of an indicator that units share, ``belum`` are the units that reported nothing, and ``masalah`` is why
    their realisasi are not one number.
    """

    realisasi: object = None
    alasan_belum: str = ""
    belum: tuple[str, ...] = ()
    masalah: str = ""

    @property
    def catatan(self) -> str:
        """Why there is no number of units that share, as a sentence; empty when that is not so."""
        if self.masalah:
            return f"Realisasi unit tidak dapat digabung: {self.masalah}."
        return f"Belum dilaporkan oleh {listing(self.belum)}." if self.belum else ""


NOTHING = Reported()
"""Nothing was reported."""


def reported_values(master: Master) -> dict[tuple[str, int], Reported]:
    """What was reported, by kode and quarter; of two rows of one unit the last counts.

    An indicator of one unit has the last row, whoever reported it. The values of units that share one are
    joined as ``gabungan`` says; without it the responsible unit's counts.
    """
    shared = {row.kode: row for row in master.indikator_in_force() if len(row.units) > 1}
    by_unit: dict[tuple[str, int], dict[str, Realisasi]] = {}
    for row in master.realisasi:
        by_unit.setdefault((row.kode, int(row.triwulan)), {}).pop(row.unit, None)
        by_unit[row.kode, int(row.triwulan)][row.unit] = row
    separator = master.pengaturan.pemisah_desimal
    return {
        key: _join(shared[key[0]], rows, separator) if key[0] in shared else _own([*rows.values()][-1])
        for key, rows in by_unit.items()
    }


def _own(row: Realisasi) -> Reported:
    """What one unit reported."""
    return Reported(row.realisasi, row.alasan_belum)


def _join(indikator: Indikator, rows: Mapping[str, Realisasi], separator: DecimalSeparator) -> Reported:
    """What the units of a shared indicator reported together; a unit that is none of them does not count."""
    if indikator.gabungan in {None, Penggabungan.PENANGGUNG_JAWAB}:
        return _own(rows[indikator.unit]) if indikator.unit in rows else NOTHING
    parts = {unit: _own(rows[unit]) if unit in rows else NOTHING for unit in indikator.units}
    values = {unit: read_number(part.realisasi, separator=separator) for unit, part in parts.items()}
    blank = [unit for unit, value in values.items() if value.kosong]
    if blank:
        declared = [f"{unit}: {parts[unit].alasan_belum}" for unit in blank if parts[unit].alasan_belum]
        missing = tuple(unit for unit in blank if not parts[unit].alasan_belum)
        return Reported(None, "; ".join(declared), missing)
    joined = join_values([*values.values()], Penggabungan(indikator.gabungan), separator)
    return Reported(joined.realisasi, masalah=joined.masalah)
