"""Average linkage over scored pairs: the one clustering that events and stories are made by.

Items are numbers from 0 in a canonical order that the caller sorts them into; pairs that are not
given count as 0, scores below 0 speak against. The result depends on the pairs alone: not on the
order they are given in, nor on what else is clustered with them. So a part of the whole, if no
pair leads out of it, can be clustered again by itself.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Two items with a score up to this contradict one another.
AGAINST = -1.0
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Scored pairs of items, each once; `left` is smaller than `right`."""

    left: Ints
    right: Ints
    score: Floats

    def take(self, which: NDArray[np.bool_] | Ints) -> Pairs:
        """Some of them."""
        return Pairs(left=self.left[which], right=self.right[which], score=self.score[which])


def components(count: int, left: Ints, right: Ints) -> Ints:
    """For each of `count` items, the smallest item that pairs connect it with."""
    label = np.arange(count, dtype=np.int64)
    while True:
        low = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, left, low)
        np.minimum.at(label, right, low)
        np.minimum.at(label, before[left], low)
        np.minimum.at(label, before[right], low)
        while not np.array_equal(label, label[label]):
            label = label[label]
        if np.array_equal(before, label):
            return label


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """For each item a first and a last number; the items of one cluster have one in common."""

    first: Ints
    last: Ints


def average_link(
    count: int,
    pairs: Pairs,
    *,
    threshold: float,
    bounds: Bounds | None = None,
    vague: NDArray[np.bool_] | None = None,
) -> Ints:
    """For each of `count` items, the smallest item of its cluster.

    Two clusters join while the mean score between their items is at least `threshold`, the
    best two first; of equals, those with the smallest items. With `bounds`, two that have none in
    common never join, whatever third item would go with both. A `vague` item that goes with two others
    which contradict one another waits until the rest has joined: it may be one of either, not what
    makes them one.
    """
    label = np.arange(count, dtype=np.int64)
    for_it = pairs.score > 0
    part = components(count, pairs.left[for_it], pairs.right[for_it])
    inside = pairs.take(part[pairs.left] == part[pairs.right])
    sizes = np.bincount(part, minlength=count)
    two = sizes[part[inside.left]] == 2
    joined = two & (inside.score >= np.float32(threshold))
    label[inside.right[joined]] = inside.left[joined]
    larger = inside.take(~two)
    order = np.lexsort((larger.right, larger.left, part[larger.left]))
    larger = larger.take(order)
    parts = part[larger.left]
    edges = np.flatnonzero(np.diff(parts, prepend=-1, append=-1))
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        for item, head in _join(larger.take(np.arange(start, end)), threshold, bounds, vague):
            label[item] = head
    return label


def _join(
    pairs: Pairs, threshold: float, bounds: Bounds | None, vague: NDArray[np.bool_] | None
) -> list[tuple[int, int]]:
    """Items of one component with the smallest item of their cluster, for those that have another."""
    found = _Clusters(pairs, threshold, bounds)
    waiting = found.between(vague) if vague is not None else frozenset()
    found.run(frozenset(found.near) - waiting)
    if waiting:
        assert vague is not None
        found.run(frozenset(found.near), frozenset(item for item in found.near if vague[item]))
        found.run(frozenset(found.near))
    return [(item, head) for head, items in found.members.items() for item in items if item != head]


class _Clusters:
    """The clusters of one component as they join; each goes by its smallest item."""

    def __init__(self, pairs: Pairs, threshold: float, bounds: Bounds | None) -> None:
        self._threshold = threshold
        self._common = _Common(bounds)
        self.near: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for one, other, score in zip(
            pairs.left.tolist(), pairs.right.tolist(), pairs.score.tolist(), strict=True
        ):
            self.near[one][other] = self.near[other][one] = score
        self.members = {item: [item] for item in self.near}

    def between(self, vague: NDArray[np.bool_]) -> frozenset[int]:
        """The vague items that go with two others which contradict one another."""
        fits = {
            item: {other for other, score in row.items() if score >= self._threshold and vague[other]}
            for item, row in self.near.items()
        }
        found: set[int] = set()
        for one, row in self.near.items():
            if fits[one]:
                for other, score in row.items():
                    if score <= AGAINST and one < other:
                        found |= fits[one] & fits[other]
        return frozenset(found)

    def run(self, taking: frozenset[int], vague: frozenset[int] = frozenset()) -> None:
        """Join these clusters, the best two first, while the mean of two is high enough.

        Clusters of nothing but `vague` items join others, not one another.
        """
        near, heap = self.near, list[tuple[float, int, int]]()
        idle = {head for head, items in self.members.items() if vague.issuperset(items)}
        for one in near:
            for other in near[one] if one in taking else ():
                if one < other and other in taking and not (one in idle and other in idle):
                    self._push(heap, one, other)
        heapq.heapify(heap)
        while heap:
            score, one, other = heapq.heappop(heap)
            gone = one not in self.members or other not in self.members
            if gone or self._mean(one, other) != -score:
                continue
            if not self._common.join(one, other):
                continue
            self.members[one] += self.members.pop(other)
            _merge(near, one, other)
            idle -= {one, other}
            for third in near[one]:
                if third in taking and not (one in idle and third in idle):
                    self._push(heap, min(one, third), max(one, third))

    def _mean(self, one: int, other: int) -> float:
        size = len(self.members[one]) * len(self.members[other])
        return self.near[one].get(other, 0.0) / size

    def _push(self, heap: list[tuple[float, int, int]], one: int, other: int) -> None:
        mean = self._mean(one, other)
        if mean >= self._threshold:
            heapq.heappush(heap, (-mean, one, other))


class _Common:
    """What the items of each cluster have in common of their bounds."""

    def __init__(self, bounds: Bounds | None) -> None:
        self._bounds = bounds
        self._held: dict[int, tuple[int, int]] = {}

    def _of(self, head: int) -> tuple[int, int]:
        assert self._bounds is not None
        return self._held.get(head) or (int(self._bounds.first[head]), int(self._bounds.last[head]))

    def join(self, one: int, other: int) -> bool:
        """Whether two clusters can be one; the first then has what both have in common."""
        if self._bounds is None:
            return True
        (first, last), (start, end) = self._of(one), self._of(other)
        first, last = max(first, start), min(last, end)
        if first > last:
            return False
        self._held[one] = (first, last)
        return True


def _merge(near: defaultdict[int, dict[int, float]], one: int, other: int) -> None:
    """Add the sums of `other` to those of `one`, which takes its place."""
    del near[one][other]
    mine = near[one]
    for third, total in near.pop(other).items():
        if third == one:
            continue
        total += mine.get(third, 0.0)
        mine[third] = near[third][one] = total
        del near[third][other]
