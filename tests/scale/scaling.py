"""How coding scales on a cluster of this machine: python tests/scale/scaling.py --pages 1400

Codes one archive in this process, then on Ray with one worker and with two, and prints pages a second: over
the whole run, and after each worker has finished its first part, which leaves starting and loading out. The
processor time a page, of the workers alone, says what a second worker costs the first, whatever else
the machine is doing. Needs Ray, some two minutes a line for 1,400 pages, and an idle machine.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from dateline.bench.archive import write_archive
from dateline.commands.work import Worker
from dateline.model import Coded, Page
from dateline.scale import cluster, parts
from dateline.scale.records import Done, Part
from dateline.scale.work import Job, here

SAMPLES = Path(__file__).parents[2] / "samples"


class Timed:
    """A worker that notes its processor time: when it has loaded, and after every batch."""

    batch = 16

    def __init__(self, notes: Path, say: Callable[[str], None]) -> None:
        self._worker = Worker(say=say, max_bytes=10_000_000, batch=self.batch)
        self._notes = notes

    def tools(self) -> Any:
        tools = self._worker.tools()
        self._note("loaded")
        return tools

    def code_all(self, pages: Sequence[Page]) -> Iterator[Coded]:
        yield from self._worker.code_all(pages)
        self._note("now")

    def _note(self, what: str) -> None:
        (self._notes / f"{os.getpid()}.{what}").write_text(str(time.process_time()))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._worker, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """`rate` and `steady` are pages a second, with and without starting; `processor` milliseconds a page."""

    pages: int
    seconds: float
    rate: float
    steady: float
    processor: float


def measure(
    archive: Path, folder: Path, workers: int, run: Callable[[Sequence[Part], Job], Iterator[Done]]
) -> Measured:
    """One run over the archive by so many workers."""
    notes = folder / "notes"
    notes.mkdir(parents=True)
    todo = parts.of_archive(parts.source_of(str(archive)))
    began = time.perf_counter()
    markers = run(todo, Job(out=str(folder / "out"), make=partial(Timed, notes)))
    finished = [(time.perf_counter() - began, done.pages) for done in markers]
    pages, seconds = sum(number for _, number in finished), finished[-1][0]
    first = finished[:workers]
    rest = pages - sum(number for _, number in first)
    spent = _sum(notes, "now") - _sum(notes, "loaded")
    return Measured(
        pages=pages,
        seconds=seconds,
        rate=pages / seconds,
        steady=rest / (seconds - first[-1][0]),
        processor=1000 * spent / pages,
    )


def _sum(notes: Path, what: str) -> float:
    return sum(float(path.read_text()) for path in notes.glob(f"*.{what}"))


def on_ray(archive: Path, folder: Path, workers: int) -> Measured:
    """The same on a cluster of this machine; starting it counts."""

    def run(todo: Sequence[Part], job: Job) -> Iterator[Done]:
        with cluster.running(os.environ.get("DATELINE_RAY"), workers):
            yield from cluster.code(todo, job, workers)

    return measure(archive, folder, workers, run)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--pages", type=int, default=1400, help="records of the archive; nine in ten are coded"
    )
    number = asked.parse_args().pages
    with tempfile.TemporaryDirectory(prefix="dateline-scaling-") as scratch:
        folder = Path(scratch)
        archive = folder / "news.warc.gz"
        write_archive(archive, sorted(SAMPLES.glob("*.html")), number)
        lines = {
            "one process": measure(archive, folder / "here", 1, here),
            "ray, 1 worker": on_ray(archive, folder / "1", 1),
            "ray, 2 workers": on_ray(archive, folder / "2", 2),
        }
    for name, each in lines.items():
        print(
            f"{name:15} {each.pages} pages in {each.seconds:6.1f} s: {each.rate:5.2f} pages/s with starting, "
            f"{each.steady:5.2f} without; processor {each.processor:5.1f} ms a page"
        )
    one, two = lines["ray, 1 worker"], lines["ray, 2 workers"]
    print(f"1 to 2 workers: {two.rate / one.rate:.2f} with starting, {two.steady / one.steady:.2f} without")
    print(f"load of the machine: {', '.join(f'{each:.1f}' for each in os.getloadavg())}")


if __name__ == "__main__":
    main()
