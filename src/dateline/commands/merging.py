"""`dateline merge`: what runs of `dateline code --out` wrote, merged into events in passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.commands import parted
from dateline.commands.common import DONE, NOTHING, plural
from dateline.commands.output import Output
from dateline.commands.parted import AddressOption, Engine, EngineOption, WorkersOption
from dateline.errors import StopRun

if TYPE_CHECKING:
    from dateline.scale.gather import Run
    from dateline.scale.merging.merge import Pool, Work


def merge(
    runs: Annotated[list[str], typer.Argument(help="Folders that dateline code --out wrote.")],
    out: Annotated[
        str | None,
        typer.Option(
            "--out", "-o", help="Write here; else to merged/ in the one folder.", show_default=False
        ),
    ] = None,
    engine: EngineOption = Engine.local,
    address: AddressOption = None,
    workers: WorkersOption = None,
) -> int:
    """Merge what dateline code --out wrote: all reports of one happening become one event.

    Example: [bold]dateline merge coded/2026-03 --engine ray[/bold]
    """
    output = Output()
    found = [_run(name) for name in runs]
    folder = out or _inside(runs)
    parted.check(engine, folder, address, workers)
    return _merge(found, folder, output, engine, address, workers)


def _run(name: str) -> Run:
    from dateline.scale.gather import run_of

    run = run_of(name)
    if run is None:
        raise StopRun(
            name, "is no folder that dateline code --out wrote", "code into it first, or check the name"
        )
    return run


def _inside(runs: Sequence[str]) -> str:
    if len(runs) > 1 or "/coded/" in runs[0]:
        raise StopRun("merge", "does not know where to write to", "add --out FOLDER")
    return f"{runs[0].rstrip('/')}/merged"


def _merge(
    runs: Sequence[Run],
    out: str,
    output: Output,
    engine: Engine,
    address: str | None,
    workers: int | None,
) -> int:
    from dateline.scale.keeping import keeper
    from dateline.scale.merging import desk
    from dateline.scale.merging.merge import merge as merge_all
    from dateline.scale.merging.merge import merged_of

    plan = desk.plan(runs, keeper(out).where, desk.Sizes())
    done = merged_of(plan)
    if done is None:
        with _pool(engine, address, workers) as pool:
            done = merge_all(plan, pool, output.track)
    else:
        output.remark("nothing is new: it had been merged before")
    output.text(f"{plural(done.reports, 'report')} merged into {plural(done.events, 'event')} in {out}\n")
    return DONE if done.events else NOTHING


@contextmanager
def _pool(engine: Engine, address: str | None, workers: int | None) -> Iterator[Pool]:
    from dateline.scale.merging.merge import Here

    if engine is Engine.local:
        yield Here()
        return
    from dateline.scale import cluster

    with cluster.running(address, workers) as number:
        yield OnRay(number)


class OnRay:
    """The workers of a cluster that is connected."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def each(self, work: Work, numbers: Sequence[int]) -> Iterator[list[str]]:
        """See `Pool`."""
        from dateline.scale import cluster

        return cluster.each(work, numbers, self._workers)
