"""Modes by the words around a trigger, contexts by the words of its sentence."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from dateline import lexicon, ontology
from dateline.coding.conditions import conditions, load_classes
from dateline.coding.modes import Contexts
from dateline.coding.relation import Triggers
from dateline.errors import StopRun
from dateline.language.english import English


def test_every_line_of_the_mode_table_makes_its_mode(english: English) -> None:
    triggers = Triggers.load()
    rows = lexicon.table("triggers/modes.tsv", ("type", "when", "mode", "match"))
    wrong = []
    for row, doc in zip(rows, english.parse([row["match"] for row in rows]), strict=True):
        assert row["mode"] in ontology.types()[row["type"]].modes
        found = [(match.type, *match.modes) for match in triggers.match(doc)]
        if (row["type"], row["mode"]) not in found:
            wrong.append((row["line"], row["match"], found))
    assert not wrong


def test_contexts_come_from_words_and_from_the_kind_of_event(english: English) -> None:
    triggers, contexts = Triggers.load(), Contexts()
    text = "Police fired tear gas at women who marched for press freedom."
    doc = next(iter(english.parse([text])))
    found = {context for match in triggers.match(doc) for context in contexts.of(doc, match)}
    assert {"gender", "rights_freedoms", "repression"} <= found


def test_of_phrases_that_overlap_the_longest_counts_and_who_acts_makes_no_context() -> None:
    def contexts(text: str) -> tuple[str, ...]:
        doc: Any = SimpleNamespace(text=text)
        match: Any = SimpleNamespace(type="ACCUSE", modes=())
        return Contexts().of(doc, match)

    assert contexts("They complained of tear gas.") == ("repression",)
    assert contexts("They complained of gas prices.") == ("economic", "natural_resource")
    assert contexts("The minister blamed the governor.") == ()
    assert contexts("The minister blamed the cabinet.") == ("executive",)


def test_the_context_tables_name_the_37_contexts() -> None:
    rows = lexicon.table("contexts/words.tsv", ("context", "phrases"))
    assert len({row["context"] for row in rows}) == len(rows) == 37
    phrases = [phrase for row in rows for phrase in row["phrases"].split(", ")]
    assert all(re.fullmatch(r"[a-z0-9' -]+", phrase) and len(phrase.split()) <= 4 for phrase in phrases)


def test_an_unknown_class_is_refused_with_its_line() -> None:
    with pytest.raises(StopRun, match="nonsense"):
        conditions("obj:nonsense", load_classes(), "accuse.tsv:9")
