"""What the passes of a merge share: the plan, and files of numbers in its folder."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

import numpy as np

from dateline import serialise
from dateline.link.clustering import Ints
from dateline.link.columns import Row, Table
from dateline.link.words import number
from dateline.scale import output
from dateline.scale.gather import Run
from dateline.scale.keeping import keeper

Arrays = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much one pass takes: pages of a bundle, reports of a shard of keys, reports of a window or a range.

    With these a process stays below a gigabyte.
    """

    pages: int = 5_000
    shard: int = 300_000
    window: int = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of coded pages: the folder of its run, and its name there."""

    run: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A merge: where it writes, and what it reads, in bundles. The same input has the same plan."""

    out: str
    bundles: tuple[tuple[File, ...], ...]
    withdrawn: tuple[str, ...] = ()
    shards: int = 1
    window: int = 100_000
    pages: int = 0
    reports: int = 0
    work: str = field(default="", init=False)
    """The folder of files that go away at the end; its name follows from the plan."""

    def __post_init__(self) -> None:
        told = serialise.to_json(
            [version("dateline"), self.bundles, self.withdrawn, self.shards, self.window]
        )
        object.__setattr__(self, "work", f"work/{hashlib.sha256(told.encode()).hexdigest()[:16]}")


def plan(runs: Sequence[Run], out: str, sizes: Sizes) -> Plan:
    """The plan of merging these runs. Files are in order of days, so that a bundle has few days."""
    files: list[tuple[str, File, float]] = []
    withdrawn: list[str] = []
    pages = reports = 0
    for run in runs:
        weight: dict[str, float] = {}
        for done in output.all_done(run.keeper):
            named = [name for name in done.files if name.startswith(f"{run.under}/")]
            weight.update((name, done.pages / len(named)) for name in named)
            pages, reports = pages + done.pages, reports + done.events
        there = [name for name in run.keeper.names(run.under) if name in weight]
        files += [(name, File(run=run.keeper.where, name=name), weight[name]) for name in there]
        withdrawn += run.withdrawn()
    files.sort(key=lambda each: (each[0], each[1].run))
    return Plan(
        out=out,
        bundles=tuple(_bundles(files, sizes.pages)),
        withdrawn=tuple(withdrawn),
        shards=1 + reports // sizes.shard,
        window=sizes.window,
        pages=pages,
        reports=reports,
    )


def _bundles(files: Iterable[tuple[str, File, float]], pages: int) -> Iterator[tuple[File, ...]]:
    bundle: list[File] = []
    total = 0.0
    for _, file, weight in files:
        if bundle and total + weight > pages:
            yield tuple(bundle)
            bundle, total = [], 0.0
        bundle.append(file)
        total += weight
    if bundle:
        yield tuple(bundle)


class Desk:
    """The folder of a merge, for one pass of it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.keeper = keeper(plan.out)

    def put(self, name: str, **arrays: Any) -> None:
        """Keep arrays under a name."""
        buffer = io.BytesIO()
        np.savez(buffer, **arrays)
        self.keeper.write(f"{self.plan.work}/{name}.npz", buffer.getvalue())

    def get(self, name: str) -> Arrays | None:
        """The arrays of this name; null: there are none."""
        content = self.keeper.read(f"{self.plan.work}/{name}.npz")
        if content is None:
            return None
        with np.load(io.BytesIO(content), allow_pickle=False) as found:
            return {key: found[key] for key in found.files}

    def need(self, name: str) -> Arrays:
        """The arrays of this name, which an earlier pass kept."""
        found = self.get(name)
        assert found is not None, f"{name} is missing"
        return found

    def all(self, names: Iterable[str]) -> Iterator[Arrays]:
        """Those that there are of these."""
        for name in names:
            found = self.get(name)
            if found is not None:
                yield found

    def put_record(self, name: str, record: Any) -> None:
        """Keep a record as JSON."""
        self.keeper.write(f"{self.plan.work}/{name}.json", serialise.to_json(record).encode())

    def record(self, name: str, kind: type[Any]) -> Any:
        """A record that an earlier pass kept."""
        content = self.keeper.read(f"{self.plan.work}/{name}.json")
        assert content is not None, f"{name} is missing"
        return serialise.from_json(content, kind)

    def once(self, step: str, at: int, work: Callable[[Desk, int], list[str]]) -> list[str]:
        """The files for good that a pass makes; it is done if its marker is not there."""
        name = f"{self.plan.work}/done/{step}-{at}.json"
        content = self.keeper.read(name)
        if content is not None:
            return serialise.from_json(content, list[str])
        files = work(self, at)
        self.keeper.write(name, serialise.to_json(files).encode())
        return files

    def bundle_names(self, under: str) -> list[str]:
        """The names of what each bundle has in a folder."""
        return [f"{under}/{at}" for at in range(len(self.plan.bundles))]

    def table(self, ranks: Ints, *, keyed: bool) -> Table:
        """The rows of these reports, given in order; with their keys, or without."""
        placed = self.need("where")
        bundle, local = placed["bundle"][ranks], placed["local"][ranks]
        rows = np.zeros(len(ranks), dtype=Row)
        keys: list[Ints] = []
        owners: list[Ints] = []
        triggers: dict[int, str] = {}
        for at in np.unique(bundle).tolist():
            kept = self.need(f"rows/{at}")
            here = np.flatnonzero(bundle == at)
            rows[here] = kept["rows"][local[here]]
            triggers.update((number(word), word) for word in self.record(f"words/{at}", list[str]))
            if keyed:
                new = np.full(len(kept["rows"]), -1, dtype=np.int64)
                new[local[here]] = here
                owner = new[kept["owners"]]
                keys.append(kept["keys"][owner >= 0])
                owners.append(owner[owner >= 0])
        none = [np.zeros(0, dtype=np.int64)]
        return Table(
            rows=rows,
            keys=np.concatenate(keys or none),
            owners=np.concatenate(owners or none),
            triggers=triggers,
        )
