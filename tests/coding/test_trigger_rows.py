"""Every trigger row matches its own example and keeps away from what it must not match."""

from __future__ import annotations

from dateline import lexicon, ontology
from dateline.coding.relation import COLUMNS, NONE, Triggers
from dateline.language.english import English


def _rows() -> list[tuple[str, lexicon.Row]]:
    names = (*sorted(ontology.types()), NONE)
    return [(name, row) for name in names for row in lexicon.table(f"triggers/{name.lower()}.tsv", COLUMNS)]


def test_rows_match_their_example(english: English) -> None:
    triggers = Triggers.load()
    rows = _rows()
    wrong = []
    for (type, row), doc in zip(rows, english.parse([row["match"] for _, row in rows]), strict=True):
        words = set(row["trigger"].split())
        found = triggers.match(doc)
        if type == NONE:
            fits = not any(words & {doc[m.token].lemma_.lower(), doc[m.token].lower_} for m in found)
        else:
            fits = any(match.type == type for match in found)
        if not fits:
            wrong.append(f"{type.lower()}.tsv:{row['line']} {row['match']}")
    assert not wrong


def test_rows_keep_away_from_their_counterexample(english: English) -> None:
    triggers = Triggers.load()
    rows = [(type, row) for type, row in _rows() if row["not"] != "-"]
    wrong = []
    for (type, row), doc in zip(rows, english.parse([row["not"] for _, row in rows]), strict=True):
        if any(match.type == type for match in triggers.match(doc)):
            wrong.append(f"{type.lower()}.tsv:{row['line']} {row['not']}")
    assert not wrong


def test_every_type_and_mode_has_rows() -> None:
    rows = Triggers.load().rows
    modes = {(row.type, mode) for row in rows for mode in row.modes}
    modes |= {
        (r["type"], r["mode"]) for r in lexicon.table("triggers/modes.tsv", ("type", "when", "mode", "match"))
    }
    wanted = {(name, mode) for name, kind in ontology.types().items() for mode in kind.modes}
    assert wanted <= modes
    assert {row.type for row in rows} == {*ontology.types(), NONE}


def test_examples_could_hold_a_trigger() -> None:
    triggers = Triggers.load()
    assert [row["match"] for _, row in _rows() if not triggers.may_hold(row["match"])] == []


def test_guards_rule_out_their_example(english: English) -> None:
    triggers = Triggers.load()
    rows = lexicon.table("triggers/guards.tsv", ("types", "when", "match"))
    wrong = [
        (row["line"], row["match"])
        for row, doc in zip(rows, english.parse([row["match"] for row in rows]), strict=True)
        if any(match.type in row["types"].split(",") or row["types"] == "*" for match in triggers.match(doc))
    ]
    assert not wrong
