"""What a treaty binds its parties to, quoted, with the case in which it holds (casus foederis).

A clause counts where the treaty is the subject of a verb that binds ("it obligates both states to"), or
where it is said what they must do "under the treaty". Classes are those of ATOP.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.coding import slots
from dateline.coding.treaty_names import Mention, Scene
from dateline.coding.treaty_words import TreatyWords
from dateline.language import Sentence
from dateline.model import Entity, Obligation, Span

CLAUSES = frozenset({"xcomp", "ccomp", "dobj", "prep", "advcl", "oprd", "dative"})
#: Only obligations of alliance, and help, wait for a case; "to cooperate" beside them does not.
CONDITIONAL = frozenset({"defense", "offense", "neutrality", "consultation", "aid"})
IT = frozenset({"it", "which", "that", "this"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An obligation with the mention it belongs to; null: of the treaty spoken of last."""

    at: int
    token: int
    mention: Mention | None
    obligation: Obligation
    sides: tuple[Entity, ...] = ()
    """Whom the verb binds: "obliges Chad and Niger to"."""


def find(scene: Scene, mentions: Sequence[Mention], part: Sequence[int]) -> list[Bound]:
    """All obligations of the page in order, each class once a sentence."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.at, []).append(mention)
    first = mentions[0].at if mentions else len(scene.sentences)
    found: list[Bound] = []
    for at in part:
        sentence = scene.sentences[at]
        if sentence.doc is not None and at >= first:
            found += _in_sentence(scene, at, sentence, by_sentence.get(at, ()))
    return found


def _in_sentence(scene: Scene, at: int, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Bound]:
    assert sentence.doc is not None
    words = scene.words
    seen: set[str] = set()
    for verb in sentence.doc:
        bound, mention = _binds(words, verb, mentions)
        if not bound:
            continue
        sides = tuple(e for head in slots.fill(verb, "obj") for e in scene.states(sentence, head))
        for clause in _clauses(verb, words):
            obligation = _classified(words, clause, sentence)
            if obligation is not None and obligation.kind not in seen:
                seen.add(obligation.kind)
                yield Bound(at=at, token=verb.i, mention=mention, obligation=obligation, sides=sides)


def _binds(words: TreatyWords, verb: Token, mentions: Sequence[Mention]) -> tuple[bool, Mention | None]:
    """Whether a verb tells what a treaty says, and of which mention; null for a pronoun's."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False, None
    if verb.lemma_.lower() in words.roles["binds"]:
        for head in slots.fill(verb, "subj"):
            mention = next((m for m in mentions if m.token == head.i), None)
            if mention is not None:
                return True, mention
            if head.lower_ in IT and verb.lemma_.lower() not in ("say", "call", "state"):
                before = [m for m in mentions if m.token < verb.i]
                return True, before[-1] if before else None
    if _shall(words, verb):
        for mention in mentions:
            token = verb.doc[mention.token]
            if token.dep_ == "pobj" and token.head.lower_ in ("under", "in") and token.head.head == verb:
                return True, mention
    return False, None


def _shall(words: TreatyWords, verb: Token) -> bool:
    return verb.lemma_.lower() in words.roles["shall"] or any(
        c.dep_ in ("aux", "auxpass") and c.lower_ in words.roles["shall"] for c in verb.children
    )


def _clauses(verb: Token, words: TreatyWords) -> Iterator[tuple[Token, int, int]]:
    """What it binds to: each coordinated infinitive by itself, else the whole clause."""
    below = [c for c in verb.children if c.dep_ in CLAUSES and c.i > verb.i]
    infinitives = [c for c in below if c.pos_ == "VERB"]
    if not infinitives and verb.lemma_.lower() in words.roles["shall"] | words.roles["binds"]:
        infinitives = [
            t for c in below for t in c.children if t.dep_ in ("relcl", "acl", "pcomp") and t.i > c.i
        ]
    heads = [t for inf in infinitives for t in (inf, *(j for j in inf.conjuncts if j.i > inf.i))]
    if not heads:
        yield verb, min(t.i for t in verb.subtree if t.i >= _start(verb)), verb.right_edge.i + 1
        return
    for n, head in enumerate(heads):
        start = min(
            [
                head.i,
                *(c.i for c in head.children if c.dep_ in ("aux", "neg", "nsubj", "advmod") and c.i < head.i),
            ]
        )
        later = [h for h in heads[n + 1 :] if h.i > head.i]
        end = later[0].left_edge.i if later and later[0].left_edge.i > start else head.right_edge.i + 1
        if later and later[0].i < end:
            end = max(start + 1, later[0].i - 1)
        yield head, start, end


def _start(verb: Token) -> int:
    subjects = [c.left_edge.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return min([verb.i, *subjects])


def _classified(words: TreatyWords, clause: tuple[Token, int, int], sentence: Sentence) -> Obligation | None:
    head, first, last = clause
    doc = head.doc
    tokens = list(doc[first:last])
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in ("and", "to", "or")):
        tokens.pop()
    if len(tokens) < 2:
        return None
    span = sentence.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    for kind, pattern in words.obligations:
        if pattern.search(span.text):
            casus = _casus(words, sentence) if kind in CONDITIONAL else None
            return Obligation(kind=kind, clause=span, casus=casus)
    return None


def _casus(words: TreatyWords, sentence: Sentence) -> Span | None:
    """The case in which it holds, as the sentence has it."""
    for pattern in words.casus:
        match = pattern.search(sentence.text)
        if match:
            return sentence.span(match.start("case"), match.end("case"))
    return None
