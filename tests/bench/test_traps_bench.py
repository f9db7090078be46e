"""Trap sentences are read from the corpus as its own compiler reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.bench.traps import _held_back, run_traps
from dateline.errors import StopRun

LINES = "".join(f"!sport The coach {{NONE attacked}} pupil number {number}.\n" for number in range(100))


def test_a_part_is_held_back_without_its_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("@voice: local\n# A comment\n" + LINES)
    found = list(_held_back(tmp_path))
    assert 3 <= len(found) <= 25
    assert all(kind == "sport" and text.startswith("The coach attacked") for kind, text in found)


def test_a_folder_without_traps_says_so(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="has no trap sentences"):
        run_traps(tmp_path)
