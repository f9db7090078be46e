"""Planned, feared, denied and past events are told apart by the words around them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.auxiliary import Auxiliaries, Setting, as_promise, last_day
from dateline.language.english import English
from dateline.model import Date

#: sentence, the trigger's word, its light verb or none, the labels.
CASES = [
    ("The minister visited Nairobi.", "visited", None, ()),
    ("The minister will visit Nairobi.", "visit", None, ("future",)),
    ("The minister plans to visit Nairobi.", "visit", None, ("future",)),
    ("The minister is expected to visit Nairobi.", "visit", None, ("future",)),
    ("The army is about to attack the town.", "attack", None, ("future",)),
    ("The army could attack the town.", "attack", None, ("hypothetical",)),
    ("If the army attacks the town, many will flee.", "attacks", None, ("hypothetical",)),
    ("The army did not attack the town.", "attack", None, ("negation",)),
    ("The army never attacked the town.", "attacked", None, ("negation",)),
    ("The army denied attacking the town.", "attacking", None, ("negation",)),
    ("The army failed to seize the town.", "seize", None, ("negation",)),
    ("The army managed to seize the town.", "seize", None, ()),
    ("The group refused to meet the envoy.", "meet", None, ("negation",)),
    ("They fear an attack on the town.", "attack", None, ("hypothetical",)),
    ("They called for talks with Chad.", "talks", None, ("hypothetical",)),
    ("They held talks with Chad.", "talks", "held", ()),
    ("They will hold talks with Chad.", "talks", "hold", ("future",)),
    ("The alleged attack on the town was reported.", "attack", None, ("hypothetical",)),
    ("Police foiled an attack on the town.", "attack", None, ("negation",)),
    ("No aircraft attacked the town.", "attacked", None, ("negation",)),
    ("The minister is to visit Nairobi on Friday.", "visit", None, ("future",)),
    ("Rebels are accused of attacking the town.", "attacking", None, ("hypothetical",)),
]


@pytest.fixture(scope="module")
def auxiliaries() -> Auxiliaries:
    return Auxiliaries.load()


@pytest.mark.parametrize(("text", "word", "light", "labels"), CASES)
def test_words_decide(
    english: English,
    auxiliaries: Auxiliaries,
    text: str,
    word: str,
    light: str | None,
    labels: tuple[str, ...],
) -> None:
    doc = next(english.parse([text]))
    by_text = {token.text: token for token in doc}
    assert auxiliaries.judge(by_text[word], by_text[light] if light else None).labels == labels


def test_a_date_long_before_the_page_is_history(english: English, auxiliaries: Auxiliaries) -> None:
    token = next(english.parse(["They met in 1987."]))[1]
    date = Date(edtf="1987", basis="stated", text="1987")
    assert auxiliaries.judge(token, None, Setting(date=date, anchor=dt.date(2024, 11, 12))).labels == (
        "historical",
    )


@pytest.mark.parametrize(
    ("edtf", "last"),
    [
        ("2024-11-12", dt.date(2024, 11, 12)),
        ("2024-02", dt.date(2024, 2, 29)),
        ("2023-12", dt.date(2023, 12, 31)),
        ("1987", dt.date(1987, 12, 31)),
        ("2024-11-04/2024-11-10", dt.date(2024, 11, 10)),
        ("../2024-11-12", dt.date(2024, 11, 12)),
        ("2024-11-12/..", None),
        ("198X", None),
        ("2024-21", None),
    ],
)
def test_last_day(edtf: str, last: dt.date | None) -> None:
    assert last_day(edtf) == last


@given(st.text(max_size=20))
def test_last_day_never_fails(edtf: str) -> None:
    assert last_day(edtf) is None or isinstance(last_day(edtf), dt.date)


def test_a_future_visit_is_an_agreement() -> None:
    assert as_promise("CONSULT", ("future",)) == ("AGREE", ())
    assert as_promise("RETREAT", ("future",)) == ("RETREAT", ("future",))
    assert as_promise("CONSULT", ("hypothetical",)) == ("CONSULT", ("hypothetical",))
