"""Runs over parts in this process: stopped, gone on with, killed by a page, and put into a store."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest

import factories
from dateline import exports, serialise
from dateline.commands import parted
from dateline.commands.output import Output
from dateline.commands.parted import Engine, Where
from dateline.commands.work import Tally, Worker
from dateline.errors import SkipPage, StopRun
from dateline.model import Coded, Page
from dateline.scale import output as written
from dateline.scale import parts
from dateline.scale.gather import run_of
from dateline.scale.keeping import Folder
from dateline.store.sql import open_store


class Killed(BaseException):
    """Stands for the end of a process."""


@pytest.fixture(autouse=True)
def deadly(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A stand-in for the coder, which a page ends whose file is in this set."""
    names: set[str] = set()

    def code_all(pages: Iterable[Page], tools: object) -> Iterator[Coded]:
        for page in pages:
            if Path(page.source or "").name in names:
                raise Killed
            key = serialise.page_id(page)
            yield Coded(page=page, events=(replace(factories.report(), id=f"{key}.1"),), version="test")

    monkeypatch.setattr("dateline.coder.code_all", code_all)
    monkeypatch.setattr(Worker, "tools", lambda self: SimpleNamespace(parser=SimpleNamespace(language="en")))
    return names


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.txt").write_text(
            f"Kenya meets Togo {number}\n\nPublished on {4 + number % 2} March 2026\n\nKenya met Togo.\n"
        )
    return sorted(map(str, folder.iterdir()))


def run(names: Iterable[str | SkipPage], out: Path, **options: float) -> parted.Sum:
    worker = Worker(say=lambda line: None, max_bytes=1_000_000, batch=2, **options)  # type: ignore[arg-type]
    return parted.run(names, Where(out=str(out), part=3), worker, Output())


def lines(out: Path) -> list[dict[str, object]]:
    found = [json.loads(line) for path in sorted(out.glob("coded/*/*.gz")) for line in _lines(path)]
    return sorted(found, key=lambda each: str(each["page"]["source"]))


def _lines(path: Path) -> list[bytes]:
    return gzip.decompress(path.read_bytes()).splitlines()


def test_every_page_is_there_once_and_the_table_has_its_events(tmp_path: Path, pages: list[str]) -> None:
    total = run(pages, tmp_path / "out")
    assert (total.parts, total.pages, total.events, total.failed) == (3, 7, 7, 0)
    assert [each["page"]["source"] for each in lines(tmp_path / "out")] == pages
    table = pl.read_parquet(tmp_path / "out" / "events" / "**" / "*.parquet")
    assert sorted(table["source"]) == pages
    assert set(exports.parquet.schema().names) <= set(table.columns)


def test_a_run_that_was_stopped_goes_on_and_gives_the_same(
    tmp_path: Path, pages: list[str], deadly: set[str]
) -> None:
    run(pages, tmp_path / "whole")
    deadly.add("4.txt")
    with pytest.raises(Killed):
        run(pages, tmp_path / "out")
    deadly.clear()
    total = run(pages, tmp_path / "out")
    assert (total.before, total.pages) == (1, 7)
    assert _files(tmp_path / "out") == _files(tmp_path / "whole")


def _files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_what_a_dead_worker_left_without_a_marker_does_not_count(tmp_path: Path, pages: list[str]) -> None:
    run(pages, tmp_path / "out")
    marker = next((tmp_path / "out" / "done").iterdir())
    marker.unlink()
    found = run_of(str(tmp_path / "out"))
    assert found and len(list(found.coded())) in (4, 6)
    run(reversed(pages), tmp_path / "out")
    assert [each["page"]["source"] for each in lines(tmp_path / "out")] == pages


def test_a_page_that_ends_its_process_is_set_aside(
    tmp_path: Path, pages: list[str], deadly: set[str]
) -> None:
    deadly.add("1.txt")
    for _ in range(4):
        with pytest.raises(Killed):
            run(pages, tmp_path / "out")
    total = run(pages, tmp_path / "out")
    assert (total.pages, total.failed) == (6, 1)
    (failed,) = (tmp_path / "out" / "failed").glob("[0-9a-f]*.jsonl")
    assert "1.txt" in failed.read_text() and "set aside" in failed.read_text()
    assert not list((tmp_path / "out" / "tries").iterdir())


def test_what_cannot_be_used_is_set_aside_with_its_reason(tmp_path: Path, pages: list[str]) -> None:
    bad = tmp_path / "bad.html.gz"
    bad.write_bytes(b"\x1f\x8b\x08broken")
    total = run([*pages, str(bad), str(tmp_path / "gone.txt")], tmp_path / "out")
    assert (total.pages, total.failed) == (7, 2)
    told = "".join(path.read_text() for path in (tmp_path / "out" / "failed").iterdir())
    assert "broken gzip" in told and "no such file" in told


def test_a_run_goes_on_with_what_it_was_begun_with(tmp_path: Path, pages: list[str]) -> None:
    run(pages, tmp_path / "out")
    with pytest.raises(StopRun, match="another threshold"):
        run(pages, tmp_path / "out", threshold=0.5)


def test_a_store_takes_the_folder_without_coding(tmp_path: Path, pages: list[str], deadly: set[str]) -> None:
    run(pages, tmp_path / "out")
    deadly.update(Path(each).name for each in pages)
    worker = Worker(say=lambda line: None, max_bytes=1_000_000, batch=2)
    with open_store(tmp_path / "news.db") as store:
        for name, added, there in (("coded/day=2026-03-05", 3, 0), ("", 4, 3), ("", 0, 7)):
            runs, others = parted.runs_of([str(tmp_path / "out" / name), *pages])
            assert others == pages
            tally = Tally()
            parted.add(runs, store, tally, worker, again=False)
            assert (tally.added, tally.there) == (added, there)
        assert store.totals().pages == 7


def test_a_damaged_file_is_said(tmp_path: Path, pages: list[str]) -> None:
    run(pages, tmp_path / "out")
    next((tmp_path / "out").glob("coded/*/*.gz")).write_bytes(b"\x1f\x8bno")
    found = run_of(str(tmp_path / "out"))
    assert found
    with pytest.raises(SkipPage, match="is damaged"):
        list(found.coded())


def test_options_that_do_not_fit_are_refused() -> None:
    with pytest.raises(StopRun, match="--out FOLDER"):
        parted.check(Engine.ray, None, None, None)
    with pytest.raises(StopRun, match="belong to --engine ray"):
        parted.check(Engine.local, "out", "auto", None)
    assert parted.check(Engine.local, None, None, None) is None


def test_ray_is_asked_for_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.scale import cluster

    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with (
        pytest.raises(StopRun, match=r"Ray is not installed; pip install 'dateline\[ray\]'"),
        cluster.running(None, 1),
    ):
        pass


def test_a_log_says_how_far_a_run_is(
    tmp_path: Path, pages: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(parted, "EVERY", 0.0)
    run(pages, tmp_path / "out")
    told = capsys.readouterr().err.splitlines()
    assert [line.rpartition(",")[0] for line in told] == [
        "1 of 3 parts, 3 pages",
        "2 of 3 parts, 6 pages",
        "3 of 3 parts, 7 pages",
    ]


def test_small_inputs_make_enough_parts_for_all(tmp_path: Path) -> None:
    assert [parts.size_for(pages) for pages in (1, 1_024, 6_400, 1_000_000)] == [16, 16, 100, 500]
    with pytest.raises(StopRun, match="memory of one process"):
        parted.check(Engine.ray, "memory://out", None, None)


def test_a_cluster_that_is_not_there_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.scale import cluster

    monkeypatch.setitem(__import__("sys").modules, "ray", SimpleNamespace())
    with (
        pytest.raises(StopRun, match=r"--address 127\.0\.0\.1:1: no cluster answers.*ray start --head"),
        cluster.running("127.0.0.1:1", 1),
    ):
        pass


def test_a_sweep_leaves_what_is_complete(tmp_path: Path, pages: list[str]) -> None:
    run(pages, tmp_path / "out")
    before = _files(tmp_path / "out")
    folder = Folder(tmp_path / "out")
    folder.write("events/day=2026-03-04/0000000000000000.parquet", b"left behind")
    assert written.sweep(folder, {each.id for each in written.all_done(folder)}) == 1
    assert _files(tmp_path / "out") == before
