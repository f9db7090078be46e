"""Days and times as pages print them, to ISO 8601: only as precise as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from dateline.pages.lists import Lists, load

_ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?)?"
    r" ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2}(?![0-9]))?"
)
_REACH = 400
"""Characters of a line that are looked at for a day: date lines are short."""

_AFTER = re.compile(
    r"[\s,./|·•:;(–—-]{0,5}(?:(?:at|um|à|alle|ore|в|um)\s{1,2})?([0-9]{1,2})[:.h]([0-9][0-9])(?::[0-9][0-9])?"
    r"\s{0,2}([ap]\.?m\.?(?!\w))?(?:\s{0,2}\(?([A-Z]{1,4})(?![A-Za-z])\)?)?(?:\s{0,2}([+-][0-9][0-9]:?[0-9][0-9]))?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{1,2}$", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?<![0-9:])([0-9]{1,2})[:.]([0-9][0-9])\s{0,2}([ap]\.?m\.?)?(?:\s{0,2}([A-Z]{1,4}))?[\s,|·-]{0,4}(?:on\s)?(?:[^\W\d]{2,10}\.?,?\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A day, with its time if one is printed beside it, and the characters it stands in."""

    iso: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, load().months), key=lambda m: (-len(m), m)))
    return re.compile(
        rf"(?P<iso>\b[0-9]{{4}}-[0-9][0-9]-[0-9][0-9](?![0-9-]))"
        rf"|\b(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th|\.|º)?[\s-](?:de\s)?(?P<m1>{months})\.?,?[\s-](?:de\s)?(?P<y1>[0-9]{{4}})\b"
        rf"|\b(?P<m2>{months})\.?\s(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>[0-9]{{4}})\b"
        rf"|\b(?P<a>[0-9]{{1,2}})(?P<sep>[./])(?P<b>[0-9]{{1,2}})(?P=sep)(?P<y3>[0-9]{{4}})\b"
        rf"|\b(?P<y4>[0-9]{{4}})[./](?P<m4>[0-9]{{1,2}})[./](?P<d4>[0-9]{{1,2}})\b",
        re.IGNORECASE,
    )


def from_metadata(value: str) -> str | None:
    """ISO 8601 of a machine-made date; None if it is none. An offset is kept, never added."""
    value = value.strip()[:80]
    match = _ISO.match(value)
    if match is None:
        found = find(value)
        return found.iso if found else None
    year, month, day, hour, minute, second, zone = match.groups()
    text = f"{year}-{month}-{day}"
    if hour:
        text += f"T{hour}:{minute}" + (f":{second}" if second else "") + _zone(zone)
    return text if _valid(text) else None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone.replace(":", "").ljust(5, "0")
    return f"{digits[:3]}:{digits[3:]}"


def _valid(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def find(text: str, *, start: int = 0) -> Found | None:
    """The first day printed in `text` from `start` on; None if there is none that is one."""
    lists = load()
    if not any(map(str.isdigit, text[:_REACH])):
        return None
    for match in _pattern().finditer(text, start, _REACH):
        day = _day(match, lists)
        if day and _valid(day):
            return _with_time(text, match, day, lists)
    return None


def two_ways(texts: Iterable[str]) -> dict[str, str]:
    """Why there is no day of publication, if a numeric date of a line could be read as either month."""
    lists = load()
    for text in texts:
        for match in _pattern().finditer(text, 0, _REACH):
            if match["a"] and _day(match, lists) is None:
                return {"published": f"the page prints {match.group()}, which can be read two ways"}
    return {}


def _day(match: re.Match[str], lists: Lists) -> str | None:
    got = match.groupdict()
    if got["iso"]:
        return got["iso"]
    if got["m1"] or got["m2"]:
        year, month, day = (
            got["y1"] or got["y2"],
            lists.months[(got["m1"] or got["m2"]).lower()],
            got["d1"] or got["d2"],
        )
    elif got["y4"]:
        year, month, day = got["y4"], int(got["m4"]), got["d4"]
    else:
        order = _order(int(got["a"]), int(got["b"]), got["sep"], match)
        if order is None:
            return None
        year, (month, day) = got["y3"], order
    return f"{int(year):04d}-{month:02d}-{int(day):02d}"


def _order(one: int, two: int, separator: str, match: re.Match[str]) -> tuple[int, int] | None:
    """(month, day) of `11/20`; None where both readings are possible and nothing decides."""
    if separator == "." or one > 12:
        return two, one
    if two > 12 or one == two:
        return one, two
    year = int(match["y3"])
    weekday = _WEEKDAY.search(match.string[max(0, match.start() - 16) : match.start()])
    if weekday and year:
        return _on(weekday.group(1), one, two, year)
    # A 12-hour clock beside it is American usage, where the month comes first.
    after = _AFTER.match(match.string, match.end())
    return (one, two) if after and after.group(3) else None


def _on(weekday: str, one: int, two: int, year: int) -> tuple[int, int] | None:
    """The reading of `11/12/2024` that falls on the weekday printed before it."""
    number = "montuewedthufrisatsun".index(weekday.lower()) // 3
    for month, day in ((one, two), (two, one)):
        if date(year, month, day).weekday() == number:
            return month, day
    return None


def _with_time(text: str, match: re.Match[str], day: str, lists: Lists) -> Found:
    if match.group("iso"):
        whole = _ISO.match(text, match.start())
        iso = from_metadata(whole.group()) if whole else None
        if whole and iso and len(iso) > 10:
            return Found(iso=iso, start=match.start(), end=whole.end())
    after = _AFTER.match(text, match.end())
    if after:
        clock = _clock(
            after.group(1), after.group(2), after.group(3), after.group(5) or after.group(4), lists
        )
        if clock:
            return Found(iso=f"{day}T{clock}", start=match.start(), end=after.end())
    head = text[max(0, match.start() - 40) : match.start()]
    before = _BEFORE.search(head)
    if before:
        clock = _clock(before[1], before[2], before[3], before[4], lists)
        if clock:
            return Found(
                iso=f"{day}T{clock}", start=match.start() - len(head) + before.start(), end=match.end()
            )
    return Found(iso=day, start=match.start(), end=match.end())


def _clock(hour: str, minute: str, half: str | None, zone: str | None, lists: Lists) -> str | None:
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.lower().startswith("p") else 0)
    if number > 23 or int(minute) > 59:
        return None
    offset = _zone(zone) if zone and zone[0] in "+-" else lists.zones.get((zone or "").upper(), "")
    return f"{number:02d}:{minute}{offset}"


def bare(text: str) -> bool:
    """Is a line nothing but a date line: a day, and few letters around it?"""
    found = find(text)
    if found is None:
        return False
    rest = text[: found.start] + text[found.end :]
    return sum(map(str.isalpha, rest)) <= 24


@cache
def _yearless() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, load().months), key=lambda m: (-len(m), m)))
    return re.compile(
        rf"\b(?:(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?\s(?P<m1>{months})\b"
        rf"|(?P<m2>{months})\.?\s(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9:]))",
        re.IGNORECASE,
    )


def stamp(text: str, *, published: str) -> str | None:
    """The day of a line that is nothing but an entry's day ("18:20, 4 March"), in the year of the page.

    An entry of January in a page of December is of the next year.
    """
    if len(text) > 48 or not any(map(str.isdigit, text)):
        return None
    if bare(text):
        found = find(text)
        return found.iso[:10] if found else None
    match = _yearless().search(text)
    if match is None or sum(map(str.isalpha, text[: match.start()] + text[match.end() :])) > 12:
        return None
    month = load().months[(match["m1"] or match["m2"]).lower()]
    year = int(published[:4]) + (month == 1 and published[5:7] == "12")
    day = f"{year:04d}-{month:02d}-{int(match['d1'] or match['d2']):02d}"
    return day if _valid(day) else None
