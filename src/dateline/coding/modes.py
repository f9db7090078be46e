"""The modes of a trigger whose row names none, and the PLOVER contexts of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from dateline import lexicon
from dateline.coding.conditions import Classes, Condition, conditions

if TYPE_CHECKING:
    from dateline.coding.relation import Match

_WORD = re.compile(r"[a-z0-9]+(?:[-'][a-z]+)*")
#: The longest phrase in the context tables, in words.
_LONGEST = 4


class Modes:
    """`data/triggers/modes.tsv`: for a type, which class of words in which slot makes which mode."""

    def __init__(self, classes: Classes) -> None:
        self._rules: dict[str, list[tuple[tuple[Condition, ...], str]]] = {}
        for row in lexicon.table("triggers/modes.tsv", ("type", "when", "mode", "match")):
            where = f"triggers/modes.tsv:{row['line']}"
            rule = (conditions(row["when"], classes, where), row["mode"])
            self._rules.setdefault(row["type"], []).append(rule)

    def of(self, type: str, token: Token, support: Token | None) -> tuple[str, ...]:
        """The first mode whose conditions hold for the trigger; empty when none does."""
        for tests, mode in self._rules.get(type, ()):
            if all(test.holds(token, support) for test in tests):
                return (mode,)
        return ()


class Contexts:
    """`data/contexts/*.tsv`: words and phrases that put a sentence into a context."""

    def __init__(self) -> None:
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._types: dict[str, tuple[str, ...]] = {}
        for row in lexicon.table("contexts/words.tsv", ("context", "phrases")):
            for phrase in row["phrases"].split(", "):
                self._phrases[phrase] = (*self._phrases.get(phrase, ()), row["context"])
        firsts = {phrase.partition(" ")[0] for phrase in self._phrases}
        self._firsts = firsts | {f"{word}s" for word in firsts}
        for row in lexicon.table("contexts/events.tsv", ("type", "mode", "contexts")):
            self._types[f"{row['type']} {row['mode']}"] = tuple(row["contexts"].split(", "))

    def of(self, doc: Doc, match: Match) -> tuple[str, ...]:
        """The contexts of an event in alphabetical order: by the sentence's words, its type and modes."""
        found = set(self._by_words(doc))
        for mode in match.modes or ("-",):
            found.update(self._types.get(f"{match.type} {mode}", ()))
        return tuple(sorted(found))

    def _by_words(self, doc: Doc) -> set[str]:
        words = _WORD.findall(doc.text.lower())
        found: set[str] = set()
        start = 0
        while start < len(words):
            size, hit = self._longest(words, start)
            found.update(hit)
            start += size
        return found

    def _longest(self, words: list[str], start: int) -> tuple[int, tuple[str, ...]]:
        """How many words the longest phrase at `start` has, 1 if there is none, and its contexts."""
        if words[start] not in self._firsts:
            return 1, ()
        for size in range(min(_LONGEST, len(words) - start), 0, -1):
            phrase = " ".join(words[start : start + size])
            hit = self._phrases.get(phrase) or self._phrases.get(phrase.removesuffix("s"))
            if hit:
                return size, hit
        return 1, ()
