"""What somebody asks for by a kode, and all that can be told of it: reported and computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum

from sakip_xl.domain.measure.summary import Summary, summarize
from sakip_xl.domain.model import Master
from sakip_xl.domain.origin.changes import CellLog
from sakip_xl.domain.origin.computed import ComputedFigure, measured_figures
from sakip_xl.domain.origin.figures import CellOrigin, anggaran_figures, planned_figures, realisasi_figures
from sakip_xl.domain.origin.rollup import KECAMATAN, kecamatan_figures, node_figures, unit_figures
from sakip_xl.domain.wording import normalized

_MOST_ALIKE = 5


class SubjectKind(StrEnum):
    """What has figures."""

    INDIKATOR = "indikator"
    KINERJA = "kinerja"
    UNIT = "unit"
    KECAMATAN = "kecamatan"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that has figures; ``nama`` is empty where only its figures are left."""

    kind: SubjectKind
    kode: str
    nama: str = ""


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """What somebody asks for: a kode, of which kind where that is known, and the figure meant above all.

    ``judul`` is the heading of its column.
    """

    kode: str
    kind: SubjectKind | None = None
    unit: str = ""
    triwulan: int | None = None
    judul: str = ""


@dataclass(frozen=True, slots=True)
class SubjectOrigin:
    """All that the book tells of one subject: the cells that somebody filled in, and what was computed."""

    subject: Subject
    figures: tuple[CellOrigin, ...]
    computed: tuple[ComputedFigure, ...]


def subjects(master: Master, kode: str, kind: SubjectKind | None = None) -> list[Subject]:
    """What is known by a kode, spelled as it is in the book: an indicator and a node may share one."""
    found = (each for each in _every(master) if normalized(each.kode) == normalized(kode))
    several: dict[SubjectKind, Subject] = {}
    for each in found:
        if kind is None or each.kind is kind:
            several.setdefault(each.kind, each)
    return [*several.values()]


def _every(master: Master) -> Iterator[Subject]:
    """Everything that has figures; what its list has no more comes last."""
    for indikator in master.indikator_in_force():
        yield Subject(SubjectKind.INDIKATOR, indikator.kode, indikator.indikator)
    for node in master.kinerja:
        yield Subject(SubjectKind.KINERJA, node.kode, node.uraian)
    for unit in master.unit:
        yield Subject(SubjectKind.UNIT, unit.kode, unit.nama)
    yield Subject(SubjectKind.KECAMATAN, KECAMATAN, master.pengaturan.nama_kecamatan)
    for kode in (*(row.kode for row in master.realisasi), *(row.kode for row in master.kertas_kerja)):
        yield Subject(SubjectKind.INDIKATOR, kode)
    for money in master.anggaran:
        yield Subject(SubjectKind.KINERJA, money.kode)


def similar(master: Master, kode: str) -> list[str]:
    """The kode that look like one: those that begin alike, then the most alike."""
    known = {normalized(each.kode): each.kode for each in _every(master)}
    wanted = normalized(kode)
    alike = get_close_matches(wanted, known, n=_MOST_ALIKE, cutoff=0.6)
    beginning = [name for name in known if name.startswith(wanted) or wanted.startswith(name)]
    return [known[name] for name in dict.fromkeys([*beginning, *alike])][:_MOST_ALIKE]


def tell(master: Master, subject: Subject, log: CellLog, now: datetime) -> SubjectOrigin:
    """All that the book tells of one subject, quarter by quarter."""
    return SubjectOrigin(
        subject,
        tuple(_filled_in(master, subject, log)),
        tuple(
            computed
            for triwulan in range(1, 5)
            if _begun(master, triwulan)
            for computed in _computed(master, subject, summarize(_measured(master, subject), triwulan, now))
        ),
    )


def _measured(master: Master, subject: Subject) -> Master:
    """What has to be measured: units only for one of them, of an indicator its own rows alone."""
    if subject.kind is SubjectKind.UNIT:
        return master
    rows = master.kertas_kerja
    if subject.kind is SubjectKind.INDIKATOR:
        rows = [row for row in rows if row.kode == subject.kode]
    return replace(master, kertas_kerja=rows, unit=[])


def _begun(master: Master, triwulan: int) -> bool:
    """Whether anything of a quarter is there to be computed from."""
    quarters = {row.triwulan for row in master.kertas_kerja} | {row.triwulan for row in master.anggaran}
    return triwulan in quarters


def _filled_in(master: Master, subject: Subject, log: CellLog) -> Iterator[CellOrigin]:
    if subject.kind is SubjectKind.INDIKATOR:
        yield from realisasi_figures(master, subject.kode, log)
        for indikator in master.indikator_in_force():
            if indikator.kode == subject.kode:
                yield from planned_figures(master, indikator, log)
    elif subject.kind is SubjectKind.KINERJA:
        yield from anggaran_figures(master, subject.kode, log)
        for node in master.kinerja:
            if node.kode == subject.kode:
                yield from planned_figures(master, node, log)


def _computed(master: Master, subject: Subject, summary: Summary) -> Iterator[ComputedFigure]:
    match subject.kind:
        case SubjectKind.INDIKATOR:
            yield from measured_figures(master, subject.kode, summary)
        case SubjectKind.KINERJA:
            yield from node_figures(master, subject.kode, summary)
        case SubjectKind.UNIT:
            yield from unit_figures(master, subject.kode, summary)
        case _:
            yield from kecamatan_figures(master, summary)
