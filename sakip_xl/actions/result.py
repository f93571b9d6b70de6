"""How a command calls its action, and what every action gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from sakip_xl.errors import Temuan, Tingkat
from sakip_xl.schema.base import Command


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one action: a message for staff, data for ``--json``, findings and files.

    ``lines`` say in text what ``data`` has in detail.

    ``keluar`` is the exit status of design.md 6: the given ``status``, else 1 when a finding blocks,
    else 0.
    """

    pesan: str
    data: dict[str, Any] = field(default_factory=dict)
    temuan: Sequence[Temuan] = ()
    files: Sequence[Path] = ()
    status: int | None = None
    lines: Sequence[str] = ()

    @property
    def keluar(self) -> int:
        """0 done, 1 when a finding is ``salah``, or what the action says."""
        if self.status is not None:
            return self.status
        return int(any(temuan.tingkat is Tingkat.SALAH for temuan in self.temuan))

    def to_dict(self) -> dict[str, Any]:
        """The one JSON object of ``--json``."""
        return {"pesan": self.pesan, **self.data, "temuan": [temuan.to_dict() for temuan in self.temuan]}


def call(command: Command, values: Mapping[str, object]) -> Any:
    """Call the action of a command, imported only now so that a light click starts fast.

    A value of ``None`` was not said and is left to the action.
    """
    said = {name: value for name, value in values.items() if value is not None}
    return resolve_name(f"sakip_xl.{command.action}")(**said)
