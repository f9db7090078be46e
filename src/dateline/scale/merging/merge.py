"""The passes of a merge, one after the other, each on as many processes as there are."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from dateline import serialise
from dateline.scale.merging import facts, passes
from dateline.scale.merging.desk import Desk, Plan

Work = Callable[[int], list[str]]
Track = Callable[[Iterable[list[str]], str, int], Iterable[list[str]]]
#: Says what a merge is of; written last.
MERGED = "merged.json"
STEPS = {
    "facts": facts.facts,
    "order": facts.order,
    "blocks": passes.blocks,
    "links": passes.links,
    "parts": passes.parts,
    "file": passes.file,
    "events": passes.events,
}


class Pool(Protocol):
    """Who works: this process, or a cluster."""

    def each(self, work: Work, numbers: Sequence[int]) -> Iterator[list[str]]:
        """The results of this work for each number, as they come."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge made. `files` are its files for good; `reports` are those of pages that count."""

    plan: str
    reports: int
    events: int
    files: tuple[str, ...]


def step(name: str, plan: Plan, at: int) -> list[str]:
    """One pass of a step, unless it is done: in whatever process this is."""
    return Desk(plan).once(name, at, STEPS[name])


class Here:
    """This process."""

    def each(self, work: Work, numbers: Sequence[int]) -> Iterator[list[str]]:
        """One after the other."""
        return map(work, numbers)


def merge(plan: Plan, pool: Pool, track: Track) -> Merged:
    """Merge what the plan names. What an earlier merge wrote and this one did not goes away."""
    desk = Desk(plan)
    if not plan.bundles:
        return _finish(desk, [])
    bundles = range(len(plan.bundles))
    one = range(1)

    def go(name: str, numbers: Sequence[int]) -> list[str]:
        found = pool.each(partial(step, name, plan), numbers)
        return [file for files in track(found, f"merging: {name}", len(numbers)) for file in files]

    go("facts", bundles)
    go("order", one)
    go("blocks", range(plan.shards))
    go("links", range(passes.windows(desk)))
    go("parts", one)
    go("file", bundles)
    return _finish(desk, go("events", range(passes.ranges(desk))))


def _finish(desk: Desk, files: Sequence[str]) -> Merged:
    """Say what there is, and take away what was only on the way."""
    number = sum(_rows(desk, name) for name in files if name.endswith(".parquet"))
    placed = desk.get("where")
    done = Merged(
        plan=desk.plan.work.rpartition("/")[2],
        reports=len(placed["bundle"]) if placed else 0,
        events=number,
        files=tuple(sorted(files)),
    )
    desk.keeper.write(MERGED, serialise.to_json(done).encode())
    kept = set(files)
    desk.keeper.clear("work")
    for under in ("events", "records"):
        for name in [name for name in desk.keeper.names(under) if name not in kept]:
            desk.keeper.remove(name)
    return done


def _rows(desk: Desk, name: str) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(io.BytesIO(desk.keeper.read(name) or b"")).num_rows)


def merged_of(plan: Plan) -> Merged | None:
    """What is there already of this very plan; null: nothing."""
    content = Desk(plan).keeper.read(MERGED)
    found = serialise.from_json(content, Merged) if content is not None else None
    return found if found and found.plan == plan.work.rpartition("/")[2] else None
