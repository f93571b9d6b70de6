"""What the rows of foreign tables hold: nodes of the tree, indicators, and all that was not understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sakip_xl.domain.foreign.fields import Expected, FieldRole, ImportField
from sakip_xl.domain.foreign.headings import heading_words, heading_years, levels_named
from sakip_xl.domain.foreign.levels import (
    ColumnLevels,
    budget_level,
    column_levels,
    is_urusan,
    joined,
    plain_text,
    prefix_level,
    split_code,
)
from sakip_xl.domain.foreign.several import split_row
from sakip_xl.domain.foreign.source import SourceColumn, SourceRow, SourceTable, shown
from sakip_xl.domain.foreign.values import equal, is_blank, taken_value
from sakip_xl.domain.model.base import Cell
from sakip_xl.domain.terms import Level
from sakip_xl.domain.wording import normalized

Mapped = Mapping[int, ImportField]
"""The field of every column of one table, as people confirmed it."""

OF_EARLIER_YEAR = ("target_lalu", "realisasi_lalu")
"""Fields of a year before: the one that the heading names, else last year."""

_NO_LEVEL = "tingkatnya tidak diketahui; pada peta pilih bidang yang menyebut tingkatnya"
_URUSAN = "urusan pemerintahan, tidak ada tingkatnya pada Pohon Kinerja"
_NO_FIELD = "tulisan di kolom nomor atau kode, tidak dikenali"
_BAND = {FieldRole.ORDER, FieldRole.CODE}
_SENTENCE = 3
_NOTHING = "tidak ada isi pada kolom yang diimpor"


@dataclass(eq=False, slots=True)
class FoundNode:
    """A node as found; ``kode`` is empty where the source has none."""

    level: Level
    uraian: str
    kode: str
    induk: FoundNode | None
    sheet: str
    row: int
    values: dict[str, Cell] = field(default_factory=dict)
    induk_lain: list[FoundNode] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class FoundIndikator:
    """An indicator as found, below its node; ``node`` is ``None`` where the source has none."""

    text: str
    node: FoundNode | None
    sheet: str
    row: int
    values: dict[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeftCell:
    """What was not taken, and why: a cell, something that a row says, or the ``whole`` row.

    ``understood``: it is known what it is, and nobody has to do anything.
    """

    sheet: str
    row: int
    content: str
    cause: str
    column: SourceColumn | None = None
    whole: bool = False
    understood: bool = False


@dataclass(slots=True)
class Harvest:
    """All that was found; every row read is in ``taken`` or has a ``LeftCell`` of the whole row.

    ``taken`` has the nodes and indicators that each row, of a sheet and a number, names or adds to.
    """

    nodes: list[FoundNode] = field(default_factory=list)
    indikator: list[FoundIndikator] = field(default_factory=list)
    left: list[LeftCell] = field(default_factory=list)
    taken: list[tuple[str, int, list[FoundNode | FoundIndikator]]] = field(default_factory=list)
    read: int = 0
    hidden: list[tuple[str, int]] = field(default_factory=list)

    def same_node(self, level: Level, uraian: str, kode: str, induk: FoundNode | None) -> FoundNode | None:
        """The node found before: of the same kode, else of the same level and words."""
        for node in self.nodes:
            if node.level is not level:
                continue
            if kode and node.kode:
                if normalized(kode) == normalized(node.kode):
                    return node
            elif normalized(node.uraian) == normalized(uraian) and _may_share(node, induk):
                return node
        return None


def harvest(tables: Sequence[tuple[SourceTable, Mapped]]) -> Harvest:
    """Read every row of all tables, in order."""
    result = Harvest()
    for table, mapped in tables:
        reader = _TableReader(table, mapped, result)
        for row in table.rows:
            reader.read(row)
    return result


def _may_share(node: FoundNode, induk: FoundNode | None) -> bool:
    """A program serves several sasaran; any other node below another parent is another node."""
    return node.level is Level.PROGRAM or node.induk is None or induk is None or node.induk is induk


@dataclass(frozen=True, slots=True)
class _Place:
    """A column or neighbouring columns of nodes: its level, or the levels by row."""

    columns: tuple[int, ...]
    codes: tuple[int, ...]
    level: Level | None
    levels: ColumnLevels


class _TableReader:
    """Reads one table row by row; ``path`` is the way from the top of the tree to where the rows are."""

    def __init__(self, table: SourceTable, mapped: Mapped, result: Harvest) -> None:
        self.table, self.mapped, self.result = table, mapped, result
        self.by_index = {column.index: column for column in table.columns}
        self.places = list(self._places())
        self.indikator_columns = self._columns(FieldRole.INDIKATOR)
        self.path: dict[Level, FoundNode] = {}
        self.path_columns: dict[Level, int] = {}

    def read(self, row: SourceRow) -> None:
        """Take one row, or say why not."""
        self.result.read += 1
        if row.skipped:
            self._leave_row(row, row.skipped, understood=True)
            return
        for index, cause in row.unread.items():
            if index in self.mapped and self.mapped[index].guna is not FieldRole.IGNORED:
                self._leave(row, index, cause)
        used: list[FoundNode | FoundIndikator] = []
        causes = self._band(row, used) or self._nodes(row, used)
        if not causes:  # what stands beside an unknown node is not given to the one above
            self._indikator(row, used)
            self._of_nodes(row, used)
        if used:
            for cause in causes:
                self._leave_part(row, cause)
            self.result.taken.append((self.table.sheet, row.number, used))
            if row.hidden:
                self.result.hidden.append((self.table.sheet, row.number))
        else:
            lost = causes or self._lost(row)
            self._leave_row(row, "; ".join(lost) or _NOTHING, understood=not lost or lost == [_URUSAN])

    def _columns(self, *roles: FieldRole) -> list[int]:
        return [column.index for column in self.table.columns if self.mapped[column.index].guna in roles]

    def _places(self) -> Iterator[_Place]:
        """The columns of nodes from left to right, those under one heading together, with their kode."""
        codes, orders = self._columns(FieldRole.CODE), self._columns(FieldRole.ORDER)
        groups: list[list[int]] = []
        for index in self._columns(FieldRole.NODE, FieldRole.TEXT):
            before = groups[-1][-1] if groups else -1
            together = before >= 0 and self.by_index[before].path == self.by_index[index].path
            if together and self.mapped[before] is self.mapped[index]:
                groups[-1].append(index)
            else:
                groups.append([index])
        for group in groups:
            own_codes = [index for index in codes if index < group[0]] or codes
            level = self.mapped[group[0]].level
            named = [level] if level else levels_named(self.by_index[group[0]].path)
            found = column_levels(self.table, group, named, own_codes, orders)
            yield _Place(tuple(group), tuple(own_codes), level, found)

    def _nodes(self, row: SourceRow, used: list[FoundNode | FoundIndikator]) -> list[str]:
        """Enter every node that the row names; gives why it could not."""
        causes = []
        filled = [(place, *found) for place in self.places if (found := self._node_text(row, place))]
        for place, text, index in filled:
            own_code, rest = split_code(text)
            kode = own_code or (joined(row, place.codes) if place is filled[-1][0] else "")
            level = place.level or place.levels.by_row.get(row.number)
            if level is None:
                causes.append(_URUSAN if is_urusan(kode) and place.levels.by_row else _NO_LEVEL)
                continue
            node = self._enter(level, plain_text(rest), kode if _fits(kode, level) else "", index, row)
            if index not in row.continued:
                used.append(node)
        return causes

    def _band(self, row: SourceRow, used: list[FoundNode | FoundIndikator]) -> list[str]:
        """Enter the node of a row that is one text over the table: ``Sasaran 1: …``, ``Program …``."""
        new = [index for index in row.cells if index not in row.continued]
        if len(new) == 1 and self.mapped[new[0]].guna in _BAND:
            code, text = split_code(str(row.cells[new[0]]))
            level = prefix_level(text)
            if level is not None:
                used.append(self._enter(level, plain_text(text), code, new[0], row))
            elif len(text.split()) >= _SENTENCE:
                return [_NO_FIELD]
        return []

    def _node_text(self, row: SourceRow, place: _Place) -> tuple[str, int] | None:
        for index in place.columns:
            value = row.cells.get(index)
            if not is_blank(value) and (place.level or index not in row.continued):
                return str(value).strip(), index
        return None

    def _enter(self, level: Level, uraian: str, kode: str, index: int, row: SourceRow) -> FoundNode:
        """Go to a node of this level; what stood below another one is left."""
        here = self.path.get(level)
        if here and normalized(here.uraian) == normalized(uraian) and (not kode or kode == here.kode):
            return here
        higher = [self.path[each] for each in Level if each in self.path and _above(each, level)]
        induk = higher[-1] if higher else None
        node = self.result.same_node(level, uraian, kode, induk)
        if node is None:
            node = FoundNode(level, uraian, kode, induk, self.table.sheet, row.number)
            self.result.nodes.append(node)
        else:
            node.kode = node.kode or kode
            node.induk = node.induk or induk
            if induk is not None and induk not in (node.induk, *node.induk_lain):
                node.induk_lain.append(induk)
        self.path = {each: found for each, found in self.path.items() if _above(each, level)}
        self.path[level], self.path_columns[level] = node, index
        return node

    def _current(self, before: int | None = None) -> FoundNode | None:
        """The lowest node of the path; with ``before`` of those that stand to the left, if any does."""
        nodes = [self.path[level] for level in Level if level in self.path]
        left = [
            self.path[level]
            for level in Level
            if level in self.path and before is not None and self.path_columns[level] < before
        ]
        return next(reversed(left or nodes), None)

    def _payer(self, before: int) -> FoundNode | None:
        """The node that money belongs to: of the budget, wherever it stands in the row, if there is one."""
        node = self._current(before)
        lowest = self._current()
        of_budget = lowest is not None and _above(Level.SASARAN, lowest.level)
        return lowest if of_budget and node is not None and not _above(Level.SASARAN, node.level) else node

    def _indikator(self, row: SourceRow, used: list[FoundNode | FoundIndikator]) -> None:
        """Take the indicators that begin in the row, each with its own columns."""
        for position, index in enumerate(self.indikator_columns):
            own = list(self._owned(position))
            if is_blank(row.cells.get(index)) or index in row.continued:
                self._leave_orphans(row, own)
                continue
            level = self.mapped[index].level
            node = self.path.get(level) if level else self._current(index)
            numbers = [each for each in own if self.mapped[each].holds is Expected.NUMBER]
            parts, shared = split_row(row.cells, index, numbers, own)
            for part in parts:
                text = plain_text(str(part[index]))
                found = FoundIndikator(text, node, self.table.sheet, row.number, self._values(part, own))
                if _names_iku(self.by_index[index].path):
                    found.values["iku"] = "Ya"
                used.append(self._keep(found, row, index))
            for each in shared:
                self._leave(row, each, "sel indikatornya berisi beberapa indikator, sel ini tidak")

    def _keep(self, found: FoundIndikator, row: SourceRow, index: int) -> FoundIndikator:
        """Keep an indicator; one found before below its node takes what it lacks, the rest is left."""
        known = next(
            (each for each in self.result.indikator if same_indikator(each, found)),
            None,
        )
        if known is None:
            self.result.indikator.append(found)
            return found
        for name, value in found.values.items():
            if not equal(known.values.setdefault(name, value), value):
                cause = f"indikator ini sudah dibaca pada {known.sheet} baris {known.row} dengan {name} lain"
                self._leave(row, index, cause)
        return known

    def _owned(self, position: int) -> Iterator[int]:
        """The columns of one indicator column: those up to the next, for the first those before it too."""
        start = self.indikator_columns[position] if position else -1
        later = self.indikator_columns[position + 1 :]
        for index in self._columns(FieldRole.OF_INDIKATOR, FieldRole.OF_BOTH):
            if start < index and (not later or index < later[0]):
                yield index

    def _values(self, cells: Mapping[int, Cell], columns: Sequence[int]) -> dict[str, Cell]:
        values: dict[str, Cell] = {}
        for index in columns:
            value = cells.get(index)
            if not is_blank(value):
                values.setdefault(self._name(index), taken_value(self.mapped[index], value))
        return values

    def _name(self, index: int) -> str:
        """The name of a value: the field, with its year where it is of a year before."""
        mapped = self.mapped[index]
        years = heading_years(self.by_index[index].path)
        return f"{mapped.id}_{years[-1]}" if mapped.id in OF_EARLIER_YEAR and years else mapped.id

    def _leave_orphans(self, row: SourceRow, columns: Sequence[int]) -> None:
        for index in columns:
            is_own = self.mapped[index].guna is FieldRole.OF_INDIKATOR
            if is_own and index not in row.continued and not is_blank(row.cells.get(index)):
                self._leave(row, index, "tidak ada indikator pada baris ini")

    def _of_nodes(self, row: SourceRow, used: list[FoundNode | FoundIndikator]) -> None:
        """Give budget and unit to the node of the row; a second, other value is left."""
        for index in self._columns(FieldRole.OF_KINERJA, FieldRole.OF_BOTH):
            value, mapped = row.cells.get(index), self.mapped[index]
            node = self._payer(index) if mapped.holds is Expected.MONEY else self._current(index)
            begins = node is not None and (node.sheet, node.row) == (self.table.sheet, row.number)
            goes_on = index in row.continued and (mapped.holds is not Expected.TEXT or not begins)
            if is_blank(value) or goes_on or (mapped.guna is FieldRole.OF_BOTH and not begins):
                continue
            if node is None:
                self._leave(row, index, "tidak ada kinerja pada baris ini")
                continue
            name, new = "pagu" if mapped.kali > 1 else mapped.id, taken_value(mapped, value)
            if equal(node.values.setdefault(name, new), new):
                used.append(node)
            else:
                self._leave(row, index, f"'{node.uraian}' sudah punya {mapped.label} lain")

    def _lost(self, row: SourceRow) -> list[str]:
        """Why a row without node and indicator matters: it has content in columns that are taken."""
        counted = self._columns(FieldRole.OF_INDIKATOR, FieldRole.OF_KINERJA)
        new = [i for i in counted if i not in row.continued and not is_blank(row.cells.get(i))]
        return ["tidak ada kinerja atau indikator pada baris ini"] if new else []

    def _leave(self, row: SourceRow, index: int, cause: str) -> None:
        content = shown(row.cells.get(index, ""))
        self.result.left.append(LeftCell(self.table.sheet, row.number, content, cause, self.by_index[index]))

    def _leave_part(self, row: SourceRow, cause: str) -> None:
        self.result.left.append(LeftCell(self.table.sheet, row.number, row.content, cause))

    def _leave_row(self, row: SourceRow, cause: str, *, understood: bool) -> None:
        self.result.left.append(
            LeftCell(self.table.sheet, row.number, row.content, cause, whole=True, understood=understood)
        )


def same_indikator(one: FoundIndikator, other: FoundIndikator) -> bool:
    """Whether two are the same indicator of the same node."""
    return one.node is other.node and normalized(one.text) == normalized(other.text)


def _above(level: Level, other: Level) -> bool:
    order = list(Level)
    return order.index(level) < order.index(other)


def _fits(kode: str, level: Level) -> bool:
    """A kode of the budget belongs to the level it has; any other kode to any level."""
    return budget_level(kode) in {None, level}


def _names_iku(path: Sequence[str]) -> bool:
    words = heading_words(tuple(path))
    return "utama" in words and "indikator" in words
