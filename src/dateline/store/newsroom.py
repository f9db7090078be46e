"""What the newsroom shows beyond lists: outlets, profiles of actors, and what a search finds.

Events are counted once, however many reports of them there are: reports of one event share their `lead`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from dateline import serialise
from dateline.model import Event, Report
from dateline.store import linking, query, quotations, rows, search
from dateline.store.base import Deeds, NotStored, OutletRow, PageHead, Profile, Quotation, StoredEvent
from dateline.store.schema import event_records, events, pages, parties
from dateline.store.schema import quotations as said

if TYPE_CHECKING:
    from sqlalchemy import Select

    Query = Select[*tuple[Any, ...]]

CODE = re.compile(r"[A-Z]{3}")
"""What a country's code looks like."""
OTHERS, NAMES = 40, 40
"""How many of those on the other side, and of a country's names, a profile has."""
CURRENT = pages.c.replaced_by.is_(None)
ONE = func.coalesce(events.c.lead, events.c.key)
"""The event that a report is part of."""
HEAD = tuple(pages.c[name] for name in rows.HEAD)


class Newsroom:
    """The part of a store that answers these; `_all`, `_first` and `_read` are the store's own."""

    where: str
    _all: Callable[[Any], Sequence[Any]]
    _first: Callable[[Any], Any]
    _read: Callable[[], Any]

    def some(self, ids: Collection[str]) -> tuple[StoredEvent, ...]:
        """The events with these ids, in this order; those that are not there are left out."""
        wanted = list(dict.fromkeys(ids))
        columns = (events.c.key, events.c.happening, events.c.id.label("report"), event_records.c.record)
        joined = select(*columns, *HEAD).select_from(event_records.join(events).join(pages))
        found: dict[str, Any] = {}
        with self._read() as connection:
            for start in range(0, len(wanted), 500):
                part = wanted[start : start + 500]
                # Two statements, as an index serves each of them.
                for column in (events.c.happening, events.c.id):
                    for row in connection.execute(joined.where(column.in_(part), query.LEADS)).all():
                        found.setdefault(row.happening or row.report, row)
            known = linking.described(connection, {row.happening for row in found.values() if row.happening})
        return tuple(_stored(found[id], known.get(found[id].happening)) for id in wanted if id in found)

    def outlets(self) -> tuple[OutletRow, ...]:
        """Outlets and agencies, those with most pages first."""
        sites = self._outlets(pages.c.site_name, agency=False)
        made = (*sites, *self._outlets(pages.c.agency, agency=True))
        return tuple(sorted(made, key=lambda row: (row.agency, -row.pages, row.name)))

    def _outlets(self, name: ColumnElement[Any], *, agency: bool) -> Iterable[OutletRow]:
        day = func.substr(pages.c.listed, 1, 10)
        copied = and_(pages.c.family.is_not(None), pages.c.family != pages.c.id)
        statement = select(
            name.label("name"),
            day.label("day"),
            func.count().label("pages"),
            func.sum(pages.c.events).label("events"),
            func.sum(case((copied, 1), else_=0)).label("copies"),
            func.sum(case((pages.c.events == 0, 1), else_=0)).label("quiet"),
        ).where(CURRENT, name.is_not(None))
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for row in self._all(statement.group_by(name, day).order_by(name, day)):
            found[row.name].append(row)
        return (_outlet(name, days, agency=agency) for name, days in found.items())

    def profile(self, who: str) -> Profile:
        """What a country (by code) or somebody (by name) does and what is done to it. Raises NotStored."""
        country = who if CODE.fullmatch(who) and self._has(parties.c.country == who) else None
        mine = parties.c.country == who if country else parties.c.folded == who.lower()
        acts, receives = self._deeds("actor", mine), self._deeds("recipient", mine)
        if not acts.events and not receives.events:
            raise NotStored(who, f"{self.where} has no such actor", self._alike(who))
        called = who if country else self._spelled(mine)
        return Profile(
            who=called, country=country, acts=acts, receives=receives, names=self._names(country, mine)
        )

    def deeds(self, who: str, *, limit: int = 50) -> tuple[StoredEvent, ...]:
        """The events that a country or somebody takes part in, newest first."""
        leads = select(ONE).where(events.c.key.in_(self._taking_part(who)))
        statement = select(events.c.happening, events.c.id).where(query.LEADS, events.c.key.in_(leads))
        found = self._all(statement.order_by(events.c.listed.desc(), events.c.key).limit(limit))
        return self.some([row.happening or row.id for row in found])

    def _taking_part(self, who: str) -> Query:
        mine = parties.c.folded == who.lower()
        if CODE.fullmatch(who) and self._has(parties.c.country == who):
            mine = parties.c.country == who
        return select(parties.c.event).where(parties.c.role.in_(("actor", "recipient")), mine)

    def said_by(self, who: str, *, limit: int = 50) -> tuple[Quotation, ...]:
        """What speakers of a country (by code), or somebody (by name), say, newest page first."""
        country = bool(CODE.fullmatch(who)) and self._has(parties.c.country == who)
        statement = quotations.listing(
            None if country else who, about=None, stance=None, limit=limit, cursor=None
        )
        if country:
            statement = statement.where(said.c.country == who)
        return tuple(quotations.quotation(row._mapping) for row in self._all(statement)[:limit])

    def _has(self, mine: ColumnElement[bool]) -> bool:
        # A role at a time, as the index has it first.
        asked = (
            select(parties.c.event).where(parties.c.role == role, mine) for role in ("actor", "recipient")
        )
        return any(self._first(each) is not None for each in asked)

    def _deeds(self, role: str, mine: ColumnElement[bool]) -> Deeds:
        number = func.count(ONE.distinct()).label("number")
        own = parties.join(events)
        where = (parties.c.role == role, mine)
        month = func.substr(events.c.listed, 1, 7)
        total = self._first(select(number).select_from(own).where(*where))[0]
        if not total:
            return Deeds(events=0, types=(), others=(), months=())
        kinds = select(events.c.type, number).select_from(own).where(*where).group_by(events.c.type)
        months = select(month.label("month"), number).select_from(own).where(*where, month != "")
        return Deeds(
            events=total,
            types=_pairs(self._all(kinds.order_by(number.desc(), events.c.type))),
            others=self._others(role, mine),
            months=_pairs(self._all(months.group_by(month).order_by(month))),
        )

    def _others(self, role: str, mine: ColumnElement[bool]) -> tuple[tuple[str, int], ...]:
        other = parties.alias("other")
        value = func.coalesce(other.c.country, other.c.name)
        number = func.count(ONE.distinct()).label("number")
        joined = parties.join(events).join(other, other.c.event == parties.c.event)
        facing = "recipient" if role == "actor" else "actor"
        where = (parties.c.role == role, mine, other.c.role == facing)
        statement = select(value.label("value"), number).select_from(joined).where(*where).group_by(value)
        return _pairs(self._all(statement.order_by(number.desc(), value).limit(OTHERS)))

    def _names(self, country: str | None, mine: ColumnElement[bool]) -> tuple[tuple[str, int], ...]:
        if country is None:
            return ()
        number = func.count(ONE.distinct()).label("number")
        name = func.min(parties.c.name).label("name")
        statement = select(name, number).select_from(parties.join(events))
        statement = statement.where(mine, parties.c.role != "source").group_by(parties.c.folded)
        return _pairs(self._all(statement.order_by(number.desc(), name).limit(NAMES)))

    def _spelled(self, mine: ColumnElement[bool]) -> str:
        times = func.count().label("times")
        statement = select(parties.c.name, times).where(mine, parties.c.role != "source")
        return str(
            self._first(statement.group_by(parties.c.name).order_by(times.desc(), parties.c.name)).name
        )

    def _alike(self, who: str) -> tuple[str, ...]:
        """Up to five names that begin like this one."""
        start = who.lower()
        where = and_(parties.c.folded >= start, parties.c.folded < start + "\uffff")
        statement = select(parties.c.name).where(parties.c.role == "actor", where).distinct()
        return tuple(row.name for row in self._all(statement.order_by(parties.c.name).limit(5)))

    def named(self, *, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """Names without a country's code, with their number of events, most frequent first."""
        number = func.count(ONE.distinct()).label("number")
        name = func.min(parties.c.name).label("name")
        statement = select(name, number).select_from(parties.join(events))
        statement = statement.where(parties.c.country.is_(None), parties.c.role != "source")
        ordered = statement.group_by(parties.c.folded).order_by(number.desc(), name)
        return _pairs(self._all(ordered.limit(limit)))

    def find_pages(self, text: str, *, limit: int = 50) -> tuple[PageHead, ...]:
        """Pages whose headline has these words, or whose events' sentences do, newest first."""
        told = select(events.c.page).where(events.c.key.in_(search.matching(text)))
        words = [pages.c.headline.icontains(word, autoescape=True) for word, _ in search.terms(text)]
        found = or_(pages.c.key.in_(told), and_(*words))
        statement = select(*HEAD).where(CURRENT, found).order_by(pages.c.listed.desc(), pages.c.key)
        return tuple(rows.page_head(row._mapping) for row in self._all(statement.limit(limit)))

    def find_quotations(self, text: str, *, limit: int = 50) -> tuple[Quotation, ...]:
        """What is said with these words in it, newest page first."""
        statement = quotations.listing(None, about=None, stance=None, limit=limit, cursor=None)
        words = [said.c.content.icontains(word, autoescape=True) for word, _ in search.terms(text)]
        return tuple(quotations.quotation(row._mapping) for row in self._all(statement.where(*words))[:limit])


def _stored(row: Any, event: Event | None) -> StoredEvent:
    report = serialise.from_json(row.record, Report)
    return StoredEvent(
        id=event.id if event else report.id, report=report, page=rows.page_head(row._mapping), event=event
    )


def _pairs(found: Iterable[Any]) -> tuple[tuple[str, int], ...]:
    return tuple((str(row[0]), int(row[1])) for row in found)


def _outlet(name: str, days: Sequence[Any], *, agency: bool) -> OutletRow:
    dated = [row for row in days if row.day]
    return OutletRow(
        name=name,
        agency=agency,
        pages=sum(row.pages for row in days),
        events=sum(row.events for row in days),
        copies=sum(row.copies for row in days),
        quiet=sum(row.quiet for row in days),
        undated=sum(row.pages for row in days if not row.day),
        first=dated[0].day if dated else None,
        last=dated[-1].day if dated else None,
        days=tuple((row.day, row.pages) for row in dated),
    )
