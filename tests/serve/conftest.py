"""A store with the pages of `serve_pages`, and the application over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from serve_pages import Get, client, french, hostile, strike

from dateline.store.sql import SqlStore, open_store


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> SqlStore:
    """A store on disk with the pages above."""
    path: Path = tmp_path_factory.mktemp("serve") / "news.db"
    store = open_store(path)
    for coded in (strike(), hostile(), french()):
        store.add(coded)
    return store


@pytest.fixture
def get(shown: SqlStore) -> Get:
    """GET a path of the application over that store."""
    return client(shown)
