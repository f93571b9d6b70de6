"""The table ``tests/spellings.md``: what staff type, and what it is as realisasi, as money and as a date.

``reading`` says in the table's words what the program makes of a cell; a code is a finding that refuses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import AnggaranInput, Cell, FormulirInput
from sakip_xl.domain.rules.form_check import check_input
from sakip_xl.errors import Tingkat
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.load import load_table
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN

TABLE = Path(__file__).with_name("spellings.md")
PAGU = 10**14
EMPTY = "kosong"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One row: the text as typed, its satuan and target, and what it is in each kind of cell."""

    ketikan: str
    satuan: str
    target: str
    realisasi: str
    uang: str
    tanggal: str


def spellings() -> list[Spelling]:
    """Every row of the table; what is typed stands between backticks."""
    rows = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return [Spelling(*(cell.strip().strip("`") for cell in row.strip("|").split("|"))) for row in rows]


def isian(spelling: Spelling, number: int, **answer: Cell) -> RawRow:
    """The row of a form that asks what a spelling is typed into."""
    return {
        "kode": f"IKS.{number}",
        "indikator": "Ukuran",
        "satuan": spelling.satuan,
        "polaritas": "positif",
        "target": spelling.target or None,
        "kendala": "-",
        **answer,
    }


def anggaran(number: int, value: Cell) -> RawRow:
    """The row of a form's budget that a spelling is typed into."""
    return {"kode": f"K.{number}", "uraian": "Kegiatan", "pagu": PAGU, "realisasi": value}


def reading_of_realisasi(spelling: Spelling, value: Cell) -> str:
    """What the program makes of a realisasi."""
    entries, flaws = load_table(TBL_ISIAN, [isian(spelling, 1, realisasi=value)])
    codes = [found.temuan.kode for found in (*flaws, *check_input(entries)) if _refuses(found)]
    if codes and codes != ["SKP-135"]:
        return " ".join(codes)
    cell = read_number(value)
    if cell.kosong:
        return EMPTY
    sign = " %" if cell.persen else ""
    whole = "" if cell.penyebut is None else f" dari {cell.penyebut.normalize():f}"
    number = f"{cell.nilai:f}".rstrip("0").rstrip(".") if "." in f"{cell.nilai:f}" else f"{cell.nilai:f}"
    return f"{'kata ' * cell.ordinal}{number}{sign}{whole}{' ' * bool(cell.huruf)}{cell.huruf}"


def reading_of_uang(value: Cell) -> str:
    """What the program makes of an amount of money."""
    entries, flaws = load_table(TBL_ISIAN_ANGGARAN, [anggaran(1, value)])
    if flaws:
        return " ".join(found.temuan.kode for found in flaws)
    entry: AnggaranInput = entries[0]
    return EMPTY if entry.realisasi is None else f"{entry.realisasi.normalize():f}"


def reading_of_tanggal(spelling: Spelling, value: Cell) -> str:
    """What the program makes of a due date."""
    entries, flaws = load_table(TBL_ISIAN, [isian(spelling, 1, batas_waktu=value)])
    if flaws:
        return " ".join(found.temuan.kode for found in flaws)
    entry: FormulirInput = entries[0]
    return EMPTY if entry.batas_waktu is None else entry.batas_waktu.isoformat()


def _refuses(found: CellTemuan) -> bool:
    return found.temuan.tingkat is Tingkat.SALAH
