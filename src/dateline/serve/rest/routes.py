"""The table of operations as routes: checks what is asked, answers with ETag and links, streams lines."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import HTMLResponse, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline import __version__, serialise
from dateline.serve import giving, problems
from dateline.serve.options import Serving
from dateline.serve.rest import description, parameters
from dateline.serve.rest.operations import BASE, OPERATIONS, Call, Operation
from dateline.store.base import View

CHUNK = 32_000
"""Bytes of lines that are sent at once; the stream waits until the reader has taken them."""
EXPOSED = ("ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After")


def include(app: FastAPI) -> None:
    """Put the API into an application."""
    for operation in OPERATIONS:
        app.add_route(BASE + operation.path, _endpoint(operation), methods=["GET"])
    app.add_route(f"{BASE}/openapi.json", _described, methods=["GET"])
    app.add_route(BASE, _readable, methods=["GET"])


def _endpoint(operation: Operation) -> Callable[[Request], Response]:
    known = (*operation.takes, *operation.in_path)

    def answer(request: Request) -> Response:
        raw = (*request.query_params.multi_items(), *_in_path(request, operation))
        call = Call(view=request.app.state.view, path=request.url.path, given=parameters.check(raw, known))
        if operation.stream:
            return _streamed(request, operation, call)
        return _whole(request, operation, call)

    return answer


def _in_path(request: Request, operation: Operation) -> Iterator[tuple[str, str]]:
    return ((each.name, request.path_params[each.name]) for each in operation.in_path)


def _whole(request: Request, operation: Operation, call: Call) -> Response:
    headers = {"ETag": etag(request, call.view), **cached(request)}
    if _has(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(None, 304, headers)
    record = giving.given(request, operation.run(call))
    following = getattr(record, "next", None)
    if following:
        headers["Link"] = f'<{following}>; rel="next"'
    return Response(serialise.to_json(record), headers=headers, media_type=operation.media)


def cached(request: Request) -> dict[str, str]:
    """Whoever keeps the answer has to ask each time whether it holds; behind a door only the reader may."""
    private = request.app.state.serving.need_token
    return {"Cache-Control": "private, no-cache" if private else "no-cache", "Vary": "Authorization, Cookie"}


def etag(request: Request, view: View) -> str:
    """A weak tag for what is asked of a store as it is now, and the day, which a treaty's status has."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    asked = f"{request.url.path}?{request.url.query}"
    given = "text" if giving.serving(request).gives_text else "sealed"
    made = "\n".join((__version__, view.version(), today, given, asked))
    return f'W/"{hashlib.sha256(made.encode()).hexdigest()[:24]}"'


def _has(given: str, tag: str) -> bool:
    """Is the tag among those of an If-None-Match?"""
    known = {each.strip().removeprefix("W/") for each in given.split(",")}
    return "*" in known or tag.removeprefix("W/") in known


def _streamed(request: Request, operation: Operation, call: Call) -> Response:
    lines = (giving.given(request, each) for each in operation.run(call))
    first = next(lines, None)  # what is wrong with the question has to be said before the stream begins
    headers = {"Cache-Control": "no-store", "Vary": "Authorization, Cookie"}
    return StreamingResponse(_chunks(first, lines), headers=headers, media_type=operation.media)


def _chunks(first: Any, rest: Iterator[Any]) -> Iterator[bytes]:
    if first is None:
        return
    encode = msgspec.json.Encoder().encode
    held = encode(first) + b"\n"
    for each in rest:
        if len(held) >= CHUNK:
            yield held
            held = b""
        held += encode(each) + b"\n"
    yield held


def _described(request: Request) -> Response:
    made = description.of(request.app)
    return Response(msgspec.json.encode(made), headers=cached(request), media_type="application/json")


def _readable(request: Request) -> Response:
    from dateline.serve import views

    template = views.templates().get_template("api.html")
    return HTMLResponse(
        template.render(
            operations=OPERATIONS,
            base=BASE,
            kinds=problems.TITLES,
            others=description.others(request.app),
            serving=request.app.state.serving,
        )
    )


class OwnOrigins:
    """Lets scripts of the named web origins read the API; without any, no script of another site can."""

    def __init__(self, app: ASGIApp, *, serving: Serving) -> None:
        self._app = app
        self._open = (
            CORSMiddleware(
                app,
                allow_origins=serving.origins,
                allow_methods=["GET"],
                allow_headers=["Authorization", "If-None-Match"],
                expose_headers=EXPOSED,
            )
            if serving.origins
            else app
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        api = scope["type"] == "http" and scope["path"].startswith(f"{BASE}/")
        await (self._open if api else self._app)(scope, receive, send)
