"""Make the report of one SOP (Pengumpulan step 9, Pengukuran step 7)."""

from __future__ import annotations

from datetime import datetime

from sakip_xl.actions.approved_data import BEFORE, approved_changes
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.measure.summary import Summary, summarize
from sakip_xl.domain.model import Laporan, Master
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.log_repair import acknowledged_sentence, log_breaks
from sakip_xl.domain.sop.requirements import sidik_data
from sakip_xl.domain.terms import ROMAWI, Event, LaporanKind, SopName, Triwulan
from sakip_xl.domain.wording import percent
from sakip_xl.errors import SakipError
from sakip_xl.workbook.port import Book


def laporan(
    book: Book,
    sop: SopName,
    *,
    moment: Moment,
    triwulan: int | None = None,
) -> Result:
    """Append a draft report made from the data as they stand now; its document says it whole.

    The final report is not made here: it follows from the Sekretaris' *ya* (``majukan``). Refused when
    there is nothing to report yet (SKP-464); warned of every cell that is not as it was approved (SKP-836).
    What of the log was acknowledged as broken is part of the summary. Beranda shows the quarter afterwards.
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    session.refuse_paper(sop, period)
    row = compose_draft(session.master, sop, period, now=session.sekarang, oleh=session.oleh)
    session.perubahan.append_to(Laporan.table, row)
    content = {"sop": sop, "triwulan": period, "catatan": row.nomor, "sidik_data": row.sidik_data}
    session.note_event(Event.LAPORAN, **content)
    shown = session.show_quarter(period)
    backup = session.save("laporan")
    title = SOP[sop].judul.removeprefix("SOP ")
    message = f"Draft laporan {title} {row.nomor} sudah disusun.{shown}"
    found = approved_changes(session, period, *BEFORE[sop])
    data = {"nomor": row.nomor, "jenis": str(row.jenis), "cadangan": str(backup or "")}
    return Result(message, data, found)


def compose_draft(master: Master, sop: SopName, triwulan: int, *, now: datetime, oleh: str) -> Laporan:
    """The draft as a row: its numbers come from the data, its fingerprint ties it to them."""
    has_data = bool(_material(master, sop, triwulan))
    if not has_data:
        raise SakipError("SKP-464", nilai=SOP[sop].judul, triwulan=ROMAWI[triwulan])
    summary = summarize(master, triwulan, now)
    log = acknowledged_sentence(log_breaks(master.jejak, master.id_master))
    return Laporan(
        nomor=laporan_number(master, sop, triwulan),
        sop=sop,
        triwulan=Triwulan(triwulan),
        jenis=LaporanKind.DRAFT,
        tanggal=now.date(),
        disusun_oleh=oleh or "Tim SAKIP",
        ringkasan=f"{_ringkasan(summary, sop, master.pengaturan.desimal)} {log}".rstrip(),
        capaian=summary.kecamatan.bulat if sop is SopName.PENGUKURAN else None,
        sidik_data=sidik_data(master, sop, triwulan),
    )


def laporan_number(master: Master, sop: SopName, triwulan: int) -> str:
    """The number of the next report: PENGUMPULAN-TW2-2026-01, counted within its SOP and quarter."""
    used = {row.nomor for row in master.laporan}
    order = len(master.laporan_tw(sop, triwulan)) + 1
    start = f"{str(sop).upper()}-TW{int(triwulan)}-{master.pengaturan.tahun}"
    while (number := f"{start}-{order:02d}") in used:
        order += 1
    return number


def _material(master: Master, sop: SopName, triwulan: int) -> list[object]:
    source = master.realisasi if sop is SopName.PENGUMPULAN else master.kertas_kerja
    return [row for row in source if row.triwulan == triwulan]


def _ringkasan(summary: Summary, sop: SopName, desimal: int) -> str:
    if sop is SopName.PENGUMPULAN:
        return (
            f"{summary.kembali} dari {len(summary.wajib)} unit kembali; {summary.terisi} realisasi terkumpul."
        )
    return (
        f"{summary.berealisasi} dari {len(summary.indikator)} indikator berealisasi; "
        f"rata-rata capaian kecamatan {percent(summary.kecamatan.bulat, desimal)}."
    )
