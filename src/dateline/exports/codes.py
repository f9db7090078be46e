"""Countries, sectors and PLOVER types in the codes of other event data sets, from `data/exports/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from dateline import lexicon

#: Digits of 52 bits: a number that R, JavaScript and SQL all hold exactly.
DIGITS = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country in other codes; "" where it has none. `cow` is Correlates of War's, `name` ICEWS's."""

    alpha2: str
    fips: str
    cow: str
    cameo: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands in place of a country; `schema` is FollowTheMoney's."""

    known_group: str
    type: str
    icews: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameo:
    """A CAMEO event: `base` and `root` are the levels above, `quad` is 1 to 4 as GDELT counts."""

    code: str
    goldstein: float
    name: str

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """The first three digits."""
        return self.code[:3]

    @property
    def quad(self) -> int:
        """Verbal (01-05) and material (06-09) cooperation, verbal (10-14) and material (15-20) conflict."""
        root = int(self.root)
        return 1 + (root > 5) + (root > 9) + (root > 14)


class Codes:
    """The tables. `load()` reads them once."""

    def __init__(self) -> None:
        columns = ("country", "alpha2", "fips", "cow", "cameo", "icews")
        self._countries = {
            row["country"]: Country(
                alpha2=row["alpha2"], fips=row["fips"], cow=row["cow"], cameo=row["cameo"], name=row["icews"]
            )
            for row in lexicon.table("exports/countries.tsv", columns)
        }
        self._groups = {
            row["code"]: Group(
                known_group=row["known_group"], type=row["type"], icews=row["icews"], schema=row["schema"]
            )
            for row in lexicon.table("exports/groups.tsv", ("code", "known_group", "type", "icews", "schema"))
        }
        self._sectors = {
            row["sector"]: row for row in lexicon.table("exports/sectors.tsv", ("sector", "cameo", "icews"))
        }
        events = ("type", "mode", "code", "goldstein", "name", "note")
        self._cameo = {
            (row["type"], row["mode"]): Cameo(
                code=row["code"], goldstein=float(row["goldstein"]), name=row["name"]
            )
            for row in lexicon.table("exports/cameo.tsv", events)
        }

        self._languages = {
            row["language"]: row["alpha3"]
            for row in lexicon.table("exports/languages.tsv", ("language", "alpha3"))
        }
        places = ("country", "name", "aliases", "adjectives", "lat", "lon", "source")
        self._names = {
            (name.strip(), row["country"])
            for row in lexicon.table("places/countries.tsv", places)
            for name in (row["name"], *row["aliases"].split(";"))
        }

    @staticmethod
    @cache
    def load() -> Codes:
        """The tables of this installation. Raises StopRun if they are damaged."""
        return Codes()

    def country(self, code: str | None) -> Country | None:
        """A country by its ISO alpha-3 code; null for an organisation's code, or none."""
        return self._countries.get(code or "")

    def is_country(self, name: str, code: str | None) -> bool:
        """Is this a name of the country that has this code?"""
        return (name, code or "") in self._names

    def language(self, code: str | None) -> str | None:
        """The ISO 639-3 code of a language by its ISO 639-1 code."""
        return self._languages.get(code or "")

    def group(self, code: str | None) -> Group | None:
        """An organisation or movement by the code that stands in place of a country."""
        return self._groups.get(code or "")

    def cameo_types(self, sectors: Iterable[str]) -> tuple[str, ...]:
        """CAMEO's type codes for PLOVER sectors, each once."""
        return self._translate(sectors, "cameo")

    def icews_sectors(self, sectors: Iterable[str]) -> tuple[str, ...]:
        """ICEWS's words for PLOVER sectors, each once."""
        return self._translate(sectors, "icews")

    def _translate(self, sectors: Iterable[str], column: str) -> tuple[str, ...]:
        found = (self._sectors[each][column] for each in sectors if each in self._sectors)
        return tuple(dict.fromkeys(filter(None, found)))

    def cameo(self, type: str, modes: Iterable[str]) -> Cameo | None:
        """The CAMEO event for the first mode that has one, else for the type; null for a user's type."""
        for mode in modes:
            if (type, mode) in self._cameo:
                return self._cameo[type, mode]
        return self._cameo.get((type, ""))


def number(id: str, pair: int = 0) -> int:
    """A whole number below 2^52 for an event and one of its pairs.

    For the first pair (0) it is the first 13 hexadecimal digits of the id; for others, those of the SHA-256
    of "ID:PAIR", so that events can be found again.
    """
    digits = id[:DIGITS] if pair == 0 else sha256(f"{id}:{pair}".encode()).hexdigest()[:DIGITS]
    try:
        return int(digits, 16)
    except ValueError:  # an id of another program's
        return int(sha256(id.encode()).hexdigest()[:DIGITS], 16)
