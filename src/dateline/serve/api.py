"""The views as JSON, and the list as CSV, each at the address of its page plus `.json` or `.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from dateline import serialise
from dateline.model import Entity
from dateline.serve import query
from dateline.serve.words import called
from dateline.store.base import StoredEvent, View

router = APIRouter()
COLUMNS = (
    "id", "type", "modes", "actors", "actor_countries", "recipients", "recipient_countries", "date", "place",
    "place_country", "auxiliary", "source", "stance", "confidence", "trigger", "sentence", "headline",
    "site_name", "published", "url",
)  # fmt: skip
"""Columns of the CSV list; several values in a cell are separated by "; "."""


def the_view(request: Request) -> View:
    """The store that the application was made for."""
    view: View = request.app.state.view
    return view


Store = Annotated[View, Depends(the_view)]


def as_json(record: object) -> Response:
    """A record as a JSON answer."""
    return Response(serialise.to_json(record), media_type="application/json")


@router.get("/events.json")
def events(request: Request, view: Store) -> Response:
    """Events that fit the filters; `next` is the address of the next part, null at the end."""
    asked = query.read(request.query_params)
    listing = view.events(asked.filters, limit=asked.limit, cursor=asked.cursor)
    following = asked.address("/events.json", cursor=listing.cursor) if listing.cursor else None
    return as_json({"events": listing.items, "total": view.count(asked.filters), "next": following})


@router.get("/events.csv")
def events_csv(request: Request, view: Store) -> Response:
    """All events that fit the filters, as a stream, with a header line."""
    asked = query.read(request.query_params)
    return StreamingResponse(_csv(view.all_events(asked.filters)), media_type="text/csv; charset=utf-8")


@router.get("/events/{id}.json")
def event(id: str, view: Store) -> Response:
    """One event with the head of its page."""
    return as_json(view.event(id))


@router.get("/pages.json")
def pages(view: Store, cursor: str | None = None) -> Response:
    """Pages, newest publication first; `cursor` asks for the next part."""
    listing = view.pages(limit=query.DEFAULT_LIMIT, cursor=cursor)
    return as_json({"pages": listing.items, "cursor": listing.cursor})


@router.get("/pages/{id}.json")
def page(id: str, view: Store) -> Response:
    """One page as `dateline code --format json` prints it, with its head under `stored`."""
    stored = view.page(id)
    return as_json({"stored": stored.head, **serialise.coded_record(stored.coded)})


def _csv(events: Iterator[StoredEvent]) -> Iterator[str]:
    yield _line(COLUMNS)
    for event in events:
        yield _line(_cells(event))


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    # A cell that begins like a formula would be run by a spreadsheet; the apostrophe keeps it text.
    csv.writer(out).writerow(
        "'" + cell if cell.startswith(("=", "+", "-", "@", "\t")) else cell for cell in cells
    )
    return out.getvalue()


def _cells(event: StoredEvent) -> tuple[str, ...]:
    report, page = event.report, event.page
    speakers = [called(a.source) if a.source else "" for a in report.attribution]
    return (
        event.id,
        report.type,
        "; ".join(report.modes),
        *_entities(report.actors),
        *_entities(report.recipients),
        (report.date.edtf if report.date else None) or "",
        (report.place.name or report.place.text) if report.place else "",
        (report.place.country if report.place else None) or "",
        "; ".join(report.auxiliary),
        "; ".join(speakers),
        "; ".join(a.stance for a in report.attribution),
        f"{report.confidence:.2f}",
        report.trigger.text,
        report.sentence.text,
        page.headline or "",
        page.site_name or "",
        page.published or "",
        page.url or "",
    )


def _entities(entities: tuple[Entity, ...]) -> tuple[str, str]:
    return "; ".join(called(e) for e in entities), "; ".join(e.country or "" for e in entities)
