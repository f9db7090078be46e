"""Stretches of the calendar: from a day to a millennium, with their TIMEX3 value and EDTF.

Proleptic Gregorian, years 1 to 9999; whatever would leave that range is null.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Grain = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"]

MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS: dict[str, int] = {"day": 1, "week": 7, "weekend": 7}
SEASONS: dict[str, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A named piece of the calendar; `start` is its first day, of a season the first of its first month.

    A winter carries the year of its December.
    """

    grain: Grain
    start: dt.date

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return _VALUES[self.grain](self.start)

    @property
    def last(self) -> dt.date | None:
        """The last day, or null beyond the year 9999."""
        if self.grain == "weekend":
            return add_days(self.start, 1)
        if self.grain == "season":
            following = add_months(self.start, 3)
        elif self.grain in DAYS:
            following = add_days(self.start, DAYS[self.grain])
        else:
            following = add_months(self.start, MONTHS[self.grain])
        return None if following is None else following - dt.timedelta(days=1)

    @property
    def edtf(self) -> str | None:
        """The ISO 8601-2 date or interval."""
        start, last = self.start, self.last
        if self.grain == "day":
            return start.isoformat()
        if self.grain in ("month", "year"):
            return self.value
        if last is None:
            return None
        if self.grain in ("week", "weekend"):
            return f"{start.isoformat()}/{last.isoformat()}"
        if self.grain in ("decade", "century"):
            return f"{start.year:04d}/{last.year:04d}"
        return f"{start.year:04d}-{start.month:02d}/{last.year:04d}-{last.month:02d}"


def _week(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _season(day: dt.date) -> str:
    letters = next(name for name, month in SEASONS.items() if month == day.month)
    return f"{day.year:04d}-{letters}"


_VALUES: dict[str, Callable[[dt.date], str]] = {
    "day": lambda day: day.isoformat(),
    "weekend": lambda day: f"{_week(day)}-WE",
    "week": _week,
    "month": lambda day: f"{day.year:04d}-{day.month:02d}",
    "quarter": lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    "season": _season,
    "half": lambda day: f"{day.year:04d}-H{1 if day.month < 7 else 2}",
    "year": lambda day: f"{day.year:04d}",
    "decade": lambda day: f"{day.year // 10:03d}",
    "century": lambda day: f"{day.year // 100:02d}",
}


def stretch(grain: Grain, day: dt.date) -> Stretch:
    """The stretch of that grain that `day` lies in (of a weekend: the one of its ISO week)."""
    if grain == "season":
        return _season_of(day)
    if grain in DAYS:
        ahead = {"day": 0, "week": -day.weekday(), "weekend": 5 - day.weekday()}[grain]
        return Stretch(grain=grain, start=add_days(day, ahead) or day)
    if grain in ("decade", "century"):
        size = MONTHS[grain] // 12
        return Stretch(grain=grain, start=dt.date(max(day.year - day.year % size, 1), 1, 1))
    size = MONTHS[grain]
    return Stretch(grain=grain, start=dt.date(day.year, (day.month - 1) // size * size + 1, 1))


def _season_of(day: dt.date) -> Stretch:
    year = day.year if day.month > 2 else max(day.year - 1, 1)
    month = 12 if day.month in (12, 1, 2) else day.month // 3 * 3
    return Stretch(grain="season", start=dt.date(year, month, 1))


def shifted(piece: Stretch, steps: int) -> Stretch | None:
    """The stretch `steps` of its own grain later (earlier if negative)."""
    if piece.grain == "season":
        start = add_months(piece.start, 3 * steps)
    elif piece.grain in DAYS:
        start = add_days(piece.start, DAYS[piece.grain] * steps)
    else:
        start = add_months(piece.start, MONTHS[piece.grain] * steps)
    return None if start is None else Stretch(grain=piece.grain, start=start)


def day(year: int, month: int, number: int) -> dt.date | None:
    """That day, or null where the calendar has none."""
    try:
        return dt.date(year, month, number)
    except (ValueError, OverflowError):
        return None


def add_days(start: dt.date, number: int) -> dt.date | None:
    """`number` days later, or null outside the years 1 to 9999."""
    try:
        return start + dt.timedelta(days=number)
    except OverflowError:
        return None


def add_months(start: dt.date, number: int) -> dt.date | None:
    """`number` months later, on the last day of a shorter month, or null outside the years 1 to 9999."""
    index = start.year * 12 + start.month - 1 + number
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return next(found for less in range(4) if (found := day(year, month + 1, start.day - less)))


def easter(year: int, *, julian: bool = False) -> dt.date | None:
    """Easter Sunday, by the anonymous Gregorian computus or Meeus's Julian one (as a Gregorian day)."""
    if not 1 <= year <= 9999:
        return None
    if julian:
        moon = (19 * (year % 19) + 15) % 30
        ahead = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, number = divmod(moon + ahead + 114, 31)
        drift = year // 100 - year // 400 - 2
        start = day(year, month, number + 1)
        return None if start is None else add_days(start, drift)
    golden, century = year % 19, year // 100
    lift = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    lift -= (lift // 28) * (1 - (lift // 28) * (29 // (lift + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + lift + 2 - century + century // 4) % 7
    ahead = lift - weekday
    month = 3 + (ahead + 40) // 44
    return day(year, month, ahead + 28 - 31 * (month // 4))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """The nth (from 1; -1 the last) ISO `weekday` of a month."""
    first = day(year, month, 1)
    if first is None:
        return None
    if nth < 0:
        following = add_months(first, 1)
        last = None if following is None else following - dt.timedelta(days=1)
        return None if last is None else last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
