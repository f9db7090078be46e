"""A run that is killed at any moment loses nothing and doubles nothing."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import factories
from dateline.store.sql import open_store

pytestmark = pytest.mark.files
PAGES = 150
ADD = f"""
import sys
sys.path.insert(0, {str(Path(factories.__file__).parent)!r})
import factories
from dateline.store.sql import open_store

with open_store(sys.argv[1]) as store:
    for number in range({PAGES}):
        if not store.seen(str(number)):
            store.add(factories.coded(number), raw=str(number))
            print(number, flush=True)
"""


def run_and_kill(path: Path, after: int) -> set[str]:
    """The numbers of the pages that the run said were stored, before it was killed."""
    command = [sys.executable, "-c", ADD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = set()
        for line in process.stdout:
            said.add(line.strip())
            if len(said) == after:
                process.kill()
    return said


def test_killed_and_resumed(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    chance = random.Random(20241112)
    said: set[str] = set()
    for _ in range(3):
        said |= run_and_kill(path, chance.randrange(1, 40))
        with closing(sqlite3.connect(path)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with open_store(path) as store:
            assert all(store.seen(number) for number in said)
            totals = store.totals()
            assert totals.events == 2 * totals.pages
    finish = subprocess.run(
        [sys.executable, "-c", ADD, str(path)], capture_output=True, text=True, check=True
    )
    assert not said & set(finish.stdout.split())
    with open_store(path) as store:
        assert (store.totals().pages, store.totals().events) == (PAGES, 2 * PAGES)
