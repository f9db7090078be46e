"""What a server gives away: on this machine all that a store has, to others no outlet's text in bulk.

Data (JSON, CSV, lines) of a published server has spans and hashes in place of the text, unless whoever runs
it says that it may be given (`dateline serve --with-text`). Views quote the sentences of events and link to
the page that they are of; all of a page is shown only to those who have to judge its records. A path of the
server's machine leaves it in no case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TypeVar

from fastapi import Request

from dateline.exports.sealing import placeless, sealed
from dateline.serve import accounts
from dateline.serve.marks import Piece, Row, Sentence
from dateline.serve.options import Serving

Record = TypeVar("Record")
GAP = " … "
"""What stands for text that is not shown."""


def serving(request: Request) -> Serving:
    """How the server is run."""
    found: Serving = request.app.state.serving
    return found


def given(request: Request, record: Record) -> Record:
    """The record, or list of records, as this server may give it away."""
    how = serving(request)
    if not how.published:
        return record
    return placeless(record) if how.with_text else sealed(record)


def shown(request: Request, record: Record) -> Record:
    """The record as a view may show it: with its text, to others without paths of this machine."""
    return placeless(record) if serving(request).published else record


def shows_pages(request: Request) -> bool:
    """May this visitor read all of a page here?"""
    return serving(request).gives_text or accounts.visitor(request).may("reviewer")


def cited(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Of the rows of a page its headline, and of the others the sentences of events alone."""
    return tuple(
        replace(row, sentences=row.sentences if row.block.kind == "headline" else _cited(row), uncoded=())
        for row in rows
        if row.events or row.block.kind == "headline"
    )


def _cited(row: Row) -> tuple[Sentence, ...]:
    """A sentence for each that the row had, with a gap for every stretch that belongs to no event."""
    spans = [(report.sentence.start, report.sentence.end) for _, report in row.events]
    at = 0
    made: list[Sentence] = []
    for sentence in row.sentences:
        length = sum(len(piece.text) for piece in sentence.pieces)
        pieces = tuple(_closed(sentence.pieces, spans, at))
        at += length
        gap = len(pieces) == 1 and pieces[0].text == GAP
        if not (gap and made and made[-1].pieces[-1].text == GAP):
            made.append(replace(sentence, pieces=pieces, why=None))
    return tuple(made)


def _closed(pieces: tuple[Piece, ...], spans: list[tuple[int, int]], at: int) -> Iterator[Piece]:
    cut = [each for piece in _placed(pieces, at) for each in _split(*piece, spans)]
    for shown, run in groupby(cut, key=lambda each: each[1]):
        if shown:
            yield from (piece for piece, _ in run)
        else:
            yield Piece(text=GAP)


def _placed(pieces: tuple[Piece, ...], at: int) -> Iterator[tuple[Piece, int]]:
    for piece in pieces:
        yield piece, at
        at += len(piece.text)


def _split(piece: Piece, at: int, spans: list[tuple[int, int]]) -> Iterator[tuple[Piece, bool]]:
    """The piece cut at the edges of spans, each part with whether it is within one; notes end the last."""
    end = at + len(piece.text)
    edges = sorted({at, end, *(edge for span in spans for edge in span if at < edge < end)})
    for left, right in pairwise(edges):
        inside = any(start <= left and right <= stop for start, stop in spans)
        part = replace(piece, text=piece.text[left - at : right - at])
        yield (part if right == end else replace(part, notes=())), inside
