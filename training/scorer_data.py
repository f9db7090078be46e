"""Corpus sentences to training rows: candidates with what is right about them.

A row is one candidate of one sentence: its trigger, actors and recipients as spans, the lexicon's
proposal, and the labels. The rows of a sentence share one pass of the encoder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus_compile import Row, files, read
from corpus_markup import MarkedEvent, labels
from scorer_sides import Parties
from spacy.tokens import Doc, Token

from dateline import ontology
from dateline.coding import slots
from dateline.coding.conditions import load_classes
from dateline.coding.relation import Match, Triggers
from dateline.coding.scorer import AUXILIARY, NONE, Candidate, Range
from dateline.coding.standing import Standings
from dateline.coding.verdicts import trigger_of
from dateline.errors import StopRun
from dateline.language.english import English

TYPES = (NONE, *sorted(ontology.types()))
MODES = tuple((name, mode) for name in TYPES[1:] for mode in ontology.types()[name].modes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many types (with none), modes, kinds of sentence, and numbers on the standing of the parties."""

    types: int
    modes: int
    kinds: int
    sides: int


#: Kinds of sentences: with an event (the first), and without one.
EVENT = "event"
KINDS = (EVENT, *sorted(labels("trap")))
STANDINGS = Standings.load().names
SIZES = Sizes(types=len(TYPES), modes=len(MODES), kinds=len(KINDS), sides=1 + 2 * len(STANDINGS))
#: Of a hundred: sentences held back from everything but the last figures, and those that choose among models.
HELD_BACK, DEVELOPMENT = 12, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A candidate and what is right: null where a row says nothing about it.

    `own` tells how the row came about: gold, match, other (a word nobody marked), wrong (other parties).
    """

    candidate: Candidate
    own: str
    type: str | None
    modes: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] | None = None
    actor: bool | None = None
    recipient: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence with its rows; `part` is train, development or held-back; `trap` has no event.

    `kind` is EVENT, or what kind of sentence without an event it is.
    """

    id: str
    text: str
    part: str
    trap: bool
    kind: str = "plain"
    rows: tuple[Labelled, ...] = field(default=())


def part_of(id: str) -> str:
    """Which part a sentence belongs to: by its id, so for good."""
    number = int(hashlib.sha256(f"part {id}".encode()).hexdigest(), 16) % 100
    if number < HELD_BACK:
        return "held-back"
    return "development" if number < HELD_BACK + DEVELOPMENT else "train"


def held_out(lemma: str, fold: int) -> bool:
    """Whether a trigger lemma is kept from lexicon and training in this fold of three (0, 1, 2)."""
    return int(hashlib.sha256(f"lemma {lemma.lower()}".encode()).hexdigest(), 16) % 3 == fold


def lexicon_without(fold: int | None) -> Triggers:
    """The trigger rows, without those whose head word is held out in `fold`."""
    triggers = Triggers.load()
    if fold is None:
        return triggers
    kept = tuple(row for row in triggers.rows if not held_out(row.words[row.head], fold))
    return Triggers(kept, load_classes())


def examples(fold: int | None = None) -> list[Example]:
    """All corpus sentences, in file order; events of trigger lemmas that `fold` holds out are left out."""
    rows, errors = read(files())
    if errors:
        raise StopRun(errors[0].where, f"{len(errors)} bad lines", "run training/corpus_compile.py --check")
    english, triggers, parties = English(), lexicon_without(fold), Parties.load()
    docs = english.parse(row.marked.text for row in rows)
    return [_example(row, doc, triggers, parties, fold) for row, doc in zip(rows, docs, strict=True)]


def _holds(doc: Doc, spans: Iterable[Range], fold: int) -> bool:
    """Whether any content word in the spans is of a lemma that is held out."""
    return any(
        held_out(token.lemma_, fold)
        for token in doc
        if token.pos_ in ("VERB", "NOUN", "ADJ") and _overlap((token.idx, token.idx + len(token)), spans)
    )


def _example(row: Row, doc: Doc, triggers: Triggers, parties: Parties, fold: int | None) -> Example:
    marked = row.marked
    look = parties.of(doc)
    return Example(
        id=row.id,
        text=marked.text,
        part=part_of(row.id),
        trap=not marked.events,
        kind=EVENT if marked.events else marked.trap or "plain",
        rows=tuple(
            replace(each, candidate=look(each.candidate))
            for each in _rows(marked.events, doc, triggers.match(doc))
            if fold is None or not _holds(doc, each.candidate.trigger, fold)
        ),
    )


def _rows(events: Sequence[MarkedEvent], doc: Doc, matches: Sequence[Match]) -> Iterator[Labelled]:
    taken: set[int] = set()
    by_event: dict[int, Match] = {}
    for match in matches:
        candidate = of_match(match, doc)
        number = next((n for n, e in enumerate(events) if _touch(e, candidate.trigger)), None)
        taken.update((match.token, match.support if match.support is not None else match.token))
        if number is None:
            yield Labelled(candidate=candidate, own="match", type=NONE)
        else:
            by_event.setdefault(number, match)
            yield _labelled(candidate, events[number], "match")
    for number, event in enumerate(events):
        match_ = by_event.get(number)
        yield from _gold(event, events, doc, match_)
        taken.update(t.i for t in doc if _touch(event, ((t.idx, t.idx + len(t)),)))
    for token in doc:
        if token.i not in taken and (token.pos_ == "VERB" or _eventlike(token)):
            yield Labelled(candidate=of_token(token), own="other", type=NONE)


def _eventlike(token: Token) -> bool:
    """A noun that could tell of a deed by its ending."""
    return token.pos_ == "NOUN" and token.lemma_.lower().endswith(("ion", "ment", "ing", "al", "ance", "age"))


def _gold(
    event: MarkedEvent, events: Sequence[MarkedEvent], doc: Doc, match: Match | None
) -> Iterator[Labelled]:
    actors = tuple((mark.start, mark.end) for mark in event.actors)
    recipients = tuple((mark.start, mark.end) for mark in event.recipients)
    trigger = ((event.trigger.start, event.trigger.end),)
    lexical = (match.type, match.score) if match is not None else (None, 0.0)
    right = Candidate(
        trigger=trigger, actors=actors, recipients=recipients, type=lexical[0], score=lexical[1]
    )
    yield _labelled(
        right, event, "gold", actor=True if actors else None, recipient=True if recipients else None
    )
    others = [span for span in _phrases(doc, events) if not _overlap(span, (*actors, *recipients))]
    pairs: list[tuple[tuple[Range, ...], tuple[Range, ...]]] = []
    if actors and recipients:
        pairs.append((recipients, actors))
    pairs += [((other,), recipients) for other in others[:2]]
    pairs += [(actors, (other,)) for other in others[-2:]]
    for one, two in pairs:
        wrong = Candidate(trigger=trigger, actors=one, recipients=two, type=lexical[0], score=lexical[1])
        yield Labelled(
            candidate=wrong,
            own="wrong",
            type=None,
            actor=one == actors if one else None,
            recipient=two == recipients if two else None,
        )


def _phrases(doc: Doc, events: Sequence[MarkedEvent]) -> list[Range]:
    """Noun phrases of the sentence that could be parties: those marked for any event, and others."""
    found = [(mark.start, mark.end) for e in events for mark in (*e.actors, *e.recipients, *e.sources)]
    found += [(chunk.start_char, chunk.end_char) for chunk in doc.noun_chunks]
    return sorted(set(found))


def _overlap(span: Range, others: Iterable[Range]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _labelled(
    candidate: Candidate,
    event: MarkedEvent,
    own: str,
    *,
    actor: bool | None = None,
    recipient: bool | None = None,
) -> Labelled:
    return Labelled(
        candidate=candidate,
        own=own,
        type=event.type,
        modes=event.modes,
        auxiliary=event.auxiliary,
        actor=actor,
        recipient=recipient,
    )


def _touch(event: MarkedEvent, spans: Iterable[Range]) -> bool:
    return any(start < event.trigger.end and event.trigger.start < end for start, end in spans)


def of_match(match: Match, doc: Doc) -> Candidate:
    """The candidate that a lexicon's match makes, with the parties that its frame finds."""
    token = doc[match.token]
    support = doc[match.support] if match.support is not None else None
    return Candidate(
        trigger=trigger_of(match, doc),
        actors=_first(match.frame.actors, token, support),
        recipients=_first(match.frame.recipients, token, support),
        type=match.type,
        score=match.score,
    )


def of_token(token: Token) -> Candidate:
    """The candidate that a mere word makes: its subject and object, whatever they are."""
    return Candidate(
        trigger=((token.idx, token.idx + len(token)),),
        actors=_first((("subj",), ("poss",), ("by",)), token, None),
        recipients=_first((("obj",), ("of",), ("to",), ("with",), ("against",)), token, None),
    )


def _first(alternatives: Sequence[Sequence[str]], token: Token, support: Token | None) -> tuple[Range, ...]:
    for names in alternatives:
        heads = [head for name in names for head in slots.fill(token, name, support)]
        if heads:
            return tuple(dict.fromkeys(_phrase(head) for head in heads))
    return ()


def _phrase(head: Token) -> Range:
    """The noun phrase in front of and with its head, without what follows."""
    first = head.left_edge.i
    if head.i - first > 8:
        first = head.i
    return head.doc[first].idx, head.idx + len(head)


__all__ = [
    "AUXILIARY",
    "EVENT",
    "KINDS",
    "MODES",
    "NONE",
    "SIZES",
    "STANDINGS",
    "TYPES",
    "Example",
    "Labelled",
    "examples",
    "of_match",
    "of_token",
    "part_of",
    "trigger_of",
]
