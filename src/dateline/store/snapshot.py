"""What a store's reports are counted by, as arrays of small numbers.

Counting over a million rows takes a database seconds and these arrays milliseconds. Reports stand in
the order of their events, and events in the order of a listing, so that the values of one event
are neighbours and are counted once without sorting.

A value that an event has is a row of the `Pairs` of its facet: the number of a report and the number of
a value. All of it can be read anew from the store; nothing is kept here alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

#: Where at most one report in so many is asked for, the rows of its event are looked up, not all of them.
FEW = 5
#: What stands for "no day"; other days are numbered as datetime.date does.
NO_DAY = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Which report has which value: two columns, in order of the report's event and of the value.

    `values` are what the numbers in `code` stand for, in order. Rows of one event and value, which are
    neighbours, have one number in `group`; these count up from 0.
    """

    report: Ints
    code: Ints
    values: tuple[Any, ...]
    group: Ints

    @property
    def nbytes(self) -> int:
        """Bytes of the columns."""
        return int(self.report.nbytes + self.code.nbytes + self.group.nbytes)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snapshot:
    """The reports of a store. Columns without another word have one number a report.

    `key` is that of its row, `event` the number of its event; `keys` are all keys in order and `places`
    where they stand. `rank` has the reports in the order of a listing of reports, `listed` the number
    of what a report is sorted by among `days`. `first`, `last` and `reported` are days. `lead` has
    the report that stands for each event, `since` the day on which the event was first reported.
    `names` pairs reports with a country and a name of those who take part, `stateless` with the roles of
    those without a country, `dyads` with the number of an actor and a
    recipient, `spots` with a place.
    """

    key: Ints
    event: Ints
    keys: Ints
    places: Ints
    rank: Ints
    listed: Ints
    first: Ints
    last: Ints
    reported: Ints
    confidence: Floats
    page: Ints
    lead: Ints
    since: Ints
    days: tuple[str, ...]
    facets: dict[str, Pairs]
    names: Pairs
    stateless: Pairs
    dyads: Pairs
    spots: Pairs

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return len(self.key)

    @property
    def events(self) -> int:
        """How many events there are."""
        return len(self.lead)

    @property
    def nbytes(self) -> int:
        """Bytes of all columns; the values that they stand for come on top."""
        own = [getattr(self, each.name) for each in fields(self)]
        found = [*own, *self.facets.values()]
        return sum(each.nbytes for each in found if isinstance(each, np.ndarray | Pairs))

    def at(self, keys: Ints) -> Ints:
        """The numbers of the reports with these keys, as far as they are there."""
        if not len(self.keys):
            return np.zeros(0, dtype=np.int64)
        found = np.searchsorted(self.keys, keys)
        found[found == len(self.keys)] = 0
        places: Ints = self.places[found[self.keys[found] == keys]]
        return places


# Questions


def having(snapshot: Snapshot, pairs: Pairs, codes: Iterable[int]) -> Bools:
    """The reports that have one of these values."""
    wanted = np.zeros(len(pairs.values), dtype=bool)
    wanted[list(codes)] = True
    found = np.zeros(snapshot.reports, dtype=bool)
    found[pairs.report[wanted[pairs.code]]] = True
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chosen:
    """Some of the reports: which, their numbers, and those of the events that they tell of, all in order."""

    fits: Bools
    reports: Ints
    events: Ints

    @classmethod
    def of(cls, snapshot: Snapshot, fits: Bools) -> Chosen:
        """The reports that fit."""
        reports = np.flatnonzero(fits)
        # Reports stand in the order of their events, so those of one event are neighbours.
        event = snapshot.event[reports]
        first = np.ones(len(event), dtype=bool)
        np.not_equal(event[1:], event[:-1], out=first[1:])
        return cls(fits=fits, reports=reports, events=event[first])


def tally(
    snapshot: Snapshot,
    pairs: Pairs,
    among: Chosen | None,
    size: int = 0,
    *,
    each: bool = False,
    shift: Ints | None = None,
) -> Ints:
    """How many events have each value in one of these reports; `each`: how many of these reports.

    `size` is the number of values, else that of `pairs`; `shift` is added to those of a report, and
    must be the same for all reports of an event. What is given back may be shared: nobody may write to it.
    """
    size = size or len(pairs.values)
    if among is None:
        if shift is None:
            return _total(pairs, size, each)
        return _counted(pairs, None, size, each, shift)
    return _counted(pairs, rows_of(snapshot, pairs, among), size, each, shift)


def told(snapshot: Snapshot, pairs: Pairs, among: Chosen | None, *, each: bool = False) -> int:
    """How many events have a value, whichever, in one of these reports; `each`: how many rows that is."""
    report = pairs.report if among is None else pairs.report[rows_of(snapshot, pairs, among)]
    return len(report) if each else distinct(snapshot.event[report])


def distinct(ordered: Ints) -> int:
    """How many numbers there are, in order, each counted once."""
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + bool(len(ordered))


def rows_of(snapshot: Snapshot, pairs: Pairs, among: Chosen) -> Ints:
    """The rows of these reports, in order."""
    if len(among.reports) * FEW > snapshot.reports:
        return np.flatnonzero(among.fits[pairs.report])
    begins = _begins(snapshot, pairs)
    start = begins[among.events]
    length = begins[among.events + 1] - start
    # All numbers from each start on, so many as are its own.
    rows = np.repeat(start - np.cumsum(length) + length, length) + np.arange(length.sum())
    chosen: Ints = rows[among.fits[pairs.report[rows]]]
    return chosen


@lru_cache(maxsize=64)
def _total(pairs: Pairs, size: int, each: bool) -> Ints:
    """The tally of all reports. It is shared, so nobody may write to it."""
    found = _counted(pairs, None, size, each, None)
    found.setflags(write=False)
    return found


def _counted(pairs: Pairs, chosen: Ints | None, size: int, each: bool, shift: Ints | None) -> Ints:
    """The tally of these rows, which are in order; null: all."""
    code = pairs.code if chosen is None else pairs.code[chosen]
    if shift is not None:
        code = code + shift[pairs.report if chosen is None else pairs.report[chosen]]
    if each:
        return np.bincount(code, minlength=size)
    group = pairs.group if chosen is None else pairs.group[chosen]
    first = np.ones(len(group), dtype=bool)
    np.not_equal(group[1:], group[:-1], out=first[1:])
    return np.bincount(code[first], minlength=size)


@lru_cache(maxsize=64)
def _begins(snapshot: Snapshot, pairs: Pairs) -> Ints:
    """The row at which each event begins, and the end of the last."""
    numbers = np.bincount(snapshot.event[pairs.report], minlength=snapshot.events)
    begins = np.zeros(snapshot.events + 1, dtype=np.int32)
    np.cumsum(numbers, out=begins[1:])
    return begins


def ranked(counts: Ints, limit: int) -> list[int]:
    """The numbers of the values with most events, most frequent first, then in order; none without one."""
    found = np.flatnonzero(counts)
    # One number for both, so that as many as are wanted can be cut off without sorting the others.
    worth = counts[found].astype(np.int64) * len(counts) - found
    if 0 < limit < len(found):
        best = np.argpartition(worth, -limit)[-limit:]
        found, worth = found[best], worth[best]
    return [int(each) for each in found[np.argsort(-worth)]][:limit]


def after(snapshot: Snapshot, numbers: Ints, day: str, key: int) -> int:
    """Where in these reports, which are in the order of a listing, those begin that come after a cursor."""
    backwards = -snapshot.listed[numbers].astype(np.int64)
    rank = bisect_left(snapshot.days, day)
    low = int(np.searchsorted(backwards, -rank, "left"))
    if rank == len(snapshot.days) or snapshot.days[rank] != day:
        return int(np.searchsorted(backwards, -rank + 1, "left")) if rank else len(numbers)
    high = int(np.searchsorted(backwards, -rank, "right"))
    return low + int(np.searchsorted(snapshot.key[numbers[low:high]], key, "right"))
