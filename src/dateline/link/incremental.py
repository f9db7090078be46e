"""Linking into a store: only what new and removed reports touch is clustered again.

What a store keeps for it, for each report: its packed row (`Columns.pack`), its block keys (a
table of key and report, indexed by key) and the part that it is in (a name; indexed). Then

    change = relink(lookup, added=[columns.pack(filed) ...], removed=[id ...], words=words)

gives the part and event of everything that is touched, the same that a full run would give. The
invariant that makes it so: a pair's score depends on the two reports and on how crowded their
blocks are, and no pair leads out of a part. Other reports keep their part and event.

Where much is reported of few countries, parts grow until a full run is as quick as one of them.
`relink_within` clusters no more reports than it is told to: beyond that, only the events beside
the new reports, and it says that its result is not exact until the next full run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from dateline.link.columns import Filed, Packed, Table, unpack
from dateline.link.events import LARGEST, QUIET, columns, group, score_pairs
from dateline.link.merged import first_id
from dateline.link.words import Words
from dateline.model import Superseded


class Lookup(Protocol):
    """What relinking asks of a store, about its linked reports as they are before the change."""

    def crowds(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many reports have each of these block keys; a key that none has may be left out."""
        ...

    def packed_at(self, keys: Collection[int]) -> Iterable[Packed]:
        """The reports that have one of these block keys."""
        ...

    def packed(self, reports: Collection[str]) -> Iterable[Packed]:
        """These reports; those that are not there are passed over."""
        ...

    def parts_of(self, reports: Collection[str]) -> Collection[str]:
        """The names of the parts that these reports are in; those that are not there are passed over."""
        ...

    def packed_in(self, parts: Collection[str]) -> Iterable[Packed]:
        """All reports of these parts."""
        ...


class Bounded(Lookup, Protocol):
    """What relinking within a limit asks of a store beside that."""

    def size_of(self, parts: Collection[str]) -> int:
        """How many reports these parts have together."""
        ...

    def packed_beside(self, reports: Collection[str]) -> Iterable[Packed]:
        """All reports of the events that these reports are in."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a report belongs now. `part` is the name of its part, `event` the id of its event."""

    report: str
    part: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """New places of all that was clustered again. Not `exact`: a full run may find other ones."""

    places: tuple[Place, ...]
    exact: bool = True


def link(filed: Iterable[Filed], words: Words | None = None) -> dict[str, tuple[Filed, ...]]:
    """The reports of each event, by its id: a full run over reports in memory.

    For millions: `places(columns().table(stream))`, which holds no reports.
    """
    made = columns(words)
    by_id = {each.report.id: each for each in filed}
    events: dict[str, list[Filed]] = {}
    for place in places(made.table(by_id.values()), made.words):
        events.setdefault(place.event, []).append(by_id[place.report])
    return {id: tuple(own) for id, own in events.items()}


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
    added: Sequence[Packed] = (),
    removed: Collection[str] = (),
    words: Words | None = None,
) -> tuple[Place, ...]:
    """What changes when these reports come and those, by id, go. One that is there already is replaced."""
    words = words or Words.load()
    change = _change(lookup, added, removed, words)
    return _again(lookup, change, lookup.packed_in(change.parts), words)


def relink_within(
    lookup: Bounded,
    *,
    most: int,
    added: Sequence[Packed] = (),
    removed: Collection[str] = (),
    words: Words | None = None,
) -> Relinked:
    """The same, clustering again no more than about `most` reports."""
    words = words or Words.load()
    change = _change(lookup, added, removed, words)
    if lookup.size_of(change.parts) <= most:
        return Relinked(places=_again(lookup, change, lookup.packed_in(change.parts), words))
    found = _again(lookup, change, lookup.packed_beside(change.beside), words)
    return Relinked(places=_kept(found, change.parts), exact=False)


Shift = Mapping[int, tuple[int, int]]
"""For each block key of what changes: how many reports come, how many go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """What comes and goes, the stored reports that are paired with it, and all parts that it touches."""

    new: Mapping[str, Packed]
    gone: Mapping[str, Packed]
    shift: Shift
    beside: Sequence[str]
    parts: Sequence[str]


def _change(lookup: Lookup, added: Sequence[Packed], removed: Collection[str], words: Words) -> _Change:
    new = {each.report: each for each in added}
    gone = {each.report: each for each in lookup.packed([*removed, *new])}
    shift = _shift(new.values(), gone.values())
    before = lookup.crowds(list(shift))
    beside = {*gone, *(_linked(lookup, list(new.values()), shift, before, words) - set(new))}
    touched = beside | _crossing(lookup, shift, before)
    parts = sorted(lookup.parts_of(sorted(touched)))
    return _Change(new=new, gone=gone, shift=shift, beside=sorted(beside), parts=parts)


def _again(lookup: Lookup, change: _Change, near: Iterable[Packed], words: Words) -> tuple[Place, ...]:
    """Cluster what is near, with what comes and without what goes."""
    table = unpack([*(each for each in near if each.report not in change.gone), *change.new.values()])
    keys = np.unique(table.keys).tolist()
    return places(table, words, crowds=_after(lookup.crowds(keys), change.shift, keys))


def _kept(found: Iterable[Place], parts: Sequence[str]) -> tuple[Place, ...]:
    """The same events, all in the first of the parts that they touch, so that later changes find them."""
    return tuple(Place(report=each.report, part=parts[0], event=each.event) for each in found)


def _shift(new: Iterable[Packed], gone: Iterable[Packed]) -> Shift:
    comes = Counter(key for each in new for key in each.keys)
    goes = Counter(key for each in gone for key in each.keys)
    return {key: (comes[key], goes[key]) for key in sorted(comes | goes)}


def _after(before: Mapping[int, int], shift: Shift, keys: Iterable[int]) -> dict[int, int]:
    """How many reports have each of these keys after the change, in the whole store."""
    none = (0, 0)
    return {key: before.get(key, 0) + shift.get(key, none)[0] - shift.get(key, none)[1] for key in keys}


def _crossing(lookup: Lookup, shift: Shift, before: Mapping[int, int]) -> set[str]:
    """The reports of the blocks that become crowded or too large, or cease to be so."""
    after = _after(before, shift, shift)
    found = [
        key
        for key, now in after.items()
        if any((before.get(key, 0) <= limit) != (now <= limit) for limit in (QUIET, LARGEST))
    ]
    return {each.report for each in lookup.packed_at(found)} if found else set()


def _linked(
    lookup: Lookup, new: Sequence[Packed], shift: Shift, before: Mapping[int, int], words: Words
) -> set[str]:
    """The reports that a new one is paired with."""
    after = _after(before, shift, shift)
    keys = sorted(key for each in new for key in each.keys if after[key] <= LARGEST)
    ids = {each.report for each in new}
    near = (each for each in lookup.packed_at(sorted(set(keys))) if each.report not in ids)
    table = unpack([*near, *new])
    fresh = np.isin(table.rows["id"], np.array([id.encode() for id in ids], dtype="S32"))
    crowds = _after(before, shift, np.unique(table.keys).tolist())
    pairs = score_pairs(table, words, crowds, fresh=fresh)
    names = table.ids()
    return {names[row] for row in np.unique(np.concatenate([pairs.left, pairs.right])).tolist()}


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
