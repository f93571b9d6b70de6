"""KKE 4: what shows that the performance was measured each quarter, from the registers of both SOPs.

A paper of the evaluation of AKIP (PermenPANRB 88/2021): schedule, review of documents, attention of the
leader, invitation, attendance and minutes. What a register does not hold is a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sakip_xl.documents.base import Document, Source, Tags, with_office
from sakip_xl.documents.gaps import GAP, gap
from sakip_xl.documents.office import plan_tags
from sakip_xl.documents.sop_papers import SOP_NAMES
from sakip_xl.domain import wording
from sakip_xl.domain.model import Master
from sakip_xl.domain.sop.quarters import begun_quarters, quarter_of, quarters_with_data
from sakip_xl.domain.terms import ROMAWI, SopName, YesNo
from sakip_xl.domain.wording import normalized

_NOT_YET = "belum waktunya"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that is there: its number and its day, what it says, and what it still lacks."""

    nomor: str
    tanggal: str
    uraian: str = ""
    kurang: str = ""

    @property
    def told(self) -> str:
        """What it says, with a gap for what it lacks."""
        return f"{self.uraian} {gap(self.kurang)}".strip() if self.kurang else self.uraian


_Found = Iterator[Evidence]


def kke_4(source: Source) -> Iterator[Document]:
    """The evidence of every quarter that has come, by element and SOP; none before the first has."""
    come = _come(source)
    if not come:
        return
    found = {
        (tw, name, sop): list(look(source.master, sop, tw))
        for tw in come
        for name, look in ELEMENTS.items()
        for sop in SopName
    }
    quarters = [
        {
            "nama": wording.triwulan(tw),
            "bukti": [row for name in ELEMENTS for row in _rows(found, tw, name)],
        }
        for tw in come
    ]
    tags = with_office(
        plan_tags(source),
        triwulan=quarters,
        rekap=[{"unsur": name, **{f"tw{tw}": _count(found, tw, name) for tw in ROMAWI}} for name in ELEMENTS],
    )
    yield Document("", tags)


def _come(source: Source) -> list[int]:
    """The quarters that are over, or whose SOP has begun."""
    today, tahun = source.now.date(), source.master.pengaturan.tahun
    begun = begun_quarters(source.master) | quarters_with_data(source.master)
    over = {tw for tw in ROMAWI if (today.year, quarter_of(today)) > (tahun, tw)}
    return sorted(begun | over)


_All = dict[tuple[int, str, SopName], list[Evidence]]


def _rows(found: _All, triwulan: int, name: str) -> Iterator[Tags]:
    """The lines of one element: its evidence SOP by SOP, a gap for the SOP that has none."""
    shown = name
    for sop in SopName:
        missing = Evidence("", "", kurang=name.lower())
        for item in found[triwulan, name, sop] or [missing]:
            yield {
                "unsur": shown,
                "sop": SOP_NAMES[sop],
                "nomor_bukti": item.nomor,
                "tanggal_bukti": item.tanggal,
                "uraian": item.told,
            }
            shown = ""


def _count(found: _All, triwulan: int, name: str) -> str:
    """For how many SOP the evidence is whole, or that the quarter has not come."""
    asked = [found[triwulan, name, sop] for sop in SopName if (triwulan, name, sop) in found]
    if not asked:
        return _NOT_YET
    whole = sum(bool(items) and not any(item.kurang for item in items) for items in asked)
    if whole == len(asked):
        return "lengkap"
    return f"{whole} dari {len(asked)} SOP lengkap" if any(asked) else GAP


def _schedule(master: Master, sop: SopName, triwulan: int) -> _Found:
    rows = [row for row in master.program_kerja if row.sop is sop and row.triwulan == triwulan]
    if rows:
        first, last = min(row.mulai for row in rows), max(row.selesai for row in rows)
        days = f"{wording.tanggal(first)} sampai {wording.tanggal(last)}"
        yield Evidence("-", days, f"{len(rows)} kegiatan dalam Program Kerja")


def _review(master: Master, sop: SopName, triwulan: int) -> _Found:
    rows = [
        row for row in master.dokumen if row.sop is sop and row.triwulan == triwulan and row.wajib is YesNo.YA
    ]
    if rows:
        there = [row for row in rows if row.ada is YesNo.YA]
        last = max((row.sejak for row in there if row.sejak is not None), default=None)
        missing = wording.listing([row.dokumen for row in rows if row.ada is not YesNo.YA])
        text = f"{len(there)} dari {len(rows)} dokumen wajib ada"
        yield Evidence("-", wording.tanggal(last), text, missing)


def _attention(master: Master, sop: SopName, triwulan: int) -> _Found:
    for row in master.disposisi:
        if row.sop is sop and row.triwulan == triwulan:
            yield Evidence(row.nomor_agenda, wording.tanggal(row.tanggal), f"Disposisi: {row.hal}")


def _invitation(master: Master, sop: SopName, triwulan: int) -> _Found:
    for row in master.undangan:
        if row.sop is sop and row.triwulan == triwulan:
            day = wording.tanggal(row.tanggal_surat, blank=GAP)
            yield Evidence(row.nomor, day, f"{row.agenda}, rapat {wording.tanggal(row.tanggal)}")


def _attendance(master: Master, sop: SopName, triwulan: int) -> _Found:
    for row in master.notulen:
        if row.sop is sop and row.triwulan == triwulan:
            people = [one for one in master.peserta if normalized(one.nomor_notulen) == normalized(row.nomor)]
            present = f"{sum(one.hadir is YesNo.YA for one in people)} dari {len(people)} peserta hadir"
            told = (present, "") if people else ("", "peserta rapat")
            yield Evidence(row.nomor, wording.tanggal(row.tanggal), *told)


def _minutes(master: Master, sop: SopName, triwulan: int) -> _Found:
    for row in master.notulen:
        if row.sop is sop and row.triwulan == triwulan:
            yield Evidence(row.nomor, wording.tanggal(row.tanggal), row.agenda)


ELEMENTS: dict[str, Callable[[Master, SopName, int], _Found]] = {
    "Jadwal": _schedule,
    "Reviu Dokumen": _review,
    "Atensi Pimpinan": _attention,
    "Undangan": _invitation,
    "Daftar Hadir": _attendance,
    "Notulensi": _minutes,
}
"""What KKE 4 asks for in each quarter, and where it is looked for."""
