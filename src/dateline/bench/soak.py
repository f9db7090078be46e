"""A soak test: 200 feeds with faults, watched for two hours of simulated time, on this machine alone.

The web, the watcher and the coder share one process, so its memory is an upper bound of the watcher's.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from dateline import lexicon
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
LINKED = 600.0
"""Simulated seconds between two linkings."""
GROWTH = 1.15
"""Memory at the end may be so many times that after the first quarter: caches fill, nothing else grows."""
MATTERS = (
    "{one}'s foreign minister met his counterpart from {other} in {town} on Monday, his office said.",
    "Police in {town} arrested {number} protesters near the port on Monday, the ministry of {one} said.",
    "{one} accused {other} on Monday of holding back a shipment of grain from {town}.",
    "{one} sent {number} tonnes of medicine to {other} on Monday after the flood at {town}.",
    "Thousands marched through {town} on Monday against the fuel prices of the government of {one}.",
    "{one} and {other} signed a fisheries treaty in {town} on Monday after {number} rounds of talks.",
    "{one} expelled two diplomats of {other} on Monday over a quarrel about the harbour of {town}.",
)
BESIDE = (
    "The bakers of quarter {number} in {town} open an hour later this week.",
    "Schools near bridge {number} take part in a day of music.",
    "The opposition accused the government of {other} of hiding report {number} on the old railway.",
    "A spokesman for {one} declined to comment on the claims of district {number}.",
    "The weather service expects rain over {town} and wind of {number} kilometres an hour.",
)
_PAGE = (
    "<html lang='en'><head><title>{title}</title><meta property='article:published_time' content='{at}'>"
    "</head><body><article><h1>{title}</h1><p>{first}</p><p>{more} It was said at site {site}, as note "
    "{number}.</p></article></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Soaked:
    """What a soak test found. Memory in MiB, after each quarter and at the end; `seconds` of real time,
    `processor` of it."""

    feeds: int
    expected: int
    there: int
    missing: int
    doubled: int
    closed: int
    requests: int
    memory: tuple[float, ...]
    seconds: float
    processor: float

    @property
    def flat(self) -> bool:
        """Whether memory at the end is about what it was after the first quarter."""
        return self.memory[-1] <= GROWTH * self.memory[0]


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


def run_soak(
    plan: Plan | None = None, *, hours: float = HOURS, say: Callable[[str], None] = lambda _: None
) -> Soaked:
    """Watch the plan's web, with the real coder; `say` gets a line after each quarter."""
    from dateline import coder

    plan, clock, began, used = plan or Plan(), Simulated(), time.monotonic(), time.process_time()
    memory: list[float] = []
    tools = coder.Tools.load()
    getter = Client(private=True, limits=Limits(timeout=0.8, longest=5.0))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "soak.db") as store:
        with Web(plan=plan, now=clock.now, begin=BEGIN, page=lambda *which: page(plan, *which)) as web:
            store.watching.subscribe(Feed(url=web.feed(site), every=300.0) for site in range(plan.sites))
            watcher = Watcher(
                store=store,
                getter=getter,
                code=lambda pages: coder.code_all(pages, tools),
                clock=clock,
                link_every=LINKED,
            )
            for quarter in range(1, 5):
                counts = watcher.run(until=BEGIN + hours * 900 * quarter)
                memory.append(resident())
                took = time.process_time() - used
                say(f"quarter {quarter}: {counts.added} pages, {memory[-1]:.0f} MiB, {took:.0f} s of a core")
            expected = web.to_be_had()
            watcher.run(until=BEGIN + hours * 3600 + AFTER)
            memory.append(resident())
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
        memory=tuple(memory),
        seconds=time.monotonic() - began,
        processor=time.process_time() - used,
    )


def page(plan: Plan, site: int, number: int) -> str:
    """A story, told by a few sites at a time: most pages of one hour are of other matters."""
    published = BEGIN + site * plan.every / plan.sites + number * plan.every
    matter = site // 3 + 41 * number
    sides = _sides()
    (one, _), (other, town) = sides[matter % len(sides)], sides[(5 * matter + 1) % len(sides)]
    facts = {"one": one, "other": other, "town": town, "number": 10 + matter % 83}
    first = MATTERS[matter % len(MATTERS)].format(**facts)
    own = {**facts, "number": 100 + site * 7 + number}
    more = " ".join(BESIDE[(site * 3 + number + at) % len(BESIDE)].format(**own) for at in range(3))
    at = datetime.fromtimestamp(published, UTC).isoformat()
    title = first.split(" on Monday")[0]
    return _PAGE.format(title=title, at=at, first=first, more=more, site=site, number=number)


@cache
def _sides() -> tuple[tuple[str, str], ...]:
    """Countries with their capitals."""
    columns = ("code", "name", "other_names", "adjectives", "peoples", "capital", "source")
    rows = lexicon.table("actors/countries.tsv", columns)
    return tuple((row["name"], row["capital"]) for row in rows if row["capital"])


def _sources(store: Store) -> Iterator[str]:
    cursor = None
    while True:
        part = store.pages(limit=500, cursor=cursor)
        yield from (each.source or "" for each in part.items)
        cursor = part.cursor
        if cursor is None:
            return


def resident(process: int | str = "self") -> float:
    """Memory of a process now, in MiB; Linux. 0: it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 2**20
