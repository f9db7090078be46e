"""Several processes that serve one store: one socket, the same snapshot mapped by all, clients counted once.

uvicorn starts them, starts one again that dies, and stops them. Each opens the store for itself. Sessions and
the secrets of forms are read from the store and from cookies, so any process can answer any request.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from threading import Thread

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from dateline.errors import DatelineError, StopRun
from dateline.serve.options import Serving
from dateline.serve.shared import Table
from dateline.store.sql import SqlStore, open_store

MOST = 4
"""Workers where nothing else is asked for: each takes a quarter of a gigabyte and more."""
SLOW = 60
"""Seconds after which a worker that does not answer is taken for hung; a busy machine is not one."""


def number(store: SqlStore, serving: Serving) -> int:
    """How many processes: as asked for, else one for a small store and one a core for a large one.

    One process answers questions to a small store within milliseconds, and starts at once.
    """
    if serving.workers:
        return serving.workers
    if not store.is_large:
        return 1
    return min(_cores(), MOST)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What a worker makes its application by. Sent to it through a pipe: an address may hold a password."""

    store: str
    serving: Serving
    counted: Table | None

    def __call__(self) -> FastAPI:
        """The application, in the worker. Ends the worker for good where the store cannot be opened."""
        from dateline.serve.app import create_app

        _end_with_parent()
        try:
            opened = open_store(self.store, create=False, read_only=True)
        except StopRun as error:
            sys.stderr.write(f"{error}\n")
            sys.exit(STARTUP_FAILURE)
        warm(opened)
        return create_app(opened, self.serving, counted=self.counted)


def warm(store: SqlStore) -> None:
    """Have made, in the background, what the first readers of a large store would wait seconds for."""
    store.prepare()
    if store.is_large:
        Thread(target=_warm, args=(store,), daemon=True).start()


def _warm(store: SqlStore) -> None:
    from dateline.serve import charts, sources

    charts.warm()
    try:
        sources.sources(store)
    except DatelineError as error:  # whoever asks for the page will be told, too
        sys.stderr.write(f"{error}\n")


def _end_with_parent() -> None:
    """Stop when the parent is gone, killed or not: nobody else would."""
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=wait, daemon=True).start()


def supervise(config: uvicorn.Config, sockets: list[object]) -> None:
    """Run the workers until SIGINT or SIGTERM. Raises StopRun if they cannot start."""
    supervisor = Multiprocess(config, sockets=sockets)  # type: ignore[arg-type]
    supervisor.run()
    if any(each.exitcode == STARTUP_FAILURE for each in supervisor.processes):
        raise StopRun("dateline serve", "a worker could not open the store", "look at what it said above")
