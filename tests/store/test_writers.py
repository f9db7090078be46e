"""Several writers at once, on whatever keeps the store: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import factories
from dateline.store.sql import SqlStore

PAGES, SHARED = 5, 3
ADD = f"""
import sys
sys.path.insert(0, {str(Path(factories.__file__).parent)!r})
import factories
from dateline.store.sql import open_store

mine = int(sys.argv[2])
with open_store(sys.argv[1], wait=120) as store:
    for number in range({PAGES}):
        store.add(factories.coded(100 * mine + number), raw=f"{{mine}}-{{number}}")
    for number in range({SHARED}):
        store.add(factories.coded(9000 + number), raw=f"shared-{{number}}")
    store.link()
"""


def test_several_writers_at_once(store: SqlStore) -> None:
    writers = 8 if "://" in store.where else 3  # which wait for each other on one file
    environ = {name: value for name, value in os.environ.items() if name != "DATELINE_TEST_POSTGRES"}
    command = [sys.executable, "-c", ADD, store.where]
    running = [
        subprocess.Popen([*command, str(number)], env=environ, stderr=subprocess.PIPE, text=True)
        for number in range(writers)
    ]
    said = [each.communicate(timeout=240)[1] for each in running]
    assert [each.returncode for each in running] == [0] * writers, said
    assert store.totals().pages == writers * PAGES + SHARED
    listed = store.pages(limit=500).items
    assert len({each.id for each in listed}) == len(listed)
    assert all(store.seen(f"{mine}-{number}") for mine in range(writers) for number in range(PAGES))
    ids = [event.id for event in store.all_events()]
    assert len(ids) == len(set(ids))
