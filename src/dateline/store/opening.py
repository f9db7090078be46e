"""Opening a store: the file, its schema, and one clear line for everything that can be wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from dateline.errors import StopRun
from dateline.store.migrations import HEAD, KNOWN

CAUSES = (
    ("file is not a database", "is not a dateline store", "give another file name"),
    ("malformed", "is damaged", "restore a copy, or make a new store with dateline add"),
    ("lock timeout", "another program is writing to it", "wait until it is done and run this again"),
    ("read-only transaction", "may not be written to", "open it with an account that may write"),
    ("server closed the connection", "the server has gone", "look whether it runs, and run this again"),
    ("locked", "another program is writing to it", "wait until it is done and run this again"),
    ("readonly", "may not be written to", "make it writable, or copy it"),
    ("unable to open", "cannot be opened", "look at the permissions of the file and its folder"),
    ("full", "there is no room left on the disk", "make room and run this again; nothing is lost"),
    ("disk i/o error", "the disk reports an error", "look at the disk, or copy the file elsewhere"),
)


def engine_for(path: Path, *, create: bool, read_only: bool, wait: float) -> Engine:
    """A connected engine. `wait` is how many seconds to wait for another writer.

    Raises StopRun for a path that cannot be a store.
    """
    _check_path(path, create=create)
    mode = _mode(path, read_only=read_only)

    def connect() -> sqlite3.Connection:
        uri = f"{path.absolute().as_uri()}?{mode}"
        return sqlite3.connect(uri, uri=True, timeout=wait, check_same_thread=False, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _reading if read_only else _writing)
    event.listen(engine, "begin", _begin)
    return engine


def writable(path: Path) -> bool:
    """May this file be written to, and its folder, where the write-ahead log goes?"""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StopRun(str(path), "is a folder, not a store", f"name a file, such as {path / 'news.db'}")
    if not path.parent.is_dir():
        raise StopRun(str(path), f"the folder {path.parent} does not exist", "make it, or name another")
    if not path.exists() and not create:
        raise StopRun(
            str(path), "there is no store here yet", "make one with dateline add, or name it with --store"
        )


def _mode(path: Path, *, read_only: bool) -> str:
    if not read_only:
        return "mode=rwc"
    # In a folder that may not be written to SQLite cannot make the files that WAL needs.
    log = path.with_name(path.name + "-wal")
    sealed = not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)
    return "mode=ro&immutable=1" if sealed else "mode=ro"


def _reading(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA query_only = ON")


def _writing(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: two readers that turn writers would lock each other out."""
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def transaction(engine: Engine, where: str, *, write: bool = False) -> Iterator[Connection]:
    """One transaction. Raises StopRun, in plain words, for whatever the database complains about."""
    try:
        with engine.connect().execution_options(write=write) as connection, connection.begin():
            yield connection
    except (DBAPIError, sqlite3.Error) as error:
        raise _plain(error, where) from error
    except UnicodeEncodeError as error:
        raise StopRun(where, f"a text is not sound Unicode ({error.reason})", "leave it out") from error


def _plain(error: Exception, where: str) -> StopRun:
    original = getattr(error, "orig", None) or error
    said, named = str(original).lower(), shown(where)
    for sign, cause, remedy in CAUSES:
        if sign in said:
            return StopRun(named, cause, remedy)
    return StopRun(named, f"the database refuses: {original}", "please report this")


def shown(where: str) -> str:
    """The name of a store for messages: without the password that an address may have."""
    begins, at, rest = where.partition("@")
    return f"{begins.rpartition(':')[0]}@{rest}" if at and begins.count(":") > 1 else where


def upgrade(engine: Engine, where: str, *, read_only: bool) -> None:
    """Bring the schema up to date. Raises StopRun when it is newer than this program, or not ours."""
    with transaction(engine, where) as connection:
        version = _version(connection, where)
    if version == HEAD:
        return
    if read_only:
        cause = "is empty" if version is None else f"has the older schema {version} and may not be written to"
        raise StopRun(where, cause, "open it once where it can be written to")
    with transaction(engine, where, write=True) as connection:
        if _version(connection, where) != HEAD:  # another program may have been faster
            _migrate(connection)


def _version(connection: Connection, where: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables or "event_records" not in tables:
        raise StopRun(where, "is a database of another program", "give another file name")
    version = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    if version not in KNOWN:
        cause = f"was made by a newer dateline (schema {version}, this one knows {HEAD})"
        raise StopRun(where, cause, "pip install --upgrade dateline")
    return version


def _migrate(connection: Connection) -> None:
    from alembic import command  # half a second, and needed once in the life of a store
    from alembic.config import Config

    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
