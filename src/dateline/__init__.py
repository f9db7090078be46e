"""News pages in, a checkable record of political events out, in four verbs.

    page = dateline.read("page.html")         a path, an address, a file object or a string
    coded = dateline.code(page)               its events, each with its sentence and its speaker
    with dateline.open("news.db") as store:   keep them
        store.add(coded)
        dateline.export(store, "csv", "events.csv")

And its four resolvers by themselves: `who`, `where`, `when` and `howmany`.

Importing this loads no model and reads no file; the first use does.
"""

from __future__ import annotations

from functools import cache
from typing import IO, TYPE_CHECKING, Any

from dateline import jupyter
from dateline.errors import DatelineError, SkipPage, StopRun
from dateline.model import (
    Attribution,
    Block,
    Coded,
    Date,
    Disagreement,
    Entity,
    Factuality,
    Page,
    Place,
    Quantity,
    Report,
    Span,
    Timex,
    Uncoded,
)
from dateline.resolve.actor_result import Resolution

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from dateline.coder import Tools
    from dateline.resolve.actors import Actors
    from dateline.resolve.places import Places
    from dateline.resolve.quantities import Quantities
    from dateline.resolve.times import Times
    from dateline.store.base import Store, StoredEvent

__all__ = [
    "Attribution",
    "Block",
    "Coded",
    "Date",
    "DatelineError",
    "Disagreement",
    "Entity",
    "Factuality",
    "Page",
    "Place",
    "Quantity",
    "Report",
    "Resolution",
    "SkipPage",
    "Span",
    "StopRun",
    "Timex",
    "Uncoded",
    "code",
    "export",
    "howmany",
    "open",
    "read",
    "when",
    "where",
    "who",
]

__version__ = "0.1.0"

# Records have no logic of their own; here they learn how to show themselves in a notebook.
jupyter.teach()


def read(source: Any, *, url: str | None = None, private: bool = False) -> Page:
    """The parts of a page: from a path, an address, a file object or the text itself.

    `url` is the address that it is from, where the source does not say. `private` allows addresses
    inside this network, such as localhost. Raises SkipPage.
    """
    from dateline import pages

    return pages.read(source, url=url, private=private)


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

    jupyter.teach(stored=True)
    return open_store(where, create=create, read_only=read_only, coder=code)


def export(
    what: Store | Coded | Iterable[StoredEvent],
    format: str = "plover",
    out: str | Path | IO[str] | IO[bytes] | None = None,
    *,
    text: bool = True,
) -> str:
    """Events in an exchange format: of a store, of a coded page, or as a store lists them.

    Written to `out` (a path or an open file), or returned where there is none. `text=False` leaves the
    outlets' text out, as is due where others will read it: spans and hashes stay. Raises StopRun for
    an unknown format or a file that cannot be written.
    """
    from dateline import exports

    return exports.export(what, format, out, text=text)


def who(
    name: str,
    *,
    on: str | dt.date | None = None,
    context: str = "",
    actors: str | Path | None = None,
) -> Resolution:
    """Who a name, title or role is on a day ("2014-05-01"; without one, now as far as is known).

    `context` is text that may name the country. What nothing decides between stays open, with
    the `candidates`; `why` has the reason. `actors` is a file of your own actors. Raises StopRun
    for a day that is none, or for a bad file.
    """
    return _actors(str(actors) if actors else None).resolve(name, on=_day(on), context=context)


def where(name: str) -> tuple[Place, ...]:
    """Every place of that name, likeliest first; "Springfield, Illinois" keeps to the one in Illinois."""
    return _places().where(name)


def when(phrase: str, *, on: str | dt.date | None = None) -> tuple[Timex, ...]:
    """The time expressions of a phrase; relative ones count from the day `on` ("2024-11-12").

    Without it they have no date, and `why` says so. Raises StopRun for a day that is none.
    """
    return _times().find(phrase, anchor=_day(on))


def howmany(phrase: str) -> tuple[Quantity, ...]:
    """The numbers of a phrase, with bounds, unit and what befell those who are counted."""
    return _quantities().find(phrase, block=0)


def _day(day: str | dt.date | None) -> dt.date | None:
    import datetime as dt

    if not isinstance(day, str):
        return day
    try:
        return dt.date.fromisoformat(day)
    except ValueError as error:
        raise StopRun(repr(day), "is not a day", "write it as 2014-05-01") from error


@cache
def _actors(own: str | None = None) -> Actors:
    from pathlib import Path

    from dateline.resolve.actors import Actors

    return Actors.load(Path(own) if own else None)


@cache
def _places() -> Places:
    from dateline.resolve.places import Places

    return Places.load()


@cache
def _times() -> Times:
    from dateline.resolve.times import Times

    return Times.load()


@cache
def _quantities() -> Quantities:
    from dateline.resolve.quantities import Quantities

    return Quantities.load()


@cache
def _tools() -> Tools:
    from dateline.coder import Tools

    return Tools.load()
