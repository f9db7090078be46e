"""Whether two mentions of events are the same happening: the score that events are merged by.

A mention is a word for an event with what stands around it. The score starts from how well the
two words can name one thing, and goes up with the parties and the words that the mentions share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.link.clustering import Floats, Ints, Pairs, average_link
from dateline.link.words import Words

#: Weights of the score, set by hand; the threshold was chosen on ECB+ (and holds on both its halves).
PARTIES, NO_PARTIES, NOT_KNOWN = 0.25, -0.10, 0.05
CONTEXT, CONTEXT_MOST = 0.6, 0.4
SPEECH, ONE_SENTENCE, BOTH_MODIFY, LIGHT = 0.5, 0.5, 0.25, 0.2
THRESHOLD = 0.40


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A word for an event. `parties` are keys of those who take part and of other arguments,
    `context` those of its sentence; `sentence` and `story` tell sentences and stories apart.
    `modifies`: it only describes another noun ("emergency room")."""

    word: str
    parties: frozenset[str]
    context: frozenset[str]
    sentence: str
    story: str
    modifies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What is known of many pairs, an entry each. `parties` and `context` are shares of 0 to 1;
    `parties` below 0: one of the two names none."""

    likeness: Floats
    parties: Floats
    context: Floats
    speech: NDArray[np.bool_]
    one_sentence: NDArray[np.bool_]
    both_modify: NDArray[np.bool_]
    light: NDArray[np.bool_]


def scores(of: Compared) -> Floats:
    """The score of each pair: 0 for words that cannot name one happening, about 1 for the surest."""
    return np.where(of.likeness > 0, np.clip(raw_scores(of), 0, 1), 0).round(6).astype(np.float32)


def raw_scores(of: Compared) -> Floats:
    """The same before it is cut to 0 to 1, for those who have more to add."""
    shared = np.where(of.parties == 0, NO_PARTIES, PARTIES * of.parties)
    total = of.likeness + np.where(of.parties < 0, NOT_KNOWN, shared)
    total += CONTEXT * np.minimum(of.context, CONTEXT_MOST)
    total -= SPEECH * of.speech + ONE_SENTENCE * of.one_sentence
    total -= BOTH_MODIFY * of.both_modify + LIGHT * of.light
    return total.astype(np.float32)


def clusters(mentions: Sequence[Mention], words: Words) -> Ints:
    """For each mention the first one of the same happening; mentions of one story alone can be."""
    weight = _weights(mentions)
    stories: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        stories.setdefault(mention.story, []).append(index)
    pairs = [
        (one, other)
        for members in stories.values()
        for at, other in enumerate(members)
        for one in members[:at]
        if words.likeness(mentions[one].word, mentions[other].word)
    ]
    if not pairs:
        return np.arange(len(mentions), dtype=np.int64)
    of = _compare([(mentions[one], mentions[other]) for one, other in pairs], weight, words)
    left, right = np.array(pairs, dtype=np.int64).T
    return average_link(len(mentions), Pairs(left=left, right=right, score=scores(of)), threshold=THRESHOLD)


def _weights(mentions: Sequence[Mention]) -> dict[str, float]:
    """Rare keys weigh more: the logarithm of how many sentences there are to one that has the key."""
    sentences = {mention.sentence: mention.context for mention in mentions}
    found = Counter(key for keys in sentences.values() for key in keys)
    return {key: float(np.log(1 + len(sentences) / (1 + df))) for key, df in found.items()}


def _compare(pairs: Sequence[tuple[Mention, Mention]], weight: Mapping[str, float], words: Words) -> Compared:
    return Compared(
        likeness=np.array([words.likeness(a.word, b.word) for a, b in pairs], dtype=np.float32),
        parties=np.array([_overlap(a.parties, b.parties, weight) for a, b in pairs], dtype=np.float32),
        context=np.array([_jaccard(a.context, b.context, weight) for a, b in pairs], dtype=np.float32),
        speech=np.array([words.is_speech(a.word) and words.is_speech(b.word) for a, b in pairs]),
        one_sentence=np.array([a.sentence == b.sentence for a, b in pairs]),
        both_modify=np.array([a.modifies and b.modifies for a, b in pairs]),
        light=np.array([words.is_light(a.word) or words.is_light(b.word) for a, b in pairs]),
    )


def _sum(keys: frozenset[str], weight: Mapping[str, float]) -> float:
    return sum(weight.get(key, 1.0) for key in sorted(keys))


def _overlap(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """The share of the smaller set that is in both; below 0 if one is empty."""
    if not one or not other:
        return -1.0
    return _sum(one & other, weight) / min(_sum(one, weight), _sum(other, weight))


def _jaccard(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    both = one | other
    return _sum(one & other, weight) / _sum(both, weight) if both else 0.0
