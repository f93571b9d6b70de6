"""Pembilang and penyebut as numbers: the realisasi that follows from them, exactly (domain.md 8)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.rounding import round_number, to_decimal
from sakip_xl.domain.measure.typed_number import NumberKind, ReadCell, read_number
from sakip_xl.domain.terms import DecimalSeparator

_DESIMAL = 10


@dataclass(frozen=True, slots=True)
class Pecahan:
    """Pembilang and penyebut of one indicator and quarter as read, and its unit of measure."""

    pembilang: ReadCell
    penyebut: ReadCell
    satuan: str

    @property
    def kosong(self) -> bool:
        """Whether neither was typed."""
        return self.pembilang.kosong and self.penyebut.kosong

    @property
    def persen(self) -> bool:
        """Whether the realisasi is a/b × 100."""
        return is_percent_satuan(self.satuan)

    @property
    def eksak(self) -> Fraction | None:
        """The realisasi as it is: a/b × 100 under percent, else a/b; ``None`` when it cannot be computed."""
        upper, lower = self.pembilang.plain, self.penyebut.plain
        if upper is None or lower is None or lower <= 0:
            return None
        return Fraction(upper) / Fraction(lower) * (100 if self.persen else 1)

    @property
    def realisasi(self) -> Decimal | str | None:
        """The realisasi as it is kept: ``23 dari 36`` under percent, else a number of at most 10 decimals.

        >>> read_pecahan(23, 36, "%").realisasi, read_pecahan(1, 8, "indeks").realisasi
        ('23 dari 36', Decimal('0.125'))
        """
        exact = self.eksak
        if exact is None:
            return None
        if self.persen:
            return f"{_text(self.pembilang)} dari {_text(self.penyebut)}"
        return round_number(exact, _DESIMAL).normalize() + 0

    @property
    def reading(self) -> ReadCell:
        """The realisasi as a reading that every rule on a number can judge; only with ``eksak``."""
        exact = Fraction(self.eksak or 0)
        value = to_decimal(exact)
        text = str(self.realisasi)
        return ReadCell(NumberKind.ANGKA, text, value, value, persen=self.persen, eksak=(exact, exact))

    def contradicts(self, typed: ReadCell) -> bool:
        """Whether a typed realisasi is another number; one cut or rounded to fewer decimals is the same."""
        exact = self.eksak
        if exact is None or typed.kosong:
            return False
        if typed.nilai is None or typed.ordinal:
            return True
        if typed.penyebut is not None and not typed.persen:
            whole = Fraction(typed.nilai) / Fraction(typed.penyebut)
            return whole * (100 if self.persen else 1) != exact
        last_place = Fraction(10) ** min(int(typed.nilai.as_tuple().exponent), 0)
        return abs(Fraction(typed.nilai) - exact) >= last_place


def read_pecahan(
    pembilang: object,
    penyebut: object,
    satuan: str,
    separator: DecimalSeparator = DecimalSeparator.TANYAKAN,
) -> Pecahan:
    """Read both cells as typed."""
    upper, lower = (read_number(value, separator=separator) for value in (pembilang, penyebut))
    return Pecahan(upper, lower, satuan)


def _text(reading: ReadCell) -> str:
    """A number so that it is read the same under every decimal separator: no thousands, a decimal comma.

    Three decimals (``1,234``) could be thousands: they get one more zero.
    """
    whole, _, fraction = f"{(reading.plain or Decimal(0)).normalize():f}".partition(".")
    return f"{whole},{fraction}{'0' * (len(fraction) == 3)}" if fraction else whole
