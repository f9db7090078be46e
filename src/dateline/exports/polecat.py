"""POLECAT's 40 columns, tab-separated, with its header; what is not known is the text `None`.

One row an event. Several actors have "; " between them in each column about actors, in the same order,
and the sectors of one of them "|", as the readers of POLECAT's files take cells apart.
Source: the header of the files on Harvard Dataverse (doi:10.7910/DVN/AJGVIT), and programs that read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dateline.exports.around import Around
from dateline.exports.codes import Codes
from dateline.exports.tabbed import cell, line
from dateline.exports.when import day_of
from dateline.exports.whole import whole
from dateline.model import Entity, Place
from dateline.store.base import StoredEvent
from dateline.store.columns import name_of
from dateline.store.days import days

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename",
    "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip

MISSING = "None"
BETWEEN = "; "
QUADS = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}


def lines(events: Iterable[StoredEvent], around: Around) -> Iterator[str]:
    """The header and a row for each event."""
    codes = Codes.load()
    yield line(COLUMNS)
    for event in events:
        yield line(_row(whole(event, around), codes), MISSING)


def _row(event: StoredEvent, codes: Codes) -> tuple[Any, ...]:
    report, page = event.report, event.page
    what = (
        event.id,
        day_of(report.date),
        report.type,
        _join(report.modes),
        float(report.intensity),
        QUADS.get(report.quad),
        _join(report.contexts),
    )
    published = days(page.published)
    return (
        *what,
        *_parties(report.actors, codes),
        *_parties(report.recipients, codes),
        *_place(report.place),
        page.site_name,
        published[0] if published else None,
        # The people, organisations and places of the whole story are not in a record.
        None, None, None,
        page.language,
        report.version,
    )  # fmt: skip


def _parties(entities: Sequence[Entity], codes: Codes) -> tuple[str | None, ...]:
    """Name, country, COW number, primary sector, sectors, title, name as printed and Wikipedia id, of all."""

    def column(read: Callable[[Entity], str | None]) -> str | None:
        return _column(map(read, entities))

    def cow(entity: Entity) -> str | None:
        country = codes.country(entity.country)
        return country.cow if country else None

    return (
        column(name_of),
        column(lambda entity: entity.country),
        column(cow),
        column(lambda entity: entity.sectors[0] if entity.sectors else None),
        column(lambda entity: "|".join(entity.sectors)),
        column(lambda entity: entity.title),
        column(lambda entity: entity.text),
        None,
    )


def _column(values: Iterable[str | None]) -> str | None:
    """One cell for all; `None` for one of them where another is known, and null where none is."""
    cells = [cell(each.replace(";", ",") if each else None, MISSING) for each in values]
    return BETWEEN.join(cells) if set(cells) - {MISSING} else None


def _join(values: Iterable[str]) -> str:
    return BETWEEN.join(values)


def _place(place: Place | None) -> tuple[Any, ...]:
    """Place name, city, district, province, country, latitude, longitude, id, name as printed, feature."""
    if place is None:
        return (None,) * 10
    city = place.name if (place.feature or "").startswith("PPL") else None
    found = (place.name, city, None, place.admin1, place.country, place.lat, place.lon, place.geonames_id)
    return (*found, place.text, place.feature)
