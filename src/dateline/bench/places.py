"""Predictions for the places task: every place of a text, with its point."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from dateline.language.base import Parser, Sentence
from dateline.resolve.mentions import Use
from dateline.resolve.places import FoundPlace, Places

#: Uses that are reported: all that the gold has, which counts peoples' adjectives and names in names.
USES: frozenset[Use] = frozenset({"literal", "metonym", "modifier", "adjective", "embedded"})
PARAGRAPH = re.compile(r"[^\n]+")


@lru_cache(maxsize=1)
def _places() -> Places:
    return Places.load()


def predict(record: dict[str, Any], english: Parser) -> dict[str, Any]:
    """The prediction for one record; offsets count in its text."""
    paragraphs = [(match.start(), match.group()) for match in PARAGRAPH.finditer(record["text"])]
    found = _places().find(_sentences([text for _, text in paragraphs], english))
    places = [
        _point(item, paragraphs[item.place.block][0])
        for items in found.values()
        for item in items
        if item.use in USES and item.place.lat is not None
    ]
    return {"id": record["id"], "places": places}


def _sentences(texts: list[str], english: Parser) -> list[Sentence]:
    """The parsed sentences of the paragraphs, each paragraph a block."""
    bare = [
        Sentence(block=block, start=start, end=end, text=texts[block][start:end])
        for block, edges in enumerate(english.sentences(texts))
        for start, end in edges
    ]
    docs = english.parse(sentence.text for sentence in bare)
    return [
        Sentence(block=one.block, start=one.start, end=one.end, text=one.text, doc=doc)
        for one, doc in zip(bare, docs, strict=True)
    ]


def _point(item: FoundPlace, offset: int) -> dict[str, Any]:
    place = item.place
    return {
        "start": place.start + offset,
        "end": place.end + offset,
        "lat": place.lat,
        "lon": place.lon,
        "geonames_id": place.geonames_id,
        "kind": "literal" if item.literal else "associative",
    }
