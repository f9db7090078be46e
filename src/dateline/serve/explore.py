"""The explorer: one question, kept in the address, seen as facets, time line, map, matrix and table.

    /explore                  the page; .json and .csv at the same address are its figures
    /explore/timeline.svg     a chart: svg, png, json, csv, or vl.json for its description in Vega-Lite
    /explore/export/csv       the events of the same view, in every format of `dateline export`

Charts take `scheme` (light, dark, page) and `bare` (1: without a heading) on top of the filters.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from threading import Lock
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, StreamingResponse
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException

from dateline import exports, serialise
from dateline.exports import csv, feeds
from dateline.serve import charts, explore_parts, giving, marks, query, words
from dateline.serve.api import Store, as_json
from dateline.serve.explore_parts import HERE
from dateline.serve.views import page_of
from dateline.store.base import Exploration, Filters, StoredEvent, View

router = APIRouter(include_in_schema=False)
VALUES = 10
"""Values of a facet."""
IN_TABLE = 25
"""Rows of a table below the map."""
LISTED = 15
"""Events in the table where the address does not say."""
FRESH = 20.0
"""Seconds that the figures of a page serve its charts."""
REMEMBERED = 64
OWN = ("scheme", "bare")
CHARTS: dict[charts.Chart, str] = {
    "timeline": "Events along the time",
    "map": "Where events happened",
    "matrix": "Who acts on whom",
}
KINDS = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "vl.json": "application/json",
}
FEEDS: dict[str, feeds.Kind] = {"atom": "atom", "rss": "rss"}
BESIDE = ("earlier", "later", "undated", "unplaced")
"""Events that the time line or the map has no place for."""
COLUMNS = ("part", "name", "value", "recipient", "until", "lat", "lon", "events", "before")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A question and what was found."""

    asked: query.Query
    found: Exploration


class Recent:
    """The latest explorations: a page and its charts ask the store once. Safe between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Filters, tuple[float, Exploration]] = OrderedDict()
        self._lock = Lock()

    def keep(self, filters: Filters, found: Exploration) -> Exploration:
        """Remember what was found just now."""
        with self._lock:
            self._kept[filters] = (time.monotonic(), found)
            self._kept.move_to_end(filters)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        return found

    def get(self, filters: Filters) -> Exploration | None:
        """What was found, if that is no longer ago than FRESH."""
        with self._lock:
            then, found = self._kept.get(filters, (0.0, None))
        return found if found and time.monotonic() - then < FRESH else None


def _with_text(request: Request) -> bool:
    """What is published takes spans and hashes of the outlets' sentences along, not the sentences."""
    return giving.serving(request).gives_text


def _recent(request: Request) -> Recent:
    state = request.app.state
    if not hasattr(state, "explored"):
        state.explored = Recent()
    kept: Recent = state.explored
    return kept


def _asked(request: Request, view: View) -> query.Query:
    own = {name: value for name, value in request.query_params.items() if name not in OWN}
    return query.read(own, lambda: query.types_of(view))


def _look(request: Request, view: View) -> Look:
    asked = _asked(request, view)
    return Look(
        asked=asked, found=_recent(request).keep(asked.filters, view.explore(asked.filters, limit=VALUES))
    )


def _glance(request: Request, view: View) -> Look:
    """The same, from what a page was given moments ago where there is such."""
    asked = _asked(request, view)
    kept = _recent(request)
    found = kept.get(asked.filters) or kept.keep(asked.filters, view.explore(asked.filters, limit=VALUES))
    return Look(asked=asked, found=found)


@router.get(HERE)
def explore(request: Request, view: Store) -> HTMLResponse:
    """The page."""
    look = _look(request, view)
    asked, found = look.asked, look.found
    number = asked.limit if "limit" in request.query_params else LISTED
    listing = view.listing(asked.filters, limit=number, cursor=asked.cursor)
    page = page_of(
        "explore.html",
        asked=asked,
        found=found,
        tags=explore_parts.tags(asked),
        facets=explore_parts.facets(found, asked),
        balance=explore_parts.balance(found, asked),
        line=explore_parts.line(found.timeline, found.step),
        grid=explore_parts.grid(found.matrix, asked),
        notable=explore_parts.notable(found.marks, asked),
        places=charts.by_country(found.spots),
        near=[spot for spot in found.spots if spot.geonames_id is not None],
        most=IN_TABLE,
        stretch=explore_parts.stretch,
        neighbours=explore_parts.neighbours(asked),
        listing=listing,
        formats=exports.FORMATS,
        published=not _with_text(request),
        sentence=marks.of_report,
    )
    page.background = BackgroundTask(charts.warm)  # the map is asked for in a moment
    return page


@router.get(f"{HERE}.json")
def explore_json(request: Request, view: Store) -> Response:
    """All figures of the page, and the events of its table."""
    look = _look(request, view)
    listing = view.listing(look.asked.filters, limit=look.asked.limit, cursor=look.asked.cursor)
    following = look.asked.address(f"{HERE}.json", cursor=listing.cursor) if listing.cursor else None
    figures = {each.name: getattr(look.found, each.name) for each in fields(look.found)}
    asked = look.asked.values
    return as_json(request, {"filters": asked, **figures, "listed": listing.items, "next": following})


@router.get(f"{HERE}.csv")
def explore_csv(request: Request, view: Store) -> Response:
    """All figures of the page as one long table; `part` says what a row is."""
    return _table(COLUMNS, _figures(_look(request, view).found))


def _figures(found: Exploration) -> Iterator[dict[str, Any]]:
    yield {"part": "total", "events": found.total}
    for name in BESIDE:
        yield {"part": "not shown", "name": name, "events": getattr(found, name)}
    for name, values in found.facets.items():
        yield from ({"part": "facet", "name": name, "value": v, "events": n} for v, n in values)
    for each in found.timeline:
        yield {"part": "timeline", "name": found.step, **_bin(each)}
    for pair in found.matrix:
        yield {"part": "matrix", "value": pair.actor, "recipient": pair.recipient, "events": pair.events}
    for spot in found.spots:
        at = {"lat": spot.lat, "lon": spot.lon, "events": spot.events}
        yield {"part": "map", "name": spot.name, "value": spot.country, **at}
    for mark in found.marks:
        row = {"name": mark.facet, "value": mark.value, "events": mark.now, "before": mark.before}
        yield {"part": f"mark {mark.kind}", **row}


def _bin(each: Any) -> dict[str, Any]:
    return {"value": each.first, "until": each.last, "events": each.events}


@router.get(HERE + "/export/{format}")
def export(format: str, request: Request, view: Store) -> Response:
    """The events of the view, all of them, as a stream."""
    known = exports.FORMATS.get(format)
    if known is None:
        raise HTTPException(404)
    asked = _asked(request, view)
    view.count(asked.filters)  # what is wrong with the question has to be said before the stream begins
    events = (giving.given(request, each) for each in view.all_events(asked.filters))
    text = _with_text(request)
    feed = FEEDS.get(format)
    if feed:
        link = str(request.base_url).rstrip("/") + asked.address(HERE)
        found = _feed(feed, events, asked, link)
    else:
        rated = exports.quality.known(view.reviews.precision()) if known.rated else ()
        found = exports.chunks(format, events, text=text, source=view, quality=rated)
    shown = "inline" if feed else "attachment"
    name = f"dateline-{format}{known.suffix}"
    headers = {
        "Content-Disposition": f'{shown}; filename="{name}"',
        "Link": '</quality.csv>; rel="describedby"; type="text/csv"',
    }
    return StreamingResponse(found, media_type=known.media, headers=headers)


def _feed(kind: feeds.Kind, events: Iterable[StoredEvent], asked: query.Query, link: str) -> Iterator[bytes]:
    """The newest events of a search, under its own name."""
    lines = feeds.feed(events, f"dateline: {explore_parts.described(asked)}", link, kind)
    return (line.encode() for line in lines)


@router.get(HERE + "/{name}")
def chart(name: str, request: Request, view: Store) -> Response:
    """A chart as a drawing, or the figures behind it."""
    called, _, kind = name.partition(".")
    which = next((each for each in CHARTS if each == called), None)
    if which is None or kind not in KINDS:
        raise HTTPException(404)
    look = _glance(request, view)
    if kind == "csv":
        rows = list(map(asdict, _rows(which, look.found)))
        return _named(_table(tuple(rows[0]) if rows else ("events",), iter(rows)), request, name)
    return _kept(_body(which, kind, look, request.query_params), KINDS[kind], request, name)


def _body(which: charts.Chart, kind: str, look: Look, parameters: Mapping[str, str]) -> bytes:
    if kind == "json":
        about = {"chart": which, "filters": look.asked.values, "total": look.found.total}
        return serialise.to_json({**about, "rows": _rows(which, look.found)}).encode()
    order = _order(which, look, parameters)
    if kind == "vl.json":
        return serialise.to_json(charts.describe(order)).encode()
    return charts.draw_png(order) if kind == "png" else charts.draw_svg(order).encode()


def _order(which: charts.Chart, look: Look, parameters: Mapping[str, str]) -> charts.Order:
    """What is to be drawn. Raises BadAddress for a look that there is not."""
    scheme, bare = parameters.get("scheme") or "light", parameters.get("bare") or ""
    if scheme not in charts.PALETTES:
        raise query.BadAddress(
            "scheme", f"“{scheme}” is not known", f"there are {', '.join(charts.PALETTES)}"
        )
    if bare not in ("", "1"):
        raise query.BadAddress("bare", f"“{bare}” is not known", "there is 1")
    told = f"{explore_parts.described(look.asked)} · {words.plural(look.found.total, 'event')} · dateline"
    return charts.Order(
        chart=which,
        rows=_rows(which, look.found),
        scheme=scheme,
        heading=None if bare else charts.Heading(title=CHARTS[which], filters=told),
        step=look.found.step,
    )


def _rows(which: charts.Chart, found: Exploration) -> tuple[Any, ...]:
    """The figures behind a chart."""
    return {"timeline": found.timeline, "matrix": found.matrix, "map": found.spots}[which]


def _table(columns: tuple[str, ...], rows: Iterator[dict[str, Any]]) -> Response:
    cells = (csv.line(csv.cell(row.get(name)) for name in columns) for row in rows)
    return Response(csv.line(columns) + "".join(cells), media_type="text/csv; charset=utf-8")


def _named(response: Response, request: Request, name: str) -> Response:
    """A chart that is looked at has a page around it; a link to its file says what to call that."""
    if not request.query_params.get("bare"):
        response.headers["Content-Disposition"] = f'inline; filename="dateline-{name}"'
    return response


def _kept(body: bytes, media: str, request: Request, name: str) -> Response:
    """With a tag by which a browser asks whether it still holds."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "max-age=60"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return _named(Response(body, media_type=media, headers=headers), request, name)
