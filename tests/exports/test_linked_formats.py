"""FollowTheMoney, Web Annotation and feeds, each as its own library or specification reads it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from followthemoney import model
from hypothesis import given
from hypothesis import strategies as st

import factories
from dateline import exports
from dateline.exports.around import Around, OnePage, Text
from dateline.exports.codes import Codes
from dateline.exports.feeds import MOST, feed
from dateline.exports.ftm import entities
from dateline.model import Block, Coded, Entity, Page, Report, Span


def read(format: str, store: Any, **more: Any) -> list[dict[str, Any]]:
    text = b"".join(exports.chunks(format, store.events, source=store, **more)).decode()
    return [json.loads(line) for line in text.splitlines()]


def of(entity: Entity, **more: Any) -> dict[str, Any]:
    """The FollowTheMoney entity of an actor."""
    event = exports.events_of(factories.coded(1, reports=(factories.report(1, actors=(entity,), **more),)))
    found = {each["schema"]: each for each in entities(next(iter(event)), Around(None), Codes.load())}
    return next(
        found[each] for each in ("Person", "PublicBody", "Organization", "LegalEntity") if each in found
    )


def who(name: str | None, country: str | None = None, **more: Any) -> Entity:
    return Entity(text=name or "they", block=1, start=0, end=4, name=name, country=country, **more)


# FollowTheMoney


@pytest.mark.filterwarnings("ignore:Install 'pyicu'")
def test_ftm_takes_every_entity_and_every_value(store: Any) -> None:
    made = read("ftm", store)
    assert {each["schema"] for each in made} == {"Event", "Article", "LegalEntity"}
    for each in made:
        proxy = model.get_proxy(each, cleaned=False)
        proxy.schema.validate(each)
        assert proxy.to_dict()["properties"].keys() == each["properties"].keys(), each
        for name, values in each["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), name


def test_ftm_links_lead_to_entities_that_came_before(store: Any) -> None:
    seen: set[str] = set()
    for each in read("ftm", store):
        assert each["id"] not in seen
        for name in ("involved", "proof"):
            assert set(each["properties"].get(name, ())) <= seen
        seen.add(each["id"])
    meeting = next(each for each in read("ftm", store) if each["schema"] == "Event")
    assert len(meeting["properties"]["proof"]) == len(meeting["properties"]["involved"]) == 2


def test_ftm_says_what_somebody_is_only_where_it_is_known() -> None:
    assert of(who("Ada Lovelace", "GBR", title="Minister"))["schema"] == "Person"
    assert of(who("France", "FRA"), recipients=())["schema"] == "PublicBody"
    assert of(who("UN", "UNO", wikidata="Q1065"), recipients=())["schema"] == "PublicBody"
    assert of(who("Helpers", "NGO"), recipients=())["schema"] == "Organization"
    assert of(who(None, "FRA", sectors=("MIL",)), recipients=())["schema"] == "LegalEntity"
    assert of(who("Paris", "FRA", sectors=("GOV",)), recipients=())["schema"] == "LegalEntity"


def test_ftm_ids_are_those_of_a_name_and_never_of_a_mere_word() -> None:
    def id(name: str | None, number: int, country: str = "FRA") -> str:
        report = factories.report(number, actors=(who(name, country),), recipients=())
        event = next(iter(exports.events_of(factories.coded(1, reports=(report,)))))
        found = list(entities(event, Around(None), Codes.load()))
        return str(next(each["id"] for each in found if each["schema"] in ("PublicBody", "LegalEntity")))

    assert id("France", 1) == id("France", 2)
    assert id("Guards", 1) != id("Guards", 1, "ESP")
    assert id(None, 1) != id(None, 2)


@pytest.mark.parametrize(
    ("edtf", "dates"),
    [
        ("2024-11-12", {"date": ["2024-11-12"]}),
        ("2024-11", {"startDate": ["2024-11-01"], "endDate": ["2024-11-30"]}),
        ("../2024-11-12", {"endDate": ["2024-11-12"]}),
        ("2024-11-12/..", {"startDate": ["2024-11-12"]}),
        (None, {}),
    ],
)
def test_ftm_dates(edtf: str | None, dates: dict[str, list[str]]) -> None:
    date = factories.report(1).date
    assert date is not None
    report = factories.report(1, date=replace(date, edtf=edtf))
    event = next(iter(exports.events_of(factories.coded(1, reports=(report,)))))
    made = list(entities(event, Around(None), Codes.load()))[-1]
    found = {
        name: made["properties"][name]
        for name in ("date", "startDate", "endDate")
        if name in made["properties"]
    }
    assert found == dates


# Web Annotation


def test_annotations_have_what_the_model_asks_for(store: Any) -> None:
    """Context, one id, one type, a target, known motivations: https://www.w3.org/TR/annotation-model/."""
    made = read("annotation", store)
    assert len(made) == 3  # two reports of the meeting, one of the expulsion
    assert len({each["id"] for each in made}) == 3
    for each in made:
        assert each["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert each["type"] == "Annotation"
        assert set(each["motivation"]) <= {"classifying", "identifying"}
        assert each["generated"].endswith("Z")
        assert {body["type"] for body in each["body"]} <= {"TextualBody", "SpecificResource"}
        assert all("value" in body for body in each["body"] if body["type"] == "TextualBody")
        assert each["target"]["type"] == "SpecificResource"
        assert each["target"]["source"]["id"].startswith("https://news.example/")
    event = [body["source"] for body in made[0]["body"] if body["purpose"] == "identifying"]
    assert event == ["urn:dateline:event:00000000000e0001"]


def test_annotations_find_their_sentence_by_quote_and_by_position(store: Any) -> None:
    page = store.coded[1].page
    text = "\n".join(block.text for block in page.blocks)
    for each in read("annotation", store):
        quote, position = each["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        number = each["target"]["source"]["id"][-1]
        here = text.replace("day 1", f"day {number}")
        start, end = position["start"], position["end"]
        assert here[start:end] == quote["exact"]
        assert here[:start].endswith(quote.get("prefix", "")) and here[end:].startswith(
            quote.get("suffix", "")
        )


def test_annotations_without_text_have_positions_only(store: Any) -> None:
    for each in read("annotation", store, text=False):
        assert [selector["type"] for selector in each["target"]["selector"]] == ["TextPositionSelector"]


def test_annotations_of_events_alone_count_in_the_block(store: Any) -> None:
    line = next(exports.lines("annotation", [store.expulsion]))
    quote, fragment = json.loads(line)["target"]["selector"]
    assert quote["exact"] == factories.SENTENCES[1] and "prefix" not in quote
    assert (fragment["type"], fragment["value"]) == ("FragmentSelector", "block=1")
    text = store.coded[1].page.blocks[1].text
    within = fragment["refinedBy"]
    assert text[within["start"] : within["end"]] == quote["exact"]


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=6), st.data())
def test_every_position_finds_its_text(texts: list[str], data: st.DataObject) -> None:
    blocks = tuple(Block(index=3 * n, kind="body", text=text) for n, text in enumerate(texts))
    text = Text(Coded(page=Page(blocks=blocks)))
    block = data.draw(st.sampled_from(blocks))
    start = data.draw(st.integers(0, len(block.text) - 1))
    span = Span(block=block.index, start=start, end=len(block.text), text=block.text[start:])
    position = text.position(span.block, span.start)
    assert position is not None
    assert text.text[position : position + len(span.text)] == span.text
    before, after = text.around(span, 5)
    assert text.text[max(0, position - 5) :].startswith(before + span.text + after)
    assert text.position(1, 0) is None


def test_a_page_that_is_gone_is_no_error() -> None:
    coded = factories.coded(1)
    source = OnePage(coded, next(iter(exports.events_of(coded))).page)
    assert Around(source).text("another") is None
    assert Around(None).text("another") is None


# Feeds


def parsed(format: str, store: Any, **more: Any) -> Any:
    found = feedparser.parse(io.BytesIO(b"".join(exports.chunks(format, store.events, **more))))
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize(("format", "version"), [("atom", "atom10"), ("rss", "rss20")])
def test_feeds_are_read(format: str, version: str, store: Any) -> None:
    found = parsed(format, store)
    assert found.version == version
    first, second = found.entries
    assert first.title.startswith("CONSULT visit: The Foreign Minister of Ruritania →")
    assert first.link == "https://news.example/1"
    assert first.id == "urn:dateline:event:00000000000e0001"
    assert [tag.term for tag in second.tags] == ["SANCTION", "expel", "hypothetical"]
    assert factories.SENTENCES[0] in first.summary and "2 sources" in first.summary
    assert "Said by State media." in second.summary
    assert found.feed.updated_parsed[:5] == (2024, 11, 13, 8, 0)
    assert factories.SENTENCES[0] not in parsed(format, store, text=False).entries[0].summary


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_what_a_page_says_never_becomes_markup(kind: Any, store: Any) -> None:
    evil = '<script>alert(1)</script> & "x" \x00\x08\ufffe ]]>'
    report: Report = replace(
        store.expulsion.report,
        sentence=replace(store.expulsion.report.sentence, text=evil),
        actors=(who(evil),),
    )
    page = replace(store.expulsion.page, site_name=evil, url="javascript:alert(1)")
    text = "".join(
        feed([replace(store.expulsion, report=report, page=page)], evil, 'https://x.example/?a="&b', kind)
    )
    assert "<script" not in text
    found = feedparser.parse(io.BytesIO(text.encode()), sanitize_html=False)
    assert not found.bozo
    entry = found.entries[0]
    assert "alert(1)" in entry.summary
    if kind == "rss":
        assert "<script" not in entry.summary
    else:
        assert entry.content[0].type == "text/plain"
    assert "javascript:" not in text


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_feed_has_what_its_specification_asks_for(kind: Any, store: Any) -> None:
    """RFC 4287, 4.1: id, title, updated, author, link or content; RSS 2.0: title, link, description."""
    bare = replace(store.expulsion, page=replace(store.expulsion.page, url=None))
    own = f"https://x.example/feed.{kind}"
    text = "".join(feed([store.meeting, bare], "All", "https://x.example/", kind, own=own))
    found = feedparser.parse(io.BytesIO(text.encode()))
    assert not found.bozo and found.feed.title == "All"
    assert {link.rel: link.href for link in found.feed.links} == {
        "alternate": "https://x.example/",
        "self": own,
    }
    for entry in found.entries:
        assert entry.id and entry.title and ("updated" in entry or "published" in entry)
        assert entry.get("link", "").startswith("https://") or entry.get("content") or kind == "rss"
    if kind == "atom":
        assert found.feed.author == "dateline" and found.feed.id == "https://x.example/"
    else:
        assert found.feed.subtitle and not found.entries[0].guidislink


def test_a_feed_has_so_many_entries_at_most_and_may_be_empty(store: Any) -> None:
    many = "".join(feed((store.expulsion for _ in range(2 * MOST)), "All", "https://x.example/", "atom"))
    assert many.count("<entry>") == MOST
    for kind in ("atom", "rss"):
        found = feedparser.parse("".join(feed([], "None", "https://x.example/", kind)))  # type: ignore[arg-type]
        assert not found.bozo and found.feed.title == "None" and found.entries == []
