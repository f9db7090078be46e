"""Places said again: the city, the zone, there."""

from __future__ import annotations

import pytest

from dateline.coder import Tools
from dateline.language import Sentence
from dateline.resolve.spots import Spots


def names(texts: list[str], tools: Tools) -> list[tuple[str, str | None]]:
    """Text and name of the places of the last sentence."""
    docs = tools.parser.parse(texts)
    sentences = [
        Sentence(block=n, start=0, end=len(text), text=text, doc=next(docs)) for n, text in enumerate(texts)
    ]
    found = Spots.load().add(sentences, tools.places.find(sentences))
    for place in (f.place for some in found.values() for f in some):
        assert texts[place.block][place.start : place.end] == place.text
    return [(f.place.text, f.place.name) for f in found.get(len(texts) - 1, ())]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["Rebels fought in Goma.", "Soldiers entered the city."], [("the city", "Goma")]),
        (["He flew to Goma.", "He was detained there."], [("there", "Goma")]),
        (["Rebels left.", "Soldiers entered the city."], []),
        (["Chad expelled him.", "Soldiers entered the city."], []),
        (["Rebels fought in Goma.", "There was a fire."], []),
        (["Rebels fought in Goma.", "Soldiers entered the city of Lima."], [("Lima", "Lima")]),
        (["Rebels fought in Goma.", "It rained.", "It rained.", "It rained.", "They left the city."], []),
    ],
)
def test_spots(tools: Tools, texts: list[str], wanted: list[tuple[str, str]]) -> None:
    assert names(texts, tools) == wanted
