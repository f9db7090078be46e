"""What the parties play in public life, and when the rest of a page bears an event out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.coding.standing import Standings
from dateline.coding.verdicts import alone
from dateline.model import Entity

WHO = Entity(text="somebody", block=0, start=0, end=8)


@pytest.mark.parametrize(
    ("entity", "standing"),
    [
        (replace(WHO, country="KEN", sectors=("GOV",)), {"state", "country", "someone"}),
        (replace(WHO, country="KEN"), {"bare", "someone"}),
        (replace(WHO, sectors=("BUS",)), {"business", "someone"}),
        (WHO, {"unknown", "someone"}),
    ],
)
def test_what_is_said_of_a_side(entity: Entity, standing: set[str]) -> None:
    standings = Standings.load()
    assert standings.of([entity]) == standing
    assert standing <= set(standings.names)


def test_nobody_has_no_standing() -> None:
    assert not Standings.load().of([])


def test_a_sentence_by_itself_is_alone() -> None:
    assert alone([0.9]) == [True]
    assert alone([None, 0.9, None]) == [True, True, True]


def test_other_sentences_bear_an_event_out() -> None:
    assert alone([0.2, 0.95, 0.9]) == [False, False, False]
    assert alone([0.7, 0.05, 0.1]) == [True, True, True]
