"""Archives into a store: nothing lost, nothing twice, whatever stops the run."""

from __future__ import annotations

import json
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


def story(number: int, text: str, **more: str) -> str:
    return json.dumps({"url": f"https://a.example/{number}", "title": "Talks", "text": text, **more}) + "\n"


def current(store: SqlStore) -> list[str]:
    return sorted(store.page(each.id).coded.page.blocks[-1].text for each in store.pages().items)


@pytest.mark.parametrize("batch", [1, 16])
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_versions_the_newer_stays(
    tmp_path: Path, store: SqlStore, coded: list[str], turned: bool, batch: int
) -> None:
    path = tmp_path / "stories.jsonl"
    lines = [
        story(1, "Kenya met Togo.", published="2024-11-12T09:00:00Z"),
        story(1, "Kenya met Chad.", published="2024-11-12T09:00:00Z", modified="2024-11-12T12:00:00+02:00"),
        story(2, "Kenya met Mali."),
        story(2, "Kenya met Peru."),  # without times the later one is the newer one
        story(3, "Kenya met Iran.", published="2024-11-12"),
        story(3, "Kenya met Iraq.", published="2024-11-12T09:00:00Z"),  # of one day: by order
    ]
    path.write_text("".join([*lines[:2][:: -1 if turned else 1], *lines[2:]]))
    tally = add(store, str(path), batch=batch)
    assert current(store) == ["Kenya met Chad.", "Kenya met Iraq.", "Kenya met Peru."]
    assert tally.passed == ({work.OUTDATED: 1} if turned else {})
    # Nor does an older one take its place that comes in another archive.
    (tmp_path / "more.jsonl").write_text(lines[0])
    assert add(store, str(tmp_path / "more.jsonl")).passed == {work.OUTDATED: 1}


def test_of_two_captures_the_later_stays(tmp_path: Path, store: SqlStore, coded: list[str]) -> None:
    late, early = record("Kenya met Chad.", "2024-11-13"), record("Kenya met Togo.", "2024-11-12")
    path = tmp_path / "news.warc"
    path.write_bytes(late + early)
    assert add(store, str(path)).passed == {work.OUTDATED: 1}
    path.write_bytes(late + early + record("Kenya met Peru.", "2024-11-12"))  # it has grown: read anew
    assert add(store, str(path)).passed == {work.OUTDATED: 2}
    assert current(store) == ["Kenya met Chad."]


def record(text: str, day: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    body += f"<html lang=en><h1>Talks</h1><p>{text}</p></html>".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: {day}T09:00:00Z\r\n"
    head += "WARC-Target-URI: https://a.example/1\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize("batch", [1, 16])
def test_what_is_given_again_after_it_was_taken_back_is_there(
    tmp_path: Path, store: SqlStore, coded: list[str], batch: int
) -> None:
    told = {"uri": "https://a.example/1", "headline": "Talks", "body_text": "Kenya met Togo on Monday."}
    first, back = json.dumps(told), json.dumps({**told, "pubstatus": "canceled"})
    path = tmp_path / "stories.jsonl"
    path.write_text(f"{first}\n{back}\n{first}\n")
    tally = add(store, str(path), batch=batch)
    assert (len(current(store)), tally.withdrawn) == (1, 1)
    (tmp_path / "more.jsonl").write_text(f"{back}\n{first}\n{back}\n")
    add(store, str(tmp_path / "more.jsonl"), batch=batch)
    assert current(store) == []
