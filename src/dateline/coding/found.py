"""An attribution as tokens of one sentence, and how far its cue reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.coding.cues import words
from dateline.coding.ranges import Range

#: Labels of what belongs to the verb itself.
AUXILIARIES = frozenset(("aux", "auxpass", "neg", "prt"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An attribution as tokens of one sentence. `verb` is the cue's main token."""

    verb: int
    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    stance: str
    frame: str


def cue_range(verb: Token) -> Range:
    """The verb with its auxiliaries and particle, as far as they are contiguous."""
    first = min((c.i for c in verb.children if c.dep_ in AUXILIARIES and c.i < verb.i), default=verb.i)
    last = max((c.i for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), default=verb.i)
    own = {verb.i, *(c.i for c in verb.children if c.dep_ in AUXILIARIES | {"advmod"})}
    while first < verb.i and any(i not in own for i in range(first, verb.i)):
        first += 1
    return first, last + 1


def negated(verb: Token) -> bool:
    """Whether the cue itself is negated."""
    if any(
        child.dep_ == "neg"
        or (child.dep_ in ("preconj", "cc") and child.lower_ == "neither")
        or (child.lower_ == "longer" and any(word.lower_ == "no" for word in child.children))
        for child in verb.children
    ):
        return True
    if verb.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.head.children):
        return True
    subject_ = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject_ is not None and (
        subject_.lower_ in words("nobody")
        or any(c.dep_ in ("det", "preconj") and c.lower_ in words("nobody") for c in subject_.lefts)
    )


def resumes(verb: Token, frame: str) -> int:
    """Where ", calling it a sham" begins, which goes on with the speaker, not with his words; else 0."""
    first = verb.left_edge.i
    goes_on = verb.tag_ == "VBG" and verb.dep_ == "advcl" and frame in ("clause", "as", "object", "via")
    return first if goes_on and verb.i > verb.head.i and first and verb.doc[first - 1].lower_ == "," else 0


def parted(found: Found, breaks: list[int]) -> Found:
    """The attribution, with the last part of its content cut where the speaker is resumed."""
    if found.frame != "clause":
        return found
    first, last = found.content[-1]
    cuts = [edge for edge in breaks if max(first, found.verb) < edge < last]
    if not cuts:
        return found
    return replace(found, content=(*found.content[:-1], (first, min(cuts) - 1)))
