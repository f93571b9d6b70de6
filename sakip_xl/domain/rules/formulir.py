"""Rules of the register of forms: sent, received with tanda terima, returned (SOP steps 6 and 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sakip_xl.domain.model import Formulir
from sakip_xl.domain.rules.dates import in_future
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    duplicates,
    row_rule,
    rule,
    slips,
    violation,
)
from sakip_xl.domain.terms import FormulirStatus
from sakip_xl.domain.wording import normalized, triwulan, waktu

_T = Formulir.table
_IN_FORCE = {FormulirStatus.DIKIRIM, FormulirStatus.DITERIMA}


@rule(
    "SKP-301",
    _T,
    kenapa="Nomor formulir menunjuk satu formulir yang dikirim.",
    baik={_T: [{"id_formulir": "F-1"}, {"id_formulir": "F-2", "unit": "UMUM"}]},
    buruk={_T: [{"id_formulir": "F-1"}, {"id_formulir": "F-1"}]},
)
def duplicate_nomor(k: RuleScope) -> Iterator[Violation]:
    """Two forms carry one number."""
    yield from duplicates(k.master.formulir, "id_formulir", lambda f: normalized(f.id_formulir))


@rule(
    "SKP-302",
    _T,
    kenapa="Formulir dikirim kepada unit pada daftar unit kerja.",
    baik={_T: [{"unit": "PEM"}]},
    buruk={_T: [{"unit": "XX"}]},
)
def unit_not_found(k: RuleScope) -> Iterator[Violation]:
    """A form of a unit that does not exist."""
    yield from slips(k, "formulir")


@rule(
    "SKP-329",
    _T,
    kenapa="Satu unit mengisi satu formulir setiap triwulan; yang dikirim ulang menggantikan yang lama.",
    baik={_T: [{"status": "dikembalikan"}, {"id_formulir": "F-2"}]},
    buruk={_T: [{}, {"id_formulir": "F-2"}]},
)
def duplicate_formulir(k: RuleScope) -> Iterator[Violation]:
    """One unit has two forms in force for one quarter."""
    yield from duplicates(
        [f for f in k.master.formulir if f.status in _IN_FORCE],
        "unit",
        lambda f: (f.unit, f.triwulan),
        lambda f: {"triwulan": triwulan(f.triwulan)},
    )


@row_rule(
    "SKP-226",
    _T,
    kenapa="Unit hanya boleh dikecualikan dengan alasan tertulis, agar rekap dapat dipertanggungjawabkan.",
    baik={_T: [{"status": "dikecualikan", "alasan": "Jabatan kosong"}]},
    buruk={_T: [{"status": "dikecualikan"}]},
)
def excused_without_reason(f: Formulir, _k: RuleScope) -> Iterator[Violation]:
    """A unit is excused without a reason."""
    if f.status is FormulirStatus.DIKECUALIKAN and not f.alasan:
        yield violation(f, "alasan", unit=f.unit)


@row_rule(
    "SKP-227",
    _T,
    kenapa="Unit tidak mungkin menerima formulir sebelum formulir dikirim.",
    baik={_T: [{}, {"diterima_unit": None}, {"dikirim": None}]},
    buruk={_T: [{"diterima_unit": datetime(2026, 7, 8, 8, 59)}]},
)
def received_before_sent(f: Formulir, _k: RuleScope) -> Iterator[Violation]:
    """A form was received before it was sent."""
    if f.dikirim is not None and f.diterima_unit is not None and f.diterima_unit < f.dikirim:
        yield violation(f, "diterima_unit", dikirim=waktu(f.dikirim))


@row_rule(
    "SKP-124",
    _T,
    kenapa="Tanda terima mencatat yang sudah terjadi, jadi tidak mungkin setelah hari ini.",
    baik={_T: [{"diterima_unit": datetime(2026, 7, 10, 16)}]},
    buruk={_T: [{"diterima_unit": datetime(2026, 7, 11, 8)}]},
)
def received_in_future(f: Formulir, k: RuleScope) -> Iterator[Violation]:
    """A form was received at a moment that has not come."""
    yield from in_future(f, "diterima_unit", k)


@row_rule(
    "SKP-228",
    _T,
    kenapa="Tanda terima harus menyebut siapa yang menerima dan kapan.",
    baik={_T: [{}, {"penerima": "", "diterima_unit": None}]},
    buruk={_T: [{"penerima": ""}, {"diterima_unit": None}]},
)
def half_given_tanda_terima(f: Formulir, _k: RuleScope) -> Iterator[Violation]:
    """The receipt lacks either the name or the time."""
    if bool(f.penerima) != (f.diterima_unit is not None):
        yield violation(f, "diterima_unit" if f.penerima else "penerima", unit=f.unit)
