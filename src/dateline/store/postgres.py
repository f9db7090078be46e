"""What PostgreSQL has of its own: the connection, the lock of writers, text that sorts by its characters.

Writers take turns by an advisory lock, as SQLite's do by its own: what takes long (reading and coding a page)
is done before a transaction begins, so many may work at once. Readers see one moment of the store.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, String, Text, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.compiler import compiles

from dateline.errors import StopRun
from dateline.store.opening import shown

SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")
LOCK = 0x646174656C696E65 >> 1
"""The number of the lock: "dateline" in ASCII, halved to fit a signed number."""


@compiles(String, "postgresql")
@compiles(Text, "postgresql")
def _by_characters(_kind: Any, _compiler: Any, **_named: Any) -> str:
    """Text in tables sorts and compares by its characters, whatever the language of the database."""
    return 'TEXT COLLATE "C"'


def is_address(where: str) -> bool:
    """Does this name a PostgreSQL database, rather than a file?"""
    return where.startswith(SCHEMES)


def engine_for(where: str, *, create: bool, read_only: bool, wait: float) -> Engine:
    """A connected engine. `wait` is how many seconds to wait for another writer.

    Raises StopRun when the address is none, when the driver is not installed, when nothing answers, or when
    there is no store and none is to be made.
    """
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        cause, remedy = "needs the PostgreSQL driver", 'pip install "dateline[postgres]"'
        raise StopRun(shown(where), cause, remedy) from error
    try:
        url = make_url(where).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        named = where.partition("@")[2] or where
        raise StopRun(named, "is no database address", "postgresql://user@host/name") from error
    engine = create_engine(
        url, isolation_level="READ COMMITTED", pool_size=10, max_overflow=30, pool_pre_ping=True
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = {int(wait * 1000)}")
        connection.execute("SET client_min_messages = warning")
        if read_only:
            connection.execute("SET default_transaction_read_only = on")
        connection.autocommit = False

    event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            there = connection.execute(text("SELECT to_regclass('event_records')")).scalar() is not None
    except DBAPIError as error:
        engine.dispose()
        said = str(error.orig).splitlines()[0] if str(error.orig) else type(error.orig).__name__
        raise StopRun(
            shown(where), f"cannot be opened ({said})", "look at address, user and password"
        ) from error
    if not there and not create:
        engine.dispose()
        remedy = "make one with dateline add, or name it with --store"
        raise StopRun(shown(where), "there is no store here yet", remedy)
    return engine


def _begin(connection: Connection) -> None:
    """Writers wait for their turn, and then see what those before them wrote; readers see one moment."""
    if connection.get_execution_options().get("write", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
