"""What a program is told instead of an answer: one shape, RFC 9457, for everything that can go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from starlette.responses import HTMLResponse, Response

from dateline import serialise
from dateline.errors import DatelineError, SkipPage
from dateline.store.base import NotStored

Kind = Literal[
    "bad-parameter",
    "bad-request",
    "token-needed",
    "not-allowed",
    "not-found",
    "taken-back",
    "wrong-method",
    "too-large",
    "wrong-host",
    "too-many-requests",
    "store-fails",
    "fault",
]
MEDIA = "application/problem+json"
PAGE = "/api/v1"
"""The page whose sections describe the kinds; `type` points into it."""

TITLES: dict[Kind, str] = {
    "bad-parameter": "A parameter means nothing here",
    "bad-request": "The request cannot be understood",
    "token-needed": "A read token is needed",
    "not-allowed": "This is not allowed",
    "not-found": "There is nothing at this address",
    "taken-back": "This id is no more",
    "wrong-method": "This address does not take this method",
    "too-large": "The request is too large",
    "wrong-host": "This server does not go by this name",
    "too-many-requests": "Too many requests",
    "store-fails": "The store cannot be read",
    "fault": "Something is broken in the server",
}
"""The same words for every problem of a kind, as RFC 9457 wants it."""

OF_STATUS: dict[int, Kind] = {
    400: "bad-request", 401: "token-needed", 403: "not-allowed", 404: "not-found", 405: "wrong-method",
    410: "taken-back", 413: "too-large", 414: "too-large", 421: "wrong-host", 429: "too-many-requests",
}  # fmt: skip
ASKED = ("cursor ", "search ")
"""How the store begins the messages that are about what was asked, not about itself."""
TAKEN_BACK = "is part of another"
"""How it begins the messages about an id whose reports or pages are elsewhere now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem as RFC 9457 has it. `type` is an address below which the kind is described.

    `detail` is one sentence about this request, `remedy` the way out, "" where there is none. `close` has
    ids that look like the one asked for, or those that have its parts now.
    """

    type: str
    title: str
    status: int
    detail: str
    remedy: str = ""
    close: tuple[str, ...] = ()


class BadParameter(SkipPage):
    """A parameter of the API that means nothing."""


def problem(
    kind: Kind, status: int, detail: str, *, remedy: str = "", close: tuple[str, ...] = ()
) -> Problem:
    """A problem of this kind."""
    return Problem(
        type=f"{PAGE}#{kind}", title=TITLES[kind], status=status, detail=detail, remedy=remedy, close=close
    )


def of_status(status: int, detail: str) -> Problem:
    """What goes with a status that the framework gives."""
    kind = OF_STATUS.get(status, "fault" if status >= 500 else "bad-request")
    if status == 404:
        detail = "There is nothing at this address"
    return problem(kind, status, detail)


def of_error(error: DatelineError, called: str) -> Problem:
    """What an error of ours is to a reader; `called` is what is looked for ("event").

    The path of the store is no reader's business, so that a failing store is told without it.
    """
    if isinstance(error, NotStored):
        if error.cause.startswith(TAKEN_BACK):
            return problem(
                "taken-back", 410, f"There is no {called} {error.where} any more", close=error.close
            )
        told = f"There is no {called} {error.where} in this store"
        return problem("not-found", 404, told, close=error.close)
    if isinstance(error, SkipPage) or error.where.startswith(ASKED):
        return problem("bad-parameter", 400, f"{error.where}: {error.cause}", remedy=error.remedy)
    return problem("store-fails", 500, error.cause[:1].upper() + error.cause[1:])


def answer(told: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as an answer for programs."""
    found = {"Cache-Control": "no-store", **(headers or {})}
    return Response(serialise.to_json(told), told.status, found, media_type=MEDIA)


DATA = (".json", ".ndjson", ".csv", ".svg", ".png")


def for_programs(path: str) -> bool:
    """Is what stands at this address read by programs? They get problems as JSON, people as a page."""
    return path.endswith(DATA) or path.startswith("/api/")


def answer_at(path: str, told: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as those take it who read this address: programs as data, people as a page."""
    if for_programs(path):
        return answer(told, headers)
    from dateline.serve import views  # it needs what is refused here

    shown = views.templates().get_template("error.html").render(told=told, kind="events")
    return HTMLResponse(shown, told.status, {"Cache-Control": "no-store", **(headers or {})})
