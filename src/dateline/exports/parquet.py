"""Parquet: the columns of `csv` with types, written in groups of rows, so that any number of them fits.

Texts are strings, lists are lists of strings, days are dates, numbers are int64 and double.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from dateline.exports import quality
from dateline.model import Precision
from dateline.store.base import StoredEvent
from dateline.store.columns import COLUMNS, Kind, row

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows of a group: some megabytes.
GROUP = 5_000


class _Pipe:
    """A file for the writer, whose bytes are taken away as they come."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self.closed = False

    def write(self, data: Any) -> int:
        self._parts.append(bytes(data))
        self._size += len(data)
        return len(data)

    def tell(self) -> int:
        return self._size

    def flush(self) -> None:
        """There is nothing behind it."""

    def close(self) -> None:
        self.closed = True

    def take(self) -> bytes:
        """What was written since the last time."""
        taken, self._parts = b"".join(self._parts), []
        return taken


def chunks(events: Iterable[StoredEvent], rated: Sequence[Precision] = ()) -> Iterator[bytes]:
    """The bytes of a file, a group of rows at a time; how right the machine is stands in its metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    wanted = schema().with_metadata(quality.metadata(rated) or None)
    pipe = _Pipe()
    with pq.ParquetWriter(pa.PythonFile(pipe, mode="w"), wanted, compression="zstd") as writer:
        for group in groups(events):
            writer.write_table(table(group, wanted))
            yield pipe.take()
    yield pipe.take()


def groups(events: Iterable[StoredEvent]) -> Iterator[tuple[StoredEvent, ...]]:
    """The events, so many at a time."""
    rest = iter(events)
    while group := tuple(islice(rest, GROUP)):
        yield group


def schema() -> pa.Schema:
    """The columns with their types."""
    import pyarrow as pa

    types: dict[Kind, Any] = {
        "text": pa.string(),
        "list": pa.list_(pa.string()),
        "day": pa.date32(),
        "int": pa.int64(),
        "float": pa.float64(),
    }
    return pa.schema([(name, types[column.kind]) for name, column in COLUMNS.items()])


def table(events: Iterable[StoredEvent], wanted: pa.Schema) -> pa.Table:
    """Some events as a table."""
    import pyarrow as pa

    columns = zip(*map(row, events), strict=True)
    kinds = [column.kind for column in COLUMNS.values()]
    arrays = [
        pa.array(map(_day, values) if kind == "day" else values, type=field.type)
        for values, kind, field in zip(columns, kinds, wanted, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=wanted)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
