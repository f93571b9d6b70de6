"""One cell that several copies fill in: what is taken, and between which values a person has to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.model import Cell


@dataclass(frozen=True, slots=True)
class Side:
    """One value for a cell and where it comes from: file or book, when that was saved and by whom."""

    nilai: Cell
    source: str = ""
    waktu: datetime | None = None
    oleh: str = ""

    @property
    def says(self) -> str:
        """What it says, however it is spelled."""
        return meaning(self.nilai)


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of a master, by table, key of the row and field."""

    tabel: str
    kunci: str
    field_name: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values for one cell, of which neither is the other one continued."""

    tempat: Place
    lama: Side
    baru: Side
    heading: str = ""
    unit: str = ""
    kode: str = ""
    triwulan: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What people were asked about one cell: the values still ``open``, those ``known``, the ``winner``.

    All are what the values say. ``first`` is the side that the open ones are held against.
    """

    open: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    winner: str | None = None
    first: Side | None = None


NEVER_ASKED = Decided()


@dataclass(frozen=True, slots=True)
class Copy:
    """What one copy of a form says of a cell; ``later``: saved after the copy that was taken over, if any."""

    side: Side
    later: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the master: ``written`` is what the program put there last, ``None`` when it never did.

    ``asked_again``: its unit is to hand in once more, so that a later copy may change what it brought.
    """

    side: Side
    written: str | None = None
    asked_again: bool = False

    @property
    def corrected(self) -> bool:
        """Whether somebody typed over it, or emptied it."""
        return self.written is not None and self.side.says != self.written


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the cell is to hold, and the pairs of values that a person has to decide between.

    With a pair the cell keeps what it has: nothing is guessed.
    """

    side: Side
    pairs: tuple[tuple[Side, Side], ...] = ()


def merge_cell(standing: Standing, copies: Sequence[Copy], asked: Decided = NEVER_ASKED) -> Outcome:
    """Take what only fills in or repeats; set against each other what changes or empties.

    ``copies`` come oldest first. A later copy extends one before it when it fills in what was empty. A copy
    saved before the one taken over counts only with a value that nobody has seen yet. Values about which
    people decided are no conflict again; the cell keeps, or gets, the one that was chosen.
    """
    if asked.open:
        pairs = _beside_open(standing, copies, asked)
        return Outcome(standing.side, tuple(pairs))
    fold = _Fold(standing, asked)
    for copy in copies:
        fold.add(copy)
    return Outcome(standing.side if fold.pairs else fold.current, tuple(fold.pairs))


def _beside_open(standing: Standing, copies: Iterable[Copy], asked: Decided) -> Iterator[tuple[Side, Side]]:
    """The values that nobody has seen yet, while a decision is waited for."""
    seen = {*asked.open, *asked.known, standing.side.says}
    for copy in copies:
        says = copy.side.says
        if says not in seen and (says or copy.later):
            seen.add(says)
            yield asked.first or standing.side, copy.side


@dataclass(slots=True)
class _Fold:
    """A cell while its copies are gone through."""

    standing: Standing
    asked: Decided
    current: Side = field(init=False)
    displaceable: bool = field(init=False)
    pairs: list[tuple[Side, Side]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.current = self.standing.side
        standing = self.standing
        self.displaceable = standing.asked_again and standing.side.says == standing.written

    def add(self, copy: Copy) -> None:
        """Hold one copy against what the cell has so far."""
        side, says = copy.side, copy.side.says
        if not copy.later:
            if says and says not in {self.current.says, self.standing.written, *self.asked.known}:
                self._against(self.current, side)
            return
        displaceable, self.displaceable = self.displaceable, False
        if says == self.current.says:
            return
        filled = self.current.says or (self.current is self.standing.side and self.standing.corrected)
        if displaceable or not filled:
            self.current = side
        elif {says, self.current.says} <= self.asked.known:
            self._settle(side)
        elif says or side.waktu != self.current.waktu:
            self._against(self.current, side)

    def _settle(self, side: Side) -> None:
        """Of two values that people decided between, what stands stays, else the one they chose."""
        if self.current is not self.standing.side and side.says == self.asked.winner:
            self.current = side

    def _against(self, first: Side, second: Side) -> None:
        if second.says not in {other.says for _, other in self.pairs}:
            self.pairs.append((first, second))
