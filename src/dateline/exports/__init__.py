"""Events in the formats of others, one file a format. A format sees finished records only."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dateline.errors import StopRun
from dateline.exports import quality
from dateline.exports.around import Around, OnePage, Source
from dateline.exports.sealing import sealed
from dateline.model import Coded, Precision
from dateline.store.base import PageHead, Quotation, StoredEvent

if TYPE_CHECKING:
    from dateline.store.base import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: a line of help, its media type, the end of its files' names, and the module that writes it.

    `asks`: it wants the page around an event as well. `binary`: `chunks`, not lines. `rated`: it has room
    for how right the machine is.
    """

    help: str
    media: str
    suffix: str
    module: str
    asks: bool = False
    binary: bool = False
    rated: bool = False


_TABS = "text/tab-separated-values; charset=utf-8"
FORMATS = {
    "annotation": Format(
        help="W3C Web Annotations of the sentences, a line each, as JSON-LD",
        media="application/x-ndjson",
        suffix=".jsonl",
        module="annotation",
        asks=True,
    ),
    "atom": Format(
        help="the newest 500 as an Atom feed",
        media="application/atom+xml; charset=utf-8",
        suffix=".atom",
        module="feeds",
    ),
    "csv": Format(
        help="one row an event, for spreadsheets and data frames",
        media="text/csv; charset=utf-8",
        suffix=".csv",
        module="csv",
    ),
    "ftm": Format(
        help="FollowTheMoney entities, a line each, as JSON",
        media="application/x-ndjson",
        suffix=".ftm.json",
        module="ftm",
        asks=True,
    ),
    "gdelt": Format(
        help="GDELT 2 events: 61 columns, CAMEO codes, a row a pair of actors",
        media=_TABS,
        suffix=".export.CSV",
        module="gdelt",
        asks=True,
    ),
    "gdelt-mentions": Format(
        help="GDELT 2 mentions: 16 columns, a row a page that tells of the event",
        media=_TABS,
        suffix=".mentions.CSV",
        module="gdelt_mentions",
        asks=True,
    ),
    "geojson": Format(
        help="one FeatureCollection, a feature an event, for maps",
        media="application/geo+json",
        suffix=".geojson",
        module="geojson",
        rated=True,
    ),
    "icews": Format(
        help="ICEWS: 20 columns, CAMEO codes, a row a pair of source and target",
        media=_TABS,
        suffix=".tab",
        module="icews",
        asks=True,
    ),
    "parquet": Format(
        help="the columns of csv with types, for R, Python and databases",
        media="application/vnd.apache.parquet",
        suffix=".parquet",
        module="parquet",
        binary=True,
        rated=True,
    ),
    "plover": Format(
        help="one PLOVER record a line, as JSON",
        media="application/x-ndjson",
        suffix=".jsonl",
        module="plover",
    ),
    "polecat": Format(
        help="POLECAT: 40 columns, one row an event",
        media=_TABS,
        suffix=".txt",
        module="polecat",
        asks=True,
    ),
    "rss": Format(
        help="the newest 500 as an RSS feed",
        media="application/rss+xml; charset=utf-8",
        suffix=".rss",
        module="feeds",
    ),
}
"""Every format of events by its name."""

QUOTATIONS = {
    "quotations": "one row a quotation: who says what of whom, as CSV",
}
"""Formats of what is said; each a module with `lines(quotations)`."""


def quotation_lines(format: str, quotations: Iterable[Quotation]) -> Iterator[str]:
    """The lines of an export of what is said, each with its line end, as a stream."""
    write: Callable[[Iterable[Quotation]], Iterator[str]] = import_module(f"dateline.exports.{format}").lines
    return write(quotations)


def lines(
    format: str,
    events: Iterable[StoredEvent],
    *,
    text: bool = True,
    source: Source | None = None,
    quality: Sequence[Precision] = (),
) -> Iterator[str]:
    """The lines of an export, each with its line end, as a stream.

    `text=False` leaves the outlets' text out, for exports that are published: spans and hashes stay.
    `source` (a store) lets a format ask for the pages and other reports of an event. `quality` is told by
    formats that have room for it. Raises StopRun for an unknown format, or one that is not text.
    """
    known = format_of(format)
    if known.binary:
        raise StopRun(f"export {format}", "is not text", "write it to a file")
    chosen = events if text else map(sealed, events)
    module = import_module(f"dateline.exports.{known.module}")
    if known.module == "feeds":
        found: Iterator[str] = module.feed(chosen, module.TITLE, module.LINK, format)
    elif known.asks:
        found = module.lines(chosen, Around(source, text=text))
    elif known.rated:
        found = module.lines(chosen, quality)
    else:
        found = module.lines(chosen)
    return found


def chunks(
    format: str,
    events: Iterable[StoredEvent],
    *,
    text: bool = True,
    source: Source | None = None,
    quality: Sequence[Precision] = (),
) -> Iterator[bytes]:
    """The bytes of an export in any format, as a stream; see `lines`."""
    known = format_of(format)
    if not known.binary:
        return (line.encode() for line in lines(format, events, text=text, source=source, quality=quality))
    found: Iterator[bytes] = import_module(f"dateline.exports.{known.module}").chunks(
        events if text else map(sealed, events), quality
    )
    return found


def format_of(name: str) -> Format:
    """The format of this name. Raises StopRun when there is none."""
    if name not in FORMATS:
        names = [*FORMATS, *QUOTATIONS]
        close = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(names)}"
        raise StopRun(f"export {name}", "there is no such format", hint)
    return FORMATS[name]


def export(
    what: Store | Coded | Iterable[StoredEvent],
    format: str,
    out: str | Path | IO[str] | IO[bytes] | None = None,
    *,
    text: bool = True,
) -> str:
    """Write to a path or file, or return the text where `out` is null.

    Beside a path goes `PATH.quality.csv`, if reviewers have read some of a store's random sample.
    Raises StopRun for an unknown format, a file that cannot be written, or text that is none (Parquet).
    """
    if format in QUOTATIONS:
        found: Iterable[bytes] = (line.encode() for line in quotation_lines(format, quotations_of(what)))
    else:
        rows = quality_of(what)
        found = chunks(format, events_of(what), text=text, source=source_of(what), quality=rows)
        if isinstance(out, (str, Path)):
            write_quality(Path(out), rows)
    binary = format in FORMATS and FORMATS[format].binary
    if out is None:
        if binary:
            raise StopRun(f"export {format}", "is not text", "name a file to write to")
        return b"".join(found).decode()
    if isinstance(out, (str, Path)):
        write_file(Path(out), found)
    else:
        _write_to(out, found, binary=binary)
    return ""


def _write_to(out: IO[str] | IO[bytes], found: Iterable[bytes], *, binary: bool) -> None:
    """Write to an open file; text to one for text, where the format is text."""
    import io

    as_text = isinstance(out, io.TextIOBase)
    if as_text and binary:
        raise StopRun("export", "the format is not text", 'open the file for bytes ("wb")')
    for part in found:
        out.write(part.decode() if as_text else part)  # type: ignore[arg-type]


def write_file(path: Path, found: Iterable[str] | Iterable[bytes]) -> None:
    """Write lines, or bytes, to a file, whole or not at all. Raises StopRun when that fails."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.writelines(each.encode() if isinstance(each, str) else each for each in found)
        part.replace(path)
    except OSError as error:
        raise StopRun(
            str(path), f"cannot be written ({error.strerror or error})", "name another file"
        ) from error
    finally:
        part.unlink(missing_ok=True)


def write_quality(path: Path, rows: Sequence[Precision]) -> Path | None:
    """Write how right the machine is beside an export; null, and an older file is gone, where nobody knows.

    Raises StopRun when it cannot be written.
    """
    beside = quality.beside(path)
    if rows:
        write_file(beside, quality.lines(rows))
        return beside
    beside.unlink(missing_ok=True)
    return None


def quality_of(what: Store | Coded | Iterable[StoredEvent]) -> tuple[Precision, ...]:
    """How right the machine is by the random sample of a store; empty for others, and where none was read."""
    if isinstance(what, (Coded, Iterable)):
        return ()
    return quality.known(what.reviews.precision())


def events_of(what: Store | Coded | Iterable[StoredEvent]) -> Iterable[StoredEvent]:
    """The events of a store, of a coded page, or those given."""
    if isinstance(what, Coded):
        return OnePage(what, _head(what)).events
    if isinstance(what, Iterable):
        return what
    return what.all_events()


def source_of(what: Store | Coded | Iterable[StoredEvent]) -> Source | None:
    """What a format may ask about the events; null for events alone."""
    if isinstance(what, Coded):
        return OnePage(what, _head(what))
    return None if isinstance(what, Iterable) else what


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
