"""Which words can be triggers: their inflected forms, and a cheap test before any parsing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline import lexicon

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_VOWELS = "aeiou"


def irregular() -> dict[str, tuple[str, ...]]:
    """Lemma and part of speech ("go verb") to the forms that the rules would get wrong."""
    rows = lexicon.table("triggers/irregular.tsv", ("lemma", "pos", "forms"))
    return {f"{row['lemma']} {row['pos']}": tuple(row["forms"].split()) for row in rows}


def forms(lemma: str, pos: str, exceptions: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """All lower-case forms of a lemma; `pos` is verb, noun or adj."""
    known = exceptions.get(f"{lemma} {pos}")
    if known is not None:
        return frozenset((lemma, *known))
    if pos == "noun":
        return frozenset((lemma, _plural(lemma)))
    if pos == "verb":
        return frozenset((lemma, _plural(lemma), *_past_and_participle(lemma)))
    return frozenset((lemma,))


def _plural(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _past_and_participle(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        stem = lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]
        return lemma + "d", stem + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied", lemma + "ing"
    both = (lemma + "ed", lemma + "ing")
    if (
        len(lemma) > 2
        and lemma[-1] not in _VOWELS + "wxyh"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
    ):
        # "ban", "banned", and British "travelled": too many forms do no harm here.
        return (*both, lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
    return both


class Screen:
    """The cheap test on raw text: could any trigger be in here?"""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)

    def may_hold(self, text: str) -> bool:
        """Whether any word of `text` is a form of a trigger's head word."""
        found = _WORD.findall(text.lower())
        if not self._words.isdisjoint(found):
            return True
        return any("-" in word and word.rpartition("-")[2] in self._words for word in found)
