"""What a cue governs: the clause, infinitive, object or phrase that is laid in somebody's mouth."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.cues import Cue, words
from dateline.coding.found import cue_range
from dateline.coding.ranges import Range, complement, cut, extent, joined, merged, trim
from dateline.coding.sources import (
    DASHES_ONLY,
    OBJECTS,
    SUBJECTS,
    after_comma,
    agent_of,
    charge_of,
    source_of,
    taken_for_apposition,
)

DASHES = DASHES_ONLY | {","}


def verb_content(verb: Token, cue: Cue, is_passive: bool) -> tuple[tuple[Range, ...], str]:
    """The content of a verb and the frame it was found by; empty when there is none."""
    frames = cue.frames
    if is_passive:
        content = passive_content(verb, cue)
        if content:
            return content, _passive_frame(cue)
    clause = clause_of(verb)
    if clause is not None:
        frame = _clause_frame(clause, frames)
        if frame:
            return _around(verb, clause, frame), frame
    if "clause" in frames or "quote" in frames:
        content = parenthetical(verb)
        if content:
            return content, "clause"
    content, frame = prepositional(verb, frames)
    if content:
        return content, frame
    if "as" in frames or "object" in frames:
        content = object_content(verb, "object" not in frames)
        if content:
            return content, "as" if "as" in frames else "object"
    return (), ""


def prepositional(verb: Token, frames: dict[str, str]) -> tuple[tuple[Range, ...], str]:
    """The object of a preposition of the cue: "called for a truce", "called for him to go"."""
    for child in verb.rights:
        if "+for" in frames and child.dep_ in ("advcl", "ccomp") and child.left_edge.lower_ == "for":
            return ((child.left_edge.i + 1, child.right_edge.i + 1),), "+for"
        if child.dep_ == "prep" and "+" + child.lower_ in frames:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None and inner.ent_type_ not in ("DATE", "TIME"):
                return ((inner.left_edge.i, verb_end(verb, inner)),), "+" + child.lower_
    return (), ""


def verb_end(verb: Token, inner: Token) -> int:
    """Where the content that begins with `inner` ends: its own subtree, and an infinitive after it."""
    end = inner.right_edge.i + 1
    for child in verb.rights:
        if (
            child.i >= end
            and child.dep_ in ("xcomp", "advcl")
            and child.left_edge.i == end
            and child.left_edge.lower_ == "to"
        ):
            end = child.right_edge.i + 1
    return trim(verb.doc, (inner.i, end))[1]


def _passive_frame(cue: Cue) -> str:
    return next((f for f in ("as", "urge", "inf", "clause") if f in cue.frames), next(iter(cue.frames)))


def passive_content(verb: Token, cue: Cue) -> tuple[Range, ...]:
    """ "X was accused of Y", "X is said to Y": the subject and what follows the verb."""
    person = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    rest = [
        child
        for child in verb.rights
        if child.dep_ in ("xcomp", "ccomp", "oprd")
        or (child.dep_ == "prep" and child.lower_ in words("passive") and not _said_before(child))
    ]
    agent = agent_of(verb)
    charge = charge_of(agent) if agent is not None else None
    rest += [charge] if charge is not None else []
    if not rest and not ({"as", "object"} & cue.frames.keys()):
        return ()
    parts = []
    if person is not None and person.lower_ != "it" and person.tag_ not in ("WDT", "WP"):
        parts.append(bare(person))
    elif verb.dep_ == "acl":
        parts.append((verb.head.left_edge.i, verb.head.i + 1))
    parts += [extent(child) for child in rest]
    return merged(verb.doc, parts)


def _said_before(prep: Token) -> bool:
    """ ", police were quoted as saying": what they say stands before it."""
    said = next((child for child in prep.children if child.dep_ == "pcomp"), None)
    if prep.lower_ != "as" or said is None or said.tag_ != "VBG":
        return False
    return all(child.dep_ in ("prep", "agent", "npadvmod", "advmod", "punct") for child in said.children)


def clause_of(verb: Token) -> Token | None:
    """The finite clause or infinitive that the verb governs, on either side of it."""
    clauses = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp")]
    # A finite clause first, then one behind the verb, then the first.
    best = min(clauses, key=lambda child: (child.dep_ != "ccomp", child.i < verb.i), default=None)
    return best or _misattached(verb)


def _misattached(verb: Token) -> Token | None:
    """A that-clause behind the verb that the parser has hung on a noun in between."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "prep", "npadvmod", "dative"):
            for inner in child.subtree:
                if (
                    inner.dep_ == "mark"
                    and inner.lower_ == "that"
                    and inner.head.dep_ in ("acl", "relcl", "ccomp")
                ):
                    return inner.head
    return None


def _clause_frame(clause: Token, frames: dict[str, str]) -> str:
    lefts = {child.dep_: child for child in clause.lefts}
    infinitive = clause.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.lefts)
    if infinitive:
        named = "nsubj" in lefts or any(c.dep_ in OBJECTS for c in clause.head.children)
        order: tuple[str, ...] = ("urge", "inf", "clause") if named else ("inf", "urge")
    elif _gerund(clause):
        order = ("ing", "as")
    elif clause.dep_ == "ccomp" or "nsubj" in lefts:
        order = ("clause", "quote", "as")
    else:
        order = ("as",)
    return next((frame for frame in order if frame in frames), "")


def _gerund(clause: Token) -> bool:
    """ "Attacking", "having attacked"."""
    auxiliaries = [child for child in clause.lefts if child.dep_ == "aux"]
    if auxiliaries:
        return auxiliaries[0].lower_ == "having"
    return clause.tag_ == "VBG"


def _around(verb: Token, clause: Token, frame: str) -> tuple[Range, ...]:
    """The clause, less the cue and its source where they stand within it."""
    span = extent(clause)
    if frame in ("clause", "quote"):
        span = span[0], min([span[1], *(_aside(child) for child in clause.rights)])
    if frame in ("inf", "urge"):
        span = span[0], min([span[1], *(_which(token) for token in clause.subtree)])
    if frame in ("urge", "as"):
        thing = next((c for c in verb.rights if c.dep_ in OBJECTS and c.i < span[0]), None)
        if thing is not None:
            span = thing.left_edge.i, span[1]
    holes = [cue_range(verb)]
    source = source_of(verb)
    if source is not None:
        holes.append(source)
    return cut(verb.doc, span, holes)


def _aside(child: Token) -> int:
    """Where a clause goes on in the outlet's voice (", while others said …"), or far behind it."""
    first = child.left_edge.i
    tail = child.dep_ == "advcl" and child.doc[first - 1].lower_ == "," and child.doc[first].lower_ == "while"
    return first if tail else len(child.doc)


def bare(word: Token) -> Range:
    """A phrase without the relative clause behind a comma that it ends in."""
    first, last = extent(word)
    return trim(word.doc, (first, min([last, *(_which(child) for child in word.rights)])))


def _which(token: Token) -> int:
    """Where a relative clause behind a comma begins, or far behind the token."""
    return token.left_edge.i if token.dep_ == "relcl" and after_comma(token) else len(token.doc)


def parenthetical(verb: Token) -> tuple[Range, ...]:
    """ "This deal, he said, is dead": the clause that the cue's clause interrupts or follows."""
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep") or verb.head == verb:
        return ()
    first, last = extent(verb)
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    if not own and verb.dep_ == "parataxis":
        person = taken_for_apposition(verb)
        first = person.left_edge.i if person is not None else first
        own = person is not None
    before = verb.doc[first - 1].lower_ if first else ""
    if not own or before not in (DASHES if verb.dep_ != "parataxis" else DASHES | {";", ":"}):
        return ()
    if any(child.dep_ in OBJECTS or child.dep_ == "mark" for child in verb.children):
        return ()
    return cut(verb.doc, extent(verb.head), [(first, max(last, _trailing(verb, last)))])


def _trailing(verb: Token, last: int) -> int:
    """The end of a participle behind the cue that goes with the speaker ("he said, referring to …")."""
    if verb.head.i < verb.i:
        for child in verb.head.rights:
            if child.dep_ == "advcl" and child.tag_ == "VBG" and child.left_edge.i == last + 1:
                return child.right_edge.i + 1
    return last


def object_content(verb: Token, named: bool) -> tuple[Range, ...]:
    """The object of the verb and what is said of it: "him a liar", "the deal as a success".

    With `named`, something has to be said of it. An object before the verb ("which he called
    a sham") is a range of its own.
    """
    ranges: list[Range] = []
    said = False
    for child in verb.children:
        if child.dep_ in OBJECTS or (child.dep_ in ("ccomp", "oprd") and child.i > verb.i):
            ranges.append(bare(child))
            said = said or child.dep_ in ("oprd", "ccomp")
        elif child.i > verb.i and _says_of(child, bool(ranges)):
            ranges.append(extent(child))
            said = said or child.dep_ != "prep" or child.lower_ in words("naming")
    if not ranges or (named and not said):
        return ()
    return joined(verb.doc, ranges)


def _says_of(child: Token, has_object: bool) -> bool:
    """Whether a dependant of the verb goes on about its object."""
    if child.dep_ == "prep":
        return child.lower_ in words("naming") if not has_object else child.lower_ in words("passive")
    if not has_object:
        return False
    return child.dep_ in ("xcomp", "acomp") or (child.dep_ == "advcl" and child.left_edge.lower_ == "for")


def noun_content(noun: Token, cue: Cue) -> tuple[tuple[Range, ...], str]:
    """The clause, infinitive or prepositional object that a noun or adjective governs."""
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and "clause" in cue.frames and _has_that(child):
            return (extent(child),), "clause"
        if child.dep_ in ("acl", "xcomp", "ccomp") and "inf" in cue.frames and _infinitive(child):
            return (extent(child),), "inf"
        if child.dep_ == "prep" and "+" + child.lower_ in cue.frames:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return (extent(inner),), "+" + child.lower_
    clause = _governed(noun) if "clause" in cue.frames else None
    return ((extent(clause),), "clause") if clause is not None else ((), "")


def _governed(word: Token) -> Token | None:
    """The that-clause of the verb that the word goes with: "the fear is that", "made clear that"."""
    head = word.head
    copula = word.dep_ == "nsubj" and head.lemma_ == "be"
    light = head.pos_ in ("VERB", "AUX") and word.dep_ in ("dobj", "acomp", "oprd", "ccomp")
    if not (copula or light):
        return None
    clauses = (c for c in head.rights if c.dep_ == "ccomp" and c.left_edge.i > word.i)
    return next((c for c in clauses if copula or c.left_edge.lower_ == "that"), None)


def _has_that(clause: Token) -> bool:
    if complement(clause):
        return True
    marks = [c for c in clause.lefts if c.dep_ in ("mark", "nsubj", "advmod")]
    return bool(marks) and (marks[0].dep_ == "mark" or clause.dep_ == "ccomp")


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
