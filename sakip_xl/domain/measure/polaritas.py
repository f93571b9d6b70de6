"""Tells when the wording of an indicator contradicts its polarity (domain.md 1.3 E).

Only clear wording warns: a warning that is often wrong is soon ignored.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.terms import Polaritas

_REACH = 3
"""A bad thing counts as measured when it stands at most this many words after the measure's name."""


def polaritas_warning(teks_indikator: str, polaritas: Polaritas | str) -> Catatan | None:
    """Note a polarity that the wording contradicts; ``None`` when it fits, is stabil or unclear.

    >>> polaritas_warning("Jumlah pelanggaran Perda", "positif").value
    'polaritas_berlawanan'
    >>> polaritas_warning("Persentase pengaduan yang diselesaikan", "positif")
    >>> polaritas_warning("Persentase penurunan angka kemiskinan", "negatif").value
    'polaritas_berlawanan'
    """
    chosen = Polaritas(polaritas)
    implied = implied_direction(teks_indikator)
    if chosen is Polaritas.STABIL or implied is None or implied is chosen:
        return None
    return Catatan.POLARITAS_BERLAWANAN


def implied_direction(text: str) -> Polaritas | None:
    """The direction of good that the wording tells, or ``None`` when it does not."""
    wording = " ".join(re.findall(r"[\w%]+(?:-\w+)*", text.casefold()))
    measured = _pattern("ukuran").match(wording)
    rest = wording[measured.end() :].lstrip() if measured else wording
    good = _pattern("baik").search(rest)
    if _pattern("lama").match(rest) and not (good and good.start() == 0):
        return Polaritas.NEGATIF
    bad = _pattern("buruk").search(rest)
    handled = _handled(rest, bad) if measured else None
    if handled:
        return _unless_denied(rest, handled)
    if _pattern("turun").search(wording):
        return Polaritas.NEGATIF
    if measured and bad and len(rest[: bad.start()].split()) < _REACH:
        return _if_not_served(rest, bad)
    return _unless_denied(rest, good) if good else None


def _handled(text: str, bad: re.Match[str] | None) -> re.Match[str] | None:
    """The word that turns a bad thing into work done."""
    work = _pattern("kegiatan").search(text)
    if work and work.start() <= (bad.start() if bad else 0):
        return work
    return _pattern("dilayani").search(text) if bad else None


def _unless_denied(text: str, match: re.Match[str]) -> Polaritas:
    earlier = text[: match.start()].split()
    denied = bool(earlier) and earlier[-1] in _words()["sangkalan"]
    return Polaritas.NEGATIF if denied else Polaritas.POSITIF


def _if_not_served(text: str, bad: re.Match[str]) -> Polaritas | None:
    """A bad thing that is counted is negative; denied, or followed by something else done, unclear."""
    earlier = text[: bad.start()].split()
    if earlier and earlier[-1] in _words()["sangkalan"]:
        return None
    continuation = re.search(r"\byang (\w+)", text[bad.end() :])
    return None if continuation and continuation[1] not in _STILL_BAD else Polaritas.NEGATIF


_STILL_BAD = frozenset(
    {"terjadi", "masuk", "diterima", "ditemukan", "berulang", "dilaporkan", "timbul", "ada", "belum", "tidak"}
)


@cache
def _words() -> dict[str, list[str]]:
    content = files("sakip_xl.data").joinpath("polaritas.toml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = tomllib.loads(content)
    return words


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Any of the words or phrases of a list as whole words, the longest first."""
    ordered = sorted(_words()[name], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
