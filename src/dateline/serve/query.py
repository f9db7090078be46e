"""The filters of a listing, as they stand in its address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict
from urllib.parse import urlencode

from dateline import ontology
from dateline.store.base import Filters, View
from dateline.store.choosing import BadFilter, choose, country, one_of

FIELDS = (
    "text",
    "type",
    "mode",
    "country",
    "actor",
    "recipient",
    "place",
    "since",
    "until",
    "status",
    "source",
    "min_confidence",
    "reports",
    "reviewed",
    "quad",
    "context",
    "sector",
    "outlet",
    "told",
)
"""`type` may name several with commas between them; `told` is the status of the event from all its reports,
`status` an auxiliary mode of a report, or "asserted" for none."""
STORY_FIELDS = ("text", "section")
TREATY_FIELDS = ("text", "party", "field", "on")
PAGING = ("cursor", "limit")
DEFAULT_LIMIT, MOST = 40, 200
LONGEST = 200
"""Characters of one value: longer ones are refused, not cut."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Paging(TypedDict):
    """Which part of a list is asked for."""

    limit: int
    cursor: str | None


BadAddress = BadFilter
"""An address with a filter that means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A listing asked for: `values` has the filters as typed, for the form and for links."""

    values: dict[str, str]
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None

    def address(self, path: str, **changes: str | None) -> str:
        """`path` with these filters and `changes`; a change to null drops a filter. Starts at page one."""
        merged: dict[str, str | None] = {**self.values, **changes}
        if self.limit != DEFAULT_LIMIT:
            merged.setdefault("limit", str(self.limit))
        kept = {name: value for name, value in merged.items() if value}
        return f"{path}?{urlencode(kept)}" if kept else path


@dataclass(frozen=True, slots=True, kw_only=True)
class Query(Asked):
    """A list of events asked for."""

    filters: Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaties(Asked):
    """A list of treaties asked for, or one; `on` is the day whose status is shown, `chosen` if asked for."""

    party: str | None
    on: dt.date
    chosen: bool


def types_of(view: View) -> tuple[str, ...]:
    """The types of the store's events."""
    return tuple(value for value, _ in view.counts("type", limit=1_000))


Kept = Callable[[], Iterable[str]]


def read(parameters: Mapping[str, str], kept: Kept = lambda: ()) -> Query:
    """The query of an address. Raises BadAddress for names and values that mean nothing.

    `kept` gives the types that the store has; it is asked only for one that is not PLOVER's.
    """
    values = _values(parameters, FIELDS)
    filters = choose(values)
    for type in filters.types or ((filters.type,) if filters.type else ()):
        if type not in ontology.types():
            one_of("type", type, tuple(dict.fromkeys((*ontology.types(), *kept()))))
    return Query(filters=filters, values=values, **_paging(parameters))


def read_stories(parameters: Mapping[str, str]) -> Asked:
    """The same for a list of stories."""
    return Asked(values=_values(parameters, STORY_FIELDS), **_paging(parameters))


def read_treaties(parameters: Mapping[str, str]) -> Treaties:
    """The same for a list of treaties; without a day it is today in UTC."""
    values = _values(parameters, TREATY_FIELDS)
    return Treaties(
        values=values,
        party=country("party", values),
        on=_one_day("on", values) or dt.datetime.now(dt.UTC).date(),
        chosen="on" in values,
        **_paging(parameters),
    )


def read_search(parameters: Mapping[str, str]) -> str:
    """The words of a search over everything; "" where there are none yet."""
    return _values(parameters, ("q",)).get("q", "")


def _values(parameters: Mapping[str, str], fields: tuple[str, ...]) -> dict[str, str]:
    for name, value in parameters.items():
        if name not in fields + PAGING:
            raise BadAddress(name, "there is no such filter", f"there are {', '.join(fields)}")
        if len(value) > LONGEST and name != "cursor":
            raise BadAddress(name, f"is longer than {LONGEST} characters")
        if _CONTROL.search(value.strip()):
            raise BadAddress(name, "has a character that is no text", "leave it out")
    return {name: parameters[name].strip() for name in fields if parameters.get(name, "").strip()}


def _paging(parameters: Mapping[str, str]) -> Paging:
    return {"limit": _limit(parameters.get("limit", "")), "cursor": parameters.get("cursor") or None}


def _one_day(name: str, values: dict[str, str]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(values[name]) if name in values else None
    except ValueError:
        raise BadAddress(name, f"“{values[name]}” is not a day", "write 2026-03-05") from None


def _limit(value: str) -> int:
    if not value:
        return DEFAULT_LIMIT
    if not value.isascii() or not value.isdecimal() or not 1 <= int(value[:9]) <= MOST:
        raise BadAddress("limit", f"“{value}” is not a number from 1 to {MOST}")
    return int(value)
