"""The time line of an exploration: as wide a step as most of the events need, and what is in no bin."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dateline.store.base import Bin, Filters, Step
from dateline.store.fitting import day_number
from dateline.store.snapshot import NO_DAY

if TYPE_CHECKING:
    from dateline.store.snapshot import Ints

#: The step of a time line with at most so many days.
STEPS: tuple[tuple[int, Step], ...] = ((62, "day"), (430, "week"), (3_700, "month"))
#: A date is in a bin if it is no wider than this many days.
WIDEST = {"day": 1, "week": 7, "month": 31, "year": 366}
#: Of the dated events, one in so many may lie beyond each end of the time line.
BEYOND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Bins in order, without gaps; `earlier`, `later` and `undated` count events in none."""

    bins: tuple[Bin, ...]
    step: Step
    earlier: int
    later: int
    undated: int


def timeline(first: Ints, last: Ints, filters: Filters) -> Timeline:
    """The time line of events with these first and last days, under these filters."""
    dated = first != NO_DAY
    start, wide = first[dated].astype(np.int64), (last - first)[dated] + 1
    if not len(start):
        return Timeline(bins=(), step="day", earlier=0, later=0, undated=len(first))
    low, high = _ends(start, filters)
    step: Step = next((name for most, name in STEPS if high - low < most), "year")
    narrow = wide <= WIDEST[step]
    start = start[narrow]
    edges = _edges(low, high, step)
    counts = np.bincount(np.searchsorted(edges, start, "right"), minlength=len(edges) + 1)
    bins = tuple(
        Bin(first=_iso(int(low)), last=_iso(int(high) - 1), events=int(number))
        for low, high, number in zip(edges[:-1], edges[1:], counts[1:-1], strict=True)
    )
    return Timeline(
        bins=bins,
        step=step,
        earlier=int(counts[0]),
        later=int(counts[-1]),
        undated=len(first) - int(narrow.sum()),
    )


def _ends(start: Ints, filters: Filters) -> tuple[int, int]:
    """The first and last day: those asked for, else those between which nearly all events lie."""
    beyond = len(start) // BEYOND
    ordered = np.partition(start, (beyond, len(start) - 1 - beyond))
    low, high = int(ordered[beyond]), int(ordered[len(start) - 1 - beyond])
    since, until = day_number(filters.since), day_number(filters.until)
    # A range that was asked for may reach far beyond what there is.
    low = max(since, int(start.min())) if since else low
    high = min(until, int(start.max())) if until else high
    return (low, high) if low <= high else (high, high)


def _edges(low: int, high: int, step: Step) -> Ints:
    """The days on which bins begin, and the day after the last."""
    first, last = dt.date.fromordinal(low), dt.date.fromordinal(high)
    if step == "day":
        return np.arange(low, high + 2)
    if step == "week":
        monday = low - first.weekday()
        return np.arange(monday, high + 8, 7)[: (high - monday) // 7 + 2]
    if step == "year":
        return np.array([_new_year(year) for year in range(first.year, last.year + 2)])
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month + 1)
    return np.array([_month(number) for number in months])


def _new_year(year: int) -> int:
    return dt.date(year, 1, 1).toordinal() if year <= dt.MAXYEAR else dt.date.max.toordinal() + 1


def _month(number: int) -> int:
    year, month = divmod(number, 12)
    return dt.date(year, month + 1, 1).toordinal() if year <= dt.MAXYEAR else dt.date.max.toordinal() + 1


def _iso(ordinal: int) -> str:
    return dt.date.fromordinal(ordinal).isoformat()
