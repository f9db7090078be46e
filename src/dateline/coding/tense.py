"""Whether the words around an offset look ahead, so that "on Friday" is the coming one."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from dateline.language.syntax import is_verb

AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
PLANS = frozenset({"plan", "expect", "schedule", "due", "set", "intend", "prepare", "aim", "slate", "hope"})
MAX_CLIMB = 4


def looks_ahead(doc: Doc) -> Callable[[int], bool]:
    """A test of offsets in the sentence: is the clause there about the future?"""

    def test(offset: int) -> bool:
        span = doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span is not None and _ahead(span.root)

    return test


def _ahead(token: Token) -> bool:
    """By the auxiliaries and the governors of the nearest verbs above."""
    for _ in range(MAX_CLIMB):
        if is_verb(token) or token.pos_ == "ADJ":
            if token.lemma_.lower() in PLANS or any(
                c.lower_ in AHEAD for c in token.children if c.dep_ == "aux"
            ):
                return True
            if token.dep_ == "xcomp" and token.head.lemma_ == "be":
                return True
            if token.dep_ not in ("xcomp", "acl", "conj", "advcl"):
                return token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)
        if token.head == token:
            return False
        token = token.head
    return False
