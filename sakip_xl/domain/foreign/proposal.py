"""The proposal that people correct: the field that each column seems to be, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sakip_xl.domain.foreign.fields import (
    IGNORED_FIELD,
    Expected,
    FieldRole,
    ImportField,
    dictionary,
)
from sakip_xl.domain.foreign.headings import heading_years, levels_named, likely_fields
from sakip_xl.domain.foreign.levels import budget_level, column_levels
from sakip_xl.domain.foreign.source import SourceColumn, SourceTable
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model.base import Cell
from sakip_xl.domain.terms import Level
from sakip_xl.domain.wording import normalized

SURE, MAYBE = 0.8, 0.5
_FUNDS = {"apbd", "apbn", "apbdes", "dau", "dak", "dbhcht", "pad", "apbd kabupaten", "apbd provinsi"}
_UNITS = {
    "%",
    "persen",
    "nilai",
    "indeks",
    "dokumen",
    "laporan",
    "orang",
    "kegiatan",
    "desa",
    "bulan",
    "hari",
}
_REPEATABLE = {FieldRole.NODE, FieldRole.TEXT, FieldRole.CODE, FieldRole.ORDER, FieldRole.IGNORED}
_LAST_YEAR = {"target_tahun": "target_lalu", "realisasi": "realisasi_lalu"}


class Certainty(StrEnum):
    """How sure a proposal is, in words."""

    SURE = "yakin"
    MAYBE = "mungkin"
    UNKNOWN = "tidak tahu"

    @classmethod
    def of(cls, score: float) -> Certainty:
        """The word for a score."""
        return cls.SURE if score >= SURE else cls.MAYBE if score >= MAYBE else cls.UNKNOWN


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """One column with the field proposed for it; ``advice`` says what a person should look at."""

    column: SourceColumn
    field: ImportField
    score: float
    samples: tuple[Cell, ...] = ()
    advice: str = ""

    @property
    def certainty(self) -> Certainty:
        """How sure it is, in words."""
        return Certainty.of(self.score)


def propose(table: SourceTable, tahun: int) -> list[ProposedColumn]:
    """The proposal for one table of a plan of the year ``tahun``."""
    last_year = max((year for column in table.columns for year in heading_years(column.path)), default=tahun)
    found = [_column(table, column, tahun, last_year) for column in table.columns]
    return _once_each([_with_known_level(table, found, each) for each in found])


def _column(table: SourceTable, column: SourceColumn, tahun: int, last_year: int) -> ProposedColumn:
    values = table.values(column.index)
    samples = tuple(table.samples(column.index))
    ranked = [(_of_year(each, column, tahun, last_year), score) for each, score in likely_fields(column.path)]
    fitting = [(each, score * _fit(each, values)) for each, score in ranked]
    best = max(fitting, key=lambda pair: pair[1], default=(_field(IGNORED_FIELD), 0.0))
    by_content = _by_content(values)
    if by_content is not None and (best[1] < by_content[1] or best[0].id == "lain"):
        best = by_content
    if best[1] < MAYBE:
        advice = "Pilih bidangnya bila kolom ini perlu diimpor." if values else "Kolom ini kosong."
        return ProposedColumn(column, _field(IGNORED_FIELD), round(best[1], 2), samples, advice)
    score = best[1] * (0.7 if column.hidden else 1)
    return ProposedColumn(column, best[0], round(score, 2), samples, _advice(best[0], score, column))


def _advice(field: ImportField, score: float, column: SourceColumn) -> str:
    if column.hidden:
        return "Kolom ini tersembunyi di berkasnya. Periksa apakah isinya masih berlaku."
    if field.guna is FieldRole.IGNORED:
        return f"{field.sebab[:1].upper()}{field.sebab[1:]}."
    return "" if score >= SURE else "Periksa apakah bidangnya benar."


def _of_year(field: ImportField, column: SourceColumn, tahun: int, last_year: int) -> ImportField:
    """The same field, or the one for another year that the heading names.

    Years before have theirs, the last year of the table is the Renstra's end, any other has no place.
    """
    years = heading_years(column.path)
    if not years or field.id not in _LAST_YEAR or years[-1] == tahun:
        return field
    if years[-1] < tahun:
        return _field(_LAST_YEAR[field.id])
    return _field("target_renstra" if field.id == "target_tahun" and years[-1] == last_year else "tahun_lain")


def _fit(field: ImportField, values: Sequence[Cell]) -> float:
    """How well what stands in the column is what such a field holds; 1 for an empty column."""
    if field.holds is None or not values:
        return 1.0
    share = sum(_LOOKS[field.holds](value) for value in values) / len(values)
    return 0.6 + 0.4 * share


def _is_number(value: Cell) -> bool:
    reading = read_number(value)
    return reading.kosong or reading.nilai is not None or reading.ambigu or reading.upper is not None


_LOOKS: dict[Expected, Callable[[Cell], bool]] = {
    Expected.NUMBER: _is_number,
    Expected.MONEY: _is_number,
    Expected.TEXT: lambda value: isinstance(value, str),
    Expected.CODE: lambda value: len(str(value)) <= 40,
}


def _by_content(values: Sequence[Cell]) -> tuple[ImportField, float] | None:
    """The field that only its content shows: funds, units, budget codes."""
    words = {normalized(str(value)) for value in values}
    if words and words <= _FUNDS:
        return _field("sumber_dana"), 0.7
    if words and words <= _UNITS:
        return _field("satuan"), 0.6
    if len(words) > 1 and all(budget_level(word) for word in words):
        return _field("kode"), 0.6
    return None


def _with_known_level(
    table: SourceTable, found: Sequence[ProposedColumn], proposed: ProposedColumn
) -> ProposedColumn:
    """A column of several levels whose rows do not show theirs: one level is proposed, to be looked at."""
    if proposed.field.guna is not FieldRole.TEXT:
        return proposed
    named = levels_named(proposed.column.path)
    together = [each.column.index for each in found if each.column.path == proposed.column.path]
    codes = [each.column.index for each in found if each.field.guna is FieldRole.CODE]
    orders = [each.column.index for each in found if each.field.guna is FieldRole.ORDER]
    if not named or column_levels(table, together, named, codes, orders).evident:
        return proposed
    level = Level.SASARAN if Level.SASARAN in named else named[0]
    advice = f"Tingkat tiap baris tidak tampak; semua dibaca sebagai {level}. Pilih bidang lain bila keliru."
    return replace(
        proposed, field=_field(level.replace(" ", "_")), score=min(proposed.score, 0.6), advice=advice
    )


def _once_each(found: Sequence[ProposedColumn]) -> list[ProposedColumn]:
    """A field of an indicator or a budget once for each indicator column, by the surest column."""
    keys = _keys(found)
    best: dict[tuple[int, str], ProposedColumn] = {}
    for key, each in zip(keys, found, strict=True):
        if key not in best or each.score > best[key].score:
            best[key] = each
    result = []
    for key, each in zip(keys, found, strict=True):
        repeatable = each.field.guna in _REPEATABLE
        if repeatable or best[key] is each or best[key].column.path == each.column.path:
            result.append(each)
            continue
        advice = f"Kolom {best[key].column.letter} lebih cocok sebagai {each.field.label}. Pilih salah satu."
        result.append(replace(each, field=_field(IGNORED_FIELD), score=0.4, advice=advice))
    return result


def _keys(found: Sequence[ProposedColumn]) -> list[tuple[int, str]]:
    """Which indicator column each column belongs to, and its field."""
    position, keys = 0, []
    for each in found:
        position += each.field.guna is FieldRole.INDIKATOR
        years = heading_years(each.column.path) if each.field.id in _LAST_YEAR.values() else []
        owner = position if each.field.guna is not FieldRole.OF_KINERJA else 0
        keys.append((owner, f"{each.field.id} {years}"))
    return keys


def _field(name: str) -> ImportField:
    return dictionary().fields[name]
