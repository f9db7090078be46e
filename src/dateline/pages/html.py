"""An HTML page to a Page: the page's own structure first, its metadata where that is silent.

text -> tree -> outline (lines in boxes) -> story (which box) -> sorter (what each line is)
             -> meta (what the head says) ---------------------> facts
"""

from __future__ import annotations

from dateline.errors import SkipPage
from dateline.model import Page
from dateline.pages import parts
from dateline.pages.facts import find_facts
from dateline.pages.meta import read_meta
from dateline.pages.outline import Outline, bare_text, parse
from dateline.pages.second import stated_body, with_second_opinion
from dateline.pages.sorter import Sorter
from dateline.pages.story import find_story
from dateline.pages.text import read_text


def read_html(text: str, *, source: str, url: str | None = None) -> Page:
    """The Page in `text`. Raises SkipPage where it shows no text."""
    tree = parse(text)
    if tree is None:
        return read_text(bare_text(text), source=source, url=url)
    body = tree.find("body")
    outline = Outline(body if body is not None else tree)
    meta = read_meta(tree)
    if not outline.lines and not stated_body(meta, ""):
        raise SkipPage(
            source, "there is no text on this page", "if a script writes it, save it from a browser"
        )
    story = find_story(outline, meta)
    if story is None:
        return read_text("\n".join(line.text for line in outline.lines), source=source, url=url)
    kinds = Sorter(outline, story).sort()
    facts = find_facts(outline, meta, story, kinds, url)
    found = with_second_opinion([part for _, part in kinds], text, meta)
    return parts.assemble(found, facts, source=source)
