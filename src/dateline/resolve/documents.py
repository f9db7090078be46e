"""Treaties, laws and resolutions that speak: "It obliges both states to help" is the treaty's word.

A pronoun, or a bare "the document", that is the subject of a verb of papers stands for the last paper
spoken of, never for a country or person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from dateline.language import Sentence
from dateline.language.syntax import phrase

#: How many sentences back the paper may be named.
REACH = 3
#: Said in `Entity.why` of a speaker that is a paper.
A_DOCUMENT = "a document, no party"
PRONOUNS = frozenset({"it", "this", "which", "that"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "nsubjpass"})

Words = Mapping[str, frozenset[str]]
"""The word lists of coreference by role; see `data/coreference/nouns.tsv`."""


def document_of(words: Words, sentences: Sequence[Sentence], at: int, head: Token) -> str | None:
    """The paper that the subject `head` of sentence number `at` is or stands for, in the page's words.

    Null for everybody and everything else.
    """
    if head.pos_ == "NOUN" or head.pos_ == "PROPN":
        lemma = head.lemma_.lower()
        if lemma not in words["document"]:
            return None
        bare = lemma in words["paper"] and not any(c.dep_ in ("amod", "compound") for c in head.lefts)
        named = _last(words, sentences, at, head, fuller=True) if bare else None
        return _text(named or head)
    if head.lower_ not in PRONOUNS or head.dep_ not in SUBJECTS:
        return None
    return _of_pronoun(words, sentences, at, head)


def _of_pronoun(words: Words, sentences: Sequence[Sentence], at: int, head: Token) -> str | None:
    verb = head.head
    relative = verb.dep_ == "relcl" and head.lower_ in ("which", "that")
    if relative and verb.head.lemma_.lower() in words["document"]:
        return _text(verb.head)
    lemma = verb.lemma_.lower()
    if lemma in words["binds"]:
        # "A pact in May, which commits both": the parser hangs the clause on the nearer noun.
        paper = _last(words, sentences, at, head, back=0 if relative else REACH)
        return _text(paper) if paper is not None else None
    if lemma not in words["lays-down"]:
        return None
    paper = _last(words, sentences, at, head, back=1)
    return _text(paper) if paper is not None and _stands_out(words, paper) else None


def _last(
    words: Words,
    sentences: Sequence[Sentence],
    at: int,
    head: Token,
    *,
    back: int = REACH,
    fuller: bool = False,
) -> Token | None:
    """The last paper named before `head`; `fuller`: one that is more than a bare "the document"."""
    for number in range(at, max(-1, at - back - 1), -1):
        doc = sentences[number].doc
        for token in reversed(doc if doc is not None else ()):
            if number == at and token.i >= head.i:
                continue
            if token.lemma_.lower() not in words["document"] or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if token.dep_ in ("compound", "amod", "poss"):
                continue
            more = token.lemma_.lower() not in words["paper"] or any(
                c.dep_ in ("amod", "compound") for c in token.lefts
            )
            if more or not fuller:
                return token
    return None


def _stands_out(words: Words, paper: Token) -> bool:
    """Whether the sentence is about the paper: its subject, or what was adopted."""
    verb = paper.head
    if paper.dep_ in SUBJECTS and verb.dep_ == "ROOT":
        return True
    return paper.dep_ in OBJECTS and verb.lemma_.lower() in words["adopts"]


def _text(paper: Token) -> str:
    start, end = phrase(paper)
    return paper.doc[start:end].text


def binding(words: Words, sentences: Sequence[Sentence], at: int, verb: Token) -> str | None:
    """The paper that binds somebody by the verb ("the law requires banks to"), null where none does."""
    if verb.lemma_.lower() not in words["binds"]:
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    return document_of(words, sentences, at, subject) if subject is not None else None
