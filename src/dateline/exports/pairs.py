"""Who does it to whom, one pair at a time, for formats whose rows hold one actor and one recipient."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from dateline import ontology
from dateline.model import Entity, Report

Pair = tuple[Entity | None, Entity | None]


def pairs(report: Report) -> Iterator[Pair]:
    """Every actor with every recipient; one alone is paired with nobody.

    Where both sides of a meeting or an agreement are actors and there is no recipient, each two of them
    once, in the order of the text.
    """
    actors, recipients = _each_once(report.actors), _each_once(report.recipients)
    if len(actors) > 1 and not recipients and _both_act(report.type):
        yield from combinations(actors, 2)
    else:
        yield from product(actors or (None,), recipients or (None,))


def _both_act(type: str) -> bool:
    known = ontology.types().get(type)
    return known is not None and known.reciprocal


def _each_once(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Without those that are named twice in the sentence."""
    found: dict[tuple[str, str | None], Entity] = {}
    for entity in entities:
        found.setdefault((entity.name or entity.text, entity.country), entity)
    return tuple(found.values())
