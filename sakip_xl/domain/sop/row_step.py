"""Which step a row of the log means, also one that was written when steps had numbers only."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.terms import SopName


def _read_aliases() -> dict[str, dict[str, list[str]]]:
    text = files("sakip_xl.data").joinpath("langkah_lama.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


_ALIASES = _read_aliases()["format_1"]


def read_langkah(row: JejakRow) -> tuple[str, str]:
    """The ids of the row's step and of the step it goes back to, an empty text for none.

    A row of format 1 has numbers: they mean what they meant then (``data/langkah_lama.toml``).
    """
    if row.format not in {None, 1}:
        return row.langkah_id, row.ke_langkah_id
    return _old_id(row.sop, row.langkah), _old_id(row.sop, row.ke_langkah)


def _old_id(sop: SopName | None, number: int | None) -> str:
    ids = _ALIASES[sop] if sop and number else []
    return ids[number - 1] if number and number <= len(ids) else ""
