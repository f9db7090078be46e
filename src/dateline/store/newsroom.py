"""What the newsroom shows beyond lists: outlets, profiles of actors, and what a search finds.

Events are counted once, however many reports of them there are: reports of one event share their `lead`.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from sqlalchemy import ColumnElement, Table, and_, case, func, or_, select

from dateline.store import linking, query, quotations, records, rows, search, version
from dateline.store.base import (
    Deeds,
    Filters,
    Listing,
    NotStored,
    OutletRow,
    PageHead,
    Profile,
    Quotation,
    StoredEvent,
)
from dateline.store.keeping import Keeper, state_of
from dateline.store.schema import event_records, events, pages, parties
from dateline.store.schema import quotations as said

if TYPE_CHECKING:
    from sqlalchemy import Select

    Query = Select[*tuple[Any, ...]]

CODE = re.compile(r"[A-Z]{3}")
"""What a country's code looks like."""
OTHERS, NAMES, TYPES, MONTHS = 40, 40, 50, 5_000
"""How many of those on the other side, of a country's names, of types and months a profile has."""
LATE = 50_000
"""Rows that may be looked through for words one by one."""
LONG, REST = 0.25, 40
"""Seconds: what takes longer is kept though the store has changed; for so many times as long."""
Role = Literal["actor", "recipient"]
FACING: dict[Role, Role] = {"actor": "recipient", "recipient": "actor"}
Value = TypeVar("Value")
CURRENT = pages.c.replaced_by.is_(None)
ONE = func.coalesce(events.c.lead, events.c.key)
"""The event that a report is part of."""
HEAD = tuple(pages.c[name] for name in rows.HEAD)


class Newsroom:
    """The part of a store that answers these; `_all`, `_first` and `_read` are the store's own."""

    where: str
    _keeper: Keeper
    count: Callable[..., int]
    counts: Callable[..., tuple[tuple[str, int], ...]]
    listing: Callable[..., Listing[StoredEvent]]
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
            return records.stored(connection, [found[id] for id in wanted if id in found], known)

    def outlets(self) -> tuple[OutletRow, ...]:
        """Outlets and agencies, those with most pages first."""

        def make() -> tuple[OutletRow, ...]:
            made = (
                *self._outlets(pages.c.site_name, agency=False),
                *self._outlets(pages.c.agency, agency=True),
            )
            return tuple(sorted(made, key=lambda row: (row.agency, -row.pages, row.name)))

        return self.remember(("outlets",), make)

    @cached_property
    def _lately(self) -> Lately:
        return Lately()

    def remember(self, key: Hashable, make: Callable[[], Value], *, exact: bool = False) -> Value:
        """What takes long to make, made anew when the store has changed, or soon after, unless `exact`."""
        with self._read() as connection:
            state = state_of(connection)
        return self._lately.get(key, state, make, exact=exact)

    def version(self) -> str:
        """What is another whenever anything that is shown has changed, by whatever program."""
        if "://" not in self.where:
            return version.of_file(self.where)
        with self._read() as connection:
            return version.of_server(connection)

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
        country = who if self._is_code(who) else None
        mine = parties.c.folded == who.lower()
        told = self._country_deeds if country else self._name_deeds
        acts, receives = told("actor", who), told("recipient", who)
        if not acts.events and not receives.events:
            raise NotStored(who, f"{self.where} has no such actor", self._alike(who))
        called = who if country else self._spelled(mine)
        names = self._names(country) if country else ()
        return Profile(who=called, country=country, acts=acts, receives=receives, names=names)

    def _is_code(self, who: str) -> bool:
        return bool(CODE.fullmatch(who)) and self._has(parties.c.country == who)

    def _country_deeds(self, role: Role, who: str) -> Deeds:
        mine = Filters(actor=who) if role == "actor" else Filters(recipient=who)
        total = self.count(mine)
        if not total:
            return Deeds(events=0)
        return Deeds(
            events=total,
            types=self.counts("type", mine, limit=TYPES),
            others=self.counts(FACING[role], mine, limit=OTHERS),
            months=tuple(sorted(self.counts("month", mine, limit=MONTHS))),
        )

    def _name_deeds(self, role: Role, who: str) -> Deeds:
        number = func.count(ONE.distinct()).label("number")
        own = parties.join(events)
        where = (parties.c.role == role, parties.c.folded == who.lower())
        total = self._first(select(number).select_from(own).where(*where))[0]
        if not total:
            return Deeds(events=0)
        month = func.substr(events.c.first, 1, 7)
        kinds = select(events.c.type, number).select_from(own).where(*where).group_by(events.c.type)
        months = select(month, number).select_from(own).where(*where, month.is_not(None)).group_by(month)
        return Deeds(
            events=total,
            types=_pairs(self._all(kinds.order_by(number.desc(), events.c.type))),
            others=self._others(role, parties.c.folded == who.lower()),
            months=_pairs(self._all(months.order_by(month))),
        )

    def _others(self, role: Role, mine: ColumnElement[bool]) -> tuple[tuple[str, int], ...]:
        other = parties.alias("other")
        value = func.coalesce(other.c.country, other.c.name)
        number = func.count(ONE.distinct()).label("number")
        joined = parties.join(events).join(other, other.c.event == parties.c.event)
        where = (parties.c.role == role, mine, other.c.role == FACING[role])
        statement = select(value.label("value"), number).select_from(joined).where(*where).group_by(value)
        return _pairs(self._all(statement.order_by(number.desc(), value).limit(OTHERS)))

    def _names(self, country: str) -> tuple[tuple[str, int], ...]:
        """How many reports have each name of a country, the same but for capitals together."""
        if held := self._keeper.at_hand():
            from dateline.store.tallies import named

            return named(held.snapshot, country, NAMES)
        number = func.count(parties.c.event.distinct()).label("number")
        statement = select(parties.c.name, number).where(
            parties.c.country == country, parties.c.role != "source"
        )
        return _folded(self._all(statement.group_by(parties.c.name)), NAMES)

    def _spelled(self, mine: ColumnElement[bool]) -> str:
        times = func.count().label("times")
        statement = select(parties.c.name, times).where(mine, parties.c.role != "source")
        ordered = statement.group_by(parties.c.name).order_by(times.desc(), parties.c.name)
        return str(self._first(ordered).name)

    def _alike(self, who: str) -> tuple[str, ...]:
        """Up to five names that begin like this one."""
        start = who.lower()
        where = and_(parties.c.folded >= start, parties.c.folded < start + "\uffff")
        statement = select(parties.c.name).where(parties.c.role == "actor", where).distinct()
        return tuple(row.name for row in self._all(statement.order_by(parties.c.name).limit(5)))

    def _has(self, mine: ColumnElement[bool]) -> bool:
        # A role at a time, as the index has it first.
        asked = (
            select(parties.c.event).where(parties.c.role == role, mine) for role in ("actor", "recipient")
        )
        return any(self._first(each) is not None for each in asked)

    def deeds(self, who: str, *, limit: int = 50) -> tuple[StoredEvent, ...]:
        """The events that a country or somebody takes part in, newest first."""
        if self._is_code(who):
            return self.listing(Filters(either=who), limit=limit).items
        roles = parties.c.role.in_(("actor", "recipient"))
        mine = select(parties.c.event).where(roles, parties.c.folded == who.lower())
        leads = select(ONE).where(events.c.key.in_(mine))
        statement = select(events.c.happening, events.c.id).where(query.LEADS, events.c.key.in_(leads))
        found = self._all(statement.order_by(events.c.listed.desc(), events.c.key).limit(limit))
        return self.some([row.happening or row.id for row in found])

    def said_by(self, who: str, *, limit: int = 50) -> tuple[Quotation, ...]:
        """What speakers of a country (by code), or somebody (by name), say, newest page first."""
        country = self._is_code(who)
        speaker = None if country else who
        statement = quotations.listing(speaker, about=None, stance=None, limit=limit, cursor=None)
        since = said.c.listed >= self._since(said)
        statement = statement.where(said.c.country == who, since) if country else statement.where(since)
        return tuple(quotations.quotation(row._mapping) for row in self._all(statement)[:limit])

    def named(self, *, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """Names without a country's code, with their number of reports, most frequent first."""
        number = func.count().label("number")
        statement = select(parties.c.name, number)
        statement = statement.where(parties.c.country.is_(None), parties.c.role != "source")
        grouped = statement.group_by(parties.c.name)
        return self.remember(("named", limit), lambda: _folded(self._all(grouped), limit))

    def find_pages(self, text: str, *, limit: int = 50) -> tuple[PageHead, ...]:
        """Pages whose headline has these words, or whose events' sentences do, newest first."""
        told = select(events.c.page).where(events.c.key.in_(search.matching(text)))
        words = [pages.c.headline.icontains(word, autoescape=True) for word, _ in search.terms(text)]
        late = and_(pages.c.listed >= self._since(pages), *words)
        found = or_(pages.c.key.in_(told), late)
        statement = select(*HEAD).where(CURRENT, found).order_by(pages.c.listed.desc(), pages.c.key)
        return tuple(rows.page_head(row._mapping) for row in self._all(statement.limit(limit)))

    def find_quotations(self, text: str, *, limit: int = 50) -> tuple[Quotation, ...]:
        """What is said with these words in it, newest page first: of late, else where events match too."""
        words = [said.c.content.icontains(word, autoescape=True) for word, _ in search.terms(text)]
        asked = quotations.listing(None, about=None, stance=None, limit=limit, cursor=None).where(*words)
        late = self._all(asked.where(said.c.listed >= self._since(said)))
        if len(late) < limit:
            told = select(events.c.page).where(events.c.key.in_(search.matching(text)))
            late = [*late, *self._all(asked.where(said.c.page.in_(told)))]
        found = {row.key: quotations.quotation(row._mapping) for row in late}
        return tuple(found.values())[:limit]

    def _since(self, table: Table) -> str:
        """The day from which the last LATE rows of a table are: what may be looked through one by one."""
        newest = select(table.c.listed).order_by(table.c.listed.desc(), table.c.key).offset(LATE)

        def find() -> str:
            row = self._first(newest)
            return str(row.listed) if row is not None else ""

        return self.remember(("since", table.name), find)


@dataclass(frozen=True, slots=True)
class _Made:
    """A value, the state of the store that it is of, when it was made (monotonic), how long that took."""

    value: Any
    state: object
    at: float
    took: float


class Lately:
    """What was made of a store. Kept while its state is the same; what took long to make, a while longer."""

    def __init__(self) -> None:
        self._kept: dict[object, _Made] = {}

    def get(self, key: object, state: object, make: Callable[[], Value], *, exact: bool = False) -> Value:
        """The value of this key, made anew if need be. Two threads may make the same one at once."""
        started = time.monotonic()
        made = self._kept.get(key)
        late = made and not exact and made.took > LONG and started - made.at < REST * made.took
        if made and (made.state == state or late):
            found: Value = made.value
            return found
        value = make()
        ended = time.monotonic()
        self._kept[key] = _Made(value, state, ended, ended - started)
        return value


def _folded(found: Iterable[Any], limit: int) -> tuple[tuple[str, int], ...]:
    """Names that differ in capitals only as one, in its most frequent spelling; the most frequent first."""
    spelled: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in found:
        spelled[row.name.lower()].append((-row.number, row.name))
    most = sorted((sum(number for number, _ in each), folded) for folded, each in spelled.items())
    return tuple((min(spelled[folded])[1], -number) for number, folded in most[:limit])


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
