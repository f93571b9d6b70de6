"""What a heading means: its words against the dictionary, with a score from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from sakip_xl.domain.foreign.fields import FieldRole, ImportField, dictionary
from sakip_xl.domain.terms import ROMAWI, Level

RECOGNIZED = 0.6
"""From this score on a cell counts as a heading."""

_TYPO = 0.85
_TOKEN = re.compile(r"\bn-[1-9]|[^\W_]+")
_QUARTER = re.compile(r"\btw ?(?:ke )?([1-4]|iv|i{1,3})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TO_DATE = re.compile(r"s\s?[./]\s?d\.?\s")
_THOUSANDS = re.compile(r"(?<=rp)[\s.(]*000\b|\(\s*000\s*\)|x\s*(?:rp\.?)?\s*1[.,]?000\b(?![.,]\d)")
_FROM_ROMAN = {roman.casefold(): str(number) for number, roman in ROMAWI.items()}


@cache
def heading_words(path: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a heading with those above it, spelled in one way.

    >>> heading_words(("Target Kinerja Pada Triwulan", "II", "Rp"))
    ('target', 'kinerja', 'pada', 'tw2', 'rp')
    """
    sama = dictionary().sama
    text = _TO_DATE.sub("sd ", " ".join(path).casefold())
    text = _THOUSANDS.sub(" ribuan ", text)
    plain = " ".join(sama.get(token, token) for token in _TOKEN.findall(text.replace("%", " persen ")))
    quarters = _QUARTER.sub(lambda match: f"tw{_FROM_ROMAN.get(match[1], match[1])}", plain)
    words = _YEAR.sub("#", quarters).split()
    if words and words[-1] in _FROM_ROMAN and len(words) > 1:
        words[-1] = _FROM_ROMAN[words[-1]]
    return tuple(words)


def heading_years(path: Sequence[str]) -> list[int]:
    """The years that a heading names, the lowest line last."""
    return [int(year) for text in path for year in _YEAR.findall(text)]


def levels_named(path: Sequence[str]) -> tuple[Level, ...]:
    """The levels that a heading names, from the top of the tree down."""
    text = " ".join(heading_words(tuple(path))).replace("sub kegiatan", "subkegiatan").split()
    return tuple(level for level in Level if level.replace(" ", "") in text)


def likely_fields(path: Sequence[str]) -> list[tuple[ImportField, float]]:
    """The fields that a heading may mean, the likeliest first; none when no word of it is known."""
    words = heading_words(tuple(path))
    scored = [(each, score(each, words)) for each in dictionary().fields.values()]
    # of equal scores the more particular phrase is meant, and what we take before what we leave
    return sorted(
        ((each, value) for each, value in scored if value > 0),
        key=lambda pair: (-pair[1], pair[0].guna is FieldRole.IGNORED),
    )


def score(field: ImportField, words: tuple[str, ...]) -> float:
    """How well a heading fits a field: 1 when it is one of its phrases, 0 when it is none or forbidden."""
    if not words or field.tanpa & set(words):
        return 0.0
    return max((_phrase_score(tuple(phrase.split()), words) for phrase in field.judul), default=0.0)


def _phrase_score(phrase: tuple[str, ...], words: tuple[str, ...]) -> float:
    if phrase == words:
        return 1.0
    exactness = _in_order(phrase, words)
    if not exactness:
        return 0.0
    umum = dictionary().umum
    telling = sum(word not in umum for word in words) + sum(word in umum for word in phrase)
    share = min(1.0, len(phrase) / telling)
    detail = 0.02 * min(len(phrase), 4)
    return round(exactness * min(0.98, 0.4 + 0.5 * share + detail), 3)


def _in_order(phrase: Sequence[str], words: Sequence[str]) -> float:
    """1 when the words of the phrase stand in the heading in their order, less for a slip, else 0."""
    remaining: Iterator[str] = iter(words)
    worst = 1.0
    for wanted in phrase:
        closeness = next((close for word in remaining if (close := _closeness(wanted, word))), 0.0)
        worst = min(worst, closeness)
    return worst


@cache
def _closeness(wanted: str, word: str) -> float:
    if wanted == word:
        return 1.0
    alike = len(wanted) > 4 and SequenceMatcher(None, wanted, word).ratio() >= _TYPO
    return 0.9 if alike else 0.0
