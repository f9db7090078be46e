"""Saved searches: what is new is sent to an address, signed, so that the receiver knows who sent it.

The body is one JSON object; the header `Dateline-Signature: t=SECONDS,v1=HEX` has the HMAC-SHA256 of
"SECONDS.BODY" under the search's secret. An event is sent until the receiver has answered with success, at
each linking; after PATIENCE faults in a row the hook rests.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol

from dateline import serialise
from dateline.errors import DatelineError, SkipPage
from dateline.store.base import Filters, Store, StoredEvent
from dateline.store.watching import Search

PATIENCE = 10
HEADER = "Dateline-Signature"


class Poster(Protocol):
    """What sends to an address."""

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        """The status. Raises SkipPage when it is no success."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """Tells of new events. `filters` reads a saved query, `record` makes what is sent of an event."""

    store: Store
    poster: Poster
    filters: Callable[[str], Filters]
    record: Callable[[StoredEvent], Mapping[str, Any]]
    now: Callable[[], float]
    say: Callable[[str], None]

    def tell(self) -> int:
        """Send what is new to every search that has a hook; the number of events that were taken."""
        return sum(map(self._tell, self.store.watching.searches()))

    def _tell(self, search: Search) -> int:
        if not search.hook or not search.secret or search.failures >= PATIENCE:
            return 0
        sent = 0
        try:
            while (taken := self._part(search, search.hook, search.secret))[0]:
                search, sent = taken[1], sent + taken[0]
        except SkipPage as error:
            failures = search.failures + 1
            rests = "; the hook rests until the search is saved again" if failures >= PATIENCE else ""
            self.say(f"alert {search.name}: {error}{rests}")
            self.store.watching.told(search.name, search.told, failures=failures)
        except DatelineError as error:
            self.say(f"alert {search.name}: {error}")
        return sent

    def _part(self, search: Search, hook: str, secret: str) -> tuple[int, Search]:
        """Send as many as go into one message, and remember it; how many, and the search as it is then."""
        found, last = self.store.arrived(search.told, self.filters(search.query))
        if found:
            self._send(hook, secret, self._body(search, found))
        after = replace(search, told=max(last, search.told), failures=0)
        if after != search:
            self.store.watching.told(after.name, after.told, failures=0)
        return len(found), after

    def _body(self, search: Search, found: tuple[StoredEvent, ...]) -> bytes:
        at = datetime.fromtimestamp(self.now(), UTC).isoformat(timespec="seconds")
        told = {"search": search.name, "query": search.query, "sent": at}
        return serialise.to_json({**told, "events": [self.record(each) for each in found]}).encode()

    def _send(self, hook: str, secret: str, body: bytes) -> None:
        headers = {"Content-Type": "application/json", HEADER: signature(body, secret, int(self.now()))}
        self.poster.post(hook, body, headers)


def new_secret() -> str:
    """256 random bits, as text."""
    return secrets.token_urlsafe(32)


def signature(body: bytes, secret: str, at: int) -> str:
    """The header's value for a body that is sent at a Unix time."""
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


def genuine(body: bytes, header: str, secret: str, now: float, *, tolerance: float = 300.0) -> bool:
    """Was this body signed with the secret, and not more than `tolerance` seconds ago? For receivers."""
    stated = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    if not stated.get("t", "").isdigit() or abs(now - int(stated["t"])) > tolerance:
        return False
    return hmac.compare_digest(signature(body, secret, int(stated["t"])), header)
