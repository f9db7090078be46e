"""Predictions for `merging` and `stories` of the evaluation data: mentions, and articles, in groups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from dateline.bench.runner import records
from dateline.language.english import English
from dateline.link import mentions, stories
from dateline.link.mentions import Mention
from dateline.link.words import Words

VERBAL = ("nsubj", "nsubjpass", "dobj", "dative", "oprd", "attr", "npadvmod")
ARGUMENTS = frozenset((*VERBAL, "poss", "compound", "amod", "nmod", "nummod", "appos"))
BEFORE = frozenset(("compound", "amod", "poss", "nummod", "nmod"))
AFTER = frozenset(("appos", "conj"))
NAMING = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))
CARRIED = frozenset(("xcomp", "conj", "advcl"))
CLAUSES = frozenset(("relcl", "acl"))
MODIFIERS = frozenset(("compound", "amod", "nmod", "poss"))


def read(gold: Path) -> list[dict[str, Any]]:
    """The records in the order of their ids, so that the order of the file changes nothing."""
    return sorted(records(gold), key=lambda record: str(record["id"]))


def story_of(articles: list[dict[str, Any]], words: Words) -> dict[str, str]:
    """The story of each article, named by its first article."""
    heads = stories.group([article["text"] for article in articles], words)
    return {article["id"]: articles[head]["id"] for article, head in zip(articles, heads, strict=True)}


def cluster_of(articles: list[dict[str, Any]], words: Words, parser: English) -> dict[str, str]:
    """The cluster of each mention, named by its first mention."""
    stories = story_of(articles, words)
    texts = [article["text"][start:end] for article in articles for start, end in article["sentences"]]
    docs = parser.parse(texts)
    names: list[str] = []
    found: list[Mention] = []
    for article in articles:
        parsed = [(start, end, next(docs)) for start, end in article["sentences"]]
        for mention in article["mentions"]:
            names.append(mention["id"])
            found.append(_mention(mention, parsed, article["id"], stories[article["id"]], words))
    heads = mentions.clusters(found, words)
    return {name: names[head] for name, head in zip(names, heads, strict=True)}


def _mention(
    mention: dict[str, Any], parsed: list[tuple[int, int, Doc]], article: str, story: str, words: Words
) -> Mention:
    """One mention of the gold, with head, arguments and sentence from the parse."""
    number, start, doc = next(
        (number, start, doc)
        for number, (start, end, doc) in enumerate(parsed)
        if start <= mention["start"] < end
    )
    spans = mention.get("spans") or [[mention["start"], mention["end"]]]
    inside = [t for t in doc if any(t.idx + start < b and t.idx + len(t) + start > a for a, b in spans)]
    head = _head(inside)
    word = words.normal(head.lemma_)
    return Mention(
        word=word,
        parties=frozenset(_parties(head, {token.i for token in inside}, words)),
        context=frozenset(_key(t, words) for t in doc if _counts(t, words)) - {words.stem(word)},
        sentence=f"{article} {number}",
        story=story,
        modifies=head.dep_ in MODIFIERS,
    )


def _head(inside: list[Token]) -> Token:
    """The token that the others hang on; of several nouns the last."""
    own = {token.i for token in inside}
    tops = [token for token in inside if token.head.i not in own or token.head.i == token.i]
    return tops[-1] if all(token.pos_ == "NOUN" for token in tops) else tops[0]


def _key(token: Token, words: Words) -> str:
    return "#" + token.lower_ if token.like_num else words.stem(token.lemma_.casefold())


def _counts(token: Token, words: Words) -> bool:
    return bool(token.like_num or (token.is_alpha and token.lower_ not in words.stopwords))


def _parties(head: Token, inside: set[int], words: Words) -> Iterator[str]:
    """Keys of what takes part: arguments, what its noun is argument of, a subject further up."""
    for argument in _arguments(head):
        if argument.i not in inside:
            phrase = [argument, *(t for t in argument.lefts if t.dep_ in BEFORE)]
            phrase += [t for t in argument.rights if t.dep_ in AFTER]
            yield from (_key(t, words) for t in phrase if t.pos_ in NAMING and _counts(t, words))


def _arguments(head: Token) -> Iterator[Token]:
    yield from _direct(head)
    if head.pos_ in NOMINAL:
        yield from _around(head)
    elif head.pos_ == "VERB" and not any(t.dep_ == "nsubj" for t in head.children):
        yield from _further_up(head)


def _direct(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in ARGUMENTS:
            yield child
        elif child.dep_ in ("prep", "agent"):
            yield from (t for t in child.children if t.dep_ == "pobj")


def _around(head: Token) -> Iterator[Token]:
    """For a noun: the noun it belongs to, or the other arguments of its verb."""
    up = head.head.head if head.head.dep_ == "prep" else head.head
    if up.i == head.i:
        return
    if up.pos_ in ("VERB", "AUX"):
        yield from (t for t in up.children if t.i != head.i and t.dep_ in ("nsubj", "nsubjpass", "dobj"))
    else:
        yield up


def _further_up(head: Token) -> Iterator[Token]:
    """For a verb without subject: what it describes, or the subject that it shares."""
    while head.dep_ in CARRIED | CLAUSES and head.head.i != head.i:
        if head.dep_ in CLAUSES:
            yield head.head
            return
        head = head.head
        subjects = [t for t in head.children if t.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            yield subjects[0]
            return
