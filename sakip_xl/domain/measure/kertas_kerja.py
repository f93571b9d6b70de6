"""Fill the Kertas Kerja: one row of plain numbers per indicator, from targets and realisasi as typed.

The formulas of the sheet know numbers only. What typed text means, and where two texts cannot be compared
or added up as numbers, is decided here, so that the sheet never shows a value that ``measure.capaian``
and ``measure.periods`` would not give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sakip_xl.domain.measure.capaian import Capaian, CapaianMethod, compute_read, polaritas_warning
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.comparable import make_comparable, obstacle, settle
from sakip_xl.domain.measure.measurement import (
    TIDAK_TERBACA,
    Measurement,
    Rentang,
    ToDate,
    measure,
    reading,
    to_date,
)
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.periods import (
    Consolidated,
    CountedQuarters,
    consolidate,
    counted_quarters,
    period_capaian,
)
from sakip_xl.domain.measure.reported import NOTHING, Reported, reported_values
from sakip_xl.domain.measure.rounding import to_decimal
from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.measure.typed_number import ReadCell, read_number
from sakip_xl.domain.measure.whole_numbers import cell_number, is_within_reach, persen_cell, scale_of
from sakip_xl.domain.model import Indikator, KertasKerja, Master, Pengaturan
from sakip_xl.domain.terms import ROMAWI, PkVersion, Polaritas, Triwulan, YesNo
from sakip_xl.domain.wording import listing
from sakip_xl.domain.wording import triwulan as triwulan_name


def cara_hitung(pengaturan: Pengaturan, row: Indikator | KertasKerja) -> CapaianMethod:
    """How one indicator is computed under the settings of the workbook."""
    return CapaianMethod(
        polaritas=row.polaritas,
        rumus=row.rumus or _default(pengaturan, row.polaritas),
        desimal=pengaturan.desimal,
        pembulatan=pengaturan.pembulatan,
        batas=pengaturan.batas_rekap,
        nol_tercapai=row.nol_tercapai is YesNo.YA,
        ambang_tinggi=pengaturan.ambang_capaian_tinggi,
        persen=is_percent_satuan(row.satuan),
    )


def _default(pengaturan: Pengaturan, polaritas: Polaritas) -> Rumus:
    return pengaturan.rumus_negatif if polaritas is Polaritas.NEGATIF else CapaianMethod(polaritas).dipakai


def fill_kertas_kerja(master: Master, triwulan: int) -> list[KertasKerja]:
    """One row for each indicator in force, in the order of the sheet Indikator.

    Without any realisasi the rows stand ready with their method and targets (step 4 of SOP Pengukuran).
    """
    reported = reported_values(master)
    return [
        _row(
            master.pengaturan,
            indikator,
            [reported.get((indikator.kode, tw), NOTHING) for tw in range(1, triwulan + 1)],
        )
        for indikator in master.indikator_in_force()
    ]


_CellRange = tuple[Decimal | None, Decimal | None]

NUMBERS = (
    "target_bawah",
    "target_atas",
    "realisasi",
    "terburuk",
    "tahun_bawah",
    "tahun_atas",
    *(f"r{tw}" for tw in range(1, 5)),
    *(f"t{tw}_{bound}" for tw in range(1, 5) for bound in ("bawah", "atas")),
)
"""The fields of a row that its formulas compute with."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One indicator up to one quarter, as read; each quarter a settled pair of target and realisasi."""

    pairs: tuple[tuple[ReadCell, ReadCell], ...]
    belum_tersedia: dict[int, str]
    bersama: str
    tahun: ReadCell
    terburuk: ReadCell
    gabungan: Consolidated


def _row(pengaturan: Pengaturan, indikator: Indikator, reported: Sequence[Reported]) -> KertasKerja:
    triwulan = len(reported)
    method = cara_hitung(pengaturan, indikator)
    readings = _read(pengaturan, indikator, reported, method)
    pairs = [_paired(*pair) for pair in readings.pairs]
    target, number = pairs[-1]
    terburuk_typed = None if readings.terburuk.kosong else indikator.terburuk
    base = KertasKerja(
        kode=indikator.kode,
        triwulan=Triwulan(triwulan),
        level=indikator.level,
        induk=indikator.induk,
        unit=indikator.unit,
        indikator=indikator.indikator,
        satuan=indikator.satuan,
        polaritas=indikator.polaritas,
        rumus=method.dipakai,
        konsolidasi=indikator.konsolidasi,
        bobot=indikator.bobot,
        desimal=None if indikator.desimal is None else Decimal(indikator.desimal),
        terburuk_ketik=terburuk_typed,
        terburuk=_terburuk(readings),
        nol_tercapai=indikator.nol_tercapai,
        target_ketik=indikator.target_tw(triwulan),
        target_bawah=target[0],
        target_atas=target[1],
        realisasi_ketik=reported[-1].realisasi,
        realisasi=number,
        tahun_ketik=indikator.target_tahun,
        **_triwulan_columns(pairs),
    )
    return _complete(base, indikator, readings, method)


def _read(
    pengaturan: Pengaturan, indikator: Indikator, reported: Sequence[Reported], method: CapaianMethod
) -> _Reading:
    separator = pengaturan.pemisah_desimal
    target = [indikator.target_tw(tw) for tw in range(1, len(reported) + 1)]
    combined = consolidate(
        target,
        [quarter.realisasi for quarter in reported],
        indikator.konsolidasi,
        len(reported),
        indikator.target_tahun,
        persen=method.persen,
        separator=separator,
    )
    pairs = (
        settle(
            read_number(promised, separator=separator),
            read_number(quarter.realisasi, separator=separator),
            percent=method.persen,
        )
        for promised, quarter in zip(target, reported, strict=True)
    )
    return _Reading(
        pairs=tuple(pairs),
        belum_tersedia={tw: quarter.alasan_belum for tw, quarter in enumerate(reported, 1)},
        bersama=reported[-1].catatan,
        tahun=combined.target_tahun,
        terburuk=read_number(indikator.terburuk, separator=separator),
        gabungan=combined,
    )


def _paired(target: ReadCell, realisasi: ReadCell) -> tuple[_CellRange, Decimal | None]:
    """Target and realisasi of one quarter in one measure; the side that hinders is left empty."""
    cause = obstacle(target, realisasi)
    if not cause:
        comparable = make_comparable(target, realisasi, TIDAK_TERBACA)
        lower, upper = (to_decimal(operand.nilai) for operand in comparable.target)
        return (lower, upper), to_decimal(comparable.realisasi.nilai)
    if Catatan.SKALA_BERBEDA in cause:
        return (target.lower, target.upper), None
    return (target.lower, target.upper), realisasi.nilai


def _terburuk(readings: _Reading) -> Decimal | None:
    """The worst value in the measure of the pair of the quarter."""
    target, realisasi = readings.pairs[-1]
    if obstacle(target, realisasi):
        return readings.terburuk.nilai
    operand = make_comparable(target, realisasi, readings.terburuk).terburuk
    return None if operand is None else to_decimal(operand.nilai)


def _triwulan_columns(pairs: Sequence[tuple[_CellRange, Decimal | None]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for tw, ((lower, upper), number) in enumerate(pairs, 1):
        result |= {f"r{tw}": number, f"t{tw}_bawah": lower, f"t{tw}_atas": upper}
    return result


def _complete(
    row: KertasKerja, indikator: Indikator, readings: _Reading, method: CapaianMethod
) -> KertasKerja:
    """Add the target of the year, whether the quarters can be added up, the notes, what formulas need."""
    expected = period_capaian(readings.gabungan, method, terburuk=readings.terburuk)
    terburuk = row_terburuk(row)
    joined = row_to_date(row)
    combinable = _same(measure(joined.target, joined.realisasi, method, terburuk=terburuk), expected.sampai)
    tahun = _target_tahun(readings, persen=method.persen)
    year_comparable = True
    if combinable:
        year_comparable = _same(measure(tahun, joined.realisasi, method, terburuk=terburuk), expected.tahun)
    changes = {
        "dapat_digabung": YesNo.YA if combinable else YesNo.TIDAK,
        "tahun_bawah": tahun[0] if year_comparable else None,
        "tahun_atas": tahun[1] if year_comparable else None,
        "catatan": " ".join(_catatan(row, indikator, readings, method, (combinable, year_comparable))),
    }
    percents = (
        expected.triwulan.eksak,
        expected.sampai.eksak if combinable else None,
        expected.tahun.eksak if combinable and year_comparable else None,
    )
    return _with_formula_inputs(row.model_copy(update=changes), percents, method)


def _same(measured: Measurement, expected: Capaian) -> bool:
    return measured.capaian.nilai == expected.nilai


def _target_tahun(readings: _Reading, *, persen: bool) -> Rentang:
    """The target of the year in the measure of what was reached to date."""
    reached = readings.gabungan.realisasi_sd
    tahun, reached = settle(readings.tahun, reached, percent=persen)
    if obstacle(tahun, reached):
        return tahun.lower, tahun.upper
    target = make_comparable(tahun, reached, TIDAK_TERBACA).target
    lower, upper = (to_decimal(operand.nilai) for operand in target)
    return lower, upper


def _catatan(
    row: KertasKerja,
    indikator: Indikator,
    readings: _Reading,
    method: CapaianMethod,
    fits: tuple[bool, bool],
) -> list[str]:
    """The notes of one row as sentences, the reason why something is empty first."""
    target, realisasi = readings.pairs[-1]
    capaian = compute_read(target, realisasi, method, terburuk=readings.terburuk)
    sides = {Catatan.TARGET_KOSONG, Catatan.REALISASI_KOSONG}
    sentences = [*_period_sentences(row.triwulan, readings), *filter(None, [readings.bersama])]
    sentences += [note.kalimat for note in capaian.catatan if note not in sides]
    warning = polaritas_warning(indikator.indikator, indikator.polaritas)
    if warning is not None:
        sentences.append(warning.kalimat)
    if not fits[0]:
        sentences += [*_not_combined_cause(readings), "Capaian sampai dengan triwulan ini tidak dihitung."]
    if not fits[1]:
        sentences.append("Target tahun tidak sebanding dengan realisasi, sehingga tidak dibandingkan.")
    if indikator.versi_pk is PkVersion.PERUBAHAN:
        sentences.append("Target menurut PK perubahan.")
    return list(dict.fromkeys(sentences))


def _period_sentences(triwulan: Triwulan, readings: _Reading) -> list[str]:
    """Which quarters have no target, are not filled, or are not known yet and why."""
    combined = readings.gabungan
    sentences = []
    if not combined.bertarget:
        sentences.append(f"Belum ditargetkan s.d. TW {ROMAWI[triwulan]}.")
    elif combined.target_tw.kosong:
        sentences.append(f"Tidak ditargetkan pada {triwulan_name(triwulan)}.")
    unfilled = [tw for tw in combined.belum_diisi if not readings.belum_tersedia[tw]]
    if unfilled:
        quarters = listing([f"TW {ROMAWI[tw]}" for tw in unfilled])
        sentences.append(f"{quarters} belum diisi ({combined.keterangan}).")
    sentences += [
        f"TW {ROMAWI[tw]} belum tersedia: {alasan.rstrip('. ')}."
        for tw, alasan in readings.belum_tersedia.items()
        if alasan
    ]
    return sentences


def _not_combined_cause(readings: _Reading) -> list[str]:
    combined = readings.gabungan
    notes = dict.fromkeys((*combined.realisasi_sd.catatan, *combined.target_sd.catatan))
    return [note.kalimat for note in notes]


def row_terburuk(row: KertasKerja) -> ReadCell:
    """The worst value of a row: nothing typed, a number, or text that is none."""
    if row.terburuk is None and row.terburuk_ketik not in {None, ""}:
        return TIDAK_TERBACA
    return reading(row.terburuk)


def complete_row(row: KertasKerja, desimal: int = 2) -> KertasKerja:
    """The row with what its formulas need besides its numbers, taken from these numbers alone.

    For a row of an older workbook: it keeps the capaian that it had. ``desimal`` is the setting in force.
    """
    method = CapaianMethod(
        row.polaritas, row.rumus, desimal=desimal, nol_tercapai=row.nol_tercapai is YesNo.YA
    )
    percents = [result.capaian.eksak for result in measurements(row, method)]
    return _with_formula_inputs(row, percents, method)


_PERSEN = ("persen", "persen_sd", "persen_tahun")


def _with_formula_inputs(
    row: KertasKerja, percents: Sequence[Fraction | None], method: CapaianMethod
) -> KertasKerja:
    """Add the scale, and each exact percent that the formulas cannot reach from the cells."""
    numbers = {name: cell_number(value) for name in NUMBERS if (value := getattr(row, name)) is not None}
    cells = row.model_copy(update=numbers)
    scale = scale_of(numbers.values())
    divided = scale * row_to_date(cells).pembagi
    changes: dict[str, Any] = {"skala": Decimal(scale)}
    for name, percent, result, factor in zip(
        _PERSEN, percents, measurements(cells, method), (scale, divided, divided), strict=True
    ):
        reached = result.capaian.eksak == percent and _is_reached(result, cells, factor, method)
        changes[name] = None if percent is None or reached else persen_cell(percent)
    if any(changes[name] is not None for name in _PERSEN):
        changes["catatan"] = f"{row.catatan} {Catatan.DIHITUNG_PROGRAM.kalimat}".strip()
    return row.model_copy(update=changes)


def measurements(row: KertasKerja, method: CapaianMethod) -> tuple[Measurement, Measurement, Measurement]:
    """The measurements of the quarter, to date and of the year, from the numbers of the row."""
    terburuk = row_terburuk(row)
    joined = row_to_date(row) if row.dapat_digabung is YesNo.YA else ToDate(None, (None, None))
    return (
        measure((row.target_bawah, row.target_atas), row.realisasi, method, terburuk=terburuk),
        measure(joined.target, joined.realisasi, method, terburuk=terburuk),
        measure((row.tahun_bawah, row.tahun_atas), joined.realisasi, method, terburuk=terburuk),
    )


def _is_reached(result: Measurement, row: KertasKerja, factor: int, method: CapaianMethod) -> bool:
    if result.acuan is None or result.realisasi is None or result.capaian.eksak is None:
        return True
    whole = (result.acuan * factor, result.realisasi * factor, Fraction(row.terburuk or 0) * factor)
    return is_within_reach(result.capaian.kode_rumus, whole, 100 * 10**method.desimal)


def filled_quarters(row: KertasKerja) -> int:
    """How many quarters of the row have a realisasi."""
    return sum(number is not None for number in _triwulan(row, "r{}"))


def row_counted(row: KertasKerja) -> CountedQuarters:
    """Which quarters of a row count to date."""
    realisasi, targets = _triwulan(row, "r{}"), _triwulan(row, "t{}_bawah")
    filled, targeted = ([number is not None for number in numbers] for numbers in (realisasi, targets))
    return counted_quarters(filled, targeted, row.konsolidasi)


def row_to_date(row: KertasKerja) -> ToDate:
    """The quarters of a row brought together."""
    lower, upper = (_triwulan(row, f"t{{}}_{bound}") for bound in ("bawah", "atas"))
    return to_date(_triwulan(row, "r{}"), lower, upper, row.konsolidasi)


def _triwulan(row: KertasKerja, pattern: str) -> list[Decimal | None]:
    return [getattr(row, pattern.format(tw)) for tw in range(1, 5)]
