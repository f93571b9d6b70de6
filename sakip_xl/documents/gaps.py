"""Gaps: what a document needs and nobody has told yet is named, never invented."""

from __future__ import annotations

BELUM_ADA = "belum ada data"
GAP = f"[{BELUM_ADA}]"
"""A gap in a cell of a table, whose heading says what is missing."""


def gap(what: str) -> str:
    """The mark of a gap that says what is missing.

    >>> gap("luas wilayah")
    '[belum ada data: luas wilayah]'
    """
    return f"[{BELUM_ADA}: {what}]"
