"""Several processes serve one store: they answer, one that dies comes again, and all stop."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from serve_pages import strike

from dateline.serve import workers
from dateline.serve.options import LOCAL, Serving
from dateline.store.sql import open_store


def test_a_small_store_has_one_process_unless_more_are_asked_for(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        assert workers.number(store, LOCAL) == 1
        assert workers.number(store, Serving(workers=3)) == 3


def test_what_a_worker_is_made_by_can_be_sent_to_it() -> None:
    made = workers.Making(store="news.db", serving=LOCAL, counted=None)
    assert pickle.loads(pickle.dumps(made)) == made


def answered(port: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/front.csv", timeout=20) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.2)
    return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_workers_answer_and_all_stop(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(path) as store:
        store.add(strike())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    asked = ["serve", "--store", str(path), "--port", str(port), "--workers", "2", "--rate", "50"]
    server = subprocess.Popen([sys.executable, "-m", "dateline", *asked])
    try:
        assert answered(port, 90)
        below = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        assert len(below) >= 2
        os.kill(int(below[-1]), signal.SIGKILL)
        assert answered(port, 30)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)
    assert not any(Path(f"/proc/{each}").exists() for each in below[1:])
