"""The folder that a run writes.

    run.json                              what it was begun with
    events/day=2024-11-12/PART.parquet    a row an event, the columns of the parquet export
    coded/day=2024-11-12/PART.jsonl.gz    a line a page, as `dateline code --format jsonl` prints it
    failed/PART.jsonl                     what could not be used, and why
    done/PART.json                        the marker, last: the part is complete, and these are its files
    tries/PART.json                       only while a part is worked on, or after its worker died

`day` is the day on which a page was published, as it states it.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dateline import exports, serialise
from dateline.errors import StopRun
from dateline.exports import parquet
from dateline.model import Coded
from dateline.scale.keeping import Keeper
from dateline.scale.records import Done, Failure, Part

if TYPE_CHECKING:
    import pyarrow as pa

RUN = "run.json"
#: What Hive, Spark, DuckDB, polars and pyarrow read as null.
NO_DAY = "__HIVE_DEFAULT_PARTITION__"
_DAY = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def day_of(published: str | None) -> str:
    """The partition of a page."""
    return published[:10] if published and _DAY.fullmatch(published[:10]) else NO_DAY


class Writer:
    """Gathers what one part yields, and puts it in its place at the end. The same pages, the same bytes."""

    def __init__(self, keeper: Keeper, part: Part) -> None:
        self._keeper, self._part = keeper, part
        self._lines: dict[str, tuple[io.BytesIO, gzip.GzipFile]] = {}
        self._tables: dict[str, list[pa.Table]] = {}
        self._schema = parquet.schema()
        self._version = ""
        self.pages = self.events = 0

    def add(self, coded: Coded, raw: str | None) -> None:
        """One page. `raw` is the hash of the bytes it was read from."""
        day = day_of(coded.page.published)
        line = serialise.to_json({"raw": raw, **serialise.coded_record(coded)})
        self._file(day).write(line.encode() + b"\n")
        if coded.events:
            table = parquet.table(exports.events_of(coded), self._schema)
            self._tables.setdefault(day, []).append(table)
        self.pages += 1
        self.events += len(coded.events)
        self._version = coded.version

    def _file(self, day: str) -> gzip.GzipFile:
        if day not in self._lines:
            buffer = io.BytesIO()
            # Neither time nor name go in, so that a part that is done again has the same bytes.
            self._lines[day] = (buffer, gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, filename=""))
        return self._lines[day][1]

    def finish(
        self, failures: Iterable[Failure], *, passed: dict[str, int], withdrawn: Iterable[str]
    ) -> Done:
        """Write everything, the marker last."""
        files = [*self._write_lines(), *self._write_tables()]
        failed = list(failures)
        if failed:
            files.append(f"failed/{self._part.id}.jsonl")
            write_failures(self._keeper, files[-1], failed)
        done = Done(
            id=self._part.id,
            part=self._part,
            version=self._version,
            pages=self.pages,
            events=self.events,
            failed=len(failed),
            files=tuple(files),
            passed=passed,
            withdrawn=tuple(withdrawn),
        )
        self._keeper.write(marker(self._part.id), serialise.to_json(done).encode())
        return done

    def _write_lines(self) -> Iterator[str]:
        for day, (buffer, file) in sorted(self._lines.items()):
            file.close()
            name = f"coded/day={day}/{self._part.id}.jsonl.gz"
            self._keeper.write(name, buffer.getvalue())
            yield name

    def _write_tables(self) -> Iterator[str]:
        import pyarrow as pa
        import pyarrow.parquet as pq

        for day, tables in sorted(self._tables.items()):
            buffer = io.BytesIO()
            pq.write_table(pa.concat_tables(tables), buffer, compression="zstd")
            name = f"events/day={day}/{self._part.id}.parquet"
            self._keeper.write(name, buffer.getvalue())
            yield name


def marker(part: str) -> str:
    """The name of a part's marker."""
    return f"done/{part}.json"


def write_failures(keeper: Keeper, name: str, failures: Iterable[Failure]) -> None:
    """A line each."""
    keeper.write(name, "".join(serialise.to_json(each) + "\n" for each in failures).encode())


def done_of(keeper: Keeper, part: str) -> Done | None:
    """The marker of a part; null while it is not complete."""
    content = keeper.read(marker(part))
    return serialise.from_json(content, Done) if content is not None else None


def all_done(keeper: Keeper) -> Iterator[Done]:
    """The markers of all complete parts."""
    for name in keeper.names("done"):
        content = keeper.read(name)
        if content is not None:
            yield serialise.from_json(content, Done)


def begin(keeper: Keeper, settings: dict[str, Any]) -> None:
    """Say what the run is begun with, or check that it goes on with the same. Raises StopRun."""
    content = keeper.read(RUN)
    if content is None:
        keeper.write(RUN, serialise.pretty(settings).encode())
        return
    before = serialise.from_json(content, dict)
    other = sorted(key for key in {*before, *settings} if before.get(key) != settings.get(key))
    if other:
        cause = f"was begun with another {' and '.join(other)}"
        raise StopRun(keeper.where, cause, "go on as it was begun, or name another folder")


def sweep(keeper: Keeper, parts: set[str]) -> int:
    """Take away files of parts that never became complete; how many there were."""
    names = [name for under in ("coded", "events", "failed", "tries") for name in keeper.names(under)]
    stray = [name for name in names if _part_of(name) not in parts and _part_of(name) != "inputs"]
    stray += [name for name in names if name.startswith("tries/") and _part_of(name) in parts]
    for name in stray:
        keeper.remove(name)
    return len(stray)


def _part_of(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0]
