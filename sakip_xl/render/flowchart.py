"""The flowchart of one SOP: the five SOP AP symbols and the arrows between them, as drawing shapes.

Arithmetic is in pixels from the top left of the sheet. Every arrow is a chain of horizontal and vertical
lines, so that no program has to bend or mirror a connector (domain.md 1.9; PermenPANRB 35/2012).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from sakip_xl.domain.sop.definition import Langkah, Sop, Symbol
from sakip_xl.domain.sop.state import State
from sakip_xl.domain.terms import Peran
from sakip_xl.render.canvas import CanvasSheet, Shape

SEGILIMA = "flowChartOffpageConnector"
LINE = "line"
CONNECTOR_SPACE = 36
"""Pixels that a page break needs in the row above it and in the row below it, for the segilima."""

_PRESETS = {
    Symbol.MULAI: "flowChartTerminator",
    Symbol.PROSES: "flowChartProcess",
    Symbol.KEPUTUSAN: "flowChartDecision",
    Symbol.SELESAI: "flowChartTerminator",
}
_SIZES = {
    Symbol.MULAI: (62, 28),
    Symbol.PROSES: (58, 30),
    Symbol.KEPUTUSAN: (62, 42),
    Symbol.SELESAI: (62, 28),
}
_LABELS = {Symbol.MULAI: "Mulai", Symbol.SELESAI: "Selesai"}
COLORS = {
    State.BELUM: "#FFFFFF",
    State.BERJALAN: "#ED7D31",
    State.SELESAI: "#C6E0B4",
    State.DRAF: "#FFE699",
    State.KERTAS: "#E2EFDA",
}
"""Fill of a symbol by the state of its step: the current one strong, the others pale."""
_INK, _CURRENT_INK, _WHITE = "#1F4E79", "#843C0C", "#FFFFFF"
_SEGILIMA_SIDE, _MARGIN, _LANE = 22, 4, 20

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """The pixel edges of the columns and rows of a sheet whose sizes are fixed."""

    left: tuple[int, ...]
    top: tuple[int, ...]

    @classmethod
    def taken_from(cls, sheet: CanvasSheet, columns: int, rows: int) -> Grid:
        """The grid of the first ``columns`` columns and ``rows`` rows as the sheet sets them."""
        widths = [int(sheet.widths.get(column, 8.43) * 7 + 0.5) + 5 for column in range(columns)]
        heights = [int(sheet.heights.get(row, 15) * 4 / 3) for row in range(rows)]
        return cls(tuple(accumulate(widths, initial=0)), tuple(accumulate(heights, initial=0)))

    def shape(self, x: int, y: int, preset: str, width: int, height: int, **style: str) -> Shape:
        """A shape whose top left stands at ``x``, ``y``, anchored to the cell below that point."""
        column = bisect_right(self.left, x) - 1
        row = bisect_right(self.top, y) - 1
        offset = {"offset_x": x - self.left[column], "offset_y": y - self.top[row]}
        return Shape(row, column, preset, width, height, **offset, **style)  # type: ignore[arg-type]


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


def draw_flowchart(grid: Grid, sop: Sop, layout: FlowchartLayout, state: Mapping[int, State]) -> list[Shape]:
    """Every shape of one SOP: the arrows first, so that the symbols lie on top of them.

    ``state`` gives the state of each step by its number; a step without one counts as not begun.
    """
    flowchart = _Flowchart(grid, sop, layout)
    symbols = [
        shape
        for langkah in sop.langkah
        for shape in flowchart.symbol(langkah, state.get(langkah.nomor, State.BELUM))
    ]
    return [*flowchart.relations(), *symbols]


def draw_legend(grid: Grid, row: int, column: int) -> list[Shape]:
    """The five symbols of the SOP AP in one row, a column each, for the legend below a table."""
    middle = (grid.top[row] + grid.top[row + 1]) // 2
    flow_symbols = ((_PRESETS[symbol], *_SIZES[symbol]) for symbol in (Symbol.MULAI, Symbol.PROSES))
    all_symbols = [
        *flow_symbols,
        (_PRESETS[Symbol.KEPUTUSAN], 48, 32),
        (SEGILIMA, _SEGILIMA_SIDE, _SEGILIMA_SIDE),
        (LINE, 48, 0),
    ]
    shapes = []
    for index, (preset, width, height) in enumerate(all_symbols, start=column):
        x = (grid.left[index] + grid.left[index + 1] - width) // 2
        style = {"fill": _WHITE, "line": _INK, "alt_text": "Arti simbol"}
        arrowhead = {"arrow": "akhir"} if preset == LINE else {}
        shapes.append(grid.shape(x, middle - height // 2, preset, width, height, **style, **arrowhead))
    return shapes


def safe_break(sop: Sop, number: int) -> bool:
    """Whether a page may break after that step: no return crosses it, and one arrow leaves the step."""
    langkah, following = sop.ke(number), sop.ke(number + 1)
    decision = sop.langkah_keputusan
    if sop.default_destination(decision).nomor <= number < decision.nomor:
        return False
    return len(set(langkah.kolom) & set(following.kolom)) <= 1


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
            symbols.append(_DrawnSymbol(peran, x, (upper + lower) // 2, *_SIZES[symbol]))
        return sorted(symbols, key=lambda drawn: drawn.x)

    def symbol(self, langkah: Langkah, state: State) -> Iterator[Shape]:
        """The symbols of one step in the colour of its state."""
        for drawn in self.shapes[langkah.nomor]:
            symbol = langkah.kolom[drawn.peran]
            yield self.grid.shape(
                drawn.left,
                drawn.top[1],
                _PRESETS[symbol],
                drawn.width,
                drawn.height,
                text=_LABELS.get(symbol, ""),
                fill=COLORS[state],
                line=_CURRENT_INK if state is State.BERJALAN else _INK,
                alt_text=f"Langkah {langkah.nomor}, {drawn.peran}: {symbol}, {state}",
            )

    def relations(self) -> Iterator[Shape]:
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

    def _within_row(self, langkah: Langkah, following: Langkah | None) -> Iterator[Shape]:
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

    def _go_on(self, langkah: Langkah, following: Langkah) -> Iterator[Shape]:
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

    def _across_pages(self, langkah: Langkah, following: Langkah) -> Iterator[Shape]:
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
        lower = limit - _MARGIN - _SEGILIMA_SIDE
        yield from self._lines([start, (start[0], lower)], name)
        yield self._pentagon(start[0], lower, letter, f"Bersambung ke langkah {following.nomor}")
        upper = self.grid.top[self.layout.rows[following.nomor]] + _MARGIN
        yield from self._lines([(target.x, upper + _SEGILIMA_SIDE), target.top], name)
        yield self._pentagon(target.x, upper, letter, f"Sambungan dari langkah {langkah.nomor}")

    def _pentagon(self, x: int, y: int, letter: str, description: str) -> Shape:
        side = _SEGILIMA_SIDE
        style = {"text": letter, "fill": _WHITE, "line": _INK, "alt_text": description}
        return self.grid.shape(x - side // 2, y, SEGILIMA, side, side, **style)

    def _label(self, langkah: Langkah) -> Iterator[Shape]:
        """The two answers beside the decision."""
        decision = self._actor(langkah)
        x, y = decision.bottom
        for text, left, upper, width in (
            ("Ya", x + 3, y + 1, 36),
            ("Tidak", decision.right + 13, decision.y - 22, 54),
        ):
            style = {"text": text, "fill": _WHITE, "line": _WHITE, "alt_text": f"Jawaban {text}"}
            yield self.grid.shape(left, upper, "rect", width, 20, **style)

    def _returned(self, langkah: Langkah) -> Iterator[Shape]:
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

    def _lines(self, points: Sequence[Point], description: str, *, arrow: bool = True) -> Iterator[Shape]:
        """The chain of lines through the points, with an arrowhead at its end."""
        for index, ((x1, y1), (x2, y2)) in enumerate(pairwise(points), start=2):
            arrowhead = "" if not arrow or index < len(points) else "akhir" if (x2, y2) > (x1, y1) else "awal"
            yield self.grid.shape(
                min(x1, x2),
                min(y1, y2),
                LINE,
                abs(x2 - x1),
                abs(y2 - y1),
                line=_INK,
                alt_text=description,
                arrow=arrowhead,
            )
