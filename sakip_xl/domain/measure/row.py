"""The three capaian of one row of the Kertas Kerja: of the quarter, to date, against the year's target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.capaian import (
    Capaian,
    CapaianMethod,
    compute_read,
    compute_typed,
    untuk_rekap,
)
from sakip_xl.domain.measure.kertas_kerja import cara_hitung, row_terburuk
from sakip_xl.domain.measure.measurement import reading
from sakip_xl.domain.measure.periods import merge_readings
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.typed_number import KOSONG, ReadCell
from sakip_xl.domain.model import KertasKerja, Pengaturan
from sakip_xl.domain.terms import YesNo

_TRIWULAN = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class RowCapaian:
    """What one row comes to; every percent is exact until it is rounded once.

    ``tw`` compares target and realisasi as typed; ``sd`` the filled quarters, brought together, with their
    targets; ``tahun`` the same realisasi with the year's target. ``realisasi_sd`` and ``target_sd`` (lower
    and upper bound) are ``None`` when nothing is filled or the quarters cannot be brought together.
    ``terisi`` quarters are filled.
    """

    tw: Capaian
    sd: Capaian
    tahun: Capaian
    realisasi_sd: Fraction | None
    target_sd: tuple[Fraction, Fraction] | None
    terisi: int


def measure_row(row: KertasKerja, pengaturan: Pengaturan) -> RowCapaian:
    """Measure one row under the settings of the workbook, the quarter from its cells as typed."""
    method = cara_hitung(pengaturan, row.polaritas, row.rumus, row.nol_tercapai)
    realisasi, target = _to_date(row)
    terburuk = row_terburuk(row)
    return RowCapaian(
        tw=compute_typed(
            row.target_ketik,
            row.realisasi_ketik,
            method,
            terburuk=row.terburuk_ketik,
            separator=pengaturan.pemisah_desimal,
        ),
        sd=_given(compute_read(target, realisasi, method, terburuk=terburuk), row.persen_sd, method),
        tahun=_given(
            compute_read(reading(row.tahun_bawah, row.tahun_atas), realisasi, method, terburuk=terburuk),
            row.persen_tahun,
            method,
        ),
        realisasi_sd=None if realisasi.kosong else realisasi.exact_bounds()[0],
        target_sd=None if target.kosong else target.exact_bounds(),
        terisi=sum(number is not None for number, _ in _quarters(row)),
    )


def _given(measured: Capaian, percent: Decimal | None, method: CapaianMethod) -> Capaian:
    """The capaian by the percent that the program wrote where the cells cannot hold the exact numbers."""
    if percent is None:
        return measured
    value = round_number(percent, method.desimal, method.pembulatan)
    return replace(
        measured, nilai=value, untuk_rekap=untuk_rekap(value, method.batas), eksak=Fraction(percent)
    )


def _to_date(row: KertasKerja) -> tuple[ReadCell, ReadCell]:
    """Realisasi and target of the filled quarters; both empty when these cannot be brought together."""
    filled = [pair for pair in _quarters(row) if pair[0] is not None]
    if row.dapat_digabung is YesNo.TIDAK or not filled:
        return KOSONG, KOSONG
    realisasi = merge_readings([reading(number) for number, _ in filled], row.konsolidasi)
    return realisasi, merge_readings([target for _, target in filled], row.konsolidasi)


def _quarters(row: KertasKerja) -> list[tuple[Decimal | None, ReadCell]]:
    return [
        (getattr(row, f"r{tw}"), reading(getattr(row, f"t{tw}_bawah"), getattr(row, f"t{tw}_atas")))
        for tw in _TRIWULAN
    ]
