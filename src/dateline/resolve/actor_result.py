"""What resolving an actor phrase gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["country", "person", "organisation", "group", "role", "place", "none", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who a phrase is.

    `country` is ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC. `sectors` has the
    primary code first. `kind` "none" is a phrase that names no actor ("yesterday"), "unknown"
    one without a row. `candidates` lists readings that day and context do not decide between,
    or that were passed over. `why` names the rows and the rule.
    """

    kind: Kind
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    title: str | None = None
    wikidata: str | None = None
    why: str = ""
    candidates: tuple[str, ...] = ()


UNKNOWN = Resolution(kind="unknown", why="no row")
