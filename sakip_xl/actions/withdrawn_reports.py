"""What an answer against a report leaves: reports that do not stand any more, and an arahan that is spent."""

from __future__ import annotations

from sakip_xl.actions.session import Session
from sakip_xl.domain.model import Kerja, Laporan
from sakip_xl.domain.sop.definition import SOP, Langkah
from sakip_xl.domain.terms import LaporanKind, SopName, YesNo


def withdraw_reports(session: Session, sop: SopName, triwulan: int, target: Langkah, arahan: str) -> None:
    """Write the arahan on every report that does not stand any more once ``target`` is done again.

    From a step before the decision on a new draft is needed; from the decision itself only a new final.
    """
    reports = session.master.laporan_tw(sop, triwulan)
    draft = [report for report in reports if report.jenis is LaporanKind.DRAFT][-1]
    redraft = target.nomor < SOP[sop].langkah_keputusan.nomor
    for report in reports:
        if report.baris_ke > draft.baris_ke or (redraft and report is draft):
            no = str(YesNo.TIDAK)
            session.change(Laporan.table, report.baris_ke, keputusan_sekretaris=no, arahan=arahan)


def clear_arahan(session: Session) -> None:
    """An answer given by the fields of Beranda is spent: they are not to go with the next one."""
    kerja = session.master.kerja
    filled = [name for name in ("arahan", "ke_langkah") if getattr(kerja, name)]
    session.change(Kerja.table, kerja.baris_ke, **dict.fromkeys(filled))
