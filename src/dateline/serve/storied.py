"""The pages of a story, with copies under the page that they repeat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.store.base import PageHead, StoredEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """An independent source: its first page, and those that carry the same text."""

    first: PageHead
    copies: tuple[PageHead, ...]


def families(heads: Iterable[PageHead], events: Iterable[StoredEvent]) -> tuple[Family, ...]:
    """The sources in the order of their first pages, by what the events of the pages know of copies."""
    known = {
        telling.page: telling.family for stored in events if stored.event for telling in stored.event.tellings
    }
    found: dict[str, list[PageHead]] = {}
    for head in heads:
        found.setdefault(known.get(head.id, head.id), []).append(head)
    return tuple(Family(first=first, copies=tuple(copies)) for first, *copies in found.values())
