"""The letter that invites to the meeting."""

from __future__ import annotations

from typing import Any

from sakip_xl.domain.model import Notulen, Undangan
from sakip_xl.domain.terms import Peran, Triwulan
from sakip_xl.domain.usulan.base import Occasion
from sakip_xl.domain.usulan.wording import next_number
from sakip_xl.domain.wording import triwulan


def letter_in_force(occasion: Occasion) -> Undangan | None:
    """The last invitation of this SOP and quarter that can be read."""
    place = (occasion.sop, occasion.triwulan)
    own = [row for row in occasion.master.undangan if (row.sop, row.triwulan) == place]
    return own[-1] if own else None


def proposed_letter(occasion: Occasion, meeting: Notulen | None) -> Undangan:
    """An invitation of today to a meeting of today, with hours, place and people of last quarter's.

    Last quarter's meeting stands in for an invitation that it did not have. Without either the hours and the
    place stay blank, and the meeting is about what the SOP says.
    """
    master = occasion.master
    letter = next(reversed(occasion.earlier(master.undangan)), None)
    old = letter or meeting
    hours: dict[str, Any] = {name: getattr(old, name, None) for name in ("jam_mulai", "jam_selesai")}
    agenda = f"Arahan pelaksanaan {occasion.subject.lower()} {triwulan(occasion.triwulan)}"
    tahun = master.pengaturan.tahun
    return Undangan.model_construct(
        nomor=next_number([row.nomor for row in master.undangan], tahun) or f"UND-01/{tahun}",
        sop=occasion.sop,
        triwulan=Triwulan(occasion.triwulan),
        tanggal_surat=occasion.today,
        tanggal=occasion.today,
        **hours,
        tempat=old.tempat if old else "",
        agenda=occasion.moved(old.agenda, old.triwulan, old.tanggal) if old else agenda,
        kepada="; ".join(_still(occasion, letter.kepada)) if letter else "",
        pengundang=occasion.holder(Peran.SEKRETARIS),
    )


def _still(occasion: Occasion, names: str) -> list[str]:
    """Those of the names who have not left."""
    return [name for part in names.split(";") if (name := occasion.still(part.strip()))]
