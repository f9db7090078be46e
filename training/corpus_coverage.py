"""What the corpus covers: counts a label, against what is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpus_markup import Marked, MarkedEvent

from dateline import ontology

#: Events wanted of every (type, mode) pair, and of every type that has no modes.
WANTED = 40
#: Sentences wanted in all, and among them sentences without an event.
SENTENCES, WITHOUT_EVENT = 6000, 1500

Told = tuple[str | None, str | None, str | None, Marked]
"""Voice, region, second reader and the sentence."""


def pairs() -> list[tuple[str, str]]:
    """Every (type, mode) pair of the codebook; mode "" for an event without a mode."""
    return [(name, mode) for name, kind in ontology.types().items() for mode in ("", *kind.modes)]


def is_wanted(pair: tuple[str, str]) -> bool:
    """Whether WANTED events are due: a type with modes may go without one, but need not so often."""
    type, mode = pair
    return bool(mode) or not ontology.types()[type].modes


def count_pairs(events: Iterable[MarkedEvent]) -> Counter[tuple[str, str]]:
    """Events of every (type, mode) pair; an event of two modes counts for both."""
    return Counter((event.type, mode) for event in events for mode in event.modes or ("",))


def report(told: list[Told]) -> str:
    """The coverage as text: sentences, pairs, auxiliary modes, traps, shapes, voices, breadth of triggers."""
    sentences = [marked for *_, marked in told]
    events = [event for marked in sentences for event in marked.events]
    without = [marked for marked in sentences if not marked.events]
    lures = sum(len(marked.lures) for marked in sentences)
    lines = [
        f"sentences {len(sentences)} of {SENTENCES}, events {len(events)}",
        f"without event {len(without)} of {WITHOUT_EVENT}, lures marked {lures}",
        f"read by a second reader {sum(reader is not None for _, _, reader, _ in told)}",
        "",
        *_pair_lines(events),
        "",
        _counts("auxiliary", Counter(aux for event in events for aux in event.auxiliary or ("none",))),
        _counts("sources", Counter(f"{len(event.sources)}" for event in events)),
        _counts("actors", Counter(f"{len(event.actors)}" for event in events)),
        _counts("recipients", Counter(f"{len(event.recipients)}" for event in events)),
        _counts("events a sentence", Counter(f"{len(marked.events)}" for marked in sentences)),
        _counts("traps", Counter(marked.trap or "unmarked" for marked in without)),
        _counts("shapes", Counter(shape for marked in sentences for shape in marked.shapes)),
        _counts("voices", Counter(voice or "unmarked" for voice, *_ in told)),
        _counts("regions", Counter(region or "unmarked" for _, region, *_ in told)),
        _counts("contexts", Counter(context for event in events for context in event.contexts)),
    ]
    return "\n".join(lines)


def _pair_lines(events: list[MarkedEvent]) -> list[str]:
    counts = count_pairs(events)
    words: dict[tuple[str, str], set[str]] = {pair: set() for pair in pairs()}
    for event in events:
        for mode in event.modes or ("",):
            words[event.type, mode].add(event.trigger.text.lower())
    lines = [f"{'type/mode':<24} events  triggers"]
    for type, mode in pairs():
        count = counts[type, mode]
        missing = "" if count >= WANTED or not is_wanted((type, mode)) else f"  {WANTED - count} missing"
        lines.append(f"{type + '/' + (mode or '-'):<24} {count:>6}  {len(words[type, mode]):>8}{missing}")
    return lines


def _counts(name: str, counts: Counter[str]) -> str:
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return f"{name}: " + (", ".join(f"{label} {count}" for label, count in order) or "none")
