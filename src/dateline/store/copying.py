"""A whole store into another, whatever keeps each: every row with its key, in one transaction.

Ids, reviews, accounts, feeds and what was linked all come along, so nothing has to be coded or linked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, insert, select

from dateline.errors import StopRun
from dateline.store import search
from dateline.store.schema import event_records, events, metadata, pages, searches
from dateline.store.sql import SqlStore

PART = 1000
"""Rows that are in memory at a time."""
TABLES = metadata.sorted_tables


def steps(source: SqlStore) -> int:
    """How many steps copying takes."""
    with source._read() as reading:
        counts = [reading.execute(select(func.count()).select_from(each)).scalar() for each in TABLES]
        texts = reading.execute(select(func.count()).select_from(events)).scalar()
    return sum(-(-(number or 0) // PART) for number in (*counts, texts))


def copy(source: SqlStore, target: SqlStore) -> Iterator[tuple[str, int]]:
    """Copy all of a store into an empty one: the table and number of rows of each step, as it is done.

    The copy is there when the last step is. Raises StopRun when the target holds anything, or cannot be
    written to; it is then as it was.
    """
    with source._read() as reading, target._write() as writing:
        if writing.execute(select(func.count()).select_from(pages)).scalar():
            raise StopRun(target.shown, "is not empty", "copy into a new store")
        for table in TABLES:
            writing.execute(table.delete())  # what a new store begins with
            yield from _table(reading, writing, table)
        for part in _parts(reading):  # what full-text search looks through: each database has its own form
            search.add(writing, part)
            yield "event_texts", len(part)
        if writing.dialect.name == "postgresql":
            _go_on(writing)


def _table(reading: Connection, writing: Connection, table: Table) -> Iterator[tuple[str, int]]:
    found = reading.execute(select(table), execution_options={"yield_per": PART})
    for part in found.mappings().partitions(PART):
        writing.execute(insert(table), [dict(row) for row in part])
        yield table.name, len(part)


def _parts(reading: Connection) -> Iterator[list[dict[str, object]]]:
    joined = event_records.join(events).join(pages)
    statement = select(events.c.key, event_records.c.record, pages.c.headline).select_from(joined)
    found = reading.execute(statement.order_by(events.c.key), execution_options={"yield_per": PART})
    for part in found.partitions(PART):
        yield [
            {
                "key": row.key,
                "sentence": json.loads(row.record)["sentence"]["text"],
                "headline": row.headline or "",
            }
            for row in part
        ]


def _go_on(writing: Connection) -> None:
    """New rows get keys after those that were copied."""
    for table in TABLES:
        column = table.autoincrement_column
        if column is None:
            continue
        highest = writing.execute(select(func.max(column))).scalar()
        if table is events:  # an alert may have been told of a report that is gone: its key is not free
            highest = max(highest or 0, writing.execute(select(func.max(searches.c.told))).scalar() or 0)
        if highest:
            named = select(func.pg_get_serial_sequence(table.name, column.name))
            writing.execute(select(func.setval(writing.execute(named).scalar(), highest)))
