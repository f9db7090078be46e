"""Records to rows of the tables, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dateline import serialise
from dateline.link.columns import main_countries
from dateline.link.stands import accuses, stand, status
from dateline.model import Coded, Entity, Page, Report
from dateline.store.base import PageHead
from dateline.store.days import days

Row = dict[str, Any]
HEAD = tuple(name for name in PageHead.__dataclass_fields__)


def page_row(coded: Coded, *, id: str, added: str) -> Row:
    """The row of `pages`."""
    page = coded.page
    named = ("source", "url", "headline", "site_name", "agency", "section", "published", "language")
    row: Row = {name: getattr(page, name) for name in named}
    version = coded.version or next((report.version for report in coded.events), "")
    row |= {"id": id, "version": version, "events": len(coded.events), "added": added}
    row["listed"] = page.published or ""
    row["countries"] = " ".join(main_countries(coded))
    return row


def page_record(coded: Coded) -> str:
    """All of it but the events, which have rows of their own."""
    return serialise.to_json(replace(coded, events=()))


def page_head(row: Mapping[str, Any]) -> PageHead:
    """A row of `pages`, as readers see it."""
    return PageHead(**{name: row[name] for name in HEAD})


def distinct(reports: tuple[Report, ...]) -> Iterator[Report]:
    """The reports, each with an id of its own on this page: a second one gets "-2" after it."""
    seen: dict[str, int] = {}
    for report in reports:
        count = seen[report.id] = seen.get(report.id, 0) + 1
        yield report if count == 1 else replace(report, id=f"{report.id}-{count}")


def event_row(report: Report, page: Page) -> Row:
    """The row of `events`."""
    span = days(report.date.edtf if report.date else None)
    place = report.place
    return {
        "id": report.id,
        "type": report.type,
        "quad": report.quad,
        "intensity": report.intensity,
        "confidence": report.confidence,
        "first": span[0] if span else None,
        "last": span[1] if span else None,
        "listed": span[1] if span else (page.published or "")[:10],
        "place": place.country if place else None,
        "place_name": (place.name or place.text) if place else None,
        "geonames_id": place.geonames_id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "version": report.version,
        **told(report),
    }


def told(report: Report) -> Row:
    """The status that a report gives its event, before others are known."""
    own = status([(stand(report), accuses(report))])
    return {"told": own, "status": own}


def party_rows(report: Report) -> Iterator[Row]:
    """The rows of `parties`: actors, recipients, and who says so (outermost first)."""
    speakers = tuple(each.source for each in report.attribution if each.source is not None)
    roles = (("actor", report.actors), ("recipient", report.recipients), ("source", speakers))
    for role, entities in roles:
        seen: set[str | None] = set()
        for position, entity in enumerate(entities):
            head = int(entity.country not in seen)
            seen.add(entity.country)
            yield {"role": role, "position": position, "head": head, **_entity(entity)}


def _entity(entity: Entity) -> Row:
    name = entity.name or entity.text
    sectors = " ".join(entity.sectors)
    return {"country": entity.country, "sectors": sectors, "name": name, "folded": name.lower()}


def tag_rows(report: Report) -> Iterator[Row]:
    """The rows of `tags`."""
    kinds = (("mode", report.modes), ("context", report.contexts), ("auxiliary", report.auxiliary))
    for kind, values in kinds:
        for value in dict.fromkeys(values):
            yield {"kind": kind, "value": value}
