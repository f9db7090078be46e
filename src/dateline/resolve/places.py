"""Places on a page: found by `mentions`, resolved to the gazetteer here.

The event's place is to be a literal one: not the place that a story was filed from (`filing`),
and not one that stands for its people or government ("Paris said", "Russian troops").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.language.base import Sentence
from dateline.model import Place
from dateline.resolve import geo, mentions
from dateline.resolve.gazetteer import Gazetteer, GazetteerRow, fold, shared
from dateline.resolve.mentions import Mention, Names, Use

#: Uses in which the name says where something is.
LITERAL: frozenset[Use] = frozenset({"literal", "unknown"})
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
        for mention, choice in zip(found, chosen, strict=True):
            places[mention.sentence].append(_found(mention, choice, sentences[mention.sentence]))
        return {number: tuple(items) for number, items in sorted(places.items())}

    def where(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, likeliest first; "Springfield, Illinois" keeps to the container."""
        inner, _, outer = name.partition(",")
        rows = self._names.rows(inner.strip())
        containers = self._names.rows(outer.strip()) if outer else ()
        if containers:
            rows = tuple(row for row in rows if any(geo.within(row, held) for held in containers))
        ranked = geo.rank(rows, geo.Focus())
        bare = Place(text=name, block=0, start=0, end=len(name))
        inside = ", in the place named behind it" if containers else ""
        return tuple(
            _with_row(replace(bare, why=geo.reasons(row, geo.Focus()) + inside), row) for _, row in ranked
        )

    def _mentions(self, sentences: Sequence[Sentence], dateline: str | None) -> list[Mention]:
        found: list[Mention] = []
        for number, sentence in enumerate(sentences):
            if sentence.doc is None or not len(sentence.doc):
                continue
            opening = number == 0 or sentences[number - 1].block != sentence.block
            found += mentions.find(sentence.doc, number, self._names, opening=opening, dateline=dateline)
        found = _settle(found)
        sure = {fold(mention.text) for mention in found if mention.sure}
        if dateline:
            sure.add(fold(dateline))
        people = _people(sentences, Counter(one.text for one in found if one.inside))
        backed = _backed(found)
        return [
            one
            for one in found
            if (one.sure or fold(one.text) in sure)
            and not _is_person(one, people)
            and (mentions.is_known(one.rows) or not one.rows or fold(one.text) in backed)
        ]


def _backed(found: list[Mention]) -> frozenset[str]:
    """Names that something besides the parser speaks for, anywhere on the page: cues, lists, containers."""
    backed = set()
    for number, one in enumerate(found):
        two = found[number + 1] if number + 1 < len(found) else None
        joined = two is not None and two.sentence == one.sentence and two.joint in BETWEEN
        if one.cued or one.filing or joined or one.joint in BETWEEN:
            backed.add(fold(one.text))
    return frozenset(backed)


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


def _people(sentences: Sequence[Sentence], inside: Counter[str]) -> frozenset[str]:
    """Words that the parser has in names of people, and not far more often in names of places.

    `inside` counts the mentions of each name behind "in" and the like, which weigh more.
    """
    people: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for sentence in sentences:
        for entity in sentence.doc.ents if sentence.doc is not None else ():
            if entity.label_ == "PERSON":
                people.update(token.text for token in entity)
            elif entity.label_ in mentions.PLACE_LABELS:
                places.update(token.text for token in entity)
    return frozenset(
        word for word, count in people.items() if count * 3 > places[word] and count >= 4 * inside[word]
    )


def _is_person(mention: Mention, people: frozenset[str]) -> bool:
    """A single word that the page has as somebody's name, and no country, region or large city."""
    return mention.text in people and not mention.filing and not mentions.is_known(mention.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """The row of a mention, or else the region that the text puts it in, if any."""

    why: str
    row: GazetteerRow | None = None
    inside: GazetteerRow | None = None


class _Resolver:
    """Chooses a row for each mention of one page: containers first, then by what the page is about."""

    def __init__(self, names: Names, found: list[Mention], dateline: str | None) -> None:
        self._names = names
        self._found = found
        self._focus = geo.Focus()
        self._fixed: dict[int, GazetteerRow] = {}
        self._inside: dict[int, GazetteerRow] = {}
        self._of_name: dict[tuple[str, bool], GazetteerRow] = {}
        if dateline:
            self._count_dateline(dateline)

    def run(self) -> list[_Choice]:
        """A choice for each mention, in order."""
        for group in _lists(self._found):
            self._states(group)
        self._containers()
        self._count_clear()
        return [self._choose(number, mention) for number, mention in enumerate(self._found)]

    def _count_dateline(self, dateline: str) -> None:
        for part in dateline.split(","):
            row = geo.best(self._names.rows(part.strip()), self._focus)
            if row:
                self._focus.add(row)

    def _states(self, group: list[int]) -> None:
        """ "Texas and Georgia": in a list of first-level regions of one country, all are."""
        if len(group) == 2 and self._found[group[1]].joint == ", ":
            return
        likely = [geo.best(_fitting(self._found[number]), geo.Focus()) for number in group]
        counts = Counter(row.country for row in likely if row and row.feature == "ADM1" and row.country)
        nations = any(row is not None and row.feature == "PCLI" for row in likely)
        if not counts or 2 * max(counts.values()) < len(group) + (not nations):
            return
        country = max(counts, key=lambda code: (counts[code], code))
        regions = [_region(self._found[number], country) for number in group]
        for number, row in zip(group, regions, strict=True):
            if row is not None and None not in regions:
                self._fixed[number] = row
                self._of_name[(fold(self._found[number].text), False)] = row

    def _containers(self) -> None:
        """ "Springfield, Illinois": both names are settled, here and wherever else the page has the first."""
        for number in range(len(self._found) - 1):
            one, two = self._found[number], self._found[number + 1]
            if one.sentence != two.sentence or two.joint != ", " or number in self._fixed:
                continue
            held = geo.pair(one.rows, two.rows, geo.prior)
            if held:
                self._fixed[number], self._fixed[number + 1] = held
                self._of_name.setdefault((fold(one.text), False), held[0])
            else:
                self._contain(number, one, two)

    def _contain(self, number: int, one: Mention, two: Mention) -> None:
        """A small place that the gazetteer does not have in the region named behind it."""
        outer = geo.best(_fitting(two), geo.Focus())
        small = all(row.population < mentions.LARGE and row.feature in ("PPL", "ADM2") for row in one.rows)
        if small and outer and outer.feature in ("ADM1", "PCLI") and one.use in LITERAL:
            self._inside[number] = outer

    def _count_clear(self) -> None:
        """Count the countries of names that leave little doubt."""
        for number, mention in enumerate(self._found):
            row = self._fixed.get(number)
            if row is None and mention.rows and not _namesake(mention.rows):
                ranked = geo.rank(mention.rows, geo.Focus())
                clear = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEAR
                same = len({other.country for _, other in ranked}) == 1
                row = ranked[0][1] if clear or same else None
                if row is not None and not clear:  # which of them it is must not speak for itself
                    row = replace(row, admin1=None)
            if row is not None:
                self._focus.add(row)

    def _choose(self, number: int, mention: Mention) -> _Choice:
        if number in self._fixed:
            return _Choice(row=self._fixed[number], why="named with the place it is in, or in a list")
        if number in self._inside:
            outer = self._inside[number]
            return _Choice(inside=outer, why=f"in no gazetteer; named as in {outer.name}")
        name = (fold(mention.text), mention.area)
        if name in self._of_name:
            return _Choice(row=self._of_name[name], why="as elsewhere on this page")
        row = self._rival(mention) or geo.best(_fitting(mention), self._focus)
        if row is None:
            return _Choice(why="in no gazetteer")
        self._of_name[name] = row
        return _Choice(row=row, why=self._why(mention, row))

    def _why(self, mention: Mention, row: GazetteerRow) -> str:
        """How the choice was made, in words."""
        many = len(mention.rows)
        which = "the only place of that name" if many == 1 else f"likeliest of {many} of that name"
        return f"{which}: {geo.reasons(row, self._focus)}"

    def _rival(self, mention: Mention) -> GazetteerRow | None:
        """ "Georgia" on a page with other American states and nothing else of the country of that name."""
        state = _namesake(mention.rows)
        if state is None or any(self._focus.countries[row.country or ""] for row in _nations(mention.rows)):
            return None
        others = [
            spot for spot in self._focus.regions if spot[0] == state.country and spot[1] != state.admin1
        ]
        return state if others else None


def _nations(rows: tuple[GazetteerRow, ...]) -> list[GazetteerRow]:
    return [row for row in rows if row.feature == "PCLI"]


def _namesake(rows: tuple[GazetteerRow, ...]) -> GazetteerRow | None:
    """A first-level region that has the name of another country."""
    nations = {row.country for row in _nations(rows)}
    regions = (row for row in rows if row.feature == "ADM1" and not row.alternate)
    return next((row for row in regions if nations and row.country not in nations), None)


def _region(mention: Mention, country: str) -> GazetteerRow | None:
    """The first-level region of that name in the country."""
    for row in mention.rows:
        if row.feature == "ADM1" and row.country == country and not row.alternate:
            return row
    return None


#: What may stand between two names of a list.
BETWEEN = frozenset({", ", " and ", ", and ", " or ", ", or ", " & "})


def _lists(found: list[Mention]) -> Iterator[list[int]]:
    """The numbers of mentions that stand in a list, two or more together."""
    group: list[int] = []
    for number, mention in enumerate(found):
        if group and (mention.sentence != found[group[-1]].sentence or mention.joint not in BETWEEN):
            if len(group) > 1:
                yield group
            group = []
        group.append(number)
    if len(group) > 1:
        yield group


def _fitting(mention: Mention) -> tuple[GazetteerRow, ...]:
    """The rows that the words allow: regions before "province"; a city rather than its region elsewhere."""
    regions = tuple(row for row in mention.rows if row.feature not in CITIES)
    if mention.area and regions:
        return regions
    name = fold(mention.text)
    cities = {
        (row.country, row.admin1)
        for row in mention.rows
        if row.feature in CITIES and (not row.alternate or fold(row.name).startswith(name))
    }
    return tuple(
        row
        for row in mention.rows
        if row.feature not in ("ADM1", "ADM2") or (row.country, row.admin1) not in cities
    )


CITIES = frozenset({"PPL", "PPLC"})


def _found(mention: Mention, choice: _Choice, sentence: Sentence) -> FoundPlace:
    start = sentence.start + mention.start
    bare = Place(
        text=mention.text,
        block=sentence.block,
        start=start,
        end=start + len(mention.text),
        country=choice.inside.country if choice.inside else None,
        admin1=choice.inside.admin1 if choice.inside else None,
        why=choice.why,
    )
    return FoundPlace(
        place=_with_row(bare, choice.row) if choice.row else bare,
        use=mention.use,
        literal=mention.use in LITERAL or mention.ground,
        filing=mention.filing,
    )


def _with_row(place: Place, row: GazetteerRow) -> Place:
    """The place with what the gazetteer says of it."""
    return replace(
        place,
        name=row.name,
        geonames_id=row.geonames_id,
        country=row.country,
        admin1=row.admin1,
        lat=row.lat,
        lon=row.lon,
        feature=row.feature,
    )
