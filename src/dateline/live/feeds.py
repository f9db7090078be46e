"""What lists of feeds, feeds and news sitemaps hold.

subscriptions(data)   addresses of feeds: OPML, or plain lines
contents(data)        what one feed names: RSS and Atom of any version, news sitemaps and indexes of them
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from dateline.errors import SkipPage
from dateline.live.addresses import canonical

MOST = 2000
"""Entries of one look at a feed; news sitemaps may have a thousand."""
CHILDREN = 50
"""Sitemaps of one index."""
DEEPEST = 50
"""Elements inside one another; a sitemap has four, OPML one more a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story that a feed names; `stamp` is what the feed says of its last change, as it says it."""

    url: str
    title: str | None = None
    stamp: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a feed holds: stories, or other sitemaps. `kind` is rss, atom or sitemap."""

    kind: str
    title: str | None = None
    items: tuple[Item, ...] = ()
    sitemaps: tuple[str, ...] = ()


def subscriptions(data: bytes, where: str) -> tuple[str, ...]:
    """Addresses of feeds in OPML or in lines; # begins a comment. Raises SkipPage where there is none."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        found = list(_opml(data, where))
    else:
        lines = data.decode("utf-8", "replace").lstrip("\ufeff").splitlines()
        found = [line.split("#", 1)[0].strip() if line.startswith("#") else line.strip() for line in lines]
    addresses = tuple(dict.fromkeys(filter(None, map(canonical, filter(None, found)))))
    if not addresses:
        raise SkipPage(where, "names no feed", "give OPML, or an address a line")
    return addresses


def _opml(data: bytes, where: str) -> Iterator[str]:
    for element in _elements(data, where):
        if _name(element) == "outline":
            for key, value in element.attrib.items():
                if key.lower() == "xmlurl":
                    yield value


def contents(data: bytes, url: str) -> Contents:
    """What a feed names, its addresses made whole by `url`. Raises SkipPage for what is no feed."""
    head = data[:2000]
    if b"<urlset" in head or b"<sitemapindex" in head:
        return _sitemap(data, url)
    return _feed(data, url)


def _feed(data: bytes, url: str) -> Contents:
    import feedparser  # a fifth of a second to load

    try:
        read = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it is lenient, and so gets far into what is broken before it gives up
        cause = f"is a feed that cannot be read ({type(error).__name__}: {error})"
        raise SkipPage(url, cause, "look at it in a browser") from error
    version = str(read.get("version") or "")
    if not version:
        raise SkipPage(url, "is no feed", "give the address of its RSS, Atom or news sitemap")
    items = (_item(entry, url) for entry in read.get("entries", ())[:MOST])
    title = str(read.get("feed", {}).get("title") or "").strip() or None
    return Contents(kind="atom" if version.startswith("atom") else "rss", title=title, items=_once(items))


def _item(entry: Any, base: str) -> Item | None:
    address = entry.get("link") or (entry.get("id") if entry.get("guidislink") else None)
    url = canonical(str(address), base) if address else None
    # Of the dictionary itself: feedparser gives one for the other, and warns that it will not for ever.
    stamp = dict.get(entry, "updated") or dict.get(entry, "published")
    return Item(url=url, title=entry.get("title"), stamp=str(stamp)[:80] if stamp else None) if url else None


def _sitemap(data: bytes, base: str) -> Contents:
    items: list[Item | None] = []
    children: list[str | None] = []
    for element in _elements(data, base):
        if _name(element) == "url" and len(items) < MOST:
            address = _text(element, "loc")
            stamp = _text(element, "lastmod") or _text(element, "publication_date")
            url = canonical(address, base) if address else None
            items.append(Item(url=url, title=_text(element, "title"), stamp=stamp) if url else None)
        elif _name(element) == "sitemap" and len(children) < CHILDREN:
            children.append(canonical(_text(element, "loc") or "", base))
    sitemaps = tuple(dict.fromkeys(filter(None, children)))
    return Contents(kind="sitemap", items=_once(items), sitemaps=sitemaps)


def _once(items: Iterable[Item | None]) -> tuple[Item, ...]:
    return tuple({each.url: each for each in items if each is not None}.values())


def _elements(data: bytes, where: str) -> Iterator[Any]:
    """Every element of an XML document when it ends. Raises SkipPage for one that is broken or hostile."""
    depth = 0
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_entities=True):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise ValueError(f"elements are nested more than {DEEPEST} deep")
            if event == "end":
                yield element
    except DefusedXmlException as error:
        raise SkipPage(where, "declares entities", "take them out") from error
    except (ParseError, ValueError, LookupError) as error:
        raise SkipPage(where, f"is broken XML ({error})", "look at it in a browser") from error


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _text(element: Any, name: str) -> str | None:
    found = next((each for each in element.iter() if _name(each) == name), None)
    return (found.text or "").strip() or None if found is not None else None
