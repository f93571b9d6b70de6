"""The registry of rules: one registered function is one rule, with its reason and two examples.

A rule looks at the whole typed master through ``RuleScope`` and yields every ``Violation`` it finds; its
texts and its severity are in ``data/galat``. Layout is a layer above: a rule names
table, row and field, never a cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.measure.typed_number import ReadCell, read_number
from sakip_xl.domain.model import (
    Indikator,
    Kerja,
    Kinerja,
    Master,
    Pejabat,
    PengaturanRow,
    Row,
    Unit,
)
from sakip_xl.domain.model.references import TARGETS, LostKode, lost_kode
from sakip_xl.domain.model.tables import MASTER_FIELDS
from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.sop.current import master_calendar
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.terms import Peran
from sakip_xl.domain.wording import listing, normalized, shown_cell
from sakip_xl.errors import catalogue, temuan

_ORDER = (Kerja.table, PengaturanRow.table, *MASTER_FIELDS)

_KEYS = ("kode", "nama", "nomor", "id_formulir")
"""The fields by which other tables refer to a row."""

Judul = Callable[[str, str], str]
"""The heading of a field of a table, as staff see it."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One violation: row, field, the cell as staff read it, and what fills the texts of the code.

    ``table`` is where it is, when that is not the table of the rule. Of violations with one ``cause`` only
    the first is told; its texts may name the others (``juga``).
    """

    row_index: int
    field_name: str
    nilai: str | None = None
    texts: Mapping[str, object] = field(default_factory=dict)
    table: str = ""
    cause: Hashable = None


_Found = TypeVar("_Found")


@dataclass(frozen=True)
class RuleScope:
    """What a rule may look at: the master, the date of the check, and what is often looked up."""

    master: Master
    hari_ini: date

    @cached_property
    def indikator(self) -> dict[str, Indikator]:
        """The indicators that count, by kode."""
        return {indikator.kode: indikator for indikator in self.master.indikator_in_force()}

    @cached_property
    def kinerja(self) -> dict[str, Kinerja]:
        """The nodes of the tree by kode; the first of two counts."""
        return {node.kode: node for node in reversed(self.master.kinerja)}

    @cached_property
    def unit(self) -> dict[str, Unit]:
        """The units by kode."""
        return {unit.kode: unit for unit in self.master.unit}

    @cached_property
    def with_indikator(self) -> frozenset[str]:
        """The nodes that have an indicator, one whose row could not be read included."""
        unread = (str(row.get("induk") or "") for row in self.master.unread.get(Indikator.table, ()))
        return frozenset(
            map(normalized, (*(indikator.induk for indikator in self.master.indikator), *unread))
        )

    def complete(self, table: str) -> bool:
        """Whether every row of a table could be read: only then something may be said to be missing in it."""
        return not self.master.unread.get(table)

    @cached_property
    def lost(self) -> list[LostKode]:
        """The kode that rows name and no row has."""
        return lost_kode(self.master)

    @cached_property
    def calendar(self) -> Calendar:
        """The working calendar under the master's settings."""
        return master_calendar(self.master)

    def read(self, value: object) -> ReadCell:
        """One cell as typed, under the workbook's decimal separator; each is read once."""
        cell = (type(value), value)
        if cell not in self._readings:
            self._readings[cell] = read_number(value, separator=self.master.pengaturan.pemisah_desimal)
        return self._readings[cell]

    @cached_property
    def _readings(self) -> dict[tuple[type, object], ReadCell]:
        return {}

    def once(self, find: Callable[[RuleScope], Iterable[_Found]]) -> Sequence[_Found]:
        """What a function finds here, for all rules that ask; it is called once."""
        if find not in self._found:
            self._found[find] = tuple(find(self))
        return self._found[find]

    @cached_property
    def _found(self) -> dict[Callable[[RuleScope], Iterable[Any]], Sequence[Any]]:
        return {}

    def having_peran(self, *peran: Peran) -> list[Pejabat]:
        """The officials who have one of the roles."""
        return [pejabat for pejabat in self.master.pejabat if pejabat.peran in peran]

    def has_peran(self, name: str, *peran: Peran, on: date) -> bool:
        """Whether a person of that name holds one of the roles on a day."""
        return self.master.office_of(name, peran, on) is not None


FindViolations = Callable[[RuleScope], Iterable[Violation]]
Contoh = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code and table, why it exists, how it searches, and what it accepts and catches.

    ``baik`` and ``buruk`` hold rows by table that replace those of the sample office in ``sample``.
    """

    kode: str
    table: str
    name: str
    kenapa: str
    find: FindViolations
    baik: Contoh
    buruk: Contoh


RULES: list[Rule] = []
"""Every rule."""


def rule(
    kode: str, table: str, *, kenapa: str, baik: Contoh, buruk: Contoh
) -> Callable[[Callable[[RuleScope], Iterator[Violation]]], FindViolations]:
    """Register a rule that looks at a whole table or between tables.

    A code that the catalogue lacks fails at import.
    """
    catalogue()[kode]

    def register(find: Callable[[RuleScope], Iterator[Violation]]) -> FindViolations:
        RULES.append(Rule(kode, table, find.__name__, kenapa, find, baik, buruk))
        return find

    return register


def row_rule(
    kode: str, table: str, *, kenapa: str, baik: Contoh, buruk: Contoh
) -> Callable[
    [Callable[[Any, RuleScope], Iterator[Violation]]], Callable[[Any, RuleScope], Iterator[Violation]]
]:
    """Register a rule that looks at one row of ``table`` at a time."""

    def register(
        function: Callable[[Any, RuleScope], Iterator[Violation]],
    ) -> Callable[[Any, RuleScope], Iterator[Violation]]:
        def find(scope: RuleScope) -> Iterator[Violation]:
            for row in getattr(scope.master, MASTER_FIELDS[table]):
                yield from function(row, scope)

        find.__name__ = function.__name__
        rule(kode, table, kenapa=kenapa, baik=baik, buruk=buruk)(find)
        return function

    return register


def violation(row: Row | JejakRow, field_name: str, **content: object) -> Violation:
    """A violation at one field of a row; the field's content is shown as staff read it.

    What refers to something (``rujukan``) that does not exist has one cause, however many do.
    """
    value = shown_cell(getattr(row, field_name))
    cause = (content["rujukan"], normalized(value or "")) if "rujukan" in content else None
    return Violation(row.baris_ke, field_name, value, content, cause=cause)


def duplicates(
    rows: Iterable[Any],
    field_name: str,
    key_of: Callable[[Any], Hashable],
    extra: Callable[[Any], Mapping[str, object]] = lambda _: {},
) -> Iterator[Violation]:
    """Every key that several rows have, once, at the second of them, naming all (``semua``) by number.

    ``lain`` names the others; ``extra`` gives what else the texts of the code ask for.
    """
    by_key: dict[Hashable, list[Any]] = {}
    for row in rows:
        by_key.setdefault(key_of(row), []).append(row)
    for same in by_key.values():
        if len(same) > 1:
            numbers = [str(row.baris_ke + 1) for row in same]
            others = listing([numbers[0], *numbers[2:]])
            yield violation(same[1], field_name, lain=others, semua=listing(numbers), **extra(same[1]))


def without_reference(
    rows: Iterable[Any],
    field_name: str,
    valid: Collection[str],
    rujukan: str,
    normalize: Callable[[str], str] = str,
) -> Iterator[Violation]:
    """Every row whose field names something that is not in ``valid``; an empty field names nothing."""
    for row in rows:
        value = getattr(row, field_name)
        if value and normalize(value) not in valid:
            yield violation(row, field_name, rujukan=rujukan)


def slips(scope: RuleScope, rows: str) -> Iterator[Violation]:
    """Every cell of ``rows`` that alone names a kode that is not there; several of one kode are SKP-353."""
    for lost in scope.lost:
        reference, row = lost.hanging[0]
        if lost.alone and reference.rows == rows:
            rujukan = TARGETS[lost.target]
            yield Violation(row.baris_ke, reference.field_name, lost.kode, {"rujukan": rujukan})


def field_heading(_table: str, field_name: str) -> str:
    """The name of a field where no sheet gives its heading: ``batas waktu``."""
    return field_name.replace("_", " ")


def as_temuan(kode: str, table: str, found: Violation, heading: Judul) -> CellTemuan:
    """A violation with the texts of its code; a setting is named by its field, its cell is in ``nilai``."""
    table = found.table or table
    finding = temuan(
        kode, nilai=found.nilai, kolom=heading(table, found.field_name), **{"juga": "", **found.texts}
    )
    field_name = "nilai" if table == PengaturanRow.table else found.field_name
    return CellTemuan(table, found.row_index, field_name, finding)


def check_rules(
    master: Master, hari_ini: date, *, table: Collection[str] = (), heading: Judul = field_heading
) -> list[CellTemuan]:
    """Every finding of every rule at once, by table in the order of the sheets, then by row.

    ``table`` limits the check to the rules of some tables; ``heading`` gives the heading of a field.
    """
    scope = RuleScope(master, hari_ini)
    result: list[tuple[Rule, Violation]] = [
        (registered, found)
        for registered in RULES
        if not table or registered.table in table
        for found in registered.find(scope)
    ]
    result.sort(key=lambda item: (_ORDER.index(item[0].table), item[1].row_index))
    return [as_temuan(kept.kode, kept.table, found, heading) for kept, found in _told_once(master, result)]


def _told_once(
    master: Master, all_found: Sequence[tuple[Rule, Violation]]
) -> Iterator[tuple[Rule, Violation]]:
    """One violation of each cause, which counts the others; none about a row that could not be read."""
    unread = {
        normalized(str(row[name]))
        for rows in master.unread.values()
        for row in rows
        for name in _KEYS
        if row.get(name) is not None
    }
    counts = Counter(found.cause for _, found in all_found)
    told: set[Hashable] = set()
    for registered, found in all_found:
        if found.cause is None:
            yield registered, found
        elif found.cause not in told and normalized(found.nilai or "") not in unread:
            told.add(found.cause)
            others = counts[found.cause] - 1
            also = f"; begitu pula {others} isian lain" if others else ""
            yield registered, replace(found, texts={**found.texts, "juga": also})
