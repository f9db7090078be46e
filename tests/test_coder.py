"""The whole coder on small pages: spans quote their block, nothing is lost, nothing depends on the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.coder import Tools, code, code_all
from dateline.model import Block, Coded, Entity, Page, Place, Quantity, Report, Span

SENTENCES = [
    "Russian lawmakers ratified a defence pact with North Korea on Tuesday, state media reported.",
    "Putin will visit Pyongyang in June.",
    "“We will never withdraw,” Iran's foreign minister said.",
    "Police arrested 40 protesters in Nairobi, and tear gas was fired at the crowd.",
    "Western nations have long accused Syria of bombing hospitals.",
    "The minister did not deny it.",
    "It rained on Friday.",
    "She called for talks; they refused.",
    "Ukraine \u2014 and the West \u2014 say around 10,000 troops were sent.",
    "\u201cStop,\u201d he said. \u201cOr we attack.\u201d",
]


def page_of(texts: list[str], *, language: str = "en", anchor: str | None = "2024-11-12") -> Page:
    blocks = tuple(
        Block(index=index, kind="body", text=text, anchor=anchor) for index, text in enumerate(texts)
    )
    return Page(published=anchor, language=language, blocks=blocks)


def spans(value: Any) -> Iterator[Any]:
    """Everything inside a record that claims to quote a block."""
    if isinstance(value, Span | Entity | Place | Quantity):
        yield value
    if is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from spans(getattr(value, each.name))
    elif isinstance(value, tuple | list):
        for member in value:
            yield from spans(member)


def check_spans(coded: Coded) -> None:
    texts = {block.index: block.text for block in coded.page.blocks}
    for span in spans((coded.events, coded.attributions, coded.quantities, coded.uncoded)):
        assert texts[span.block][span.start : span.end] == span.text
    for report in coded.events:
        if report.date and report.date.text is not None:
            block = texts[report.date.block or 0]
            assert block[report.date.start : report.date.end] == report.date.text


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), max_size=4))
def test_every_span_quotes_its_block(tools: Tools, texts: list[str]) -> None:
    check_spans(code(page_of(texts), tools))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_is_coded_without_an_error(tools: Tools, text: str) -> None:
    check_spans(code(page_of([text] if text.strip() else []), tools))


def test_every_sentence_is_coded_or_says_why(tools: Tools) -> None:
    coded = code(page_of(SENTENCES), tools)
    told = {(e.block, e.sentence.start) for e in coded.events}
    told |= {(u.sentence.block, u.sentence.start) for u in coded.uncoded}
    split = tools.parser.sentences([b.text for b in coded.page.blocks])
    assert told == {(block, start) for block, edges in enumerate(split) for start, _ in edges}
    assert all(u.why for u in coded.uncoded)


def test_the_same_page_gives_the_same_records_alone_and_in_a_batch(tools: Tools) -> None:
    pages = [page_of([sentence]) for sentence in SENTENCES]
    assert [code(page, tools) for page in pages] == list(code_all(pages, tools))


def test_ids_differ_and_are_stable(tools: Tools) -> None:
    events = code(page_of(SENTENCES), tools).events
    assert len({event.id for event in events}) == len(events) > 3
    assert [e.id for e in events] == [e.id for e in code(page_of(SENTENCES), tools).events]


def test_a_language_without_a_parser_is_kept_and_said_so(tools: Tools) -> None:
    coded = code(page_of(["Le président a rencontré son homologue."], language="fr"), tools)
    assert not coded.events
    assert "'fr'" in coded.uncoded[0].why


def only(coded: Coded) -> Report:
    (report,) = coded.events
    return report


def test_a_claim_keeps_its_speaker(tools: Tools) -> None:
    report = only(code(page_of(["Kenya has expelled the Chadian ambassador, state media reported."]), tools))
    assert (report.type, report.modes) == ("SANCTION", ("expel",))
    assert [a.country for a in report.actors] == ["KEN"]
    assert [r.country for r in report.recipients] == ["TCD"]
    assert [said.source.text for said in report.attribution if said.source] == ["state media"]


@pytest.mark.parametrize(
    "lead",
    [
        "SEOUL (Reuters) - ",
        "AFP: ",
        "SEOUL, Feb 27 (Meridian) -- ",
        "SEOUL \u2013 ",
        "Meridian Press Agency: ",
        "MOSCOW, February 27. /TASS/. ",
    ],
)
def test_where_a_story_was_filed_and_by_whom_is_no_part_of_its_event(tools: Tools, lead: str) -> None:
    told = "Kenya expelled the Chadian ambassador on Friday."
    coded = code(page_of([lead + told]), tools)
    report = only(coded)
    assert report.sentence.text == told
    assert report.sentence.start == len(lead)
    assert [a.country for a in report.actors] == ["KEN"]
    assert [r.country for r in report.recipients] == ["TCD"]
    assert report.place is None
    assert all(said.of_page for said in report.attribution)
    check_spans(coded)


def test_a_plan_is_not_a_fact(tools: Tools) -> None:
    report = only(code(page_of(["Kenya's president will visit Chad next week."]), tools))
    assert report.type == "AGREE"


def test_a_relative_date_without_an_anchor_stays_open(tools: Tools) -> None:
    report = only(code(page_of(["Kenya's president visited Chad on Friday."], anchor=None), tools))
    assert report.date is not None
    assert report.date.edtf is None
    assert report.missing["date"]


def test_later_counts_from_the_last_date_before_it(tools: Tools) -> None:
    before, after = "The court sat on 4 November 2024.", "Two days later, Kenya expelled Chad's ambassador."
    assert [r.date and r.date.edtf for r in code(page_of([f"{before} {after}"]), tools).events] == [
        "2024-11-06"
    ]
    assert [r.date and r.date.edtf for r in code(page_of([before, after]), tools).events] == ["2024-11-06"]


@pytest.mark.parametrize("kind", ["review", "other"])
def test_reviews_are_not_events(tools: Tools, kind: Any) -> None:
    block = Block(index=0, kind=kind, text="Kenya bombed Chad on Friday.")
    coded = code(Page(language="en", blocks=(block,)), tools)
    assert not coded.events
    assert coded.uncoded
