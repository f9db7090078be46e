"""The learned model: it loads, refuses damaged files, and judges alike each time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.scorer import FOLDER, NONE, Candidate, Scorer, weights
from dateline.errors import StopRun

TEXT = "Kenya accused Sudan of shelling a border village on Monday."
ACCUSED = Candidate(trigger=((6, 13),), actors=((0, 5),), recipients=((14, 19),), type="ACCUSE", score=0.6)


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "model"))


def test_a_plain_accusation(scorer: Scorer) -> None:
    (verdict,) = scorer.score(TEXT, [ACCUSED])
    assert verdict is not None
    assert verdict.types[0][0] == "ACCUSE"
    assert verdict.event > 0.8


def test_figures_are_shares(scorer: Scorer) -> None:
    bare = Candidate(trigger=((6, 13),))
    for verdict in scorer.score(TEXT, [ACCUSED, bare]):
        assert verdict is not None
        shares = [share for _, share in verdict.types]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) == pytest.approx(1.0)
        for value in (*shares, *verdict.auxiliary.values(), verdict.actor, verdict.recipient):
            assert 0 <= value <= 1
        assert {type for type, _ in verdict.types} >= {NONE, "ACCUSE", "SUPPORT"}


def test_same_in_same_out(scorer: Scorer) -> None:
    assert scorer.score(TEXT, [ACCUSED]) == scorer.score(TEXT, [ACCUSED])
    assert Scorer().score(TEXT, [ACCUSED]) == scorer.score(TEXT, [ACCUSED])


def test_no_candidate_no_verdict(scorer: Scorer) -> None:
    assert scorer.score(TEXT, []) == []


def test_words_behind_the_part_that_is_read(scorer: Scorer) -> None:
    text = "Kenya " * 300 + "accused Sudan."
    assert scorer.score(text, [Candidate(trigger=((1800, 1807),))]) == [None]


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_changed_file_is_refused(copied: Path, name: str) -> None:
    (copied / name).write_bytes((copied / name).read_bytes() + b" ")
    with pytest.raises(StopRun, match=f"{name}: is not the file that was trained"):
        Scorer(copied)


@pytest.mark.parametrize("name", ["model.onnx", "labels.json"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(StopRun, match="the model cannot be read"):
        Scorer(copied)


@given(st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=50, deadline=None)
def test_confidence_keeps_the_order(one: float, two: float) -> None:
    scorer = _shared()
    low, high = sorted((one, two))
    assert 0 <= scorer.confidence(low) <= scorer.confidence(high) <= 1


_LOADED: list[Scorer] = []


def _shared() -> Scorer:
    if not _LOADED:
        _LOADED.append(Scorer())
    return _LOADED[0]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_weights_add_up(spans: list[tuple[int, int]]) -> None:
    offsets = [(0, 0), (0, 4), (5, 9), (9, 12), (13, 20), (0, 0)]
    total = float(weights(offsets, spans).sum())
    assert total == pytest.approx(1.0) or total == 0.0
