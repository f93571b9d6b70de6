"""The checks on papers: disposisi, notulen, program kerja, documents, reports and the archive."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.model import Laporan, Master, Notulen
from sakip_xl.domain.rules.dokumen import dokumen_rows, not_yet_listed, required_dokumen
from sakip_xl.domain.rules.notulen import PESERTA_MINIMAL, rapat_keputusan, those_present, tim_present
from sakip_xl.domain.rules.program_kerja import PROPOSED, still_proposed, unplanned_langkah
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import in_force
from sakip_xl.domain.sop.requirements.registry import requirement
from sakip_xl.domain.sop.requirements.sidik import is_current
from sakip_xl.domain.sop.row_step import read_langkah
from sakip_xl.domain.terms import Event, LaporanKind, Peran, SopName, YesNo
from sakip_xl.domain.wording import listing
from sakip_xl.domain.wording import triwulan as nama_triwulan
from sakip_xl.errors import Temuan, temuan


@requirement("disposisi_camat")
def disposisi_camat(master: Master, sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """The Camat's order that begins the SOP."""
    yield from _disposisi(master, sop, triwulan, "disposisi_camat")


@requirement("disposisi_laporan")
def disposisi_laporan(master: Master, sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """The Camat's answer at the step where the report is handed to him."""
    yield from _disposisi(master, sop, triwulan, "disposisi_laporan")


def _disposisi(master: Master, sop: SopName, triwulan: int, syarat: str) -> Iterator[Temuan]:
    """One disposisi of the check's step is by whoever holds the role of Camat on its date."""
    langkah = SOP[sop].langkah_keluar(syarat).nomor
    at_step = [d for d in master.disposisi if d.sop is sop and d.langkah == langkah]
    rows = [d for d in at_step if d.triwulan == triwulan]
    if not rows:
        others = listing([nama_triwulan(number) for number in sorted({d.triwulan for d in at_step})])
        elsewhere = f"; yang tercatat untuk {others}" if others else ""
        names = {"sop": SOP[sop].judul, "triwulan": nama_triwulan(triwulan), "lain": elsewhere}
        yield temuan("SKP-421", langkah=langkah, **names)
    elif not any(master.office_of(d.oleh, [Peran.CAMAT], d.tanggal) for d in rows):
        yield temuan("SKP-422", nilai=rows[-1].nomor_agenda, oleh=rows[-1].oleh)


@requirement("notulen")
def notulen(master: Master, sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """One meeting has its participants, Tim SAKIP among them, and a decision."""
    rapat = [n for n in master.notulen if n.sop is sop and n.triwulan == triwulan]
    if not rapat:
        yield temuan("SKP-423", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))
    elif all(list(_notulen_flaws(master, n)) for n in rapat):
        yield from _notulen_flaws(master, rapat[-1])


def _notulen_flaws(master: Master, n: Notulen) -> Iterator[Temuan]:
    attendance = len(those_present(master, n.nomor))
    if attendance < PESERTA_MINIMAL:
        yield temuan("SKP-424", nilai=n.nomor, hadir=attendance, minimal=PESERTA_MINIMAL)
    if not tim_present(master, n.nomor):
        yield temuan("SKP-425", nilai=n.nomor)
    if not rapat_keputusan(master, n.nomor):
        yield temuan("SKP-426", nilai=n.nomor)


@requirement("program_kerja")
def program_kerja(master: Master, sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """The plan has every later step of Tim SAKIP, each activity with dates in order, and was looked at."""
    kegiatan = [p for p in master.program_kerja if p.sop is sop and p.triwulan == triwulan]
    if not kegiatan:
        yield temuan("SKP-427", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))
        return
    for number in unplanned_langkah(master, sop, triwulan):
        uraian = SOP[sop].ke(number).uraian.rstrip(".")
        yield temuan("SKP-428", nilai=number, uraian=uraian)
    for p in kegiatan:
        if p.selesai < p.mulai:
            yield temuan("SKP-429", nilai=p.kegiatan)
        if still_proposed(p):
            yield temuan("SKP-645", nilai=p.kegiatan, tanda=PROPOSED)


@requirement("dokumen_lengkap")
def dokumen_lengkap(master: Master, sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """Every document of the step is listed; every required line is ticked and says where it is kept."""
    first_step = {name: number for number, name in required_dokumen(SOP[sop])}
    for name in not_yet_listed(master, sop, triwulan):
        yield temuan("SKP-430", nilai=name, langkah=first_step[name])
    for d in dokumen_rows(master, sop, triwulan):
        if d.wajib is not YesNo.YA or d.langkah not in first_step.values():
            continue
        if d.ada is not YesNo.YA:
            yield temuan("SKP-431", nilai=d.dokumen, langkah=d.langkah)
        elif not d.lokasi:
            yield temuan("SKP-432", nilai=d.dokumen)


@requirement("laporan_draft")
def laporan_draft(master: Master, sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """The last draft was not sent back and is made from the data as they stand."""
    draft = _last(master, sop, triwulan, LaporanKind.DRAFT)
    if draft is None:
        yield temuan("SKP-442", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))
    elif draft.keputusan_sekretaris is YesNo.TIDAK:
        yield temuan("SKP-443", nilai=draft.nomor)
    elif not is_current(draft.sidik_data, master, sop, triwulan):
        yield temuan("SKP-444", nilai=draft.nomor)


@requirement("keputusan_sekretaris")
def keputusan_sekretaris(master: Master, sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """The last decision on a report is yes."""
    keputusan = [x.keputusan_sekretaris for x in master.laporan_tw(sop, triwulan) if x.keputusan_sekretaris]
    if not keputusan or keputusan[-1] is not YesNo.YA:
        yield temuan("SKP-445", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))


@requirement("laporan_final")
def laporan_final(master: Master, sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """The final report is made from the data as they stand."""
    final = _last(master, sop, triwulan, LaporanKind.FINAL)
    if final is None:
        yield temuan("SKP-446", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))
    elif not is_current(final.sidik_data, master, sop, triwulan):
        yield temuan("SKP-444", nilai=final.nomor)


@requirement("arsip")
def arsip(master: Master, sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """The result is in the list of the archive, and was put there since it was agreed to last."""
    listed = any(row.sop is sop and row.triwulan == triwulan for row in master.arsip)
    if not listed or not _archived_since_agreed(master, sop, triwulan):
        yield temuan("SKP-447", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))


def _archived_since_agreed(master: Master, sop: SopName, triwulan: int) -> bool:
    """Whether the log has an archive below the last agreement; also when it tells of no agreement.

    The order of the rows counts and not their times: a clock may have been set back.
    """
    decision = SOP[sop].langkah_keputusan.id
    archived = True
    for row in in_force(master.jejak):
        if (row.sop, row.triwulan) != (sop, triwulan):
            continue
        if row.peristiwa is Event.SELESAI and read_langkah(row)[0] == decision:
            archived = False
        archived = archived or row.peristiwa is Event.ARSIP
    return archived


def _last(master: Master, sop: SopName, triwulan: int, kind: LaporanKind) -> Laporan | None:
    reports = [x for x in master.laporan_tw(sop, triwulan) if x.jenis is kind]
    return reports[-1] if reports else None
