"""Indonesian writing: numbers, rupiah, dates, durations and lists as an official letter has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.bulat import bulatkan
from sakip_xl.domain.istilah import ROMAWI

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

Bilangan = Decimal | Fraction | float | int


def angka(nilai: Bilangan | None, desimal: int | None = 2, *, ribuan: bool = True, kosong: str = "-") -> str:
    """Write a number with thousands dots and a decimal comma, rounded half up.

    ``desimal=None`` writes every decimal it has, at most 10. ``None`` gives ``kosong``.

    >>> angka(Decimal("1234.5")), angka(82.5, None), angka(1234567, 0), angka(None)
    ('1.234,50', '82,5', '1.234.567', '-')
    """
    if nilai is None:
        return kosong
    persis = Decimal(repr(nilai)) if isinstance(nilai, float) else nilai
    if desimal is None:
        utuh, _, pecahan = f"{bulatkan(persis, 10):f}".partition(".")
        pecahan = pecahan.rstrip("0")
    else:
        utuh, _, pecahan = f"{bulatkan(persis, desimal):f}".partition(".")
    tanda, utuh = ("-", utuh[1:]) if utuh.startswith("-") else ("", utuh)
    if ribuan:
        utuh = f"{int(utuh):,}".replace(",", ".")
    return f"{tanda}{utuh},{pecahan}" if pecahan else f"{tanda}{utuh}"


def persen(nilai: Bilangan | None, desimal: int | None = 2, *, kosong: str = "-") -> str:
    """Write a percentage; the value is already in percent.

    >>> persen(Decimal("85.24"))
    '85,24%'
    """
    return kosong if nilai is None else f"{angka(nilai, desimal)}%"


def rupiah(nilai: Bilangan | None, desimal: int = 2, *, kosong: str = "-") -> str:
    """Write an amount of money.

    >>> rupiah(106439453000)
    'Rp 106.439.453.000,00'
    """
    return kosong if nilai is None else f"Rp {angka(nilai, desimal)}"


def tanggal(nilai: date | None, *, kosong: str = "-") -> str:
    """Write a date in full.

    >>> tanggal(date(2026, 11, 22))
    '22 November 2026'
    """
    return kosong if nilai is None else f"{nilai.day} {BULAN[nilai.month - 1]} {nilai.year}"


def hari(nilai: date) -> str:
    """Name the day of the week.

    >>> hari(date(2026, 11, 23))
    'Senin'
    """
    return HARI[nilai.weekday()]


def waktu(nilai: datetime | None, *, kosong: str = "-") -> str:
    """Write a date with its time.

    >>> waktu(datetime(2026, 11, 22, 7, 30))
    '22 November 2026 pukul 07.30'
    """
    return kosong if nilai is None else f"{tanggal(nilai)} pukul {nilai:%H.%M}"


def durasi(menit: int, menit_per_hari: int = 450) -> str:
    """Write working minutes as working days and minutes; less than nothing gets a minus.

    >>> durasi(930), durasi(900), durasi(0), durasi(780, 390)
    ('2 hari 30 menit', '2 hari', '0 menit', '2 hari')
    """
    hari_kerja, sisa = divmod(abs(menit), menit_per_hari)
    bagian = [f"{hari_kerja} hari"] if hari_kerja else []
    if sisa or not hari_kerja:
        bagian.append(f"{sisa} menit")
    return ("-" if menit < 0 else "") + " ".join(bagian)


def triwulan(nomor: int) -> str:
    """Name a quarter.

    >>> triwulan(2)
    'Triwulan II'
    """
    return f"Triwulan {ROMAWI[nomor]}"


def daftar(butir: Sequence[str]) -> str:
    """Join words as in a sentence.

    >>> daftar(["a", "b", "c"]), daftar(["a", "b"]), daftar(["a"]), daftar([])
    ('a, b, dan c', 'a dan b', 'a', '')
    """
    if len(butir) < 3:
        return " dan ".join(butir)
    return f"{', '.join(butir[:-1])}, dan {butir[-1]}"
