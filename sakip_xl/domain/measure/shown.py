"""The numbers of the comparison between years as staff read them, on a sheet and in a document alike."""

from __future__ import annotations

from fractions import Fraction

from sakip_xl.domain import wording
from sakip_xl.domain.measure.comparable import is_fraction
from sakip_xl.domain.measure.comparison import Comparison
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.typed_number import ReadCell
from sakip_xl.domain.model import Indikator, KertasKerja

TIDAK_DIKETAHUI = "tidak diketahui"


def places(row: KertasKerja | Indikator, desimal: int) -> int:
    """With how many decimals the numbers of an indicator are written; ``desimal`` is the workbook's."""
    return desimal if row.desimal is None else int(row.desimal)


def shown(reading: ReadCell, desimal: int, *, blank: str = TIDAK_DIKETAHUI) -> str:
    """A reading as staff read it: a word as it is, a number rounded once, or that it is not known."""
    if reading.ordinal and reading.text:
        return reading.text
    if reading.nilai is None:
        return blank
    number = rounded_text(reading.exact_bounds()[0], desimal)
    return f"{number} dari {wording.angka(reading.penyebut, None)}" if is_fraction(reading) else number


def shown_target(reading: ReadCell, desimal: int, *, blank: str = TIDAK_DIKETAHUI) -> str:
    """A target as staff read it; one that is no single number stands as typed."""
    if reading.nilai is None and not reading.kosong:
        return reading.text
    return shown(reading, desimal, blank=blank)


def shown_change(found: Comparison, desimal: int, *, blank: str = TIDAK_DIKETAHUI) -> str:
    """How much more or less it is than last year, with its sign."""
    if found.perubahan is None:
        return blank
    return f"{'+' if found.perubahan > 0 else ''}{rounded_text(found.perubahan, desimal)}"


def rounded_text(value: Fraction, desimal: int) -> str:
    """A number rounded once, without zeros at its end."""
    return wording.angka(round_number(value, desimal), None)
