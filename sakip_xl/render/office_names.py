"""The names of the office, and its other settings, repeated by formulas."""

from __future__ import annotations

import re

from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.definition import fill_names
from sakip_xl.render.header import pengaturan_value
from sakip_xl.render.material import Material
from sakip_xl.render.references import formula_text, text_literal

SEBUTAN = {"{kecamatan}": "sebutan_kecamatan", "{kabupaten}": "sebutan_kabupaten"}
"""The defined names of the two cells on Referensi that hold the names as papers write them."""

_MARK = re.compile(r"(\{kecamatan\}|\{kabupaten\})")


def pengaturan_formula(material: Material, field_name: str) -> tuple[str, Cell]:
    """The formula that repeats a setting, empty when it is empty, and its value."""
    value = pengaturan_value(material, field_name)
    return f'=IF({field_name}="","",{field_name})', "" if value is None else value


def named_cells_formula(material: Material, text: str, *, size: bool = False) -> tuple[str, str]:
    """The formula that fills ``{kecamatan}`` and ``{kabupaten}`` from their cells on Referensi; its value.

    ``size`` writes all of it in capitals. The value is that of ``sop.fill_names``.
    """
    names = [
        formula_text(pengaturan_value(material, field_name))
        for field_name in ("nama_kecamatan", "nama_kabupaten")
    ]
    value = fill_names(text, *names)
    rumus = "&".join(
        SEBUTAN[piece] if piece in SEBUTAN else text_literal(piece) for piece in _MARK.split(text) if piece
    )
    return (f"=UPPER({rumus})", value.upper()) if size else (f"={rumus}", value)
