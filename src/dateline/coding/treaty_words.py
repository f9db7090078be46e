"""The tables under `data/treaties/`, compiled: nouns, known names, fields, steps, conditions, obligations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast, get_args

from dateline import lexicon
from dateline.coding import candidates
from dateline.errors import StopRun
from dateline.model import ObligationKind, StepName

FOLDER = "treaties"
FLAGS = frozenset(
    {"joining", "negotiators", "bare"}
    | {"focus", "mutual", "all", "whole", "pending", "names", "cabinet", "firm", "done", "again"}
    | {"formal", "official", "notice", "entered", "ratified"}
)
WORD = re.compile(r"[a-z]+")
POS = frozenset({"verb", "noun"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun for an agreement; `kind` is null where it may be any, `strength` firm, weak or back."""

    kind: str | None
    strength: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A multilateral treaty that goes by a name of its own."""

    name: str
    kind: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A line of `steps.tsv`; `rest` are the words behind its head word."""

    step: StepName
    head: str
    rest: tuple[str, ...]
    pos: str
    treaty: tuple[str, ...]
    party: tuple[str, ...]
    organ: str
    by: str | None
    flags: frozenset[str]
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyWords:
    """All of it, loaded once. `steps` is by inflected form of the head word."""

    nouns: dict[str, Noun]
    blockers: frozenset[str]
    known: dict[str, Known]
    known_names: re.Pattern[str]
    fields: dict[str, str]
    field_order: tuple[str, ...]
    steps: dict[str, tuple[StepRow, ...]]
    same: dict[str, tuple[StepRow, ...]]
    """Words that repeat the step told before: "followed", "did so"."""
    conditions: tuple[tuple[str, re.Pattern[str]], ...]
    obligations: tuple[tuple[ObligationKind, re.Pattern[str]], ...]
    casus: tuple[re.Pattern[str], ...]
    numbers: dict[str, str]
    """Number words to digits."""
    roles: dict[str, frozenset[str]]
    prefixes: dict[str, str]
    marker: re.Pattern[str]
    noun_forms: frozenset[str]
    name_keys: frozenset[str]
    """Last words of the known names that hold no such noun, in lower case."""
    step_forms: frozenset[str]
    """Forms of the head words of all steps."""
    firm_pattern: re.Pattern[str]

    @classmethod
    def load(cls) -> TreatyWords:
        """Read the tables. Raises StopRun with file and line at a bad row."""
        nouns, known = _nouns(), _known()
        fields, order = _fields()
        roles, prefixes = _roles()
        steps, same = _steps("steps.tsv"), _steps("same.tsv")
        return cls(
            nouns=nouns,
            blockers=frozenset(row["word"] for row in _table("blockers.tsv", "word", "example")),
            known={name.casefold(): entry for name, entry in known},
            known_names=_names(name for name, _ in known),
            fields=fields,
            field_order=order,
            steps=steps,
            same=same,
            numbers={
                word: row["number"]
                for row in _table("numbers.tsv", "number", "words")
                for word in row["words"].split()
            },
            conditions=tuple(
                (row["condition"], _compiled(row, "pattern", "conditions.tsv"))
                for row in _table("conditions.tsv", "condition", "pattern", "example")
            ),
            obligations=tuple(
                (_kind(row), _compiled(row, "pattern", "obligations.tsv"))
                for row in _table("obligations.tsv", "kind", "pattern", "example")
            ),
            casus=tuple(
                _compiled(row, "pattern", "casus.tsv") for row in _table("casus.tsv", "pattern", "example")
            ),
            roles=roles,
            prefixes=prefixes,
            marker=_names(roles["marker"], tail=r" (.+)", ignore_case=True),
            noun_forms=frozenset(form for noun in nouns for form in (noun, *_plural(noun))),
            name_keys=_name_keys(nouns, (name for name, _ in known)),
            step_forms=frozenset(steps) | frozenset(same),
            firm_pattern=_phrases((*_alone(steps), *_alone(same, every=True))),
        )


def _table(name: str, *columns: str) -> tuple[lexicon.Row, ...]:
    return lexicon.table(f"{FOLDER}/{name}", columns)


def _names(names: object, *, tail: str = "", ignore_case: bool = False) -> re.Pattern[str]:
    """A pattern for any of the names as whole words, longest first."""
    longest = sorted(cast("Iterator[str]", names), key=lambda name: (-len(name), name))
    inner = "|".join(re.escape(name) for name in longest)
    return re.compile(rf"(?<![\w-])(?:{inner})(?![\w]){tail}", re.IGNORECASE if ignore_case else 0)


def _compiled(row: lexicon.Row, column: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile(row[column], re.IGNORECASE)
    except re.error as error:
        raise StopRun(f"{FOLDER}/{name}:{row['line']}", f"no pattern ({error})") from error


def _kind(row: lexicon.Row) -> ObligationKind:
    if row["kind"] not in get_args(ObligationKind):
        raise StopRun(f"{FOLDER}/obligations.tsv:{row['line']}", f"{row['kind']!r} is no kind of obligation")
    return cast("ObligationKind", row["kind"])


def _plural(noun: str) -> tuple[str, ...]:
    return tuple(candidates.forms(noun, "noun", {}))


def _nouns() -> dict[str, Noun]:
    return {
        row["noun"]: Noun(kind=None if row["kind"] == "-" else row["kind"], strength=row["strength"])
        for row in _table("nouns.tsv", "noun", "kind", "strength", "example")
    }


def _known() -> list[tuple[str, Known]]:
    found = []
    for row in _table("known.tsv", "name", "other_names", "kind", "field"):
        entry = Known(name=row["name"], kind=row["kind"], field=row["field"])
        others = [] if row["other_names"] == "-" else row["other_names"].split("|")
        found += [(name, entry) for name in (row["name"], *others)]
    return found


def _name_keys(nouns: dict[str, Noun], names: Iterator[str]) -> frozenset[str]:
    words = [WORD.findall(name.lower()) for name in names]
    return frozenset(each[-1] for each in words if each and nouns.keys().isdisjoint(each))


def _fields() -> tuple[dict[str, str], tuple[str, ...]]:
    fields: dict[str, str] = {}
    rows = _table("fields.tsv", "field", "words", "example")
    for row in rows:
        for word in row["words"].split():
            fields.setdefault(word, row["field"])
    return fields, tuple(row["field"] for row in rows)


def _roles() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    roles: dict[str, set[str]] = {}
    prefixes = {}
    for row in _table("words.tsv", "role", "word", "example"):
        if row["role"].startswith("prefix "):
            prefixes[row["word"]] = row["role"].removeprefix("prefix ")
        else:
            roles.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(words) for role, words in roles.items()}, prefixes


def _steps(name: str) -> dict[str, tuple[StepRow, ...]]:
    irregular = candidates.irregular()
    found: dict[str, list[StepRow]] = {}
    for row in _table(name, "step", "word", "pos", "treaty", "party", "organ", "by", "flags", "example"):
        entry = _step(row, f"{FOLDER}/{name}:{row['line']}")
        for form in candidates.forms(entry.head, entry.pos, irregular):
            found.setdefault(form, []).append(entry)
    # More words say more: "sign into law" goes before "sign".
    return {form: tuple(sorted(rows, key=lambda row: -len(row.rest))) for form, rows in found.items()}


def _step(row: lexicon.Row, where: str) -> StepRow:
    flags = frozenset(row["flags"].split(",")) - {"-"}
    if row["step"] not in get_args(StepName) or row["pos"] not in POS or flags - FLAGS:
        raise StopRun(where, "no step, part of speech or flag of that name", "see the head of the file")
    head, *rest = row["word"].split()
    return StepRow(
        step=cast("StepName", row["step"]),
        head=head,
        rest=tuple(rest),
        pos=row["pos"],
        treaty=tuple(row["treaty"].split("|")),
        party=() if row["party"] == "none" else tuple(row["party"].split("|")),
        organ=row["organ"],
        by=None if row["by"] == "-" else row["by"],
        flags=flags,
        line=f"{where} ({row['word']})",
    )


def _alone(steps: dict[str, tuple[StepRow, ...]], *, every: bool = False) -> Iterator[tuple[str, ...]]:
    """Words that may tell a step without naming the treaty: "Chad has yet to ratify"."""
    for form, rows in steps.items():
        for row in rows:
            if "focus" in row.flags and (
                row.rest or row.head.startswith("ratif") or (every and len(row.head) > 2)
            ):
                yield (form, *row.rest)


def _phrases(found: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    """A pattern for any of the phrases, with up to three words between theirs."""
    inner = "|".join(r"\b(?:\W+\w+){0,3}\W+".join(map(re.escape, words)) for words in sorted(set(found)))
    return re.compile(rf"\b(?:{inner})", re.IGNORECASE)
