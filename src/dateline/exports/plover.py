"""PLOVER records, one JSON object a line, with the field names of the PLOVER manual.

Several actors or recipients stay lists: PLOVER records have them, so nothing is expanded to
pairs. `id`, `date`, `actor` and `event` are always there; of the others, those that are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline import serialise
from dateline.model import Entity, Place, Report
from dateline.ontology import CODEBOOK
from dateline.store.base import PageHead, StoredEvent
from dateline.store.days import days


def lines(events: Iterable[StoredEvent]) -> Iterator[str]:
    """A record for each event."""
    for event in events:
        yield serialise.to_json(record(event)) + "\n"


def record(event: StoredEvent) -> dict[str, Any]:
    """One PLOVER record. `date` is the first day of the event, null where none is known.

    Of a date that is open ("by 2024-11-12") it is the day that is given; `text_info` has the
    date as EDTF, so that nobody need take a bound for the day itself.
    """
    report = event.report
    span = days(report.date.edtf if report.date else None)
    required = {
        "id": event.id,
        "date": span[0] if span else None,
        "actor": [_party(entity) for entity in report.actors],
        "event": report.type,
    }
    optional = {
        "enddate": span[1] if span and span[1] != span[0] else None,
        "recipient": [_party(entity) for entity in report.recipients],
        "event_loc": _place(report.place) if report.place else None,
        "event_text": report.trigger.text,
        "quad_code": report.quad,
        "event_scale": report.intensity,
        "mode": list(report.modes),
        "context": list(report.contexts),
        "link": event.page.url,
        "text": report.sentence.text,
        "text_info": _text_info(report) | _merged(event) | _reviewed(event),
        "cite_info": _cite(event.page),
        "coder": report.version,
        "comment": _comment(report),
    }
    return required | _known(optional)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _party(entity: Entity) -> dict[str, Any]:
    return _known(
        {
            "name": entity.name or entity.text,
            "text": entity.text,
            "country": entity.country,
            "sector": list(entity.sectors),
            "title": entity.title,
            "wikidata": entity.wikidata,
        }
    )


def _place(place: Place) -> dict[str, Any]:
    return _known(
        {
            "name": place.name or place.text,
            "text": place.text,
            "country": place.country,
            "admin1": place.admin1,
            "lat": place.lat,
            "lon": place.lon,
            "geonames_id": place.geonames_id,
            "feature": place.feature,
        }
    )


def _text_info(report: Report) -> dict[str, Any]:
    """Where it stands, what its date rests on, its auxiliary modes, and who says so, outermost first."""
    sources = [
        _known(
            {"name": (each.source.name or each.source.text) if each.source else None, "stance": each.stance}
        )
        for each in report.attribution
    ]
    return _known(
        {
            "block": report.block,
            "start": report.sentence.start,
            "end": report.sentence.end,
            "edtf": report.date.edtf if report.date else None,
            "date_basis": report.date.basis if report.date else None,
            "auxiliary": list(report.auxiliary),
            "attribution": sources,
            "factuality": [{"who": each.who, "value": each.value} for each in report.factuality],
            "codebook": CODEBOOK,
            "confidence": report.confidence,
        }
    )


def _merged(event: StoredEvent) -> dict[str, Any]:
    """What all reports of the event together say; nothing for a report by itself."""
    if event.event is None:
        return {}
    whole = event.event
    return _known(
        {
            "status": whole.status,
            "reports": [each.report for each in whole.tellings],
            "sources": whole.sources,
            "outlets": list(whole.outlets),
            "confirmed_by": [each.name for each in whole.confirms],
            "denied_by": [each.name for each in whole.denies],
        }
    )


def _reviewed(event: StoredEvent) -> dict[str, Any]:
    """Where it stands with its reviewers, and which fields they corrected; nothing where nobody looked."""
    if event.review is None:
        return {}
    corrected = [each.field for each in event.review.corrections]
    return _known({"review": event.review.standing, "corrected": corrected})


def _cite(page: PageHead) -> dict[str, Any]:
    names = ("headline", "site_name", "agency", "published", "source")
    return _known({name: getattr(page, name) for name in names} | {"page": page.id})


def _comment(report: Report) -> str:
    """Why fields are empty."""
    return "; ".join(f"{field}: {why}" for field, why in report.missing.items())
