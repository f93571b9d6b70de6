"""The checklist of documents that an SOP asks for, laid out for one quarter."""

from __future__ import annotations

from sakip_xl.domain.model import Dokumen, Master
from sakip_xl.domain.rules.dokumen import required_dokumen
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import SopName, Triwulan


def dokumen_rows(master: Master, sop: SopName, triwulan: int) -> list[Dokumen]:
    """The lines of the checklist that the quarter does not have yet; lines staff wrote stay as they are."""
    existing = {
        (row.langkah, row.dokumen.casefold())
        for row in master.dokumen
        if row.sop is sop and row.triwulan == triwulan
    }
    return [
        Dokumen(sop=sop, triwulan=Triwulan(triwulan), langkah=number, dokumen=name)
        for number, name in required_dokumen(SOP[sop])
        if (number, name.casefold()) not in existing
    ]
