"""Predictions for the attribution task: who is cited, by which words, for what."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.coding.attribution import Attributions
from dateline.language.base import Parser, Sentence
from dateline.model import Attribution, Entity, Span

_PARAGRAPH = re.compile(r"[^\n]+")


@cache
def _attributions() -> Attributions:
    return Attributions.load()


def predict(record: dict[str, Any], english: Parser) -> dict[str, Any]:
    """The prediction for one gold record, of which only `id` and `text` are read."""
    starts = [match.start() for match in _PARAGRAPH.finditer(record["text"])]
    sentences = read(record["text"], english)
    found = _attributions().find(sentences, plain)
    return {"id": record["id"], "attributions": list(records(found, starts))}


def read(text: str, english: Parser) -> list[Sentence]:
    """The parsed sentences of a text, a block being a line."""
    blocks = [match.group() for match in _PARAGRAPH.finditer(text)]
    edges = [
        (block, start, end) for block, spans in enumerate(english.sentences(blocks)) for start, end in spans
    ]
    docs = english.parse(blocks[block][start:end] for block, start, end in edges)
    return [
        Sentence(block=block, start=start, end=end, text=blocks[block][start:end], doc=doc)
        for (block, start, end), doc in zip(edges, docs, strict=True)
    ]


def plain(sentence: Sentence, first: int, last: int) -> Entity:
    """An entity that is its words, with nothing resolved."""
    assert sentence.doc is not None
    words = sentence.doc[first:last]
    return Entity(
        text=words.text,
        block=sentence.block,
        start=sentence.start + words.start_char,
        end=sentence.start + words.end_char,
    )


def records(found: tuple[Attribution, ...], starts: list[int]) -> list[dict[str, Any]]:
    """The outermost attributions in the form of the gold, which has no nested ones."""
    return [
        {
            "source": _whole(item.source_spans, starts),
            "cue": _whole(item.cue, starts),
            "content": _whole(item.content, starts),
        }
        for item in found
        if not any(_inside(item, other) for other in found if other is not item)
        and any(any(map(str.isalnum, span.text)) for span in item.content)
    ]


def _inside(inner: Attribution, outer: Attribution) -> bool:
    """Whether all of the cue stands within the content of the other."""
    return all(
        any(
            have.block == want.block and have.start <= want.start and want.end <= have.end
            for have in outer.content
        )
        for want in inner.cue
    )


def _whole(spans: tuple[Span, ...], starts: list[int]) -> list[list[int]]:
    return [[starts[span.block] + span.start, starts[span.block] + span.end] for span in spans]
