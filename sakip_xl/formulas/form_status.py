"""The live status of a form's row: ``Kosong``, ``Terisi`` or ``Periksa``, in one short formula.

``Terisi`` is said only of what the check at rekap takes for certain. Whatever a short formula cannot judge
is ``Periksa``: a text (it may be a number, a range, a word), a negative number, a number that Excel may
have made of a date (2000 to 2049) or of a time or percent (between 0 and 1). Python decides at rekap.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from sakip_xl.domain.measure.percent import from_percent
from sakip_xl.domain.model import Cell
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.serial import serial

Row = Mapping[str, Cell]

KOSONG, TERISI, PERIKSA = "Kosong", "Terisi", "Periksa"
STATUS = (KOSONG, TERISI, PERIKSA)

_KINDS: tuple[tuple[float, int], ...] = (
    (-1e99, 0),
    (0, 1),
    (1e-300, 0),
    (1, 1),
    (36526, 0),
    (54789, 1),
    (1e15, 0),
)
"""From each number on: 1 where a number is certain. 36526 to 54788 are the days of 2000 to 2049."""

_FIRST_EXACT_DAY = 61
"""Before it Excel's days are one off: such a date is not given back as it was written."""

_BOUNDS = ",".join(f"{bound:.15G}" for bound, _ in _KINDS)
_CERTAIN = ",".join(str(certain) for _, certain in _KINDS)
_STATUS = (
    f'=IF([@Kode]="","",IFERROR(IF(OR(TRIM(<N>)={{"","-"}}),"{KOSONG}",'
    f'IF(AND(LOOKUP(<N>,{{{_BOUNDS}}},{{{_CERTAIN}}})=1,NOT(ISLOGICAL(<N>)),<ELSE>),"{TERISI}","{PERIKSA}")),"{PERIKSA}"))'
)
RUMUS_STATUS = _STATUS.replace(
    "<ELSE>",
    "COUNT([@[Kendala]:[Penanggung Jawab]],[@[Bukti Dukung]])=0,"
    f'OR(TRIM([@[Batas Waktu]])="",N([@[Batas Waktu]])>={_FIRST_EXACT_DAY})',
).replace("<N>", "[@Realisasi]")
"""A date or a number among the texts, and a text as due date, are not certain either."""

RUMUS_STATUS_ANGGARAN = _STATUS.replace(
    "<ELSE>", 'COUNT([@Keterangan])=0,OR([@[Pagu (Rp)]]="",<N><=[@[Pagu (Rp)]])'
).replace("<N>", "[@[Realisasi s.d. Triwulan Ini (Rp)]]")


def compute_status(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_STATUS``."""
    texts = ("kendala", "solusi", "tindak_lanjut", "penanggung_jawab", "bukti_dukung")
    due = row.get("batas_waktu")
    due_number = _seen(due) if not isinstance(due, str) else due
    due_fits = _trimmed(due_number) == "" or (
        isinstance(due_number, float) and due_number >= _FIRST_EXACT_DAY
    )
    return _status(row, others_fit=due_fits and not any(_is_number(row.get(name)) for name in texts))


def compute_anggaran_status(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_STATUS_ANGGARAN``."""
    value, pagu = _seen(row["realisasi"]), _seen(row["pagu"])
    within = pagu == "" or not isinstance(value, float) or isinstance(pagu, str) or value <= pagu
    return _status(row, others_fit=within and not _is_number(row.get("keterangan")))


def _status(row: Row, *, others_fit: bool) -> Cell:
    value = _seen(row["realisasi"])
    if row["kode"] in {None, ""}:
        return ""
    if _trimmed(value) in {"", "-"}:
        return KOSONG
    certain = isinstance(value, float) and max(kind for kind in _KINDS if kind[0] <= value)[1] == 1
    return TERISI if certain and others_fit else PERIKSA


def _is_number(value: Cell) -> bool:
    """Whether COUNT of Excel counts a cell of text: a number or a date, not a truth value."""
    return isinstance(value, (int, float, date, time)) and not isinstance(value, bool)


def _seen(value: Cell) -> str | float:
    """A raw cell as a formula sees it: a number, or text; a date is a number."""
    percent = from_percent(value)
    if percent is not None:
        return percent[0]
    if isinstance(value, (date, time)):
        return serial(value)
    if value is None or isinstance(value, str):
        return value or ""
    return str(value).upper() if isinstance(value, bool) else float(value)


def _trimmed(value: str | float) -> str:
    """TRIM of Excel, which knows one kind of space only."""
    return value.strip(" ") if isinstance(value, str) else f"{value:.15g}"
