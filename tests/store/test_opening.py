"""Everything that can be wrong with a store is one clear line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import factories
from dateline.errors import StopRun
from dateline.store import migrations, opening
from dateline.store.schema import metadata
from dateline.store.sql import open_store

pytestmark = pytest.mark.files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one page."""
    where = tmp_path / "news.db"
    with open_store(where) as store:
        store.add(factories.coded(1))
    return where


def refused(path: Path | str, **options: bool) -> str:
    with pytest.raises(StopRun) as caught:
        open_store(path, **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    return str(caught.value)


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "no" / "news.db")


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_missing_file_is_made_only_when_asked(tmp_path: Path) -> None:
    assert "no store here yet" in refused(tmp_path / "news.db", create=False)
    assert not (tmp_path / "news.db").exists()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes. " * 100)
    assert "is not a dateline store" in refused(path)
    assert path.read_text().startswith("These")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    assert "another program" in refused(path)


def test_a_newer_schema(path: Path) -> None:
    with closing(sqlite3.connect(path)) as store, store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer dateline (schema 9999" in refused(path)


def test_a_damaged_store(path: Path) -> None:
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\x55" * (len(damaged) - 4096)
    path.write_bytes(damaged)
    assert "damaged" in refused(path)


def test_damage_that_shows_later(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event_records'").fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\x55" * size)
    with open_store(path) as store, pytest.raises(StopRun, match="damaged"):
        store.listing()


def test_a_server_address() -> None:
    said = refused("postgresql://desk:secret@127.0.0.1:1/news")
    assert "cannot be opened" in said
    assert "secret" not in said
    assert "is no store" in refused("mysql://localhost/news")


def test_a_read_only_store_lists_and_refuses_to_add(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "writable", lambda path: False)
    with open_store(path) as store:
        assert len(store.listing().items) == 2
        assert store.add  # it has the method; using it says why not
        with pytest.raises(StopRun, match="may not be written to"):
            store.add(factories.coded(2))


def test_a_read_only_store_in_a_sealed_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening.os, "access", lambda path, mode: False)
    with open_store(path) as store:
        assert len(store.listing().items) == 2


def test_a_locked_store(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_store(path, wait=0.05) as store:
            assert len(store.listing().items) == 2
            with pytest.raises(StopRun, match="another program is writing"):
                store.add(factories.coded(2))


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.touch()
    with open_store(path) as store:
        assert store.totals().events == 0


def test_the_steps_lead_to_the_schema(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")

    def ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        return not (kind == "table" and str(name).startswith("event_texts"))

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_step_is_known() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert [step.revision for step in script.walk_revisions()] == list(reversed(migrations.KNOWN))
