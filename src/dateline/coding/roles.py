"""Who did it and to whom: the slots of a trigger's frame, filled from the parse, turned into entities."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dateline import lexicon
from dateline.coding import slots
from dateline.coding.relation import Match
from dateline.language import Sentence
from dateline.language.syntax import prepositional
from dateline.model import Entity
from dateline.ontology import Ontology

EntitiesOf = Callable[[Sentence, Token], tuple[Entity, ...]]
"""The entities that a noun phrase, given by its head, names; `Cast.entities` with a speaker."""

#: Whose a thing is, tried in this order: "a pact with Russia", "the decision of the court".
OWNERS = ("of", "by", "with", "between", "from", "against", "on", "to", "like", "including")
#: Prepositions that also say whose doing something is, when it stands as the doer.
DOERS = ("of", "by", "from")

#: Types whose recipient is who is asked or blamed for what the clause says.
DIRECTED = frozenset({"REQUEST", "ACCUSE"})
#: Prepositions before a country that something is of.
OWNING = frozenset({"from", "by", "of", "against", "toward", "towards"})
#: Names that may be a recipient nobody's slot holds: countries and peoples.
COUNTRIES = ("GPE", "NORP")
#: Where the doer of a passive may stand without "by": "ratified as a decree of the king".
DECREED = (("as",),)
#: The slot of frames whose actor is whoever says it.
SAID = ("said",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Actors and recipients in the order of the sentence, and why a side is empty."""

    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    missing: dict[str, str]


def fill(
    match: Match,
    sentence: Sentence,
    entities: EntitiesOf,
    ontology: Ontology,
    *,
    speaker: Entity | None = None,
) -> Roles:
    """Fill the frame of `match`. Nobody is on both sides; of "X met X" the second is dropped.

    `speaker` says what the sentence tells; he is the actor where the frame has `said`.
    """
    assert sentence.doc is not None
    token = sentence.doc[match.token]
    support = sentence.doc[match.support] if match.support is not None else None
    actors, why_none = _side(match.frame.actors, token, support, sentence, entities, DOERS)
    if not actors and slots.passive(support if support is not None else token):
        actors, _ = _side(DECREED, token, support, sentence, entities, DOERS)
    if not actors and speaker is not None and SAID in match.frame.actors:
        actors = (speaker,)
    recipients, why_no = _recipients(match, token, support, sentence, entities)
    recipients = tuple(r for r in recipients if all(not _same(r, actor) for actor in actors))
    if not recipients and (match.type == "ACCUSE" or ontology.types[match.type].needs_recipient):
        recipients = _mentioned(token, support, sentence, entities, actors, match.type == "ACCUSE")
    missing = {}
    if not actors:
        missing["actors"] = why_none
    if not recipients:
        missing["recipients"] = why_no
    return Roles(actors=actors, recipients=recipients, missing=missing)


def _recipients(
    match: Match, token: Token, support: Token | None, sentence: Sentence, entities: EntitiesOf
) -> tuple[tuple[Entity, ...], str]:
    """The frame's recipients, and two that it need not name.

    These are the dative before all ("promised [Kenya] jets"), and at last whoever is to act in
    the clause that is asked for ("demanded that [the junta] go").
    """
    verb = support if support is not None else token
    if not match.frame.recipients:
        return (), "this kind of event has none"
    dative = tuple(e for head in slots.fill(verb, "iobj") for e in entities(sentence, head))
    if dative:
        return dative, ""
    found, why = _side(match.frame.recipients, token, support, sentence, entities, OWNERS)
    if not found and match.type in DIRECTED and verb.pos_ == "VERB":
        found = tuple(e for head in slots.embedded_subject(verb) for e in entities(sentence, head))
    return found, why


def _mentioned(
    token: Token,
    support: Token | None,
    sentence: Sentence,
    entities: EntitiesOf,
    actors: tuple[Entity, ...],
    owner: bool,
) -> tuple[Entity, ...]:
    """The first country named below the trigger, for a kind of event that always has a recipient.

    "sanctions related to Chad's programme": no slot holds Chad, but the phrase names it. `owner`:
    only a country that something is from or of ("concern about threats from Chad").
    """
    own = {actor.country for actor in actors}
    for below in (token.subtree, support.subtree if support is not None else ()):
        for head in below:
            if head.ent_type_ not in COUNTRIES or head.i <= token.i or head.dep_ in ("nsubj", "nsubjpass"):
                continue
            if owner and not (head.dep_ == "poss" or head.head.lower_ in OWNING):
                continue
            found = tuple(e for e in entities(sentence, head) if e.country and e.country not in own)
            if found:
                return found
    return ()


def _side(
    alternatives: Sequence[Sequence[str]],
    token: Token,
    support: Token | None,
    sentence: Sentence,
    entities: EntitiesOf,
    owners: tuple[str, ...],
) -> tuple[tuple[Entity, ...], str]:
    """The entities of the first alternative that has any, or the reason why none has."""
    named = []
    for names in alternatives:
        found: list[Entity] = []
        for name in names:
            for head in slots.fill(token, name, support):
                if name == "xobj" and head.head.lemma_.lower() in _words()["adverse"]:
                    continue
                named.append(head.text)
                found += _entities(sentence, head, entities, owners)
        if found:
            return _distinct(found), ""
    if not alternatives:
        return (), "this kind of event has none"
    if named:
        return (), f"{', '.join(dict.fromkeys(named))!r} is not someone that the actor tables know"
    return (), "the sentence names none"


def _entities(
    sentence: Sentence, head: Token, entities: EntitiesOf, owners: tuple[str, ...]
) -> tuple[Entity, ...]:
    """The entity itself or, of a thing ("a pact with Russia"), those whose it is."""
    found = entities(sentence, head)
    if found:
        return found
    before = tuple(entity for name in _named_before(head) for entity in entities(sentence, name))
    if any(entity.country or "CVL" not in entity.sectors for entity in before):
        return before
    for heads in (slots.possessor(head), _makers(head), *_owned(head, owners)):
        found = tuple(entity for owner in heads for entity in entities(sentence, owner))
        if found and found != before:  # "the Kurdish enclave of Afrin": where it lies says more
            return found
    return before


def _owned(head: Token, owners: tuple[str, ...]) -> Iterator[list[Token]]:
    """What stands behind each of the prepositions, with what is joined to it."""
    for word in owners:
        yield [
            token
            for inner in prepositional(head, word)
            for token in (inner, *(t for t in inner.conjuncts if t.i > inner.i))
        ]


@cache
def _words() -> dict[str, frozenset[str]]:
    """`data/roles/words.tsv` by role; read once a process."""
    words: dict[str, set[str]] = {}
    for row in lexicon.table("roles/words.tsv", ("role", "word", "example")):
        words.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(some) for role, some in words.items()}


def _makers(thing: Token) -> list[Token]:
    """Who made a thing, as its clause says: "comments made by the envoy", "threats coming from Chad"."""
    found: list[Token] = []
    words = _words()
    if thing.lemma_.lower() in words["paper"] and thing.dep_ == "dobj" and thing.head.pos_ == "VERB":
        found += slots.subject(thing.head)
    for clause in thing.children:
        if clause.dep_ not in ("acl", "relcl") or clause.lemma_.lower() not in words["makes"]:
            continue
        if slots.passive(clause):
            found += slots.subject(clause)
        elif clause.tag_ == "VBG":
            found += prepositional(clause, "from")
        else:
            found += [t for t in slots.subject(clause) if t != thing]
    return found


def _named_before(head: Token) -> list[Token]:
    """Nationalities and names in front of a noun: "our Russian comrades" are first of all Russian."""
    before = [c for c in head.lefts if c.dep_ in ("amod", "compound", "nmod")]
    return [t for c in before for t in (c, *c.conjuncts) if t.ent_type_ in slots.NAMES]


def _same(one: Entity, other: Entity) -> bool:
    """The same words, or the same name; "they" may stand for two."""
    if one.name and other.name:
        return one.name == other.name
    return (one.block, one.start, one.country) == (other.block, other.start, other.country)


def _distinct(found: Sequence[Entity]) -> tuple[Entity, ...]:
    kept: list[Entity] = []
    for entity in found:
        if all(not _same(entity, other) for other in kept):
            kept.append(entity)
    return tuple(kept)
