"""Outlets and agencies, each against its own past, by thresholds that are printed with them.

Days count back from the newest day of the store, not from today: a store that nobody fills is not
a store whose outlets fell silent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.store.base import OutletRow, View

RECENT, BEFORE = 7, 28
"""Days: the last ones, and those before them that they are held against."""
SILENT_DAYS = 7
"""Days without a page after which an outlet is called silent, if it had a page in the days before."""
FEWER, MORE = 0.5, 2.0
"""Times the usual number of pages: at most this is few, at least this is many."""
USUAL = 3.0
"""Pages that so many days have to bring on average for "fewer" and "more" to be said."""
COPIES, QUIET = 0.5, 0.5
"""Shares of an outlet's pages: copies of others, pages without an event."""
IN_TABLE = 200
"""Rows of a table on the page; a table of thousands is not read, and takes seconds on a slow line."""
ENOUGH = 4
"""Pages below which nothing is said of shares."""
Sign = Literal["silent", "fewer", "more", "copies", "quiet"]
SHOWN: dict[Sign, str] = {
    "silent": "Silent",
    "fewer": "Fewer than usual",
    "more": "More than usual",
    "copies": "Mostly copies",
    "quiet": "Mostly without events",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """An outlet as the newsroom shows it. `ago` is in days, null without a dated page.

    `recent` are its pages of the last days, `usual` how many so many of the days before had on average;
    `days` its pages of all these days, oldest first.
    """

    outlet: OutletRow
    ago: int | None
    recent: int
    usual: float
    days: tuple[int, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The sources of a store on its newest day; `rule` says the thresholds in words."""

    day: str | None
    outlets: tuple[Health, ...]
    agencies: tuple[Health, ...]
    rule: str


def sources(view: View) -> Sources:
    """All outlets and agencies with what is odd about them."""
    return view.remember(("sources",), lambda: _sources(view))


def _sources(view: View) -> Sources:
    rows = view.outlets()
    day = max((row.last for row in rows if row.last), default=None)
    made = [health(row, day) for row in rows]
    return Sources(
        day=day,
        outlets=tuple(each for each in made if not each.outlet.agency),
        agencies=tuple(each for each in made if each.outlet.agency),
        rule=rule(),
    )


def rule() -> str:
    """The thresholds in words."""
    return (
        f"Silent: no page for more than {SILENT_DAYS} days. "
        f"Fewer or more than usual: the last {RECENT} days have at most {FEWER:g} or at least {MORE:g} times "
        f"the pages that {RECENT} of the {BEFORE} days before had on average, where that is {USUAL:g} or "
        f"more. Mostly copies: at least {COPIES:.0%} of its pages carry the text of an earlier page. "
        f"Mostly without events: at least {QUIET:.0%} have none. Shares are judged from {ENOUGH} pages on."
    )


def health(row: OutletRow, day: str | None) -> Health:
    """An outlet as of a day."""
    today = _date(day)
    last = _date(row.last)
    ago = (today - last).days if today and last else None
    days = _counted(row, today) if today else ()
    recent, before = sum(days[BEFORE:]), sum(days[:BEFORE])
    usual = before * RECENT / BEFORE
    return Health(
        outlet=row,
        ago=ago,
        recent=recent,
        usual=round(usual, 1),
        days=days,
        signs=tuple(_signs(row, ago, recent, usual)),
    )


def _date(iso: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _counted(row: OutletRow, today: dt.date) -> tuple[int, ...]:
    """Pages of each of the days that are compared, oldest first."""
    known = dict(row.days)
    ago = range(RECENT + BEFORE - 1, -1, -1)
    return tuple(known.get((today - dt.timedelta(days=each)).isoformat(), 0) for each in ago)


def _signs(row: OutletRow, ago: int | None, recent: int, usual: float) -> Iterable[Sign]:
    if ago is not None and ago > SILENT_DAYS:
        yield "silent"
    elif usual >= USUAL and recent <= FEWER * usual:
        yield "fewer"
    elif usual >= USUAL and recent >= MORE * usual:
        yield "more"
    if row.pages >= ENOUGH and row.copies >= COPIES * row.pages:
        yield "copies"
    if row.pages >= ENOUGH and row.quiet >= QUIET * row.pages:
        yield "quiet"


COLUMNS = (
    "name", "kind", "pages", "events", "copies", "without_events", "undated", "first", "last", "days_ago",
    "recent", "usual", "signs",
)  # fmt: skip


def cells(each: Health) -> tuple[object, ...]:
    """A source as a row of COLUMNS."""
    row = each.outlet
    counted = (row.pages, row.events, row.copies, row.quiet, row.undated, row.first, row.last)
    kind = "agency" if row.agency else "outlet"
    return (row.name, kind, *counted, each.ago, each.recent, each.usual, "; ".join(each.signs))
