"""Dates for formats that know one day only: the day if the event has one, never a bound in its place."""

from __future__ import annotations

from dateline.model import Date
from dateline.store.days import days


def day_of(date: Date | None) -> str | None:
    """The ISO day of an event; null where it is known less exactly, such as by month or between two days.

    Where no date is told, and the event is held to be on or before the day of its page, that day, as POLECAT
    and GDELT have it.
    """
    span = days(_told(date))
    return span[0] if span and span[0] == span[1] else None


def month_of(date: Date | None) -> str | None:
    """YYYYMM, where all of the date is in one month."""
    return _shared(date, 7)


def year_of(date: Date | None) -> str | None:
    """YYYY, where all of the date is in one year."""
    return _shared(date, 4)


def _shared(date: Date | None, length: int) -> str | None:
    span = days(_told(date))
    return span[0][:length].replace("-", "") if span and span[0][:length] == span[1][:length] else None


def _told(date: Date | None) -> str | None:
    """The date, if it is no open interval but that of a page's day."""
    edtf = date.edtf if date else None
    if edtf is None or ".." not in edtf:
        return edtf
    return edtf if date and date.basis == "published-by" else None
