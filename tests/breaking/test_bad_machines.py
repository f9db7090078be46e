"""A full disk, two writers, a clock that is set back: one clear line, or nothing at all to notice."""

from __future__ import annotations

import datetime as dt
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import factories
from dateline.store.sql import open_store

TESTS = Path(factories.__file__).parent
ADD = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
import factories
from dateline.errors import StopRun
from dateline.store.sql import open_store
try:
    with open_store(sys.argv[1]) as store:
        for number in range(int(sys.argv[2]), int(sys.argv[3])):
            store.add(factories.coded(number), raw=str(number))
except StopRun as error:
    print(error)
    sys.exit(2)
"""


def add(path: Path, first: int, last: int, **more: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADD, str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **more)  # type: ignore[call-overload,no-any-return]


def small() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))


def test_a_full_disk_is_one_line_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(path) as store:
        store.add(factories.coded(1), raw="1")
    with add(path, 2, 2000, preexec_fn=small) as process:
        said = process.communicate(timeout=120)[0]
    assert process.returncode == 2
    assert len(said.splitlines()) == 1
    assert "disk" in said
    with open_store(path) as store:
        pages = store.totals().pages
        assert pages >= 1
        store.add(factories.coded(5000), raw="5000")
        assert store.totals().pages == pages + 1


def test_two_processes_write_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    open_store(path).close()
    with add(path, 0, 40) as one, add(path, 20, 60) as other:
        assert one.wait(120) == other.wait(120) == 0
    with open_store(path) as store:
        assert store.totals().pages == 60


def test_a_clock_that_is_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Back(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Back:
            return cls(1999, 1, 1, tzinfo=tz)

    with open_store(tmp_path / "news.db") as store:
        store.add(factories.coded(1), raw="1")
        store.link()
        for module in (each for name, each in sys.modules.items() if name.startswith("dateline.")):
            if getattr(module, "datetime", None) is dt.datetime:
                monkeypatch.setattr(module, "datetime", Back)
        store.add(factories.coded(2), raw="2")
        store.add(factories.coded(1, published="2024-11-12T10:30:00+01:00"), raw="3")
        store.link()
        assert store.seen("1")
        assert store.totals().pages >= 2
        assert store.listing().items
