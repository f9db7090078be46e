"""Pages about the same happening: grouped by their words, with headline, time line and neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.link import vectors
from dateline.link.clustering import Ints, average_link
from dateline.link.words import Words

#: Texts that each text borrows words from, and the least mean cosine within a story. Chosen on ECB+.
NEIGHBOURS, THRESHOLD = 4, 0.40
#: Cosines below this count as 0.
FLOOR = 0.02


def group(texts: Sequence[str], words: Words, *, allowed: Ints | None = None) -> Ints:
    """For each text the first one of its story, by the texts alone.

    `allowed` says which rows each may be compared with (default: all), as in vectors.neighbours.
    """
    count = len(texts)
    if count < 2:
        return np.arange(count, dtype=np.int64)
    if allowed is None:
        allowed = np.tile(np.array([0, count]), (count, 1))
    plain = vectors.tf_idf(words.keys(text) for text in texts)
    near = vectors.neighbours(plain, most=NEIGHBOURS, low=FLOOR, allowed=allowed)
    matrix = vectors.expanded(plain, near)
    return average_link(count, vectors.near_pairs(matrix, low=FLOOR, allowed=allowed), threshold=THRESHOLD)
