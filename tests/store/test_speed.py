"""Listings stay quick: no listing of a large store may walk all of it where an index helps."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.dialects import sqlite

import factories
from dateline.model import Coded, Date, Report
from dateline.store import query
from dateline.store.base import Filters
from dateline.store.sql import SqlStore, open_store

PAGES, EVENTS = 100, 100
COUNTRIES = ("AUT", "HUN", "USA", "FRA", "KEN", "UGA", "PER", "CHL", "NZL", "FJI")
TYPES = ("CONSULT", "SANCTION", "ASSAULT", "AID")


def many(number: int) -> Coded:
    """A page with many events, spread over days, countries and types."""
    return factories.coded(number, reports=tuple(event(number, position) for position in range(EVENTS)))


def event(number: int, position: int) -> Report:
    made = (factories.report, factories.expulsion)[position % 2](number, position)
    serial = number * EVENTS + position
    day = f"{2015 + serial % 10}-{1 + serial % 12:02}-{1 + serial % 28:02}"
    return replace(
        made,
        type=TYPES[serial % 4],
        date=Date(edtf=day, basis="stated"),
        actors=tuple(replace(each, country=COUNTRIES[serial % 10]) for each in made.actors),
        recipients=tuple(replace(each, country=COUNTRIES[serial // 10 % 10]) for each in made.recipients),
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    """A store with 10,000 events."""
    with open_store(tmp_path_factory.mktemp("large") / "news.db") as store:
        for number in range(PAGES):
            store.add(many(number))
        yield store


LISTINGS = [
    {},
    {"type": "ASSAULT"},
    {"type": "ASSAULT", "actor": "FJI", "since": "2020-01-01"},
    {"mode": "expel"},
    {"actor": "KEN"},
    {"recipient": "KEN", "actor": "FRA"},
    {"either": "USA", "without": ("hypothetical",)},
    {"since": "2019-01-01", "until": "2019-02-01"},
    {"place": "AUT"},
    {"place": "NZL"},
    {"auxiliary": ("hypothetical",)},
    {"source": "state"},
    {"text": "vienna"},
    {"text": "nowhere"},
    {"min_confidence": 0.99},
]


@pytest.mark.parametrize("filters", LISTINGS, ids=str)
def test_a_listing_takes_a_few_milliseconds(large: SqlStore, filters: dict[str, object]) -> None:
    chosen = Filters(**filters)  # type: ignore[arg-type]
    assert quickest(lambda: large.listing(chosen)) < 0.05


@pytest.mark.parametrize("facet", ["type", "actor", "place", "source", "mode"])
def test_facets_are_quick(large: SqlStore, facet: str) -> None:
    assert quickest(lambda: large.counts(facet)) < 0.1  # type: ignore[arg-type]


def quickest(call: object) -> float:
    """Seconds of one processor of the best of three calls, so that other work on the machine adds little."""
    times = []
    for _ in range(3):
        start = time.process_time()
        call()  # type: ignore[operator]
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.files
@pytest.mark.parametrize(
    ("filters", "index"),
    [
        ({}, "events_listed"),
        ({"type": "ASSAULT"}, "events_type"),
        ({"place": "AUT"}, "events_place"),
        ({"actor": "KEN"}, "parties_country"),
        ({"mode": "expel"}, "tags_value"),
        ({"page": "1"}, "pages_current"),
    ],
)
def test_listings_use_their_index(large: SqlStore, filters: dict[str, object], index: str) -> None:
    statement = query.listing(Filters(**filters), 50, None)  # type: ignore[arg-type]
    compiled = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with large._read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}").all()
    steps = " | ".join(row[-1] for row in plan)
    assert index in steps
    assert "SCAN events" not in steps or "USING" in steps
