"""What the watcher knows, in the newsroom: feeds and how they do, versions of a page, pages taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import factories
from dateline.serve.app import create_app
from dateline.store.sql import SqlStore, open_store
from dateline.store.watching import Feed

NOON = 1_770_000_000.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(tmp_path / "news.db") as opened:
        yield opened


def test_sources_show_the_feeds(store: SqlStore) -> None:
    well = Feed(url="https://courier.example/feed", title="<b>Courier</b>", read="2026-02-02T02:40:00+00:00")
    ill = Feed(url="https://gazette.example/feed", failures=3, fault="the server answers 500")
    store.watching.subscribe([well, ill])
    store.watching.count(well.url, NOON, looks=1, pages=4)
    shown = TestClient(create_app(store), base_url="http://localhost").get("/sources").text
    assert "&lt;b&gt;Courier&lt;/b&gt;" in shown
    assert "3 faults in a row" in shown
    assert "the server answers 500" in shown


def test_a_page_shows_its_versions(store: SqlStore) -> None:
    source = "https://courier.example/a"
    first = store.add(factories.coded(1, source=source)).page
    second = store.add(factories.coded(2, source=source)).page
    client = TestClient(create_app(store), base_url="http://localhost")
    assert "2 versions of this page" in client.get(f"/pages/{second}").text
    assert "This is an older version" in client.get(f"/pages/{first}").text


def test_a_page_that_was_taken_back_says_so(store: SqlStore) -> None:
    page = store.add(factories.coded(1, source="https://courier.example/a")).page
    store.withdraw("https://courier.example/a")
    shown = TestClient(create_app(store), base_url="http://localhost").get(f"/pages/{page}")
    assert shown.status_code == 200
    assert "took this page back" in shown.text
    assert page not in TestClient(create_app(store), base_url="http://localhost").get("/pages").text
