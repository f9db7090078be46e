"""Moving about in a parse: phrases, appositions, clauses (spaCy's English labels, ClearNLP style).

Who fills which slot of a trigger is in `coding/slots.py`; this knows nothing of events.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

#: Left parts that belong to a noun phrase.
MODIFIERS = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet", "advmod"})
#: Prepositions whose phrase names the thing itself ("head of state", "minister for trade").
NAMING = frozenset({"of", "for"})


def is_verb(token: Token) -> bool:
    """A verb by tag, or a copula that heads its clause."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))


def phrase(head: Token) -> tuple[int, int]:
    """Token range of the noun phrase of `head`: what stands to its left, and an "of" to its right.

    Relative clauses, appositions and coordinated phrases are not part of it.
    """
    start = head.i
    for child in head.lefts:
        if child.dep_ in MODIFIERS:
            start = min(start, child.left_edge.i)
    return start, _right_end(head)


def _right_end(head: Token) -> int:
    end = head.i + 1
    for child in head.rights:
        if child.i == end and child.dep_ == "prep" and child.lower_ in NAMING and head.pos_ != "PRON":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    end = _right_end(inner)
    return end


def appositions(head: Token) -> list[Token]:
    """Noun phrases set beside this one: "Vladimir Putin" for the head of "the Russian president"."""
    return [child for child in head.children if child.dep_ == "appos"]


def prepositional(token: Token, word: str) -> list[Token]:
    """Heads of the noun phrases that hang on the preposition `word` of a verb or noun."""
    below = (c for c in token.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ == word)
    return [inner for child in below for inner in child.children if inner.dep_ == "pobj"]


def clause(token: Token) -> Token:
    """The verb that heads the clause of a token; the root of the sentence at the last."""
    while token.head != token and not is_verb(token):
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """The governing tokens, nearest first."""
    while token.head != token:
        token = token.head
        yield token
