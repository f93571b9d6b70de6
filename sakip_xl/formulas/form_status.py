"""The live status of a form's row: ``Terisi``, ``Periksa`` or why it is empty, in one short formula.

``Terisi`` is said only of what the check at rekap takes for certain. Whatever a short formula cannot judge
is ``Periksa``: a text (it may be a number, a range, a word), a negative number, a number that Excel may
have made of a date (2000 to 2049) or of a time or percent (between 0 and 1). Python decides at rekap.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from sakip_xl.domain.model import Cell
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.seen import seen, trimmed

Row = Mapping[str, Cell]

KOSONG, TERISI, PERIKSA = "Kosong", "Terisi", "Periksa"
BOLEH_KOSONG, BELUM = "Boleh kosong", "Belum tersedia"
STATUS = (KOSONG, TERISI, PERIKSA)

_KINDS: tuple[tuple[float, int], ...] = (
    (0, 1),
    (1e-300, 0),
    (1, 1),
    (36526, 0),
    (54789, 1),
    (1e15, 0),
)
"""From each number on: 1 where a number is certain; below the first none is. 36526 to 54788 are the days of 2000 to 2049."""

_FIRST_EXACT_DAY = 61
"""Before it Excel's days are one off: such a date is not given back as it was written."""

_BOUNDS = ",".join(f"{bound:.15G}" for bound, _ in _KINDS)
_CERTAIN = ",".join(str(certain) for _, certain in _KINDS)
CERTAIN_NUMBERS = f"{{{_BOUNDS}}},{{{_CERTAIN}}}"
"""The second and third argument of a LOOKUP that gives 1 for a certain number."""

_STATUS = (
    f'=IF([@Kode]="","",IFERROR(IF(OR(TRIM(<N>)={{"","-"}}),<EMPTY>,'
    f'IF(AND(LOOKUP(<N>,{CERTAIN_NUMBERS})=1,NOT(ISLOGICAL(<N>)),<ELSE>),"{TERISI}","{PERIKSA}")),"{PERIKSA}"))'
)
RUMUS_STATUS = _STATUS.replace(
    "<ELSE>",
    f'COUNT([@[Alasan Belum Tersedia]:[Penanggung Jawab]],[@[Bukti Dukung]])=0,[@[Bila Kosong]]<>"{BELUM}",'
    f'OR(TRIM([@[Batas Waktu]])="",N([@[Batas Waktu]])>={_FIRST_EXACT_DAY})',
).replace("<N>", "[@Hasil]").replace("<EMPTY>", "[@[Bila Kosong]]")
"""A date or a number among the texts, a text as due date, a reason beside a number: not certain either.

The realisasi is read in *Hasil*, the word for an empty one in *Bila Kosong* (``form_answer``)."""

RUMUS_STATUS_ANGGARAN = _STATUS.replace(
    "<ELSE>", 'COUNT([@Keterangan])=0,OR([@[Pagu (Rp)]]="",<N><=[@[Pagu (Rp)]])'
).replace("<N>", "[@[Realisasi s.d. Triwulan Ini (Rp)]]").replace("<EMPTY>", f'"{KOSONG}"')


def compute_status(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_STATUS``."""
    texts = ("alasan_belum", "kendala", "solusi", "tindak_lanjut", "penanggung_jawab", "bukti_dukung")
    due = row.get("batas_waktu")
    due_number = seen(due) if not isinstance(due, str) else due
    due_fits = trimmed(due_number) == "" or (
        isinstance(due_number, float) and due_number >= _FIRST_EXACT_DAY
    )
    empty = row["bila_kosong"]
    fit = empty != BELUM and due_fits and not any(_is_number(row.get(name)) for name in texts)
    return _status(row, seen(row["hasil"]), str(empty), others_fit=fit)


def compute_anggaran_status(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_STATUS_ANGGARAN``."""
    value, pagu = seen(row["realisasi"]), seen(row["pagu"])
    within = pagu == "" or not isinstance(value, float) or isinstance(pagu, str) or value <= pagu
    return _status(row, value, KOSONG, others_fit=within and not _is_number(row.get("keterangan")))


def is_certain(value: float) -> bool:
    """Whether a number is for certain the one that was typed."""
    return max((kind for kind in _KINDS if kind[0] <= value), default=(0, 0))[1] == 1


def _status(row: Row, value: str | float, empty: str, *, others_fit: bool) -> Cell:
    if row["kode"] in {None, ""}:
        return ""
    if trimmed(value) in {"", "-"}:
        return empty
    return TERISI if isinstance(value, float) and is_certain(value) and others_fit else PERIKSA


def _is_number(value: Cell) -> bool:
    """Whether COUNT of Excel counts a cell of text: a number or a date, not a truth value."""
    return isinstance(value, (int, float, date, time)) and not isinstance(value, bool)
