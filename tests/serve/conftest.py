"""A store with the pages of `serve_pages`, and the application over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serve_pages import Get, client, french, hostile, strike

from dateline.store.sql import SqlStore, open_store


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    """A store on disk with the pages above."""
    path: Path = tmp_path_factory.mktemp("serve") / "news.db"
    with open_store(path) as store:
        for coded in (strike(), hostile(), french()):
            store.add(coded)
        yield store


@pytest.fixture
def get(shown: SqlStore) -> Get:
    """GET a path of the application over that store."""
    return client(shown)
