"""The word lists of `data/pages/`, compiled once for fast look-up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline import lexicon
from dateline.pages.clean import fold

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SPLIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Everything that page reading knows about words; `load()` it, never build it by hand."""

    agencies: dict[str, str]
    names: re.Pattern[str]
    months: dict[str, int]
    zones: dict[str, str]
    sections: frozenset[str]
    roles: dict[str, str]
    whole_roles: dict[str, str]
    phrases: dict[str, str]
    phrase_starts: tuple[tuple[str, str], ...]
    phrase_ends: tuple[tuple[str, str], ...]
    phrase_parts: tuple[tuple[str, str], ...]
    credit_starts: tuple[str, ...]
    credit_parts: tuple[str, ...]

    def agency(self, text: str) -> str | None:
        """The agency that `text` as a whole names; None if it names none."""
        text = text.strip(" .,:;()[]|/-–—")
        return self.agencies.get(text) or self.agencies.get(text.lower() if " " in text else "")

    def phrase(self, text: str) -> tuple[str, str] | None:
        """(kind, phrase) of the page furniture that a line is, or None for anything else."""
        line = fold(text).strip(" -•·|")
        kind = self.phrases.get(line) or self.phrases.get(line.rstrip(" :"))
        if kind:
            return kind, line
        for table, test in (
            (self.phrase_starts, _starts),
            (self.phrase_ends, str.endswith),
            (self.phrase_parts, str.__contains__),
        ):
            for phrase, kind in table:
                if test(line, phrase):
                    return kind, phrase
        return None

    def roles_of(self, names: str) -> frozenset[str]:
        """What the names of an element (class, id, itemprop ...) say about its content."""
        return _roles(names)


def _starts(line: str, phrase: str) -> bool:
    return line.startswith(phrase) and not (
        phrase[-1].isalnum() and line[len(phrase) : len(phrase) + 1].isalnum()
    )


@lru_cache(maxsize=4096)
def _roles(names: str) -> frozenset[str]:
    lists = load()
    found = set()
    for name in names.split()[:40]:
        words = [w for w in _SPLIT.split(_CAMEL.sub("-", name[:120]).lower()) if w]
        found.add(lists.whole_roles.get("-".join(words), ""))
        for size in (1, 2, 3):
            for at in range(len(words) - size + 1):
                found.add(lists.roles.get("-".join(words[at : at + size]), ""))
    return frozenset(found - {""})


@cache
def load() -> Lists:
    """The lists, read from disk once a process."""
    agencies: dict[str, str] = {}
    for row in lexicon.table("pages/agencies.tsv", ("agency", "alias")):
        agencies[row["alias"]] = row["agency"]
        if " " in row["alias"]:
            agencies[row["alias"].lower()] = row["agency"]
    roles = [(r["mark"], r["role"]) for r in lexicon.table("pages/roles.tsv", ("role", "mark"))]
    phrases = lexicon.table("pages/phrases.tsv", ("kind", "where", "phrase"))
    credits = lexicon.table("pages/credits.tsv", ("where", "mark"))
    return Lists(
        agencies=agencies,
        names=_any_of(name for name in agencies if name != name.lower() or " " not in name),
        months={
            r["name"]: int(r["month"])
            for r in lexicon.table("pages/months.tsv", ("name", "month", "language"))
        },
        zones={
            r["abbreviation"]: r["offset"]
            for r in lexicon.table("pages/zones.tsv", ("abbreviation", "offset"))
        },
        sections=frozenset(fold(r["section"]) for r in lexicon.table("pages/sections.tsv", ("section",))),
        roles={mark: role for mark, role in roles if not mark.startswith("=")},
        whole_roles={mark[1:]: role for mark, role in roles if mark.startswith("=")},
        phrases={r["phrase"]: r["kind"] for r in phrases if r["where"] == "is"},
        phrase_starts=_pairs(phrases, "starts"),
        phrase_ends=_pairs(phrases, "ends"),
        phrase_parts=_pairs(phrases, "has"),
        credit_starts=tuple(r["mark"] for r in credits if r["where"] == "starts"),
        credit_parts=tuple(r["mark"] for r in credits if r["where"] == "has"),
    )


def _pairs(rows: tuple[lexicon.Row, ...], where: str) -> tuple[tuple[str, str], ...]:
    return tuple((r["phrase"], r["kind"]) for r in rows if r["where"] == where)


def _any_of(names: object) -> re.Pattern[str]:
    ordered = sorted(names, key=lambda name: (-len(name), name))  # type: ignore[call-overload]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
