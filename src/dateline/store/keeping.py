"""When a snapshot of a store is taken, and how long it serves.

Of a small store it is taken when somebody explores it, in a moment, and serves while nothing has changed.
Of a large one it takes a while: another process takes it and files it beside the store, where it waits for
the next start. When the store changes, the last one goes on serving while the next is taken, so that what
is counted lags behind by a minute or two; whoever writes through the same object is told the truth at once,
by the tables.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection, func, select

from dateline.errors import StopRun
from dateline.store import filed
from dateline.store.schema import counters, events, pages
from dateline.store.snapshot import Snapshot

if TYPE_CHECKING:
    from dateline.store.base import Exploration
    from dateline.store.snapshot import Chosen

#: Reports from which on a store is large.
LARGE = 50_000
#: Between the end of taking one and the beginning of the next, so many times as long as that took.
REST = 4
#: Explorations, and sets of reports that fit, that are remembered of a snapshot.
EXPLORED, FITTED = 200, 12
State = list[Any]
Value = TypeVar("Value")


class Recent(Generic[Value]):
    """The values that were used last. Safe between threads; two may make the same one at once."""

    def __init__(self, size: int) -> None:
        self._size, self._lock = size, Lock()
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of this key, made if it is not remembered."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Held:
    """A snapshot, the state of the store that it is of, and what was found in it lately."""

    snapshot: Snapshot
    state: State
    explored: Recent[Exploration] = field(default_factory=lambda: Recent(EXPLORED))
    fitted: Recent[Chosen | None] = field(default_factory=lambda: Recent(FITTED))
    #: Whoever has it explores.
    turn: Lock = field(default_factory=Lock)


def state_of(connection: Connection) -> State:
    """What is another whenever something that is counted has changed."""
    linked = select(counters.c.number).where(counters.c.name == "linked").scalar_subquery()
    newest = select(pages.c.key, pages.c.id, pages.c.added, linked).order_by(pages.c.key.desc()).limit(1)
    return list(connection.execute(newest).first() or ())


class Keeper:
    """The snapshot of one store. Safe between threads."""

    def __init__(self, read: Callable[[], Any], where: str) -> None:
        self._read, self._where = read, where
        self._taking = Lock()
        self._held: Held | None = None
        self._until = 0.0
        #: Whether this object has written since.
        self.touched = False

    def at_hand(self) -> Held | None:
        """One that may be used now: it is of this state, or of a large store that has just changed."""
        held = self._held
        if held is None:
            return None
        with self._read() as connection:
            now = state_of(connection)
        if now == held.state:
            return held
        if held.snapshot.reports < LARGE or self.touched:
            return None
        self.prepare()
        return held

    def needed(self) -> Held:
        """One that may be used, taken now if need be."""
        found = self.at_hand()
        if found is not None:
            return found
        with self._taking:
            return self.at_hand() or self._take()

    def prepare(self, *, first: bool = False) -> None:
        """Have one taken in the background, if none is being taken and it is not too soon.

        `first`: for a store that is served from now on; nothing is done for a small one.
        """
        if time.monotonic() < self._until or not self._taking.acquire(blocking=False):
            return
        Thread(target=self._in_background, args=(first,), daemon=True).start()

    def _in_background(self, first: bool) -> None:
        try:
            if first and not self.is_large():
                return
            with suppress(StopRun):
                held = self._take()
                if held.snapshot.reports >= LARGE:
                    _warm(held.snapshot)
        finally:
            self._taking.release()

    def is_large(self) -> bool:
        """Has the store so many reports that a snapshot of it takes a while?"""
        with self._read() as connection:
            newest = connection.execute(select(func.max(events.c.key))).scalar()
        return bool(newest and newest >= LARGE)

    def _take(self) -> Held:
        started = time.monotonic()
        with self._read() as connection:
            state = state_of(connection)
        large = self.is_large()
        taken = self._filed(state) if large else None
        if taken is None:
            taken = self._read_now()
        held = Held(snapshot=taken[0], state=taken[1])
        self._held, self.touched = held, False
        if large:
            self._until = time.monotonic() + REST * (time.monotonic() - started)
        return held

    def _read_now(self) -> tuple[Snapshot, State]:
        from dateline.store.reading import read

        with self._read() as connection:
            return read(connection), state_of(connection)

    def _filed(self, state: State) -> tuple[Snapshot, State] | None:
        """The one that is filed, or that another process files now; null: it could not."""
        path = file_of(self._where)
        found = filed.load(path)
        if found and found[1] == state:
            return found
        with filed.alone(path):
            # Whoever waited finds what the one before has filed.
            found = filed.load(path)
            if found and found[1] == state:
                return found
            return self._file(path)

    def _file(self, path: Path) -> tuple[Snapshot, State] | None:
        # Not as an argument, which everybody on the machine can read: an address may hold a password.
        command = [sys.executable, "-m", "dateline.store.keeping", str(path)]
        done = subprocess.run(command, input=self._where.encode(), capture_output=True, check=False)  # noqa: S603
        return filed.load(path) if not done.returncode else None


def _warm(snapshot: Snapshot) -> None:
    """Make what the first questions would wait for."""
    from dateline.store.explore import warm

    warm(snapshot)


def file_of(where: str) -> Path:
    """Where the snapshot of a store is filed: beside it, or where files may come and go."""
    path = Path(where)
    if "://" not in where and os.access(path.parent, os.W_OK):
        return path.with_name(path.name + "-counts")
    name = sha256(str(path.absolute()).encode()).hexdigest()[:16]
    return (
        Path(tempfile.gettempdir()) / f"dateline-{os.getuid() if hasattr(os, 'getuid') else 0}-{name}-counts"
    )


def main(where: str, path: str) -> None:
    """Take a snapshot of a store and file it, giving way to others."""
    from dateline.store.reading import read
    from dateline.store.sql import open_store

    if hasattr(os, "nice"):
        os.nice(5)
    with open_store(where, create=False, read_only=True) as store, store._read() as connection:
        filed.save(read(connection), state_of(connection), Path(path))


if __name__ == "__main__":
    main(sys.stdin.buffer.read().decode(), sys.argv[1])
