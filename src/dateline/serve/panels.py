"""What a form for a review shows: the fields with their values, what was said, what this visitor may do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from dateline import ontology
from dateline.model import Auxiliary, Page, Report, Reviewed, ReviewState, TreatyRecord
from dateline.reviews import fields
from dateline.serve import accounts
from dateline.serve.accounts import Visitor
from dateline.store.base import Kept, View
from dateline.store.readings import Reason

SHOWN = 20
"""Reviews of one thing that are shown beside it."""
LABELS = {
    "type": "Type",
    "mode": "Modes",
    "actors": "Who",
    "recipients": "To whom",
    "date": "When",
    "place": "Where",
    "auxiliary": "Status",
    "source": "Who says so",
    "headline": "Headline",
    "site_name": "Outlet",
    "agency": "Agency",
    "section": "Section",
    "published": "Published",
    "name": "Name",
    "kind": "Kind",
    "field": "Field",
    "scope": "Scope",
    "parties": "Parties",
}
"""What people call the fields."""
_PARTIES = "Name [PRK GOV]; another [KOR]"
HINTS = {
    "mode": "with blanks between them",
    "actors": _PARTIES,
    "recipients": _PARTIES,
    "source": f"outermost first: {_PARTIES}",
    "date": "2024-11-12, 2024-11 or 2024-11-04/2024-11-10",
    "place": "Vienna [AUT] 48.21, 16.37",
    "auxiliary": f"none, or {', '.join(get_args(Auxiliary))}",
    "published": "2024-11-12T09:30+01:00 or 2024-11-12",
    "parties": "AUT HUN",
    "scope": "bilateral or multilateral",
}
"""How a value is written."""
STANDINGS = {
    "confirmed": "Confirmed by reviewers",
    "corrected": "Corrected by reviewers",
    "rejected": "Rejected: an editor holds it to be wrong",
    "wrong": "A reviewer holds it to be wrong",
    "disputed": "Reviewers disagree",
    "unsure": "Reviewers are unsure",
    "commented": "Readers have commented",
}
"""Where a record stands, in words."""
WHYS = {
    "second": "Second reading",
    "sample": "Drawn at random",
    "contested": "Contested",
    "uncertain": "Uncertain",
    "read": "Much read",
}
"""Why something is to be read, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A field of the form. `options` has the closed list that it is chosen from, with their names."""

    name: str
    label: str
    value: str
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A form. `locked`: the store may not be written to. `blind`: what others say is not shown."""

    kind: Reviewed
    about: str
    entries: tuple[Entry, ...]
    visitor: Visitor
    locked: bool
    csrf: str
    back: str
    said: tuple[Kept, ...] = ()
    state: ReviewState | None = None
    asked: Reason | None = None


def panel(
    kind: Reviewed,
    record: Report | Page | TreatyRecord,
    state: ReviewState | None = None,
    *,
    about: str | None = None,
    asked: Reason | None = None,
    blind: bool = False,
    said: bool = True,
) -> Panel:
    """The form for a record of the page that is being made."""
    request = accounts.current()
    id = about or str(getattr(record, "id", ""))
    view: View = request.app.state.view
    listing = view.reviews.listing(kind=kind, about=id, limit=SHOWN).items if said and not blind else ()
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Panel(
        kind=kind,
        about=id,
        entries=tuple(_entries(kind, record)),
        visitor=accounts.visitor(request),
        locked=accounts.desk(request.app) is None,
        csrf=accounts.csrf(request),
        back=address,
        said=listing,
        state=state,
        asked=asked,
    )


def label(name: str) -> str:
    """What a field is called within a sentence."""
    return LABELS.get(name, name).lower()


def _entries(kind: Reviewed, record: Report | Page | TreatyRecord) -> Iterable[Entry]:
    for name in fields.FIELDS[kind]:
        value = fields.shown(record, name)
        yield Entry(
            name=name,
            label=LABELS[name],
            value=value,
            hint=HINTS.get(name, ""),
            options=_options(kind, name, value),
        )


def _options(kind: Reviewed, name: str, value: str) -> tuple[tuple[str, str], ...]:
    if (kind, name) == ("event", "type"):
        known = {each: f"{each}: {type.name}" for each, type in ontology.types().items()}
        return tuple(({value: value} | known).items())
    return ()
