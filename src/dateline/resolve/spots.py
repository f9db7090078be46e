"""Places said again without their name: "the city", "the zone", "there".

Such a phrase stands for the last place named before it on the page, at most `REACH` sentences back,
if that place can be what it is called: a city for "the town", any place for "the area".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline import lexicon
from dateline.language import Sentence
from dateline.language.syntax import phrase
from dateline.model import Place
from dateline.resolve.places import FoundPlace

#: How many sentences back the named place may stand.
REACH = 3
#: In the table: any place but a country, of which a zone or an enclave is a part.
PART = "part"
#: No more places than these are looked at.
RECENT = 12
POINTING = frozenset({"the", "this", "that"})
#: Labels of words that name the spot after all: "the city of Goma", "the border town".
NAMING = frozenset({"appos", "compound", "nmod", "poss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """The words that stand for places: noun to the GeoNames feature class it needs ("" for any, PART)."""

    words: dict[str, str]

    @classmethod
    def load(cls) -> Spots:
        """Read `data/places/spots.tsv`."""
        rows = lexicon.table("places/spots.tsv", ("word", "feature", "example"))
        return cls(words={row["word"]: row["feature"].strip("-") for row in rows})

    def add(
        self, sentences: Sequence[Sentence], places: Mapping[int, Sequence[FoundPlace]]
    ) -> dict[int, tuple[FoundPlace, ...]]:
        """The places of each sentence with those that its spots stand for, by position."""
        added: dict[int, tuple[FoundPlace, ...]] = {}
        before: list[tuple[int, Place]] = []
        for number, sentence in enumerate(sentences):
            found = list(places.get(number, ()))
            named = {f.place.start: f.place for f in found if f.literal and not f.filing and f.place.name}
            for token in sentence.doc or ():
                if (here := named.get(sentence.start + token.idx)) is not None:
                    before.append((number, here))
                elif token.lemma_.lower() in self.words:
                    near = (place for at, place in reversed(before[-RECENT:]) if number - at <= REACH)
                    meant = next((place for place in near if self._fits(token, place)), None)
                    if meant is not None:
                        found.append(_again(sentence, token, meant))
            if found:
                added[number] = tuple(found)
        return added

    def _fits(self, token: Token, place: Place) -> bool:
        """Whether the token is a spot that the place can be."""
        feature = self.words.get(token.lemma_.lower())
        if feature == PART and place.feature == "PCLI":
            return False
        if feature is None or not (feature == PART or (place.feature or "").startswith(feature)):
            return False
        if token.lower_ == "there":
            return token.dep_ == "advmod"
        return _points(token)


def _points(noun: Token) -> bool:
    """Said with "the", and without a name of its own."""
    words = list(noun.children)
    pointing = any(child.dep_ == "det" and child.lower_ in POINTING for child in words)
    return pointing and not any(_names(child) for child in words)


def _names(child: Token) -> bool:
    if child.dep_ == "prep" and child.lower_ in ("in", "near", "outside"):
        return any(inner.pos_ == "PROPN" for inner in child.children)  # "the enclave in Afrin"
    return child.dep_ in NAMING or (child.dep_ == "prep" and child.lower_ == "of") or child.pos_ == "PROPN"


def _again(sentence: Sentence, token: Token, place: Place) -> FoundPlace:
    first, last = phrase(token)
    words = token.doc[first:last]
    span = sentence.span(words.start_char, words.end_char)
    why = f"stands for {place.text}"
    again = replace(place, text=span.text, block=span.block, start=span.start, end=span.end, why=why)
    return FoundPlace(place=again, use="literal", literal=True)
