"""Filters to SQL. Every listing walks an index in its order, or sorts the few rows that a filter leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
)

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
ONE = func.coalesce(events.c.lead, events.c.key)
"""The key of the report that stands for the event of a report."""
OUTLET = func.coalesce(func.nullif(pages.c.site_name, ""), pages.c.agency)
"""The site of a page, else the agency that it credits."""


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
    found = [*_columns(filters), *_dates(filters), *_parties(filters), *_tags(filters), *_paged(filters)]
    if filters.source:
        wanted = parties.c.folded.contains(filters.source.lower(), autoescape=True)
        found.append(events.c.key.in_(_events_with(parties.c.role == "source", wanted)))
    if filters.text:
        found.append(events.c.key.in_(search.matching(filters.text)))
    return found


def _columns(filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.type:
        found.append(events.c.type == filters.type)
    if filters.types:
        found.append(events.c.type.in_(filters.types))
    if filters.quad is not None:
        found.append(events.c.quad == filters.quad)
    if filters.status:
        found.append(events.c.status == filters.status)
    if filters.place:
        found.append(events.c.place == filters.place)
    if filters.min_confidence > 0:
        found.append(events.c.confidence >= filters.min_confidence)
    if filters.reviewed:
        found.append(_reviewed(filters.reviewed))
    return found


def _reviewed(standing: str) -> Condition:
    """Where reports stand with those who review them."""
    if standing == "none":
        return events.c.standing.is_(None)
    if standing == "kept":
        return or_(events.c.standing.is_(None), events.c.standing != "rejected")
    return events.c.standing.is_not(None) if standing == "any" else events.c.standing == standing


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
    if filters.sector:
        named = (" " + parties.c.sectors + " ").contains(f" {filters.sector} ", autoescape=True)
        wanted.append(and_(parties.c.role.in_(("actor", "recipient")), named))
    return [events.c.key.in_(_events_with(each)) for each in wanted]


def _events_with(*wanted: Condition) -> Query:
    return select(parties.c.event).where(*wanted)


def _tags(filters: Filters) -> list[Condition]:
    wanted = [("auxiliary", value) for value in filters.auxiliary]
    if filters.mode:
        wanted.append(("mode", filters.mode))
    if filters.context:
        wanted.append(("context", filters.context))
    found: list[Condition] = [events.c.key.in_(_tagged(kind, value)) for kind, value in wanted]
    return found + [events.c.key.not_in(_tagged("auxiliary", value)) for value in filters.without]


def _paged(filters: Filters) -> list[Condition]:
    """What the page of a report has to meet."""
    wanted: list[Condition] = [pages.c.id == filters.page] if filters.page else []
    if filters.outlet:
        wanted.append(OUTLET.in_((filters.outlet,)))
    if not wanted:
        return []
    return [events.c.page.in_(select(pages.c.key).where(pages.c.replaced_by.is_(None), *wanted))]


def _tagged(kind: str, value: str) -> Query:
    return select(tags.c.event).where(tags.c.kind == kind, tags.c.value == value)


def listing(filters: Filters, limit: int, cursor: str | None) -> Query:
    """Keys and listing days of one part of a listing, and one more row if there are more."""
    statement = select(events.c.key, events.c.listed).where(*conditions(filters))
    if cursor:
        statement = statement.where(after(events.c.listed, events.c.key, cursor))
    return statement.order_by(events.c.listed.desc(), events.c.key).limit(limit + 1)


def arrived(filters: Filters, after: int, limit: int) -> Query:
    """Keys of events that have no report with a key up to `after`."""
    known = events.alias("known")
    older = exists().where(known.c.happening == events.c.happening, known.c.key <= _number(after))
    new = select(events.c.key).where(events.c.key > _number(after), ~older, *conditions(filters))
    return new.order_by(events.c.key).limit(limit)


def after(listed: ColumnElement[str], key: ColumnElement[int], cursor: str) -> Condition:
    """Rows that come after the one that a cursor names."""
    day, number = place_of(cursor)
    # The first half is what the index can use.
    return and_(listed <= day, or_(listed < day, key > _number(number)))


def place_of(cursor: str) -> tuple[str, int]:
    """The day and the key that a cursor names. Raises StopRun for one that no listing gave."""
    day, _, number = cursor.rpartition("~")
    if not number.isascii() or not number.isdigit() or len(number) > LONGEST_KEY:
        raise StopRun(
            f"cursor {cursor!r}", "no listing gave this", "leave it out to start from the beginning"
        )
    return day, int(number)


def _number(key: int) -> ColumnElement[int]:
    """A number that a reader gives: PostgreSQL refuses to compare a key with one that no key can have."""
    return literal(key, BigInteger)


def cursor_of(row: Any) -> str:
    """Where the next part goes on after this row."""
    return f"{row.listed}~{row.key}"


def facet(name: Facet, filters: Filters, limit: int) -> Query:
    """The values of a facet with their number of events, most frequent first, then by name.

    An event counts for every value of a report that fits, so that filtering by a value lists as many.
    """
    among = _fitting(filters)
    value, joined, wanted = _facet_column(name, among)
    number = func.count(among.c.one.distinct())
    statement = select(value.label("value"), number.label("number")).select_from(joined)
    statement = statement.where(value.is_not(None), *wanted)
    return statement.group_by(value).order_by(number.desc(), value).limit(limit)


def _fitting(filters: Filters) -> Subquery:
    """The reports that fit; `one` is the key of the report that stands for their event, or their own."""
    one = events.c.key if filters.reports else ONE
    columns = (events.c[name] for name in ("type", "quad", "place", "first", "page", "status"))
    return select(events.c.key, one.label("one"), *columns).where(*_wanted(filters)).subquery()


def _facet_column(
    name: Facet, among: Subquery
) -> tuple[ColumnElement[Any], FromClause, tuple[Condition, ...]]:
    if name in ("mode", "context", "auxiliary"):
        return tags.c.value, among.join(tags, tags.c.event == among.c.key), (tags.c.kind == name,)
    if name == "outlet":
        return OUTLET, among.join(pages, pages.c.key == among.c.page), ()
    if name == "month":
        return func.substr(among.c.first, 1, 7), among, ()
    if name in ("actor", "recipient", "source"):
        value = parties.c.name if name == "source" else parties.c.country
        return value, among.join(parties, parties.c.event == among.c.key), (parties.c.role == name,)
    return among.c[name], among, ()


def sectors(filters: Filters) -> Query:
    """Sectors of those who take part, as they stand in a row, and the events of these."""
    among = _fitting(filters)
    joined = among.join(parties, parties.c.event == among.c.key)
    wanted = (parties.c.role.in_(("actor", "recipient")), parties.c.sectors != "")
    return select(parties.c.sectors, among.c.one).select_from(joined).where(*wanted).distinct()


def taking_part(filters: Filters) -> Query:
    """Countries in each role, with their number of events."""
    return _taking_part(filters, parties.c.country, parties.c.role)


def named(filters: Filters) -> Query:
    """Countries, the names that stand for them and their roles, with their number of events."""
    return _taking_part(filters, parties.c.country, parties.c.name)


def _taking_part(filters: Filters, *columns: ColumnElement[Any]) -> Query:
    among = _fitting(filters)
    joined = among.join(parties, parties.c.event == among.c.key)
    number = func.count(among.c.one.distinct()).label("number")
    statement = select(*columns, number).select_from(joined).where(parties.c.role != "source")
    return statement.group_by(*columns)
