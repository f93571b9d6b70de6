"""What the print-ready papers share: texts in formulas, one row of a register, and row heights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sakip_xl.domain import wording
from sakip_xl.domain.model import Cell, Pejabat
from sakip_xl.domain.sop.definition import fill_names
from sakip_xl.formulas.serial import moment_of
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind
from sakip_xl.render.header import pengaturan_value
from sakip_xl.render.material import Material
from sakip_xl.render.references import formula_text
from sakip_xl.render.row_height import line_count
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow

LINE_HEIGHT = 13.0
"""Points that one line of text at size 10 needs."""

PEMERINTAH = "PEMERINTAH KABUPATEN {kabupaten}"
KECAMATAN = "KECAMATAN {kecamatan}"

_MARK = re.compile(r"(\{kecamatan\}|\{kabupaten\})")
_LONGEST_LITERAL = 250
SEBUTAN = {"{kecamatan}": "sebutan_kecamatan", "{kabupaten}": "sebutan_kabupaten"}
"""The defined names of the two cells on Referensi that hold the names as papers write them."""

Rumus = tuple[str, Cell]
"""A formula and the value it gives."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of a register, as the formulas of its paper see it: raw, and by its place in the table."""

    table: Table
    index: int
    cells: RawRow

    def reference(self, field_name: str) -> str:
        """The reference to one cell of the row."""
        return f"INDEX({self.table.name}[{self.table.field_column(field_name).judul}],{self.index + 1})"

    def nilai(self, field_name: str) -> str:
        """One cell as text."""
        return formula_text(self.cells.get(field_name))

    def text(self, field_name: str) -> Rumus:
        """One cell as text, empty when the cell is empty."""
        return f'={self.reference(field_name)}&""', self.nilai(field_name)

    def tanggal(self, field_name: str) -> Rumus:
        """One date in full: ``2 April 2026``; what is no date stays as it is typed."""
        reference, value = self.reference(field_name), _moment(self.cells.get(field_name))
        result = self.nilai(field_name) if value is None else wording.tanggal(value)
        return f'=IF(ISNUMBER({reference}),{date_formula(reference)},{reference}&"")', result

    def day_and_date(self, field_name: str) -> Rumus:
        """One date with its day: ``Kamis, 2 April 2026``."""
        reference, value = self.reference(field_name), _moment(self.cells.get(field_name))
        result = (
            self.nilai(field_name) if value is None else f"{wording.hari(value)}, {wording.tanggal(value)}"
        )
        day_and_date = f'INDEX(daftar_hari,WEEKDAY({reference},2))&", "&{date_formula(reference)}'
        return f'=IF(ISNUMBER({reference}),{day_and_date},{reference}&"")', result

    def waktu(self, field_name: str) -> Rumus:
        """One moment: ``2 April 2026 pukul 09.30``."""
        reference, value = self.reference(field_name), _moment(self.cells.get(field_name))
        result = self.nilai(field_name) if value is None else wording.waktu(value)
        content = f'{date_formula(reference)}&" pukul "&{clock_formula(reference)}'
        return f'=IF(ISNUMBER({reference}),{content},{reference}&"")', result


def register_rows(material: Material, name: str, positions: Iterable[int]) -> list[RegisterRow]:
    """The rows of a register at these places."""
    table, content = MASTER.table_named(name), material.content.row(name)
    return [RegisterRow(table, position, content[position]) for position in positions]


def filled_rows(content: Sequence[RawRow]) -> list[int]:
    """The places of the rows that hold anything."""
    return [
        index for index, row in enumerate(content) if any(value not in {None, ""} for value in row.values())
    ]


def draw_letterhead(sheet: CanvasSheet, material: Material, row: int, end: int) -> int:
    """Draw the letterhead over the columns up to ``end``; returns the row below."""
    for index, (text, style) in enumerate(((PEMERINTAH, "kop"), (KECAMATAN, "kop+besar"))):
        rumus, value = named_cells_formula(material, text, size=True)
        sheet.heights[row + index] = 20
        sheet.merge(Area(row + index, 0, row + index, end), value, style, rumus=rumus)
    rumus, address = pengaturan_formula(material, "alamat_kantor")
    sheet.heights[row + 2] = 16
    style = "naskah+tengah+di_tengah+garis_ganda"
    sheet.merge(Area(row + 2, 0, row + 2, end), address, style, rumus=rumus)
    return row + 3


def note_incomplete(sheet: CanvasSheet, material: Material, row: int, name: str, valid: Iterable[int]) -> int:
    """Name the rows of a register that cannot be printed yet; returns the row below the note, if any."""
    missing = [index for index in filled_rows(material.content.row(name)) if index not in set(valid)]
    if not missing:
        return row
    listed = wording.listing([f"baris {index + 1}" for index in missing])
    message = f"Belum lengkap atau salah isi, sehingga belum dapat dicetak: {listed}. Klik Periksa Isian."
    sheet.write(row, 0, message, "contoh", kind=CellKind.COMPUTED)
    return row + 1


def date_formula(reference: str) -> str:
    """The formula part that writes a date in Indonesian, whatever the language of Excel."""
    return f'DAY({reference})&" "&INDEX(daftar_bulan,MONTH({reference}))&" "&YEAR({reference})'


def clock_formula(reference: str) -> str:
    """The formula part that writes a time of day: ``09.30``."""
    return f'RIGHT("0"&HOUR({reference}),2)&"."&RIGHT("0"&MINUTE({reference}),2)'


def clock_text(value: Cell) -> str:
    """The time of day that ``clock_formula`` writes; empty when there is none."""
    moment = value if isinstance(value, time) else _moment(value)
    return "" if moment is None else f"{moment:%H.%M}"


def pejabat_formula(name_reference: str, heading: str) -> str:
    """The formula part that looks up one column of an official by name; empty when not found."""
    return f'IFERROR(INDEX(tblPejabat[{heading}],MATCH({name_reference},tblPejabat[Nama],0))&"","")'


def find_pejabat(material: Material, name: str, field_name: str) -> str:
    """What ``pejabat_formula`` finds."""
    for row in material.content.row(Pejabat.table):
        if name and formula_text(row.get("nama")).casefold() == name.casefold():
            return formula_text(row.get(field_name))
    return ""


def pengaturan_formula(material: Material, field_name: str) -> Rumus:
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
        SEBUTAN[piece] if piece in SEBUTAN else literal(piece) for piece in _MARK.split(text) if piece
    )
    return (f"=UPPER({rumus})", value.upper()) if size else (f"={rumus}", value)


def literal(text: str) -> str:
    """A text as Excel writes it inside a formula, where one literal holds at most 255 characters."""
    pieces = [text[i : i + _LONGEST_LITERAL] for i in range(0, len(text), _LONGEST_LITERAL)] or [""]
    content = "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
    return content.replace("\n", '"&CHAR(10)&"')


def text_height(content: Iterable[tuple[object, float]], *, paling_rendah: float = 15.0) -> float:
    """The height in points of a row whose cells hold these texts in columns of these widths."""
    lines = max((line_count(str(text), width) for text, width in content), default=1)
    return max(paling_rendah, lines * LINE_HEIGHT + 4)


def _moment(value: Cell) -> datetime | None:
    """A date cell as a moment; a plain number counts as Excel counts it."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return moment_of(value)
    return None
