"""`dateline code --out`: inputs in parts, here or on a cluster; and what a run wrote, into a store."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.commands.common import BAD_INPUT, DONE, plural
from dateline.commands.output import Output
from dateline.commands.work import Say, Tally, Worker
from dateline.errors import SkipPage, StopRun
from dateline.store.base import Store

if TYPE_CHECKING:
    from dateline.scale.gather import Run
    from dateline.scale.keeping import Keeper
    from dateline.scale.records import Done, Part, Source
    from dateline.scale.work import Job


EVERY = 60.0
"""Seconds between two lines about progress in a log."""


class Engine(StrEnum):
    """Where pages are coded."""

    local = "local"
    ray = "ray"


EngineOption = Annotated[Engine, typer.Option(help="Who works: this process, or a Ray cluster.")]
AddressOption = Annotated[
    str | None,
    typer.Option(help="The cluster, such as auto; without it, one on this machine.", show_default=False),
]
WorkersOption = Annotated[
    int | None, typer.Option(min=1, help="Processes on the cluster; one a core.", show_default=False)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The folder that a run writes to, and who does the work."""

    out: str
    engine: Engine = Engine.local
    address: str | None = None
    workers: int | None = None
    part: int | None = None
    """Pages of a part; null: the usual number."""


@dataclass(slots=True, kw_only=True)
class Sum:
    """What a run did, and what had been done before."""

    parts: int = 0
    before: int = 0
    pages: int = 0
    events: int = 0
    failed: int = 0


def check(engine: Engine, out: str | None, address: str | None, workers: int | None) -> Where | None:
    """Who works, and where to; null: nothing is written to a folder. Raises StopRun for what does not fit."""
    if engine is Engine.local and (address or workers):
        raise StopRun("--address and --workers", "belong to --engine ray", "add it, or leave them out")
    if out is None and engine is Engine.ray:
        remedy = "add --out FOLDER (a folder that all machines share, or s3://...)"
        raise StopRun("--engine ray", "writes its results to a folder", remedy)
    if out and engine is Engine.ray and out.startswith("memory://"):
        raise StopRun(f"--out {out}", "is the memory of one process", "name a folder that all workers share")
    return Where(out=out, engine=engine, address=address, workers=workers) if out else None


def code(names: Iterable[str | SkipPage], where: Where, worker: Worker, output: Output) -> int:
    """Code what is not done yet, into the folder."""
    total = run(names, where, worker, output)
    told = f"{plural(total.pages, 'page')} with {plural(total.events, 'report')} in {where.out}"
    if total.before:
        told += f"; {plural(total.before, 'part')} had been done before"
    if total.failed:
        told += f"; {plural(total.failed, 'input')} failed, see {where.out}/failed"
    output.text(told + "\n")
    return BAD_INPUT if total.failed else DONE


def run(names: Iterable[str | SkipPage], where: Where, worker: Worker, output: Output) -> Sum:
    """The same, and how much there is now."""
    from dateline.scale import output as written
    from dateline.scale import parts
    from dateline.scale.keeping import keeper
    from dateline.scale.work import Job

    folder = keeper(where.out)
    written.begin(folder, _begun_with(worker))
    before = list(written.all_done(folder))
    finished = parts.Finished(before)
    failures = _Failures(folder, worker.say)
    pages, archives = parts.listing(names, finished, failures.add)
    size = where.part or parts.size_for(len(pages) + finished.pages)
    job = Job(out=folder.where, make=partial(_worker, replace(worker, say=_silent, tools_kept=[])))
    total = Sum(before=len(before), failed=len(failures.found))
    for done in before:
        _count(total, done)
    with _engine(where) as engine:
        split = chain(parts.of_pages(pages, size), engine.split(archives, where.part) if archives else ())
        todo = [part for part in split if part.id not in finished.parts]
        coded = output.track(engine.code(todo, job) if todo else (), "coding", len(todo))
        for done in _logged(coded, output, len(todo)):
            _count(total, done)
            finished.parts.add(done.id)
    failures.write()
    written.sweep(folder, finished.parts)
    return total


def _logged(coded: Iterable[Done], output: Output, total: int) -> Iterator[Done]:
    """The markers as they come. Where no terminal shows a bar, a line a minute says how far it is."""
    began = told = time.monotonic()
    pages = 0
    for number, done in enumerate(coded, 1):
        pages += done.pages
        now = time.monotonic()
        if now - told >= EVERY and not sys.stderr.isatty():
            told = now
            rate = pages / (now - began)
            output.remark(
                f"{number:,} of {plural(total, 'part')}, {plural(pages, 'page')}, {rate:.1f} a second"
            )
        yield done


class _Failures:
    """Inputs that never came into a part."""

    def __init__(self, folder: Keeper, say: Say) -> None:
        self._folder, self._say = folder, say
        self.found: list[SkipPage] = []

    def add(self, error: SkipPage) -> None:
        self.found.append(error)
        self._say(str(error))

    def write(self) -> None:
        from dateline.scale.output import write_failures
        from dateline.scale.records import Failure

        name = "failed/inputs.jsonl"
        if self.found or self._folder.read(name) is not None:
            failures = (
                Failure(part="", where=each.where, why=f"{each.cause}; {each.remedy}") for each in self.found
            )
            write_failures(self._folder, name, failures)


def _begun_with(worker: Worker) -> dict[str, Any]:
    """What the records of a run depend on beside its inputs."""
    return {
        "program": f"dateline-{version('dateline')}",
        "threshold": worker.threshold,
        "languages": sorted(worker.languages),
        "max_bytes": worker.max_bytes,
        "actors": str(worker.own_actors.absolute()) if worker.own_actors else None,
        "ontology": [str(path.absolute()) for path in worker.extensions],
    }


def _worker(worker: Worker, say: Say) -> Worker:
    """In the process that works: a worker of its own."""
    return replace(worker, say=say, tools_kept=[], failed=0)


def _silent(_line: str) -> None:
    """Say nothing."""


def _count(total: Sum, done: Done) -> None:
    total.parts += 1
    total.pages += done.pages
    total.events += done.events
    total.failed += done.failed


@contextmanager
def _engine(where: Where) -> Iterator[_Here | _OnRay]:
    if where.engine is Engine.local:
        yield _Here()
        return
    from dateline.scale import cluster

    with cluster.running(where.address, where.workers) as workers:
        yield _OnRay(workers)


class _Here:
    def split(self, archives: list[Source], size: int | None) -> Iterator[Part]:
        from dateline.scale.parts import of_archive

        for source in archives:
            yield from of_archive(source, size)

    def code(self, parts: list[Part], job: Job) -> Iterator[Done]:
        from dateline.scale.work import here

        return here(parts, job)


class _OnRay:
    def __init__(self, workers: int) -> None:
        self._workers = workers

    def split(self, archives: list[Source], size: int | None) -> Iterator[Part]:
        from dateline.scale import cluster

        return cluster.split(archives, size)

    def code(self, parts: list[Part], job: Job) -> Iterator[Done]:
        from dateline.scale import cluster

        return cluster.code(parts, job, self._workers)


def runs_of(names: Iterable[str]) -> tuple[list[Run], list[str]]:
    """The arguments that are folders of runs, and the others."""
    from dateline.scale import gather

    runs: list[Run] = []
    others: list[str] = []
    for name in names:
        run = gather.run_of(name)
        if run is None:
            others.append(name)
        else:
            runs.append(run)
    return runs, others


def add(runs: Iterable[Run], store: Store, tally: Tally, worker: Worker, *, again: bool) -> None:
    """Keep what runs have coded. Nothing is coded again; what is there is skipped."""
    from dateline.commands.work import count

    for run in runs:
        try:
            for kept in run.coded():
                count(tally, store.add(kept.coded, raw=kept.raw, again=again), kept.coded.page)
        except SkipPage as error:
            worker.fail(str(error))
        for source in run.withdrawn():
            tally.withdrawn += store.withdraw(source) is not None
    tally.failed = worker.failed
