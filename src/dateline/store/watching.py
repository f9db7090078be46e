"""What a watcher has to remember: feeds and how they do, addresses, marks in archives, saved searches.

Times are Unix seconds where they are compared, UTC in ISO 8601 where people read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

from sqlalchemy import Connection, delete, func, insert, select, update

from dateline.errors import StopRun
from dateline.store import schema
from dateline.store.schema import addresses, feed_days, feeds, marks, searches

AddressState = Literal["waiting", "taken", "refused", "failed", "gone"]
Transaction = Callable[[], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that is watched. `checked`, `read`, `news`: last asked, last read, last with something new.

    `etag` and `changed` are what its server said last. `failures` counts faults since it was last read,
    `fault` is the last in words. `every`: seconds between two looks; `due`: Unix time of the next.
    """

    url: str
    title: str | None = None
    kind: str | None = None
    etag: str | None = None
    changed: str | None = None
    checked: str | None = None
    read: str | None = None
    news: str | None = None
    failures: int = 0
    fault: str | None = None
    every: float = 900.0
    due: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDay:
    """A day of a feed (UTC): looks at it, pages that came, copies among them, and what failed."""

    feed: str
    day: str
    looks: int = 0
    pages: int = 0
    copies: int = 0
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The address of a story, as a feed named it. `stamp` is what the feed says of its last change."""

    url: str
    feed: str | None = None
    state: AddressState = "waiting"
    stamp: str | None = None
    etag: str | None = None
    changed: str | None = None
    tries: int = 0
    fault: str | None = None
    due: float | None = None
    first: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A saved search: the filters as an address of the explorer has them, and where alerts go.

    `told` is the key of the last report that was told of; `failures` counts faults of the hook in a row.
    """

    name: str
    query: str
    hook: str | None = None
    secret: str | None = None
    told: int = 0
    failures: int = 0
    made: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a feed does: pages of its day, and the mean of its days before."""

    feed: Feed
    today: int = 0
    usual: float = 0.0


DAY = 86_400.0
PAST = 28
"""Days that a feed's volume is held against."""


_FEED = tuple(Feed.__dataclass_fields__)
_ADDRESS = tuple(name for name in Address.__dataclass_fields__ if name != "feed")
_SEARCH = tuple(Search.__dataclass_fields__)


class Watching:
    """The watcher's part of a store."""

    def __init__(self, read: Transaction, write: Transaction, where: str) -> None:
        self._read = read
        self._write = write
        self._where = where

    # Feeds

    def subscribe(self, found: Iterable[Feed]) -> int:
        """Watch these too; the number that were not watched yet."""
        new = 0
        with self._write() as connection:
            there = set(connection.execute(select(feeds.c.url)).scalars())
            for each in found:
                if each.url not in there:
                    there.add(each.url)
                    connection.execute(insert(feeds), {name: getattr(each, name) for name in _FEED})
                    new += 1
        return new

    def unsubscribe(self, url: str) -> bool:
        """Watch this no more; its pages stay. False: it was not watched."""
        with self._write() as connection:
            key = _feed_key(connection, url)
            if key is None:
                return False
            # Told by hand, since a store that is read by SQLite alone may not enforce references.
            connection.execute(update(addresses).where(addresses.c.feed == key).values(feed=None))
            connection.execute(delete(feed_days).where(feed_days.c.feed == key))
            connection.execute(delete(feeds).where(feeds.c.key == key))
        return True

    def feeds(self) -> tuple[Feed, ...]:
        """All that are watched, by address."""
        with self._read() as connection:
            rows = connection.execute(select(*_columns(feeds, _FEED)).order_by(feeds.c.url)).mappings()
            return tuple(Feed(**row) for row in rows)

    def days(self, *, since: str = "") -> tuple[FeedDay, ...]:
        """How the feeds did, by feed and day, from the ISO day `since` on."""
        columns = [feeds.c.url.label("feed"), *(c for c in feed_days.c if c.name != "feed")]
        statement = select(*columns).join(feeds, feeds.c.key == feed_days.c.feed)
        ordered = statement.where(feed_days.c.day >= since).order_by(feeds.c.url, feed_days.c.day)
        with self._read() as connection:
            return tuple(FeedDay(**row) for row in connection.execute(ordered).mappings())

    def health(self, day: date | None = None) -> tuple[Health, ...]:
        """Every feed beside its own past, counted back from a day (UTC); without one, from the last look."""
        found = self.feeds()
        last = max((each.checked or "" for each in found), default="")[:10]
        today = day.isoformat() if day else last
        since = (date.fromisoformat(today) - timedelta(days=PAST)).isoformat() if today else ""
        days = self.days(since=since)
        return tuple(_health(each, [one for one in days if one.feed == each.url], today) for each in found)

    def update_feed(self, feed: Feed) -> None:
        """Keep what was learned of a feed."""
        values = {name: getattr(feed, name) for name in _FEED if name != "url"}
        with self._write() as connection:
            connection.execute(update(feeds).where(feeds.c.url == feed.url).values(**values))

    def count(self, feed: str | None, now: float, **more: int) -> None:
        """Add to the numbers of a feed's day: `looks`, `pages`, `copies`, `failures`."""
        if feed is None:
            return
        day = datetime.fromtimestamp(now, UTC).date().isoformat()
        with self._write() as connection:
            key = _feed_key(connection, feed)
            if key is None:
                return
            mine = (feed_days.c.feed == key) & (feed_days.c.day == day)
            changed = connection.execute(
                update(feed_days)
                .where(mine)
                .values({name: feed_days.c[name] + n for name, n in more.items()})
            )
            if not changed.rowcount:
                empty = dict.fromkeys(("looks", "pages", "copies", "failures"), 0)
                connection.execute(insert(feed_days), {"feed": key, "day": day, **empty, **more})

    # Addresses

    def name(self, found: Iterable[Address], *, again: bool = True) -> int:
        """Wait for these addresses; one that is there waits again when its `stamp` is another.

        With `again` false those that are there stay as they are. The number that begin to wait.
        """
        waiting = 0
        with self._write() as connection:
            for each in found:
                waiting += _name(connection, each, again)
        return waiting

    def due_feeds(self, now: float, *, limit: int = 200) -> tuple[Feed, ...]:
        """Feeds whose time has come, those that wait longest first."""
        statement = select(*_columns(feeds, _FEED)).where(feeds.c.due <= now).order_by(feeds.c.due)
        with self._read() as connection:
            return tuple(Feed(**row) for row in connection.execute(statement.limit(limit)).mappings())

    def due(self, now: float, *, limit: int = 200) -> tuple[Address, ...]:
        """Addresses whose time has come, one of each host, first named first."""
        first = select(func.min(addresses.c.key)).where(addresses.c.due <= now).group_by(addresses.c.host)
        statement = _addresses().where(addresses.c.key.in_(first)).order_by(addresses.c.due, addresses.c.key)
        with self._read() as connection:
            return tuple(Address(**row) for row in connection.execute(statement.limit(limit)).mappings())

    def next_due(self, *, after: float) -> float | None:
        """Unix time of the next look at a feed or an address later than `after`; null: none is due ever."""
        with self._read() as connection:
            times = [
                connection.execute(select(func.min(table.c.due)).where(table.c.due > after)).scalar()
                for table in (feeds, addresses)
            ]
        return min((float(each) for each in times if each is not None), default=None)

    def due_by(self, now: float, *, feeds: float, addresses: float) -> None:
        """What is due later than it can be is due now: feeds after so many of their intervals and a day,
        addresses after so many seconds."""
        latest = (
            (schema.feeds, now + schema.feeds.c.every * feeds + DAY),
            (schema.addresses, now + addresses),
        )
        with self._write() as connection:
            for table, last in latest:
                connection.execute(update(table).where(table.c.due > last).values(due=now))

    def earlier(self, seconds: float) -> None:
        """Everything is due so much earlier."""
        with self._write() as connection:
            for table in (schema.feeds, schema.addresses):
                connection.execute(update(table).values(due=table.c.due - seconds))

    def address(self, url: str) -> Address | None:
        """What is known of an address in its canonical form."""
        with self._read() as connection:
            row = connection.execute(_addresses().where(addresses.c.url == url)).mappings().first()
        return Address(**row) if row else None

    def update_address(self, address: Address) -> None:
        """Keep what was learned of an address."""
        values = {name: getattr(address, name) for name in _ADDRESS if name != "url"}
        with self._write() as connection:
            connection.execute(update(addresses).where(addresses.c.url == address.url).values(**values))

    def states(self) -> Mapping[str, int]:
        """How many addresses there are in each state."""
        statement = select(addresses.c.state, func.count()).group_by(addresses.c.state)
        with self._read() as connection:
            return {str(row[0]): int(row[1]) for row in connection.execute(statement)}

    # Archives

    def mark(self, source: str, state: str) -> int:
        """Where to go on in an archive; 0 for one that was never read, or that is another file now."""
        statement = select(marks.c.next).where(marks.c.source == source, marks.c.state == state)
        with self._read() as connection:
            return int(connection.execute(statement).scalar() or 0)

    def set_mark(self, source: str, state: str, next: int) -> None:
        """Remember it."""
        with self._write() as connection:
            connection.execute(delete(marks).where(marks.c.source == source))
            connection.execute(insert(marks), {"source": source, "state": state, "next": next})

    # Saved searches

    def save_search(self, search: Search) -> None:
        """Keep a search, in place of one of the same name."""
        with self._write() as connection:
            connection.execute(delete(searches).where(searches.c.name == search.name))
            connection.execute(insert(searches), {name: getattr(search, name) for name in _SEARCH})

    def told(self, name: str, last: int, *, failures: int) -> None:
        """Remember how far a search has told, and its faults; one that was dropped meanwhile stays so."""
        values = {"told": last, "failures": failures}
        with self._write() as connection:
            connection.execute(update(searches).where(searches.c.name == name).values(**values))

    def drop_search(self, name: str) -> None:
        """Forget a search. Raises StopRun when there is none of that name."""
        with self._write() as connection:
            if not connection.execute(delete(searches).where(searches.c.name == name)).rowcount:
                raise StopRun(name, "there is no saved search of this name", "dateline searches lists them")

    def searches(self) -> tuple[Search, ...]:
        """All saved searches, by name."""
        statement = select(*_columns(searches, _SEARCH)).order_by(searches.c.name)
        with self._read() as connection:
            return tuple(Search(**row) for row in connection.execute(statement).mappings())


def _health(feed: Feed, days: Sequence[FeedDay], today: str) -> Health:
    before = [each.pages for each in days if each.day < today]
    return Health(
        feed=feed,
        today=sum(each.pages for each in days if each.day == today),
        usual=round(sum(before) / len(before), 1) if before else 0.0,
    )


def _columns(table: Any, names: Iterable[str]) -> list[Any]:
    return [table.c[name] for name in names]


def _addresses() -> Any:
    columns = [*_columns(addresses, _ADDRESS), feeds.c.url.label("feed")]
    return select(*columns).outerjoin(feeds, feeds.c.key == addresses.c.feed)


def _feed_key(connection: Connection, url: str | None) -> int | None:
    found = connection.execute(select(feeds.c.key).where(feeds.c.url == url)).scalar()
    return None if found is None else int(found)


def _name(connection: Connection, address: Address, again: bool) -> int:
    there = connection.execute(
        select(addresses.c.stamp, addresses.c.state).where(addresses.c.url == address.url)
    ).first()
    if there is None:
        values = {name: getattr(address, name) for name in _ADDRESS}
        host = urlsplit(address.url).netloc
        feed = _feed_key(connection, address.feed)
        connection.execute(insert(addresses), {**values, "host": host, "feed": feed})
        return 1
    if not again or there.stamp == address.stamp or there.state == "refused":
        return 0
    renewed = {"stamp": address.stamp, "state": "waiting", "due": address.due, "tries": 0}
    connection.execute(update(addresses).where(addresses.c.url == address.url).values(**renewed))
    return 1
