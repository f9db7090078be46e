"""Who stands behind a speaker ("it said, citing police") or before him ("in a statement quoted by TASS")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.coding.contents import clause_of
from dateline.coding.cues import Cue, Cues, words
from dateline.coding.found import Found
from dateline.coding.ranges import Range, cut, extent, trim
from dateline.coding.sources import OBJECTS, SUBJECTS, agent_of, passive

#: Frames whose content is a clause that a source behind the speaker may have told.
TOLD = frozenset(("clause", "quote", "according", "via"))


def inner(doc: Doc, outer: Found, cues: Cues) -> Iterator[Found]:
    """The sources behind a speaker, each with the speaker's content less the words that name it."""
    if outer.frame not in TOLD:
        return
    verb = doc[outer.verb]
    for child in _participles(verb):
        source = _cited(child, cues) or _based(child, cues)
        if source is not None:
            yield _behind(outer, child, extent(source), _stance(child, cues))
    quoted = _quoted(verb, cues)
    if quoted is not None:
        yield Found(
            verb=quoted[1].i,
            cue=(quoted[1].i, quoted[1].i + 1),
            source=extent(quoted[0]),
            content=outer.content,
            stance=outer.stance,
            frame="via",
        )


def carriers(doc: Doc, told: Found, cues: Cues) -> Iterator[Found]:
    """Those who carry what a speaker says: "in a statement quoted by TASS"."""
    if told.frame not in TOLD or told.source is None:
        return
    for participle in _carried(doc[told.verb], cues):
        agent = agent_of(participle)
        if agent is not None:
            yield _behind(told, participle, extent(agent), _stance(participle, cues))


def _behind(found: Found, word: Token, source: Range, stance: str) -> Found:
    hole = word.left_edge.i, word.right_edge.i + 1
    content = tuple(part for piece in found.content for part in cut(word.doc, piece, [hole]))
    return Found(
        verb=word.i, cue=(word.i, word.i + 1), source=source, content=content, stance=stance, frame="via"
    )


def _stance(word: Token, cues: Cues) -> str:
    cue = cues.get(word)
    return cue.frames.get("via", "says") if cue is not None else "says"


def _participles(verb: Token) -> Iterator[Token]:
    """The words beside a cue that may name a source: its own, its clause's, its speaker's, its head's."""
    clause = clause_of(verb)
    person = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    yield from verb.children
    if clause is not None:
        yield from clause.children
    if person is not None:
        yield from (child for child in person.rights if child.dep_ in ("acl", "relcl"))
    if verb.lower_ == "according":
        yield from (child for child in verb.head.children if child.i > verb.i)
        yield from (word for child in verb.subtree for word in child.rights if word.dep_ == "acl")


def _cited(word: Token, cues: Cues) -> Token | None:
    """The informant that a participle or a relative clause cites."""
    participle = word.dep_ in ("advcl", "acl") and word.tag_ == "VBG"
    if not participle and word.dep_ != "relcl":
        return None
    cue = _via(word, cues)
    thing = next((child for child in word.rights if child.dep_ in OBJECTS), None) if cue is not None else None
    told = any(child.dep_ == "prep" and child.lower_ == "as" for child in word.children)
    return thing if thing is not None and not told and cues.informs(thing) else None


def _based(word: Token, cues: Cues) -> Token | None:
    """ "Based on police records", "with reference to the army", "on the basis of a memo"."""
    if word.lower_ == "based" and word.dep_ in ("prep", "advcl"):
        phrase = word
    elif word.dep_ == "prep" and word.lower_ in words("resting"):
        phrase = next((child for child in word.children if child.lemma_ in words("ground")), word)
        if phrase is word:
            return None
    else:
        return None
    prep = next((child for child in phrase.rights if child.dep_ == "prep"), None)
    thing = (
        next((child for child in prep.children if child.dep_ == "pobj"), None) if prep is not None else None
    )
    return thing if thing is not None and cues.informs(thing) else None


def _quoted(verb: Token, cues: Cues) -> tuple[Token, Token] | None:
    """(Speaker, cue) of ", the agency quoted the governor as saying", where the words stand before it."""
    if _via(verb, cues) is None:
        return None
    roles = ("nsubjpass",) if passive(verb) else OBJECTS
    person = next((child for child in verb.children if child.dep_ in roles), None)
    prep = next((child for child in verb.rights if child.dep_ == "prep" and child.lower_ == "as"), None)
    said = (
        next((child for child in prep.children if child.dep_ == "pcomp"), None) if prep is not None else None
    )
    if (
        person is None
        or said is None
        or cues.get(said) is None
        or any(c.dep_ == "ccomp" for c in said.children)
    ):
        return None
    return person, said


def _carried(verb: Token, cues: Cues) -> Iterator[Token]:
    """Participles with "by" at the speaker, or at the paper that he speaks in."""
    for child in verb.children:
        noun = child
        if child.dep_ == "prep" and child.lower_ == "in":
            noun = next((word for word in child.children if word.dep_ == "pobj"), child)
        elif child.dep_ not in SUBJECTS:
            continue
        for word in noun.rights:
            if word.dep_ == "acl" and word.tag_ == "VBN" and _via(word, cues) is not None:
                yield word


def _via(word: Token, cues: Cues) -> Cue | None:
    cue = cues.get(word)
    return cue if cue is not None and "via" in cue.frames else None


def without_carrier(doc: Doc, found: Found, carrier: Found) -> Found:
    """The speaker without the words that name who carries him."""
    if found.source is None or not found.source[0] < carrier.verb < found.source[1]:
        return found
    return replace(found, source=trim(doc, (found.source[0], carrier.verb)))
