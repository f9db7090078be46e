"""Manners on the web: robots.txt, one request a host at a time with a wait between, and backing off."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from protego import Protego

from dateline.errors import SkipPage
from dateline.pages.fetch import AGENT, Fetched, Refused

Kept = TypeVar("Kept")
DAY = 86_400.0
ROBOTS_BYTES = 512 * 1024
"""What RFC 9309 asks a crawler to read at least, and all that is read here."""
REMEMBERED = 2000
"""Hosts whose rules and waits are kept in memory; those asked longest ago are forgotten first."""
WAIT, LONGEST_WAIT = 2.0, 60.0
"""Seconds between two requests to a host, and the longest that a robots.txt can ask for."""


class Getter(Protocol):
    """What fetches an address; safe to use from several threads."""

    def get(self, url: str, *, etag: str | None = None, changed: str | None = None) -> Fetched:
        """What is there. Raises SkipPage."""
        ...


@dataclass(slots=True, kw_only=True)
class Rules:
    """What the robots.txt of a host says, and until when (Unix time) that is believed."""

    until: float
    robots: Protego | None = None
    closed: str | None = None

    def refusal(self, url: str) -> str | None:
        """Why an address is not to be fetched; null: it may be."""
        if self.closed:
            return self.closed
        if self.robots is not None and not self.robots.can_fetch(url, AGENT):
            return "its robots.txt asks not to fetch it"
        return None

    def wait(self, least: float) -> float:
        """Seconds between two requests."""
        asked = self.robots.crawl_delay(AGENT) if self.robots is not None else None
        return min(max(least, float(asked or 0.0)), LONGEST_WAIT)


@dataclass(slots=True, kw_only=True)
class Manners:
    """What is remembered of hosts: their rules, and when each may be asked next."""

    getter: Getter
    wait: float = WAIT
    _rules: OrderedDict[str, Rules] = field(default_factory=OrderedDict)
    _next: OrderedDict[str, float] = field(default_factory=OrderedDict)

    def free_at(self, host: str) -> float:
        """Unix time from which a host may be asked again."""
        return self._next.get(host, 0.0)

    def asked(self, host: str, now: float, *, pause: float | None = None) -> None:
        """A request was made; `pause` is what the server asks for, in seconds."""
        rules = self._rules.get(host)
        wait = rules.wait(self.wait) if rules else self.wait
        _keep(self._next, host, now + max(wait, pause or 0.0))

    def rules(self, url: str, now: float) -> Rules:
        """The rules for an address, fetched when they are not known or too old."""
        parts = urlsplit(url)
        known = self._rules.get(parts.netloc)
        if known is None or known.until <= now:
            known = self._fetch(f"{parts.scheme}://{parts.netloc}/robots.txt", now)
            _keep(self._rules, parts.netloc, known)
        return known

    def forget(self) -> None:
        """Of a clock that was set, no time that was remembered holds."""
        self._rules.clear()
        self._next.clear()

    def _fetch(self, address: str, now: float) -> Rules:
        """RFC 9309: no file, no rules; a server that fails is left alone for a while."""
        try:
            text = self.getter.get(address).data[:ROBOTS_BYTES].decode("utf-8", "replace")
            return Rules(until=now + DAY, robots=Protego.parse(text))
        except Refused as error:
            if error.status < 500 and error.status != 429:
                return Rules(until=now + DAY)
            return Rules(until=now + (error.wait or 600.0), closed=f"its robots.txt: {error.cause}")
        except SkipPage as error:
            return Rules(until=now + 600.0, closed=f"its robots.txt {error.cause}")


def _keep(kept: OrderedDict[str, Kept], name: str, value: Kept) -> None:
    kept[name] = value
    kept.move_to_end(name)
    while len(kept) > REMEMBERED:
        kept.popitem(last=False)


def backoff(failures: int, *, base: float, longest: float = DAY) -> float:
    """Seconds until the next try after so many failures in a row: doubled each time."""
    return min(base * 2.0 ** min(failures, 30), longest)
