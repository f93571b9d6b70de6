"""What was reported for each indicator and quarter: the one place that the measurement reads it from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sakip_xl.domain.measure.joined import join_values
from sakip_xl.domain.measure.pecahan import read_pecahan
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import FormulirInput, Indikator, Master, Realisasi
from sakip_xl.domain.terms import DecimalSeparator, Penggabungan, YesNo
from sakip_xl.domain.wording import has_words, listing, normalized


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

    @property
    def answered(self) -> bool:
        """Whether there is a realisasi, or a reason why there is none yet."""
        return bool(self.alasan_belum) or not read_number(self.realisasi).kosong


NOTHING = Reported()
"""Nothing was reported."""


@dataclass(frozen=True, slots=True)
class NotAvailable:
    """One realisasi that a unit declared not known yet, and why."""

    kode: str
    unit: str
    alasan: str


def reported_values(master: Master) -> dict[tuple[str, int], Reported]:
    """What was reported, by kode and quarter; of two rows of one unit the last counts.

    An indicator of one unit has the last row, whoever reported it. The values of units that share one are
    joined as ``gabungan`` says; without it the responsible unit's counts.
    """
    indikator = {row.kode: row for row in master.indikator_in_force()}
    separator = master.pengaturan.pemisah_desimal
    by_unit: dict[tuple[str, int], dict[str, Reported]] = {}
    for row in master.realisasi:
        parts = by_unit.setdefault((row.kode, int(row.triwulan)), {})
        parts.pop(row.unit, None)
        parts[row.unit] = reported_in(row, asked_of(indikator.get(row.kode)), separator)
    return {
        key: _join(indikator[key[0]], parts, separator)
        if key[0] in indikator and len(indikator[key[0]].units) > 1
        else [*parts.values()][-1]
        for key, parts in by_unit.items()
    }


def reported_subject(indikator: Indikator | None, row: Realisasi) -> str:
    """What one row reports on: its indicator, with the unit where units share it."""
    if indikator is None:
        return row.kode
    return f"{indikator.indikator} ({row.unit})" if len(indikator.units) > 1 else indikator.indikator


def asked_of(row: Indikator | FormulirInput | None) -> str | None:
    """The unit of measure where pembilang and penyebut are asked; ``None`` where the realisasi itself is."""
    asks = row is not None and normalized(row.minta_pecahan) == normalized(YesNo.YA)
    return row.satuan if row is not None and asks else None


def reported_in(
    row: Realisasi | FormulirInput,
    satuan: str | None,
    separator: DecimalSeparator = DecimalSeparator.TANYAKAN,
) -> Reported:
    """What one row says.

    ``satuan``: pembilang and penyebut are asked, and the realisasi follows from them, whatever is typed. A
    reason counts only while there is no realisasi, and when it says something.
    """
    value = row.realisasi
    if satuan is not None:
        computed = read_pecahan(row.pembilang, row.penyebut, satuan, separator).realisasi
        value = value if computed is None else computed
    if read_number(value).kosong and has_words(row.alasan_belum):
        return Reported(value, row.alasan_belum)
    return Reported(value)


def _join(indikator: Indikator, given: Mapping[str, Reported], separator: DecimalSeparator) -> Reported:
    """What the units of a shared indicator reported together; a unit that is none of them does not count."""
    if indikator.gabungan in {None, Penggabungan.PENANGGUNG_JAWAB}:
        return given.get(indikator.unit, NOTHING)
    parts = {unit: given.get(unit, NOTHING) for unit in indikator.units}
    values = {unit: read_number(part.realisasi, separator=separator) for unit, part in parts.items()}
    blank = [unit for unit, value in values.items() if value.kosong]
    if blank:
        declared = [f"{unit}: {parts[unit].alasan_belum}" for unit in blank if parts[unit].alasan_belum]
        missing = tuple(unit for unit in blank if not parts[unit].alasan_belum)
        return Reported(None, "; ".join(declared), missing)
    how, persen = Penggabungan(indikator.gabungan), is_percent_satuan(indikator.satuan)
    joined = join_values([*values.values()], how, separator, persen=persen)
    return Reported(joined.realisasi, masalah=joined.masalah)


def not_available(master: Master, triwulan: int) -> list[NotAvailable]:
    """What the units declared not known yet in a quarter, in the order of their rows."""
    indikator = {row.kode: row for row in master.indikator_in_force()}
    separator = master.pengaturan.pemisah_desimal
    rows = {(row.kode, row.unit): row for row in master.realisasi if row.triwulan == triwulan}
    answers = {
        place: reported_in(row, asked_of(indikator.get(row.kode)), separator) for place, row in rows.items()
    }
    return [
        NotAvailable(kode, unit, answer.alasan_belum)
        for (kode, unit), answer in answers.items()
        if answer.alasan_belum
    ]


def name_not_available(items: list[NotAvailable]) -> str:
    """Which indicators they are and why, as part of a sentence."""
    return "; ".join(f"{item.kode} ({item.alasan.rstrip('.')})" for item in items)
