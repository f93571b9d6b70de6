"""What every sheet builder draws from: the raw rows, the typed master and the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sakip_xl.domain.model import Master
from sakip_xl.layout.inti import Konteks
from sakip_xl.layout.isi import IsiBuku


@dataclass(frozen=True, slots=True, eq=False)
class Bahan:
    """The content to draw; ``sekarang`` is the moment of the action, never the clock's own.

    One drawing has one of it: what several sheets show is computed once for it.
    """

    isi: IsiBuku
    master: Master
    sekarang: datetime

    @property
    def konteks(self) -> Konteks:
        """What computed columns look at."""
        return Konteks(self.master.pengaturan, tuple(self.master.predikat))
