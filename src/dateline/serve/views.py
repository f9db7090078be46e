"""The views as pages: what a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dateline import ontology
from dateline.serve import (
    actors,
    front,
    giving,
    happening,
    marks,
    near,
    query,
    search,
    sources,
    storied,
    treaties,
    voices,
    words,
)
from dateline.serve.api import Store
from dateline.store.base import Filters, PageHead, StoredEvent, View
from dateline.store.search import terms as terms_of

router = APIRouter(default_response_class=HTMLResponse)
MOST = 8
"""Other pages of a story that are named beside a page."""


@cache
def templates() -> Environment:
    """The templates, read once. All text is escaped: news pages are not trusted."""
    found = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(
        loader=found, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    for shown in (
        words.day,
        words.weekday,
        words.moment,
        words.called,
        words.speaker_colour,
        words.web_address,
        words.country,
        words.counts,
        words.differs,
        words.leading,
        words.listed,
        words.own_names,
        words.spelled,
        words.plural,
        words.quoted,
        words.capital,
        words.source_name,
    ):
        environment.filters[shown.__name__] = shown
    environment.globals["types"] = ontology.types()
    environment.globals["share"] = actors.share
    environment.globals["its_section"] = front.section_of
    return environment


def page_of(template: str, **values: Any) -> HTMLResponse:
    """A template, filled in."""
    return HTMLResponse(templates().get_template(template).render(values))


@router.get("/")
@router.get("/front")
def the_front(view: Store) -> HTMLResponse:
    """The front page of the store's newest day."""
    return page_of(
        "front.html",
        front=front.front(view),
        totals=view.totals(),
        sentence=marks.of_report,
    )


@router.get("/search")
def search_all(request: Request, view: Store) -> HTMLResponse:
    """What has all the words: events, stories, treaties, pages, quotations; the words marked."""
    text = query.read_search(request.query_params)
    terms = terms_of(text) if text else ()
    return page_of(
        "search.html",
        text=text,
        found=search.find(view, text) if text else None,
        bits=lambda shown: search.marked(shown or "", terms),
    )


@router.get("/actors")
def actor_list(view: Store) -> HTMLResponse:
    """Who acts and who is acted on, most frequent first."""
    return page_of("actors.html", shown=actors.listed(view))


@router.get("/actors/{who:path}")
def actor(who: str, view: Store) -> HTMLResponse:
    """One actor: what it does and what is done to it, by type, with whom and when; what it says."""
    shown = actors.portrait(view, who)
    return page_of(
        "actor.html",
        shown=shown,
        profile=shown.profile,
        sides=(("acts", shown.profile.acts), ("receives", shown.profile.receives)),
        facing=actors.facing,
        picture=actors.svg(shown),
        sentence=marks.of_report,
    )


@router.get("/sources")
def source_list(view: Store) -> HTMLResponse:
    """Outlets and agencies, each against its own past."""
    return page_of(
        "sources.html",
        found=sources.sources(view),
        signs=sources.SHOWN,
        periods=sources,
        feeds=view.watching.health(),
    )


@router.get("/events")
def events(request: Request, view: Store) -> HTMLResponse:
    """The list of events, newest first, cut into days."""
    asked = query.read(request.query_params, lambda: query.types_of(view))
    listing = view.listing(asked.filters, limit=asked.limit, cursor=asked.cursor)
    return page_of(
        "events.html",
        asked=asked,
        days=words.by_day(listing.items),
        cursor=listing.cursor,
        total=view.count(asked.filters),
        kinds=view.counts("type", asked.filters),
        countries=view.counts("actor", asked.filters, limit=12),
        sentence=marks.of_report,
    )


@router.get("/events/{id}")
def event(id: str, view: Store) -> HTMLResponse:
    """One event: what its reports say, who says so, and why it was coded so; or one report by itself."""
    found = view.event(id)
    pieces = marks.of_report(found.report)
    story = near.story_of(view, found.page)
    if found.event is None or len(found.event.tellings) == 1:
        whole = None if found.event else _whole(view, found)
        return page_of(
            "report.html", event=found, report=found.report, pieces=pieces, whole=whole, story=story
        )
    return page_of(
        "event.html",
        event=found,
        pieces=pieces,
        sources=happening.sources(found.event, view.reports(id)),
        facets=happening.facets(found.event),
        outlets={telling.report: telling.outlet for telling in found.event.tellings},
        story=story,
    )


def _whole(view: View, report: StoredEvent) -> StoredEvent | None:
    """The event that a report is part of, if there are more reports of it."""
    found = happening.whole(report.id, _on_page(view, report.page))
    return found if found and found.event and len(found.event.tellings) > 1 else None


def _on_page(view: View, page: PageHead) -> Iterable[StoredEvent]:
    return () if page.replaced_by is not None else view.all_events(Filters(page=page.id))


@router.get("/pages")
def pages(request: Request, view: Store, cursor: str | None = None) -> HTMLResponse:
    """The pages in the store, newest publication first."""
    listing = giving.shown(request, view.pages(limit=query.DEFAULT_LIMIT, cursor=cursor))
    return page_of("pages.html", listing=listing, totals=view.totals(), first=cursor is None, cursor=cursor)


@router.get("/pages/{id}")
def page(id: str, request: Request, view: Store, by: str | None = None) -> HTMLResponse:
    """One page with its sentences marked and the events beside them; `by=speaker` colours who speaks.

    On a published server it has the sentences of events alone, see `giving`.
    """
    if by not in (None, "", "speaker"):
        raise query.BadAddress("by", f"“{by}” is not known", "there is speaker")
    stored = view.page(id)
    shown = voices.by_speaker(stored.coded) if by else marks.rows(stored.coded)
    legend = voices.voices(stored.coded) if by else ()
    whole = giving.shows_pages(request)
    story = near.story_of(view, stored.head)
    return page_of(
        "page.html",
        head=giving.shown(request, stored.head),
        coded=stored.coded,
        versions=view.versions(id),
        review=stored.review,
        reviews=stored.reviews,
        rows=shown if whole else giving.cited(shown),
        whole=whole,
        by=by or None,
        legend=legend,
        events=happening.by_report(_on_page(view, stored.head)),
        story=story,
        others=view.heads([each for each in story.pages if each != id][:MOST]) if story else (),
        related=near.related(view, story) if story else (),
        treaties=near.treaties_of(view, [stored.head]) if stored.coded.treaties else (),
    )


@router.get("/stories")
def stories(request: Request, view: Store) -> HTMLResponse:
    """The list of stories, newest first."""
    asked = query.read_stories(request.query_params)
    listing = near.stories(view, asked)
    return page_of("stories.html", asked=asked, listing=listing)


@router.get("/stories/{id}")
def story(id: str, view: Store) -> HTMLResponse:
    """One story: its days with their events, its pages with copies under their source, what is near."""
    found = view.story(id)
    events = near.events(view, dict.fromkeys(event for day in found.days for event in day.events))
    heads = view.heads(found.pages)
    return page_of(
        "story.html",
        story=found,
        days=storied.days(found, events, heads),
        families=storied.families(heads),
        sentence=marks.of_report,
        related=near.related(view, found),
        treaties=near.treaties_of(view, heads),
    )


@router.get("/treaties")
def treaty_list(request: Request, view: Store) -> HTMLResponse:
    """The list of treaties, last told of first, with their status on a day."""
    asked = query.read_treaties(request.query_params)
    listing = near.treaties(view, asked)
    standings = {each.id: treaties.standing(each, asked.on) for each in listing.items}
    fields = treaties.fields()
    return page_of("treaties.html", asked=asked, listing=listing, standings=standings, fields=fields)


@router.get("/treaties/{id}")
def treaty(id: str, request: Request, view: Store) -> HTMLResponse:
    """One treaty: where it stands, the picture of its life, its steps, what it obliges to."""
    found, asked = view.treaty(id), query.read_treaties(request.query_params)
    return page_of(
        "treaty.html",
        treaty=found,
        asked=asked,
        standing=treaties.standing(found, asked.on),
        history=treaties.history(found),
        sides=treaties.sides(found),
        pending=treaties.pending(found),
        heads={each.id: each for each in view.heads(found.pages)},
        picture=treaties.picture(found),
    )
