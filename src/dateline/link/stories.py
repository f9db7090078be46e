"""Pages about the same happening: grouped by their words, with headline, time line and neighbours.

The weight of a word depends on how many of all pages have it, so stories are made of all pages of a
store at once. The result does not depend on the order in which the pages come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.link import vectors
from dateline.link.clustering import Ints, average_link
from dateline.link.columns import instant
from dateline.link.days import span
from dateline.link.merged import first_id
from dateline.link.vectors import Matrix
from dateline.link.words import Words
from dateline.model import Event, Page, Related, Story, StoryDay

#: Texts that each text borrows words from, the cosine that they need, and the sum that counts in full.
NEIGHBOURS, NEAR, FULL = 4, 0.10, 0.80
#: The least mean cosine within a story; cosines below FLOOR count as 0. Both chosen on ECB+.
THRESHOLD, FLOOR = 0.40, 0.02
#: Words of a text that count, heaviest first; characters of a page that are read.
LONGEST, LEAD = 200, 1_000
#: Related stories: how many, and how near.
MOST_RELATED, RELATED = 5, 0.10
#: Events whose date is wider, in days, stand on the day they were first reported.
WIDE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What grouping reads of a page: `text` is its headline and the beginning of its body."""

    page: str
    family: str
    text: str
    published: str | None = None
    outlet: str | None = None
    headline: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An event on a time line: its ISO day and the pages that tell of it."""

    id: str
    day: str | None
    pages: tuple[str, ...]


def dated(event: Event) -> Dated:
    """Where an event stands on a time line: its day, or the first it was reported on if it has none."""
    return Dated(
        id=event.id,
        day=day_of(event.first, event.last) or event.reported_first,
        pages=tuple(each.page for each in event.tellings),
    )


def day_of(first: str | None, last: str | None) -> str | None:
    """The first day of a date that is not too wide to stand on one day."""
    days = span(f"{first}/{last}") if first and last else None
    return first if days is not None and days[1] - days[0] < WIDE else None


def leaf(page: Page, *, id: str, family: str) -> Leaf:
    """The leaf of a page with this id, of this copy family."""
    parts = [block.text for block in page.blocks if block.kind in ("headline", "body")]
    return Leaf(
        page=id,
        family=family,
        text="\n".join(parts)[:LEAD],
        published=page.published,
        outlet=page.site_name,
        headline=page.headline,
        section=page.section,
    )


def group(texts: Sequence[str], words: Words) -> Ints:
    """For each text the first one of its story, by the texts alone."""
    return _group(vectors.tf_idf(words.keys(text) for text in texts))


def _group(plain: Matrix) -> Ints:
    if plain.count < 2:
        return np.arange(plain.count, dtype=np.int64)
    near = vectors.neighbours(plain, most=NEIGHBOURS, low=NEAR)
    matrix = vectors.expanded(plain, near, full=FULL, longest=LONGEST)
    return average_link(plain.count, vectors.near_pairs(matrix, low=FLOOR), threshold=THRESHOLD)


def stories(
    leaves: Iterable[Leaf], events: Iterable[Dated] = (), words: Words | None = None
) -> tuple[Story, ...]:
    """All stories, also those of one page, by the time of their first pages; with the days of the events."""
    once = {each.page: each for each in leaves}
    pages = sorted(once.values(), key=lambda each: (instant(each.published), each.page))
    words = words or Words.load()
    plain = vectors.tf_idf(words.keys(each.text) for each in pages)
    groups: dict[int, list[int]] = {}
    for index, head in enumerate(_group(plain).tolist()):
        groups.setdefault(head, []).append(index)
    members = list(groups.values())
    ids = [first_id("story", pages[own[0]].page) for own in members]
    happened = _by_story(events, {pages[i].page: n for n, own in enumerate(members) for i in own})
    related = vectors.neighbours(vectors.means(plain, members), most=MOST_RELATED, low=RELATED)
    return tuple(
        _story(
            ids[number],
            [pages[index] for index in own],
            pages[_nearest(plain, own)],
            happened.get(number, ()),
            tuple(
                Related(story=ids[other], score=round(float(score), 3))
                for other, score in zip(*related[number], strict=True)
            ),
        )
        for number, own in enumerate(members)
    )


def _nearest(plain: Matrix, own: Sequence[int]) -> int:
    """The page nearest to the mean of its story; of equals the first."""
    cells, weights = vectors.means(plain, [own]).row(0)
    full = np.zeros(plain.width, dtype=np.float32)
    full[cells] = weights

    def nearness(index: int) -> float:
        columns, values = plain.row(index)
        return round(float(full[columns] @ values), 6)

    return max(own, key=nearness)


def _by_story(events: Iterable[Dated], story: Mapping[str, int]) -> dict[int, list[Dated]]:
    """Each event goes to the story that has most of its tellings; of equals the first told."""
    found: dict[int, list[Dated]] = {}
    for event in sorted(events, key=lambda each: each.id):
        told = Counter(story[page] for page in event.pages if page in story)
        if told:
            found.setdefault(told.most_common(1)[0][0], []).append(event)
    return found


def _story(
    id: str, pages: Sequence[Leaf], central: Leaf, events: Sequence[Dated], related: tuple[Related, ...]
) -> Story:
    days = tuple(_days(pages, events))
    return Story(
        id=id,
        headline=central.headline,
        section=central.section,
        pages=tuple(each.page for each in pages),
        outlets=tuple(dict.fromkeys(each.outlet for each in pages if each.outlet)),
        sources=len({each.family for each in pages}),
        first=days[0].day if days else None,
        last=days[-1].day if days else None,
        days=days,
        related=related,
    )


def _days(pages: Sequence[Leaf], events: Sequence[Dated]) -> Iterable[StoryDay]:
    """The days with events or pages, oldest first."""
    told: dict[str, list[str]] = {}
    for event in events:
        if event.day:
            told.setdefault(event.day, []).append(event.id)
    printed: dict[str, list[str]] = {}
    for page in pages:
        if page.published and span(page.published[:10]):
            printed.setdefault(page.published[:10], []).append(page.page)
    for day in sorted(told.keys() | printed.keys()):
        yield StoryDay(day=day, events=tuple(told.get(day, ())), pages=tuple(printed.get(day, ())))
