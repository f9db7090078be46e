"""Events in the formats of others, one file a format. A format sees finished records only."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dateline.errors import StopRun
from dateline.model import Coded
from dateline.store.base import PageHead, StoredEvent

if TYPE_CHECKING:
    from dateline.store.base import Store

FORMATS = {
    "csv": "one row an event, for spreadsheets and data frames",
    "plover": "one PLOVER record a line, as JSON",
}
"""Name to a line of help. Each is a module of this package with `lines(events)`."""

Lines = Callable[[Iterable[StoredEvent]], Iterator[str]]


def lines(format: str, events: Iterable[StoredEvent]) -> Iterator[str]:
    """The lines of an export, each with its line end, as a stream. Raises StopRun for an unknown format."""
    if format not in FORMATS:
        close = difflib.get_close_matches(format, FORMATS, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(FORMATS)}"
        raise StopRun(f"export {format}", "there is no such format", hint)
    write: Lines = import_module(f"dateline.exports.{format}").lines
    return write(events)


def export(
    what: Store | Coded | Iterable[StoredEvent], format: str, out: str | Path | IO[str] | None = None
) -> str:
    """Write to a path or text file, or return the text where `out` is null."""
    found = lines(format, events_of(what))
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


def _of_page(coded: Coded) -> tuple[StoredEvent, ...]:
    from dateline.serialise import page_id

    page = coded.page
    head = PageHead(
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
    return tuple(StoredEvent(id=report.id, report=report, page=head) for report in coded.events)
