"""WARC (ISO 28500), plain, gzip or zstd, such as those of Common Crawl News: a response is a page.

A broken record ends the file: behind it nothing says where the next begins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from dateline import pages
from dateline.errors import SkipPage
from dateline.pages import dates
from dateline.pages.archives.entry import Entry, Wanted, language_of

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_LONGEST_HEAD = 64 << 10


def entries(path: Path, wanted: Wanted, *, start: int = 0) -> Iterator[Entry]:
    """The responses of an archive from byte `start` on, which must be where a record begins."""
    with path.open("rb") as file:
        file.seek(start)
        at = start
        try:
            for record in _records(file):
                at = int(record.stream_pos)  # counted from the beginning of the file, wherever it was begun
                yield from _entry(record, f"{path} at {at}", at, wanted)
        except (OSError, ValueError, EOFError) as error:
            cause = f"is broken from byte {at} on ({error})"
            yield Entry(
                where=str(path), next=at, error=SkipPage(str(path), cause, "download it again, or go without")
            )


def _records(file: Any) -> Any:
    return ArchiveIterator(
        file,
        record_types=WarcRecordType.response | WarcRecordType.resource,
        auto_decode="all",
        max_header_len=_LONGEST_HEAD,
        quirks_mode=True,
        fsspec_args=False,
    )


def _entry(record: WarcRecord, where: str, at: int, wanted: Wanted) -> Iterator[Entry]:
    """The entry of one record. `next` is its own place: a run that stops in it begins with it again."""
    headers: HeaderMap | None = record.http_headers
    status = headers.status_code if headers is not None else None
    kind = (record.http_content_type if headers is not None else record.headers.get("Content-Type")) or ""
    if headers is None and _empty(record):
        yield Entry(where=where, next=at, error=_broken_off(where))
    elif status is not None and status != 200:
        yield Entry(where=where, next=at, passed=f"the server answered {status}")
    elif not kind.lower().startswith(_PAGES):
        yield Entry(where=where, next=at, passed=f"it is {kind or 'of no stated kind'}, not a page")
    else:
        yield _page(record, where, at, wanted)


def _stated(record: WarcRecord) -> int:
    """How many bytes the page has to have; 0 where an encoding hides it."""
    headers = record.http_headers
    packed = headers is not None and any(
        headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding")
    )
    return 0 if packed else int(record.content_length)


def _empty(record: WarcRecord) -> bool:
    return int(record.content_length) > 0 and not record.reader.read(1)


def _broken_off(where: str) -> SkipPage:
    return SkipPage(where, "the record breaks off", "download the archive again, or go without")


def _page(record: WarcRecord, where: str, at: int, wanted: Wanted) -> Entry:
    url = record.headers.get("WARC-Target-URI")
    data = record.reader.read(wanted.max_bytes + 1)
    raw = hashlib.sha256(f"{url}\n".encode() + data).hexdigest()
    try:
        if len(data) > wanted.max_bytes:
            raise SkipPage(where, f"is larger than {wanted.max_bytes:,} bytes", "raise DATELINE_MAX_BYTES")
        if len(data) < _stated(record):
            raise _broken_off(where)
        refusal = wanted.refusal(language_of(data)) if wanted.languages else None
        if refusal:
            return Entry(where=where, next=at, raw=raw, passed=refusal)
        page = pages.read_bytes(data, where=where, url=url, declared=record.http_charset)
    except SkipPage as error:
        return Entry(where=where, next=at, raw=raw, error=error)
    refusal = wanted.refusal_of(page)
    if refusal:
        return Entry(where=where, next=at, raw=raw, passed=refusal)
    dated = dates.from_metadata(record.headers.get("WARC-Date") or "")
    return Entry(where=where, next=at, raw=raw, page=replace(page, source=url or where), dated=dated)
