"""Events as rows with typed columns: one table for CSV, Parquet, GeoJSON and data frames.

A value is what `kind` says, or null where nothing is known; a list is never null. The columns are in
docs/reference/exports.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from dateline.model import Entity, Event, Report, Span
from dateline.store.base import StoredEvent
from dateline.store.days import days

Kind = Literal["text", "list", "day", "int", "float"]
Read = Callable[[StoredEvent], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column reads and what it holds; a list is of texts, one of which may be null; a day is ISO."""

    read: Read
    kind: Kind = "text"


def _text(read: Callable[[Report], Any]) -> Column:
    return Column(read=lambda event: read(event.report))


def _list(read: Callable[[Report], Iterable[str | None]]) -> Column:
    return Column(read=lambda event: tuple(read(event.report)), kind="list")


def _report(name: str, kind: Kind = "text") -> Column:
    return Column(read=lambda event: getattr(event.report, name), kind=kind)


def _page(name: str) -> Column:
    return Column(read=lambda event: getattr(event.page, name))


def _place(name: str, kind: Kind = "text") -> Column:
    return Column(read=lambda event: getattr(event.report.place, name, None), kind=kind)


def _at(read: Callable[[Report], Span], name: str) -> Column:
    return Column(read=lambda event: getattr(read(event.report), name), kind="int")


def _day(index: int) -> Column:
    def read(event: StoredEvent) -> str | None:
        date = event.report.date
        return (days(date.edtf if date else None) or (None, None))[index]

    return Column(read=read, kind="day")


def _merged(read: Callable[[Event], Any], kind: Kind = "text") -> Column:
    """What all reports together say; null, or an empty list, for a report by itself."""
    nothing = () if kind == "list" else None
    return Column(read=lambda event: read(event.event) if event.event else nothing, kind=kind)


def name_of(entity: Entity) -> str:
    """What somebody is called: the full name where it is known, else the words of the sentence."""
    return entity.name or entity.text


def _names(entities: Iterable[Entity]) -> Iterable[str]:
    return map(name_of, entities)


def _sectors(entities: Iterable[Entity]) -> Iterable[str]:
    return (" ".join(entity.sectors) for entity in entities)


COLUMNS: dict[str, Column] = {
    "id": Column(read=lambda event: event.id),
    "date": _text(lambda report: report.date.edtf if report.date else None),
    "date_basis": _text(lambda report: report.date.basis if report.date else None),
    "first_day": _day(0),
    "last_day": _day(1),
    "type": _report("type"),
    "modes": _list(lambda report: report.modes),
    "contexts": _list(lambda report: report.contexts),
    "quad": _report("quad", "int"),
    "intensity": _report("intensity", "float"),
    "auxiliary": _list(lambda report: report.auxiliary),
    "actor_names": _list(lambda report: _names(report.actors)),
    "actor_countries": _list(lambda report: (each.country for each in report.actors)),
    "actor_sectors": _list(lambda report: _sectors(report.actors)),
    "recipient_names": _list(lambda report: _names(report.recipients)),
    "recipient_countries": _list(lambda report: (each.country for each in report.recipients)),
    "recipient_sectors": _list(lambda report: _sectors(report.recipients)),
    "place_name": _text(lambda report: (report.place.name or report.place.text) if report.place else None),
    "place_country": _place("country"),
    "place_admin1": _place("admin1"),
    "lat": _place("lat", "float"),
    "lon": _place("lon", "float"),
    "geonames_id": _place("geonames_id", "int"),
    "says": _list(lambda report: _names(each.source for each in report.attribution if each.source)),
    "stances": _list(lambda report: (each.stance for each in report.attribution)),
    "factuality": _list(lambda report: (f"{each.who} {each.value}" for each in report.factuality)),
    "quantities": _list(lambda report: (quantity.text for quantity in report.quantities)),
    "trigger": _text(lambda report: report.trigger.text),
    "sentence": _text(lambda report: report.sentence.text),
    "confidence": _report("confidence", "float"),
    "headline": _page("headline"),
    "site_name": _page("site_name"),
    "agency": _page("agency"),
    "published": _page("published"),
    "url": _page("url"),
    "source": _page("source"),
    "page": _page("id"),
    "version": _report("version"),
    "report": _report("id"),
    "status": _merged(lambda event: event.status),
    "reports": _merged(lambda event: len(event.tellings), "int"),
    "sources": _merged(lambda event: event.sources, "int"),
    "outlets": _merged(lambda event: event.outlets, "list"),
    "confirmed_by": _merged(lambda event: tuple(each.name for each in event.confirms), "list"),
    "denied_by": _merged(lambda event: tuple(each.name for each in event.denies), "list"),
    "block": _at(lambda report: report.sentence, "block"),
    "sentence_start": _at(lambda report: report.sentence, "start"),
    "sentence_end": _at(lambda report: report.sentence, "end"),
    "trigger_start": _at(lambda report: report.trigger, "start"),
    "trigger_end": _at(lambda report: report.trigger, "end"),
    "review": Column(read=lambda event: event.review.standing if event.review else None),
    "corrected": Column(
        read=lambda event: tuple(each.field for each in event.review.corrections) if event.review else (),
        kind="list",
    ),
}
"""Column name to what it reads, in order."""


def row(event: StoredEvent) -> tuple[Any, ...]:
    """The values of an event, a column each."""
    return tuple(column.read(event) for column in COLUMNS.values())
