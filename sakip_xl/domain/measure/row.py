"""The three capaian of one row of the Kertas Kerja: of the quarter, to date, against the year's target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.capaian import Capaian, CapaianMethod, compute_typed, untuk_rekap
from sakip_xl.domain.measure.kertas_kerja import (
    cara_hitung,
    filled_quarters,
    measurements,
    row_counted,
    row_to_date,
)
from sakip_xl.domain.measure.measurement import ToDate
from sakip_xl.domain.measure.periods import CountedQuarters
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.model import KertasKerja, Pengaturan
from sakip_xl.domain.terms import DasarRekap, YesNo
from sakip_xl.domain.wording import angka


@dataclass(frozen=True, slots=True)
class RowCapaian:
    """What one row comes to; every percent is exact until it is rounded once.

    ``tw`` compares target and realisasi as typed; ``sd`` the filled quarters, brought together, with their
    targets; ``tahun`` the same realisasi with the year's target. ``dasar`` tells which of them the roll-up
    counts. ``realisasi_sd`` and ``target_sd`` (lower and upper bound) are ``None`` when nothing is filled or
    the quarters cannot be brought together. ``terisi`` quarters are filled. ``pasangan`` are the target and
    realisasi of the capaian that is counted: as typed where they stand in the quarter itself, else numbers.
    """

    tw: Capaian
    sd: Capaian
    tahun: Capaian
    realisasi_sd: Fraction | None
    target_sd: tuple[Fraction, Fraction] | None
    terisi: int
    dasar: DasarRekap
    pasangan: tuple[object, object]

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
        pasangan=_pair(row, pengaturan.dasar_rekap, joined),
    )


def _pair(row: KertasKerja, dasar: DasarRekap, joined: ToDate) -> tuple[object, object]:
    """What is compared under a Dasar Rekap, as staff would look for it in the row."""
    own = CountedQuarters((row.triwulan - 1,), (row.triwulan - 1,))
    chosen = row_counted(row)
    if dasar is DasarRekap.TRIWULAN or (dasar is DasarRekap.SAMPAI and chosen == own):
        return row.target_ketik, row.realisasi_ketik
    realisasi = row.realisasi_ketik if chosen.realisasi == own.realisasi else _shown(joined.realisasi)
    target = row.tahun_ketik if dasar is DasarRekap.TAHUN else _shown(*joined.target)
    return target, realisasi


def _shown(lower: Fraction | None, upper: Fraction | None = None) -> object:
    """A number to date, or both bounds of a range as text."""
    if lower is None:
        return None
    if upper is not None and lower != upper:
        return f"{angka(lower, None)} - {angka(upper, None)}"
    return round_number(lower, 10).normalize()


def _given(measured: Capaian, percent: Decimal | None, method: CapaianMethod) -> Capaian:
    """The capaian by the percent that the program wrote where the cells cannot hold the exact numbers."""
    if percent is None:
        return measured
    value = round_number(percent, method.desimal, method.pembulatan)
    return replace(
        measured, nilai=value, untuk_rekap=untuk_rekap(value, method.batas), eksak=Fraction(percent)
    )
