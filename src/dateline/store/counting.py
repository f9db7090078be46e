"""Counting what fits, in the tables or, where a snapshot is at hand, in that; with the same results."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import func, select

from dateline.store import query, search
from dateline.store.base import NO_FILTERS, ActorRow, Exploration, Facet, Filters
from dateline.store.schema import counters, events, pages

if TYPE_CHECKING:
    from dateline.store.snapshot import Ints, Snapshot

#: Names of a country that are told.
NAMES = 3


class Counting:
    """The part of a store that counts; `_all`, `_first` and `_read` are the store's own."""

    _all: Callable[[Any], Sequence[Any]]
    _first: Callable[[Any], Any]
    _read: Callable[[], Any]

    def __init__(self) -> None:
        self._lock = Lock()
        self._taken: tuple[Any, Snapshot] | None = None

    def count(self, filters: Filters = NO_FILTERS) -> int:
        """How many events there are in all."""
        statement = select(func.count()).select_from(events).where(*query.conditions(filters))
        return int(self._first(statement)[0])

    def counts(
        self, facet: Facet, filters: Filters = NO_FILTERS, *, limit: int = 50
    ) -> tuple[tuple[str, int], ...]:
        """The values of a facet with their number of events, most frequent first."""
        if facet == "sector":
            return _sectors(self._all(query.sectors(filters)), limit)
        return tuple((str(row.value), row.number) for row in self._all(query.facet(facet, filters, limit)))

    def actors(self, filters: Filters = NO_FILTERS, *, limit: int = 50) -> tuple[ActorRow, ...]:
        """Who acts and who is acted on, most frequent first; those without a country last."""
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

        return explore(self._snapshot(), filters, limit, texts=self._with_words, of_page=self._on_page)

    def _snapshot(self) -> Snapshot:
        from dateline.store.reading import read

        with self._lock, self._read() as connection:
            state = self._state(connection)
            if self._taken is None or self._taken[0] != state:
                self._taken = state, read(connection)
            return self._taken[1]

    def _state(self, connection: Any) -> Any:
        """What is another whenever something that is counted has changed."""
        linked = select(counters.c.number).where(counters.c.name == "linked")
        newest = connection.execute(select(func.max(pages.c.key))).scalar()
        return newest, connection.execute(linked).scalar()

    def _with_words(self, words: str) -> Ints:
        return _keys(self._all(search.matching(words)))

    def _on_page(self, id: str) -> Ints:
        current = select(pages.c.key).where(pages.c.id == id, pages.c.replaced_by.is_(None))
        return _keys(self._all(select(events.c.key).where(events.c.page.in_(current))))


def _keys(found: Iterable[Any]) -> Ints:
    return np.array([row[0] for row in found], dtype=np.int64)


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
