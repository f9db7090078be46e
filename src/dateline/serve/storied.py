"""A story, arranged for reading: its days, and its pages with copies under the page that they repeat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Story
from dateline.store.base import PageHead, StoredEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """An independent source: its first page, and those that carry the same text."""

    first: PageHead
    copies: tuple[PageHead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the time line: its events, those of most sources first, and what was published."""

    day: str
    events: tuple[StoredEvent, ...]
    pages: tuple[PageHead, ...]


def days(story: Story, events: Iterable[StoredEvent], heads: Iterable[PageHead]) -> tuple[Day, ...]:
    """The time line, oldest day first, of what is still there of it."""
    by_id = {each.id: each for each in events}
    by_page = {head.id: head for head in heads}
    return tuple(
        Day(
            day=day.day,
            events=tuple(sorted((by_id[id] for id in day.events if id in by_id), key=_weight)),
            pages=tuple(by_page[id] for id in day.pages if id in by_page),
        )
        for day in story.days
    )


def _weight(stored: StoredEvent) -> tuple[int, int]:
    event = stored.event
    return (-event.sources, -len(event.tellings)) if event else (0, 0)


def families(heads: Iterable[PageHead]) -> tuple[Family, ...]:
    """The sources in the order of their first pages."""
    found: dict[str, list[PageHead]] = {}
    for head in heads:
        found.setdefault(head.family or head.id, []).append(head)
    return tuple(Family(first=first, copies=tuple(copies)) for first, *copies in found.values())
