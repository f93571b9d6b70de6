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

from sakip_xl.domain.terms import HolidayKind

_DAY = timedelta(days=1)
_FRIDAY = 4
_MORNING = {False: (time(7, 30), time(12)), True: (time(8), time(12))}
_FRIDAY_MORNING = {False: (time(7, 30), time(11, 30)), True: (time(8), time(11, 30))}
_AFTERNOON = {False: time(13), True: time(12, 30)}
_HALF_YEAR = timedelta(days=180)


class HasWaktuBaku(Protocol):
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
class Calendar:
    """The office's working time.

    ``libur_tambahan`` overrides single dates: ``LIBUR`` and ``CUTI_BERSAMA`` close the office, ``MASUK``
    opens it, on a weekend too (with the hours of Monday to Thursday). ``ramadan`` is the first and last
    day of Ramadan hours; without it the days are derived (see ``national_ramadan``). A
    ``menit_per_hari`` other than 450, or ``menit_ramadan`` other than 390, moves the closing time and
    leaves opening and break where they are. Any year may be asked for: outside 1946-2100 only weekends
    and overrides are known, and cuti bersama only for years already decreed when the installed
    ``holidays`` was released.
    """

    libur_tambahan: Mapping[date, HolidayKind] = field(default_factory=dict)
    ramadan: tuple[date, date] | None = None
    menit_per_hari: int = 450
    menit_ramadan: int = 390

    def __post_init__(self) -> None:
        for minutes in (self.menit_per_hari, self.menit_ramadan):
            if not 1 <= minutes <= 600:
                msg = f"menit per hari kerja {minutes} di luar 1 sampai 600"
                raise ValueError(msg)

    def holiday_cause(self, tanggal: date) -> str | None:
        """Why the office is closed on that date, as staff read it; ``None`` on a working day."""
        special = self.libur_tambahan.get(tanggal)
        if special is not None:
            return None if special is HolidayKind.MASUK else special.value
        if tanggal.weekday() > _FRIDAY:
            return "akhir pekan"
        return national_holidays(tanggal.year).get(tanggal)

    def workday(self, tanggal: date) -> bool:
        """Whether the office is open on that date."""
        return self.holiday_cause(tanggal) is None

    def is_ramadan(self, tanggal: date) -> bool:
        """Whether Ramadan hours hold; a Ramadan that was given replaces the derived one of its year."""
        if self.ramadan is not None and abs(tanggal - self.ramadan[0]) < _HALF_YEAR:
            return self.ramadan[0] <= tanggal <= self.ramadan[1]
        return any(start <= tanggal <= end for start, end in national_ramadan(tanggal.year))

    def minutes_of_day(self, tanggal: date) -> int:
        """Net working minutes of a full day at that time of the year."""
        return self.menit_ramadan if self.is_ramadan(tanggal) else self.menit_per_hari

    def working_hours(self, tanggal: date) -> list[tuple[datetime, datetime]]:
        """The stretches of working time of one date, before and after the break; none on a day off."""
        if not self.workday(tanggal):
            return []
        ramadan = self.is_ramadan(tanggal)
        morning = (_FRIDAY_MORNING if tanggal.weekday() == _FRIDAY else _MORNING)[ramadan]
        opening, break_start = (datetime.combine(tanggal, clock) for clock in morning)
        length = timedelta(minutes=self.minutes_of_day(tanggal))
        if length <= break_start - opening:
            return [(opening, opening + length)]
        afternoon = datetime.combine(tanggal, _AFTERNOON[ramadan])
        return [(opening, break_start), (afternoon, afternoon + length - (break_start - opening))]

    def add_minutes(self, begin: datetime, menit: int) -> datetime:
        """The moment when ``menit`` working minutes from ``begin`` have passed.

        Outside working time the count begins at the next opening. The result always lies in working
        time, closing time included; a count that ends with the day ends at closing time, not next morning.
        """
        if menit < 0:
            msg = f"menit {menit} kurang dari 0"
            raise ValueError(msg)
        rest, tanggal = timedelta(minutes=menit), begin.date()
        while True:
            for opening, closing in self.working_hours(tanggal):
                start = max(opening, begin)
                if start > closing:
                    continue
                if rest <= closing - start:
                    return start + rest
                rest -= closing - start
            tanggal += _DAY

    def add_langkah(self, begin: datetime, langkah: HasWaktuBaku) -> datetime:
        """When a step begun at ``begin`` is due.

        One ``hari`` is a full working day: 450 minutes, in Ramadan 390, by the day on which it begins.
        """
        waktu = begin
        for _ in range(langkah.hari):
            waktu = self.add_minutes(waktu, self.minutes_of_day(self.add_minutes(waktu, 0).date()))
        return self.add_minutes(waktu, langkah.menit)

    def working_minutes(self, start: datetime, end: datetime) -> int:
        """Whole working minutes from ``start`` to ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.working_minutes(end, start)
        total = timedelta()
        tanggal = start.date()
        while tanggal <= end.date():
            for opening, closing in self.working_hours(tanggal):
                total += max(min(closing, end) - max(opening, start), timedelta())
            tanggal += _DAY
        return total // timedelta(minutes=1)


@cache
def national_holidays(tahun: int) -> Mapping[date, str]:
    """Public holidays and cuti bersama of one year with their Indonesian names.

    Religious dates not yet decreed are estimates and say so: ``(perkiraan)``.
    """
    from holidays import country_holidays

    return dict(country_holidays("ID", years=tahun, categories=("public", "government"), language="id"))


@cache
def national_ramadan(tahun: int) -> tuple[tuple[date, date], ...]:
    """First and last day of each Ramadan that falls in one year, even in part.

    ``holidays`` has no Indonesian first day of Ramadan. Its last day is the day before Indonesia's Idul
    Fitri. Its first day is that of Brunei, which sights the moon by the same criteria; Ramadan has 29 or
    30 days, so a day that does not fit is put at 30 days before Idul Fitri. Past years can therefore be
    one day early or late, and future years are estimates: the settings of the workbook take precedence. No
    Ramadan is known for years without holiday data.
    """
    from holidays import country_holidays

    years = (tahun, tahun + 1)
    brunei = country_holidays("BN", years=(tahun - 1, *years), observed=False, language="en_US")
    result = []
    for tanggal, name in sorted(country_holidays("ID", years=years, language="id").items()):
        if not any(part.startswith("Hari Raya Idul Fitri") for part in name.split("; ")):
            continue
        start = tanggal - 29 * _DAY
        if "First Day of Ramadan" not in brunei.get(start, ""):
            start -= _DAY
        end = tanggal - _DAY
        if tahun in {start.year, end.year}:
            result.append((start, end))
    return tuple(result)
