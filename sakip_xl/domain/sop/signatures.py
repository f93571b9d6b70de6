"""Which rows of the log lack the signature that they need, or carry one that is worth nothing (design D21).

Once a key is registered for a role, every step that the role does has to be signed by the person named,
with a key that was valid then; also what takes such a step back, and what joins two books so that it counts
no more. Where nobody has registered a key, nothing has to.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sakip_xl.domain.model import Master, Pejabat
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow, turned_over
from sakip_xl.domain.sop.keys import Key, KeyLog, KeyReason
from sakip_xl.domain.sop.lineage import ancestors
from sakip_xl.domain.sop.log_repair import log_breaks
from sakip_xl.domain.sop.moves import dropped
from sakip_xl.domain.sop.reopening import APPROVERS
from sakip_xl.domain.sop.row_step import read_langkah
from sakip_xl.domain.sop.seal import fits
from sakip_xl.domain.terms import SINGLE_PERAN, Event, Peran
from sakip_xl.domain.wording import normalized


class SignatureReason(StrEnum):
    """Why the signature of a row is not good, as staff read it."""

    TIADA = "belum ditandatangani, padahal perannya sudah punya kunci"
    ASING = "kunci penanda tangannya tidak terdaftar saat itu"
    DIGANTI = "kunci penanda tangannya sudah diganti saat itu"
    ORANG = "ditandatangani dengan kunci orang lain"
    PALSU = "tanda tangannya tidak cocok dengan isi baris ini"
    PERAN = "penanda tangannya tidak memegang peran itu pada tanggal itu"


@dataclass(frozen=True, slots=True)
class WrongSignature:
    """A row of the log whose signature is missing or wrong, and why."""

    row: JejakRow
    alasan: SignatureReason | KeyReason


def wrong_signatures(
    chain: Sequence[JejakRow], pejabat: Sequence[Pejabat], id_master: str
) -> list[WrongSignature]:
    """Every row whose signature is missing or wrong, in the order of the log; empty when all is well.

    A row that was taken back does not count and needs none; one that does not fit the log is left out when
    Sekretaris or Camat acknowledged it (``log_repair``), with a signature where one of them has a key.
    """
    if not any(row.tanda_tangan or row.peristiwa is Event.KUNCI for row in chain):
        return []
    return _Check(chain, KeyLog(chain, pejabat), id_master).wrong()


def needed_peran(chain: Sequence[JejakRow], row: JejakRow, pejabat: Sequence[Pejabat]) -> frozenset[Peran]:
    """The roles of which one has to sign a row that is to be added to the log; empty when nobody has to."""
    longer = [*chain, row]
    return _Check(longer, KeyLog(longer, pejabat)).needed(len(chain))


def unsigned_peran(master: Master) -> list[Peran]:
    """The roles that are to sign by the setting and for which no key is registered yet."""
    log = KeyLog(master.jejak, master.pejabat)
    bound = log.bound(log.last)
    return [peran for peran in master.pengaturan.signing_peran if peran not in bound]


def unsigned_moves(master: Master) -> int:
    """How many steps and answers count that a role did which is to sign and has no key registered yet."""
    missing = unsigned_peran(master)
    undone, _ = turned_over(master.jejak)
    return sum(
        row.peristiwa.moves and row.peran in missing
        for place, row in enumerate(master.jejak)
        if place not in undone
    )


@dataclass
class _Check:
    """One log with its keys; rows are named by their places."""

    chain: Sequence[JejakRow]
    log: KeyLog
    id_master: str = ""
    undone: frozenset[int] = field(init=False)
    turned: dict[int, frozenset[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.undone, turned = turned_over(self.chain)
        self.turned = {**turned, **dropped(self.chain)}

    def wrong(self) -> list[WrongSignature]:
        found: dict[int, SignatureReason | KeyReason] = dict(self.log.wrong)
        found |= {place: reason for place in self._checked() if (reason := self._fault(place))}
        left = found.keys() - {*self._acknowledged(found)}
        return [WrongSignature(self.chain[place], found[place]) for place in sorted(left)]

    def _acknowledged(self, found: Container[int]) -> Iterator[int]:
        """The broken rows that a repair of the log acknowledged, itself signed where it had to be."""
        if not any(row.peristiwa is Event.PERBAIKAN for row in self.chain):
            return
        places = {id(row): place for place, row in enumerate(self.chain)}
        for broken in log_breaks(self.chain, self.id_master):
            repair = places.get(id(broken.repair))
            if repair is not None and repair not in found and id(broken.row) in places:
                yield places[id(broken.row)]

    def _checked(self) -> Iterator[int]:
        for place, row in enumerate(self.chain):
            if place not in self.undone and row.peristiwa is not Event.KUNCI:
                yield place

    def _fault(self, place: int) -> SignatureReason | None:
        row, needed = self.chain[place], self.needed(place)
        if not row.tanda_tangan:
            return SignatureReason.TIADA if needed else None
        known = self.log.known[place]
        key = next((key for at in known if (key := self.log.keys[at]).sidik == row.kunci), None)
        if key is None:
            return SignatureReason.ASING
        if not self._names(row, key):
            return SignatureReason.ORANG
        if not fits(row, key.publik):
            return SignatureReason.PALSU
        if key not in self.log.current(known, key.nama):
            return SignatureReason.DIGANTI
        return SignatureReason.PERAN if needed and not self._holds(row, key, needed) else None

    def _names(self, row: JejakRow, key: Key) -> bool:
        """Whether a row was done by the owner of a key; ``oleh`` may tell his office behind the name."""
        name, owner = normalized(row.oleh), normalized(key.nama)
        return name == owner or (name.startswith(f"{owner} (") and name.endswith(")"))

    def _holds(self, row: JejakRow, key: Key, needed: frozenset[Peran]) -> bool:
        """Whether the owner of a key had one of the roles on the day of a row.

        By the list of officials; for one who stands there no more by what the key was registered for.
        """
        own = [each for each in self.log.pejabat if key.belongs_to(each.nama) and each.peran in needed]
        if own:
            return any(each.in_office(row.waktu.date()) for each in own)
        return bool(needed & {*key.peran})

    def needed(self, place: int) -> frozenset[Peran]:
        """The roles of which one has to sign a row; empty when nobody has to."""
        row = self.chain[place]
        if row.peristiwa.moves:
            return _signers(row, self.log.bound(self._binding(place)))
        if row.peristiwa is Event.PERBAIKAN:
            return self.log.bound(self.log.known[place]) & frozenset(SINGLE_PERAN)
        if any(self.needed(other) for other in self.turned.get(place, ())):
            return self.log.bound(self.log.known[place])
        return frozenset()

    def _binding(self, place: int) -> frozenset[int]:
        """The keys that bind a row: those above it, and those of a log that parted from it and joined it."""
        known = self.log.known[place]
        return known | {key for key, above in self._below.items() if key not in known and place not in above}

    @cached_property
    def _below(self) -> dict[int, set[int]]:
        """By each key the rows that its registration follows; nothing in a log that never parted."""
        if not any(row.sidik_lain for row in self.chain):
            return {}
        return {place: ancestors(self.log.above, place) for place in self.log.keys}


def _signers(row: JejakRow, bound: frozenset[Peran]) -> frozenset[Peran]:
    """The roles of which one has to sign a step: that in which it was done, else any that may do it.

    What ends with a disposisi is the Camat's to sign, whoever may do the step; opening an SOP again is for
    those who agree to its result.
    """
    if row.sop and row.peristiwa is Event.DIBUKA:
        return bound & frozenset(APPROVERS)
    langkah = SOP[row.sop].find(read_langkah(row)[0]) if row.sop else None
    if langkah is None:
        return frozenset()
    if langkah.with_disposisi and Peran.CAMAT in bound:
        return frozenset({Peran.CAMAT})
    return bound & frozenset({row.peran} if row.peran in langkah.pelaku else langkah.pelaku)
