"""Phrases that name somebody: the mention of a noun phrase, and mentions that stand for one before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from dateline.language import Sentence
from dateline.language.syntax import phrase
from dateline.model import Entity
from dateline.resolve.actor_words import fold
from dateline.resolve.actors import Resolution

Kind = Literal["person", "country", "organisation", "group", "role", "place", "unknown"]
#: Left parts of a noun phrase that count or point, and say nothing of who it is.
COUNTING = frozenset({"nummod", "quantmod", "advmod", "predet", "det"})
SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Someone named in a sentence: the entity, what kind of thing it is, and where it stands."""

    entity: Entity
    kind: Kind
    token: int
    lemma: str
    subject: bool
    many: bool
    definite: bool
    local: bool
    """Called an official or one of the people: of the page's country, if nothing else is said."""
    ambiguous: bool
    """Several known people or bodies bear the name."""


def is_expletive(head: Token) -> bool:
    """ "It" that stands for the clause behind it: "they think it better to leave"."""
    above = head.head
    return head.lower_ == "it" and above.pos_ == "ADJ" and any(c.tag_ == "TO" for c in above.subtree)


def is_many(mention: Mention) -> bool:
    return mention.many or mention.kind in ("organisation", "group")


def is_thing(mention: Mention) -> bool:
    return mention.kind in ("country", "organisation") and not mention.many


def text_of(head: Token) -> str:
    """The words of a noun phrase that name it: without its article and numbers ("more than 500 people")."""
    start, end = phrase(head)
    counted = [c.right_edge.i + 1 for c in head.lefts if c.dep_ in COUNTING]
    return head.doc[max([start, *counted]) : end].text


def person_name(head: Token) -> str | None:
    """The name of the person that a proper noun ends: the recogniser's start, the phrase's end.

    The recogniser cuts East Asian names short ("Choe Son" of "Choe Son Hui").
    """
    if head.pos_ != "PROPN" or not head.text[0].isupper():
        return None
    start, _ = phrase(head)
    for ent in head.doc.ents:
        if ent.label_ == "PERSON" and start <= ent.start <= head.i:
            name = head.doc[ent.start : max(ent.end, head.i + 1)]
            if all(token.pos_ in ("PROPN", "PART", "PUNCT", "ADP") for token in name):
                return _bare(name)
    return None


def _bare(name: Tokens) -> str:
    text = name.text
    for ending in ("'s", "’s", "'", "’"):
        text = text.removesuffix(ending)
    return text.strip()


def is_definite(head: Token) -> bool:
    """Said with "the", "this" or a possessive pronoun; a bare plural counts as well."""
    words = {child.lower_ for child in head.children if child.dep_ in ("det", "poss", "predet")}
    if not words:
        return head.tag_ in ("NNS", "NNP") or head.lower_ == "police"
    return bool(words & {"the", "this", "that", "these", "his", "her", "its", "their", "our"})


def _as_named(found: Resolution, name: str | None) -> Resolution:
    """The person that the text names, where the tables know another one in the same office.

    "Grace Oloya, Uganda's foreign minister" is Grace Oloya, whoever the tables have for that day.
    """
    if not name or found.kind != "person" or _parts(name) & _parts(found.name or ""):
        return found
    why = f"{found.why}; but the text names {name}"
    return replace(found, kind="role", name=None, wikidata=None, why=why)


def _parts(name: str) -> set[str]:
    return {fold(part) for part in name.replace("-", " ").split()}


def mention_of(sentence: Sentence, head: Token, found: Resolution, name: str | None) -> Mention:
    found = _as_named(found, name)
    start, end = phrase(head)
    span = sentence.span(head.doc[start:end].start_char, head.doc[start:end].end_char)
    kind: Kind = "person" if name and found.kind in ("unknown", "role") else _kind(found)
    entity = Entity(
        text=span.text,
        block=span.block,
        start=span.start,
        end=span.end,
        name=found.name if found.kind == "person" or not name else name,
        country=found.country,
        sectors=found.sectors,
        title=found.title,
        wikidata=found.wikidata,
        why=found.why,
    )
    return Mention(
        entity=entity,
        kind=kind,
        token=head.i,
        lemma=head.lemma_,
        subject=head.dep_ in SUBJECT,
        definite=is_definite(head),
        local=False,
        ambiguous=bool(found.candidates),
        many=head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children),
    )


def _kind(found: Resolution) -> Kind:
    return "unknown" if found.kind == "none" else found.kind


def joined(one: Resolution, other: Resolution) -> Resolution:
    """Two names for the same: what the first leaves open comes from the second.

    A person and an organisation side by side are a slip of the parser, not one thing.
    """
    if {one.kind, other.kind} & {"person"} and {one.kind, other.kind} & {"organisation", "country", "place"}:
        return one
    if one.kind in ("unknown", "none"):
        return other
    if other.kind in ("unknown", "none"):
        return one
    person = other if other.kind == "person" else one
    return replace(
        person,
        country=one.country or other.country,
        sectors=one.sectors or other.sectors,
        title=one.title or other.title,
        wikidata=person.wikidata,
    )


def again(sentence: Sentence, head: Token, before: Mention, *, whole: bool = False) -> Mention:
    """The mention of `head` as the same as one before; the `whole` country where one of it was named."""
    why = f"stands for {before.entity.name or before.entity.text}"
    entity = stand_in(sentence, head, before.entity, why)
    if whole and before.kind != "country":
        entity = replace(entity, name=None, sectors=(), title=None, wikidata=None)
        return replace(before, entity=entity, kind="country", token=head.i, lemma=head.lemma_)
    return replace(before, entity=entity, token=head.i, lemma=head.lemma_, subject=head.dep_ in SUBJECT)


def stand_in(sentence: Sentence, head: Token, other: Entity, why: str) -> Entity:
    start, end = phrase(head)
    span = sentence.span(head.doc[start:end].start_char, head.doc[start:end].end_char)
    return replace(
        other,
        text=span.text,
        block=span.block,
        start=span.start,
        end=span.end,
        name=other.name or other.text,
        why=why,
    )


def with_country(mention: Mention, country: str | None, why: str) -> Mention:
    entity = replace(mention.entity, country=country, why=f"{mention.entity.why}; country {why}")
    return replace(mention, entity=entity)
