"""Which box of an HTML page holds the story, and which line is its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.pages.clean import ideographic, letters
from dateline.pages.lists import load
from dateline.pages.meta import Meta
from dateline.pages.outline import Box, Line, Outline
from dateline.pages.second import stated_body

NOISE = frozenset(
    {
        "nav",
        "footer",
        "comments",
        "promo",
        "related",
        "share",
        "bio",
        "tags",
        "aside",
        "crumbs",
        "form",
        "hidden",
    }
)
"""Roles of boxes that hold no part of a story."""

_FIRM = frozenset({"footer", "comments", "nav"})
"""Roles that hold whatever share of the page's text a box has."""

_NOT_PROSE = NOISE | {"caption", "credit", "figure", "gallery", "embed", "byline", "time"}
_STOPS = (".", "!", "?", "…", ".”", '."', "?”", "!”", "”", '"', "’", "'", "»", "。", "؟", "।", ":", ")")
_SUFFIX = re.compile(r"\s{1,3}[|–—:»·-]{1,2}\s{1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Where the story is. `ignored`: orders of the boxes around it, whose roles say nothing."""

    box: Box
    region: Box
    headline: Line | None
    title: str | None
    ignored: frozenset[int]


def is_prose(line: Line) -> bool:
    """Does a line read as a sentence of a story does?"""
    if line.heading or line.linked > 0.5 * len(line.text):
        return False
    size = len(line.text)
    return (
        (size >= 25 and line.text.endswith(_STOPS) and line.text.count(" ") >= 4)
        or size >= 100
        or (size >= 15 and ideographic(line.text) and line.text.endswith(_STOPS))
    )


def find_story(outline: Outline, meta: Meta) -> Story | None:
    """The story of a page; None if it has no prose at all and states none to machines."""
    prose = [line for line in outline.lines if is_prose(line)]
    headline, title = find_headline(outline.lines, meta)
    if not prose and not stated_body(meta, title or ""):
        return None
    if not prose:
        whole = outline.boxes[0]
        return Story(box=whole, region=whole, headline=headline, title=title, ignored=frozenset())
    ignored = _ignored(prose, headline)
    _weigh(outline, ignored, headline)
    best = max(outline.boxes, key=lambda box: (_score(box), box.order))
    if best.weight <= 0:
        best = _common([line.box for line in prose]) or outline.boxes[0]
    box = _narrowed(best, outline.boxes)
    around = frozenset(part.order for part in box.lineage())
    region = _common([box, headline.box]) if headline else best
    return Story(box=box, region=region or best, headline=headline, title=title, ignored=ignored | around)


def _ignored(prose: list[Line], headline: Line | None) -> frozenset[int]:
    """Boxes around the headline or most of the prose: "has-sidebar" there tells about the layout."""
    sizes: dict[int, int] = {}
    for line in prose:
        for box in line.box.lineage():
            if not box.roles & _FIRM:
                sizes[box.order] = sizes.get(box.order, 0) + len(line.text)
    whole = sum(len(line.text) for line in prose)
    big = {order for order, size in sizes.items() if size > 0.6 * whole}
    big |= {box.order for line in prose[:1] for box in line.box.lineage() if box.tag in ("html", "body")}
    return frozenset(big | ({box.order for box in headline.box.lineage()} if headline else set()))


def _weigh(outline: Outline, ignored: frozenset[int], headline: Line | None) -> None:
    for line in outline.lines:
        noisy = line.roles(ignored) & _NOT_PROSE
        if is_prose(line) and not noisy:
            value = min(len(line.text), 1500) * (0.2 if headline and line.order < headline.order else 1.0)
            value = -100.0 if load().phrase(line.text) else value
        else:
            value = -2.0 if noisy else -15.0
        for box in line.box.lineage():
            box.weight += value


def _score(box: Box) -> float:
    return box.weight * 1.5 if "body" in box.roles and box.weight > 0 else box.weight


def _narrowed(best: Box, boxes: list[Box]) -> Box:
    """The innermost box named as a story's body that holds most of what `best` holds."""
    inner = [
        box
        for box in boxes
        if "body" in box.roles and box.weight > 0.75 * best.weight and best in box.lineage()
    ]
    return max(inner, key=lambda box: box.order, default=best)


def _common(boxes: Iterable[Box]) -> Box | None:
    """The innermost box around all of `boxes`."""
    common: list[Box] | None = None
    for box in boxes:
        around = list(box.lineage())
        orders = {one.order for one in around}
        common = around if common is None else [one for one in common if one.order in orders]
    return common[0] if common else None


def find_headline(lines: list[Line], meta: Meta) -> tuple[Line | None, str | None]:
    """(the headline's line, its text): the heading that is most like the title the metadata gives."""
    titles = [
        letters(title) for title in [*meta.titles, *_without_site(meta.title)] if len(letters(title)) > 5
    ]
    best: tuple[float, int, Line] | None = None
    for line in lines:
        score = _likeness(line, titles)
        if score > 0 and (best is None or score > best[0]):
            best = (score, -line.order, line)
    if best is not None:
        return best[2], best[2].text
    title = next(iter(meta.titles), None) or next(iter(_without_site(meta.title)), None)
    return None, title


def _likeness(line: Line, titles: list[str]) -> float:
    """How much a line looks like the headline, 0 for not at all."""
    level = line.heading
    named = "headline" in line.box.roles
    if len(line.text) > 300 or len(line.text) < 4:
        return 0.0
    roles = line.roles()
    bonus = (3.0 if level == 1 else 1.0 if level in (2, 3) else 0.0) + (1.0 if named else 0.0)
    text = letters(line.text)
    alike = max((_shared(text, title) for title in titles), default=0.0)
    if level == 0 and not named and alike < 0.9:
        return 0.0
    if level > 1 and alike < 0.6:
        return 0.0
    if roles & {"related", "nav", "footer", "comments", "aside", "promo"} and level != 1:
        bonus -= 2.0
    if line.all_linked:
        bonus -= 1.5
    return max(0.0, bonus + 3 * alike - (2.5 if titles and alike < 0.3 else 0.0))


def _shared(one: str, other: str) -> float:
    """Share of the longer text that the two begin with or contain, 0 to 1."""
    if not one or not other:
        return 0.0
    short, long = sorted((one, other), key=len)
    if short in long:
        return len(short) / len(long)
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same / len(long)


def _without_site(title: str | None) -> list[str]:
    """A <title> without the name of the site around it, and as it is."""
    if not title:
        return []
    pieces = _SUFFIX.split(title)
    return [max(pieces, key=len), title] if len(pieces) > 1 else [title]
