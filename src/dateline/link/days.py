"""The days on which what a report tells can have happened."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Report

#: Days before the page's that an undated report may be of, and days after it that an undated plan may be of.
BACK, AHEAD = 3, 14
#: Longer intervals are compared with equal ones only.
LONG = 31
#: Days of a report about which nothing is known.
NEVER = 0
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.+Z-]{1,30})?[?~%]?\Z")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Ordinals of the first and last day (as datetime.date has them). `dated`: the text gives them."""

    first: int
    last: int
    dated: bool

    @property
    def long(self) -> bool:
        """Too long, or too little known, to be compared by single days."""
        return self.last - self.first > LONG or self.first == NEVER


def reach(report: Report, published: str | None) -> Days:
    """The days of a report on a page of this day: stated, or taken to be near the page's."""
    stated = span(report.date.edtf) if report.date else None
    page = span(published[:10]) if published else None
    if report.date and report.date.basis == "published-by":
        stated = None
        page = page or span(report.date.edtf)
    if stated is not None:
        return Days(first=stated[0], last=stated[1], dated=True)
    if page is None or "historical" in report.auxiliary:
        return Days(first=NEVER, last=NEVER, dated=False)
    if "future" in report.auxiliary:
        return Days(first=page[1], last=page[1] + AHEAD, dated=False)
    return Days(first=page[1] - BACK, last=page[1], dated=False)


@lru_cache(50_000)
def span(edtf: str | None) -> tuple[int, int] | None:
    """Ordinals of the first and last day of an EDTF date; an open end is left out. Null: none."""
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    start, end = _ends(first), _ends(last)
    if start is None and end is None:
        return None
    start, end = start or end, end or start
    assert start and end
    return (start[0], end[1]) if start[0] <= end[1] else (end[0], start[1])


def _ends(part: str) -> tuple[int, int] | None:
    match = _DAY.match(part)
    if match is None or match[1] == "0000":
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    begin, end = _SEASONS.get(month, (month or 1, month or 12))
    if not 1 <= end <= 12 or day > monthrange(year, begin)[1]:
        return None
    first = dt.date(year, begin, day or 1)
    last = dt.date(year, end, day or monthrange(year, end)[1])
    return first.toordinal(), last.toordinal()


def iso(ordinal: int) -> str:
    """The ISO day of an ordinal."""
    return dt.date.fromordinal(ordinal).isoformat()
