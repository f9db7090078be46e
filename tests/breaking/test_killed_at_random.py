"""A handful of the trials of killing.py; `make killtrials` has the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TRIALS = 2


def test_nothing_is_lost_and_nothing_doubled() -> None:
    # A process of its own: it forks, which one with the threads of other tests should not.
    script = Path(__file__).parent / "killing.py"
    run = subprocess.run(
        [sys.executable, script, "--trials", str(TRIALS)], capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert run.stdout.count("nothing doubled") == 5
