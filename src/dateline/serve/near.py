"""What lies near a page: the story that it is part of, its neighbours, the treaties that it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from dateline.model import Story, TreatyRecord
from dateline.serve.query import Asked, Treaties
from dateline.store.base import Listing, NotStored, PageHead, StoredEvent, View


def story_of(view: View, page: PageHead) -> Story | None:
    """The story of a page; null before it is linked."""
    return next(_found(view.story, (page.story,) if page.story else ()), None)


def treaties_of(view: View, pages: Collection[PageHead]) -> tuple[TreatyRecord, ...]:
    """The treaties that one of these pages speaks of."""
    return view.treaties_on([page.id for page in pages])


def stories(view: View, asked: Asked) -> Listing[Story]:
    """The part of the list of stories that is asked for."""
    wanted = asked.values
    return view.stories(
        section=wanted.get("section"), text=wanted.get("text"), limit=asked.limit, cursor=asked.cursor
    )


def treaties(view: View, asked: Treaties) -> Listing[TreatyRecord]:
    """The part of the list of treaties that is asked for."""
    wanted = asked.values
    return view.treaties(
        party=asked.party,
        field=wanted.get("field"),
        text=wanted.get("text"),
        limit=asked.limit,
        cursor=asked.cursor,
    )


def related(view: View, story: Story) -> tuple[Story, ...]:
    """The stories near this one, nearest first."""
    return tuple(_found(view.story, (each.story for each in story.related)))


def stories_of(view: View, pages: Iterable[PageHead]) -> tuple[Story, ...]:
    """The stories that these pages are part of, in the order of the pages."""
    return tuple(_found(view.story, dict.fromkeys(page.story for page in pages if page.story)))


def events(view: View, ids: Iterable[str]) -> tuple[StoredEvent, ...]:
    """The events with these ids; linking may have taken one back since the list was made."""
    return view.some(tuple(ids))


Found = TypeVar("Found")


def _found(read: Callable[[str], Found], ids: Iterable[str]) -> Iterator[Found]:
    """What is there of these; linking may have taken one back since the list was made."""
    for id in ids:
        try:
            found = read(id)
        except NotStored:
            continue
        yield found
