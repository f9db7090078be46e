"""A store of every earlier schema is brought up to date when it is opened, with all that it has."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import factories
from dateline.errors import StopRun
from dateline.store.base import Filters
from dateline.store.migrations import HEAD, KNOWN
from dateline.store.sql import open_store

pytestmark = pytest.mark.files
FIXTURES = Path(__file__).parent / "fixtures"
PAGES = 3


@pytest.fixture(params=KNOWN)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"{request.param}.db.gz").read_bytes()))
    return path


def test_it_opens_with_all_that_it_has(old: Path) -> None:
    with open_store(old) as store:
        assert store.totals().pages == PAGES
        assert all(store.seen(str(number)) for number in range(1, PAGES + 1))
        store.add(factories.coded(9), raw="9")
        store.link(again=True)
        assert store.totals().pages == PAGES + 1
        found = store.listing(Filters(text="Borduran"), limit=100)
        assert found.items
        assert store.page(found.items[0].page.id).coded.events
        list(store.all_quotations())
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("SELECT count(*) FROM event_records").fetchone() == (2 * (PAGES + 1),)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def test_it_cannot_be_read_where_it_may_not_be_changed(old: Path) -> None:
    with closing(sqlite3.connect(old)) as raw:
        step = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    if step == HEAD:
        open_store(old, read_only=True).close()
        return
    with pytest.raises(StopRun, match=f"older schema {step}"):
        open_store(old, read_only=True)
