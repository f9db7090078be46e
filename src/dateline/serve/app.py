"""Put the application together: routes, style sheet, security headers, errors."""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from dateline import serialise
from dateline.errors import DatelineError, StopRun
from dateline.serve import api, views
from dateline.serve.query import BadAddress
from dateline.store.base import NotStored, View
from dateline.store.sql import open_store

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Sent with every answer: a page may load our own style sheets, scripts and pictures, and nothing else."""

ASKED = ("cursor ", "search ")
"""How the store begins the messages that are about what was asked, not about itself."""


TAKEN_BACK = "is part of another"
"""How it begins the messages about an id whose reports or pages are elsewhere now."""

KINDS = {"events": "event", "pages": "page", "stories": "story", "treaties": "treaty"}
"""What an id means in each part of the site."""


def create_app(view: View) -> FastAPI:
    """The application over one store; it only reads."""
    # The interactive documentation of FastAPI loads scripts from another host, so it stays off.
    app = FastAPI(title="dateline", docs_url=None, redoc_url=None)
    app.state.view = view
    app.include_router(api.router)
    app.include_router(views.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.middleware("http")(_with_headers)
    app.exception_handler(DatelineError)(_refuse)
    app.exception_handler(HTTPException)(_refuse_route)
    return app


async def _with_headers(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await answer(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a reader is told, instead of a view. `close` has ids that look like the one asked for."""

    status: int
    error: str
    remedy: str = ""
    close: tuple[str, ...] = ()


def _refuse(request: Request, error: DatelineError) -> Response:
    if isinstance(error, NotStored):
        told = _not_there(KINDS[_section(request)], error)
    elif isinstance(error, BadAddress) or error.where.startswith(ASKED):
        told = Refusal(status=400, error=f"{error.where}: {error.cause}", remedy=error.remedy)
    else:
        # The message names a file of the machine that serves, which is no reader's business.
        told = Refusal(status=500, error=error.cause[:1].upper() + error.cause[1:])
    return _answer(request, told)


def _not_there(kind: str, error: NotStored) -> Refusal:
    if error.cause.startswith(TAKEN_BACK):
        return Refusal(status=410, error=f"There is no {kind} {error.where} any more", close=error.close)
    return Refusal(status=404, error=f"There is no {kind} {error.where} in this store", close=error.close)


def _section(request: Request) -> str:
    """The part of the site that was asked: the first name in the path, else the events."""
    name = request.url.path.split("/")[1].partition(".")[0]
    return name if name in KINDS else "events"


def _refuse_route(request: Request, error: HTTPException) -> Response:
    cause = "There is nothing at this address" if error.status_code == 404 else str(error.detail)
    return _answer(request, Refusal(status=error.status_code, error=cause))


def _answer(request: Request, told: Refusal) -> Response:
    if request.url.path.endswith((".json", ".csv", ".svg")):
        return Response(serialise.to_json(told), told.status, media_type="application/json")
    shown = views.templates().get_template("error.html").render(told=told, kind=_section(request))
    return HTMLResponse(shown, told.status)


def run(
    store_path: str,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    say: Callable[[str], object] = sys.stderr.write,
) -> None:
    """Serve a store until interrupted; `say` gets one line with the address.

    Raises StopRun when the store cannot be opened or the address cannot be used.
    """
    with open_store(store_path, create=False, read_only=True) as opened, _listen(host, port) as listening:
        say(f"dateline serves {store_path} at {_address(listening)} (Ctrl+C to stop)\n")
        settings = uvicorn.Config(create_app(opened), log_level="warning", server_header=False)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(settings).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, OverflowError) as error:
        raise StopRun(f"{host}:{port}", f"cannot listen there ({error})", "choose another --port") from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
