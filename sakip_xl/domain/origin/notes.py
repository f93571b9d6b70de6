"""What only notes of the log say, in words: who typed from paper, which kode became which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_PAPER = re.compile(r", diisi (?P<filled>.+?), diketik (?P<typed>.+?)(?=, diserahkan lagi|; diganti: |$)")
_RENAMED = re.compile(r"(?P<old>[^;]+?) menjadi (?P<new>[^;]+?) \((?P<carried>[^()]*)\)(?:; |$)")
_NOTHING = "tidak ada yang menggantung"


def paper_note(filled_in_by: str, typed_by: str) -> str:
    """Who filled in a form on paper and who typed it, as the end of a note.

    >>> read_paper_note("F-1 dari YAN: Isian Kertas F-1" + paper_note("Sri", "Budi"))
    ('Sri', 'Budi')
    """
    return f", diisi {filled_in_by}, diketik {typed_by}"


def read_paper_note(catatan: str) -> tuple[str, str]:
    """Who filled in and who typed; both empty for a note that does not tell."""
    found = _PAPER.search(catatan)
    return (found["filled"], found["typed"]) if found else ("", "")


@dataclass(frozen=True, slots=True)
class Renamed:
    """One kode that became another, and what hung on it: ``3 realisasi, 1 kertas kerja``."""

    old: str
    new: str
    carried: str

    def moved(self, rows: str) -> bool:
        """Whether rows of that name went along."""
        return any(part.partition(" ")[2] == rows for part in self.carried.split(", "))


def rename_note(old: str, new: str, counts: Mapping[str, int]) -> str:
    """One kode that became another, with how many rows of each kind went along.

    >>> rename_note("A", "B", {"realisasi": 3}), rename_note("A", "B", {})
    ('A menjadi B (3 realisasi)', 'A menjadi B (tidak ada yang menggantung)')
    """
    carried = ", ".join(f"{count} {rows}" for rows, count in counts.items())
    return f"{old} menjadi {new} ({carried or _NOTHING})"


def read_renames(catatan: str) -> Iterator[Renamed]:
    """Every kode that a note tells to have become another."""
    for found in _RENAMED.finditer(catatan):
        yield Renamed(found["old"].strip(), found["new"].strip(), found["carried"])
