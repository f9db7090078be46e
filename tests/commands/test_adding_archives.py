"""Archives into a store: nothing lost, nothing twice, whatever stops the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import factories
from dateline.commands import work
from dateline.commands.work import Tally, Worker
from dateline.model import Coded, Page
from dateline.store.sql import SqlStore, open_store

SAMPLES = Path(__file__).parents[2] / "samples" / "archives"


class Stopped(Exception):
    """The run was stopped."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def coded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A stand-in for the coder; the list fills with what it codes."""
    done: list[str] = []

    def code_all(pages: Iterable[Page], tools: object) -> Iterator[Coded]:
        for page in pages:
            done.append(page.source or "")
            yield Coded(page=page, events=(factories.report(),), version="test")

    monkeypatch.setattr("dateline.coder.code_all", code_all)
    parser = SimpleNamespace(parser=SimpleNamespace(language="en"))
    monkeypatch.setattr(Worker, "tools", lambda self: parser)
    return done


def add(store: SqlStore, *names: str, batch: int = 2, said: list[str] | None = None) -> Tally:
    errors: list[str] = said if said is not None else []
    worker = Worker(say=errors.append, max_bytes=1_000_000, batch=batch, languages=frozenset({"en"}))
    return work.add(names, store, worker, again=False)


def archive(folder: Path, number: int) -> Path:
    path = folder / "stories.jsonl"
    lines = [
        f'{{"url": "https://a.example/{n}", "title": "Talks {n}", "text": "Kenya met Togo, {n}."}}'
        for n in range(number)
    ]
    path.write_text("\n".join(lines) + "\n")
    return path


def test_every_story_is_there_once(tmp_path: Path, store: SqlStore, coded: list[str]) -> None:
    path = archive(tmp_path, 7)
    assert add(store, str(path)).added == 7
    assert add(store, str(path)).added == 0
    assert len(coded) == 7


def test_a_stopped_run_goes_on_where_it_was(
    tmp_path: Path, store: SqlStore, coded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path, 9)
    add_page, kept = SqlStore.add, []

    def stops(self: SqlStore, *given: object, **named: object) -> object:
        if len(kept) == 5:
            raise Stopped
        kept.append(given)
        return add_page(self, *given, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(SqlStore, "add", stops)
        with pytest.raises(Stopped):
            add(store, str(path))
    assert store.watching.mark(str(path), work.inputs.archive(str(path)).state) > 0  # type: ignore[union-attr]
    assert add(store, str(path)).added == 4
    assert store.totals().pages == 9


def test_a_file_that_has_grown_is_read_again_without_doubles(
    tmp_path: Path, store: SqlStore, coded: list[str]
) -> None:
    add(store, str(archive(tmp_path, 3)))
    tally = add(store, str(archive(tmp_path, 5)))
    assert (tally.added, tally.there) == (2, 3)


def test_a_story_that_its_agency_takes_back_leaves_the_listings(store: SqlStore, coded: list[str]) -> None:
    first = factories.coded(source="urn:newsml:kestrelwire.example:20260303:6990")
    kept = store.add(first).page
    tally = add(store, str(SAMPLES / "agency.newsml.xml"))
    assert (tally.added, tally.withdrawn) == (1, 1)
    assert tally.passed == {"its language is fr": 1}
    head = store.page(kept).head
    assert head.withdrawn
    assert not head.replaced_by
    assert kept not in {each.id for each in store.pages().items}


def test_what_is_wrong_is_one_line_and_the_rest_goes_on(
    tmp_path: Path, store: SqlStore, coded: list[str]
) -> None:
    path = archive(tmp_path, 2)
    path.write_text("{broken\n" + path.read_text())
    said: list[str] = []
    tally = add(store, str(path), said=said)
    assert (tally.added, tally.failed) == (2, 1)
    assert len(said) == 1
    assert "is not JSON" in said[0]
