"""The views as JSON, and the list as CSV, each at the address of its page plus `.json` or `.csv`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from dateline import serialise
from dateline.exports import csv
from dateline.serve import query
from dateline.store.base import View

router = APIRouter()


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
    """All events that fit the filters, as a stream, in the columns of `dateline export csv`."""
    asked = query.read(request.query_params)
    view.count(asked.filters)  # what is wrong with the question has to be said before the stream begins
    return StreamingResponse(csv.lines(view.all_events(asked.filters)), media_type="text/csv; charset=utf-8")


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
