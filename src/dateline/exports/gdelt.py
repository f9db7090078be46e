"""GDELT 2 events: 61 columns, tab-separated, without a header, as GDELT's files are. A row a pair of actors.

What happened is told in CAMEO, by the table `data/exports/cameo.tsv`; an event of a type that the user made
has no code there and is left out. What is not known is empty: nobody measures the tone, so AvgTone always is.
Source: the GDELT event codebook 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.exports.around import Around
from dateline.exports.codes import Cameo, Codes, number
from dateline.exports.pairs import pairs
from dateline.exports.tabbed import line
from dateline.exports.when import day_of, month_of, year_of
from dateline.exports.whole import whole
from dateline.model import Date, Entity, Place
from dateline.store.base import StoredEvent
from dateline.store.columns import name_of

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
    "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip

#: ActionGeo_Type: a country, a state of the US, a city of the US, a city of the world, a state of the world.
COUNTRY, US_STATE, US_CITY, WORLD_CITY, WORLD_STATE = 1, 2, 3, 4, 5


def lines(events: Iterable[StoredEvent], around: Around) -> Iterator[str]:
    """A row for each pair of each event."""
    codes = Codes.load()
    for event in events:
        for row in _rows(whole(event, around), around, codes):
            yield line(row)


def _rows(event: StoredEvent, around: Around, codes: Codes) -> Iterator[tuple[Any, ...]]:
    report, page = event.report, event.page
    cameo = codes.cameo(report.type, report.modes)
    if cameo is None:
        return
    when = _dates(report.date)
    text = around.text(page.id)
    root = int(text.leads(report.block)) if text else None
    what = (root, *_event(cameo), *_counts(event), None)
    # Where the actors are is not said; GDELT guesses it.
    where = ((None,) * 16, _place(report.place, codes), (added(page.added), page.url))
    for index, (actor, recipient) in enumerate(pairs(report)):
        who = (*_party(actor, codes), *_party(recipient, codes))
        yield (number(event.id, index), *when, *who, *what, *where[0], *where[1], *where[2])


def _dates(date: Date | None) -> tuple[Any, ...]:
    """The day as YYYYMMDD, YYYYMM, YYYY and a fraction of the year, in GDELT's way; what is known of it."""
    iso = day_of(date)
    if iso is None:
        return None, month_of(date), year_of(date), None
    year, month, day = map(int, iso.split("-"))
    fraction = f"{year + ((month - 1) * 30 + day) / 365:.4f}"
    return iso.replace("-", ""), month_of(date), year_of(date), fraction


def _party(entity: Entity | None, codes: Codes) -> tuple[str | None, ...]:
    if entity is None:
        return (None,) * 10
    country, group = codes.country(entity.country), codes.group(entity.country)
    types = (*((group.type,) if group and group.type else ()), *codes.cameo_types(entity.sectors))
    types = tuple(dict.fromkeys(types))[:3]
    place, known = country.cameo if country else None, group.known_group if group else None
    code = "".join(filter(None, (place, known, *types)))
    padded = (*types, None, None, None)[:3]
    return code, name_of(entity).upper(), place, known, None, None, None, *padded


def _event(cameo: Cameo) -> tuple[Any, ...]:
    return cameo.code, cameo.base, cameo.root, cameo.quad, cameo.goldstein


def _counts(event: StoredEvent) -> tuple[int, int, int]:
    """Mentions, sources (outlets) and articles (pages)."""
    if event.event is None:
        return 1, 1, 1
    told = event.event.tellings
    return len(told), len({each.outlet or each.page for each in told}), len({each.page for each in told})


def _place(place: Place | None, codes: Codes) -> tuple[Any, ...]:
    """Type, full name, FIPS country, no divisions (ours are ISO's, not FIPS's), latitude, longitude, id."""
    if place is None:
        return (None,) * 8
    country = codes.country(place.country)
    fips = country.fips if country else None
    names = (place.name or place.text, place.admin1, country.name if country else None)
    full = ", ".join(dict.fromkeys(filter(None, names)))
    return _type(place), full, fips, None, None, place.lat, place.lon, place.geonames_id


def _type(place: Place) -> int | None:
    feature = place.feature or ""
    home = place.country == "USA"
    if feature.startswith("PCL"):
        return COUNTRY
    if feature.startswith("ADM"):
        return US_STATE if home else WORLD_STATE
    if feature.startswith("PPL"):
        return US_CITY if home else WORLD_CITY
    return None


def added(moment: str) -> str | None:
    """An ISO time in UTC as YYYYMMDDHHMMSS; null where it has no time of day."""
    digits = "".join(each for each in moment[:19] if each.isdigit())
    return digits if len(digits) == 14 else None
