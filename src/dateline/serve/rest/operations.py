"""Every address of the API: what it takes, what it does, what it sends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dateline import serialise
from dateline.link import lifecycle
from dateline.model import Superseded, TreatyRecord
from dateline.serve import query
from dateline.serve.rest import answers
from dateline.serve.rest import parameters as p
from dateline.serve.rest.parameters import Parameter
from dateline.store.base import FACETS, Exploration, Facet, Filters, Quotation, StoredEvent, Totals, View

BASE = "/api/v1"
PART = 100
"""Records that a stream reads at once: what it holds in memory."""
FACET = Parameter(name="facet", about="Which facet.", allowed=FACETS)
VALUES = Parameter(name="limit", about="How many values; 40 without it.", low=1, high=query.MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request that fits: `given` has the parameters of the address, those of the path too."""

    view: View
    path: str
    given: Mapping[str, str]

    @property
    def limit(self) -> int:
        """How many are asked for."""
        return int(self.given.get("limit", query.DEFAULT_LIMIT))

    @property
    def cursor(self) -> str | None:
        """Where to go on."""
        return self.given.get("cursor")

    def filters(self, *, reports: bool = False) -> Filters:
        """The filters of the explorer. Raises BadAddress."""
        asked = {name: self.given[name] for name in query.FIELDS if name in self.given}
        if reports:
            asked["reports"] = "1"
        return query.read(asked, lambda: query.types_of(self.view)).filters

    def next(self, cursor: str | None) -> str | None:
        """The address of the part after this one."""
        if cursor is None:
            return None
        return f"{self.path}?{urlencode({**self.given, 'cursor': cursor})}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One address. `answer` is the record that is sent, or of a stream the record of a line.

    `run` gives it, or its records. `by_id`: the path names something that may not be there.
    """

    path: str
    name: str
    tag: str
    summary: str
    answer: type
    run: Callable[[Call], Any]
    takes: tuple[Parameter, ...] = ()
    in_path: tuple[Parameter, ...] = ()
    stream: bool = False

    @property
    def by_id(self) -> bool:
        """May what the path names be missing?"""
        return p.ID in self.in_path

    @property
    def media(self) -> str:
        """The media type of the answer."""
        return "application/x-ndjson" if self.stream else "application/json"


# Events


def events(call: Call) -> answers.EventList:
    """Part of the events."""
    filters = call.filters()
    found = call.view.listing(filters, limit=call.limit, cursor=call.cursor)
    total = None if call.cursor else call.view.count(filters)
    return answers.EventList(events=found.items, total=total, next=call.next(found.cursor))


def reports(call: Call) -> answers.ReportList:
    """Part of the reports."""
    filters = call.filters(reports=True)
    found = call.view.listing(filters, limit=call.limit, cursor=call.cursor)
    total = None if call.cursor else call.view.count(filters)
    return answers.ReportList(reports=found.items, total=total, next=call.next(found.cursor))


def event(call: Call) -> answers.EventDetail:
    """One event."""
    found = call.view.event(call.given["id"])
    return answers.EventDetail(
        id=found.id,
        report=found.report,
        page=found.page,
        event=found.event,
        review=found.review,
        reports=call.view.reports(found.id),
    )


def event_lines(call: Call) -> Iterator[answers.EventLine]:
    """Every event, from `cursor` on."""
    return _lines(call.view, call.filters(), call.cursor)


def report_lines(call: Call) -> Iterator[answers.EventLine]:
    """Every report, from `cursor` on."""
    return _lines(call.view, call.filters(reports=True), call.cursor)


def _lines(view: View, filters: Filters, cursor: str | None) -> Iterator[answers.EventLine]:
    """A cursor of a line names the part that it is of, and the event: what of the part came is left out.

    If that event has gone meanwhile, its part comes again: nothing is lost, something may come twice.
    """
    start, _, last = (cursor or "").partition("!")
    part = view.listing(filters, limit=PART, cursor=start or None)
    ids = [each.id for each in part.items]
    skip = ids.index(last) + 1 if last in ids else 0
    return _stream(view, filters, part.items[skip:], start, part.cursor)


def _stream(
    view: View, filters: Filters, items: tuple[StoredEvent, ...], start: str, following: str | None
) -> Iterator[answers.EventLine]:
    while True:
        for each in items:
            yield answers.EventLine(
                cursor=f"{start}!{each.id}",
                id=each.id,
                report=each.report,
                page=each.page,
                event=each.event,
                review=each.review,
            )
        if following is None:
            return
        start = following
        part = view.listing(filters, limit=PART, cursor=start)
        items, following = part.items, part.cursor


# Pages, stories, treaties


def pages(call: Call) -> answers.PageList:
    """Part of the pages."""
    found = call.view.pages(limit=call.limit, cursor=call.cursor)
    return answers.PageList(pages=found.items, next=call.next(found.cursor))


def page(call: Call) -> answers.PageDetail:
    """One page."""
    stored = call.view.page(call.given["id"])
    record = serialise.coded_record(stored.coded)
    return answers.PageDetail(stored=stored.head, review=stored.review, reviews=stored.reviews, **record)


def stories(call: Call) -> answers.StoryList:
    """Part of the stories."""
    section, text = call.given.get("section"), call.given.get("text")
    found = call.view.stories(section=section, text=text, limit=call.limit, cursor=call.cursor)
    return answers.StoryList(stories=found.items, next=call.next(found.cursor))


def story(call: Call) -> answers.StoryDetail:
    """One story."""
    found = call.view.story(call.given["id"])
    return answers.StoryDetail(story=found, pages=call.view.heads(found.pages))


def _day(call: Call) -> dt.date:
    given = call.given.get("on")
    return dt.date.fromisoformat(given) if given else dt.datetime.now(dt.UTC).date()


def _standing(treaty: TreatyRecord, on: dt.date) -> answers.Standing:
    return answers.Standing(treaty=treaty, status=str(lifecycle.status(treaty, on)), on=on.isoformat())


def treaties(call: Call) -> answers.TreatyList:
    """Part of the treaties."""
    wanted = {name: call.given.get(name) for name in ("party", "field", "text")}
    found = call.view.treaties(**wanted, limit=call.limit, cursor=call.cursor)
    standing = tuple(_standing(each, _day(call)) for each in found.items)
    return answers.TreatyList(treaties=standing, next=call.next(found.cursor))


def treaty(call: Call) -> answers.TreatyDetail:
    """One treaty."""
    found = call.view.treaty(call.given["id"])
    now = _standing(found, _day(call))
    history = tuple(answers.Change(day=day, status=str(state)) for day, state in lifecycle.history(found))
    return answers.TreatyDetail(treaty=found, status=now.status, on=now.on, history=history)


# Who, and who says so


def actors(call: Call) -> answers.ActorList:
    """Who acts."""
    return answers.ActorList(actors=call.view.actors(call.filters(), limit=call.limit))


def outlets(call: Call) -> answers.OutletList:
    """Outlets and agencies."""
    return answers.OutletList(outlets=call.view.outlets())


def quotations(call: Call) -> answers.QuotationList:
    """Part of what is said."""
    found = call.view.quotations(
        call.given.get("speaker"),
        about=call.given.get("about"),
        stance=call.given.get("stance"),
        limit=call.limit,
        cursor=call.cursor,
    )
    return answers.QuotationList(quotations=found.items, next=call.next(found.cursor))


def quotation_lines(call: Call) -> Iterator[Quotation]:
    """Everything that is said."""
    return call.view.all_quotations(call.given.get("speaker"))


# What changed, and how much there is


def superseded(call: Call) -> answers.SupersededList:
    """Part of the ids that linking took back."""
    since, after = int(call.given.get("since", 0)), call.given.get("after")
    cursor = f"{since + 1} {after}" if after else None
    found = tuple(call.view.superseded(since=since, limit=call.limit + 1, cursor=cursor))
    items, more = found[: call.limit], len(found) > call.limit
    following = f"{call.path}?{urlencode(_after(call, items[-1]))}" if more else None
    return answers.SupersededList(superseded=items, next=following)


def _after(call: Call, last: Superseded) -> dict[str, Any]:
    limit = {"limit": call.given["limit"]} if "limit" in call.given else {}
    return {"since": last.run - 1, "after": last.id, **limit}


def superseded_lines(call: Call) -> Iterator[Superseded]:
    """All of them."""
    return call.view.superseded(since=int(call.given.get("since", 0)))


def totals(call: Call) -> Totals:
    """How much there is."""
    return call.view.totals()


def explore(call: Call) -> Exploration:
    """All figures of the explorer."""
    return call.view.explore(call.filters(), limit=call.limit)


def facet(call: Call) -> answers.FacetCounts:
    """One facet."""
    name: Facet = call.given["facet"]  # type: ignore[assignment]  # checked by its parameter
    found = call.view.counts(name, call.filters(), limit=call.limit)
    return answers.FacetCounts(
        facet=name, values=tuple(answers.Count(value=value, events=number) for value, number in found)
    )


# fmt: off
OPERATIONS: tuple[Operation, ...] = (
    Operation(path="/events", name="events", tag="events", answer=answers.EventList, run=events,
              takes=(*p.FILTERS, p.LIMIT, p.PART),
              summary="Events that fit the filters, newest first."),
    Operation(path="/events.ndjson", name="eventLines", tag="bulk", answer=answers.EventLine, run=event_lines,
              takes=(*p.FILTERS, p.LINE), stream=True,
              summary="All events that fit the filters, a line each, newest first; resumable."),
    Operation(path="/events/{id}", name="event", tag="events", answer=answers.EventDetail, run=event,
              in_path=(p.ID,), summary="One event, by its id or that of a report of it, with all reports."),
    Operation(path="/reports", name="reports", tag="events", answer=answers.ReportList, run=reports,
              takes=(*p.FILTERS, p.LIMIT, p.PART),
              summary="Reports that fit the filters, each by itself, newest first."),
    Operation(path="/reports.ndjson", name="reportLines", tag="bulk", answer=answers.EventLine,
              run=report_lines, takes=(*p.FILTERS, p.LINE), stream=True,
              summary="All reports that fit the filters, a line each; resumable."),
    Operation(path="/pages", name="pages", tag="pages", answer=answers.PageList, run=pages,
              takes=(p.LIMIT, p.PART), summary="Pages, newest publication first."),
    Operation(path="/pages/{id}", name="page", tag="pages", answer=answers.PageDetail, run=page,
              in_path=(p.ID,), summary="One page with all that was found on it."),
    Operation(path="/stories", name="stories", tag="stories", answer=answers.StoryList, run=stories,
              takes=(p.HEADLINE, p.SECTION, p.LIMIT, p.PART), summary="Stories, newest first."),
    Operation(path="/stories/{id}", name="story", tag="stories", answer=answers.StoryDetail, run=story,
              in_path=(p.ID,), summary="One story with the heads of its pages."),
    Operation(path="/treaties", name="treaties", tag="treaties", answer=answers.TreatyList, run=treaties,
              takes=(p.NAME, p.PARTY, p.FIELD, p.ON, p.LIMIT, p.PART),
              summary="Treaties with their status on a day, last told of first."),
    Operation(path="/treaties/{id}", name="treaty", tag="treaties", answer=answers.TreatyDetail, run=treaty,
              takes=(p.ON,), in_path=(p.ID,), summary="One treaty, its status on a day and its history."),
    Operation(path="/actors", name="actors", tag="actors", answer=answers.ActorList, run=actors,
              takes=(*p.FILTERS, VALUES), summary="Who acts and is acted on in the events that fit."),
    Operation(path="/outlets", name="outlets", tag="pages", answer=answers.OutletList, run=outlets,
              summary="Outlets and agencies, those with most pages first."),
    Operation(path="/quotations", name="quotations", tag="quotations", answer=answers.QuotationList,
              run=quotations, takes=(p.SPEAKER, p.ABOUT, p.STANCE, p.LIMIT, p.PART),
              summary="Who said what, newest page first."),
    Operation(path="/quotations.ndjson", name="quotationLines", tag="bulk", answer=Quotation,
              run=quotation_lines, takes=(p.SPEAKER,), stream=True,
              summary="Everything that is said, a line each."),
    Operation(path="/superseded", name="superseded", tag="changes", answer=answers.SupersededList,
              run=superseded, takes=(p.SINCE_RUN, p.SINCE_LINE, p.LIMIT),
              summary="Ids that linking took back after a run, and what has their parts now."),
    Operation(path="/superseded.ndjson", name="supersededLines", tag="bulk", answer=Superseded,
              run=superseded_lines, takes=(p.SINCE_RUN,), stream=True, summary="All of them, a line each."),
    Operation(path="/explore", name="explore", tag="figures", answer=Exploration, run=explore,
              takes=(*p.FILTERS, VALUES), summary="All figures of the explorer for the events that fit."),
    Operation(path="/facets/{facet}", name="facet", tag="figures", answer=answers.FacetCounts, run=facet,
              takes=(*p.FILTERS, VALUES), in_path=(FACET,), summary="The values of one facet, with counts."),
    Operation(path="/totals", name="totals", tag="figures", answer=Totals, run=totals,
              summary="How much there is in the store."),
)
# fmt: on
