"""Reading the parse around a step of a treaty: governors, clauses, counts, the days behind a word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.coding.treaty_names import Mention
from dateline.coding.treaty_words import StepRow, TreatyWords
from dateline.language import Sentence
from dateline.model import Date, Timex

#: Words that may stand between those of a row: "put the treaty on hold".
GAP = 4


def rest(token: Token, row: StepRow) -> tuple[Token, ...] | None:
    """The tokens of a row's further words, in order behind its head word; null if one lacks."""
    used: list[Token] = []
    at = token.i
    for word in row.rest:
        for other in token.doc[at + 1 : at + 2 + GAP]:
            if word in (other.lower_, other.lemma_.lower()):
                used.append(other)
                at = other.i
                break
        else:
            return None
    return tuple(used)


def part_of_speech(token: Token, row: StepRow) -> bool:
    if row.pos == "noun":
        return token.pos_ in ("NOUN", "PROPN") or (token.tag_ == "VBG" and token.lower_.endswith("ing"))
    if token.pos_ in ("VERB", "AUX"):
        return True
    # "Initialled" and headline verbs that the tagger takes for adjectives or nouns.
    return token.pos_ in ("ADJ", "NOUN", "PROPN") and token.dep_ in ("ROOT", "relcl", "ccomp", "conj", "acl")


def support(token: Token) -> Token | None:
    """The verb whose object or passive subject a noun is."""
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("dobj", "nsubjpass") and token.head.pos_ == "VERB":
        return token.head
    return None


def mention_at(head: Token, trigger: Token, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that a slot's head is, or that hangs below it ("the text of the treaty")."""
    for mention in mentions:
        if mention.token == head.i or mention.start <= head.idx < mention.end:
            return mention
    for mention in mentions:
        token = head.doc[mention.token]
        while token.head != token and token != head:
            if token.dep_ in ("relcl", "advcl", "appos", "acl") or token == trigger:
                break
            token = token.head
        if token == head and token != trigger:
            return mention
    return None


def governors(token: Token) -> Iterator[Token]:
    """What stands over a word up to its clause's governor: "refused to", "needs", "is expected to"."""
    for _ in range(4):
        head = token.head
        if head == token or token.dep_ in ("relcl", "advcl", "ccomp", "parataxis"):
            return
        if token.dep_ != "conj":
            yield head
            yield from (c for c in head.children if c.dep_ in ("acomp", "attr") and c != token)
        token = head


def counts_all(head: Token) -> bool:
    """Said of all: "both sides", "the two", "the parties", "they"."""
    return head.lower_ in ("both", "they", "two") or head.tag_ in ("NNS", "NNPS") or any(
        c.lower_ in ("both", "two", "all", "each", "either") for c in head.children
    )  # fmt: skip


def notified(token: Token, words: frozenset[str]) -> bool:
    """Whether notice is given of it: "gave notice that it would leave", "notified them that it was"."""
    head = token.head
    if token.dep_ not in ("ccomp", "acl", "xcomp", "pobj", "pcomp") or head == token:
        return False
    near = {head.lemma_.lower(), *(c.lemma_.lower() for c in head.children)}
    return bool(near & words)


def which(token: Token) -> bool:
    """The verb of ", which …", and what it is set behind is no treaty itself but a name or day after one."""
    relative = next((c for c in token.children if c.lower_ == "which"), None)
    if token.dep_ != "relcl" or relative is None or relative.i == 0:
        return False
    return relative.nbor(-1).text == "," and token.head.ent_type_ != ""


def both(head: Token) -> bool:
    """Said of two by a count: "both parliaments"."""
    return any(c.lower_ in ("both", "two", "either") for c in head.children)


def plural(head: Token) -> bool:
    return head.tag_ in ("NNS", "NNPS") or head.lower_ == "they"


def ahead(token: Token) -> bool:
    """ "Before the treaty is in force": it is not yet."""
    return token.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in ("before", "until", "unless") for c in token.children
    )


def said_on(token: Token, sentence: Sentence, timexes: Sequence[Timex]) -> Date | None:
    """The day behind the verb that reports it: "has approved it, the office said Wednesday, after …"."""
    above = {t.i for t in token.ancestors if t.pos_ == "VERB"} if token.dep_ == "ccomp" else set()
    for timex in timexes:
        span = token.doc.char_span(timex.start, timex.end, alignment_mode="expand")
        if span is None or not timex.edtf or timex.type != "DATE":
            continue
        before = span.start - 1
        while before > 0 and token.doc[before].lower_ in ("on", "late", "early"):
            before -= 1
        if before in above:
            text = sentence.span(timex.start, timex.end)
            return Date(
                edtf=timex.edtf,
                basis=timex.basis,
                text=text.text,
                block=text.block,
                start=text.start,
                end=text.end,
            )
    return None


def until(token: Token) -> bool:
    """ "Cannot take effect before both have ratified it": it waits."""
    words = {t.lower_ for t in token.doc[token.i + 1 :]}
    return bool(words & {"before", "until", "unless", "without"})


def clause_of(token: Token) -> Token:
    """The verb over the noun of a relative clause: "signed" of "signed a protocol that amends it"."""
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    return head


def of_step(doc: Doc, timex: Timex, words: TreatyWords) -> bool:
    """Whether a time is not part of a name: "the agreement of 1994", "the winter resort"."""
    span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if span is None:
        return False
    root = span.root
    if root.dep_ in ("compound", "amod", "nummod", "nmod") and root.head.pos_ in ("NOUN", "PROPN"):
        return span.start <= root.head.i < span.end
    owner = root.head.head if root.dep_ == "pobj" and root.head.lower_ in ("of", "from") else root
    return owner is root or noun_key(owner) not in words.nouns


def noun_key(token: Token) -> str:
    return token.lemma_.lower()


def beginning(date: Date | None, anchor: dt.date | None) -> Date | None:
    """The day from which "in force since 2010" counts."""
    if date is None or date.edtf is None or "/" not in date.edtf:
        return date
    start, _, end = date.edtf.partition("/")
    open_end = end in ("..", "") or (anchor is not None and end == anchor.isoformat())
    return replace(date, edtf=start) if open_end and start not in ("..", "") else date
