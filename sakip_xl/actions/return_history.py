"""What the log tells of the copies that were taken over before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sakip_xl.actions.returned import Returned
from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.record import Record, acceptances, records, written
from sakip_xl.domain.model import Formulir, Master
from sakip_xl.domain.terms import Event, FormulirStatus


@dataclass(slots=False)
class ReturnHistory:
    """The records of cells in the log, the oldest first."""

    records: list[Record] = field(default_factory=list)

    @classmethod
    def of(cls, master: Master) -> ReturnHistory:
        """The history in the log of a master."""
        return cls([*records(master.jejak)])

    @cached_property
    def written(self) -> dict[Place, str]:
        """What the program wrote last into every cell."""
        return written(self.records)

    @cached_property
    def by_formulir(self) -> dict[str, list[Record]]:
        """The records of every form."""
        result: dict[str, list[Record]] = {}
        for record in self.records:
            result.setdefault(record.formulir, []).append(record)
        return result

    def accepted(self, id_formulir: str) -> Record | None:
        """The copy of a form that was taken over last and counts."""
        taken = acceptances(self.by_formulir.get(id_formulir, ()))
        return taken[-1] if taken else None

    def asked_at(self, formulir: Formulir) -> datetime | None:
        """When a form that came back was asked for again; ``None`` when it was not, or came back since."""
        own = self.by_formulir.get(formulir.id_formulir, ())
        if formulir.status is not FormulirStatus.DIKEMBALIKAN or not own:
            return None
        return own[-1].waktu if own[-1].peristiwa is Event.FORMULIR_DIMINTA else None

    def later(self, returned: Returned) -> bool:
        """Whether a copy was saved after the one that was taken over; also when none counts.

        What was typed from paper anew is later than what was typed there before. A form that was asked for
        again is handed in again by another copy, or by the same one saved since.
        """
        formulir = returned.formulir
        if formulir is None:
            return False
        asked = self.asked_at(formulir)
        if formulir.status is not FormulirStatus.DITERIMA and asked is None:
            return True
        saved = returned.saved_at or datetime.min
        if returned.taken_before:
            return asked is not None and saved > asked
        if returned.paper and formulir.on_paper:
            return True
        record = self.accepted(formulir.id_formulir)
        before = record.disimpan if record else formulir.kembali
        return before is None or saved > before
