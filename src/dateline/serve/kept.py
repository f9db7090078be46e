"""Answers that are given again while the store has not changed, to readers who are nobody in particular.

Whoever shows a session or a token is answered anew each time, and an answer that is for one browser alone
(a form with its secret, a cookie) is never kept. What is kept carries the state of the store in its key, so a
write by whatever program makes it stale at once. It lasts FRESH seconds at most, since counts of a large
store, which lag behind a write, may be in it.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import DatelineError
from dateline.serve.access import ACCOUNT, SESSION
from dateline.store.base import View

FRESH = 30.0
"""Seconds."""
ROOM = 48_000_000
"""Bytes of all bodies."""
LARGEST = 6_000_000
"""Bytes of one: longer ones, such as exports, pass through."""
OWN = ("authorization", "if-none-match", "if-modified-since", "range")
"""Headers whose answer is not the one that others get."""
NOT_KEPT = ("/static/", "/sign-in", "/review")


@dataclass(slots=True, eq=False)
class Answer:
    """One answer as it was sent. `at` is when (monotonic)."""

    start: Message | None = None
    body: list[bytes] = field(default_factory=list)
    size: int = 0
    at: float = 0.0


class Shelf:
    """The answers that were asked for last, within ROOM. All of it is used from one thread."""

    def __init__(self, *, room: int = ROOM, clock: Callable[[], float] = time.monotonic) -> None:
        self._room, self._clock = room, clock
        self._held: OrderedDict[Hashable, Answer] = OrderedDict()
        self.size = 0

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: Hashable) -> Answer | None:
        """The answer of this key, if it is fresh."""
        found = self._held.get(key)
        if found is None:
            return None
        if self._clock() - found.at > FRESH:
            self._drop(key)
            return None
        self._held.move_to_end(key)
        return found

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keep it, and let those go that were not asked for the longest."""
        if key in self._held:
            self._drop(key)
        answer.at = self._clock()
        self._held[key] = answer
        self.size += answer.size
        while self.size > self._room:
            self._drop(next(iter(self._held)))

    def _drop(self, key: Hashable) -> None:
        self.size -= self._held.pop(key).size


class Kept:
    """Gives an answer again, or keeps it while it passes."""

    def __init__(self, app: ASGIApp, *, view: View) -> None:
        self._app, self._view = app, view
        self.shelf = Shelf()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        version = await self._version() if for_everybody(scope) else None
        if version is None:
            await self._app(scope, receive, send)
            return
        key = asked(scope, version)
        found = self.shelf.get(key)
        if found is not None and found.start is not None:
            await send({**found.start, "headers": [*found.start["headers"]]})
            await send({"type": "http.response.body", "body": b"".join(found.body)})
            return
        kept = Answer()

        async def noted(message: Message) -> None:
            if _note(kept, message):
                self.shelf.put(key, kept)
            await send(message)

        await self._app(scope, receive, send if "dateline.head" in scope else noted)

    async def _version(self) -> str | None:
        """The state of the store; null: it cannot be read, which the answer itself will say."""
        try:
            if "://" in str(getattr(self._view, "where", "")):  # a question to the database's server
                return await run_in_threadpool(self._view.version)
            return self._view.version()
        except DatelineError:
            return None


def for_everybody(scope: MutableMapping[str, Any]) -> bool:
    """Is it a question to which every reader who is not signed in gets the same answer?"""
    if scope["type"] != "http" or scope["method"] != "GET" or scope.get(ACCOUNT):
        return False
    if scope["path"].startswith(NOT_KEPT):
        return False
    headers = Headers(scope=scope)
    if any(name in headers for name in OWN):
        return False
    return not any(SESSION in cookie_parser(each) for each in headers.getlist("cookie"))


def asked(scope: MutableMapping[str, Any], version: str) -> Hashable:
    """What an answer depends on: the store as it is, the day, the address, how it is packed, by what name."""
    headers = Headers(scope=scope)
    packed = "gzip" in headers.get("accept-encoding", "")
    today = dt.datetime.now(dt.UTC).date()
    name = scope.get("scheme"), headers.get("host"), scope.get("root_path"), headers.get("origin")
    return version, today, scope["path"], scope["query_string"], packed, *name


def _note(kept: Answer, message: Message) -> bool:
    """Add a part of an answer; true with the last part of one that may be kept."""
    if message["type"] == "http.response.start":
        kept.start = message if _open(message) else None
        # What is sent on is changed by those who guard it, so the headers are a copy.
        if kept.start is not None:
            kept.start = {**message, "headers": [*message["headers"]]}
        return False
    if kept.start is None or message["type"] != "http.response.body":
        return False
    body = message.get("body", b"")
    kept.size += len(body)
    if kept.size > LARGEST:
        kept.start, kept.body = None, []
        return False
    kept.body.append(bytes(body))
    return not message.get("more_body", False)


def _open(message: Message) -> bool:
    """May others have it too?"""
    headers = Headers(raw=message["headers"])
    told = headers.get("cache-control", "")
    own = "set-cookie" in headers or "no-store" in told or "private" in told
    return message["status"] == 200 and not own
