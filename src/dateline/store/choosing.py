"""What events can be chosen by: one definition for addresses, the API and the command line.

Values come as they are typed, by the names that addresses have; what means nothing is refused.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import get_args

from dateline.errors import SkipPage
from dateline.model import Auxiliary, EventStatus
from dateline.store.base import REVIEWED, Filters
from dateline.store.days import days

QUADS = {
    "1": "verbal cooperation",
    "2": "material cooperation",
    "3": "verbal conflict",
    "4": "material conflict",
}
AUXILIARY: tuple[str, ...] = get_args(Auxiliary)
TOLD: tuple[str, ...] = get_args(EventStatus)
"""How all reports of an event together tell it."""
_COUNTRY = re.compile(r"[A-Z]{3}")
_SHARE = re.compile(r"0(\.[0-9]{1,6})?|1(\.0{1,6})?")


class BadFilter(SkipPage):
    """A filter that means nothing; `where` is its name."""


def choose(values: Mapping[str, str]) -> Filters:
    """The filters of these values. Raises BadFilter for one that means nothing.

    `type` may name several with commas between them. `status` is an auxiliary mode, or "asserted" for none.
    """
    status = values.get("status", "")
    types = tuple(
        dict.fromkeys(filter(None, (each.strip() for each in values.get("type", "").upper().split(","))))
    )
    return Filters(
        type=types[0] if len(types) == 1 else None,
        types=types if len(types) > 1 else (),
        quad=int(one_of("quad", values.get("quad", ""), tuple(QUADS)) or 0) or None,
        context=values.get("context"),
        sector=values.get("sector", "").upper() or None,
        outlet=values.get("outlet"),
        status=one_of("told", values.get("told", ""), TOLD),
        mode=values.get("mode"),
        either=country("country", values),
        actor=country("actor", values),
        recipient=country("recipient", values),
        place=country("place", values),
        since=day("since", values, 0),
        until=day("until", values, 1),
        source=values.get("source"),
        text=values.get("text"),
        min_confidence=share("min_confidence", values),
        reviewed=one_of("reviewed", values.get("reviewed", ""), REVIEWED),
        reports=one_of("reports", values.get("reports", ""), ("1",)) is not None,
        auxiliary=() if status in ("", "asserted") else (one_of("status", status, AUXILIARY) or "",),
        without=AUXILIARY if status == "asserted" else (),
    )


def share(name: str, values: Mapping[str, str]) -> float:
    """A number from 0 to 1; 0 where none is given. Raises BadFilter."""
    value = values.get(name, "0")
    if not _SHARE.fullmatch(value):
        raise BadFilter(name, f"“{value}” is not a number from 0 to 1", "for example 0.8")
    return float(value)


def one_of(name: str, value: str, allowed: tuple[str, ...]) -> str | None:
    """One of the values that are allowed; null for "". Raises BadFilter, with the nearest one."""
    if value and value not in allowed:
        close = difflib.get_close_matches(value, allowed, n=1, cutoff=0.65)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(allowed)}"
        raise BadFilter(name, f"“{value}” is not known", hint)
    return value or None


def country(name: str, values: Mapping[str, str]) -> str | None:
    """A code of three letters, as capitals. Raises BadFilter."""
    value = values.get(name, "").upper()
    if value and not _COUNTRY.fullmatch(value):
        raise BadFilter(name, f"“{value}” is not a code of three letters", "for example KEN or UNO")
    return value or None


def day(name: str, values: Mapping[str, str], end: int) -> str | None:
    """The first (0) or last (1) day of the day, month or year that is given, as ISO. Raises BadFilter."""
    value = values.get(name)
    span = days(value)
    if value is not None and (span is None or "/" in value):
        raise BadFilter(name, f"“{value}” is not a date", "write 2026-03-05, 2026-03 or 2026")
    return span[end] if span else None
