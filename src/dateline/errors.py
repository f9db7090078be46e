"""Two exceptions, two policies.

    DatelineError
    ├── SkipPage    this input cannot be used: say so in one line, go on with the next
    └── StopRun     nothing further can work: say so in one line, stop

A message names the file or address, the cause and the way out.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Anything that dateline raises on purpose."""

    def __init__(self, where: str, cause: str, remedy: str = "") -> None:
        self.where = where
        self.cause = cause
        self.remedy = remedy
        super().__init__(f"{where}: {cause}" + (f"; {remedy}" if remedy else ""))


class SkipPage(DatelineError):
    """This page cannot be read; the rest of the batch goes on."""


class StopRun(DatelineError):
    """The run cannot go on: a broken store, data file, setting or model."""
