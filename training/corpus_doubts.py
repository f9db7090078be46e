"""What a second reader should look at first: marks that are allowed and seldom right.

Also prints a row the way a reader checks it, with every event on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corpus_markup import Mark, Marked, MarkedEvent, labels

#: Words before a trigger in which a cue of negation or of the future is looked for.
REACH = 3
#: Words from which a trigger is long.
LONG = 6
_BEFORE = re.compile(r"[\w'’]+")
#: Whoever does these by speaking is not the source of his own words.
SPEECH = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "THREATEN"})
#: Types that need a recipient.
RECEIVED = frozenset({"AID", "SANCTION"})


def doubts(marked: Marked) -> Iterator[str]:
    """Why a reader should look at the sentence again, one phrase a doubt."""
    for event in marked.events:
        for rule in (_nobody, _sides, _own_words, _shape, _auxiliary):
            for doubt in rule(event, marked.text):
                yield f"{event.type} “{event.trigger.text}”: {doubt}"


Rule = Callable[[MarkedEvent, str], Iterator[str]]


def _nobody(event: MarkedEvent, _: str) -> Iterator[str]:
    if not event.actors and not event.recipients:
        yield "nobody takes part"
    elif event.type in RECEIVED and not event.recipients and not event.auxiliary:
        yield "needs a recipient"


def _sides(event: MarkedEvent, _: str) -> Iterator[str]:
    if event.type == "COOPERATE" and len(event.actors) + len(event.recipients) < 2:
        yield "one party only (right if its name is a plural)"
    if event.type == "CONSULT" and "visit" not in event.modes and event.recipients:
        yield "both sides of talks are actors"
    if set(event.actors) & set(event.recipients):
        yield "actor and recipient at once"


def _own_words(event: MarkedEvent, _: str) -> Iterator[str]:
    if event.type in SPEECH and set(event.sources) & set(event.actors):
        yield "the actor is the source of his own words"


def _shape(event: MarkedEvent, _: str) -> Iterator[str]:
    if len(event.trigger.text.split()) >= LONG:
        yield "a long trigger"
    for mark in (*event.actors, *event.recipients, *event.sources):
        if mark.start < event.trigger.end and event.trigger.start < mark.end:
            yield f"the party “{mark.text}” overlaps the trigger"
        if labels("relative").keys() & set(mark.text.lower().split()):
            yield f"the party “{mark.text}” has a relative clause"


def _auxiliary(event: MarkedEvent, text: str) -> Iterator[str]:
    before = set(_BEFORE.findall(text[: event.trigger.start].lower())[-REACH:])
    if event.type != "REJECT" and before & labels("negating").keys() and "negation" not in event.auxiliary:
        yield "negated? (~neg)"
    if (
        before & labels("coming").keys()
        and not event.auxiliary
        and event.type not in ("AGREE", "THREATEN", "REJECT")
    ):
        yield "future or possible? (~fut, ~hyp)"
    if "future" in event.auxiliary and event.type == "AGREE":
        yield "an agreement needs no ~fut"


def show(marked: Marked) -> str:
    """The sentence and its events, as a second reader wants them."""
    lines = [marked.text + (f"   [trap: {marked.trap}]" if marked.trap else "")]
    lines += [f"    lure {lure.text}" for lure in marked.lures]
    for event in marked.events:
        label = "/".join((event.type, *event.modes)) + "".join(f" ~{name}" for name in event.auxiliary)
        parties = (("by", event.actors), ("to", event.recipients), ("says", event.sources))
        lines.append(
            f"    {label} “{event.trigger.text}”"
            + "".join(f" {word} {_names(m)}" for word, m in parties if m)
        )
    return "\n".join(lines)


def _names(marks: tuple[Mark, ...]) -> str:
    return " + ".join(f"“{mark.text}”" for mark in marks)
