"""The check of one unit's form: the rules on a reported number, run over its entry columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.measure.reported import asked_of
from sakip_xl.domain.measure.typed_number import ReadCell, read_number
from sakip_xl.domain.model import AnggaranInput, FormulirInput
from sakip_xl.domain.rules.anggaran import more_than_pagu
from sakip_xl.domain.rules.dates import triwulan_end
from sakip_xl.domain.rules.one_number import ReportedNumber, check_items
from sakip_xl.domain.rules.registry import Judul, Violation, as_temuan, field_heading, violation
from sakip_xl.domain.terms import DecimalSeparator, Polaritas
from sakip_xl.domain.wording import normalized

_ISIAN = FormulirInput.table
_ANGGARAN = AnggaranInput.table


def check_input(
    entries: Sequence[FormulirInput],
    anggaran: Sequence[AnggaranInput] = (),
    *,
    tahun: int | None = None,
    triwulan: int | None = None,
    separator: DecimalSeparator = DecimalSeparator.TANYAKAN,
    heading: Judul = field_heading,
) -> list[CellTemuan]:
    """Every finding in the entry columns of a form, by row.

    The locked columns of the form itself say what is asked, so the master is not needed. A row without a
    target for the quarter may stay empty. Without ``tahun`` and ``triwulan`` nothing is said about dates.
    ``heading`` gives the heading of a field.
    """
    end = None if tahun is None or triwulan is None else triwulan_end(tahun, triwulan)
    read = partial(read_number, separator=separator)
    items = [_reported(row, read, end) for row in entries]
    result = [as_temuan(kode, _ISIAN, found, heading) for kode, found in check_items(items)]
    result += [
        as_temuan(kode, _ANGGARAN, found, heading) for row in anggaran for kode, found in _anggaran(row)
    ]
    return result


def _reported(row: FormulirInput, read: Callable[[object], ReadCell], end: date | None) -> ReportedNumber:
    polaritas, target = _polaritas(row.polaritas), read(row.target)
    item = ReportedNumber(row, row.indikator, row.satuan, polaritas, target, read(row.realisasi), end)
    return item.completed(read, asks=asked_of(row) is not None)


def _polaritas(text: str) -> Polaritas:
    """The polarity a form prints; a form that was tampered with is refused elsewhere."""
    known = {member.value: member for member in Polaritas}
    return known.get(normalized(text), Polaritas.POSITIF)


def _anggaran(row: AnggaranInput) -> Iterator[tuple[str, Violation]]:
    """What is wrong with one budget row: not filled although it has a pagu, or spent more than that."""
    if row.realisasi is None and row.pagu:
        yield "SKP-135", violation(row, "realisasi", indikator=row.uraian or row.kode, belum="")
    excess = more_than_pagu(row.realisasi, row.pagu, row.kode)
    if excess is not None:
        yield "SKP-333", violation(row, "realisasi", **excess)
