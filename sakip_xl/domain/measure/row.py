"""The three capaian of one row of the Kertas Kerja: of the quarter, to date, against the year's target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.capaian import Capaian, CapaianMethod, compute_typed, untuk_rekap
from sakip_xl.domain.measure.kertas_kerja import cara_hitung, filled_quarters, measurements, row_to_date
from sakip_xl.domain.measure.measurement import ToDate
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.model import KertasKerja, Pengaturan
from sakip_xl.domain.terms import DasarRekap, YesNo


@dataclass(frozen=True, slots=True)
class RowCapaian:
    """What one row comes to; every percent is exact until it is rounded once.

    ``tw`` compares target and realisasi as typed; ``sd`` the filled quarters, brought together, with their
    targets; ``tahun`` the same realisasi with the year's target. ``dasar`` tells which of them the roll-up
    counts. ``realisasi_sd`` and ``target_sd`` (lower and upper bound) are ``None`` when nothing is filled or
    the quarters cannot be brought together. ``terisi`` quarters are filled.
    """

    tw: Capaian
    sd: Capaian
    tahun: Capaian
    realisasi_sd: Fraction | None
    target_sd: tuple[Fraction, Fraction] | None
    terisi: int
    dasar: DasarRekap

    @property
    def direkap(self) -> Capaian:
        """The capaian that the roll-up counts (design D19)."""
        return {DasarRekap.TRIWULAN: self.tw, DasarRekap.SAMPAI: self.sd, DasarRekap.TAHUN: self.tahun}[
            self.dasar
        ]


def measure_row(row: KertasKerja, pengaturan: Pengaturan) -> RowCapaian:
    """Measure one row under the settings of the workbook, the quarter from its cells as typed."""
    method = cara_hitung(pengaturan, row)
    _, to_date, tahun = measurements(row, method)
    joined = row_to_date(row) if row.dapat_digabung is YesNo.YA else ToDate(None, (None, None))
    lower, upper = joined.target
    return RowCapaian(
        tw=compute_typed(
            row.target_ketik,
            row.realisasi_ketik,
            method,
            terburuk=row.terburuk_ketik,
            separator=pengaturan.pemisah_desimal,
        ),
        sd=_given(to_date.capaian, row.persen_sd, method),
        tahun=_given(tahun.capaian, row.persen_tahun, method),
        realisasi_sd=joined.realisasi,
        target_sd=None if lower is None or upper is None else (lower, upper),
        terisi=filled_quarters(row),
        dasar=pengaturan.dasar_rekap,
    )


def _given(measured: Capaian, percent: Decimal | None, method: CapaianMethod) -> Capaian:
    """The capaian by the percent that the program wrote where the cells cannot hold the exact numbers."""
    if percent is None:
        return measured
    value = round_number(percent, method.desimal, method.pembulatan)
    return replace(
        measured, nilai=value, untuk_rekap=untuk_rekap(value, method.batas), eksak=Fraction(percent)
    )
