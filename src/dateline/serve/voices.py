"""A page by who speaks: every stretch of text with the innermost speaker whose words it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise

from dateline import lexicon
from dateline.model import Attribution, Block, Coded
from dateline.serve.marks import Piece, Row, Sentence, rows
from dateline.serve.words import called, speaker_colour

STANCES = ("stance", "negated", "claims", "definition", "example")
NOBODY = "Somebody, not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker of a page: number in the legend (from 1), stances and how often he has the word."""

    number: int
    name: str
    country: str | None
    stances: tuple[str, ...]
    times: int


def voices(coded: Coded) -> tuple[Voice, ...]:
    """The speakers of a page in the order in which they first speak."""
    found: defaultdict[str, list[Attribution]] = defaultdict(list)
    for said in _claims(coded):
        found[_name(said)].append(said)
    return tuple(
        Voice(
            number=number,
            name=name,
            country=next((each.source.country for each in all_ if each.source and each.source.country), None),
            stances=tuple(dict.fromkeys(each.stance for each in all_)),
            times=len(all_),
        )
        for number, (name, all_) in enumerate(found.items(), 1)
    )


def by_speaker(coded: Coded) -> tuple[Row, ...]:
    """The rows of a page with its sentences coloured by who speaks instead of by what is found."""
    numbers = {voice.name: voice.number for voice in voices(coded)}
    spans: defaultdict[int, list[tuple[int, int, int, str]]] = defaultdict(list)
    for said in _claims(coded):
        size = sum(part.end - part.start for part in said.content)
        for part in said.content:
            spans[part.block].append((part.start, part.end, size, _name(said)))
    return tuple(
        replace(row, sentences=(Sentence(pieces=_pieces(row.block, spans[row.block.index], numbers)),))
        for row in rows(coded)
    )


def _pieces(
    block: Block, spans: Sequence[tuple[int, int, int, str]], numbers: dict[str, int]
) -> tuple[Piece, ...]:
    """The text of a block, cut where the innermost speaker changes; his number ends what he says."""
    length = len(block.text)
    edges = {0, length, *(min(edge, length) for start, end, *_ in spans for edge in (start, end))}
    cuts = [(left, right, _innermost(spans, left, right)) for left, right in pairwise(sorted(edges))]
    made = []
    for name, run in groupby(cuts, key=lambda cut: cut[2]):
        parts = list(run)
        text = block.text[parts[0][0] : parts[-1][1]]
        if name is None:
            made.append(Piece(text=text))
        else:
            roles = ("said", f"speaker-{speaker_colour(name)}")
            made.append(Piece(text=text, roles=roles, notes=(numbers[name],)))
    return tuple(made)


def _innermost(spans: Sequence[tuple[int, int, int, str]], left: int, right: int) -> str | None:
    over = [(size, name) for start, end, size, name in spans if start <= left and right <= end]
    return min(over)[1] if over else None


@cache
def _claiming() -> frozenset[str]:
    """The stances whose content is laid in the speaker's mouth or mind."""
    table = lexicon.table("attribution/stances.tsv", STANCES)
    return frozenset(row["stance"] for row in table if row["claims"] == "yes")


def _claims(coded: Coded) -> list[Attribution]:
    """What is laid in a speaker's mouth or mind; what he only praises or blames stays the outlet's."""
    return [said for said in coded.attributions if said.stance in _claiming() and said.content]


def _name(said: Attribution) -> str:
    return called(said.source) if said.source else NOBODY
