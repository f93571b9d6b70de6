"""Who acts in which office on the day of an act: definitif, Plt. or Plh., and why somebody does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sakip_xl.domain.model import Master, Pejabat
from sakip_xl.domain.sop.transition import Refusal
from sakip_xl.domain.terms import Peran
from sakip_xl.domain.wording import listing, normalized, tanggal


def peran_on(master: Master, name: str, on: date) -> frozenset[Peran]:
    """Every role that a person holds on a day; one person may stand in several rows."""
    return frozenset(peran for peran in Peran if master.office_of(name, [peran], on))


def signed_name(master: Master, name: str, peran: Peran, on: date) -> str:
    """A person as the log names who did a step: with the office when he acts for another."""
    office = master.office_of(name, [peran], on)
    return f"{name} ({office.sebutan})" if office is not None and office.acting else name


def may_take_back(peran: Peran) -> tuple[Peran, ...]:
    """Who may take back what was done in a role: who has that role, and who is above it.

    >>> [str(each) for each in may_take_back(Peran.TIM_SAKIP)]
    ['Tim SAKIP', 'Sekretaris', 'Camat']
    """
    above = (Peran.SEKRETARIS, Peran.CAMAT)
    return (peran, *(above[above.index(peran) + 1 :] if peran in above else above))


def out_of_office(master: Master, name: str, allowed: Sequence[Peran], on: date) -> Refusal | None:
    """Why a person who has one of the roles by the list may not act on a day, or that nobody may.

    SKP-400: he is not in office then, with who is. SKP-420: nobody holds the role then. ``None`` when it is
    no matter of dates.
    """
    holders = [row for peran in allowed for row in master.holders(peran, on)]
    own = [row for row in master.pejabat if row.peran in allowed and normalized(row.nama) == normalized(name)]
    fields = {"tanggal": tanggal(on), "pelaku": " atau ".join(allowed)}
    if not holders:
        return Refusal("SKP-420", fields)
    if not own:
        return None
    menjabat = listing([f"{row.nama} ({row.sebutan})" for row in holders])
    reason = {"nilai": own[-1].nama, "jabatan": own[-1].sebutan, "alasan": _reason(own[-1], on)}
    return Refusal("SKP-400", {**fields, **reason, "menjabat": menjabat})


def _reason(row: Pejabat, on: date) -> str:
    if row.mulai is not None and on < row.mulai:
        return f"baru mulai {tanggal(row.mulai)}"
    if row.selesai is not None and row.selesai < on:
        return f"sudah selesai {tanggal(row.selesai)}"
    return "pejabat definitif sedang menjabat"
