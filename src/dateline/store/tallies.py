"""What `query` asks of the tables, asked of a snapshot: the same numbers and lists."""

from __future__ import annotations

from functools import lru_cache
from heapq import nsmallest
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from dateline.store.base import ActorRow, Facet
from dateline.store.snapshot import Chosen, Snapshot, after, ranked, tally

if TYPE_CHECKING:
    from dateline.store.snapshot import Ints

#: Names of a country that are told.
NAMES = 3
SIDES = ("actor", "recipient")


def count(snapshot: Snapshot, among: Chosen | None, *, reports: bool) -> int:
    """How many events these reports tell of, or how many they are."""
    if among is None:
        return snapshot.reports if reports else snapshot.events
    return len(among.reports if reports else among.events)


def counts(
    snapshot: Snapshot, facet: Facet, among: Chosen | None, limit: int, *, reports: bool
) -> tuple[tuple[str, int], ...]:
    """The values of a facet with their number of events, most frequent first."""
    pairs = snapshot.facets[facet]
    found = tally(snapshot, pairs, among, each=reports)
    return tuple((str(pairs.values[code]), int(found[code])) for code in ranked(found, limit))


def listed(
    snapshot: Snapshot, among: Chosen | None, limit: int, cursor: tuple[str, int] | None, *, reports: bool
) -> tuple[list[int], str | None]:
    """The keys of one part of a listing, and where the next begins."""
    order = snapshot.rank if reports else snapshot.lead
    start = after(snapshot, order, *cursor) if cursor else 0
    if among is None:
        found = order[start : start + limit + 1]
    else:
        found = order[_fitting(order, among, start, limit + 1, reports=reports)]
    keys = [int(key) for key in snapshot.key[found[:limit]]]
    if len(found) <= limit or not keys:
        return keys, None
    return keys, f"{snapshot.days[snapshot.listed[found[limit - 1]]]}~{keys[-1]}"


def _fitting(order: Ints, among: Chosen, start: int, most: int, *, reports: bool) -> Ints:
    """Where in an order those stand that fit, from `start` on."""
    if reports:
        return start + np.flatnonzero(among.fits[order[start:]])[:most]
    # An event's number is its place in the order of events.
    first = int(np.searchsorted(among.events, start))
    return among.events[first : first + most]


def actors(snapshot: Snapshot, among: Chosen | None, limit: int, *, reports: bool) -> tuple[ActorRow, ...]:
    """Who acts and who is acted on, most frequent first; those without a country last."""
    roles: dict[str | None, dict[str, int]] = {}
    for side in SIDES:
        pairs = snapshot.facets[side]
        found = tally(snapshot, pairs, among, each=reports)
        for code in np.flatnonzero(found):
            roles.setdefault(pairs.values[code], {})[side] = int(found[code])
    nameless = tally(snapshot, snapshot.stateless, among, each=reports)
    if nameless.any():
        roles[None] = dict(zip(snapshot.stateless.values, nameless.tolist(), strict=True))
    ordered = sorted(
        roles, key=lambda country: (country is None, -sum(roles[country].values()), country or "")
    )
    named = tally(snapshot, snapshot.names, among, each=reports)
    return tuple(
        ActorRow(
            country=country,
            acts=roles[country].get("actor", 0),
            receives=roles[country].get("recipient", 0),
            names=_names(snapshot, country, named) if country else (),
        )
        for country in ordered[:limit]
    )


def _names(snapshot: Snapshot, country: str, named: Ints) -> tuple[str, ...]:
    low, high = _stretches(snapshot).get(country, (0, 0))
    return tuple(snapshot.names.values[low + code][1] for code in ranked(named[low:high], NAMES))


@lru_cache(maxsize=400)
def named(snapshot: Snapshot, country: str, limit: int) -> tuple[tuple[str, int], ...]:
    """How many reports have each name of a country, the same but for capitals as one, most frequent first."""
    low, high = _stretches(snapshot).get(country, (0, 0))
    names = [name for _, name in snapshot.names.values[low:high]]
    numbers = _all_named(snapshot)[low:high].tolist()
    total: dict[str, int] = {}
    for name, number in zip(names, numbers, strict=True):
        folded = name.lower()
        total[folded] = total.get(folded, 0) + number
    most = nsmallest(limit, total, key=lambda folded: (-total[folded], folded))
    spelled = dict.fromkeys(most, (0, ""))
    for name, number in zip(names, numbers, strict=True):
        folded = name.lower()
        if folded in spelled:
            spelled[folded] = min(spelled[folded], (-number, name))
    return tuple((spelled[folded][1], total[folded]) for folded in most)


@lru_cache(maxsize=2)
def _all_named(snapshot: Snapshot) -> Ints:
    return tally(snapshot, snapshot.names, None, each=True)


@lru_cache(maxsize=2)
def _stretches(snapshot: Snapshot) -> dict[str | None, tuple[int, int]]:
    """Where the names of each country stand among all, which are in order of the country."""
    found: dict[str | None, tuple[int, int]] = {}
    numbered = enumerate(snapshot.names.values)
    for country, own in groupby(numbered, key=lambda each: each[1][0]):
        codes = [code for code, _ in own]
        found[country] = codes[0], codes[-1] + 1
    return found
