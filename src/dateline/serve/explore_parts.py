"""What the explorer shows, arranged for reading: facets as links, a time line, a matrix, what stands out."""

from __future__ import annotations

import contextlib
import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dateline import lexicon, ontology
from dateline.serve import charts, words
from dateline.serve.query import LONGEST, Asked, Query
from dateline.store.base import Bin, Exploration, Facet, Mark, Pair

HERE = "/explore"
WIDE, HIGH = 1000, 100
"""The box that the bars of the time line are drawn in; a page stretches it."""
SIDE = 10
"""Actors, and recipients, of the matrix on the page."""
HEATS = 6
"""How many `.heat-N` shades the style sheet has."""
SHOWN = 6
"""Values of a facet that are seen at once; the others unfold."""
TICKS = 7
FAR = 96
"""Percent of the width behind which a label would not fit."""
PARAMETERS: dict[Facet, str] = {
    "type": "type",
    "mode": "mode",
    "context": "context",
    "auxiliary": "status",
    "quad": "quad",
    "status": "told",
    "actor": "actor",
    "recipient": "recipient",
    "sector": "sector",
    "place": "place",
    "source": "source",
    "outlet": "outlet",
}
"""The filter that a value of a facet sets; a month sets two."""
TITLES: dict[Facet, tuple[str, str]] = {
    "type": ("What happened", "All types"),
    "mode": ("In what way", "All ways"),
    "actor": ("Who acts", "All who act"),
    "recipient": ("Who is acted on", "All who are acted on"),
    "sector": ("What they are", "All of them"),
    "place": ("Where", "Everywhere"),
    "source": ("Who says so", "Whoever says so"),
    "outlet": ("Who prints it", "All outlets"),
    "status": ("How it is told", "However told"),
    "auxiliary": ("How certain", "However certain"),
    "context": ("In what context", "All contexts"),
    "month": ("Month", "All months"),
}
"""Facets in the order of the page: heading, and what the link says that takes a choice back."""
LATEST = 12
"""Months that are listed, the latest first."""
TOLD = {
    "asserted": "Told as fact",
    "happened": "Planned, then happened",
    "claimed": "Claimed",
    "contested": "Contested",
    "denied": "Denied",
    "planned": "Planned or expected",
    "possible": "Held possible",
}
STATUSES = {
    "historical": "Background",
    "future": "Planned or expected",
    "hypothetical": "Not established",
    "negation": "Said not to have happened",
    "asserted": "Told as fact, and recent",
}
QUADS = {
    "1": "Cooperation in words",
    "2": "Cooperation in deeds",
    "3": "Conflict in words",
    "4": "Conflict in deeds",
}
REVIEWED = {
    "confirmed": "Confirmed by a reviewer",
    "corrected": "Corrected by a reviewer",
    "rejected": "Rejected by an editor",
    "disputed": "Reviewers disagree",
    "wrong": "Called wrong by a reviewer",
    "unsure": "A reviewer is unsure",
    "commented": "Commented on",
    "any": "Reviewed",
    "none": "Not reviewed",
    "kept": "Without what editors rejected",
}
NAMED = {"status": STATUSES, "told": TOLD, "quad": QUADS, "reviewed": REVIEWED}
FILTERS = {
    "text": "“{}”",
    "country": "{} on either side",
    "actor": "{} acts",
    "recipient": "{} is acted on",
    "place": "in {}",
    "since": "from {}",
    "until": "to {}",
    "source": "said by “{}”",
    "min_confidence": "confidence {} or more",
    "reports": "every report by itself",
    "context": "context: {}",
    "sector": "with: {}",
    "outlet": "in {}",
}
"""A filter in words, as a mark that can be taken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value with its number of events and the address where it is chosen; null where it cannot be."""

    label: str
    events: int
    address: str | None
    gloss: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A facet: what can be chosen, most frequent first; `back` takes the choice back where one is made."""

    name: str
    title: str
    first: tuple[Choice, ...]
    others: tuple[Choice, ...]
    back: str | None
    back_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """Words, and the address that they lead to: of a filter that is set, the one without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A quad class with its part of the whole, in percent; `start` is where its part begins."""

    number: str
    label: str
    events: int
    start: float
    percent: float
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A label below the time line; `x` in percent of its width. `small` screens leave some out."""

    x: float
    label: str
    small: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The time line: one path for all bars, labels, the greatest number."""

    path: str
    ticks: tuple[Tick, ...]
    most: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A pair of the matrix: its number, its shade from 1 (few) to HEATS (most), where it leads."""

    events: int = 0
    heat: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The matrix: recipients across, a row an actor."""

    recipients: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notable:
    """Something that stands out, in words, and where it leads."""

    kind: str
    label: str
    told: str
    address: str | None


def tags(asked: Asked) -> tuple[Tag, ...]:
    """The filters that are set, in the order of the form."""
    return tuple(
        Tag(label=in_words(name, value), address=asked.address(HERE, **{name: None}))
        for name, value in asked.values.items()
    )


def in_words(name: str, value: str) -> str:
    """A filter for people: "Kenya acts", "from 5 March 2026"."""
    if name in ("country", "actor", "recipient", "place"):
        value = words.country(value.upper())
    elif name in ("since", "until"):
        value = words.day(value)
    elif name == "sector":
        value = _named(name, value.upper())
    elif name in NAMED:
        return _named(name, value)
    elif name in ("type", "mode"):
        return value.upper().replace(",", " or ") if name == "type" else value
    return FILTERS.get(name, f"{name.replace('_', ' ')}: {{}}").replace("{}", value)


def described(asked: Asked) -> str:
    """All filters in one line, for a chart that is taken away."""
    return ", ".join(tag.label for tag in tags(asked)) or "all events"


def facets(found: Exploration, asked: Asked) -> tuple[Choices, ...]:
    """The facets that have a value, as links that keep all other state."""
    made = []
    for name, (title, back_label) in TITLES.items():
        values = found.facets.get(name, ())
        latest = sorted(values, reverse=True)[:LATEST] if name == "month" else values
        choices = tuple(_choice(name, value, events, asked) for value, events in latest)
        set_here = _names(name) & asked.values.keys()
        if choices or set_here:
            back = asked.address(HERE, **dict.fromkeys(set_here)) if set_here else None
            made.append(
                Choices(
                    name=name,
                    title=title,
                    first=choices[:SHOWN],
                    others=choices[SHOWN:],
                    back=back,
                    back_label=back_label,
                )
            )
    return tuple(made)


def _names(name: Facet) -> set[str]:
    return {"since", "until"} if name == "month" else {PARAMETERS[name]}


def _choice(name: Facet, value: str, events: int, asked: Asked) -> Choice:
    setting = setting_of(name, value)
    fits = bool(setting) and all(len(each) <= LONGEST for each in setting.values())
    return Choice(
        label=label(name, value),
        gloss=_gloss(name, value),
        events=events,
        address=asked.address(HERE, **setting) if fits else None,
        chosen=fits and all(asked.values.get(key) == each for key, each in setting.items()),
    )


def setting_of(name: Facet, value: str) -> dict[str, str]:
    """The filters that choose a value of a facet; empty where none does."""
    if name in PARAMETERS:
        return {PARAMETERS[name]: value}
    return {"since": value, "until": value} if name == "month" else {}


def label(name: Facet, value: str) -> str:
    """A value of a facet for people."""
    if name in ("actor", "recipient", "place"):
        return words.country(value)
    if name == "month":
        return words.day(value)
    return _named(PARAMETERS[name], value)


def _named(parameter: str, value: str) -> str:
    known = _sectors() if parameter == "sector" else NAMED.get(parameter, {})
    return known.get(value, value)


@cache
def _sectors() -> dict[str, str]:
    rows = lexicon.table("newsroom/sectors.tsv", ("code", "name", "example"))
    return {row["code"]: row["name"] for row in rows}


def _gloss(name: Facet, value: str) -> str:
    known = ontology.types().get(value) if name == "type" else None
    return known.name if known else ""


def balance(found: Exploration, asked: Asked) -> tuple[Share, ...]:
    """The four quad classes as parts of the whole, cooperation first."""
    numbers = dict(found.facets.get("quad", ()))
    total = sum(numbers.values())
    made: list[Share] = []
    start = 0.0
    for number, shown in QUADS.items():
        if events := numbers.get(number, 0):
            percent = 100 * events / total
            made.append(
                Share(
                    number=number,
                    label=shown,
                    events=events,
                    start=round(start, 2),
                    percent=round(percent, 2),
                    address=asked.address(HERE, quad=None if asked.values.get("quad") == number else number),
                )
            )
            start += percent
    return tuple(made)


def line(bins: Sequence[Bin], step: str) -> Line | None:
    """The time line as one path in a box of WIDE by HIGH, each bar as wide as its days; null without bins."""
    dated = [(_day(each.first), _day(each.last), each.events) for each in bins]
    known = [(first, last, n) for first, last, n in dated if first and last]
    if not known:
        return None
    begin, end = known[0][0].toordinal(), known[-1][1].toordinal() + 1
    scale = WIDE / max(end - begin, 1)
    most = max(n for *_, n in known) or 1
    path = "".join(
        _bar((a.toordinal() - begin) * scale, (b.toordinal() + 1 - begin) * scale, HIGH * n / most)
        for a, b, n in known
        if n
    )
    labels = _ticks([first for first, *_ in known], step, begin, scale)
    return Line(path=path, ticks=labels, most=most, first=bins[0].first, last=bins[-1].last)


def neighbours(asked: Query) -> tuple[Tag, ...]:
    """Where both days are set: as many days before them, as many after, and all time."""
    since, until = _day(asked.filters.since or ""), _day(asked.filters.until or "")
    made = []
    if since and until and since <= until:
        long = until - since + dt.timedelta(days=1)
        days = words.plural(long.days, "day")
        with contextlib.suppress(OverflowError):  # no year before 1, none after 9999
            made.append(_stretch(asked, f"The {days} before", since - long, since - dt.timedelta(days=1)))
            made.append(_stretch(asked, f"The {days} after", until + dt.timedelta(days=1), until + long))
    if since or until:
        made.append(Tag(label="All time", address=asked.address(HERE, since=None, until=None)))
    return tuple(made)


def _stretch(asked: Asked, label: str, since: dt.date, until: dt.date) -> Tag:
    to = asked.address(HERE, since=since.isoformat(), until=until.isoformat())
    return Tag(label=label, address=to)


def stretch(each: Bin, step: str) -> str:
    """A bar of the time line in words: "March 2026", "2–8 March 2026"."""
    if step in ("year", "month"):
        return words.day(each.first[: 4 if step == "year" else 7])
    return words.day(each.first if each.first == each.last else f"{each.first}/{each.last}")


def _bar(left: float, right: float, high: float) -> str:
    """A bar with a little air to its neighbours, never lower than a hair."""
    air = min(1.0, (right - left) * 0.15)
    high = max(high, 0.8)
    return f"M{left + air / 2:.1f} {HIGH}v-{high:.1f}h{right - left - air:.1f}v{high:.1f}z"


def _ticks(starts: Sequence[dt.date], step: str, begin: int, scale: float) -> tuple[Tick, ...]:
    """At most TICKS labels at even distances, two of three for wide screens only."""
    stride = max(1, math.ceil(len(starts) / TICKS))
    form = {"year": "{d:%Y}", "month": "{d:%b} {d.year}"}.get(step, "{d.day} {d:%b %Y}")
    marked = [(round((day.toordinal() - begin) * scale * 100 / WIDE, 2), day) for day in starts[::stride]]
    return tuple(
        Tick(x=x, label=form.format(d=day), small=n % 3 == 0) for n, (x, day) in enumerate(marked) if x <= FAR
    )


def _day(iso: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return None


def grid(pairs: Sequence[Pair], asked: Asked) -> Grid:
    """The matrix with links that choose both sides; shades grow with the square root of the number."""
    actors, recipients = (side[:SIDE] for side in charts.sides(pairs))
    numbers = {(pair.actor, pair.recipient): pair.events for pair in pairs}
    most = max(numbers.values(), default=1)

    def cell(actor: str, recipient: str) -> Cell:
        events = numbers.get((actor, recipient), 0)
        if not events:
            return Cell()
        heat = max(1, math.ceil(HEATS * math.sqrt(events / most)))
        to = asked.address(HERE, actor=actor, recipient=recipient)
        return Cell(events=events, heat=min(heat, HEATS), address=to)

    rows = tuple((actor, tuple(cell(actor, recipient) for recipient in recipients)) for actor in actors)
    return Grid(recipients=recipients, rows=rows)


def notable(marks: Iterable[Mark], asked: Asked) -> tuple[Notable, ...]:
    """What stands out, in the order of the store."""
    return tuple(_notable(mark, asked) for mark in marks)


def _notable(mark: Mark, asked: Asked) -> Notable:
    setting = setting_of(mark.facet, mark.value)
    now = words.plural(mark.now, "event")
    told = f"{now}, none before" if mark.kind == "new" else f"{now} instead of {_rounded(mark.before)}"
    return Notable(
        kind=mark.kind,
        label=label(mark.facet, mark.value),
        told=told,
        address=asked.address(HERE, **setting) if setting else None,
    )


def _rounded(number: float) -> str:
    return f"{number:,.1f}".removesuffix(".0") if number < 10 else f"{number:,.0f}"
