"""Texts as weighted words: TF-IDF vectors, their nearest neighbours, and vectors that borrow from them.

Sparse rows in plain numpy. Short texts on one happening often share few words; each vector is
therefore mixed with those of its nearest neighbours (pseudo relevance feedback), which brings
texts of one happening together over words that only some of them have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.link.clustering import Floats, Ints, Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Sparse rows: row i has `columns[starts[i]:starts[i + 1]]` with `values`; each of length 1."""

    starts: Ints
    columns: Ints
    values: Floats
    width: int

    def row(self, index: int) -> tuple[Ints, Floats]:
        """Columns and values of a row."""
        part = slice(self.starts[index], self.starts[index + 1])
        return self.columns[part], self.values[part]

    @property
    def count(self) -> int:
        """Number of rows."""
        return len(self.starts) - 1

    def transposed(self) -> Matrix:
        """Columns as rows: for each word, the texts that have it."""
        order = np.argsort(self.columns, kind="stable")
        rows = np.repeat(np.arange(self.count, dtype=np.int64), np.diff(self.starts))
        ends = np.cumsum(np.bincount(self.columns, minlength=self.width))
        return Matrix(
            starts=np.concatenate([[0], ends]).astype(np.int64),
            columns=rows[order],
            values=self.values[order],
            width=self.count,
        )


def tf_idf(texts: Iterable[Sequence[str]]) -> Matrix:
    """Vectors of texts given as keys: sublinear counts, smoothed inverse document frequency."""
    bags = [Counter(keys) for keys in texts]
    found = Counter(key for bag in bags for key in bag)
    number = {key: index for index, key in enumerate(sorted(found))}
    weight = {key: np.log((1 + len(bags)) / (1 + df)) + 1 for key, df in found.items()}
    rows = [
        [(number[key], (1 + np.log(times)) * weight[key]) for key, times in sorted(bag.items())]
        for bag in bags
    ]
    return _matrix([([c for c, _ in row], [v for _, v in row]) for row in rows], len(number))


def _matrix(rows: Sequence[tuple[Any, Any]], width: int) -> Matrix:
    """A matrix of these rows, each brought to length 1."""
    columns, values = [], []
    for cells, numbers in rows:
        vector = np.asarray(numbers, dtype=np.float64)
        columns.append(np.asarray(cells, dtype=np.int64))
        values.append((vector / (np.sqrt(vector @ vector) or 1.0)).astype(np.float32))
    starts = np.concatenate([[0], np.cumsum([len(each) for each in columns])]).astype(np.int64)
    return Matrix(
        starts=starts,
        columns=np.concatenate(columns) if columns else np.zeros(0, np.int64),
        values=np.concatenate(values) if values else np.zeros(0, np.float32),
        width=width,
    )


def ramps(sizes: Ints) -> Ints:
    """0, 1, 2 ... for each of the sizes, one after the other."""
    total = np.cumsum(sizes)
    return np.arange(total[-1] if len(total) else 0, dtype=np.int64) - np.repeat(total - sizes, sizes)


def cosines(matrix: Matrix, index: int, postings: Matrix) -> NDArray[np.float64]:
    """The cosine of one row with every row, to six digits."""
    columns, values = matrix.row(index)
    starts = postings.starts[columns]
    sizes = postings.starts[columns + 1] - starts
    at = np.repeat(starts, sizes) + ramps(sizes)
    products = postings.values[at] * np.repeat(values, sizes)
    return np.bincount(postings.columns[at], products, minlength=matrix.count).astype(np.float64).round(6)


def neighbours(matrix: Matrix, *, most: int, low: float) -> list[tuple[Ints, Floats]]:
    """For each row the `most` nearest others with a cosine above `low`; of equals the earlier."""
    postings = matrix.transposed()
    found = []
    for index in range(matrix.count):
        scores = cosines(matrix, index, postings)
        scores[index] = 0
        best = np.flatnonzero(scores > low)
        best = best[np.argsort(-scores[best], kind="stable")][:most]
        found.append((best, scores[best].astype(np.float32)))
    return found


def expanded(matrix: Matrix, near: Sequence[tuple[Ints, Floats]], *, full: float, longest: int) -> Matrix:
    """Each row plus the weighted mean of its neighbours' rows, cut to its `longest` heaviest words.

    Neighbours whose cosines sum to less than `full` count for less than the row itself.
    """
    rows = []
    for index, (others, scores) in enumerate(near):
        own, values = matrix.row(index)
        parts, weights = [own], [values.astype(np.float64)]
        total = max(float(scores.sum()), full)
        for other, score in zip(others.tolist(), scores.tolist(), strict=True):
            cells, numbers = matrix.row(other)
            parts.append(cells)
            weights.append(numbers * (score / total))
        cells, place = np.unique(np.concatenate(parts), return_inverse=True)
        sums = np.bincount(place, np.concatenate(weights)).astype(np.float64).round(9)
        heaviest = np.sort(np.argsort(-sums, kind="stable")[:longest])
        rows.append((cells[heaviest], sums[heaviest]))
    return _matrix(rows, matrix.width)


def near_pairs(matrix: Matrix, *, low: float) -> Pairs:
    """Every pair of rows with a cosine above `low`."""
    postings = matrix.transposed()
    left, right, score = [], [], []
    for index in range(matrix.count):
        scores = cosines(matrix, index, postings)[index + 1 :]
        best = np.flatnonzero(scores > low)
        left.append(np.full(len(best), index, dtype=np.int64))
        right.append(best + index + 1)
        score.append(scores[best].astype(np.float32))
    return Pairs(left=np.concatenate(left), right=np.concatenate(right), score=np.concatenate(score))


def means(matrix: Matrix, groups: Sequence[Sequence[int]]) -> Matrix:
    """A row for each group: the mean of its rows."""
    rows = []
    for members in groups:
        parts = [matrix.row(index) for index in members]
        cells, place = np.unique(np.concatenate([each[0] for each in parts]), return_inverse=True)
        rows.append((cells, np.bincount(place, np.concatenate([each[1] for each in parts]))))
    return _matrix(rows, matrix.width)
