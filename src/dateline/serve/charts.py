"""The explorer's charts, described with Altair and drawn by vl-convert: no browser, no network.

A description is plain Vega-Lite with its data inside, so that it can be taken away and drawn anywhere.
Colours are those of the style sheet, light or dark; the scheme "page" leaves them to the custom
properties of the page that a drawing is put into.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Literal

from dateline import lexicon
from dateline.errors import StopRun
from dateline.serve import words
from dateline.store.base import Bin, Pair, Spot

Scheme = Literal["light", "dark", "page"]
Chart = Literal["timeline", "matrix", "map"]
Spec = dict[str, Any]
FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"
WIDTH = 960
SCALE = 2.0
"""Pixels of a PNG for each one of the drawing."""
KEPT = 96
"""Drawings that are kept, up to a quarter of a megabyte each."""
LEFT_OUT = "ATA"
"""Antarctica: a seventh of the picture and hardly an event."""
STEPS = {"day": "%-d %b %Y", "week": "%-d %b %Y", "month": "%b %Y", "year": "%Y"}
"""How the axis of a time line writes a day, by the width of its bars."""
_PATH = re.compile(r' d="[^"]*"')
_FINE = re.compile(r"(\.\d)\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a chart, by the names that they have in the style sheet."""

    paper: str
    sheet: str
    ink: str
    muted: str
    rule: str
    accent: str


PALETTES: dict[Scheme, Palette] = {
    "light": Palette(
        paper="#fbfaf6",
        sheet="#f3f0e8",
        ink="#1d1b18",
        muted="#5f5b53",
        rule="#d8d3c7",
        accent="#8c1c2b",
    ),
    "dark": Palette(
        paper="#171613",
        sheet="#211f1b",
        ink="#ebe7de",
        muted="#aaa498",
        rule="#3b3832",
        accent="#f0949c",
    ),
    "page": Palette(
        paper="var(--paper)",
        sheet="var(--sheet)",
        ink="var(--ink)",
        muted="var(--muted)",
        rule="var(--rule)",
        accent="var(--accent)",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above a chart that is taken away: what it shows, and of which events."""

    title: str
    filters: str = ""


def timeline(bins: Sequence[Bin], step: str, heading: Heading | None, scheme: Scheme) -> Spec:
    """Events along the time, a bar a `step`: day, week, month or year."""
    alt = _altair()
    colours = PALETTES[scheme]
    rows = [{"first": each.first, "end": _after(each.last), "events": each.events} for each in bins]
    chart = (
        alt.Chart(alt.Data(values=rows), width=WIDTH, height=200)
        .mark_bar(orient="vertical", color=colours.accent, stroke=colours.paper, strokeWidth=0.6)
        .encode(
            x=alt.X(
                "first:T",
                scale=alt.Scale(type="utc"),
                title=None,
                axis=alt.Axis(format=STEPS.get(step, STEPS["day"]), labelOverlap=True),
            ),
            x2="end:T",
            y=alt.Y("events:Q", title="events", axis=alt.Axis(tickMinStep=1, tickCount=4, format=",d")),
            y2=alt.datum(0),
        )
    )
    return _finished(_described(chart), heading, scheme)


def matrix(pairs: Sequence[Pair], heading: Heading | None, scheme: Scheme) -> Spec:
    """Who acts on whom: a row an actor, a column a recipient, the most frequent first."""
    alt = _altair()
    colours = PALETTES[scheme]
    actors, recipients = sides(pairs)
    rows = [
        {"actor": words.country(p.actor), "recipient": words.country(p.recipient), "events": p.events}
        for p in pairs
    ]
    most = max((pair.events for pair in pairs), default=1)
    cell = 44
    base = alt.Chart(
        alt.Data(values=rows), width=cell * max(len(recipients), 1), height=32 * max(len(actors), 1)
    ).encode(
        x=alt.X(
            "recipient:N",
            sort=list(map(words.country, recipients)),
            title="acted on",
            axis=alt.Axis(
                orient="top",
                labelAngle=-40,
                labelAlign="left",
                titleAnchor="start",
                domain=False,
                ticks=False,
            ),
        ),
        y=alt.Y(
            "actor:N",
            sort=list(map(words.country, actors)),
            title="who acts",
            axis=alt.Axis(domain=False, ticks=False),
        ),
    )
    shade = alt.Scale(type="sqrt", domain=[0, most], range=[0.06, 1])
    squares = base.mark_rect(fill=colours.accent, stroke=colours.paper, strokeWidth=2).encode(
        fillOpacity=alt.FillOpacity("events:Q", scale=shade, legend=None)
    )
    numbers = base.mark_text(font=FONT, fontSize=12).encode(
        text=alt.Text("events:Q", format=",d"),
        color=alt.condition(
            f"datum.events > {most * 0.36}", alt.value(colours.paper), alt.value(colours.ink)
        ),
    )
    return _finished(_described(squares + numbers), heading, scheme)


def sides(pairs: Iterable[Pair]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors and the recipients of a matrix, those of most events first."""
    acts: dict[str, int] = {}
    receives: dict[str, int] = {}
    for pair in pairs:
        acts[pair.actor] = acts.get(pair.actor, 0) + pair.events
        receives[pair.recipient] = receives.get(pair.recipient, 0) + pair.events
    return _by_number(acts), _by_number(receives)


def _by_number(events: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(events, key=lambda code: (-events[code], code)))


def world(spots: Sequence[Spot], heading: Heading | None, scheme: Scheme) -> Spec:
    """Where events happened: countries with an event tinted, a circle a place, its area their number.

    A hollow circle is a country whose events are placed no nearer than that. Each is described in words;
    for a page, behind the code of its country and a bar, so that the page knows what a click on it means.
    """
    coded = scheme == "page"
    # Altair would look through all outlines and places more than once; they are put into its description.
    spec: Spec = _finished(json.loads(_frame(scheme)), heading, scheme)
    land, circles = spec["layer"]
    land["data"] = _topology(_shapes(spots, coded))
    circles["data"] = {"values": _circles(spots, coded)}
    return spec


@cache
def _frame(scheme: Scheme) -> str:
    """The map without its data, as JSON: the outlines, and above them the places."""
    alt = _altair()
    colours = PALETTES[scheme]
    here = "datum.properties.told != ''"
    land = alt.Chart(alt.NamedData(name="land")).mark_geoshape(stroke=colours.paper, strokeWidth=0.6)
    land = land.encode(
        fill=alt.condition(here, alt.value(colours.accent), alt.value(colours.rule)),
        fillOpacity=alt.condition(here, alt.value(0.3), alt.value(1)),
        description="properties.told:N",
    )
    circles = alt.Chart(alt.NamedData(name="places")).mark_circle(stroke=colours.accent, strokeWidth=1.2)
    circles = circles.encode(
        longitude="lon:Q",
        latitude="lat:Q",
        size=alt.Size("events:Q", legend=None, scale=alt.Scale(zero=True, range=[14, 900])),
        fill=alt.value(colours.accent),
        fillOpacity=alt.condition("datum.near", alt.value(0.5), alt.value(0)),
        opacity=alt.value(1),
        description="told:N",
    )
    whole = alt.layer(land, circles, width=WIDTH, height=440).project(type="equalEarth")
    return json.dumps(_described(whole))


def by_country(spots: Iterable[Spot]) -> dict[str, int]:
    """Events placed in each country."""
    found: dict[str, int] = {}
    for spot in spots:
        if spot.country:
            found[spot.country] = found.get(spot.country, 0) + spot.events
    return found


def _shapes(spots: Sequence[Spot], coded: bool) -> list[dict[str, Any]]:
    told = {code: _with(code, told_in(code, events), coded) for code, events in by_country(spots).items()}
    return [{**shape, "properties": {"told": told.get(shape.get("id", ""), "")}} for shape in outlines()]


def _with(code: str | None, told: str, coded: bool) -> str:
    return f"{code or ''}|{told}" if coded else told


def _circles(spots: Iterable[Spot], coded: bool) -> list[dict[str, Any]]:
    """The places, the greatest first, so that it is drawn below the others."""
    return [
        {
            "lat": spot.lat,
            "lon": spot.lon,
            "events": spot.events,
            "near": spot.geonames_id is not None,
            "told": _with(spot.country, told_of(spot), coded),
        }
        for spot in sorted(spots, key=lambda spot: (-spot.events, spot.name))
    ]


def told_in(code: str, events: int) -> str:
    """ "Kenya: 15 events"."""
    return f"{words.country(code)}: {words.plural(events, 'event')}"


def told_of(spot: Spot) -> str:
    """ "Nairobi, Kenya: 12 events", "somewhere in Kenya: 3 events"."""
    country = words.country(spot.country) if spot.country else ""
    if spot.geonames_id is None:
        where = f"somewhere in {country or spot.name}"
    else:
        where = f"{spot.name}, {country}" if country and country != spot.name else spot.name
    return f"{where}: {words.plural(spot.events, 'event')}"


def _altair() -> Any:
    """Altair, imported when the first chart is asked for: it takes a second."""
    return import_module("altair")


def _topology(shapes: Sequence[Mapping[str, Any]]) -> Spec:
    """The data of the outlines, as Vega-Lite takes them."""
    whole = _world()
    values = {
        "type": "Topology",
        "arcs": whole["arcs"],
        "transform": whole["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": shapes}},
    }
    return {"values": values, "format": {"type": "topojson", "feature": "countries"}}


@cache
def _world() -> dict[str, Any]:
    path = lexicon.DATA / "world" / "countries.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StopRun(str(path), f"cannot be read ({error})", "install dateline again") from error
    return found


def outlines() -> tuple[dict[str, Any], ...]:
    """The shapes of the countries, as in Natural Earth; a few have no code as `id`."""
    shapes = _world()["objects"]["countries"]["geometries"]
    return tuple(shape for shape in shapes if shape.get("id") != LEFT_OUT)


def _after(day: str) -> str:
    """The day after an ISO day, where its bar ends."""
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return day


def _described(chart: Any) -> Spec:
    # Altair looks at data sets to name them; ours are small and stay where they are.
    with _altair().data_transformers.enable(consolidate_datasets=False):
        spec: Spec = chart.to_dict(validate=False)
    return spec


def _finished(spec: Spec, heading: Heading | None, scheme: Scheme) -> Spec:
    """In the colours of the scheme, with what stands above it; without where a page says that itself."""
    colours = PALETTES[scheme]
    if heading:
        above = {"text": heading.title, "anchor": "start", "offset": 14}
        spec["title"] = {**above, "subtitle": heading.filters} if heading.filters else above
    spec["config"] = _config(colours)
    spec["background"] = colours.paper
    spec["padding"] = 16 if heading else 0
    return spec


def _config(colours: Palette) -> Spec:
    text = {"labelFont": FONT, "titleFont": FONT, "labelColor": colours.muted, "titleColor": colours.muted}
    return {
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            **text,
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "gridColor": colours.rule,
            "domainColor": colours.muted,
            "tickColor": colours.muted,
        },
        "axisX": {"grid": False},
        "title": {
            "font": "Charter, Georgia, 'Noto Serif', 'DejaVu Serif', serif",
            "fontSize": 19,
            "color": colours.ink,
            "subtitleFont": FONT,
            "subtitleFontSize": 13,
            "subtitleColor": colours.muted,
            "subtitlePadding": 6,
        },
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A chart that somebody wants: the figures, and how they are to look."""

    chart: Chart
    rows: tuple[Bin, ...] | tuple[Pair, ...] | tuple[Spot, ...]
    scheme: Scheme
    heading: Heading | None = None
    step: str = "day"


def describe(order: Order) -> Spec:
    """The chart in Vega-Lite."""
    rows: Any = order.rows
    if order.chart == "timeline":
        return timeline(rows, order.step, order.heading, order.scheme)
    return (matrix if order.chart == "matrix" else world)(rows, order.heading, order.scheme)


@cache
def warm() -> None:
    """Start what draws, which takes seconds the first time; an empty map is drawn for it."""
    draw_svg(Order(chart="map", rows=(), scheme="page"))


@lru_cache(maxsize=KEPT)
def draw_svg(order: Order) -> str:
    """The drawing as SVG, the coordinates of its paths to a tenth of a pixel."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(json.dumps(describe(order)), allowed_base_urls=[])
    return _PATH.sub(lambda path: _FINE.sub(r"\1", path[0]), drawn)


@lru_cache(maxsize=KEPT // 6)
def draw_png(order: Order) -> bytes:
    """The drawing as PNG, two pixels for each of its own."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(json.dumps(describe(order)), scale=SCALE, allowed_base_urls=[])
    return drawn
