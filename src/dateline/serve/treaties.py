"""A treaty, arranged for reading: its steps by party, what is still to come, and each telling marked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline import lexicon
from dateline.link import lifecycle
from dateline.model import StepEvidence, StepRecord, TreatyRecord, TreatyStep
from dateline.serve import lifecycle as pictures
from dateline.serve import words
from dateline.serve.marks import Mark, Piece, pieces

_STYLE = re.compile(r"<style>[^<]*</style>")
EARLY = "0002"
"""Days before it stand for a time of which nothing is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page says of a step, cut into marked pieces."""

    evidence: StepEvidence
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step with its number in the record, from 0, and what the pages say of it, each sentence once.

    The tellings that have it as the record does come first.
    """

    number: int
    record: StepRecord
    tellings: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party with its steps, in order; null: the treaty as a whole."""

    party: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The status in words; `since` says when it began, as exactly as the pages do: "since 2006".

    `day` is the ISO day that it counts from; both are empty where nothing is known.
    """

    text: str
    state: str
    day: str = ""
    since: str = ""


def standing(record: TreatyRecord, on: dt.date) -> Standing:
    """What the treaty is on a day."""
    return _standing(record, lifecycle.status(record, on))


def history(record: TreatyRecord) -> tuple[Standing, ...]:
    """The status from every day on which it changes, oldest first."""
    return tuple(_standing(record, replace(status, since=day)) for day, status in lifecycle.history(record))


def _standing(record: TreatyRecord, status: lifecycle.Status) -> Standing:
    text = words.spelled(str(status), record.parties)
    day = status.since or ""
    return Standing(text=text, state=status.state, day=day, since=_since(record, day))


def _since(record: TreatyRecord, day: str) -> str:
    """When the step that counts from this day was taken: a year stays a year, an open date a "by"."""
    if day < EARLY:
        return ""
    dates = [step.date for step in record.steps if step.order == day]
    if day in dates:
        return f"since {words.day(day)}"
    known = next((date for date in dates if date), None)
    told = words.day(known) if known else f"by {words.day(day)}"
    return told if told.startswith(("by ", "from ")) else f"since {told}"


def sides(record: TreatyRecord) -> tuple[Side, ...]:
    """The treaty as a whole, then every party in order, then others; what is pending is left out."""
    parties = [None, *record.parties, *(step.party for step in record.steps)]
    found = (Side(party=party, steps=tuple(_steps(record, party))) for party in dict.fromkeys(parties))
    return tuple(side for side in found if side.steps)


def _steps(record: TreatyRecord, party: str | None) -> Iterator[Step]:
    return (step for step in _all(record) if step.record.party == party and not _awaited(step.record))


def pending(record: TreatyRecord) -> tuple[Step, ...]:
    """What is still to come, of all parties."""
    return tuple(step for step in _all(record) if _awaited(step.record))


def _awaited(step: StepRecord) -> bool:
    return step.pending and not step.negated


def _all(record: TreatyRecord) -> Iterator[Step]:
    for number, step in enumerate(record.steps):
        fitting = sorted(step.evidence, key=lambda each: _unlike(step, each.step))
        once: dict[tuple[str, str], StepEvidence] = {}
        for each in fitting:
            once.setdefault((each.page, each.step.sentence.text), each)
        told = (Told(evidence=each, pieces=_marked(each)) for each in once.values())
        yield Step(number=number, record=step, tellings=tuple(told))


def _unlike(record: StepRecord, told: TreatyStep) -> tuple[bool, bool, bool, bool]:
    """What a telling has otherwise than the record of all pages."""
    return (
        told.negated != record.negated,
        told.pending != record.pending,
        told.date != record.date,
        told.party != record.party,
    )


def _marked(evidence: StepEvidence) -> tuple[Piece, ...]:
    step = evidence.step
    spans = [("trigger", step.trigger), ("condition", step.condition_span)]
    marks = [
        Mark(start=span.start, end=span.end, role=role)
        for role, span in spans
        if span and span.block == step.sentence.block
    ]
    when = step.when
    if when and when.block == step.sentence.block and when.start is not None and when.end is not None:
        marks.append(Mark(start=when.start, end=when.end, role="date"))
    return pieces(step.sentence.text, marks, start=step.sentence.start)


@cache
def fields() -> tuple[str, ...]:
    """The fields that a treaty may be of, in the order of precedence."""
    return tuple(row["field"] for row in lexicon.table("treaties/fields.tsv", ("field", "words", "example")))


def picture(record: TreatyRecord, *, standalone: bool = False) -> str:
    """The life cycle as SVG; `standalone` with a style of its own, else it takes that of the page."""
    drawn = pictures.svg(
        record,
        [(day, words.spelled(str(state), record.parties)) for day, state in lifecycle.history(record)],
        names={code: words.country(code) for code in record.parties},
        standalone=standalone,
    )
    return drawn if standalone else _STYLE.sub("", drawn)
