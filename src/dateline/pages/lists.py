"""The word lists of `data/pages/`, compiled once for fast look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline import lexicon
from dateline.pages.clean import fold

_HEAD = 400
"""Characters of a line that are looked at for phrases: furniture is short."""

_OF_SECTION = re.compile(r"^(?:in|more|more in|latest|latest in|top|top in|also in|elsewhere in)\s")
"""What heads a list of a section's stories together with its name ("In World", "More Politics")."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SPLIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Everything that page reading knows about words; `load()` it, never build it by hand."""

    agencies: dict[str, str]
    agency_form: re.Pattern[str]
    months: dict[str, int]
    zones: dict[str, str]
    sections: frozenset[str]
    cities: frozenset[str]
    outlet_form: re.Pattern[str]
    frequent: frozenset[str]
    roles: dict[str, str]
    whole_roles: dict[str, str]
    phrases: dict[str, str]
    phrase_starts: dict[str, tuple[tuple[str, str], ...]]
    phrase_ends: tuple[tuple[str, str], ...]
    phrase_parts: tuple[tuple[str, str], ...]
    credit_starts: tuple[str, ...]
    credit_parts: tuple[str, ...]
    credit_notes: frozenset[str]
    labels: re.Pattern[str]
    opens_byline: re.Pattern[str]
    byline_opener: re.Pattern[str]
    jobs: re.Pattern[str]
    desks: re.Pattern[str]
    never: re.Pattern[str]
    changed: re.Pattern[str]
    own: frozenset[str]
    small: frozenset[str]
    metatags: dict[str, tuple[str, ...]]
    elements: dict[str, frozenset[str]]

    def agency(self, text: str) -> str | None:
        """The agency that `text` as a whole names, listed or "… Press Agency"; None if it names none."""
        text = text.strip(" .,:;()[]|/-–—")
        known = self.agencies.get(text) or self.agencies.get(text.lower() if " " in text else "")
        return known or (text if self.agency_form.fullmatch(text) else None)

    def outlet(self, text: str) -> bool:
        """Is `text` as a whole the name of a paper, a station or a site, by the noun in it?"""
        return self.outlet_form.fullmatch(text) is not None and fold(text) not in self.sections

    def phrase(self, text: str) -> tuple[str, str] | None:
        """(kind, phrase) of the page furniture that a line is, or None for anything else."""
        line = fold(text[:_HEAD]).strip(" -•·|")
        kind = self.phrases.get(line) or self.phrases.get(line.rstrip(" :"))
        if kind:
            return kind, line
        if _OF_SECTION.sub("", line) in self.sections and _OF_SECTION.match(line):
            return "list", line
        for phrase, kind in self.phrase_starts.get(line[:2], ()):
            if _starts(line, phrase):
                return kind, phrase
        for phrase, kind in self.phrase_parts:
            if phrase in line:
                return kind, phrase
        ends = fold(text[-_HEAD:]) if len(text) > _HEAD else line
        return next(((kind, phrase) for phrase, kind in self.phrase_ends if ends.endswith(phrase)), None)

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
    words = _grouped(lexicon.table("pages/bylines.tsv", ("kind", "word")), "kind", "word")
    marks = _grouped(credits, "where", "mark")
    return Lists(
        agencies=agencies,
        agency_form=_agency_form(lexicon.table("pages/agency-forms.tsv", ("where", "words", "example"))),
        months={
            r["name"]: int(r["month"])
            for r in lexicon.table("pages/months.tsv", ("name", "month", "language"))
        },
        zones={
            r["abbreviation"]: r["offset"]
            for r in lexicon.table("pages/zones.tsv", ("abbreviation", "offset"))
        },
        sections=frozenset(fold(r["section"]) for r in lexicon.table("pages/sections.tsv", ("section",))),
        outlet_form=_outlet_form(lexicon.table("pages/outlets.tsv", ("kind", "noun"))),
        frequent=frozenset(r["word"] for r in lexicon.table("pages/frequent.tsv", ("word",))),
        cities=frozenset(r["city"] for r in lexicon.table("pages/cities.tsv", ("city",))),
        roles={mark: role for mark, role in roles if not mark.startswith("=")},
        whole_roles={mark[1:]: role for mark, role in roles if mark.startswith("=")},
        phrases={r["phrase"]: r["kind"] for r in phrases if r["where"] == "is"},
        phrase_starts=_by_head(_pairs(phrases, "starts")),
        phrase_ends=_pairs(phrases, "ends"),
        phrase_parts=_pairs(phrases, "has"),
        credit_starts=marks["starts"],
        credit_parts=marks["has"],
        credit_notes=frozenset(marks["note"]),
        labels=_labels(marks["label"], marks["by-label"]),
        opens_byline=re.compile(
            rf"^(?:(?i:{_either(words['opener'])})\b[:\s]|(?:{_either(words['name-opener'])})\s(?=[A-ZÀ-ÞА-Я]))"
        ),
        byline_opener=re.compile(
            rf"^(?i:{_either(words['opener'] + words['name-opener'])})\b\s{{0,2}}:?\s{{0,2}}(?=\S)"
        ),
        jobs=_words(words["job"]),
        desks=_words(words["desk"]),
        never=_words(words["never"]),
        changed=_words(words["changed"]),
        own=frozenset(words["own"]),
        small=frozenset(words["small"]),
        elements={
            kind: frozenset(names)
            for kind, names in _grouped(
                lexicon.table("pages/elements.tsv", ("kind", "element")), "kind", "element"
            ).items()
        },
        metatags=_grouped(lexicon.table("pages/metatags.tsv", ("field", "name")), "field", "name"),
    )


def _pairs(rows: tuple[lexicon.Row, ...], where: str) -> tuple[tuple[str, str], ...]:
    return tuple((r["phrase"], r["kind"]) for r in rows if r["where"] == where)


def _grouped(rows: tuple[lexicon.Row, ...], key: str, value: str) -> dict[str, tuple[str, ...]]:
    """The cells of one column by those of another, in file order."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row[key]] = (*found.get(row[key], ()), row[value])
    return found


def _either(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _words(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(words)})\b", re.IGNORECASE)


def _agency_form(rows: tuple[lexicon.Row, ...]) -> re.Pattern[str]:
    """Agencies that no list has, by the common noun in their name: one to four names before or after it."""
    marks = _grouped(rows, "where", "words")
    name = r"[A-ZÀ-Þ][\w'’&-]{0,25}"
    return re.compile(
        rf"(?:[Tt]he\s)?(?:{name}\s){{1,4}}(?:{_either(marks['ends'])})"
        rf"|{name}(?:{_either(marks['suffix'])})"
        rf"|(?:{_either(marks['starts'])})(?:\s(?:de|da|do|di|del|{name})){{1,4}}"
    )


def _outlet_form(rows: tuple[lexicon.Row, ...]) -> re.Pattern[str]:
    """One to four names before an outlet's noun, or one to three after it; the noun in capitals, too."""
    nouns = _grouped(rows, "kind", "noun")
    tails = _either(nouns["tail"] + tuple(noun.upper() for noun in nouns["tail"]))
    name = r"[A-ZÀ-Þ][\w'’&.-]{0,25}"
    return re.compile(
        rf"(?:{name}\s){{1,4}}(?:{tails})|(?:{_either(nouns['head'])})(?:\s(?:de|da|do|du|{name})){{1,3}}"
    )


def _labels(plain: tuple[str, ...], bare: tuple[str, ...]) -> re.Pattern[str]:
    """What opens a credit inside a line: "Photo:", "Credit...", "Image courtesy of"."""
    return re.compile(
        r"(?:^|(?<=[\s.!?|\"”'’)\]—-]))"
        rf"(?:(?:{_either(plain + bare)})\s?(?::|\.{{3}})|(?:{_either(bare)})\s)\s{{0,3}}",
        re.IGNORECASE,
    )


def _by_head(pairs: tuple[tuple[str, str], ...]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The pairs by the first two characters of the phrase, so that few need to be tried."""
    heads = {phrase[:2] for phrase, _ in pairs} | {phrase for phrase, _ in pairs if len(phrase) == 1}
    return {
        head: tuple(pair for pair in pairs if pair[0][:2] == head[: len(pair[0])]) for head in sorted(heads)
    }
