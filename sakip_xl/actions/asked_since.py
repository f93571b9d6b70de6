"""Forms that were taken over before what they ask was changed: their answers are to other targets."""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.actions.formulir import asks_the_same, formulir_content
from sakip_xl.actions.session import Session
from sakip_xl.domain.model import Formulir, Unit
from sakip_xl.domain.terms import FormulirStatus
from sakip_xl.errors import Temuan, temuan


def still_asked(session: Session, unit: Unit, formulir: Formulir) -> bool:
    """Whether a form asks what the master would ask its unit now: indicators, targets and pagu.

    Only what concerns the unit is looked at, and no answers: those are hints that may change.
    """
    own = [row for row in session.master.indikator_in_force() if unit.kode in row.units]
    content = formulir_content(
        replace(session.master, indikator=own, realisasi=[]),
        unit,
        formulir.triwulan,
        id_formulir=formulir.id_formulir,
        tenggat=session.sekarang,
    )
    return asks_the_same(content, formulir.sidik)


def taken_before(unit: Unit, formulir: Formulir) -> Temuan:
    """That a form was taken over before what it asks was changed (SKP-482)."""
    return temuan("SKP-482", nilai=unit.nama, nomor=formulir.id_formulir)


def asked_otherwise(session: Session, triwulan: int) -> list[Temuan]:
    """Every form of the quarter that was taken over and asks something else than the master does now."""
    forms = session.master.formulir_tw(triwulan)
    return [
        taken_before(unit, form)
        for unit in session.master.required_units()
        if (form := forms.get(unit.kode)) is not None
        and form.status is FormulirStatus.DITERIMA
        and not still_asked(session, unit, form)
    ]
