"""Coordinated actors around a phrase: "Russian and Belarusian soldiers" are two.

Works on the text alone: a noun phrase is a run of determiners, names and words that the tables
know; "and", "or" and commas join runs; a shared noun ("soldiers") is given to every modifier.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.resolve.actor_scan import Item, scan
from dateline.resolve.actor_tables import Tables
from dateline.resolve.actor_words import Token, tokens

_WINDOW = 160
"""Characters looked at on either side of the phrase."""


def coordinated(tables: Tables, text: str, start: int, end: int) -> tuple[str, ...]:
    """The noun phrases coordinated with `text[start:end]`, itself included, in order of the text."""
    base = max(0, start - _WINDOW)
    words, at, stop = _around(text, base, start, end)
    if not words or at >= stop:
        return (text[start:end],)
    items = scan(tables, words)
    first, last = _span(items, at, stop)
    left, right = _reach(items, first, -1), _reach(items, last, 1)
    runs = _runs(items[left : right + 1])
    if len(runs) < 2 and (left, right) == (first, last):
        return (text[start:end],)
    return _shared(tables, runs, text, base)


def _around(text: str, base: int, start: int, end: int) -> tuple[list[Token], int, int]:
    words = tokens(text[base : end + _WINDOW])
    at = next((i for i, word in enumerate(words) if word.end + base > start), len(words))
    stop = next((i for i, word in enumerate(words) if word.start + base >= end), len(words))
    return words, at, stop


def _span(items: Sequence[Item], at: int, stop: int) -> tuple[int, int]:
    """The items that hold tokens `at` to `stop`."""
    seen, first, last = 0, 0, 0
    for number, item in enumerate(items):
        if seen <= at:
            first = number
        if seen < stop:
            last = number
        seen += len(item.tokens)
    return first, last


def _reach(items: Sequence[Item], at: int, step: int) -> int:
    """How far the coordination goes to one side: over nominal items and over joiners between them."""
    while True:
        following = at + step
        if not 0 <= following < len(items):
            return at
        if _nominal(items[following]) and (
            not _broken(items, at, following)
            or _listed(_solid(items, at, -step), _solid(items, following, step))
        ):
            at = following
        elif _joins(items[following]) and 0 <= following + step < len(items):
            if not _nominal(items[following + step]) or not _like(items[at], items[following + step], step):
                return at
            at = following + step
        else:
            return at


def _broken(items: Sequence[Item], one: int, other: int) -> bool:
    return items[max(one, other)].tokens[0].breaks


def _solid(items: Sequence[Item], at: int, step: int) -> Item:
    """The first item from `at` on that is no article or number."""
    while items[at].kind == "small" and 0 <= at + step < len(items):
        at += step
    return items[at]


def _listed(one: Item, other: Item) -> bool:
    """Two of a kind with a comma between are a list ("Japan, Chile"); "Moscow, Russia" is not."""
    return one.kind == other.kind and one.kind in ("country", "organisation", "person")


def _nominal(item: Item) -> bool:
    if item.kind == "small":
        if item.small("to"):  # "that" may also start a clause
            return False
        return item.small("article") or item.small("number") or item.small("former")
    return item.kind != "word" or item.capital


def _joins(item: Item) -> bool:
    return item.small("and")


def _like(one: Item, other: Item, step: int) -> bool:
    """Names go with names and nouns with nouns: "Putin and Johnson", not "Putin and oil"."""
    return one.kind != "word" or other.kind != "word" or one.capital == other.capital or step == 0


def _runs(items: Sequence[Item]) -> list[list[Item]]:
    runs: list[list[Item]] = [[]]
    for item in items:
        if _joins(item):
            runs.append([])
        elif item.tokens[0].breaks and runs[-1]:
            runs.append([item])
        else:
            runs[-1].append(item)
    return [run for run in runs if run]


def _shared(tables: Tables, runs: list[list[Item]], text: str, base: int) -> tuple[str, ...]:
    """Each run as printed; a run of a bare adjective gets the noun of the last run."""
    last = runs[-1]
    noun = last[-1] if len(last) > 1 and last[-1].kind == "role" and last[0].kind == "adjective" else None
    found = []
    for run in runs:
        printed = text[base + run[0].tokens[0].start : base + run[-1].tokens[-1].end]
        name = _compass(tables, run, last[0])
        if name is not None:  # "North and South Korean officials"
            printed = f"{printed} {name.raw}"
        if noun is not None and (run[-1].kind == "adjective" or name is not None):
            shared = text[base + noun.tokens[0].start : base + noun.tokens[-1].end]
            printed = f"{printed} {shared}"
        found.append(printed)
    return tuple(dict.fromkeys(found))


def _compass(tables: Tables, run: Sequence[Item], last: Item) -> Token | None:
    """The noun that a bare "North" takes from "South Korea", where that makes a country too."""
    point = run[-1].tokens[-1]
    if len(run[-1].tokens) != 1 or len(last.tokens) != 2 or not tables.word(point.key, "compass"):
        return None
    name = last.tokens[-1]
    same = tables.word(last.tokens[0].key, "compass") and f"{point.key} {name.key}" in tables.countries
    return name if same else None
