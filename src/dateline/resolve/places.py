"""Places on a page: found by `mentions`, resolved to the gazetteer here.

The event's place is to be a literal one: not the place that a story was filed from (`filing`),
and not one that stands for its people or government ("Paris said", "Russian troops").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.language.base import Sentence
from dateline.model import Place
from dateline.resolve import geo, mentions
from dateline.resolve.gazetteer import Gazetteer, GazetteerRow, fold, shared
from dateline.resolve.mentions import Mention, Names, Use

#: Uses in which the name says where something is.
LITERAL: frozenset[Use] = frozenset({"literal", "site", "unknown"})
#: How certain a name has to be for its country to count as what the page is about.
CLEAR = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place of a sentence. `literal`: it says where, and may be an event's place unless `filing`."""

    place: Place
    use: Use
    literal: bool
    filing: bool = False


class Places:
    """Finds and resolves the places of a page."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = Names(gazetteer)

    @classmethod
    def load(cls) -> Places:
        """With the gazetteer that comes with dateline; StopRun when it is damaged."""
        return cls(shared())

    def find(
        self, sentences: Sequence[Sentence], *, dateline: str | None = None
    ) -> dict[int, tuple[FoundPlace, ...]]:
        """The places of each sentence of one page, by the sentence's position in the sequence.

        `dateline` is where the story was filed from, if the page says so: it counts as context,
        and its mention that opens a block is `filing`. Sentences without a parse have none.
        """
        found = self._mentions(sentences, dateline)
        chosen = _Resolver(self._names, found, dateline).run()
        places: dict[int, list[FoundPlace]] = defaultdict(list)
        for mention, (row, why) in zip(found, chosen, strict=True):
            if row is not None:
                places[mention.sentence].append(_found(mention, row, why, sentences[mention.sentence]))
        return {number: tuple(items) for number, items in sorted(places.items())}

    def where(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, likeliest first; "Springfield, Illinois" keeps to the container."""
        inner, _, outer = name.partition(",")
        rows = self._names.rows(inner.strip())
        containers = self._names.rows(outer.strip()) if outer else ()
        if containers:
            rows = tuple(row for row in rows if any(geo.within(row, held) for held in containers))
        ranked = geo.rank(rows, geo.Focus())
        return tuple(_place(row, name, 0, 0, len(name), f"score {score:.1f}") for score, row in ranked)

    def _mentions(self, sentences: Sequence[Sentence], dateline: str | None) -> list[Mention]:
        found: list[Mention] = []
        for number, sentence in enumerate(sentences):
            if sentence.doc is None or not len(sentence.doc):
                continue
            opening = number == 0 or sentences[number - 1].block != sentence.block
            found += mentions.find(sentence.doc, number, self._names, opening=opening)
        found = _settle(found)
        sure = {fold(mention.text) for mention in found if mention.sure}
        if dateline:
            sure.add(fold(dateline))
        people = _people(sentences)
        return [one for one in found if (one.sure or fold(one.text) in sure) and not _is_person(one, people)]


def _settle(found: list[Mention]) -> list[Mention]:
    """Make sure of names that stand before the region they are in, or in a list with one that is sure."""
    settled = list(found)
    for at in range(len(settled) - 2, -1, -1):
        one, two = settled[at], settled[at + 1]
        if one.sure or not two.sure or one.sentence != two.sentence:
            continue
        gap = two.start - one.end
        if gap == 2 and geo.pair(one.rows, two.rows, geo.prior):
            settled[at] = replace(one, sure=True)
    return settled


def _people(sentences: Sequence[Sentence]) -> Counter[str]:
    """How often each word is part of a person's name, less how often it is a place's, for the parser."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for entity in sentence.doc.ents if sentence.doc is not None else ():
            if entity.label_ == "PERSON":
                counts.update(token.text for token in entity)
            elif entity.label_ in mentions.PLACE_LABELS:
                counts.subtract(token.text for token in entity)
    return counts


def _is_person(mention: Mention, people: Counter[str]) -> bool:
    """A single word that the page has as somebody's name, and no country, region or large city."""
    return people[mention.text] > 0 and not mention.filing and not mentions.is_known(mention.rows)


class _Resolver:
    """Chooses a row for each mention of one page: containers first, then by what the page is about."""

    def __init__(self, names: Names, found: list[Mention], dateline: str | None) -> None:
        self._names = names
        self._found = found
        self._focus = geo.Focus()
        self._fixed: dict[int, GazetteerRow] = {}
        self._of_name: dict[str, GazetteerRow] = {}
        if dateline:
            self._count_dateline(dateline)

    def run(self) -> list[tuple[GazetteerRow | None, str]]:
        """One row, or None, and the reason, for each mention in order."""
        self._containers()
        self._count_clear()
        return [self._choose(number, mention) for number, mention in enumerate(self._found)]

    def _count_dateline(self, dateline: str) -> None:
        for part in dateline.split(","):
            row = geo.best(self._names.rows(part.strip()), self._focus)
            if row:
                self._focus.add(row)

    def _containers(self) -> None:
        """ "Springfield, Illinois": both names are settled, here and wherever else the page has the first."""
        for number in range(len(self._found) - 1):
            one, two = self._found[number], self._found[number + 1]
            if one.sentence != two.sentence or not 0 < two.start - one.end <= 2 or not one.rows:
                continue
            held = geo.pair(one.rows, two.rows, geo.prior)
            if held:
                self._fixed[number], self._fixed[number + 1] = held
                self._of_name.setdefault(fold(one.text), held[0])

    def _count_clear(self) -> None:
        """Count the countries of names that leave little doubt."""
        for number, mention in enumerate(self._found):
            row = self._fixed.get(number)
            if row is None and mention.rows:
                ranked = geo.rank(mention.rows, geo.Focus())
                clear = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEAR
                same = len({other.country for _, other in ranked}) == 1
                row = ranked[0][1] if clear or same else None
            if row is not None:
                self._focus.add(row)

    def _choose(self, number: int, mention: Mention) -> tuple[GazetteerRow | None, str]:
        if number in self._fixed:
            return self._fixed[number], "named with the place it is in"
        name = fold(mention.text)
        if name in self._of_name:
            return self._of_name[name], "as named in full on this page"
        row = geo.best(_fitting(mention), self._focus)
        if row is not None:
            self._of_name[name] = row
        return row, f"likeliest of {len(mention.rows)} of that name" if row else "in no gazetteer"


def _fitting(mention: Mention) -> tuple[GazetteerRow, ...]:
    """The rows that the words allow: regions before "province"; a city rather than its region elsewhere."""
    regions = tuple(row for row in mention.rows if row.feature not in ("PPL", "PPLC"))
    if mention.area and regions:
        return regions
    cities = {
        (row.country, row.admin1)
        for row in mention.rows
        if row.feature in ("PPL", "PPLC") and not row.alternate
    }
    return tuple(
        row
        for row in mention.rows
        if row.feature not in ("ADM1", "ADM2") or (row.country, row.admin1) not in cities
    )


def _found(mention: Mention, row: GazetteerRow, why: str, sentence: Sentence) -> FoundPlace:
    start = sentence.start + mention.start
    return FoundPlace(
        place=_place(row, mention.text, sentence.block, start, start + len(mention.text), why),
        use=mention.use,
        literal=mention.use in LITERAL,
        filing=mention.filing,
    )


def _place(row: GazetteerRow, text: str, block: int, start: int, end: int, why: str) -> Place:
    return Place(
        text=text,
        block=block,
        start=start,
        end=end,
        name=row.name,
        geonames_id=row.geonames_id,
        country=row.country,
        admin1=row.admin1,
        lat=row.lat,
        lon=row.lon,
        feature=row.feature,
        why=why,
    )
