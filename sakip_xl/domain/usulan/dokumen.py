"""The checklist of documents that an SOP asks for, and where each was kept last."""

from __future__ import annotations

from sakip_xl.domain.model import Cell, Dokumen, Master
from sakip_xl.domain.rules.dokumen import document_of, dokumen_rows, not_yet_listed, required_dokumen
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import SopName, Triwulan, YesNo
from sakip_xl.domain.usulan.base import Occasion, Usulan
from sakip_xl.domain.usulan.wording import with_quarter

_CONFIRM = (
    "Lihat setiap dokumen, betulkan Lokasi dan Sejak, lalu pilih Ya pada Sudah Ada. Yang berganti setiap "
    "kali, misalnya hasil survei, tanggalnya sengaja kosong."
)


def new_checklist(master: Master, sop: SopName, triwulan: int) -> list[Dokumen]:
    """The lines of the checklist that the quarter does not have yet; lines staff wrote stay as they are."""
    missing = not_yet_listed(master, sop, triwulan)
    return [
        Dokumen(sop=sop, triwulan=Triwulan(triwulan), langkah=number, dokumen=name)
        for number, name in required_dokumen(SOP[sop])
        if name in missing
    ]


def dokumen(occasion: Occasion) -> Usulan:
    """Where each document was kept last, and since when for one that does not change within the year.

    Whether it is there stays ``Tidak``: that is what a person confirms. Lines that are missing are added,
    also those that the office itself added last quarter.
    """
    usulan = Usulan("Dokumen")
    master = occasion.master
    rows = dokumen_rows(master, occasion.sop, occasion.triwulan)
    new = new_checklist(master, occasion.sop, occasion.triwulan)
    known = {_document(row) for row in (*rows, *new)}
    blank = {"triwulan": Triwulan(occasion.triwulan), "ada": YesNo.TIDAK, "lokasi": "", "sejak": None}
    own = [
        row.model_copy(update={**blank, "keterangan": ""})
        for row in occasion.earlier(master.dokumen)
        if _document(row) not in known
    ]
    usulan.rows[Dokumen.table] = [row.model_copy(update=_kept(occasion, row)) for row in (*new, *own)]
    usulan.cells = [
        (Dokumen.table, row.baris_ke, name, value)
        for row in rows
        if row.ada is YesNo.TIDAK
        for name, value in _kept(occasion, row).items()
        if not getattr(row, name)
    ]
    if usulan:
        usulan.to_do = [_CONFIRM]
    return usulan


def _document(row: Dokumen) -> str:
    return document_of(SOP[row.sop], row.dokumen)


def _kept(occasion: Occasion, row: Dokumen) -> dict[str, Cell]:
    """Where the document of a line was kept when it was last there."""
    seen = [
        other
        for other in occasion.master.dokumen
        if _document(other) == _document(row)
        and other.ada is YesNo.YA
        and other.triwulan <= occasion.triwulan
        and other.lokasi
    ]
    if not seen:
        return {}
    last = max(seen, key=lambda other: other.triwulan)
    place: dict[str, Cell] = {"lokasi": with_quarter(last.lokasi, occasion.triwulan - last.triwulan)}
    unchanging = {document_of(SOP[row.sop], name) for name in occasion.langkah.dokumen_tetap}
    if _document(row) in unchanging and last.sejak is not None:
        place["sejak"] = last.sejak
    return place
