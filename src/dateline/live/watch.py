"""Watching: what is due is fetched, at most one request a host; what came is coded, kept, linked and told of.

    due feeds and addresses ──► threads, one a host ──► answers ──► feeds: new addresses wait
                                                               └──► stories: coded and kept

All that is to be remembered is in the store, so a watcher can be stopped at any point: what was not done is
due at its next start. Memory holds what is under way and a bounded number of hosts.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

from dateline import pages
from dateline.errors import SkipPage
from dateline.live import feeds, polite
from dateline.live.addresses import host_of
from dateline.live.polite import Getter, Manners
from dateline.model import Coded, Page
from dateline.pages.fetch import Fetched, Refused
from dateline.store.base import Store
from dateline.store.watching import Address, Feed

HOUR, DAY = 3600.0, 86_400.0
AGAIN = (HOUR, 6 * HOUR, DAY, 3 * DAY)
"""Seconds after it was first named when a story is asked for again, for corrections and withdrawals."""
TRIES = 4
"""How often a story that cannot be had is tried."""
STEP = 60.0
"""Seconds that a clock has to go back by to have been set; less is corrected by waiting."""
SLOWEST = 8.0
"""A feed without news is looked at less and less often, at least every so many of its intervals."""

RARELY = 10.0
"""After linking, at least so many times as long passes as it took."""


class Clock(Protocol):
    """Time, so that tests can have their own."""

    def now(self) -> float:
        """Unix time."""
        ...

    def wait(self, under_way: set[Future[None]], until: float, stop: threading.Event) -> None:
        """Come back when something under way is done, at a time, or when it is to stop."""
        ...


class RealClock:
    """The time of the machine."""

    def now(self) -> float:
        """Unix time."""
        return time.time()

    def wait(self, under_way: set[Future[None]], until: float, stop: threading.Event) -> None:
        """Looks up at least once a second, so that a stop is noticed."""
        seconds = min(max(until - time.time(), 0.0), 1.0)
        if under_way:
            wait(under_way, timeout=seconds, return_when=FIRST_COMPLETED)
        else:
            stop.wait(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came for a feed or an address: something, or a fault."""

    job: Feed | Address
    host: str
    got: Fetched | None = None
    fault: SkipPage | None = None
    refused: bool = False


@dataclass(slots=True, kw_only=True)
class Counts:
    """What a watcher did since it was started."""

    looks: int = 0
    named: int = 0
    added: int = 0
    replaced: int = 0
    there: int = 0
    withdrawn: int = 0
    failed: int = 0
    events: int = 0


Code = Callable[[list[Page]], Iterable[Coded]]


@dataclass(slots=True, kw_only=True)
class Watcher:
    """Keeps a store up to date with its feeds.

    `code` codes pages, leaving out those that break it. `at_once` is the most requests under way,
    `batch` the pages coded together, `link_every` the least seconds between two linkings; a linking that
    took long is followed by RARELY times as long without one.
    `linked` is called after each. `say` gets a line for each fault.
    """

    store: Store
    getter: Getter
    code: Code
    clock: Clock = field(default_factory=RealClock)
    say: Callable[[str], None] = lambda _: None
    linked: Callable[[], None] = lambda: None
    at_once: int = 16
    batch: int = 16
    link_every: float = 60.0
    manners: Manners | None = None
    counts: Counts = field(default_factory=Counts)
    stop: threading.Event = field(default_factory=threading.Event)
    _busy: dict[str, Future[None]] = field(default_factory=dict)
    _came: list[Answer] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _unlinked: int = 0
    _link_at: float = 0.0
    _latest: float = 0.0

    def run(self, *, until: float | None = None, once: bool = False) -> Counts:
        """Watch until `stop` is set, or a Unix time; `once` ends when nothing more is due."""
        manners = self.manners = self.manners or Manners(getter=self.getter)
        self._latest = self.clock.now()
        self._link_at = self._latest + self.link_every
        # Of a clock that was ahead when this was stopped.
        self.store.watching.due_by(self._latest, feeds=SLOWEST, addresses=AGAIN[-1] + DAY)
        with ThreadPoolExecutor(self.at_once, thread_name_prefix="fetch") as pool:
            while not self.stop.is_set() and (until is None or self.clock.now() < until or self._busy):
                self._mind_the_clock(manners)
                open_yet = until is None or self.clock.now() < until
                free_at = self._send(pool, manners) if open_yet else None
                if once and not self._busy and free_at is None:
                    break
                self.clock.wait(set(self._busy.values()), self._wake(free_at, until), self.stop)
                self._take()
        self._take()
        self._link(force=True)
        return self.counts

    def _mind_the_clock(self, manners: Manners) -> None:
        """By as much as the clock was set back, everything is due earlier: else all would wait till then."""
        now = self.clock.now()
        if now < self._latest - STEP:
            self.say(f"the clock was set back by {self._latest - now:.0f} seconds; the watch goes on by it")
            self.store.watching.earlier(self._latest - now)
            manners.forget()
            self._link_at = now + self.link_every
            self._latest = now
        self._latest = max(self._latest, now)

    def _wake(self, free_at: float | None, until: float | None) -> float:
        """When to look again, if nothing comes before."""
        later = self.store.watching.next_due(after=self.clock.now())
        linking = self._link_at if self._unlinked else None
        return min(
            (each for each in (free_at, later, until, linking) if each is not None), default=float("inf")
        )

    # Asking

    def _send(self, pool: ThreadPoolExecutor, manners: Manners) -> float | None:
        """Ask for what is due and may be asked; Unix time when a host is free that something waits for."""
        now, free_at = self.clock.now(), None
        jobs: list[Feed | Address] = [*self.store.watching.due_feeds(now), *self.store.watching.due(now)]
        for job in jobs:
            host = host_of(job.url)
            free = manners.free_at(host)
            if host in self._busy or len(self._busy) >= self.at_once:
                continue
            if free > now:
                free_at = min(free, free_at or free)
                continue
            self._busy[host] = pool.submit(self._ask, job, host, manners)
        return free_at

    def _ask(self, job: Feed | Address, host: str, manners: Manners) -> None:
        """In a thread: fetch one address, with the manners of its host."""
        try:
            answer = self._fetch(job, host, manners)
        except SkipPage as error:
            answer = Answer(job=job, host=host, fault=error)
        except Exception as error:  # one address must never end the watch; what broke is said
            fault = SkipPage(job.url, f"{type(error).__name__}: {error}", "please report this")
            answer = Answer(job=job, host=host, fault=fault)
        with self._lock:
            self._came.append(answer)

    def _fetch(self, job: Feed | Address, host: str, manners: Manners) -> Answer:
        rules = manners.rules(job.url, self.clock.now())
        refusal = rules.refusal(job.url)
        if refusal:
            fault = SkipPage(job.url, refusal, "ask its publisher, or leave it out")
            return Answer(job=job, host=host, fault=fault, refused=rules.closed is None)
        return Answer(job=job, host=host, got=self.getter.get(job.url, etag=job.etag, changed=job.changed))

    # Taking

    def _take(self) -> None:
        """Work on what has come since the last time."""
        with self._lock:
            came, self._came = self._came, []
        stories: list[tuple[Address, Fetched]] = []
        for answer in came:
            self._busy.pop(answer.host, None)
            pause = answer.fault.wait if isinstance(answer.fault, Refused) else None
            assert self.manners is not None
            self.manners.asked(answer.host, self.clock.now(), pause=pause)
            if isinstance(answer.job, Feed):
                self._take_feed(answer.job, answer)
            elif answer.got is not None and answer.got.status != 304:
                stories.append((answer.job, answer.got))
            else:
                self._take_address(answer.job, answer)
        for start in range(0, len(stories), self.batch):
            self._take_stories(stories[start : start + self.batch])
        self._link()

    def _take_feed(self, feed: Feed, answer: Answer) -> None:
        now, at = self.clock.now(), _utc(self.clock.now())
        self.counts.looks += 1
        fault, named, found = answer.fault, 0, None
        if answer.got is not None and answer.got.status != 304:
            try:
                found = feeds.contents(answer.got.data, answer.got.url)
                named = self._name(found, feed, now)
            except SkipPage as error:
                fault = error
        if fault is not None:
            self._failed_feed(feed, fault, now)
            return
        quiet = now - _unix(feed.news) if feed.news and not named else 0.0
        pause = min(max(feed.every, quiet / 8), feed.every * SLOWEST)
        fresh = replace(feed, checked=at, read=at, failures=0, fault=None, due=now + pause)
        if found is not None and answer.got is not None:
            fresh = replace(fresh, title=found.title or feed.title, kind=found.kind)
            fresh = replace(fresh, etag=answer.got.etag, changed=answer.got.changed)
        self.store.watching.update_feed(replace(fresh, news=at) if named else fresh)
        self.store.watching.count(feed.url, now, looks=1)

    def _name(self, found: feeds.Contents, feed: Feed, now: float) -> int:
        children = [Feed(url=url, every=feed.every, due=now) for url in found.sitemaps]
        if children:
            self.store.watching.subscribe(children)
        waiting = (
            Address(url=item.url, feed=feed.url, stamp=item.stamp, due=now, first=now) for item in found.items
        )
        named = self.store.watching.name(waiting)
        self.counts.named += named
        return named

    def _failed_feed(self, feed: Feed, fault: SkipPage, now: float) -> None:
        self._failed(fault)
        asked = fault.wait if isinstance(fault, Refused) else None
        pause = max(polite.backoff(feed.failures, base=feed.every), asked or 0.0)
        told = replace(feed, checked=_utc(now), failures=feed.failures + 1, fault=fault.cause[:200])
        self.store.watching.update_feed(replace(told, due=now + pause))
        self.store.watching.count(feed.url, now, looks=1, failures=1)

    def _take_address(self, address: Address, answer: Answer) -> None:
        """A story that did not come: unchanged, gone, refused, or to be tried again."""
        fault, now = answer.fault, self.clock.now()
        if fault is None:
            self.store.watching.update_address(replace(address, state="taken", due=_again(address, now)))
        elif answer.refused:
            self._settle(address, fault, "refused")
        elif isinstance(fault, Refused) and fault.status in (404, 410, 451):
            self._gone(address, fault)
        else:
            self._try_again(address, fault)

    def _gone(self, address: Address, fault: Refused) -> None:
        """A story that was there and is not: its outlet took it back. One that never was may come yet."""
        if address.state == "taken":
            if self.store.withdraw(address.url) is not None:
                self.counts.withdrawn += 1
                self._unlinked += 1
            self._settle(address, fault, "gone")
        elif fault.status == 404:
            self._try_again(address, fault)
        else:
            self._settle(address, fault, "gone")

    def _try_again(self, address: Address, fault: SkipPage) -> None:
        tries = address.tries + 1
        if tries >= TRIES:
            self._settle(
                replace(address, tries=tries), fault, "taken" if address.state == "taken" else "failed"
            )
            return
        asked = fault.wait if isinstance(fault, Refused) else None
        pause = max(polite.backoff(tries, base=60.0, longest=HOUR), asked or 0.0)
        due = self.clock.now() + pause
        self.store.watching.update_address(replace(address, tries=tries, fault=fault.cause[:200], due=due))

    def _settle(self, address: Address, fault: SkipPage, state: str) -> None:
        """Nothing more is tried for it."""
        self._failed(fault)
        settled = replace(address, state=state, fault=fault.cause[:200], due=None)  # type: ignore[arg-type]
        self.store.watching.update_address(settled)
        self.store.watching.count(address.feed, self.clock.now(), failures=1)

    def _failed(self, fault: SkipPage) -> None:
        self.counts.failed += 1
        self.say(str(fault))

    # Stories

    def _take_stories(self, stories: list[tuple[Address, Fetched]]) -> None:
        read: dict[int, tuple[Address, Fetched, str]] = {}
        new: list[Page] = []
        for address, got in stories:
            page, raw = self._read(address, got)
            if page is None:
                continue
            if self.store.seen(raw):
                self._keep(address, got, "there")
                continue
            read[id(page)] = (address, got, raw)
            new.append(page)
        for coded in self.code(new):
            address, got, raw = read.pop(id(coded.page))
            added = self.store.add(coded, raw=raw)
            outcome = {"added": "added", "replaced": "replaced"}.get(added.outcome, "there")
            self.counts.events += added.events
            self._unlinked += outcome != "there"
            self._keep(address, got, outcome)
        for address, _got, _raw in read.values():
            self._settle(address, SkipPage(address.url, "cannot be coded", "please report it"), "failed")

    def _read(self, address: Address, got: Fetched) -> tuple[Page | None, str]:
        raw = hashlib.sha256(f"{address.url}\n".encode() + got.data).hexdigest()
        try:
            page = pages.read_bytes(got.data, where=address.url, url=got.url, declared=got.charset)
        except SkipPage as error:
            self._settle(address, error, "failed")
            return None, raw
        except Exception as error:  # one page must never end the watch; what broke is said
            cause = f"cannot be read ({type(error).__name__}: {error})"
            self._settle(address, SkipPage(address.url, cause, "please report this page"), "failed")
            return None, raw
        return replace(page, source=address.url), raw

    def _keep(self, address: Address, got: Fetched, outcome: str) -> None:
        now = self.clock.now()
        setattr(self.counts, outcome, getattr(self.counts, outcome) + 1)
        taken = replace(
            address,
            state="taken",
            etag=got.etag,
            changed=got.changed,
            tries=0,
            fault=None,
            due=_again(address, now),
        )
        self.store.watching.update_address(taken)
        if outcome != "there":
            self.store.watching.count(address.feed, now, pages=1)

    def _link(self, *, force: bool = False) -> None:
        now = self.clock.now()
        if self._unlinked and (force or now >= self._link_at):
            self.store.link()
            took = max(self.clock.now() - now, 0.0)
            self._unlinked, self._link_at = 0, now + took + max(self.link_every, RARELY * took)
            self.linked()


def _again(address: Address, now: float) -> float | None:
    """When a story is asked for again; null: not any more."""
    return next((address.first + after for after in AGAIN if address.first + after > now), None)


def _utc(now: float) -> str:
    return datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")


def _unix(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()
