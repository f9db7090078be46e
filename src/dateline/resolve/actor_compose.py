"""Compose a phrase from its parts: modifiers, a head, and what follows "of" or "in".

"a former White House official" is former + seat + generic noun: the seat gives country and
sector, "former" makes it ELI. The manner of a role noun (`roles.tsv`) decides: a *head* has its
own sector ("soldiers"), a *generic* noun ("group", "official") and an *officer* ("president",
"chairman") take that of the organisation they belong to, a *modifier* ("rebel") lends its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.resolve import actor_people
from dateline.resolve.actor_result import UNKNOWN, Kind, Resolution
from dateline.resolve.actor_scan import Item, look_up, scan, shared_compass
from dateline.resolve.actor_tables import ENGLISH, Person, Sense, Tables
from dateline.resolve.actor_words import Token

_COUNTRY = frozenset({"country", "adjective", "people"})
_STRONG = frozenset({"role", "organisation", "group", "seat"})
_NAMED = frozenset({"organisation", "group", "seat", "capital"})
#: Surnames that alone stand for nobody: too many have them, or they are words.
_COMMON = frozenset({"common-surname", *ENGLISH})
_NONE: frozenset[str] = frozenset()
#: Not "former" in the sense of PLOVER's ELI: they stay what they were.
_KEEP_WHEN_FORMER = frozenset(
    {"CVL", "REB", "CRM", "REF", "UAF", "UNK", "JRN", "MED", "EDU", "BUS", "AGR", "LAB"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The day, and countries that the context names."""

    on: dt.date | None
    hints: tuple[str, ...]


@dataclass(slots=True)
class Phrase:
    """A phrase in parts: what stands before the first preposition, the head, what follows."""

    items: list[Item]
    flags: frozenset[str]
    tail: Resolution = UNKNOWN
    link: str = ""
    head: int = -1
    countries: list[str] = field(default_factory=list)


class Composer:
    """Resolves tokenised phrases against the tables; has no state of its own."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def resolve(self, words: list[Token], on: dt.date | None, hints: tuple[str, ...]) -> Resolution:
        """The phrase as a whole, or composed; `hints` are country codes that decide ties."""
        asked = Asked(on, hints)
        words = shared_compass(self.tables, words)
        bare = self._without_articles(words)
        for form in (words, bare) if len(bare) < len(words) else (words,):
            whole = look_up(self.tables, form) if len(form) < 10 and self._nameable(form) else None
            if whole is not None:
                return self._entry(whole, asked)
        words = bare
        parts = [self._part(part, asked) for part in _at_breaks(words)]
        return parts[0] if len(parts) == 1 else _merge(parts)

    def _nameable(self, words: Sequence[Token]) -> bool:
        return len(words) > 1 or words[0].upper or not self.tables.word(words[0].key, "function")

    def _without_articles(self, words: list[Token]) -> list[Token]:
        at = 0
        while at < len(words) - 1 and self.tables.word(words[at].key, "article"):
            at += 1
        return words[at:]

    # One table entry

    def _entry(self, item: Item, asked: Asked) -> Resolution:
        if item.people:
            person, others = actor_people.choose(item.people, asked.on, asked.hints)
            if person is None:
                return replace(UNKNOWN, why=f"{item.text}: several people", candidates=others)
            return replace(actor_people.describe(person, asked.on), candidates=others)
        if item.kind == "contextual":
            return _by_hint(item, asked.hints)
        sense, others = self._sense(item, asked)
        kind: Kind = "unknown"
        if sense.kind in _COUNTRY:
            kind = "country"
        elif sense.kind in ("capital", "place", "seat"):
            kind = "place"
        elif sense.kind == "contextual":
            kind = "group"
        elif sense.kind in ("organisation", "group", "role", "person"):
            kind = sense.kind  # type: ignore[assignment]
        name = None if sense.kind == "role" else sense.name
        found = Resolution(
            kind=kind,
            name=name,
            country=sense.country,
            sectors=sense.sectors,
            wikidata=sense.wikidata,
            why=f"{sense.where}: {sense.name}",
            candidates=others,
        )
        return self._by_office(found, sense, sense.country, asked)

    def _sense(self, item: Item, asked: Asked) -> tuple[Sense, tuple[str, ...]]:
        """The reading that holds on the day, and other readings with another country or sector."""
        senses = item.senses
        if len(senses) == 1:
            return senses[0], ()
        if asked.on is None:
            live = [sense for sense in senses if sense.term.last == dt.date.max]
        else:
            day = asked.on
            live = [sense for sense in senses if sense.term.covers(day)]
        live = live or list(senses)
        meant = [sense for sense in live if sense.country in asked.hints]
        if len(meant) > 1 and all(sense.kind == "contextual" for sense in meant):
            meant = []
        best = meant[0] if meant else live[0]
        others = [
            f"{sense.name} ({sense.country or sense.kind})" for sense in live if sense.name != best.name
        ]
        return best, tuple(dict.fromkeys(others))

    # A phrase of several entries

    def _part(self, words: list[Token], asked: Asked) -> Resolution:
        words = self._without_articles(words)
        items = scan(self.tables, words)
        if all(item.kind == "small" for item in items):
            if any(item.small("time") for item in items):
                return replace(UNKNOWN, kind="none", why="a time, not an actor")
            return replace(UNKNOWN, kind="none", why="function words only")
        if len(items) == 1 and items[0].kind != "word":
            return self._entry(items[0], asked)
        return self._items(items, asked)

    def _items(self, items: list[Item], asked: Asked) -> Resolution:
        for at, item in enumerate(items):
            if at and (item.small("of") or item.small("to")):
                link = "of" if item.small("of") else "to"
                tail = self._items(items[at + 1 :], asked) if items[at + 1 :] else UNKNOWN
                return self._side(items[:at], asked, tail, link)
        return self._side(items, asked, UNKNOWN, "")

    def _side(self, items: list[Item], asked: Asked, tail: Resolution, link: str) -> Resolution:
        """What stands before a preposition; "and" makes two of it where both sides are actors."""
        for at, item in enumerate(items):
            if at and item.small("and") and at + 1 < len(items):
                left = self._single(items[:at], asked, UNKNOWN, "")
                if left.sectors or left.kind == "country":
                    return _both(left, self._single(items[at + 1 :], asked, tail, link))
        return self._single(items, asked, tail, link)

    def _single(self, items: list[Item], asked: Asked, tail: Resolution, link: str) -> Resolution:
        phrase = self._phrase(items, tail, link)
        if not phrase.items:
            return replace(tail, candidates=()) if link == "of" else UNKNOWN
        if len(phrase.items) == 1 and not phrase.flags and not link and phrase.items[0].kind != "word":
            return self._entry(phrase.items[0], asked)
        person = self._person(phrase, asked)
        if person is not None:
            return person
        phrase.head = self._head(phrase)
        if phrase.head < 0:
            return self._headless(phrase, asked)
        return self._composed(phrase, asked)

    def _phrase(self, items: list[Item], tail: Resolution, link: str) -> Phrase:
        """Small words become flags; what "-backed", "pro-" and the like are tied to is left out."""
        kept: list[Item] = []
        flags: set[str] = set()
        against = False
        for item in self._states(items):
            if item.small("affix"):  # "Saudi-led", "Iran-backed": not theirs
                if kept and kept[-1].tokens[-1].hyphen:
                    kept.pop()
            elif item.small("stance"):
                against = True
                continue
            elif item.kind == "small" and not (item.small("time") and item.capital and kept):
                flags |= item.classes
            elif not against or item.kind not in _COUNTRY | _NAMED | {"person"}:
                kept.append(item)
            against = False
        wanted = {"former", "deputy", "opposed", "honorific"}
        return Phrase(kept, frozenset(flags & wanted), tail, link)

    def _states(self, items: list[Item]) -> list[Item]:
        """The items with "Georgia" as the American state where a state's office stands by it."""
        names = [" ".join(token.key for token in item.tokens) for item in items]
        if not any(self.tables.word(name, "us-state-office") for name in names):
            return items
        return [
            _state(item) if self.tables.word(name, "us-state") else item
            for item, name in zip(items, names, strict=True)
        ]

    def _person(self, phrase: Phrase, asked: Asked) -> Resolution | None:
        """A person of the tables, with what the phrase says of them: full name, or title and surname."""
        for at, item in enumerate(phrase.items):
            if item.people:
                others = phrase.items[:at] + phrase.items[at + 1 :]
                return self._titled(item, others, phrase, asked)
        return None

    def _titled(self, item: Item, others: list[Item], phrase: Phrase, asked: Asked) -> Resolution:
        last = others[-1] if others else None
        if last is not None and last.kind == "role" and item.possessive:  # "Putin's spokesman"
            owner = self._entry(item, asked)
            sense = last.senses[0]
            sectors = owner.sectors if sense.manner != "head" else sense.sectors
            return Resolution(
                kind="role",
                country=owner.country,
                sectors=sectors,
                why=f"{sense.where}: {last.text} of {owner.name}",
            )
        countries = [code for other in others for code in _codes(other)]
        roles = [other.senses[0] for other in others if other.kind == "role"]
        office = next((role.office for role in roles if role.office), "")
        person, names = actor_people.choose(item.people, asked.on, (*countries, *asked.hints), office)
        if person is None:
            return replace(UNKNOWN, why=f"{item.text}: several people", candidates=names)
        found = actor_people.describe(person, asked.on)
        return _with_title(found, roles, phrase.flags, names)

    def _head(self, phrase: Phrase) -> int:
        """The rightmost noun with a sector, else the rightmost country or place standing alone."""
        for at in range(len(phrase.items) - 1, -1, -1):
            item = phrase.items[at]
            if item.kind in _STRONG and item.senses[0].manner != "modifier":
                return at
        if phrase.items[-1].kind in _COUNTRY:  # "ordinary Kazakhs"
            return len(phrase.items) - 1
        last = phrase.items[-1]
        if last.kind != "word" or last.capital or self._people(last):  # "oil prices" are no business
            for at in range(len(phrase.items) - 1, -1, -1):
                if phrase.items[at].kind in _STRONG:
                    return at
        if any(item.kind == "word" for item in phrase.items):
            return -1
        return max((at for at, item in enumerate(phrase.items) if item.senses), default=-1)  # "Kenya Friday"

    def _people(self, item: Item) -> bool:
        """Whether a noun without a row has an ending of people ("bloggers")."""
        endings = (item.tokens[-1].key[-length:] for length in (3, 4, 5))
        return any(self.tables.word(ending, "people-ending") for ending in endings)

    def _headless(self, phrase: Phrase, asked: Asked) -> Resolution:
        """No noun that the tables know: a surname, a country's something, or nothing."""
        name = self._surname(phrase.items, asked, phrase, "")
        if name is not None:
            return name
        text = " ".join(item.text for item in phrase.items)
        first = phrase.items[0]
        owned = first.kind in _COUNTRY and (first.possessive or first.kind == "adjective")
        codes = list(
            dict.fromkeys(code for item in phrase.items if item.kind in _COUNTRY for code in _codes(item))
        )
        if owned and len(codes) == 1:
            why = f"{first.senses[0].where}: {first.text}; no row for the rest of {text!r}"
            return replace(UNKNOWN, country=codes[0], why=why)
        if phrase.link == "of" and phrase.tail.country and not first.capital:
            return replace(
                UNKNOWN, country=phrase.tail.country, why=f"{phrase.tail.why}; no row for {text!r}"
            )
        return replace(UNKNOWN, why=f"no row for {text!r}")

    def _surname(
        self, items: Sequence[Item], asked: Asked, phrase: Phrase, office: str, countries: Sequence[str] = ()
    ) -> Resolution | None:
        """The person whom a surname means: unique, or decided by office, country or day."""
        after_title = bool(office or countries or phrase.head >= 0)
        allowed = ("word", "small", "place") if after_title else ("word", "small")
        if not items or not items[0].capital or any(item.kind not in allowed for item in items):
            return None
        name = " ".join(token.key for item in items for token in item.tokens)
        people = self.tables.surnames.get(name, [])
        if not people:
            return None
        bare = not after_title
        if bare and len(items) == 1 and not self.tables.words.get(name, _NONE).isdisjoint(_COMMON):
            people = [person for person in people if _of(person, asked.hints)]
            if not people:
                return replace(UNKNOWN, why=f"{items[0].text}: a common surname")
        person, others = actor_people.choose(people, asked.on, (*countries, *asked.hints), office)
        if person is None:
            return _namesakes(items[0].text, people, others, office)
        found = actor_people.describe(person, asked.on)
        if not found.sectors or (countries and found.country not in countries):
            return None
        return replace(_with_title(found, (), phrase.flags, others), why=f"{found.why}; by surname")

    # Head, modifiers, tail

    def _composed(self, phrase: Phrase, asked: Asked) -> Resolution:
        item = phrase.items[phrase.head]
        sense, _ = self._sense(item, asked)
        phrase.countries = self._owners(phrase, sense, asked)
        if len(phrase.countries) > 1 and item.kind in _COUNTRY:
            return replace(UNKNOWN, why="several countries", candidates=tuple(phrase.countries))
        country = phrase.countries[0] if phrase.countries else None
        rest = phrase.items[phrase.head + 1 :]
        if item.kind == "role" and rest:
            stated = [code for part in phrase.items[: phrase.head] for code in _codes(part)]
            person = self._surname(rest, asked, phrase, sense.office, stated)
            if person is not None:
                return replace(person, title=person.title or item.text)
        sectors, why = self._sectors(phrase, sense, asked)
        found = Resolution(
            kind=_kind(item, rest),
            name=_name(item, sense, rest),
            country=country,
            sectors=sectors,
            title=item.text if item.kind == "role" and _titled_name(rest) else None,
            why=why,
        )
        if rest or phrase.flags or self._words_between(phrase):
            return found
        body = self._body(phrase, asked)
        if sense.manner == "officer" and body is not None and body.country:
            person = actor_people.holder(self.tables, body.country, f"{body.name} {sense.name}", asked.on)
            return person if person.kind == "person" else found
        return self._by_office(found, sense, country, asked)

    def _body(self, phrase: Phrase, asked: Asked) -> Resolution | None:
        """The organisation that an officer is of: "head of the IMF", "the IMF head"."""
        if phrase.tail.kind == "organisation":
            return phrase.tail
        before = phrase.items[: phrase.head]
        one = len(before) == 1 and before[0].kind == "organisation" and not phrase.link
        return self._entry(before[0], asked) if one else None

    def _by_office(self, found: Resolution, sense: Sense, country: str | None, asked: Asked) -> Resolution:
        """The person in office, when the day and the country decide."""
        fixed, office = (
            (sense.office[:3], sense.office[4:]) if sense.office[:3].isupper() else ("", sense.office)
        )
        country = country or fixed or None
        if not office or not country or sense.sectors[:1] != found.sectors[:1] or fixed not in ("", country):
            return found
        person = actor_people.holder(self.tables, country, office, asked.on)
        return person if person.kind == "person" else found

    def _words_between(self, phrase: Phrase) -> bool:
        before = phrase.items[: phrase.head]
        return any(item.kind in ("word", "role") for item in before)

    def _owners(self, phrase: Phrase, sense: Sense, asked: Asked) -> list[str]:
        """Country codes that the phrase gives its head, best first."""
        before = phrase.items[: phrase.head]
        own = [sense.country] if sense.country else []
        direct = [code for item in before if item.kind in _COUNTRY for code in _codes(item)]
        named = [code for item in before if item.kind in _NAMED for code in _codes(item)]
        if not direct and not named and not own:
            direct = self._surname_countries(before, asked)
        if not direct and not named and not own:
            direct = _hinted(before, asked)
        places = [code for item in before if item.kind == "place" for code in _codes(item)]
        rest = phrase.items[phrase.head + 1 :]
        named_person = any(item.kind == "word" and item.capital for item in rest)  # "nurse Charlotte Example"
        after = [code for item in rest if item.kind == "place" and not named_person for code in _codes(item)]
        tail = [phrase.tail.country] if phrase.link == "of" and phrase.tail.country else []
        if sense.kind in ("organisation", "seat", "capital", "place") and own:
            direct, named = own, direct + named
        return list(dict.fromkeys([*direct, *named, *own, *places, *tail, *after]))

    def _surname_countries(self, before: Sequence[Item], asked: Asked) -> list[str]:
        """The country of the one person whose surname stands before the head ("the Assad regime")."""
        for item in reversed(before):
            owner = self._owner(item, asked)
            if owner is not None and owner.country:
                return [owner.country]
        return []

    def _owner(self, item: Item, asked: Asked) -> Resolution | None:
        classes = self.tables.words.get(item.tokens[0].key, _NONE)
        if item.kind != "word" or not item.capital or not classes.isdisjoint(_COMMON):
            return None
        people = self.tables.surnames.get(item.tokens[0].key, ())
        person, others = actor_people.choose(people, asked.on, asked.hints)
        if person is not None:
            return actor_people.describe(person, asked.on)
        return _namesakes(item.text, people, others, "its owner") if people else None

    def _sectors(self, phrase: Phrase, sense: Sense, asked: Asked) -> tuple[tuple[str, ...], str]:
        sectors, why = sense.sectors, f"{sense.where}: {sense.name}"
        lends = sense.manner in ("generic", "officer", "modifier") or sense.kind in _COUNTRY
        before = phrase.items[: phrase.head]
        lender = (
            next((item for item in reversed(before) if self._lends(item, asked)), None) if lends else None
        )
        if lender is not None and lender.kind in ("capital", "seat") and sense.sectors:
            lender = None  # "Moscow's forces" are not its government
        owner = self._owner(before[-1], asked) if before and not sectors and lender is None else None
        if owner is not None and owner.sectors:
            sectors, why = owner.sectors, f"{sense.name} of {owner.name}: {owner.why}"
        elif lender is not None:
            lent, _ = self._sense(lender, asked)
            sectors, why = lent.sectors, f"{lent.where}: {lent.name} + {sense.name}"
        elif lends and phrase.link == "of" and phrase.tail.sectors and phrase.tail.kind != "place":
            sectors, why = phrase.tail.sectors, f"{sense.name} of: {phrase.tail.why}"
        return _flagged(sectors, why, phrase.flags)

    def _lends(self, item: Item, asked: Asked) -> bool:
        if item.kind not in _STRONG | {"capital"} or item.kind == "group":
            return False
        sense, _ = self._sense(item, asked)
        return bool(sense.sectors) and sense.manner != "generic"


def _namesakes(name: str, people: Sequence[Person], others: tuple[str, ...], office: str) -> Resolution:
    """Several whom a surname may mean: nobody, but their country behind a title that all of them had."""
    codes = {post.country for person in people for post in person.offices}
    why = f"{name}: several people"
    if not office or len(codes) != 1 or None in codes:
        return replace(UNKNOWN, why=why, candidates=others)
    return Resolution(
        kind="person", name=name, country=codes.pop(), why=f"{why}, all of one country", candidates=others
    )


def _flagged(sectors: tuple[str, ...], why: str, flags: frozenset[str]) -> tuple[tuple[str, ...], str]:
    if "former" in flags and sectors and sectors[0] not in _KEEP_WHEN_FORMER:
        return actor_people.FORMER, f"{why}; former"
    if "opposed" in flags and "OPP" not in sectors:
        return (*sectors, "OPP"), f"{why}; opposition"
    return sectors, why


def _with_title(
    found: Resolution, roles: Sequence[Sense], flags: frozenset[str], others: tuple[str, ...]
) -> Resolution:
    """A title in the text outweighs a gap in the terms; "former" outweighs an open term."""
    found = replace(found, candidates=tuple(name for name in others if name != found.name))
    if "former" in flags:
        return replace(found, sectors=actor_people.FORMER, why=f"{found.why}; the text says former")
    stated = next((role for role in reversed(roles) if role.sectors), None)
    if stated is not None and (not found.sectors or found.sectors == actor_people.FORMER):
        return replace(
            found,
            sectors=stated.sectors,
            title=stated.name,
            why=f"{found.why}; {stated.where}: the text says {stated.name}",
        )
    return found


def _by_hint(item: Item, hints: tuple[str, ...]) -> Resolution:
    """A name that is one country's only where the context says so ("the North")."""
    meant = [sense for sense in item.senses if sense.country in hints]
    codes = tuple(sense.country for sense in item.senses if sense.country)
    if len({sense.country for sense in meant}) != 1:
        return replace(UNKNOWN, why=f"{item.text}: only the context says which", candidates=codes)
    return Resolution(
        kind="country",
        name=item.text,
        country=meant[0].country,
        why=f"{meant[0].where}: {item.text} in this context",
    )


def _hinted(before: Sequence[Item], asked: Asked) -> list[str]:
    """The country of a people in several, where the context names one of them ("Kurdish militias")."""
    found = {
        sense.country
        for item in before
        if item.kind == "group"
        for sense in item.senses
        if sense.kind == "contextual" and sense.country in asked.hints
    }
    return [code for code in found if code] if len(found) == 1 else []


def _codes(item: Item) -> list[str]:
    return [item.senses[0].country] if item.senses and item.senses[0].country else []


def _of(person: Person, countries: tuple[str, ...]) -> bool:
    return any(office.country in countries for office in person.offices)


def _state(item: Item) -> Item:
    sense = Sense("place", item.text, "USA", (), "actors/words.tsv")
    return Item("place", item.tokens, (sense,))


def _titled_name(rest: Sequence[Item]) -> bool:
    return bool(rest) and all(item.kind == "word" and item.capital for item in rest)


def _kind(item: Item, rest: Sequence[Item]) -> Kind:
    if item.kind == "role":
        return "person" if _titled_name(rest) else "role"
    if item.kind in _COUNTRY:
        return "country"
    if item.kind in ("seat", "capital", "place"):
        return "place"
    return "organisation" if item.kind == "organisation" else "group"


def _name(item: Item, sense: Sense, rest: Sequence[Item]) -> str | None:
    if item.kind != "role":
        return sense.name
    return " ".join(part.text for part in rest) if _titled_name(rest) else None


def _at_breaks(words: list[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in words:
        if token.breaks and parts[-1]:
            parts.append([])
        parts[-1].append(token)
    return parts


def _both(left: Resolution, right: Resolution) -> Resolution:
    """Two coordinated actors as one: what they share, the rest as candidates."""
    codes = [side.country for side in (left, right) if side.country]
    if len(set(codes)) > 1:
        return replace(
            right,
            kind="group",
            name=None,
            country=None,
            why=f"{left.why}; and {right.why}",
            candidates=tuple(codes),
        )
    sectors = tuple(dict.fromkeys((*left.sectors, *right.sectors)))
    return replace(
        left if left.sectors else right,
        country=codes[0] if codes else None,
        sectors=sectors,
        why=f"{left.why}; and {right.why}",
    )


def _merge(parts: Sequence[Resolution]) -> Resolution:
    """An actor and its apposition ("the FSB, Russia's security service"): the first known one, filled up."""
    known = [part for part in parts if part.kind not in ("unknown", "none")]
    if not known:
        return next((part for part in parts if part.country), parts[0])
    main = next((part for part in known if part.kind == "person" and part.sectors), known[0])
    countries = [part.country for part in known if part.kind == "country"]
    if main.kind == "country" and len(set(countries)) > 1:
        return Resolution(
            kind="group", why="several countries", candidates=tuple(code for code in countries if code)
        )
    country = main.country or next((part.country for part in known if part.country), None)
    sectors = main.sectors or next((part.sectors for part in known if part.sectors), ())
    return replace(main, country=country, sectors=sectors)
