"""The base of every table row and the field types that staff's typing passes through.

A field type turns one raw cell (``None``, text, number, date) into its typed value or refuses with an
error *type* that ``schema.load`` maps to a code of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from sakip_xl.domain.measure.plain_number import read_plain
from sakip_xl.domain.measure.typed_date import read_clock, read_date, read_moment
from sakip_xl.domain.measure.typed_number import says_nothing
from sakip_xl.domain.sop.definition import LANGKAH_TERBANYAK
from sakip_xl.domain.terms import ROMAWI, Triwulan
from sakip_xl.domain.wording import normalized, tanggal, waktu

_TOO_LONG = 10**15
"""From here on Excel has turned digits into zeros: a NIP that was typed as a number is lost."""

_CELL_CAPACITY = 32_767
"""What one cell holds, counted as Excel does: a character beyond the common ones counts twice."""

_FIRST_EXACT_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: a day before is not given back as it was written."""

_DAY_ZERO = date(1899, 12, 30)
_DAYS_OF_NUMBERS = range(36526, 2958466)
"""The days from 2000 on as Excel counts them: a date that lost its format. A number before may be a year."""

Cell: TypeAlias = str | int | float | bool | date | datetime | time | None
"""One raw cell as a book gives it. A percent-formatted cell arrives as its text, ``95%``."""


class Row(BaseModel):
    """One row of a named table.

    ``baris_ke`` is its place in the table, counted from 0 with blank rows included, so that a finding
    can name the cell; it is no column.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)

    table: ClassVar[str]
    """The name of the table (ListObject)."""

    baris_ke: int = Field(default=-1, exclude=True, repr=False)

    @classmethod
    def bidang(cls) -> list[str]:
        """The names of the fields that are columns."""
        return [name for name in cls.model_fields if name != "baris_ke"]


def options(kind: type[Enum]) -> BeforeValidator:
    """Take a choice as staff type it: case, stray spaces and a last point do not matter."""
    by_text = {str(member.value).casefold().rstrip("."): member for member in kind}

    def find(value: object) -> object:
        if isinstance(value, kind) or value is None:
            return value
        key = normalized(str(value)).rstrip(".")
        if key not in by_text:
            raise PydanticCustomError(
                "bukan_pilihan", "{pilihan}", {"pilihan": ", ".join(str(choice.value) for choice in kind)}
            )
        return by_text[key]

    return BeforeValidator(find)


def _load(value: object) -> object:
    """Refuse a text that another program put into a cell and Excel cannot."""
    if isinstance(value, str) and len(value.encode("utf-16-le", "replace")) > 2 * _CELL_CAPACITY:
        raise PydanticCustomError("teks_panjang", "teks", {"le": _CELL_CAPACITY})
    return value


def _as_text(value: object) -> object:
    if value is None:
        return ""
    _load(value)
    if isinstance(value, (date, time)):
        raise PydanticCustomError("teks_tanggal", "teks")
    if not isinstance(value, (int, float)):
        return value
    if abs(value) >= _TOO_LONG:
        raise PydanticCustomError("teks_terpotong", "teks")
    return str(int(value) if value == int(value) else value)


def _as_prose(value: object) -> object:
    """A text that people read: a date or a time among it is written in words.

    Of a code or a number of a letter Excel may have made a date, ``1-2``: there it is refused.
    """
    if isinstance(value, datetime) and value.time() != time():
        return waktu(value)
    if isinstance(value, date):
        return tanggal(value)
    return f"{value:%H.%M}" if isinstance(value, time) else _as_text(value)


def _as_date(value: object) -> object:
    """One day; a text counts when it names a day beyond doubt, a number when it is one of this century on."""
    if isinstance(value, str):
        value = _from_text(value, read_date, "tanggal_teks")
    if isinstance(value, (int, float)) and value in _DAYS_OF_NUMBERS:
        value = _DAY_ZERO + timedelta(days=value)
    if isinstance(value, datetime):
        value = value.date()
    if value is None or (isinstance(value, date) and value >= _FIRST_EXACT_DAY):
        return value
    raise PydanticCustomError("bukan_tanggal", "tanggal")


def _as_time(value: object) -> object:
    if isinstance(value, str):
        value = _from_text(value, read_moment, "tanggal_teks")
    if value is None or isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    raise PydanticCustomError("bukan_tanggal", "waktu")


def _clock(value: object) -> object:
    if isinstance(value, str):
        value = _from_text(value, read_clock, "bukan_jam")
    if isinstance(value, datetime):
        return value.time()
    if value is None or isinstance(value, time):
        return value
    raise PydanticCustomError("bukan_jam", "jam")


def _from_text(text: str, read: Callable[[str], object], kind: str) -> object:
    """What a text says, read by ``read``; a sign for nothing is nothing."""
    if says_nothing(text):
        return None
    value = read(text)
    if value is None:
        raise PydanticCustomError(kind, "teks")
    return value


def _triwulan(value: object) -> object:
    romawi = {text: number for number, text in ROMAWI.items()}
    if isinstance(value, str):
        text = value.strip().upper()
        value = romawi.get(text) or (int(text) if text.isdecimal() else text)
    if value is None or isinstance(value, Triwulan):
        return value
    if isinstance(value, bool) or value not in set(Triwulan):
        raise PydanticCustomError("bukan_triwulan", "triwulan")
    return Triwulan(int(value))  # type: ignore[call-overload]


def _whole_number(value: object) -> object:
    reading = _decimal(value)
    if isinstance(reading, Decimal):
        if reading != reading.to_integral_value():
            raise PydanticCustomError("bukan_bulat", "bulat")
        return int(reading)
    return reading


def _decimal(value: object) -> object:
    """One plain number."""
    return _plain(value)


def _percent_points(value: object) -> object:
    """One plain number of a column that is in percent: ``25%`` is 25."""
    return _plain(value, percent=True)


def _money(value: object) -> object:
    """One plain number of rupiah; it may carry ``Rp`` and its thousands dots."""
    return _plain(value, money=True)


def _plain(value: object, *, percent: bool = False, money: bool = False) -> object:
    if value is None or isinstance(value, Decimal):
        return value
    if type(value) is int:
        return Decimal(value)
    reading = read_plain(value, percent=percent, money=money)
    if reading.flaw is not None:
        raise PydanticCustomError(reading.flaw.value, "angka", {"usul": reading.usul})
    return reading.nilai


def _rupiah(value: object) -> object:
    """Money: from the size on at which Excel loses single rupiah, it is a mistake."""
    reading = _money(value)
    if isinstance(reading, Decimal) and reading >= _TOO_LONG:
        raise PydanticCustomError("less_than", "angka", {"lt": _TOO_LONG})
    return reading


Text = Annotated[str, BeforeValidator(_as_text)]
Prose = Annotated[str, BeforeValidator(_as_prose)]
RequiredText = Annotated[str, BeforeValidator(_as_text), StringConstraints(min_length=1)]
Tanggal = Annotated[date, BeforeValidator(_as_date)]
Waktu = Annotated[datetime, BeforeValidator(_as_time)]
Jam = Annotated[time, BeforeValidator(_clock)]
Tw = Annotated[Triwulan, BeforeValidator(_triwulan)]
NomorLangkah = Annotated[int, BeforeValidator(_whole_number), Field(ge=1, le=LANGKAH_TERBANYAK)]
Bulat = Annotated[int, BeforeValidator(_whole_number)]
DecimalCell = Annotated[Decimal, BeforeValidator(_decimal)]
MoneyCell = Annotated[Decimal, BeforeValidator(_money)]
PercentPoints = Annotated[Decimal, BeforeValidator(_percent_points)]
Rupiah = Annotated[Decimal, BeforeValidator(_rupiah)]

Typed = Annotated[
    Any,
    BeforeValidator(_load),
    Field(description="typed number: kept raw, read by domain.measure.typed_number where it is used"),
]
"""A target or realisasi exactly as typed: a number, or text such as ``80 - 90%``."""
