"""Cut text at the spans that point into it, so that templates can mark them.

The pieces of a text, joined, are the text: nothing is lost, doubled or moved.
"""

from __future__ import annotations

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
    in_order = sorted(
        coded.events, key=lambda report: (report.trigger.block, report.trigger.start, report.id)
    )
    numbered = tuple(enumerate(in_order, 1))
    return tuple(
        _row(
            block,
            tuple(item for item in numbered if item[1].sentence.block == block.index),
            tuple(item for item in coded.uncoded if item.sentence.block == block.index),
        )
        for block in coded.page.blocks
    )


def _row(block: Block, events: tuple[tuple[int, Report], ...], uncoded: tuple[Uncoded, ...]) -> Row:
    whys = {(item.sentence.start, item.sentence.end): item.why for item in uncoded}
    spans = sorted({(r.sentence.start, r.sentence.end) for _, r in events} | set(whys))
    marks = [_mark(r.trigger, "trigger", number) for number, r in events]
    marks += [mark for _, r in events for at, mark in _speakers(r) if at == block.index]
    sentences = []
    for start, end, known in _tiled(spans, len(block.text)):
        numbers = tuple(n for n, r in events if (r.sentence.start, r.sentence.end) == (start, end))
        sentences.append(
            Sentence(
                pieces=pieces(block.text[start:end], marks, start=start),
                numbers=numbers if known else (),
                why=None if numbers or not known else whys.get((start, end)),
            )
        )
    return Row(block=block, sentences=tuple(sentences), events=events, uncoded=uncoded)


def _tiled(spans: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int, bool]]:
    """`spans` and the gaps between them, over 0 to `length`; of two that overlap the first is kept."""
    at = 0
    for start, end in spans:
        if start < at or end > length:
            continue
        if start > at:
            yield at, start, False
        if end > start:
            yield start, end, True
        at = max(at, end)
    if at < length:
        yield at, length, False
