"""Reviewed sentences as training data: rows like those of the project's corpus, and lines in its markup.

    {"text": …, "events": [{"trigger": …, "type": …, "modes": …, "auxiliary": …, "actors": …}], "lures": …}
    [a Kenya's parliament] {SUPPORT ratified} the pact with [r Uganda].

The format is that of `training/corpus/README.md`. A sentence is taken only when every report of it has a
verdict that nobody disputes: what is unread would teach that there is nothing. What was rejected becomes a
lure. Offsets count code points of the sentence. The sentences are their outlets' text: keep them to yourself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import Auxiliary, Entity, Report, Review, ReviewState

_SHORT: dict[Auxiliary, str] = {
    "historical": "his",
    "future": "fut",
    "hypothetical": "hyp",
    "negation": "neg",
}
#: A planned event of these types is an agreement in the corpus, so it has no mark.
_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
SETTLED = ("confirmed", "corrected", "rejected", "wrong")
#: More events in one sentence have no number in the markup.
MOST = 9
#: Fewest and most words of a sentence of the corpus.
SHORTEST, LONGEST = 3, 90
_ESCAPED = {each: f"\\{each}" for each in "[]{}\\|"}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Some characters of the sentence."""

    start: int
    end: int


def row(
    reports: Sequence[Report], states: Mapping[str, ReviewState], *, of: str | None = None
) -> dict[str, Any] | None:
    """One sentence with its events, from all reports of it; null where the corpus could not have it.

    `of` is the address of the page that it is from.
    """
    if not all(each.id in states and states[each.id].standing in SETTLED for each in reports):
        return None
    sentence = reports[0].sentence
    text = "".join(" " if each.isspace() else each for each in sentence.text)
    if text != text.strip() or "  " in text or not SHORTEST <= len(text.split()) <= LONGEST:
        return None
    made, lures = [], []
    for report in sorted(reports, key=lambda each: (each.trigger.start, each.id)):
        trigger = _mark(text, sentence.start, report.trigger.start, report.trigger.end)
        if trigger is None or ("future" in report.auxiliary and report.type in _PROMISED):
            return None
        if states[report.id].verdict == "wrong" and not states[report.id].corrections:
            lures.append(_shown(trigger, text))
        else:
            made.append(_event(report, trigger, text))
    readers = {review.by for each in reports for review in states[each.id].reviews if _judges(review)}
    return {
        "id": hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:12],
        "file": of,
        "voice": "mixed",
        "region": "world",
        "writer": "machine",
        "reader": " ".join(sorted(readers)),
        "contexts": False,
        "text": text,
        "trap": None,
        "shapes": [],
        "lures": lures,
        "events": made,
    }


def _judges(review: Review) -> bool:
    return review.verdict is not None and review.role != "reader"


def _event(report: Report, trigger: Mark, text: str) -> dict[str, Any]:
    start = report.sentence.start
    speakers = [each.source for each in report.attribution if each.source is not None]
    return {
        "trigger": _shown(trigger, text),
        "type": report.type,
        "modes": list(report.modes),
        "auxiliary": sorted(report.auxiliary),
        "contexts": [],
        "actors": _people(report.actors, report, start, text),
        "recipients": _people(report.recipients, report, start, text),
        "sources": _people(speakers, report, start, text),
    }


def _people(entities: Iterable[Entity], report: Report, start: int, text: str) -> list[dict[str, Any]]:
    """Those that the sentence names; a corrected one that it does not name has no words to mark."""
    inside = [each for each in entities if each.block == report.sentence.block]
    marks = {_mark(text, start, each.start, each.end) for each in inside}
    return [_shown(each, text) for each in sorted(each for each in marks if each is not None)]


def _mark(text: str, offset: int, start: int, end: int) -> Mark | None:
    """The characters as the corpus marks them: whole words, without the 's of a possessive."""
    start, end = start - offset, end - offset
    if not 0 <= start < end <= len(text):
        return None
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    words = text[start:end]
    if not words or words != words.strip() or _cuts(text, start) or _cuts(text, end):
        return None
    return Mark(start, end)


def _cuts(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _shown(mark: Mark, text: str) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}


# Markup


def line(row: Mapping[str, Any]) -> str | None:
    """The row in the corpus's markup; null where it cannot be written so."""
    if len(row["events"]) > MOST:
        return None
    text: str = row["text"]
    marks = _marks(row)
    nested, crossing = _nest(marks)
    tail = []
    for mark, tag in crossing:
        words = text[mark.start : mark.end]
        if tag[0] == "{" or text.count(words) != 1 or ";" in words:
            return None
        tail.append(f"{tag[1:]}={words}")
    written = _written(text, nested)
    if written[:1] in ("#", "@", "!", "%"):
        written = f"\\{written}"
    return written + (f" || {'; '.join(tail)}" if tail else "")


def _marks(row: Mapping[str, Any]) -> list[tuple[Mark, str]]:
    """Every span with its bracket and label; parties of one span share a label."""
    found = [(_of(each), "{NONE") for each in row["lures"]]
    tags: dict[Mark, dict[str, list[int]]] = {}
    for number, event in enumerate(row["events"], 1):
        found.append((_of(event["trigger"]), "{" + _label(event)))
        for letter, role in (("a", "actors"), ("r", "recipients"), ("s", "sources")):
            for each in event[role]:
                tags.setdefault(_of(each), {}).setdefault(letter, []).append(number)
    single = len(row["events"]) == 1
    for mark, roles in tags.items():
        label = "".join(letter + ("" if single else "".join(map(str, own))) for letter, own in roles.items())
        found.append((mark, f"[{label}"))
    return found


def _of(shown: Mapping[str, Any]) -> Mark:
    return Mark(shown["start"], shown["end"])


def _label(event: Mapping[str, Any]) -> str:
    modes = "".join(f"/{mode}" for mode in event["modes"])
    return str(event["type"]) + modes + "".join(f"~{_SHORT[each]}" for each in event["auxiliary"])


def _nest(marks: list[tuple[Mark, str]]) -> tuple[list[tuple[Mark, str]], list[tuple[Mark, str]]]:
    """The spans that nest, outer ones first, triggers before parties; and those that would cross them."""
    nested: list[tuple[Mark, str]] = []
    crossing: list[tuple[Mark, str]] = []
    for mark, tag in sorted(marks, key=lambda each: (each[1][0] != "{", each[0].start, -each[0].end)):
        crosses = any(_cross(mark, other) for other, _ in nested)
        (crossing if crosses else nested).append((mark, tag))
    nested.sort(key=lambda each: (each[0].start, -each[0].end, each[1][0] == "{"))
    return nested, crossing


def _cross(one: Mark, other: Mark) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def _written(text: str, nested: Sequence[tuple[Mark, str]]) -> str:
    out: list[str] = []
    open: list[tuple[int, str]] = []
    rest = list(nested)
    for at in range(len(text) + 1):
        while open and open[-1][0] == at:
            out.append("]" if open.pop()[1][0] == "[" else "}")
        while rest and rest[0][0].start == at:
            mark, tag = rest.pop(0)
            out.append(f"{tag} ")
            open.append((mark.end, tag))
        if at < len(text):
            out.append(_ESCAPED.get(text[at], text[at]))
    return "".join(out)
