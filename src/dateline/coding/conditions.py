"""Conditions of trigger rows on the words around them: `obj:agreement !mod:joint to:@GPE,country`.

All conditions of a row must hold. After the slot stands a list, any of which will do: a word class of
`data/triggers/classes.tsv`, `=word` for one lemma, `@LABEL` for a kind of name (`@GPE`) or a part of speech
(`@PROPN`), `*` for anything. The slot `any` is every word of the sentence, `any2` asks for two of them,
and `own` is the subject that hangs on the verb itself.
The class `agent` is not listed: it is every noun that the actor tables know somebody by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from dateline import lexicon
from dateline.coding import slots
from dateline.errors import StopRun

#: Slots that look at the whole sentence, and how many different words they ask for.
SURROUNDINGS = {"any": 1, "any2": 2}

_ROLES = ("nouns", "manner", "sectors", "office", "note")

Classes = dict[str, frozenset[str]]


def load_classes() -> Classes:
    """Word class to its lemmas; a class named in several rows has them all."""
    found: dict[str, set[str]] = {}
    for row in lexicon.table("triggers/classes.tsv", ("class", "lemmas")):
        found.setdefault(row["class"], set()).update(row["lemmas"].split())
    for row in lexicon.table("actors/roles.tsv", _ROLES):
        if row["manner"] != "modifier":
            found.setdefault("agent", set()).update(
                re.split(r"[ -]", noun)[-1] for noun in row["nouns"].split("|")
            )
    return {name: frozenset(words) for name, words in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One test: whether a filler of `slot` is one of `words` or a name of one of `labels`."""

    slot: str
    words: frozenset[str]
    labels: frozenset[str]
    anything: bool
    negated: bool
    containers: frozenset[str]

    def holds(self, token: Token, support: Token | None) -> bool:
        """Whether the condition is met around the trigger `token`."""
        if self.slot in SURROUNDINGS:
            return self.negated is not (len(self.words & words_of(token.doc)) >= SURROUNDINGS[self.slot])
        return self.negated is not any(True for _ in self.witnesses(token, support))

    def witnesses(self, token: Token, support: Token | None) -> Iterable[Token]:
        """The words that meet it, negation aside."""
        found = _own(support or token) if self.slot == "own" else slots.fill(token, self.slot, support)
        for filler in found:
            for word in (filler, *self._contents(filler)):
                if self.anything or self._fits(word):
                    yield word

    def _fits(self, word: Token) -> bool:
        return (
            lemma(word) in self.words
            or word.lower_ in self.words
            or not self.labels.isdisjoint((word.ent_type_, word.pos_))
        )

    def _contents(self, filler: Token) -> list[Token]:
        """What is counted or grouped: the agreements in "a series of agreements"."""
        return slots.fill(filler, "of") if lemma(filler) in self.containers else []


def _own(verb: Token) -> list[Token]:
    """The subject that hangs on the verb itself, not one that it shares or stands behind "by"."""
    return [child for child in verb.children if child.dep_ == "nsubj"]


@lru_cache(maxsize=1)
def words_of(doc: Doc) -> frozenset[str]:
    """All words of a sentence as written, as lemmas and without a plural's s, in lower case."""
    found: set[str] = set()
    for token in doc:
        word = token.lower_
        found.add(word)
        found.add(token.lemma_.lower())
        if word.endswith("s"):
            found.add(word[:-1])
        if word == "-" and 0 < token.i < len(doc) - 1:
            found.add(f"{token.nbor(-1).lower_}-{token.nbor(1).lower_}")
    return frozenset(found)


def lemma(token: Token) -> str:
    """The lemma in lower case; a plural that was taken for a name loses its s."""
    word = token.lemma_.lower()
    return word[:-1] if token.pos_ == "PROPN" and word.endswith("s") and len(word) > 4 else word


def conditions(cell: str, classes: Classes, where: str) -> tuple[Condition, ...]:
    """The conditions of one `when` cell. Raises StopRun, with `where`, at an unknown class."""
    return tuple(_condition(part, classes, where) for part in cell.split() if part not in ("-", "weak"))


def _condition(part: str, classes: Classes, where: str) -> Condition:
    slot, colon, values = part.removeprefix("!").partition(":")
    words: set[str] = set()
    labels: set[str] = set()
    for value in values.split(","):
        if value.startswith("="):
            words.add(value[1:])
        elif value.startswith("@"):
            labels.add(value[1:])
        elif value in classes:
            words |= classes[value]
        elif value != "*" or not colon:
            raise StopRun(where, f"unknown word class {value!r} in {part!r}")
    return Condition(
        slot=slot,
        words=frozenset(words),
        labels=frozenset(labels),
        anything="*" in values.split(","),
        negated=part.startswith("!"),
        containers=classes["container"],
    )
