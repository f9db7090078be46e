""" "The reclusive state", "the oil-rich kingdom": which countries named before they may stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from dateline import lexicon
from dateline.language.syntax import phrase

Epithets = Mapping[str, frozenset[str]]
"""Countries by adjective, and by noun where it fits some only; an empty set fits any."""


def load() -> Epithets:
    """Read `data/coreference/epithets.tsv`; StopRun when it is damaged."""
    rows = lexicon.table("coreference/epithets.tsv", ("epithet", "countries", "example"))
    return {row["epithet"]: frozenset(row["countries"].replace("-", "").split()) for row in rows}


def fitting(epithets: Epithets, head: Token) -> Callable[[str | None], bool] | None:
    """Whether noun and adjective may stand for a country, as a test of its code; null for other phrases."""
    start, _ = phrase(head)
    words = head.doc[start : head.i]
    if len(words) < 2 or words[0].lower_ != "the":
        return None
    fit = epithets.get(words[1:].text.lower())
    noun = epithets.get(head.lemma_.lower(), frozenset())
    if fit is None or any(child.dep_ == "prep" for child in head.rights):
        return None
    allowed = [some for some in (fit, noun) if some]
    return lambda country: all(country in some for some in allowed)
