"""The formulas of a unit's form: each cell says at once whether it is filled in well.

They need no add-in and no regional settings: a number typed as text is read by its own marks, with the
rules of ``domain.measure.typed_number``. Each formula has its twin in Python.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time

from sakip_xl.domain.measure.percent import from_percent
from sakip_xl.domain.measure.scale import TANPA_SKALA
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import Cell
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.serial import serial

Row = Mapping[str, Cell]
Hitung = Callable[[Row, Scope], Cell]

BELUM, LENGKAP = "Belum diisi", "Lengkap"
BUKAN_ANGKA, ANGKA_SAJA, GANDA = "Bukan angka", "Tulis angka saja", "Angka bermakna ganda"
DI_LUAR, KENDALA, LEBIH_PAGU = "Di luar batas", "Kendala belum diisi", "Melebihi pagu"
STATUS = (BELUM, LENGKAP, BUKAN_ANGKA, ANGKA_SAJA, GANDA, DI_LUAR, KENDALA, LEBIH_PAGU)

NAMA_PEMISAH = "meta_pemisah_desimal"
_BLANK_MARKS = ("", "n/a", "na", "n.a", "n.a.", "belum ada", "belum ada data")
_TEXT, _AMBIGUOUS = "teks", "ganda"
_LONGEST, _MOST_DIGITS = 20, 15
_TOLERANCE = 1e-9
_POSITIONS = "{" + ",".join(str(n) for n in range(1, _LONGEST + 1)) + "}"
_PADDING = "0" * _LONGEST  # so that no position is past the end: programs find an empty text differently
_DIGITS = "{" + ",".join(str(n) for n in range(10)) + "}"


def _content(cell: str) -> str:
    return f'SUBSTITUTE(TRIM({cell})," %","%")'


def body_formula(cell: str) -> str:
    """What is left of a typed text without its sign and its percent sign; empty for a number."""
    return f'=IF(ISNUMBER({cell}),"",SUBSTITUTE(SUBSTITUTE({_content(cell)},"-",""),"%",""))'


def mark_formula(cell: str, body: str) -> str:
    """The decimal mark of a text: ``,`` or ``.``, ``?`` when it could be either, ``x`` for no number."""
    comma = f'(LEN({body})-LEN(SUBSTITUTE({body},",","")))'
    dot = f'(LEN({body})-LEN(SUBSTITUTE({body},".","")))'
    signs = f'(LEFT({_content(cell)},1)="-")+(RIGHT({_content(cell)},1)="%")'
    not_a_number = (
        f"OR(LEN({body})>{_LONGEST},LEN({body})-{comma}-{dot}>{_MOST_DIGITS},"
        f"LEN({_content(cell)})-LEN({body})<>{signs},"
        f'SUMPRODUCT(--ISERROR(FIND(MID({body}&"{_PADDING}",{_POSITIONS},1),"0123456789,.")))>0,'
        f'ISERROR(FIND(LEFT({body},1),"0123456789")),ISERROR(FIND(RIGHT({body},1),"0123456789")))'
    )
    mark = f'IF({comma}=1,",",".")'
    position = f"FIND({mark},{body})"
    by_setting = f'IF({NAMA_PEMISAH}="koma",",",IF({NAMA_PEMISAH}="titik",".","?"))'
    one_mark = f'IF(OR(LEN({body})-{position}<>3,{position}>4,LEFT({body},1)="0"),{mark},{by_setting})'
    both_marks = f'IF(FIND(",",{body})>FIND(".",{body}),",",".")'
    one_kind = f'IF({comma}>1,".",IF(OR({dot}>1,{comma}+{dot}=0),",",{one_mark}))'
    return f'=IF({body}="","",IF({not_a_number},"x",IF(AND({comma}>0,{dot}>0),{both_marks},{one_kind})))'


def number_formula(cell: str, body: str, mark: str) -> str:
    """The number in a cell; empty for nothing, else a word that says why it is none."""
    without_dashes = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(TRIM({cell}),"-",""),"–",""),"—","")'
    blank_words = ",".join(f'"{word}"' for word in _BLANK_MARKS[1:])
    blank = f'OR({without_dashes}="",ISNUMBER(MATCH(LOWER(TRIM({cell})),{{{blank_words}}},0)))'
    thousands = f'IF({mark}=",",".",",")'
    limit = f"FIND({mark},{body}&{mark})"
    separators = f'(LEN({body})-LEN(SUBSTITUTE({body},{thousands},"")))'
    wrong = (
        f'OR(LEN({body})-LEN(SUBSTITUTE({body},{mark},""))>1,AND({separators}>0,OR(LEFT({body},1)="0",'
        f"MOD({limit}-1,4)=0,{separators}<>INT(({limit}-2)/4),"
        f"SUMPRODUCT((MID({body},{_POSITIONS},1)={thousands})*(MOD({limit}-{_POSITIONS},4)<>0))>0)))"
    )
    value = (
        f'IF(LEFT({_content(cell)},1)="-",-1,1)*_xlfn.NUMBERVALUE({body},{mark},{thousands})'
        f'/IF(RIGHT({_content(cell)},1)="%",100,1)'
    )
    return (
        f'=IF(ISNUMBER({cell}),{cell},IF({blank},"",IF({mark}="?","{_AMBIGUOUS}",'
        f'IF(OR({mark}="",{mark}="x"),"{_TEXT}",IF({wrong},"{_TEXT}",{value})))))'
    )


RUMUS_SKALA = (
    "=IF(COUNT([@[Angka Realisasi]],[@[Angka Target]])<2,1,"
    'IF(ISERROR(MATCH(LOWER(TRIM([@Satuan])),{"%","persen","prosen"},0)),1,'
    "IF(AND(ABS([@[Angka Realisasi]])<=2,ABS([@[Angka Target]])>=10),100,"
    "IF(AND(ABS([@[Angka Realisasi]])>=10,ABS([@[Angka Target]])<=2),0.01,1))))"
)
"""What brings realisasi to the target's scale: ``95%`` is 0,95 in Excel, beside a target typed as 95."""

_COMPARED = "[@[Angka Realisasi]]*[@Skala]"
_TARGET = "[@[Angka Target]]"
_MISSED = (
    f'IF([@Polaritas]="negatif",{_COMPARED}-{_TARGET}>{_TOLERANCE:.9f},'
    f'IF([@Polaritas]="stabil",ABS({_COMPARED}-{_TARGET})>{_TOLERANCE:.9f},{_TARGET}-{_COMPARED}>{_TOLERANCE:.9f}))'
)
_OUT_OF_RANGE = (
    f"OR(AND({_COMPARED}<0,{_TARGET}>=0),AND({_TARGET}>0,{_COMPARED}>10*{_TARGET},"
    f'OR({_TARGET}>=10,ISNUMBER(MATCH(LOWER(TRIM([@Satuan])),{{"%","persen","prosen"}},0)))))'
)
_NOT_A_NUMBER = f'IF(SUMPRODUCT(--ISNUMBER(FIND({_DIGITS},[@Realisasi])))>0,"{ANGKA_SAJA}","{BUKAN_ANGKA}")'
RUMUS_STATUS = (
    f'=IF([@Kode]="","",IF([@[Angka Realisasi]]="","{BELUM}",'
    f'IF([@[Angka Realisasi]]="{_AMBIGUOUS}","{GANDA}",'
    f'IF([@[Angka Realisasi]]="{_TEXT}",IF(ISNUMBER({_TARGET}),{_NOT_A_NUMBER},"{LENGKAP}"),'
    f'IF(OR(NOT(ISNUMBER({_TARGET})),TRIM([@Kendala])<>""),"{LENGKAP}",'
    f'IF({_OUT_OF_RANGE},"{DI_LUAR}",IF({_MISSED},"{KENDALA}","{LENGKAP}")))))))'
)
"""A value that is far off, or misses its target, is complete once Kendala explains it."""

_MONEY = "[@[Realisasi s.d. Triwulan Ini (Rp)]]"
RUMUS_STATUS_ANGGARAN = (
    f'=IF([@Kode]="","",IF(ISNUMBER({_MONEY}),'
    f'IF(TRIM([@Keterangan])<>"","{LENGKAP}",IF({_MONEY}<0,"{DI_LUAR}",'
    f'IF(AND(ISNUMBER([@[Pagu (Rp)]]),{_MONEY}>[@[Pagu (Rp)]]),"{LEBIH_PAGU}","{LENGKAP}"))),'
    f'IF(TRIM({_MONEY})="","{BELUM}",'
    f'IF(SUMPRODUCT(--ISNUMBER(FIND({_DIGITS},{_MONEY})))>0,"{ANGKA_SAJA}","{BUKAN_ANGKA}"))))'
)


def compute_body(field_name: str) -> Hitung:
    """The twin of ``body_formula``."""

    def compute(row: Row, _scope: Scope) -> Cell:
        value = _seen_value(row.get(field_name))
        return "" if isinstance(value, float) else _tidied(value).replace(" %", "%").translate(_WITHOUT_SIGNS)

    return compute


def compute_mark(field_name: str) -> Hitung:
    """The twin of ``mark_formula``."""

    def compute(row: Row, scope: Scope) -> Cell:
        value, body = _seen_value(row.get(field_name)), str(compute_body(field_name)(row, scope))
        if not body:
            return ""
        if not _PLAIN.fullmatch(_tidied(value).replace(" %", "%")) or _too_long(body):
            return "x"
        return _decimal_mark(body, str(scope.pengaturan.pemisah_desimal))

    return compute


def compute_number(field_name: str) -> Hitung:
    """The twin of ``number_formula``: the same number that ``domain.measure.typed_number`` reads."""

    def compute(row: Row, scope: Scope) -> Cell:
        value = _seen_value(row.get(field_name))
        if isinstance(value, float):
            return value
        content = _tidied(value)
        if content.lower() in _BLANK_MARKS or not content.strip("-–—"):
            return ""
        plain = content.replace(" %", "%")
        if not _PLAIN.fullmatch(plain) or _too_long(plain.translate(_WITHOUT_SIGNS)):
            return _TEXT
        reading = read_number(plain, separator=scope.pengaturan.pemisah_desimal, skala=TANPA_SKALA)
        if reading.nilai is None:
            return _AMBIGUOUS if reading.ambigu else _TEXT
        return float(reading.nilai) / (100 if reading.persen else 1)

    return compute


def compute_scale(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_SKALA``."""
    realisasi, target = row["angka_realisasi"], row["angka_target"]
    if not isinstance(realisasi, float) or not isinstance(target, float) or not _is_percent(row):
        return 1
    if abs(realisasi) <= 2 and abs(target) >= 10:
        return 100
    return 0.01 if abs(realisasi) >= 10 and abs(target) <= 2 else 1


def compute_status(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_STATUS``."""
    realisasi, target = row["angka_realisasi"], row["angka_target"]
    if row["kode"] in {None, ""}:
        return ""
    if not isinstance(realisasi, float):
        if realisasi == _TEXT and isinstance(target, float):
            return ANGKA_SAJA if _has_digit(row["realisasi"]) else BUKAN_ANGKA
        return {"": BELUM, _AMBIGUOUS: GANDA, _TEXT: LENGKAP}[str(realisasi)]
    if not isinstance(target, float) or _tidied(_seen_value(row["kendala"])):
        return LENGKAP
    compared = realisasi * float(str(row["skala"]))
    if (compared < 0 <= target) or (
        target > 0 and compared > 10 * target and (target >= 10 or _is_percent(row))
    ):
        return DI_LUAR
    return KENDALA if _misses_target(compared - target, str(row["polaritas"])) else LENGKAP


def compute_anggaran_status(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_STATUS_ANGGARAN``."""
    realisasi, pagu = _seen_value(row["realisasi"]), _seen_value(row["pagu"])
    if row["kode"] in {None, ""}:
        return ""
    if not isinstance(realisasi, float):
        if not _tidied(realisasi):
            return BELUM
        return ANGKA_SAJA if _has_digit(realisasi) else BUKAN_ANGKA
    if _tidied(_seen_value(row["keterangan"])):
        return LENGKAP
    if realisasi < 0:
        return DI_LUAR
    return LEBIH_PAGU if isinstance(pagu, float) and realisasi > pagu else LENGKAP


_WITHOUT_SIGNS = str.maketrans("", "", "-%")
_PLAIN = re.compile(r"-?[0-9](?:[0-9.,]*[0-9])?%?")


def _too_long(body: str) -> bool:
    return len(body) > _LONGEST or sum(letter.isdigit() for letter in body) > _MOST_DIGITS


def _decimal_mark(body: str, separator: str) -> str:
    comma, dot = body.count(","), body.count(".")
    if comma and dot:
        return "," if body.index(",") > body.index(".") else "."
    if comma > 1:
        return "."
    if dot > 1 or comma + dot == 0:
        return ","
    mark = "," if comma else "."
    position = body.index(mark) + 1
    if len(body) - position != 3 or position > 4 or body.startswith("0"):
        return mark
    return {"koma": ",", "titik": "."}.get(separator, "?")


def _seen_value(value: Cell) -> str | float:
    """A raw cell as a formula sees it: a number, or text; a date is a number."""
    percent = from_percent(value)
    if percent is not None:
        return percent[0]
    if isinstance(value, (date, time)):
        return serial(value)
    if value is None or isinstance(value, str):
        return value or ""
    return str(value).upper() if isinstance(value, bool) else float(value)


def _tidied(value: str | float) -> str:
    """TRIM of Excel, which knows one kind of space only."""
    return re.sub(" +", " ", value.strip(" ")) if isinstance(value, str) else f"{value:.15g}"


def _has_digit(value: Cell) -> bool:
    return any(letter in "0123456789" for letter in str(value))


def _is_percent(row: Row) -> bool:
    return _tidied(_seen_value(row["satuan"])).lower() in {"%", "persen", "prosen"}


def _misses_target(difference: float, polaritas: str) -> bool:
    direction = polaritas.casefold()
    if direction == "negatif":
        return difference > _TOLERANCE
    return abs(difference) > _TOLERANCE if direction == "stabil" else -difference > _TOLERANCE
