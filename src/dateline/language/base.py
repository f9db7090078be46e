"""What a parser has to offer, and the sentence that every later stage works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc

from dateline.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of one block.

    `start` and `end` are code points of the block's text. `doc` is its parse (a spaCy Doc of
    just this sentence, so that `token.idx + start` is an offset in the block), or null when
    the sentence was not worth parsing.
    """

    block: int
    start: int
    end: int
    text: str
    doc: Doc | None = None

    def span(self, start: int | None = None, end: int | None = None) -> Span:
        """The span of code points `start:end` of the sentence (default: all of it)."""
        start = 0 if start is None else start
        end = len(self.text) if end is None else end
        return Span(
            block=self.block, start=self.start + start, end=self.start + end, text=self.text[start:end]
        )


class Parser(Protocol):
    """A parser of one language; loaded once, used for many pages."""

    language: str
    """ISO 639-1 code of the language it parses."""
    version: str
    """Name and version of the model, as it goes into every record."""

    def sentences(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """For each text, the (start, end) code points of its sentences, edges without blanks."""
        ...

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One parsed Doc a text, in order, as a stream: tags, lemmas, heads and entity names."""
        ...
