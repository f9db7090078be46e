"""Cue, source and content of one attribution, read off the parse of its sentence.

Ranges are tokens of the sentence: first included, last not. The labels are those of spaCy's
English models (ClearNLP dependencies).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dateline.coding.cues import Cue, Cues
from dateline.coding.ranges import Range, complement, cut, extent, joined, merged, trim, without
from dateline.coding.sources import (
    DASHES_ONLY,
    OBJECTS,
    SUBJECTS,
    after_comma,
    agent_of,
    charge_of,
    owner,
    passive,
    person_range,
    source_of,
    subject,
    taken_for_apposition,
)

#: What may stand between a verb and its subject or belongs to the verb itself.
#: Subjects and their determiners that negate the clause: "neither side denied".
NOBODY = frozenset(("no", "neither", "none", "nobody"))
AUXILIARIES = frozenset(("aux", "auxpass", "neg", "prt"))
COMPLEMENTS = frozenset(("prep", "oprd", "xcomp", "ccomp", "dobj", "attr", "acomp", "advcl", "acl", "dep"))


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
        subject_.lower_ in NOBODY
        or any(c.dep_ in ("det", "preconj") and c.lower_ in NOBODY for c in subject_.lefts)
    )


class Frames:
    """The attributions of a parsed sentence that need no quotation marks to be seen."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def find(self, doc: Doc) -> Iterator[Found]:
        """One for each cue that has a content in one of its frames."""
        found: list[Found] = []
        for token in doc:
            cue = self._cues.get(token)
            if cue is not None:
                one = self._one(token, cue)
                found += [one] if one is not None else []
            elif token.lower_ == "according":
                found += according(token)
        found = [one for one in found if not _declined(doc[one.verb], found)]
        cited = [inner for one in found for inner in self._cited(doc, one)]
        found = [one for one in found if one.verb not in {inner.verb for inner in cited}] + cited
        breaks = [edge for item in found if (edge := resumes(doc[item.verb], item.frame))]
        return (parted(item, breaks) for item in found)

    def _cited(self, doc: Doc, outer: Found) -> Iterator[Found]:
        """The source behind a speaker: "state media said, citing a decree, that …"."""
        if outer.frame not in ("clause", "quote"):
            return
        verb = doc[outer.verb]
        clause = clause_of(verb)
        for child in (*verb.children, *(clause.children if clause is not None else ())):
            cue = self._cues.get(child) if child.dep_ == "advcl" and child.tag_ == "VBG" else None
            inner = next((c for c in child.children if c.dep_ in OBJECTS), None)
            if cue is not None and "via" in cue.frames and inner is not None and self._cues.informs(inner):
                hole = child.left_edge.i, child.right_edge.i + 1
                content = tuple(part for piece in outer.content for part in cut(doc, piece, [hole]))
                yield Found(
                    verb=child.i,
                    cue=(child.i, child.i + 1),
                    source=extent(inner),
                    content=content,
                    stance=cue.frames["via"],
                    frame="via",
                )

    def _one(self, token: Token, cue: Cue) -> Found | None:
        if cue.pos == "V":
            return self._verb(token, cue)
        if cue.pos == "N":
            return self._noun(token, cue)
        if "head" in cue.frames:
            return self._head(token, cue)
        return self._adjective(token, cue)

    def _verb(self, verb: Token, cue: Cue) -> Found | None:
        if verb.dep_ in ("amod", "compound", "aux", "auxpass"):
            return None
        is_passive = passive(verb)
        content, frame = verb_content(verb, cue, is_passive)
        source = source_of(verb)
        if not content or _idle(verb, frame, source, is_passive):
            return None
        if source is not None and verb.doc[source[0]].lower_ == "nobody":
            return None  # "nobody has claimed": there is no such speaker
        return Found(
            verb=verb.i,
            cue=cue_range(verb),
            source=source,
            content=content,
            stance=self._verb_stance(verb, cue, frame),
            frame=frame,
        )

    def _verb_stance(self, verb: Token, cue: Cue, frame: str) -> str:
        """As `stance`; "would not say whether" gives no answer, "insisted that he go" is a wish."""
        clause = clause_of(verb) if frame == "clause" else None
        stance = self.stance(cue, frame, negated(verb))
        if stance == "declines-to-comment" and frame == "inf":
            # Who will not sign is not asked to speak.
            spoken = clause_of(verb)
            return stance if spoken is not None and self._cues.get(spoken) is not None else "says"
        if clause is not None and stance == "says":
            if negated(verb) and any(c.lower_ in ("whether", "if") for c in clause.lefts if c.dep_ == "mark"):
                return "declines-to-comment"
            late = verb.tag_ == "VBD" and clause.tag_ == "VBP"
            if "wish" in cue.frames and _subjunctive(clause, late=late):
                return cue.frames["wish"]
        return stance

    def stance(self, cue: Cue, frame: str, is_negated: bool) -> str:
        """The stance of the row, turned where the cue is negated."""
        if is_negated and "belief" in cue.frames:
            return cue.frames["belief"]
        stance = cue.frames.get(frame) or next(iter(cue.frames.values()))
        return self._cues.negated[stance] if is_negated else stance

    def _noun(self, noun: Token, cue: Cue) -> Found | None:
        if "within" in cue.frames:
            return within(noun, cue)
        content, frame = noun_content(noun, cue)
        none = any(child.dep_ == "det" and child.lower_ in NOBODY for child in noun.lefts)
        if not content or (none and self.stance(cue, frame, False) == "says"):
            return None  # "no evidence that": nobody says so
        return Found(
            verb=noun.i,
            cue=(noun.i, noun.i + 1),
            source=owner(noun),
            content=content,
            stance=self.stance(cue, frame, False),
            frame=frame,
        )

    def _adjective(self, word: Token, cue: Cue) -> Found | None:
        content, frame = noun_content(word, cue)
        if not content:
            return None
        verb = word.head if word.dep_ in ("acomp", "oprd", "attr", "ccomp") else word
        person = subject(word) if word.pos_ == "VERB" else None
        return Found(
            verb=word.i,
            cue=(word.i, word.i + 1),
            source=person_range(person, word) if person is not None else source_of(verb),
            content=content,
            stance=self.stance(cue, frame, negated(verb)),
            frame=frame,
        )

    def _head(self, word: Token, cue: Cue) -> Found | None:
        head = word.head
        if head is word or (cue.pos == "J" and word.dep_ != "amod"):
            return None
        # "He allegedly lied, and police arrested him": the second clause is told outright.
        told = [
            extent(c) for c in head.rights if c.dep_ == "conj" and any(g.dep_ in SUBJECTS for g in c.lefts)
        ]
        tail = min((first for first, _ in told), default=len(word.doc))
        first, last = extent(head)
        parts = without(trim(word.doc, (first, min(last, tail))), (word.i, word.i + 1))
        content = tuple(part for part in parts if any(t.pos_ != "DET" for t in word.doc[part[0] : part[1]]))
        return Found(
            verb=word.i,
            cue=(word.i, word.i + 1),
            source=None,
            content=content,
            stance=self.stance(cue, "head", False),
            frame="head",
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


def _idle(verb: Token, frame: str, source: Range | None, is_passive: bool) -> bool:
    """Whether a verb with a mere object or infinitive says too little: nobody's, or in passing."""
    if frame in ("object", "inf") and source is None and not is_passive:
        return True
    return frame in ("object", "as") and verb.dep_ == "acl" and not is_passive


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
        or (child.dep_ == "prep" and child.lower_ in PASSIVE_PREPS)
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


PASSIVE_PREPS = frozenset(("of", "for", "as", "over", "with", "to"))


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


def _subjunctive(clause: Token, *, late: bool) -> bool:
    """ "That the army withdraw": a bare form that does not go with its subject, or `late` in the past."""
    if any(child.dep_ in ("aux", "auxpass") and child.lower_ != "be" for child in clause.lefts):
        return False
    if clause.tag_ == "VB" or late:
        return True
    one = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
    return clause.tag_ == "VBP" and one is not None and one.tag_ in ("NN", "NNP") and not any(one.conjuncts)


def _declined(verb: Token, found: list[Found]) -> bool:
    """Whether a cue is only what somebody declines to do: "refused to say"."""
    return verb.dep_ == "xcomp" and any(
        one.verb == verb.head.i and one.stance == "declines-to-comment" for one in found
    )


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
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep") or verb.head is verb:
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


DASHES = DASHES_ONLY | {","}


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
            said = said or child.dep_ != "prep" or child.lower_ in NAMING_PREPS
    if not ranges or (named and not said):
        return ()
    return joined(verb.doc, ranges)


def _says_of(child: Token, has_object: bool) -> bool:
    """Whether a dependant of the verb goes on about its object."""
    if child.dep_ == "prep":
        return child.lower_ in NAMING_PREPS if not has_object else child.lower_ in PASSIVE_PREPS
    if not has_object:
        return False
    return child.dep_ in ("xcomp", "acomp") or (child.dep_ == "advcl" and child.left_edge.lower_ == "for")


NAMING_PREPS = frozenset(("as", "over"))


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


def according(word: Token) -> Iterator[Found]:
    """ "According to a report, …": the clause that the phrase hangs on is content."""
    inner = next((c for c in word.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    person = next((c for c in inner.children if c.dep_ == "pobj"), None) if inner is not None else None
    if inner is None or person is None:
        return
    head = word.head
    phrase = word.left_edge.i, word.right_edge.i + 1
    parts = cut(word.doc, extent(head), [phrase]) if head is not word else ()
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


#: Entity types of spaCy's English models that can speak.
PEOPLE = frozenset(("PERSON",))
