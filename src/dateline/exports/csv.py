"""CSV, one row an event (RFC 4180, UTF-8, header line). Several values in a cell have "; " between them.

The columns are in docs/reference/exports.md.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.store.base import StoredEvent
from dateline.store.columns import COLUMNS, row

__all__ = ["COLUMNS", "FORMULA", "cell", "line", "lines"]

#: What a spreadsheet would run as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(events: Iterable[StoredEvent]) -> Iterator[str]:
    """The header and a row for each event; a cell that is unknown is empty."""
    yield line(COLUMNS)
    for event in events:
        yield line(map(cell, row(event)))


def cell(value: Any) -> Any:
    """Lists as one text; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, tuple):
        value = "; ".join(each or "" for each in value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def line(cells: Iterable[Any]) -> str:
    """A row with its line end."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
