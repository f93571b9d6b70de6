"""What the signature under a step stands for besides the step: the disposisi that it ends with."""

from __future__ import annotations

import json
from hashlib import sha256

from sakip_xl.domain.model import Disposisi, Master
from sakip_xl.domain.terms import SopName


def disposisi_sidik(master: Master, sop: SopName, triwulan: int, langkah: int) -> str:
    """The fingerprint of the disposisi of a step, in whatever order they stand; empty without any."""
    rows = sorted(
        [[name, str(getattr(row, name) or "")] for name in Disposisi.bidang()]
        for row in master.disposisi
        if (row.sop, row.triwulan, row.langkah) == (sop, triwulan, langkah)
    )
    return sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest() if rows else ""
