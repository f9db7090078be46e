"""Answers are given again to everybody alike, and never those that are for one reader."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from serve_pages import french, strike

from dateline.serve.app import create_app
from dateline.serve.kept import FRESH, Answer, Shelf
from dateline.serve.options import LOCAL
from dateline.serve.shared import SETS, WAYS, Table
from dateline.store.accounts import LOCAL_EDITOR
from dateline.store.reviews import Said
from dateline.store.sql import SqlStore, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(tmp_path / "news.db") as made:
        made.add(strike())
        yield made


class Asking:
    """One application that is asked again and again; counts what is made anew."""

    def __init__(self, store: SqlStore) -> None:
        self.made = 0
        listing = store.listing

        def counted(*given: Any, **more: Any) -> Any:
            self.made += 1
            return listing(*given, **more)

        store.listing = counted  # type: ignore[method-assign]
        self._transport = httpx.ASGITransport(app=create_app(store, LOCAL))

    def get(self, path: str, **headers: str) -> httpx.Response:
        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://127.0.0.1") as session:
                return await session.get(path, headers=headers)

        return asyncio.run(ask())


def test_an_answer_is_given_again_and_a_write_makes_it_stale(store: SqlStore) -> None:
    asking = Asking(store)
    first = asking.get("/events")
    assert asking.get("/events").content == first.content
    assert asking.made == 1
    pages = asking.get("/pages").text
    store.add(french())
    assert asking.get("/pages").text != pages
    asking.get("/events")
    assert asking.made == 2


def test_a_review_shows_at_once(store: SqlStore) -> None:
    report = store.listing().items[0].report
    asking = Asking(store)
    assert asking.get("/events.json").json()["events"][0]["review"] is None
    store.reviews.add(Said(kind="event", about=report.id, verdict="right"), LOCAL_EDITOR)
    assert asking.get("/events.json").json()["events"][0]["review"]


def test_who_is_signed_in_or_asks_for_changes_is_answered_anew(store: SqlStore) -> None:
    asking = Asking(store)
    asking.get("/events")
    for headers in ({"cookie": "a=b; dateline_session=xyz"}, {"if-none-match": '"x"'}):
        before = asking.made
        asking.get("/events", **headers)
        assert asking.made == before + 1


def test_a_page_with_a_form_is_never_given_to_another(store: SqlStore) -> None:
    asking = Asking(store)
    address = f"/events/{store.listing().items[0].id}"
    one, other = asking.get(address), asking.get(address)
    assert one.cookies["dateline_visit"] != other.cookies["dateline_visit"]
    assert one.text != other.text


def test_packed_and_plain_answers_are_kept_apart(store: SqlStore) -> None:
    asking = Asking(store)
    packed = asking.get("/events", **{"accept-encoding": "gzip"})
    plain = asking.get("/events", **{"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text


def test_the_shelf_has_an_end_in_time_and_in_bytes() -> None:
    now = [0.0]
    shelf = Shelf(room=10, clock=lambda: now[0])
    for key in "abc":
        shelf.put(key, Answer(body=[b"1234"], size=4))
    assert shelf.get("a") is None and shelf.get("b") and shelf.get("c")
    assert shelf.size == 8
    now[0] = FRESH + 1
    assert shelf.get("c") is None


def test_clients_are_counted_once_in_shared_memory() -> None:
    table = Table()
    assert [table.take("one", 2, now=5.0)[1] for _ in range(3)] == [True, True, False]
    assert table.take("other", 2, now=5.0) == (1.0, True)
    assert table.take("one", 2, now=35.0)[1]
    for number in range(2 * SETS * WAYS // 100):
        table.take(str(number), 2, now=40.0)
    assert table.take("one", 2, now=40.0)[1] is False
