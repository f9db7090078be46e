"""Who fills which place around a verb or noun, read off the parse, voice undone.

A slot is a name from the frames of `data/triggers/`: `subj` and `obj` as in the active voice, a
preposition, `poss` (possessor, nationality adjective or name in front of a noun), `comp` (whatever a
verb of speech or will is about), `inf` (its infinitive), `mod` (words in front of a noun), `sup` (a
noun's light verb), `head` (its governor), `any` (every word of the sentence), `said` (whoever says it,
filled by `roles`). Labels are those of spaCy's English models (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from dateline import lexicon
from dateline.language.syntax import clause

NAMES = frozenset({"GPE", "ORG", "PERSON", "NORP", "LOC", "FAC"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "advmod"})
#: Where a verb's preposition may have been attached instead; "of" and "by" belong to the noun.
_ATTACHED = ("dobj", "prep", "prt", "advmod", "nsubjpass", "dative")
_PARTICLES = ("prep", "prt", "advmod")
_FRONT = ("npadvmod", "nmod", "compound", "nsubj")
#: What the parser makes of the names in the middle of a list.
_LISTED = ("appos", "npadvmod", "nmod", "dep")
_TIMES = frozenset({"DATE", "TIME"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
#: Prepositions behind which other happenings stand: "signed it during a visit to Lima".
_APART = frozenset(
    {"during", "after", "before", "since", "until", "amid", "amidst", "despite", "without", "while"}
)
#: How far control and coordination are followed; deeper is a parse gone wrong.
_DEPTH = 5
#: Prepositions that share a slot with another.
_SAME = {
    "into": "in", "inside": "in", "within": "in", "upon": "on", "onto": "on", "amongst": "between",
    "among": "between", "towards": "to", "toward": "to", "alongside": "with", "versus": "against",
}  # fmt: skip


def fill(token: Token, slot: str, support: Token | None = None) -> list[Token]:
    """The head words that fill `slot` of the trigger `token`; empty when nothing does."""
    noun = token.pos_ in ("NOUN", "PROPN") and support is not token
    if slot == "subj":
        return subject(support) if noun and support is not None else [] if noun else subject(token)
    if slot == "obj":
        return fill(token, "of") if noun else object_(token)
    if slot == "iobj":
        return _expand(c for c in token.children if c.dep_ in ("dative", "iobj") and c.pos_ != "ADP")
    if slot in _OTHER:
        return _OTHER[slot](token, support)
    return preposition(token, slot, support)


def passive(verb: Token) -> bool:
    """Whether the verb is passive: marked so, or a past participle behind or before its noun."""
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "auxpass", "csubjpass"):
            return True
    if (
        verb.dep_ == "acl" and verb.tag_ == "VBD"
    ):  # "the men jailed for it": a participle that the tagger missed
        return not any(child.dep_ in _OBJECTS for child in verb.children)
    if _is_headline_passive(verb):
        return True
    if verb.tag_ != "VBN" or misread(verb) is not None:
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    gapped = {c.dep_ for c in verb.children} & {"aux", "auxpass", *_OBJECTS}
    if verb.dep_ == "conj" and not gapped and any(c.dep_ == "auxpass" for c in verb.head.children):
        return True  # "assets were frozen and ships barred"
    if verb.dep_ == "conj" and not any(c.dep_ in _SUBJECTS or c.dep_ in _OBJECTS for c in verb.children):
        return verb.head.pos_ == "VERB" and verb.head.tag_ == "VBN" and passive(verb.head)
    return verb.dep_ == "advcl" and not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)


def _is_headline_passive(verb: Token) -> bool:
    """Whether a past form without a helper befell its subject: "Two Malians kidnapped in Chad".

    A participle that heads a headline is passive; so is the past tense of a verb that never goes without
    an object (`roles/words.tsv`), if it has none.
    """
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("ROOT", "ccomp", "advcl", "conj"):
        return False
    labels = {c.dep_ for c in verb.children}
    if "nsubj" not in labels or labels & {"aux", "auxpass", "dative", "agent", *_OBJECTS, *_CLAUSES}:
        return False
    if any(c.dep_ == "conj" and c.pos_ == "VERB" for c in verb.children):
        return False
    if verb.tag_ == "VBN" and verb.dep_ == "ROOT" and verb.doc[-1].text != ".":
        return True
    return verb.lemma_.lower() in _transitive()


@cache
def _transitive() -> frozenset[str]:
    rows = lexicon.table("roles/words.tsv", ("role", "word", "example"))
    return frozenset(row["word"] for row in rows if row["role"] == "transitive")


def misread(verb: Token) -> Token | None:
    """The subject of a past tense that was parsed as a participle: "The bank loosened rules on loans"."""
    if verb.dep_ != "amod" or verb.head.dep_ != "ROOT" or verb.head.i < verb.i:
        return None
    for child in verb.children:
        if child.i < verb.i and child.pos_ in ("NOUN", "PROPN") and child.dep_ in _FRONT:
            return child if child.i == verb.i - 1 else None
    return None


def subject(verb: Token) -> list[Token]:
    """Who acts: the agent of a passive, the subject of an active verb, its own or a shared one."""
    if not passive(verb):
        return surface(verb)
    own = _expand(p for c in verb.children if c.dep_ == "agent" or _is(c, "by") for p in _below(c))
    if own:
        return own
    # "listed as terrorists by Chad": the agent hung on a noun in between
    return _expand(
        p
        for c in verb.children
        if c.dep_ in ("prep", "oprd", "attr") and c.i > verb.i and c.lower_ not in _APART
        for noun in ([c] if c.dep_ != "prep" else _below(c))
        for by in noun.children
        if _is(by, "by")
        for p in _below(by)
        if p.ent_type_ in NAMES
    )


def object_(verb: Token) -> list[Token]:
    """Who or what is acted on: the subject of a passive, the object of an active verb."""
    if passive(verb):
        return [verb.head, *_joined(verb.head)] if verb.dep_ in ("acl", "amod") else surface(verb)
    own = _expand(c for c in verb.children if c.dep_ in _OBJECTS)
    if own:
        return _relative(own, verb)
    if misread(verb) is not None:
        return [verb.head, *_joined(verb.head)]
    own = _expand(c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP")
    if own:
        return own
    for below in verb.children:
        if below.dep_ in _CLAUSES and any(c.tag_ == "TO" for c in below.children):
            found = _expand(c for c in below.children if c.dep_ in _SUBJECTS)
            if found:
                return found
    if verb.dep_ == "relcl" and any(c.dep_ in _SUBJECTS and c.tag_ not in _RELATIVE for c in verb.children):
        return [verb.head]
    shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    return object_(shared[0]) if shared and shared[0].i > verb.i and len(shared) == 1 and _bare(verb) else []


def _bare(verb: Token) -> bool:
    """Whether nothing stands between a verb and the next one ("condemned and rejected the vote")."""
    return not any(c.dep_ in ("prep", *_CLAUSES, "advmod", "prt") and c.i > verb.i for c in verb.children)


def surface(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, followed through coordination, control and relative clauses."""
    own = _expand(_nearest(c for c in verb.children if c.dep_ in _SUBJECTS))
    if own:
        return _relative(own, verb)
    front = misread(verb) or _after_month(verb)
    if front is not None:
        return [front]
    if depth >= _DEPTH:
        return []
    head = verb.head
    if verb.dep_ == "acl" and head.ent_type_ in _TIMES and any(c.tag_ == "TO" for c in verb.children):
        return surface(clause(head), depth + 1)  # "voted on Friday to ratify it"
    if verb.dep_ in ("acl", "relcl"):
        return _of_noun(head, depth) if any(c.tag_ == "TO" for c in verb.children) else [head, *_joined(head)]
    if verb.dep_ in _CLAUSES:
        return _controller(head, depth)
    if verb.dep_ in ("conj", "advcl", "dep", "prep") and head.pos_ in ("VERB", "AUX"):
        return surface(head, depth + 1)
    if verb.dep_ == "acomp":  # "she was critical of the plan"
        return surface(head, depth + 1)
    if verb.dep_ == "pcomp":
        return _controller(head.head, depth, asked=False) if head.head.pos_ in ("VERB", "AUX") else []
    return []


def _nearest(subjects: Iterable[Token]) -> list[Token]:
    """One subject of a verb: a second one behind a verb is its object ("men sent to beat it fled")."""
    found = list(subjects)
    if len(found) < 2 or found[1].left_edge.i == 0:
        return found
    return found[:1] if found[1].left_edge.nbor(-1).pos_ == "VERB" else found


def _after_month(verb: Token) -> Token | None:
    """The subject that was taken for part of the date before it: "In March Kenya sent troops"."""
    for child in verb.lefts:
        for noun in _below(child) if child.dep_ == "prep" else ():
            dated = any(c.ent_type_ == "DATE" and c.dep_ == "compound" for c in noun.lefts)
            if dated and noun.ent_type_ in NAMES and noun.right_edge.i == noun.i:
                return noun
    return None


def _controller(head: Token, depth: int, *, asked: bool = True) -> list[Token]:
    """Whose embedded verb it is: the governor's object if it has one, else its subject.

    `asked`: he may stand behind "on" or "to": "called on Chad to go", not "apologised to Chad for having".
    """
    if head.pos_ == "ADJ" and head.dep_ == "ccomp" and any(c.lower_ == "it" for c in head.lefts):
        return surface(head.head, depth + 1)  # "we think it better to leave"
    if head.pos_ not in ("VERB", "AUX"):
        return surface(head, depth + 1) if head.pos_ == "ADJ" else []
    if not passive(head):
        own = _expand(c for c in head.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP")
        if not own and asked:
            told = (p for c in head.children if _is(c, "on") or _is(c, "to") for p in _below(c))
            own = _expand(p for p in told if p.ent_type_ not in _TIMES)  # "voted on Friday to leave"
        if own:
            return own
    return surface(head, depth + 1)


def _of_noun(noun: Token, depth: int) -> list[Token]:
    """Whose decision it is in "his decision to leave" and "he took the decision to leave"."""
    owner = possessor(noun)
    if owner or noun.head.pos_ not in ("VERB", "AUX") or noun.dep_ not in _OBJECTS:
        return owner
    return surface(noun.head, depth + 1)


def possessor(noun: Token, _: Token | None = None) -> list[Token]:
    """The possessor, or the names and nationalities in front of a noun."""
    owners = _expand(c for c in noun.children if c.dep_ == "poss")
    if owners:
        return owners
    before = [
        c
        for c in noun.children
        if c.i < noun.i and c.dep_ in ("compound", "amod", "nmod", "npadvmod") and _named(c)
    ]
    return [t for c in before for t in (*_hyphened(c), *_expand([c])) if _named(t)]


def _hyphened(name: Token) -> list[Token]:
    """The other side of "a Russian-Syrian attack"."""
    return [c for c in name.lefts if c.ent_type_ == "NORP" == name.ent_type_ and c.nbor(1).text in "-–"]


def _named(token: Token) -> bool:
    return token.ent_type_ in NAMES or (token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME"))


def preposition(token: Token, slot: str, support: Token | None = None) -> list[Token]:
    """What stands behind the preposition `slot` of a trigger, its object or its light verb."""
    found = _behind(token, slot)
    if found:
        return found
    if support is not None and support is not token:
        found = _behind(support, slot)
        return found or [t for c in support.children if c.dep_ in ("prep", "prt") for t in _behind(c, slot)]
    for child in token.children:
        if child.dep_ in (_PARTICLES if slot in ("of", "by") else _ATTACHED):
            found = _behind(child, slot)
            if found:
                return found
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ == "of":  # "the end of a bounty placed on him"
                    placed = (c for noun in _below(inner) for c in noun.children)
                    found = [t for c in placed if c.dep_ == "acl" and passive(c) for t in _behind(c, slot)]
                elif child.dep_ == "prep" and child.lower_ not in _APART:
                    found = _behind(inner, slot)
                if found:
                    return found
    return []


def _behind(token: Token, slot: str) -> list[Token]:
    return _expand(p for c in token.children if _is(c, slot) for p in _below(c))


def _is(token: Token, slot: str) -> bool:
    if token.dep_ not in ("prep", "agent", "dative", "prt") or token.pos_ not in ("ADP", "SCONJ", "PART"):
        return False
    return _SAME.get(token.lower_, token.lower_) == _SAME.get(slot, slot)


def _below(preposition_: Token) -> list[Token]:
    return [c for c in preposition_.children if c.dep_ in ("pobj", "pcomp")]


def complement(token: Token, _: Token | None = None) -> list[Token]:
    """What a verb of speech or will is about: clauses, objects, what stands behind prepositions."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in _CLAUSES or child.dep_ in _OBJECTS or child.dep_ in ("acl", "relcl"):
            found += [child, *_joined(child)]
            found += [
                c
                for c in child.children
                if c.dep_ in ("acl", "xcomp") or (child.dep_ in _CLAUSES and c.dep_ == "dobj")
            ]
        elif child.dep_ in ("prep", "agent", "advcl"):
            found += _expand(_below(child)) if child.dep_ != "advcl" else [child]
    if passive(token):
        found += object_(token)
    return found


def modifiers(token: Token, _: Token | None = None) -> list[Token]:
    """The words in front of a noun, or the adverbs of a verb."""
    return [c for c in token.children if c.dep_ in _MODIFIERS]


def inside_object(token: Token, _: Token | None = None) -> list[Token]:
    """The names within the object ("the decision of the court")."""
    return [t for o in object_(token)[:1] for t in o.subtree if _named(t) and t is not o]


def embedded_subject(token: Token) -> list[Token]:
    """Who is to act, or acts, in the clause that a verb governs: "demanded that the junta step down"."""
    clauses = (c for c in token.children if c.dep_ == "ccomp" and c.i > token.i and not passive(c))
    return _expand(c for clause in clauses for c in clause.children if c.dep_ == "nsubj")


def embedded_object(token: Token, _: Token | None = None) -> list[Token]:
    """The object of the embedded clause."""
    for child in token.children:
        if child.dep_ in (*_CLAUSES, "advcl"):
            return object_(child)
        for inner in child.children if child.dep_ == "prep" else ():
            if inner.dep_ == "pcomp":
                return object_(inner)
    return []


def _obliged(token: Token, _: Token | None = None) -> list[Token]:
    """Who must do something, as a verb of saying has it: "the envoy said that the rebels must leave"."""
    clauses = [c for c in token.children if c.dep_ == "ccomp"]
    bound = [c for c in clauses if any(w.dep_ == "aux" and w.lower_ == "must" for w in c.children)]
    return [s for c in bound for s in c.children if s.dep_ in _SUBJECTS]


def _sentence(token: Token, _: Token | None = None) -> list[Token]:
    return list(token.doc)


def _support(_: Token, support: Token | None = None) -> list[Token]:
    return [] if support is None else [support]


def _infinitive(token: Token, _: Token | None = None) -> list[Token]:
    clauses = [c for c in token.children if c.dep_ in _CLAUSES]
    return [c for c in clauses if any(inner.tag_ == "TO" for inner in c.children)]


def _circumstance(token: Token, _: Token | None = None) -> list[Token]:
    """The verb of an adverbial clause ("when his car crashed") and its subject."""
    clauses = [c for c in token.children if c.dep_ == "advcl"]
    return clauses + [s for c in clauses for s in c.children if s.dep_ in _SUBJECTS]


def _governor(token: Token, _: Token | None = None) -> list[Token]:
    head = token.head.head if token.head.pos_ == "ADP" else token.head
    return [] if head is token else [head]


def _nothing(_: Token, __: Token | None = None) -> list[Token]:
    return []


_OTHER = {
    "poss": possessor,
    "comp": complement,
    "mod": modifiers,
    "in-obj": inside_object,
    "xobj": embedded_object,
    "any": _sentence,
    "sup": _support,
    "head": _governor,
    "inf": _infinitive,
    "obliged": _obliged,
    "when": _circumstance,
    "none": _nothing,
    "said": _nothing,
}


def _expand(tokens: Iterable[Token]) -> list[Token]:
    """The tokens, each with what is joined to it by "and"."""
    return [t for token in tokens for t in (token, *_joined(token))]


def _joined(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj" or _is_listed(token, child):
            yield child
            yield from _joined(child)


def _is_listed(token: Token, child: Token) -> bool:
    """Whether a name is the next of a list, taken for something else: "Fiji, Samoa, Tonga and Palau met"."""
    return (
        child.dep_ in _LISTED
        and child.i > token.i
        and _is_bare_name(token)
        and _is_bare_name(child)
        and any(c.dep_ in ("conj", *_LISTED) and c.i > child.i and _is_bare_name(c) for c in child.children)
    )


def _is_bare_name(token: Token) -> bool:
    """Whether it is a name without anything that says more of it; what kind of name is often misjudged."""
    names = token.pos_ == "PROPN" and token.ent_type_ not in _TIMES
    return names and not any(
        c.dep_ in ("det", "poss", "amod", "prep", "relcl", "acl") for c in token.children
    )


def _relative(tokens: list[Token], verb: Token) -> list[Token]:
    """The antecedent in place of "who", "which" and "that"."""
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    if clause.dep_ != "relcl":
        return tokens
    return [
        t for token in tokens for t in (_whole(clause.head, token) if token.tag_ in _RELATIVE else [token])
    ]


def _whole(noun: Token, pronoun: Token) -> list[Token]:
    """What "who" or "which" stands for: the noun with all that is joined to it before the pronoun."""
    return [noun, *(t for t in _joined(noun) if t.i < pronoun.i)]
