"""An exploration of the events that fit some filters: facets, time line, matrix, places, marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dateline.store.base import FACETS, NO_FILTERS, Exploration, Facet, Filters, Pair, Spot
from dateline.store.fitting import day_number
from dateline.store.marking import marks
from dateline.store.snapshot import Chosen, Snapshot, ranked, tally, told
from dateline.store.timeline import timeline

if TYPE_CHECKING:
    from dateline.store.snapshot import Ints

Fitting = Callable[[Filters], "Chosen | None"]
"""The reports that fit; null: all."""
#: Actors and recipients of the matrix.
SIDE = 12
#: Places on the map, at most.
SPOTS = 300
#: Facets whose values are all told, in their own order.
WHOLE: tuple[Facet, ...] = ("quad", "month")
MONTHS = 240


def explore(snapshot: Snapshot, filters: Filters, limit: int, fitting: Fitting) -> Exploration:
    """What there is to see of the events that fit; `limit` values a facet."""
    among = fitting(filters)
    shown = _shown(snapshot, among, filters)
    line = timeline(snapshot.first[shown], snapshot.last[shown], filters)
    marked, rule = marks(snapshot, _whenever(filters, among, fitting), until=day_number(filters.until))
    counted = {name: _counts(snapshot, name, among, filters) for name in FACETS if name in snapshot.facets}
    spots, placed = _spots(snapshot, among, filters)
    return Exploration(
        total=len(shown),
        facets={name: _facet(snapshot, name, counts, limit) for name, counts in counted.items()},
        timeline=line.bins,
        step=line.step,
        matrix=_matrix(snapshot, among, counted),
        spots=spots,
        marks=marked,
        marks_rule=rule,
        earlier=line.earlier,
        later=line.later,
        undated=line.undated,
        unplaced=len(shown) - placed,
    )


def warm(snapshot: Snapshot) -> None:
    """Make what explorations look up: one of everything leaves the totals, one of a report the rows."""
    explore(snapshot, NO_FILTERS, 1, lambda _: None)
    one = np.zeros(snapshot.reports, dtype=bool)
    one[:1] = True
    explore(snapshot, NO_FILTERS, 1, lambda _: Chosen.of(snapshot, one))


def _shown(snapshot: Snapshot, among: Chosen | None, filters: Filters) -> Ints:
    """The reports that a listing would show."""
    if filters.reports:
        return np.arange(snapshot.reports) if among is None else among.reports
    return snapshot.lead if among is None else snapshot.lead[among.events]


def _whenever(filters: Filters, among: Chosen | None, fitting: Fitting) -> Chosen | None:
    """The reports that fit but for their date: what is compared lies before what was asked for."""
    if not filters.since and not filters.until:
        return among
    return fitting(replace(filters, since=None, until=None))


def _counts(snapshot: Snapshot, name: Facet, among: Chosen | None, filters: Filters) -> Ints:
    return tally(snapshot, snapshot.facets[name], among, each=filters.reports)


def _facet(snapshot: Snapshot, name: Facet, counts: Ints, limit: int) -> tuple[tuple[str, int], ...]:
    pairs = snapshot.facets[name]
    codes = (
        [int(each) for each in np.flatnonzero(counts)[-MONTHS:]] if name in WHOLE else ranked(counts, limit)
    )
    return tuple((str(pairs.values[code]), int(counts[code])) for code in codes)


def _matrix(snapshot: Snapshot, among: Chosen | None, counted: dict[Facet, Ints]) -> tuple[Pair, ...]:
    actors, recipients = snapshot.facets["actor"], snapshot.facets["recipient"]
    rows, columns = ranked(counted["actor"], SIDE), ranked(counted["recipient"], SIDE)
    size = len(recipients.values)
    if not rows or not columns:
        return ()
    counts = tally(snapshot, snapshot.dyads, among, len(actors.values) * size)
    return tuple(
        Pair(actor=actors.values[row], recipient=recipients.values[column], events=int(number))
        for row in rows
        for column in columns
        if (number := counts[row * size + column])
    )


def _spots(snapshot: Snapshot, among: Chosen | None, filters: Filters) -> tuple[tuple[Spot, ...], int]:
    """The places with most events, and how many events have one."""
    pairs = snapshot.spots
    counts = tally(snapshot, pairs, among, each=filters.reports)
    found = []
    for code in ranked(counts, SPOTS):
        name, country, geonames_id, lat, lon = pairs.values[code]
        found.append(
            Spot(
                name=name,
                country=country,
                geonames_id=geonames_id,
                lat=lat,
                lon=lon,
                events=int(counts[code]),
            )
        )
    return tuple(found), told(snapshot, pairs, among, each=filters.reports)
