"""Words as linking compares them: keys of content words, and which words can name one happening.

A key is a stem in lower case, or `#` and the digits of a number. Nothing here needs a parse, so
that a stored report and a new one are compared by the same rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from dateline import lexicon

#: How likely two words of one story name the same happening, before anything else is looked at.
#: Set by hand after a look at the shares in ECB+ (0.73, 0.73, 0.44, 0.30); see docs/explanation/merging.md.
SAME, STEM, CLOSE, LOOSE = 0.70, 0.65, 0.45, 0.35

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*\d|\d")
_CUTS = ("s", "es", "d", "ed", "ing")
_KEPT = 4
_LONGEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word tables of linking. `close` and `loose` have the numbers of a word's groups."""

    stopwords: frozenset[str]
    suffixes: tuple[str, ...]
    irregular: dict[str, str]
    close: dict[str, frozenset[int]]
    loose: dict[str, frozenset[int]]
    speech: frozenset[int]
    light: frozenset[str]

    @classmethod
    def load(cls) -> Words:
        """The tables, read once. Raises StopRun when one is damaged."""
        return _load()

    def normal(self, word: str) -> str:
        """The base form of a word, if the tables know it: "checks" is "check", "slain" is "slay"."""
        word = word.casefold()
        if word in self.close:
            return word
        word = self.irregular.get(word, word)
        return next((form for form in _forms(word) if form in self.close), word)

    def stem(self, word: str) -> str:
        """A word without up to two endings; at least four letters stay."""
        for _ in range(2):
            word = self._cut(word)
        return word

    def _cut(self, word: str) -> str:
        for suffix in self.suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= _KEPT:
                return word[: -len(suffix)]
        return word

    def key(self, word: str) -> str:
        """What a word is compared by."""
        if word[0].isdigit():
            return "#" + word.replace(",", "")
        return self.stem(word.casefold())

    def keys(self, text: str) -> list[str]:
        """The keys of the content words of a text, in its order."""
        return [
            self.key(word[:_LONGEST])
            for word in _WORD.findall(text)
            if (len(word) > 1 or word.isdigit()) and word.casefold() not in self.stopwords
        ]

    def likeness(self, one: str, other: str) -> float:
        """Whether two normal forms can name one happening: 0, or one of the four values above."""
        if one == other:
            return SAME
        if self.stem(one) == self.stem(other):
            return STEM
        close = self.close.get(one, _NONE), self.close.get(other, _NONE)
        if close[0] & close[1]:
            return CLOSE
        loose = self.loose.get(one, _NONE), self.loose.get(other, _NONE)
        return LOOSE if loose[0] & (loose[1] | close[1]) or loose[1] & close[0] else 0.0

    def likest(self, one: str, other: str) -> float:
        """The same for several words each, with blanks between them: that of the two likest."""
        return max(self.likeness(a, b) for a in one.split() for b in other.split())

    def knows(self, words: str) -> bool:
        """Whether the tables have one of these words, so that what they do not say of it counts."""
        return any(word in self.close for word in words.split())

    def is_speech(self, word: str) -> bool:
        """Whether a normal form is a word of saying: what different people say are different happenings."""
        return bool(self.close.get(word, _NONE) & self.speech)

    def is_light(self, word: str) -> bool:
        """Whether a normal form is a verb that says little by itself."""
        return word in self.light


_NONE: frozenset[int] = frozenset()


def _forms(word: str) -> list[str]:
    cut = [word[: -len(end)] for end in _CUTS if word.endswith(end) and len(word) - len(end) >= 2]
    cut += [word[:-3] + "y"] if word.endswith(("ies", "ied")) else []
    single = [form[:-1] for form in cut if len(form) > 2 and form[-1] == form[-2]]
    return [word, *cut, *(form + "e" for form in cut), *single]


@cache
def _load() -> Words:
    groups: dict[str, dict[str, set[int]]] = {"close": {}, "loose": {}, "speech": {}}
    for row in lexicon.table("link/kin.tsv", ("strength", "words", "example")):
        for word in row["words"].split():
            groups[row["strength"]].setdefault(word, set()).add(int(row["line"]))
    speech = frozenset(line for lines in groups["speech"].values() for line in lines)
    for word, lines in groups["speech"].items():
        groups["close"].setdefault(word, set()).update(lines)
    return Words(
        stopwords=frozenset(row["word"] for row in lexicon.table("link/stopwords.tsv", ("word",))),
        suffixes=tuple(row["suffix"] for row in lexicon.table("link/suffixes.tsv", ("suffix", "example"))),
        irregular={
            form: row["lemma"]
            for row in lexicon.table("triggers/irregular.tsv", ("lemma", "pos", "forms"))
            for form in row["forms"].split()
        },
        close={word: frozenset(lines) for word, lines in groups["close"].items()},
        loose={word: frozenset(lines) for word, lines in groups["loose"].items()},
        speech=speech,
        light=frozenset(row["word"] for row in lexicon.table("link/light.tsv", ("word",))),
    )


def number(*parts: object) -> int:
    """A positive 63-bit number for these parts, the same on every machine and in every run."""
    text = "\x1f".join(map(str, parts)).encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big") >> 1
