"""A watcher over a small web with faults: every page that could be had is there once, with manners."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import httpx
import pytest

import factories
from dateline.bench.soak import BEGIN as START
from dateline.bench.soak import Simulated
from dateline.bench.web import Plan, Web
from dateline.live.polite import Manners
from dateline.live.watch import Watcher
from dateline.model import Coded, Page
from dateline.pages.fetch import Client, Limits
from dateline.store.sql import SqlStore, open_store
from dateline.store.watching import Feed


def page(site: int, number: int) -> str:
    first = factories.SENTENCES[0]
    return f"<html lang=en><h1>Talks {site} {number}</h1><p>{first} Round {number} of site {site}.</p></html>"


def code(pages: list[Page]) -> Iterator[Coded]:
    for each in pages:
        yield Coded(page=each, version="test")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(tmp_path / "news.db") as opened:
        yield opened


def watcher(store: SqlStore, getter: Client, clock: Simulated, said: list[str] | None = None) -> Watcher:
    lines: list[str] = said if said is not None else []
    return Watcher(store=store, getter=getter, code=code, clock=clock, say=lines.append)


def sources(store: SqlStore) -> list[str]:
    found, cursor = [], None
    while True:
        part = store.pages(limit=200, cursor=cursor)
        found += [each.source or "" for each in part.items]
        cursor = part.cursor
        if cursor is None:
            return found


def test_every_story_that_can_be_had_is_there_once(store: SqlStore) -> None:
    clock = Simulated()
    plan = Plan(sites=8, every=900.0, faulty=3, robots=4)
    with Web(plan=plan, now=clock.now, begin=START, page=page) as web:
        store.watching.subscribe(Feed(url=web.feed(site), every=300.0) for site in range(plan.sites))
        getter = Client(private=True, limits=Limits(timeout=0.4, longest=3.0))
        watcher(store, getter, clock).run(until=START + 3600)
        expected = web.to_be_had()
        # What was told of a moment before the end may still be waiting.
        watcher(store, getter, clock).run(until=START + 5400)
        getter.close()
    found = sources(store)
    assert len(found) == len(set(found))
    assert expected <= set(found)
    assert not {each for each in found if web.closed(int(each.split(".")[3].split(":")[0]) - 1)}


class Fake:
    """A web of one site, from a table; what is asked for is noted with its time."""

    def __init__(self, clock: Simulated) -> None:
        self.clock = clock
        self.shown: dict[str, httpx.Response | str] = {}
        self.asked: list[tuple[str, float, httpx.Headers]] = []

    def client(self) -> Client:
        return Client(transport=httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append((request.url.path, self.clock.now(), request.headers))
        shown = self.shown.get(request.url.path, httpx.Response(404))
        if isinstance(shown, str):
            tag = f'"{hash(shown)}"'
            if request.headers.get("If-None-Match") == tag:
                return httpx.Response(304)
            return httpx.Response(200, text=shown, headers={"ETag": tag})
        return shown

    def times(self, path: str) -> list[float]:
        return [time - START for asked, time, _ in self.asked if asked == path]


FEED = "<rss version='2.0'><channel><title>Courier</title>{}</channel></rss>"
ITEM = "<item><link>https://courier.example{0}?utm_medium=feed</link><pubDate>{1}</pubDate></item>"


@pytest.fixture
def fake() -> Fake:
    made = Fake(Simulated())
    made.shown["/feed"] = FEED.format(ITEM.format("/a", "Mon"))
    made.shown["/a"] = page(1, 1)
    return made


def run(store: SqlStore, fake: Fake, seconds: float) -> Watcher:
    store.watching.subscribe([Feed(url="https://courier.example/feed", every=600.0)])
    made = watcher(store, fake.client(), fake.clock)
    made.run(until=fake.clock.now() + seconds)
    return made


def test_a_host_is_asked_one_at_a_time_with_a_wait_between(store: SqlStore, fake: Fake) -> None:
    items = "".join(ITEM.format(f"/{n}", "Mon") for n in range(6))
    fake.shown["/feed"] = FEED.format(items)
    fake.shown["/robots.txt"] = "User-agent: *\nCrawl-delay: 7\n"
    run(store, fake, 120)
    times = sorted(fake.times(f"/{n}")[0] for n in range(6))
    assert min(b - a for a, b in itertools.pairwise(times)) >= 7


def test_unchanged_is_asked_for_as_such(store: SqlStore, fake: Fake) -> None:
    made = run(store, fake, 3 * 3600)
    assert made.counts.added == 1
    assert len(fake.times("/feed")) > 5
    headers = [headers for path, _, headers in fake.asked if path == "/feed"]
    assert all("if-none-match" in each for each in headers[1:])


def test_a_correction_replaces_the_page_and_a_withdrawal_takes_it_out(store: SqlStore, fake: Fake) -> None:
    run(store, fake, 600)
    (first,) = store.pages().items
    fake.shown["/a"] = page(1, 2)
    made = run(store, fake, 3600)
    assert made.counts.replaced == 1
    (second,) = store.pages().items
    assert store.page(first.id).head.replaced_by == second.id
    fake.shown["/a"] = httpx.Response(410)
    made = run(store, fake, 6 * 3600)
    assert made.counts.withdrawn == 1
    assert store.pages().items == ()


def test_a_feed_that_fails_is_left_alone_longer_and_longer(store: SqlStore, fake: Fake) -> None:
    fake.shown["/feed"] = httpx.Response(500)
    run(store, fake, 6 * 3600)
    times = fake.times("/feed")
    waits = [b - a for a, b in itertools.pairwise(times)]
    assert waits == sorted(waits)
    (feed,) = store.watching.feeds()
    assert feed.failures == len(times)
    assert "500" in (feed.fault or "")


def test_a_server_that_says_how_long_is_believed(store: SqlStore, fake: Fake) -> None:
    fake.shown["/a"] = httpx.Response(503, headers={"Retry-After": "900"})
    run(store, fake, 3600)
    times = fake.times("/a")
    assert times[1] - times[0] >= 900


def test_robots_are_asked_once_a_day_and_obeyed(store: SqlStore, fake: Fake) -> None:
    fake.shown["/robots.txt"] = "User-agent: *\nDisallow: /a\n"
    run(store, fake, 5 * 3600)
    assert fake.times("/a") == []
    assert len(fake.times("/robots.txt")) == 1
    assert store.watching.states() == {"refused": 1}


def test_a_host_whose_robots_cannot_be_had_is_left_alone(store: SqlStore, fake: Fake) -> None:
    fake.shown["/robots.txt"] = httpx.Response(503)
    run(store, fake, 300)
    assert fake.times("/feed") == []


def test_rules_that_cannot_be_read_end_neither_the_watch_nor_the_host(
    store: SqlStore, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.watching.subscribe([Feed(url="https://courier.example/feed", every=600.0)])
    with monkeypatch.context() as patch:
        patch.setattr("dateline.live.polite.Protego.parse", lambda _: 1 / 0)
        fake.shown["/robots.txt"] = "User-agent: *"
        made = watcher(store, fake.client(), fake.clock)
        made.run(once=True)
    assert made.counts.failed == 1
    assert run(store, fake, 3600).counts.added == 1


def test_a_stopped_watch_goes_on(store: SqlStore, fake: Fake) -> None:
    store.watching.subscribe([Feed(url="https://courier.example/feed", every=600.0)])
    made = watcher(store, fake.client(), fake.clock)
    made.stop.set()
    made.run()
    assert store.totals().pages == 0
    assert run(store, fake, 60).counts.added == 1


def test_once_takes_what_is_due_and_ends(store: SqlStore, fake: Fake) -> None:
    store.watching.subscribe([Feed(url="https://courier.example/feed", every=600.0)])
    made = watcher(store, fake.client(), fake.clock)
    assert made.run(once=True).added == 1
    assert fake.clock.now() < START + 60


def test_memory_of_hosts_is_bounded(monkeypatch: pytest.MonkeyPatch, fake: Fake) -> None:
    monkeypatch.setattr("dateline.live.polite.REMEMBERED", 3)
    manners = Manners(getter=fake.client())
    for number in range(9):
        manners.rules(f"https://site{number}.example/", START)
        manners.asked(f"site{number}.example", START)
    assert (len(manners._rules), len(manners._next)) == (3, 3)


class SetBack(Simulated):
    """A clock that is set back by so many seconds when it has come so far.

    An hour later it stops the watch.
    """

    def __init__(self, *, after: float, by: float) -> None:
        super().__init__()
        self._at, self._by, self._end = START + after, by, float("inf")
        self.then: Callable[[], object] = lambda: None

    def wait(self, under_way: set[Future[None]], until: float, stop: threading.Event) -> None:
        super().wait(under_way, until, stop)
        if self._time >= self._at:
            self._time, self._at = self._time - self._by, float("inf")
            self._end = self._time + 3600
            self.then()
        if self._time >= self._end:
            stop.set()


@pytest.mark.parametrize("by", [2 * 3600.0, 25 * 365 * 86_400.0])
def test_a_clock_that_is_set_back_delays_nothing(store: SqlStore, fake: Fake, by: float) -> None:
    fake.clock = clock = SetBack(after=1800.0, by=by)
    store.watching.subscribe([Feed(url="https://courier.example/feed", every=600.0)])
    said: list[str] = []
    made = watcher(store, fake.client(), fake.clock, said)
    clock.then = lambda: fake.shown.update({"/feed": FEED.format(ITEM.format("/b", "Tue")), "/b": page(1, 2)})
    made.run()
    assert len([each for each in said if "set back" in each]) == 1
    assert len([each for each in fake.times("/feed") if 1800 - by <= each <= 5400 - by]) >= 2
    assert sources(store) == ["https://courier.example/a", "https://courier.example/b"]


def test_a_clock_that_was_ahead_before_the_start_delays_nothing(store: SqlStore, fake: Fake) -> None:
    fake.clock._time = START + 25 * 365 * 86_400.0
    run(store, fake, 3600)
    fake.clock._time = START
    fake.shown["/feed"] = FEED.format(ITEM.format("/b", "Tue"))
    fake.shown["/b"] = page(1, 2)
    assert run(store, fake, 3600).counts.added == 1


def test_linking_takes_a_small_part_of_the_time(
    store: SqlStore, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Simulated()
    linked: list[float] = []

    def slow(_store: SqlStore) -> None:
        linked.append(clock.now() - START)
        clock.wait(set(), clock.now() + 30, threading.Event())

    monkeypatch.setattr(SqlStore, "link", slow)
    watching = watcher(store, fake.client(), clock)
    for minute in range(12):
        clock.wait(set(), START + 60 * minute, threading.Event())
        watching._unlinked = 1
        watching._link()
    assert linked == [0, 360]
