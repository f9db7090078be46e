"""Sentences that are too near to other texts, or to each other: shared runs of words, no randomness.

Words are compared in lower case without punctuation. A sentence is too near to foreign texts when it
shares a run of eight words with them, or when half of its runs of four words stand in them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Words of a run that no sentence may share with a foreign text.
RUN = 8
#: Words of the runs whose share is taken, and the share (0 to 1) that is too much.
PIECE, TOO_NEAR = 4, 0.5
#: Share of word triples (0 to 1) from which two sentences of the corpus look like one template.
ALIKE = 0.6
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_READ = frozenset({".jsonl", ".json", ".txt", ".html", ".htm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence at `where` that is like something at `other`; `share` from 0 to 1."""

    where: str
    other: str
    share: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shingles:
    """All runs of RUN and of PIECE words of some texts."""

    runs: frozenset[str]
    pieces: frozenset[str]


def words(text: str) -> list[str]:
    """The words of a text, lower case, one kind of apostrophe."""
    return _WORD.findall(text.lower().replace("’", "'"))


def ngrams(text: str, size: int) -> list[str]:
    """All runs of `size` words; the whole text, if it is shorter."""
    found = words(text)
    return [" ".join(found[at : at + size]) for at in range(max(len(found) - size, 0) + 1)]


def shingles(folder: Path) -> Shingles:
    """The runs of every text, JSON string and page under `folder`."""
    runs: set[str] = set()
    pieces: set[str] = set()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _READ):
        for text in _texts(path):
            if len(words(text)) >= PIECE:
                runs.update(ngrams(text, RUN))
                pieces.update(ngrams(text, PIECE))
    return Shingles(runs=frozenset(runs), pieces=frozenset(pieces))


def _texts(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".jsonl":
        for line in filter(str.strip, text.split("\n")):
            yield from _strings(json.loads(line))
    elif path.suffix == ".json":
        yield from _strings(json.loads(text))
    else:
        yield _TAGS.sub(" ", text)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def overlaps(sentences: Iterable[tuple[str, str]], foreign: Shingles) -> Iterator[Pair]:
    """Sentences (place, text) that are too near to the foreign texts."""
    for where, text in sentences:
        run = next((run for run in ngrams(text, RUN) if run in foreign.runs), None)
        pieces = ngrams(text, PIECE)
        share = sum(piece in foreign.pieces for piece in pieces) / len(pieces)
        if run is not None or share >= TOO_NEAR:
            yield Pair(where=where, other=f"the run “{run}”" if run else "many runs", share=share, text=text)


def near_within(sentences: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """Sentences that share most of their word triples with an earlier one: a template shows."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    kept: list[tuple[str, int]] = []
    for number, (where, text) in enumerate(sentences):
        triples = sorted(set(ngrams(text, 3)))
        shared: defaultdict[int, int] = defaultdict(int)
        for triple in triples:
            for other in holders[triple]:
                shared[other] += 1
            holders[triple].append(number)
        kept.append((where, len(triples)))
        for other, count in sorted(shared.items()):
            share = count / min(len(triples), kept[other][1])
            if share >= ALIKE:
                yield Pair(where=where, other=kept[other][0], share=share, text=text)
                break
