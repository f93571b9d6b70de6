"""The live status of a form's row: ``Terisi``, ``Periksa`` or why it is empty, in one short formula.

``Terisi`` is said only of what the check at rekap takes for certain. Whatever a short formula cannot judge
is ``Periksa``: a text (it may be a number, a range, a word), a negative number, a number where a word is
asked, a number that Excel may have made of a date (1930 to 2049, what two digits of a year can mean; of money
any date before 2050) or of a time or percent (between 0 and 1), a cell that has the format of a date. Python
decides at rekap. Two things no formula can tell from a number: a date before 1930 where CELL does not know
formats (Excel on the web and on telephones), and a span of some whole hours such as ``48:00``.
"""

from __future__ import annotations

from collections.abc import Mapping

from sakip_xl.domain.measure.asked import KATA
from sakip_xl.domain.model import Cell, FormulirInput
from sakip_xl.domain.terms import YesNo
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.form_plain import is_moment
from sakip_xl.formulas.seen import seen, trimmed

Row = Mapping[str, Cell]

KOSONG, TERISI, PERIKSA = "Kosong", "Terisi", "Periksa"
BOLEH_KOSONG, BELUM = "Boleh kosong", "Belum tersedia"
STATUS = (KOSONG, TERISI, PERIKSA)

Kinds = tuple[tuple[float, int], ...]

_KINDS: Kinds = ((0, 1), (1e-300, 0), (1, 1), (10959, 0), (54789, 1), (1e15, 0))
_MONEY_KINDS: Kinds = ((0, 1), (1e-300, 0), (54789, 1), (1e15, 0))
"""From each number on: 1 where a number is certain; below the first none is. The days of 1930 to 2049 are
10959 to 54788."""

_TOO_LONG, _NO_DAY = 1e15, 2958466
"""From the first on Excel has lost digits of a number; from the second on it is no day that Excel knows."""

_FIRST_DAY = 36526
"""1 January 2000: a number below it may be a year, or anything but a day."""


def _lookup(kinds: Kinds) -> str:
    bounds, certain = zip(*kinds, strict=True)
    return f"{{{','.join(f'{bound:.15G}' for bound in bounds)}}},{{{','.join(map(str, certain))}}}"


CERTAIN_NUMBERS = _lookup(_KINDS)
"""The second and third argument of a LOOKUP that gives 1 for a certain number."""

_STATUS = (
    f'=IF([@Kode]="","",IFERROR(IF(OR(TRIM(<N>)={{"","-"}}),<EMPTY>,'
    f'IF(AND(LOOKUP(<N>,<KINDS>)<CERTAIN>,<ELSE>),"{TERISI}","{PERIKSA}")),"{PERIKSA}"))'
)
RUMUS_STATUS = (
    _STATUS.replace(
        "<ELSE>",
        f'LEFT([@[Yang Diisi]],{len(KATA)})<>"{KATA}",[@[Bila Kosong]]<>"{BELUM}",'
        f"MAX([@[Alasan Belum Tersedia]:[Bukti Dukung]])<{_NO_DAY},"
        f'OR(TRIM([@[Batas Waktu]])="",N([@[Batas Waktu]])>={_FIRST_DAY})',
    )
    .replace("<CERTAIN>", f'=1,[@[Bukan Angka]]="{YesNo.TIDAK}"')
    .replace("<N>", "[@Hasil]")
    .replace("<KINDS>", CERTAIN_NUMBERS)
    .replace("<EMPTY>", "[@[Bila Kosong]]")
)
"""A word that is asked, a long number among the texts, a text as due date, a reason beside a number: not
certain either.

The realisasi is read in *Hasil*, the word for an empty one in *Bila Kosong* (``form_answer``), whether a
number is a date or a time in *Bukan Angka* (``form_plain``)."""

RUMUS_STATUS_ANGGARAN = (
    _STATUS.replace("<ELSE>", 'MAX([@Keterangan])<1E+15,OR([@[Pagu (Rp)]]="",<N><=[@[Pagu (Rp)]])')
    .replace("<CERTAIN>", '>COUNT(FIND("D",CELL("format",<N>)))')
    .replace("<N>", "[@[Realisasi s.d. Triwulan Ini (Rp)]]")
    .replace("<KINDS>", _lookup(_MONEY_KINDS))
    .replace("<EMPTY>", f'"{KOSONG}"')
)
"""CELL names the formats of dates and times D1 to D9, in every language; where it cannot tell a format, in
Excel on the web and on telephones, its error is counted as no objection."""


def compute_status(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_STATUS``."""
    due = row.get("batas_waktu")
    due_number = seen(due) if not isinstance(due, str) else due
    due_fits = trimmed(due_number) == "" or (isinstance(due_number, float) and due_number >= _FIRST_DAY)
    empty = row["bila_kosong"]
    asks_word = str(row.get("yang_diisi") or "").startswith(KATA)
    fit = (
        row["bukan_angka"] == YesNo.TIDAK
        and empty != BELUM
        and due_fits
        and not asks_word
        and all(_below(_NO_DAY, row.get(name)) for name in FormulirInput.beside())
    )
    return _status(row, seen(row["hasil"]), str(empty), kinds=_KINDS, others_fit=fit)


def compute_anggaran_status(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_STATUS_ANGGARAN``."""
    value, pagu = seen(row["realisasi"]), seen(row["pagu"])
    within = pagu == "" or not isinstance(value, float) or isinstance(pagu, str) or value <= pagu
    fit = within and not is_moment(row["realisasi"]) and _below(_TOO_LONG, row.get("keterangan"))
    return _status(row, value, KOSONG, kinds=_MONEY_KINDS, others_fit=fit)


def is_certain(value: float, kinds: Kinds = _KINDS) -> bool:
    """Whether a number is for certain the one that was typed."""
    return max((kind for kind in kinds if kind[0] <= value), default=(0, 0))[1] == 1


def _status(row: Row, value: str | float, empty: str, *, kinds: Kinds, others_fit: bool) -> Cell:
    if row["kode"] in {None, ""}:
        return ""
    if trimmed(value) in {"", "-"}:
        return empty
    certain = isinstance(value, float) and is_certain(value, kinds)
    return TERISI if certain and others_fit else PERIKSA


def _below(limit: float, value: Cell) -> bool:
    """Whether a cell beside the number is a text, or a number below a limit."""
    number = seen(value)
    return not isinstance(number, float) or number < limit
