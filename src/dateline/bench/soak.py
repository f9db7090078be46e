"""A soak test: 200 feeds with faults, watched for two hours of simulated time, on this machine alone.

The web, the watcher and the coder share one process, so its memory is an upper bound of the watcher's.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path

from dateline.bench.web import Plan, Web
from dateline.live.watch import Watcher
from dateline.pages.fetch import Client, Limits
from dateline.store.base import Store
from dateline.store.sql import open_store
from dateline.store.watching import Feed

BEGIN = 1_770_000_000.0
"""The simulated time at which it begins, Unix seconds."""
HOURS = 2.0
AFTER = 1800.0
"""Seconds of watching after the last story, for what is tried again."""
_TEXT = (
    "<html lang='en'><head><title>Talks {number} at site {site}</title></head><body><article>"
    "<h1>Ministers of Kenya and Togo meet, round {number}</h1>"
    "<p>Kenya's foreign minister met his Togolese counterpart in Lome on Monday, the ministry said in "
    "its note {site}-{number}.</p><p>Opposition parties accused the government of hiding the agenda of "
    "talks {number}. Police arrested {site} protesters near the port.</p></article></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Soaked:
    """What a soak test found. Memory in MiB, at half time and at the end; `seconds` of real time."""

    feeds: int
    expected: int
    there: int
    missing: int
    doubled: int
    closed: int
    requests: int
    half: float
    end: float
    seconds: float


class Simulated:
    """Time that passes only when nothing is under way."""

    def __init__(self) -> None:
        self._time = BEGIN

    def now(self) -> float:
        """Unix time."""
        return self._time

    def wait(self, under_way: set[Future[None]], until: float, stop: threading.Event) -> None:
        """Until something is done; where nothing is under way, to the time itself."""
        if under_way:
            wait(under_way, return_when=FIRST_COMPLETED)
        elif until == float("inf"):
            stop.set()
        else:
            self._time = max(self._time, until)


def run_soak(plan: Plan | None = None, *, hours: float = HOURS) -> Soaked:
    """Watch the plan's web, with the real coder."""
    from dateline import coder

    plan, clock, began = plan or Plan(), Simulated(), time.monotonic()
    tools = coder.Tools.load()
    getter = Client(private=True, limits=Limits(timeout=0.8, longest=5.0))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "soak.db") as store:
        with Web(plan=plan, now=clock.now, begin=BEGIN, page=_page) as web:
            store.watching.subscribe(Feed(url=web.feed(site), every=300.0) for site in range(plan.sites))
            watcher = Watcher(
                store=store, getter=getter, code=lambda pages: coder.code_all(pages, tools), clock=clock
            )
            watcher.run(until=BEGIN + hours * 1800)
            half = resident()
            watcher.run(until=BEGIN + hours * 3600)
            expected = web.to_be_had()
            watcher.run(until=BEGIN + hours * 3600 + AFTER)
            closed = {web.host(site) for site in range(plan.sites) if web.closed(site)}
        getter.close()
        found = list(_sources(store))
    return Soaked(
        feeds=plan.sites,
        expected=len(expected),
        there=len(expected & set(found)),
        missing=len(expected - set(found)),
        doubled=len(found) - len(set(found)),
        closed=sum(any(f"//{host}:" in each for host in closed) for each in found),
        requests=sum(web.asked.values()),
        half=half,
        end=resident(),
        seconds=time.monotonic() - began,
    )


def _page(site: int, number: int) -> str:
    return _TEXT.format(site=site, number=number)


def _sources(store: Store) -> Iterator[str]:
    cursor = None
    while True:
        part = store.pages(limit=500, cursor=cursor)
        yield from (each.source or "" for each in part.items)
        cursor = part.cursor
        if cursor is None:
            return


def resident() -> float:
    """Memory of this process now, in MiB; Linux."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20
