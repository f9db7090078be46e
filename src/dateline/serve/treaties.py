"""A treaty, arranged for reading: its steps by party, what is still to come, and each telling marked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.link import lifecycle
from dateline.model import StepEvidence, StepRecord, TreatyRecord
from dateline.serve import lifecycle as pictures
from dateline.serve import words
from dateline.serve.marks import Mark, Piece, pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page says of a step, cut into marked pieces."""

    evidence: StepEvidence
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step with its number in the record, from 0, and what the pages say of it, each sentence once."""

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
    """The status in words on a day, and the ISO day since when; null where nothing is known."""

    text: str
    state: str
    since: str | None


def standing(record: TreatyRecord, on: dt.date) -> Standing:
    """What the treaty is on a day."""
    found = lifecycle.status(record, on)
    return Standing(text=words.standing(found), state=found.state, since=found.since)


def history(record: TreatyRecord) -> tuple[tuple[str, Standing], ...]:
    """Every day on which the status changes, oldest first."""
    return tuple(
        (day, Standing(text=words.standing(found), state=found.state, since=found.since))
        for day, found in lifecycle.history(record)
    )


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
        once = {(each.page, each.step.sentence.text): each for each in reversed(step.evidence)}
        told = (Told(evidence=each, pieces=_marked(each)) for each in reversed(once.values()))
        yield Step(number=number, record=step, tellings=tuple(told))


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
    """The life cycle as SVG; `standalone` with a style of its own, else with that of the page around it."""
    states = [(day, str(state)) for day, state in lifecycle.history(record)]
    drawn = pictures.draw(record, states, names={code: words.country(code) for code in record.parties})
    return drawn if standalone else re.sub(r"<style>.*?</style>\n?", "", drawn, flags=re.DOTALL)
