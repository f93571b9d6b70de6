"""The working calendar: when a step is due, and how many working minutes lie between two moments.

Hours and breaks follow Perpres 21/2023 (domain.md 1.9, 5.3 #11); holidays and cuti bersama come from the
``holidays`` package, overridden date by date from the workbook. All times are the office's wall clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Protocol

from sakip_xl.domain.istilah import JenisLibur

_HARI = timedelta(days=1)
_JUMAT = 4
_PAGI = {False: (time(7, 30), time(12)), True: (time(8), time(12))}
_PAGI_JUMAT = {False: (time(7, 30), time(11, 30)), True: (time(8), time(11, 30))}
_SIANG = {False: time(13), True: time(12, 30)}
_SETENGAH_TAHUN = timedelta(days=180)


class BerwaktuBaku(Protocol):
    """Anything with a standard time: whole working days, then minutes."""

    @property
    def hari(self) -> int:
        """Whole working days."""
        ...

    @property
    def menit(self) -> int:
        """Working minutes."""
        ...


@dataclass(frozen=True, kw_only=True)
class Kalender:
    """The office's working time.

    ``libur_tambahan`` overrides single dates: ``LIBUR`` and ``CUTI_BERSAMA`` close the office, ``MASUK``
    opens it, on a weekend too (with the hours of Monday to Thursday). ``ramadan`` is the first and last
    day of Ramadan hours; without it the days are derived (see ``ramadan_nasional``). A
    ``menit_per_hari`` other than 450, or ``menit_ramadan`` other than 390, moves the closing time and
    leaves opening and break where they are. Any year may be asked for: outside 1946-2100 only weekends
    and overrides are known, and cuti bersama only for years already decreed when the installed
    ``holidays`` was released.
    """

    libur_tambahan: Mapping[date, JenisLibur] = field(default_factory=dict)
    ramadan: tuple[date, date] | None = None
    menit_per_hari: int = 450
    menit_ramadan: int = 390

    def __post_init__(self) -> None:
        for menit in (self.menit_per_hari, self.menit_ramadan):
            if not 1 <= menit <= 600:
                msg = f"menit per hari kerja {menit} di luar 1 sampai 600"
                raise ValueError(msg)

    def sebab_libur(self, tanggal: date) -> str | None:
        """Why the office is closed on that date, as staff read it; ``None`` on a working day."""
        khusus = self.libur_tambahan.get(tanggal)
        if khusus is not None:
            return None if khusus is JenisLibur.MASUK else khusus.value
        if tanggal.weekday() > _JUMAT:
            return "akhir pekan"
        return libur_nasional(tanggal.year).get(tanggal)

    def hari_kerja(self, tanggal: date) -> bool:
        """Whether the office is open on that date."""
        return self.sebab_libur(tanggal) is None

    def bulan_ramadan(self, tanggal: date) -> bool:
        """Whether Ramadan hours hold; a Ramadan that was given replaces the derived one of its year."""
        if self.ramadan is not None and abs(tanggal - self.ramadan[0]) < _SETENGAH_TAHUN:
            return self.ramadan[0] <= tanggal <= self.ramadan[1]
        return any(awal <= tanggal <= akhir for awal, akhir in ramadan_nasional(tanggal.year))

    def menit_hari(self, tanggal: date) -> int:
        """Net working minutes of a full day at that time of the year."""
        return self.menit_ramadan if self.bulan_ramadan(tanggal) else self.menit_per_hari

    def jam_kerja(self, tanggal: date) -> list[tuple[datetime, datetime]]:
        """The stretches of working time of one date, before and after the break; none on a day off."""
        if not self.hari_kerja(tanggal):
            return []
        ramadan = self.bulan_ramadan(tanggal)
        pagi = (_PAGI_JUMAT if tanggal.weekday() == _JUMAT else _PAGI)[ramadan]
        buka, jeda = (datetime.combine(tanggal, jam) for jam in pagi)
        lama = timedelta(minutes=self.menit_hari(tanggal))
        if lama <= jeda - buka:
            return [(buka, buka + lama)]
        lanjut = datetime.combine(tanggal, _SIANG[ramadan])
        return [(buka, jeda), (lanjut, lanjut + lama - (jeda - buka))]

    def tambah_menit(self, mulai: datetime, menit: int) -> datetime:
        """The moment when ``menit`` working minutes from ``mulai`` have passed.

        Outside working time the count begins at the next opening. The result lies always in working
        time, closing time included; a count that ends with the day ends at closing time, not next morning.
        """
        if menit < 0:
            msg = f"menit {menit} kurang dari 0"
            raise ValueError(msg)
        sisa, tanggal = timedelta(minutes=menit), mulai.date()
        while True:
            for buka, tutup in self.jam_kerja(tanggal):
                awal = max(buka, mulai)
                if awal > tutup:
                    continue
                if sisa <= tutup - awal:
                    return awal + sisa
                sisa -= tutup - awal
            tanggal += _HARI

    def tambah_langkah(self, mulai: datetime, langkah: BerwaktuBaku) -> datetime:
        """When a step begun at ``mulai`` is due.

        One ``hari`` is a full working day: 450 minutes, in Ramadan 390, by the day on which it begins.
        """
        waktu = mulai
        for _ in range(langkah.hari):
            waktu = self.tambah_menit(waktu, self.menit_hari(self.tambah_menit(waktu, 0).date()))
        return self.tambah_menit(waktu, langkah.menit)

    def menit_kerja(self, awal: datetime, akhir: datetime) -> int:
        """Whole working minutes from ``awal`` to ``akhir``; negative when ``akhir`` is earlier."""
        if akhir < awal:
            return -self.menit_kerja(akhir, awal)
        lama = timedelta()
        tanggal = awal.date()
        while tanggal <= akhir.date():
            for buka, tutup in self.jam_kerja(tanggal):
                lama += max(min(tutup, akhir) - max(buka, awal), timedelta())
            tanggal += _HARI
        return lama // timedelta(minutes=1)


@cache
def libur_nasional(tahun: int) -> Mapping[date, str]:
    """Public holidays and cuti bersama of one year with their Indonesian names.

    Religious dates not yet decreed are estimates and say so: ``(perkiraan)``.
    """
    from holidays import country_holidays

    return dict(country_holidays("ID", years=tahun, categories=("public", "government"), language="id"))


@cache
def ramadan_nasional(tahun: int) -> tuple[tuple[date, date], ...]:
    """First and last day of each Ramadan that touches one year.

    ``holidays`` has no Indonesian first day of Ramadan. Its last day is the day before Indonesia's Idul
    Fitri. Its first day is that of Brunei, which sights the moon by the same criteria; Ramadan has 29 or
    30 days, so a day that does not fit is put at 30 days before Idul Fitri. Past years can therefore be
    one day early or late, and future years are estimates: the settings of the workbook go before. No
    Ramadan is known for years without holiday data.
    """
    from holidays import country_holidays

    tahun_tahun = (tahun, tahun + 1)
    brunei = country_holidays("BN", years=(tahun - 1, *tahun_tahun), observed=False, language="en_US")
    hasil = []
    for tanggal, nama in sorted(country_holidays("ID", years=tahun_tahun, language="id").items()):
        if not any(satu.startswith("Hari Raya Idul Fitri") for satu in nama.split("; ")):
            continue
        awal = tanggal - 29 * _HARI
        if "First Day of Ramadan" not in brunei.get(awal, ""):
            awal -= _HARI
        akhir = tanggal - _HARI
        if tahun in {awal.year, akhir.year}:
            hasil.append((awal, akhir))
    return tuple(hasil)
