"""Counting and listing what fits: in a snapshot where one is at hand, else in the tables; with one result."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import String, cast, func, select

from dateline.store import query, search
from dateline.store.base import NO_FILTERS, ActorRow, Exploration, Facet, Filters
from dateline.store.keeping import Held, Keeper
from dateline.store.schema import events, pages

if TYPE_CHECKING:
    from dateline.store.snapshot import Chosen, Ints

#: Names of a country that are told.
NAMES = 3


class Counting:
    """The part of a store that counts; `_all`, `_first` and `_read` are the store's own."""

    _all: Callable[[Any], Sequence[Any]]
    _first: Callable[[Any], Any]
    _read: Callable[[], Any]
    _keeper: Keeper

    def __init__(self, where: str) -> None:
        self._keeper = Keeper(lambda: self._read(), where)

    def prepare(self) -> None:
        """Say that the store will be read for a while: of a large one, have a snapshot taken."""
        self._keeper.prepare(first=True)

    @property
    def is_large(self) -> bool:
        """Is a snapshot of it taken by another process, and filed?"""
        return self._keeper.is_large()

    def count(self, filters: Filters = NO_FILTERS) -> int:
        """How many events there are in all."""
        if held := self._keeper.at_hand():
            from dateline.store.tallies import count

            return count(held.snapshot, self._fitting(held, filters), reports=filters.reports)
        statement = select(func.count()).select_from(events).where(*query.conditions(filters))
        return int(self._first(statement)[0])

    def counts(
        self, facet: Facet, filters: Filters = NO_FILTERS, *, limit: int = 50
    ) -> tuple[tuple[str, int], ...]:
        """The values of a facet with their number of events, most frequent first."""
        if held := self._keeper.at_hand():
            from dateline.store.tallies import counts

            return counts(held.snapshot, facet, self._fitting(held, filters), limit, reports=filters.reports)
        if facet == "sector":
            return _sectors(self._all(query.sectors(filters)), limit)
        return tuple((str(row.value), row.number) for row in self._all(query.facet(facet, filters, limit)))

    def actors(self, filters: Filters = NO_FILTERS, *, limit: int = 50) -> tuple[ActorRow, ...]:
        """Who acts and who is acted on, most frequent first; those without a country last."""
        if held := self._keeper.at_hand():
            from dateline.store.tallies import actors

            return actors(held.snapshot, self._fitting(held, filters), limit, reports=filters.reports)
        roles: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
        for row in self._all(query.taking_part(filters)):
            roles[row.country][row.role] = row.number
        names: defaultdict[str | None, dict[str, int]] = defaultdict(dict)
        for row in self._all(query.named(filters)):
            names[row.country][row.name] = row.number
        made = [_actor(country, events, names[country]) for country, events in roles.items()]
        made.sort(key=lambda row: (row.country is None, -row.acts - row.receives, row.country or ""))
        return tuple(made[:limit])

    def explore(self, filters: Filters = NO_FILTERS, *, limit: int = 12) -> Exploration:
        """Facets, time line, matrix, places and marks of what fits; `limit` values a facet."""
        from dateline.store.explore import explore

        held = self._keeper.needed()

        def make() -> Exploration:
            # One at a time: side by side each would only take longer, and hold up what is quick.
            with held.turn:
                return explore(held.snapshot, filters, limit, lambda asked: self._fitting(held, asked))

        return make() if filters.reviewed else held.explored.get((filters, limit), make)

    def _listed(self, filters: Filters, limit: int, cursor: str | None) -> tuple[list[int], str | None]:
        """The keys of one part of a listing, and where the next begins."""
        if held := self._keeper.at_hand():
            from dateline.store.tallies import listed

            after = query.place_of(cursor) if cursor else None
            among = self._fitting(held, filters)
            return listed(held.snapshot, among, limit, after, reports=filters.reports)
        found = self._all(query.listing(filters, limit, cursor))
        following = query.cursor_of(found[limit - 1]) if len(found) > limit else None
        return [row.key for row in found[:limit]], following

    def _fitting(self, held: Held, filters: Filters) -> Chosen | None:
        from dateline.store.fitting import fitting
        from dateline.store.snapshot import Chosen

        def make() -> Chosen | None:
            fits = fitting(held.snapshot, filters, self._keys)
            return None if fits is None else Chosen.of(held.snapshot, fits)

        return make() if filters.reviewed else held.fitted.get(filters, make)  # reviews come at any time

    def _keys(self, kind: str, value: str) -> Ints:
        """The keys of reports with these words, on this page, or with this standing."""
        if kind == "text":
            found = search.matching(value).subquery().c.rowid
            return self._numbers(select(found.label("key")))
        if kind == "page":
            current = select(pages.c.key).where(pages.c.id == value, pages.c.replaced_by.is_(None))
            return self._numbers(select(events.c.key).where(events.c.page.in_(current)))
        judged = events.c.standing.is_not(None)
        wanted = judged if value == "any" else (judged & (events.c.standing == value))
        return self._numbers(select(events.c.key).where(wanted))

    def _numbers(self, statement: Any) -> Ints:
        # In one string: fetching rows by the hundred thousand would make threads wait for each other.
        keys = statement.subquery().c.key
        joined = self._first(select(func.aggregate_strings(cast(keys, String), ",")))[0]
        return np.fromstring(joined or "", dtype=np.int64, sep=",")


def _sectors(found: Iterable[Any], limit: int) -> tuple[tuple[str, int], ...]:
    """Sectors with their number of events, from rows that may have several."""
    of: defaultdict[str, set[int]] = defaultdict(set)
    for row in found:
        for sector in row.sectors.split():
            of[sector].add(row.one)
    numbers = sorted(((sector, len(own)) for sector, own in of.items()), key=lambda each: (-each[1], each[0]))
    return tuple(numbers[:limit])


def _actor(country: str | None, events: Counter[str], names: dict[str, int]) -> ActorRow:
    """One country from its names and roles."""
    most = sorted(names, key=lambda name: (-names[name], name))[:NAMES]
    return ActorRow(
        country=country,
        acts=events["actor"],
        receives=events["recipient"],
        names=tuple(most if country else ()),
    )
