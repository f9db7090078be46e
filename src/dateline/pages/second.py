"""A second opinion about where the story is, for pages whose own structure shows next to none.

First the story as the page states it to machines (JSON-LD `articleBody`), then trafilatura's.
"""

from __future__ import annotations

import re
from html import unescape

from dateline.pages.clean import ideographic, letters, squeeze, strip_controls
from dateline.pages.credits import is_caption
from dateline.pages.lists import load
from dateline.pages.meta import Meta
from dateline.pages.outline import bare_text
from dateline.pages.parts import Part

_SMALL = 250
"""Characters of a body that is suspiciously small: two or three sentences, as only a flash has."""

_TIMES = 3
"""So many times as much text must the other find, or what it has more is the furniture around a flash."""

_SENTENCE = 40
"""Characters of a paragraph that is taken over, which has to end as a sentence does: menus do not."""

_OPENING = 30
"""Characters of a paragraph by which it is found again in the page."""

_STOPS = (".", "!", "?", "…", '"', "”", "»", "。")

_MOST = 1_000_000
"""Characters of HTML that are tried: longer pages take trafilatura seconds."""

_LONG = 600
"""Characters of a stated paragraph that may be several glued together ("... he said.The army ...")."""

_MARKUP = re.compile(r"</?(?:p|br|div|li|h[1-6]|span|strong|em|b|i|a|blockquote|figure)\b", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-z0-9)][.!?]|[a-z.!?,][\"”])(?=[A-Z\"“][A-Za-z][a-z ])")


def with_second_opinion(parts: list[Part], text: str, meta: Meta) -> list[Part]:
    """`parts`, with another body where theirs is suspiciously small beside what the page states or holds.

    `text` is the page's HTML. What stands in the other body is no longer a part of another kind.
    """
    body = [part.text for part in parts if part.kind == "body"]
    size = sum(map(len, body))
    small = len(body) < 2 or size < _SMALL
    stated = stated_body(meta, _headline(parts))
    if _much(stated, size, 1 if small else _SMALL):
        return _exchanged(parts, stated)
    if not small or len(text) > _MOST:
        return parts
    other = {letters(part.text) for part in parts if part.kind in ("headline", "teaser", "review", "caption")}
    found = [one for one in _extracted(text) if letters(one) not in other]
    return _exchanged(parts, found) if _much(found, size, _SMALL) else parts


def _headline(parts: list[Part]) -> str:
    return next((part.text for part in parts if part.kind == "headline"), "")


def _much(found: list[str], size: int, least: int) -> bool:
    """Is what was found at least `least` characters, and so many times the `size` of the other body?"""
    return sum(map(len, found)) >= max(_TIMES * size, least)


def _exchanged(parts: list[Part], found: list[str]) -> list[Part]:
    """`parts` with `found` as their body, where it was or before the first teaser."""
    taken = {letters(one) for one in found}
    kept = [
        part
        for part in parts
        if part.kind != "body" and (part.kind == "headline" or letters(part.text) not in taken)
    ]
    first = next((at for at, part in enumerate(kept) if part.kind in ("teaser", "review")), len(kept))
    return [*kept[:first], *(Part(kind="body", text=one) for one in found), *kept[first:]]


def stated_body(meta: Meta, headline: str) -> list[str]:
    """The paragraphs of the `articleBody` of the article under `headline`, or of the only one there is."""
    title = letters(headline)[:40]
    named = [text for name, text in meta.bodies if title and letters(name).startswith(title)]
    texts = named or [text for _, text in meta.bodies if len(meta.bodies) == 1]
    return _stated(texts[0]) if texts else []


def _stated(text: str) -> list[str]:
    """Paragraphs of a stated body: text or HTML, escaped once more or not, glued together or not."""
    for _ in range(2):
        text = unescape(text)
    if _MARKUP.search(text):
        text = bare_text(text)
    found = []
    for line in strip_controls(text).split("\n"):
        whole = squeeze(line)
        pieces = _GLUED.split(whole) if len(whole) > _LONG else [whole]
        found += [piece.strip() for piece in pieces]
    return [line for line in found if _tells(line)]


def _tells(line: str) -> bool:
    """Is a line part of the story, not a caption or furniture that was copied along?"""
    words = " " in line or ideographic(line)
    return words and any(map(str.isalpha, line)) and not load().phrase(line) and not is_caption(line)


def _extracted(text: str) -> list[str]:
    """The paragraphs that trafilatura finds."""
    try:
        import trafilatura  # half a second to load, and few pages need it

        found = trafilatura.extract(text, include_comments=False, include_tables=False, deduplicate=False)
    except Exception:  # whatever breaks it: the page's own structure has to do then
        return []
    lines = (squeeze(strip_controls(line)).lstrip("- ") for line in (found or "").split("\n"))
    return _in_page_order([line for line in lines if len(line) >= _SENTENCE and line.endswith(_STOPS)], text)


def _in_page_order(lines: list[str], text: str) -> list[str]:
    """`lines` in page order, which trafilatura changes; one that is not found again stays where it is."""
    start, place = max(0, text.find("<body")), 0
    places = []
    for line in lines:
        at = text.find(line[:_OPENING], start)
        place = at if at >= 0 else place
        places.append(place)
    return [lines[n] for n in sorted(range(len(lines)), key=places.__getitem__)]
