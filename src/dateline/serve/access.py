"""Who asks: read tokens, and the door that a published server may have.

A token stands for an account and is shown as `Authorization: Bearer TOKEN`. A wrong one is refused, even
where none is needed: whoever sends one wants to be known.
"""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.serve import problems
from dateline.serve.limits import TOKEN
from dateline.store.base import View

ACCOUNT = "dateline.account"
"""Where the account that a token or session stands for is in the scope of a request."""
SESSION = "dateline_session"
"""The cookie of those who signed in with a password."""
SIGN_IN = "/sign-in"
OPEN = ("/static/", SIGN_IN, "/api/v1/openapi.json")
"""Shown to everybody: what is needed to sign in, and what the interface is."""


class Access:
    """Finds the account of a request; counted as an attempt where the token is wrong."""

    def __init__(self, app: ASGIApp, *, view: View) -> None:
        self._app = app
        self._accounts: Any = getattr(view, "accounts", None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        token = bearer(Headers(scope=scope)) if scope["type"] == "http" else None
        if token and self._accounts is not None:
            account = await run_in_threadpool(self._accounts.by_token, token)
            if account is not None:
                scope = {**scope, ACCOUNT: account, TOKEN: token}
        await self._app(scope, receive, send)


class Door:
    """Refuses wrong tokens; with `closed`, also those who show neither a token nor that they signed in."""

    def __init__(self, app: ASGIApp, *, view: View, closed: bool) -> None:
        self._app = app
        self._accounts: Any = getattr(view, "accounts", None)
        self._closed = closed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope.get(ACCOUNT) or scope["path"].startswith(OPEN):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if bearer(headers) is not None:
            await _refuse("This token is not known, or has run out", 'Bearer error="invalid_token"')(
                scope, receive, send
            )
        elif self._closed and not await self._signed_in(headers):
            await self._ask(scope)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _signed_in(self, headers: Headers) -> bool:
        secret = cookie_parser(headers.get("cookie", "")).get(SESSION)
        if not secret or self._accounts is None:
            return False
        return await run_in_threadpool(self._accounts.by_session, secret) is not None

    def _ask(self, scope: Scope) -> ASGIApp:
        if problems.for_programs(scope["path"]) or scope["method"] not in ("GET", "HEAD"):
            return _refuse("This server shows its data only to those who have a read token", "Bearer")
        return RedirectResponse(SIGN_IN, 303, {"Cache-Control": "no-store"})


def bearer(headers: Headers) -> str | None:
    """The token that a request shows; null where it shows none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _refuse(detail: str, challenge: str) -> ASGIApp:
    remedy = "send the header Authorization: Bearer TOKEN; an editor of this server can make one"
    told = problems.problem("token-needed", 401, detail, remedy=remedy)
    return problems.answer(told, {"WWW-Authenticate": challenge})
