"""What can be asked of the API: one definition describes a parameter and refuses what does not fit it."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from dateline import ontology
from dateline.model import Auxiliary, EventStatus
from dateline.serve import query
from dateline.serve.problems import BadParameter
from dateline.store.base import REVIEWED

PRINTED = r"^[^\x00-\x1f\x7f]*$"
"""Text without control characters, which no name and no search has."""
CURSOR = r"^[0-9T:.+Z-]{0,40}~[0-9]{1,18}$"
LINE_CURSOR = r"^([0-9T:.+Z-]{0,40}~[0-9]{1,18})?(![0-9a-zA-Z-]{1,40})?$"
DAY = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
COUNTRY = r"^[A-Z]{3}$"
OWN_TYPES = r"^[A-Z][A-Z0-9_-]*(,[A-Z][A-Z0-9_-]*){0,15}$"


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A parameter. `pattern` is searched for in the whole value; `low` and `high` make it a number.

    `accepts` is a wider pattern, where the store may know more than the schema. `whole`: the number has no
    fraction. `allowed` are the only values, where there are any.
    """

    name: str
    about: str
    pattern: str = PRINTED
    accepts: str = ""
    allowed: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    whole: bool = True
    day: bool = False
    example: str = ""
    longest: int = query.LONGEST

    def schema(self) -> dict[str, Any]:
        """Its JSON schema."""
        if self.low is not None:
            return {
                "type": "integer" if self.whole else "number",
                "minimum": self.low,
                **({"maximum": self.high} if self.high is not None else {}),
            }
        if self.allowed:
            return {"type": "string", "enum": list(self.allowed)}
        if self.day:
            return {"type": "string", "format": "date"}
        return {"type": "string", "minLength": 1, "maxLength": self.longest, "pattern": self.pattern}

    def read(self, value: str) -> str:
        """The value as `query` takes it. Raises BadParameter for one that the schema does not allow."""
        if self.low is not None:
            return self._number(value)
        if self.allowed:
            return self._allowed(value)
        if self.day:
            return self._day(value)
        if not 1 <= len(value) <= self.longest:
            raise BadParameter(self.name, f"has {len(value)} characters", f"give 1 to {self.longest}")
        if not self._compiled.search(value):
            raise BadParameter(self.name, f"“{_short(value)}” does not fit", self._hint)
        return value

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        # A `$` of Python lets a line end follow; that of JSON schema does not.
        return re.compile(re.sub(r"\$$", r"\\Z", self.accepts or self.pattern))

    @property
    def _hint(self) -> str:
        return (
            f"for example {self.example}" if self.example else "leave it out, or give what the API has sent"
        )

    def _number(self, value: str) -> str:
        form = r"[0-9]{1,9}" if self.whole else r"[0-9]{1,9}(\.[0-9]{1,30})?([eE]-?[0-9]{1,3})?"
        number = float(value) if re.fullmatch(form, value, re.ASCII) else None
        if number is None or number < (self.low or 0) or (self.high is not None and number > self.high):
            bounds = f"from {self.low} to {self.high}" if self.high is not None else f"from {self.low}"
            raise BadParameter(self.name, f"“{_short(value)}” is no number {bounds}", "for example 1")
        return str(int(number)) if self.whole else f"{number:.6f}"

    def _allowed(self, value: str) -> str:
        if value in self.allowed:
            return value
        close = difflib.get_close_matches(value[:60], self.allowed, n=1, cutoff=0.5)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(self.allowed)}"
        raise BadParameter(self.name, f"“{_short(value)}” is not known", hint)

    def _day(self, value: str) -> str:
        try:
            if len(value) != len("2026-03-05"):  # the reader of dates takes other ways to write them
                raise ValueError(value)
            return dt.date.fromisoformat(value).isoformat()
        except ValueError:
            raise BadParameter(self.name, f"“{_short(value)}” is not a day", "write 2026-03-05") from None


def _short(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:60]}…"


def _types() -> tuple[str, ...]:
    return tuple(ontology.types())


def _filters() -> tuple[Parameter, ...]:
    kinds = "|".join(sorted(_types()))
    code = "code of a country or kind of organisation"
    return (
        Parameter(name="text", about="Words of the sentence or headline, all of them; `\"in quotes\"` for a "
                  "phrase, `begin*` for a beginning.", pattern=r"\w", example="ceasefire"),
        Parameter(name="type", about="PLOVER types, one or several with commas between them, or types of the "
                  "store's own.", pattern=rf"^({kinds})(,({kinds})){{0,15}}$",
                  accepts=OWN_TYPES, example="ASSAULT,COERCE"),
        Parameter(name="mode", about="Mode of the type.", example="aerial"),
        Parameter(name="country", about=f"The {code} that acts or receives.", pattern=COUNTRY, example="KEN"),
        Parameter(name="actor", about=f"The {code} that acts.", pattern=COUNTRY, example="KEN"),
        Parameter(name="recipient", about=f"The {code} that it is done to.", pattern=COUNTRY,
                  example="UGA"),
        Parameter(name="place", about="Code of the country where it was.", pattern=COUNTRY, example="SDN"),
        Parameter(name="since", about="Its date is not wholly before this day, month or year. Events without "
                  "a date are left out.", pattern=DAY, example="2026-03-05"),
        Parameter(name="until", about="Its date does not begin after this day, month or year.", pattern=DAY,
                  example="2026-03"),
        Parameter(name="status", about="Auxiliary mode, or `asserted` for none of them.",
                  allowed=(*get_args(Auxiliary), "asserted")),
        Parameter(name="source", about="Part of the name of who says so.", example="ministry"),
        Parameter(name="min_confidence", about="At least this confidence.", low=0, high=1, whole=False),
        Parameter(name="reports", about="`1`: every report by itself instead of events.", allowed=("1",)),
        Parameter(name="quad", about="Quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 "
                  "material conflict.", allowed=("1", "2", "3", "4")),
        Parameter(name="context", about="PLOVER context.", example="diplomatic"),
        Parameter(name="sector", about="Sector of an actor or recipient.", pattern=COUNTRY, example="MIL"),
        Parameter(name="outlet", about="Name of the site, else of the agency that it credits.",
                  example="Altiplano Dispatch"),
        Parameter(name="told", about="How its reports together tell it.", allowed=get_args(EventStatus)),
        Parameter(name="reviewed", about="Where it stands with those who review; `kept`: all that no editor "
                  "rejects.", allowed=REVIEWED),
    )  # fmt: skip


FILTERS = _filters()
"""Those of the explorer, by the same names."""
LIMIT = Parameter(name="limit", about="How many in one part; 40 without it.", low=1, high=query.MOST)
PART = Parameter(
    name="cursor", about="Where the part before stopped: take it from `next`.", pattern=CURSOR, longest=60
)
LINE = Parameter(
    name="cursor",
    about="The `cursor` of the last line that came: the stream goes on after it.",
    pattern=LINE_CURSOR,
    longest=100,
)
ID = Parameter(name="id", about="The id.", longest=64)
SPEAKER = Parameter(name="speaker", about="Part of the speaker's name.", example="minister")
ABOUT = Parameter(name="about", about="Part of the name of somebody in the events that are spoken of.")
STANCE = Parameter(name="stance", about="How it is said, as in the records.", example="denies")
SECTION = Parameter(name="section", about="The section, as pages name it.", example="World")
HEADLINE = Parameter(name="text", about="Part of the headline.", example="talks")
NAME = Parameter(name="text", about="Part of a name of the treaty.", example="pact")
PARTY = Parameter(name="party", about="Code of a country that is a party.", pattern=COUNTRY, example="AUT")
FIELD = Parameter(name="field", about="What it is about: defence, trade, water …", example="defence")
ON = Parameter(name="on", about="The day whose status is told; today (UTC) without it.", day=True)
SINCE_RUN = Parameter(
    name="since", about="The number of a linking run; later ones are told.", low=0, high=999_999_999
)
SINCE_LINE = Parameter(
    name="after", about="The `id` of the last line of that run that came, to go on after it.", longest=64
)


def check(raw: Iterable[tuple[str, str]], known: Iterable[Parameter]) -> dict[str, str]:
    """The parameters of an address, each as `query` takes it.

    Raises BadParameter for an unknown name, with the nearest one, for one given twice, and for a value that
    does not fit.
    """
    by_name = {each.name: each for each in known}
    found: dict[str, str] = {}
    for name, value in raw:
        if name not in by_name:
            raise BadParameter(
                _short(name) or "a parameter without a name", "is not known", _near(name, by_name)
            )
        if name in found:
            raise BadParameter(name, "is given twice", "give it once")
        found[name] = by_name[name].read(value)
    return found


def _near(name: str, known: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name[:60], known, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]}?"
    return f"there are {', '.join(known)}" if known else "this address takes none"


Check = Callable[[Iterable[tuple[str, str]]], dict[str, str]]
