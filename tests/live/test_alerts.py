"""Saved searches: what is new is sent once, signed, and again after a fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import factories
from dateline.errors import SkipPage
from dateline.live.alerts import HEADER, PATIENCE, Alerts, genuine, signature
from dateline.store.base import Filters
from dateline.store.sql import SqlStore, open_store
from dateline.store.watching import Search

NOW = 1_770_000_000.0


class Desk:
    """A receiver; `broken` refuses."""

    def __init__(self) -> None:
        self.got: list[tuple[bytes, dict[str, str]]] = []
        self.broken = False
        self.most = 1000

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        if self.broken or len(self.got) >= self.most:
            raise SkipPage(url, "the server answers 500", "")
        self.got.append((body, headers))
        return 200

    def ids(self) -> list[str]:
        return [event["id"] for body, _ in self.got for event in json.loads(body)["events"]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(tmp_path / "news.db") as opened:
        opened.watching.save_search(Search(name="all", query="", hook="https://desk.example/", secret="s"))
        yield opened


def alerts(store: SqlStore, desk: Desk, said: list[str] | None = None) -> Alerts:
    lines: list[str] = said if said is not None else []
    return Alerts(
        store=store,
        poster=desk,
        filters=lambda _: Filters(),
        record=lambda event: {"id": event.id},
        now=lambda: NOW,
        say=lines.append,
    )


def test_what_is_new_is_sent_once(store: SqlStore) -> None:
    desk = Desk()
    store.add(factories.coded(1))
    store.link()
    first = alerts(store, desk).tell()
    assert first == len(desk.ids()) > 0
    assert alerts(store, desk).tell() == 0
    store.add(factories.coded(2))
    store.link()
    alerts(store, desk).tell()
    assert len(desk.ids()) == len(set(desk.ids()))


def test_what_comes_with_a_correction_of_the_last_page_is_sent(store: SqlStore) -> None:
    desk = Desk()
    store.add(factories.coded(1, (factories.report(1),), source="https://a.example/1"))
    store.link()
    alerts(store, desk).tell()
    # Its report is deleted, and a database may give the new one the same key.
    store.add(factories.coded(2, (factories.expulsion(7),), source="https://a.example/1"))
    store.link()
    assert alerts(store, desk).tell() == 1
    assert store.event(desk.ids()[-1]).report.type == "SANCTION"


def test_what_comes_after_the_withdrawal_of_the_last_page_is_sent(store: SqlStore) -> None:
    desk = Desk()
    store.add(factories.coded(1, source="https://a.example/1"))
    store.link()
    alerts(store, desk).tell()
    store.withdraw("https://a.example/1")
    store.add(factories.coded(2))
    store.link()
    assert alerts(store, desk).tell() > 0


def test_more_than_go_into_one_message_are_sent_at_once(store: SqlStore) -> None:
    desk = Desk()
    for number in range(130):
        store.add(factories.coded(number))
    there = len(store.listing(limit=500).items)
    assert there > 200
    desk.most = 1
    assert alerts(store, desk).tell() == 200
    desk.most = 1000
    assert alerts(store, desk).tell() == there - 200
    assert len(desk.ids()) == len(set(desk.ids())) == there


def test_a_search_that_is_dropped_meanwhile_stays_so(store: SqlStore) -> None:
    class Dropping(Desk):
        def post(self, url: str, body: bytes, headers: dict[str, str]) -> int:
            store.watching.drop_search("all")
            return super().post(url, body, headers)

    store.add(factories.coded(1))
    alerts(store, Dropping()).tell()
    assert not store.watching.searches()


def test_after_a_fault_it_is_sent_again_until_patience_ends(store: SqlStore) -> None:
    desk, said = Desk(), list[str]()
    desk.broken = True
    store.add(factories.coded(1))
    for _ in range(PATIENCE + 3):
        assert alerts(store, desk, said).tell() == 0
    assert len(said) == PATIENCE
    assert "rests" in said[-1]
    (search,) = store.watching.searches()
    store.watching.save_search(Search(name="all", query="", hook=search.hook, secret="s", told=search.told))
    desk.broken = False
    assert alerts(store, desk).tell() > 0


def test_the_signature_tells_who_sent_it_and_when(store: SqlStore) -> None:
    desk = Desk()
    store.add(factories.coded(1))
    alerts(store, desk).tell()
    ((body, headers),) = desk.got
    assert genuine(body, headers[HEADER], "s", NOW + 10)
    assert not genuine(body + b" ", headers[HEADER], "s", NOW)
    assert not genuine(body, headers[HEADER], "other", NOW)
    assert not genuine(body, headers[HEADER], "s", NOW + 3600)
    assert not genuine(body, signature(body, "s", 1).replace("t=1", "t=x"), "s", NOW)
