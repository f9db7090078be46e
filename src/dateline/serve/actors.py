"""An actor, arranged for reading: what it does and what is done to it, and the months as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, Template

from dateline.model import Story, TreatyRecord
from dateline.serve import near, words
from dateline.store.base import ActorRow, Deeds, Profile, Quotation, StoredEvent, View

LISTED, NAMED = 300, 60
MONTHS, FEWEST = 36, 12
"""How many months a picture shows at most and at least, up to the last with an event."""
EVENTS, SAID, STORIES, TREATIES, UNPLACED = 8, 8, 8, 20, 8
LEFT, RIGHT, TOP, SIDE, WIDTH = 46, 14, 34, 92, 792
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The events of a month, ISO; in how many the actor acts, and in how many it is acted on."""

    month: str
    acts: int
    receives: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """All that the page of an actor shows. `earlier` counts the events before the months that are drawn.

    `unplaced` has, for "acts" and "receives", names without a country on the other side of the latest events.
    """

    profile: Profile
    called: str
    months: tuple[Month, ...]
    earlier: int
    unplaced: dict[str, tuple[str, ...]]
    latest: tuple[StoredEvent, ...]
    said: tuple[Quotation, ...]
    stories: tuple[Story, ...]
    treaties: tuple[TreatyRecord, ...]


def portrait(view: View, who: str) -> Portrait:
    """An actor by its country's code or its name. Raises NotStored."""
    profile = view.profile(who)
    latest = view.deeds(profile.who, limit=5 * EVENTS)
    drawn, earlier = months(profile)
    return Portrait(
        profile=profile,
        called=words.country(profile.country) if profile.country else profile.who,
        months=drawn,
        earlier=earlier,
        unplaced=_unplaced(latest, profile.country),
        latest=latest[:EVENTS],
        said=view.said_by(profile.who, limit=SAID),
        stories=near.stories_of(view, (each.page for each in latest))[:STORIES],
        treaties=view.treaties(party=profile.country, limit=TREATIES).items if profile.country else (),
    )


def _unplaced(latest: Sequence[StoredEvent], country: str | None) -> dict[str, tuple[str, ...]]:
    """Of a country's latest events, those on the other side who have no code; its numbers leave them out."""
    found: dict[str, tuple[str, ...]] = {"acts": (), "receives": ()}
    if country is None:
        return found
    reports = [each.report for each in latest]
    for side, own, other in (("acts", "actors", "recipients"), ("receives", "recipients", "actors")):
        mine = (each for each in reports if any(one.country == country for one in getattr(each, own)))
        named = (one for each in mine for one in getattr(each, other) if not one.country)
        found[side] = tuple(dict.fromkeys(map(words.called, named)))[:UNPLACED]
    return found


def months(profile: Profile) -> tuple[tuple[Month, ...], int]:
    """The months up to the last with an event, and how many events are before them."""
    acts, receives = dict(profile.acts.months), dict(profile.receives.months)
    known = sorted(acts.keys() | receives.keys())
    if not known:
        return (), 0
    drawn = _months(known[0], known[-1])
    made = tuple(Month(month=each, acts=acts.get(each, 0), receives=receives.get(each, 0)) for each in drawn)
    all_ = sum(acts.values()) + sum(receives.values())
    return made, all_ - sum(each.acts + each.receives for each in made)


def _months(first: str, last: str) -> list[str]:
    start, end = (int(each[:4]) * 12 + int(each[5:7]) - 1 for each in (first, last))
    start = min(max(start, end - MONTHS + 1), end - FEWEST + 1)
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(max(start, 0), end + 1)]


def facing(deeds: Deeds) -> tuple[tuple[str, str, int], ...]:
    """Those on the other side: as in an address, as in print, and in how many events."""
    return tuple((value, words.country(value), number) for value, number in deeds.others)


def share(number: int, most: int) -> int:
    """Of ten, at least one: the length of a bar."""
    return max(1, round(10 * number / most)) if most else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A month as drawn: two bars from one line; `label` is printed below, empty for most."""

    x: int
    up: int
    down: int
    month: Month
    label: str


def svg(shown: Portrait, *, standalone: bool = False) -> str:
    """The months as a picture: bars up for what the actor does, down for what is done to it."""
    most = max((max(each.acts, each.receives) for each in shown.months), default=0)
    values: dict[str, Any] = {
        "key": "actor-months",
        "called": shown.called,
        "bars": _bars(shown.months, most),
        "described": _described(shown),
        "width": LEFT + RIGHT + WIDTH,
        "bar_width": WIDTH // max(len(shown.months), 1) - 7,
        "height": TOP + 2 * SIDE + 34,
        "line": TOP + SIDE,
        "most": most,
        "left": LEFT,
        "top": TOP,
        "side": SIDE,
        "standalone": standalone,
    }
    return _template().render(values)


def _bars(months: Sequence[Month], most: int) -> list[Bar]:
    every, wide = 1 if len(months) <= FEWEST else 3, WIDTH // max(len(months), 1)
    return [
        Bar(
            x=LEFT + wide * n,
            up=_height(each.acts, most),
            down=_height(each.receives, most),
            month=each,
            label=_label(each.month, n) if n % every == 0 else "",
        )
        for n, each in enumerate(months)
    ]


def _height(number: int, most: int) -> int:
    return max(2, round((SIDE - 12) * number / most)) if number else 0


def _label(month: str, n: int) -> str:
    name = MONTH_NAMES[int(month[5:]) - 1]
    return f"{name} {month[:4]}" if n == 0 or month.endswith("-01") else name


def _described(shown: Portrait) -> str:
    told = (
        f"{words.day(each.month)}: {each.acts} done, {each.receives} received"
        for each in shown.months
        if each.acts or each.receives
    )
    return f"Events by month. {'; '.join(told)}."


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("dateline.serve"), autoescape=True)
    return environment.get_template("actor.svg")


def record(shown: Portrait) -> Mapping[str, Any]:
    """The page as data."""
    return {
        "actor": shown.profile,
        "called": shown.called,
        "months": shown.months,
        "earlier": shown.earlier,
        "unplaced": shown.unplaced,
        "events": shown.latest,
        "quotations": shown.said,
        "stories": [{"id": each.id, "headline": each.headline} for each in shown.stories],
        "treaties": [{"id": each.id, "name": each.name} for each in shown.treaties],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """The list of actors: countries and kinds of organisations by code, and names without one."""

    actors: tuple[ActorRow, ...]
    named: tuple[tuple[str, int], ...]


def listed(view: View) -> Actors:
    """Who acts and is acted on most."""
    rows = view.actors(limit=LISTED)
    return Actors(actors=tuple(row for row in rows if row.country), named=view.named(limit=NAMED))


COLUMNS = ("actor", "name", "acts", "receives", "events")
DEED_COLUMNS = ("side", "by", "value", "events")


def cells(shown: Actors) -> Iterator[tuple[object, ...]]:
    """The list as rows of COLUMNS; names without a code have `events` only."""
    for row in shown.actors:
        yield row.country, words.country(row.country or ""), row.acts, row.receives, row.acts + row.receives
    for name, number in shown.named:
        yield None, name, None, None, number


def deed_cells(profile: Profile) -> Iterator[tuple[object, ...]]:
    """The numbers of one actor as rows of DEED_COLUMNS."""
    for side, deeds in (("acts", profile.acts), ("receives", profile.receives)):
        yield side, "all", None, deeds.events
        for by, pairs in (("type", deeds.types), ("with", deeds.others), ("month", deeds.months)):
            for value, number in pairs:
                yield side, by, value, number
