"""Two events by hand: a meeting that two pages tell of, and an expulsion that state media report."""

from __future__ import annotations

from dataclasses import replace

import pytest

import factories
from dateline.model import Coded, Event, Place, Report, Telling, Turn
from dateline.store.base import PageHead, StoredEvent, StoredPage

ADDED = "2024-11-13T08:00:00+00:00"


def head(number: int, coded: Coded) -> PageHead:
    page = coded.page
    return PageHead(
        id=f"{number:016x}",
        source=page.source,
        url=page.url,
        headline=page.headline,
        site_name=page.site_name,
        published=page.published,
        language=page.language,
        version="test",
        events=len(coded.events),
        added=ADDED,
    )


def merged(report: Report, other: Report) -> Event:
    told = tuple(
        Telling(
            report=each.id, page=f"{n:016x}", family=f"f{n}", stand="asserts", day="2024-11-12", outlet=name
        )
        for n, each, name in ((1, report, "The Example"), (2, other, "The Other"))
    )
    return Event(
        id="00000000000e0001",
        type=report.type,
        modes=report.modes,
        contexts=report.contexts,
        quad=report.quad,
        intensity=report.intensity,
        status="asserted",
        actors=(),
        recipients=(),
        date="2024-11-11",
        first="2024-11-11",
        last="2024-11-11",
        place=None,
        auxiliary=(),
        tellings=told,
        sources=2,
        outlets=("The Example", "The Other"),
        confirms=(),
        denies=(),
        spread=(),
        turns=(Turn(status="asserted", report=report.id),),
        reported_first="2024-11-12",
        reported_last="2024-11-12",
        confidence=0.8,
        best=report.id,
        version="test",
    )


class Store:
    """What an export may ask."""

    def __init__(self) -> None:
        self.coded = {number: factories.coded(number) for number in (1, 2)}
        self.heads = {number: head(number, coded) for number, coded in self.coded.items()}
        first, second = (self.coded[number].events[0] for number in (1, 2))
        first = replace(first, place=_vienna(first.place), quantities=self.coded[1].quantities)
        event = merged(first, second)
        self.meeting = StoredEvent(id=event.id, report=first, page=self.heads[1], event=event)
        self.second = StoredEvent(id=second.id, report=second, page=self.heads[2])
        expulsion = self.coded[1].events[1]
        self.expulsion = StoredEvent(id=expulsion.id, report=expulsion, page=self.heads[1])
        self.events = (self.meeting, self.expulsion)

    def reports(self, id: str) -> tuple[StoredEvent, ...]:
        assert id == self.meeting.id
        return (self.meeting, self.second)

    def page(self, id: str) -> StoredPage:
        number = int(id, 16)
        return StoredPage(head=self.heads[number], coded=self.coded[number])


def _vienna(place: Place | None) -> Place:
    assert place is not None
    return replace(place, geonames_id=2761369, admin1="Vienna", feature="PPLC")


@pytest.fixture(scope="session")
def store() -> Store:
    """A store of the two events and their pages."""
    return Store()
