"""A store copied whole: the same in every view, and it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

import factories
from dateline.errors import StopRun
from dateline.store.base import Filters
from dateline.store.copying import copy, steps
from dateline.store.sql import SqlStore, open_store
from dateline.store.watching import Feed


def filled(store: SqlStore) -> None:
    for number in range(6):
        store.add(factories.coded(number), raw=str(number))
    store.watching.subscribe([Feed(url="https://courier.example/feed")])
    store.link()


def test_a_copy_is_the_same_and_goes_on(store: SqlStore, tmp_path: Path) -> None:
    filled(store)
    with open_store(tmp_path / "copy.db") as other:
        done = list(copy(store, other))
        assert len(done) == steps(store)
        assert list(other.all_events()) == list(store.all_events())
        assert other.pages(limit=100) == store.pages(limit=100)
        assert other.stories() == store.stories()
        assert other.explore() == store.explore()
        assert other.watching.feeds() == store.watching.feeds()
        words = next(store.all_events()).report.sentence.text.split()[0]
        assert other.count(Filters(text=words)) == store.count(Filters(text=words)) > 0
        assert other.add(factories.coded(0), raw="0").outcome == "already there"
        assert other.add(factories.coded(77)).outcome == "added"


def test_what_is_there_is_never_overwritten(store: SqlStore, tmp_path: Path) -> None:
    filled(store)
    with open_store(tmp_path / "copy.db") as other:
        other.add(factories.coded(9))
        with pytest.raises(StopRun, match="is not empty"):
            list(copy(store, other))
        assert other.totals().pages == 1
