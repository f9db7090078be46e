"""What the parties of a candidate play in public life, by the same resolvers as the coder's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dateline.coding.scorer import Candidate, Range
from dateline.coding.standing import Side, Standings
from dateline.language import Sentence
from dateline.model import Entity
from dateline.resolve.actors import Actors
from dateline.resolve.coreference import Cast, Words
from dateline.resolve.places import Places
from dateline.resolve.spots import Spots


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Resolvers of noun phrases, for sentences that are pages by themselves."""

    actors: Actors
    words: Words
    places: Places
    spots: Spots
    standings: Standings

    @classmethod
    def load(cls) -> Parties:
        """Load the resolvers' tables."""
        return cls(
            actors=Actors.load(),
            words=Words.load(),
            places=Places.load(),
            spots=Spots.load(),
            standings=Standings.load(),
        )

    def of(self, doc: Doc) -> Callable[[Candidate], Candidate]:
        """What fills in the sides of a candidate of this sentence."""
        sentence = Sentence(block=0, start=0, end=len(doc.text), text=doc.text, doc=doc)
        places = self.spots.add([sentence], self.places.find([sentence], dateline=None))
        cast = Cast([sentence], actors=self.actors, words=self.words, places=places, on=None)

        def side(spans: Iterable[Range]) -> Side:
            found: list[Entity] = []
            for start, end in spans:
                span = doc.char_span(start, end, alignment_mode="expand")
                found += cast.entities(sentence, span.root) if span is not None else ()
            return self.standings.of(found)

        return lambda one: replace(one, sides=(side(one.actors), side(one.recipients)))
