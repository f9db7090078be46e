"""The views as JSON and CSV, each at the address of its page plus `.json` or `.csv`."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from dateline import serialise
from dateline.exports import csv, linked
from dateline.link import lifecycle
from dateline.model import TreatyRecord
from dateline.serve import actors, front, giving, near, pictures, query, search, sources, treaties
from dateline.store.base import StoredEvent, View

router = APIRouter()


def the_view(request: Request) -> View:
    """The store that the application was made for."""
    view: View = request.app.state.view
    return view


Store = Annotated[View, Depends(the_view)]


def as_json(request: Request, record: object) -> Response:
    """A record as a JSON answer, as this server may give it away."""
    return Response(serialise.to_json(giving.given(request, record)), media_type="application/json")


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> Response:
    """A header and rows as a CSV answer."""
    text = csv.line(columns) + "".join(csv.line(map(csv.cell, row)) for row in rows)
    return Response(text, media_type="text/csv; charset=utf-8")


def as_svg(picture: str) -> Response:
    """A picture of ours; the policy allows its own style, by its hash."""
    style = re.search(r"<style>(.*?)</style>", picture, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[1].encode() if style else b"").digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    return Response(picture, media_type="image/svg+xml", headers={"Content-Security-Policy": policy})


def as_png(picture: str) -> Response:
    """The same picture in pixels."""
    return Response(pictures.png(picture), media_type="image/png")


@router.get("/events.json")
def events(request: Request, view: Store) -> Response:
    """Events that fit the filters; `next` is the address of the next part, null at the end."""
    asked = query.read(request.query_params, lambda: query.types_of(view))
    listing = view.listing(asked.filters, limit=asked.limit, cursor=asked.cursor)
    following = asked.address("/events.json", cursor=listing.cursor) if listing.cursor else None
    return as_json(request, {"events": listing.items, "total": view.count(asked.filters), "next": following})


@router.get("/events.csv")
def events_csv(request: Request, view: Store) -> Response:
    """All events that fit the filters, as a stream, in the columns of `dateline export csv`."""
    asked = query.read(request.query_params, lambda: query.types_of(view))
    view.count(asked.filters)  # what is wrong with the question has to be said before the stream begins
    return StreamingResponse(
        csv.lines(giving.given(request, each) for each in view.all_events(asked.filters)),
        media_type="text/csv; charset=utf-8",
    )


@router.get("/events/{id}.json")
def event(id: str, request: Request, view: Store) -> Response:
    """One event with its fullest report and the head of its page; `reports` has all of them."""
    found = view.event(id)
    whole = {"id": found.id, "report": found.report, "page": found.page, "event": found.event}
    return as_json(request, {**whole, "review": found.review, "reports": view.reports(id)})


@router.get("/events/{id}.csv")
def event_csv(id: str, request: Request, view: Store) -> Response:
    """The reports of one event, in the columns of the list."""
    return Response(
        "".join(csv.lines(giving.given(request, view.reports(id)))), media_type="text/csv; charset=utf-8"
    )


@router.get("/pages.json")
def pages(request: Request, view: Store, cursor: str | None = None) -> Response:
    """Pages, newest publication first; `cursor` asks for the next part."""
    listing = view.pages(limit=query.DEFAULT_LIMIT, cursor=cursor)
    return as_json(request, {"pages": listing.items, "cursor": listing.cursor})


@router.get("/pages.csv")
def pages_csv(request: Request, view: Store, cursor: str | None = None) -> Response:
    """One part of the pages."""
    listing = view.pages(limit=query.DEFAULT_LIMIT, cursor=cursor)
    return as_csv(linked.PAGE_COLUMNS, map(linked.page_cells, giving.given(request, listing.items)))


@router.get("/pages/{id}.csv")
def page_csv(id: str, request: Request, view: Store) -> Response:
    """The reports of one page, in the columns of `dateline export csv`."""
    stored = view.page(id)
    reports = (
        StoredEvent(id=each.id, report=each, page=stored.head, review=stored.reviews.get(each.id))
        for each in stored.coded.events
    )
    return Response(
        "".join(csv.lines(giving.given(request, each) for each in reports)),
        media_type="text/csv; charset=utf-8",
    )


@router.get("/pages/{id}.json")
def page(id: str, request: Request, view: Store) -> Response:
    """One page as `dateline code --format json` prints it, with its head under `stored`."""
    stored = view.page(id)
    said = {"review": stored.review, "reviews": stored.reviews}
    return as_json(request, {"stored": stored.head, **serialise.coded_record(stored.coded), **said})


@router.get("/stories.json")
def stories(request: Request, view: Store) -> Response:
    """Stories, newest first; `next` is the address of the next part, null at the end."""
    asked = query.read_stories(request.query_params)
    listing = near.stories(view, asked)
    following = asked.address("/stories.json", cursor=listing.cursor) if listing.cursor else None
    return as_json(request, {"stories": listing.items, "next": following})


@router.get("/stories.csv")
def stories_csv(request: Request, view: Store) -> Response:
    """One part of the stories, as `dateline stories --format csv` has them."""
    asked = query.read_stories(request.query_params)
    listing = near.stories(view, asked)
    return as_csv(linked.STORY_COLUMNS, map(linked.story_cells, giving.given(request, listing.items)))


@router.get("/stories/{id}.json")
def story(id: str, request: Request, view: Store) -> Response:
    """One story with the heads of its pages."""
    found = view.story(id)
    return as_json(request, {"story": found, "pages": view.heads(found.pages)})


@router.get("/stories/{id}.csv")
def story_csv(id: str, request: Request, view: Store) -> Response:
    """The pages of one story."""
    return as_csv(
        linked.PAGE_COLUMNS, map(linked.page_cells, giving.given(request, view.heads(view.story(id).pages)))
    )


@router.get("/treaties.json")
def treaty_list(request: Request, view: Store) -> Response:
    """Treaties, last told of first, with their status on the day; `next` is the address of the next part."""
    asked = query.read_treaties(request.query_params)
    listing = near.treaties(view, asked)
    following = asked.address("/treaties.json", cursor=listing.cursor) if listing.cursor else None
    return as_json(
        request, {"treaties": [_standing(each, asked) for each in listing.items], "next": following}
    )


@router.get("/treaties.csv")
def treaty_list_csv(request: Request, view: Store) -> Response:
    """One part of the treaties with their status on the day."""
    asked = query.read_treaties(request.query_params)
    rows = (
        linked.treaty_cells(each, str(lifecycle.status(each, asked.on)))
        for each in near.treaties(view, asked).items
    )
    return as_csv(linked.TREATY_COLUMNS, rows)


@router.get("/treaties/{id}.json")
def treaty(id: str, request: Request, view: Store) -> Response:
    """One treaty with its status on the day and every change of it."""
    found, asked = view.treaty(id), query.read_treaties(request.query_params)
    history = [{"day": day, "status": str(status)} for day, status in lifecycle.history(found)]
    return as_json(request, {**_standing(found, asked), "history": history})


@router.get("/treaties/{id}.csv")
def treaty_csv(id: str, request: Request, view: Store) -> Response:
    """The steps of one treaty."""
    return as_csv(linked.STEP_COLUMNS, linked.step_cells(giving.given(request, view.treaty(id))))


@router.get("/treaties/{id}.svg")
def treaty_svg(id: str, view: Store) -> Response:
    """The life cycle of one treaty as a picture."""
    return as_svg(treaties.picture(view.treaty(id), standalone=True))


@router.get("/treaties/{id}.png")
def treaty_png(id: str, view: Store) -> Response:
    """The same in pixels."""
    return as_png(treaties.picture(view.treaty(id), standalone=True))


@router.get("/front.json")
def the_front(request: Request, view: Store) -> Response:
    """The front page: its day, stories by section, treaties that moved, what is new and what is announced."""
    return as_json(request, front.front(view))


@router.get("/front.csv")
def the_front_csv(request: Request, view: Store) -> Response:
    """The stories of the front page."""
    return as_csv(front.COLUMNS, front.cells(giving.given(request, front.front(view))))


@router.get("/actors.json")
def actor_list(request: Request, view: Store) -> Response:
    """Countries and kinds of organisations that act or are acted on, and names without a code."""
    return as_json(request, actors.listed(view))


@router.get("/actors.csv")
def actor_list_csv(view: Store) -> Response:
    """The same as rows."""
    return as_csv(actors.COLUMNS, actors.cells(actors.listed(view)))


@router.get("/actors/{who:path}.json")
def actor(who: str, request: Request, view: Store) -> Response:
    """One actor, by its country's code or its name: what it does, what is done to it, what it says."""
    return as_json(request, actors.record(actors.portrait(view, who)))


@router.get("/actors/{who:path}.csv")
def actor_csv(who: str, view: Store) -> Response:
    """Numbers of events of one actor: by type, by who is on the other side, by month."""
    return as_csv(actors.DEED_COLUMNS, actors.deed_cells(view.profile(who)))


@router.get("/actors/{who:path}.svg")
def actor_svg(who: str, view: Store) -> Response:
    """The months of one actor as a picture."""
    return as_svg(actors.svg(actors.portrait(view, who), standalone=True))


@router.get("/actors/{who:path}.png")
def actor_png(who: str, view: Store) -> Response:
    """The same in pixels."""
    return as_png(actors.svg(actors.portrait(view, who), standalone=True))


@router.get("/sources.json")
def source_list(request: Request, view: Store) -> Response:
    """Outlets and agencies, each against its own past; `rule` says the thresholds."""
    return as_json(request, sources.sources(view))


@router.get("/sources.csv")
def source_list_csv(view: Store) -> Response:
    """The same as rows."""
    found = sources.sources(view)
    return as_csv(sources.COLUMNS, map(sources.cells, (*found.outlets, *found.agencies)))


@router.get("/search.json")
def search_all(request: Request, view: Store) -> Response:
    """What has all the words of `q`: events, stories, treaties, pages, quotations."""
    text = query.read_search(request.query_params)
    return as_json(request, search.find(view, text) if text else None)


@router.get("/search.csv")
def search_all_csv(request: Request, view: Store) -> Response:
    """The same as rows."""
    text = query.read_search(request.query_params)
    return as_csv(
        search.COLUMNS, search.cells(giving.given(request, search.find(view, text))) if text else ()
    )


def _standing(treaty: TreatyRecord, asked: query.Treaties) -> dict[str, Any]:
    return {
        "treaty": treaty,
        "status": str(lifecycle.status(treaty, asked.on)),
        "on": asked.on.isoformat(),
    }
