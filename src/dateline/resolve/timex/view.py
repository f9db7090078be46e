"""What a normaliser sees of a match: its groups as words and numbers, and what was read before it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Protocol

from dateline.model import DateBasis, TimexType
from dateline.resolve.timex import calendar as cal
from dateline.resolve.timex.calendar import Grain, Stretch
from dateline.resolve.timex.tokens import Row

NO_ANCHOR = "relative date in a block without an anchor day"
NO_YEAR = "no year is stated and the block has no anchor day"
LENGTH = "a length of time, not a date"
REPEATED = "a repeated time, not one date"
NO_BASE = "it counts from a date that the text does not give"
VAGUE = "too vague for a date"
OUTSIDE = "outside the years 1 to 9999"
UNDATED = "a day that differs by country or year"

LARGEST = 1e9
"""Numbers from here on are not counted with."""

_STOP = re.compile(r"[.!?]\s+[A-Z“\"]|\n")
_NEAR = 200


class Tense(Protocol):
    """What the words around an offset say of a date there."""

    def __call__(self, offset: int) -> bool | None:
        """Ahead (True), back (False) or not known (None)."""

    def begun(self, offset: int) -> bool:
        """Whether it has begun: "since"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The meaning of one match. `point`: what later "two days later" or "that year" may count from."""

    type: TimexType
    value: str
    edtf: str | None = None
    basis: DateBasis = "unknown"
    why: str | None = None
    point: Stretch | None = None
    ends: tuple[str, str] | None = None
    """The values of the first and the last part of a range."""


@dataclass(slots=True)
class Context:
    """The day that a text counts from, its tense, and the last date and quarter read in it."""

    anchor: dt.date | None
    tense: Tense
    last: Stretch | None = None
    quarter: Stretch | None = None
    _end: int = -1000

    def year_of(self, letters: str, step: int | None) -> int | None:
        """The year of "last year", "this year", or "that year" (of the last date read)."""
        if "q" in letters:
            return self.last.start.year if self.last else None
        return self.anchor.year + (step or 0) if self.anchor else None

    def day_in_sentence(self, view: View) -> Stretch | None:
        """The day read before in the sentence of the match, which a clock time there belongs to."""
        if self.last is None or self.last.grain != "day":
            return None
        between = view.row.text[self._end : min(view.offset, self._end + _NEAR)]
        return None if view.offset - self._end >= _NEAR or _STOP.search(between) else self.last

    def past_year(self, view: View) -> int | None:
        """The year, before that of the anchor, of the day read before in the sentence of the match."""
        day = self.day_in_sentence(view)
        if day is None or self.anchor is None or day.start.year >= self.anchor.year - 1:
            return None
        return day.start.year

    def note(self, reading: Reading, end: int) -> None:
        """Remember what was read, and where it ended."""
        if reading.point is None:
            return
        self.last = reading.point
        self._end = end
        if reading.point.grain == "quarter":
            self.quarter = reading.point

    def current(self, grain: Grain) -> Stretch | None:
        """The stretch of that grain that holds the anchor day."""
        return None if self.anchor is None else cal.stretch(grain, self.anchor)


class View:
    """One match of one rule over one row of tokens."""

    __slots__ = ("match", "offset", "row", "rule")

    def __init__(self, rule: str, match: re.Match[str], row: Row) -> None:
        self.rule = rule
        self.match = match
        self.row = row
        self.offset = row.starts[match.start()]

    def has(self, name: str) -> bool:
        """Whether the rule has that group and it took part."""
        return name in self.match.re.groupindex and self.match[name] is not None

    def letters(self, *names: str) -> str:
        """The letters of the first of the groups that took part, else ""."""
        return next((self.match[name] for name in names if self.has(name)), "")

    def values(self, *names: str) -> list[str]:
        """The values of the tokens of the first of the groups that took part, else []."""
        for name in names:
            if self.has(name):
                return self.row.values[slice(*self.match.span(name))]
        return []

    def value(self, *names: str) -> str:
        """The value of the first token of `values`, else ""."""
        return next(iter(self.values(*names)), "")

    def number(self, *names: str) -> int:
        """`value` as a whole number, else 0."""
        text = self.value(*names)
        return int(text) if text.lstrip("-").isdigit() else 0

    def amount(self, *names: str) -> float | None:
        """The number that a group of numeral tokens spells, or null."""
        for name in names:
            if self.has(name):
                start, end = self.match.span(name)
                return spelled(self.row.letters[start:end], self.row.values[start:end])
        return None

    def step(self, *names: str) -> int | None:
        """-1 for last, 1 for next, 0 for this and that, null without such a word."""
        letters = self.letters(*names)
        if not letters:
            return None
        return -1 if "l" in letters else 1 if "N" in letters else 0

    def before(self, length: int = 12) -> str:
        """The text just before the match, in lower case."""
        return self.row.text[max(self.offset - length, 0) : self.offset].lower()

    def is_title(self, name: str) -> bool:
        """Whether the word of a group has a capital inside mixed-case text: "60 Minutes", "This Week"."""
        if not self.has(name):
            return False
        at = self.match.start(name)
        word = self.row.text[self.row.starts[at] : self.row.ends[at]]
        return word[:1].isupper() and not word.isupper() and at > self.match.start()

    @property
    def end(self) -> int:
        """Where the match ends in the text."""
        return self.row.ends[self.match.end() - 1]


def spelled(letters: str, values: list[str]) -> float | None:
    """The number of numeral tokens: "two hundred and ten" 210, "5 1/2" 5.5."""
    total = part = 0.0
    for letter, value in zip(letters, values, strict=True):
        if letter == "1":
            top, bottom = value.split("/")
            if not int(bottom):
                return None
            part += int(top) / int(bottom)
        elif letter == "F":
            part += 0.5
        elif letter in "dnYco7":
            number = _float(value)
            if number is None:
                return None
            if number >= 100 and letter == "7":
                part = (part or 1) * number
                if number >= 1000:
                    total, part = total + part, 0.0
            elif letter == "7" and part:
                part *= number
            else:
                part += number
    return total + part


def _float(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if number < LARGEST else None


def dated(
    piece: Stretch | None,
    *,
    basis: DateBasis,
    masked: str = "XXXX",
    why: str = NO_ANCHOR,
    suffix: str = "",
    type: TimexType = "DATE",
) -> Reading:
    """The reading of a stretch, or, without one, the masked value with the reason."""
    if piece is None:
        return Reading(type=type, value=masked + suffix, why=why)
    edtf = piece.edtf
    return Reading(
        type=type,
        value=piece.value + suffix,
        edtf=edtf,
        basis=basis if edtf else "unknown",
        why=None if edtf else OUTSIDE,
        point=piece,
    )


def stated(edtf: str) -> Stretch | None:
    """The day, month or year of an EDTF date, of an interval its last; null where it is none of them."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf.rpartition("/")[2])
    if match is None:
        return None
    start = cal.day(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    grain: Grain = "day" if match[3] else "month" if match[2] else "year"
    return None if start is None else Stretch(grain=grain, start=start)


def ranged(first: Stretch | None, last: Stretch | None, *, basis: DateBasis) -> Reading | None:
    """From one stretch to another: the interval stands for both ends; null if not in order."""
    if first is None or last is None or last.last is None or first.start > last.start:
        return None
    value = f"{first.value}/{last.value}"
    edtf = f"{(first.edtf or '').split('/')[0]}/{(last.edtf or '').split('/')[-1]}"
    return Reading(
        type="DATE", value=value, edtf=edtf, basis=basis, point=last, ends=(first.value, last.value)
    )


def nearest(
    candidates: list[Stretch], anchor: dt.date, ahead: bool | None, *, back: int, on: int
) -> Stretch | None:
    """The candidate nearest to the anchor, unless the tense speaks against it.

    Without a tense, days ahead count double. In a clause that looks ahead, `back` days back
    still fit; in one that looks back, `on` days ahead do.
    """
    if not candidates:
        return None

    def gap(piece: Stretch) -> int:
        last = piece.last or piece.start
        return (piece.start - anchor).days if piece.start > anchor else min((last - anchor).days, 0)

    def distance(piece: Stretch) -> tuple[int, dt.date]:
        days = gap(piece)
        return -days if days < 0 else days * (2 if ahead is None else 1), piece.start

    closest = min(candidates, key=distance)
    if ahead is True and gap(closest) < -back:
        return min((piece for piece in candidates if gap(piece) >= 0), key=gap, default=closest)
    if ahead is False and gap(closest) > on:
        return max((piece for piece in candidates if gap(piece) <= 0), key=gap, default=closest)
    return closest
