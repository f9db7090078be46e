"""A JSON object a line: ninjs (IPTC, versions 1 to 3), or a record with a text and whatever else is known.

Plain records are read by the names in `data/pages/fields.tsv`; `html` is read as a page.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from dateline import pages
from dateline.errors import SkipPage
from dateline.model import Page
from dateline.pages.archives import story
from dateline.pages.archives.entry import Entry, Wanted, opened
from dateline.pages.archives.story import Told


def entries(path: Path, wanted: Wanted, *, start: int = 0) -> Iterator[Entry]:
    """The records from byte `start` of the unpacked text on."""
    with opened(path) as file:
        at = start
        try:
            file.seek(start)
            while line := _line(file, wanted.max_bytes):
                where, at = f"{path} at {at}", file.tell()
                if line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield _entry(line, where, at, wanted)
        except (OSError, EOFError, ValueError, zlib.error) as error:
            cause = f"is broken from byte {at} on ({error})"
            yield Entry(where=str(path), next=at, error=SkipPage(str(path), cause, "download it again"))


def _line(file: IO[bytes], limit: int) -> bytes:
    """The next line; of one beyond `limit` no more than it takes to know that, the rest skipped."""
    line = file.readline(limit + 1)
    ends = line.endswith(b"\n")
    while len(line) > limit and not ends and (more := file.readline(1 << 20)):
        ends = more.endswith(b"\n")
    return line


def _entry(line: bytes, where: str, at: int, wanted: Wanted) -> Entry:
    raw = hashlib.sha256(line).hexdigest()
    try:
        if len(line) > wanted.max_bytes:
            raise SkipPage(where, f"is larger than {wanted.max_bytes:,} bytes", "raise DATELINE_MAX_BYTES")
        record = _record(line, where)
        names = story.fields()
        told = _ninjs(record) if _is_ninjs(record) else _plain(record, names)
        if told.withdrawn:
            return Entry(where=where, next=at, raw=raw, withdrawn=told.url or told.id)
        refusal = wanted.refusal(told.language)
        if refusal:
            return Entry(where=where, next=at, raw=raw, passed=refusal)
        page = _page(told, where, wanted)
    except SkipPage as error:
        return Entry(where=where, next=at, raw=raw, error=error)
    refusal = wanted.refusal_of(page)
    return Entry(where=where, next=at, raw=raw, passed=refusal, page=None if refusal else page)


def _record(line: bytes, where: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SkipPage(where, f"is not JSON ({str(error)[:80]})", "give one object a line") from error
    if not isinstance(record, dict):
        raise SkipPage(where, "is no JSON object", "give one object a line")
    return record


def _page(told: Told, where: str, wanted: Wanted) -> Page:
    if told.html:
        data = told.html.encode("utf-8", "replace")
        page = pages.read_bytes(data, where=where, url=told.url, declared="utf-8", limit=wanted.max_bytes)
        return replace(page, source=told.url or told.id or where)
    return story.page(told, where)


def _is_ninjs(record: Mapping[str, Any]) -> bool:
    """Its required `uri`, with a property that only it has."""
    return isinstance(record.get("uri"), str) and not record.keys().isdisjoint(story.NINJS)


def _ninjs(record: Mapping[str, Any]) -> Told:
    """ninjs 1 has body_text and body_xhtml, headline, byline; 2 and 3 lists of bodies, headlines, bylines."""
    bodies = _listed(record.get("bodies"))
    marked = _text(record.get("body_xhtml")) or _of_kind(bodies, "html")
    plain = _text(record.get("body_text")) or _of_kind(bodies, "plain") or _of_kind(bodies, "")
    return Told(
        id=_text(record.get("uri")),
        url=_link(record),
        headline=_text(record.get("headline")) or _of_kind(_listed(record.get("headlines")), ""),
        paragraphs=story.of_markup(marked) if marked else story.of_text(plain or ""),
        site=_text(record.get("copyrightholder")),
        agency=_named(record.get("infosources")) or _text(record.get("infosource")),
        authors=(_text(record.get("byline")) or _of_kind(_listed(record.get("bylines")), ""),),
        section=_named(record.get("subject")) or _named(record.get("subjects")),
        published=_text(record.get("firstcreated"))
        or _text(record.get("contentcreated"))
        or _text(record.get("versioncreated")),
        modified=_text(record.get("versioncreated")) or _text(record.get("contentmodified")),
        language=_text(record.get("language")),
        withdrawn=_text(record.get("pubstatus")) in story.WITHDRAWN,
    )


def _listed(value: Any) -> list[Mapping[str, Any]]:
    """ninjs 2 and later have a list of objects; 1 an object by name."""
    if isinstance(value, dict):
        value = list(value.values())
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _of_kind(objects: list[Mapping[str, Any]], kind: str) -> str | None:
    for each in objects:
        text = _text(each.get("value"))
        if text and kind in str(each.get("contenttype") or "plain"):
            return text
    return None


def _named(value: Any) -> str | None:
    return next((name for each in _listed(value) if (name := _text(each.get("name")))), None)


def _link(record: Mapping[str, Any]) -> str | None:
    uri = _text(record.get("uri"))
    links = [_text(each.get("href")) for each in _listed(record.get("altids"))]
    return next((each for each in [uri, *links] if each and each.startswith(("http://", "https://"))), None)


def _text(value: Any) -> str | None:
    """A string that says something; without halves of surrogate pairs, which no store takes."""
    return value.strip().encode("utf-8", "replace").decode() or None if isinstance(value, str) else None


def _plain(record: Mapping[str, Any], names: Mapping[str, tuple[str, ...]]) -> Told:
    text, authors = _first(record, names["text"]), _first(record, names["authors"])

    def stated(field: str) -> str | None:
        return _text(_first(record, names[field]))

    return Told(
        id=stated("id"),
        url=stated("url"),
        headline=stated("headline"),
        paragraphs=_paragraphs(text),
        html=stated("html"),
        site=stated("site"),
        agency=stated("agency"),
        authors=tuple(map(str, authors)) if isinstance(authors, list) else (_text(authors),),
        section=stated("section"),
        published=stated("published"),
        modified=stated("modified"),
        language=stated("language"),
    )


def _paragraphs(text: Any) -> tuple[str, ...]:
    if isinstance(text, list):
        return tuple(each for each in text if isinstance(each, str))
    return story.of_text(text) if isinstance(text, str) else ()


def _first(record: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    """The value of the first key that is there, whatever its capitals."""
    folded = {key.lower(): value for key, value in record.items()}
    return next((folded[key] for key in keys if folded.get(key)), None)
