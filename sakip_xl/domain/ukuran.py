"""One measurement of one row of the Kertas Kerja, from the numbers that stand in its cells.

A workbook holds about 15 digits of a number, so every percent is brought to 8 decimals before it is
rounded: 1/3 ÷ 2/3 stays 50 also after the book was saved. All formulas are those of ``domain.capaian``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sakip_xl.domain.angka import KOSONG, Jenis, Terbaca
from sakip_xl.domain.bulat import bulatkan, ke_desimal
from sakip_xl.domain.capaian import Capaian, Cara, hitung_terbaca
from sakip_xl.domain.istilah import Konsolidasi
from sakip_xl.domain.periode import gabungkan

TELITI_SEL = 8
"""Decimals that survive the arithmetic of a spreadsheet."""

TIDAK_TERBACA = Terbaca(Jenis.TIDAK_TERBACA)

Rentang = tuple[Decimal | None, Decimal | None]
"""Lower and upper bound of a target; both the same for a plain one."""


@dataclass(frozen=True, slots=True)
class Ukuran:
    """The bound that realisasi is compared with, the capaian as computed and its rounded value.

    ``acuan`` is ``None`` without target or realisasi; inside a range it is the realisasi itself.
    """

    acuan: Decimal | None
    capaian: Capaian
    nilai: Decimal | None


def terbaca(bawah: Decimal | None, atas: Decimal | None = None) -> Terbaca:
    """Numbers of cells as a reading: nothing, one number, or a range."""
    if bawah is None:
        return KOSONG
    ujung = bawah if atas is None else atas
    return Terbaca(Jenis.ANGKA if bawah == ujung else Jenis.RENTANG, "", bawah, ujung)


@lru_cache(maxsize=4096)
def ukur(target: Rentang, realisasi: Decimal | None, cara: Cara, *, terburuk: Terbaca = KOSONG) -> Ukuran:
    """Compare one realisasi with one target under the indicator's way of counting."""
    bawah, atas = target
    capaian = hitung_terbaca(terbaca(bawah, atas), terbaca(realisasi), cara, terburuk=terburuk)
    if bawah is None or atas is None or realisasi is None:
        return Ukuran(None, capaian, None)
    acuan = max(bawah, min(realisasi, atas))
    return Ukuran(acuan, capaian, bulat_sel(capaian.eksak, cara))


def bulat_sel(eksak: Fraction | None, cara: Cara) -> Decimal | None:
    """A percent as the workbook's formula rounds it."""
    if eksak is None:
        return None
    return bulatkan(bulatkan(eksak, TELITI_SEL), cara.desimal, cara.pembulatan)


def sampai_dengan(angka: Sequence[Decimal | None], konsolidasi: Konsolidasi) -> Decimal | None:
    """Bring the filled quarters together; ``None`` when nothing is filled.

    >>> sampai_dengan([Decimal(8), None, Decimal(12), None], Konsolidasi.JUMLAH)
    Decimal('20')
    """
    terisi = [terbaca(satu) for satu in angka if satu is not None]
    return gabungkan(terisi, konsolidasi).nilai


def target_sampai(
    target: Sequence[Decimal | None], realisasi: Sequence[Decimal | None], konsolidasi: Konsolidasi
) -> Decimal | None:
    """Bring the targets of the filled quarters together; ``None`` when one that counts has no target.

    >>> target_sampai([Decimal(10), Decimal(10)], [Decimal(8), None], Konsolidasi.JUMLAH)
    Decimal('10')
    """
    pasangan = [terbaca(satu) for satu, isi in zip(target, realisasi, strict=True) if isi is not None]
    gabungan = gabungkan(pasangan, konsolidasi)
    return None if gabungan.kosong else ke_desimal(gabungan.batas_eksak()[0])
