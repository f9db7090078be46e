"""Pages about the same happening: grouped by their words, with headline, time line and neighbours.

    pages ─► cells of up to MOST, by time ─► clumps of like pages ─► chains over neighbouring cells ─► stories

The weight of a word depends on how many of the pages grouped with it have it, so that there is an end to
what a new page can change, pages are grouped cell by cell. Which cell a page is in depends on the pages
alone, not on the order in which they come, and so does all that follows from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Any
from zlib import crc32

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
#: Pages that are grouped at once.
MOST = 1_000
#: The least cosine of the means of two clumps of neighbouring cells that are one story, and the most
#: seconds between them.
JOINED, APART = 0.33, 90 * 86_400
#: Bits of a place: seconds since 1970, then bits of the page's id; a story goes on over no multiple of
#: 2 ** CUT seconds (388 days), so that no story grows without end.
SECONDS, MIXED, CUT = 33, 29, 25
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
    return Leaf(
        page=id,
        family=family,
        text=text_of((block.kind, block.text) for block in page.blocks),
        published=page.published,
        outlet=page.site_name,
        headline=page.headline,
        section=page.section,
    )


def text_of(blocks: Iterable[tuple[str, str]]) -> str:
    """What is read of a page, of its kinds of blocks and their texts."""
    return "\n".join(text for kind, text in blocks if kind in ("headline", "body"))[:LEAD]


@lru_cache(4 * MOST)
def _kept_keys(text: str) -> tuple[str, ...]:
    return tuple(map(intern, Words.load().keys(text)))


def _keys(words: Words, text: str) -> Sequence[str]:
    """The keys of a text; those of the texts that were asked for last are remembered."""
    return _kept_keys(text) if words is Words.load() else words.keys(text)


def group(texts: Sequence[str], words: Words) -> Ints:
    """For each text the first one of its story, by the texts alone."""
    return _group(vectors.tf_idf(_keys(words, text) for text in texts))


def _group(plain: Matrix) -> Ints:
    if plain.count < 2:
        return np.arange(plain.count, dtype=np.int64)
    near = vectors.neighbours(plain, most=NEIGHBOURS, low=NEAR)
    matrix = vectors.expanded(plain, near, full=FULL, longest=LONGEST)
    return average_link(plain.count, vectors.near_pairs(matrix, low=FLOOR), threshold=THRESHOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clump:
    """Pages of one cell that are of one story, by time. `central` is the one that is nearest to all of
    them; `related` numbers clumps of the same cell, nearest first, with the cosine."""

    pages: tuple[str, ...]
    central: str
    related: tuple[tuple[int, float], ...]


def place_of(page: str, published: str | None) -> int:
    """Where a page is in time, as 62 bits; pages of one second are spread by their ids."""
    return _second(published) << MIXED | crc32(page.encode()) >> (32 - MIXED)


def _second(published: str | None) -> int:
    return int(min(max(instant(published), 0), 2**SECONDS - 1))


def seconds_of(place: int) -> int:
    """The time that a place stands for, in seconds since 1970."""
    return place >> MIXED


#: The cell that everything fits in: first place, and the first that is beyond.
WHOLE = (0, 1 << (SECONDS + MIXED))


def halves(cell: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """A cell with too many pages is cut in two."""
    low, high = cell
    middle = (low + high) // 2
    return (low, middle), (middle, high)


def follow_on(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a story of a cell can go on in the next one that has pages."""
    return seconds_of(one[0]) >> CUT == seconds_of(other[0]) >> CUT


def clumps(leaves: Sequence[Leaf], words: Words) -> tuple[Clump, ...]:
    """The pages of one cell, grouped; clumps and their pages come by time."""
    pages = in_order(leaves)
    plain = vectors.tf_idf(_keys(words, each.text) for each in pages)
    groups: dict[int, list[int]] = {}
    for index, head in enumerate(_group(plain).tolist()):
        groups.setdefault(head, []).append(index)
    members = list(groups.values())
    related = vectors.neighbours(vectors.means(plain, members), most=MOST_RELATED, low=RELATED)
    return tuple(
        Clump(
            pages=tuple(pages[index].page for index in own),
            central=pages[_nearest(plain, own)].page,
            related=tuple(
                (other, round(float(score), 3)) for other, score in zip(*related[number], strict=True)
            ),
        )
        for number, own in enumerate(members)
    )


def in_order(leaves: Iterable[Leaf]) -> list[Leaf]:
    """Each page once, by time."""
    once = {each.page: each for each in leaves}
    return sorted(once.values(), key=lambda each: (instant(each.published), each.page))


def joined(
    before: Sequence[Clump], after: Sequence[Clump], leaves: Mapping[str, Leaf], words: Words
) -> tuple[tuple[int, int], ...]:
    """Clumps of a cell with those of the next that go on with them: each the nearest to the other."""
    every = [*before, *after]
    pages = [page for each in every for page in each.pages]
    row = {page: number for number, page in enumerate(pages)}
    plain = vectors.tf_idf(_keys(words, leaves[page].text) for page in pages)
    matrix = vectors.means(plain, [[row[page] for page in each.pages] for each in every])
    postings, edge = matrix.transposed(), len(before)
    scores = np.array([vectors.cosines(matrix, number, postings)[edge:] for number in range(edge)])
    ends = np.array([max(_second(leaves[page].published) for page in each.pages) for each in before])
    begins = np.array([min(_second(leaves[page].published) for page in each.pages) for each in after])
    scores[begins[None, :] - ends[:, None] > APART] = 0
    best, back = scores.argmax(axis=1), scores.argmax(axis=0)
    return tuple(
        (one, int(other))
        for one, other in enumerate(best)
        if back[other] == one and scores[one, other] >= JOINED
    )


def stories(
    leaves: Iterable[Leaf], events: Iterable[Dated] = (), words: Words | None = None
) -> tuple[Story, ...]:
    """All stories, also those of one page, by the time of their first pages; with the days of the events."""
    words = words or Words.load()
    by_page = {each.page: each for each in leaves}
    cells = [
        (cell, clumps([by_page[page] for page in own], words))
        for cell, own in _cells({id: place_of(id, each.published) for id, each in by_page.items()})
    ]
    chains = _chains(cells, by_page, words)
    ids = [first_id("story", chain[0][1].pages[0]) for chain in chains]
    where = {id(clump): name for name, chain in zip(ids, chains, strict=True) for _, clump in chain}
    own = dict(cells)
    story = {page: n for n, chain in enumerate(chains) for _, clump in chain for page in clump.pages}
    happened = by_story(events, story)
    found = [
        described(
            name,
            [[by_page[page] for page in clump.pages] for _, clump in chain],
            by_page[largest([clump for _, clump in chain]).central],
            happened.get(n, ()),
            [(where[id(own[chain[-1][0]][other])], score) for other, score in chain[-1][1].related],
        )
        for n, (name, chain) in enumerate(zip(ids, chains, strict=True))
    ]
    return tuple(sorted(found, key=lambda each: (instant(by_page[each.pages[0]].published), each.pages[0])))


_Cell = tuple[int, int]


def _cells(places: Mapping[str, int]) -> list[tuple[_Cell, list[str]]]:
    """The cells that have pages, by time, with their pages."""
    waiting, found = [(WHOLE, sorted(places))], []
    while waiting:
        cell, pages = waiting.pop()
        if len(pages) > MOST and cell[1] - cell[0] > 1:
            first, second = halves(cell)
            waiting.append((second, [page for page in pages if places[page] >= second[0]]))
            waiting.append((first, [page for page in pages if places[page] < second[0]]))
        elif pages:
            found.append((cell, pages))
    return found


def _chains(
    cells: Sequence[tuple[_Cell, Sequence[Clump]]], leaves: Mapping[str, Leaf], words: Words
) -> list[list[tuple[_Cell, Clump]]]:
    """Clumps that go on with one another over neighbouring cells."""
    chains: list[list[tuple[_Cell, Clump]]] = []
    last: dict[int, int] = {}
    for number, (cell, own) in enumerate(cells):
        before: dict[int, int] = {}
        if number and follow_on(cells[number - 1][0], cell):
            before = {b: last[a] for a, b in joined(cells[number - 1][1], own, leaves, words)}
        last = {}
        for index, clump in enumerate(own):
            if index not in before:
                before[index] = len(chains)
                chains.append([])
            last[index] = before[index]
            chains[last[index]].append((cell, clump))
    return chains


def largest(chain: Sequence[Clump]) -> Clump:
    """The clump with most pages; of equals the last."""
    return max(enumerate(chain), key=lambda each: (len(each[1].pages), each[0]))[1]


def _nearest(plain: Matrix, own: Sequence[int]) -> int:
    """The page nearest to the mean of its story; of equals the first."""
    cells, weights = vectors.means(plain, [own]).row(0)
    full = np.zeros(plain.width, dtype=np.float32)
    full[cells] = weights

    def nearness(index: int) -> float:
        columns, values = plain.row(index)
        return round(float(full[columns] @ values), 6)

    return max(own, key=nearness)


def by_story(events: Iterable[Dated], story: Mapping[str, Any]) -> dict[Any, list[Dated]]:
    """Each event goes to the story of `story` (by page) that has most of its tellings; of equals the first
    told."""
    found: dict[Any, list[Dated]] = {}
    for event in sorted(events, key=lambda each: each.id):
        told = Counter(story[page] for page in event.pages if page in story)
        if told:
            found.setdefault(told.most_common(1)[0][0], []).append(event)
    return found


def described(
    id: str,
    chain: Sequence[Sequence[Leaf]],
    central: Leaf,
    events: Sequence[Dated],
    related: Iterable[tuple[str, float]],
) -> Story:
    """The story of the pages of these clumps, which come by time. `related`: nearest first."""
    pages = in_order(leaf for own in chain for leaf in own)
    days = tuple(_days(pages, events))
    near: dict[str, float] = {}
    for other, score in related:
        if other != id:
            near.setdefault(other, score)
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
        related=tuple(Related(story=other, score=score) for other, score in near.items()),
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
