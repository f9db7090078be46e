"""Whose words a story is: the agency that it opens with, is signed by or credited to, and how far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Block, Page, Span
from dateline.pages.clean import letters
from dateline.pages.lead import lead_of, signature_of
from dateline.pages.lists import load

#: What parts the names in a lead, a signature or a line under the story.
_PARTS = re.compile(r"[^()\[\]/|:;,.©—–]{2,60}")
_WORDS = re.compile(r"[^\s.,:|/()-]+")
#: What opens a signature.
_OPENING = " \n\t([—–-"
#: Code points of a block's end in which a signature is looked for.
_TAIL = 60
#: Code points of a line around the story that may credit an agency.
_NOTE = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An agency and the parts of the page that are its words.

    `named` is where the page names it, `cue` the lead or signature around that; both are null where only
    the page's metadata do. `content` is never empty.
    """

    agency: str
    named: Span | None
    cue: Span | None
    content: tuple[Span, ...]


def voices_of(page: Page) -> tuple[Voice, ...]:
    """The agencies whose words the story and its teasers are, in page order.

    A lead holds to the next lead with another agency; a teaser's holds for that teaser. An outlet that is
    the agency itself speaks for itself, and is not among them.
    """
    story = [block for block in page.blocks if block.kind == "body"]
    teasers = [block for block in page.blocks if block.kind == "teaser"]
    found = [voice for block in teasers for voice in _of_leads([block], page.site_name)]
    found += _of_leads(story, page.site_name) or _of_page(story, page)
    other = [voice for voice in found if not _same(voice.agency, page.site_name)]
    return tuple(sorted(other, key=lambda voice: voice.content[0].block))


def _of_leads(blocks: list[Block], site: str | None) -> list[Voice]:
    """One for each run of blocks that a lead with an agency opens."""
    runs: list[tuple[str, Span, Span, list[Span]]] = []
    for block in blocks:
        lead = lead_of(block.text, site_name=site)
        named = _agency_in(block, 0, lead.end, lead.agency) if lead.agency else None
        if lead.agency and named and (not runs or runs[-1][0] != lead.agency):
            runs.append((lead.agency, named, _stripped(block, 0, lead.end), []))
        if runs and block.text[lead.end :].strip():
            runs[-1][3].append(_stripped(block, lead.end, len(block.text)))
    return [
        Voice(agency=agency, named=named, cue=cue, content=tuple(said))
        for agency, named, cue, said in runs
        if said
    ]


def _of_page(story: list[Block], page: Page) -> list[Voice]:
    """The page's agency, with all of the story: signed at its end, credited beside it, or in metadata."""
    if not story or not page.agency:
        return []
    content = [
        _stripped(block, lead_of(block.text, site_name=page.site_name).end, len(block.text))
        for block in story
    ]
    last = story[-1]
    named = cue = None
    if signature_of(last.text) == page.agency:
        named = cue = _agency_in(last, max(0, len(last.text) - _TAIL), len(last.text), page.agency, last=True)
    if named:
        content[-1] = _stripped(last, content[-1].start, len(last.text[: named.start].rstrip(_OPENING)))
    else:
        named = cue = next(_credits(page, page.agency), None)
    kept = tuple(span for span in content if span.text)
    return [Voice(agency=page.agency, named=named, cue=cue, content=kept)] if kept else []


def _credits(page: Page, agency: str) -> Iterator[Span]:
    """The lines around the story that name the agency, as far as they are short."""
    for block in page.blocks:
        if block.kind == "other" and len(block.text) <= _NOTE:
            named = _agency_in(block, 0, len(block.text), agency)
            if named:
                yield named


def _agency_in(block: Block, start: int, end: int, agency: str, *, last: bool = False) -> Span | None:
    """Where a part of a block names the agency, by one of its names: the first place, or the last."""
    lists = load()
    found = []
    for match in _PARTS.finditer(block.text, start, end):
        words = [match.start() + word.start() for word in re.finditer(r"\S+", match.group())]
        for at in words[:8]:
            span = _stripped(block, at, match.end())
            if lists.agency(span.text) == agency:
                found.append(_trimmed(block, span))
                break
    return (found[-1] if last else found[0]) if found else None


def _trimmed(block: Block, span: Span) -> Span:
    """Without the dash and blanks at its edges."""
    bare = span.text.strip(" -–—")
    start = span.start + span.text.index(bare)
    return Span(block=block.index, start=start, end=start + len(bare), text=bare)


def _stripped(block: Block, start: int, end: int) -> Span:
    """That part of a block without the blanks at its edges."""
    text = block.text[start:end].strip()
    at = block.text.index(text, start) if text else start
    return Span(block=block.index, start=at, end=at + len(text), text=text)


def _same(agency: str, site: str | None) -> bool:
    """Whether the outlet is the agency: by the site's name, or by a word of it."""
    if not site:
        return False
    return load().agency(site) == agency or letters(agency) in map(letters, _WORDS.findall(site))
