"""Merging at scale: invented reports with known events, merged, and added to.

What the reports look like is set by hand: two in five give no day, one in three no place, one in
five no actor; a few pairs of countries have most of the events, as in the news. Nothing is random
but by a fixed seed, and every report can be made again from its number alone.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

import numpy as np

from dateline.link.clustering import Ints
from dateline.link.columns import Filed, Origin, Table
from dateline.link.events import columns
from dateline.link.incremental import Place, places, relink
from dateline.link.words import Words
from dateline.model import Date, Entity, Quantity, Report, Span
from dateline.model import Place as Spot
from dateline.ontology import types

START = 739_000
"""Ordinal of the first day."""
DAYS = 365
#: Reports of one happening, on average, and the share of facets that a report leaves out.
REPORTS = 4
NO_DAY, NO_PLACE, NO_ACTOR = 0.4, 0.33, 0.2
TRIGGERS = {
    "ASSAULT": ("bombed", "killed", "attacked", "shelling", "air strike"),
    "CONSULT": ("met", "talks", "visited", "summit"),
    "ACCUSE": ("accused", "condemned", "blamed"),
    "COERCE": ("arrested", "detained", "arrests"),
    "PROTEST": ("protested", "rally", "marched"),
    "AGREE": ("agreed", "deal", "signed"),
    "AID": ("sent aid", "donated", "aid"),
    "SANCTION": ("imposed sanctions", "expelled", "sanctions"),
}
FILLER = (
    "officials",
    "capital",
    "border",
    "residents",
    "statement",
    "region",
    "government",
    "forces",
    "morning",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Seconds and MiB. `precision` and `recall` are B-cubed against the known events."""

    reports: int
    rows: float
    merging: float
    adding: float
    touched: int
    events: int
    truth: int
    precision: float
    recall: float
    peak: float


def run_scale(count: int = 1_000_000, more: int = 1_000) -> Scale:
    """Merge `count` reports, then add `more` to them."""
    world = World(count + more)
    made, words = columns(), Words.load()
    start = time.perf_counter()
    table = made.table(world.report(number) for number in range(count))
    rows = time.perf_counter()
    found = places(table, words)
    merged = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    index = Index(world, table, found)
    new = [world.report(number) for number in range(count, count + more)]
    begin = time.perf_counter()
    change = relink(index, added=new, columns=made)
    added = time.perf_counter()
    label = {event: n for n, event in enumerate(dict.fromkeys(each.event for each in found))}
    guess = np.array([label[each.event] for each in found])
    truth = np.array([world.event_of(int(each.report, 16)) for each in found])
    return Scale(
        reports=count,
        rows=rows - start,
        merging=merged - rows,
        adding=added - begin,
        touched=len(change.places),
        events=len(label),
        truth=len(np.unique(truth)),
        precision=_b_cubed(guess, truth),
        recall=_b_cubed(truth, guess),
        peak=peak,
    )


def _b_cubed(one: Ints, other: Ints) -> float:
    """Mean over the items: the share of their cluster in `one` that is with them in `other`."""
    _, own, sizes = np.unique(one, return_inverse=True, return_counts=True)
    both = one.astype(np.int64) * (int(other.max()) + 1) + other
    _, cell, shared = np.unique(both, return_inverse=True, return_counts=True)
    return float(np.mean(shared[cell] / sizes[own]))


class World:
    """Events and their reports. The reports of an event have numbers all over the range."""

    def __init__(self, reports: int) -> None:
        self.reports = reports
        self.events = max(1, reports // REPORTS)
        pick = Random(1)  # noqa: S311
        self._codes = ["".join(pick.choices("ABCDEFGHIKLMNOPRSTU", k=3)) for _ in range(180)]

    def event_of(self, number: int) -> int:
        """The event that a report is of; most have two to six."""
        return (number * 2_654_435_761 + 97) % self.reports % self.events

    def report(self, number: int) -> Filed:
        """A report, by its number."""
        event = self.event_of(number)
        facts, pick = _Facts(event, self._codes), Random(number)  # noqa: S311
        lag = pick.choice((0, 0, 0, 1, 1, 2))
        stated = pick.random() >= NO_DAY
        text = facts.sentence(pick)
        trigger = facts.trigger(pick)
        report = Report(
            id=f"{number:016x}",
            type=facts.type,
            modes=(),
            contexts=(),
            quad=types()[facts.type].quad,
            intensity=0.0,
            actors=() if pick.random() < NO_ACTOR else _country(facts.actor),
            recipients=_country(facts.recipient),
            date=_date(facts.day, stated, lag),
            place=None if pick.random() < NO_PLACE else facts.place(),
            auxiliary=(),
            attribution=(),
            quantities=facts.dead(pick),
            trigger=Span(block=1, start=0, end=len(trigger), text=trigger),
            sentence=Span(block=1, start=0, end=len(text), text=text),
            block=1,
            confidence=0.5,
            why=(),
            missing={},
            version="scale",
        )
        origin = Origin(
            page=f"{number // 3:016x}",
            published=_iso(facts.day + lag),
            outlet=f"Outlet {number % 97}",
            headline=facts.headline(),
            countries=(facts.actor, facts.recipient),
        )
        return Filed(report=report, origin=origin)


class _Facts:
    """What is true of an event, by its number."""

    def __init__(self, event: int, codes: list[str]) -> None:
        pick = Random(event + 10**9)  # noqa: S311
        self.type = pick.choice(tuple(TRIGGERS))
        rank = min(int(pick.paretovariate(0.9)), len(codes) - 1)
        self.actor, self.recipient = codes[rank], codes[(rank * 7 + pick.choice((1, 1, 2, 5))) % len(codes)]
        self.day = START + pick.randrange(DAYS)
        self._spot = pick.randrange(20_000)
        self._names = [f"name{pick.randrange(30_000)}" for _ in range(4)]
        self._dead = pick.choice((0, 0, 2, 3, 5, 12, 40)) if self.type == "ASSAULT" else 0

    def trigger(self, pick: Random) -> str:
        return pick.choice(TRIGGERS[self.type])

    def sentence(self, pick: Random) -> str:
        own = pick.sample(self._names, 2)
        return f"{' '.join(own)} {self.recipient.lower()} {' '.join(pick.sample(FILLER, 4))}."

    def headline(self) -> str:
        return " ".join(self._names[:3])

    def place(self) -> Spot:
        return Spot(
            text="a town",
            block=1,
            start=0,
            end=6,
            name=f"Town {self._spot}",
            geonames_id=self._spot + 1,
            country=self.recipient,
            lat=self._spot % 140 - 70.0,
            lon=self._spot % 359 - 179.0,
        )

    def dead(self, pick: Random) -> tuple[Quantity, ...]:
        if not self._dead or pick.random() < 0.4:
            return ()
        value = float(self._dead + pick.choice((0, 0, 0, 1)))
        return (
            Quantity(text=f"{value:g}", block=1, start=0, end=1, value=value, unit="people", role="dead"),
        )


def _country(code: str) -> tuple[Entity, ...]:
    return (Entity(text=code, block=1, start=0, end=3, country=code),)


def _date(day: int, stated: bool, lag: int) -> Date:
    if stated:
        return Date(edtf=_iso(day), basis="stated")
    return Date(edtf=f"../{_iso(day + lag)}", basis="published-by")


def _iso(day: int) -> str:
    from dateline.link.days import iso

    return iso(day)


class Index:
    """What a store keeps for relinking, in sorted arrays; reports are made again from their numbers."""

    def __init__(self, world: World, table: Table, found: tuple[Place, ...]) -> None:
        self._world = world
        order = np.argsort(table.keys, kind="stable")
        self._keys, self._owners = table.keys[order], table.owners[order]
        self._ids = table.ids()
        self._part = [each.part for each in found]
        self._place = {id: n for n, id in enumerate(self._ids)}
        self._members: dict[str, list[str]] = {}
        for id, part in zip(self._ids, self._part, strict=True):
            self._members.setdefault(part, []).append(id)

    def crowds(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many reports have each of these block keys."""
        asked = np.array(list(keys), dtype=np.int64)
        low, high = (np.searchsorted(self._keys, asked, side=side) for side in ("left", "right"))
        return dict(zip(asked.tolist(), (high - low).tolist(), strict=True))

    def parts_at(self, keys: Collection[int]) -> Collection[str]:
        """The parts that have a report with one of these block keys."""
        return {self._part[row] for key in keys for row in self._rows(key)}

    def _rows(self, key: int) -> list[int]:
        low = int(np.searchsorted(self._keys, key))
        high = int(np.searchsorted(self._keys, key, side="right"))
        rows: list[int] = self._owners[low:high].tolist()
        return rows

    def parts_of(self, reports: Collection[str]) -> Collection[str]:
        """The parts of these reports."""
        return {self._part[self._place[id]] for id in reports if id in self._place}

    def reports_in(self, parts: Collection[str]) -> Iterable[Filed]:
        """All reports of these parts."""
        return self._reports(parts)

    def _reports(self, parts: Collection[str]) -> Iterator[Filed]:
        for part in parts:
            yield from (self._world.report(int(id, 16)) for id in self._members[part])


def figures(scale: Scale) -> str:
    """One line for people."""
    return (
        f"merging-scale: {scale.reports} reports: rows {scale.rows:.0f} s, merging {scale.merging:.0f} s, "
        f"peak memory {scale.peak:.0f} MiB; {scale.events} events of {scale.truth}, "
        f"B-cubed P {scale.precision:.3f} R {scale.recall:.3f}; "
        f"adding more {scale.adding:.1f} s ({scale.touched} reports clustered again)"
    )
