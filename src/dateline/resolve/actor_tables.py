"""The tables under `data/actors/`, checked as they are read, as indexes by folded name.

Countries, regions and cities, organisations, people with their terms, role nouns and the
small words between them. A damaged row raises StopRun with its file and line.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline import lexicon
from dateline.errors import StopRun
from dateline.resolve.actor_words import key

FOLDER = "actors"
#: Names that are also common English words: by the rule of training/actors.py, or by hand.
ENGLISH = frozenset({"english", "english-adjective"})
CLASSES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
SECTORS = frozenset(
    {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL"}
    | {"EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"}
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when something holds, as surely as the row knows.

    `first` to `last` is all that may be meant ("2014" is the whole year), `sure_first` to
    `sure_last` what is meant for certain. Bounds are included; open ends are the extremes.
    """

    first: dt.date = dt.date.min
    last: dt.date = dt.date.max
    sure_first: dt.date = dt.date.min
    sure_last: dt.date = dt.date.max

    def covers(self, day: dt.date) -> bool:
        """May hold on `day`."""
        return self.first <= day <= self.last

    def surely(self, day: dt.date) -> bool:
        """Holds on `day` for certain."""
        return self.sure_first <= day <= self.sure_last


ALWAYS = Term()


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a name or noun: `kind` says which table it is from, `manner` how it composes."""

    kind: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    where: str
    manner: str = ""
    office: str = ""
    term: Term = ALWAYS
    wikidata: str | None = None
    case: str = ""
    """How it must be printed to count: "upper", "capital" (some word of it), or as it comes."""


@dataclass(frozen=True, slots=True)
class Office:
    """A post someone holds for a term."""

    title: str
    country: str | None
    sectors: tuple[str, ...]
    term: Term
    where: str


@dataclass(slots=True, eq=False)
class Person:
    """Someone with a name and terms of office, oldest first."""

    name: str
    offices: list[Office] = field(default_factory=list)
    wikidata: str | None = None


@dataclass(slots=True)
class Tables:
    """All indexes; keys are folded (see `actor_words.key`)."""

    senses: dict[str, list[Sense]] = field(default_factory=dict)
    people: dict[str, list[Person]] = field(default_factory=dict)
    surnames: dict[str, list[Person]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    holders: dict[tuple[str, str], list[tuple[Person, Office]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Country code to its name."""

    def word(self, token_key: str, kind: str) -> bool:
        """Whether the word list `words.tsv` has the word under `kind`."""
        return kind in self.words.get(token_key, ())


def load() -> Tables:
    """All tables. Raises StopRun, with file and line, for a row that cannot be meant."""
    tables = Tables()
    _words(tables)
    _countries(tables)
    _organisations(tables)
    _roles(tables)
    _regions(tables)
    _people(tables)
    _places(tables)
    _spellings(tables)
    return tables


def _rows(name: str, *columns: str) -> Iterator[tuple[str, lexicon.Row]]:
    for row in lexicon.table(f"{FOLDER}/{name}", columns):
        yield f"{FOLDER}/{name}:{row['line']}", row


def many(cell: str) -> list[str]:
    """The parts of a cell between bars."""
    return [part.strip() for part in cell.split("|") if part.strip()] if cell else []


def read_sectors(cell: str, where: str) -> tuple[str, ...]:
    """PLOVER sectors with blanks between. Raises StopRun for another code."""
    codes = tuple(cell.split())
    for code in codes:
        if code not in SECTORS:
            raise StopRun(where, f"{code} is no PLOVER sector", f"use one of {' '.join(sorted(SECTORS))}")
    return codes


def read_country(tables: Tables, cell: str, where: str) -> str | None:
    """A country code or class, null for an empty cell. Raises StopRun for another code."""
    if cell and cell not in tables.names and cell not in CLASSES:
        raise StopRun(where, f"{cell} is no country code", "use one of countries.tsv, or IGO, UNO, EUR …")
    return cell or None


def _edge(cell: str, where: str, *, late: bool) -> dt.date:
    match = _DAY.fullmatch(cell)
    try:
        if match is None:
            raise ValueError(cell)
        year, month, day = (int(part) if part else 0 for part in match.groups())
        month = month or (12 if late else 1)
        return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if late else 1))
    except ValueError as error:
        raise StopRun(where, f"{cell!r} is no date", "write 2014, 2014-05 or 2014-05-01") from error


def read_term(row: lexicon.Row, where: str) -> Term:
    """The term in the cells "from" and "to". Raises StopRun for no date, or an end before its start."""
    first, last = row["from"], row["to"]
    if not first and not last:
        return ALWAYS
    term = Term(
        _edge(first, where, late=False) if first else dt.date.min,
        _edge(last, where, late=True) if last else dt.date.max,
        _edge(first, where, late=True) if first else dt.date.min,
        _edge(last, where, late=False) if last else dt.date.max,
    )
    if term.last < term.first:
        raise StopRun(where, f"ends ({last}) before it starts ({first})", "turn the two dates round")
    return term


def enter(tables: Tables, name: str, sense: Sense) -> None:
    """Put a reading of a name into the index, once for a row."""
    folded = key(name)
    if folded.startswith("the ") and name[:1] == "T":
        folded = folded[4:]
    if not folded:
        raise StopRun(sense.where, "a name without letters")
    senses = tables.senses.setdefault(folded, [])
    for at, old in enumerate(senses):
        if old.kind == sense.kind and old.where == sense.where:
            senses[at] = old if old.case in ("", sense.case) or sense.case == "upper" else sense
            return
    senses.append(sense)


def _words(tables: Tables) -> None:
    for name in ("words.tsv", "english.tsv"):
        for where, row in _rows(name, "class", "words", "note"):
            if not row["words"]:
                raise StopRun(where, "no words")
            for word in many(row["words"]):
                folded = key(word)
                tables.words[folded] = tables.words.get(folded, frozenset()) | {row["class"]}


def case_of(tables: Tables, name: str) -> str:
    """A name counts with its capitals only; an acronym that is a word ("RAID") in capitals only."""
    if name.isupper() and ENGLISH & tables.words.get(key(name), frozenset()):
        return "upper"
    return "" if name.islower() else "capital"


def _is_proper(name: str) -> bool:
    """One word, or each word but the short ones with its capital: "Group of Seven", not "Western nations"."""
    return all(word[0].isupper() or len(word) < len("the") for word in name.split())


def _countries(tables: Tables) -> None:
    columns = ("code", "name", "other_names", "adjectives", "peoples", "capital", "source")
    rows = list(_rows("countries.tsv", *columns))
    for where, row in rows:
        code, name = row["code"], row["name"]
        if not re.fullmatch(r"[A-Z]{3}", code) or code in tables.names:
            raise StopRun(where, f"{code!r} is no new alpha-3 code")
        tables.names[code] = name
        for kind, cell in (
            ("country", f"{name}|{row['other_names']}"),
            ("adjective", row["adjectives"]),
            ("people", row["peoples"]),
        ):
            for form in many(cell):
                enter(tables, form, Sense(kind, name, code, (), where))
                tables.countries.setdefault(key(form), code)
        for capital in many(row["capital"]):
            enter(tables, capital, Sense("capital", capital, code, ("GOV",), where, case="capital"))


def _organisations(tables: Tables) -> None:
    columns = ("name", "other_names", "kind", "country", "sectors", "from", "to", "wikidata", "source")
    kinds = {"organisation", "group", "seat", "person", "contextual"}
    for where, row in _rows("names.tsv", *columns):
        if row["kind"] not in kinds:
            raise StopRun(where, f"{row['kind']!r} is no kind", f"use one of {', '.join(sorted(kinds))}")
        country, sectors = read_country(tables, row["country"], where), read_sectors(row["sectors"], where)
        term, number = read_term(row, where), row["wikidata"] or None
        for name in (row["name"], *many(row["other_names"])):
            enter(
                tables,
                name,
                Sense(
                    row["kind"],
                    row["name"],
                    country,
                    sectors,
                    where,
                    term=term,
                    wikidata=number,
                    case="" if row["kind"] == "group" and not _is_proper(name) else case_of(tables, name),
                ),
            )


def _plurals(noun: str) -> Iterator[str]:
    head, last = (noun[: noun.rfind(" ") + 1], noun[noun.rfind(" ") + 1 :])
    if last.endswith(("man", "woman")) and last != "human":
        yield f"{head}{last[:-2]}en"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        yield f"{head}{last[:-1]}ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        yield f"{head}{last}es"
    else:
        yield f"{head}{last}s"


def _roles(tables: Tables) -> None:
    manners = {"head", "generic", "officer", "modifier"}
    for where, row in _rows("roles.tsv", "nouns", "manner", "sectors", "office", "note"):
        if row["manner"] not in manners:
            raise StopRun(
                where, f"{row['manner']!r} is no manner", f"use one of {', '.join(sorted(manners))}"
            )
        sectors = read_sectors(row["sectors"], where)
        for noun in many(row["nouns"]):
            enter(tables, noun, Sense("role", noun, None, sectors, where, row["manner"], row["office"]))
            if row["manner"] == "modifier":
                continue
            for plural in _plurals(key(noun)):
                if plural not in tables.senses:
                    enter(tables, plural, Sense("role", plural, None, sectors, where, row["manner"]))


def _regions(tables: Tables) -> None:
    for where, row in _rows("regions.tsv", "names", "adjectives", "country", "sectors", "source"):
        code = read_country(tables, row["country"], where)
        sectors = read_sectors(row["sectors"], where)
        for name in many(row["names"]):
            enter(tables, name, Sense("place", name, code, sectors, where, case="capital"))
        for form in many(row["adjectives"]):
            enter(tables, form, Sense("adjective", form, code, (), where, case="capital"))


def _people(tables: Tables) -> None:
    columns = ("name", "other_names", "surname", "office", "country", "sectors", "from", "to", "source")
    known: dict[str, Person] = {}
    for where, row in _rows("persons.tsv", *columns):
        person = known.get(row["name"])
        if person is None:
            person = known[row["name"]] = Person(row["name"])
        for name in (row["name"], *many(row["other_names"])):
            _enter(tables.people, key(name), person)
        _surname(tables, row, person)
        country = read_country(tables, row["country"], where)
        office = Office(
            row["office"], country, read_sectors(row["sectors"], where), read_term(row, where), where
        )
        person.offices.append(office)
        if country and office.title:
            tables.holders.setdefault((country, key(office.title)), []).append((person, office))
    for person in known.values():
        person.offices.sort(key=lambda office: (office.term.first, office.term.last))


def _surname(tables: Tables, row: lexicon.Row, person: Person) -> None:
    given = row["surname"]
    if given == "-":
        return
    for surname in many(given) or [row["name"].rsplit(" ", 1)[-1]]:
        _enter(tables.surnames, key(surname), person)


def _enter(index: dict[str, list[Person]], name: str, person: Person) -> None:
    people = index.setdefault(name, [])
    if person not in people:
        people.append(person)


def _places(tables: Tables) -> None:
    """Cities and first-level regions, unless the word is likelier a person's; names are folded already."""
    persons = {word for name in tables.people for word in name.split()}
    for where, row in _rows("places.tsv", "code", "names", "source"):
        code = read_country(tables, row["code"], where) or ""
        for name in row["names"].split("|"):
            if name not in tables.senses and name not in tables.words and name not in persons:
                tables.places[name] = code


def _spellings(tables: Tables) -> None:
    """Further spellings of countries, where no other table has the word; folded in the file."""
    taken = (tables.senses, tables.surnames, tables.places, tables.words)
    for where, row in _rows("spellings.tsv", "code", "names", "source"):
        code = read_country(tables, row["code"], where) or ""
        sense = [Sense("country", tables.names[code], code, (), where)]
        for form in row["names"].split("|"):
            if not any(form in index for index in taken):
                tables.senses[form] = sense
                tables.countries.setdefault(form, code)
