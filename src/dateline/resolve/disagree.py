"""Numbers of one page that cannot all be right: two counts of the same, with who gives each.

Two numbers are held against each other where they count the same, stand near each other or belong to
events of one type with a side or a place in common, and their ranges do not meet. Words such as "another",
"in total" or "had risen to" in either's sentence say that it counts something else, or at another time.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline import lexicon
from dateline.language import Sentence
from dateline.model import Attribution, Disagreement, Page, Quantity, Report

#: Blocks that tell the page's own story.
STORY = frozenset({"headline", "body", "caption"})
#: Sentences apart that numbers may be without an event that links them; a headline is near the first ones.
NEAR = 2
#: Numbers of one kind that are compared at most; a page with more is a table.
MOST = 60
#: How far an "about" reaches, as a share.
ABOUT = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    quantity: Quantity
    at: int
    text: str
    kind: str
    low: float
    high: float
    said: tuple[str, ...]
    events: tuple[Report, ...]


class Disagreements:
    """Finds numbers that contradict each other; made once."""

    def __init__(self, words: dict[str, frozenset[str]]) -> None:
        self._words = words
        apart = sorted(words.get("apart", ()), key=len, reverse=True)
        self._apart = re.compile(rf"\b(?:{'|'.join(map(re.escape, apart))})\b", re.IGNORECASE)

    @classmethod
    def load(cls) -> Disagreements:
        """Read `data/quantities/disagree.tsv`."""
        words: dict[str, set[str]] = {}
        for row in lexicon.table("quantities/disagree.tsv", ("kind", "words", "example")):
            words.setdefault(row["kind"], set()).add(row["words"])
        return cls({kind: frozenset(found) for kind, found in words.items()})

    def find(
        self,
        page: Page,
        sentences: Sequence[Sentence],
        quantities: Iterable[Quantity],
        events: Sequence[Report],
        attributions: Sequence[Attribution],
    ) -> tuple[Disagreement, ...]:
        """The pairs of numbers that cannot both be right, in page order."""
        story = [s for s in sentences if page.blocks[s.block].kind in STORY]
        kinds: dict[str, list[_Count]] = {}
        for quantity in quantities:
            kind = self._kind(quantity)
            at = _sentence_of(quantity, story) if kind else None
            if kind and at is not None:
                count = _count(quantity, kind, at, story[at].text, events, attributions)
                kinds.setdefault(kind, []).append(count)
        found = [
            _record(one, other)
            for counts in kinds.values()
            for one, other in combinations(counts[:MOST], 2)
            if self._apart_in(one, other) is None and self._same(one, other, page, story)
        ]
        found.sort(key=lambda each: (each.one.block, each.one.start, each.other.block, each.other.start))
        return tuple(found)

    def _kind(self, quantity: Quantity) -> str | None:
        """What is counted, as far as two counts of it can be compared."""
        if quantity.role:
            return quantity.role
        if quantity.of and quantity.unit not in self._words.get("measure", frozenset()):
            return f"{quantity.unit} of {quantity.of}"
        return quantity.unit if quantity.unit in self._words.get("counted", frozenset()) else None

    def _apart_in(self, one: _Count, other: _Count) -> str | None:
        """The word that says that they count different things, if any."""
        match = self._apart.search(one.text) or self._apart.search(other.text)
        return match.group() if match else None

    def _same(self, one: _Count, other: _Count, page: Page, story: Sequence[Sentence]) -> bool:
        if not (one.high < other.low or other.high < one.low):
            return False
        return (
            self._same_people(one, other) and _one_time(one, other) and self._linked(one, other, page, story)
        )

    def _same_people(self, one: _Count, other: _Count) -> bool:
        """Of two groups, the one with a name of its own may be part of the other."""
        if one.quantity.unit == other.quantity.unit:
            return True
        generic = self._words.get("generic", frozenset())
        mine, theirs = (each.quantity.unit in generic or each.quantity.unit is None for each in (one, other))
        if mine and theirs:
            return True
        if mine:
            return one.high < other.low
        return theirs and other.high < one.low

    def _linked(self, one: _Count, other: _Count, page: Page, story: Sequence[Sentence]) -> bool:
        if one.at == other.at and one.said == other.said:
            return False  # "killing 12 in one village and nine in the next"
        if _share_an_event(one, other):
            return True
        pairs = [(mine, theirs) for mine in one.events for theirs in other.events]
        clash = bool(pairs) and all(_apart_events(mine, theirs) for mine, theirs in pairs)
        headline = page.blocks[one.quantity.block].kind == "headline"
        first = next((i for i, s in enumerate(story) if page.blocks[s.block].kind == "body"), 0)
        near = other.at - one.at <= NEAR or (headline and other.at - first <= NEAR)
        return near and not clash and (one.said != other.said or headline)


def _sentence_of(quantity: Quantity, story: Sequence[Sentence]) -> int | None:
    return next(
        (i for i, s in enumerate(story) if s.block == quantity.block and s.start <= quantity.start < s.end),
        None,
    )


def _count(
    quantity: Quantity,
    kind: str,
    at: int,
    text: str,
    events: Sequence[Report],
    attributions: Sequence[Attribution],
) -> _Count:
    low, high = _range(quantity)
    return _Count(
        quantity=quantity,
        at=at,
        text=text,
        kind=kind,
        low=low,
        high=high,
        said=_speakers(quantity, attributions),
        events=tuple(report for report in events if quantity in report.quantities),
    )


def _range(quantity: Quantity) -> tuple[float, float]:
    if quantity.value is None:
        low, high = quantity.low or 0.0, quantity.high if quantity.high is not None else math.inf
        return low, high
    slack = ABOUT * quantity.value if quantity.approximate else 0.0
    return quantity.value - slack, quantity.value + slack


def _speakers(quantity: Quantity, attributions: Sequence[Attribution]) -> tuple[str, ...]:
    """Who says so, outermost first; empty for the page's own voice."""
    over = [
        said
        for said in attributions
        if said.source is not None
        and not said.of_page
        and said.stance != "denies"
        and _covers(said, quantity)
    ]
    over.sort(key=lambda said: -sum(span.end - span.start for span in said.content))
    return tuple((said.source.name or said.source.text) for said in over if said.source)


def _covers(said: Attribution, quantity: Quantity) -> bool:
    return any(
        span.block == quantity.block and span.start <= quantity.start and quantity.end <= span.end
        for span in said.content
    )


def _one_time(one: _Count, other: _Count) -> bool:
    """Whether no two dates of theirs keep them apart."""
    days = [
        [r.date.edtf for r in each.events if r.date and r.date.edtf and r.date.basis != "published-by"]
        for each in (one, other)
    ]
    return not days[0] or not days[1] or bool(set(days[0]) & set(days[1]))


def _share_an_event(one: _Count, other: _Count) -> bool:
    return any(
        mine.type == theirs.type and not _apart_events(mine, theirs) and bool(_sides(mine) & _sides(theirs))
        for mine in one.events
        for theirs in other.events
    )


def _apart_events(mine: Report, theirs: Report) -> bool:
    """Events of different types or at different places."""
    places = {r.place.name or r.place.text for r in (mine, theirs) if r.place}
    return mine.type != theirs.type or len(places) > 1


def _sides(report: Report) -> set[str]:
    found = {entity.name or entity.text.casefold() for entity in (*report.actors, *report.recipients)}
    return found | ({report.place.name or report.place.text} if report.place else set())


def _record(one: _Count, other: _Count) -> Disagreement:
    return Disagreement(
        about=one.kind,
        one=one.quantity,
        other=other.quantity,
        one_says=one.said,
        other_says=other.said,
        why=f"{one.quantity.text!r} and {other.quantity.text!r} count the same and do not meet",
    )
