"""Who signs a Perjanjian Kinerja with whom, and what each promises (PermenPANRB 53/2014, domain.md 1.2).

The Camat promises the tujuan and sasaran with every program, the Sekretaris the programs and kegiatan of the
Sekretariat, a head of unit whatever is his unit's below the sasaran. Who stands below whom follows from the
kind of unit; a desa is no part of the office and promises nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sakip_xl.domain.measure.summary import NodeSummary
from sakip_xl.domain.model import Indikator, Master, Pejabat, Unit
from sakip_xl.domain.terms import Jabat, Level, Peran, PkVersion
from sakip_xl.domain.wording import normalized

OUTCOMES = (Level.TUJUAN, Level.SASARAN)
"""The levels that the Camat answers for."""
_SEKRETARIAT, _SUB_BAGIAN, _DESA = ("sekretariat",), ("sub bagian", "subbag", "sub bag"), ("desa",)


@dataclass(frozen=True, slots=True)
class Post:
    """One office that makes a Perjanjian Kinerja: ``kunci`` names it in file names, ``jabatan`` on paper.

    ``units`` are its own by kode, ``below`` those of its subordinates whose programs and kegiatan it answers
    for too; ``kepala`` is the name that the unit has for its head. The Camat has no ``atasan`` here.
    """

    kunci: str
    jabatan: str
    peran: Peran
    units: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()
    kepala: str = ""
    unit: str = ""
    atasan: Post | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who holds a post when the Perjanjian is signed; without an official the name alone, if there is one.

    Not ``dated``: took office after that day, so that the day is not known.
    """

    post: Post
    official: Pejabat | None
    dated: bool = True

    @property
    def nama(self) -> str:
        """The name, empty for a vacant post."""
        return self.official.nama if self.official else self.post.kepala

    @property
    def jabatan(self) -> str:
        """The office as the Perjanjian names it, without what else the person is beside it."""
        if self.official is None:
            return self.post.jabatan
        text = self.official.sebutan
        place = normalized(text).find(normalized(self.post.unit)) if self.post.unit else -1
        end = place + len(normalized(self.post.unit))
        whole = " ".join(text.split())
        return whole[:end] if place >= 0 and whole[end:].startswith(",") else whole


def posts(master: Master) -> list[Post]:
    """Every post of the office: the Camat, the Sekretaris, then the heads in the order of the units."""
    office = [unit for unit in master.unit if not _is(unit, _DESA)]
    own = frozenset(unit.kode for unit in office if _is(unit, _SEKRETARIAT))
    below = frozenset(unit.kode for unit in office if _is(unit, _SUB_BAGIAN))
    camat = Post("camat", f"Camat {master.pengaturan.nama_kecamatan}", Peran.CAMAT)
    sekretaris = Post("sekretaris", "Sekretaris Kecamatan", Peran.SEKRETARIS, own, below, atasan=camat)
    heads = {
        unit.kode: Post(
            normalized(unit.kode).replace(" ", "-"),
            f"Kepala {unit.nama}",
            Peran.KASI_KASUBAG,
            frozenset({unit.kode}),
            kepala=unit.kepala,
            unit=unit.nama,
            atasan=sekretaris if unit.kode in below else camat,
        )
        for unit in reversed(office)
        if unit.kode not in own
    }
    return [camat, sekretaris, *reversed(heads.values())]


def _is(unit: Unit, kinds: Sequence[str]) -> bool:
    """Whether a unit is of one of these kinds: by its kind, else by how its name begins."""
    return normalized(unit.jenis or unit.nama).startswith(tuple(kinds))


def holder(master: Master, post: Post, on: date) -> Pejabat | None:
    """Who holds a post on a day; a Plh. only where nobody else does, since a Perjanjian is for the year."""
    rows = _holders(master, post, on)
    return next((row for row in rows if row.jabat is not Jabat.PLH), next(iter(rows), None))


def _holders(master: Master, post: Post, on: date) -> list[Pejabat]:
    if not post.units or post.peran is not Peran.KASI_KASUBAG:
        return master.holders(post.peran, on)
    present = [row for row in master.pejabat if row.in_office(on)]
    heads = [row for row in present if row.peran is post.peran and row.unit in post.units]
    named = [row for row in present if normalized(row.nama) == normalized(post.kepala)]
    named.sort(key=lambda row: row not in heads)
    return [*named, *heads]


def signer(master: Master, post: Post, day: date | None, today: date) -> Signer:
    """Who signs for a post: whoever held it on the day of signing, or who took office after that."""
    now = holder(master, post, today)
    if day is None:
        return Signer(post, now)
    then = holder(master, post, day)
    if now is not None and now.mulai is not None and now.mulai > day and now.jabat is not Jabat.PLH:
        return Signer(post, now, dated=False)
    return Signer(post, then)


def revised(master: Master) -> bool:
    """Whether there is a PK perubahan: a target of one, or the day of its signing."""
    return bool(master.indikator_perubahan()) or master.pengaturan.tanggal_pk_perubahan is not None


def promised(master: Master, version: PkVersion) -> dict[str, Indikator]:
    """The indicators of one version by kode: the murni rows, or in a perubahan those in force."""
    if version is PkVersion.PERUBAHAN:
        return {row.kode: row for row in master.indikator_in_force()}
    return {row.kode: row for row in master.indikator if row.versi_pk is version}


def promises(
    post: Post, pohon: Sequence[NodeSummary], indikator: dict[str, Indikator]
) -> Iterator[tuple[NodeSummary, Indikator]]:
    """The indicators that a post answers for, each with its node, in the order of the tree."""
    for node in pohon:
        for row in indikator.values():
            if row.induk == node.kinerja.kode and _answers(post, row.unit, node.kinerja.level):
                yield node, row


def ceilings(post: Post, pohon: Sequence[NodeSummary]) -> list[NodeSummary]:
    """The nodes whose money a post answers for: the Camat's programs, of others the topmost that are theirs.

    A program is the sum of its kegiatan and may be shared, so that it stands for itself only without any.
    """
    if post.peran is Peran.CAMAT:
        return [node for node in pohon if node.kinerja.level is Level.PROGRAM]
    chosen: list[NodeSummary] = []
    covered: set[str] = set()
    for node in pohon:
        kinerja = node.kinerja
        if kinerja.kode in covered:
            covered.update(node.anak)
        elif _answers(post, kinerja.unit, kinerja.level) and not (
            kinerja.level is Level.PROGRAM and node.anak
        ):
            chosen.append(node)
            covered.update(node.anak)
    return chosen


def _answers(post: Post, unit: str, level: Level) -> bool:
    if post.peran is Peran.CAMAT:
        return level in OUTCOMES
    if level in OUTCOMES:
        return False
    return unit in post.units or (unit in post.below and level is not Level.SUB_KEGIATAN)
