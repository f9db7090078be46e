"""Merging in passes gives what one process gives over all reports, however small the passes are."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
from dateline import serialise
from dateline.bench.scale import World
from dateline.cli import run as dateline
from dateline.errors import SkipPage
from dateline.link import copies, incremental, merged
from dateline.model import Block, Coded, Event, Page
from dateline.scale import output
from dateline.scale.gather import run_of
from dateline.scale.keeping import Folder
from dateline.scale.merging import desk, facts
from dateline.scale.merging.merge import Here, Merged, merge, merged_of
from dateline.scale.records import Part, Source
from dateline.store.base import StoredEvent
from dateline.store.sql import open_store

REPORTS, PAGE = 120, 3
Pass = Iterable[list[str]]
Work = Callable[[desk.Desk, int], list[str]]


def pages(seed: int, count: int = REPORTS) -> list[Coded]:
    """Pages of three reports each about a few happenings, some of them copies of one text."""
    world = World(count)
    found = []
    for first in range(0, count, PAGE):
        filed = [world.report(number) for number in range(first, min(first + PAGE, count))]
        origin = filed[0].origin
        text = " ".join(each.report.sentence.text for each in filed) if (first + seed) % 4 else COPIED
        page = Page(
            source=f"page-{first}.html",
            url=f"https://news.example/{first}",
            headline=origin.headline,
            site_name=origin.outlet,
            published=origin.published,
            language="en",
            blocks=(Block(index=1, kind="body", text=text),),
        )
        id = serialise.page_id(page)
        events = tuple(replace(each.report, id=f"{id}.{at}") for at, each in enumerate(filed))
        found.append(Coded(page=page, events=events, version="test"))
    return found


COPIED = (
    "The envoy said that the talks would go on for as long as both sides wished, and that nothing more " * 4
)


def written(folder: Path, parts: Sequence[Sequence[Coded]], withdrawn: Sequence[str] = ()) -> Path:
    """The folder of a run with these parts."""
    kept = Folder(folder)
    output.begin(kept, {})
    for number, part in enumerate(parts):
        writer = output.Writer(kept, Part(sources=(Source(name=f"{folder.name}/{number}"),)))
        for coded in part:
            writer.add(coded, None)
        writer.finish([], passed={}, withdrawn=withdrawn if not number else ())
    return folder


def dealt(coded: Sequence[Coded], hands: int) -> list[list[Coded]]:
    return [list(coded[at::hands]) for at in range(hands)]


def whole(coded: Iterable[Coded]) -> dict[str, Event]:
    """The events of one process that has all reports."""
    of_id = {serialise.page_id(each.page): each for each in coded}
    families = copies.family_of(copies.families(copies.sheet(each.page, id) for id, each in of_id.items()))
    filed = [each for id, coded in of_id.items() for each in facts.filed(id, coded, families[id])]
    return {id: merged.merge(own) for id, own in incremental.link(filed).items()}


def told(items: Pass, _what: str, _total: int) -> Pass:
    return items


def merge_of(runs: Sequence[Path], out: Path, **sizes: int) -> Merged:
    found = [run for run in (run_of(str(each)) for each in runs) if run]
    return merge(desk.plan(found, str(out), desk.Sizes(**sizes)), Here(), told)


def events(out: Path) -> dict[str, Event]:
    stored = [
        serialise.from_json(line, StoredEvent)
        for path in sorted(out.glob("records/*/*.gz"))
        for line in gzip.decompress(path.read_bytes()).splitlines()
    ]
    assert len({each.id for each in stored}) == len(stored)
    return {each.id: each.event for each in stored if each.event}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of small files need not be on the disk at once."""
    monkeypatch.setattr(os, "fsync", lambda number: None)


@settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    seed=st.integers(0, 3),
    window=st.sampled_from((7, 40, 1000)),
    shard=st.sampled_from((20, 1000)),
    size=st.sampled_from((5, 1000)),
    hands=st.integers(1, 4),
)
def test_passes_give_what_one_process_gives(
    tmp_path_factory: pytest.TempPathFactory, seed: int, window: int, shard: int, size: int, hands: int
) -> None:
    folder = tmp_path_factory.mktemp("merging")
    coded = pages(seed)
    runs = [written(folder / str(at), [part]) for at, part in enumerate(dealt(coded, hands))]
    found = merge_of(runs, folder / "out", window=window, shard=shard, pages=size)
    expected = whole(coded)
    assert events(folder / "out") == expected
    assert (found.reports, found.events) == (REPORTS, len(expected))
    assert max(len(each.tellings) for each in expected.values()) > 2


def test_a_store_that_takes_the_run_has_the_same_events(tmp_path: Path) -> None:
    """With a page that is there twice, one that another replaces, and one that was taken back."""
    coded = pages(1)
    later = replace(coded[4], page=replace(coded[4].page, blocks=coded[5].page.blocks))
    later = replace(later, events=tuple(replace(each, id=f"later.{each.id}") for each in later.events))
    parts = [coded[:20], [*coded[15:], later]]
    run = written(tmp_path / "run", parts, withdrawn=("https://news.example/21",))
    merge_of([run], tmp_path / "out", window=20, shard=50, pages=10)
    found = run_of(str(run))
    assert found
    with open_store(tmp_path / "news.db") as store:
        for kept in found.coded():
            store.add(kept.coded, raw=kept.raw)
        for source in found.withdrawn():
            store.withdraw(source)
        store.link()
        expected = {each.id: each for each in store.all_events()}
    got = events(tmp_path / "out")
    assert got.keys() == expected.keys()
    assert {id: each.event for id, each in expected.items() if each.event} == {
        id: got[id] for id, each in expected.items() if each.event
    }


def test_the_table_has_a_row_an_event(tmp_path: Path) -> None:
    run = written(tmp_path / "run", [pages(0)])
    assert dateline(["merge", str(run)], {}) == 0
    table = pl.read_parquet(run / "merged" / "events" / "**" / "*.parquet", hive_partitioning=True)
    expected = events(run / "merged")
    assert set(table["id"]) == set(expected)
    assert dict(zip(table["id"], table["reports"], strict=True)) == {
        id: len(each.tellings) for id, each in expected.items()
    }
    assert not (run / "merged" / "work").exists()


def test_a_merge_that_was_stopped_goes_on_and_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = written(tmp_path / "run", dealt(pages(2), 3))
    sizes = {"window": 40, "shard": 60, "pages": 20}
    merge_of([run], tmp_path / "whole", **sizes)
    steps: list[str] = []
    deaths = [17, 8, 3]
    once = desk.Desk.once

    def dying(self: desk.Desk, step: str, at: int, work: Work) -> list[str]:
        steps.append(step)
        if deaths and len(steps) == deaths[-1]:
            deaths.pop()
            raise KeyboardInterrupt
        return once(self, step, at, work)

    monkeypatch.setattr(desk.Desk, "once", dying)
    for _ in range(3):
        steps.clear()
        with pytest.raises(KeyboardInterrupt):
            merge_of([run], tmp_path / "out", **sizes)
    merge_of([run], tmp_path / "out", **sizes)
    assert _files(tmp_path / "out") == _files(tmp_path / "whole")


def _files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_what_came_in_since_is_merged_with_the_rest(tmp_path: Path) -> None:
    coded = pages(0)
    one, two = written(tmp_path / "a", [coded[:25]]), written(tmp_path / "b", [coded[25:]])
    sizes = {"window": 50, "shard": 60, "pages": 20}
    merge_of([one], tmp_path / "out", **sizes)
    merge_of([one, two], tmp_path / "out", **sizes)
    assert events(tmp_path / "out") == whole(coded)


def test_nothing_is_done_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = written(tmp_path / "run", [pages(0, 30)])
    for _ in range(2):
        assert dateline(["merge", str(run)], {}) == 0
    told = capsys.readouterr()
    assert "30 reports merged into" in told.out
    assert "had been merged before" in told.err
    found = run_of(str(run))
    assert found and merged_of(desk.plan([found], str(run / "merged"), desk.Sizes()))


def test_a_run_without_pages_has_no_events(tmp_path: Path) -> None:
    assert dateline(["merge", str(written(tmp_path / "run", [[]]))], {}) == 1
    none = written(tmp_path / "other", [[factories.coded(1, ())]])
    assert dateline(["merge", str(none)], {}) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gone"], "is no folder that dateline code --out wrote"),
        (["RUN", "RUN"], "add --out FOLDER"),
        (["RUN", "--workers", "2"], "belong to --engine ray"),
    ],
)
def test_mistakes_are_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    run = str(written(tmp_path / "run", [pages(0, 6)]))
    assert dateline(["merge", *(run if each == "RUN" else each for each in arguments)], {}) == 2
    assert told in " ".join(capsys.readouterr().err.split())


def test_a_damaged_file_ends_a_merge(tmp_path: Path) -> None:
    run = written(tmp_path / "run", [pages(0, 6)])
    next(run.glob("coded/*/*.gz")).write_bytes(b"\x1f\x8bno")
    with pytest.raises(SkipPage, match="is damaged"):
        merge_of([run], tmp_path / "out")
