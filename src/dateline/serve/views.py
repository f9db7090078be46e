"""The views as pages: what a reader sees."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dateline import ontology
from dateline.serve import marks, query, voices, words
from dateline.serve.api import Store

router = APIRouter(default_response_class=HTMLResponse)


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
    ):
        environment.filters[shown.__name__] = shown
    environment.globals["types"] = ontology.types()
    return environment


def page_of(template: str, **values: Any) -> HTMLResponse:
    """A template, filled in."""
    return HTMLResponse(templates().get_template(template).render(values))


@router.get("/")
@router.get("/events")
def events(request: Request, view: Store) -> HTMLResponse:
    """The list of events, newest first, cut into days."""
    asked = query.read(request.query_params)
    listing = view.events(asked.filters, limit=asked.limit, cursor=asked.cursor)
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
    """One event: its sentence, who says so, and why it was coded so."""
    found = view.event(id)
    return page_of("event.html", event=found, report=found.report, pieces=marks.of_report(found.report))


@router.get("/pages")
def pages(view: Store, cursor: str | None = None) -> HTMLResponse:
    """The pages in the store, newest publication first."""
    listing = view.pages(limit=query.DEFAULT_LIMIT, cursor=cursor)
    return page_of("pages.html", listing=listing, totals=view.totals(), first=cursor is None)


@router.get("/pages/{id}")
def page(id: str, view: Store, by: str | None = None) -> HTMLResponse:
    """One page with its sentences marked and the events beside them; `by=speaker` colours who speaks."""
    if by not in (None, "", "speaker"):
        raise query.BadAddress("by", f"“{by}” is not known", "there is speaker")
    stored = view.page(id)
    shown = voices.by_speaker(stored.coded) if by else marks.rows(stored.coded)
    legend = voices.voices(stored.coded) if by else ()
    return page_of(
        "page.html", head=stored.head, coded=stored.coded, rows=shown, by=by or None, legend=legend
    )
