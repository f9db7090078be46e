"""Reports as rows of numbers: what merging compares, small enough for millions.

A row is made from one report and what is known of its page, and from nothing else; so the same
report gives the same row in every run. Sets of words are bit maps: a key sets one bit, and the
share of bits that two maps have in common stands for the share of words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice, product
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline import lexicon
from dateline.link.days import ANY_TIME, BACK, EVER_SINCE, SOON, Days, reach
from dateline.link.words import Words, number
from dateline.model import Coded, Entity, Report, Role

#: Countries that a side is compared by, names that a side is compared by, and block keys of a report.
SIDE = 4
WORDS_BITS, NAMES_BITS = 256, 128
ROLES: tuple[Role, ...] = ("dead", "injured", "arrested", "missing", "displaced", "participants")
#: Country-like places say where in the sense of "in which country" only.
COUNTRY_FEATURES = ("PCL", "TERR", "CONT", "RGN")
CHUNK = 20_000
#: Days of a block; a report with fewer countries than FEW is found by those of its page too.
PERIOD, FEW = 8, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What merging has to know of a report's page.

    `published` is as in Page, `family` the id of its copy family (its own id if it is no copy).
    `countries` are the up to two countries that most of its reports name (see `main_countries`):
    they find partners for a report that names nobody ("Air strike on river camp").
    """

    page: str
    published: str | None = None
    outlet: str | None = None
    family: str = ""
    headline: str = ""
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A report with where it was filed."""

    report: Report
    origin: Origin


#: How many numbers there are for types; those from the middle on are for users' own.
KINDS = 128
#: What families of own types, one each, are counted from.
OWN = 1_000

Row = np.dtype(
    [
        ("id", "S32"),
        ("page", np.int64),
        ("family", np.int64),
        ("sentence", np.int64),
        ("instant", np.int64),
        ("type", np.int8),
        ("flags", np.uint8),
        ("dated", np.bool_),
        ("first", np.int32),
        ("last", np.int32),
        ("word", np.int64),
        ("actors", np.int16, SIDE),
        ("recipients", np.int16, SIDE),
        ("country", np.int16),
        ("spot", np.int64),
        ("admin", np.int64),
        ("lat", np.float32),
        ("lon", np.float32),
        ("numbers", np.float32, len(ROLES)),
        ("names", np.uint64, NAMES_BITS // 64),
        ("words", np.uint64, WORDS_BITS // 64),
        ("headline", np.uint64, WORDS_BITS // 64),
    ]
)
#: `OF_PAGE`: the report has no country, the row has those of its page as recipients.
OF_PAGE, SPEECH, LIGHT, TOP = 1, 8, 16, 32
#: The report names actors, or recipients.
NAMED = (2, 4)
#: The countries of the actors, or of the recipients, are none of the report's own words.
GUESSED = (64, 128)
LAST_INSTANT = np.iinfo(np.int64).max

Rows = NDArray[np.void]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A row as a store keeps it: its bytes, the words that trigger it, and its block keys."""

    report: str
    row: bytes
    word: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows in canonical order: first published first, then by page and report.

    `keys` and `owners` are the block keys and the row that each is of; `triggers` the normal
    form of the words behind each number in the column `word`.
    """

    rows: Rows
    keys: NDArray[np.int64]
    owners: NDArray[np.int64]
    triggers: dict[int, str]

    def __len__(self) -> int:
        return len(self.rows)

    def ids(self) -> list[str]:
        """The ids of the reports, in the order of the rows."""
        return [each.decode() for each in self.rows["id"].tolist()]


def unpack(packed: Iterable[Packed]) -> Table:
    """A table of rows that a store kept. A report that comes twice is there once."""
    parts = list(packed)
    rows = np.frombuffer(b"".join(each.row for each in parts), dtype=Row)
    keys = np.array([key for each in parts for key in each.keys], dtype=np.int64)
    owners = np.repeat(np.arange(len(parts)), [len(each.keys) for each in parts])
    return _sorted(rows, keys, owners.astype(np.int64), {number(each.word): each.word for each in parts})


class Columns:
    """Makes rows and block keys of reports."""

    def __init__(self, words: Words, types: tuple[str, ...], families: dict[str, tuple[int, ...]]) -> None:
        self.words = words
        self._types = {name: index for index, name in enumerate(types)}
        self._families = families
        self._normal = lru_cache(100_000)(words.normal)
        self._bit = lru_cache(200_000)(lambda key: crc32(key.encode()))
        self._keys = lru_cache(20_000)(lambda text: tuple(dict.fromkeys(words.keys(text))))

    def _kind(self, type: str) -> int:
        """The number of a type; those that are not PLOVER's share the upper half of a byte's range."""
        return self._types.get(type, KINDS // 2 + crc32(type.encode()) % (KINDS // 2))

    def pack(self, filed: Filed) -> Packed:
        """What a store keeps of a report."""
        row = np.zeros(1, dtype=Row)
        word = self.trigger(filed.report)
        keys = self.fill(row[0], filed, word)
        return Packed(report=filed.report.id, row=row.tobytes(), word=word, keys=tuple(dict.fromkeys(keys)))

    def table(self, filed: Iterable[Filed]) -> Table:
        """All rows, sorted, holding no report in memory. A report that comes twice is there once."""
        rest = iter(filed)
        rows: list[Rows] = []
        keys: list[NDArray[np.int64]] = []
        owners: list[NDArray[np.int64]] = []
        triggers: dict[int, str] = {}
        done = 0
        while part := list(islice(rest, CHUNK)):
            chunk = np.zeros(len(part), dtype=Row)
            found: list[int] = []
            counts: list[int] = []
            for index, each in enumerate(part):
                word = self.trigger(each.report)
                triggers[number(word)] = word
                own = dict.fromkeys(self.fill(chunk[index], each, word))
                found += own
                counts.append(len(own))
            rows.append(chunk)
            keys.append(np.array(found, dtype=np.int64))
            owners.append(np.repeat(np.arange(done, done + len(part)), counts))
            done += len(part)
        if not rows:
            return unpack(())
        return _sorted(np.concatenate(rows), np.concatenate(keys), np.concatenate(owners), triggers)

    def trigger(self, report: Report) -> str:
        """The normal forms of the words that tell the event, those that the tables know; else the last."""
        start = report.trigger.start - report.sentence.start
        head = report.sentence.text[max(0, start - _REACH) : max(0, start)]
        joined = head.split()[-1] if head.endswith("-") and head.split() else ""
        parts = self._phrases([self._normal(each) for each in _TOKEN.findall(joined + report.trigger.text)])
        known = [part for part in parts if part in self.words.close and not self.words.is_light(part)]
        if self._is_deed(report.type) and all(map(self._is_vague, parts)):
            known += self._told(report)
        telling = [part for part in parts if part not in self.words.stopwords]
        return " ".join(dict.fromkeys(known)) or (telling or parts)[-1]

    def _phrases(self, parts: list[str]) -> list[str]:
        """Two words that the tables know as one are one: "called off" is "call_off"."""
        found: list[str] = []
        for part in parts:
            if found and f"{found[-1]}_{part}" in self.words.close:
                part = f"{found.pop()}_{part}"
            found.append(part)
        return found or ["?"]

    def _is_deed(self, type: str) -> bool:
        """Whether an event of the type is more than words that were said."""
        return not set(self._families.get(type, ())) & set(self._families.get("ACCUSE", ()))

    def _is_vague(self, part: str) -> bool:
        return self.words.is_speech(part) or self.words.is_light(part) or part in self.words.stopwords

    def _told(self, report: Report) -> list[str]:
        """What is declared or announced, by the trigger of a deed: "declared a unilateral [truce]"."""
        text = report.sentence.text
        behind = _TOKEN.findall(text[report.trigger.end - report.sentence.start :][:_ABOUT])
        for word in behind:
            part = self._normal(word)
            if part in self.words.close and not self.words.is_light(part):
                return [part]
            if part in self.words.stopwords and part not in _ARTICLES:
                break
        return []

    def fill(self, row: np.void, filed: Filed, word: str) -> list[int]:
        """Write one row; return its block keys."""
        report, origin = filed.report, filed.origin
        row["id"] = report.id.encode()
        row["page"] = number(origin.page)
        row["family"] = number(origin.family or origin.page)
        row["sentence"] = number(origin.page, report.block, report.sentence.start)
        row["instant"] = instant(origin.published)
        row["type"] = self._kind(report.type)
        row["flags"] = self._flags(report, word) + TOP * (report.sentence.text in origin.headline)
        row["word"] = number(word)
        days = reach(report, origin.published)
        row["dated"], row["first"], row["last"] = days.dated, days.first, days.last
        self._place(row, report)
        self._parties(row, report, origin)
        row["numbers"] = counted(report)
        row["words"] = self._bits(self._keys(_clause(report)), WORDS_BITS)
        row["headline"] = self._bits(self._keys(origin.headline), WORDS_BITS)
        return list(self._blocks(report, origin, days, row, word))

    def _flags(self, report: Report, word: str) -> int:
        return (
            SPEECH * all(map(self.words.is_speech, word.split()))
            + LIGHT * self.words.is_light(word)
            + GUESSED[0] * guessed(report.actors)
            + GUESSED[1] * guessed(report.recipients)
            + NAMED[0] * bool(report.actors)
            + NAMED[1] * bool(report.recipients)
        )

    def _parties(self, row: np.void, report: Report, origin: Origin) -> None:
        for side, entities in (("actors", report.actors), ("recipients", report.recipients)):
            codes = sorted({code(each.country) for each in entities if each.country})[:SIDE]
            row[side][: len(codes)] = codes
        if not row["actors"].any() and not row["recipients"].any() and not row["country"]:
            codes = sorted(map(code, origin.countries))
            row["recipients"][: len(codes)] = codes
            row["flags"] |= OF_PAGE
        row["names"] = self._bits(self._names((*report.actors, *report.recipients)), NAMES_BITS)

    def _names(self, entities: Iterable[Entity]) -> Iterator[str]:
        for entity in entities:
            yield from self._keys(entity.name or entity.text)

    def _place(self, row: np.void, report: Report) -> None:
        place = report.place
        row["lat"] = row["lon"] = np.nan
        if place is None:
            return
        row["country"] = code(place.country) if place.country else 0
        if place.feature and place.feature.startswith(COUNTRY_FEATURES):
            return
        row["admin"] = number(place.country, place.admin1) if place.admin1 else 0
        row["spot"] = place.geonames_id or number(place.name or place.text)
        if place.lat is not None and place.lon is not None:
            row["lat"], row["lon"] = place.lat, place.lon

    def _bits(self, keys: Iterable[str], width: int) -> NDArray[np.uint64]:
        cells = [0] * (width // 64)
        for key in keys:
            bit = self._bit(key) % width
            cells[bit >> 6] |= 1 << (bit & 63)
        return np.array(cells, dtype=np.uint64)

    def _blocks(self, report: Report, origin: Origin, days: Days, row: np.void, word: str) -> Iterator[int]:
        """Coarse blocks by country, and fine ones by place, number and words where those are too large."""
        anchors = self._anchors(report, origin)
        families = self._families.get(report.type, (OWN + self._kind(report.type),))
        for family in families:
            yield number(family, "page", origin.page)
        yield from self._any_time(families, report, word)
        if days.last == ANY_TIME:
            return
        if days.first == EVER_SINCE:
            days = replace(days, first=days.last - BACK)
        if days.long:
            stem = self.words.stem(word.split()[-1])
            for family, anchor in product(families, anchors):
                yield number(family, anchor, days.first, days.last, stem)
            return
        periods = range(days.first // PERIOD, days.last // PERIOD + 1)
        near = range(max(days.first, days.last - SOON), days.last + 1) if not days.dated else ()
        counted = [
            f"{role} {value:g}"
            for role, value in zip(ROLES, row["numbers"].tolist(), strict=True)
            if value == value
        ]
        text = [f"{at} {least}" for at, least in enumerate(self._least(report.sentence.text))]
        for family in families:
            for anchor, period in product(anchors, periods):
                yield block(family, anchor, period)
            for key, period in product((*text, *(f"{a} {c}" for a in anchors for c in counted)), periods):
                yield number(family, key, period)
            if row["spot"]:
                for day in near or range(days.first, min(days.last, days.first + PERIOD) + 1):
                    yield number(family, int(row["spot"]), day)

    def _any_time(self, families: Iterable[int], report: Report, word: str) -> Iterator[int]:
        """By countries and kind of deed alone: what a page without a date is compared by."""
        sides = (*report.actors, *report.recipients)
        countries = sorted({each.country for each in sides if each.country})
        groups = sorted({line for part in word.split() for line in self.words.close.get(part, ())})
        for family, group in product(families, groups if countries else ()):
            yield number(family, "any", *countries, group)

    def _least(self, text: str) -> list[int]:
        """The least hash values of its words under some functions: like texts often share one."""
        bits = np.array([self._bit(key) for key in self._keys(text)], dtype=np.uint64)
        if not len(bits):
            return []
        mixed = (bits[:, None] * _FACTORS) & np.uint64(0xFFFFFFFF)
        least: list[int] = mixed.min(axis=0).tolist()
        return least

    def _anchors(self, report: Report, origin: Origin) -> list[str]:
        """Who or where: one of these in common is what two reports of one happening need."""
        sides = (report.actors, report.recipients)
        found = {each.country for side in sides for each in side if each.country}
        if report.place and report.place.country:
            found.add(report.place.country)
        if len(found) < FEW or all(guessed(side) for side in sides if side):
            found.update(origin.countries)
            found.update(named_countries(report.sentence.text))
        return sorted(found) or ["?"]


#: A word with its hyphens ("shoot-out"), and how far before a trigger its first half may begin.
_TOKEN = re.compile(r"\w+(?:-\w+)*")
_REACH = 20
#: Letters behind a trigger within which what it is about may stand, and words that may stand before that.
_ABOUT = 60
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "for", "new"})
#: Odd numbers that make a family of hash functions, one for each block by words.
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F], dtype=np.uint64)
#: Where the part of a sentence that tells of one event may end.
_EDGE = re.compile(r"[,;:\u2013\u2014\"\u201c\u201d()]|\s(?:and|but|while|after|before|or)\s")
#: What the coder says of a country that it did not read in the words of the party itself.
_GUESS = re.compile(r"; country (?!as the phrase says)|\Astands for ")
#: Words of the longest name of a country that is looked for.
_LONGEST_NAME = 4


def _clause(report: Report) -> str:
    """The part of the sentence around the trigger: "a raid on [the depot] and a strike on [trucks]"."""
    text = report.sentence.text
    start, end = (at - report.sentence.start for at in (report.trigger.start, report.trigger.end))
    first = max((edge.end() for edge in _EDGE.finditer(text, 0, max(0, start))), default=0)
    last = next((edge.start() for edge in _EDGE.finditer(text, max(0, end))), len(text))
    return text[first:last]


def guessed(entities: Sequence[Entity]) -> bool:
    """Whether only the page, the place or a name elsewhere on the page gives these their countries."""
    known = [each for each in entities if each.country]
    return bool(known) and all(map(_is_guess, known))


def _is_guess(entity: Entity) -> bool:
    """A pronoun is as sure as what it stands for; that "two parties" stands for a name is a guess."""
    found = _GUESS.search(entity.why or "")
    return found is not None and not (found.start() == 0 and entity.text.isalpha())


def named_countries(text: str) -> Iterator[str]:
    """The countries that a text names, or whose people or adjective it has."""
    words, names, at = _TOKEN.findall(text), _country_names(), 0
    while at < len(words):
        sizes = range(min(_LONGEST_NAME, len(words) - at), 0, -1)
        size = next((size for size in sizes if " ".join(words[at : at + size]) in names), 0)
        if size:
            yield names[" ".join(words[at : at + size])]
        at += size or 1


@cache
def _country_names() -> dict[str, str]:
    columns = ("code", "name", "other_names", "adjectives", "peoples", "capital", "source")
    return {
        name: row["code"]
        for row in lexicon.table("actors/countries.tsv", columns)
        for cell in columns[1:5]
        for name in row[cell].split("|")
        if name
    }


def main_countries(coded: Coded) -> tuple[str, ...]:
    """The two countries that most reports of a page have as a party; of equals by code.

    Its teasers tell of other pages' happenings and count only where there is nothing else.
    """
    apart = {block.index for block in coded.page.blocks if block.kind == "teaser"}
    own = [report for report in coded.events if report.block not in apart]
    found = Counter(country for report in own or coded.events for country in _countries(report))
    return tuple(sorted(found, key=lambda country: (-found[country], country))[:2])


def _countries(report: Report) -> set[str]:
    """Those of its parties, else that of its place."""
    parties = {each.country for each in (*report.actors, *report.recipients) if each.country}
    return parties or ({report.place.country} if report.place and report.place.country else set())


@lru_cache(500_000)
def block(family: int, anchor: str, period: int) -> int:
    """The key of a block: events of one family of types, at one anchor, in one period."""
    return number(family, anchor, period)


@lru_cache(2_000)
def code(country: str) -> int:
    """A small number above 0 for a country code of up to three letters."""
    total = 0
    for letter in country[:3].upper():
        total = total * 27 + (ord(letter) - 64) % 27
    return total % 32_000 + 1


def counted(report: Report) -> NDArray[np.float32]:
    """How many are dead, injured and so on: the largest figure of each role; not a number: none."""
    found = np.full(len(ROLES), np.nan, dtype=np.float32)
    for quantity in report.quantities:
        value = quantity.value if quantity.value is not None else quantity.low
        if quantity.role is not None and value is not None:
            at = ROLES.index(quantity.role)
            found[at] = np.fmax(found[at], value)
    return found


@lru_cache(100_000)
def instant(published: str | None) -> int:
    """Seconds since 1970, UTC, for sorting; a page without a time of day counts as of its start."""
    if not published:
        return int(LAST_INSTANT)
    try:
        moment = dt.datetime.fromisoformat(published)
    except ValueError:
        return int(LAST_INSTANT)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp())


def _sorted(
    rows: Rows, keys: NDArray[np.int64], owners: NDArray[np.int64], triggers: dict[int, str]
) -> Table:
    """The rows in canonical order, each report once, and the keys in the order of the rows."""
    order = np.lexsort((rows["id"], rows["page"], rows["instant"]))
    _, first = np.unique(rows["id"][order], return_index=True)
    kept = order[np.sort(first)]
    place = np.full(len(rows), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    owners = place[owners]
    by_row = np.lexsort((keys, owners))
    by_row = by_row[owners[by_row] >= 0]
    return Table(rows=rows[kept], keys=keys[by_row], owners=owners[by_row], triggers=triggers)
