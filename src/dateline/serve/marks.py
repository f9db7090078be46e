"""Cut text at the spans that point into it, so that templates can mark them.

The pieces of a text, joined, are the text: nothing is lost, doubled or moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Block, Coded, Report, Span, Uncoded
from dateline.serve.words import called, speaker_colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A part of a block that plays a role; `note` is a number to print after it."""

    start: int
    end: int
    role: str
    note: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text with the same roles throughout, and the notes that end with it."""

    text: str
    roles: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A stretch of a block: a sentence with events, one without and `why`, or neither (both empty)."""

    pieces: tuple[Piece, ...]
    numbers: tuple[int, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One block with what was found in it. Events are numbered from 1 through the page."""

    block: Block
    sentences: tuple[Sentence, ...]
    events: tuple[tuple[int, Report], ...]
    uncoded: tuple[Uncoded, ...]


def pieces(text: str, marks: Iterable[Mark], *, start: int = 0) -> tuple[Piece, ...]:
    """`text` cut at the edges of `marks`; `start` is the offset of `text` in its block."""
    end = start + len(text)
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    edges = {start, end, *(edge for mark in inside for edge in (mark.start, mark.end))}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    return tuple(
        Piece(
            text=text[left - start : right - start],
            roles=tuple(sorted({m.role for m in inside if m.start <= left and m.end >= right})),
            notes=tuple(sorted(m.note for m in inside if m.note is not None and m.end == right)),
        )
        for left, right in pairwise(cuts)
    )


def of_report(report: Report) -> tuple[Piece, ...]:
    """The sentence of a report with its trigger, actors, recipients, place, date and speakers marked."""
    marks = [mark for block, mark in _report_marks(report) if block == report.sentence.block]
    return pieces(report.sentence.text, marks, start=report.sentence.start)


def _report_marks(report: Report) -> Iterator[tuple[int, Mark]]:
    yield report.trigger.block, _mark(report.trigger, "trigger")
    for entity in report.actors:
        yield entity.block, Mark(start=entity.start, end=entity.end, role="actor")
    for entity in report.recipients:
        yield entity.block, Mark(start=entity.start, end=entity.end, role="recipient")
    yield from _speakers(report)
    for attribution in report.attribution:
        for span in attribution.cue:
            yield span.block, _mark(span, "cue")
    if report.place:
        yield report.place.block, Mark(start=report.place.start, end=report.place.end, role="place")
    date = report.date
    if date and date.block is not None and date.start is not None and date.end is not None:
        yield date.block, Mark(start=date.start, end=date.end, role="date")


def _speakers(report: Report) -> Iterator[tuple[int, Mark]]:
    """Where the speakers stand, with the colour that they have everywhere."""
    for attribution in report.attribution:
        name = called(attribution.source) if attribution.source else ""
        for span in attribution.source_spans:
            yield span.block, _mark(span, "speaker")
            yield span.block, _mark(span, f"speaker-{speaker_colour(name)}")


def _mark(span: Span, role: str, note: int | None = None) -> Mark:
    return Mark(start=span.start, end=span.end, role=role, note=note)


def rows(coded: Coded) -> tuple[Row, ...]:
    """The blocks of a page in page order, each with its sentences and events."""
    events: defaultdict[int, list[tuple[int, Report]]] = defaultdict(list)
    uncoded: defaultdict[int, list[Uncoded]] = defaultdict(list)
    for number, report in enumerate(sorted(coded.events, key=_place), 1):
        events[report.sentence.block].append((number, report))
    for item in coded.uncoded:
        uncoded[item.sentence.block].append(item)
    return tuple(
        Row(
            block=block,
            sentences=tuple(_sentences(block, events[block.index], uncoded[block.index])),
            events=tuple(events[block.index]),
            uncoded=tuple(uncoded[block.index]),
        )
        for block in coded.page.blocks
    )


def _place(report: Report) -> tuple[int, int, str]:
    return report.trigger.block, report.trigger.start, report.id


def _sentences(block: Block, events: list[tuple[int, Report]], uncoded: list[Uncoded]) -> Iterator[Sentence]:
    whys = {(item.sentence.start, item.sentence.end): item.why for item in uncoded}
    numbers: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    marks: list[Mark] = []
    for number, report in events:
        numbers[report.sentence.start, report.sentence.end].append(number)
        marks.append(_mark(report.trigger, "trigger", number))
        marks += [mark for at, mark in _speakers(report) if at == block.index]
    for start, end in _tiled(sorted(set(numbers) | set(whys)), len(block.text)):
        coded = tuple(numbers.get((start, end), ()))
        yield Sentence(
            pieces=pieces(block.text[start:end], marks, start=start),
            numbers=coded,
            why=None if coded else whys.get((start, end)),
        )


def _tiled(spans: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """`spans` and the gaps between them, over 0 to `length`; of two that overlap the first is kept."""
    at = 0
    for start, end in spans:
        if at <= start < end <= length:
            if start > at:
                yield at, start
            yield start, end
            at = end
    if at < length:
        yield at, length
