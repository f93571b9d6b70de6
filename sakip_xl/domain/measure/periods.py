"""Quarters become a year: consolidation of targets and realisasi (domain.md 1.4 and 8, design D19).

To date means the filled quarters up to the asked one, against the targets that belong to them. An empty
quarter is skipped; one that was typed but cannot be read is not, it makes the result not computable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.capaian import Capaian, CapaianMethod, compute_read
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.comparable import settle
from sakip_xl.domain.measure.rounding import to_decimal
from sakip_xl.domain.measure.scale import Scale
from sakip_xl.domain.measure.typed_number import KOSONG, NumberKind, ReadCell, read_number
from sakip_xl.domain.terms import DecimalSeparator, Konsolidasi


@dataclass(frozen=True, slots=True)
class Consolidated:
    """Targets and realisasi of one indicator up to one quarter, ready for a formula.

    ``*_tw``: of the quarter itself; ``*_sd``: to date; ``target_tahun``: of the year. ``terisi`` of
    ``triwulan`` quarters are filled. ``belum_diisi`` are the quarters that are missing to date: with a
    target and without realisasi; ``bertarget`` says whether any quarter up to now has a target.
    """

    triwulan: int
    terisi: int
    target_tw: ReadCell
    realisasi_tw: ReadCell
    target_sd: ReadCell
    realisasi_sd: ReadCell
    target_tahun: ReadCell
    belum_diisi: tuple[int, ...]
    bertarget: bool

    @property
    def keterangan(self) -> str:
        """How complete it is, as staff read it."""
        return f"{self.terisi} dari {self.triwulan} triwulan terisi"


@dataclass(frozen=True, slots=True)
class PeriodCapaian:
    """Capaian of the quarter, to date, and to date against the year's target."""

    triwulan: Capaian
    sampai: Capaian
    tahun: Capaian


@dataclass(frozen=True, slots=True)
class CountedQuarters:
    """Which quarters, counted from 0, count to date: for the realisasi and for the target."""

    realisasi: tuple[int, ...]
    target: tuple[int, ...]


def counted_quarters(
    filled: Sequence[bool], targeted: Sequence[bool], konsolidasi: Konsolidasi
) -> CountedQuarters:
    """Choose the quarters that count to date; the table of domain.md 8.

    ``JUMLAH``: every filled quarter, and of these the targets there are. ``RATA_RATA``: the filled quarters
    that have a target. ``POSISI_AKHIR``: the last filled quarter, and its target, else the last one before.

    >>> counted_quarters([True, True, True, False], [False, True, False, True], Konsolidasi.POSISI_AKHIR)
    CountedQuarters(realisasi=(2,), target=(1,))
    """
    reached = [quarter for quarter, there in enumerate(filled) if there]
    promised = [quarter for quarter, there in enumerate(targeted) if there]
    if konsolidasi is Konsolidasi.POSISI_AKHIR:
        reached = reached[-1:]
        promised = [quarter for quarter in promised if quarter <= max(reached, default=-1)][-1:]
        return CountedQuarters(tuple(reached), tuple(promised))
    both = tuple(quarter for quarter in reached if quarter in promised)
    return CountedQuarters(tuple(reached) if konsolidasi is Konsolidasi.JUMLAH else both, both)


def consolidate(
    target: Sequence[object],
    realisasi: Sequence[object],
    konsolidasi: Konsolidasi,
    triwulan: int,
    target_tahun: object = None,
    *,
    persen: bool = False,
    separator: DecimalSeparator = DecimalSeparator.TANYAKAN,
    skala: Scale | None = None,
) -> Consolidated:
    """Bring quarter 1 to ``triwulan`` together, from cells as typed; ``persen``: the satuan is percent.

    >>> k = consolidate([10, 10, 10, 10], [8, None, "12", 9], Konsolidasi.JUMLAH, 3, 40)
    >>> k.realisasi_sd.nilai, k.target_sd.nilai, k.keterangan, k.belum_diisi
    (Decimal('20'), Decimal('20'), '2 dari 3 triwulan terisi', (2,))
    """

    def read(value: object) -> ReadCell:
        return read_number(value, separator=separator, skala=skala)

    pairs = [
        settle(read(promised), read(reached), percent=persen)
        for promised, reached in zip(target[:triwulan], realisasi[:triwulan], strict=True)
    ]
    filled = [not reached.kosong for _, reached in pairs]
    targeted = [not promised.kosong for promised, _ in pairs]
    counted = counted_quarters(filled, targeted, konsolidasi)
    return Consolidated(
        triwulan=triwulan,
        terisi=sum(filled),
        target_tw=pairs[-1][0],
        realisasi_tw=pairs[-1][1],
        target_sd=_target(pairs, counted, konsolidasi),
        realisasi_sd=_realisasi(pairs, counted, konsolidasi),
        target_tahun=read(target_tahun),
        belum_diisi=_missing(filled, targeted, konsolidasi),
        bertarget=any(targeted),
    )


def _target(
    pairs: Sequence[tuple[ReadCell, ReadCell]], counted: CountedQuarters, konsolidasi: Konsolidasi
) -> ReadCell:
    """The target to date: that of the counted quarters, nothing where they have none."""
    if not counted.target:
        return KOSONG
    return merge_readings([pairs[quarter][0] for quarter in counted.target], konsolidasi)


def _realisasi(
    pairs: Sequence[tuple[ReadCell, ReadCell]], counted: CountedQuarters, konsolidasi: Konsolidasi
) -> ReadCell:
    """The realisasi to date; what is filled in quarters that do not count is no realisasi to date."""
    if not counted.realisasi and any(not reached.kosong for _, reached in pairs):
        return KOSONG
    return merge_readings([pairs[quarter][1] for quarter in counted.realisasi], konsolidasi)


def _missing(filled: Sequence[bool], targeted: Sequence[bool], konsolidasi: Konsolidasi) -> tuple[int, ...]:
    """The quarters, counted from 1, that have a target and no realisasi and would count to date."""
    missing = [
        quarter
        for quarter, (there, promised) in enumerate(zip(filled, targeted, strict=True), 1)
        if promised and not there
    ]
    if konsolidasi is Konsolidasi.POSISI_AKHIR:
        last = max((quarter for quarter, there in enumerate(filled, 1) if there), default=0)
        missing = [quarter for quarter in missing if quarter > last][-1:]
    return tuple(missing)


def period_capaian(
    combined: Consolidated, method: CapaianMethod, *, terburuk: ReadCell = KOSONG
) -> PeriodCapaian:
    """Compute the three capaian of one indicator and quarter."""
    return PeriodCapaian(
        triwulan=compute_read(combined.target_tw, combined.realisasi_tw, method, terburuk=terburuk),
        sampai=compute_read(combined.target_sd, combined.realisasi_sd, method, terburuk=terburuk),
        tahun=compute_read(combined.target_tahun, combined.realisasi_sd, method, terburuk=terburuk),
    )


def merge_readings(readings: Sequence[ReadCell], konsolidasi: Konsolidasi) -> ReadCell:
    """Make one reading of the readings of the filled quarters.

    Nothing filled is empty. One that is empty, ambiguous or unreadable makes the sum and the mean so
    too; so does mixing scales. Wholes (``a dari b``) are added with a sum and kept when all are the
    same; otherwise they are left out with a note. Ranges are added bound by bound.
    """
    if not readings:
        return ReadCell(NumberKind.KOSONG, catatan=(Catatan.BELUM_TERISI,))
    if konsolidasi is Konsolidasi.POSISI_AKHIR or len(readings) == 1:
        return readings[-1]
    for reading in readings:
        if reading.kind in {NumberKind.KOSONG, NumberKind.AMBIGU, NumberKind.TIDAK_TERBACA}:
            return reading
    if len({reading.skala for reading in readings}) > 1:
        return _failed(Catatan.SKALA_BERBEDA)
    if readings[0].ordinal and konsolidasi is Konsolidasi.JUMLAH:
        return _failed(Catatan.ORDINAL_DIJUMLAH)
    return _combine(readings, konsolidasi)


def _failed(catatan: Catatan) -> ReadCell:
    return ReadCell(NumberKind.TIDAK_TERBACA, catatan=(catatan,))


def _combine(readings: Sequence[ReadCell], konsolidasi: Konsolidasi) -> ReadCell:
    divisor = 1 if konsolidasi is Konsolidasi.JUMLAH else len(readings)
    bounds = [reading.exact_bounds() for reading in readings]
    lower = sum((b for b, _ in bounds), Fraction(0)) / divisor
    upper = sum((a for _, a in bounds), Fraction(0)) / divisor
    penyebut, catatan = _denominator(readings, konsolidasi)
    satuan = {reading.satuan for reading in readings}
    percents = {reading.persen for reading in readings}
    if len(percents) > 1:
        catatan = (*catatan, Catatan.SKALA_MERAGUKAN)
    return ReadCell(
        NumberKind.RENTANG if any(reading.range_of for reading in readings) else readings[0].kind,
        " + ".join(reading.text for reading in readings),
        to_decimal(lower),
        to_decimal(upper),
        persen=True in percents,
        penyebut=penyebut,
        satuan=satuan.pop() if len(satuan) == 1 else "",
        skala=readings[0].skala,
        catatan=tuple(dict.fromkeys((*catatan, *(c for reading in readings for c in reading.catatan)))),
        eksak=(lower, upper),
    )


def _denominator(
    readings: Sequence[ReadCell], konsolidasi: Konsolidasi
) -> tuple[Decimal | None, tuple[Catatan, ...]]:
    """The whole of the consolidated ``a dari b``, or a note that it was left out."""
    wholes = [reading.penyebut for reading in readings]
    known = [whole for whole in wholes if whole is not None]
    if len(known) == len(wholes) and konsolidasi is Konsolidasi.JUMLAH:
        return to_decimal(sum((Fraction(whole) for whole in known), Fraction(0))), ()
    if len(set(wholes)) == 1:
        return wholes[0], ()
    return None, (Catatan.PENYEBUT_BERBEDA,)
