"""Who an actor phrase is: its country and PLOVER sector, on the day of the page.

    Actors.resolve(phrase) ─► whole phrase in the tables?  ─► else its parts: modifiers, head, "of …"
                              person in office on the day?    role + country + sector, composed

Nothing is guessed: a phrase without a row is "unknown", several readings that neither day nor
context decides between are left open as `candidates`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from dateline.resolve import actor_own, actor_tables
from dateline.resolve.actor_compose import Composer
from dateline.resolve.actor_result import UNKNOWN, Resolution
from dateline.resolve.actor_scan import CAPITAL, scan
from dateline.resolve.actor_split import coordinated
from dateline.resolve.actor_words import key, tokens

__all__ = ["Actors", "Resolution"]

CACHE = 65536
LONG_WORD = 6
"""Letters that a word must have for swapped letters to be taken as a slip."""


class Actors:
    """The resolver; loaded once, used for many pages. Not to be changed after loading."""

    def __init__(self, tables: actor_tables.Tables, *, own: str = "") -> None:
        self.tables = tables
        self.own = own
        """Eight hexadecimal digits of the user's own actor file, empty without one."""
        self._composer = Composer(tables)
        self._cached = lru_cache(maxsize=CACHE)(self._fresh)
        self._country_word = lru_cache(maxsize=CACHE)(self._look_up_country)

    @classmethod
    def load(cls, extra: Path | None = None) -> Actors:
        """The resolver over `data/actors/` and, where given, a file of own actors (see `actor_own`).

        Raises StopRun, with file and line, for a damaged table or a bad row of the file.
        """
        tables = actor_tables.load()
        return cls(tables, own=actor_own.add(tables, extra) if extra else "")

    def resolve(
        self, phrase: str, *, on: dt.date | None = None, context: str = "", known_country: str = ""
    ) -> Resolution:
        """Who `phrase` is on the day `on`; null means now, as far as the tables know.

        `context` is text that may name the country where the phrase does not decide between
        readings; `known_country` is the alpha-3 code that the caller knows it to belong to.
        """
        return self._cached(phrase, on, context, known_country)

    def _fresh(self, phrase: str, on: dt.date | None, context: str, known_country: str) -> Resolution:
        words = tokens(phrase)
        if not words:
            return replace(UNKNOWN, kind="none", why="no words")
        hints = (known_country,) if known_country else self._countries_in(context)
        found = self._composer.resolve(words, on, hints)
        if found.kind == "unknown" and found.country is None and len(words) == 1 and words[0].capital:
            found = self._slip(words[0].key, found)
        if known_country and found.country is None and found.kind in ("role", "organisation"):
            found = replace(found, country=known_country, why=f"{found.why}; country known to the caller")
        return found

    def _slip(self, word: str, found: Resolution) -> Resolution:
        """A country or people with two letters swapped ("Ukrianians"), if that is all that is wrong."""
        if len(word) < LONG_WORD:
            return found
        for at in range(len(word) - 1):
            swapped = f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
            code = self.tables.countries.get(swapped)
            if code and swapped != word:
                name = self.tables.names[code]
                why = f"{swapped} with two letters swapped"
                return Resolution(kind="country", name=name, country=code, why=why)
        return found

    def is_country_word(self, text: str) -> str | None:
        """The alpha-3 code of a country's name, adjective or people ("Iranian": IRN), else null."""
        return self._country_word(text)

    def _look_up_country(self, text: str) -> str | None:
        name = key(text)
        name = name.removeprefix("the ")
        code = self.tables.countries.get(name)
        if code is not None and " " not in name:
            bare = text.strip().removeprefix("the ").removeprefix("The ")
            if self.tables.word(name, "upper") and not bare.replace(".", "").isupper():
                return None
            if not bare[:1].isupper() and not self.tables.words.get(name, CAPITAL - CAPITAL).isdisjoint(
                CAPITAL
            ):
                return None
        return code

    def _countries_in(self, context: str) -> tuple[str, ...]:
        items = scan(self.tables, tokens(context)) if context else []
        codes = [item.senses[0].country for item in items if item.senses]
        return tuple(dict.fromkeys(code for code in codes if code))

    def split(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """The actors coordinated with the phrase `text[start:end]`, itself included, in order."""
        return coordinated(self.tables, text, start, end)

    def holders(self, country: str, office: str, on: dt.date) -> tuple[str, ...]:
        """Who held `office` ("foreign minister") of `country` on the day, for certain."""
        held = self.tables.holders.get((country, key(office)), ())
        return tuple(dict.fromkeys(person.name for person, post in held if post.term.surely(on)))
