"""The first and last day of an EDTF date, as far as sorting and date filters need it."""

from __future__ import annotations

import re
from calendar import monthrange

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.+Z-]{1,30})?[?~%]?\Z")
_DECADE = re.compile(r"(\d{2,3})X{1,2}\Z")
#: EDTF's month numbers for spring, summer, autumn and winter, with the months that they begin and end in.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def days(edtf: str | None) -> tuple[str, str] | None:
    """The first and last ISO day that `edtf` touches, or null when it gives none.

    An interval that is open at one end ("2024-01-05/..") ends on the day where it starts.
    """
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    start, end = _ends(first), _ends(last)
    if start is None and end is None:
        return None
    start, end = start or end, end or start
    assert start and end
    return (start[0], end[1]) if start[0] <= end[1] else (end[0], start[1])


def in_words(edtf: str) -> str:
    """A date for people: "by 2024-11-12", "from 2024", "2024-11-04 to 2024-11-10"."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return edtf
    if first in ("", ".."):
        return f"by {last}"
    return f"from {first}" if last in ("", "..") else f"{first} to {last}"


def _ends(part: str) -> tuple[str, str] | None:
    decade = _DECADE.match(part)
    if decade:
        digits = decade[1]
        return f"{digits.ljust(4, '0')}-01-01", f"{digits.ljust(4, '9')}-12-31"
    match = _DAY.match(part)
    if match is None:
        return None
    year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    if day:
        iso = f"{year}-{month:02}-{day:02}"
        return iso, iso
    begin, end = _SEASONS.get(month, (month or 1, month or 12))
    if not 1 <= end <= 12 or year == "0000":
        return None
    return f"{year}-{begin:02}-01", f"{year}-{end:02}-{monthrange(int(year), end)[1]:02}"
