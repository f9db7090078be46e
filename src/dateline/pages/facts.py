"""What an HTML page says about its story: site, byline, agency, section, times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from dateline.pages import bylines, dates, lead, parts
from dateline.pages.clean import fold, letters
from dateline.pages.lists import load
from dateline.pages.meta import Meta, best_time
from dateline.pages.outline import Line, Outline, path_of
from dateline.pages.parts import Facts, Part
from dateline.pages.story import Story, is_prose


def find_facts(
    outline: Outline, meta: Meta, story: Story, kinds: list[tuple[Line | None, Part]], url: str | None
) -> Facts:
    site = _site(meta, url, story.title) or _site_in_byline(outline, story)
    names = _byline(outline, story) or tuple(
        name for value in meta.authors[:6] for name in bylines.names_of(value)
    )
    authors, agency = bylines.agency_among(dict.fromkeys(names or _signed(outline, story)))
    authors = bylines.without_site(authors, site)
    published, modified = _times(outline, meta, story)
    unsure = [line.text for line in _near_headline(outline, story)] if published is None else []
    return Facts(
        url=url or meta.url,
        headline=story.title,
        site_name=site,
        agency=agency or _agency(meta, kinds) or _agency_shown(outline, story),
        authors=authors,
        section=_section(outline, meta, story, site, url or meta.url),
        published=published,
        modified=modified,
        language=meta.language,
        why=dates.two_ways(unsure),
    )


def _host(address: str) -> str:
    """The host of an address, "" where it is none: pages state what they like."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _site(meta: Meta, url: str | None, title: str | None) -> str | None:
    """The site's name: of those the page gives the first that its address resembles."""
    names = [name for name in meta.sites if not name.startswith(("http", "@", "www.")) and len(name) <= 60]
    ends = [piece.strip() for piece in re.split(r"\s[|–—:»·-]\s", meta.title or "")[1:]]
    host = _host(url or meta.url or "")
    domain = letters(re.sub(r"^www\.|\.[a-z.]{2,6}$", "", host))
    alike = [
        name
        for name in [*names, *ends]
        if domain and (letters(name) in domain or _subsequence(domain, letters(name)))
    ]
    if names and (names[0] in alike or not alike):
        return _longer(names[0], ends)
    if alike:
        return alike[0]
    whole = letters(meta.title or "")
    return (
        ends[-1] if ends and title and whole.startswith(letters(title)) and letters(title) != whole else None
    )


def _site_in_byline(outline: Outline, story: Story) -> str | None:
    near = (line.text for line in _near_headline(outline, story) if bylines.starts_byline(line.text))
    return next(filter(None, map(bylines.outlet_of, near)), None)


def _longer(name: str, ends: list[str]) -> str:
    """The name in full where the page's title gives it in full and the metadata cut short."""
    if " " in name or len(name) < 5:
        return name
    full = [end for end in ends if len(end.split()) > 2 and _subsequence(letters(name), letters(end))]
    return full[0] if full else name


def _subsequence(short: str, long: str) -> bool:
    """Are the letters of `short` in `long`, in order?"""
    rest = iter(long)
    return len(short) > 3 and all(letter in rest for letter in short)


def _signed(outline: Outline, story: Story) -> tuple[str, ...]:
    """The names in an author's box below the story, where there is no byline above it."""
    for line in outline.lines:
        roles = line.roles(story.ignored)
        if (
            "byline" in roles
            and story.region in line.box.lineage()
            and not roles & {"nav", "related", "comments"}
            and len(line.text) <= 40
        ):
            return bylines.names_of(line.text)
    return ()


def _byline(outline: Outline, story: Story) -> tuple[str, ...]:
    """The names in the byline nearest to the headline."""
    start = story.headline.order if story.headline else 0
    names: list[str] = []
    for line in outline.lines[max(0, start - 5) :]:
        roles = line.roles(story.ignored)
        opens = bylines.starts_byline(line.text)
        if (
            (roles & {"nav", "footer", "comments", "related", "share"} and not opens)
            or len(line.text) > 200
            or "caption" in roles
            or "credit" in roles
        ):
            continue
        if story.box in line.box.lineage() and is_prose(line):
            break
        if ("byline" in roles and not line.heading) or opens:
            found = bylines.names_of(line.text)
            if found:
                names += [name for name in found if name not in names]
                if len(names) >= 6 or opens:
                    break
    return tuple(names)


def _agency(meta: Meta, kinds: list[tuple[Line | None, Part]]) -> str | None:
    """The agency in the metadata, the notes under the story or its copyright line."""
    for value in [*meta.credits, *meta.authors]:
        agency = load().agency(value)
        if agency:
            return agency
    notes = [part.text for _, part in kinds if part.kind == "other"]
    return next(filter(None, map(lead.agency_in_note, notes)), None)


def _agency_shown(outline: Outline, story: Story) -> str | None:
    """The agency in the date's line ("Meridian Press Agency · 3 March 2026"), or alone at the headline."""
    for line in _near_headline(outline, story):
        if story.box in line.box.lineage() and is_prose(line):
            break
        pictured = line.roles() & {"caption", "credit", "figure", "gallery", "embed"}
        agency = lead.agency_in_pieces(line.text) if not line.linked and not pictured else None
        if agency:
            return agency
    return None


def _near_headline(outline: Outline, story: Story) -> list[Line]:
    """The short lines around the headline, where the times of the story stand."""
    start = story.headline.order if story.headline else 0
    near = outline.lines[max(0, start - 6) : start + 25]
    apart = {"related", "comments", "nav"}
    return [line for line in near if len(line.text) < 160 and not line.roles(story.ignored) & apart]


def _times(outline: Outline, meta: Meta, story: Story) -> tuple[str | None, str | None]:
    """Published and modified: the metadata's, filled in from the lines near the headline."""
    published, modified = best_time(meta.published), best_time(meta.modified, last=True)
    for line in _near_headline(outline, story):
        for iso, change in _stated(line):
            if change:
                modified = modified or iso
            elif _better(published, iso):
                published = iso
    return published, modified


def _stated(line: Line) -> Iterator[tuple[str, bool]]:
    """(time, is it that of a change) for each time of a date line, as its <time> or its text has it."""
    moment = dates.from_metadata(line.moment) if line.moment else None
    if moment:
        yield moment, load().changed.search(line.text) is not None
        return
    dated = dates.bare(line.text) or bylines.starts_byline(line.text)
    found = dates.find(line.text) if dated else None
    while found:
        before = line.text[max(0, found.start - 30) : found.start]
        yield found.iso, load().changed.search(before) is not None
        found = dates.find(line.text, start=found.end)


def _better(known: str | None, shown: str) -> bool:
    return known is None or (len(known) <= 10 < len(shown) and shown.startswith(known))


def _section(outline: Outline, meta: Meta, story: Story, site: str | None, url: str | None) -> str | None:
    for value in [*meta.sections, *reversed(meta.crumbs)]:
        name = value.split(",")[0].strip()
        if _is_section(name, story, site):
            return name
    start = story.headline.order if story.headline else 0
    named: list[str] = []
    for line in outline.lines[max(0, start - 8) : start + 4]:
        roles = line.roles(story.ignored) | line.box.roles
        kicker = "section" in roles and "nav" not in roles and (line.linked or parts.known_section(line.text))
        if ("crumbs" in roles or kicker) and _is_section(line.text, story, site):
            named.append(line.text)
    named = named or _named_below(outline, story)
    return named[-1] if named else _section_in(url)


def _named_below(outline: Outline, story: Story) -> list[str]:
    """A section's name among the few lines right below the story's own box."""
    last = max((line.order for line in outline.lines if story.box in line.box.lineage()), default=0)
    below = [line for line in outline.lines[last + 1 : last + 5] if "nav" not in line.roles(story.ignored)]
    names = [line.text for line in below if parts.known_section(line.text) and not load().phrase(line.text)]
    return names[:1]


def _section_in(url: str | None) -> str | None:
    """The innermost section that the path of the address names, before the story itself."""
    found = None
    for name in path_of(url or "").split("/")[:-1]:
        name = name.replace("-", " ").replace("_", " ")
        if parts.known_section(name):
            found = name.title() if name.islower() else name
    return found


def _is_section(name: str, story: Story, site: str | None) -> bool:
    known = {
        letters(story.title or ""),
        letters(site or ""),
        "home",
        "homepage",
        "index",
        "article",
        "articles",
        "uncategorized",
    }
    return (
        2 <= len(name) <= 40
        and letters(name) not in known
        and fold(name) not in ("front page", "top stories")
        and len(name.split()) <= 5
    )
