"""The inline markup of the training corpus: one marked line in, one sentence with its events out.

    [a Kenya's parliament] {SUPPORT ratified} the pact with [r Uganda].

`training/corpus/README.md` describes it. Offsets count code points of the bare sentence,
`start` included and `end` not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dateline import lexicon, ontology
from dateline.errors import DatelineError

CORPUS = Path(__file__).parent / "corpus"
ROLES = {"a": "actors", "r": "recipients", "s": "sources"}
#: A future event of these types is an agreement (codebook, auxiliary modes).
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
#: Fewest and most words of a sentence.
SHORTEST, LONGEST = 3, 90
_ROLE = re.compile(r"([ars])(\*|[1-9]{0,9})")
_TAIL = re.compile(r"([ars][ars1-9*]{0,18})=([^;]+)")
_LURE = "NONE"


class CorpusError(DatelineError):
    """A line of the corpus that cannot be compiled: file and line, cause, way out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Some characters of the sentence; `text` is what they are."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedEvent:
    """One event of a sentence. `auxiliary` has PLOVER's names; `contexts` may be unmarked."""

    trigger: Mark
    type: str
    modes: tuple[str, ...]
    auxiliary: tuple[str, ...]
    contexts: tuple[str, ...]
    actors: tuple[Mark, ...]
    recipients: tuple[Mark, ...]
    sources: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One sentence. `trap` says why a sentence without event is there; `lures` are words that tempt."""

    text: str
    trap: str | None
    shapes: tuple[str, ...]
    lures: tuple[Mark, ...]
    events: tuple[MarkedEvent, ...]


@dataclass(slots=True)
class _Raw:
    """What the walk over one line gathers."""

    where: str
    chars: list[str] = field(default_factory=list)
    open: list[tuple[str, str, int, int]] = field(default_factory=list)
    spans: list[tuple[str, str, int, int, int]] = field(default_factory=list)


@cache
def labels(kind: str) -> dict[str, str]:
    """Allowed labels of one kind with their meaning, from `corpus/labels.tsv`."""
    rows = lexicon.table("labels.tsv", ("kind", "label", "meaning"), root=CORPUS)
    return {row["label"]: row["meaning"] for row in rows if row["kind"] == kind}


def parse(line: str, where: str) -> Marked:
    """The sentence that a line marks up. Raises CorpusError; `where` is file and line for its message."""
    trap, shapes, rest = _prefix(line, where)
    raw = _Raw(where)
    tail = _walk(rest, raw)
    text = "".join(raw.chars)
    _check_text(text, where)
    raw.spans.sort(key=lambda span: span[4])
    triggers = [span for span in raw.spans if span[0] == "{" and span[1] != _LURE]
    lures = tuple(_mark(span, text) for span in raw.spans if span[1] == _LURE)
    linked = [(*span[1:2], _mark(span, text)) for span in raw.spans if span[0] == "["]
    linked += _tail_marks(tail, text, where)
    _check_marks([_mark(span, text) for span in raw.spans] + [mark for _, mark in linked], text, where)
    parties = _parties(linked, len(triggers), where)
    events = tuple(
        _event(span[1], _mark(span, text), parties, number, where) for number, span in enumerate(triggers, 1)
    )
    if trap and events:
        raise CorpusError(
            where, f"a trap (!{trap}) with an event", "drop the ! label or mark the words {NONE ...}"
        )
    return Marked(text=text, trap=trap, shapes=shapes, lures=lures, events=events)


def _prefix(line: str, where: str) -> tuple[str | None, tuple[str, ...], str]:
    trap: str | None = None
    shapes: tuple[str, ...] = ()
    while line[:1] in ("!", "%"):
        head, _, rest = line.partition(" ")
        if head[0] == "!":
            trap = known("trap", head[1:], where)
        else:
            shapes = tuple(known("shape", shape, where) for shape in head[1:].split("+"))
        line = rest.lstrip(" ")
    return trap, shapes, line


def known(kind: str, label: str, where: str) -> str:
    """The label, if the table has it. Raises CorpusError with the allowed ones."""
    if label not in labels(kind):
        raise CorpusError(where, f"unknown {kind} “{label}”", f"use one of {', '.join(labels(kind))}")
    return label


def _walk(line: str, raw: _Raw) -> str:
    """Fill `raw` from a marked line; return what follows `||`."""
    at = 0
    while at < len(line):
        char = line[at]
        if char == "\\" and at + 1 < len(line):
            raw.chars.append(line[at + 1])
            at += 2
        elif char in "[{":
            at = _open(line, at, raw)
        elif char in "]}":
            _close(char, raw)
            at += 1
        elif line.startswith("||", at):
            _drop_blank(raw)
            _check_closed(raw)
            return line[at + 2 :]
        else:
            raw.chars.append(char)
            at += 1
    _check_closed(raw)
    return ""


def _drop_blank(raw: _Raw) -> None:
    while raw.chars and raw.chars[-1] == " ":
        raw.chars.pop()


def _open(line: str, at: int, raw: _Raw) -> int:
    tag, blank, _ = line[at + 1 : at + 120].partition(" ")
    if not blank or not tag or any(char in tag for char in "[]{}"):
        raise CorpusError(
            raw.where,
            f"“{line[at : at + 20]}” has no label",
            "write [a the span] or {TYPE the trigger}, or \\[ for a real bracket",
        )
    raw.open.append((line[at], tag, len(raw.chars), len(raw.spans) + len(raw.open)))
    return at + len(tag) + 2


def _close(char: str, raw: _Raw) -> None:
    if not raw.open:
        raise CorpusError(raw.where, f"“{char}” closes nothing", f"drop it or write \\{char}")
    kind, tag, start, order = raw.open.pop()
    if {"[": "]", "{": "}"}[kind] != char:
        raise CorpusError(
            raw.where,
            f"“{kind}{tag}” is closed by “{char}”",
            "let spans nest, or name one after || as a1=words",
        )
    raw.spans.append((kind, tag, start, len(raw.chars), order))


def _check_closed(raw: _Raw) -> None:
    if raw.open:
        kind, tag, _, _ = raw.open[-1]
        raise CorpusError(raw.where, f"“{kind}{tag}” is never closed", "add the closing bracket")


def _check_text(text: str, where: str) -> None:
    if text != text.strip() or "  " in text or "\t" in text:
        raise CorpusError(where, "blanks at an end, a doubled blank or a tab", "use single blanks")
    if not SHORTEST <= len(text.split()) <= LONGEST:
        cause = f"{len(text.split())} words in a sentence"
        raise CorpusError(where, cause, f"write {SHORTEST} to {LONGEST}")


def _mark(span: tuple[str, str, int, int, int], text: str) -> Mark:
    return Mark(start=span[2], end=span[3], text=text[span[2] : span[3]])


def _check_marks(marks: list[Mark], text: str, where: str) -> None:
    for mark in marks:
        if not mark.text or mark.text != mark.text.strip():
            raise CorpusError(
                where, f"a span “{mark.text}” is empty or begins or ends with a blank", "move the bracket"
            )
        inside = text[max(mark.start - 1, 0) : mark.start] + text[mark.end : mark.end + 1]
        cut = _inside_word(text, mark.start) or _inside_word(text, mark.end)
        if cut:
            raise CorpusError(
                where, f"the span “{mark.text}” cuts a word (beside “{inside}”)", "mark whole words"
            )


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _tail_marks(tail: str, text: str, where: str) -> list[tuple[str, Mark]]:
    marks = []
    for part in filter(None, (part.strip() for part in tail.split(";"))):
        match = _TAIL.fullmatch(part)
        if match is None:
            raise CorpusError(where, f"“{part}” after ||", "write a1=words of the sentence; r2=others")
        words = match[2].strip()
        if text.count(words) != 1:
            raise CorpusError(
                where, f"“{words}” is {text.count(words)} times in the sentence", "quote more words"
            )
        start = text.index(words)
        marks.append((match[1], Mark(start=start, end=start + len(words), text=words)))
    return marks


Parties = dict[tuple[str, int], list[Mark]]


def _parties(linked: list[tuple[str, Mark]], events: int, where: str) -> Parties:
    """Role letter and event number to spans, in the order of the sentence."""
    found: Parties = {}
    for tag, mark in linked:
        _check_owner(mark, where)
        for role, numbers in _links(tag, events, mark, where):
            for number in numbers:
                marks = found.setdefault((role, number), [])
                if mark in marks:
                    raise CorpusError(where, f"“{mark.text}” twice as {ROLES[role]} of one event", "drop one")
                marks.append(mark)
    for marks in found.values():
        marks.sort(key=lambda mark: (mark.start, mark.end))
    return found


def _check_owner(mark: Mark, where: str) -> None:
    if mark.text.endswith(("'s", "’s")):
        raise CorpusError(
            where, f"the party “{mark.text}” ends with 's", f"write [{mark.text[:-2]}]{mark.text[-2:]}"
        )


def _links(tag: str, events: int, mark: Mark, where: str) -> list[tuple[str, range | tuple[int, ...]]]:
    if not events:
        raise CorpusError(where, f"“{mark.text}” is linked to no trigger", "mark the trigger {TYPE words}")
    if "".join(match[0] for match in _ROLE.finditer(tag)) != tag:
        raise CorpusError(
            where, f"unknown role “{tag}”", "use a, r, s with event numbers: a, a1, a1r2, s12, a*"
        )
    links: list[tuple[str, range | tuple[int, ...]]] = []
    for role, numbers in _ROLE.findall(tag):
        if numbers == "*" or (not numbers and events == 1):
            links.append((role, range(1, events + 1)))
        elif not numbers:
            raise CorpusError(
                where, f"“[{tag} {mark.text}]” names no event of {events}", "add its number, as in a2, or *"
            )
        elif any(int(number) > events for number in numbers):
            raise CorpusError(
                where, f"“{tag}” names an event that is not there", f"triggers count 1 to {events}"
            )
        else:
            links.append((role, tuple(int(number) for number in numbers)))
    return links


def _event(tag: str, trigger: Mark, parties: Parties, number: int, where: str) -> MarkedEvent:
    type, modes, auxiliary, contexts = _label(tag, where)
    if "future" in auxiliary and type in PROMISED:
        raise CorpusError(where, f"a future {type} is an agreement", "use AGREE without ~fut")
    first, _, more = trigger.text.partition(" ")
    if more and first.lower() in labels("lead"):
        raise CorpusError(
            where, f"the trigger “{trigger.text}” begins with “{first}”", "leave it outside the braces"
        )
    return MarkedEvent(
        trigger=trigger,
        type=type,
        modes=modes,
        auxiliary=auxiliary,
        contexts=contexts,
        actors=tuple(parties.get(("a", number), ())),
        recipients=tuple(parties.get(("r", number), ())),
        sources=tuple(parties.get(("s", number), ())),
    )


Label = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _label(tag: str, where: str) -> Label:
    """Type, modes, auxiliary modes and contexts of `TYPE/mode~aux+context`."""
    type, *parts = re.split(r"(?=[/~+])", tag)
    if type not in ontology.types():
        raise CorpusError(
            where, f"unknown type “{type}”", f"use one of {', '.join(ontology.types())}, or {_LURE}"
        )
    modes, auxiliary, contexts = [], [], []
    for part in parts:
        if part[0] == "/":
            modes.append(_mode(type, part[1:], where))
        elif part[0] == "~":
            auxiliary.append(labels("auxiliary")[known("auxiliary", part[1:], where)])
        else:
            contexts.append(known("context", part[1:], where))
    if len({*parts}) < len(parts):
        raise CorpusError(where, f"a label twice in “{tag}”", "drop one")
    return type, tuple(modes), tuple(sorted(auxiliary)), tuple(contexts)


def _mode(type: str, mode: str, where: str) -> str:
    allowed = ontology.types()[type].modes
    if mode not in allowed:
        names = ", ".join(allowed) or "none: this type has no modes"
        raise CorpusError(where, f"{type} has no mode “{mode}”", f"its modes: {names}")
    return mode
