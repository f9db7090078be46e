"""A large store is as good as a small one: its events merge, its spans quote, its counts agree."""

from __future__ import annotations

from pathlib import Path

import pytest

import factories
from dateline.bench.large import make
from dateline.bench.newsroom import Addresses, _waits, line
from dateline.errors import StopRun
from dateline.store.base import Filters
from dateline.store.sql import open_store


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A store of ten pages, linked."""
    path = tmp_path / "small.db"
    with open_store(path) as store:
        for number in range(10):
            store.add(factories.coded(number))
        store.link()
    return path


def test_a_large_store_from_a_small_one(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    made = make(small, path, 60)
    with open_store(path) as store:
        events = list(store.all_events())
        assert made.events == len(events) == store.count() >= 60
        assert made.reports == store.count(Filters(reports=True)) >= made.events
        assert len({each.id for each in events}) == made.events
        for each in events:
            assert each.event is not None
            assert each.id == each.event.id
            coded = store.page(each.page.id).coded
            sentence = each.report.sentence
            assert coded.page.blocks[sentence.block].text[sentence.start : sentence.end] == sentence.text
        assert store.explore().total == made.events
        assert len({each.page.published for each in events}) > 5
    assert Addresses.read(path).types


def test_an_empty_store_makes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "small.db"):
        pass
    with pytest.raises(StopRun, match="has no events"):
        make(tmp_path / "small.db", tmp_path / "large.db", 10)


def test_figures_in_one_line() -> None:
    waits = _waits("/events", [("/events", 10.0, True), ("/events", 30.0, False), ("/events", 20.0, True)])
    assert line(waits) == "/events: median 20 ms, p95 30 ms, 3 answers, 1 failed"
