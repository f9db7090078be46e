"""Filters to SQL. Every listing walks an index in its order, or sorts the few rows that a filter leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from dateline.errors import StopRun
from dateline.store import search
from dateline.store.base import Facet, Filters
from dateline.store.schema import events, pages, parties, tags

if TYPE_CHECKING:
    Query = Select[*tuple[Any, ...]]

#: Digits of the largest key that SQLite and PostgreSQL can both hold.
LONGEST_KEY = 18

Condition = ColumnElement[bool]


#: Rows that stand for their event in listings.
LEADS = events.c.lead.is_(None)


def conditions(filters: Filters) -> list[Condition]:
    """What a row of `events` has to meet: it stands for an event of which some report fits the filters."""
    wanted = _wanted(filters)
    if filters.reports:
        return wanted
    if not wanted:
        return [LEADS]
    led = select(events.c.lead).where(events.c.lead.is_not(None), *wanted).correlate(None)
    return [LEADS, or_(and_(*wanted), events.c.key.in_(led))]


def _wanted(filters: Filters) -> list[Condition]:
    """What a report has to meet."""
    found = [*_columns(filters), *_dates(filters), *_parties(filters), *_tags(filters)]
    if filters.source:
        wanted = parties.c.folded.contains(filters.source.lower(), autoescape=True)
        found.append(events.c.key.in_(_events_with(parties.c.role == "source", wanted)))
    if filters.page:
        current = and_(pages.c.id == filters.page, pages.c.replaced_by.is_(None))
        found.append(events.c.page.in_(select(pages.c.key).where(current)))
    if filters.text:
        found.append(events.c.key.in_(search.matching(filters.text)))
    return found


def _columns(filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.type:
        found.append(events.c.type == filters.type)
    if filters.place:
        found.append(events.c.place == filters.place)
    if filters.min_confidence > 0:
        found.append(events.c.confidence >= filters.min_confidence)
    return found


def _dates(filters: Filters) -> list[Condition]:
    """Events touch the range when they end after its start and start before its end."""
    found: list[Condition] = []
    if filters.since:
        # `listed` is `last` wherever there is one; naming it lets the index on it be used.
        found += [events.c.last >= filters.since, events.c.listed >= filters.since]
    if filters.until:
        found.append(events.c.first <= filters.until)
    return found


def _parties(filters: Filters) -> list[Condition]:
    wanted = []
    if filters.actor:
        wanted.append(and_(parties.c.role == "actor", parties.c.country == filters.actor))
    if filters.recipient:
        wanted.append(and_(parties.c.role == "recipient", parties.c.country == filters.recipient))
    if filters.either:
        roles = parties.c.role.in_(("actor", "recipient"))
        wanted.append(and_(roles, parties.c.country == filters.either))
    return [events.c.key.in_(_events_with(each)) for each in wanted]


def _events_with(*wanted: Condition) -> Query:
    return select(parties.c.event).where(*wanted)


def _tags(filters: Filters) -> list[Condition]:
    wanted = [("auxiliary", value) for value in filters.auxiliary]
    if filters.mode:
        wanted.append(("mode", filters.mode))
    found: list[Condition] = [events.c.key.in_(_tagged(kind, value)) for kind, value in wanted]
    return found + [events.c.key.not_in(_tagged("auxiliary", value)) for value in filters.without]


def _tagged(kind: str, value: str) -> Query:
    return select(tags.c.event).where(tags.c.kind == kind, tags.c.value == value)


def listing(filters: Filters, limit: int, cursor: str | None) -> Query:
    """Keys and listing days of one part of a listing, and one more row if there are more."""
    statement = select(events.c.key, events.c.listed).where(*conditions(filters))
    if cursor:
        statement = statement.where(after(events.c.listed, events.c.key, cursor))
    return statement.order_by(events.c.listed.desc(), events.c.key).limit(limit + 1)


def after(listed: ColumnElement[str], key: ColumnElement[int], cursor: str) -> Condition:
    """Rows that come after the one that a cursor names."""
    day, _, number = cursor.rpartition("~")
    if not number.isascii() or not number.isdigit() or len(number) > LONGEST_KEY:
        raise StopRun(
            f"cursor {cursor!r}", "no listing gave this", "leave it out to start from the beginning"
        )
    # The first half is what the index can use.
    return and_(listed <= day, or_(listed < day, key > int(number)))


def cursor_of(row: Any) -> str:
    """Where the next part goes on after this row."""
    return f"{row.listed}~{row.key}"


def facet(name: Facet, filters: Filters, limit: int) -> Query:
    """The values of a facet with their number of events, most frequent first, then by name."""
    value, event, wanted = _facet_column(name)
    number = func.count(event.distinct()) if event is not events.c.key else func.count()
    statement = select(value.label("value"), number.label("number")).where(value.is_not(None), *wanted)
    among = conditions(filters)
    if among:
        statement = statement.where(event.in_(select(events.c.key).where(*among)))
    return statement.group_by(value).order_by(number.desc(), value).limit(limit)


def _facet_column(name: Facet) -> tuple[ColumnElement[Any], ColumnElement[int], list[Condition]]:
    if name in ("mode", "auxiliary"):
        return tags.c.value, tags.c.event, [tags.c.kind == name]
    if name in ("actor", "recipient"):
        return parties.c.country, parties.c.event, [parties.c.role == name]
    if name == "source":
        return parties.c.name, parties.c.event, [parties.c.role == "source"]
    if name == "month":
        return func.substr(events.c.first, 1, 7), events.c.key, []
    return events.c[name], events.c.key, []


def named(filters: Filters) -> Query:
    """Countries, the names that stand for them and their roles, with how often and in how many events."""
    columns = (parties.c.country, parties.c.name, parties.c.role)
    times, number = func.count().label("times"), func.sum(parties.c.head).label("number")
    statement = select(*columns, times, number).where(parties.c.role != "source")
    among = conditions(filters)
    if among:
        statement = statement.where(parties.c.event.in_(select(events.c.key).where(*among)))
    return statement.group_by(*columns)
