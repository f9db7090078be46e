"""Reviews for programs, under /api/v1: the same rules as in the browser, by bearer token.

A program shows `Authorization: Bearer TOKEN`. Where no account is needed (a server for this machine
alone) a body of type application/json is enough, which no page of another site can send unasked.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from dateline.model import Agreement, Precision, Review, Reviewed, ReviewState, Verdict
from dateline.serve import accounts, giving, reviewing
from dateline.serve.api import Store as TheView
from dateline.store.base import Kept, Store
from dateline.store.readings import Asked, Reason
from dateline.store.reviews import Said

router = APIRouter(prefix="/api/v1", tags=["reviews"])
MOST = 200


class ReviewIn(BaseModel):
    """A review to add: a verdict, corrected fields, a comment, or several of these."""

    model_config = ConfigDict(extra="forbid")

    kind: Reviewed = Field(description="What it is about: a page, an event (one report of it) or a treaty.")
    about: str = Field(
        max_length=64, description="The id of that; of an event, its fullest report is reviewed."
    )
    verdict: Verdict | None = Field(
        None, description="With corrected fields it is wrong, and may be left out."
    )
    fields: dict[str, str] = Field(
        default_factory=dict, max_length=8, description="Corrections: the name of a field to its right value."
    )
    comment: str | None = Field(None, max_length=4000)
    asked: Reason | None = Field(None, description="Why the queue had it read, as the queue says.")


class ReviewOut(BaseModel):
    """A stored review, and whether it is in force."""

    review: Review
    label: str = Field(description="What it is about, in words.")
    gone: bool = Field(description="That is in the store no more.")
    undone: str | None = Field(description="The id of the review that takes it back; null: it is in force.")


class ReviewsOut(BaseModel):
    """Part of the reviews, newest first; `cursor` asks for the next part, null at the end."""

    reviews: list[ReviewOut]
    cursor: str | None


class AddedOut(BaseModel):
    """The review that was added, and where its record stands now."""

    review: Review
    state: ReviewState | None


class AskedOut(BaseModel):
    """A report to be read, and why; `blind`: as it was coded, without what others say."""

    report: str
    type: str
    sentence: str
    why: Reason
    because: str
    blind: bool


class QueueOut(BaseModel):
    """What to read next, most useful first."""

    queue: list[AskedOut]


class QualityOut(BaseModel):
    """How often the machine is right in the random sample, and how far its readers agree."""

    precision: list[Precision]
    agreement: list[Agreement]


async def meant(request: Request) -> None:
    """Refuses a write that a page of another site could have sent."""
    if accounts.visitor(request).via == "token":
        return
    accounts.check_site(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(403, "Send the header Content-Type: application/json, or a bearer token")


@router.get("/reviews")
def reviews(
    request: Request,
    view: TheView,
    kind: Reviewed | None = None,
    about: str | None = None,
    by: str | None = None,
    gone: bool = False,
    cursor: str | None = None,
    limit: int = 50,
) -> ReviewsOut:
    """Reviews, newest first, those too that are taken back."""
    if not 1 <= limit <= MOST:
        raise HTTPException(400, f"limit: from 1 to {MOST}")
    listing = view.reviews.listing(kind=kind, about=about, by=by, gone=gone, cursor=cursor, limit=limit)
    shown = giving.given(request, listing.items)
    return ReviewsOut(reviews=[ReviewOut(**_flat(each)) for each in shown], cursor=listing.cursor)


def _flat(kept: Kept) -> dict[str, Any]:
    return {"review": kept.review, "label": kept.label, "gone": kept.gone, "undone": kept.undone}


@router.post("/reviews", status_code=201, dependencies=[Depends(meant)])
def add(request: Request, said: ReviewIn) -> AddedOut:
    """Add a review. A reader may comment and judge, a reviewer correct, an editor settle."""
    made = reviewing.add(request, Said(**said.model_dump()))
    return AddedOut(review=made, state=_state(accounts.writable(request), made))


@router.post("/reviews/{id}/undo", status_code=201, dependencies=[Depends(meant)])
def undo(id: str, request: Request) -> AddedOut:
    """Take a review back by adding one that says so: one's own, or any as an editor."""
    made = reviewing.take_back(request, id)
    return AddedOut(review=made, state=_state(accounts.writable(request), made))


def _state(store: Store, made: Review) -> ReviewState | None:
    if made.kind == "page":
        found: ReviewState | None = store.page(made.about).review
    elif made.kind == "treaty":
        found = store.treaty(made.about).review
    else:
        found = next(
            (each.review for each in store.reports(made.about) if each.report.id == made.about), None
        )
    return found


@router.get("/reviews/queue")
def queue(request: Request, view: TheView, why: Reason | None = None, limit: int = 10) -> QueueOut:
    """What the account should read next. For reviewers."""
    if not 1 <= limit <= MOST:
        raise HTTPException(400, f"limit: from 1 to {MOST}")
    by = reviewing.writer(request, "reviewer")
    return QueueOut(queue=[AskedOut(**_asked(each)) for each in view.reviews.queue(by, why=why, limit=limit)])


def _asked(each: Asked) -> dict[str, Any]:
    report = each.event.report
    shown = {"report": report.id, "type": report.type, "sentence": report.sentence.text}
    return shown | {"why": each.why, "because": each.because, "blind": each.blind}


@router.get("/quality")
def quality(view: TheView) -> QualityOut:
    """How often the machine is right, by type and mode, with Wilson intervals; kappa of its readers."""
    return QualityOut(precision=list(view.reviews.precision()), agreement=list(view.reviews.agreement()))
