"""The keys that a log registers: whose they are, since when, and what they are to sign (design D21).

A row of ``Event.KUNCI`` registers a key: it names the public key, the roles that have to sign since then, and
the official who witnessed it, and is signed by the new key itself. A witness who has a key signs a row of
``Event.SAKSI`` right below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from sakip_xl.domain.model import Kunci, Pejabat
from sakip_xl.domain.sidik_words import sidik_words
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.lineage import follows
from sakip_xl.domain.sop.seal import fits
from sakip_xl.domain.terms import Event, Peran
from sakip_xl.domain.wording import normalized

_REGISTER = re.compile(r"Kunci ([0-9a-f]{64}) bagi ([A-Za-z/, ]+?), disaksikan (.+)")
_NO_ROLE = "saksi"


class KeyReason(StrEnum):
    """Why a row registers no key, as staff read it."""

    BENTUK = "pendaftaran kunci ini tidak menyebut kunci, peran, dan saksinya"
    SENDIRI = "pendaftaran kunci ini tidak ditandatangani dengan kunci itu sendiri"
    SAKSI = "pendaftaran kunci ini tidak disaksikan pejabat lain yang sudah punya kunci"


@dataclass(frozen=True, slots=True)
class Key:
    """A key as its row of the log registers it; ``place`` is that of the row."""

    nama: str
    publik: str
    peran: tuple[Peran, ...]
    saksi: str
    sejak: datetime
    nomor: int
    place: int

    @property
    def sidik(self) -> str:
        """Its fingerprint."""
        return key_sidik(self.publik)

    def belongs_to(self, name: str) -> bool:
        """Whether it is the key of a person."""
        return normalized(self.nama) == normalized(name)


def key_sidik(publik: str) -> str:
    """The fingerprint of a public key, both in hexadecimal digits."""
    return sha256(bytes.fromhex(publik)).hexdigest()


def register_catatan(publik: str, peran: Iterable[Peran], saksi: str) -> str:
    """The text by which a row registers a key.

    >>> register_catatan("ab", [Peran.CAMAT, Peran.STAF], "Siti"), register_catatan("ab", [], "Siti")
    ('Kunci ab bagi Camat, Staf, disaksikan Siti', 'Kunci ab bagi saksi, disaksikan Siti')
    """
    return f"Kunci {publik} bagi {', '.join(peran) or _NO_ROLE}, disaksikan {saksi}"


def _registered(row: JejakRow, place: int) -> Key | None:
    """The key that a row names, ``None`` when it does not tell one as it should."""
    match = _REGISTER.fullmatch(row.catatan)
    if match is None:
        return None
    known = {str(peran): peran for peran in Peran}
    names = match[2].split(", ")
    if names != [_NO_ROLE] and not known.keys() >= {*names}:
        return None
    roles = tuple(known[name] for name in names if name in known)
    return Key(row.oleh, match[1], roles, match[3], row.waktu, row.nomor, place)


@dataclass
class KeyLog:
    """The keys of a log; ``known`` are for each row the places of those that were registered above it.

    ``wrong`` are the rows that would register a key and do not: such a key counts for nothing.
    """

    chain: Sequence[JejakRow]
    pejabat: Sequence[Pejabat]
    above: list[tuple[int, ...]] = field(init=False)
    known: list[frozenset[int]] = field(init=False, default_factory=list)
    keys: dict[int, Key] = field(init=False, default_factory=dict)
    wrong: list[tuple[int, KeyReason]] = field(init=False, default_factory=list)
    last: frozenset[int] = field(init=False, default=frozenset())
    """The places of the keys that are known below the last row."""

    def __post_init__(self) -> None:
        self.above = follows(self.chain)
        after: list[frozenset[int]] = []
        for place, row in enumerate(self.chain):
            known = frozenset[int]().union(*(after[above] for above in self.above[place]))
            self.known.append(known)
            if row.peristiwa is Event.KUNCI and self._register(place, row):
                known |= {place}
            after.append(known)
        self.last = after[-1] if after else frozenset()

    def _register(self, place: int, row: JejakRow) -> bool:
        key = _registered(row, place)
        reason = self._fault(row, key)
        if key is None or reason is not None:
            self.wrong.append((place, reason or KeyReason.BENTUK))
            return False
        self.keys[place] = key
        return True

    def _fault(self, row: JejakRow, key: Key | None) -> KeyReason | None:
        if key is None:
            return KeyReason.BENTUK
        if row.kunci != key.sidik or not fits(row, key.publik):
            return KeyReason.SENDIRI
        known = self.known[key.place]
        wanted = self.cosigners(known, key.nama, row.waktu.date())
        own = [each.sidik for each in self.current(known, key.saksi)]
        stranger = bool(wanted) and normalized(key.saksi) not in wanted
        if key.belongs_to(key.saksi) or stranger or (own and not self._witnessed(row, key, own)):
            return KeyReason.SAKSI
        return None

    def _witnessed(self, row: JejakRow, key: Key, own: Sequence[str]) -> bool:
        """Whether the row below is that of the witness, signed by one of his own keys."""
        place = key.place + 1
        if place >= len(self.chain) or self.above[place] != (key.place,):
            return False
        below = self.chain[place]
        if below.peristiwa is not Event.SAKSI or below.sidik_data != row.sidik or below.kunci not in own:
            return False
        publik = {each.sidik: each.publik for each in self.keys.values()}
        return normalized(below.oleh) == normalized(key.saksi) and fits(below, publik[below.kunci])

    def cosigners(self, known: frozenset[int], nama: str, on: date) -> dict[str, str]:
        """Who else is in office that day and has a key: one of them has to witness. By normalized name."""
        holders = {
            normalized(self.keys[place].nama): self.keys[place].nama
            for place in sorted(known)
            if not self.keys[place].belongs_to(nama)
        }
        in_office = {normalized(row.nama) for row in self.pejabat if row.in_office(on)}
        return {name: shown for name, shown in holders.items() if name in in_office}

    def current(self, known: frozenset[int], nama: str) -> list[Key]:
        """The keys of a person that no later one of his replaced; more than one only where books parted."""
        own = [self.keys[place] for place in sorted(known) if self.keys[place].belongs_to(nama)]
        replaced = frozenset[int]().union(*(self.known[key.place] for key in own))
        return [key for key in own if key.place not in replaced]

    def bound(self, known: frozenset[int]) -> frozenset[Peran]:
        """The roles that have to sign: those for which a key was registered."""
        return frozenset(peran for place in known for peran in self.keys[place].peran)

    def ended(self, key: Key) -> datetime | None:
        """When another key of the person took its place."""
        later = (each for each in self.keys.values() if each.belongs_to(key.nama))
        return next((each.sejak for each in later if key.place in self.known[each.place]), None)


def key_rows(log: KeyLog) -> list[Kunci]:
    """The register of keys as the log tells it: what the sheet Kunci has to hold."""
    return [
        Kunci(
            nama=key.nama,
            peran=", ".join(key.peran) or _NO_ROLE,
            kata=sidik_words(key.sidik),
            sejak=key.sejak,
            berakhir=log.ended(key),
            saksi=key.saksi,
            jejak=key.nomor,
            publik=key.publik,
            sidik=key.sidik,
        )
        for key in log.keys.values()
    ]


def wrong_key_rows(rows: Sequence[Kunci], log: KeyLog) -> Iterator[tuple[int, str]]:
    """Each row of the register that is not what the log tells, by its place and a field that differs.

    A row that is missing shows at the place where it should stand.
    """
    wanted = key_rows(log)
    for place in range(max(len(rows), len(wanted))):
        if place >= len(rows):
            yield (rows[-1].baris_ke if rows else -1) + 1, "nama"
        elif place >= len(wanted):
            yield rows[place].baris_ke, "nama"
        elif field_name := _difference(rows[place], wanted[place]):
            yield rows[place].baris_ke, field_name


def _difference(row: Kunci, wanted: Kunci) -> str | None:
    return next(
        (name for name in Kunci.bidang() if _seconds(getattr(row, name)) != _seconds(getattr(wanted, name))),
        None,
    )


def _seconds(value: object) -> object:
    """Excel gives a time back microseconds off."""
    return round(value.timestamp()) if isinstance(value, datetime) else value
