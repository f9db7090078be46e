"""Events in the formats of others, one file a format. A format sees finished records only."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dateline.errors import StopRun
from dateline.model import Coded
from dateline.store.base import PageHead, Quotation, StoredEvent

if TYPE_CHECKING:
    from dateline.store.base import Store

FORMATS = {
    "csv": "one row an event, for spreadsheets and data frames",
    "plover": "one PLOVER record a line, as JSON",
}
"""Name to a line of help. Each is a module of this package with `lines(events)`."""

QUOTATIONS = {
    "quotations": "one row a quotation: who says what of whom, as CSV",
}
"""Formats of what is said; each a module with `lines(quotations)`."""

Lines = Callable[[Iterable[StoredEvent]], Iterator[str]]


def quotation_lines(format: str, quotations: Iterable[Quotation]) -> Iterator[str]:
    """The lines of an export of what is said, each with its line end, as a stream."""
    write: Callable[[Iterable[Quotation]], Iterator[str]] = import_module(f"dateline.exports.{format}").lines
    return write(quotations)


def lines(format: str, events: Iterable[StoredEvent]) -> Iterator[str]:
    """The lines of an export, each with its line end, as a stream. Raises StopRun for an unknown format."""
    if format not in FORMATS:
        names = [*FORMATS, *QUOTATIONS]
        close = difflib.get_close_matches(format, names, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(names)}"
        raise StopRun(f"export {format}", "there is no such format", hint)
    write: Lines = import_module(f"dateline.exports.{format}").lines
    return write(events)


def export(
    what: Store | Coded | Iterable[StoredEvent], format: str, out: str | Path | IO[str] | None = None
) -> str:
    """Write to a path or text file, or return the text where `out` is null."""
    found = (
        quotation_lines(format, quotations_of(what))
        if format in QUOTATIONS
        else lines(format, events_of(what))
    )
    if out is None:
        return "".join(found)
    if isinstance(out, (str, Path)):
        write_file(Path(out), found)
    else:
        out.writelines(found)
    return ""


def write_file(path: Path, found: Iterable[str]) -> None:
    """Write lines to a file, whole or not at all. Raises StopRun when that fails."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(found)
        part.replace(path)
    except OSError as error:
        raise StopRun(
            str(path), f"cannot be written ({error.strerror or error})", "name another file"
        ) from error
    finally:
        part.unlink(missing_ok=True)


def events_of(what: Store | Coded | Iterable[StoredEvent]) -> Iterable[StoredEvent]:
    """The events of a store, of a coded page, or those given."""
    if isinstance(what, Coded):
        return _of_page(what)
    if isinstance(what, Iterable):
        return what
    return what.all_events()


def quotations_of(what: Store | Coded | Iterable[StoredEvent]) -> Iterable[Quotation]:
    """What is said in a store or on a coded page. Raises StopRun for events alone, which do not tell."""
    if isinstance(what, Coded):
        from dateline.store.quotations import of_page

        return of_page(what, _head(what))
    if isinstance(what, Iterable):
        raise StopRun(
            "export quotations", "events alone do not tell all that is said", "give a store or a page"
        )
    return what.all_quotations()


def _head(coded: Coded) -> PageHead:
    from dateline.serialise import page_id

    page = coded.page
    return PageHead(
        id=page_id(page),
        source=page.source,
        url=page.url,
        headline=page.headline,
        site_name=page.site_name,
        agency=page.agency,
        section=page.section,
        published=page.published,
        language=page.language,
        version=coded.version,
        events=len(coded.events),
    )


def _of_page(coded: Coded) -> tuple[StoredEvent, ...]:
    head = _head(coded)
    return tuple(StoredEvent(id=report.id, report=report, page=head) for report in coded.events)
