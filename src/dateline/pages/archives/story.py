"""A story as an exchange format states it, made into a Page: nothing has to be guessed from a layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dateline import lexicon
from dateline.errors import SkipPage
from dateline.model import Page
from dateline.pages import bylines, dates, parts
from dateline.pages.clean import squeeze, strip_controls
from dateline.pages.outline import parse
from dateline.pages.parts import Facts, Part

NINJS = frozenset(
    ("body_text", "body_xhtml", "bodies", "headlines", "pubstatus", "versioncreated", "profile", "standard")
)
"""Properties that tell a ninjs object from any other with a `uri`."""

WITHDRAWN = frozenset(("canceled", "cancelled", "withheld", "stat:canceled", "stat:withheld"))
"""Publication statuses of IPTC under which a story must not be shown any more."""

_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d:?\d\d)?$")
_BLANK_LINE = re.compile(r"\n[ \t]{0,80}\n")
_ELEMENTS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre", "td", "hl2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the format says. Times are as it has them; `id` is its own name for the story."""

    id: str | None = None
    url: str | None = None
    headline: str | None = None
    paragraphs: tuple[str, ...] = ()
    captions: tuple[tuple[str, str | None], ...] = ()
    html: str | None = None
    site: str | None = None
    agency: str | None = None
    authors: tuple[str | None, ...] = ()
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    withdrawn: bool = False


@cache
def fields() -> dict[str, tuple[str, ...]]:
    """Field of a story to the names that plain JSON records have for it, most telling first."""
    found: dict[str, list[str]] = {}
    for row in lexicon.table("pages/fields.tsv", ("field", "name")):
        found.setdefault(row["field"], []).append(row["name"])
    return {field: tuple(names) for field, names in found.items()}


def page(told: Told, where: str) -> Page:
    """The Page of a story. Raises SkipPage where it has no text."""
    headline = squeeze(strip_controls(told.headline)) if told.headline else None
    body = [text for each in told.paragraphs if (text := squeeze(strip_controls(each)))]
    if not body and not headline:
        raise SkipPage(where, "the story has no text", "check that the archive holds whole stories")
    found = [Part(kind="headline", text=headline)] if headline else []
    found += [Part(kind="body", text=text) for text in body]
    for caption, credit in told.captions:
        if text := squeeze(strip_controls(caption)):
            found.append(Part(kind="caption", text=text, credit=credit))
    made = parts.assemble(found, _facts(told, headline), source=where)
    return replace(made, source=told.url or told.id or where)


def _facts(told: Told, headline: str | None) -> Facts:
    names = (name for each in told.authors if each for name in bylines.names_of(each) or (each.strip(),))
    authors, agency = bylines.agency_among(dict.fromkeys(names))
    return Facts(
        url=told.url,
        headline=headline,
        site_name=told.site,
        agency=told.agency or agency,
        authors=authors,
        section=told.section,
        published=_time(told.published),
        modified=_time(told.modified),
        language=told.language.lower()[:2] if told.language else None,
    )


def _time(value: str | None) -> str | None:
    """ISO 8601 of a time in its extended form or, as NITF has it, the basic one."""
    if value is None:
        return None
    basic = _BASIC.match(value)
    return dates.from_metadata(basic.expand(r"\1-\2-\3T\4:\5:\6\7") if basic else value)


def of_text(text: str) -> tuple[str, ...]:
    """Paragraphs of plain text: between blank lines, else its lines."""
    text = strip_controls(text)
    return tuple(_BLANK_LINE.split(text)) if _BLANK_LINE.search(text) else tuple(text.splitlines())


def of_markup(text: str) -> tuple[str, ...]:
    """Paragraphs of a piece of HTML."""
    tree = parse(text)
    if tree is None:
        return of_text(text)
    found: list[str] = []
    inside: set[object] = set()
    for element in tree.iter(*_ELEMENTS):
        if inside.isdisjoint(element.iterancestors()):
            inside.add(element)
            found.append(str(element.text_content()))
    return tuple(found) or of_text(str(tree.text_content()))
