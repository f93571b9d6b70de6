"""An office that runs one SOP on a log of its own: what the tests of the state machine share."""

from __future__ import annotations

from datetime import datetime, timedelta

from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.sop.state import State, StatusSop, fold
from sakip_xl.domain.sop.transition import Move, Refusal, Request, check_move
from sakip_xl.domain.terms import Peran, SopName, YesNo

ID = "uji"
SENIN = datetime(2026, 4, 6, 8, 0)
KALENDER = Calendar()
SEMUA = frozenset(Peran)


class Office:
    """A log that is written the way an action writes it, one row an hour."""

    def __init__(self, name: SopName = SopName.PENGUMPULAN) -> None:
        self.sop = SOP[name]
        self.jejak: list[JejakRow] = []
        self.kurang: dict[str, list[str]] = {}
        self.camat = False
        self.disetujui = True

    def status(self, now: datetime | None = None) -> StatusSop:
        moment = now or SENIN + timedelta(hours=len(self.jejak))
        return fold(self.jejak, self.sop, 2, calendar=KALENDER, now=moment)

    def request_move(self, request: Request) -> Move | Refusal:
        return check_move(
            self.sop,
            self.status(),
            request,
            missing_items=lambda name: [(text, "Lengkapi.") for text in self.kurang.get(name, [])],
            pengumpulan_disetujui=self.disetujui,
            camat_dapat_mengembalikan=self.camat,
        )

    def perform(
        self, keputusan: YesNo | None = None, catatan: str = "", ke_langkah: int | str | None = None
    ) -> Move:
        result = self.request_move(Request(SEMUA, keputusan, catatan, ke_langkah))
        assert isinstance(result, Move)
        self.note_event(result)
        return result

    def note_event(self, move: Move) -> None:
        waktu = SENIN + timedelta(hours=len(self.jejak))
        self.jejak.append(connect(self.jejak, ID, waktu=waktu, oleh="Siti", **move.jejak_content()))

    def until(self, number: int) -> Office:
        """Complete steps until the one of that number runs."""
        while (current := self.status().current) != self.sop.ke(number):
            self.perform(YesNo.YA if current and current.keputusan else None)
        return self

    def write(self, **content: object) -> None:
        """Put a row in the log that no action would write."""
        defaults: dict[str, object] = {
            "waktu": SENIN + timedelta(hours=len(self.jejak)),
            "sop": self.sop.nama,
            "triwulan": 2,
        }
        for name in ("langkah", "ke_langkah"):
            step = self.sop.find(str(content.get(name, "")))
            defaults |= {f"{name}_id": step.id} if step else {}
        self.jejak.append(connect(self.jejak, ID, **(defaults | content)))

    def refuse(self, request: Request) -> Refusal:
        result = self.request_move(request)
        assert isinstance(result, Refusal)
        return result


def state(status: StatusSop) -> str:
    """One letter a step: b(elum), j (berjalan), s(elesai), d(raf)."""
    return "".join(
        "j" if langkah.keadaan is State.BERJALAN else langkah.keadaan[0] for langkah in status.langkah
    )
