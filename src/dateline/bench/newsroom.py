"""How soon a server answers over a large store: readers at once, and every kind of address.

The server runs as users start it. Time runs until the first byte of an answer has come. Readers choose by
chance with a fixed seed, the same for every run. They read twice: without a pause, which keeps all cores busy
and which nobody does, and with a second between an answer and the next question. Waits depend on what else
the machine does, so its load is told with them; processor time an answer depends on that less.
"""

from __future__ import annotations

import os
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
#: Seconds between an answer and the next question of the same reader, in each of the two rounds.
PAUSES = (0.0, 1.0)
#: Answers of each kind, one after the other, whose processor time is taken; those before them that are not.
TIMED, FIRST = 12, 3
#: Seconds that a server may take until it answers, and until all is counted.
START, COUNT = 60, 900
WORDS = ("attack", "harbour", "minister", "talks", "strike", "treaty", "soldiers", "protest", "aid")
#: Bytes of an answer that a reader takes.
MOST = 2_000_000
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Milliseconds until the first byte at one kind of address; `failed` counts answers that were not 200."""

    kind: str
    answers: int
    median: float
    p95: float
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The waits of readers who pause so many seconds, all kinds first; `load` is the machine's afterwards."""

    pause: float
    load: float
    waits: tuple[Waits, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Milliseconds of processor time an answer by kind (empty where the system does not tell), and waits."""

    costs: dict[str, float]
    rounds: tuple[Round, ...]


def run_newsroom(store: Path | None, say: Say, *, events: int = EVENTS, seconds: int = SECONDS) -> Found:
    """Processor time and waits. Without a store one is made, which takes a while."""
    with tempfile.TemporaryDirectory() as scratch:
        path = store or Path(scratch) / "large.db"
        if not path.exists():
            small = Path(scratch) / "small.db"
            code_samples(small)
            say(f"made a store: {make(small, path, events)}")
        with served(path) as (port, server):
            addresses = Addresses.read(path)
            costs = processor_times(port, server, addresses)
            return Found(
                costs=costs, rounds=tuple(read_at_once(port, addresses, seconds, pause) for pause in PAUSES)
            )


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
def served(path: Path) -> Iterator[tuple[int, int]]:
    """A server over the store, once it answers and has counted; its port and process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dateline", "serve", "--store", str(path), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        _wait(f"http://127.0.0.1:{port}/events?limit=1", START)
        # Each of several workers loads what is counted by itself.
        for _ in range(4 * (os.cpu_count() or 1)):
            _wait(f"http://127.0.0.1:{port}/explore", COUNT)
        yield port, server.pid
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
    actors: tuple[str, ...]
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
                actors=some("SELECT DISTINCT country FROM parties WHERE role = 'actor' LIMIT 150"),
                types=some("SELECT DISTINCT type FROM events"),
                months=some("SELECT DISTINCT substr(first, 1, 7) FROM events"),
            )

    def choose(self, pick: Random) -> tuple[str, str]:
        """A kind of address and one of it, as readers choose: the front page and single pages most."""
        kind = pick.choices(tuple(MIX), tuple(MIX.values()))[0]
        return kind, self.one(kind, pick)

    def one(self, kind: str, pick: Random) -> str:
        """An address of a kind."""
        where, _, question = kind.partition("?")
        if "ID" in where:
            of: dict[str, tuple[str, ...]] = {
                "events": self.events,
                "pages": self.pages,
                "stories": self.stories,
                "treaties": self.treaties,
                "actors": self.actors,
            }
            where = where.replace("ID", quote(pick.choice(of[where.split("/")[1]])))
        return f"{where}?{self._question(question, pick)}" if question else where

    def _question(self, kind: str, pick: Random) -> str:
        if kind in ("words", "q"):
            return f"{'text' if kind == 'words' else 'q'}={pick.choice(WORDS)}"
        chosen = {
            "country": pick.choice(self.countries),
            "type": pick.choice(self.types),
            "place": pick.choice(self.countries),
            "since": pick.choice(self.months),
        }
        names = pick.sample(tuple(chosen), pick.choice((1, 1, 2)))
        return "&".join(f"{name}={chosen[name]}" for name in names)


#: Kinds of address and how often each is asked for: pages as readers do, then all the same as data.
MIX = {
    "/": 24, "/events": 12, "/events?filters": 20, "/events?words": 8, "/events/ID": 24, "/pages/ID": 24,
    "/pages": 4, "/stories": 8, "/stories/ID": 16, "/treaties": 4, "/treaties/ID": 6, "/actors": 4,
    "/actors/ID": 10, "/sources": 4, "/explore": 8, "/explore?filters": 18, "/explore?words": 4,
    "/explore/timeline.svg?filters": 4, "/explore/map.svg?filters": 4, "/explore/matrix.svg?filters": 2,
    "/search?q": 6, "/review": 2, "/reviews": 1, "/quality": 1, "/static/dateline.css": 4,
    "/front.json": 2, "/front.csv": 1, "/events.json?filters": 2, "/events.csv?filters": 1,
    "/events/ID.json": 1, "/events/ID.csv": 1, "/pages.json": 1, "/pages.csv": 1, "/pages/ID.json": 1,
    "/pages/ID.csv": 1, "/stories.json": 1, "/stories.csv": 1, "/stories/ID.json": 1, "/stories/ID.csv": 1,
    "/treaties.json": 1, "/treaties.csv": 1, "/treaties/ID.json": 1, "/treaties/ID.csv": 1,
    "/actors.json": 1, "/actors.csv": 1, "/actors/ID.json": 1, "/actors/ID.csv": 1, "/sources.json": 1,
    "/sources.csv": 1, "/explore.json?filters": 1, "/explore.csv?filters": 1, "/search.json?q": 1,
    "/search.csv?q": 1, "/quality.json": 1, "/quality.csv": 1, "/api/v1/events?filters": 2,
}  # fmt: skip


# Processor time


def processor_times(port: int, server: int, addresses: Addresses) -> dict[str, float]:
    """Milliseconds of processor time an answer takes by kind, one after the other; empty off Linux."""
    if _ticks(server) is None:
        return {}
    found = {}
    for kind in MIX:
        pick = Random(1)  # noqa: S311
        for _ in range(FIRST):
            _ask(port, addresses.one(kind, pick))
        before = _ticks(server) or 0
        for _ in range(TIMED):
            _ask(port, addresses.one(kind, pick))
        found[kind] = 1000 * ((_ticks(server) or 0) - before) / os.sysconf("SC_CLK_TCK") / TIMED
    return found


def _ticks(process: int) -> int | None:
    """Clock ticks of a process and of those below it, in user and system mode; null: not told."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        below = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return None
    return int(stat[11]) + int(stat[12]) + sum(_ticks(int(each)) or 0 for each in below)


# Waits


def read_at_once(port: int, addresses: Addresses, seconds: int, pause: float) -> Round:
    """Let all readers read for so long."""
    kept: list[tuple[str, float, bool]] = []
    end = time.monotonic() + seconds
    readers = [
        Thread(target=_reader, args=(port, addresses, Random(number), end, pause, kept))  # noqa: S311
        for number in range(READERS)
    ]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    kinds = sorted({kind for kind, _, _ in kept})
    waits = (
        _waits("all", kept),
        *(_waits(kind, [each for each in kept if each[0] == kind]) for kind in kinds),
    )
    return Round(pause=pause, load=os.getloadavg()[0], waits=waits)


def _reader(port: int, addresses: Addresses, pick: Random, end: float, pause: float, kept: list[Any]) -> None:
    time.sleep(pause * pick.random())
    while time.monotonic() < end:
        kind, address = addresses.choose(pick)
        waited, good = _ask(port, address)
        kept.append((kind, 1000 * waited, good))
        time.sleep(pause)


def _ask(port: int, address: str) -> tuple[float, bool]:
    """Seconds until the first byte of an answer, and whether it is one; lists without end are left early."""
    asked = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    started = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(asked.encode())
        first = connection.recv(64)
        waited = time.perf_counter() - started
        read = 0
        while read < MOST and (part := connection.recv(1 << 16)):
            read += len(part)
    return waited, b" 200 " in first


def _waits(kind: str, kept: list[tuple[str, float, bool]]) -> Waits:
    waits = sorted(wait for _, wait, _ in kept) or [0.0]
    return Waits(
        kind=kind,
        answers=len(kept),
        median=waits[len(waits) // 2],
        p95=waits[min(len(waits) - 1, int(len(waits) * 0.95))],
        failed=sum(not good for _, _, good in kept),
    )


def lines(found: Found) -> Iterator[str]:
    """What was found, for people."""
    for kind, cost in found.costs.items():
        yield f"{kind}: {cost:.0f} ms of one processor an answer"
    for each in found.rounds:
        told = f"{READERS} readers, pause {each.pause:g} s (load {each.load:.1f})"
        yield from (f"{told}: {line(waits)}" for waits in each.waits)
    for each in found.rounds:
        yield f"{READERS} readers, pause {each.pause:g} s (load {each.load:.1f}): {line(each.waits[0])}"


def line(waits: Waits) -> str:
    """One line for people."""
    failed = f", {waits.failed} failed" if waits.failed else ""
    return (
        f"{waits.kind}: median {waits.median:.0f} ms, p95 {waits.p95:.0f} ms, {waits.answers} answers{failed}"
    )
