"""Moving about in a parse: who is the subject, in the active voice, of a verb with none of its own.

Everything here reads spaCy's English dependency labels (ClearNLP style) and knows nothing of events.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
RELATIVE = frozenset({"who", "whom", "which", "that"})
#: Left parts that belong to a noun phrase.
MODIFIERS = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet", "advmod"})
#: Verbs whose infinitive is done by their subject although they have an object.
SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten"})
MAX_DEPTH = 12


def is_verb(token: Token) -> bool:
    """A verb by tag, or a copula and auxiliary that heads its clause."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))


def is_passive(verb: Token) -> bool:
    """Passive by its own words, as a reduced relative ("the pact signed by"), or shared with what it is joined to."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and verb.head != verb:
        has_own = any(child.dep_ in SUBJECTS for child in verb.children)
        return not has_own and is_passive(verb.head)
    return verb.dep_ in ("acl", "amod", "advcl") and not any(c.dep_ == "dobj" for c in verb.children)


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the grammatical subject, own or shared; empty where there is none."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ in PASSIVE_SUBJECTS]
    own = [c for c in own if c.tag_ != "EX"]
    if own:
        return [antecedent(token, verb) for token in own]
    if depth > MAX_DEPTH or verb.head == verb:
        return []
    return _borrowed_subject(verb, depth + 1)


def _borrowed_subject(verb: Token, depth: int) -> list[Token]:
    """The subject that a verb without one takes from its surroundings."""
    head = verb.head
    if verb.dep_ == "conj" and is_verb(head):
        return surface_subjects(head, depth)
    if verb.dep_ in ("acl", "relcl"):
        return [head] if verb.tag_ != "VB" else _noun_owner(head, depth)
    if verb.dep_ == "xcomp":
        return _controller(head, depth)
    if verb.dep_ == "advcl" and is_verb(head):
        return surface_subjects(head, depth)
    if verb.dep_ == "pcomp":
        return _gerund_owner(head.head, depth)
    if verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBG", "VBN"):
        return _controller(head, depth)
    return []


def _controller(head: Token, depth: int) -> list[Token]:
    """Who does an infinitive: the object of the governing verb, else its subject."""
    if is_verb(head):
        objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
        if objects and head.lemma_ not in SUBJECT_CONTROL:
            return objects
        called_on = [pobj for prep in head.children if prep.lower_ in ("on", "upon") for pobj in prep.children]
        if called_on and head.lemma_ in ("call", "prevail"):
            return [token for token in called_on if token.dep_ == "pobj"]
        return surface_subjects(head, depth)
    if head.pos_ == "ADJ" and head.dep_ == "acomp":
        return surface_subjects(head.head, depth)
    return _noun_owner(head, depth)


def _gerund_owner(governor: Token, depth: int) -> list[Token]:
    """Who does the gerund of "accused X of doing", "efforts at doing", "after doing"."""
    if is_verb(governor):
        objects = [c for c in governor.children if c.dep_ in ("dobj", "nsubjpass")]
        return objects or surface_subjects(governor, depth)
    return _noun_owner(governor, depth)


def _noun_owner(noun: Token, depth: int) -> list[Token]:
    """Whose decision, plan or attempt it is: possessor, "by X", "of X", or the subject of its verb."""
    for child in noun.children:
        if child.dep_ == "poss":
            return [child]
    for word in ("by", "of"):
        found = objects_of(noun, word)
        if found:
            return found
    if noun.dep_ in ("dobj", "attr", "oprd") and is_verb(noun.head):
        return surface_subjects(noun.head, depth + 1)
    if noun.dep_ == "pobj" and is_verb(noun.head.head):
        return surface_subjects(noun.head.head, depth + 1)
    return []


def antecedent(token: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; the token itself if it is none."""
    if token.lower_ not in RELATIVE or token.tag_ not in ("WP", "WDT", "IN", "DT"):
        return token
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token


def subjects(verb: Token) -> list[Token]:
    """Who does it, in the active voice: the agent of a passive, else the subject."""
    if is_passive(verb):
        return objects_of(verb, "by")
    return surface_subjects(verb)


def objects(verb: Token) -> list[Token]:
    """Whom it is done to, in the active voice: the subject of a passive, else the object."""
    if is_passive(verb):
        return surface_subjects(verb)
    own = [antecedent(c, verb) for c in verb.children if c.dep_ in ("dobj", "oprd")]
    if own:
        return own
    if verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVE for c in verb.children):
        return [verb.head]
    return _shared_object(verb)


def _shared_object(verb: Token) -> list[Token]:
    """The object of "bombed and shelled the town": spaCy hangs it on the last verb."""
    for joined in verb.conjuncts:
        if joined.i > verb.i and joined.dep_ == "conj" and joined.head == verb:
            if any(c.dep_ in SUBJECTS for c in joined.children):
                return []
            return [c for c in joined.children if c.dep_ == "dobj"]
    return []


def indirect_objects(verb: Token) -> list[Token]:
    """The receiver in "gave Kyiv shells"."""
    return [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]


def objects_of(token: Token, word: str) -> list[Token]:
    """Heads of the noun phrases that hang on the preposition `word` of a verb or noun."""
    found = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ == word:
            found += [c for c in child.children if c.dep_ == "pobj"]
    return found


def coordinated(token: Token) -> list[Token]:
    """The token and the noun phrases joined to it ("Putin and Kim"), in order."""
    return [token, *(t for t in token.conjuncts if t.i > token.i and t.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"))]


def phrase(head: Token) -> tuple[int, int]:
    """Token range of the noun phrase of `head`: what stands to its left, and an "of" to its right.

    Relative clauses, appositions and coordinated phrases are not part of it.
    """
    start = head.i
    for child in head.lefts:
        if child.dep_ in MODIFIERS:
            start = min(start, child.left_edge.i)
    end = head.i + 1
    for child in head.rights:
        if child.i == end and child.dep_ == "prep" and child.lower_ in ("of", "for") and head.pos_ != "PRON":
            end = _simple_end(child)
    return start, end


def _simple_end(prep: Token) -> int:
    """Where "of the Raqqa Civil Council" ends, without clauses and appositions inside it."""
    for child in prep.children:
        if child.dep_ == "pobj":
            return phrase(child)[1]
    return prep.i + 1


def appositions(head: Token) -> list[Token]:
    """Noun phrases set beside this one: "Vladimir Putin" for the head of "the Russian president"."""
    return [child for child in head.children if child.dep_ == "appos"]


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
