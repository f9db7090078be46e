"""Whether a clause looks ahead or back, from the words near a date, for text that has no parse."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise

from dateline import lexicon

_STOP = re.compile(r"[.;!?\n]\s|\n")
_WORD = re.compile(r"[^\W\d_]+|['’]ll\b")
_REACH = 160
_CLOSE = 4
_CLAUSE = 8


class Tense:
    """The cue words of `data/times/tense.tsv`."""

    def __init__(self, cues: dict[str, str]) -> None:
        self._cues = cues

    @classmethod
    def load(cls) -> Tense:
        """Read the table."""
        return cls({row["cue"]: row["tense"] for row in lexicon.table("times/tense.tsv", ("cue", "tense"))})

    def of(self, text: str, *, parsed: Callable[[int], bool] | None = None) -> Reader:
        """The tense of the clauses of one text; `parsed` knows it from a parse."""
        return Reader(text, self._cues, parsed)


class Reader:
    """The tense at any offset of one text."""

    def __init__(self, text: str, cues: dict[str, str], parsed: Callable[[int], bool] | None) -> None:
        self._text = text
        self._cues = cues
        self._parsed = parsed

    @cached_property
    def _stops(self) -> list[int]:
        return [match.start() for match in _STOP.finditer(self._text)]

    def __call__(self, offset: int) -> bool | None:
        """True ahead, False back, None unknown.

        A preposition right before decides ("until"), then the parse if there is one, else the
        nearest cue before the offset, else the first after it.
        """
        stops = self._stops
        at = bisect_left(stops, offset)
        start = max(stops[at - 1] + 1 if at else 0, offset - _REACH)
        end = min(stops[at] if at < len(stops) else len(self._text), offset + _REACH)
        before = _WORD.findall(self._text, start, offset)
        after = _WORD.findall(self._text, offset, end)
        near = [word.lower() for word in before[-_CLOSE:]]
        if self._begins(near):
            return True
        if self.begun(offset):
            return False
        close = self._close(near)
        if close is not None and not (close and "had" in before[-_CLAUSE:] + after[:_CLAUSE]):
            return close
        if self._parsed is not None:
            return self._parsed(offset)
        found = self._nearest(before)
        if found is None:
            found = self._first(after)
        return True if found is None and self._infinitive(before + after) else found

    def begun(self, offset: int) -> bool:
        """Whether "since" stands before the date, which then lies back however near the coming one is."""
        for word in reversed(_WORD.findall(self._text, max(0, offset - _REACH), offset)[-_CLOSE:]):
            kind = self._cues.get(word.lower())
            if kind == "begun":
                return True
            if kind != "filler":
                return False
        return False

    def _nearest(self, words: list[str]) -> bool | None:
        """What the last cue of the words says."""
        for at in range(len(words) - 1, -1, -1):
            found = self._at(words, at)
            if found is not None:
                return found
        return None

    def _first(self, words: list[str]) -> bool | None:
        """What the first cue of the words says."""
        return next((found for at in range(len(words)) if (found := self._at(words, at)) is not None), None)

    def _at(self, words: list[str], at: int) -> bool | None:
        """The cue at a place; a participle after "be" takes the tense of what stands before."""
        found = self._cue(words[at], words[at + 1] if at + 1 < len(words) else None)
        carried = found is False and at and self._cues.get(words[at - 1].lower()) == "carrier"
        return None if carried else found

    def _begins(self, words: list[str]) -> bool:
        """To begin on Tuesday, to take place Friday."""
        return any(to == "to" and self._cues.get(verb) == "begins" for to, verb in pairwise(words))

    def _close(self, words: list[str]) -> bool | None:
        """A preposition right before the date, such as "until" or "as early as"."""
        for size in range(min(3, len(words)), 0, -1):
            found = self._cues.get(" ".join(words[-size:]), "")
            if found.startswith("next-"):
                return found == "next-future"
        return None

    def _cue(self, word: str, neighbour: str | None) -> bool | None:
        low = word.lower()
        pair = self._cues.get(f"{low} {neighbour.lower()}") if neighbour else None
        found = pair or self._cues.get(low)
        if found in ("future", "past"):
            return found == "future"
        return False if found is None and low.endswith("ed") and len(low) > 4 else None

    def _infinitive(self, words: list[str]) -> bool:
        """A headline: "Putin to visit Beijing"."""
        for name, to, verb in zip(words, words[1:], words[2:], strict=False):
            if to == "to" and name[0].isupper() and verb.islower() and self._cues.get(verb) != "not-verb":
                return True
        return False
