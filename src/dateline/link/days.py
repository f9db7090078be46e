"""The days on which what a report tells can have happened."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline import lexicon
from dateline.model import LIES_BACK, TOLD, Report

#: Days before the page's that an undated report may be of, and days after it that an undated plan may be of.
BACK, AHEAD = 14, 14
#: Of the days back, those that count in full.
SOON = 2
#: Days before the page's that one more happening ("a second raid") may be of.
AGAIN = 1
#: Characters before and after a trigger where the name of a day counts.
BESIDE = 18
#: Longer intervals are compared with equal ones only.
LONG = 31
#: Days of a report about which nothing is known.
NEVER = 0
SMALL = "times/small.tsv"
#: The first day of what happened at some time up to a page's.
EVER_SINCE = 1
#: The last day of what a page without a date tells: any at all.
ANY_TIME = 10**7
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.+Z-]{1,30})?[?~%]?\Z")
_BEFORE = re.compile(r"\b(\w{1,12}) (day|week|month)s? (?:earlier|before)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:later|earlier|after|before|then|that)\b", re.IGNORECASE)
_UNITS = {"day": 1, "week": 7, "month": 30}
_LETTERS = re.compile(r"[a-z]+")
_WEEKDAYS = tuple(calendar.day_name)
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b")
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
    """The days of a report on a page of this day: stated, or taken to be near the page's.

    What is promised is AGREE in the codebook, and undated: it may be of the days to come.
    """
    stated = span(report.date.edtf) if report.date else None
    page = span(published[:10]) if published else None
    if report.date and report.date.basis == "published-by":
        page = stated or page
        stated = None
    if stated is not None and report.date and report.date.why == TOLD:
        back = BACK if (report.date.edtf or "").startswith("../") else SOON
        return Days(first=stated[1] - back, last=stated[1], dated=False)
    if stated is not None and page and stated[1] == page[1] and stated[1] - stated[0] > SOON:
        return Days(first=stated[0], last=stated[0] + SOON, dated=True)  # "since March": it began then
    if stated is not None:
        return Days(first=stated[0], last=stated[1], dated=True)
    if "historical" in report.auxiliary:
        return Days(first=NEVER, last=NEVER, dated=False)
    if page is None:
        return Days(first=EVER_SINCE, last=ANY_TIME, dated=False)
    if "future" in report.auxiliary:
        return Days(first=page[1], last=page[1] + AHEAD, dated=False)
    if report.type == "AGREE" and report.date is None:
        return Days(first=page[1] - SOON, last=page[1] + AHEAD, dated=False)
    if earlier := _earlier(report, page[1]):
        return earlier
    if _lies_back(report):
        return Days(first=EVER_SINCE, last=page[1], dated=False)
    day = _named(report, page[1])
    back = AGAIN if _again() & set(_LETTERS.findall(report.sentence.text.casefold())) else BACK
    return Days(first=day or page[1] - back, last=day or page[1], dated=False)


def _lies_back(report: Report) -> bool:
    """Whether it may have happened at any time before: "the anniversary of the raid", "a few days later"."""
    date = report.date
    if date is None:
        return False
    return date.why == LIES_BACK or (date.basis == "unknown" and bool(_LATER.search(date.text or "")))


def _earlier(report: Report, page: int) -> Days | None:
    """ "A week earlier" than a day that the page does not say: at least so long before the page's."""
    match = _BEFORE.search(report.date.text) if report.date and report.date.text else None
    if match is None or match[2] not in _UNITS:
        return None
    unit = _UNITS[match[2]]
    far = unit * lexicon.numbers(SMALL).get(match[1].casefold(), int(match[1]) if match[1].isdigit() else 1)
    return Days(first=page - far - max(unit // 2, SOON), last=page - far, dated=False)


@cache
def _again() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.table("link/again.tsv", ("word", "example")))


def _named(report: Report, page: int) -> int | None:
    """The day of the last week whose name stands right beside the trigger, if one does: no date of
    the report, whose clause may be another, but what it is most likely of."""
    text = report.sentence.text
    start, end = (at - report.sentence.start for at in (report.trigger.start, report.trigger.end))
    named = set(_WEEKDAY.findall(text[max(0, start - BESIDE) : end + BESIDE]))
    if len(named) != 1:
        return None
    back = (dt.date.fromordinal(page).weekday() - _WEEKDAYS.index(named.pop())) % 7
    return page - back


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
