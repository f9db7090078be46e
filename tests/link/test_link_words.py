"""Words that can name one happening, mentions, and the clustering under both."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link.clustering import Pairs, average_link
from dateline.link.mentions import Mention, clusters
from dateline.link.words import CLOSE, LOOSE, SAME, STEM, Words

WORDS = Words.load()


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("attack", "attacked", SAME),
        ("nominate", "nomination", STEM),
        ("acquire", "purchase", CLOSE),
        ("slain", "murdered", CLOSE),
        ("died", "killed", LOOSE),
        ("visit", "explode", 0),
    ],
)
def test_words_that_can_name_one_happening(one: str, other: str, likeness: float) -> None:
    assert WORDS.likeness(WORDS.normal(one), WORDS.normal(other)) == likeness


def test_keys_leave_out_what_says_nothing_and_keep_numbers() -> None:
    assert WORDS.keys("The 1,200 protesters said they marched on Monday.") == ["#1200", "protest", "march"]


def mention(word: str, parties: str, sentence: str, story: str = "s") -> Mention:
    return Mention(
        word=word,
        parties=frozenset(parties.split()),
        context=frozenset(parties.split()),
        sentence=sentence,
        story=story,
    )


def test_mentions_merge_within_a_story_and_by_their_parties() -> None:
    found = clusters(
        [
            mention("attack", "rebels town", "1"),
            mention("assault", "rebels town", "2"),
            mention("attack", "rebels town", "3", story="t"),
            mention("say", "mayor", "1"),
            mention("say", "general", "2"),
        ],
        WORDS,
    )
    assert found.tolist() == [0, 0, 2, 3, 4]


@settings(deadline=None, max_examples=60)
@given(
    scored=st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] < p[1]),
        st.integers(-10, 10),
        max_size=30,
    ),
    seed=st.integers(0, 99),
)
def test_average_links_do_not_depend_on_the_order_of_the_pairs(
    scored: dict[tuple[int, int], int], seed: int
) -> None:
    both = np.array(list(scored) or [], dtype=np.int64).reshape(-1, 2)
    pairs = Pairs(
        left=both[:, 0],
        right=both[:, 1],
        score=np.array([value / 10 for value in scored.values()], dtype=np.float32),
    )
    order = np.random.default_rng(seed).permutation(len(both))
    label = average_link(9, pairs, threshold=0.5)
    assert label.tolist() == average_link(9, pairs.take(order), threshold=0.5).tolist()
    assert all(label[head] == head <= item for item, head in enumerate(label.tolist()))
    for (one, other), value in scored.items():
        alone = sum(one in pair or other in pair for pair in scored) == 1
        assert not alone or (label[one] == label[other]) == (value >= 5)
