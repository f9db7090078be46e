"""The reports of one happening to one event: what they agree on, and where they differ.

What counts is the number of independent sources, copy families, not of reports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from dateline.link.columns import COUNTRY_FEATURES, ROLES, Filed, instant
from dateline.link.days import iso, span
from dateline.link.stands import accuses, stand, status, voices
from dateline.link.words import number
from dateline.model import Entity, Event, Party, Place, Reading, Report, Site, Spread, Telling, Turn, Voice

Value = TypeVar("Value", bound=Hashable)
#: Modes and contexts are kept if this share of the sources that have the event's type gives them.
SHARE = 1 / 3


def first_id(kind: str, first: str) -> str:
    """Sixteen hexadecimal digits for an event or story that begins with this report or page."""
    return hashlib.sha256(f"{kind}|{first}".encode()).hexdigest()[:16]


def in_order(filed: Iterable[Filed]) -> list[Filed]:
    """First published first, then by page and report; each report once."""
    once = {each.report.id: each for each in filed}
    return sorted(
        once.values(), key=lambda f: (instant(f.origin.published), number(f.origin.page), f.report.id)
    )


def merge(filed: Iterable[Filed]) -> Event:
    """The event of these reports, one or more; in whatever order they come."""
    members = in_order(filed)
    reports = [each.report for each in members]
    types = _support((each.report.type, each) for each in members)
    done = [each for each in members if stand(each.report) != "plans"]
    type = _support((each.report.type, each) for each in done or members)[0].value
    own = [each for each in members if each.report.type == type]
    modes = _usual(own, lambda report: report.modes)
    dates = _dates(members)
    days = span(dates[0].value) if dates else None
    best = max(own, key=_fullness)
    tellings = tuple(_telling(each) for each in members)
    outlets = dict.fromkeys(each.origin.outlet for each in members if each.origin.outlet)
    seen = sorted(each.day for each in tellings if each.day)
    return Event(
        id=first_id("event", reports[0].id),
        type=type,
        modes=modes,
        contexts=_usual(own, lambda report: report.contexts),
        quad=own[0].report.quad,
        intensity=_intensity([each.report for each in own], modes),
        status=status(
            [(each.stand, accuses(report)) for each, report in zip(tellings, reports, strict=True)]
        ),
        actors=_parties(members, lambda report: report.actors),
        recipients=_parties(members, lambda report: report.recipients),
        date=dates[0].value if dates else None,
        first=iso(days[0]) if days else None,
        last=iso(days[1]) if days else None,
        place=_site(members),
        auxiliary=tuple(
            label for label in reports[0].auxiliary if all(label in each.auxiliary for each in reports)
        ),
        tellings=tellings,
        sources=len({each.family for each in tellings}),
        outlets=tuple(outlets),
        confirms=_voices(members, "confirms"),
        denies=_voices(members, "denies"),
        spread=tuple(_spreads(members, types, dates)),
        turns=tuple(_turns(tellings, reports)),
        reported_first=seen[0] if seen else None,
        reported_last=seen[-1] if seen else None,
        confidence=max(each.confidence for each in reports),
        best=best.report.id,
        version=max(each.version for each in reports),
    )


def _telling(filed: Filed) -> Telling:
    report, origin = filed.report, filed.origin
    return Telling(
        report=report.id,
        page=origin.page,
        family=origin.family or origin.page,
        stand=stand(report),
        day=origin.published[:10] if origin.published else None,
        outlet=origin.outlet,
    )


def _family(filed: Filed) -> str:
    return filed.origin.family or filed.origin.page


def _support(values: Iterable[tuple[str, Filed]]) -> list[Reading]:
    """The values with their reports, those of most sources first; of equals the first given."""
    reports: dict[str, dict[str, None]] = {}
    sources: dict[str, set[str]] = {}
    for value, filed in values:
        reports.setdefault(value, {})[filed.report.id] = None
        sources.setdefault(value, set()).add(_family(filed))
    found = [
        Reading(value=value, reports=tuple(own), sources=len(sources[value]))
        for value, own in reports.items()
    ]
    return sorted(found, key=lambda reading: -reading.sources)


def _usual(members: Sequence[Filed], of: Callable[[Report], Sequence[str]]) -> tuple[str, ...]:
    """The values that a third of the sources give, best supported first."""
    least = SHARE * len({_family(each) for each in members})
    found = _support((value, each) for each in members for value in of(each.report))
    return tuple(reading.value for reading in found if reading.sources >= least)


def _dates(members: Sequence[Filed]) -> list[Reading]:
    """Stated dates, best supported and then narrowest first; else the days of publication, first first."""
    dated = [each for each in members if each.report.date and each.report.date.edtf]
    stated = [each for each in dated if each.report.date and each.report.date.basis != "published-by"]
    readings = _support(
        (each.report.date.edtf, each)
        for each in stated or dated
        if each.report.date and each.report.date.edtf
    )
    if not stated:
        return sorted(readings, key=lambda reading: reading.value)
    return sorted(readings, key=lambda reading: (-_agreeing(reading, readings), _width(reading.value)))


def _agreeing(reading: Reading, readings: Sequence[Reading]) -> int:
    """How many sources give this date or a wider one that takes it in."""
    own = span(reading.value)
    return sum(each.sources for each in readings if each is reading or _within(own, span(each.value)))


def _within(own: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return own is not None and other is not None and other[0] <= own[0] and own[1] <= other[1]


def _width(edtf: str) -> tuple[int, str]:
    days = span(edtf)
    return (days[1] - days[0] if days else 10**6, edtf)


def _fullness(filed: Filed) -> tuple[int, int, float]:
    """How fully a report tells its event; `max` takes the first of equals."""
    report = filed.report
    known = bool(report.actors) + bool(report.recipients) + (report.place is not None)
    known += report.date is not None and report.date.basis in ("stated", "relative")
    return (int(stand(report) == "asserts"), known, report.confidence)


def _intensity(own: Sequence[Report], modes: tuple[str, ...]) -> float:
    """That of the reports with these modes; else the furthest from zero of those with some of them.

    It is in the reports, so that own types need no table here.
    """
    same = [each.intensity for each in own if set(each.modes) == set(modes)]
    some = [each.intensity for each in own if set(each.modes) & set(modes)]
    return max(same or some or [each.intensity for each in own], key=abs)


def _parties(members: Sequence[Filed], side: Callable[[Report], Sequence[Entity]]) -> tuple[Party, ...]:
    """Those who take part, best supported first: one for each country and primary sector, or name."""
    named = [(_who(entity), entity, each) for each in members for entity in side(each.report)]
    found = []
    for reading in _support((key, each) for key, _, each in named):
        own = [(entity, each) for key, entity, each in named if key == reading.value]
        name = _support((_name(entity), each) for entity, each in own)[0].value
        best = next(entity for entity, _ in own if _name(entity) == name)
        wikidata = next((entity.wikidata for entity, _ in own if entity.wikidata), None)
        found.append(
            Party(
                name=name,
                country=best.country,
                sectors=best.sectors,
                wikidata=wikidata,
                reports=reading.reports,
            )
        )
    return tuple(found)


def _name(entity: Entity) -> str:
    return entity.name or entity.text


def _who(entity: Entity) -> str:
    """Who counts as one: a country's sector, else a name."""
    if entity.country:
        return f"{entity.country} {entity.sectors[0] if entity.sectors else ''}"
    return _name(entity).casefold()


def _spot(place: Place) -> bool:
    return not (place.feature or "").startswith(COUNTRY_FEATURES)


def _placed(members: Sequence[Filed]) -> list[tuple[str, Filed]]:
    """Places within countries; whole countries only if nothing narrower is told."""
    places = [(each.report.place, each) for each in members if each.report.place]
    narrow = [(place, each) for place, each in places if _spot(place)] or places
    return [(place.name or place.text, each) for place, each in narrow]


def _site(members: Sequence[Filed]) -> Site | None:
    readings = _support(_placed(members))
    if not readings:
        return None
    wanted = readings[0].reports[0]
    place = next(each.report.place for each in members if each.report.id == wanted)
    assert place is not None
    return Site(
        name=place.name or place.text,
        report=wanted,
        geonames_id=place.geonames_id,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        feature=place.feature,
    )


def _voices(members: Sequence[Filed], kind: str) -> tuple[Voice, ...]:
    """Who confirms or denies it, those of most sources first."""
    heard = [
        (_name(entity), entity, each)
        for each in members
        for own, entity in voices(each.report)
        if own == kind
    ]
    found = []
    for reading in _support((name, each) for name, _, each in heard):
        entity = next(entity for name, entity, _ in heard if name == reading.value)
        found.append(
            Voice(name=reading.value, country=entity.country, sectors=entity.sectors, reports=reading.reports)
        )
    return tuple(found)


def _spreads(
    members: Sequence[Filed], types: Sequence[Reading], dates: Sequence[Reading]
) -> Iterator[Spread]:
    """Every facet that some report gives."""
    yield Spread(facet="type", readings=tuple(types), agreed=len(types) == 1)
    if dates:
        yield Spread(facet="date", readings=tuple(dates), agreed=_overlap(dates))
    places = _support(_placed(members))
    if places:
        yield Spread(facet="place", readings=tuple(places), agreed=len(places) == 1)
    for role in ROLES:
        counted = [(value, each) for each in members for value in _counts(each.report, role)]
        readings = _support((f"{value:g}", each) for value, each in counted)
        if readings:
            values = [value for value, _ in counted]
            yield Spread(
                facet=role,
                readings=tuple(readings),
                agreed=len(readings) == 1,
                low=min(values),
                high=max(values),
            )


def _overlap(dates: Sequence[Reading]) -> bool:
    days = [each for each in (span(reading.value) for reading in dates) if each]
    return not days or max(first for first, _ in days) <= min(last for _, last in days)


def _counts(report: Report, role: str) -> Iterator[float]:
    for quantity in report.quantities:
        value = quantity.value if quantity.value is not None else quantity.low
        if quantity.role == role and value is not None:
            yield value


def _turns(tellings: Sequence[Telling], reports: Sequence[Report]) -> Iterator[Turn]:
    """The status whenever a report changes it."""
    stands = [(each.stand, accuses(report)) for each, report in zip(tellings, reports, strict=True)]
    before = None
    for index, telling in enumerate(tellings):
        now = status(stands[: index + 1])
        if now != before:
            yield Turn(status=now, report=telling.report, day=telling.day)
        before = now
