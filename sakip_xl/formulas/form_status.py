"""The live status of a form's row: ``Terisi``, ``Periksa`` or why it is empty, in one short formula.

The cells keep what is typed as text, so that the PC's language does not change it; a number stands in them
when it was copied there. ``Terisi`` is said only of what the check at rekap takes for certain. Whatever a
short formula cannot judge is ``Periksa``: a text that is more than one number, or a number in groups, a
negative number, a number where a word is asked, a number that may be a date (1930 to 2049, what two digits of
a year can mean; of money any date before 2050) or a time or percent (between 0 and 1), a cell that has the
format of a date. Python decides at rekap. Three things, all copied from another book, no formula tells from a
number: a date before 1930 or a whole number of days where CELL does not know the format (Excel on the web and
on telephones, LibreOffice), a span of a day or more such as ``25:30``, and midnight among amounts of money.
"""

from __future__ import annotations

from collections.abc import Mapping

from sakip_xl.domain.measure.asked import KATA
from sakip_xl.domain.model import Cell, FormulirInput
from sakip_xl.domain.terms import YesNo
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.seen import is_digits, seen, trimmed

Row = Mapping[str, Cell]

KOSONG, TERISI, PERIKSA = "Kosong", "Terisi", "Periksa"
BOLEH_KOSONG, BELUM = "Boleh kosong", "Belum tersedia"
STATUS = (KOSONG, TERISI, PERIKSA)

Kinds = tuple[tuple[float, int], ...]

_KINDS: Kinds = ((0, 1), (1e-300, 0), (1, 1), (10959, 0), (54789, 1), (1e15, 0))
_MONEY_KINDS: Kinds = ((0, 1), (1, 0), (54789, 1))
"""From each number on: 1 where a number is certain; below the first none is. The days of 1930 to 2049 are
10959 to 54788. Money is whole rupiah, which FIXED sees to."""

_TOO_LONG, _NO_DAY = 1e15, 2958466
"""From the first on Excel has lost digits of a number; from the second on it is no day that Excel knows."""

_FIRST_DAY = 36526
"""1 January 2000: a number below it may be a year, or anything but a day."""


def _lookup(kinds: Kinds) -> str:
    bounds, certain = zip(*kinds, strict=True)
    return f"{{{','.join(f'{bound:.15G}' for bound in bounds)}}},{{{','.join(map(str, certain))}}}"


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
    .replace("<KINDS>", _lookup(_KINDS))
    .replace("<EMPTY>", "[@[Bila Kosong]]")
)
"""A word that is asked, a long number among the texts, a text as due date, a reason beside a number: not
certain either.

The realisasi is read in *Hasil*, the word for an empty one in *Bila Kosong* (``form_answer``), whether a
number is a date or a time in *Bukan Angka* (``form_plain``)."""

RUMUS_STATUS_ANGGARAN = (
    _STATUS.replace("LOOKUP(<N>", "LOOKUP(<N>*1")
    .replace("<ELSE>", 'MAX([@Keterangan])<1E15,OR([@[Pagu (Rp)]]="",<N>*1<=[@[Pagu (Rp)]])')
    .replace("<CERTAIN>", '=1,FIXED(<N>,0,1)=<N>&""')
    .replace("<N>", "[@[Realisasi s.d. Triwulan Ini (Rp)]]")
    .replace("<KINDS>", _lookup(_MONEY_KINDS))
    .replace("<EMPTY>", f'"{KOSONG}"')
)
"""Whole rupiah, a number or digits alone. Digits with dots between them are ``Periksa``: a short formula
cannot tell whether they stand at thousands."""


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
    value = float(value) if is_digits(value) else value
    within = pagu == "" or not isinstance(value, float) or isinstance(pagu, str) or value <= pagu
    whole = isinstance(value, float) and value.is_integer() and value < _TOO_LONG
    fit = within and whole and _below(_TOO_LONG, row.get("keterangan"))
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
