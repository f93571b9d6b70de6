"""Indonesian writing: numbers, rupiah, dates, durations and lists as an official letter has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import isfinite, isnan

from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.terms import ROMAWI

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_LONG = 10**18

Bilangan = Decimal | Fraction | float | int


def normalized(text: str) -> str:
    """A name or a word as it is compared: case and stray spaces do not matter.

    >>> normalized("  Sub  Kegiatan ")
    'sub kegiatan'
    """
    return " ".join(text.split()).casefold()


NOTHING_SAID = ("nihil", "tidak ada", "tdk ada", "nol", "kosong", "n/a", "na", "x")
"""What a text says that says nothing, its points left out."""


def has_words(text: str) -> bool:
    """Whether a text says something: a dash, a number by itself and ``nihil`` do not.

    >>> has_words("Menunggu hasil evaluasi"), has_words(" - "), has_words("Tidak ada.")
    (True, False, False)
    """
    return text.upper() != text.lower() and normalized(text.replace(".", "")) not in NOTHING_SAID


def kode_list(text: str) -> tuple[str, ...]:
    """The kode of a cell that names several, separated by ``;``, a comma or a new line; each once.

    >>> kode_list("SI-A; SI-B,si-a;"), kode_list("")
    (('SI-A', 'SI-B'), ())
    """
    several: dict[str, str] = {}
    for kode in re.split(r"[;,\n]", text):
        if kode.strip():
            several.setdefault(normalized(kode), kode.strip())
    return tuple(several.values())


def angka(
    value: Bilangan | None, desimal: int | None = 2, *, thousands: bool = True, blank: str = "-"
) -> str:
    """Write a number with thousands dots and a decimal comma, rounded half up.

    ``desimal=None`` writes every decimal it has, at most 10. ``None`` gives ``blank``.

    >>> angka(Decimal("1234.5")), angka(82.5, None), angka(1234567, 0), angka(None)
    ('1.234,50', '82,5', '1.234.567', '-')
    """
    if value is None:
        return blank
    exact = Decimal(repr(value)) if isinstance(value, float) else value
    if desimal is None:
        whole, _, fraction = f"{round_number(exact, 10):f}".partition(".")
        fraction = fraction.rstrip("0")
    else:
        whole, _, fraction = f"{round_number(exact, desimal):f}".partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if thousands:
        whole = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def shown_cell(value: object) -> str | None:
    """A cell as staff read it: dates in words, numbers with a comma; an empty one is ``None``.

    What is no number for Excel, though a file may hold it, has a word; a number beyond all tables is short.

    >>> [shown_cell(value) for value in (date(2026, 7, 1), Decimal("82.5"), "", True, float("inf"), 1e308)]
    ['1 Juli 2026', '82,5', None, 'TRUE (benar)', 'tak hingga', '1,00E+308']
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "TRUE (benar)" if value else "FALSE (salah)"
    if isinstance(value, (Decimal, float)):
        return _shown_number(value)
    if isinstance(value, date):
        return waktu(value) if isinstance(value, datetime) else tanggal(value)
    return str(value)


def _shown_number(value: Decimal | float) -> str:
    if not isfinite(value):
        return "bukan bilangan" if isnan(value) else "tak hingga"
    return angka(value, None) if abs(float(value)) < _LONG else f"{value:.2E}".replace(".", ",")


def percent(value: Bilangan | None, desimal: int | None = 2, *, blank: str = "-") -> str:
    """Write a percentage; the value is already in percent.

    >>> percent(Decimal("85.24"))
    '85,24%'
    """
    return blank if value is None else f"{angka(value, desimal)}%"


def rupiah(value: Bilangan | None, desimal: int = 2, *, blank: str = "-") -> str:
    """Write an amount of money.

    >>> rupiah(106439453000)
    'Rp 106.439.453.000,00'
    """
    return blank if value is None else f"Rp {angka(value, desimal)}"


def tanggal(value: date | None, *, blank: str = "-") -> str:
    """Write a date in full.

    >>> tanggal(date(2026, 11, 22))
    '22 November 2026'
    """
    return blank if value is None else f"{value.day} {BULAN[value.month - 1]} {value.year}"


def hari(value: date) -> str:
    """Name the day of the week.

    >>> hari(date(2026, 11, 23))
    'Senin'
    """
    return HARI[value.weekday()]


def waktu(value: datetime | None, *, blank: str = "-") -> str:
    """Write a date with its time.

    >>> waktu(datetime(2026, 11, 22, 7, 30))
    '22 November 2026 pukul 07.30'
    """
    return blank if value is None else f"{tanggal(value)} pukul {value:%H.%M}"


def duration(minutes: int, menit_per_hari: int = 450) -> str:
    """Write working minutes as working days and minutes; a negative number gets a minus.

    >>> duration(930), duration(900), duration(0), duration(780, 390)
    ('2 hari 30 menit', '2 hari', '0 menit', '2 hari')
    """
    workdays, rest = divmod(abs(minutes), menit_per_hari)
    parts = [f"{workdays} hari"] if workdays else []
    if rest or not workdays:
        parts.append(f"{rest} menit")
    return ("-" if minutes < 0 else "") + " ".join(parts)


def triwulan(number: int) -> str:
    """Name a quarter.

    >>> triwulan(2)
    'Triwulan II'
    """
    return f"Triwulan {ROMAWI[number]}"


def listing(items: Sequence[str]) -> str:
    """Join words as in a sentence.

    >>> listing(["a", "b", "c"]), listing(["a", "b"]), listing(["a"]), listing([])
    ('a, b, dan c', 'a dan b', 'a', '')
    """
    if len(items) < 3:
        return " dan ".join(items)
    return f"{', '.join(items[:-1])}, dan {items[-1]}"


def pk_targets(perubahan: Sequence[str]) -> str:
    """Which Perjanjian Kinerja the targets stand in, from the kode that the PK perubahan changed.

    >>> pk_targets([])
    'Target menurut PK murni.'
    >>> pk_targets(["IKS.1", "IKS.3"])
    'Target menurut PK perubahan untuk 2 indikator: IKS.1 dan IKS.3; selebihnya menurut PK murni.'
    """
    if not perubahan:
        return "Target menurut PK murni."
    return (
        f"Target menurut PK perubahan untuk {len(perubahan)} indikator: {listing(perubahan)}; "
        "selebihnya menurut PK murni."
    )
