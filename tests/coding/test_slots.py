"""Who fills which place: lists, relative clauses, headlines, gerunds."""

from __future__ import annotations

import pytest

from dateline.coding import slots
from dateline.language.english import English


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        (
            "Fiji, Samoa, Tonga and Palau signed a pact on Monday.",
            "signed",
            ["Fiji", "Samoa", "Tonga", "Palau"],
        ),
        ("Mali, Niger, Chad and Togo agreed to share it.", "agreed", ["Mali", "Niger", "Chad", "Togo"]),
        ("Fiji and Palau, which signed the pact in May, are out.", "signed", ["Fiji", "Palau"]),
        ("Lima apologised to Quito for having wrongly accused a man.", "accused", ["Lima"]),
        ("Lima called on Quito to free the man.", "free", ["Quito"]),
        ("Seven Malians kidnapped in Niger", "kidnapped", []),
    ],
)
def test_who_acts(english: English, text: str, verb: str, words: list[str]) -> None:
    doc = next(iter(english.parse([text])))
    token = next(t for t in doc if t.text == verb)
    assert [t.text for t in slots.fill(token, "subj")] == words


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("Seven Malians kidnapped in Niger", "kidnapped", ["Malians"]),
        ("Last captive soldiers freed in Niger", "freed", ["soldiers"]),
        ("Rebels kidnapped and killed two nurses.", "killed", ["nurses"]),
    ],
)
def test_whom_it_befalls(english: English, text: str, verb: str, words: list[str]) -> None:
    doc = next(iter(english.parse([text])))
    token = next(t for t in doc if t.text == verb)
    assert [t.text for t in slots.fill(token, "obj")] == words
