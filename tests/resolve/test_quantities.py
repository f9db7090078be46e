"""Quantities: value, bounds, unit, and properties that hold for any text."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import lexicon
from dateline.model import Quantity
from dateline.resolve.quantities import Quantities


@cache
def quantities() -> Quantities:
    return Quantities.load()


def find(text: str) -> tuple[Quantity, ...]:
    return quantities().find(text, block=3, offset=100)


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "approximate", "unit", "of"),
    [
        ("It sent around 9,000 troops to the border.", 9000, None, None, True, "troops", None),
        (
            "the arrival of thousands of North Korean soldiers ready to fight",
            None,
            2000,
            None,
            True,
            "soldiers",
            None,
        ),
        ("Half of the voters agreed.", 0.5, None, None, False, "share", "the voters"),
        ("a 6-point rise since spring", 6, None, None, False, "percentage points", "rise"),
        ("Turnout was 43%.", 0.43, None, None, False, "share", None),
        ("a $10 million bounty placed on him", 10_000_000, None, None, False, "USD", "bounty"),
        ("€3.5bn in aid", 3.5e9, None, None, False, "EUR", "aid"),
        ("at least 12 killed", None, 12, None, False, "killed", None),
        ("killing more than 20", None, 20, None, False, "killed", None),
        ("more than 2,500 were arrested", None, 2500, None, False, "arrested", None),
        ("dozens wounded", None, 24, None, True, "wounded", None),
        ("two-thirds of seats", 2 / 3, None, None, False, "share", "seats"),
        ("3-4 people", None, 3, 4, False, "people", None),
        ("between 10 and 20 soldiers", None, 10, 20, False, "soldiers", None),
        ("up to 500 fighters", None, None, 500, False, "fighters", None),
        ("some 300 protesters", 300, None, None, True, "protesters", None),
        ("a 300-mile march", 300, None, None, False, "mile", "march"),
        ("twenty-one senior officials", 21, None, None, False, "officials", None),
        ("tens of thousands of people", None, 20_000, None, True, "people", None),
        ("one and a half million barrels", 1_500_000, None, None, False, "barrels", None),
        ("Some 40 of the captives", 40, None, None, True, "captives", None),
        ("One in five voters agrees.", 0.2, None, None, False, "share", None),
        ("2.5 percentage points", 2.5, None, None, False, "percentage points", None),
    ],
)
def test_quantities(
    text: str,
    value: float | None,
    low: float | None,
    high: float | None,
    approximate: bool,
    unit: str,
    of: str | None,
) -> None:
    (found,) = find(text)
    assert found.value == (pytest.approx(value) if value is not None else None)
    assert (found.low, found.high, found.approximate) == (low, high, approximate)
    assert (found.unit, found.of) == (unit, of)


@pytest.mark.parametrize(
    "text",
    [
        "On 12 November 2024 at 10:05 GMT.",
        "The envoy, 57, said a 57-year-old man left.",
        "Home won 3-1 at 10 Station Road.",
        "Under Resolution 1701 a Boeing 737 flew.",
        "They helped one another for three days between 1994 and 1997.",
        "A one-time charge in 1998.",
        "COVID-19 and an F-16.",
    ],
)
def test_no_quantities(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("12 people were killed", ["dead"]),
        ("at least 12 killed and dozens wounded", ["dead", "injured"]),
        ("The navy killed 14 smugglers.", ["dead"]),
        ("Police arrested 40 protesters, and 12 officers were injured.", ["arrested", "injured"]),
        ("Twelve people, including three children, were killed.", ["dead", None]),
        ("killing 12 soldiers and three civilians", ["dead", "dead"]),
        ("Forty people in South Sudan were arrested.", ["arrested"]),
        ("12 people who had been detained", ["arrested"]),
        ("More than 5,000 people have been displaced.", ["displaced"]),
        ("At least nine people are still missing.", ["missing"]),
        ("tens of thousands of people took to the streets", ["participants"]),
        ("They treated 12 wounded soldiers.", ["injured"]),
        ("The death toll has risen to 43.", ["dead"]),
        ("the deaths of an estimated 500 people", ["dead"]),
        # What must not be taken for one.
        ("12 soldiers killed three civilians", [None, "dead"]),
        ("killing 12 soldiers and two buildings were damaged", ["dead", None]),
        ("They were killed 12 kilometres away.", [None]),
        ("12 people were killed or wounded", [None]),
        ("The blast killed and wounded 12 people.", [None]),
        ("40 people were not killed", [None]),
        ("Half of the people were displaced.", [None]),
        ("Two protesters were taken to hospital.", [None]),
    ],
)
def test_what_befell_those_who_are_counted(text: str, roles: list[str | None]) -> None:
    assert [each.role for each in find(text)] == roles


def test_currencies_are_iso_codes() -> None:
    for row in lexicon.table("quantities/currencies.tsv", ("name", "code", "kind")):
        assert len(row["code"]) == 3
        assert row["code"].isupper()
        assert row["kind"] in ("symbol", "word")


WORDS = st.sampled_from(
    [row["word"] for row in lexicon.table("quantities/words.tsv", ("word", "class", "value"))]
    + [
        "$",
        "US$",
        "€",
        "10,000",
        "2.5",
        "3-4",
        "1/2",
        "1/0",
        "%",
        "people",
        "killed",
        "troops",
        "others",
        "Kim",
        "-",
    ]
    + ["2024", "bn", "9" * 30, "euros", "of", "the", "including", "were", "toll", "another", "and", ","]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join))


@settings(max_examples=250, deadline=None)
@given(text=TEXTS)
def test_spans_quote_the_text(text: str) -> None:
    end = 0
    for each in find(text):
        start, stop = each.start - 100, each.end - 100
        assert each.text == text[start:stop]
        assert each.block == 3
        assert start >= end
        end = stop
        assert (each.value is None) != (each.low is None and each.high is None)


@pytest.mark.parametrize(
    "piece",
    ["two ", "1-", "12/", "thousands of ", "$1 ", "a few ", "1,", "killed ", "-", "half ", "12 people were "],
)
def test_time_is_linear(piece: str) -> None:
    text = (piece * 40_000)[:80_000]
    start = time.process_time()
    find(text)
    assert time.process_time() - start < 3
