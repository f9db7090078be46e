"""What several tests share: the parser, loaded once a run."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dateline.language.english import English
from dateline.store import sql

if TYPE_CHECKING:
    from dateline.coder import Tools


@pytest.fixture(scope="session")
def english() -> English:
    """The English parser; loading takes two seconds, so only for tests that need real parses."""
    return English()


@pytest.fixture(scope="session")
def tools(english: English) -> Tools:
    """The whole coder around the shared parser."""
    from dateline.coder import Tools

    return Tools.load(english)


SERVER = os.environ.get("DATELINE_TEST_POSTGRES")
"""The address of a PostgreSQL server: each store of the tests is a schema there, instead of a file."""


def _on_the_server() -> None:
    """Before a test module is imported: what opens a file opens a schema that is named by its path."""
    import psycopg

    in_a_file = sql.open_store

    def open_store(where: str | Path, **options: Any) -> sql.SqlStore:
        if "://" in str(where):
            return in_a_file(where, **options)
        name = "t" + hashlib.sha256(str(where).encode()).hexdigest()[:20]
        with psycopg.connect(SERVER or "", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {name}")  # type: ignore[arg-type]
        return in_a_file(f"{SERVER}?options=-csearch_path%3D{name}", **options)

    sql.open_store = open_store  # type: ignore[assignment]


if SERVER:
    _on_the_server()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is about files has nothing to test on a server."""
    if SERVER:
        for item in items:
            if item.get_closest_marker("files"):
                item.add_marker(pytest.mark.skip(reason="about stores in files"))
