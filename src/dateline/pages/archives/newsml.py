"""NewsML-G2 (news items, packages and messages of them) and NITF, alone or inside it. XML without entities.

Items are read one by one, and let go once they are read.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from dateline.errors import SkipPage
from dateline.pages.archives import story
from dateline.pages.archives.entry import Entry, Wanted, opened
from dateline.pages.archives.story import Told

_ITEMS = ("newsItem", "nitf")
_PARTS = ("p", "hl2")
_DEEPEST = 200


def entries(path: Path, wanted: Wanted, *, start: int = 0) -> Iterator[Entry]:
    """The items from number `start` on, the first being 0."""
    at = 0
    with opened(path) as file:
        try:
            for item in _items(_Counted(file, wanted.max_bytes)):
                at += 1
                if at > start:
                    yield _entry(item, f"{path} item {at}", at, wanted)
        except DefusedXmlException as error:
            cause = f"has {type(error).__name__.removesuffix('Forbidden').lower()} declarations"
            yield _broken(path, at, f"{cause}, which could read other files", "take them out")
        except (ParseError, OSError, EOFError, ValueError, LookupError, zlib.error) as error:
            yield _broken(path, at, f"is broken after item {at} ({error})", "download it again")


def _broken(path: Path, at: int, cause: str, remedy: str) -> Entry:
    return Entry(where=str(path), next=at, error=SkipPage(str(path), cause, remedy))


class _Counted:
    """A file of which no more than `limit` bytes are read for one item."""

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self._file, self._limit, self._left = file, limit, limit

    def read(self, size: int) -> bytes:
        """The next bytes. Raises ValueError where there are too many."""
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise ValueError(f"an item is larger than {self._limit:,} bytes; raise DATELINE_MAX_BYTES")
        return data

    def renew(self) -> None:
        """Another item begins."""
        self._left = self._limit


def _items(file: _Counted) -> Iterator[Element]:
    """The outermost news items and NITF documents, each when it has been read to its end."""
    path: list[Element] = []
    inside = 0
    for event, element in iterparse(file, events=("start", "end"), forbid_entities=True):
        item = _name(element) in _ITEMS
        if event == "start":
            path.append(element)
            inside += item
            if len(path) > _DEEPEST:
                raise ValueError(f"elements are nested more than {_DEEPEST} deep")
            continue
        path.pop()
        inside -= item
        if item and not inside:
            file.renew()
            yield element
        if path and not inside:
            del path[-1][:]  # or what has been read would stay in memory


def _entry(item: Element, where: str, at: int, wanted: Wanted) -> Entry:
    raw = hashlib.sha256(tostring(item)).hexdigest()
    told = _nitf(item) if _name(item) == "nitf" else _g2(item)
    if told.withdrawn:
        return Entry(where=where, next=at, raw=raw, withdrawn=told.url or told.id)
    refusal = wanted.refusal(told.language)
    if refusal is None and not told.paragraphs and not told.html:
        refusal = "it holds no text (a picture, a table or a list of others)"
    if refusal:
        return Entry(where=where, next=at, raw=raw, passed=refusal)
    try:
        page = story.page(told, where)
    except SkipPage as error:
        return Entry(where=where, next=at, raw=raw, error=error)
    refusal = wanted.refusal_of(page)
    return Entry(where=where, next=at, raw=raw, passed=refusal, page=None if refusal else page)


def _g2(item: Element) -> Told:
    meta, content = _child(item, "contentMeta"), _child(item, "contentSet")
    management = _child(item, "itemMeta")
    inside = _find(content, "nitf")
    told = _nitf(inside) if inside is not None else Told(paragraphs=_paragraphs(content))
    remote = _attribute(item, "guid")
    changed = _text(_find(management, "versionCreated"))
    return Told(
        id=remote,
        url=_web(_attribute(_find(item, "link"), "href")) or _web(remote) or told.url,
        headline=_text(_find(meta, "headline")) or told.headline or _text(_find(management, "title")),
        paragraphs=told.paragraphs,
        captions=told.captions,
        site=_known(_find(item, "copyrightHolder")),
        agency=_known(_find(management, "provider")) or told.agency,
        authors=tuple(_people(meta)) or told.authors,
        section=_known(_find(meta, "subject")) or told.section,
        published=_text(_find(management, "firstCreated"))
        or _text(_find(meta, "contentCreated"))
        or told.published
        or changed,
        modified=changed,
        language=_attribute(_find(meta, "language"), "tag") or _attribute(item, "lang") or told.language,
        withdrawn=_attribute(_find(management, "pubStatus"), "qcode") in story.WITHDRAWN,
    )


def _nitf(item: Element) -> Told:
    head, body = _child(item, "head"), _child(item, "body")
    data = _find(head, "docdata")
    top, content = _child(body, "body.head"), _child(body, "body.content")
    return Told(
        id=_attribute(_find(data, "doc-id"), "id-string"),
        url=_web(_attribute(_find(data, "doc-id"), "id-string")),
        headline=_text(_find(top, "hl1")) or _text(_find(head, "title")),
        paragraphs=_paragraphs(content),
        captions=tuple(_captions(content)),
        site=_text(_find(data, "doc.copyright")) or _attribute(_find(data, "doc.copyright"), "holder"),
        agency=_text(_find(top, "distributor")),
        authors=tuple(_text(each) for each in _all(top, "byline")),
        section=_attribute(_find(head, "tobject.subject"), "tobject.subject.type"),
        published=_attribute(_find(data, "date.issue"), "norm")
        or _attribute(_find(top, "story.date"), "norm"),
        modified=_attribute(_find(data, "date.release"), "norm"),
        language=_attribute(item, "lang"),
        withdrawn=_attribute(data, "management-status") in story.WITHDRAWN,
    )


def _paragraphs(content: Element | None) -> tuple[str, ...]:
    """The paragraphs outside pictures and tables; of inline data that is plain text, its own."""
    if content is None:
        return ()
    left_out = {
        id(each) for box in ("media", "table") for media in _all(content, box) for each in media.iter()
    }
    found = [
        "".join(each.itertext())
        for each in content.iter()
        if _name(each) in _PARTS and id(each) not in left_out
    ]
    if found:
        return tuple(found)
    return tuple(
        text for each in _all(content, "inlineData") for text in story.of_text("".join(each.itertext()))
    )


def _captions(content: Element | None) -> Iterator[tuple[str, str | None]]:
    for media in _all(content, "media"):
        credit = _text(_find(media, "media-producer"))
        for each in _all(media, "media-caption"):
            yield "".join(each.itertext()), credit


def _people(meta: Element | None) -> Iterator[str | None]:
    written = [_text(each) for each in _all(meta, "by")]
    yield from written or [_known(each) for each in _all(meta, "creator")]


def _known(element: Element | None) -> str | None:
    """The name inside a G2 concept, or the concept's own."""
    name = _text(_find(element, "name"))
    literal = _attribute(element, "literal")
    return name or literal


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _all(element: Element | None, name: str) -> Iterator[Element]:
    if element is not None:
        yield from (each for each in element.iter() if _name(each) == name)


def _find(element: Element | None, name: str) -> Element | None:
    return next(_all(element, name), None)


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next((each for each in element if _name(each) == name), None)


def _text(element: Element | None) -> str | None:
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


def _attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute, whatever its namespace (`xml:lang`)."""
    if element is None:
        return None
    return (
        next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None) or None
    )


def _web(address: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) else None
