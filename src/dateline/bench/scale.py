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
from dateline.link.columns import Filed, Origin, Packed, Table
from dateline.link.events import columns
from dateline.link.incremental import Place, places, relink_within
from dateline.link.words import Words
from dateline.model import Date, Entity, Quantity, Report, Span
from dateline.model import Place as Spot
from dateline.ontology import types

START = 739_000
"""Ordinal of the first day."""
DAYS = 365
#: Reports that adding may cluster again.
MOST = 50_000
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
#: Words of a sentence that its event brings, and any words beside them, from a vocabulary with a long tail.
OWN, ANY, VOCABULARY = 3, 6, 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Seconds of one processor, and MiB. `precision` and `recall` are B-cubed against the known events."""

    reports: int
    rows: float
    merging: float
    adding: float
    touched: int
    exact: bool
    events: int
    truth: int
    precision: float
    recall: float
    peak: float


def run_scale(count: int = 1_000_000, more: int = 1_000) -> Scale:
    """Merge `count` reports, then add `more` to them."""
    world = World(count + more)
    made, words = columns(), Words.load()
    start = time.process_time()
    table = made.table(world.report(number) for number in range(count))
    rows = time.process_time()
    found = places(table, words)
    merged = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    index = Index(table, found)
    new = [world.report(number) for number in range(count, count + more)]
    begin = time.process_time()
    change = relink_within(index, added=[made.pack(each) for each in new], words=words, most=MOST)
    added = time.process_time()
    label = {event: n for n, event in enumerate(dict.fromkeys(each.event for each in found))}
    guess = np.array([label[each.event] for each in found])
    truth = np.array([world.event_of(int(each.report, 16)) for each in found])
    return Scale(
        reports=count,
        rows=rows - start,
        merging=merged - rows,
        adding=added - begin,
        touched=len(change.places),
        exact=change.exact,
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
        self._names = [f"{pick.randrange(26**4):x}name" for _ in range(5)]
        self._dead = pick.choice((0, 0, 2, 3, 5, 12, 40)) if self.type == "ASSAULT" else 0

    def trigger(self, pick: Random) -> str:
        return pick.choice(TRIGGERS[self.type])

    def sentence(self, pick: Random) -> str:
        own = pick.sample(self._names, OWN)
        other = [f"word{min(int(5 * pick.paretovariate(0.5)), VOCABULARY)}x" for _ in range(ANY)]
        return f"{' '.join(own)} {self.recipient.lower()} {' '.join(other)}."

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
    """What a store keeps for relinking, in sorted arrays."""

    def __init__(self, table: Table, found: tuple[Place, ...]) -> None:
        self._table = table
        order = np.argsort(table.keys, kind="stable")
        self._keys, self._rows = table.keys[order], table.owners[order]
        self._starts = np.searchsorted(table.owners, np.arange(len(table) + 1))
        self._part = [each.part for each in found]
        self._place = {each.report: n for n, each in enumerate(found)}
        self._event = [each.event for each in found]
        self._members: dict[str, list[int]] = {}
        self._beside: dict[str, list[int]] = {}
        for row, each in enumerate(found):
            self._members.setdefault(each.part, []).append(row)
            self._beside.setdefault(each.event, []).append(row)

    def crowds(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many reports have each of these block keys."""
        low, high = self._edges(keys)
        return dict(zip(keys, (high - low).tolist(), strict=True))

    def _edges(self, keys: Collection[int]) -> tuple[Ints, Ints]:
        asked = np.array(list(keys), dtype=np.int64)
        return np.searchsorted(self._keys, asked), np.searchsorted(self._keys, asked, side="right")

    def packed_at(self, keys: Collection[int]) -> Iterator[Packed]:
        """The reports that have one of these block keys."""
        low, high = self._edges(keys)
        rows = [self._rows[a:b] for a, b in zip(low.tolist(), high.tolist(), strict=True)]
        return self._packed(np.unique(np.concatenate(rows)).tolist() if rows else ())

    def packed(self, reports: Collection[str]) -> Iterator[Packed]:
        """These reports."""
        return self._packed(self._place[id] for id in dict.fromkeys(reports) if id in self._place)

    def parts_of(self, reports: Collection[str]) -> Collection[str]:
        """The parts of these reports."""
        return {self._part[self._place[id]] for id in reports if id in self._place}

    def packed_in(self, parts: Collection[str]) -> Iterator[Packed]:
        """All reports of these parts."""
        return self._packed(row for part in parts for row in self._members[part])

    def size_of(self, parts: Collection[str]) -> int:
        """How many reports these parts have together."""
        return sum(len(self._members[part]) for part in parts)

    def packed_beside(self, reports: Collection[str]) -> Iterator[Packed]:
        """All reports of the events that these reports are in."""
        events = {self._event[self._place[id]] for id in reports}
        return self._packed(row for event in sorted(events) for row in self._beside[event])

    def _packed(self, rows: Iterable[int]) -> Iterator[Packed]:
        table = self._table
        for row in rows:
            values = table.rows[row : row + 1]
            yield Packed(
                report=values["id"][0].decode(),
                row=values.tobytes(),
                word=table.triggers[int(values["word"][0])],
                keys=tuple(table.keys[self._starts[row] : self._starts[row + 1]].tolist()),
            )


def figures(scale: Scale) -> str:
    """One line for people."""
    return (
        f"merging-scale: {scale.reports} reports: rows {scale.rows:.0f} s, merging {scale.merging:.0f} s, "
        f"peak memory {scale.peak:.0f} MiB; {scale.events} events of {scale.truth}, "
        f"B-cubed P {scale.precision:.3f} R {scale.recall:.3f}; "
        f"adding more {scale.adding:.1f} s ({scale.touched} reports clustered again, "
        f"{'as a full run would' if scale.exact else 'to be checked by a full run'})"
    )
