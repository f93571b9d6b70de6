"""What the Sekretaris sends back to the filling in: the units that have to hand in again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip_xl.actions.record_note import note_record
from sakip_xl.actions.session import Session
from sakip_xl.domain.bentrok.record import Record
from sakip_xl.domain.model import Formulir
from sakip_xl.domain.sop.transition import Move
from sakip_xl.domain.terms import ROMAWI, Event, FormulirStatus, SopName
from sakip_xl.domain.wording import kode_list, listing, normalized
from sakip_xl.errors import SakipError

_FILLING_IN = "pengisian"


def ask_again(session: Session, move: Move, unit: str) -> list[str]:
    """Register the forms that have to be handed in again, each due as a form sent now; gives their units.

    They are those of ``unit`` (an unknown one is SKP-729), else those that the arahan names by kode or name,
    else all that came back. Only a return to the step of filling in asks for forms.
    """
    destination = move.ke_langkah
    if move.sop is not SopName.PENGUMPULAN or destination is None or destination.id != _FILLING_IN:
        return []
    forms = session.master.formulir_tw(move.triwulan)
    back = {kode: row for kode, row in forms.items() if row.status is FormulirStatus.DITERIMA}
    chosen = _chosen(forms, unit, move.triwulan) or _named(session, back, move.catatan) or [*back]
    for kode in chosen:
        if kode in back:
            _ask(session, back[kode], move.catatan)
    return sorted(kode for kode in chosen if kode in back)


def ask_again_sentence(units: Sequence[str]) -> str:
    """Who has to hand in again, as a sentence after the others; empty when nobody has to."""
    return f" Formulir diminta lagi dari {listing(units)}." if units else ""


def _chosen(forms: dict[str, Formulir], unit: str, triwulan: int) -> list[str]:
    by_name = {normalized(kode): kode for kode in forms}
    wanted = kode_list(unit)
    unknown = [kode for kode in wanted if normalized(kode) not in by_name]
    if unknown:
        raise SakipError("SKP-729", nilai=listing(unknown), triwulan=ROMAWI[triwulan])
    return [by_name[normalized(kode)] for kode in wanted]


def _named(session: Session, forms: dict[str, Formulir], text: str) -> list[str]:
    """The units that a text names, by kode as a word of its own or by name."""
    said = normalized(text)
    return [
        unit.kode
        for unit in session.master.unit
        if unit.kode in forms and (_says(said, unit.kode) or _says(said, unit.nama))
    ]


def _says(text: str, name: str) -> bool:
    wanted = re.escape(normalized(name))
    return bool(wanted) and re.search(rf"(?<![\w-]){wanted}(?![\w-])", text) is not None


def _ask(session: Session, formulir: Formulir, arahan: str) -> None:
    tenggat = session.filling_deadline()
    session.change(
        Formulir.table,
        formulir.baris_ke,
        status=str(FormulirStatus.DIKEMBALIKAN),
        alasan=f"Diminta lagi: {arahan}",
        tenggat=tenggat,
    )
    record = Record(Event.FORMULIR_DIMINTA, formulir=formulir.id_formulir)
    note_record(session, record, f"{formulir.id_formulir} dari {formulir.unit}: {arahan}", formulir.triwulan)
