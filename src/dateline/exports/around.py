"""What an export may ask beyond the event: its other reports and the text of their pages.

Positions in a page count code points of its blocks' texts, in page order, joined by one line feed each:
`"\\n".join(block.text for block in page.blocks)`. That is a text of ours, the page without its markup.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Protocol

from dateline.errors import SkipPage
from dateline.exports.sealing import sealed
from dateline.model import Coded, Span
from dateline.store.base import NotStored, PageHead, StoredEvent, StoredPage

#: Pages whose text is kept at hand, some kilobytes each: events of one page stand near each other.
KEPT = 1_000


class Source(Protocol):
    """What can be asked; a store is one."""

    def reports(self, id: str) -> tuple[StoredEvent, ...]:
        """The reports of an event. Raises NotStored."""
        ...

    def page(self, id: str) -> StoredPage:
        """A page with its text. Raises NotStored."""
        ...


class OnePage:
    """A coded page that is in no store."""

    def __init__(self, coded: Coded, head: PageHead) -> None:
        self._page = StoredPage(head=head, coded=coded)
        self.events = tuple(StoredEvent(id=each.id, report=each, page=head) for each in coded.events)

    def reports(self, id: str) -> tuple[StoredEvent, ...]:
        """The report with this id."""
        return tuple(event for event in self.events if event.id == id)

    def page(self, id: str) -> StoredPage:
        """The page. Raises NotStored for another one."""
        if id != self._page.head.id:
            raise NotStored(id, "is another page")
        return self._page


class Text:
    """The text of a page, and where its blocks and sentences are in it."""

    def __init__(self, coded: Coded) -> None:
        blocks = coded.page.blocks
        self.text = "\n".join(block.text for block in blocks)
        self._starts: dict[int, int] = {}
        position = 0
        for block in blocks:
            self._starts[block.index] = position
            position += len(block.text) + 1
        read = (*(each.sentence for each in coded.uncoded), *(each.sentence for each in coded.events))
        self._sentences = sorted({(span.block, span.start) for span in read})
        bodies = [block.index for block in blocks if block.kind == "body"]
        heads = [block.index for block in blocks if block.kind == "headline"]
        self._lead = {*heads, *bodies[:1]}

    def position(self, block: int, start: int) -> int | None:
        """Where a code point of a block is in the text; null for a block that the page has not."""
        begins = self._starts.get(block)
        return None if begins is None else begins + start

    def around(self, span: Span, length: int) -> tuple[str, str]:
        """Up to so many code points before and after a span."""
        start = self.position(span.block, span.start)
        if start is None:
            return "", ""
        end = start + span.end - span.start
        return self.text[max(0, start - length) : start], self.text[end : end + length]

    def sentence(self, span: Span) -> int:
        """The number of a sentence, from 1, among those that were read for events, headline included."""
        return bisect_right(self._sentences, (span.block, span.start))

    def leads(self, block: int) -> bool:
        """Is this block the headline or the first paragraph of the story?"""
        return block in self._lead


class Around:
    """The source behind an export; answers null or nothing where there is none.

    Reports that it fetches are sealed unless the export has the outlets' text.
    """

    def __init__(self, source: Source | None, *, text: bool = True) -> None:
        self._source = source
        self._sealing = not text
        self._text = lru_cache(maxsize=KEPT)(self._read)

    def reports(self, event: StoredEvent) -> tuple[StoredEvent, ...]:
        """Every report of the event that can be had, the event's own if no other."""
        several = event.event is not None and len(event.event.tellings) > 1
        if self._source is None or not several:
            return (event,)
        try:
            found = self._source.reports(event.id)
        except SkipPage:  # taken back by a linking run since
            return (event,)
        return tuple(map(sealed, found)) if self._sealing else found

    def text(self, page: str) -> Text | None:
        """The text of a page; null where it cannot be had."""
        return self._text(page)

    def _read(self, page: str) -> Text | None:
        if self._source is None:
            return None
        try:
            return Text(self._source.page(page).coded)
        except SkipPage:
            return None
