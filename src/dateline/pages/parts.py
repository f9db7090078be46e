"""What both kinds of page share: the parts of a page, and putting them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.model import Block, BlockKind, Page
from dateline.pages.clean import fold
from dateline.pages.dates import stamp
from dateline.pages.lead import Lead, lead_of, signature_of
from dateline.pages.lists import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block before it has a number; `day` is the ISO day shown beside it."""

    kind: BlockKind
    text: str
    credit: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says about itself; null or empty where it does not."""

    url: str | None = None
    headline: str | None = None
    site_name: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    why: dict[str, str] = field(default_factory=dict)


def guess_language(text: str) -> str | None:
    """ISO 639-1 code of a text of twenty letters or more; None where it is too short to say."""
    if sum(map(str.isalpha, text[:400])) < 20:
        return None
    import py3langid  # a quarter second to load, and most pages declare their language

    return str(py3langid.classify(text[:3000])[0])


def _language(declared: str | None, text: str) -> str | None:
    """The declared language, unless it is a template's "en" around a text that is not English."""
    words = text[:3000].lower().split()
    share = sum(word in load().frequent for word in words) / max(1, len(words))
    if declared and (declared != "en" or len(words) < 40 or share > 0.12):
        return declared
    return guess_language(text) or declared


_REASONS = {
    "url": "the page was not read from the web and names no address of its own",
    "headline": "the page shows no headline",
    "site_name": "the page does not name its site",
    "agency": "the text is credited to no agency",
    "dateline": "the story opens with no dateline",
    "section": "the page names no section",
    "published": "the page shows no date of publication",
    "modified": "the page shows no date of change",
    "language": "the text is too short to tell its language",
    "authors": "the page has no byline",
}


def assemble(parts: Sequence[Part], facts: Facts, *, source: str) -> Page:
    """Number the parts, give them their anchor days and the nulls their reasons."""
    body = [part.text for part in parts if part.kind == "body"]
    lead = lead_of(body[0], site_name=facts.site_name) if body else Lead()
    agency = lead.agency or facts.agency or (signature_of(body[-1]) if body else None)
    language = _language(facts.language, " ".join(body) or " ".join(part.text for part in parts))
    values = {
        "url": facts.url,
        "headline": facts.headline,
        "site_name": facts.site_name,
        "agency": agency,
        "dateline": lead.place,
        "section": facts.section,
        "published": facts.published,
        "modified": facts.modified,
        "language": language,
    }
    missing = {name: facts.why.get(name, _REASONS[name]) for name, value in values.items() if value is None}
    if not facts.authors:
        missing["authors"] = _REASONS["authors"]
    day = facts.published[:10] if facts.published else None
    sound = {name: None if value is None else _sound(value) for name, value in values.items()}
    authors = tuple(map(_sound, facts.authors))
    return Page(
        source=_sound(source), authors=authors, blocks=tuple(_blocks(parts, day)), missing=missing, **sound
    )


def _sound(text: str) -> str:
    """Without halves of surrogate pairs, which JSON can hold and no store takes."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _blocks(parts: Sequence[Part], day: str | None) -> Iterable[Block]:
    entries = _entries(parts, day)
    for index, part in enumerate(parts):
        dated = part.kind in ("headline", "body", "caption")
        own = entries.get(index, day) if dated else part.day
        yield Block(index=index, kind=part.kind, text=part.text, credit=part.credit, anchor=own)


def _entries(parts: Sequence[Part], day: str | None) -> dict[int, str]:
    """The days of the entries of a live blog: each holds from the line that shows it to the next such line.

    One such line is a date of publication; entries have two or more, with body behind each, none before the
    page's own day.
    """
    if day is None:
        return {}
    shown: dict[int, str] = {}
    stamps: set[int] = set()
    at, current = -1, None
    for index, part in enumerate(parts):
        found = stamp(part.text, published=day) if part.kind == "other" else None
        if found:
            at, current = index, found
        elif current and part.kind in ("body", "caption"):
            shown[index] = current
            stamps.add(at)
    return shown if len(stamps) > 1 and min(shown.values()) >= day else {}


def reads_as_review(text: str) -> bool:
    """Is a line among readers' words their words, not a name or a rating? Short ones end as sentences do."""
    return len(text) >= 20 or (len(text) >= 6 and " " in text and text[-1] in ".!?" and text[0].isalpha())


def known_section(text: str) -> bool:
    """Is a line the name of a section and nothing more?"""
    return fold(text) in load().sections
