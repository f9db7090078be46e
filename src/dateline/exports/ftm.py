"""FollowTheMoney 3 entities, one a line as JSON: each event, those who take part, the pages that tell it.

Somebody with a title and a name is a Person; a country by its name, and what stands in place of a country
(the UN, the EU, other organisations of states), is a PublicBody; other organisations are an Organization;
of all others it is not known which they are, so they are a LegalEntity. An entity comes before the event that
points to it, and may come again later with the same id, as `ftm aggregate` expects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from dateline import serialise
from dateline.exports.around import Around
from dateline.exports.codes import Codes
from dateline.exports.saying import address_of, said
from dateline.exports.sealing import is_sealed
from dateline.exports.whole import whole
from dateline.model import Date, Entity, Report
from dateline.store.base import PageHead, StoredEvent
from dateline.store.columns import name_of
from dateline.store.days import days

#: Ids that are remembered, so that an entity is not written again soon.
REMEMBERED = 100_000


def lines(events: Iterable[StoredEvent], around: Around) -> Iterator[str]:
    """An entity a line."""
    codes = Codes.load()
    written: dict[str, None] = {}
    for event in events:
        for entity in entities(whole(event, around), around, codes):
            if entity["id"] in written:
                continue
            written[entity["id"]] = None
            if len(written) > REMEMBERED:
                written.pop(next(iter(written)))
            yield serialise.to_json(entity) + "\n"


def entities(event: StoredEvent, around: Around, codes: Codes) -> Iterator[dict[str, Any]]:
    """The pages of an event, those who take part, and the event."""
    pages = {told.page.id: told.page for told in around.reports(event)}
    yield from (_document(page, codes) for page in pages.values())
    report = event.report
    parties = [_party(each, report, index, codes) for index, each in enumerate(_all(report))]
    yield from parties
    yield _event(event, [each["id"] for each in parties], [_page_id(page) for page in pages], codes)


def _all(report: Report) -> tuple[Entity, ...]:
    return (*report.actors, *report.recipients)


def _entity(id: str, schema: str, properties: dict[str, Iterable[str | None]]) -> dict[str, Any]:
    """An entity with the properties that have values, each value once."""
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {
        "id": id,
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }


def _event(event: StoredEvent, involved: list[str], proof: list[str], codes: Codes) -> dict[str, Any]:
    report, page, place = event.report, event.page, event.report.place
    country = codes.country(place.country) if place else None
    text = report.sentence.text
    return _entity(
        f"dateline-event-{event.id}",
        "Event",
        {
            "name": [said(report)],
            **_dates(report.date),
            "location": [place.name or place.text] if place else [],
            "country": [country.alpha2.lower()] if country else [],
            "involved": involved,
            "summary": [] if is_sealed(text) else [text],
            "keywords": (report.type, *report.modes, *report.contexts, *report.auxiliary),
            "recordId": [event.id],
            "publisher": [page.site_name],
            "sourceUrl": [address_of(page)],
            "proof": proof,
        },
    )


def _dates(date: Date | None) -> dict[str, list[str | None]]:
    """One day, or the first and the last; only the one that is given where an end is open."""
    edtf = date.edtf if date else None
    span = days(edtf)
    if span is None or edtf is None:
        return {}
    if span[0] == span[1] and ".." not in edtf:
        return {"date": [span[0]]}
    first = None if edtf.startswith("../") else span[0]
    last = None if edtf.endswith("/..") else span[1]
    return {"startDate": [first], "endDate": [last]}


def _page_id(page: str) -> str:
    return f"dateline-page-{page}"


def _document(page: PageHead, codes: Codes) -> dict[str, Any]:
    published = days(page.published)
    return _entity(
        _page_id(page.id),
        "Article",
        {
            "title": [] if is_sealed(page.headline) else [page.headline],
            "publisher": [page.site_name],
            "author": [page.agency],
            "sourceUrl": [address_of(page)],
            "publishedAt": [published[0]] if published else [],
            "language": [codes.language(page.language)],
            "retrievedAt": [page.added[:19] or None],
        },
    )


def _party(entity: Entity, report: Report, index: int, codes: Codes) -> dict[str, Any]:
    country = codes.country(entity.country)
    schema = _schema(entity, codes)
    here = [country.alpha2.lower()] if country else ["eu"] if entity.country == "EUR" else []
    return _entity(
        _party_id(entity, report, index),
        schema,
        {
            "name": [name_of(entity)],
            "country": here,
            "wikidataId": [entity.wikidata],
            "sector": entity.sectors,
            "position": [entity.title] if schema == "Person" else [],
        },
    )


def _party_id(entity: Entity, report: Report, index: int) -> str:
    """The same for the same name and country; one of its own for whom no name is known ("the soldiers")."""
    if entity.wikidata:
        known = entity.wikidata
    elif entity.name:
        known = f"{entity.name}\n{entity.country or ''}\n{entity.title or ''}"
    else:
        known = f"{report.id}\n{index}"
    return f"dateline-entity-{sha256(known.encode()).hexdigest()[:20]}"


def _schema(entity: Entity, codes: Codes) -> str:
    group = codes.group(entity.country)
    if entity.title and entity.name:
        return "Person"
    if entity.name and codes.is_country(entity.name, entity.country):
        return "PublicBody"
    if group and entity.name:
        return group.schema
    return "LegalEntity"
