"""The explorer: its page, its figures, its charts, and what can be taken away."""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from serve_pages import HOSTILE, client

from dateline import exports, lexicon, serve
from dateline.model import Auxiliary, EventStatus
from dateline.serve import charts, explore, explore_parts, query
from dateline.serve.app import create_app
from dateline.serve.options import Serving
from dateline.store.base import FACETS, REVIEWED, Bin, Exploration, Filters, Mark, Pair, Spot, View

CSS = Path(serve.__file__).parent / "static"
CODES = [row["code"] for row in lexicon.table("actors/countries.tsv", explore.words.COUNTRIES)]


def asked(address: str = "") -> query.Query:
    return query.read(dict(parse_qsl(urlsplit(address).query)))


def full(name: str = "Somewhere") -> Exploration:
    """As much as a store ever gives for one question."""
    first = dt.date(2015, 1, 1)
    months = [dt.date(2015 + n // 12, 1 + n % 12, 1) for n in range(122)]
    bins = [
        Bin(first=one.isoformat(), last=(two - dt.timedelta(days=1)).isoformat(), events=(n * 37) % 911)
        for n, (one, two) in enumerate(pairwise(months))
    ]
    sides = CODES[:12]
    many = tuple((code, 90_000 - n) for n, code in enumerate(CODES[: explore.VALUES]))
    return Exploration(
        total=1_000_000,
        facets={
            **dict.fromkeys(FACETS, many),
            "quad": (("1", 400_000), ("2", 100_000), ("3", 300_000), ("4", 200_000)),
            "type": (("ASSAULT", 200_000), ("AGREE", 100_000)),
            "source": ((f"{name} {HOSTILE}", 7), ("x" * 300, 3)),
            "month": tuple((f"{first:%Y}-{n:02}", n) for n in range(1, 13)),
        },
        timeline=tuple(bins),
        step="month",
        matrix=tuple(
            Pair(actor=a, recipient=b, events=1 + i * j)
            for i, a in enumerate(sides)
            for j, b in enumerate(sides)
        ),
        spots=tuple(
            Spot(
                name=f"{name} {n} {HOSTILE}",
                country=CODES[n % len(CODES)],
                geonames_id=n or None,
                lat=n % 160 - 80,
                lon=n % 360 - 180,
                events=n + 1,
            )
            for n in range(300)
        ),
        marks=(
            Mark(kind="new", facet="actor", value="FJI", now=7, before=0.0),
            Mark(kind="more", facet="type", value="ASSAULT", now=31, before=8.25),
            Mark(kind="fewer", facet="actor", value="KEN", now=2, before=14.5),
        ),
        marks_rule="The last 7 days against the 8 times 7 days before them.",
        earlier=3,
        undated=1_200,
        unplaced=40_000,
    )


class Wide:
    """A store whose explorer has everything."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def explore(self, filters: Filters = ..., *, limit: int = 12) -> Exploration:  # type: ignore[assignment]
        return full()


@pytest.fixture
def wide(shown):
    return client(Wide(shown))  # type: ignore[arg-type]


# The page


def test_the_page_has_facets_whose_links_keep_all_other_state(get) -> None:
    text = get("/explore?status=negation&min_confidence=0.5").text
    links = re.findall(r'href="(/explore\?[^"]*type=ASSAULT[^"]*)"', text)
    assert links
    for link in links:
        kept = dict(parse_qsl(urlsplit(link.replace("&amp;", "&")).query))
        assert kept == {"status": "negation", "min_confidence": "0.5", "type": "ASSAULT"}


def test_what_is_chosen_can_be_taken_off(get) -> None:
    text = get("/explore?type=ASSAULT&country=BOL").text
    assert 'href="/explore?country=BOL"><span class="visually-hidden">Take off: </span>ASSAULT' in text
    assert "Bolivia on either side" in text
    assert '<strong aria-current="true">ASSAULT</strong>' in text
    assert "← All types" in text and 'name="country" value="BOL"' in text


def test_the_table_has_sentence_and_speaker(get) -> None:
    text = get("/explore?type=ASSAULT").text
    assert '<span class="mark trigger">bombed</span>' in text and "the defence ministry</span> says" in text
    assert re.search(r'class="sides" href="/events/[^"]+"', text)


def test_thresholds_are_printed_with_the_marks(wide) -> None:
    text = wide("/explore").text
    assert "The last 7 days against the 8 times 7 days before them." in text
    assert "7 events, none before" in text and "31 events instead of 8.2" in text
    assert 'href="/explore?actor=FJI"' in text and ">Fiji<" in text


def test_a_full_page_is_small_and_safe(wide) -> None:
    text = wide("/explore?type=ASSAULT&since=2015-01-01").text
    assert len(text.encode()) < 70_000
    assert "<script>alert" not in text and " style=" not in text and "javascript:" not in text
    assert re.findall(r"<script[^>]*>", text) == ['<script src="/static/explore.js" defer>']
    assert text.count("<h1") == 1
    assert "3 earlier and 1,200 without a date so close" in text


def test_nothing_found_leads_back(get) -> None:
    text = get("/explore?text=nothing-has-this-word").text
    assert "Take a filter off above" in text and "data-timeline" not in text


def test_a_filter_that_means_nothing_is_refused(get) -> None:
    assert get("/explore?colour=red").status_code == 400
    assert get("/explore/map.svg?scheme=pink").status_code == 400
    assert get("/explore/map.svg?bare=2").status_code == 400


# Figures


def test_the_same_view_as_json_and_csv(get) -> None:
    found = get("/explore.json?type=ASSAULT").json()
    assert found["total"] == len(found["listed"]) == 3
    assert found["filters"] == {"type": "ASSAULT"} and found["marks_rule"]
    rows = list(csv.DictReader(get("/explore.csv?type=ASSAULT").text.splitlines()))
    assert {row["part"] for row in rows} >= {"total", "facet", "timeline"}
    assert rows[0]["events"] == "3"
    types = [(row["value"], row["events"]) for row in rows if row["name"] == "type"]
    assert types == [[*map(str, each)] and (each[0], str(each[1])) for each in found["facets"]["type"]]


@pytest.mark.parametrize("which", sorted(explore.CHARTS))
def test_every_chart_as_data(wide, which: str) -> None:
    rows = wide(f"/explore/{which}.json").json()["rows"]
    table = list(csv.DictReader(wide(f"/explore/{which}.csv").text.splitlines()))
    assert len(rows) == len(table) > 100
    assert [row["events"] for row in table] == [str(row["events"]) for row in rows]


# Charts


@pytest.mark.parametrize("which", sorted(explore.CHARTS))
@pytest.mark.parametrize("scheme", sorted(charts.PALETTES))
def test_every_chart_as_svg_is_safe(wide, which: str, scheme: str) -> None:
    answer = wide(f"/explore/{which}.svg?scheme={scheme}&type=ASSAULT")
    assert answer.headers["content-type"] == "image/svg+xml"
    text = answer.text
    assert text.startswith("<svg") and "NaN" not in text
    assert "<script" not in text and " style=" not in text and "href" not in text
    assert ("var(--accent)" in text) == (scheme == "page")
    assert "ASSAULT · 1,000,000 events · dateline" in text


def test_what_is_asked_for_stands_in_a_chart_as_text(wide) -> None:
    text = wide("/explore/matrix.svg?text=%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script" not in text and "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_chart_as_png_and_as_its_description(wide) -> None:
    assert wide("/explore/timeline.png").content[:8] == b"\x89PNG\r\n\x1a\n"
    described = wide("/explore/matrix.vl.json?bare=1").json()
    assert "vega-lite" in described["$schema"] and "title" not in described


def test_a_browser_that_has_a_chart_is_not_sent_it_again(wide) -> None:
    tag = wide("/explore/matrix.svg").headers["etag"]
    again = wide("/explore/matrix.svg", **{"If-None-Match": tag})
    assert again.status_code == 304 and not again.content


def test_charts_that_there_are_not(get) -> None:
    for path in ("/explore/pie.svg", "/explore/map.gif", "/explore/map", "/explore/export/xml"):
        assert get(path).status_code == 404


def test_charts_of_nothing_can_be_drawn() -> None:
    for which in charts.Chart.__args__:  # type: ignore[attr-defined]
        assert charts.draw_svg(charts.Order(chart=which, rows=(), scheme="light")).startswith("<svg")


def test_the_same_figures_give_the_same_drawing() -> None:
    order = charts.Order(chart="map", rows=full().spots, scheme="dark")
    first = charts.draw_svg(order)
    charts.draw_svg.cache_clear()
    assert charts.draw_svg(order) == first


def test_a_map_for_a_page_says_whose_country_a_shape_is() -> None:
    spots = (
        Spot(name="Kisumu", country="KEN", geonames_id=1, lat=-0.1, lon=34.8, events=3),
        Spot(name="Kenya", country="KEN", geonames_id=None, lat=1, lon=38, events=2),
    )
    drawn = charts.draw_svg(charts.Order(chart="map", rows=spots, scheme="page"))
    assert set(re.findall(r'aria-label="(KEN[^"]*)"', drawn)) == {
        "KEN|Kenya: 5 events",
        "KEN|Kisumu, Kenya: 3 events",
        "KEN|somewhere in Kenya: 2 events",
    }


def test_colours_are_those_of_the_style_sheet() -> None:
    text = (CSS / "dateline.css").read_text(encoding="utf-8")
    schemes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", text, re.DOTALL)
    ]
    for scheme, colours in zip(("light", "dark"), schemes, strict=False):
        palette = charts.PALETTES[scheme]  # type: ignore[index]
        for name in charts.Palette.__dataclass_fields__:
            assert getattr(palette, name) == colours[name], (scheme, name)


def test_nothing_is_fetched_from_elsewhere() -> None:
    for name in ("explore.css", "explore.js"):
        text = (CSS / name).read_text(encoding="utf-8")
        assert "url(" not in text and "http" not in text and "eval" not in text and "innerHTML" not in text


# Outlines


def test_outlines_are_those_of_their_note() -> None:
    folder = lexicon.DATA / "world"
    raw = (folder / "countries.json").read_bytes()
    assert hashlib.sha256(raw).hexdigest() in (folder / "SOURCE").read_text(encoding="utf-8")
    assert len(raw) <= 150_000
    ids = [shape["id"] for shape in json.loads(raw)["objects"]["countries"]["geometries"] if "id" in shape]
    assert len(ids) == len(set(ids)) == 175
    assert set(ids) - set(CODES) == {"ATA", "ATF"}


# Taking away


@pytest.mark.parametrize("format", sorted(exports.FORMATS))
def test_the_view_in_every_format(get, format: str) -> None:
    answer = get(f"/explore/export/{format}?type=ASSAULT")
    assert answer.status_code == 200 and answer.content
    assert answer.headers["content-type"].split(";")[0] == exports.FORMATS[format].media.split(";")[0]
    assert f'href="/explore/export/{format}' in get("/explore").text


def test_a_feed_carries_its_search(get) -> None:
    text = get("/explore/export/atom?type=ASSAULT&status=negation").text
    assert "ASSAULT, Said not to have happened" in text
    assert "/explore?type=ASSAULT&amp;status=negation" in text
    assert 'type="application/atom+xml"' in get("/explore?type=ASSAULT").text


def test_a_published_server_keeps_the_outlets_sentences_to_its_pages(shown) -> None:
    app = create_app(shown, Serving(names=("127.0.0.1",), rate=0))

    async def ask(path: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as session:
            return await session.get(path)

    told = " a camp of "
    assert told in asyncio.run(ask("/explore")).text
    for path in ("/explore.json", *(f"/explore/export/{format}" for format in exports.FORMATS)):
        answer = asyncio.run(ask(path))
        assert answer.status_code == 200 and told not in answer.text, path


def test_wrong_filters_are_told_before_an_export_begins(get) -> None:
    assert get("/explore/export/csv?since=someday").status_code == 400


# Parts


def test_the_stretches_before_and_after() -> None:
    found = explore_parts.neighbours(asked("/explore?type=AID&since=2026-03-02&until=2026-03-08"))
    assert [(tag.label, dict(parse_qsl(urlsplit(tag.address).query))) for tag in found] == [
        ("The 7 days before", {"type": "AID", "since": "2026-02-23", "until": "2026-03-01"}),
        ("The 7 days after", {"type": "AID", "since": "2026-03-09", "until": "2026-03-15"}),
        ("All time", {"type": "AID"}),
    ]
    assert [tag.label for tag in explore_parts.neighbours(asked("/explore?since=2026"))] == ["All time"]
    assert explore_parts.neighbours(asked()) == ()
    assert len(explore_parts.neighbours(asked("/explore?since=0001-01-01&until=9999-12-31"))) == 1


def test_the_time_line_is_one_path_in_its_box() -> None:
    line = explore_parts.line(full().timeline, "month")
    assert line is not None
    at = [float(x) for x in re.findall(r"M([\d.]+) ", line.path)]
    assert at == sorted(at) and at[0] >= 0 and at[-1] < explore_parts.WIDE
    assert line.path.count("M") == sum(1 for each in full().timeline if each.events)
    assert len(line.ticks) <= explore_parts.TICKS and line.ticks[0].label == "Jan 2015"
    assert explore_parts.line((), "day") is None


def test_shades_grow_with_the_number() -> None:
    grid = explore_parts.grid(full().matrix, asked())
    cells = [cell for _, row in grid.rows for cell in row if cell.events]
    assert {cell.heat for cell in cells} <= set(range(1, explore_parts.HEATS + 1))
    assert max(cell.heat for cell in cells) == explore_parts.HEATS
    assert len(grid.rows) == len(grid.recipients) == explore_parts.SIDE
    ordered = sorted(cells, key=lambda cell: cell.events)
    assert [cell.heat for cell in ordered] == sorted(cell.heat for cell in cells)


def test_every_facet_has_a_heading_and_a_filter() -> None:
    assert {*explore_parts.TITLES, "quad"} == set(FACETS)
    assert {*explore_parts.PARAMETERS.values()} <= set(query.FIELDS)
    for name in FACETS:
        assert set(explore_parts.setting_of(name, "x")) <= set(query.FIELDS)


def test_a_value_too_long_for_an_address_is_no_link() -> None:
    facets = {each.name: each for each in explore_parts.facets(full(), asked())}
    assert [bool(each.address) for each in facets["source"].first] == [True, False]
    latest = facets["month"].first[0]
    assert latest.label == "December 2015" and "since=2015-12&until=2015-12" in (latest.address or "")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("actor", "KEN", "Kenya acts"),
        ("since", "2026-03-05", "from 5 March 2026"),
        ("type", "assault,aid", "ASSAULT or AID"),
        ("told", "contested", "Contested"),
        ("sector", "MIL", "with: Armed forces"),
        ("text", "{}", "“{}”"),
        ("else", "x", "else: x"),
    ],
)
def test_filters_in_words(name: str, value: str, said: str) -> None:
    assert explore_parts.in_words(name, value) == said


def test_every_named_filter_has_words_for_all_its_values() -> None:
    assert set(explore_parts.REVIEWED) == set(REVIEWED)
    assert set(explore_parts.TOLD) == set(get_args(EventStatus))
    assert set(explore_parts.STATUSES) == {*get_args(Auxiliary), "asserted"}


def test_sectors_have_names() -> None:
    from dateline.exports import codes

    assert codes  # the exports know the same sectors
    rows = lexicon.table("exports/sectors.tsv", ("sector", "cameo", "icews"))
    assert {row["sector"] for row in rows} <= set(explore_parts._sectors())
