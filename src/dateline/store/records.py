"""Stored events from their rows, with what all their reports say and what reviewers do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from dateline import serialise
from dateline.model import Event, Report, ReviewState
from dateline.reviews import fields
from dateline.store import judged, linking, rows
from dateline.store.base import StoredEvent
from dateline.store.schema import event_records, events, old_events, pages

HEAD = tuple(pages.c[name] for name in rows.HEAD)
EVENTS = event_records.join(events).join(pages)


def stored(
    connection: Connection, found: Sequence[Any], known: Mapping[str, Event]
) -> tuple[StoredEvent, ...]:
    """Events from rows with `record`, `happening` and the columns of a page's head.

    `known` are events from all their reports, by id; a row whose event is not there is a report by itself.
    """
    reports = {row.record: serialise.from_json(row.record, Report) for row in found}
    states = judged.states(connection, "event", {each.id: each for each in reports.values()})
    return tuple(
        _event(row, reports[row.record], known.get(row.happening), states.get(reports[row.record].id))
        for row in found
    )


def _event(row: Any, report: Report, event: Event | None, stands: ReviewState | None) -> StoredEvent:
    shown = fields.apply(report, stands.corrections) if stands else report
    return StoredEvent(
        id=event.id if event else report.id,
        report=shown,
        page=rows.page_head(row._mapping),
        event=event,
        review=stands,
    )


def by_key(connection: Connection, keys: list[int], *, merged: bool) -> tuple[StoredEvent, ...]:
    """The events with these keys, in this order; `merged`: with all that their other reports say."""
    statement = select(events.c.key, events.c.happening, event_records.c.record, *HEAD).select_from(EVENTS)
    found = {row.key: row for row in connection.execute(statement.where(events.c.key.in_(keys))).all()}
    several = {row.happening for row in found.values() if row.happening} if merged else set()
    known = linking.described(connection, several)
    return stored(connection, [found[key] for key in keys if key in found], known)


def of_page(
    connection: Connection, page: int, *, replaced: bool
) -> tuple[tuple[Report, ...], dict[str, ReviewState]]:
    """The reports of a page, as reviewers have them, and where those stand that were reviewed."""
    if replaced:
        mine = select(old_events.c.record).where(old_events.c.page == page).order_by(old_events.c.position)
    else:
        joined = select(event_records.c.record).join(events)
        mine = joined.where(events.c.page == page).order_by(events.c.key)
    coded = [serialise.from_json(record, Report) for record in connection.execute(mine).scalars()]
    states = judged.states(connection, "event", {each.id: each for each in coded})
    shown = (fields.apply(each, states[each.id].corrections) if each.id in states else each for each in coded)
    return tuple(shown), states


def as_coded(event: StoredEvent) -> StoredEvent:
    """The event without what reviewers say of it."""
    report = event.review.original if event.review and event.review.original else event.report
    return replace(event, report=report, review=None)
