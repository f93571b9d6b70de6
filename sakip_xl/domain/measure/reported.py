"""What was reported for each indicator and quarter: the one place that the measurement reads it from."""

from __future__ import annotations

from dataclasses import dataclass

from sakip_xl.domain.measure.pecahan import read_pecahan
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import FormulirInput, Indikator, Master, Realisasi
from sakip_xl.domain.terms import DecimalSeparator, YesNo
from sakip_xl.domain.wording import has_words, normalized


@dataclass(frozen=True, slots=True)
class Reported:
    """The realisasi of one indicator and quarter as typed; ``alasan_belum``: why it is not known yet."""

    realisasi: object = None
    alasan_belum: str = ""

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
    """What was reported, by kode and quarter; of two rows for one indicator and quarter the last counts."""
    separator = master.pengaturan.pemisah_desimal
    indikator = {row.kode: row for row in master.indikator_in_force()}
    return {
        (row.kode, int(row.triwulan)): reported_in(row, asked_of(indikator.get(row.kode)), separator)
        for row in master.realisasi
    }


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


def not_available(master: Master, triwulan: int) -> list[NotAvailable]:
    """What the units declared not known yet in a quarter, in the order of their rows."""
    reported = reported_values(master)
    unit = {(row.kode, int(row.triwulan)): row.unit for row in master.realisasi}
    return [
        NotAvailable(kode, unit[kode, tw], value.alasan_belum)
        for (kode, tw), value in reported.items()
        if tw == triwulan and value.alasan_belum
    ]


def name_not_available(items: list[NotAvailable]) -> str:
    """Which indicators they are and why, as part of a sentence."""
    return "; ".join(f"{item.kode} ({item.alasan.rstrip('.')})" for item in items)
