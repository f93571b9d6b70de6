"""The flowchart of one SOP: the five SOP AP symbols and the arrows between them, on whatever they are drawn.

Arithmetic is in pixels (96 to the inch) from the top left of what it is drawn on, a sheet or a page. Every
arrow is a chain of horizontal and vertical lines, so that no program has to bend or mirror a connector
(domain.md 1.9; PermenPANRB 35/2012).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from sakip_xl.domain.sop.definition import Langkah, Sop, Symbol
from sakip_xl.domain.terms import Peran

SEGILIMA = "flowChartOffpageConnector"
LINE = "line"
LABEL = "rect"
CONNECTOR_SPACE = 36
"""Pixels that a page break needs in the row above it and in the row below it, for the segilima."""

PRESETS = {
    Symbol.MULAI: "flowChartTerminator",
    Symbol.PROSES: "flowChartProcess",
    Symbol.KEPUTUSAN: "flowChartDecision",
    Symbol.SELESAI: "flowChartTerminator",
}
"""The symbols by the name that DrawingML has for their geometry."""
SIZES = {
    Symbol.MULAI: (62, 28),
    Symbol.PROSES: (58, 30),
    Symbol.KEPUTUSAN: (62, 42),
    Symbol.SELESAI: (62, 28),
}
"""Width and height of each symbol."""
SEGILIMA_SIDE = 22
_LABELS = {Symbol.MULAI: "Mulai", Symbol.SELESAI: "Selesai"}
_MARGIN, _LANE = 4, 20

Point = tuple[int, int]
Arrow = Literal["", "awal", "akhir"]


@dataclass(frozen=True, slots=True)
class Grid:
    """The pixel edges of the columns and rows that the flowchart stands in."""

    left: tuple[int, ...]
    top: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One drawn thing: ``preset`` is the DrawingML name of its geometry, ``nomor`` the step of a symbol.

    A line has no width or no height; ``arrow`` puts its arrowhead at the ``awal`` (left or top) or at the
    ``akhir`` (right or bottom). ``alt_text`` says in words what it is.
    """

    preset: str
    x: int
    y: int
    width: int
    height: int
    alt_text: str
    text: str = ""
    arrow: Arrow = ""
    nomor: int | None = None


@dataclass(frozen=True, slots=True)
class FlowchartLayout:
    """Where the flowchart stands: the row of each step, the column of each actor, and the page breaks.

    ``breaks`` holds the numbers of the steps after which a new page begins.
    """

    rows: Mapping[int, int]
    columns: Mapping[Peran, int]
    breaks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _DrawnSymbol:
    """One symbol by its middle."""

    peran: Peran
    x: int
    y: int
    width: int
    height: int

    @property
    def top(self) -> Point:
        return self.x, self.y - self.height // 2

    @property
    def bottom(self) -> Point:
        return self.x, self.y + self.height // 2

    @property
    def left(self) -> int:
        return self.x - self.width // 2

    @property
    def right(self) -> int:
        return self.x + self.width // 2


def flowchart_figures(grid: Grid, sop: Sop, layout: FlowchartLayout) -> list[Figure]:
    """Everything that is drawn of one SOP: the arrows first, so that the symbols lie on top of them."""
    flowchart = _Flowchart(grid, sop, layout)
    symbols = [figure for langkah in sop.langkah for figure in flowchart.symbol(langkah)]
    return [*flowchart.relations(), *symbols]


def legend_figures(grid: Grid, row: int, column: int) -> list[Figure]:
    """The five symbols of the SOP AP in one row, a column each from ``column`` on."""
    middle = (grid.top[row] + grid.top[row + 1]) // 2
    drawn: list[tuple[str, int, int, Arrow]] = [
        (PRESETS[Symbol.MULAI], *SIZES[Symbol.MULAI], ""),
        (PRESETS[Symbol.PROSES], *SIZES[Symbol.PROSES], ""),
        (PRESETS[Symbol.KEPUTUSAN], 48, 32, ""),
        (SEGILIMA, SEGILIMA_SIDE, SEGILIMA_SIDE, ""),
        (LINE, 48, 0, "akhir"),
    ]
    figures = []
    for index, (preset, width, height, arrow) in enumerate(drawn, start=column):
        x = (grid.left[index] + grid.left[index + 1] - width) // 2
        figures.append(Figure(preset, x, middle - height // 2, width, height, "Arti simbol", arrow=arrow))
    return figures


def safe_break(sop: Sop, number: int) -> bool:
    """Whether a page may break after that step: no return crosses it, and one arrow leaves the step."""
    langkah, following = sop.ke(number), sop.ke(number + 1)
    decision = sop.langkah_keputusan
    if sop.default_destination(decision).nomor <= number < decision.nomor:
        return False
    return len(set(langkah.kolom) & set(following.kolom)) <= 1


def page_breaks(
    sop: Sop, heights: Mapping[int, float], *, page: float, header: float, connector: float
) -> frozenset[int]:
    """The steps after which a page breaks: as late as the page holds, where the flowchart allows it.

    ``heights`` are those of the steps by number, ``page`` is how much fits on one, ``header`` what stands
    above the steps on each, ``connector`` what a break needs on either side; all in one unit. A step taller
    than a page is left as it is.
    """
    breaks: set[int] = set()
    used = header
    for langkah in sop.langkah:
        used += heights[langkah.nomor]
        if used <= page - connector:
            continue
        start = max(breaks, default=0)
        candidates = [number for number in range(start + 1, langkah.nomor) if safe_break(sop, number)]
        if candidates:
            breaks.add(candidates[-1])
            rest = range(candidates[-1] + 1, langkah.nomor + 1)
            used = header + connector + sum(heights[number] for number in rest)
    return frozenset(breaks)


def _description(number: int, target: int) -> str:
    return f"Panah dari langkah {number} ke langkah {target}"


@dataclass(slots=True)
class _Flowchart:
    grid: Grid
    sop: Sop
    layout: FlowchartLayout
    shapes: dict[int, list[_DrawnSymbol]] = field(init=False)

    def __post_init__(self) -> None:
        self.shapes = {langkah.nomor: self._place(langkah) for langkah in self.sop.langkah}

    def _place(self, langkah: Langkah) -> list[_DrawnSymbol]:
        """The symbols of one step from left to right, clear of the room of a page break."""
        row = self.layout.rows[langkah.nomor]
        upper, lower = self.grid.top[row], self.grid.top[row + 1]
        upper += CONNECTOR_SPACE if langkah.nomor - 1 in self.layout.breaks else 0
        lower -= CONNECTOR_SPACE if langkah.nomor in self.layout.breaks else 0
        symbols = []
        for peran, symbol in langkah.kolom.items():
            column = self.layout.columns[peran]
            x = (self.grid.left[column] + self.grid.left[column + 1]) // 2
            symbols.append(_DrawnSymbol(peran, x, (upper + lower) // 2, *SIZES[symbol]))
        return sorted(symbols, key=lambda drawn: drawn.x)

    def symbol(self, langkah: Langkah) -> Iterator[Figure]:
        """The symbols of one step."""
        for drawn in self.shapes[langkah.nomor]:
            symbol = langkah.kolom[drawn.peran]
            yield Figure(
                PRESETS[symbol],
                drawn.left,
                drawn.top[1],
                drawn.width,
                drawn.height,
                f"Langkah {langkah.nomor}, {drawn.peran}: {symbol}",
                text=_LABELS.get(symbol, ""),
                nomor=langkah.nomor,
            )

    def relations(self) -> Iterator[Figure]:
        """The links within each step, the arrows to the next one, and the return of the decision."""
        for langkah, following in pairwise(self.sop.langkah):
            yield from self._within_row(langkah, following)
            if langkah.nomor in self.layout.breaks:
                yield from self._across_pages(langkah, following)
            else:
                yield from self._go_on(langkah, following)
            if langkah.keputusan:
                yield from self._label(langkah)
                yield from self._returned(langkah)
        yield from self._within_row(self.sop.akhir, None)

    def _entry(self, langkah: Langkah) -> list[_DrawnSymbol]:
        """The symbols that the flow reaches first: those straight below the step before, or the actor's."""
        symbols = self.shapes[langkah.nomor]
        if langkah.nomor > 1:
            earlier = self.sop.ke(langkah.nomor - 1).kolom
            straight = [symbol for symbol in symbols if symbol.peran in earlier]
            if straight:
                return straight
        return [self._actor(langkah)]

    def _actor(self, langkah: Langkah) -> _DrawnSymbol:
        """The symbol of the first actor that has one."""
        by_peran = {symbol.peran: symbol for symbol in self.shapes[langkah.nomor]}
        return next(by_peran[peran] for peran in langkah.pelaku if peran in by_peran)

    def _exit(self, langkah: Langkah) -> _DrawnSymbol:
        """The symbol where the step ends: the last actor's that has one."""
        by_peran = {symbol.peran: symbol for symbol in self.shapes[langkah.nomor]}
        return next(by_peran[peran] for peran in reversed(langkah.pelaku) if peran in by_peran)

    def _within_row(self, langkah: Langkah, following: Langkah | None) -> Iterator[Figure]:
        """Join the symbols of one row, pointing away from where the flow came in."""
        entry_xs = [symbol.x for symbol in self._entry(langkah)]
        down = self._descend(langkah, following) if following else None
        for left, right in pairwise(self.shapes[langkah.nomor]):
            branching = down is not None and left.x < down < right.x
            points = [(left.right, left.y), (right.left, right.y)]
            if left.x < min(entry_xs):
                points.reverse()
            flat = branching or min(entry_xs) <= left.x < right.x <= max(entry_xs)
            yield from self._lines(points, f"Langkah {langkah.nomor} dikerjakan bersama", arrow=not flat)

    def _descend(self, langkah: Langkah, following: Langkah) -> int | None:
        """Where the flow drops from the line between two symbols, when the next actor stands between."""
        if set(langkah.kolom) & set(following.kolom):
            return None
        symbols, x = self.shapes[langkah.nomor], self._actor(following).x
        return x if symbols[0].x < x < symbols[-1].x else None

    def _go_on(self, langkah: Langkah, following: Langkah) -> Iterator[Figure]:
        """The arrow or arrows to the next step."""
        name = _description(langkah.nomor, following.nomor)
        sources = {symbol.peran: symbol for symbol in self.shapes[langkah.nomor]}
        straight = [symbol for symbol in self.shapes[following.nomor] if symbol.peran in sources]
        for symbol in straight:
            yield from self._lines([sources[symbol.peran].bottom, symbol.top], name)
        if not straight:
            yield from self._lines(self._turn(langkah, following), name)

    def _turn(self, langkah: Langkah, following: Langkah) -> list[Point]:
        """The way to an actor in another column, past the symbols of its own row."""
        source, target = self._exit(langkah), self._actor(following)
        down = self._descend(langkah, following)
        if down is not None:
            return [(down, source.y), target.top]
        left, right = sorted((source.x, target.x))
        if any(left < symbol.x < right for symbol in self.shapes[langkah.nomor]):
            gap = self.grid.top[self.layout.rows[following.nomor]] - 2 * _MARGIN
            return [source.bottom, (source.x, gap), (target.x, gap), target.top]
        side = source.right if target.x > source.x else source.left
        return [(side, source.y), (target.x, source.y), target.top]

    def _across_pages(self, langkah: Langkah, following: Langkah) -> Iterator[Figure]:
        """A segilima below the step and another above the next one, with one letter (pindah halaman)."""
        name = _description(langkah.nomor, following.nomor)
        letter = chr(ord("A") + sorted(self.layout.breaks).index(langkah.nomor))
        target = self._entry(following)[0]
        source = {symbol.peran: symbol for symbol in self.shapes[langkah.nomor]}.get(
            target.peran, self._exit(langkah)
        )
        down = self._descend(langkah, following)
        start = source.bottom if down is None else (down, source.y)
        limit = self.grid.top[self.layout.rows[langkah.nomor] + 1]
        lower = limit - _MARGIN - SEGILIMA_SIDE
        yield from self._lines([start, (start[0], lower)], name)
        yield self._pentagon(start[0], lower, letter, f"Bersambung ke langkah {following.nomor}")
        upper = self.grid.top[self.layout.rows[following.nomor]] + _MARGIN
        yield from self._lines([(target.x, upper + SEGILIMA_SIDE), target.top], name)
        yield self._pentagon(target.x, upper, letter, f"Sambungan dari langkah {langkah.nomor}")

    def _pentagon(self, x: int, y: int, letter: str, description: str) -> Figure:
        side = SEGILIMA_SIDE
        return Figure(SEGILIMA, x - side // 2, y, side, side, description, text=letter)

    def _label(self, langkah: Langkah) -> Iterator[Figure]:
        """The two answers beside the decision."""
        decision = self._actor(langkah)
        x, y = decision.bottom
        for text, left, upper, width in (
            ("Ya", x + 3, y + 1, 36),
            ("Tidak", decision.right + 13, decision.y - 22, 54),
        ):
            yield Figure(LABEL, left, upper, width, 20, f"Jawaban {text}", text=text)

    def _returned(self, langkah: Langkah) -> Iterator[Figure]:
        """The return of a *tidak*: out to the right, up a free lane, back into the default step."""
        destination = self.sop.default_destination(langkah)
        decision, target = self._actor(langkah), self._actor(destination)
        passed = [
            symbol for number in range(destination.nomor, langkah.nomor + 1) for symbol in self.shapes[number]
        ]
        lane = max(symbol.right for symbol in passed) + _LANE
        points = [
            (decision.right, decision.y),
            (lane, decision.y),
            (lane, target.y),
            (target.right, target.y),
        ]
        yield from self._lines(points, _description(langkah.nomor, destination.nomor))

    def _lines(self, points: Sequence[Point], description: str, *, arrow: bool = True) -> Iterator[Figure]:
        """The chain of lines through the points, with an arrowhead at its end."""
        for index, ((x1, y1), (x2, y2)) in enumerate(pairwise(points), start=2):
            arrowhead: Arrow = (
                "" if not arrow or index < len(points) else "akhir" if (x2, y2) > (x1, y1) else "awal"
            )
            corner = min(x1, x2), min(y1, y2)
            size = abs(x2 - x1), abs(y2 - y1)
            yield Figure(LINE, *corner, *size, description, arrow=arrowhead)
