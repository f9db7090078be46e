"""A large store, made of a small one that was coded and linked: its pages again and again, as other news.

Every round of the small store is another world: ids are new, days lie elsewhere in the years, countries are
others, and names in the texts are spelled with other letters, as many as before, so that spans still
quote them. Each world keeps two pages in five, so that most events have one report, as in the news. Nothing
is random: the same number gives the same store. What linking keeps for comparing is left out.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from calendar import day_name, month_name
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from dateline.errors import StopRun
from dateline.link.columns import instant
from dateline.link.merged import first_id
from dateline.link.words import number
from dateline.store.schema import metadata
from dateline.store.sql import open_store

YEARS = 10
#: Pages kept in a world, of so many.
KEPT, OF = 2, 5
#: A store makes stories of its newest pages only; and few worlds have treaties.
GROUPED, TREATED = 20_000, 4
OUTLETS = 40
VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvz"
#: What changes from world to world: ids, days, codes of countries, names.
_TOKEN = re.compile(r"([0-9a-f]{16,64}|\b\d{4}-\d\d-\d\d|\b[A-Z]{3}\b|\b[A-Z][a-z]{3,}\b)")
_ID, _DAY, _CODE = (
    re.compile(r"[0-9a-f]{16,64}\Z"),
    re.compile(r"\d{4}-\d\d-\d\d\Z"),
    re.compile(r"[A-Z]{3}\Z"),
)
_LOWER = re.compile(r"\b[a-z]{4,}\b")
CALENDAR = frozenset((*month_name[1:], *day_name))
#: Tables in the order in which they are filled, with what their keys refer to.
TABLES: dict[str, dict[str, str]] = {
    "pages": {"key": "pages"},
    "page_records": {"page": "pages"},
    "page_treaties": {"page": "pages"},
    "events": {"key": "events", "page": "pages", "lead": "events"},
    "event_records": {"event": "events"},
    "parties": {"event": "events"},
    "tags": {"event": "events"},
    "quotations": {"key": "quotations", "page": "pages"},
    "stories": {"key": "stories"},
    "treaties": {"key": "treaties"},
    "treaty_parties": {"treaty": "treaties"},
    "treaty_pages": {"treaty": "treaties"},
}
TEXTS = "INSERT INTO event_texts (rowid, sentence, headline) VALUES (?, ?, ?)"
Row = dict[str, Any]
Vary = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How much a store has."""

    events: int
    reports: int
    pages: int


def make(small: Path, large: Path, events: int) -> Made:
    """Fill a new store with as many events, or a few more. Raises StopRun when `small` has none."""
    with open_store(large):
        pass
    template = _Template.read(small)
    if not template.leads:
        raise StopRun(str(small), "has no events", "fill it with dateline add first")
    with closing(sqlite3.connect(large, isolation_level=None)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
            connection.execute(f"PRAGMA {pragma}")
        indexes = [index for table in metadata.tables.values() for index in table.indexes]
        for index in indexes:
            connection.execute(f'DROP INDEX IF EXISTS "{index.name}"')
        made = _Filling(connection, template).fill(events)
    with open_store(large) as store, store._write() as opened:
        for index in indexes:
            index.create(opened)
        opened.exec_driver_sql("PRAGMA optimize = 0x10002")
    with closing(sqlite3.connect(large)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    return made


class _Template:
    """The rows of the small store, and the tokens of its texts."""

    def __init__(self, tables: dict[str, list[Row]], texts: dict[int, tuple[str, str]]) -> None:
        self.tables, self.texts = tables, texts
        self.split: dict[str, list[str]] = {}
        self.leads = [row for row in tables["events"] if row["lead"] is None]
        self.codes = sorted({row["country"] for row in tables["parties"] if row["country"]})
        plain = " ".join(text for pair in texts.values() for text in pair)
        self.common = frozenset(_LOWER.findall(plain)) | {name.lower() for name in CALENDAR}

    @classmethod
    def read(cls, path: Path) -> _Template:
        """All of a store."""
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            tables = {
                name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608
                for name in TABLES
            }
            found = connection.execute("SELECT rowid, sentence, headline FROM event_texts")
            texts = {row[0]: (row[1], row[2]) for row in found}
        current = {row["key"] for row in tables["pages"] if row["replaced_by"] is None}
        tables["pages"] = [row for row in tables["pages"] if row["key"] in current]
        return cls(tables, texts)

    def varies(self, table: str, column: str) -> bool:
        """Whether some text of a column has a token."""
        found = {row[column] for row in self.tables[table]}
        return any(isinstance(text, str) and len(self.pieces(text)) > 1 for text in found)

    def pieces(self, text: str) -> list[str]:
        """A text cut at its tokens, which have the odd places."""
        found = self.split.get(text)
        if found is None:
            found = self.split[text] = _TOKEN.split(text)
        return found


class _World:
    """What stands for what in one world."""

    def __init__(self, template: _Template, number: int, worlds: int) -> None:
        self._template, self.number = template, number
        self._back = number * (YEARS * 365) // max(worlds, 1)
        # A few countries have most of the news.
        self._turn = int((crc32(f"turn {number}".encode()) / 2**32) ** 3 * len(template.codes))
        self._known: dict[str, str] = {}
        self._codes = frozenset(template.codes)

    def vary(self, text: Any) -> Any:
        """A text of this world."""
        if not isinstance(text, str):
            return text
        pieces, known = self._template.pieces(text), self._known
        if len(pieces) == 1:
            return text
        made = pieces.copy()
        for place in range(1, len(made), 2):
            token = made[place]
            new = known.get(token)
            if new is None:
                new = known[token] = self._new(token)
            made[place] = new
        return "".join(made)

    def know(self, token: str, new: str) -> None:
        """Let an id be this one."""
        self._known[token] = new

    def _new(self, token: str) -> str:
        if _ID.match(token):
            return sha256(f"{self.number}|{token}".encode()).hexdigest()[: len(token)]
        if _DAY.match(token):
            return self._moved(token)
        if _CODE.match(token):
            codes = self._template.codes
            return codes[(codes.index(token) + self._turn) % len(codes)] if token in self._codes else token
        return token if token.lower() in self._template.common else self._spelled(token)

    def _moved(self, day: str) -> str:
        try:
            return (dt.date.fromisoformat(day) - dt.timedelta(days=self._back)).isoformat()
        except (ValueError, OverflowError):
            return day

    def _spelled(self, word: str) -> str:
        turn = crc32(f"{self.number} {word}".encode())
        letters = []
        for letter in word.lower():
            for among in (VOWELS, CONSONANTS):
                if letter in among:
                    letter = among[(among.index(letter) + turn) % len(among)]
                    turn = turn // 3 + 7
                    break
            letters.append(letter)
        return "".join(letters).capitalize()

    def keeps(self, page: Row) -> bool:
        """Whether a page is in this world."""
        return crc32(f"{self.number} {page['id']}".encode()) % OF < KEPT


class _Filling:
    """One store being filled."""

    def __init__(self, connection: sqlite3.Connection, template: _Template) -> None:
        self._connection, self._template = connection, template
        self._next: defaultdict[str, int] = defaultdict(lambda: 1)
        self._pages = {row["key"]: row for row in template.tables["pages"]}
        self._of_event: defaultdict[str, list[Row]] = defaultdict(list)
        for row in template.tables["events"]:
            self._of_event[row["happening"] or row["id"]].append(row)
        self._columns = {name: list(rows[0]) if rows else [] for name, rows in template.tables.items()}
        self._varied = {
            name: [column for column in columns if template.varies(name, column)]
            for name, columns in self._columns.items()
        }

    def fill(self, wanted: int) -> Made:
        """Worlds until there are enough events, the newest first."""
        share = 1 - (1 - KEPT / OF) ** (len(self._template.tables["events"]) / len(self._template.leads))
        worlds = int(wanted / (len(self._template.leads) * share)) + 1
        events = reports = pages = world = 0
        while events < wanted:
            self._connection.execute("BEGIN")
            more = self._world(_World(self._template, world, worlds), grouped=pages < GROUPED)
            self._connection.execute("COMMIT")
            events, reports, pages = events + more.events, reports + more.reports, pages + more.pages
            world += 1
        return Made(events=events, reports=reports, pages=pages)

    def _world(self, world: _World, *, grouped: bool) -> Made:
        kept = {key for key, row in self._pages.items() if world.keeps(row)}
        told = [row for row in self._template.tables["events"] if row["page"] in kept]
        leads = self._leads(world, kept)
        keys: dict[str, dict[int, int]] = {name: {} for name in TABLES}
        there = {"pages": kept, "events": {row["key"] for row in told}}
        skipped = set() if grouped else {"stories"}
        if world.number % TREATED:
            skipped |= {"treaties", "treaty_parties", "treaty_pages", "page_treaties"}
        for table in TABLES:
            if table not in skipped:
                self._table(table, world, keys, there, leads)
        texts = self._template.texts
        self._connection.executemany(
            TEXTS,
            [(keys["events"][row["key"]], *map(world.vary, texts[row["key"]])) for row in told],
        )
        return Made(events=sum(lead is None for lead in leads.values()), reports=len(told), pages=len(kept))

    def _leads(self, world: _World, kept: set[int]) -> dict[int, int | None]:
        """For each report that is kept, the one that stands for its event; null: itself."""
        found: dict[int, int | None] = {}
        for happening, rows in self._of_event.items():
            own = [row for row in rows if row["page"] in kept]
            if not own:
                continue
            first = min(own, key=lambda row: self._order(world, row))
            world.know(happening, first_id("event", world.vary(first["id"])))
            best = next((row for row in own if row["lead"] is None), own[0])
            found |= {row["key"]: None if row is best else best["key"] for row in own}
        return found

    def _order(self, world: _World, report: Row) -> tuple[Any, ...]:
        page = self._pages[report["page"]]
        return instant(page["published"]), number(world.vary(page["id"])), world.vary(report["id"])

    def _table(
        self,
        table: str,
        world: _World,
        keys: dict[str, dict[int, int]],
        there: Mapping[str, set[int]],
        leads: Mapping[int, int | None],
    ) -> None:
        refers, columns, varied = TABLES[table], self._columns[table], self._varied[table]
        owner = next((name for name in ("page", "event") if name in refers), "key")
        among = there.get(refers.get(owner, ""))
        values = []
        for row in self._template.tables[table]:
            if among is not None and row[owner] not in among:
                continue
            made = row.copy()
            for name in varied:
                made[name] = world.vary(row[name])
            if table == "events":
                made["lead"] = leads[row["key"]]
            for name, target in refers.items():
                if made[name] is not None:
                    made[name] = self._key(keys, target, made[name])
            if table == "pages":
                made["source"] = f"{world.number}/{row['source']}"
                made["site_name"] = self._outlet(row["site_name"], world.number)
            values.append([made[name] for name in columns])
        if values:
            named, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
            self._connection.executemany(f'INSERT INTO "{table}" ({named}) VALUES ({marks})', values)  # noqa: S608

    def _outlet(self, name: str | None, world: int) -> str | None:
        """A name that several worlds share, as outlets go on for years."""
        return _World(self._template, world % OUTLETS, 1).vary(name) if name else name

    def _key(self, keys: dict[str, dict[int, int]], table: str, old: int) -> int:
        own = keys[table]
        if old not in own:
            own[old] = self._next[table]
            self._next[table] += 1
        return own[old]
