"""Which place of a name is meant: size, kind, its container if stated, and what else the page is about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.resolve.gazetteer import GazetteerRow

EARTH_KM = 6371.0088
#: What a kind of place is worth, in powers of ten of population. Chosen on development texts.
FEATURES = {"PCLI": 5.0, "CONT": 9.0, "PPLC": 2.0, "PPL": 0.0, "ADM1": -0.2, "ADM2": -1.3}
#: Kinds of places that weigh by themselves.
KINDS = {"PCLI": "a country", "CONT": "a continent", "PPLC": "a capital", "ADM1": "a first-level region"}
#: A row of our own tables: it is there because news writes of it.
CURATED = 6.8
ALTERNATE = -0.8
UNLIKE = -2.7
COUNTRY_IN_FOCUS = 2.6
REGION_IN_FOCUS = 1.6
#: A name as common as this is only settled by the page; more rows of it are not looked at.
LIMIT = 60


@dataclass(slots=True)
class Focus:
    """How often each country and first-level region is named on a page."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, row: GazetteerRow, weight: int = 1) -> None:
        """Count one mention."""
        if row.country:
            self.countries[row.country] += weight
            if row.admin1:
                self.regions[(row.country, row.admin1)] += weight


@lru_cache(maxsize=16384)
def prior(row: GazetteerRow) -> float:
    """How likely a row is without any context: powers of ten of population and the kind of place."""
    score = math.log10(row.population + 10)
    score += FEATURES.get(row.feature, CURATED)
    return score + ALTERNATE * row.alternate + UNLIKE * row.unlike


def best(
    rows: Iterable[GazetteerRow], focus: Focus, *, leave_out: Focus | None = None
) -> GazetteerRow | None:
    """The likeliest row on a page with this focus; `leave_out` is what the name itself added to it."""
    ranked = rank(rows, focus, leave_out=leave_out)
    return ranked[0][1] if ranked else None


def rank(
    rows: Iterable[GazetteerRow], focus: Focus, *, leave_out: Focus | None = None
) -> list[tuple[float, GazetteerRow]]:
    """Rows with their scores, likeliest first; equals in the order of the gazetteer."""
    gone = leave_out or Focus()
    scored = [(_score(row, focus, gone), row) for row in rows]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].row))


def reasons(row: GazetteerRow, focus: Focus) -> str:
    """What speaks for a row, and against it, in words: kind, size, name, what else the page names."""
    said = [KINDS[row.feature]] if row.feature in KINDS else []
    if row.feature not in FEATURES:
        said.append("well known by that name")
    elif row.population and row.feature != "PCLI":
        said.append(f"{row.population:,} people")
    if row.unlike:
        said.append("usually called otherwise")
    elif row.alternate:
        said.append("another name of it")
    spot = (row.country or "", row.admin1 or "")
    for times, what in ((focus.countries[spot[0]], "country"), (focus.regions[spot], "region")):
        if times > 1:  # once may be the name itself
            said.append(f"its {what} named {times} times on the page")
    return ", ".join(said) or "nothing but the name"


def _score(row: GazetteerRow, focus: Focus, gone: Focus) -> float:
    score = prior(row)
    if row.country:
        named = focus.countries[row.country] - gone.countries[row.country]
        score += COUNTRY_IN_FOCUS * share(named)
        if row.admin1:
            spot = (row.country, row.admin1)
            score += REGION_IN_FOCUS * share(focus.regions[spot] - gone.regions[spot])
    return score


def share(count: int) -> float:
    """From 0 for none towards 1 for many."""
    return count / (count + 1.0) if count > 0 else 0.0


def within(row: GazetteerRow, container: GazetteerRow) -> bool:
    """Whether the container of "Springfield, Illinois" holds the row."""
    if row.row == container.row or not row.country or row.country != container.country:
        return False
    if container.feature == "PCLI":
        return True
    if container.feature == "ADM1":
        return row.admin1 == container.admin1
    return container.feature == "ADM2" and distance(row, container) < 80


def pair(
    inner: Iterable[GazetteerRow], outer: Iterable[GazetteerRow], rank_of: Callable[[GazetteerRow], float]
) -> tuple[GazetteerRow, GazetteerRow] | None:
    """The likeliest row of the first name that lies in a row of the second, with that row."""
    held = [(rank_of(one) + rank_of(two), one, two) for one in inner for two in outer if within(one, two)]
    if not held:
        return None
    _, one, two = max(held, key=lambda item: (item[0], -item[1].row, -item[2].row))
    return one, two


def distance(one: GazetteerRow, other: GazetteerRow) -> float:
    """Kilometres along the great circle."""
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
