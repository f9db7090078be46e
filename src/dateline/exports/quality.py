"""How right the machine is, beside the events: from the random sample of the store's reviews.

No data set's format has a place for it, so it goes beside the file, as `FILE.quality.csv`. Parquet and
GeoJSON have room of their own. Nothing is said where nothing of the sample has been read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dateline import serialise
from dateline.exports.csv import cell, line
from dateline.model import Precision

COLUMNS = tuple(Precision.__dataclass_fields__)
"""Those of `/quality.csv`."""
KEY = b"dateline.quality"
"""The key of Parquet's metadata whose value is the rows as JSON."""


def known(rows: Iterable[Precision]) -> tuple[Precision, ...]:
    """The rows of which at least one record was read; none where the first, of all types, has none."""
    return tuple(row for row in rows if row.read)


def lines(rows: Iterable[Precision]) -> Iterator[str]:
    """The rows as CSV, with a header."""
    yield line(COLUMNS)
    for row in rows:
        yield line(cell(getattr(row, name)) for name in COLUMNS)


def records(rows: Iterable[Precision]) -> list[dict[str, Any]]:
    """The rows for JSON."""
    return [asdict(row) for row in rows]


def metadata(rows: Sequence[Precision]) -> dict[bytes, bytes]:
    """What Parquet keeps of them; nothing where there are none."""
    return {KEY: serialise.to_json(records(rows)).encode()} if rows else {}


def beside(path: Path) -> Path:
    """The file that has the quality of the events in this one."""
    return path.with_name(path.name + ".quality.csv")
