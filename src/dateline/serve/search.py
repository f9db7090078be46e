"""One search over everything: what it finds, with the words that match told apart.

Marks are a help to the eye: they compare words as the store's index does, without case and accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline import lexicon
from dateline.model import Story, TreatyRecord
from dateline.serve import near, words
from dateline.store import search
from dateline.store.base import Filters, PageHead, Quotation, StoredEvent, View

EVENTS, OTHERS, LOOKED_AT = 10, 8, 40
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """A stretch of text; `hit`: it is one of the words that were looked for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search finds. `events` are the first of `total`; `countries` are those that it names."""

    text: str
    countries: tuple[str, ...]
    events: tuple[StoredEvent, ...]
    total: int
    stories: tuple[Story, ...]
    treaties: tuple[TreatyRecord, ...]
    pages: tuple[PageHead, ...]
    quotations: tuple[Quotation, ...]

    def __bool__(self) -> bool:
        lists = (self.countries, self.events, self.stories, self.treaties, self.pages, self.quotations)
        return any(lists)


def find(view: View, text: str) -> Found:
    """Everything that has these words. Raises StopRun when there is no word in it."""
    terms = search.terms(text)
    longest = max((term for term, _ in terms), key=len)
    filters = Filters(text=text)
    pages = view.find_pages(text, limit=OTHERS)
    stories = _with(view.stories(text=longest, limit=LOOKED_AT).items, terms)
    more = near.stories_of(view, pages)
    treaties = view.treaties(text=longest, limit=OTHERS if len(terms) == 1 else LOOKED_AT).items
    return Found(
        text=text,
        countries=tuple(_countries(text)),
        events=view.listing(filters, limit=EVENTS).items,
        total=view.count(filters),
        stories=tuple({story.id: story for story in (*stories, *more)}.values())[:OTHERS],
        treaties=tuple(each for each in treaties if any(has(name, terms) for name in each.names))[:OTHERS],
        pages=pages,
        quotations=view.find_quotations(text, limit=OTHERS),
    )


def _with(stories: Iterable[Story], terms: Sequence[tuple[str, bool]]) -> Iterator[Story]:
    return (story for story in stories if has(story.headline or "", terms))


def _countries(text: str) -> Iterator[str]:
    """The codes of the country that the whole search is the name or code of."""
    wanted = fold(text.strip().strip('"'))
    for row in lexicon.table("actors/countries.tsv", words.COUNTRIES):
        if wanted in (fold(row["name"]), row["code"].lower()):
            yield row["code"]


def fold(text: str) -> str:
    """Without case and accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(each for each in plain if not unicodedata.combining(each)).lower()


def has(text: str, terms: Sequence[tuple[str, bool]]) -> bool:
    """Whether every term is in the text."""
    found = [fold(word[0]) for word in WORD.finditer(text)]
    return all(any(True for _ in _hits(found, *term)) for term in terms)


def marked(text: str, terms: Sequence[tuple[str, bool]]) -> tuple[Bit, ...]:
    """The text cut at the words that match; the bits, joined, are the text."""
    places = list(WORD.finditer(text))
    found = [fold(word[0]) for word in places]
    spans = sorted(
        (places[first].start(), places[last - 1].end())
        for term in terms
        for first, last in _hits(found, *term)
    )
    return tuple(_bits(text, spans))


def _bits(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Bit]:
    at = 0
    for start, end in spans:
        if end <= at:
            continue
        start = max(start, at)
        if start > at:
            yield Bit(text=text[at:start])
        yield Bit(text=text[start:end], hit=True)
        at = end
    if at < len(text):
        yield Bit(text=text[at:])


def _hits(found: Sequence[str], term: str, begins: bool) -> Iterator[tuple[int, int]]:
    """Where the words of a term stand in a row, as numbers of words, the last not included."""
    wanted = [fold(word[0]) for word in WORD.finditer(term)]
    for first in range(len(found) - len(wanted) + 1):
        here = found[first : first + len(wanted)]
        last = here[-1].startswith(wanted[-1]) if begins else here[-1] == wanted[-1]
        if last and here[:-1] == wanted[:-1]:
            yield first, first + len(wanted)


COLUMNS = ("kind", "id", "day", "title", "text", "address")


def cells(found: Found) -> Iterator[tuple[object, ...]]:
    """What was found as rows of COLUMNS."""
    for each in found.events:
        shown = (each.report.type, each.report.sentence.text, f"/events/{each.id}")
        yield ("event", each.id, words.sort_day(each), *shown)
    for story in found.stories:
        yield "story", story.id, story.last, story.headline, None, f"/stories/{story.id}"
    for treaty in found.treaties:
        yield "treaty", treaty.id, treaty.last, treaty.name, None, f"/treaties/{treaty.id}"
    for head in found.pages:
        yield "page", head.id, (head.published or "")[:10], head.headline, None, f"/pages/{head.id}"
    for said in found.quotations:
        at = (said.page.published or "")[:10]
        yield "quotation", said.page.id, at, said.speaker, said.content, f"/pages/{said.page.id}"
