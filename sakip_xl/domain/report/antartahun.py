"""A quarter beside last year and the Renstra's end, in words."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.domain import wording
from sakip_xl.domain.measure.shown import TIDAK_DIKETAHUI, places, shown, shown_change, shown_target
from sakip_xl.domain.measure.summary import IndikatorSummary, Summary
from sakip_xl.domain.report.sections import ReportRow
from sakip_xl.domain.terms import ROMAWI

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
    found, digits = measured.antartahun, places(measured.row, desimal)
    return {
        "nomor": number,
        "indikator": measured.row.indikator,
        "tahun_lalu": f"{shown(found.tahun_lalu, digits)}{_other_time(found.dasar, triwulan)}",
        "tahun_ini": shown(found.tahun_ini, digits),
        "perubahan": shown_change(found, digits),
        "target_renstra": shown_target(found.target_renstra, digits),
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
