"""What `dateline explain` says about what led to a record."""

from __future__ import annotations

import pytest

from dateline.commands.tables import led


@pytest.mark.parametrize(
    ("line", "label", "told"),
    [
        (
            "coerce.tsv:12 (arrested)",
            "lexicon",
            "“arrested” can stand for COERCE (row 12 of triggers/coerce.tsv)",
        ),
        (
            "the model: COERCE 0.93, next no event 0.04, of 1",
            "model",
            "COERCE 0.93, next no event 0.04, of 1",
        ),
        ("your own model: CORRIDOR 0.79 (0.5 is enough)", "own model", "CORRIDOR 0.79 (0.5 is enough)"),
        ("triggers.tsv: meet", "why", "triggers.tsv: meet"),
        ("the modal may", "why", "the modal may"),
    ],
)
def test_lines_for_newcomers(line: str, label: str, told: str) -> None:
    assert led(line) == (label, told)
