"""What is another whenever a store has been written to, by whatever program: for caches and their tags.

It may change though nothing that is shown has (a checkpoint, another database of the server), which costs one
more answer; it never stays the same though something has.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

INDEX_HEADER = 48
"""Bytes at the start of SQLite's WAL index: a counter of transactions and where the log ends are in them."""


def of_server(connection: Connection) -> str:
    """In PostgreSQL: which transactions a reader sees now, and that is all that it sees."""
    return str(connection.execute(text("SELECT pg_current_snapshot()")).scalar())


def of_file(where: str) -> str:
    """In SQLite: the state of the file and of its log, and the counter of the log's index.

    The counter tells apart what is written within one tick of the file system's clock.
    """
    return " ".join((_state(Path(where)), _state(Path(f"{where}-wal")), _header(Path(f"{where}-shm"))))


def _state(path: Path) -> str:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return "-"
    return f"{found.st_ino}.{found.st_mtime_ns}.{found.st_size}"


def _header(path: Path) -> str:
    try:
        with path.open("rb") as index:
            return index.read(INDEX_HEADER).hex()
    except (OSError, ValueError):
        return "-"
