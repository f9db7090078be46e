"""Every reader takes whatever it is given: what broke one before, and a small budget of new inputs.

More by hand: `make fuzz SECONDS=1800`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from checks import CHECKS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutating import ODD, edit

from dateline.errors import DatelineError

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_file())
SEEDS = {name: [path.read_bytes() for path in KEPT if path.parent.name == name] for name in CHECKS}
EXAMPLES = {
    "html": 15,
    "text": 15,
    "warc": 15,
    "jsonl": 15,
    "export": 20,
    "times": 40,
    "feed": 40,
    "numbers": 80,
}
"""How many new inputs a run tries, so that none takes long; of the others OTHERWISE."""
OTHERWISE = 150


def run(name: str, data: bytes) -> None:
    try:
        CHECKS[name](data)
    except DatelineError as error:
        assert "\n" not in str(error), "a message is one line"


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_is_kept(path: Path) -> None:
    run(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("name", CHECKS)
def test_what_is_new(name: str) -> None:
    edits = st.tuples(
        st.integers(0, 7),
        st.floats(0, 1),
        st.integers(0, 8 * len(ODD)),
        st.sampled_from(SEEDS[name]),
    )

    @settings(
        max_examples=EXAMPLES.get(name, OTHERWISE),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(seed=st.sampled_from(SEEDS[name]) | st.binary(max_size=300), changes=st.lists(edits, max_size=5))
    def fuzz(seed: bytes, changes: list[tuple[int, float, int, bytes]]) -> None:
        data = seed
        for kind, where, what, other in changes:
            data = edit(data, kind, where, what, other)
        run(name, data)

    fuzz()


def test_every_reader_has_a_corpus() -> None:
    assert all(SEEDS.values())
    assert {path.parent.name for path in KEPT} == set(CHECKS)
