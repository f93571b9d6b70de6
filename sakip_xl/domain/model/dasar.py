"""The base of every table row and the field types that staff's typing passes through.

A field type turns one raw cell (``None``, text, number, date) into its typed value or refuses with an
error *type* that ``domain.model.baca`` maps to a code of the catalogue.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from sakip_xl.domain.angka import baca_angka
from sakip_xl.domain.istilah import ROMAWI, PemisahDesimal, Triwulan
from sakip_xl.domain.skala import TANPA_SKALA

_TERPOTONG = 10**15
"""From here on Excel has turned digits into noughts: a NIP that was typed as a number is lost."""

_SEL_MUAT = 32_767
"""What one cell holds, counted as Excel does: a character beyond the common ones counts twice."""

_KALENDER_TEPAT = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: a day before is not given back as it was written."""

Sel: TypeAlias = str | int | float | bool | date | datetime | time | None
"""One raw cell as a book gives it. A percent-formatted cell arrives as its text, ``95%``."""


class Baris(BaseModel):
    """One row of a named table.

    ``baris_ke`` is its place in the table, counted from 0 with blank rows included, so that a finding
    can name the cell; it is no column.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    baris_ke: int = Field(default=-1, exclude=True, repr=False)

    @classmethod
    def bidang(cls) -> list[str]:
        """The names of the fields that are columns."""
        return [nama for nama in cls.model_fields if nama != "baris_ke"]


def pilihan(jenis: type[Enum]) -> BeforeValidator:
    """Take a choice as staff type it: case and stray spaces do not matter."""
    menurut_teks = {str(anggota.value).casefold(): anggota for anggota in jenis}

    def cari(nilai: object) -> object:
        if isinstance(nilai, jenis) or nilai is None:
            return nilai
        kunci = " ".join(str(nilai).split()).casefold()
        if kunci not in menurut_teks:
            raise PydanticCustomError(
                "bukan_pilihan", "{pilihan}", {"pilihan": ", ".join(str(a.value) for a in jenis)}
            )
        return menurut_teks[kunci]

    return BeforeValidator(cari)


def _muat(nilai: object) -> object:
    """Refuse a text that another program put into a cell and Excel cannot."""
    if isinstance(nilai, str) and len(nilai.encode("utf-16-le", "replace")) > 2 * _SEL_MUAT:
        raise PydanticCustomError("teks_panjang", "teks", {"le": _SEL_MUAT})
    return nilai


def _teks(nilai: object) -> object:
    if nilai is None:
        return ""
    _muat(nilai)
    if not isinstance(nilai, (int, float)):
        return nilai
    if abs(nilai) >= _TERPOTONG:
        raise PydanticCustomError("teks_terpotong", "teks")
    return str(int(nilai) if nilai == int(nilai) else nilai)


def _tanggal(nilai: object) -> object:
    if isinstance(nilai, datetime):
        nilai = nilai.date()
    if nilai is None or (isinstance(nilai, date) and nilai >= _KALENDER_TEPAT):
        return nilai
    raise PydanticCustomError("tanggal_teks" if isinstance(nilai, str) else "bukan_tanggal", "tanggal")


def _waktu(nilai: object) -> object:
    if nilai is None or isinstance(nilai, datetime):
        return nilai
    if isinstance(nilai, date):
        return datetime.combine(nilai, time())
    raise PydanticCustomError("tanggal_teks" if isinstance(nilai, str) else "bukan_tanggal", "waktu")


def _jam(nilai: object) -> object:
    if isinstance(nilai, datetime):
        return nilai.time()
    if nilai is None or isinstance(nilai, time):
        return nilai
    raise PydanticCustomError("bukan_jam", "jam")


def _triwulan(nilai: object) -> object:
    romawi = {teks: angka for angka, teks in ROMAWI.items()}
    if isinstance(nilai, str):
        teks = nilai.strip().upper()
        nilai = romawi.get(teks) or (int(teks) if teks.isdecimal() else teks)
    if nilai is None or isinstance(nilai, Triwulan):
        return nilai
    if isinstance(nilai, bool) or nilai not in set(Triwulan):
        raise PydanticCustomError("bukan_triwulan", "triwulan")
    return Triwulan(int(nilai))  # type: ignore[call-overload]


def _bulat(nilai: object) -> object:
    terbaca = _desimal(nilai)
    if isinstance(terbaca, Decimal):
        if terbaca != terbaca.to_integral_value():
            raise PydanticCustomError("bukan_bulat", "bulat")
        return int(terbaca)
    return terbaca


def _desimal(nilai: object) -> object:
    """One plain number; money may carry ``Rp`` and its thousands dots."""
    if nilai is None or isinstance(nilai, Decimal):
        return nilai
    if type(nilai) is int:
        return Decimal(nilai)
    terbaca = baca_angka(nilai, pemisah=PemisahDesimal.TANYAKAN, skala=TANPA_SKALA)
    if terbaca.kosong:
        return None
    if terbaca.nilai is None:
        raise PydanticCustomError("angka_ambigu" if terbaca.ambigu else "bukan_angka", "angka")
    return terbaca.nilai


def _rupiah(nilai: object) -> object:
    """Money: from the size on at which Excel loses single rupiah, it is a mistake."""
    terbaca = _desimal(nilai)
    if isinstance(terbaca, Decimal) and terbaca >= _TERPOTONG:
        raise PydanticCustomError("less_than", "angka", {"lt": _TERPOTONG})
    return terbaca


Teks = Annotated[str, BeforeValidator(_teks)]
TeksWajib = Annotated[str, BeforeValidator(_teks), StringConstraints(min_length=1)]
Tanggal = Annotated[date, BeforeValidator(_tanggal)]
Waktu = Annotated[datetime, BeforeValidator(_waktu)]
Jam = Annotated[time, BeforeValidator(_jam)]
Tw = Annotated[Triwulan, BeforeValidator(_triwulan)]
Bulat = Annotated[int, BeforeValidator(_bulat)]
Angka = Annotated[Decimal, BeforeValidator(_desimal)]
Rupiah = Annotated[Decimal, BeforeValidator(_rupiah)]

Ketik = Annotated[
    Any,
    BeforeValidator(_muat),
    Field(description="typed number: kept raw, read by domain.angka where it is used"),
]
"""A target or realisasi exactly as typed: a number, or text such as ``80 - 90%``."""
