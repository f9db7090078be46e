"""Which reports are of one happening: block, score pairs, cluster.

The invariant: every step depends on the reports alone, pair by pair, and never on the order in
which they came. So what one new report can change is what hangs together with it by scored pairs,
its part; and parts can be clustered again by themselves with the same result (`regroup`).

    rows ─► blocks ─► pairs that share a block ─► scores ─► parts ─► average link ─► groups
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline import lexicon, ontology
from dateline.link.clustering import Bounds, Floats, Ints, Pairs, average_link, components
from dateline.link.columns import (
    GUESSED,
    KINDS,
    LIGHT,
    NAMED,
    OF_PAGE,
    ROLES,
    SIDE,
    SPEECH,
    TOP,
    Columns,
    Table,
)
from dateline.link.days import AGAIN, NEVER, SOON
from dateline.link.mentions import Compared, raw_scores
from dateline.link.vectors import ramps
from dateline.link.words import Words

#: Least mean score of the reports of one event, and least score of a pair that holds a part together.
THRESHOLD, LINK = 0.40, 0.40
#: Scores from here up to LINK count where other pairs hold two clusters together.
SOFT, SOFTEST = 0.2, 0.39
#: Undated reports join a dated event that they fit at least so well, and better by so much than the next.
ATTACH, MARGIN = 0.55, 0.05
#: Days between two reports up to which the days speak against one happening; further apart it is clear.
AGAINST = 3
#: What two reports of a crowded block have to share beside type and parties: a place, a number, or so
#: much of their words.
SPECIFIC = 0.25
#: Likeness of the words of two reports of one type when the words themselves say nothing.
SAME_TYPE = 0.35
#: What is left of the likeness of two types when the tables know both words, not as words for one thing.
DOUBTED = 0.5
SAME_DOUBTED = 0.6
#: What a place, a number and a day in common add, what another one takes away; chosen on samples/news.
SAME_SPOT, NEAR_SPOT, OTHER_SPOT = 0.20, 0.10, -0.90
SAME_NUMBER, OTHER_NUMBER = 0.15, -0.20
SAME_DAY, UNDATED = 0.08, -0.05
#: What each day between the last ones of two reports takes away where one has no day, and the most days that
#: do: of two happenings, a page without a day tells of the later one. More where it is one more ("second").
LATER, FRESH, LATEST = 0.02, 0.08, 5
HEADLINE, TOLD_BELOW, THIRD_PARTY, ELSEWHERE = 0.20, 0.10, -0.30, -0.50
#: What the headline counts for between reports of one page, which share it whatever they tell.
OWN_HEADLINE = 0.0
#: A contradiction: other days, other parties, the other direction.
CONFLICT = -1.0
#: What one sentence tells apart is rarely one happening: "the raid and the shelling".
BESIDE = -0.3
#: The share of parties in common of two reports of which one names them and one gives countries.
LITTLE = 0.01
#: After every day.
EVER = 10**7
#: Kilometres within which two spots can be one, and beyond which they cannot.
NEAR, FAR = 30.0, 60.0
#: Pairs scored at once.
CHUNK = 400_000
#: A larger block is left out: its reports have other blocks, or too little to tell them apart by.
LARGEST = 150
#: In larger blocks, two reports need something specific in common.
QUIET = 60
#: The least score of a pair that shares only crowded blocks.
CROWDED = 0.90


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """For each row of a table, the first row of its event, and the first row of its part."""

    event: Ints
    part: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """Event types as numbers: names, families for blocking, and the likeness of two types.

    A user's own type is like itself alone.
    """

    names: tuple[str, ...]
    families: dict[str, tuple[int, ...]]
    likeness: Floats
    reciprocal: NDArray[np.bool_]


@cache
def kinds() -> Kinds:
    """The table of types that one happening can be coded as. Raises StopRun if it is damaged."""
    names = tuple(sorted(ontology.types()))
    likeness = np.zeros((KINDS, KINDS), dtype=np.float32)
    np.fill_diagonal(likeness, SAME_TYPE)
    families: dict[str, tuple[int, ...]] = {}
    for row in lexicon.table("link/types.tsv", ("type", "other", "likeness", "example")):
        one, other = names.index(row["type"]), names.index(row["other"])
        likeness[one, other] = likeness[other, one] = float(row["likeness"])
    for row in lexicon.table("link/families.tsv", ("family", "types")):
        for name in row["types"].split():
            families[name] = (*families.get(name, ()), int(row["line"]))
    reciprocal = np.zeros(KINDS, dtype=np.bool_)
    reciprocal[: len(names)] = [ontology.types()[name].reciprocal for name in names]
    return Kinds(
        names=names,
        families=families,
        likeness=likeness,
        reciprocal=reciprocal,
    )


def columns(words: Words | None = None) -> Columns:
    """What makes rows of reports, for this version's tables."""
    return Columns(words or Words.load(), kinds().names, kinds().families)


def group(table: Table, words: Words | None = None, *, crowds: Mapping[int, int] | None = None) -> Groups:
    """Events and parts of all reports of a table.

    `crowds` has the number of reports of each block in the whole store, where the table is a part of it.
    """
    scored = score_pairs(table, words or Words.load(), crowds)
    holds = scored.score >= np.float32(LINK)
    part = components(len(table), scored.left[holds], scored.right[holds])
    firm = average_link(
        len(table),
        scored.take(~_late(table, scored)),
        threshold=THRESHOLD,
        bounds=_bounds(table),
        vague=~table.rows["dated"],
    )
    return Groups(event=_attach(table, scored, firm), part=part)


def _bounds(table: Table) -> Bounds:
    """The days that a report allows: those stated, else all up to the last that it can be of.

    So a vague report never makes one event of two that have no day in common.
    """
    first, last = (table.rows[name].astype(np.int64) for name in ("first", "last"))
    dated = table.rows["dated"]
    return Bounds(first=np.where(dated, first, 0), last=np.where(dated | (last != NEVER), last, EVER))


def _late(table: Table, pairs: Pairs) -> NDArray[np.bool_]:
    """Pairs that only the long window of an undated report brings together; what speaks against stays."""
    rows = table.rows
    last = np.ascontiguousarray(rows["last"])
    near = np.where(rows["dated"], rows["first"], np.maximum(rows["first"], last - SOON))
    first = np.maximum(near[pairs.left], near[pairs.right])
    late: NDArray[np.bool_] = (first > np.minimum(last[pairs.left], last[pairs.right])) & (pairs.score > 0)
    return late


def _attach(table: Table, pairs: Pairs, firm: Ints) -> Ints:
    """Clusters without a stated day go to the dated one that they fit best, if none fits nearly as well."""
    dated = np.zeros(len(table), dtype=bool)
    np.logical_or.at(dated, firm, table.rows["dated"])
    left, right = firm[pairs.left], firm[pairs.right]
    forth, back = ~dated[left] & dated[right], dated[left] & ~dated[right]
    loose = np.concatenate([pairs.left[forth], pairs.right[back]])
    anchor = np.concatenate([right[forth], left[back]])
    score = np.concatenate([pairs.score[forth], pairs.score[back]])
    if not len(loose):
        return firm
    fits = _fits(loose, firm[loose], anchor, score, np.bincount(firm, minlength=len(table)))
    label = firm.copy()
    label[list(fits)] = list(fits.values())
    moved = label[firm]
    heads = np.full(len(table), len(table), dtype=np.int64)
    np.minimum.at(heads, moved, np.arange(len(table)))
    return heads[moved]


def _fits(loose: Ints, cluster: Ints, anchor: Ints, score: Floats, sizes: Ints) -> dict[int, int]:
    """For each undated cluster the dated one that it fits by the mean of its reports' best scores."""
    order = np.lexsort((-score, loose, anchor, cluster))
    loose, cluster, anchor, score = loose[order], cluster[order], anchor[order], score[order]
    new_pair = np.flatnonzero(_changes(cluster) | _changes(anchor))
    best = np.where(_changes(cluster) | _changes(anchor) | _changes(loose), score, 0).clip(min=0)
    total = np.add.reduceat(best, new_pair) / sizes[cluster[new_pair]]
    balance = np.add.reduceat(np.sign(score), new_pair)
    total = np.where(balance > 0, total, 0).round(5)
    owner, target = cluster[new_pair], anchor[new_pair]
    ranked = np.lexsort((target, -total, owner))
    owner, target, total = owner[ranked], target[ranked], total[ranked]
    first = np.flatnonzero(_changes(owner))
    follows = np.minimum(first + 1, len(owner) - 1)
    second = np.where((follows > first) & (owner[follows] == owner[first]), total[follows], 0)
    good = (total[first] >= ATTACH) & (total[first] - second >= MARGIN)
    return dict(zip(owner[first][good].tolist(), target[first][good].tolist(), strict=True))


def _changes(values: Ints) -> NDArray[np.bool_]:
    """Where a value differs from the one before it; true at the beginning."""
    found = np.ones(len(values), dtype=bool)
    found[1:] = values[1:] != values[:-1]
    return found


def score_pairs(
    table: Table,
    words: Words,
    crowds: Mapping[int, int] | None = None,
    *,
    fresh: NDArray[np.bool_] | None = None,
) -> Pairs:
    """Every pair that counts for or against one happening, each once, in order.

    `fresh` marks rows; then only pairs with one of them are looked at.
    """
    likeness, facets = _Likeness(table, words), _Facets(table)
    packed: list[Ints] = []
    scores: list[Floats] = []
    for left, right, crowded in _candidates(table, facets, crowds, fresh):
        score = _score(facets, left, right, likeness, crowded)
        kept = score != 0
        packed.append(left[kept] * len(table) + right[kept])
        scores.append(score[kept])
    if not packed:
        return Pairs(left=_NONE, right=_NONE, score=np.zeros(0, np.float32))
    both, score = np.concatenate(packed), np.concatenate(scores)
    order = np.lexsort((-score, both))
    both, score = both[order], score[order]
    once = _changes(both)
    return Pairs(left=both[once] // len(table), right=both[once] % len(table), score=score[once])


_NONE = np.zeros(0, dtype=np.int64)


def _candidates(
    table: Table, facets: _Facets, crowds: Mapping[int, int] | None, fresh: NDArray[np.bool_] | None
) -> Iterator[tuple[Ints, Ints, NDArray[np.bool_]]]:
    """Pairs of rows that share a block, in chunks, with whether the block is crowded.

    A pair that shares several blocks comes several times.
    """
    order = np.lexsort((table.owners, table.keys))
    keys, owners = table.keys[order], table.owners[order]
    edges = np.flatnonzero(np.append(_changes(keys), True)) if len(keys) else _NONE
    starts, sizes = edges[:-1], np.diff(edges)
    totals = sizes if crowds is None else np.array([crowds[key] for key in keys[starts].tolist()], np.int64)
    usual = (sizes > 1) & (totals <= LARGEST)
    starts, sizes, totals = starts[usual], sizes[usual], totals[usual]
    # Each member is paired with those behind it in its block; a fresh one with all of them.
    place = ramps(sizes)
    member = np.repeat(starts, sizes) + place
    count = np.repeat(sizes, sizes) - place - 1
    crowded = np.repeat(totals > QUIET, sizes)
    partner = member + 1
    if fresh is not None:
        chosen = fresh[owners[member]]
        partner = np.repeat(starts, sizes)[chosen]
        count = np.repeat(sizes, sizes)[chosen]
        member, crowded = member[chosen], crowded[chosen]
    for part in _chunks(count):
        one = owners[np.repeat(member[part], count[part])]
        other = owners[np.repeat(partner[part], count[part]) + ramps(count[part])]
        touch = _can_touch(facets, one, other)
        one, other = one[touch], other[touch]
        yield np.minimum(one, other), np.maximum(one, other), np.repeat(crowded[part], count[part])[touch]


def _chunks(counts: Ints) -> Iterator[slice]:
    """Slices with about CHUNK pairs each."""
    ends = np.cumsum(counts)
    start = 0
    while start < len(counts):
        done = ends[start - 1] if start else 0
        stop = max(int(np.searchsorted(ends, done + CHUNK, side="right")), start + 1)
        yield slice(start, stop)
        start = stop


def _can_touch(facets: _Facets, one: Ints, other: Ints) -> NDArray[np.bool_]:
    """What is worth scoring: types that go together, days in common or near enough to count against it."""
    types, first, last = (facets.column(name) for name in ("type", "first", "last"))
    near = (one != other) & (kinds().likeness[types[one], types[other]] > 0)
    gap = np.maximum(first[one], first[other]) - np.minimum(last[one], last[other])
    touch: NDArray[np.bool_] = near & (gap <= AGAINST)
    return touch


class _Likeness:
    """Likeness of the words of two rows, from a table over the words that occur."""

    def __init__(self, table: Table, words: Words) -> None:
        numbers, self._at = np.unique(table.rows["word"], return_inverse=True)
        names = [table.triggers[each] for each in numbers.tolist()]
        self._table = _word_table(tuple(names), words)
        self._known = np.array([words.knows(name) for name in names], dtype=bool)

    def __call__(self, left: Ints, right: Ints, types: Floats) -> Floats:
        """That of the words, or of the types where it is more; less if the words speak against it."""
        one, other = self._at[left], self._at[right]
        words = self._table[one, other]
        doubt = self._known[one] & self._known[other] & (words == 0)
        same = types == np.float32(SAME_TYPE)
        doubted = np.where(doubt, types * np.where(same, SAME_DOUBTED, DOUBTED), types)
        return np.where(types > 0, np.maximum(words, doubted), 0).astype(np.float32)


def _word_table(names: tuple[str, ...], words: Words) -> Floats:
    """Likeness of every two words, by what they share: stem, close group, loose group."""
    found = np.zeros((len(names), len(names)), dtype=np.float32)
    near: dict[object, list[int]] = {}
    for index, name in enumerate(names):
        for part in name.split():
            near.setdefault(words.stem(part), []).append(index)
            for line in (*words.close.get(part, ()), *words.loose.get(part, ())):
                near.setdefault(line, []).append(index)
    for members in near.values():
        for one in members:
            for other in members:
                if not found[one, other]:
                    found[one, other] = words.likest(names[one], names[other])
    return found


def _score(
    table: _Facets, left: Ints, right: Ints, likeness: _Likeness, crowded: NDArray[np.bool_]
) -> Floats:
    """The score of each pair: that of two mentions, with what days, places and numbers say."""
    found = np.zeros(len(left), dtype=np.float32)
    told = table.pairs(left, right)
    context, headline = told.shared("words"), told.shared("headline")
    spots, numbers = _spots(told), _numbers(told)
    beside = told.one("sentence") == told.other("sentence")  # they share all words, which says nothing
    context = np.where(beside, 0, context)
    headline = np.where(told.one("page") == told.other("page"), OWN_HEADLINE, headline)
    spots, numbers = np.where(beside, 0, spots), np.where(beside, 0, numbers)
    special = (spots > 0) | (np.maximum(context, headline) >= SPECIFIC)
    kept = np.flatnonzero(special | ~crowded)
    told = table.pairs(left[kept], right[kept])
    alike = likeness(left[kept], right[kept], kinds().likeness[told.one("type"), told.other("type")])
    of = Compared(
        likeness=alike,
        parties=_parties(told),
        context=context[kept].astype(np.float32),
        speech=(told.one("flags") & told.other("flags") & SPEECH) > 0,
        one_sentence=beside[kept],
        both_modify=np.zeros(len(kept), dtype=bool),
        light=((told.one("flags") | told.other("flags")) & LIGHT) > 0,
    )
    total = raw_scores(of) + HEADLINE * headline[kept] + spots[kept] + numbers[kept] + _days(told)
    total += _same_page(told) + _third_parties(told)
    firm = total >= np.where(crowded[kept], CROWDED, LINK)
    soft = np.where(total >= SOFT, total.clip(max=SOFTEST), 0)
    apart = beside[kept]
    likely = np.where(
        firm,
        np.where(_opposed(told), CONFLICT, total.clip(max=1)),
        np.where(apart, BESIDE, np.where(_opposed(told), 0, soft)),
    )
    found[kept] = np.where(alike > 0, likely, 0)
    return found.round(5)


class _Facets:
    """The columns of a table as arrays of their own, which is what makes comparing millions quick."""

    def __init__(self, table: Table) -> None:
        self._columns: dict[str, list[NDArray[Any]]] = {}
        for name in table.rows.dtype.names or ():
            column = table.rows[name]
            parts = [column[:, at] for at in range(column.shape[1])] if column.ndim > 1 else [column]
            self._columns[name] = [np.ascontiguousarray(part) for part in parts]

    def pairs(self, left: Ints, right: Ints) -> _Told:
        """What the rows of these pairs say."""
        return _Told(self._columns, left, right)

    def column(self, name: str) -> NDArray[Any]:
        """A column of single values."""
        return self._columns[name][0]


class _Told:
    """Both sides of many pairs, column by column, as they are asked for."""

    def __init__(self, columns: dict[str, list[NDArray[Any]]], left: Ints, right: Ints) -> None:
        self._columns, self._left, self._right = columns, left, right
        self.count = len(left)

    def one(self, name: str, at: int = 0) -> NDArray[Any]:
        """A column of the first of each pair."""
        found: NDArray[Any] = self._columns[name][at][self._left]
        return found

    def other(self, name: str, at: int = 0) -> NDArray[Any]:
        """The same of the second."""
        found: NDArray[Any] = self._columns[name][at][self._right]
        return found

    def shared(self, name: str, *, of_smaller: bool = False) -> Floats:
        """The bits of two maps that both have: as a share of all of them, or of the smaller map.

        Of the smaller, it is below 0 where one map is empty.
        """
        both, one, other = (np.zeros(self.count, dtype=np.float32) for _ in range(3))
        for at in range(len(self._columns[name])):
            a, b = self.one(name, at), self.other(name, at)
            both += np.bitwise_count(a & b)
            one += np.bitwise_count(a)
            other += np.bitwise_count(b)
        if of_smaller:
            least = np.minimum(one, other)
            smaller: Floats = np.where(least > 0, both / np.maximum(least, 1), np.float32(-1))
            return smaller
        share: Floats = both / np.maximum(one + other - both, 1)
        return share

    def countries(self, sides: Sequence[str]) -> tuple[Floats, Floats, Floats]:
        """Countries on these sides: how many both have, how many the first has, how many the second."""
        ones = [self.one(side, at) for side in sides for at in range(SIDE)]
        others = [self.other(side, at) for side in sides for at in range(SIDE)]
        return _common(ones, others), _some(ones, self.count), _some(others, self.count)


def _common(ones: Sequence[NDArray[Any]], others: Sequence[NDArray[Any]]) -> Floats:
    """How many of the first are among the others; 0 is no country."""
    total = np.zeros(len(ones[0]), dtype=np.float32)
    for one in ones:
        hit = np.zeros(len(one), dtype=bool)
        for other in others:
            hit |= one == other
        total += hit & (one > 0)
    return total


def _some(columns: Sequence[NDArray[Any]], count: int) -> Floats:
    total = np.zeros(count, dtype=np.float32)
    for column in columns:
        total += column > 0
    return total


BOTH = ("actors", "recipients")


def _parties(told: _Told) -> Floats:
    """The share of the smaller set of countries, or of names, that both have; below 0: one has none."""
    shared, one, other = told.countries(BOTH)
    least = np.minimum(one, other)
    countries = np.where(least > 0, np.minimum(shared, least) / np.maximum(least, 1), -1)
    countries = np.where((shared == 0) & _guessed(told, sum(GUESSED)), -1, countries)
    named = told.shared("names", of_smaller=True)
    sides = told.one("flags") & told.other("flags") & sum(NAMED)
    named = np.where((named == 0) & (sides == 0), -1, named)  # who shot, and who was shot
    both = (countries + named) / 2
    unlike = (one > 0) != (other > 0)  # "rebels" and "the Blue Front": no names in common say little
    alone = np.where(unlike & (named == 0), LITTLE, named)
    of_page = ((told.one("flags") | told.other("flags")) & OF_PAGE) > 0
    countries = np.where(of_page, -1, countries)
    return np.where(countries < 0, alone, np.where(named < 0, countries, both)).astype(np.float32)


def _spots(told: _Told) -> Floats:
    """Same place, near, or another; nothing where one is not known, or is a whole country."""
    one, other = told.one("spot"), told.other("spot")
    known = (one != 0) & (other != 0)
    same = known & (one == other)
    away = _kilometres(told)
    measured = known & ~np.isnan(away)
    admin = told.one("admin")
    near = measured & (away <= NEAR) | known & (admin != 0) & (admin == told.other("admin"))
    far = np.where(measured, away > FAR, known & ~same & ~near)
    country, there = told.one("country"), told.other("country")
    abroad = (country > 0) & (there > 0) & (country != there)
    found = np.where(same, SAME_SPOT, np.where(near, NEAR_SPOT, np.where(far | abroad, OTHER_SPOT, 0)))
    return found.astype(np.float32)


def _kilometres(told: _Told) -> Floats:
    """Distance on a plane that is true near the mean latitude: enough to tell near from far."""
    lat, other = told.one("lat"), told.other("lat")
    east = (told.one("lon") - told.other("lon")) * np.cos(np.radians((lat + other) / 2))
    away: Floats = np.hypot((lat - other) * np.float32(111.2), east * np.float32(111.3))
    return away


def _numbers(told: _Told) -> Floats:
    """The same count of dead or injured speaks for one happening, a very different one against it."""
    same, apart = np.zeros(told.count, dtype=bool), np.zeros(told.count, dtype=bool)
    for at in range(len(ROLES)):
        one, other = told.one("numbers", at), told.other("numbers", at)
        same |= one == other
        apart |= np.maximum(one, other) > 1.5 * np.minimum(one, other) + 1
    return np.where(same, SAME_NUMBER, np.where(apart, OTHER_NUMBER, 0)).astype(np.float32)


def _days(told: _Told) -> Floats:
    """One and the same stated day, or days that are only guessed near."""
    stated = told.one("dated") & told.other("dated")
    first, last = told.one("first"), told.one("last")
    exact = stated & (first == last) & (first == told.other("first")) & (last == told.other("last"))
    late = np.abs(last - told.other("last")).clip(max=LATEST)
    fresh = _soon(told.one("dated"), first, last)
    fresh |= _soon(told.other("dated"), told.other("first"), told.other("last"))
    loose = UNDATED - np.where(fresh, FRESH, LATER) * late
    return np.where(exact, SAME_DAY, np.where(stated, 0, loose)).astype(np.float32)


def _soon(dated: NDArray[np.bool_], first: NDArray[Any], last: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether it is told as one more: "a second raid"."""
    found: NDArray[np.bool_] = ~dated & (last - first == AGAIN)
    return found


def _same_page(told: _Told) -> Floats:
    """A headline mostly tells what the page tells."""
    top = ((told.one("flags") ^ told.other("flags")) & TOP) > 0
    return np.where(top & (told.one("page") == told.other("page")), TOLD_BELOW, 0).astype(np.float32)


def _third_parties(told: _Told) -> Floats:
    """A country on each that the other lacks (A met B, A met C), or recipients with none in common."""
    shared, one, other = told.countries(BOTH)
    apart = (one > shared) & (other > shared)
    get, first, second = told.countries(("recipients",))
    apart &= ~_guessed(told, sum(GUESSED))
    apart |= (first > 0) & (second > 0) & (get == 0) & ~_guessed(told, GUESSED[1])
    acts = told.countries(("actors",))
    apart &= ~(_mutual(told) & _hosts(told, acts[1], acts[2]))
    of_page = ((told.one("flags") | told.other("flags")) & OF_PAGE) > 0
    elsewhere = of_page & (one > 0) & (other > 0) & (shared == 0) & ~_there(told)
    against = np.where(apart & ~of_page, THIRD_PARTY, 0)
    return np.where(elsewhere, ELSEWHERE, against).astype(np.float32)


def _there(told: _Told) -> NDArray[np.bool_]:
    """Whether the place of one is in a country of the other: Malaysians in Papua, and a page on Papua."""
    one = [told.one(side, at) for side in BOTH for at in range(SIDE)]
    other = [told.other(side, at) for side in BOTH for at in range(SIDE)]
    return (_common([told.one("country")], other) + _common([told.other("country")], one)) > 0


def _guessed(told: _Told, which: int) -> NDArray[np.bool_]:
    """Whether either has countries on this side that are a guess: they speak for, not against."""
    found: NDArray[np.bool_] = ((told.one("flags") | told.other("flags")) & which) > 0
    return found


def _mutual(told: _Told) -> NDArray[np.bool_]:
    """Whether both are of a type in which all do the same."""
    found: NDArray[np.bool_] = kinds().reciprocal[told.one("type")] & kinds().reciprocal[told.other("type")]
    return found


def _hosts(told: _Told, one: Floats, other: Floats) -> NDArray[np.bool_]:
    """Whether the only actor of one is the country where the other was: "No result in Malta talks"."""
    first, second = told.one("actors"), told.other("actors")
    found: NDArray[np.bool_] = (one == 1) & (first > 0) & (first == told.other("country"))
    found |= (other == 1) & (second > 0) & (second == told.one("country"))
    return found


def _opposed(told: _Told) -> NDArray[np.bool_]:
    """Days without overlap, actors without a common country, or the two sides the other way round."""
    apart = np.maximum(told.one("first"), told.other("first")) > np.minimum(
        told.one("last"), told.other("last")
    )
    act, one, other = told.countries(("actors",))
    either = told.countries(BOTH)[0] > 0
    mutual = _mutual(told)
    known = (one > 0) & (other > 0) & ~_guessed(told, GUESSED[0]) & ~(mutual & _hosts(told, one, other))
    opposed: NDArray[np.bool_] = apart | (known & (act == 0) & ~(mutual & either))
    return opposed
