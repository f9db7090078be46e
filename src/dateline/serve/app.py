"""Put the application together: routes, style sheet, what guards it, errors."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Match, Route

from dateline.errors import DatelineError, StopRun
from dateline.serve import api, explore, problems, reviewing, views, workers
from dateline.serve.access import Access, Door
from dateline.serve.accounts import Attempts
from dateline.serve.headers import HEADERS, HeadAsGet, SecurityHeaders
from dateline.serve.kept import Kept
from dateline.serve.limits import FewRequests, OwnName, SmallRequests
from dateline.serve.options import LOCAL, Serving
from dateline.serve.problems import Problem
from dateline.serve.rest import routes as rest
from dateline.serve.shared import Table
from dateline.store.base import View
from dateline.store.sql import open_store

KINDS = {
    "events": "event", "reports": "report", "pages": "page", "stories": "story", "treaties": "treaty",
    "actors": "actor",
}  # fmt: skip
"""What an id means in each part of the site."""
GRACE = 10
"""Seconds that answers have to end when the server is stopped."""


def create_app(view: View, serving: Serving = LOCAL, *, counted: Table | None = None) -> FastAPI:
    """The application over one store. `app.state` has the `view`, `serving` and whether it is `published`.

    `counted` is where several processes count the requests of clients.
    """
    # The interactive documentation of FastAPI loads scripts from another host, so it stays off.
    app = FastAPI(title="dateline", openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.view = view
    app.state.serving = serving
    app.state.published = serving.published
    app.include_router(api.router)
    app.include_router(views.router)
    app.include_router(explore.router)
    reviewing.include(app)
    app.state.attempts = Attempts(serving.workers)
    rest.include(app)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    _guard(app, view, serving, counted)
    app.exception_handler(DatelineError)(_refuse)
    app.exception_handler(HTTPException)(_refuse_route)
    app.exception_handler(RequestValidationError)(_refuse_form)
    app.exception_handler(Exception)(_fail)
    return app


def _guard(app: FastAPI, view: View, serving: Serving, counted: Table | None) -> None:
    """What stands before the routes; the last one added sees a request first."""
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Kept, view=view)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Door, view=view, closed=serving.need_token)
    if serving.requests:
        app.add_middleware(FewRequests, per_minute=serving.requests, counted=counted)
    app.add_middleware(Access, view=view)
    app.add_middleware(rest.OwnOrigins, serving=serving)
    app.add_middleware(SmallRequests, most=serving.max_body)
    app.add_middleware(OwnName, serving=serving)
    app.add_middleware(SecurityHeaders, published=serving.published)


def _refuse(request: Request, error: DatelineError) -> Response:
    section = _section(request)
    return _answer(request, problems.of_error(error, KINDS.get(section, "record")))


def _section(request: Request) -> str:
    """The part of the site that was asked: the first name in the path that is one, else the events."""
    names = (part.partition(".")[0] for part in request.url.path.split("/"))
    return next((name for name in names if name in KINDS), "events")


def _refuse_route(request: Request, error: HTTPException) -> Response:
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(sorted(_methods(request)))
    return _answer(request, problems.of_status(error.status_code, str(error.detail)), headers)


def _methods(request: Request) -> set[str]:
    """What may be done at this address, whichever of its routes does it."""
    found: set[str] = set()
    for route in _all(request.app.routes):
        matched, _ = route.matches({**request.scope, "method": "GET"})
        if matched is not Match.NONE:
            found |= route.methods or set()
    return found | ({"HEAD"} if "GET" in found else set())


def _all(routes: Iterable[BaseRoute]) -> Iterator[Route | APIRoute]:
    """The routes, those of included routers too."""
    for each in routes:
        router = getattr(each, "original_router", None)
        if router is not None:
            yield from _all(router.routes)
        elif isinstance(each, Route | APIRoute):
            yield each


def _refuse_form(request: Request, error: RequestValidationError) -> Response:
    # The error repeats what was sent; it is enough to name the field.
    fields = ", ".join(dict.fromkeys(str(each["loc"][-1]) for each in error.errors() if each.get("loc")))
    return _answer(
        request, problems.problem("bad-request", 400, f"This does not fit: {fields or 'the body'}")
    )


def _fail(request: Request, _error: Exception) -> Response:
    """What broke goes to the log of the server alone."""
    response = _answer(request, problems.problem("fault", 500, "The server met a fault of its own"))
    response.headers.update(HEADERS)  # this answer is made outside of all that guards the others
    return response


def _answer(request: Request, told: Problem, headers: Mapping[str, str] | None = None) -> Response:
    if problems.for_programs(request.url.path):
        return problems.answer(told, headers)
    shown = views.templates().get_template("error.html").render(told=told, kind=_section(request))
    return HTMLResponse(shown, told.status, {"Cache-Control": "no-store", **(headers or {})})


def run(
    store_path: str, serving: Serving = LOCAL, *, say: Callable[[str], object] = sys.stderr.write
) -> None:
    """Serve a store until interrupted; `say` gets one line with the address.

    Answers that are on their way get GRACE seconds to end. Raises StopRun when the store cannot be opened
    or the address cannot be used.
    """
    with (
        open_store(store_path, create=False, read_only=True) as opened,
        _listen(serving.host, serving.port) as listening,
    ):
        several = workers.number(opened, serving)
        told = f" by {several} processes" if several > 1 else ""
        say(f"dateline serves {opened.shown} at {_address(listening)}{told} (Ctrl+C to stop)\n")
        serving = replace(serving, workers=several)
        if several == 1:
            workers.warm(opened)
            uvicorn.Server(_config(create_app(opened, serving), serving)).run(sockets=[listening])
            return
        opened.close()
        made = workers.Making(
            store=store_path, serving=serving, counted=Table() if serving.requests else None
        )
        workers.supervise(_config(made, serving), [listening])


def _config(app: Callable[..., Any], serving: Serving) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=serving.workers > 1,
        workers=serving.workers,
        timeout_worker_healthcheck=workers.SLOW,
        log_level="warning",
        lifespan="off",
        ws="none",
        server_header=False,
        date_header=True,
        forwarded_allow_ips=list(serving.proxies),
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=15,
    )


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, OverflowError) as error:
        raise StopRun(f"{host}:{port}", f"cannot listen there ({error})", "choose another --port") from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
