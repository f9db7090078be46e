"""CSV, one row an event (RFC 4180, UTF-8, header line). Several values in a cell have "; " between them.

The columns are in docs/reference/exports.md.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dateline.model import Entity, Event, Report
from dateline.store.base import StoredEvent
from dateline.store.days import days

#: What a spreadsheet would run as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _join(values: Iterable[str | None]) -> str:
    return "; ".join(value or "" for value in values)


def _names(entities: Iterable[Entity]) -> str:
    return _join(entity.name or entity.text for entity in entities)


def _countries(entities: Iterable[Entity]) -> str:
    return _join(entity.country for entity in entities)


def _sectors(entities: Iterable[Entity]) -> str:
    return _join(" ".join(entity.sectors) for entity in entities)


def _place(name: str) -> Callable[[StoredEvent], Any]:
    return lambda event: getattr(event.report.place, name, None)


def _page(name: str) -> Callable[[StoredEvent], Any]:
    return lambda event: getattr(event.page, name)


def _report(name: str) -> Callable[[StoredEvent], Any]:
    return lambda event: getattr(event.report, name)


def _on(read: Callable[[Report], Any]) -> Callable[[StoredEvent], Any]:
    return lambda event: read(event.report)


def _day(index: int) -> Callable[[StoredEvent], Any]:
    return lambda event: (days(event.report.date.edtf if event.report.date else None) or (None, None))[index]


def _merged(read: Callable[[Event], Any]) -> Callable[[StoredEvent], Any]:
    """What all reports together say; empty for a report by itself."""
    return lambda event: read(event.event) if event.event else None


COLUMNS: dict[str, Callable[[StoredEvent], Any]] = {
    "id": lambda event: event.id,
    "date": _on(lambda report: report.date.edtf if report.date else None),
    "date_basis": _on(lambda report: report.date.basis if report.date else None),
    "first_day": _day(0),
    "last_day": _day(1),
    "type": _report("type"),
    "modes": _on(lambda report: _join(report.modes)),
    "contexts": _on(lambda report: _join(report.contexts)),
    "quad": _report("quad"),
    "intensity": _report("intensity"),
    "auxiliary": _on(lambda report: _join(report.auxiliary)),
    "actor_names": _on(lambda report: _names(report.actors)),
    "actor_countries": _on(lambda report: _countries(report.actors)),
    "actor_sectors": _on(lambda report: _sectors(report.actors)),
    "recipient_names": _on(lambda report: _names(report.recipients)),
    "recipient_countries": _on(lambda report: _countries(report.recipients)),
    "recipient_sectors": _on(lambda report: _sectors(report.recipients)),
    "place_name": _on(lambda report: (report.place.name or report.place.text) if report.place else None),
    "place_country": _place("country"),
    "place_admin1": _place("admin1"),
    "lat": _place("lat"),
    "lon": _place("lon"),
    "geonames_id": _place("geonames_id"),
    "says": _on(lambda report: _names(each.source for each in report.attribution if each.source)),
    "stances": _on(lambda report: _join(each.stance for each in report.attribution)),
    "factuality": _on(lambda report: _join(f"{each.who} {each.value}" for each in report.factuality)),
    "quantities": _on(lambda report: _join(quantity.text for quantity in report.quantities)),
    "trigger": _on(lambda report: report.trigger.text),
    "sentence": _on(lambda report: report.sentence.text),
    "confidence": _report("confidence"),
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
    "reports": _merged(lambda event: len(event.tellings)),
    "sources": _merged(lambda event: event.sources),
    "outlets": _merged(lambda event: _join(event.outlets)),
    "confirmed_by": _merged(lambda event: _join(each.name for each in event.confirms)),
    "denied_by": _merged(lambda event: _join(each.name for each in event.denies)),
}
"""Column name to what it reads, in order."""


def lines(events: Iterable[StoredEvent]) -> Iterator[str]:
    """The header and a row for each event; a cell that is unknown is empty."""
    yield line(COLUMNS)
    for event in events:
        yield line(cell(read(event)) for read in COLUMNS.values())


def cell(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it; pages can be hostile."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def line(cells: Iterable[Any]) -> str:
    """A row with its line end."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
