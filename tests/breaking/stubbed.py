"""The program `dateline` with a coder that needs no parser: every page has two events. For what is killed.

Where STUBBED_PEAK names a file, the peak of its memory in KiB is written there at the end (Linux).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import factories
from dateline import cli, coder, serialise
from dateline.commands.work import Worker
from dateline.model import Coded, Page


def code_all(pages: Iterable[Page], _tools: Any) -> Iterator[Coded]:
    """Two events a page, whose ids are of the page."""
    for page in pages:
        number = int(serialise.page_id(page)[:12], 16)
        events = (factories.report(number), factories.expulsion(number))
        yield Coded(page=page, events=events, version="test")


def tools(_worker: Worker) -> Any:
    """In place of the parser and the lexicons."""
    return SimpleNamespace(parser=SimpleNamespace(language="en"))


def main() -> None:
    """The program, with the stand-in."""
    coder.code_all = code_all
    Worker.tools = tools  # type: ignore[method-assign]
    try:
        cli.main()
    finally:
        if name := os.environ.get("STUBBED_PEAK"):
            status = Path("/proc/self/status").read_text(encoding="ascii")
            Path(name).write_text(status.partition("VmHWM:")[2].split()[0], encoding="ascii")


if __name__ == "__main__":
    main()
