"""Who is at the other end, and whether a request to write is meant by them.

- On this machine alone there is one editor, and nobody signs in.
- A server for others takes a session (a cookie, from signing in with a password) or a bearer token.
- What a browser sends with a cookie needs a token too that only our own forms have (CSRF): an HMAC
  under what the cookie holds, so that nothing has to be kept. Requests that another site sends are refused.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
import time
from collections import OrderedDict
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.model import ReviewRole
from dateline.serve.access import ACCOUNT, SESSION
from dateline.store.accounts import LOCAL_EDITOR, SESSION_DAYS, Account, Accounts
from dateline.store.base import Store, View
from dateline.store.sql import SqlStore, open_store

VISIT = "dateline_visit"
"""The cookie of those who are not signed in: it only ties forms to the browser that they were sent to."""
_VISIT = re.compile(r"[\w-]{43}")
_FRESH = "dateline.visit"
_REQUEST: ContextVar[Request] = ContextVar("request")
FAILURES, WINDOW = 8, 300.0
"""After so many wrong passwords for a name from one address within so many seconds, it has to wait."""
MOST_NAMES = 10_000
AT_ONCE = threading.BoundedSemaphore(2)
"""Passwords that are checked at a time: each takes 64 MiB and a core."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Whoever asks. `account` null: nobody that is known. `via` says how they are known."""

    account: Account | None
    via: Literal["local", "session", "token", "nobody"]

    def may(self, role: ReviewRole) -> bool:
        """Has it this role, or one above?"""
        return self.account is not None and self.account.may(role)


def visitor(request: Request) -> Visitor:
    """Who asks; for a page that is being made, see `current`."""
    account: Account | None = request.scope.get(ACCOUNT)
    if account is not None:
        return Visitor(account=account, via="token")
    secret = request.cookies.get(SESSION)
    account = accounts_of(request).by_session(secret) if secret else None
    if account is not None:
        return Visitor(account=account, via="session")
    if not request.app.state.published:
        return Visitor(account=LOCAL_EDITOR, via="local")
    return Visitor(account=None, via="nobody")


def accounts_of(request: Request) -> Accounts:
    """The accounts of the store, for reading."""
    view: View = request.app.state.view
    return view.accounts


def current() -> Request:
    """The request that is being answered."""
    return _REQUEST.get()


class Visit:
    """Lets templates know the request, and gives a browser that is shown a form the cookie that it needs."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        _REQUEST.set(Request(scope))

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and _FRESH in scope:
                headers = MutableHeaders(scope=message)
                headers["Cache-Control"] = "private, no-store"
                if scope[_FRESH]:
                    published = scope["app"].state.published
                    headers.append("Set-Cookie", cookie(VISIT, scope[_FRESH], secure=published))
            await send(message)

        await self._app(scope, receive, with_cookie)


def cookie(name: str, value: str, *, secure: bool, seconds: int | None = None) -> str:
    """A cookie that no script can read and that other sites do not send along when they write."""
    parts = [f"{name}={value}", "Path=/", "HttpOnly", "SameSite=Lax"]
    parts += ["Secure"] if secure else []
    parts += [f"Max-Age={seconds}"] if seconds is not None else []
    return "; ".join(parts)


def session_cookie(secret: str, *, secure: bool) -> str:
    """The cookie of somebody who has just signed in."""
    return cookie(SESSION, secret, secure=secure, seconds=SESSION_DAYS * 86_400)


# Forms of our own


def csrf(request: Request) -> str:
    """What a form of this page has to send along. The page is then of this browser alone."""
    secret = request.cookies.get(SESSION) or _known_visit(request)
    if not secret:
        secret = request.scope.get(_FRESH) or secrets.token_urlsafe(32)
        request.scope[_FRESH] = secret
    else:
        request.scope.setdefault(_FRESH, "")
    return _mac(secret)


def _known_visit(request: Request) -> str:
    value = request.cookies.get(VISIT, "")
    return value if _VISIT.fullmatch(value) else ""


def _mac(secret: str) -> str:
    return hmac.new(secret.encode(), b"dateline form", hashlib.sha256).hexdigest()


def check_meant(request: Request, given: str) -> None:
    """Raises HTTPException 403 unless the request comes from a form of ours in this very browser."""
    check_site(request)
    secret = request.cookies.get(SESSION) or _known_visit(request)
    if not secret or not hmac.compare_digest(_mac(secret).encode(), given.encode()):
        raise HTTPException(
            403, "The form is out of date: go back, load the page again and send it once more"
        )


def check_site(request: Request) -> None:
    """Raises HTTPException 403 for a request that a page of another site makes."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        raise HTTPException(403, "This came from another site")
    origin = request.headers.get("origin")
    # Browsers tell the origin of a form as "null" where the page has no referrer; the header above covers it.
    if origin in (None, "null"):
        return
    try:
        host = urlsplit(origin).netloc.lower()
    except ValueError:
        host = ""
    if host != request.headers.get("host", "").lower():
        raise HTTPException(403, "This came from another site")


# Signing in


class Attempts:
    """Wrong passwords by name and address, in the memory of this process; where there are several, each
    allows its part of FAILURES."""

    def __init__(self, processes: int = 1) -> None:
        self._most = max(1, FAILURES // max(1, processes))
        self._failed: OrderedDict[tuple[str, str], list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, who: tuple[str, str]) -> int:
        """Seconds that this pair has to wait; 0: none."""
        now = time.monotonic()
        with self._lock:
            recent = [each for each in self._failed.get(who, ()) if now - each < WINDOW]
        return 0 if len(recent) < self._most else max(1, round(WINDOW - (now - recent[0])))

    def failed(self, who: tuple[str, str]) -> None:
        """Count one."""
        now = time.monotonic()
        with self._lock:
            recent = [each for each in self._failed.pop(who, ()) if now - each < WINDOW]
            self._failed[who] = [*recent, now][-self._most :]
            while len(self._failed) > MOST_NAMES:
                self._failed.popitem(last=False)

    def passed(self, who: tuple[str, str]) -> None:
        """Forget them."""
        with self._lock:
            self._failed.pop(who, None)


def sign_in(request: Request, name: str, password: str) -> Account | None:
    """The account of this name and password. Raises HTTPException 429 after too many wrong ones."""
    attempts: Attempts = request.app.state.attempts
    who = (name[:200].casefold(), request.client.host if request.client else "")
    wait = attempts.wait(who)
    if wait:
        raise HTTPException(429, f"Too many wrong passwords: wait {wait} seconds", {"Retry-After": str(wait)})
    with AT_ONCE:
        account = accounts_of(request).by_password(name, password)
    if account is None:
        attempts.failed(who)
    else:
        attempts.passed(who)
    return account


def writable(request: Request) -> Store:
    """The store to write to: its own handle, where the server reads from one that cannot.

    Raises HTTPException 403 where the file may not be written to.
    """
    found = desk(request.app)
    if found is None:
        raise HTTPException(
            403, "This store may not be written to, so nothing can be reviewed or signed in to"
        )
    return found


_OPENING = threading.Lock()


def desk(app: Any) -> Store | None:
    """The handle for writing, opened once; null where the store may not be written to."""
    view: SqlStore = app.state.view
    if not view.read_only:
        return view
    with _OPENING:
        if not hasattr(app.state, "desk"):
            opened = open_store(view.where, create=False)
            app.state.desk = None if opened.read_only else opened
    found: Store | None = app.state.desk
    return found
