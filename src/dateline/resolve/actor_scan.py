"""From a phrase to its parts: the longest names and nouns that the tables know, left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.resolve.actor_tables import ENGLISH, Person, Sense, Tables
from dateline.resolve.actor_words import Token

CAPITAL = frozenset({"capital", *ENGLISH})
#: What a word of `words.tsv` is beside being a name: it stays a word of its own.
NAMES = frozenset(
    {
        "upper",
        "capital",
        "common-surname",
        "name-first",
        "people-ending",
        "compass",
        "us-state",
        "us-state-office",
        *ENGLISH,
    }
)
LONGEST = 9
"""No name in the tables has more words."""
#: Which reading goes first when a name has several.
ORDER = {
    kind: rank
    for rank, kind in enumerate(
        (
            "country",
            "adjective",
            "people",
            "capital",
            "seat",
            "organisation",
            "group",
            "person",
            "role",
            "place",
        )
    )
}


@dataclass(frozen=True, slots=True)
class Item:
    """Some tokens of a phrase and what they are.

    `kind` is that of the senses, "person" for people with terms, "word" for a word unknown
    to the tables, "small" for one of `words.tsv` (then `classes` says which).
    """

    kind: str
    tokens: tuple[Token, ...]
    senses: tuple[Sense, ...] = ()
    people: tuple[Person, ...] = ()
    classes: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The words as printed, one blank between."""
        return " ".join(token.raw for token in self.tokens)

    @property
    def possessive(self) -> bool:
        """Its last word owns what follows."""
        return self.tokens[-1].possessive

    @property
    def capital(self) -> bool:
        """Its first word is capitalised."""
        return self.tokens[0].capital

    def small(self, name: str) -> bool:
        """Whether it is a small word of the class."""
        return name in self.classes


def look_up(tables: Tables, tokens: Sequence[Token]) -> Item | None:
    """The table entry that is exactly these tokens, if any."""
    if any(token.possessive or token.breaks for token in tokens[1:-1]) and tokens[0].breaks:
        return None
    name = " ".join([token.key for token in tokens])
    senses: Sequence[Sense] | None = tables.senses.get(name)
    people = tables.people.get(name)
    place = tables.places.get(name)
    if senses is None and people is None and place is None:
        return None
    if len(tokens) == 1 and _must_be_printed_otherwise(tables, tokens[0]):
        return None
    senses = _as_printed(senses, tokens)
    if not any(token.capital for token in tokens):
        people = place = None
    if people is not None:
        return Item("person", tuple(tokens), tuple(senses), tuple(people))
    if not senses and place is None:
        return None
    if not senses:
        senses = [Sense("place", " ".join(token.raw for token in tokens), place, (), "actors/places.tsv")]
    ordered = sorted(senses, key=lambda sense: ORDER.get(sense.kind, len(ORDER)))
    return Item(ordered[0].kind, tuple(tokens), tuple(ordered))


def _as_printed(senses: Sequence[Sense] | None, tokens: Sequence[Token]) -> Sequence[Sense]:
    """The readings that may be printed like this: "the memorial" is no organisation, "the UN" is one."""
    if not senses:
        return ()
    if len(tokens) == 1 and tokens[0].upper:
        return senses
    capital = any(token.capital for token in tokens)
    return [sense for sense in senses if not sense.case or (sense.case == "capital" and capital)]


def _must_be_printed_otherwise(tables: Tables, token: Token) -> bool:
    """Acronyms and names that are also common words count only with their capitals."""
    classes = tables.words.get(token.key)
    if not classes:
        return False
    if "upper" in classes and not token.upper:
        return True
    return not token.capital and not classes.isdisjoint(CAPITAL)


def scan(tables: Tables, tokens: Sequence[Token]) -> list[Item]:
    """The phrase as items, in order, every token in one."""
    items: list[Item] = []
    at = 0
    if _starts_like_a_sentence(tables, tokens):
        items.append(Item("word", (tokens[0],)))
        at = 1
    while at < len(tokens):
        item = _longest(tables, tokens, at)
        items.append(item)
        at += len(item.tokens)
    return items


def _starts_like_a_sentence(tables: Tables, tokens: Sequence[Token]) -> bool:
    """A common word that has its capital from the start of a sentence: "Reform package", "Male officers".

    With a noun of people after it, a name stays a name ("Shell workers") unless it is an adjective.
    """
    if len(tokens) < 2 or tokens[0].possessive or tokens[0].upper or not tokens[0].capital:
        return False
    classes = tables.words.get(tokens[0].key, frozenset())
    second = tokens[1]
    if classes.isdisjoint(ENGLISH) or second.capital or second.breaks or tokens[0].hyphen:
        return False
    if look_up(tables, tokens[:2]) is not None or "and" in tables.words.get(second.key, ()):
        return False
    role = _longest(tables, tokens, 1).kind == "role"
    return not role or "english-adjective" in classes


def _longest(tables: Tables, tokens: Sequence[Token], at: int) -> Item:
    end = at + 1
    while end < len(tokens) and end - at < LONGEST and not tokens[end].breaks:
        end += 1
    for stop in range(end, at, -1):
        found = look_up(tables, tokens[at:stop])
        if found is not None and (stop - at > 1 or not _is_small(tables, tokens[at])):
            return found
    classes = tables.words.get(tokens[at].key, frozenset())
    kind = "small" if classes - NAMES else "word"
    if tokens[at].key.isdigit():
        kind, classes = "small", frozenset({"number"})
    return Item(kind, (tokens[at],), classes=classes)


def _is_small(tables: Tables, token: Token) -> bool:
    """Function words are never names, unless printed in capitals."""
    return tables.word(token.key, "function") and not (token.upper and len(token.raw) > 1)


def shared_compass(tables: Tables, tokens: Sequence[Token]) -> list[Token]:
    """The tokens with what "North" lacks in "North and South Korea" put in."""
    words = list(tokens)
    for at in range(len(words) - 3):
        first, joint, second, name = words[at : at + 4]
        if not (first.capital and tables.word(first.key, "compass") and tables.word(joint.key, "and")):
            continue
        known = all(f"{side.key} {name.key}" in tables.countries for side in (first, second))
        if known and tables.word(second.key, "compass"):
            return [*words[: at + 1], name, *words[at + 1 :]]
    return words
