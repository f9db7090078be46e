"""Whether a clause looks ahead or back, from the words near a date, for text that has no parse."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from dateline import lexicon

_STOP = re.compile(r"[.;!?\n]\s|\n")
_REACH = 160


class Tense:
    """The cue words of `data/times/tense.tsv`."""

    def __init__(self, cues: dict[str, str]) -> None:
        self._tense = cues
        far = sorted(
            (cue for cue in cues if not cues[cue].startswith("next-")), key=lambda cue: (-len(cue), cue)
        )
        near = sorted(cue for cue in cues if cues[cue].startswith("next-"))
        words = "|".join(map(re.escape, far))
        self._near = re.compile(
            rf"\b({'|'.join(map(re.escape, near))})\s{{1,3}}(?:the |about |around )?\Z", re.IGNORECASE
        )
        self._cues = re.compile(rf"(?:\b|(?=['’]))(?:({words})|([a-z]{{2,20}}ed))\b", re.IGNORECASE)

    @classmethod
    def load(cls) -> Tense:
        """Read the table."""
        return cls({row["cue"]: row["tense"] for row in lexicon.table("times/tense.tsv", ("cue", "tense"))})

    def of(self, text: str) -> Reader:
        """The tense of the clauses of one text."""
        return Reader(text, self._cues, self._near, self._tense)


class Reader:
    """The tense at any offset of one text."""

    def __init__(
        self, text: str, cues: re.Pattern[str], near: re.Pattern[str], tense: dict[str, str]
    ) -> None:
        self._text = text
        self._near = near
        self._cues = cues
        self._tense = tense

    @cached_property
    def _stops(self) -> list[int]:
        return [match.start() for match in _STOP.finditer(self._text)]

    def __call__(self, offset: int) -> bool | None:
        """True ahead, False back, None unknown: the nearest cue before the offset, else after it."""
        close = self._near.search(self._text[max(offset - 30, 0) : offset])
        if close is not None:
            return self._tense[close[1].lower()] == "next-future"
        return self._by_verbs(offset)

    def _by_verbs(self, offset: int) -> bool | None:
        stops = self._stops
        at = bisect_left(stops, offset)
        start = max(stops[at - 1] + 1 if at else 0, offset - _REACH)
        end = min(stops[at] if at < len(stops) else len(self._text), offset + _REACH)
        before = None
        for match in self._cues.finditer(self._text, start, end):
            if match.start() >= offset and before is not None:
                break
            found = "past" if match[2] else self._tense[match[1].lower()]
            if match.start() < offset:
                before = found
                continue
            return found == "future"
        return None if before is None else before == "future"
