"""Reviews in the browser: the form beside a record, the queue, what was said, precision, signing in.

Everything works with plain links and buttons; `review.js` adds the keys. Whoever may not write is told so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_args
from urllib.parse import quote, urlencode, urlsplit

from fastapi import APIRouter, FastAPI, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

from dateline.model import Review, Reviewed, ReviewRole
from dateline.serve import accounts, marks, panels, query, views
from dateline.serve.access import SESSION
from dateline.serve.accounts import Visitor
from dateline.serve.api import Store, as_csv, as_json
from dateline.store.accounts import Account
from dateline.store.base import Kept
from dateline.store.readings import REASONS, Asked, Reason
from dateline.store.reviews import BadReview, NotAllowed, Reviews, Said

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
AT_ONCE = 10
"""Records of the queue on one page."""
MOST_SKIPPED = 100
MEASURES = ("type", "mode", "read", "right", "whole", "open", "share", "low", "high")
"""Columns of the table of precision."""
Text = Annotated[str, Form()]


def include(app: FastAPI) -> None:
    """Put reviews into the application."""
    from dateline.serve import reviewing_api

    app.state.attempts = accounts.Attempts()
    app.include_router(router)
    app.include_router(reviewing_api.router)
    app.add_middleware(accounts.Visit)
    found = views.templates()
    found.filters["review_label"] = panels.label
    found.globals.update(
        review_panel=panels.panel,
        review_standings=panels.STANDINGS,
        review_labels=panels.LABELS,
        review_whys=panels.WHYS,
    )


# Who may


def writer(request: Request, role: ReviewRole) -> Account:
    """Who writes. Raises HTTPException 401 for nobody, 403 for a role that does not go so far."""
    found = accounts.visitor(request)
    if found.account is None:
        raise HTTPException(401, "Sign in to review")
    if not found.account.may(role):
        raise HTTPException(403, f"This takes the role of {_a(role)}; yours is {found.account.role}")
    return found.account


def _a(role: str) -> str:
    return f"an {role}" if role == "editor" else f"a {role}"


def add(request: Request, said: Said) -> Review:
    """Keep a review; in the words of HTTP where it is refused."""
    by = writer(request, "reviewer" if said.fields or said.asked else "reader")
    try:
        return accounts.writable(request).reviews.add(said, by)
    except NotAllowed as error:
        raise HTTPException(403, f"{error.where}: {error.cause}") from error


def take_back(request: Request, id: str) -> Review:
    """Take a review back; in the words of HTTP where it is refused."""
    by = writer(request, "reader")
    try:
        return accounts.writable(request).reviews.undo(id, by)
    except NotAllowed as error:
        raise HTTPException(403, f"{error.where} {error.cause}: {error.remedy}") from error


# The queue


@router.get("/review")
def queue(request: Request, view: Store, why: str | None = None, skip: str = "", done: str = "") -> Response:
    """What to read next, for the keyboard; `why`: for one reason alone, `skip`: without these."""
    if why and why not in REASONS:
        raise query.BadAddress("why", f"“{why}” is not known", f"there are {', '.join(REASONS)}")
    found = accounts.visitor(request)
    skipped = [each for each in skip.split(",") if each][:MOST_SKIPPED]
    asked: tuple[Asked, ...] = ()
    if found.account and found.may("reviewer"):
        reason: Reason | None = why or None
        asked = view.reviews.queue(found.account, limit=AT_ONCE, why=reason, skip=skipped)
    return views.page_of(
        "review.html",
        visitor=found,
        asked=asked,
        why=why,
        whys=panels.WHYS,
        skipped=skipped,
        further=_further(why, [*skipped, *(each.event.report.id for each in asked)]),
        last=_last(view.reviews, found, done),
        sentence=marks.of_report,
        csrf=accounts.csrf(request),
    )


def _further(why: str | None, skip: list[str]) -> str:
    values = {name: value for name, value in (("why", why), ("skip", ",".join(skip))) if value}
    return f"/review?{urlencode(values)}" if values else "/review"


def _last(reviews: Reviews, found: Visitor, done: str) -> Kept | None:
    """The review that this visitor has just written, to be taken back; null where there is none."""
    if not found.account or not done:
        return None
    own = [each for each in reviews.listing(by=found.account.name, limit=30).items if each.review.id == done]
    return own[0] if own and not own[0].undone else None


@router.post("/review")
async def leave(request: Request) -> Response:
    """Keep what a form says, and go back to where it was."""
    form = await request.form()
    values = {name: value for name, value in form.items() if isinstance(value, str)}
    return await _in_thread(_leave, request, values)


async def _in_thread(work: Any, *given: Any) -> Response:
    from starlette.concurrency import run_in_threadpool

    answer: Response = await run_in_threadpool(work, *given)
    return answer


def _leave(request: Request, values: Mapping[str, str]) -> Response:
    accounts.check_meant(request, values.get("csrf", ""))
    kind, asked, verdict = values.get("kind", ""), values.get("asked") or None, values.get("verdict") or None
    if kind not in get_args(Reviewed):
        raise BadReview(kind or "kind", "cannot be reviewed")
    given = {name[6:]: value for name, value in values.items() if name.startswith("field.")}
    if verdict in ("right", "unsure"):
        given = {}
    said = Said(
        kind=kind,  # type: ignore[arg-type]
        about=values.get("about", ""),
        verdict=verdict,  # type: ignore[arg-type]
        fields=given if values.get("correct") else {},
        comment=values.get("comment") or None,
        asked=asked,  # type: ignore[arg-type]
    )
    made = add(request, said)
    return _back(values.get("back", "/review"), done=made.id)


@router.post("/review/undo")
def undo(request: Request, id: Text, csrf: Text = "", back: Text = "/review") -> Response:
    """Take a review back."""
    accounts.check_meant(request, csrf)
    take_back(request, id)
    return _back(back, done="")


def _back(address: str, *, done: str) -> Response:
    """To an address of ours: the path alone is taken, so that no form leads anywhere else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("/")
    path = "/" + parts.path.lstrip("/\\")
    kept = [each for each in parts.query.split("&") if each and not each.startswith("done=")]
    question = "&".join([*kept, *([f"done={done}"] if done and path == "/review" else [])])
    target = quote(path, safe="/:@%+,;=~") + (f"?{question}" if question else "")
    return RedirectResponse(target + ("" if path == "/review" else "#review"), 303)


# What was said


@router.get("/reviews")
def history(
    request: Request, view: Store, by: str | None = None, gone: str | None = None, cursor: str | None = None
) -> Response:
    """What was said, newest first; `gone=1`: of what is stored no more."""
    listing = view.reviews.listing(by=by or None, gone=bool(gone), cursor=cursor, limit=50)
    return views.page_of(
        "reviews.html",
        listing=listing,
        by=by,
        gone=gone,
        visitor=accounts.visitor(request),
        csrf=accounts.csrf(request),
        further=f"/reviews?{urlencode(_known(by=by, gone=gone, cursor=listing.cursor))}",
    )


def _known(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


@router.get("/quality")
def quality(view: Store) -> Response:
    """How often the machine is right, by type and mode, and how far its readers agree."""
    return views.page_of("quality.html", rows=view.reviews.precision(), pairs=view.reviews.agreement())


@router.get("/quality.json")
def quality_json(request: Request, view: Store) -> Response:
    """The same as records."""
    return as_json(request, {"precision": view.reviews.precision(), "agreement": view.reviews.agreement()})


@router.get("/quality.csv")
def quality_csv(view: Store) -> Response:
    """The table of precision."""
    return as_csv(MEASURES, ([getattr(row, name) for name in MEASURES] for row in view.reviews.precision()))


# Signing in and out


@router.get("/sign-in")
def ask(request: Request, back: str = "/review") -> Response:
    """The form for name and password."""
    return _sign_in(request, back)


def _sign_in(request: Request, back: str, *, name: str = "", wrong: bool = False) -> Response:
    found = accounts.visitor(request)
    shown = views.page_of(
        "sign-in.html", visitor=found, back=back, csrf=accounts.csrf(request), name=name, wrong=wrong
    )
    shown.status_code = 403 if wrong else 200
    return shown


@router.post("/sign-in")
def sign_in(
    request: Request, name: Text = "", password: Text = "", csrf: Text = "", back: Text = "/review"
) -> Response:
    """Sign in, and go to where one came from."""
    accounts.check_meant(request, csrf)
    account = accounts.sign_in(request, name, password)
    if account is None:
        return _sign_in(request, back, name=name[:64], wrong=True)
    secret = accounts.writable(request).accounts.begin(account.name)
    answer = _back(back, done="")
    cookie = accounts.session_cookie(secret, secure=request.app.state.published)
    answer.headers.append("Set-Cookie", cookie)
    return answer


@router.post("/sign-out")
def sign_out(request: Request, csrf: Text = "") -> Response:
    """Sign out."""
    accounts.check_meant(request, csrf)
    secret = request.cookies.get(SESSION)
    if secret:
        accounts.writable(request).accounts.end(secret)
    answer = RedirectResponse("/sign-in", 303)
    answer.headers.append(
        "Set-Cookie", accounts.cookie(SESSION, "", secure=request.app.state.published, seconds=0)
    )
    return answer
