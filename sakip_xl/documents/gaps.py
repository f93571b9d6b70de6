"""Gaps: what a document needs and nobody has told yet is named, never invented."""

from __future__ import annotations

from typing import Any

BELUM_ADA = "belum ada data"
GAP = f"[{BELUM_ADA}]"
"""A gap in a cell of a table, whose heading says what is missing."""


def with_gaps(row: dict[str, Any]) -> dict[str, Any]:
    """The cells of a row of a report, a gap where it has a dash.

    >>> with_gaps({"capaian": "-", "pagu": "10"})
    {'capaian': '[belum ada data]', 'pagu': '10'}
    """
    return {name: GAP if value == "-" else value for name, value in row.items()}


def gap(what: str) -> str:
    """The mark of a gap that says what is missing.

    >>> gap("luas wilayah")
    '[belum ada data: luas wilayah]'
    """
    return f"[{BELUM_ADA}: {what}]"
