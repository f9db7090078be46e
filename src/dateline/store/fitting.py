"""Filters on a snapshot: the same reports that `query.conditions` finds in the tables."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from dateline.store.base import Filters
from dateline.store.snapshot import NO_DAY, Snapshot, having

if TYPE_CHECKING:
    from dateline.store.snapshot import Bools, Ints

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
Keys = Callable[[str, str], "Ints"]
"""The keys of reports: "text" with these words, "page" on that one, "standing" with this or any."""
ONE = ("type", "mode", "context", "quad", "status", "actor", "recipient", "sector", "place", "outlet")
"""Filters that are a value of the facet of the same name."""


def fitting(snapshot: Snapshot, filters: Filters, keys: Keys) -> Bools | None:
    """The reports that fit; null: all."""
    found: Bools | None = None
    for each in _conditions(snapshot, filters, keys):
        found = each if found is None else found & each
    return found


def _conditions(snapshot: Snapshot, filters: Filters, keys: Keys) -> Iterator[Bools]:
    for name in ONE:
        value = getattr(filters, name)
        if value is not None and value != "":
            yield _with(snapshot, name, (value,))
    if filters.types:
        yield _with(snapshot, "type", filters.types)
    if filters.either:
        yield _with(snapshot, "actor", (filters.either,)) | _with(snapshot, "recipient", (filters.either,))
    for value in filters.auxiliary:
        yield _with(snapshot, "auxiliary", (value,))
    for value in filters.without:
        yield ~_with(snapshot, "auxiliary", (value,))
    if filters.source:
        yield _said(snapshot, filters.source.lower())
    if filters.min_confidence > 0:
        yield snapshot.confidence >= filters.min_confidence
    yield from _dates(snapshot, filters)
    for kind, value in (("page", filters.page), ("text", filters.text)):
        if value:
            yield _keyed(snapshot, keys(kind, value))
    if filters.reviewed:
        yield _reviewed(snapshot, filters.reviewed, keys)


def _with(snapshot: Snapshot, facet: str, values: Iterable[object]) -> Bools:
    pairs, wanted = snapshot.facets[facet], set(values)
    return having(snapshot, pairs, [code for code, value in enumerate(pairs.values) if value in wanted])


def _said(snapshot: Snapshot, part: str) -> Bools:
    pairs = snapshot.facets["source"]
    return having(snapshot, pairs, [code for code, name in enumerate(pairs.values) if part in name.lower()])


def _dates(snapshot: Snapshot, filters: Filters) -> Iterator[Bools]:
    if filters.since:
        yield (snapshot.last >= day_number(filters.since)) & (snapshot.last != NO_DAY)
    if filters.until:
        yield (snapshot.first <= day_number(filters.until)) & (snapshot.first != NO_DAY)


def day_number(day: str | None) -> int:
    """The number of an ISO day, as datetime.date has it; of a day that no month has, that of its overflow."""
    found = _DAY.match(day or "")
    if not found:
        return NO_DAY
    year, month, number = (int(part or 1) for part in found.groups())
    if not (year and 1 <= month <= 12):
        return NO_DAY
    return dt.date(year, month, 1).toordinal() + max(number, 1) - 1


def _reviewed(snapshot: Snapshot, standing: str, keys: Keys) -> Bools:
    """The reports of which reviewers think so; few are reviewed, and that changes by itself."""
    if standing in ("none", "kept"):
        return ~_keyed(snapshot, keys("standing", "any" if standing == "none" else "rejected"))
    return _keyed(snapshot, keys("standing", standing))


def _keyed(snapshot: Snapshot, keys: Ints) -> Bools:
    found = np.zeros(snapshot.reports, dtype=bool)
    found[snapshot.at(keys)] = True
    return found
