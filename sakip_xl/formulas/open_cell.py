"""The link to a cell of this book that a row names."""

from __future__ import annotations

from collections.abc import Mapping

from sakip_xl.domain.model import ISIAN_KERTAS, Cell
from sakip_xl.formulas.base import ColumnFormula, Scope

_WORD = "Tuju"
_SEVERAL = " dan "


def _shown(row: Mapping[str, Cell], _scope: Scope) -> Cell:
    cell, source = str(row.get("sel") or ""), str(row.get("berkas") or "")
    own = not source or source.startswith(ISIAN_KERTAS)
    return _WORD if own and "!" in cell and _SEVERAL not in cell else ""


OPEN_CELL = ColumnFormula(
    f'IF(AND(OR([@Berkas]="",LEFT([@Berkas],{len(ISIAN_KERTAS)})="{ISIAN_KERTAS}"),'
    f'ISNUMBER(FIND("!",[@Sel])),ISERROR(FIND("{_SEVERAL}",[@Sel]))),'
    f'HYPERLINK("#\'"&SUBSTITUTE([@Sel],"!","\'!"),"{_WORD}"),"")',
    _shown,
    (
        ({"sel": "Formulir Capaian!D12", "berkas": None}, _WORD),
        ({"sel": "Isian Kertas!L8", "berkas": "Isian Kertas F-1"}, _WORD),
        ({"sel": "Isian Kertas!J8 dan Isian Kertas!K8", "berkas": "Isian Kertas F-1"}, ""),
        ({"sel": "Isian!L8", "berkas": "YAN.xlsx"}, ""),
        ({"sel": None, "berkas": None}, ""),
    ),
)
"""A cell in a file that a unit handed in is not there to be opened."""
