"""An event of several reports, arranged for reading: what they say of each facet, and who is a source.

Pages of one copy family are one source; the first of them stands for it, the others are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline import ontology
from dateline.model import Event, Party, Spread, Telling
from dateline.serve import words
from dateline.serve.marks import Piece, of_report
from dateline.store.base import StoredEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One reading of a facet in words, with the number of its sources and the reports that give it.

    `country` and `sectors` are those of someone who takes part.
    """

    text: str
    sources: int
    tellings: tuple[Telling, ...]
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What the reports say of one facet. `agreed` null: the values do not exclude one another."""

    name: str
    values: tuple[Value, ...]
    agreed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report of the event, its sentence cut into marked pieces."""

    telling: Telling
    stored: StoredEvent
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A copy family: its reports in full, and by page those that repeat a sentence that is there already."""

    full: tuple[Told, ...]
    repeats: tuple[tuple[Told, ...], ...]
    outlets: tuple[str, ...]


def facets(event: Event) -> tuple[Facet, ...]:
    """Who, to whom, and every facet that some report gives."""
    told = {telling.report: telling for telling in event.tellings}
    sides = (("Who", event.actors), ("To whom", event.recipients))
    found = [Facet(name=name, values=_parties(side, told)) for name, side in sides if side]
    return (*found, *(_spread(spread, told) for spread in event.spread))


def _parties(side: Sequence[Party], told: dict[str, Telling]) -> tuple[Value, ...]:
    return tuple(
        Value(
            text=party.name,
            sources=_sources(tellings),
            tellings=tellings,
            country=party.country,
            sectors=party.sectors,
        )
        for party in side
        for tellings in (_tellings(party.reports, told),)
    )


def _spread(spread: Spread, told: dict[str, Telling]) -> Facet:
    values = tuple(
        Value(
            text=_shown(spread.facet, each.value),
            sources=each.sources,
            tellings=_tellings(each.reports, told),
        )
        for each in spread.readings
    )
    return Facet(name=words.facet(spread.facet), values=values, agreed=spread.agreed)


def _shown(facet: str, value: str) -> str:
    if facet == "date":
        return words.day(value)
    if facet == "type":
        known = ontology.types().get(value)
        return f"{value}: {known.name}" if known else value
    return value


def _tellings(reports: Iterable[str], told: dict[str, Telling]) -> tuple[Telling, ...]:
    """Those of these reports, each page once."""
    once: dict[str, Telling] = {}
    for report in reports:
        if report in told:
            once.setdefault(told[report].page, told[report])
    return tuple(once.values())


def _sources(tellings: Iterable[Telling]) -> int:
    return len({telling.family for telling in tellings})


def sources(event: Event, reports: Iterable[StoredEvent]) -> tuple[Source, ...]:
    """The independent sources in the order in which they first told of it."""
    stored = {each.report.id: each for each in reports}
    families: dict[str, list[Told]] = {}
    for telling in event.tellings:
        each = stored.get(telling.report)
        if each is not None:
            told = Told(telling=telling, stored=each, pieces=of_report(each.report))
            families.setdefault(telling.family, []).append(told)
    return tuple(_source(family) for family in families.values())


def _source(family: Sequence[Told]) -> Source:
    first = family[0].telling.page
    full: list[Told] = []
    repeats: dict[str, list[Told]] = {}
    seen: set[str] = set()
    for told in family:
        sentence = told.stored.report.sentence.text
        if told.telling.page != first and sentence in seen:
            repeats.setdefault(told.telling.page, []).append(told)
        else:
            full.append(told)
        seen.add(sentence)
    outlets = dict.fromkeys(told.telling.outlet or "An unnamed outlet" for told in family)
    return Source(full=tuple(full), repeats=tuple(map(tuple, repeats.values())), outlets=tuple(outlets))


def whole(report: str, on_page: Iterable[StoredEvent]) -> StoredEvent | None:
    """Of the events of a page, the one that this report is part of."""
    return next((each for each in on_page if report in _reports(each)), None)


def by_report(on_page: Iterable[StoredEvent]) -> dict[str, StoredEvent]:
    """The events of a page by the reports that they are made of."""
    return {report: each for each in on_page for report in _reports(each)}


def _reports(stored: StoredEvent) -> Iterator[str]:
    if stored.event is None:
        yield stored.report.id
    else:
        yield from (telling.report for telling in stored.event.tellings)
