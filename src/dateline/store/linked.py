"""What linking made of many pages: stories, treaties, and the ids that it took back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, Table, and_, or_, select

from dateline import serialise
from dateline.errors import StopRun
from dateline.model import Story, Superseded, TreatyRecord
from dateline.store import query
from dateline.store.quotations import fold
from dateline.store.schema import stories, superseded, treaties, treaty_pages, treaty_parties

if TYPE_CHECKING:
    Query = Select[*tuple[Any, ...]]


def stories_listing(*, section: str | None, text: str | None, limit: int, cursor: str | None) -> Query:
    """One part of a list of stories, newest first, and one more row if there are more."""
    wanted = [stories.c.folded.contains(fold(text), autoescape=True)] if text else []
    if section:
        wanted.append(stories.c.section == section)
    return _listing(stories, wanted, limit, cursor)


def treaties_listing(
    *, party: str | None, field: str | None, text: str | None, limit: int, cursor: str | None
) -> Query:
    """One part of a list of treaties, last told of first, and one more row if there are more."""
    wanted: list[ColumnElement[bool]] = []
    if text:
        wanted.append(treaties.c.folded.contains(fold(text), autoescape=True))
    if field:
        wanted.append(treaties.c.field == field)
    if party:
        mine = select(treaty_parties.c.treaty).where(treaty_parties.c.country == party)
        wanted.append(treaties.c.key.in_(mine))
    return _listing(treaties, wanted, limit, cursor)


def treaties_on(pages: Collection[str]) -> Query:
    """The treaties that one of these pages speaks of, last told of first."""
    theirs = select(treaty_pages.c.treaty).where(treaty_pages.c.page.in_(pages))
    statement = select(treaties.c.record).where(treaties.c.key.in_(theirs))
    return statement.order_by(treaties.c.listed.desc(), treaties.c.key)


def _listing(table: Table, wanted: list[ColumnElement[bool]], limit: int, cursor: str | None) -> Query:
    statement = select(table.c.key, table.c.listed, table.c.record).where(*wanted)
    if cursor:
        statement = statement.where(query.after(table.c.listed, table.c.key, cursor))
    return statement.order_by(table.c.listed.desc(), table.c.key).limit(limit + 1)


def story_row(story: Story) -> dict[str, Any]:
    """The row of `stories`."""
    return {
        "id": story.id,
        "listed": story.last or "",
        "section": story.section,
        "folded": fold(story.headline or ""),
        "pages": len(story.pages),
        "record": serialise.to_json(story),
    }


def treaty_row(treaty: TreatyRecord) -> dict[str, Any]:
    """The row of `treaties`."""
    return {
        "id": treaty.id,
        "listed": treaty.last or "",
        "field": treaty.field,
        "folded": fold("\n".join(treaty.names)),
        "record": serialise.to_json(treaty),
    }


def gone(since: int, *, limit: int | None = None, cursor: str | None = None) -> Query:
    """Rows of the ids that linking took back after run `since`, oldest first, from after `cursor` on.

    Raises StopRun for a cursor that is none.
    """
    statement = select(superseded).where(superseded.c.run > since)
    if cursor is not None:
        run, _, last = cursor.partition(" ")
        if not (run.isascii() and run.isdecimal() and len(run) <= 10 and int(run) < 2**31):
            raise StopRun(f"cursor {cursor[:60]}", "is none of this list", "begin without one")
        at = int(run)
        after = and_(superseded.c.run == at, superseded.c.id > last)
        statement = statement.where(or_(superseded.c.run > at, after))
    return statement.order_by(superseded.c.run, superseded.c.id).limit(limit)


def taken_back(rows: Iterator[Mapping[Any, Any]]) -> Iterator[Superseded]:
    """Those rows as records."""
    for row in rows:
        yield Superseded(id=row["id"], kind=row["kind"], by=tuple(row["by"].split()), run=row["run"])
