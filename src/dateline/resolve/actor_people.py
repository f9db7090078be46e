"""People: which office on which day, and who is meant by a surname or by an office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.resolve.actor_result import UNKNOWN, Resolution
from dateline.resolve.actor_tables import Office, Person, Tables
from dateline.resolve.actor_words import key

FORMER = ("ELI",)


def office_on(person: Person, on: dt.date | None) -> Office | None:
    """The office held on the day (null: now); of several, the one taken up last."""
    if on is None:
        held = [office for office in person.offices if office.term.last == dt.date.max]
    else:
        held = [office for office in person.offices if office.term.covers(on)]
    return held[-1] if held else None


def last_office(person: Person, on: dt.date | None) -> Office | None:
    """The last office that ended before the day (null: at all)."""
    past = [office for office in person.offices if on is None or office.term.last < on]
    return past[-1] if past else None


def describe(person: Person, on: dt.date | None) -> Resolution:
    """The person with country and sector on the day: in office, after it (ELI), or before."""
    office = office_on(person, on)
    if office is not None:
        return _in_office(person, office)
    past = last_office(person, on)
    if past is not None:
        return Resolution(
            kind="person",
            name=person.name,
            country=past.country,
            sectors=FORMER,
            title=f"former {past.title}" if past.title else None,
            wikidata=person.wikidata,
            why=f"{past.where}: no longer {past.title or 'there'}",
        )
    first = person.offices[0]
    return Resolution(
        kind="person",
        name=person.name,
        country=first.country,
        wikidata=person.wikidata,
        why=f"{first.where}: not yet {first.title}",
    )


def _in_office(person: Person, office: Office) -> Resolution:
    return Resolution(
        kind="person",
        name=person.name,
        country=office.country,
        sectors=office.sectors,
        title=office.title or None,
        wikidata=person.wikidata,
        why=f"{office.where}: {office.title or person.name}",
    )


def choose(
    people: Sequence[Person], on: dt.date | None, countries: Iterable[str], office: str = ""
) -> tuple[Person | None, tuple[str, ...]]:
    """The one who is meant and the others: by office, then country, then who is in office.

    None when these do not decide.
    """
    left = list(people)
    wanted = frozenset(countries)
    tests: tuple[Callable[[Person], bool], ...] = (
        lambda person: bool(office) and _held(person, office, on),
        lambda person: any(post.country in wanted for post in person.offices),
        lambda person: office_on(person, on) is not None,
    )
    for test in tests:
        if len(left) > 1:
            left = [person for person in left if test(person)] or left
    names = tuple(person.name for person in people)
    if len(left) == 1:
        return left[0], tuple(name for name in names if name != left[0].name)
    return None, names


def _held(person: Person, office: str, on: dt.date | None) -> bool:
    return any(
        key(post.title) == office and (post.term.last == dt.date.max if on is None else post.term.covers(on))
        for post in person.offices
    )


def holder(tables: Tables, country: str, office: str, on: dt.date | None) -> Resolution:
    """Who holds the office for certain on the day; unknown when no row says, or two do."""
    held = tables.holders.get((country, key(office)), ())
    if on is None:
        found = [(person, post) for person, post in held if post.term.last == dt.date.max]
    else:
        found = [(person, post) for person, post in held if post.term.surely(on)]
    if len({person.name for person, _ in found}) != 1:
        return replace(UNKNOWN, candidates=tuple(person.name for person, _ in found))
    return _in_office(*found[-1])
