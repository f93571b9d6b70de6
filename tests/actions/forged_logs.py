"""A log as somebody with a dozen lines of code forges it: cut off at its end, or computed anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sakip_xl.actions.witness_files import chain_of
from sakip_xl.domain.sop.jejak import JejakRow, check_chain, compute_sidik, initial_sidik
from sakip_xl.schema.content import BookContent, raw


def cut(content: BookContent, rows: int) -> BookContent:
    """The book without the last rows of its log."""
    return _with_chain(content, chain_of(content)[:-rows])


def computed_anew(content: BookContent, place: int, **change: Any) -> BookContent:
    """The book with one row of its log edited, and every fingerprint from there on computed again."""
    old = chain_of(content)
    chain = old[:place]
    for row in [old[place].model_copy(update=change), *old[place + 1 :]]:
        above = chain[-1].sidik if chain else initial_sidik(content.meta["id_master"])
        new = row.model_copy(update={"sidik_lalu": above})
        chain.append(new.model_copy(update={"sidik": compute_sidik(new)}))
    return _with_chain(content, chain)


def _with_chain(content: BookContent, chain: list[JejakRow]) -> BookContent:
    assert check_chain(chain, content.meta["id_master"]) == []
    return replace(content, tables={**content.tables, JejakRow.table: [*map(raw, chain)]})
