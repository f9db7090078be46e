"""The store in SQLite, through SQLAlchemy Core. See `base.py` for what every store promises.

One writer at a time, any number of readers (WAL). A page is one transaction, so a run that is
killed at any moment leaves whole pages behind and can be repeated.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, and_, delete, func, insert, null, select, update

from dateline import serialise
from dateline.errors import StopRun
from dateline.model import Coded, Page, Story, Superseded, TreatyRecord
from dateline.reviews import fields
from dateline.store import (
    frames,
    judged,
    linked,
    linking,
    opening,
    query,
    quotations,
    records,
    rows,
    schema,
    search,
)
from dateline.store.accounts import Accounts
from dateline.store.base import (
    NO_FILTERS,
    Added,
    Filters,
    FrameKind,
    Linked,
    Listing,
    NotStored,
    Outcome,
    PageHead,
    Quotation,
    StoredEvent,
    StoredPage,
    Totals,
)
from dateline.store.counting import Counting
from dateline.store.linking import retire
from dateline.store.newsroom import Newsroom
from dateline.store.records import EVENTS, HEAD
from dateline.store.reviews import Reviews
from dateline.store.schema import (
    event_records,
    events,
    inputs,
    old_events,
    page_records,
    pages,
    parties,
    tags,
)
from dateline.store.watching import Watching

if TYPE_CHECKING:
    Query = Select[*tuple[Any, ...]]

Record = TypeVar("Record")
Coder = Callable[[Page], Coded]
STREAM = 500
CURRENT = pages.c.replaced_by.is_(None)


def open_store(
    where: str | Path,
    *,
    create: bool = True,
    read_only: bool = False,
    wait: float = 30.0,
    coder: Coder | None = None,
) -> SqlStore:
    """The store in this file, or at a postgresql:// address, made anew or brought up to date as needed.

    `wait` is how many seconds to wait for another writer; `coder` codes pages that are added
    uncoded. A file that may not be written to is opened for reading. Raises StopRun.
    """
    name = str(where)
    if "://" in name:
        engine = _server(name, create=create, read_only=read_only, wait=wait)
    else:
        path = Path(where)
        read_only = read_only or (path.exists() and not opening.writable(path))
        engine = opening.engine_for(path, create=create, read_only=read_only, wait=wait)
    try:
        opening.upgrade(engine, name, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, name, read_only=read_only, coder=coder)


def _server(address: str, *, create: bool, read_only: bool, wait: float) -> Engine:
    from dateline.store import postgres  # few need it

    if not postgres.is_address(address):
        scheme = address.partition("://")[0]
        raise StopRun(f"{scheme}://…", "is no store", "give a file name, or postgresql://user@host/name")
    return postgres.engine_for(address, create=create, read_only=read_only, wait=wait)


class SqlStore(Newsroom, Counting):
    """A store in a SQLite file or a PostgreSQL database, made by `open_store`. Safe between threads."""

    def __init__(self, engine: Engine, where: str, *, read_only: bool, coder: Coder | None) -> None:
        super().__init__(where)
        self._engine = engine
        self._coder = coder
        self.where = where
        self.read_only = read_only

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @property
    def shown(self) -> str:
        """What to call it in a message: an address without its password."""
        return opening.shown(self.where)

    @property
    def accounts(self) -> Accounts:
        """Who may review, and who is signed in."""
        return Accounts(self._read, self._write, self.where)

    @property
    def reviews(self) -> Reviews:
        """What people say of records, what to read next, and what it tells of the machine."""
        return Reviews(self)

    @property
    def watching(self) -> Watching:
        """Feeds, addresses, marks in archives and saved searches."""
        return Watching(self._read, self._write, self.where)

    # Writing

    def withdraw(self, source: str) -> str | None:
        """Take the current page of this source out of every listing: its outlet takes it back.

        It stays readable as history. The id of the page; null: there is none.
        """
        self._keeper.touched = True
        with self._write() as connection:
            return _Writer(connection).withdraw(source)

    def add(self, what: Coded | Page, *, raw: str | None = None, again: bool = False) -> Added:
        """Keep a page, in one transaction. Raises StopRun when the store cannot be written to."""
        if self.read_only:
            raise StopRun(self.where, "may not be written to", "make it writable, or copy it")
        id = serialise.page_id(what if isinstance(what, Page) else what.page)
        if not again and self._is_there(id, raw):
            return Added(page=id, outcome="already there")
        coded = self._code(what) if isinstance(what, Page) else what
        self._keeper.touched = True
        with self._write() as connection:
            return _Writer(connection).add(coded, id=id, raw=raw, again=again)

    def _is_there(self, id: str, raw: str | None) -> bool:
        if raw is None or self.seen(raw):
            return self.has_page(id)
        with self._write() as connection:
            return _Writer(connection).note(id, raw)

    def _code(self, page: Page) -> Coded:
        if self._coder is None:
            raise StopRun(self.where, "the page is not coded", "add what dateline.code returns")
        return self._coder(page)

    def seen(self, raw: str) -> bool:
        """Is a page stored, and current, that was read from an input with this hash?"""
        statement = select(inputs.c.raw).join(pages).where(inputs.c.raw == raw, CURRENT)
        return self._first(statement) is not None

    def has_page(self, id: str) -> bool:
        """Is this page stored and current?"""
        return self._first(select(pages.c.key).where(pages.c.id == id, CURRENT)) is not None

    def link(self, *, again: bool = False) -> Linked:
        """Find what many pages tell of: copies, events, stories, treaties. Only what is new or touched
        is looked at, with the same result as `again`, which starts over."""
        if self.read_only:
            raise StopRun(self.where, "may not be written to", "make it writable, or copy it")
        self._keeper.touched = True
        return linking.link(self._write, again=again)

    # Reading

    def listing(
        self, filters: Filters = NO_FILTERS, *, limit: int = 50, cursor: str | None = None
    ) -> Listing[StoredEvent]:
        """Up to `limit` events, newest first."""
        keys, following = self._listed(filters, limit, cursor)
        with self._read() as connection:
            items = records.by_key(connection, keys, merged=not filters.reports)
        return Listing(items=items, cursor=following)

    def arrived(
        self, after: int, filters: Filters = NO_FILTERS, *, limit: int = 200
    ) -> tuple[tuple[StoredEvent, ...], int]:
        """Events all of whose reports came after the report with the key `after`, and the last key there is.

        First come, first listed; where there are more than `limit`, the key is that of the last one given.
        """
        with self._read() as connection:
            last = connection.execute(select(func.max(events.c.key))).scalar() or 0
            keys = list(connection.execute(query.arrived(filters, after, limit)).scalars())
            items = records.by_key(connection, keys, merged=True)
        return items, keys[-1] if len(keys) == limit else int(last)

    def all_events(self, filters: Filters = NO_FILTERS) -> Iterator[StoredEvent]:
        """Every event, as a stream, newest first."""
        cursor: str | None = None
        while True:
            part = self.listing(filters, limit=STREAM, cursor=cursor)
            yield from part.items
            cursor = part.cursor
            if cursor is None:
                return

    def events(self, filters: Filters | None = None, *, frame: FrameKind = "polars", **fields: Any) -> Any:
        """Every event as a polars or pandas frame: `events(type="ASSAULT", since="2024-01-01")`."""
        return frames.frame(self.all_events(frames.chosen(filters, fields)), frame)

    def event(self, id: str) -> StoredEvent:
        """One event, by its own id or that of a report of it, of a replaced page too. Raises NotStored."""
        whole = self._first(select(events.c.key).where(events.c.happening == id, query.LEADS))
        if whole is not None:
            with self._read() as connection:
                return records.by_key(connection, [whole.key], merged=True)[0]
        return self._report(id)

    def reports(self, id: str) -> tuple[StoredEvent, ...]:
        """The reports of an event, first published first; of a report, that one. Raises NotStored."""
        statement = select(events.c.key).where(events.c.happening == id).join(pages)
        keys = [row.key for row in self._all(statement.order_by(pages.c.listed, events.c.key))]
        if not keys:
            return (self._report(id),)
        with self._read() as connection:
            return records.by_key(connection, keys, merged=False)

    def _report(self, id: str) -> StoredEvent:
        alone = null().label("happening")
        current = select(event_records.c.record, alone, *HEAD).select_from(EVENTS).where(events.c.id == id)
        old = select(old_events.c.record, alone, *HEAD).select_from(old_events.join(pages))
        old = old.where(old_events.c.id == id)
        row = self._first(current.order_by(events.c.key)) or self._first(old.order_by(pages.c.key.desc()))
        if row is None:
            raise self._no_event(id)
        with self._read() as connection:
            return records.stored(connection, [row], {})[0]

    def _heirs(self, id: str, kind: str) -> NotStored | None:
        """What to say of an id that linking took back, if it did."""
        gone = schema.superseded
        heirs = self._first(select(gone.c.by).where(gone.c.id == id, gone.c.kind == kind, gone.c.run > 0))
        if heirs is None or not heirs.by:
            return None
        return NotStored(id, f"is part of another {kind} now", tuple(heirs.by.split()))

    def _no_event(self, id: str) -> NotStored:
        if moved := self._heirs(id, "event"):
            return moved
        close = self._close(events.c.happening, id) or self._close(events.c.id, id)
        return NotStored(id, f"{self.where} has no such event", close)

    def page(self, id: str) -> StoredPage:
        """One page, replaced ones too. Raises NotStored."""
        statement = select(pages.c.key, page_records.c.record, *HEAD).select_from(pages.join(page_records))
        newest = statement.where(pages.c.id == id).order_by(CURRENT.desc(), pages.c.key.desc())
        row = self._first(newest)
        if row is None:
            raise NotStored(id, f"{self.where} has no such page", self._close(pages.c.id, id))
        coded = serialise.from_json(row.record, Coded)
        with self._read() as connection:
            reports, reviews = records.of_page(connection, row.key, replaced=row.replaced_by is not None)
            review = judged.states(connection, "page", {id: coded.page}).get(id)
        page = fields.apply_to_page(coded.page, review.corrections) if review else coded.page
        coded = replace(coded, page=page, events=reports)
        return StoredPage(head=rows.page_head(row._mapping), coded=coded, review=review, reviews=reviews)

    def page_as_coded(self, id: str) -> Page:
        """A page without what reviewers correct. Raises NotStored."""
        joined = select(page_records.c.record).select_from(pages.join(page_records)).where(pages.c.id == id)
        row = self._first(joined.order_by(CURRENT.desc(), pages.c.key.desc()))
        if row is None:
            raise NotStored(id, f"{self.where} has no such page", self._close(pages.c.id, id))
        return serialise.from_json(row.record, Coded).page

    def page_of(self, source: str) -> Page | None:
        """The current page of this source, without what reviewers correct; null: there is none."""
        joined = select(page_records.c.record).select_from(pages.join(page_records))
        row = self._first(joined.where(pages.c.source == source, CURRENT))
        return serialise.from_json(row.record, Coded).page if row else None

    def heads(self, ids: Collection[str]) -> tuple[PageHead, ...]:
        """These pages without their text, in this order; those that are not current are left out."""
        wanted = list(ids)
        found: dict[str, PageHead] = {}
        for start in range(0, len(wanted), STREAM):
            # Which are current is looked at here: asked in SQL, that index would be taken for the better one.
            rows_of = self._all(select(*HEAD).where(pages.c.id.in_(wanted[start : start + STREAM])))
            found |= {row.id: rows.page_head(row._mapping) for row in rows_of if row.replaced_by is None}
        return tuple(found[id] for id in wanted if id in found)

    def versions(self, id: str) -> tuple[PageHead, ...]:
        """Every version of a page that was stored, this one too, first stored first."""
        mine = select(pages.c.source).where(pages.c.id == id).scalar_subquery()
        same = (pages.c.id == id) | (pages.c.source == mine)
        found = self._all(select(*HEAD).where(same).order_by(pages.c.key))
        return tuple(rows.page_head(row._mapping) for row in found)

    def pages(self, *, limit: int = 50, cursor: str | None = None) -> Listing[PageHead]:
        """Pages, newest publication first, undated ones last."""
        statement = select(pages.c.key, pages.c.listed, *HEAD).where(CURRENT)
        if cursor:
            statement = statement.where(query.after(pages.c.listed, pages.c.key, cursor))
        found = self._all(statement.order_by(pages.c.listed.desc(), pages.c.key).limit(limit + 1))
        items = tuple(rows.page_head(row._mapping) for row in found[:limit])
        return Listing(items=items, cursor=query.cursor_of(found[limit - 1]) if len(found) > limit else None)

    def quotations(
        self,
        speaker: str | None = None,
        *,
        about: str | None = None,
        stance: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing[Quotation]:
        """Up to `limit` quotations, newest page first, in page order."""
        statement = quotations.listing(speaker, about=about, stance=stance, limit=limit, cursor=cursor)
        found = self._all(statement)
        items = tuple(quotations.quotation(row._mapping) for row in found[:limit])
        return Listing(items=items, cursor=query.cursor_of(found[limit - 1]) if len(found) > limit else None)

    def all_quotations(self, speaker: str | None = None) -> Iterator[Quotation]:
        """Everything that is said, as a stream."""
        cursor: str | None = None
        while True:
            part = self.quotations(speaker, limit=STREAM, cursor=cursor)
            yield from part.items
            cursor = part.cursor
            if cursor is None:
                return

    def stories(
        self,
        *,
        section: str | None = None,
        text: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing[Story]:
        """Up to `limit` stories, newest first; `text` is part of the headline."""
        return self._linked(
            Story, linked.stories_listing(section=section, text=text, limit=limit, cursor=cursor), limit
        )

    def story(self, id: str) -> Story:
        """One story. Raises NotStored."""
        return self._one(Story, schema.stories, id, "story")

    def treaties(
        self,
        *,
        party: str | None = None,
        field: str | None = None,
        text: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing[TreatyRecord]:
        """Up to `limit` treaties, last told of first; `party` is a country, `text` part of a name."""
        asked = linked.treaties_listing(party=party, field=field, text=text, limit=limit, cursor=cursor)
        listing = self._linked(TreatyRecord, asked, limit)
        with self._read() as connection:
            return replace(listing, items=judged.with_reviews(connection, listing.items))

    def treaty(self, id: str) -> TreatyRecord:
        """One treaty. Raises NotStored."""
        with self._read() as connection:
            return judged.with_reviews(connection, [self.treaty_as_coded(id)])[0]

    def treaties_on(self, pages: Collection[str]) -> tuple[TreatyRecord, ...]:
        """The treaties that one of these pages speaks of, last told of first."""
        wanted = list(dict.fromkeys(pages))
        found: dict[str, None] = {}
        for start in range(0, len(wanted), STREAM):
            rows_of = self._all(linked.treaties_on(wanted[start : start + STREAM]))
            found |= dict.fromkeys(row.record for row in rows_of)
        with self._read() as connection:
            return judged.with_reviews(
                connection, [serialise.from_json(record, TreatyRecord) for record in found]
            )

    def treaty_as_coded(self, id: str) -> TreatyRecord:
        """One treaty without what reviewers say. Raises NotStored."""
        return self._one(TreatyRecord, schema.treaties, id, "treaty")

    def superseded(
        self, *, since: int = 0, limit: int | None = None, cursor: str | None = None
    ) -> Iterator[Superseded]:
        """The ids of events and stories that are no more, of linking runs after `since`, oldest first."""
        asked = linked.gone(since, limit=limit, cursor=cursor)
        return linked.taken_back(row._mapping for row in self._all(asked))

    def _linked(self, kind: type[Record], statement: Query, limit: int) -> Listing[Record]:
        found = self._all(statement)
        items = tuple(serialise.from_json(row.record, kind) for row in found[:limit])
        return Listing(items=items, cursor=query.cursor_of(found[limit - 1]) if len(found) > limit else None)

    def _one(self, kind: type[Record], table: Table, id: str, called: str) -> Record:
        row = self._first(select(table.c.record).where(table.c.id == id))
        if row is None:
            raise self._heirs(id, called) or NotStored(
                id, f"{self.where} has no such {called}", self._close(table.c.id, id)
            )
        return serialise.from_json(row.record, kind)

    def totals(self) -> Totals:
        """How many pages and events there are, and the days that they span."""

        def make() -> Totals:
            number = self._first(select(func.count()).select_from(pages).where(CURRENT))[0]
            spans = select(func.count(), func.min(events.c.first), func.max(events.c.last))
            row = self._first(spans.where(query.LEADS))
            return Totals(pages=number, events=row[0], first=row[1], last=row[2])

        return self.remember(("totals",), make)

    # Helpers

    def _read(self) -> Any:
        return opening.transaction(self._engine, self.where)

    def _write(self) -> Any:
        return opening.transaction(self._engine, self.where, write=True)

    def _all(self, statement: Query) -> Sequence[Any]:
        with self._read() as connection:
            found: Sequence[Any] = connection.execute(statement).all()
        return found

    def _first(self, statement: Query) -> Any:
        with self._read() as connection:
            return connection.execute(statement.limit(1)).first()

    def _close(self, column: Any, id: str) -> tuple[str, ...]:
        """Up to five ids that begin like this one and look most like it."""
        for length in range(len(id), 2, -1):
            prefix = id[:length]
            near = and_(column >= prefix, column < prefix + "\uffff")
            found = [row[0] for row in self._all(select(column).where(near).order_by(column).limit(200))]
            if found:
                return tuple(difflib.get_close_matches(id, found, n=5, cutoff=0.0))
        return ()


class _Writer:
    """The statements that add one page, inside the transaction of its connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, coded: Coded, *, id: str, raw: str | None, again: bool) -> Added:
        """Keep it, and let it take the place of what was read from the same source."""
        if not again and self._current(id):  # another program may have been faster
            return Added(page=id, outcome="already there")
        replaces = self._replace(id, coded.page.source)
        row = rows.page_row(coded, id=id, added=datetime.now(UTC).isoformat(timespec="seconds"))
        key = self._connection.execute(insert(pages), row).inserted_primary_key[0]  # type: ignore[index]
        self._connection.execute(insert(page_records), {"page": key, "record": rows.page_record(coded)})
        if raw is not None:
            self._note(key, raw)
        self._events(coded, key)
        quotations.add(self._connection, coded, page=key)
        if coded.treaties:
            values = {"page": key, "record": serialise.to_json(coded.treaties)}
            self._connection.execute(insert(schema.page_treaties), values)
        judged.attach(self._connection, coded, id=id)
        outcome: Outcome = "replaced" if replaces is not None else "added"
        return Added(page=id, outcome=outcome, events=len(coded.events), replaces=replaces)

    def note(self, id: str, raw: str) -> bool:
        """Is the page there? Then remember that an input with this hash holds it."""
        key = self._current(id)
        if key is not None:
            self._note(key, raw)
        return key is not None

    def _current(self, id: str) -> int | None:
        found = select(pages.c.key).where(pages.c.id == id, CURRENT)
        return self._connection.execute(found).scalar()

    def _note(self, page: int, raw: str) -> None:
        self._connection.execute(delete(inputs).where(inputs.c.raw == raw))
        self._connection.execute(insert(inputs), {"raw": raw, "page": page})

    def _replace(self, id: str, source: str | None) -> str | None:
        """Move the pages that this one replaces, and their events, to history."""
        same = pages.c.id == id
        wanted = same if source is None else same | (pages.c.source == source)
        found = self._connection.execute(select(pages.c.key, pages.c.id).where(wanted, CURRENT)).all()
        for row in found:
            self._retire(row.key)
            gone = update(pages).where(pages.c.key == row.key).values(replaced_by=id)
            self._connection.execute(gone)
        return found[0].id if found else None

    def withdraw(self, source: str) -> str | None:
        """Move the page of this source to history, with nothing in its place."""
        row = self._connection.execute(
            select(pages.c.key, pages.c.id).where(
                (pages.c.source == source) | (pages.c.url == source), CURRENT
            )
        ).first()
        if row is None:
            return None
        self._retire(row.key)
        gone = update(pages).where(pages.c.key == row.key)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self._connection.execute(gone.values(replaced_by="", withdrawn=at))
        return str(row.id)

    def _retire(self, page: int) -> None:
        judged.detach(self._connection, page)
        retire(self._connection, page)
        mine = select(events.c.key, events.c.id, event_records.c.record).join(event_records)
        found = self._connection.execute(mine.where(events.c.page == page).order_by(events.c.key)).all()
        if found:
            history = [
                {"page": page, "id": row.id, "position": position, "record": row.record}
                for position, row in enumerate(found)
            ]
            self._connection.execute(insert(old_events), history)
        quotations.remove(self._connection, page)
        search.remove(self._connection, [row.key for row in found])
        self._connection.execute(delete(events).where(events.c.page == page))

    def _events(self, coded: Coded, page: int) -> None:
        reports = list(rows.distinct(coded.events))
        if not reports:
            return
        statement = insert(events).returning(events.c.key, sort_by_parameter_order=True)
        values = [{"page": page, **rows.event_row(report, coded.page)} for report in reports]
        if self._connection.dialect.name == "sqlite":
            free = self._free_key()
            values = [{"key": free + number, **row} for number, row in enumerate(values)]
        keys = self._connection.execute(statement, values).scalars().all()
        keyed = list(zip(keys, reports, strict=True))
        self._insert(event_records, ((key, {"record": serialise.to_json(each)}) for key, each in keyed))
        self._insert(parties, ((key, row) for key, each in keyed for row in rows.party_rows(each)))
        self._insert(tags, ((key, row) for key, each in keyed for row in rows.tag_rows(each)))
        headline = coded.page.headline or ""
        texts = [{"key": key, "sentence": each.sentence.text, "headline": headline} for key, each in keyed]
        search.add(self._connection, texts)

    def _free_key(self) -> int:
        """SQLite would give the key of a deleted last report again, and alerts take that for told."""
        marks = (select(func.max(events.c.key)), select(func.max(schema.searches.c.told)))
        return 1 + max(self._connection.execute(each).scalar() or 0 for each in marks)

    def _insert(self, table: Any, keyed: Iterator[tuple[int, rows.Row]]) -> None:
        values = [{"event": key, **row} for key, row in keyed]
        if values:
            self._connection.execute(insert(table), values)
