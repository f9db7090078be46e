"""Stories: which pages go together, and what a story shows."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link.stories import Leaf, group, leaf, stories
from dateline.link.words import Words
from dateline.model import Block, Page

WORDS = Words.load()
QUAKE = (
    "A strong earthquake shook the Ruritanian town of Strelsau on Monday and damaged the cathedral.",
    "Rescuers searched the ruins of Strelsau after the earthquake that hit Ruritania on Monday.",
    "Ruritania: the Strelsau cathedral lost its tower in Monday's quake, rescuers say.",
)
TALKS = (
    "Borduria and Syldavia opened talks on fishing rights in Klow, diplomats said.",
    "Fishing talks in Klow: Borduria offers Syldavia a share of the herring catch.",
    "Diplomats of Syldavia left the talks on fishing with Borduria in Klow without a result.",
)
OTHERS = (
    "The national library bought a medieval map at an auction.",
    "Dock workers voted on a new wage contract in the harbour of Ruys.",
    "A theatre festival begins in the old mill next week.",
    "The weather service expects frost in the northern valleys.",
)


def leaves() -> list[Leaf]:
    texts = [*QUAKE, *TALKS, *OTHERS]
    return [
        Leaf(
            page=f"p{i}",
            family=f"p{i}",
            text=text,
            published=f"2026-03-{i + 1:02}T08:00:00Z",
            headline=text[:30],
            outlet="One",
            section="World",
        )
        for i, text in enumerate(texts)
    ]


def test_pages_on_one_happening_are_one_story_and_others_stay_alone() -> None:
    heads = group([*QUAKE, *TALKS, *OTHERS], WORDS).tolist()
    assert heads[:6] == [0, 0, 0, 3, 3, 3]
    assert heads[6:] == [6, 7, 8, 9]


def test_two_pages_in_a_store_are_not_one_story_because_there_is_no_other() -> None:
    assert group([QUAKE[0], TALKS[0]], WORDS).tolist() == [0, 1]
    assert group([QUAKE[0], QUAKE[1]], WORDS).tolist() == [0, 0]
    assert group([], WORDS).tolist() == []


def test_a_story_has_its_pages_in_order_and_its_days() -> None:
    first = stories(leaves(), words=WORDS)[0]
    assert first.pages == ("p0", "p1", "p2")
    assert (first.first, first.last, first.sources, first.section) == ("2026-03-01", "2026-03-03", 3, "World")
    assert [day.pages for day in first.days] == [("p0",), ("p1",), ("p2",)]


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 999))
def test_the_order_of_the_pages_changes_nothing(seed: int) -> None:
    every = leaves()
    assert stories(random.Random(seed).sample(every, len(every)), words=WORDS) == stories(every, words=WORDS)


def test_only_headline_and_body_are_read() -> None:
    page = Page(
        headline="Quake",
        blocks=(
            Block(index=0, kind="headline", text="Quake"),
            Block(index=1, kind="teaser", text="Talks"),
            Block(index=2, kind="body", text="It shook."),
        ),
    )
    assert leaf(page, id="p", family="p").text == "Quake\nIt shook."
