"""Which reports are of one happening: block, score pairs, cluster.

The invariant: every step depends on the reports alone, pair by pair, and never on the order in
which they came. So what one new report can change is what hangs together with it by scored pairs,
its part; and parts can be clustered again by themselves with the same result (`regroup`).

    rows ─► blocks ─► pairs that share a block ─► scores ─► parts ─► average link ─► groups
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dateline import lexicon, ontology
from dateline.link.clustering import Floats, Ints, Pairs, average_link, components
from dateline.link.columns import LIGHT, SIDE, SPEECH, TOP, Columns, Table
from dateline.link.mentions import Compared, raw_scores
from dateline.link.vectors import ramps
from dateline.link.words import Words

#: Least mean score of the reports of one event, and least score of a pair that holds a part together.
THRESHOLD, LINK = 0.40, 0.40
#: Undated reports join a dated event that they fit at least so well, and better by so much than the next.
ATTACH, MARGIN = 0.45, 0.05
#: Days back from its page within which an undated report counts in full.
SOON = 2
#: Days between two reports up to which the days speak against one happening; further apart it is clear.
AGAINST = 3
#: What two reports of a crowded block have to share beside type and parties: a place, a number, or so
#: much of their words.
SPECIFIC = 0.15
#: Likeness of the words of two reports of one type when the words themselves say nothing.
SAME_TYPE = 0.35
#: What is left of the likeness of two types when the tables know both words, not as words for one thing.
DOUBTED = 0.5
#: What a place, a number and a day in common add, what another one takes away; chosen on samples/news.
SAME_SPOT, NEAR_SPOT, OTHER_SPOT = 0.20, 0.10, -0.90
SAME_NUMBER, OTHER_NUMBER = 0.15, -0.20
SAME_DAY, UNDATED = 0.05, -0.05
HEADLINE, TOLD_BELOW, THIRD_PARTY = 0.20, 0.10, -0.30
#: A contradiction: other days, other parties, the other direction.
CONFLICT = -1.0
#: Kilometres within which two spots can be one, and beyond which they cannot.
NEAR, FAR = 30.0, 60.0
#: Pairs scored at once.
CHUNK = 400_000
#: A larger block is left out: its reports have other blocks, or too little to tell them apart by.
LARGEST = 5_000
#: In larger blocks, two reports need something specific in common.
QUIET = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """For each row of a table, the first row of its event, and the first row of its part."""

    event: Ints
    part: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """Event types as numbers: names, families for blocking, and the likeness of two types."""

    names: tuple[str, ...]
    families: dict[str, tuple[int, ...]]
    likeness: Floats
    reciprocal: NDArray[np.bool_]


@cache
def kinds() -> Kinds:
    """The table of types that one happening can be coded as. Raises StopRun if it is damaged."""
    names = tuple(sorted(ontology.types()))
    likeness = np.zeros((len(names), len(names)), dtype=np.float32)
    np.fill_diagonal(likeness, SAME_TYPE)
    families: dict[str, tuple[int, ...]] = {}
    for row in lexicon.table("link/types.tsv", ("type", "other", "likeness", "example")):
        one, other = names.index(row["type"]), names.index(row["other"])
        likeness[one, other] = likeness[other, one] = float(row["likeness"])
    for row in lexicon.table("link/families.tsv", ("family", "types")):
        for name in row["types"].split():
            families[name] = (*families.get(name, ()), int(row["line"]))
    reciprocal = np.array([ontology.types()[name].reciprocal for name in names])
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
    holds = scored.score > 0
    part = components(len(table), scored.left[holds], scored.right[holds])
    firm = average_link(len(table), scored.take(~_late(table, scored)), threshold=THRESHOLD)
    return Groups(event=_attach(table, scored, firm), part=part)


def _late(table: Table, pairs: Pairs) -> NDArray[np.bool_]:
    """Pairs that only the long window of an undated report brings together; what speaks against stays."""
    one, other = table.rows[pairs.left], table.rows[pairs.right]
    first = np.maximum(_near_first(one), _near_first(other))
    late: NDArray[np.bool_] = (first > np.minimum(one["last"], other["last"])) & (pairs.score > 0)
    return late


def _near_first(rows: np.ndarray) -> Ints:
    """The first day of a row, for an undated one not far back."""
    found: Ints = np.where(rows["dated"], rows["first"], np.maximum(rows["first"], rows["last"] - SOON))
    return found


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
    likeness = _Likeness(table, words)
    packed: list[Ints] = []
    scores: list[Floats] = []
    for left, right, crowded in _candidates(table, crowds, fresh):
        score = _score(table, left, right, likeness, crowded)
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
    table: Table, crowds: Mapping[int, int] | None, fresh: NDArray[np.bool_] | None
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
        touch = _can_touch(table, one, other)
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


def _can_touch(table: Table, one: Ints, other: Ints) -> NDArray[np.bool_]:
    """What is worth scoring: types that go together, days in common or near enough to count against it."""
    rows = table.rows
    near = (one != other) & (kinds().likeness[rows["type"][one], rows["type"][other]] > 0)
    gap = np.maximum(rows["first"][one], rows["first"][other])
    gap -= np.minimum(rows["last"][one], rows["last"][other])
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
        doubt = self._known[one] & self._known[other] & (words == 0) & (types < SAME_TYPE)
        doubted = np.where(doubt, types * DOUBTED, types)
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


def _score(table: Table, left: Ints, right: Ints, likeness: _Likeness, crowded: NDArray[np.bool_]) -> Floats:
    """The score of each pair: that of two mentions, with what days, places and numbers say."""
    rows = table.rows
    one, other = rows[left], rows[right]
    types = kinds().likeness[one["type"], other["type"]]
    alike = likeness(left, right, types)
    context, headline = _shared(one["words"], other["words"]), _shared(one["headline"], other["headline"])
    of = Compared(
        likeness=alike,
        parties=_parties(one, other),
        context=context,
        speech=(one["flags"] & other["flags"] & SPEECH) > 0,
        one_sentence=one["sentence"] == other["sentence"],
        both_modify=np.zeros(len(left), dtype=bool),
        light=((one["flags"] | other["flags"]) & LIGHT) > 0,
    )
    spots, numbers = _spots(one, other), _numbers(one, other)
    total = raw_scores(of) + HEADLINE * headline + spots + numbers + _days(one, other)
    total += _same_page(one, other) + _third_parties(one, other)
    plain = crowded & (spots <= 0) & (numbers <= 0) & (np.maximum(context, headline) < SPECIFIC)
    likely = (alike > 0) & ~plain & (total >= LINK)
    final: Floats = np.where(likely, np.where(_opposed(one, other), CONFLICT, total.clip(max=1)), 0)
    return final.round(5).astype(np.float32)


def _count(bits: NDArray[np.uint64]) -> NDArray[np.float32]:
    total: NDArray[np.float32] = np.bitwise_count(bits).sum(axis=1, dtype=np.float32)
    return total


def _shared(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> Floats:
    """Jaccard index of two bit maps."""
    both, either = _count(one & other), _count(one | other)
    return np.divide(both, either, out=np.zeros_like(both), where=either > 0)


def _in(one: NDArray[np.int16], other: NDArray[np.int16]) -> NDArray[np.float32]:
    """How many countries of one side are on the other."""
    total = np.zeros(len(one), dtype=np.float32)
    for index in range(SIDE):
        own = one[:, index]
        total += (own > 0) & (other == own[:, None]).any(axis=1)
    return total


def _parties(one: np.ndarray, other: np.ndarray) -> Floats:
    """The share of the smaller set of countries, or of names, that both have; below 0: one has none."""
    sides = [np.concatenate([each["actors"], each["recipients"]], axis=1) for each in (one, other)]
    sizes = [(side > 0).sum(axis=1) for side in sides]
    shared = sum(
        (sides[0][:, i] > 0) & (sides[1] == sides[0][:, i, None]).any(axis=1) for i in range(2 * SIDE)
    )
    least = np.minimum(*sizes)
    countries = np.where(least > 0, shared / np.maximum(least, 1), -1)
    names = [_count(each["names"]) for each in (one, other)]
    fewest = np.minimum(*names)
    named = np.where(fewest > 0, _count(one["names"] & other["names"]) / np.maximum(fewest, 1), -1)
    return np.where(countries < 0, named, np.where(named < 0, countries, (countries + named) / 2)).astype(
        np.float32
    )


def _spots(one: np.ndarray, other: np.ndarray) -> Floats:
    """Same place, near, or another; nothing where one is not known, or is a whole country."""
    known = (one["spot"] != 0) & (other["spot"] != 0)
    same = known & (one["spot"] == other["spot"])
    away = _kilometres(one, other)
    measured = known & ~np.isnan(away)
    near = measured & (away <= NEAR) | known & (one["admin"] != 0) & (one["admin"] == other["admin"])
    far = np.where(measured, away > FAR, known & ~same & ~near)
    abroad = (one["country"] > 0) & (other["country"] > 0) & (one["country"] != other["country"])
    found = np.where(same, SAME_SPOT, np.where(near, NEAR_SPOT, np.where(far | abroad, OTHER_SPOT, 0)))
    return found.astype(np.float32)


def _kilometres(one: np.ndarray, other: np.ndarray) -> Floats:
    """Distance on a plane that is true near the mean latitude: enough to tell near from far."""
    north = (one["lat"] - other["lat"]) * 111.2
    middle = np.cos(np.radians((one["lat"] + other["lat"]) / 2))
    east = (one["lon"] - other["lon"]) * 111.3 * middle
    away: Floats = np.hypot(north, east)
    return away


def _numbers(one: np.ndarray, other: np.ndarray) -> Floats:
    """The same count of dead or injured speaks for one happening, a very different one against it."""
    a, b = one["numbers"], other["numbers"]
    known = ~np.isnan(a) & ~np.isnan(b)
    same = (known & (a == b)).any(axis=1)
    low, high = np.fmin(a, b), np.fmax(a, b)
    other_count = (known & (high > 1.5 * low + 1)).any(axis=1)
    return np.where(same, SAME_NUMBER, np.where(other_count, OTHER_NUMBER, 0)).astype(np.float32)


def _days(one: np.ndarray, other: np.ndarray) -> Floats:
    """One and the same stated day, or days that are only guessed near."""
    exact = one["dated"] & other["dated"] & (one["first"] == other["first"]) & (one["last"] == other["last"])
    exact &= one["first"] == one["last"]
    guessed = ~(one["dated"] & other["dated"])
    return np.where(exact, SAME_DAY, np.where(guessed, UNDATED, 0)).astype(np.float32)


def _same_page(one: np.ndarray, other: np.ndarray) -> Floats:
    """A headline mostly tells what the page tells."""
    top = ((one["flags"] ^ other["flags"]) & TOP) > 0
    return np.where(top & (one["page"] == other["page"]), TOLD_BELOW, 0).astype(np.float32)


def _third_parties(one: np.ndarray, other: np.ndarray) -> Floats:
    """Two countries or more on each, one of them different on either: A met B, A met C."""
    sides = [np.concatenate([each["actors"], each["recipients"]], axis=1) for each in (one, other)]
    missing = [_missing(sides[0], sides[1]), _missing(sides[1], sides[0])]
    apart = missing[0] & missing[1]
    get = _in(one["recipients"], other["recipients"])
    both_get = (one["recipients"][:, 0] > 0) & (other["recipients"][:, 0] > 0)
    return np.where(apart | both_get & (get == 0), THIRD_PARTY, 0).astype(np.float32)


def _missing(one: NDArray[np.int16], other: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Whether one side has a country that the other lacks."""
    found = np.zeros(len(one), dtype=bool)
    for index in range(one.shape[1]):
        own = one[:, index]
        found |= (own > 0) & ~(other == own[:, None]).any(axis=1)
    return found


def _opposed(one: np.ndarray, other: np.ndarray) -> NDArray[np.bool_]:
    """Days without overlap, actors without a common country, or the two sides the other way round."""
    apart = np.maximum(one["first"], other["first"]) > np.minimum(one["last"], other["last"])
    act = _in(one["actors"], other["actors"])
    both_act = (one["actors"][:, 0] > 0) & (other["actors"][:, 0] > 0)
    crossed = _in(one["actors"], other["recipients"]) + _in(one["recipients"], other["actors"])
    mutual = kinds().reciprocal[one["type"]] & kinds().reciprocal[other["type"]]
    others = both_act & (act == 0) & ~(mutual & (crossed > 0))
    opposed: NDArray[np.bool_] = apart | others
    return opposed
