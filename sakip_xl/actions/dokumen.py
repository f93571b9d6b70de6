"""The checklist of documents that an SOP asks for, laid out for one quarter."""

from __future__ import annotations

from sakip_xl.domain.aturan.dokumen import dokumen_wajib
from sakip_xl.domain.istilah import NamaSop, Triwulan
from sakip_xl.domain.model import Dokumen, Master
from sakip_xl.domain.sop import SOP


def baris_dokumen(master: Master, sop: NamaSop, triwulan: int) -> list[Dokumen]:
    """The lines of the checklist that the quarter does not have yet; lines staff wrote stay as they are."""
    ada = {
        (baris.langkah, baris.dokumen.casefold())
        for baris in master.dokumen
        if baris.sop is sop and baris.triwulan == triwulan
    }
    return [
        Dokumen(sop=sop, triwulan=Triwulan(triwulan), langkah=nomor, dokumen=nama)
        for nomor, nama in dokumen_wajib(SOP[sop])
        if (nomor, nama.casefold()) not in ada
    ]
