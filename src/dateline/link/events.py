"""Which reports are of one happening: block, score pairs, cluster.

The invariant: every step depends on the reports alone, pair by pair, and never on the order in
which they came. So what one new report can change is what hangs together with it by scored pairs,
its part; and parts can be clustered again by themselves with the same result (`regroup`).

    rows ─► blocks ─► pairs that share a block ─► scores ─► parts ─► average link ─► groups
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dateline import lexicon, ontology
from dateline.link.clustering import Floats, Ints, Pairs, average_link, components
from dateline.link.columns import LIGHT, SIDE, SPEECH, Columns, Table
from dateline.link.mentions import Compared, raw_scores
from dateline.link.vectors import ramps
from dateline.link.words import Words

#: Least mean score of the reports of one event, and least score of a pair that holds a part together.
THRESHOLD, LINK = 0.50, 0.25
#: Likeness of the words of two reports of one type when the words themselves say nothing.
SAME_TYPE = 0.45
#: What a place, a number and a day in common add, what another one takes away; chosen on samples/news.
SAME_SPOT, NEAR_SPOT, OTHER_SPOT = 0.20, 0.10, -0.90
SAME_NUMBER, OTHER_NUMBER = 0.15, -0.20
SAME_DAY, UNDATED = 0.05, -0.05
HEADLINE = 0.20
#: A contradiction: other days, other parties, the other direction.
CONFLICT = -1.0
#: Kilometres within which two spots can be one, and beyond which they cannot.
NEAR, FAR = 30.0, 60.0
#: Pairs scored at once.
CHUNK = 400_000
#: A larger block is left out: its reports have other blocks, or too little to tell them apart by.
LARGEST = 5_000


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
    families: dict[str, list[int]] = {name: [index] for index, name in enumerate(names)}
    for row in lexicon.table("link/types.tsv", ("type", "other", "likeness", "example")):
        one, other = names.index(row["type"]), names.index(row["other"])
        likeness[one, other] = likeness[other, one] = float(row["likeness"])
        families[row["other"]].append(one)
    reciprocal = np.array([ontology.types()[name].reciprocal for name in names])
    return Kinds(
        names=names,
        families={name: tuple(sorted(own)) for name, own in families.items()},
        likeness=likeness,
        reciprocal=reciprocal,
    )


def columns(words: Words | None = None) -> Columns:
    """What makes rows of reports, for this version's tables."""
    return Columns(words or Words.load(), kinds().names, kinds().families)


def group(table: Table, words: Words | None = None) -> Groups:
    """Events and parts of all reports of a table."""
    scored = score_pairs(table, words or Words.load())
    part = components(len(table), *_held(scored))
    return Groups(event=average_link(len(table), scored, threshold=THRESHOLD), part=part)


def _held(pairs: Pairs) -> tuple[Ints, Ints]:
    holds = pairs.score > 0
    return pairs.left[holds], pairs.right[holds]


def score_pairs(table: Table, words: Words) -> Pairs:
    """Every pair that counts for or against one happening, each once, in order."""
    likeness = _Likeness(table, words)
    packed: list[Ints] = []
    scores: list[Floats] = []
    for left, right in _candidates(table):
        score = _score(table, left, right, likeness)
        kept = (score >= LINK) | (score < 0)
        packed.append(left[kept] * len(table) + right[kept])
        scores.append(score[kept])
    if not packed:
        return Pairs(left=_NONE, right=_NONE, score=np.zeros(0, np.float32))
    both, first = np.unique(np.concatenate(packed), return_index=True)
    return Pairs(left=both // len(table), right=both % len(table), score=np.concatenate(scores)[first])


_NONE = np.zeros(0, dtype=np.int64)


def _candidates(table: Table) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of rows that share a block, in chunks; a pair that shares several may come again."""
    order = np.lexsort((table.owners, table.keys))
    keys, owners = table.keys[order], table.owners[order]
    edges = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1], [True]])) if len(keys) else _NONE
    starts, sizes = edges[:-1], np.diff(edges)
    usual = (sizes > 1) & (sizes <= LARGEST)
    starts, sizes = starts[usual], sizes[usual]
    # A member at place p of a block of n makes n - p - 1 pairs, with those behind it.
    place = ramps(sizes)
    member = np.repeat(starts, sizes) + place
    behind = np.repeat(sizes, sizes) - place - 1
    ends = np.cumsum(behind)
    start = 0
    while start < len(member):
        done = ends[start - 1] if start else 0
        stop = max(int(np.searchsorted(ends, done + CHUNK, side="right")), start + 1)
        count = behind[start:stop]
        left = np.repeat(member[start:stop], count)
        right = left + ramps(count) + 1
        one, other = owners[left], owners[right]
        apart = one != other
        yield np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        start = stop


class _Likeness:
    """Likeness of the words of two rows, from a table over the words that occur."""

    def __init__(self, table: Table, words: Words) -> None:
        numbers, self._at = np.unique(table.rows["word"], return_inverse=True)
        names = [table.triggers[each] for each in numbers.tolist()]
        self._table = _word_table(tuple(names), words)

    def __call__(self, left: Ints, right: Ints) -> Floats:
        found: Floats = self._table[self._at[left], self._at[right]]
        return found


def _word_table(names: tuple[str, ...], words: Words) -> Floats:
    """Likeness of every two words, by what they share: stem, close group, loose group."""
    found = np.zeros((len(names), len(names)), dtype=np.float32)
    near: dict[object, list[int]] = {}
    for index, name in enumerate(names):
        near.setdefault(words.stem(name), []).append(index)
        for line in (*words.close.get(name, ()), *words.loose.get(name, ())):
            near.setdefault(line, []).append(index)
    for members in near.values():
        for one in members:
            for other in members:
                if not found[one, other]:
                    found[one, other] = words.likeness(names[one], names[other])
    return found


def _score(table: Table, left: Ints, right: Ints, likeness: _Likeness) -> Floats:
    """The score of each pair: that of two mentions, with what days, places and numbers say."""
    rows = table.rows
    one, other = rows[left], rows[right]
    types = kinds().likeness[one["type"], other["type"]]
    alike = np.where(types > 0, np.maximum(likeness(left, right), types), 0)
    of = Compared(
        likeness=alike.astype(np.float32),
        parties=_parties(one, other),
        context=_shared(one["words"], other["words"]),
        speech=(one["flags"] & other["flags"] & SPEECH) > 0,
        one_sentence=one["sentence"] == other["sentence"],
        both_modify=np.zeros(len(left), dtype=bool),
        light=((one["flags"] | other["flags"]) & LIGHT) > 0,
    )
    total = raw_scores(of) + HEADLINE * _shared(one["headline"], other["headline"])
    total += _spots(one, other) + _numbers(one, other) + _days(one, other)
    total = np.where(_opposed(one, other), CONFLICT, total)
    total = np.where(alike > 0, total, 0)
    return np.clip(total, CONFLICT, 1).round(5).astype(np.float32)


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
    other_count = (known & (high > 2 * low + 3)).any(axis=1)
    return np.where(same, SAME_NUMBER, np.where(other_count, OTHER_NUMBER, 0)).astype(np.float32)


def _days(one: np.ndarray, other: np.ndarray) -> Floats:
    """One and the same stated day, or days that are only guessed near."""
    exact = one["dated"] & other["dated"] & (one["first"] == other["first"]) & (one["last"] == other["last"])
    exact &= one["first"] == one["last"]
    guessed = ~(one["dated"] & other["dated"])
    return np.where(exact, SAME_DAY, np.where(guessed, UNDATED, 0)).astype(np.float32)


def _opposed(one: np.ndarray, other: np.ndarray) -> NDArray[np.bool_]:
    """Days without overlap, actors without a common country, or the two sides the other way round."""
    apart = np.maximum(one["first"], other["first"]) > np.minimum(one["last"], other["last"])
    act = _in(one["actors"], other["actors"])
    both_act = (one["actors"][:, 0] > 0) & (other["actors"][:, 0] > 0)
    both_get = (one["recipients"][:, 0] > 0) & (other["recipients"][:, 0] > 0)
    get = _in(one["recipients"], other["recipients"])
    crossed = _in(one["actors"], other["recipients"]) + _in(one["recipients"], other["actors"])
    mutual = kinds().reciprocal[one["type"]] & kinds().reciprocal[other["type"]]
    others = both_act & (act == 0) & ~(mutual & (crossed > 0))
    others |= both_get & (get == 0) & ~(mutual & (crossed > 0))
    opposed: NDArray[np.bool_] = apart | others
    return opposed
