"""Records in notebooks: something for each, and nothing of a page becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
import factories
from dateline import exports, jupyter
from dateline.model import Block, Coded, Page, Story, Uncoded
from dateline.store.base import ActorRow, Listing, StoredPage

EVIL = "<script>alert('x')</script>&\"'"


jupyter.teach(stored=True)


def stored(coded: Coded) -> Any:
    return next(iter(exports.events_of(coded)))


def test_every_kind_shows_itself(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "news.db") as store:
        coded = factories.coded(1)
        store.add(coded)
        store.add(factories.coded(2))
        store.link()
        listing = store.listing()
        event = listing.items[0]
        page = store.page(event.page.id)
        stories = store.stories()
    shown = [coded, coded.page, coded.events[0], listing, event, event.event, page, page.head, *stories.items]
    assert {type(each) for each in shown} >= set(jupyter.shown()) - {dateline.Page, type(None)} - {_treaty()}
    for record in shown:
        html = record._repr_html_()
        assert html.startswith('<div class="dateline">') and html.endswith("</div>"), type(record)
        assert html.count("<table") == html.count("</table>")


def _treaty() -> type:
    from dateline.model import TreatyRecord

    return TreatyRecord


def test_a_coded_page_marks_what_named_its_events() -> None:
    html = factories.coded(1)._repr_html_()  # type: ignore[attr-defined]
    assert "Ruritania and Borduria, day 1" in html
    assert "<mark>met</mark> her Borduran colleague" in html
    assert "<mark>expelled</mark>" in html and "<em>says</em>" in html
    assert "2 events, 1 sentence without one" in html


def test_a_report_says_what_is_missing_and_why() -> None:
    html = factories.expulsion(1)._repr_html_()  # type: ignore[attr-defined]
    assert "the sentence gives none" in html and "triggers.tsv: meet" in html


def test_a_listing_of_anything() -> None:
    rows = Listing(items=(ActorRow(country="FRA", acts=2, receives=1, names=("France",)),), cursor="next<")
    html = rows._repr_html_()  # type: ignore[attr-defined]
    assert "<td" in html and "FRA" in html and "next&lt;" in html
    assert "nothing" in Listing(items=())._repr_html_()  # type: ignore[attr-defined]
    many = Listing(items=tuple(stored(factories.coded(1)) for _ in range(jupyter.ROWS + 5)))
    assert "5 more" in many._repr_html_()  # type: ignore[attr-defined]


def test_only_web_addresses_are_links() -> None:
    for url, link in (("javascript:alert(1)", False), ('https://x.example/"onclick=', True), (None, False)):
        html = replace(factories.page(1), url=url)._repr_html_()  # type: ignore[attr-defined]
        assert ("<a href=" in html) == link
        assert 'x.example/"' not in html


def _tags(html: str) -> set[str]:
    return set(re.findall(r"<(/?[a-z0-9!]+)", html))


@given(st.text(min_size=1, max_size=30) | st.just(EVIL))
def test_no_text_becomes_markup(text: str) -> None:
    evil = factories.entity(" ".join(factories.SENTENCES), "Borduria", name=text, sectors=(text,))
    report = replace(
        factories.expulsion(1),
        actors=(evil,),
        recipients=(evil,),
        missing={text: text},
        why=(text,),
        contexts=(text,),
        modes=(text,),
    )
    sentence = replace(report.sentence, text=text, start=0, end=len(text))
    report = replace(report, sentence=sentence, trigger=replace(sentence, end=1, text=text[:1]))
    block = Block(index=1, kind="body", text=text)
    page = Page(headline=text, site_name=text, authors=(text,), source=text, url=text, blocks=(block,))
    coded = Coded(page=page, events=(report,), uncoded=(Uncoded(sentence=sentence, why=text),))
    event = stored(coded)
    story = Story(id=text, headline=text, section=text, pages=(), outlets=(text,), sources=0)
    records: list[Any] = [coded, page, report, event, Listing(items=(event,)), story]
    records.append(StoredPage(head=event.page, coded=coded))
    known = (
        _tags(factories.coded(1)._repr_html_())
        | _tags(factories.page(1)._repr_html_())
        | {"code", "/code", "br"}
    )  # type: ignore[attr-defined]
    for record in records:
        assert _tags(record._repr_html_()) <= known | {"a", "/a"}


@pytest.mark.parametrize("kind", sorted(jupyter.shown(), key=lambda kind: kind.__name__))
def test_the_records_stay_without_a_place_for_more(kind: type) -> None:
    assert "__slots__" in vars(kind) and "_repr_html_" in vars(kind)
