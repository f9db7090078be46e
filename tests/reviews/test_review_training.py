"""Reviewed sentences as training data, in the corpus's own markup."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factories
from dateline.model import Entity, Report, Review, ReviewState, Span
from dateline.reviews.training import line, row

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "training"))
from corpus_markup import parse

TEXT = "Kenya's parliament ratified [the] pact with Uganda after farmers in {Kisumu} marched."


def entity(words: str) -> Entity:
    start = TEXT.index(words)
    return Entity(text=words, block=1, start=start, end=start + len(words))


def report(
    id: str, trigger: str, type: str, actors: str = "", recipients: str = "", mode: str = ""
) -> Report:
    start = TEXT.index(trigger)
    return factories.report(
        id=id,
        type=type,
        modes=(mode,) if mode else (),
        actors=(entity(actors),) if actors else (),
        recipients=(entity(recipients),) if recipients else (),
        trigger=Span(block=1, start=start, end=start + len(trigger), text=trigger),
        sentence=Span(block=1, start=0, end=len(TEXT), text=TEXT),
    )


def states(**standings: str) -> dict[str, ReviewState]:
    verdict = {"confirmed": "right", "rejected": "wrong"}
    said = Review(
        id="1",
        at="2024-11-12T10:00:00+00:00",
        by="ann",
        role="reviewer",
        kind="event",
        about="e",
        verdict="right",
    )
    return {
        id: ReviewState(standing=standing, verdict=verdict.get(standing), reviews=(said,))  # type: ignore[arg-type]
        for id, standing in standings.items()
    }


ONE = report("one", "ratified", "SUPPORT", "Kenya's parliament", "Uganda")
TWO = report("two", "marched", "PROTEST", "farmers in {Kisumu}", mode="demo")


def test_a_sentence_in_the_markup_and_back() -> None:
    made = row([TWO, ONE], states(one="confirmed", two="confirmed"), of="https://news.example/1")
    assert made
    written = line(made)
    assert written == (
        "[a1 Kenya's parliament] {SUPPORT ratified} \\[the\\] pact with [r1 Uganda] after "
        "[a2 farmers in \\{Kisumu\\}] {PROTEST/demo marched}."
    )
    parsed = parse(written, "test")
    assert parsed.text == TEXT and [each.type for each in parsed.events] == ["SUPPORT", "PROTEST"]
    assert parsed.events[1].actors[0].text == "farmers in {Kisumu}"
    assert made["reader"] == "ann" and made["file"] == "https://news.example/1"


def test_what_was_rejected_is_a_lure() -> None:
    made = row([ONE, TWO], states(one="confirmed", two="rejected"))
    assert made and [each["text"] for each in made["lures"]] == ["marched"]
    parsed = parse(line(made) or "", "test")
    assert [each.text for each in parsed.lures] == ["marched"] and len(parsed.events) == 1


@pytest.mark.parametrize("standing", ["disputed", "unsure", "commented"])
def test_what_is_open_is_left_out(standing: str) -> None:
    assert row([ONE, TWO], states(one="confirmed", two=standing)) is None
    assert row([ONE, TWO], states(one="confirmed")) is None


def test_spans_that_cross_stand_after_the_sentence() -> None:
    first, second = report("one", "ratified", "SUPPORT", "parliament ratified [the] pact"), TWO
    third = report("two", "pact", "AGREE", "pact with Uganda")
    made = row([first, third], states(one="confirmed", two="confirmed"))
    assert made and "|| " in (line(made) or "") and second
    assert parse(line(made) or "", "test").events[1].actors[0].text == "pact with Uganda"


words = st.sampled_from(
    ["Kenya's parliament", "parliament", "the", "Uganda", "farmers in {Kisumu}", "farmers", "pact"]
)
events = st.sampled_from([("ratified", "SUPPORT"), ("marched", "PROTEST"), ("pact", "AGREE")])


@given(st.lists(st.tuples(events, words, words), min_size=1, max_size=3, unique_by=lambda each: each[0]))
def test_whatever_is_written_is_read_back(given: list[tuple[tuple[str, str], str, str]]) -> None:
    reports = [report(trigger, trigger, type, one, two) for (trigger, type), one, two in given]
    made = row(reports, states(**{each.id: "confirmed" for each in reports}))
    assert made
    written = line(made)
    if written is not None:
        parsed = parse(written, "test")
        assert parsed.text == TEXT
        assert [(each.type, [a.text for a in each.actors]) for each in parsed.events] == [
            (each["type"], [a["text"] for a in each["actors"]]) for each in made["events"]
        ]
