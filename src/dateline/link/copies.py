"""Copies of one text in several outlets: whole, cut short, or with a few sentences of their own.

A text is the set of its runs of five words; of these, every fourth by hash value is kept (a
MinHash sketch of fixed rate, Broder 1997, in the form that also estimates containment). Pages
that share enough of the shorter one's sketch are one family, and one independent source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.link.clustering import components
from dateline.link.columns import instant
from dateline.model import CopyFamily, Page

#: Words in a run, and one of how many runs is kept.
RUN, RATE = 5, 4
#: The share of the shorter text that has to be in the other: by itself, and where both credit one agency.
COPY, CREDITED = 0.50, 0.30
#: Texts with fewer kept runs are copies only if they are equal.
SHORT = 6
#: A run that more pages have is no evidence by itself: each is compared with the first ones only.
COMMON = 50

_WORD = re.compile(r"\w+")
Sketch = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is kept of a page to find its copies. `sketch` is sorted; `whole` stands for all of the text."""

    page: str
    sketch: Sketch
    whole: int
    published: str | None = None
    outlet: str | None = None
    agency: str | None = None


class Lookup(Protocol):
    """What finding copies asks of a store."""

    def families_at(self, runs: Collection[int]) -> Collection[str]:
        """Ids of families that have a page with one of these numbers (of `runs`)."""
        ...

    def families_of(self, pages: Collection[str]) -> Collection[str]:
        """Ids of the families of these pages; unknown pages are passed over."""
        ...

    def sheets_in(self, families: Collection[str]) -> Iterable[Sheet]:
        """All pages of these families."""
        ...


def sheet(page: Page, id: str) -> Sheet:
    """The sketch of a page's body; captions, teasers and readers' words are no part of the text."""
    text = "\n".join(block.text for block in page.blocks if block.kind == "body")
    words = np.array([_word(each) for each in _WORD.findall(text.casefold())], dtype=np.uint64)
    return Sheet(
        page=id,
        sketch=_sketch(words),
        whole=_whole(words),
        published=page.published,
        outlet=page.site_name,
        agency=page.agency,
    )


def runs(sheet: Sheet) -> list[int]:
    """The numbers that a store finds the page's copies by; 63 bits."""
    return [*(sheet.sketch >> np.uint64(1)).tolist(), sheet.whole]


def families(sheets: Iterable[Sheet]) -> tuple[CopyFamily, ...]:
    """All families, also those of one page, first published first; the order of the pages does not matter."""
    once = {each.page: each for each in sheets}
    pages = sorted(once.values(), key=lambda each: (instant(each.published), each.page))
    pairs = [(one, other) for one, other in _candidates(pages) if _is_copy(pages[one], pages[other])]
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    label = components(len(pages), both[:, 0], both[:, 1])
    found: dict[int, list[Sheet]] = {}
    for head, each in zip(label.tolist(), pages, strict=True):
        found.setdefault(head, []).append(each)
    return tuple(_family(own) for own in found.values())


def refamilies(
    lookup: Lookup, *, added: Sequence[Sheet] = (), removed: Collection[str] = ()
) -> tuple[CopyFamily, ...]:
    """The new families of everything that is touched when these pages come and those, by id, go."""
    new = {each.page: each for each in added}
    touched = set(lookup.families_of([*removed, *new]))
    touched |= set(lookup.families_at(sorted({run for each in new.values() for run in runs(each)})))
    old = {each.page: each for each in lookup.sheets_in(sorted(touched))}
    gone = set(removed)
    return families([*(each for id, each in old.items() if id not in gone and id not in new), *new.values()])


def family_of(found: Iterable[CopyFamily]) -> Mapping[str, str]:
    """For each page the id of its family."""
    return {page: family.id for family in found for page in family.pages}


@lru_cache(200_000)
def _word(word: str) -> int:
    return crc32(word.encode()) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF


def _mixed(numbers: Sketch) -> Sketch:
    """Spread the bits (the finaliser of MurmurHash3), so that "every fourth" is a fair sample."""
    for shift, factor in ((33, 0xFF51AFD7ED558CCD), (33, 0xC4CEB9FE1A85EC53)):
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    mixed: Sketch = numbers ^ (numbers >> np.uint64(33))
    return mixed


def _sketch(words: Sketch) -> Sketch:
    if len(words) < RUN:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for place in range(RUN):
        part = words[place : len(words) - RUN + 1 + place]
        total = total * np.uint64(0x100000001B3) + part
    numbers = np.unique(_mixed(total))
    kept: Sketch = numbers[numbers % np.uint64(RATE) == 0]
    return kept


def _whole(words: Sketch) -> int:
    """A 63-bit number for the whole text."""
    total = 0
    for word in words.tolist():
        total = (total * 0x100000001B3 + word) & 0xFFFFFFFFFFFFFFFF
    return total >> 1


def _candidates(pages: Sequence[Sheet]) -> list[tuple[int, int]]:
    """Pairs of pages with a run in common, in order."""
    if not pages:
        return []
    numbers = np.concatenate([np.array(runs(each), dtype=np.int64) for each in pages])
    owners = np.repeat(np.arange(len(pages)), [len(each.sketch) + 1 for each in pages])
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    edges = np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1], [True]]))
    found: set[tuple[int, int]] = set()
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if end - start > 1:
            members = owners[start:end].tolist()
            found.update(
                (one, other) for at, one in enumerate(members[:COMMON]) for other in members[at + 1 :]
            )
    return sorted(found)


def _is_copy(one: Sheet, other: Sheet) -> bool:
    if one.whole == other.whole and len(one.sketch) + len(other.sketch):
        return True
    least = min(len(one.sketch), len(other.sketch))
    if least < SHORT:
        return False
    shared = len(np.intersect1d(one.sketch, other.sketch, assume_unique=True)) / least
    credited = one.agency is not None and one.agency == other.agency
    return shared >= (CREDITED if credited else COPY)


def _family(pages: Sequence[Sheet]) -> CopyFamily:
    credits = Counter(each.agency for each in pages if each.agency)
    return CopyFamily(
        id=pages[0].page,
        pages=tuple(each.page for each in pages),
        outlets=tuple(dict.fromkeys(each.outlet for each in pages if each.outlet)),
        agency=min(credits, key=lambda name: (-credits[name], name)) if credits else None,
    )
