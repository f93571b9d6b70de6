"""Raw cells as JSON, which knows no dates, and back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

_KINDS: dict[str, type[datetime | date | time]] = {"waktu": datetime, "tanggal": date, "jam": time}


def cell_as_json(value: object) -> dict[str, str]:
    """A moment, a date or a time of day for ``json.dumps``; a moment is a date too, so it comes first.

    ``TypeError`` for what is no raw cell.

    >>> cell_as_json(date(2026, 7, 1))
    {'=tanggal': '2026-07-01'}
    """
    for name, kind in _KINDS.items():
        if isinstance(value, kind):
            return {f"={name}": value.isoformat()}
    msg = f"{type(value)} is no raw cell"
    raise TypeError(msg)


def cell_from_json(content: dict[str, Any]) -> Any:
    """Dates back, as ``object_hook`` of ``json.loads``; no field of a table begins with an equals sign."""
    [name, *other] = content or [""]
    kind = _KINDS.get(name.removeprefix("=")) if name.startswith("=") and not other else None
    return kind.fromisoformat(content[name]) if kind else content
