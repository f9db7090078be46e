"""A small web on this machine for testing a watcher: feeds and stories, with faults.

Each site has an address of the loopback range, so that each has a queue of its own. What is wrong with a
story goes by its number, so that the same run has the same faults.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

FAULTS = ("error", "busy", "cut", "loop", "binary", "slow", "silent")
"""A 500 that goes away, a 503 that says how long, a body that breaks off, redirects in a ring, bytes that are
no page under text/html, a page that comes in drops, and one that never comes."""
GOING = frozenset(("error", "busy", "cut", "silent"))
"""Faults that are gone at the second try."""
COMING = frozenset(("slow",))
"""Faults with which the page comes all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many sites there are, and how often each has a new story (seconds); one in `faulty` has a fault."""

    sites: int = 200
    every: float = 600.0
    faulty: int = 5
    robots: int = 25
    """One site in so many asks not to be read."""


@dataclass(slots=True, kw_only=True)
class Web:
    """Serves a plan from its beginning; `now` is the time of the watcher, Unix seconds."""

    plan: Plan
    now: Callable[[], float]
    begin: float
    page: Callable[[int, int], str]
    asked: Counter[str] = field(default_factory=Counter)
    port: int = 0
    _servers: list[ThreadingHTTPServer] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        for site in range(self.plan.sites):
            server = ThreadingHTTPServer((self.host(site), self.port), _handler(self, site))
            server.daemon_threads = True
            self.port = self.port or int(server.server_port)
            self._servers.append(server)
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def host(self, site: int) -> str:
        """The address of a site; all 127.0.0.0/8 is this machine."""
        return f"127.1.{site // 250}.{site % 250 + 1}"

    def feed(self, site: int) -> str:
        """The address of its feed."""
        return f"http://{self.host(site)}:{self.port}/feed"

    def story(self, site: int, number: int) -> str:
        """The address of a story, as the feed gives it."""
        return f"http://{self.host(site)}:{self.port}/story/{number}"

    def told(self, site: int) -> int:
        """How many stories a site has told of by now; sites begin one after the other."""
        since = self.now() - self.begin - site * self.plan.every / self.plan.sites
        return max(0, int(since // self.plan.every) + 1) if since >= 0 else 0

    def fault(self, site: int, number: int) -> str | None:
        """What is wrong with a story."""
        mixed = site * 31 + number * 17
        return FAULTS[mixed // self.plan.faulty % len(FAULTS)] if mixed % self.plan.faulty == 0 else None

    def closed(self, site: int) -> bool:
        """Does its robots.txt ask not to be read?"""
        return site % self.plan.robots == self.plan.robots - 1

    def to_be_had(self, until: int | None = None) -> set[str]:
        """Addresses of the stories that a good watcher has at the end."""
        return {
            self.story(site, number)
            for site in range(self.plan.sites)
            if not self.closed(site)
            for number in range(self.told(site) if until is None else min(until, self.told(site)))
            if (fault := self.fault(site, number)) is None or fault in GOING or fault in COMING
        }

    def count(self, address: str) -> int:
        """How often an address had been asked for before this time."""
        with self._lock:
            self.asked[address] += 1
            return self.asked[address] - 1


def _handler(web: Web, site: int) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                _send(self, "User-agent: *\nDisallow: /" if web.closed(site) else "", "text/plain")
            elif self.path == "/feed":
                _send(self, _feed(web, site), "application/rss+xml")
            elif self.path.startswith("/story/"):
                number = int(self.path.rpartition("/")[2])
                _story(self, web, site, number)
            else:
                self.send_error(404)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing."""

    return Handler


def _feed(web: Web, site: int) -> str:
    newest = web.told(site)
    items = "".join(
        f"<item><title>Story {number}</title><link>{web.story(site, number)}?utm_source=rss</link></item>"
        for number in range(max(0, newest - 20), newest)
    )
    return f"<rss version='2.0'><channel><title>Site {site}</title>{items}</channel></rss>"


def _story(handler: BaseHTTPRequestHandler, web: Web, site: int, number: int) -> None:
    fault = web.fault(site, number)
    before = web.count(web.story(site, number))
    page = web.page(site, number)
    if fault is None or (fault in GOING and before):
        _send(handler, page, "image/png" if number % 9 == 4 else "text/html")
    else:
        _wrong(handler, fault, page)


def _wrong(handler: BaseHTTPRequestHandler, fault: str, page: str) -> None:
    if fault == "error":
        handler.send_error(500)
    elif fault == "busy":
        handler.send_response(503)
        handler.send_header("Retry-After", "120")
        handler.send_header("Content-Length", "0")
        handler.end_headers()
    elif fault == "loop":
        handler.send_response(302)
        handler.send_header("Location", handler.path)
        handler.send_header("Content-Length", "0")
        handler.end_headers()
    elif fault == "cut":
        _send(handler, page, "text/html", short=len(page) // 2)
    elif fault == "binary":
        _send(handler, "\0\1\2\3" * 400, "text/html")
    elif fault == "slow":
        _send(handler, page, "text/html", pause=0.02)
    else:
        time.sleep(1.0)
        handler.close_connection = True


def _send(
    handler: BaseHTTPRequestHandler, text: str, kind: str, *, short: int = 0, pause: float = 0.0
) -> None:
    body = text.encode()
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    try:
        if pause:
            for start in range(0, len(body), 200):
                handler.wfile.write(body[start : start + 200])
                time.sleep(pause)
        else:
            handler.wfile.write(body[: len(body) - short])
    except OSError:
        handler.close_connection = True
    handler.close_connection = handler.close_connection or bool(short)
