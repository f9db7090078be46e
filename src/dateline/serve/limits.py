"""What a request may not do: call the server by a foreign name, be huge, or come too often."""

from __future__ import annotations

import hashlib
import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.serve import problems
from dateline.serve.options import Serving
from dateline.serve.shared import Table

MOST_CLIENTS = 10_000
"""Clients that are counted at a time; the one that was longest away is forgotten first."""
LONGEST_ADDRESS = 8_000
"""Bytes of a path with its query."""
TOKEN = "dateline.token"  # noqa: S105 - a name in the scope
"""Where `access` leaves the token that it found good, in the scope of a request."""
FREE = ("/static/",)
"""Not counted: what a browser fetches for a page by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a client has left: `requests` now, all of them again in `full` seconds; `wait`: until one more."""

    requests: int
    full: int
    wait: int


class Buckets:
    """A token bucket for each client: a minute's requests at once, refilled evenly.

    Memory is bounded by MOST_CLIENTS; all of it is used from one thread, that of the event loop.
    """

    def __init__(
        self, per_minute: int, *, most: int = MOST_CLIENTS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.per_minute = per_minute
        self._most = most
        self._clock = clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def take(self, client: str) -> Left:
        """Count one request; a client that has none left has to `wait`."""
        now, speed = self._clock(), self.per_minute / 60
        level, since = self._held.pop(client, (float(self.per_minute), now))
        level = min(float(self.per_minute), level + (now - since) * speed)
        allowed = level >= 1
        level -= allowed
        self._held[client] = (level, now)
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return _left(level, self.per_minute, allowed=allowed)


class SharedBuckets:
    """The same for several processes, in the memory that they share."""

    def __init__(self, table: Table, per_minute: int) -> None:
        self.per_minute = per_minute
        self._table = table

    def take(self, client: str) -> Left:
        """Count one request; a client that has none left has to `wait`."""
        level, allowed = self._table.take(client, self.per_minute)
        return _left(level, self.per_minute, allowed=allowed)


def _left(level: float, per_minute: int, *, allowed: bool) -> Left:
    speed = per_minute / 60
    full = math.ceil((per_minute - level) / speed)
    return Left(requests=int(level), full=full, wait=0 if allowed else math.ceil((1 - level) / speed))


def client_of(scope: Scope) -> str:
    """Who asks: the token that let them in, else the address; of IPv6 the /64 that one connection gets."""
    if scope.get(TOKEN):
        return "token " + hashlib.sha256(str(scope[TOKEN]).encode()).hexdigest()
    host = str((scope.get("client") or ("", 0))[0])
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address) and not address.ipv4_mapped:
        return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
    return str(address)


class OwnName:
    """Refuses requests that call the server by a name that is not its own.

    A page of another site may have its name point to this machine (DNS rebinding); its scripts would
    then read the store as if they were ours.
    """

    def __init__(self, app: ASGIApp, *, serving: Serving) -> None:
        self._app = app
        self._serving = serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http":
            name = host_name(Headers(scope=scope).get("host", ""))
            if not name or not self._serving.answers_to(name):
                remedy = "dateline serve --name NAME adds a name" if name else "send a Host header"
                called = (
                    f"This server does not answer to “{name[:100]}”" if name else "There is no Host header"
                )
                told = problems.problem("wrong-host", 421 if name else 400, called, remedy=remedy)
                await problems.answer_at(scope["path"], told)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def host_name(header: str) -> str:
    """The name or number in a Host header, without port and brackets; "" where it is none."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


class SmallRequests:
    """Refuses long addresses and large bodies, those too whose length is not told beforehand."""

    def __init__(self, app: ASGIApp, *, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        stated = Headers(scope=scope).get("content-length", "0")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            told = problems.problem("too-large", 414, f"The address has more than {LONGEST_ADDRESS} bytes")
            await problems.answer_at(scope["path"], told)(scope, receive, send)
        elif stated.isdecimal() and int(stated[:18]) > self._most:
            told = problems.problem("too-large", 413, self._limit)
            refused = problems.answer_at(scope["path"], told, {"Connection": "close"})
            await refused(scope, receive, send)
        else:
            await self._app(scope, self._counted(receive), send)

    @property
    def _limit(self) -> str:
        return f"The request has more than {self._most} bytes"

    def _counted(self, receive: Receive) -> Receive:
        came = 0

        async def heard() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._most:
                raise HTTPException(413, self._limit)
            return message

        return heard


class FewRequests:
    """Counts the requests of each client, tells what is left, and refuses those that come too often.

    The headers are those of the IETF's draft "RateLimit header fields for HTTP".
    """

    def __init__(self, app: ASGIApp, *, per_minute: int, counted: Table | None = None) -> None:
        self._app = app
        self._buckets = Buckets(per_minute) if counted is None else SharedBuckets(counted, per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith(FREE):
            await self._app(scope, receive, send)
            return
        left = self._buckets.take(client_of(scope))
        told = {
            "RateLimit-Policy": f'"minute";q={self._buckets.per_minute};w=60',
            "RateLimit": f'"minute";r={left.requests};t={left.full}',
        }
        if left.wait:
            refused = problems.problem(
                "too-many-requests",
                429,
                f"This server takes {self._buckets.per_minute} requests a minute from one client",
                remedy=f"wait {left.wait} seconds; for much at once take /api/v1/events.ndjson",
            )
            headers = {**told, "Retry-After": str(left.wait)}
            await problems.answer_at(scope["path"], refused, headers)(scope, receive, send)
            return

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(told)
            await send(message)

        await self._app(scope, receive, counted)
