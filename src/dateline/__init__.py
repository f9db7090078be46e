"""News pages in, a checkable record of political events out, in four verbs.

    page = dateline.read("page.html")         a path, an address, a file object or a string
    coded = dateline.code(page)               its events, each with its sentence and its speaker
    with dateline.open("news.db") as store:   keep them
        store.add(coded)
        dateline.export(store, "csv", "events.csv")

Importing this loads no model and reads no file; the first `code` does.
"""

from __future__ import annotations

from functools import cache
from typing import IO, TYPE_CHECKING, Any

from dateline.errors import DatelineError, SkipPage, StopRun
from dateline.model import (
    Attribution,
    Block,
    Coded,
    Date,
    Entity,
    Page,
    Place,
    Quantity,
    Report,
    Span,
    Uncoded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dateline.coder import Tools
    from dateline.store.base import Store, StoredEvent

__all__ = [
    "Attribution",
    "Block",
    "Coded",
    "Date",
    "DatelineError",
    "Entity",
    "Page",
    "Place",
    "Quantity",
    "Report",
    "SkipPage",
    "Span",
    "StopRun",
    "Uncoded",
    "code",
    "export",
    "open",
    "read",
]

__version__ = "0.1.0"


def read(source: Any, *, url: str | None = None) -> Page:
    """The parts of a page: from a path, an address, a file object or the text itself.

    `url` is the address that it is from, where the source does not say. Raises SkipPage.
    """
    from dateline import pages

    return pages.read(source, url=url)


def code(page: Page, tools: Tools | None = None) -> Coded:
    """The events of a page, and why the other sentences have none.

    Without `tools` the parser and the lexicons are loaded at the first call, which takes some
    seconds, and kept.
    """
    from dateline import coder

    return coder.code(page, tools or _tools())


def open(where: str | Path, *, create: bool = True, read_only: bool = False) -> Store:
    """The store in this file, made if it is not there. Close it, or use it in a `with`.

    Pages that are added to it are coded first. Raises StopRun.
    """
    from dateline.store.sql import open_store

    return open_store(where, create=create, read_only=read_only, coder=code)


def export(
    what: Store | Coded | Iterable[StoredEvent],
    format: str = "plover",
    out: str | Path | IO[str] | None = None,
) -> str:
    """Events in an exchange format: of a store, of a coded page, or as a store lists them.

    Written to `out` (a path or a text file), or returned where there is none. Raises StopRun
    for an unknown format or a file that cannot be written.
    """
    from dateline import exports

    return exports.export(what, format, out)


@cache
def _tools() -> Tools:
    from dateline.coder import Tools

    return Tools.load()
