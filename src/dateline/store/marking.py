"""What stands out in the last days: new actors, and more or fewer events than in the weeks before.

Days are those of publication, each event counted on the day of its first report, so that what is planned
or told of the past does not move "now". The bounds are those of a Poisson count around the mean of the
weeks before, made wider where these differ among themselves by more than such counts do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from dateline.store.base import Facet, Mark
from dateline.store.snapshot import NO_DAY, Chosen, Pairs, Snapshot, tally

if TYPE_CHECKING:
    from dateline.store.snapshot import Bools, Ints

#: Days that are now, and how many times as many before them are compared; fewer than FEWEST say nothing.
DAYS, BEFORE, FEWEST = 7, 8, 4
#: Standard deviations that a count may differ.
WIDTH = 3.0
#: Events that a new actor and a rise have at least; the mean that a fall is from at least.
NEW, RISE, FALL = 3, 5, 10.0
MARKED: tuple[Facet, ...] = ("actor", "type", "place")
Kind = Literal["new", "more", "fewer"]
FRESH: tuple[Facet, ...] = ("actor",)
LITTLE = f"No marks: the pages of fewer than {FEWEST * DAYS} days before the last {DAYS} are in the store."


def marks(
    snapshot: Snapshot, among: Chosen | None, *, until: int = NO_DAY, limit: int = 12
) -> tuple[tuple[Mark, ...], str]:
    """What stands out among these reports, furthest from the expected first, and the rule in words.

    `until` is the last day that counts, if it is before the newest page.
    """
    if among is None:
        return _of_all(snapshot, until, limit)
    return _marks(snapshot, among, until, limit)


@lru_cache(maxsize=16)
def _of_all(snapshot: Snapshot, until: int, limit: int) -> tuple[tuple[Mark, ...], str]:
    """Whoever asks from a day on compares with all that was before, so this is asked for often."""
    return _marks(snapshot, None, until, limit)


def _marks(snapshot: Snapshot, among: Chosen | None, until: int, limit: int) -> tuple[tuple[Mark, ...], str]:
    weeks, of_report, late = _weeks(snapshot, until)
    if weeks < FEWEST:
        return (), LITTLE
    chosen = Chosen.of(snapshot, late if among is None else late & among.fits)
    found: list[Mark] = []
    for facet in MARKED:
        pairs = snapshot.facets[facet]
        size = len(pairs.values)
        # By week (now first) and value, in one go.
        counts = tally(snapshot, pairs, chosen, size * (weeks + 1), shift=of_report * size)
        found += _of_facet(facet, pairs, counts.reshape(weeks + 1, size))
    found.sort(key=lambda each: (-_far(each), each.facet, each.value))
    return tuple(found[:limit]), rule(weeks)


@lru_cache(maxsize=2)
def _weeks(snapshot: Snapshot, until: int) -> tuple[int, Ints, Bools]:
    """How many weeks are compared, the week of each report (0: now, 1: the one before), and who has one."""
    known = snapshot.since[snapshot.since != NO_DAY]
    if not len(known):
        return 0, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    last = int(known.max())
    if until != NO_DAY:
        last = min(last, until)
    weeks = min(BEFORE, (last - DAYS - int(known.min()) + 1) // DAYS)
    week = ((last - snapshot.since) // DAYS).astype(np.int64)
    week[(snapshot.since == NO_DAY) | (snapshot.since > last) | (week > weeks)] = -1
    of_report = week[snapshot.event]
    return weeks, of_report, of_report >= 0


def rule(weeks: int) -> str:
    """The thresholds, in words."""
    return (
        f"The last {DAYS} days by day of publication, against the {weeks} times {DAYS} days before them. "
        f"New: an actor with {NEW} events or more, none before. "
        f"More: {RISE} events or more, and over the mean by more than {WIDTH:g} standard deviations; "
        f"fewer: under a mean of {FALL:g} or more by as much. The deviation is that of a Poisson count, or "
        "of the weeks before where that is larger, with that of their mean."
    )


def _of_facet(facet: Facet, pairs: Pairs, weekly: Ints) -> Iterator[Mark]:
    if not weekly.size:
        return
    now, before = weekly[0], weekly[1:]
    mean = before.mean(axis=0)
    spread = np.maximum(mean, before.var(axis=0, ddof=1))
    width = WIDTH * np.sqrt(spread * (1 + 1 / len(before)))
    fresh = (before.sum(axis=0) == 0) & (now >= NEW) if facet in FRESH else np.zeros(len(now), dtype=bool)
    more = ~fresh & (now >= RISE) & (now > mean + width) & (before.sum(axis=0) > 0)
    fewer = (mean >= FALL) & (now < mean - width)
    found: tuple[tuple[Kind, Bools], ...] = (("new", fresh), ("more", more), ("fewer", fewer))
    for kind, which in found:
        for code in np.flatnonzero(which):
            yield Mark(
                kind=kind,
                facet=facet,
                value=str(pairs.values[code]),
                now=int(now[code]),
                before=round(float(mean[code]), 2),
                least=round(max(0.0, float(mean[code] - width[code])), 2),
                most=round(float(mean[code] + width[code]), 2),
            )


def _far(mark: Mark) -> float:
    """How far a count is from the mean, in widths of its bounds; a new actor's, from nothing."""
    return abs(mark.now - mark.before) / max(mark.most - mark.before, math.sqrt(WIDTH))
