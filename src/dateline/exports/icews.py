"""ICEWS's 20 columns, tab-separated, with their header: a row a pair of source and target.

What happened is told in CAMEO, by the table `data/exports/cameo.tsv`; an event of a type that the user
made has no code there and is left out. What is not known is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.exports.around import Around
from dateline.exports.codes import Codes, number
from dateline.exports.pairs import pairs
from dateline.exports.tabbed import line
from dateline.exports.when import day_of
from dateline.exports.whole import whole
from dateline.model import Entity, Place
from dateline.store.base import StoredEvent
from dateline.store.columns import name_of

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number",
    "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def lines(events: Iterable[StoredEvent], around: Around) -> Iterator[str]:
    """The header and a row for each pair of each event."""
    codes = Codes.load()
    yield line(COLUMNS)
    for event in events:
        for row in _rows(whole(event, around), around, codes):
            yield line(row)


def _rows(event: StoredEvent, around: Around, codes: Codes) -> Iterator[tuple[Any, ...]]:
    report, page = event.report, event.page
    cameo = codes.cameo(report.type, report.modes)
    if cameo is None:
        return
    text = around.text(page.id)
    what = (cameo.name, cameo.code, cameo.goldstein)
    where = (
        number(page.id),
        text.sentence(report.sentence) if text else None,
        page.site_name,
        *_place(report.place, codes),
    )
    for index, (actor, recipient) in enumerate(pairs(report)):
        first = (number(event.id, index), day_of(report.date))
        yield (*first, *_party(actor, codes), *what, *_party(recipient, codes), *where)


def _party(entity: Entity | None, codes: Codes) -> tuple[str | None, ...]:
    """Name, sectors and country by name."""
    if entity is None:
        return None, None, None
    country, group = codes.country(entity.country), codes.group(entity.country)
    sectors = (*((group.icews,) if group and group.icews else ()), *codes.icews_sectors(entity.sectors))
    return name_of(entity), ",".join(dict.fromkeys(sectors)), country.name if country else None


def _place(place: Place | None, codes: Codes) -> tuple[Any, ...]:
    """City, district, province, country by name, latitude, longitude."""
    if place is None:
        return (None,) * 6
    country = codes.country(place.country)
    city = place.name if (place.feature or "").startswith("PPL") else None
    return city, None, place.admin1, country.name if country else None, place.lat, place.lon
