"""What every sheet builder draws from: the raw rows, the typed master and the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sakip_xl.domain.measure.summary import Summary, summarize
from sakip_xl.domain.model import Master
from sakip_xl.formulas.base import Scope
from sakip_xl.schema.content import BookContent


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """The content to draw; ``now`` is the moment of the action, never the clock's own.

    One drawing has one of it: what several sheets show is computed once for it.
    """

    content: BookContent
    master: Master
    now: datetime

    @property
    def scope(self) -> Scope:
        """What computed columns look at."""
        kerja = self.master.kerja
        return Scope(self.master.pengaturan, tuple(self.master.predikat), int(kerja.triwulan))


@lru_cache(maxsize=1)  # several sheets of one drawing show the same
def summary(material: Material) -> Summary:
    """The measurement of the quarter chosen on Beranda."""
    return summarize(material.master, int(material.master.kerja.triwulan), material.now)
