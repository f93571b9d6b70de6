"""What every action gives back: a message for staff, data for ``--json``, findings and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sakip_xl.errors import Temuan, Tingkat


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one action.

    ``keluar`` is the exit status of design.md 6: the given ``status``, else 1 when a finding blocks,
    else 0.
    """

    pesan: str
    data: dict[str, Any] = field(default_factory=dict)
    temuan: Sequence[Temuan] = ()
    berkas: Sequence[Path] = ()
    status: int | None = None

    @property
    def keluar(self) -> int:
        """0 done, 1 when a finding is ``salah``, or what the action says."""
        if self.status is not None:
            return self.status
        return int(any(temuan.tingkat is Tingkat.SALAH for temuan in self.temuan))

    def to_dict(self) -> dict[str, Any]:
        """The one JSON object of ``--json``."""
        return {"pesan": self.pesan, **self.data, "temuan": [temuan.to_dict() for temuan in self.temuan]}
