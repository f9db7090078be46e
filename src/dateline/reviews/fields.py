"""The fields that a review may correct, as people write them in a form or on the command line.

    type        ACCUSE                                a type of the codebook
    mode        aerial drone                          modes of the type
    actors      Choe Son Hui [PRK GOV]; soldiers [PRK MIL]     name, country and sectors
    recipients  the same
    date        2024-11-12                            EDTF
    place       Vienna [AUT] 48.21, 16.37             name, country, coordinates; all but the name may lack
    auxiliary   future hypothetical
    source      KCNA [PRK JRN]                        who says so, outermost first

An empty value says that there is none. A corrected value has no characters on the page unless the
sentence has its words; its `why` then names who corrected it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, get_args

from dateline import lexicon, ontology
from dateline.errors import SkipPage
from dateline.model import (
    Attribution,
    Auxiliary,
    Correction,
    Date,
    Entity,
    Page,
    Place,
    Report,
    Reviewed,
    TreatyRecord,
)

EVENT = ("type", "mode", "actors", "recipients", "date", "place", "auxiliary", "source")
PAGE = ("headline", "site_name", "agency", "section", "published")
TREATY = ("name", "kind", "field", "scope", "parties")
FIELDS: dict[Reviewed, tuple[str, ...]] = {"event": EVENT, "page": PAGE, "treaty": TREATY}
"""What may be corrected, by the kind of what is reviewed, in the order of the forms."""

LONGEST, MOST = 500, 20
"""Characters of one value, and parties in one list."""
_COUNTRIES = ("code", "name", "other_names", "adjectives", "peoples", "capital", "source")
_PARTY = re.compile(r"(?P<name>[^\[\]]{1,200}?)\s*(?:\[(?P<codes>[A-Za-z ]{0,60})\])?\s*")
_PLACE = re.compile(
    r"(?P<name>[^\[\]]{1,200}?)\s*(?:\[(?P<country>[A-Za-z]{3})\])?"
    r"\s*(?:(?P<lat>-?\d{1,2}(?:\.\d{1,8})?)\s*,\s*(?P<lon>-?\d{1,3}(?:\.\d{1,8})?))?\s*"
)
_EDGE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SIGNS = str.maketrans({";": ",", "[": "(", "]": ")", "\n": " "})
#: What could steer a terminal, or turn the direction of a line.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class BadField(SkipPage):
    """A correction that means nothing: `where` names the field."""


@cache
def countries() -> Mapping[str, str]:
    """Codes that stand for a country or a kind of organisation, with their names."""
    found = {row["code"]: row["name"] for row in lexicon.table("actors/countries.tsv", _COUNTRIES)}
    return found | _codes("class")


@cache
def sectors() -> Mapping[str, str]:
    """PLOVER's sectors with their meaning."""
    return _codes("sector")


def _codes(kind: str) -> dict[str, str]:
    table = lexicon.table("reviews/codes.tsv", ("kind", "code", "meaning"))
    return {row["code"]: row["meaning"] for row in table if row["kind"] == kind}


def check(kind: Reviewed, given: Mapping[str, str], *, type: str | None = None) -> dict[str, str]:
    """The corrections in the form in which they are kept. Raises BadField for what means nothing.

    `type` is the event's own: modes are checked against the corrected type, else against it.
    """
    found: dict[str, str] = {}
    for name, value in given.items():
        if name not in FIELDS[kind]:
            raise BadField(
                name, f"is no field of {_a(kind)} to correct", f"there are {', '.join(FIELDS[kind])}"
            )
        clean = " ".join(_CONTROL.sub(" ", value).split())
        if len(clean) > LONGEST:
            raise BadField(name, f"is longer than {LONGEST} characters")
        found[name] = clean
    read = {"event": _event_checks, "page": _page_checks, "treaty": _treaty_checks}[kind]
    checks = read(found.get("type", "").upper() or type or "")
    return {name: checks[name](found[name]) for name in FIELDS[kind] if name in found}


def _a(kind: str) -> str:
    return f"an {kind}" if kind == "event" else f"a {kind}"


Check = Callable[[str], str]


def _event_checks(type: str) -> dict[str, Check]:
    return {
        "type": lambda value: _one_of("type", value.upper(), ontology.types()),
        "mode": lambda value: _modes(value, type),
        "actors": lambda value: _written_parties("actors", value),
        "recipients": lambda value: _written_parties("recipients", value),
        "source": lambda value: _written_parties("source", value),
        "date": lambda value: _edtf("date", value),
        "place": lambda value: _write_place(read_place(value)) if value else "",
        "auxiliary": lambda value: _words("auxiliary", value.lower(), get_args(Auxiliary)),
    }


def _page_checks(_type: str) -> dict[str, Check]:
    def same(value: str) -> str:
        return value

    return dict.fromkeys(PAGE, same) | {"published": lambda value: _published(value)}


def _treaty_checks(_type: str) -> dict[str, Check]:
    return {
        "name": lambda value: _needed("name", value),
        "kind": lambda value: _needed("kind", value.lower()),
        "field": lambda value: _one_of("field", value.lower(), ["", *_treaty_fields()]),
        "scope": lambda value: _one_of("scope", value.lower(), ["", "bilateral", "multilateral"]),
        "parties": lambda value: _words("parties", value.upper().replace(",", " "), countries()),
    }


@cache
def _treaty_fields() -> tuple[str, ...]:
    lines = (lexicon.DATA / "treaties/fields.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    column = rows[0].index("field")
    return tuple(dict.fromkeys(row[column] for row in rows[1:]))


def _needed(name: str, value: str) -> str:
    if not value:
        raise BadField(name, "may not be empty")
    return value


def _one_of(name: str, value: str, allowed: Iterable[str]) -> str:
    if value not in allowed:
        known = ", ".join(each for each in allowed if each)
        raise BadField(name, f"“{value}” is not known", f"there are {known}")
    return value


def _words(name: str, value: str, allowed: Iterable[str]) -> str:
    """Several of a closed list, each once, with blanks between them."""
    words = dict.fromkeys(value.split())
    known = list(allowed)
    for word in words:
        if word not in known:
            shown = (
                f"there are {', '.join(known)}" if len(known) < MOST else "ISO 3166-1 alpha-3, or UNO, IGO …"
            )
            raise BadField(name, f"“{word}” is not known", shown)
    return " ".join(words)


def _modes(value: str, type: str) -> str:
    known = ontology.types()
    if type not in known:
        raise BadField("mode", f"the modes of {type} are not known", "correct the type too")
    return _words("mode", value.lower(), known[type].modes)


def _edtf(name: str, value: str) -> str:
    first, slash, last = value.partition("/")
    ends = [_edge(name, first, open=bool(slash)), *([_edge(name, last, open=True)] if slash else [])]
    if slash and (not any(ends) or (all(ends) and ends[0] > ends[1])):
        raise BadField(name, f"“{value}” is no span of days", "write 2024-11-04/2024-11-10")
    return value


def _edge(name: str, value: str, *, open: bool) -> str:
    """A day, month or year; "" for an open end."""
    if not value or (open and value == ".."):
        if value == "" and open:
            raise BadField(name, "one end is missing", "write 2024-11-04/2024-11-10, or ../2024-11-10")
        return ""
    match = _EDGE.fullmatch(value)
    try:
        if match is None:
            raise ValueError
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise BadField(name, f"“{value}” is not a date", "write 2024-11-12, 2024-11 or 2024") from None
    return value


def _published(value: str) -> str:
    day = value[:10]
    _edge("published", day, open=False)
    if value[10:] and not re.fullmatch(r"T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?", value[10:]):
        raise BadField("published", f"“{value}” is not a time", "write 2024-11-12T09:30+01:00 or 2024-11-12")
    return value


# Parties and places as people write them


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name with its codes, as a correction has it."""

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()


def read_parties(field: str, value: str) -> tuple[Named, ...]:
    """ "Choe Son Hui [PRK GOV]; soldiers". Raises BadField."""
    parts = [part.strip() for part in value.split(";") if part.strip()]
    if len(parts) > MOST:
        raise BadField(field, f"names more than {MOST}")
    return tuple(_party(field, part) for part in parts)


def _party(field: str, part: str) -> Named:
    match = _PARTY.fullmatch(part)
    if match is None:
        raise BadField(field, f"“{part}” cannot be read", "write Name [PRK GOV]; Other name [KOR]")
    codes = (match["codes"] or "").upper().split()
    country = codes.pop(0) if codes and codes[0] in countries() else None
    for code in codes:
        if code not in sectors():
            raise BadField(
                field,
                f"{code} is neither a country nor a sector, or not in its place",
                "the country goes first: ISO 3166-1 alpha-3, or UNO, IGO …; then sectors such as GOV or MIL",
            )
    return Named(name=match["name"].strip(), country=country, sectors=tuple(dict.fromkeys(codes)))


def _written_parties(field: str, value: str) -> str:
    return "; ".join(_write_party(each) for each in read_parties(field, value))


def _write_party(named: Named) -> str:
    codes = " ".join([*filter(None, [named.country]), *named.sectors])
    return f"{named.name} [{codes}]" if codes else named.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as a correction has it."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


def read_place(value: str) -> Spot:
    """ "Vienna [AUT] 48.21, 16.37". Raises BadField."""
    match = _PLACE.fullmatch(value)
    if match is None:
        raise BadField(
            "place", f"“{value}” cannot be read", "write Vienna [AUT] or Vienna [AUT] 48.21, 16.37"
        )
    country = (match["country"] or "").upper() or None
    if country is not None and country not in countries():
        raise BadField(
            "place", f"{country} is no country", "write its code of ISO 3166-1 alpha-3, such as AUT"
        )
    lat, lon = (float(match[each]) if match[each] else None for each in ("lat", "lon"))
    if lat is not None and lon is not None and (abs(lat) > 90 or abs(lon) > 180):
        raise BadField("place", "the coordinates are not on earth", "latitude first, in degrees")
    return Spot(name=match["name"].strip(), country=country, lat=lat, lon=lon)


def _write_place(spot: Spot) -> str:
    codes = f" [{spot.country}]" if spot.country else ""
    return f"{spot.name}{codes}" + (f" {spot.lat:g}, {spot.lon:g}" if spot.lat is not None else "")


# What a record has now


def shown(record: Report | Page | TreatyRecord, field: str) -> str:
    """The value of a field, written as a correction would be; "": none."""
    if isinstance(record, Report):
        return _shown_of_report(record, field)
    value = getattr(record, field)
    return (" ".join(value) if isinstance(value, tuple) else value or "").translate(_SIGNS)


def _shown_of_report(report: Report, field: str) -> str:
    if field == "type":
        return report.type
    if field == "mode":
        return " ".join(report.modes)
    if field == "auxiliary":
        return " ".join(report.auxiliary)
    if field == "date":
        return (report.date.edtf if report.date else None) or ""
    if field == "place":
        return _write_place(_spot(report.place)) if report.place else ""
    return "; ".join(_write_party(_named(each)) for each in _entities(report, field))


def _entities(report: Report, field: str) -> tuple[Entity, ...]:
    if field == "source":
        return tuple(each.source for each in report.attribution if each.source and not each.of_page)
    return report.actors if field == "actors" else report.recipients


def _named(entity: Entity) -> Named:
    name = " ".join((entity.name or entity.text).translate(_SIGNS).split())
    return Named(name=name or "unnamed", country=entity.country, sectors=entity.sectors)


def _spot(place: Place) -> Spot:
    name = " ".join((place.name or place.text).translate(_SIGNS).split())
    return Spot(name=name, country=place.country, lat=place.lat, lon=place.lon)


# Putting corrections in


def apply(report: Report, corrections: Iterable[Correction]) -> Report:
    """The report with these corrections, which have been checked."""
    for each in sorted(corrections, key=lambda correction: EVENT.index(correction.field)):
        report = _CHANGES[each.field](report, each)
        report = replace(report, missing=_missing(report, each))
    return report


def _why(correction: Correction) -> str:
    return f"corrected by {correction.by} on {correction.at[:10]}"


def _missing(report: Report, correction: Correction) -> dict[str, str]:
    rest = {name: why for name, why in report.missing.items() if name != correction.field}
    return (
        rest
        if correction.now or correction.field == "auxiliary"
        else rest | {correction.field: _why(correction)}
    )


def _type(report: Report, correction: Correction) -> Report:
    known = ontology.types().get(correction.now)
    if known is None:
        return report
    modes = tuple(mode for mode in report.modes if mode in known.modes)
    intensity = ontology.intensity(known.type, modes)
    return replace(report, type=known.type, quad=known.quad, intensity=intensity, modes=modes)


def _mode(report: Report, correction: Correction) -> Report:
    known = ontology.types().get(report.type)
    modes = tuple(mode for mode in correction.now.split() if known is not None and mode in known.modes)
    return replace(report, modes=modes, intensity=ontology.intensity(report.type, modes)) if known else report


def _sides(report: Report, correction: Correction) -> Report:
    made = _people(report, correction, _entities(report, correction.field))
    return replace(report, **{correction.field: made})  # type: ignore[arg-type]


def _people(report: Report, correction: Correction, before: tuple[Entity, ...]) -> tuple[Entity, ...]:
    known = {_named(each).name.casefold(): each for each in before}
    return tuple(
        _person(report, correction, each, known) for each in read_parties(correction.field, correction.now)
    )


def _person(report: Report, correction: Correction, named: Named, known: Mapping[str, Entity]) -> Entity:
    """Who is meant: one who was there with other codes, else one whose name the sentence has, or has not."""
    same = known.get(named.name.casefold())
    if same is not None:
        if (same.country, same.sectors) == (named.country, named.sectors):
            return same
        return replace(same, country=named.country, sectors=named.sectors, why=_why(correction))
    start, end = _where(report, named.name)
    return Entity(
        text=named.name if end > start else "",
        block=report.sentence.block,
        start=start,
        end=end,
        name=named.name,
        country=named.country,
        sectors=named.sectors,
        why=_why(correction),
    )


def _where(report: Report, name: str) -> tuple[int, int]:
    """Where the sentence has these words; else its beginning, with no characters."""
    sentence = report.sentence
    at = sentence.text.find(name)
    start = sentence.start + max(at, 0)
    return start, start + (len(name) if at >= 0 else 0)


def _date(report: Report, correction: Correction) -> Report:
    if not correction.now:
        return replace(report, date=None)
    before = report.date or Date(edtf=None, basis="unknown")
    return replace(report, date=replace(before, edtf=correction.now, basis="stated", why=_why(correction)))


def _place(report: Report, correction: Correction) -> Report:
    if not correction.now:
        return replace(report, place=None)
    spot = read_place(correction.now)
    start, end = _where(report, spot.name)
    text = spot.name if end > start else ""
    made = Place(
        text=text, block=report.sentence.block, start=start, end=end, name=spot.name, why=_why(correction)
    )
    return replace(report, place=replace(made, country=spot.country, lat=spot.lat, lon=spot.lon))


def _auxiliary(report: Report, correction: Correction) -> Report:
    chosen = correction.now.split()
    return replace(report, auxiliary=tuple(each for each in get_args(Auxiliary) if each in chosen))


def _source(report: Report, correction: Correction) -> Report:
    """Other speakers: those who were there keep their words, the page's own agency stays."""
    own = tuple(each for each in report.attribution if each.of_page)
    quoted = [each for each in report.attribution if not each.of_page and each.source]
    by_name = {_named(each.source).name.casefold(): each for each in quoted if each.source}
    made = []
    for entity in _people(report, correction, tuple(each.source for each in quoted if each.source)):
        same = by_name.get(_named(entity).name.casefold())
        new = Attribution(source=entity, source_spans=(), cue=(), content=(report.sentence,), stance="says")
        made.append(replace(same, source=entity) if same else new)
    names = {each.source.name or each.source.text for each in made if each.source}
    vouching = tuple(each for each in report.factuality if each.who == "outlet" or each.who in names)
    return replace(report, attribution=(*own, *made), factuality=vouching)


_CHANGES: dict[str, Callable[[Report, Correction], Report]] = {
    "type": _type,
    "mode": _mode,
    "actors": _sides,
    "recipients": _sides,
    "date": _date,
    "place": _place,
    "auxiliary": _auxiliary,
    "source": _source,
}


def apply_to_page(page: Page, corrections: Iterable[Correction]) -> Page:
    """The page with these corrections."""
    return replace(page, **{each.field: each.now or None for each in corrections})  # type: ignore[arg-type]


def apply_to_treaty(treaty: TreatyRecord, corrections: Iterable[Correction]) -> TreatyRecord:
    """The treaty with these corrections."""
    changes: dict[str, Any] = {each.field: each.now or None for each in corrections}
    if "parties" in changes:
        changes["parties"] = tuple((changes["parties"] or "").split())
    if "name" in changes:
        changes["names"] = tuple(dict.fromkeys((changes["name"], *treaty.names)))
    return replace(treaty, **changes)
