"""The checks on papers: disposisi, notulen, program kerja, documents, reports and the archive."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.aturan.dokumen import baris_dokumen, belum_terdaftar, dokumen_wajib
from sakip_xl.domain.aturan.inti import kunci
from sakip_xl.domain.aturan.notulen import PESERTA_MINIMAL, keputusan_rapat, tim_hadir, yang_hadir
from sakip_xl.domain.aturan.program_kerja import langkah_belum_direncanakan
from sakip_xl.domain.istilah import JenisLaporan, NamaSop, Peran, YaTidak
from sakip_xl.domain.model import Laporan, Master, Notulen
from sakip_xl.domain.sop import SOP
from sakip_xl.domain.syarat.inti import syarat
from sakip_xl.domain.syarat.sidik import sidik_data
from sakip_xl.domain.tulisan import triwulan as nama_triwulan
from sakip_xl.errors import Temuan, temuan


@syarat("disposisi_camat")
def disposisi_camat(master: Master, sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """The Camat's order of step 1."""
    yield from _disposisi(master, sop, triwulan, 1)


@syarat("disposisi_laporan")
def disposisi_laporan(master: Master, sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """The Camat's answer at the step where the report is handed to him."""
    langkah = next(s.nomor for s in SOP[sop].langkah if "disposisi_laporan" in s.syarat_keluar)
    yield from _disposisi(master, sop, triwulan, langkah)


def _disposisi(master: Master, sop: NamaSop, triwulan: int, langkah: int) -> Iterator[Temuan]:
    """One disposisi of that step is by somebody with the role of Camat."""
    ada = [d for d in master.disposisi if d.sop is sop and d.triwulan == triwulan and d.langkah == langkah]
    camat = {kunci(p.nama) for p in master.pejabat if p.peran is Peran.CAMAT}
    if not ada:
        yield temuan("SKP-421", langkah=langkah, sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))
    elif not any(kunci(d.oleh) in camat for d in ada):
        yield temuan("SKP-422", nilai=ada[-1].nomor_agenda, oleh=ada[-1].oleh)


@syarat("notulen")
def notulen(master: Master, sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """One meeting has its participants, Tim SAKIP among them, and a decision."""
    rapat = [n for n in master.notulen if n.sop is sop and n.triwulan == triwulan]
    if not rapat:
        yield temuan("SKP-423", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))
    elif all(list(_cacat_notulen(master, n)) for n in rapat):
        yield from _cacat_notulen(master, rapat[-1])


def _cacat_notulen(master: Master, n: Notulen) -> Iterator[Temuan]:
    hadir = len(yang_hadir(master, n.nomor))
    if hadir < PESERTA_MINIMAL:
        yield temuan("SKP-424", nilai=n.nomor, hadir=hadir, minimal=PESERTA_MINIMAL)
    if not tim_hadir(master, n.nomor):
        yield temuan("SKP-425", nilai=n.nomor)
    if not keputusan_rapat(master, n.nomor):
        yield temuan("SKP-426", nilai=n.nomor)


@syarat("program_kerja")
def program_kerja(master: Master, sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """The plan has every later step of Tim SAKIP, each activity with dates in order."""
    kegiatan = [p for p in master.program_kerja if p.sop is sop and p.triwulan == triwulan]
    if not kegiatan:
        yield temuan("SKP-427", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))
        return
    for nomor in langkah_belum_direncanakan(master, sop, triwulan):
        uraian = SOP[sop].ke(nomor).uraian.rstrip(".")
        yield temuan("SKP-428", nilai=nomor, uraian=uraian)
    for p in kegiatan:
        if p.selesai < p.mulai:
            yield temuan("SKP-429", nilai=p.kegiatan)


@syarat("dokumen_lengkap")
def dokumen_lengkap(master: Master, sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """Every document of the step is listed; every required line is ticked and says where it is kept."""
    langkah_asal = {nama: nomor for nomor, nama in dokumen_wajib(SOP[sop])}
    for nama in belum_terdaftar(master, sop, triwulan):
        yield temuan("SKP-430", nilai=nama, langkah=langkah_asal[nama])
    for d in baris_dokumen(master, sop, triwulan):
        if d.wajib is not YaTidak.YA or d.langkah not in langkah_asal.values():
            continue
        if d.ada is not YaTidak.YA:
            yield temuan("SKP-431", nilai=d.dokumen, langkah=d.langkah)
        elif not d.lokasi:
            yield temuan("SKP-432", nilai=d.dokumen)


@syarat("laporan_draft")
def laporan_draft(master: Master, sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """The last draft was not sent back and is made from the data as they stand."""
    draft = _terakhir(master, sop, triwulan, JenisLaporan.DRAFT)
    if draft is None:
        yield temuan("SKP-442", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))
    elif draft.keputusan_sekretaris is YaTidak.TIDAK:
        yield temuan("SKP-443", nilai=draft.nomor)
    elif draft.sidik_data != sidik_data(master, sop, triwulan):
        yield temuan("SKP-444", nilai=draft.nomor)


@syarat("keputusan_sekretaris")
def keputusan_sekretaris(master: Master, sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """The last decision on a report is yes."""
    keputusan = [x.keputusan_sekretaris for x in master.laporan_tw(sop, triwulan) if x.keputusan_sekretaris]
    if not keputusan or keputusan[-1] is not YaTidak.YA:
        yield temuan("SKP-445", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))


@syarat("laporan_final")
def laporan_final(master: Master, sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """The final report is made from the data as they stand."""
    final = _terakhir(master, sop, triwulan, JenisLaporan.FINAL)
    if final is None:
        yield temuan("SKP-446", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))
    elif final.sidik_data != sidik_data(master, sop, triwulan):
        yield temuan("SKP-444", nilai=final.nomor)


@syarat("arsip")
def arsip(master: Master, sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """The result stands in the list of the archive."""
    if not any(a.sop is sop and a.triwulan == triwulan for a in master.arsip):
        yield temuan("SKP-447", sop=SOP[sop].judul, triwulan=nama_triwulan(triwulan))


def _terakhir(master: Master, sop: NamaSop, triwulan: int, jenis: JenisLaporan) -> Laporan | None:
    ada = [x for x in master.laporan_tw(sop, triwulan) if x.jenis is jenis]
    return ada[-1] if ada else None
