"""Which cells name the kode of another row, and the kode that are named but not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sakip_xl.domain.model.base import Row
from sakip_xl.domain.model.kinerja import Indikator, Kinerja
from sakip_xl.domain.model.master import Master
from sakip_xl.domain.model.organisasi import Unit
from sakip_xl.domain.model.pengumpulan import Realisasi, RealisasiAnggaran
from sakip_xl.domain.terms import Level
from sakip_xl.domain.wording import kode_list, normalized


@dataclass(frozen=True, slots=True)
class Reference:
    """The field ``field_name`` of the rows ``rows`` of the master, which names a kode of the rows ``target``.

    ``several``: it names any number of them, separated by ``;``.
    """

    rows: str
    field_name: str
    target: str
    several: bool = False

    def named(self, row: Row) -> tuple[str, ...]:
        """Every kode that one row names here."""
        return self.split(getattr(row, self.field_name))

    def split(self, text: str) -> tuple[str, ...]:
        """The kode of one cell."""
        if self.several:
            return kode_list(text)
        return (text,) if text.strip() else ()


REFERENCES: tuple[Reference, ...] = (
    Reference("kinerja", "induk", "kinerja"),
    Reference("kinerja", "induk_lain", "kinerja", several=True),
    Reference("indikator", "induk", "kinerja"),
    Reference("kertas_kerja", "induk", "kinerja"),
    Reference("anggaran", "kode", "kinerja"),
    Reference("realisasi", "kode", "indikator"),
    Reference("kertas_kerja", "kode", "indikator"),
    Reference("riwayat", "kode", "indikator"),
    Reference("rencana_aksi", "kode", "indikator"),
    Reference("kinerja", "unit", "unit"),
    Reference("indikator", "unit", "unit"),
    Reference("indikator", "unit_pendukung", "unit", several=True),
    Reference("pejabat", "unit", "unit"),
    Reference("rencana_aksi", "unit", "unit"),
    Reference("formulir", "unit", "unit"),
    Reference("realisasi", "unit", "unit"),
    Reference("anggaran", "unit", "unit"),
    Reference("kertas_kerja", "unit", "unit"),
)
"""Every cell that names a row by its kode, in the order in which a lost kode is told."""

TARGETS: dict[str, str] = {
    "kinerja": "pohon kinerja",
    "indikator": "daftar indikator",
    "unit": "daftar unit kerja",
}
"""The rows that have a kode of their own, and what staff call their list."""

_TABLES = {"kinerja": Kinerja.table, "indikator": Indikator.table, "unit": Unit.table}


def references_to(target: str) -> list[Reference]:
    """The references that name the rows ``target``."""
    return [reference for reference in REFERENCES if reference.target == target]


def spelling(master: Master, target: str, kode: str) -> str:
    """A kode as the row that has it spells it; as it is when no row has it."""
    rows = getattr(master, target)
    return next((row.kode for row in rows if normalized(row.kode) == normalized(kode)), kode)


def resolve(master: Master) -> Master:
    """The master with every kode spelled as where it was spelled first: case and stray spaces do not matter.

    A kode that no row has stays as it is typed. After this, all that compares kode compares plain text.
    """
    spelled: dict[str, dict[str, str]] = {}
    for target in TARGETS:
        spelled[target] = {normalized(row.kode): row.kode for row in reversed(getattr(master, target))}
    own = [Reference(target, "kode", target) for target in TARGETS]
    changes: dict[str, Any] = {}
    for name in dict.fromkeys(reference.rows for reference in (*own, *REFERENCES)):
        here = [reference for reference in (*own, *REFERENCES) if reference.rows == name]
        changes[name] = [_respelled(row, here, spelled) for row in getattr(master, name)]
    return replace(master, **changes)


def _respelled(row: Row, references: list[Reference], spelled: Mapping[str, Mapping[str, str]]) -> Row:
    changes = {}
    for reference in references:
        kode = [spelled[reference.target].get(normalized(kode), kode) for kode in reference.named(row)]
        text = "; ".join(kode)
        if text != getattr(row, reference.field_name):
            changes[reference.field_name] = text
    return row.model_copy(update=changes) if changes else row


def has_kode(master: Master, target: str, kode: str) -> bool:
    """Whether a row of ``target`` has a kode."""
    return any(normalized(row.kode) == normalized(kode) for row in getattr(master, target))


@dataclass(frozen=True, slots=True)
class LostKode:
    """A kode that rows name and no row has: what hangs on it, and the kode that it likely has now.

    ``hanging`` are the references with the row of each, in the order of ``REFERENCES``.
    """

    target: str
    kode: str
    hanging: tuple[tuple[Reference, Row], ...]
    now: str = ""

    @property
    def alone(self) -> bool:
        """Whether it is the slip of one cell: nothing else hangs on it, and nothing tells a new kode.

        What a form brought was right when it came: it is no slip.
        """
        recorded = any(
            row.id_formulir for _, row in self.hanging if isinstance(row, (Realisasi, RealisasiAnggaran))
        )
        return len(self.hanging) == 1 and not self.now and not recorded


def lost_kode(master: Master) -> list[LostKode]:
    """Every kode that is named and not there, once.

    A row that could not be typed is there all the same: its own finding says what is wrong.
    """
    return [lost for target in TARGETS for lost in _lost(master, target)]


def _lost(master: Master, target: str) -> list[LostKode]:
    rows: list[Any] = getattr(master, target)
    unread = [row.get("kode") for row in master.unread.get(_TABLES[target], ())]
    known = {normalized(str(kode)) for kode in (*(row.kode for row in rows), *unread)}
    named = [
        (reference, row) for reference in references_to(target) for row in getattr(master, reference.rows)
    ]
    hanging: dict[str, list[tuple[Reference, Row]]] = {}
    spelled: dict[str, str] = {}
    for reference, row in named:
        for kode in reference.named(row):
            spelled.setdefault(normalized(kode), kode)
            hanging.setdefault(normalized(kode), []).append((reference, row))
    bare = [row for row in rows if normalized(row.kode) not in hanging]
    lost = {kode: tuple(held) for kode, held in hanging.items() if kode not in known}
    likely = {kode: [row.kode for row in bare if _may_be(row, held)] for kode, held in lost.items()}
    claimed = Counter(chain.from_iterable(likely.values()))
    return [
        LostKode(target, spelled[kode], held, _only(name for name in likely[kode] if claimed[name] == 1))
        for kode, held in lost.items()
    ]


def _only(kode: Iterable[str]) -> str:
    """The one of them; empty when there are none or several."""
    several = list(kode)
    return several[0] if len(several) == 1 else ""


def _may_be(row: Any, hanging: Iterable[tuple[Reference, Row]]) -> bool:
    """Whether a row that nothing hangs on may be the one that lost its kode: what hangs tells what it was."""
    return all(
        _TELLS.get((reference.rows, reference.field_name), _nothing)(row, other)
        for reference, other in hanging
    )


def _nothing(_row: Any, _other: Any) -> bool:
    return True


_LEVELS = tuple(Level)
_TELLS: Mapping[tuple[str, str], Callable[[Any, Any], bool]] = {
    ("kinerja", "induk"): lambda row, child: _LEVELS.index(child.level) == _LEVELS.index(row.level) + 1,
    ("indikator", "induk"): lambda row, indikator: bool(row.level == indikator.level),
    ("anggaran", "kode"): lambda row, _: row.pagu is not None,
    ("kertas_kerja", "kode"): lambda row, old: normalized(row.indikator) == normalized(old.indikator),
    ("realisasi", "kode"): lambda row, old: old.unit in row.units,
}
"""What a row that hangs on a lost kode tells about the row that had it."""
