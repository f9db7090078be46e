"""Time expressions: values and EDTF by class, and properties that hold for any text."""

from __future__ import annotations

import datetime as dt
import re
import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import lexicon
from dateline.bench.temporal import predict
from dateline.model import Timex
from dateline.resolve.times import NORMALISERS, Times
from dateline.resolve.timex import calendar as cal
from dateline.resolve.timex import days, grammar
from dateline.resolve.timex.tokens import LETTERS

TUESDAY = dt.date(2024, 11, 12)
POINT = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
EDTF = re.compile(rf"{POINT}(?:/{POINT})?")


@cache
def times() -> Times:
    return Times.load()


def find(text: str, anchor: dt.date | None = TUESDAY) -> tuple[Timex, ...]:
    return times().find(text, anchor=anchor)


def only(text: str, anchor: dt.date | None = TUESDAY) -> Timex:
    found = find(text, anchor)
    assert len(found) == 1, [each.text for each in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "phrase", "value", "edtf"),
    [
        ("They signed on 12 November 2024.", "12 November 2024", "2024-11-12", "2024-11-12"),
        ("They signed on Nov. 12.", "Nov. 12", "2024-11-12", "2024-11-12"),
        ("It is dated 2024-11-12.", "2024-11-12", "2024-11-12", "2024-11-12"),
        ("Filed 13/11/2024.", "13/11/2024", "2024-11-13", "2024-11-13"),
        ("Filed on 12.10.2024.", "12.10.2024", "2024-10-12", "2024-10-12"),
        ("It fell on the 5th.", "the 5th", "2024-11-05", "2024-11-05"),
        ("State media reported Tuesday.", "Tuesday", "2024-11-12", "2024-11-12"),
        ("They met on Friday.", "Friday", "2024-11-08", "2024-11-08"),
        ("It has been shut since January.", "January", "2024-01", "2024-01"),
        ("It will have been shut since January.", "January", "2024-01", "2024-01"),
        ("Prices rose since early January.", "early January", "2024-01", "2024-01"),
        ("It has been shut since December 20.", "December 20", "2023-12-20", "2023-12-20"),
        ("It has been shut since May.", "May", "2024-05", "2024-05"),
        ("It will be shut until January.", "January", "2025-01", "2025-01"),
        ("They will meet on Friday.", "Friday", "2024-11-15", "2024-11-15"),
        ("Minister to visit Oslo on Friday", "Friday", "2024-11-15", "2024-11-15"),
        ("The truce holds until Friday.", "Friday", "2024-11-15", "2024-11-15"),
        ("They met last Friday.", "last Friday", "2024-11-08", "2024-11-08"),
        ("They voted last week.", "last week", "2024-W45", "2024-11-04/2024-11-10"),
        ("He was asked last month.", "last month", "2024-10", "2024-10"),
        ("The vote is due next year.", "next year", "2025", "2025"),
        ("It was signed in June.", "June", "2024-06", "2024-06"),
        ("It was signed in early June.", "early June", "2024-06", "2024-06"),
        ("Talks will resume in March.", "March", "2025-03", "2025-03"),
        ("It was signed in May 2023.", "May 2023", "2023-05", "2023-05"),
        ("It began in mid-2024.", "mid-2024", "2024", "2024"),
        ("Unrest marked the 1990s.", "the 1990s", "199", "1990/1999"),
        ("Wars of the 20th century.", "the 20th century", "19", "1901/2000"),
        ("Output fell in the third quarter.", "the third quarter", "2024-Q3", "2024-07/2024-09"),
        ("The front moved last summer.", "last summer", "2024-SU", "2024-06/2024-08"),
        ("A year ago it was calm.", "A year ago", "2023", "2023"),
        ("It began six weeks ago.", "six weeks ago", "2024-W40", "2024-09-30/2024-10-06"),
        ("They spoke on Tuesday morning.", "Tuesday morning", "2024-11-12TMO", "2024-11-12"),
        ("It struck at 10:05 GMT.", "10:05 GMT", "2024-11-12T10:05", "2024-11-12"),
        ("It struck at 3 p.m. Monday.", "3 p.m. Monday", "2024-11-11T15:00", "2024-11-11"),
        ("Talks on Christmas Eve.", "Christmas Eve", "2024-12-24", "2024-12-24"),
        ("Voting ended by Easter 2025.", "Easter 2025", "2025-04-20", "2025-04-20"),
        ("In the past three months", "the past three months", "P3M", "2024-08-12/2024-11-12"),
        ("Peace since October 2023.", "October 2023", "2023-10", "2023-10"),
        ("The day after tomorrow they vote", "The day after tomorrow", "2024-11-14", "2024-11-14"),
    ],
)
def test_dates(text: str, phrase: str, value: str, edtf: str) -> None:
    found = only(text)
    assert (found.text, found.value, found.edtf) == (phrase, value, edtf)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("He recently left.", "DATE", "PAST_REF"),
        ("It is now closed.", "DATE", "PRESENT_REF"),
        ("They will soon meet.", "DATE", "FUTURE_REF"),
        ("They fought for three days.", "DURATION", "P3D"),
        ("A two-year deal.", "DURATION", "P2Y"),
        ("Months of talks.", "DURATION", "PXM"),
        ("It lasted twenty-four hours.", "DURATION", "PT24H"),
        ("They meet every Friday.", "SET", "XXXX-WXX-5"),
        ("They meet annually.", "SET", "P1Y"),
        ("Shelling is daily.", "SET", "P1D"),
        ("The signing was filed 12/10/96.", "DATE", "1996-XX-XX"),
        ("It has grown in recent weeks.", "DATE", "PXW"),
        ("Centuries ago it was a port.", "DATE", "PAST_REF"),
    ],
)
def test_without_a_calendar_date(text: str, kind: str, value: str) -> None:
    found = only(text)
    assert (found.type, found.value, found.edtf) == (kind, value, None)
    assert found.why


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met last week.", "XXXX-WXX"),
        ("They met in June.", "XXXX-06"),
        ("They met on 12 June.", "XXXX-06-12"),
        ("They left two days ago.", "XXXX-XX-XX"),
    ],
)
def test_relative_dates_need_an_anchor(text: str, value: str) -> None:
    found = only(text, None)
    assert (found.value, found.edtf, found.basis) == (value, None, "unknown")
    assert "anchor day" in (found.why or "")


@pytest.mark.parametrize(
    "text",
    [
        "A 57-year-old man aged 35.",
        "They may go on the march.",
        "Prices fall and rise.",
        "The second man left as soon as he could.",
        "About 2000 people and 1,990 tons.",
        "Two-thirds and three-quarters of the vote.",
        "Theresa May said no.",
    ],
)
def test_no_dates(text: str) -> None:
    assert find(text) == ()


def test_counted_from_the_text() -> None:
    found = find("On 1 October 2024 he left. Two days later he was back.")
    assert [each.edtf for each in found] == ["2024-10-01", "2024-10-03"]


def test_counted_from_the_sentence_before() -> None:
    (found,) = times().find("Two days later he was back.", anchor=TUESDAY, previous="2024-10-01")
    assert found.edtf == "2024-10-03"
    alone = only("Two days later he was back.")
    assert alone.edtf is None
    assert "does not give" in (alone.why or "")


def test_both_ends_of_a_range_have_its_interval() -> None:
    found = find("Talks ran from 4 to 10 November.")
    assert [(each.text, each.value) for each in found] == [("4", "2024-11-04"), ("10 November", "2024-11-10")]
    assert {each.edtf for each in found} == {"2024-11-04/2024-11-10"}


def test_the_caller_may_know_the_tense() -> None:
    text = "The delegation arrives Friday."
    ahead = times().find(text, anchor=TUESDAY, future_at=lambda _: True)
    back = times().find(text, anchor=TUESDAY, future_at=lambda _: False)
    assert (ahead[0].edtf, back[0].edtf) == ("2024-11-15", "2024-11-08")


def test_a_paragraph_end_parts_a_date() -> None:
    assert [each.value for each in find("It was signed in June.\n\n2023 was calm.")] == ["2024-06", "2023"]


def test_bench_predictions_are_the_task_format() -> None:
    record = {"id": "x", "dct": "2024-11-12T10:00", "text": "They met on Friday."}
    timex = {"start": 12, "end": 18, "type": "DATE", "value": "2024-11-08"}
    assert predict(record) == {"id": "x", "timexes": [timex]}


@pytest.mark.parametrize("anchor", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar(anchor: dt.date) -> None:
    for text in (
        "the weekend",
        "last Friday",
        "next week",
        "two centuries ago",
        "the previous Monday",
        "next winter",
    ):
        assert [each for each in find(text, anchor) if (each.edtf is None) != bool(each.why)] == []


def test_every_rule_has_a_normaliser() -> None:
    assert {name for name, _ in grammar.RULES} == set(NORMALISERS)


def test_tables_are_known_to_the_code() -> None:
    for name, column in (("words", "word"), ("phrases", "phrase")):
        for row in lexicon.table(f"times/{name}.tsv", (column, "class", "value")):
            assert row["class"] in LETTERS, row
    for row in lexicon.table("times/holidays.tsv", ("name", "rule")):
        assert row["rule"] == "?" or days.holiday(row["rule"], 2024), row


def test_easter() -> None:
    assert cal.easter(2024) == dt.date(2024, 3, 31)
    assert cal.easter(2024, julian=True) == dt.date(2024, 5, 5)
    assert cal.nth_weekday(2024, 11, 4, 4) == dt.date(2024, 11, 28)


WORDS = st.sampled_from(
    [row["word"] for row in lexicon.table("times/words.tsv", ("word", "class", "value"))]
    + [
        "May",
        "March",
        "June",
        "2024",
        "12",
        "31",
        "1990s",
        "10:05",
        "12/11/96",
        "-",
        ",",
        ".",
        "'s",
        "1/2",
        "1/0",
    ]
    + [
        "99999999999",
        "2024-11-31",
        "Easter",
        "the",
        "Feb.",
        "30",
        "\n\n",
        "0",
        "th",
        "Q3",
        "p.m.",
        "Christmas",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))


@settings(max_examples=250, deadline=None)
@given(text=TEXTS, anchor=st.one_of(st.none(), st.dates()))
def test_spans_quote_the_text_and_edtf_is_well_formed(text: str, anchor: dt.date | None) -> None:
    end = 0
    for each in find(text, anchor):
        assert each.text == text[each.start : each.end]
        assert each.start >= end
        end = each.end
        assert (each.edtf is None) == bool(each.why)
        if each.edtf is not None:
            assert EDTF.fullmatch(each.edtf), each
            assert each.basis != "unknown"


@pytest.mark.parametrize(
    "piece", ["two ", "1-", "12/", "the ", "Friday ", "a few ", "'", "1990s ", "May ", "n", "1,"]
)
def test_time_is_linear(piece: str) -> None:
    text = (piece * 40_000)[:80_000]
    start = time.process_time()
    find(text)
    assert time.process_time() - start < 3
