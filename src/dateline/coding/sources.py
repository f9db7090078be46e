"""Who says it: the tokens that name the source of a verbal or nominal cue."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.coding.cues import words
from dateline.coding.ranges import Range, extent, trim
from dateline.language.syntax import clause

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
OBJECTS = frozenset(("dobj", "obj"))
DASHES_ONLY = frozenset(("—", "-", "–", "--"))


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive, a bare participle ("accused of") included."""
    for child in verb.children:
        if child.dep_ in ("auxpass", "nsubjpass", "agent"):
            return True
        if child.dep_ in ("nsubj", "aux"):
            return False
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl")


def subject(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, or that of the clause it hangs on."""
    for _ in range(6):
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None:
            return None if own.lower_ in words("empty") and own.dep_ == "expl" else own
        head = verb.head
        if head == verb:
            return None
        if verb.dep_ == "acl" and head.ent_type_ in ("DATE", "TIME"):
            verb = clause(head)  # "voted on Friday to ask for talks"
            continue
        if verb.dep_ == "acl":
            return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if verb.dep_ == "relcl":
            return None
        if verb.dep_ == "xcomp":
            ordered = next((c for c in head.rights if c.dep_ in OBJECTS and c.i < verb.i), None)
            if ordered is not None:
                return ordered
        if head.dep_ == "prep" or verb.dep_ == "pcomp":
            quoted = next((c for c in head.head.rights if c.dep_ in OBJECTS and c.i < head.i), None)
            if head.lower_ == "as" and quoted is not None:  # "quoted him as saying"
                return quoted
            head = head.head
        verb = head
    return None


def inverted(verb: Token) -> Range | None:
    """The speaker right behind the cue, whatever the parser takes the words for."""
    for child in verb.rights:
        if child.left_edge.i == verb.i + 1 and child.pos_ in ("PROPN", "NOUN", "PRON"):
            return extent(child)
    return None


def source_of(verb: Token) -> Range | None:
    """The tokens that name who speaks, null where the sentence names nobody."""
    if passive(verb):
        person = agent_of(verb)
        if person is None:
            return None
        first, last = extent(person)
        charge = charge_of(person)
        return _filled(trim(verb.doc, (first, charge.left_edge.i if charge is not None else last)))
    person = subject(verb)
    if verb.dep_ == "parataxis" and (person is None or person.head != verb):
        person = taken_for_apposition(verb) or person
    return _filled(person_range(person, verb)) if person is not None else None


def _filled(span: Range) -> Range | None:
    """The range, null where trimming left no word of it ("told by [")."""
    return span if span[0] < span[1] else None


def agent_of(verb: Token) -> Token | None:
    """Who does it, in a passive clause: "by …"."""
    agent = next((child for child in verb.children if child.dep_ == "agent"), None)
    return next((child for child in agent.children if child.dep_ == "pobj"), None) if agent else None


def charge_of(person: Token) -> Token | None:
    """ "by lawmakers of taking bribes": the phrase belongs to the verb, not to the lawmakers."""
    preps = (child for child in person.rights if child.dep_ == "prep" and child.lower_ in words("charge"))
    return next((prep for prep in preps if any(c.dep_ == "pcomp" for c in prep.children)), None)


def taken_for_apposition(verb: Token) -> Token | None:
    """The subject of "…, the army said", where the parser has it in apposition to the noun before it."""
    word = verb.doc[verb.i - 1] if verb.i else verb
    for _ in range(6):
        edge = word.left_edge.i
        if word.dep_ == "appos" and edge and verb.doc[edge - 1].lower_ == ",":
            return word if word.right_edge.i < verb.i else None
        word = word.head
    return None


def person_range(person: Token, verb: Token) -> Range:
    """The whole noun phrase, cut before the cue where the cue is part of it."""
    first, last = person.left_edge.i, person.right_edge.i + 1
    if first <= verb.i < last:
        if verb.i > person.i:
            last = min(verb.left_edge.i, verb.i) if verb.left_edge.i > person.i else verb.i
        else:
            first = verb.i + 1
    # A dateline may stand before the first subject: "SEOUL (Reuters) - The army said".
    first = _past_dateline(person.doc, first, last)
    aside = next((c for c in person.rights if c.dep_ == "relcl" and after_comma(c)), None)
    if aside is not None and aside.left_edge.i > first:
        last = min(last, aside.left_edge.i)
    return trim(person.doc, (first, last))


def _past_dateline(doc: Doc, first: int, last: int) -> int:
    dashes = (i for i in range(first + 1, last - 1) if doc[i].lower_ in DASHES_ONLY)
    return next((i + 1 for i in dashes if first == 0 and doc[i - 1].lower_ == ")"), first)


def after_comma(clause: Token) -> bool:
    """Whether a clause stands behind a comma."""
    edge = clause.left_edge.i
    return edge > 0 and clause.doc[edge - 1].lower_ == ","


def owner(noun: Token) -> Range | None:
    """Whose claim it is: "his claim", "the claim by the army", "made a claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return extent_owner(child)
        if child.dep_ == "prep" and child.lower_ in words("owner"):
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return extent(inner)
    if noun.dep_ in OBJECTS and noun.head.pos_ == "VERB":
        return source_of(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ in words("holder") and noun.head.head.pos_ == "VERB":
        return source_of(noun.head.head)
    return None


def extent_owner(person: Token) -> Range:
    """A possessor without its "'s"."""
    first, last = extent(person)
    if last - first > 1 and person.doc[last - 1].tag_ == "POS":
        last -= 1
    return first, last
