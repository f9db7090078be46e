"""Linking into a store: only what new and removed reports touch is clustered again.

What a store keeps for it, beside its reports: the block keys of each report (`Columns.block_keys`;
a table of key and report, indexed by key) and the part that it is in (a name; indexed). Then

    change = relink(lookup, added=..., removed=...)

gives the new parts and events of everything that is touched, the same that a full run would give.
The invariant that makes it so: a pair's score depends on the two reports alone, and no pair leads
out of a part. Reports beyond the touched parts keep their part and event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from dateline.link.columns import Columns, Filed, Table
from dateline.link.events import LARGEST, QUIET, columns, group
from dateline.link.merged import first_id
from dateline.link.words import Words
from dateline.model import Superseded


class Lookup(Protocol):
    """What relinking asks of a store, about its linked reports as they are before the change."""

    def crowds(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many linked reports have each of these block keys, counting those to be removed."""
        ...

    def parts_at(self, keys: Collection[int]) -> Collection[str]:
        """The names of the parts that have a report with one of these block keys."""
        ...

    def parts_of(self, reports: Collection[str]) -> Collection[str]:
        """The names of the parts that these reports are in; reports that are in none are passed over."""
        ...

    def reports_in(self, parts: Collection[str]) -> Iterable[Filed]:
        """All reports of these parts."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a report belongs now. `part` is the name of its part, `event` the id of its event."""

    report: str
    part: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """The new places of all reports that were clustered again, and those reports by event."""

    places: tuple[Place, ...]
    events: Mapping[str, tuple[Filed, ...]]


def link(filed: Iterable[Filed], words: Words | None = None) -> Relinked:
    """Parts and events of these reports by themselves: a full run, for up to some 100,000 of them.

    For more: `places(columns().table(stream))`, which holds no reports in memory.
    """
    return _linked(filed, columns(words), None)


def _linked(
    filed: Iterable[Filed], columns: Columns, crowds: Callable[[Collection[int]], Mapping[int, int]] | None
) -> Relinked:
    by_id = {each.report.id: each for each in filed}
    table = columns.table(by_id.values())
    found = places(table, columns.words, crowds=crowds and crowds(np.unique(table.keys).tolist()))
    events: dict[str, list[Filed]] = {}
    for place in found:
        events.setdefault(place.event, []).append(by_id[place.report])
    return Relinked(places=found, events={id: tuple(own) for id, own in events.items()})


def places(
    table: Table, words: Words | None = None, *, crowds: Mapping[int, int] | None = None
) -> tuple[Place, ...]:
    """The part and event of every row, in canonical order. `crowds` as in events.group."""
    groups = group(table, words, crowds=crowds)
    ids = table.ids()
    events = {head: first_id("event", ids[head]) for head in np.unique(groups.event).tolist()}
    return tuple(
        Place(report=id, part=ids[part], event=events[event])
        for id, part, event in zip(ids, groups.part.tolist(), groups.event.tolist(), strict=True)
    )


def relink(
    lookup: Lookup,
    *,
    added: Iterable[Filed] = (),
    removed: Collection[str] = (),
    columns: Columns,
) -> Relinked:
    """What changes when these reports come and those, by id, go. One that is there already is replaced."""
    new = {each.report.id: each for each in added}
    own = set(lookup.parts_of([*removed, *new]))
    there = {each.report.id: each for each in lookup.reports_in(sorted(own))}
    gone = (set(removed) | set(new)) & set(there)
    shift = _shift(new.values(), (there[id] for id in gone), columns)
    touched = own | set(lookup.parts_at(_touched(lookup, shift)))
    old = {each.report.id: each for each in lookup.reports_in(sorted(touched))}
    filed = [*(each for id, each in old.items() if id not in gone), *new.values()]
    return _linked(filed, columns, lambda keys: _crowds(lookup, keys, shift))


Shift = Mapping[int, tuple[int, int]]
"""For each block key of what changes: how many reports come, how many go."""


def _shift(new: Iterable[Filed], gone: Iterable[Filed], columns: Columns) -> Shift:
    comes = Counter(key for each in new for key in set(columns.block_keys(each)))
    goes = Counter(key for each in gone for key in set(columns.block_keys(each)))
    return {key: (comes[key], goes[key]) for key in sorted(comes | goes)}


def _touched(lookup: Lookup, shift: Shift) -> list[int]:
    """The blocks that give new pairs, and those that become crowded or too large, or cease to be so."""
    before = lookup.crowds(list(shift))
    found = []
    for key, (comes, goes) in shift.items():
        was = before.get(key, 0)
        now = was + comes - goes
        crosses = any((was <= limit) != (now <= limit) for limit in (QUIET, LARGEST))
        if crosses or (comes and now <= LARGEST):
            found.append(key)
    return found


def _crowds(lookup: Lookup, keys: Collection[int], shift: Shift) -> Mapping[int, int]:
    """How many reports have each of these keys after the change, in the whole store."""
    before = lookup.crowds(keys)
    none = (0, 0)
    return {key: before.get(key, 0) + shift.get(key, none)[0] - shift.get(key, none)[1] for key in keys}


def superseded(
    before: Mapping[str, str], now: Mapping[str, str], *, kind: Literal["event", "story"] = "event", run: int
) -> tuple[Superseded, ...]:
    """The ids that are no more, with those that have their reports now.

    Both map reports (or pages) to the id of their event (or story), for everything that was
    clustered again. An id goes when its first report goes, or joins an event that began before.
    """
    alive = set(now.values())
    heirs: dict[str, dict[str, None]] = {}
    for member in sorted(before):
        id = before[member]
        if id not in alive:
            heirs.setdefault(id, {})
            if member in now:
                heirs[id][now[member]] = None
    return tuple(Superseded(id=id, kind=kind, by=tuple(heirs[id]), run=run) for id in sorted(heirs))


def deletions(trail: Iterable[Superseded], *, since: int = 0) -> tuple[Superseded, ...]:
    """The ids to delete from a copy made after run `since`, each with those to take instead.

    An id that came back later is still listed, if it is in the trail; the store takes it out of
    the trail when it comes back. Heirs that were superseded themselves are followed.
    """
    trail = tuple(trail)
    after = {each.id: each for each in trail}
    found = []
    for each in trail:
        if each.run > since:
            by = tuple(dict.fromkeys(_heirs(each, after, frozenset())))
            found.append(Superseded(id=each.id, kind=each.kind, by=by, run=each.run))
    return tuple(sorted(found, key=lambda each: (each.run, each.id)))


def _heirs(each: Superseded, after: Mapping[str, Superseded], seen: frozenset[str]) -> Iterable[str]:
    for id in each.by:
        if id in after and id not in seen and after[id].run > each.run:
            yield from _heirs(after[id], after, seen | {id})
        else:
            yield id
