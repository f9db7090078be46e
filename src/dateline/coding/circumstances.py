"""Which date and which place belong to an event: those that its own clause holds.

A time or place belongs to the trigger whose clause it hangs in; else to the clause that governs
the trigger ("they met in June, during the visit to Lima"), but never over a relative clause, and
never from the clause of a planned or feared event's reporting verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from dateline.language import Sentence
from dateline.language.syntax import is_verb
from dateline.model import Date, Place, Timex

#: A time or place this many clauses above the trigger does not belong to it any more.
MAX_CLAUSES = 3


def attachment(trigger: Token, support: Token | None, other: Token) -> int | None:
    """How many clauses above the trigger `other` hangs: 0 in its own, null if not above it."""
    own = {trigger.i} if support is None else {trigger.i, support.i}
    node = other
    while node.i not in own and not is_verb(node) and node.head != node:
        node = node.head
    if node.i in own:
        return 0
    clauses, event = 0, support if support is not None else trigger
    while event.head != event:
        if event.dep_ == "relcl":
            return None
        event = event.head
        if is_verb(event):
            clauses += 1
        if event == node:
            return max(clauses, 1)
    return MAX_CLAUSES if _joined(node, support if support is not None else trigger) else None


def _joined(verb: Token, trigger: Token) -> bool:
    """Whether the verb is a later one of "met and signed on Monday"."""
    while verb.dep_ == "conj":
        verb = verb.head
        if verb == trigger:
            return True
    return False


def date_of(
    trigger: Token,
    support: Token | None,
    sentence: Sentence,
    timexes: Iterable[Timex],
    *,
    reach: int = MAX_CLAUSES,
) -> Date | None:
    """The date that governs the trigger, as far as `reach` clauses up; null when none does.

    A phrase without a calendar date ("recently") gives a Date with `edtf` null and the reason.
    """
    best: tuple[int, int, int, Timex] | None = None
    for timex in timexes:
        level = _level(trigger, support, trigger.doc, timex)
        if timex.type not in ("DATE", "TIME") or level is None or level > reach:
            continue
        candidate = (timex.edtf is None, level, abs(timex.start - trigger.idx), timex)
        if best is None or candidate[:3] < best[:3]:
            best = candidate
    return _date(sentence, best[3]) if best else None


def _level(trigger: Token, support: Token | None, doc: Doc, timex: Timex) -> int | None:
    span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    return attachment(trigger, support, span.root) if span is not None else None


def _date(sentence: Sentence, timex: Timex) -> Date:
    span = sentence.span(timex.start, timex.end)
    return Date(
        edtf=timex.edtf,
        basis=timex.basis if timex.edtf else "unknown",
        text=span.text,
        block=span.block,
        start=span.start,
        end=span.end,
        why=timex.why,
    )


def by_publication(published: str) -> Date:
    """Some day up to the page's: for what is told as having happened, without a date of its own."""
    return Date(
        edtf=f"../{published[:10]}",
        basis="published-by",
        why="the sentence gives no date; it happened by the day of publication",
    )


def place_of(
    trigger: Token, support: Token | None, sentence: Sentence, places: Sequence[Place]
) -> Place | None:
    """The place in the trigger's clause or one above it; the nearest one of the nearest clause."""
    best: tuple[int, int, Place] | None = None
    for place in places:
        span = trigger.doc.char_span(
            place.start - sentence.start, place.end - sentence.start, alignment_mode="expand"
        )
        level = attachment(trigger, support, span.root) if span is not None else None
        if level is None or level >= MAX_CLAUSES:
            continue
        candidate = (level, abs(place.start - sentence.start - trigger.idx), place)
        if best is None or candidate[:2] < best[:2]:
            best = candidate
    return best[2] if best else None
