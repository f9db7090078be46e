"""How soon a server answers over a large store: readers at once, none of whom pauses, and many addresses.

The server is a process of its own, started as users start it. Time runs until the first byte of an answer has
come. Readers choose by chance with a fixed seed, the same for every run.
"""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any
from urllib.parse import quote

from dateline.bench.large import make
from dateline.coder import Tools, code_all
from dateline.errors import StopRun
from dateline.pages import read
from dateline.store.sql import open_store

SAMPLES = Path("samples/news/pages")
EVENTS, READERS, SECONDS = 1_000_000, 10, 60
#: Seconds that a server may take until it answers, and until all is counted.
START, COUNT = 60, 900
WORDS = ("attack", "harbour", "minister", "talks", "strike", "treaty", "soldiers", "protest", "aid")
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Milliseconds until the first byte at one kind of address; `failed` counts answers that were not 200."""

    kind: str
    answers: int
    median: float
    p95: float
    failed: int


def run_newsroom(
    store: Path | None, say: Say, *, events: int = EVENTS, seconds: int = SECONDS
) -> list[Waits]:
    """Waits by kind of address, that of all first. Without a store one is made, which takes a while."""
    with tempfile.TemporaryDirectory() as scratch:
        path = store or Path(scratch) / "large.db"
        if not path.exists():
            small = Path(scratch) / "small.db"
            code_samples(small)
            say(f"made a store: {make(small, path, events)}")
        with served(path) as port:
            return read_at_once(port, Addresses.read(path), seconds)


def code_samples(path: Path) -> None:
    """Code the sample pages into a new store, and link them. Raises StopRun when they are not there."""
    found = sorted(SAMPLES.glob("*"))
    if not found:
        raise StopRun(str(SAMPLES), "has no pages", "run this where dateline's source is")
    with open_store(path) as store:
        for coded in code_all((read(str(each)) for each in found), Tools.load()):
            store.add(coded)
        store.link()


@contextmanager
def served(path: Path) -> Iterator[int]:
    """A server over the store, once it answers and has counted; its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dateline", "serve", "--store", str(path), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        _wait(f"http://127.0.0.1:{port}/events?limit=1", START)
        _wait(f"http://127.0.0.1:{port}/explore", COUNT)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _wait(address: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=seconds) as answer:  # noqa: S310
                answer.read()
                return
        except OSError as error:
            if time.monotonic() > end:
                raise StopRun(address, f"does not answer ({error})", "look at the server's log") from error
            time.sleep(0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """What there is to ask for."""

    events: tuple[str, ...]
    pages: tuple[str, ...]
    stories: tuple[str, ...]
    treaties: tuple[str, ...]
    countries: tuple[str, ...]
    types: tuple[str, ...]
    months: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Addresses:
        """Some of each, spread over the store."""
        ids = "SELECT {} FROM {} WHERE key % 97 = 5 LIMIT 2000"
        with closing(sqlite3.connect(path)) as connection:

            def some(statement: str) -> tuple[str, ...]:
                return tuple(str(row[0]) for row in connection.execute(statement) if row[0])

            return cls(
                events=some(ids.format("happening", "events")),
                pages=some(ids.format("id", "pages")),
                stories=some("SELECT id FROM stories LIMIT 2000"),
                treaties=some("SELECT id FROM treaties LIMIT 2000"),
                countries=some("SELECT DISTINCT place FROM events LIMIT 150"),
                types=some("SELECT DISTINCT type FROM events"),
                months=some("SELECT DISTINCT substr(first, 1, 7) FROM events LIMIT 120"),
            )

    def choose(self, pick: Random) -> tuple[str, str]:
        """A kind of address and one of it, as readers choose: the front page and single pages most."""
        kind = pick.choices(tuple(MIX), tuple(MIX.values()))[0]
        return kind, self._one(kind, pick)

    def _one(self, kind: str, pick: Random) -> str:
        of: dict[str, tuple[str, ...]] = {
            "/events/ID": self.events,
            "/pages/ID": self.pages,
            "/stories/ID": self.stories,
            "/treaties/ID": self.treaties,
            "/actors/ID": self.countries,
        }
        if kind in of:
            return kind.removesuffix("ID") + quote(pick.choice(of[kind]))
        where, _, filtered = kind.partition("?")
        return f"{where}?{self._filters(filtered, pick)}" if filtered else where

    def _filters(self, kind: str, pick: Random) -> str:
        if kind == "words":
            return f"text={pick.choice(WORDS)}"
        chosen = {
            "country": pick.choice(self.countries),
            "type": pick.choice(self.types),
            "place": pick.choice(self.countries),
            "since": pick.choice(self.months),
        }
        names = pick.sample(tuple(chosen), pick.choice((1, 1, 2)))
        return "&".join(f"{name}={chosen[name]}" for name in names)


#: Kinds of address and how often each is asked for.
MIX = {
    "/": 12, "/events": 6, "/events?filters": 10, "/events?words": 5, "/events/ID": 12, "/pages/ID": 12,
    "/pages": 2, "/stories": 4, "/stories/ID": 8, "/treaties": 2, "/treaties/ID": 3, "/actors": 2,
    "/actors/ID": 5, "/sources": 2, "/explore": 4, "/explore?filters": 9, "/explore?words": 2,
}  # fmt: skip


def read_at_once(port: int, addresses: Addresses, seconds: int) -> list[Waits]:
    """Let all readers read for so long."""
    kept: list[tuple[str, float, bool]] = []
    end = time.monotonic() + seconds
    readers = [
        Thread(target=_reader, args=(port, addresses, Random(number), end, kept))  # noqa: S311
        for number in range(READERS)
    ]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    kinds = sorted({kind for kind, _, _ in kept})
    return [
        _waits("all", kept),
        *(_waits(kind, [each for each in kept if each[0] == kind]) for kind in kinds),
    ]


def _reader(port: int, addresses: Addresses, pick: Random, end: float, kept: list[Any]) -> None:
    while time.monotonic() < end:
        kind, address = addresses.choose(pick)
        asked = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        started = time.perf_counter()
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            connection.sendall(asked.encode())
            first = connection.recv(64)
            waited = time.perf_counter() - started
            while connection.recv(1 << 16):
                pass
        kept.append((kind, 1000 * waited, b" 200 " in first))


def _waits(kind: str, kept: list[tuple[str, float, bool]]) -> Waits:
    waits = sorted(wait for _, wait, _ in kept) or [0.0]
    return Waits(
        kind=kind,
        answers=len(kept),
        median=waits[len(waits) // 2],
        p95=waits[min(len(waits) - 1, int(len(waits) * 0.95))],
        failed=sum(not good for _, _, good in kept),
    )


def line(waits: Waits) -> str:
    """One line for people."""
    failed = f", {waits.failed} failed" if waits.failed else ""
    return (
        f"{waits.kind}: median {waits.median:.0f} ms, p95 {waits.p95:.0f} ms, {waits.answers} answers{failed}"
    )
