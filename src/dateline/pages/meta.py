"""What a page says about itself to machines: JSON-LD, meta tags, microdata, <time>."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from dateline.pages import dates
from dateline.pages.clean import squeeze, strip_controls
from dateline.pages.lists import load

_ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|Posting)$")
_MAX_SCRIPT = 1_000_000
"""Characters of one JSON-LD script; articles have some ten thousand."""


@dataclass(slots=True)
class Meta:
    """Candidates for each field, the most trustworthy first, as printed.

    `bodies`: (headline, text) of each article that carries its story, which may hold HTML.
    """

    titles: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    modified: list[str] = field(default_factory=list)
    crumbs: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    bodies: list[tuple[str, str]] = field(default_factory=list)
    title: str | None = None
    url: str | None = None
    language: str | None = None


def read_meta(tree: Any) -> Meta:
    """All that the head and the machine-readable marks of a page say."""
    meta = Meta()
    for thing in _things(tree):
        _from_thing(thing, meta)
    _from_tags(tree, meta)
    _from_marks(tree, meta)
    found = tree.find(".//title")
    meta.title = _clean(found.text_content()) if found is not None else None
    link = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)
    meta.url = meta.url or (str(link) if link and str(link).startswith("http") else None)
    language = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    )
    meta.language = _language(language)
    return meta


def _language(value: str | None) -> str | None:
    match = re.match(r"([A-Za-z]{2})(?:[-_]|$)", (value or "").strip())
    return match.group(1).lower() if match else None


def _clean(value: object) -> str:
    return squeeze(strip_controls(unescape(str(value))))[:1000]


def _things(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD on the page, articles first; those that cannot be read are left out."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        text = script.text or ""
        if "ld+json" in kind and len(text) <= _MAX_SCRIPT:
            found += _flatten(_load(text))
    yield from sorted(found, key=lambda thing: not _is_article(thing))


def _load(text: str) -> Any:
    """A JSON-LD script, mended where it is broken the usual ways: CDATA, a last comma, raw line ends."""
    text = (
        re.sub(
            r"^\s{0,99}(?://)?\s{0,9}<!\[CDATA\[|(?://)?\s{0,9}\]\]>\s{0,99}$|^\s{0,99}<!--|-->\s{0,99}$",
            "",
            text,
        )
        .strip()
        .rstrip(";")
    )
    for attempt in (text, re.sub(r",\s{0,99}([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _flatten(value: Any) -> list[dict[str, Any]]:
    """Objects in lists and in @graph, a few levels deep."""
    todo: list[tuple[Any, int]] = [(value, 0)]
    found: list[dict[str, Any]] = []
    while todo and len(found) < 200:
        item, depth = todo.pop(0)
        if isinstance(item, list) and depth < 4:
            todo += [(member, depth + 1) for member in item]
        elif isinstance(item, dict):
            found.append(item)
            todo += [
                (item[key], depth + 1)
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), (list, dict)) and depth < 4
            ]
    return found


def _types(thing: dict[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _is_article(thing: dict[str, Any]) -> bool:
    return any(_ARTICLE.search(kind) for kind in _types(thing))


def _from_thing(thing: dict[str, Any], meta: Meta) -> None:
    if "BreadcrumbList" in _types(thing):
        meta.crumbs += _crumbs(thing)
    if _is_article(thing):
        meta.titles += _texts(thing.get("headline"))
        meta.published += _texts(thing.get("datePublished"))
        meta.modified += _texts(thing.get("dateModified"))
        meta.sections += _texts(thing.get("articleSection"))
        meta.authors += _texts(thing.get("author") or thing.get("creator"))
        meta.sites += _texts(thing.get("publisher"))
        meta.descriptions += _texts(thing.get("description"))
        meta.bodies += _bodies(thing)
        meta.credits += _texts(thing.get("sourceOrganization")) + _texts(thing.get("copyrightHolder"))
    elif "WebSite" in _types(thing):
        meta.sites += _texts(thing.get("name"))


def _bodies(thing: dict[str, Any]) -> list[tuple[str, str]]:
    text = thing.get("articleBody")
    if isinstance(text, list):
        text = "\n".join(piece for piece in text if isinstance(piece, str))
    if not isinstance(text, str) or not text.strip():
        return []
    return [(next(iter(_texts(thing.get("headline"))), ""), text)]


def _crumbs(thing: dict[str, Any]) -> list[str]:
    items = thing.get("itemListElement")
    found = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            inner = item.get("item")
            found += _texts(item.get("name") or (inner.get("name") if isinstance(inner, dict) else None))
    return found


def _texts(value: Any) -> list[str]:
    """The strings, or names of the objects, in a JSON-LD value."""
    found = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name")
            item = item[0] if isinstance(item, list) and item else item
        if isinstance(item, str) and _clean(item):
            found.append(_clean(item))
    return found


def _from_tags(tree: Any, meta: Meta) -> None:
    tags: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = _clean(tag.get("content") or "")
        if name and content and len(content) < 1000:
            tags.setdefault(name.strip().lower(), []).append(content)
    targets = {
        "published": meta.published,
        "modified": meta.modified,
        "author": meta.authors,
        "section": meta.sections,
        "title": meta.titles,
    }
    known = load().metatags
    for name, target in targets.items():
        target += [value for tag in known[name] for value in tags.get(tag, [])]
    meta.sites[:0] = tags.get("og:site_name", [])
    meta.sites += [value for tag in known["site"] for value in tags.get(tag, [])]
    meta.descriptions += tags.get("description", []) + tags.get("og:description", [])
    meta.url = next((value for value in tags.get("og:url", []) if value.startswith("http")), None)


def _from_marks(tree: Any, meta: Meta) -> None:
    """Microdata and <time>."""
    for element in tree.xpath("//*[@itemprop][not(self::meta)][not(ancestor::*[@itemprop='comment'])]")[:300]:
        value = element.get("content") or element.get("datetime") or ""
        for name in (element.get("itemprop") or "").split():
            if name == "datePublished":
                meta.published.append(_clean(value or element.text_content()))
            elif name == "dateModified":
                meta.modified.append(_clean(value or element.text_content()))
            elif name == "articleSection":
                meta.sections.append(_clean(value or element.text_content()))


def best_time(values: list[str], *, last: bool = False) -> str | None:
    """The first time stated, or a more precise statement of the same day; with `last` the latest.

    An offset beats a clock alone, a clock beats a day alone.
    """
    found = [iso for iso in map(dates.from_metadata, values[:20]) if iso]
    if last:
        return max(found, key=lambda iso: (iso[:10], len(iso) > 10, iso), default=None)
    same = [iso for iso in found if iso[:10] == found[0][:10]]
    return max(same, key=lambda iso: ("+" in iso[10:] or "-" in iso[10:], len(iso) > 10), default=None)
