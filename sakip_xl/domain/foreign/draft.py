"""A mapping as it is proposed: what people see and correct before anything is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip_xl.domain.foreign.harvest import LeftCell
from sakip_xl.domain.foreign.proposal import ProposedColumn
from sakip_xl.domain.foreign.source import SourceTable


@dataclass(frozen=True, slots=True)
class MappingDraft:
    """The source, its tables with the proposal for each column, what would be left and how much taken."""

    source: str
    tables: Sequence[tuple[SourceTable, Sequence[ProposedColumn]]]
    left: Sequence[LeftCell]
    kinerja: int
    indikator: int
