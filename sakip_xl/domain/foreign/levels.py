"""The level of a row in a column that holds several: by its kode, words, number, place or look."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from sakip_xl.domain.foreign.source import SourceRow, SourceTable
from sakip_xl.domain.terms import Level

_Look = Callable[[SourceRow], Hashable]

_BUDGET = {3: Level.PROGRAM, 5: Level.KEGIATAN, 6: Level.SUB_KEGIATAN}
"""How many parts the kode of a level has (nomenklatur of the Ministry: 7.01.02 is a program)."""

_BUDGET_CODE = re.compile(
    r"(?:\d{1,2}|x+)\.(?:\d\d|x+)\.(?:\d\d|x+)(?:\.(?:\d|x+)\.(?:\d\d|x+)(?:\.(?:\d{2,4}|x+))?)?",
    re.IGNORECASE,
)
_LEADING_CODE = re.compile(r"(\d+(?:\.\d+){2,5})\.?\s+(?=\D)")
_PREFIX = re.compile(r"(tujuan|sasaran|program|kegiatan|sub\s*-?\s*kegiatan)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:tujuan|sasaran|program|kegiatan|sub\s*-?\s*kegiatan)(?:\s+strategis)?(?:\s+[\d.]+|\s+[IVX]+)?\s*:\s*",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zA-Z][.)]|[IVX]{1,4}\.)\s+"
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}")


def budget_level(kode: str) -> Level | None:
    """The level of a kode of the budget nomenclature; ``None`` for any other kode.

    >>> budget_level("7.01.02"), budget_level("7.01.02.2.01.0001"), budget_level("S.1")
    (<Level.PROGRAM: 'program'>, <Level.SUB_KEGIATAN: 'sub kegiatan'>, None)
    """
    text = kode.strip().rstrip(".")
    return _BUDGET.get(text.count(".") + 1) if _BUDGET_CODE.fullmatch(text) else None


def is_urusan(kode: str) -> bool:
    """Whether a kode is one of the budget above its programs: ``7``, ``7.01``."""
    return bool(re.fullmatch(r"(?:\d+|x+)(?:\.(?:\d+|x+))?", kode.strip(" ."), re.IGNORECASE))


def prefix_level(text: str) -> Level | None:
    """The level that a text says itself with its first word.

    >>> prefix_level("1. PROGRAM PENUNJANG URUSAN"), prefix_level("Sub Kegiatan Penyediaan Jasa")
    (<Level.PROGRAM: 'program'>, <Level.SUB_KEGIATAN: 'sub kegiatan'>)
    """
    match = _PREFIX.match(_ENUMERATED.sub("", text.strip(), count=1))
    if match is None:
        return None
    word = match[1].casefold()
    return Level.SUB_KEGIATAN if word.startswith("sub") else Level(word)


def split_code(text: str) -> tuple[str, str]:
    """The kode of the budget at the beginning of a text, and the rest.

    >>> split_code("7.01.02 Program Pelayanan Publik")
    ('7.01.02', 'Program Pelayanan Publik')
    """
    match = _LEADING_CODE.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def plain_text(text: str) -> str:
    """A text without its number and without the label of its level.

    >>> plain_text("Sasaran 1 : Meningkatnya layanan"), plain_text("1.2 Program Penunjang  Urusan")
    ('Meningkatnya layanan', 'Program Penunjang Urusan')
    """
    plain = _ENUMERATED.sub("", " ".join(text.split()), count=1)
    return _LABEL.sub("", plain, count=1).strip() or plain


@dataclass(frozen=True, slots=True)
class ColumnLevels:
    """The levels of the rows of one column of text, by row number; ``evident``: rows show them."""

    by_row: Mapping[int, Level]
    evident: bool


def column_levels(
    table: SourceTable,
    columns: Sequence[int],
    named: Sequence[Level],
    codes: Sequence[int] = (),
    orders: Sequence[int] = (),
) -> ColumnLevels:
    """The level of every row with text in one of ``columns``, which stand under one heading.

    ``named`` are the levels that the heading names, all when it names none; ``codes`` and ``orders`` the
    columns of kode and number. What is not shown by kode or words is the single level that is left over, or
    is taken from the first of number, place, indent and bold that tells the rows apart.
    """
    texts = [(row, text) for row in table.rows if not row.skipped and (text := _text(row, columns))]
    said = {
        row.number: level
        for row, text in texts
        if (level := _said(joined(row, codes) or split_code(text)[0], text)) is not None
    }
    if Level.PROGRAM in said.values():  # above a program of the budget stands its urusan
        texts = [pair for pair in texts if pair[0].number in said or not is_urusan(joined(pair[0], codes))]
    if len(said) == len(texts):
        return ColumnLevels(said, evident=bool(said))
    allowed = [level for level in Level if not named or level in {*named, *said.values()}]
    left = [level for level in allowed if level not in said.values()]
    if len(allowed) == 1 or (said and len(left) == 1):
        rest = left[0] if left else allowed[0]
        return ColumnLevels({**{row.number: rest for row, _ in texts}, **said}, evident=True)
    for look in _looks(columns, codes, orders):
        rows = [(row.number, look(row)) for row, _ in texts]
        ranked = _ranked(rows, said, allowed, open_top=not named)
        if ranked:
            return ColumnLevels({**ranked, **said}, evident=True)
    return ColumnLevels(said, evident=bool(said))


def joined(row: SourceRow, columns: Sequence[int]) -> str:
    """The kode in one or several cells, joined by dots."""
    parts = [_code_text(row.cells[index]).strip(". ") for index in columns if index in row.cells]
    return ".".join(part for part in parts if part and part != "-")


def _code_text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _text(row: SourceRow, columns: Sequence[int]) -> str:
    return next((str(row.cells[i]).strip() for i in columns if i in row.cells and i not in row.continued), "")


def _said(kode: str, text: str) -> Level | None:
    return budget_level(kode) or prefix_level(split_code(text)[1])


def _ranked(
    looks: Sequence[tuple[int, Hashable]],
    said: Mapping[int, Level],
    allowed: Sequence[Level],
    *,
    open_top: bool,
) -> dict[int, Level]:
    """The levels in the order in which their looks first appear, fitted to those that rows say themselves.

    Nothing unless two or more are told apart and each has one level; with ``open_top`` nothing without such
    a row, because then nobody knows where the first look stands.
    """
    kinds = list(dict.fromkeys(look for _, look in looks))
    if None in kinds or len(kinds) < 2 or (open_top and not said):
        return {}
    steps = {allowed.index(said[number]) - kinds.index(look) for number, look in looks if number in said} or {
        0
    }
    start = min(steps)
    if len(steps) > 1 or start < 0 or start + len(kinds) > len(allowed):
        return {}
    return {number: allowed[start + kinds.index(look)] for number, look in looks}


def _looks(columns: Sequence[int], codes: Sequence[int], orders: Sequence[int]) -> tuple[_Look, ...]:
    return (_by_order(codes), _by_order(orders), _by_place(columns), _by_indent(columns), _by_weight(columns))


def _by_order(columns: Sequence[int]) -> _Look:
    """``I``, ``A``, ``1``, ``1.1``, ``a``: the kind of number."""

    def look(row: SourceRow) -> Hashable:
        text = joined(row, columns)
        if _NUMBERED.fullmatch(text):
            return text.count(".")
        if not text:
            return None
        return "roman" if re.fullmatch(r"[IVX]+", text) else "upper" if text[:1].isupper() else "lower"

    return look


def _by_place(columns: Sequence[int]) -> _Look:
    return lambda row: next(i for i in columns if i in row.cells and i not in row.continued)


def _by_indent(columns: Sequence[int]) -> _Look:
    def look(row: SourceRow) -> Hashable:
        index = next(i for i in columns if i in row.cells)
        raw = str(row.cells[index])
        return row.indent.get(index, 0) * 2 + len(raw) - len(raw.lstrip())

    return look


def _by_weight(columns: Sequence[int]) -> _Look:
    return lambda row: any(index in row.bold for index in columns)
