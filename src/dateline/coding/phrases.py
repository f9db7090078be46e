"""Attributions by a phrase rather than a verb: "according to", "in a poll", a speaker before a colon."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.coding.cues import Cue
from dateline.coding.found import Found
from dateline.coding.ranges import cut, extent

#: Entity types of spaCy's English models that can speak.
PEOPLE = frozenset(("PERSON",))


def according(word: Token) -> Iterator[Found]:
    """ "According to a report, …": the clause that the phrase hangs on is content."""
    inner = next((c for c in word.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    person = next((c for c in inner.children if c.dep_ == "pobj"), None) if inner is not None else None
    if inner is None or person is None:
        return
    head = word.head
    phrase = word.left_edge.i, word.right_edge.i + 1
    parts = cut(word.doc, extent(head), [phrase]) if head != word else ()
    # What follows without a verb belongs to the source: ", a monitoring group".
    content = tuple(
        (first, last)
        for first, last in parts
        if last <= word.i or any(token.pos_ in ("VERB", "AUX") for token in word.doc[first:last])
    )
    if content:
        yield Found(
            verb=word.i,
            cue=(word.i, inner.i + 1),
            source=extent(person),
            content=content,
            stance="says",
            frame="according",
        )


def within(noun: Token, cue: Cue) -> Found | None:
    """ "In a new poll, she leads": the clause is content, the document its source."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "in" or prep.dep_ != "prep":
        return None
    if prep.head.dep_ not in ("ROOT", "conj", "ccomp") or prep.head.pos_ not in ("VERB", "AUX"):
        return None
    phrase = prep.left_edge.i, prep.right_edge.i + 1
    content = cut(noun.doc, extent(prep.head), [phrase])
    if not content:
        return None
    return Found(
        verb=noun.i,
        cue=(prep.i, prep.i + 1),
        source=extent(noun),
        content=content,
        stance=cue.frames["within"],
        frame="within",
    )


def label(doc: Doc) -> Found | None:
    """The speaker before a colon at the very beginning: a name or people, with nothing said of them."""
    colon = next((token.i for token in doc[:8] if token.lower_ == ":"), 0)
    if not colon or colon + 1 >= len(doc):
        return None
    words = doc[:colon]
    last = words[-1]
    # Short capitals are agencies ("AFP:"), which belong to the page.
    person = last.ent_type_ in PEOPLE or last.tag_ == "NNS" or (last.is_upper and len(last) > 4)
    if not person or any(word.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "NUM") for word in words):
        return None
    return Found(
        verb=colon,
        cue=(colon, colon + 1),
        source=(0, colon),
        content=((colon + 1, len(doc)),),
        stance="says",
        frame="label",
    )
