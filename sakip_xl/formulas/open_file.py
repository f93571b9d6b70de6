"""The link to a file that a row names."""

from __future__ import annotations

from collections.abc import Mapping

from sakip_xl.domain.model import Cell
from sakip_xl.formulas.base import ColumnFormula, Scope

_WORD = "Buka"


def _shown(row: Mapping[str, Cell], _scope: Scope) -> Cell:
    return _WORD if row.get("berkas") else ""


OPEN_FILE = ColumnFormula(
    f'IF([@Berkas]="","",HYPERLINK([@Berkas],"{_WORD}"))',
    _shown,
    (({"berkas": "naskah/juknis.docx"}, _WORD), ({"berkas": None}, "")),
)
"""Excel opens a path without a drive from the folder of the workbook."""
