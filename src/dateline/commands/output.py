"""Where a command's results and remarks go: results to standard output, the rest to standard error."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from operator import length_hint
from typing import Any, TypeVar

from rich.console import Console

from dateline import serialise
from dateline.store.base import StoredEvent

Item = TypeVar("Item")
#: Columns of a table that goes to a file or a pipe.
PLAIN_WIDTH = 100


class Format(StrEnum):
    """How results are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class Output:
    """Standard output and standard error of one command."""

    def __init__(self) -> None:
        self._out = Console(soft_wrap=False, highlight=False, markup=False, emoji=False)
        if not self._out.is_terminal:
            self._out.width = PLAIN_WIDTH
        self._err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False)
        self.colour = self._out.is_terminal

    def table(self, table: Any) -> None:
        """A Rich table; without blanks at the ends of lines where it is not for a terminal."""
        if self.colour:
            self._out.print(table)
            return
        with self._out.capture() as capture:
            self._out.print(table)
        self.text("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))

    def text(self, text: str) -> None:
        """Text as it is, such as JSON."""
        sys.stdout.write(text)

    def json(self, record: Any) -> None:
        """One JSON document, indented."""
        self.text(serialise.pretty(record) + "\n")

    def jsonl(self, records: Iterable[Any]) -> None:
        """One JSON document a line."""
        for record in records:
            self.text(serialise.to_json(record) + "\n")

    def csv(self, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """A header line and rows."""
        buffer = io.StringIO()
        csv.writer(buffer).writerows([columns, *rows])
        self.text(buffer.getvalue())

    def remark(self, line: str) -> None:
        """A line for the person at the terminal; never part of the result."""
        self._err.print(line, style="dim")

    def error(self, line: str) -> None:
        """One line about what went wrong."""
        self._err.print(f"dateline: {' '.join(line.split())}", style="red")

    def bytes(self, parts: Iterable[bytes]) -> None:
        """What is not all text, such as a Parquet file."""
        sys.stdout.flush()
        sys.stdout.buffer.writelines(parts)
        sys.stdout.buffer.flush()

    def track(self, items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
        """The items, with a progress bar on a terminal while they are worked on; `total` is how many."""
        if not self._err.is_terminal:
            yield from items
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self._err, transient=True, redirect_stdout=self.colour) as progress:
            yield from progress.track(items, total=total or length_hint(items))


def event_record(event: StoredEvent) -> dict[str, Any]:
    """A stored event as JSON has it: its fullest report, that report's page, and the whole under "event"."""
    fields = {name: getattr(event.report, name) for name in event.report.__dataclass_fields__}
    return {
        **fields,
        "id": event.id,
        "report": event.report.id,
        "page": asdict(event.page),
        "event": event.event,
        "review": event.review,
    }
