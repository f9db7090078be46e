"""A second opinion about where the story is, for pages whose own structure shows next to none."""

from __future__ import annotations

from dateline.pages.clean import letters, squeeze, strip_controls
from dateline.pages.parts import Part

_SMALL = 250
"""Characters of a body that is suspiciously small: two or three sentences, as only a flash has."""

_TIMES = 3
"""So many times as much text must the other find, or what it has more is the furniture around a flash."""

_SENTENCE = 40
"""Characters of a paragraph that is taken over, which has to end as a sentence does: menus do not."""

_STOPS = (".", "!", "?", "…", '"', "”", "»", "。")

_MOST = 1_000_000
"""Characters of HTML that are tried: longer pages take it seconds."""


def with_second_opinion(parts: list[Part], text: str) -> list[Part]:
    """`parts`, with the body that trafilatura finds in the HTML `text` where theirs is suspiciously small."""
    body = [part.text for part in parts if part.kind == "body"]
    size = sum(map(len, body))
    if len(text) > _MOST or (len(body) >= 2 and size >= _SMALL):
        return parts
    other = {letters(part.text) for part in parts if part.kind in ("headline", "teaser", "review", "caption")}
    found = [one for one in _paragraphs(text) if letters(one) not in other]
    if sum(map(len, found)) < _TIMES * max(size, _SMALL // _TIMES):
        return parts
    taken = {letters(one) for one in found}
    kept = [part for part in parts if part.kind != "body" and letters(part.text) not in taken]
    first = next((at for at, part in enumerate(kept) if part.kind in ("teaser", "review")), len(kept))
    return [*kept[:first], *(Part(kind="body", text=one) for one in found), *kept[first:]]


def _paragraphs(text: str) -> list[str]:
    try:
        import trafilatura  # half a second to load, and few pages need it

        found = trafilatura.extract(text, include_comments=False, include_tables=False, deduplicate=False)
    except Exception:  # whatever breaks it: the page's own structure has to do then
        return []
    lines = (squeeze(strip_controls(line)).lstrip("- ") for line in (found or "").split("\n"))
    return [line for line in lines if len(line) >= _SENTENCE and line.endswith(_STOPS)]
