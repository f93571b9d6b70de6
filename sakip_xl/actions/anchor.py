"""The head of the log as what an action makes names it: the last row that the master had when it was read.

Rows that the action itself adds are not named: they stand in the file only once it is saved.
"""

from __future__ import annotations

import re

from sakip_xl.actions.session import Session
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.sop.jejak import initial_sidik
from sakip_xl.domain.sop.saksi import Anchor, anchor_of


def head(session: Session) -> Anchor:
    """The last row of the log as the master was read."""
    return anchor_of(session.master.jejak, session.content.meta.get("id_master", ""))


def head_of(session: Session, row: NaskahRow) -> Anchor | None:
    """The row of the log that a document names by its register; ``None`` for one of before."""
    if not re.fullmatch(r"[0-9a-f]{64}", row.sidik_jejak):
        return None
    return Anchor(initial_sidik(session.content.meta.get("id_master", "")), row.jejak or 0, row.sidik_jejak)
