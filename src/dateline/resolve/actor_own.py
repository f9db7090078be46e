"""A user's own actors: a TSV that adds to the tables under `data/actors/`, or overrides them.

    name	kind	country	sectors	office	from	to
    Lakeside Front	organisation	KEN	REB
    Ann Example	person	KEN	GOV	Foreign Minister	2024-05	2025-01

The first line names the columns, in any order: `name` and `kind` are needed, the rest of COLUMNS
is not. A name in it hides whatever dateline knows under that name, a holder of an office whom
dateline has in it in that time; several rows of one name hold
together, as terms of office or readings between which day and context decide.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dateline import lexicon
from dateline.errors import StopRun
from dateline.resolve import actor_tables
from dateline.resolve.actor_scan import LONGEST
from dateline.resolve.actor_tables import Office, Person, Sense, Tables
from dateline.resolve.actor_words import key

COLUMNS = (
    "name",
    "other_names",
    "kind",
    "country",
    "sectors",
    "office",
    "from",
    "to",
    "wikidata",
    "note",
)
NEEDED = ("name", "kind")
KINDS = ("organisation", "group", "person", "place", "seat")
_FIX = "correct the line or take it out"


def add(tables: Tables, path: Path) -> str:
    """Put the rows of the file into fresh tables; gives eight hexadecimal digits of its content.

    Raises StopRun, with file and line, for a file that cannot be read or a row that cannot be meant.
    """
    content = _read(path)
    rows = list(_rows(path, content))
    people: dict[str, Person] = {}
    for row in rows:
        for name in _names(row):
            _forget(tables, key(name))
    for row in rows:
        where = f"{path}:{row['line']}"
        if row["kind"] == "person" and row["office"]:
            _person(tables, row, where, people)
        else:
            _sense(tables, row, where)
    for person in people.values():
        person.offices.sort(key=lambda office: (office.term.first, office.term.last))
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise StopRun(
            str(path), f"the actor file cannot be read ({error})", "give --actors a UTF-8 file that is there"
        ) from error


def _rows(path: Path, content: str) -> Iterator[lexicon.Row]:
    header: list[str] = []
    for number, line in enumerate(content.split("\n"), 1):
        cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
        if line.startswith("#") or not any(cells):
            continue
        where = f"{path}:{number}"
        if not header:
            header = _header(cells, where)
            continue
        if len(cells) > len(header):
            raise StopRun(where, f"{len(cells)} cells where {len(header)} are due", _FIX)
        cells += [""] * (len(header) - len(cells))  # editors strip tabs at the end of a line
        row = {
            **dict.fromkeys(COLUMNS, ""),
            **dict(zip(header, cells, strict=True)),
            "line": str(number),
        }
        _check(row, where)
        yield row
    if not header:
        raise StopRun(str(path), "the actor file is empty", f"start it with a line {', '.join(COLUMNS)}")


def _header(cells: list[str], where: str) -> list[str]:
    unknown = [cell for cell in cells if cell not in COLUMNS]
    missing = [column for column in NEEDED if column not in cells]
    if unknown or missing or len(set(cells)) < len(cells):
        cause = f"the first line should name columns among {', '.join(COLUMNS)}, with tabs between"
        raise StopRun(where, cause, f"it needs {' and '.join(NEEDED)}, each column once")
    return cells


def _check(row: lexicon.Row, where: str) -> None:
    if row["kind"] not in KINDS:
        raise StopRun(where, f"{row['kind']!r} is no kind", f"use one of {', '.join(KINDS)}")
    for name in _names(row):
        words = key(name).split()
        if not words or len(words) > LONGEST:
            raise StopRun(where, f"{name!r} is no name of one to {LONGEST} words", _FIX)
    if row["wikidata"] and not re.fullmatch(r"Q\d{1,12}", row["wikidata"]):
        raise StopRun(where, f"{row['wikidata']!r} is no Wikidata number", "write Q and digits, or leave it")
    if row["office"] and row["kind"] != "person":
        raise StopRun(where, "only a person has an office", _FIX)


def _names(row: lexicon.Row) -> list[str]:
    return [row["name"], *actor_tables.many(row["other_names"])]


def _forget(tables: Tables, name: str) -> None:
    """Drop what is known under the name, so that the own rows decide alone."""
    tables.senses.pop(name, None)
    tables.places.pop(name, None)
    tables.countries.pop(name, None)
    for person in tables.people.pop(name, ()):
        for index in (tables.people, tables.surnames):
            for known in [form for form, people in index.items() if person in people]:
                index[known] = [other for other in index[known] if other is not person]
                if not index[known]:
                    del index[known]
        for post, held in tables.holders.items():
            tables.holders[post] = [pair for pair in held if pair[0] is not person]


def _sense(tables: Tables, row: lexicon.Row, where: str) -> None:
    term = actor_tables.read_term(row, where)
    country = actor_tables.read_country(tables, row["country"], where)
    sectors = actor_tables.read_sectors(row["sectors"], where)
    for name in _names(row):
        case = actor_tables.case_of(tables, name)
        sense = Sense(
            row["kind"],
            row["name"],
            country,
            sectors,
            where,
            term=term,
            wikidata=row["wikidata"] or None,
            case=case,
        )
        actor_tables.enter(tables, name, sense)


def _person(tables: Tables, row: lexicon.Row, where: str, people: dict[str, Person]) -> None:
    name = row["name"]
    if name not in people:
        people[name] = Person(name, wikidata=row["wikidata"] or None)
    person = people[name]
    for form in _names(row):
        _index(tables.people, key(form), person)
    if " " in name:
        _index(tables.surnames, key(name.rsplit(" ", 1)[-1]), person)
    country = actor_tables.read_country(tables, row["country"], where)
    office = Office(
        row["office"],
        country,
        actor_tables.read_sectors(row["sectors"], where),
        actor_tables.read_term(row, where),
        where,
    )
    person.offices.append(office)
    if country:
        post = country, key(office.title)
        tables.holders[post] = [*_before(tables.holders.get(post, ()), office, people), (person, office)]


def _before(
    held: Iterable[tuple[Person, Office]], own: Office, people: dict[str, Person]
) -> Iterator[tuple[Person, Office]]:
    """Those that the tables have in an office, for the time that no own row claims it."""
    for person, office in held:
        met = office.term.first <= own.term.last and own.term.first <= office.term.last
        if person.name in people or not met:
            yield person, office
        elif office.term.first < own.term.first:
            last = own.term.first - dt.timedelta(days=1)
            term = replace(office.term, last=last, sure_last=min(last, office.term.sure_last))
            yield person, replace(office, term=term)


def _index(index: dict[str, list[Person]], name: str, person: Person) -> None:
    people = index.setdefault(name, [])
    if person not in people:
        people.append(person)
