"""Whether the words around an offset look ahead, so that "on Friday" is the coming one.

The words are those of `data/auxiliary/cues.tsv`: auxiliaries that make an event a future one, and governors
whose own time is that of what they govern ("scheduled for Friday"; not "agreed on Friday"). A deed that
nobody announces has happened ("would look into Friday's attack"): nouns of `data/auxiliary/unannounced.tsv`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from spacy.tokens import Doc, Token

from dateline import lexicon
from dateline.coding.signs import COLUMNS
from dateline.language.syntax import is_verb

#: Effects of auxiliaries that look ahead.
AHEAD = frozenset({"future", "backshift"})
MAX_CLIMB = 4


@cache
def _words(where: str) -> frozenset[str]:
    rows = lexicon.table("auxiliary/cues.tsv", COLUMNS)
    return frozenset(row["word"] for row in rows if row["where"] == where and row["effect"] in AHEAD)


@cache
def _unannounced() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.table("auxiliary/unannounced.tsv", ("word", "example")))


def looks_ahead(doc: Doc) -> Callable[[int], bool]:
    """A test of offsets in the sentence: is the clause there about the future?"""

    def test(offset: int) -> bool:
        span = doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span is not None and _ahead(span.root)

    return test


def _ahead(token: Token) -> bool:
    """By the auxiliaries and the governors of the nearest verbs above."""
    behind = ""
    for _ in range(MAX_CLIMB):
        if token.pos_ == "NOUN" and token.lemma_.lower() in _unannounced():
            return False  # "it would look into Wednesday's attack"
        if is_verb(token) or token.pos_ == "ADJ":
            if (token.lemma_.lower() in _words("dates") and not _did(token, behind)) or _modal(token):
                return True
            if token.dep_ == "xcomp" and token.head.lemma_ == "be":
                return True
            if token.dep_ not in ("xcomp", "acl", "conj", "advcl"):
                return token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)
        if token.head == token:
            return False
        behind = token.lower_ if token.pos_ == "ADP" else behind
        token = token.head
    return False


def _did(verb: Token, behind: str) -> bool:
    """Whether a word that could plan tells a deed: "set fire to it on Friday", not "set talks for Friday"."""
    return verb.tag_ == "VBD" and behind != "for" and any(child.dep_ == "dobj" for child in verb.children)


def _modal(verb: Token) -> bool:
    """ "Will", "would"; "'d" only where it is no "had"."""
    return any(
        child.dep_ == "aux" and child.tag_ == "MD" and child.lower_ in _words("aux")
        for child in verb.children
    )
