"""All states of a returned copy by kind, and the page that names them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.copies import (
    states_beside,
    states_bounds,
    states_container,
    states_content,
    states_ods,
    states_places,
    states_programs,
    states_values,
    states_xml,
)
from tests.copies.returned_copy import Fate, Outcome, State

PAGE = Path(__file__).with_name("keadaan.md")

KINDS: dict[str, list[State]] = {
    "XML": list(states_xml.states()),
    "Wadah zip": list(states_container.states()),
    "Batas waktu dan memori": list(states_bounds.states()),
    "Program lain dan ponsel": list(states_programs.states()),
    "Isi jawaban": list(states_values.states()),
    "Nama berkas": list(states_places.states_of_names()),
    "Folder dan zip": list(states_places.states_of_folders()),
    "OpenDocument": list(states_ods.states()),
    "Jenis berkas": list(states_places.states_of_kinds()),
    "Pemilik formulir": list(states_content.states_of_owners()),
    "Kelengkapan jawaban": list(states_content.states_of_answers()),
    "Baris, kolom, dan lembar": list(states_content.states_of_structure()),
    "Isi di luar jawaban": list(states_beside.states()),
}


def summary() -> str:
    """One row a kind: how many states it has, and what becomes of them."""
    rows = ["| Kind | States | diterima | ditolak | asing | dilewati |", "|---|---:|---:|---:|---:|---:|"]
    fates = {kind: Counter(state.outcome.fate for state in states) for kind, states in KINDS.items()}
    fates["**Together**"] = sum(fates.values(), Counter())
    for kind, counts in fates.items():
        numbers = [counts.total(), *(counts[fate] for fate in Fate)]
        rows.append(f"| {kind} | {' | '.join(map(str, numbers))} |")
    return "\n".join(rows)


def page() -> str:
    """The page with every state and its outcome."""
    lines = ["# Keadaan salinan yang kembali", "", "Dibuat oleh `python -m tests.copies.table`.", ""]
    for kind, states in KINDS.items():
        lines += [f"## {kind}", "", "| Keadaan | Hasil | Temuan | Sel |", "|---|---|---|---|"]
        lines += [_row(state) for state in states]
        lines.append("")
    return "\n".join(lines)


def _row(state: State) -> str:
    outcome = state.outcome
    cells = (state.name, _fate(outcome), " ".join(outcome.codes) or "-", outcome.place or "-")
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _fate(outcome: Outcome) -> str:
    """The fate, with the value where it is another than usual."""
    usual = outcome.value == Outcome(Fate.TAKEN).value
    shown = "" if outcome.fate is not Fate.TAKEN or usual else f" `{outcome.value!r}`"
    return f"{outcome.fate.value}{shown}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
