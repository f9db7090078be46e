"""Quotation marks: what of a block stands in quotes, and which quotes run on into the next block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

#: Straight and curly double marks, two single ones typed for a double, and guillemets.
_DOUBLE = re.compile(r"'{2,3}|``|[\"“”„«»]")
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
#: Runs looked for in one block; a block with more is no prose.
MOST = 1000
#: A single-quoted run: at most 300 characters, opened at a word's start and closed at a word's end.
_SINGLE = re.compile(
    r"(?<![\w'’])['‘](?=[\w$£€])[^'‘’\"“”\n]{0,300}(?:['’]\w{1,3}\b[^'‘’\"“”\n]{0,300}){0,4}['’](?!\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quoted run of one block: code points from the opening mark to past the closing one.

    `closed` is false where the block ends within it (as when a quote runs over paragraphs).
    """

    start: int
    end: int
    closed: bool = True


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quoted runs of a block, in order; inner quotes are part of the outer one."""
    found = _double(text)
    found += [
        Quotation(start=match.start(), end=match.end())
        for match in islice(_SINGLE.finditer(text), MOST)
        if not any(run.start < match.end() and match.start() < run.end for run in found)
    ]
    return tuple(sorted(found, key=lambda run: run.start))


def _double(text: str) -> list[Quotation]:
    found = []
    opened: int | None = None
    for match in islice(_DOUBLE.finditer(text), 2 * MOST):
        mark = match.group()
        if opened is None:
            opened = None if mark in _CLOSERS else match.start()
        elif mark in _OPENERS or _opens(text, match):
            # The mark that should have closed the last quote is missing: it is not used.
            opened = match.start()
        else:
            found.append(Quotation(start=opened, end=match.end()))
            opened = None
    if opened is not None:
        found.append(Quotation(start=opened, end=len(text), closed=False))
    return found


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark can only open: blank before it, a letter or digit after."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return before.isspace() and after.isalnum() and mark.group() not in _CLOSERS
