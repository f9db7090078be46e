"""Read a snapshot from the tables: each once, in parts, rows turned into numbers as they come."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, Select, func, select

from dateline import lexicon
from dateline.store.fitting import day_number
from dateline.store.query import ONE, OUTLET
from dateline.store.schema import events, pages, parties, tags
from dateline.store.snapshot import NO_DAY, Pairs, Snapshot

if TYPE_CHECKING:
    from dateline.store.snapshot import Ints

    Query = Select[*tuple[Any, ...]]
    Column = tuple[Ints, Ints, Sequence[Any]]
    """Keys of reports, numbers of values, the values."""

#: Rows that are asked for at once.
MANY = 20_000
CURRENT = pages.c.replaced_by.is_(None)
SPOT = tuple(events.c[name] for name in ("place_name", "place", "geonames_id", "lat", "lon"))
PARTY = tuple(parties.c[name] for name in ("role", "country", "name", "sectors"))
WHEN = ("first", "last", "listed")
WHAT = ("type", "quad", "place", "status")


@cache
def middles() -> dict[str, tuple[str, float, float]]:
    """The name and the middle of each country, by code."""
    columns = ("country", "name", "aliases", "adjectives", "lat", "lon", "source")
    rows = lexicon.table("places/countries.tsv", columns)
    return {row["country"]: (row["name"], float(row["lat"]), float(row["lon"])) for row in rows}


def read(connection: Connection) -> Snapshot:
    """The snapshot of a store, as this transaction sees it."""
    rows = _Reports(connection)
    order = _Order(rows)
    sides = _Sides(connection)
    outlets, reported = _published(connection, rows.page[order.rows])
    facets = {name: order.column(*rows.what[name].done()) for name in WHAT}
    facets["month"] = order.column(*_months(rows.when["first"]))
    facets |= {kind: order.pairs(*column) for kind, column in _tagged(connection)}
    facets |= {name: order.pairs(*sides.countries(name)) for name in ("actor", "recipient")}
    facets["sector"] = order.pairs(*sides.sectors())
    facets["source"] = order.pairs(*sides.sources())
    facets["outlet"] = order.pairs(order.key, *outlets)
    return Snapshot(
        key=order.key,
        event=order.event,
        keys=order.keys,
        places=order.places,
        rank=np.lexsort((order.key, -order.listed.astype(np.int64))).astype(np.int32),
        listed=order.listed,
        first=_days(rows.when["first"])[order.rows],
        last=_days(rows.when["last"])[order.rows],
        reported=reported,
        confidence=rows.confidence[order.rows],
        page=rows.page[order.rows],
        lead=order.lead,
        since=_earliest(order, reported),
        days=rows.days,
        facets=facets,
        names=order.pairs(*sides.names()),
        stateless=order.pairs(*sides.stateless()),
        dyads=_dyads(facets["actor"], facets["recipient"], order),
        spots=order.column(*_spots(rows.spot)),
    )


class _Values:
    """A column of values as numbers, in the order in which they are met; null is -1."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {None: -1}
        self._parts: list[Ints] = []

    def add(self, values: Sequence[Hashable]) -> None:
        """More of the column."""
        numbers = self._numbers
        codes = [numbers.setdefault(value, len(numbers) - 1) for value in values]
        self._parts.append(np.array(codes, dtype=np.int32))

    def done(self) -> tuple[Ints, list[Any]]:
        """The column, and what its numbers stand for."""
        return _joined(self._parts, np.int32), list(self._numbers)[1:]


def _joined(parts: Sequence[Any], dtype: Any) -> Any:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=dtype)


def _parts(connection: Connection, statement: Query) -> Iterator[list[tuple[Any, ...]]]:
    """The columns of a question, a part of the rows at a time."""
    if connection.dialect.name == "sqlite":  # which gives rows as they are asked for
        cursor = connection.execute(statement).cursor
        while cursor and (rows := cursor.fetchmany(MANY)):  # without a record for every row
            yield list(zip(*rows, strict=True))
        return
    for part in connection.execute(statement, execution_options={"yield_per": MANY}).partitions():
        yield list(zip(*part, strict=True))


def _keyed(connection: Connection, statement: Query) -> Column:
    """The first column of a question as keys, the others together as values."""
    keys, values = [], _Values()
    for key, *rest in _parts(connection, statement):
        keys.append(np.array(key, dtype=np.int64))
        values.add(list(zip(*rest, strict=True)))
    return _joined(keys, np.int64), *values.done()


class _Reports:
    """The table of reports, in columns."""

    def __init__(self, connection: Connection) -> None:
        self.when = {name: _Values() for name in WHEN}
        self.what = {name: _Values() for name in WHAT}
        self.spot = _Values()
        names = (*WHEN, *WHAT)
        numbers: list[tuple[Ints, ...]] = []
        confidence = []
        asked = select(events.c.key, events.c.page, ONE, events.c.confidence, *SPOT).add_columns(
            *(events.c[name] for name in names)
        )
        for key, page, one, sure, *rest in _parts(connection, asked):
            numbers.append(tuple(np.array(each, dtype=np.int64) for each in (key, page, one)))
            confidence.append(np.array(sure, dtype=np.float64))
            self.spot.add(list(zip(*rest[: len(SPOT)], strict=True)))
            for name, column in zip(names, rest[len(SPOT) :], strict=True):
                (self.when | self.what)[name].add(column)
        self.key, self.page, self.one = (_joined([part[n] for part in numbers], np.int64) for n in range(3))
        self.confidence = _joined(confidence, np.float64)
        codes, values = self.when["listed"].done()
        by_day = sorted(range(len(values)), key=values.__getitem__)
        ranks = np.zeros(len(values), dtype=np.int32)
        ranks[by_day] = np.arange(len(values), dtype=np.int32)
        self.listed = ranks[codes] if len(codes) else codes
        self.days = tuple(values[each] for each in by_day)


class _Order:
    """The order of a snapshot: events as they are listed, the reports of each by key."""

    def __init__(self, rows: _Reports) -> None:
        leads = np.flatnonzero(rows.one == rows.key)
        leads = leads[np.lexsort((rows.key[leads], -rows.listed[leads].astype(np.int64)))]
        lead_keys = rows.key[leads]
        by_key = np.argsort(lead_keys)
        spot = np.searchsorted(lead_keys[by_key], rows.one)
        spot[spot == len(leads)] = 0
        event = by_key[spot] if len(leads) else spot
        # A report whose lead is gone is in no listing.
        there = np.flatnonzero(lead_keys[event] == rows.one) if len(leads) else leads
        self.rows = there[np.lexsort((rows.key[there], event[there]))]
        self.key = rows.key[self.rows]
        self.event = event[self.rows].astype(np.int32)
        self.listed = rows.listed[self.rows]
        self.lead = np.flatnonzero((rows.one == rows.key)[self.rows]).astype(np.int32)
        self.places = np.argsort(self.key).astype(np.int32)
        self.keys = self.key[self.places]

    def column(self, codes: Ints, values: Sequence[Any]) -> Pairs:
        """A column of the table of reports."""
        return self._named(np.arange(len(self.rows)), codes[self.rows], values)

    def pairs(self, keys: Ints, codes: Ints, values: Sequence[Any]) -> Pairs:
        """Values of reports by key."""
        if not len(self.keys):
            return self._named(keys[:0], codes[:0], values)
        found = np.searchsorted(self.keys, keys)
        found[found == len(self.keys)] = 0
        there = self.keys[found] == keys
        return self._named(self.places[found[there]], codes[there], values)

    def _named(self, report: Ints, codes: Ints, values: Sequence[Any]) -> Pairs:
        ordered = sorted(range(len(values)), key=lambda code: _comparable(values[code]))
        place = np.full(len(values) + 1, -1, dtype=np.int64)
        place[ordered] = np.arange(len(values))
        return self.made(report, place[codes], tuple(values[code] for code in ordered), len(values))

    def made(self, report: Ints, codes: Ints, values: tuple[Any, ...], size: int) -> Pairs:
        """Values of reports by number; those below zero are none. There are `size` numbers."""
        known = codes >= 0
        report, codes = report[known], codes[known]
        order = _sorted(report)
        report, codes = report[order], codes[order]
        both = self.event[report].astype(np.int64) * max(size, 1) + codes
        order = _sorted(both)
        report, codes, both = report[order], codes[order], both[order]
        fresh = np.ones(len(both), dtype=bool)
        fresh[1:] = (both[1:] != both[:-1]) | (report[1:] != report[:-1])
        report, codes, both = report[fresh], codes[fresh], both[fresh]
        group = np.zeros(len(both), dtype=np.int32)
        np.cumsum(both[1:] != both[:-1], out=group[1:])
        small = np.min_scalar_type(max(size - 1, 0))
        return Pairs(
            report=report.astype(np.int32),
            code=codes.astype(small),
            values=values,
            group=group,
        )


def _comparable(value: Any) -> Any:
    """Something to sort by; a null in a row of values is nothing."""
    return tuple(str(each or "") for each in value) if isinstance(value, tuple) else value


def _sorted(numbers: Ints) -> Ints | slice:
    """What puts these in order, with equals as they are."""
    if bool((numbers[1:] >= numbers[:-1]).all()):
        return slice(None)
    return np.argsort(numbers, kind="stable")


def _days(column: _Values) -> Ints:
    codes, values = column.done()
    return np.array([*map(day_number, values), NO_DAY], dtype=np.int32)[codes]


def _months(column: _Values) -> tuple[Ints, list[str]]:
    codes, values = column.done()
    months = _Values()
    months.add([value[:7] for value in values])
    of, names = months.done()
    return np.append(of, -1)[codes], names


def _spots(column: _Values) -> tuple[Ints, list[Any]]:
    """Places of the gazetteer, each once; where a place has no coordinates, the middle of its country."""
    codes, values = column.done()
    known: dict[Hashable, int] = {}
    spots: list[Any] = []
    found = []
    for name, country, geonames_id, lat, lon in values:
        spot = _spot(name, country, geonames_id, lat, lon)
        key = spot and (spot[2] or spot)
        if key and key not in known:
            known[key] = len(spots)
            spots.append(spot)
        found.append(known[key] if key else -1)
    return np.array([*found, -1], dtype=np.int32)[codes], spots


def _spot(
    name: str | None, country: str | None, geonames_id: int | None, lat: float | None, lon: float | None
) -> tuple[str, str | None, int | None, float, float] | None:
    if lat is not None and lon is not None:
        return name or country or "", country, geonames_id, lat, lon
    if country in middles():
        named, lat, lon = middles()[country]
        return named, country, None, lat, lon
    return None


def _published(connection: Connection, page: Ints) -> tuple[tuple[Ints, list[Any]], Ints]:
    """The outlet and the day of publication of these pages."""
    asked = (
        select(pages.c.key, OUTLET, func.substr(pages.c.listed, 1, 10)).where(CURRENT).order_by(pages.c.key)
    )
    keys, outlets, days = [], _Values(), _Values()
    for key, outlet, day in _parts(connection, asked):
        keys.append(np.array(key, dtype=np.int64))
        outlets.add(outlet)
        days.add(day)
    own, (codes, names) = _joined(keys, np.int64), outlets.done()
    found = np.searchsorted(own, page)
    found[found == len(own)] = 0
    there = own[found] == page if len(own) else np.zeros(0, dtype=bool)
    if not len(own):
        return (found.astype(np.int32), names), found.astype(np.int32)
    return (np.where(there, codes[found], -1), names), np.where(there, _days(days)[found], NO_DAY)


def _earliest(order: _Order, reported: Ints) -> Ints:
    """The day on which each event was first reported."""
    if not len(order.lead):
        return np.zeros(0, dtype=np.int32)
    latest = np.iinfo(np.int32).max
    starts = np.flatnonzero(np.append(True, order.event[1:] != order.event[:-1]))
    first = np.minimum.reduceat(np.where(reported == NO_DAY, latest, reported), starts)
    return np.where(first == latest, NO_DAY, first).astype(np.int32)


def _tagged(connection: Connection) -> Iterator[tuple[str, Column]]:
    """Modes, contexts and auxiliary modes."""
    keys, codes, values = _keyed(connection, select(tags.c.event, tags.c.kind, tags.c.value))
    for wanted in ("mode", "context", "auxiliary"):
        yield wanted, (keys, *_recoded(codes, values, partial(_of_kind, wanted)))


def _of_kind(wanted: str, row: tuple[str, str]) -> str | None:
    return row[1] if row[0] == wanted else None


def _recoded(codes: Ints, values: Sequence[Any], of: Callable[..., Any]) -> tuple[Ints, list[Any]]:
    """A column with what `of` makes of its values; null is none."""
    made = _Values()
    made.add([of(value) for value in values])
    codes_of, names = made.done()
    return np.append(codes_of, np.int32(-1))[codes], names


class _Sides:
    """The table of those who take part or say so."""

    def __init__(self, connection: Connection) -> None:
        self._keys, self._codes, self._values = _keyed(connection, select(parties.c.event, *PARTY))

    def countries(self, wanted: str) -> Column:
        """The countries in one role."""
        return self._column(lambda row: row[1] if row[0] == wanted else None)

    def sources(self) -> Column:
        """The names of those who say so."""
        return self._column(lambda row: row[2] if row[0] == "source" else None)

    def names(self) -> Column:
        """The countries and names of those who take part."""
        return self._column(lambda row: row[1:3] if row[0] != "source" else None)

    def stateless(self) -> Column:
        """The roles of those who have no country."""
        return self._column(lambda row: row[0] if row[0] != "source" and row[1] is None else None)

    def sectors(self) -> Column:
        """Each sector of those who take part."""
        split = [sectors.split() if role != "source" else [] for role, _, _, sectors in self._values]
        made = _Values()
        keys, codes = [], []
        for place in range(max(map(len, split), default=0)):
            made.add([own[place] if len(own) > place else None for own in split])
        all_codes, names = made.done()
        of = all_codes.reshape(-1, len(split)) if len(split) else all_codes.reshape(0, 0)
        for row in of:
            keys.append(self._keys)
            codes.append(row[self._codes])
        return _joined(keys, np.int64), _joined(codes, np.int32), names

    def _column(self, of: Callable[..., Any]) -> Column:
        return self._keys, *_recoded(self._codes, self._values, of)


def _dyads(actors: Pairs, recipients: Pairs, order: _Order) -> Pairs:
    """Who acts on whom: the number of the actor times that of recipients, plus that of the recipient."""
    by_report = np.argsort(recipients.report, kind="stable")
    theirs = recipients.report[by_report]
    low, high = (np.searchsorted(theirs, actors.report, side) for side in ("left", "right"))
    times = high - low
    which = np.repeat(np.arange(len(actors.report)), times)
    step = np.arange(len(which)) - np.repeat(np.cumsum(times) - times, times)
    other = by_report[np.repeat(low, times) + step]
    size = len(recipients.values)
    codes = actors.code[which].astype(np.int64) * size + recipients.code[other]
    return order.made(actors.report[which], codes, (), len(actors.values) * size)
