"""A quarter beside last year and the Renstra's end, in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sakip_xl.domain import wording
from sakip_xl.domain.measure.comparable import is_fraction
from sakip_xl.domain.measure.comparison import Comparison
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.summary import IndikatorSummary, Summary
from sakip_xl.domain.measure.typed_number import ReadCell
from sakip_xl.domain.report.sections import ReportRow
from sakip_xl.domain.terms import ROMAWI

TIDAK_DIKETAHUI = "tidak diketahui"
BLANK = "Riwayat dan Target Akhir Renstra belum diisi, sehingga tidak ada yang dibandingkan."
RENSTRA = (
    "Realisasi Renstra: untuk konsolidasi jumlah, jumlah realisasi tahun-tahun Renstra sampai triwulan ini; "
    "selain itu, nilai terakhir tahun ini."
)
SAME_TIME = "Realisasi tahun lalu: pada waktu yang sama, kecuali disebut lain."


def comparison_rows(data: Summary, desimal: int) -> list[ReportRow]:
    """One row an indicator of which anything earlier was typed (PermenPANRB 53/2014)."""
    told, _ = told_and_untold(data)
    return [_row(number, measured, data.triwulan, desimal) for number, measured in enumerate(told, 1)]


def _row(number: int, measured: IndikatorSummary, triwulan: int, desimal: int) -> ReportRow:
    found, digits = measured.antartahun, places(measured, desimal)
    return {
        "nomor": number,
        "indikator": measured.row.indikator,
        "tahun_lalu": f"{shown(found.tahun_lalu, digits)}{_other_time(found.dasar, triwulan)}",
        "tahun_ini": shown(found.tahun_ini, digits),
        "perubahan": change(found, digits),
        "target_renstra": renstra_target(found, digits),
        "capaian_renstra": wording.angka(found.renstra.nilai, desimal, blank=TIDAK_DIKETAHUI),
    }


def comparison_notes(data: Summary) -> list[str]:
    """What is said below the rows: which indicators are missing, and what the columns mean."""
    told, untold = told_and_untold(data)
    if not told:
        return []
    return [*([untold_sentence(untold)] if untold else []), f"{SAME_TIME} {RENSTRA}"]


def _other_time(dasar: str, triwulan: int) -> str:
    """Of which time a realisasi of last year is, where it is not of the same as this year's."""
    same = not dasar or dasar.removeprefix("s.d. ").startswith(f"TW {ROMAWI[triwulan]} ")
    return "" if same else f" ({dasar.rpartition(' ')[0]})"


def told_and_untold(data: Summary) -> tuple[list[IndikatorSummary], list[IndikatorSummary]]:
    """The indicators of which something earlier was typed, and those without."""
    told = [measured for measured in data.indikator if measured.antartahun.ada]
    return told, [measured for measured in data.indikator if not measured.antartahun.ada]


def untold_sentence(untold: Sequence[IndikatorSummary]) -> str:
    """Which indicators nothing earlier was typed of."""
    return (
        f"Tanpa Riwayat dan Target Akhir Renstra: {len(untold)} indikator, yaitu "
        f"{wording.listing([measured.row.kode for measured in untold])}."
    )


def places(measured: IndikatorSummary, desimal: int) -> int:
    """With how many decimals the numbers of an indicator are written; ``desimal`` is the workbook's."""
    own = measured.row.desimal
    return desimal if own is None else int(own)


def shown(reading: ReadCell, desimal: int) -> str:
    """A reading as staff read it: a word as it is, a number rounded once, or that it is not known."""
    if reading.ordinal and reading.text:
        return reading.text
    if reading.nilai is None:
        return TIDAK_DIKETAHUI
    number = _rounded(reading.exact_bounds()[0], desimal)
    return f"{number} dari {wording.angka(reading.penyebut, None)}" if is_fraction(reading) else number


def renstra_target(found: Comparison, desimal: int) -> str:
    """The target at the Renstra's end; one that is no single number stands as typed."""
    target = found.target_renstra
    return target.text if target.nilai is None and not target.kosong else shown(target, desimal)


def change(found: Comparison, desimal: int) -> str:
    """How much more or less it is than last year, with its sign."""
    if found.perubahan is None:
        return TIDAK_DIKETAHUI
    return f"{'+' if found.perubahan > 0 else ''}{_rounded(found.perubahan, desimal)}"


def _rounded(value: Fraction, desimal: int) -> str:
    return wording.angka(round_number(value, desimal), None)
