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


def average_link(count: int, pairs: Pairs, *, threshold: float, bounds: Bounds | None = None) -> Ints:
    """For each of `count` items, the smallest item of its cluster.

    Two clusters join while the mean score between their items is at least `threshold`, the
    best two first; of equals, those with the smallest items. With `bounds`, two that have none in
    common never join, whatever third item would go with both.
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
        for item, head in _join(larger.take(np.arange(start, end)), threshold, bounds):
            label[item] = head
    return label


def _join(pairs: Pairs, threshold: float, bounds: Bounds | None) -> list[tuple[int, int]]:
    """Items of one component with the smallest item of their cluster, for those that have another."""
    common = _Common(bounds)
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for one, other, score in zip(
        pairs.left.tolist(), pairs.right.tolist(), pairs.score.tolist(), strict=True
    ):
        near[one][other] = near[other][one] = score
        if score >= threshold:
            heap.append((-score, one, other))
    heapq.heapify(heap)
    members = {item: [item] for item in near}
    while heap:
        score, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        size = len(members[one]) * len(members[other])
        if near[one].get(other, 0.0) / size != -score:
            continue
        if not common.join(one, other):
            continue
        members[one] += members.pop(other)
        _merge(near, one, other)
        for third in near[one]:
            mean = near[one][third] / (len(members[one]) * len(members[third]))
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(one, third), max(one, third)))
    return [(item, head) for head, items in members.items() for item in items if item != head]


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
