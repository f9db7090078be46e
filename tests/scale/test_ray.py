"""On a cluster of this machine with two workers, one of which is killed in mid-run."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import factories
from dateline.commands.merging import OnRay
from dateline.commands.work import Worker
from dateline.model import Coded, Page
from dateline.scale import cluster, output, parts, work
from dateline.scale.gather import run_of
from dateline.scale.keeping import Folder
from dateline.scale.merging import desk
from dateline.scale.merging.merge import Here, merge
from dateline.scale.records import Part, Source
from dateline.scale.work import Job

pytest.importorskip("ray", reason="Ray is not installed: make test-ray sets it up and runs these tests")

SAMPLES = Path(__file__).parents[2] / "samples"
pytestmark = [
    # Ray's own sockets, which it leaves to the end of the process.
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(
        not os.environ.get("DATELINE_TEST_RAY"),
        reason="Ray takes its time to start: make test-ray runs these tests",
    ),
]


class Mortal:
    """A worker whose process is killed, the first time that one of them has coded this page."""

    batch = 2

    def __init__(self, worker: Worker, page: str, flag: Path) -> None:
        self._worker, self._page, self._flag = worker, page, flag

    def code_all(self, pages: Sequence[Page]) -> Iterator[Coded]:
        for coded in self._worker.code_all(pages):
            if self._page in (coded.page.source or "") and not self._flag.exists():
                self._flag.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield coded

    def __getattr__(self, name: str) -> Any:
        return getattr(self._worker, name)


def immortal(say: Callable[[str], None]) -> Worker:
    return Worker(say=say, max_bytes=10_000_000, batch=2, threshold=0.07)


def mortal(flag: Path, say: Callable[[str], None]) -> Any:
    return Mortal(immortal(say), "06-protest", flag)


@pytest.fixture(scope="module")
def workers() -> Iterator[int]:
    from ray import cloudpickle

    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    with cluster.running(os.environ.get("DATELINE_RAY"), 2) as number:
        yield number


def files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_a_killed_worker_loses_and_doubles_nothing(tmp_path: Path, workers: int) -> None:
    names = sorted(str(path) for path in SAMPLES.glob("0*.*"))
    sources, archives = parts.listing(names, parts.Finished(()), lambda error: pytest.fail(str(error)))
    todo = [*parts.of_pages(sources, 2), *cluster.split(archives, 2)]
    flag = tmp_path / "killed"
    done = cluster.code(todo, Job(out=str(tmp_path / "ray"), make=partial(mortal, flag)), workers)
    ids = [each.id for each in done]
    assert flag.exists()
    assert sorted(ids) == sorted(part.id for part in todo)
    for _ in work.here(todo, Job(out=str(tmp_path / "here"), make=immortal)):
        pass
    assert files(tmp_path / "ray") == files(tmp_path / "here")
    # What is done is not coded again.
    again = cluster.code(todo, Job(out=str(tmp_path / "ray"), make=immortal), workers)
    assert sorted(each.id for each in again) == sorted(ids)


def test_merging_on_a_cluster_gives_what_one_process_gives(tmp_path: Path, workers: int) -> None:
    kept = Folder(tmp_path / "run")
    output.begin(kept, {})
    for part in range(3):
        writer = output.Writer(kept, Part(sources=(Source(name=str(part)),)))
        for number in range(part * 4, part * 4 + 4):
            writer.add(factories.coded(number), None)
        writer.finish([], passed={}, withdrawn=())
    for name, pool in (("ray", OnRay(workers)), ("here", Here())):
        run = run_of(str(tmp_path / "run"))
        assert run
        plan = desk.plan([run], str(tmp_path / name), desk.Sizes(pages=3, shard=5, window=6))
        assert merge(plan, pool, lambda found, _what, _total: found).reports
    assert files(tmp_path / "ray") == files(tmp_path / "here")
